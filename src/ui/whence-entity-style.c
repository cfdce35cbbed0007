/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <math.h>

#include <adwaita.h>

#include "ui/whence-entity-style.h"

/* The contrast that the Web Content Accessibility Guidelines ask for between text and what is
 * behind it (success criterion 1.4.3), and for those who need more (1.4.6).
 */
#define MIN_CONTRAST 4.5
#define MIN_HIGH_CONTRAST 7.0

typedef struct
{
  const char *type;
  const char *icon;
  WhenceLine line;
  const char *light;   /* the colour on a light page */
  const char *dark;    /* the colour on a dark page */
} TypeStyle;

static const TypeStyle type_styles[] = {
  { "person", "whence-person-symbolic", WHENCE_LINE_SOLID, "#1a5fb4", "#84b9f5" },
  { "organization", "whence-organization-symbolic", WHENCE_LINE_DOUBLE, "#813d9c", "#dc9bf0" },
  { "place", "whence-place-symbolic", WHENCE_LINE_DASHED, "#18743f", "#74dd9f" },
  { "event", "whence-event-symbolic", WHENCE_LINE_WAVY, "#a84300", "#ffb067" },
  { "work", "whence-work-symbolic", WHENCE_LINE_DASH_DOT, "#0b7285", "#69cfe0" },
  { "date", "whence-date-symbolic", WHENCE_LINE_DOTTED, "#7a5230", "#d9b592" },
  { "quantity", "whence-quantity-symbolic", WHENCE_LINE_SPARSE, "#7d6200", "#e8cd5a" },
  { "other", "whence-other-symbolic", WHENCE_LINE_THIN, "#5e5c64", "#c0bfbc" },
};

/* What the colors of the palette become on a dark page: of a similar hue, and chosen to differ
 * from each other there as well.
 */
static const char *const dark_palette[WHENCE_PALETTE_SIZE] = {
  "#f3def5", "#13a348", "#a27fc3", "#dbed9f", "#ef627a", "#029e9a",
  "#a88682", "#b8e3ff", "#ffcdd5", "#9fa0bc", "#ff9dd1", "#ff5cad",
  "#e38e18", "#d9979f", "#ee8262", "#9494ff", "#71958c", "#1b8eff",
  "#859600", "#fedfc9",
};

/* The lines of the types that a project declares itself, one after the other. */
static const WhenceLine own_lines[] = {
  WHENCE_LINE_LONG_DASHED, WHENCE_LINE_ZIGZAG,        WHENCE_LINE_THICK_THIN,
  WHENCE_LINE_TICKED,      WHENCE_LINE_DOUBLE_DASHED, WHENCE_LINE_DASH_DOT_DOT,
};

/**
 * whence_page_get_current:
 *
 * Returns: what is behind everything in the window, as the style is now
 */
WhencePage
whence_page_get_current (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return dark ? WHENCE_PAGE_DARK_CONTRAST : WHENCE_PAGE_LIGHT_CONTRAST;

  return dark ? WHENCE_PAGE_DARK : WHENCE_PAGE_LIGHT;
}

/**
 * whence_page_is_dark:
 * @page: a page
 *
 * Returns: whether it is dark
 */
gboolean
whence_page_is_dark (WhencePage page)
{
  return page == WHENCE_PAGE_DARK || page == WHENCE_PAGE_DARK_CONTRAST;
}

/**
 * whence_page_has_contrast:
 * @page: a page
 *
 * Returns: whether it is for who needs high contrast
 */
gboolean
whence_page_has_contrast (WhencePage page)
{
  return page == WHENCE_PAGE_LIGHT_CONTRAST || page == WHENCE_PAGE_DARK_CONTRAST;
}

/* Returns: (nullable): the style of a built-in type */
static const TypeStyle *
find_type_style (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_styles); i++)
    {
      if (g_str_equal (type_styles[i].type, type))
        return &type_styles[i];
    }

  return NULL;
}

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GdkRGBA *color)
{
  return 0.2126 * get_linear ((double) color->red) + 0.7152 * get_linear ((double) color->green) +
         0.0722 * get_linear ((double) color->blue);
}

/**
 * whence_color_get_contrast:
 * @a: a color
 * @b: another one
 *
 * Returns: the contrast ratio of the two, from 1 to 21, as the Web Content Accessibility
 *   Guidelines 2 define it; how opaque they are is not looked at
 */
double
whence_color_get_contrast (const GdkRGBA *a,
                           const GdkRGBA *b)
{
  double luminance_a = get_luminance (a);
  double luminance_b = get_luminance (b);

  return (MAX (luminance_a, luminance_b) + 0.05) / (MIN (luminance_a, luminance_b) + 0.05);
}

