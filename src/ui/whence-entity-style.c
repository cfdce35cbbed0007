/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <math.h>

#include "ui/whence-entity-style.h"

/* The contrast that the Web Content Accessibility Guidelines ask for between text and what is
 * behind it (success criterion 1.4.3).
 */
#define MIN_CONTRAST 4.5

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

/* How the types look that a project declares itself, but for their colour. */
static const TypeStyle own_type_style = {
  "", "whence-entity-symbolic", WHENCE_LINE_LONG_DASHED, "#5e5c64", "#c0bfbc",
};

static const TypeStyle *
find_type_style (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_styles); i++)
    {
      if (g_str_equal (type_styles[i].type, type))
        return &type_styles[i];
    }

  return &own_type_style;
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
 * @dark: whether it is for a dark page
 *
 * Darkens or lightens a color, as far as is needed to read text in it, and no further.
 */
void
whence_color_make_readable (GdkRGBA  *color,
                            gboolean  dark)
{
  const GdkRGBA page = dark ? (GdkRGBA) { 0.1412f, 0.1412f, 0.1412f, 1.0f }
                            : (GdkRGBA) { 1.0f, 1.0f, 1.0f, 1.0f };
  const GdkRGBA given = *color;
  const float goal = dark ? 1.0f : 0.0f;

  color->alpha = 1.0f;
  for (int step = 1; step <= 20 && whence_color_get_contrast (color, &page) < MIN_CONTRAST; step++)
    {
      float share = (float) step / 20.0f;

      color->red = given.red + (goal - given.red) * share;
      color->green = given.green + (goal - given.green) * share;
      color->blue = given.blue + (goal - given.blue) * share;
    }
}

static void
parse_color (const char *text,
             GdkRGBA    *color)
{
  if (!gdk_rgba_parse (color, text))
    g_assert_not_reached ();
}

/**
 * whence_entity_style_get_color:
 * @project: (nullable): the project, for the types it declares itself
 * @type: a type of entity
 * @dark: whether it is for a dark page
 * @color: (out): the color of the type; text in it is readable
 */
void
whence_entity_style_get_color (WhenceProject *project,
                               const char    *type,
                               gboolean       dark,
                               GdkRGBA       *color)
{
  const TypeStyle *style = find_type_style (type);
  WhenceObject *own = project != NULL ? whence_project_find (project, type) : NULL;

  if (WHENCE_IS_ENTITY_TYPE (own) &&
      gdk_rgba_parse (color, whence_entity_type_get_color (WHENCE_ENTITY_TYPE (own))))
    {
      whence_color_make_readable (color, dark);
      return;
    }

  parse_color (dark ? style->dark : style->light, color);
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
  return find_type_style (type)->icon;
}

/**
 * whence_entity_style_get_line:
 * @type: a type of entity
 *
 * Returns: the line that its mentions are underlined with
 */
WhenceLine
whence_entity_style_get_line (const char *type)
{
  return find_type_style (type)->line;
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
 * @dark: whether it is for a dark page
 * @color: (out): the color of the status; text in it is readable
 */
void
whence_claim_status_get_color (WhenceClaimStatus  status,
                               gboolean           dark,
                               GdkRGBA           *color)
{
  switch (status)
    {
    case WHENCE_CLAIM_STATUS_CORROBORATED:
      parse_color (dark ? "#74dd9f" : "#18743f", color);
      break;
    case WHENCE_CLAIM_STATUS_DISPUTED:
      parse_color (dark ? "#ffb067" : "#a84300", color);
      break;
    case WHENCE_CLAIM_STATUS_REFUTED:
      parse_color (dark ? "#ff938c" : "#c01c28", color);
      break;
    case WHENCE_CLAIM_STATUS_UNVERIFIABLE:
      parse_color (dark ? "#c0bfbc" : "#5e5c64", color);
      break;
    case WHENCE_CLAIM_STATUS_OPEN:
    default:
      parse_color (dark ? "#84b9f5" : "#1a5fb4", color);
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
 * @dark: whether it is for a dark page
 * @color: (out): the color of the stance; text in it is readable
 */
void
whence_stance_get_color (WhenceStance  stance,
                         gboolean      dark,
                         GdkRGBA      *color)
{
  switch (stance)
    {
    case WHENCE_STANCE_SUPPORTS:
      parse_color (dark ? "#74dd9f" : "#18743f", color);
      break;
    case WHENCE_STANCE_CONTRADICTS:
      parse_color (dark ? "#ff938c" : "#c01c28", color);
      break;
    case WHENCE_STANCE_CONTEXT:
      parse_color (dark ? "#c0bfbc" : "#5e5c64", color);
      break;
    case WHENCE_STANCE_ASSERTS:
    default:
      parse_color (dark ? "#84b9f5" : "#1a5fb4", color);
    }
}
