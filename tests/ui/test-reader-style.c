/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The colours: whether text in them can be read, and whether they can be told apart. */

#include "config.h"

#include <math.h>

#include "ui/whence-entity-style.h"

/* The least contrast on each page, and what may be behind text there: the text of a source, and
 * the lists.
 */
#define LIGHT_PAGES { { 1, 1, 1, 1 }, { 0.9804f, 0.9804f, 0.9804f, 1 } }
#define DARK_PAGES { { 0.1176f, 0.1176f, 0.1176f, 1 }, { 0.1412f, 0.1412f, 0.1412f, 1 } }

static const struct
{
  double contrast;
  GdkRGBA behind[2];
} pages[WHENCE_N_PAGES] = {
  [WHENCE_PAGE_LIGHT] = { 4.5, LIGHT_PAGES },
  [WHENCE_PAGE_DARK] = { 4.5, DARK_PAGES },
  [WHENCE_PAGE_LIGHT_CONTRAST] = { 7, LIGHT_PAGES },
  [WHENCE_PAGE_DARK_CONTRAST] = { 7, DARK_PAGES },
};

/* A colour in CIELAB. */
typedef struct
{
  double l;
  double a;
  double b;
} Lab;

static void
assert_readable (const GdkRGBA *color,
                 WhencePage     page)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages[page].behind); i++)
    g_assert_cmpfloat (whence_color_get_contrast (color, &pages[page].behind[i]), >=,
                       pages[page].contrast);
}

/* A project with a type for each colour of the palette, and one more. */
static WhenceProject *
new_project (void)
{
  WhenceProject *project = whence_project_new ();

  for (guint i = 0; i <= WHENCE_PALETTE_SIZE; i++)
    {
      g_autoptr (WhenceChange) change = whence_change_new ("test");
      g_autofree char *id = g_strdup_printf ("type-%u", i);
      g_autofree char *label = g_strdup_printf ("%c type", 'a' + (char) i);

      whence_edit_add_entity_type (change, project, id, label);
      g_assert_true (whence_project_apply (project, change, NULL));
    }

  return project;
}

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
lab_f (double t)
{
  return t > 216.0 / 24389.0 ? cbrt (t) : (24389.0 / 27.0 * t + 16) / 116;
}

/* As people see it, or, as Viénot, Brettel and Mollon (1999) simulate it, those who lack the cones
 * for green.
 */