/**
 * whence_color_make_readable:
 * @color: (inout): a color
 * @page: what is behind it
 *
 * Darkens or lightens a color, as far as is needed to read text in it, and no further.
 */
void
whence_color_make_readable (GdkRGBA    *color,
                            WhencePage  page)
{
  gboolean dark = whence_page_is_dark (page);
  /* The lists are a little darker than a light page, and a little lighter than a dark one. */
  const GdkRGBA behind = dark ? (GdkRGBA) { 0.1412f, 0.1412f, 0.1412f, 1.0f }
                              : (GdkRGBA) { 0.9804f, 0.9804f, 0.9804f, 1.0f };
  const GdkRGBA given = *color;
  const float goal = dark ? 1.0f : 0.0f;
  double contrast = whence_page_has_contrast (page) ? MIN_HIGH_CONTRAST : MIN_CONTRAST;

  color->alpha = 1.0f;
  for (int step = 1; step <= 20 && whence_color_get_contrast (color, &behind) < contrast; step++)
    {
      float share = (float) step / 20.0f;

      color->red = given.red + (goal - given.red) * share;
      color->green = given.green + (goal - given.green) * share;
      color->blue = given.blue + (goal - given.blue) * share;
    }
}

/* Takes the one of two colors that fits a page, and makes it readable there. */
static void
take_color (const char *light,
            const char *dark,
            WhencePage  page,
            GdkRGBA    *color)
{
  if (!gdk_rgba_parse (color, whence_page_is_dark (page) ? dark : light))
    g_assert_not_reached ();

  whence_color_make_readable (color, page);
}

/* Which color of the palette a type has that is not built in. One that was given no color, or is
 * not in the project, has one by its id.
 */
static guint
get_palette_position (WhenceProject *project,
                      const char    *type)
{
  WhenceObject *own = project != NULL ? whence_project_find (project, type) : NULL;
  guint position = g_str_hash (type) % WHENCE_PALETTE_SIZE;

  if (WHENCE_IS_ENTITY_TYPE (own))
    whence_palette_find (whence_entity_type_get_color (WHENCE_ENTITY_TYPE (own)), &position);

  return position;
}

/**
 * whence_entity_style_get_color:
 * @project: (nullable): the project, for the types it declares itself
 * @type: a type of entity
 * @page: what is behind it
 * @color: (out): the color of the type; text in it is readable
 */
void
whence_entity_style_get_color (WhenceProject *project,
                               const char    *type,
                               WhencePage     page,
                               GdkRGBA       *color)
{
  const TypeStyle *style = find_type_style (type);
  WhenceObject *own = project != NULL ? whence_project_find (project, type) : NULL;
  guint position = 0;

  if (style != NULL)
    {
      take_color (style->light, style->dark, page, color);
      return;
    }
  /* What a person chose is kept as far as it can be read. */
  if (WHENCE_IS_ENTITY_TYPE (own) &&
      !whence_palette_find (whence_entity_type_get_color (WHENCE_ENTITY_TYPE (own)), &position) &&
      gdk_rgba_parse (color, whence_entity_type_get_color (WHENCE_ENTITY_TYPE (own))))
    {
      whence_color_make_readable (color, page);
      return;
    }

  position = get_palette_position (project, type);
  take_color (whence_palette_get_color (position), dark_palette[position], page, color);
}

/**
 * whence_entity_style_get_icon:
 * @type: a type of entity
 *
 * Returns: (transfer none): the name of the icon of the type
 */
const char *
whence_entity_style_get_icon (const char *type)
{
  const TypeStyle *style = find_type_style (type);

  return style != NULL ? style->icon : "whence-entity-symbolic";
}

/**
 * whence_entity_style_dup_letter:
 * @project: (nullable): the project
 * @type: a type of entity
 *
 * Returns: (transfer full) (nullable): the letter that stands for a type that is not built in:
 *   the first of its name; %NULL for the others
 */
char *
whence_entity_style_dup_letter (WhenceProject *project,
                                const char    *type)
{
  const char *label;
  g_autofree char *first = NULL;

  if (find_type_style (type) != NULL)
    return NULL;

  label = whence_words_entity_type (project, type);
  while (*label != '\0' && !g_unichar_isalnum (g_utf8_get_char (label)))
    label = g_utf8_next_char (label);
  if (*label == '\0')
    return NULL;

  first = g_utf8_substring (label, 0, 1);
  return g_utf8_strup (first, -1);
}

/**
 * whence_entity_style_get_line:
 * @project: (nullable): the project
 * @type: a type of entity
 *
 * Returns: the line that its mentions are underlined with
 */
WhenceLine
whence_entity_style_get_line (WhenceProject *project,
                              const char    *type)
{
  const TypeStyle *style = find_type_style (type);

  if (style != NULL)
    return style->line;

  return own_lines[get_palette_position (project, type) % G_N_ELEMENTS (own_lines)];
}

/**
 * whence_claim_status_get_icon_name:
 * @status: the status of a claim
 *
 * Returns: (transfer none): the name of the icon of the status
 */
const char *
whence_claim_status_get_icon_name (WhenceClaimStatus status)
{
  switch (status)
    {
    case WHENCE_CLAIM_STATUS_CORROBORATED:
      return "whence-status-corroborated-symbolic";
    case WHENCE_CLAIM_STATUS_DISPUTED:
      return "whence-status-disputed-symbolic";
    case WHENCE_CLAIM_STATUS_REFUTED:
      return "whence-status-refuted-symbolic";
    case WHENCE_CLAIM_STATUS_UNVERIFIABLE:
      return "whence-status-unverifiable-symbolic";
    case WHENCE_CLAIM_STATUS_OPEN:
    default:
      return "whence-status-open-symbolic";
    }
}

/**
 * whence_claim_status_get_color:
 * @status: the status of a claim
 * @page: what is behind it
 * @color: (out): the color of the status; text in it is readable
 */
void
whence_claim_status_get_color (WhenceClaimStatus  status,
                               WhencePage         page,
                               GdkRGBA           *color)
{
  switch (status)
    {
    case WHENCE_CLAIM_STATUS_CORROBORATED:
      take_color ("#18743f", "#74dd9f", page, color);
      break;
    case WHENCE_CLAIM_STATUS_DISPUTED:
      take_color ("#a84300", "#ffb067", page, color);
      break;
    case WHENCE_CLAIM_STATUS_REFUTED:
      take_color ("#c01c28", "#ff938c", page, color);
      break;
    case WHENCE_CLAIM_STATUS_UNVERIFIABLE:
      take_color ("#5e5c64", "#c0bfbc", page, color);
      break;
    case WHENCE_CLAIM_STATUS_OPEN:
    default:
      take_color ("#1a5fb4", "#84b9f5", page, color);
    }
}

/**
 * whence_stance_get_icon_name:
 * @stance: the stance of a piece of evidence
 *
 * Returns: (transfer none): the name of the icon of the stance
 */
const char *
whence_stance_get_icon_name (WhenceStance stance)
{
  switch (stance)
    {
    case WHENCE_STANCE_SUPPORTS:
      return "whence-stance-supports-symbolic";
    case WHENCE_STANCE_CONTRADICTS:
      return "whence-stance-contradicts-symbolic";
    case WHENCE_STANCE_CONTEXT:
      return "whence-stance-context-symbolic";
    case WHENCE_STANCE_ASSERTS:
    default:
      return "whence-stance-asserts-symbolic";
    }
}

/**
 * whence_stance_get_line:
 * @stance: the stance of a piece of evidence
 *
 * Returns: the line that stands beside the evidence
 */
WhenceLine
whence_stance_get_line (WhenceStance stance)
{
  switch (stance)
    {
    case WHENCE_STANCE_SUPPORTS:
      return WHENCE_LINE_DOUBLE;
    case WHENCE_STANCE_CONTRADICTS:
      return WHENCE_LINE_WAVY;
    case WHENCE_STANCE_CONTEXT:
      return WHENCE_LINE_DOTTED;
    case WHENCE_STANCE_ASSERTS:
    default:
      return WHENCE_LINE_SOLID;
    }
}

/**
 * whence_stance_get_color:
 * @stance: the stance of a piece of evidence
 * @page: what is behind it
 * @color: (out): the color of the stance; text in it is readable
 */
void
whence_stance_get_color (WhenceStance  stance,
                         WhencePage    page,
                         GdkRGBA      *color)
{
  switch (stance)
    {
    case WHENCE_STANCE_SUPPORTS:
      take_color ("#18743f", "#74dd9f", page, color);
      break;
    case WHENCE_STANCE_CONTRADICTS:
      take_color ("#c01c28", "#ff938c", page, color);
      break;
    case WHENCE_STANCE_CONTEXT:
      take_color ("#5e5c64", "#c0bfbc", page, color);
      break;
    case WHENCE_STANCE_ASSERTS:
    default:
      take_color ("#1a5fb4", "#84b9f5", page, color);
    }
}