static Lab
get_lab (const GdkRGBA *color,
         gboolean       deuteranopia)
{
  double r = get_linear ((double) color->red);
  double g = get_linear ((double) color->green);
  double b = get_linear ((double) color->blue);
  double x;
  double y;
  double z;

  if (deuteranopia)
    {
      double both = 0.29275 * r + 0.70725 * g;

      b = CLAMP (-0.02234 * r + 0.02234 * g + b, 0, 1);
      r = both;
      g = both;
    }
  x = lab_f ((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  y = lab_f (0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
  z = lab_f ((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);

  return (Lab) { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

/* A hue as an angle from 0 to 2 π. */
static double
get_hue (double a,
         double b)
{
  double hue = atan2 (b, a);

  return hue < 0 ? hue + 2 * G_PI : hue;
}

static double
get_mean_hue (double hue1,
              double hue2)
{
  double mean = (hue1 + hue2) / 2;

  if (fabs (hue1 - hue2) <= G_PI)
    return mean;

  return mean < G_PI ? mean + G_PI : mean - G_PI;
}

static double
get_hue_difference (double hue1,
                    double hue2)
{
  double difference = hue2 - hue1;

  if (difference > G_PI)
    return difference - 2 * G_PI;

  return difference < -G_PI ? difference + 2 * G_PI : difference;
}

/* What chroma is to be raised by for greys, and how blues are turned. */
static double
get_chroma_share (double chroma)
{
  return sqrt (pow (chroma, 7) / (pow (chroma, 7) + pow (25, 7)));
}

/* CIEDE2000, as Sharma, Wu and Dalal (2005) write it down. */
static double
get_difference (Lab x,
                Lab y)
{
  const double degree = G_PI / 180;
  double g = 0.5 * (1 - get_chroma_share ((hypot (x.a, x.b) + hypot (y.a, y.b)) / 2));
  double c1 = hypot ((1 + g) * x.a, x.b);
  double c2 = hypot ((1 + g) * y.a, y.b);
  double h1 = get_hue ((1 + g) * x.a, x.b);
  double h2 = get_hue ((1 + g) * y.a, y.b);
  double dh = c1 * c2 > 0 ? 2 * sqrt (c1 * c2) * sin (get_hue_difference (h1, h2) / 2) : 0;
  double h = c1 * c2 > 0 ? get_mean_hue (h1, h2) : h1 + h2;
  double c = (c1 + c2) / 2;
  double l = pow ((x.l + y.l) / 2 - 50, 2);
  double t = 1 - 0.17 * cos (h - 30 * degree) + 0.24 * cos (2 * h) +
             0.32 * cos (3 * h + 6 * degree) - 0.20 * cos (4 * h - 63 * degree);
  double turn = sin (60 * degree * exp (-pow ((h / degree - 275) / 25, 2)));
  double part_l = (y.l - x.l) / (1 + 0.015 * l / sqrt (20 + l));
  double part_c = (c2 - c1) / (1 + 0.045 * c);
  double part_h = dh / (1 + 0.015 * c * t);

  return sqrt (part_l * part_l + part_c * part_c + part_h * part_h -
               2 * get_chroma_share (c) * turn * part_c * part_h);
}

/* Pairs of the test data of Sharma, Wu and Dalal: what follows rests on it. */
static void
test_difference (void)
{
  static const struct
  {
    Lab x;
    Lab y;
    double difference;
  } pairs[] = {
    { { 50, 2.6772, -79.7751 }, { 50, 0, -82.7485 }, 2.0425 },
    { { 50, 2.49, -0.001 }, { 50, -2.49, 0.0011 }, 7.2195 },
    { { 50, 2.5, 0 }, { 73, 25, -18 }, 27.1492 },
    { { 22.7233, 20.0904, -46.694 }, { 23.0331, 14.973, -42.5619 }, 2.0373 },
    { { 2.0776, 0.0795, -1.135 }, { 0.9033, -0.0636, -0.5514 }, 0.9082 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpfloat_with_epsilon (get_difference (pairs[i].x, pairs[i].y), pairs[i].difference,
                                    0.0001);
}

/* No type, status or stance is told by its colour alone, and each can be read on any page. */
static void
test_built_in (void)
{
  const char *const *types = whence_project_built_in_types ();
  GdkRGBA color;

  for (WhencePage page = 0; page < WHENCE_N_PAGES; page++)
    {
      for (guint i = 0; types[i] != NULL; i++)
        {
          whence_entity_style_get_color (NULL, types[i], page, &color);
          assert_readable (&color, page);
        }
      for (guint i = 0; i <= WHENCE_CLAIM_STATUS_UNVERIFIABLE; i++)
        {
          whence_claim_status_get_color (i, page, &color);
          assert_readable (&color, page);
        }
      for (guint i = 0; i <= WHENCE_STANCE_CONTEXT; i++)
        {
          whence_stance_get_color (i, page, &color);
          assert_readable (&color, page);
        }
    }

  for (guint i = 0; types[i] != NULL; i++)
    {
      g_autofree char *letter = whence_entity_style_dup_letter (NULL, types[i]);

      g_assert_null (letter);
      for (guint j = 0; j < i; j++)
        {
          g_assert_cmpstr (whence_entity_style_get_icon (types[i]), !=,
                           whence_entity_style_get_icon (types[j]));
          g_assert_cmpint (whence_entity_style_get_line (NULL, types[i]), !=,
                           whence_entity_style_get_line (NULL, types[j]));
        }
    }
}

static void
get_own_color (WhenceProject *project,
               guint          i,
               WhencePage     page,
               GdkRGBA       *color)
{
  g_autofree char *id = g_strdup_printf ("type-%u", i);

  whence_entity_style_get_color (project, id, page, color);
}

/* Each new type has a colour that no other has, until there is none left; all can be read. */
static void
test_own (void)
{
  g_autoptr (WhenceProject) project = new_project ();
  GListModel *types = whence_project_get_entity_types (project);
  g_autoptr (GHashTable) colors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i <= WHENCE_PALETTE_SIZE; i++)
    {
      g_autoptr (WhenceEntityType) type = g_list_model_get_item (types, i);

      g_assert_cmpint (g_hash_table_add (colors, g_strdup (whence_entity_type_get_color (type))),
                       ==, i < WHENCE_PALETTE_SIZE);
      for (WhencePage page = 0; page < WHENCE_N_PAGES; page++)
        {
          GdkRGBA color;

          get_own_color (project, i, page, &color);
          assert_readable (&color, page);
        }
    }
}

/* The colours of the palette differ from each other and from those of the built-in types by more
 * than eight just noticeable differences, and by six for who lacks the cones for green.
 */
static void
test_apart (void)
{
  g_autoptr (WhenceProject) project = new_project ();
  const char *const *built_in = whence_project_built_in_types ();
  guint n_built_in = g_strv_length ((char **) built_in);

  for (WhencePage page = WHENCE_PAGE_LIGHT; page <= WHENCE_PAGE_DARK; page++)
    {
      for (guint i = 0; i < WHENCE_PALETTE_SIZE; i++)
        {
          GdkRGBA a;
          GdkRGBA b;

          get_own_color (project, i, page, &a);
          for (guint j = 0; j < i + n_built_in; j++)
            {
              if (j < i)
                get_own_color (project, j, page, &b);
              else
                whence_entity_style_get_color (NULL, built_in[j - i], page, &b);
              g_assert_cmpfloat (get_difference (get_lab (&a, FALSE), get_lab (&b, FALSE)), >, 8);
              g_assert_cmpfloat (get_difference (get_lab (&a, TRUE), get_lab (&b, TRUE)), >, 6);
            }
        }
    }
}

/* Types next to each other have other lines and other letters too. */
static void
test_own_shapes (void)
{
  g_autoptr (WhenceProject) project = new_project ();

  for (guint i = 0; i < WHENCE_PALETTE_SIZE; i++)
    {
      g_autofree char *id = g_strdup_printf ("type-%u", i);
      g_autofree char *next = g_strdup_printf ("type-%u", i + 1);
      g_autofree char *letter = whence_entity_style_dup_letter (project, id);
      g_autofree char *expected = g_strdup_printf ("%c", 'A' + (char) i);

      g_assert_cmpstr (letter, ==, expected);
      if (i + 1 < WHENCE_PALETTE_SIZE)
        g_assert_cmpint (whence_entity_style_get_line (project, id), !=,
                         whence_entity_style_get_line (project, next));
      for (guint j = 0; whence_project_built_in_types ()[j] != NULL; j++)
        g_assert_cmpint (
          whence_entity_style_get_line (project, id), !=,
          whence_entity_style_get_line (project, whence_project_built_in_types ()[j]));
    }
}

static void
test_readable (void)
{
  GdkRGBA yellow = { 1, 1, 0, 0.2f };
  GdkRGBA blue = { 0.1f, 0.37f, 0.7f, 1 };
  const GdkRGBA given = blue;

  whence_color_make_readable (&yellow, WHENCE_PAGE_LIGHT);
  assert_readable (&yellow, WHENCE_PAGE_LIGHT);
  g_assert_cmpfloat (yellow.alpha, ==, 1);

  whence_color_make_readable (&blue, WHENCE_PAGE_LIGHT);
  g_assert_true (gdk_rgba_equal (&blue, &given));
  whence_color_make_readable (&blue, WHENCE_PAGE_DARK_CONTRAST);
  assert_readable (&blue, WHENCE_PAGE_DARK_CONTRAST);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/style/difference", test_difference);
  g_test_add_func ("/reader/style/built-in", test_built_in);
  g_test_add_func ("/reader/style/own", test_own);
  g_test_add_func ("/reader/style/apart", test_apart);
  g_test_add_func ("/reader/style/own-shapes", test_own_shapes);
  g_test_add_func ("/reader/style/readable", test_readable);

  return g_test_run ();
}
