/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long paragraphs are shown: whatever is broken for the view, each place of the source is
 * found in what is shown, and the other way round.
 */

#include "config.h"

#include <string.h>

#include "ui/whence-display-text.h"

#define LONGEST 3600   /* of a paragraph as it is shown, in bytes */

/* Repeats @piece up to @length bytes or a little more. */
static char *
repeat (const char *piece,
        gsize       length)
{
  GString *text = g_string_new (NULL);

  while (text->len < length)
    g_string_append (text, piece);

  return g_string_free (text, FALSE);
}

static void
assert_paragraphs_short (const char *shown)
{
  g_auto (GStrv) paragraphs = g_strsplit (shown, "\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    g_assert_cmpuint (strlen (paragraphs[i]), <=, LONGEST);
}

/* Checks each code point of @text, and returns how many breaks were put in. */
static guint
assert_same (const char *text)
{
  g_autoptr (WhenceDisplayText) display = whence_display_text_new (text);
  gsize length;
  const char *shown = whence_display_text_get_text (display, &length);
  g_autofree gunichar *source_letters = g_utf8_to_ucs4_fast (text, -1, NULL);
  g_autofree gunichar *shown_letters = g_utf8_to_ucs4_fast (shown, -1, NULL);
  guint n = (guint) g_utf8_strlen (text, -1);
  guint n_shown = (guint) g_utf8_strlen (shown, -1);

  g_assert_cmpuint (length, ==, strlen (shown));
  g_assert_true (g_utf8_validate (shown, -1, NULL));
  for (guint i = 0; i < n; i++)
    {
      guint at = whence_display_text_to_display (display, i);

      g_assert_cmpuint (at, <, n_shown);
      g_assert_true (shown_letters[at] == source_letters[i] ||
                     (source_letters[i] == ' ' && shown_letters[at] == '\n'));
      g_assert_cmpuint (whence_display_text_to_source (display, at), ==, i);
    }
  g_assert_cmpuint (whence_display_text_to_display (display, n), ==, n_shown);
  g_assert_cmpuint (whence_display_text_to_source (display, n_shown), ==, n);

  return n_shown - n;
}

static void
test_short (void)
{
  const char *text = "One paragraph.\n\nAnother one, “with” é and 日本.\n";
  g_autoptr (WhenceDisplayText) display = whence_display_text_new (text);
  g_autofree char *bearable = repeat ("word ", 3400);
  g_autoptr (WhenceDisplayText) whole = whence_display_text_new (bearable);

  g_assert_cmpstr (whence_display_text_get_text (display, NULL), ==, text);
  g_assert_cmpstr (whence_display_text_get_text (whole, NULL), ==, bearable);
  g_assert_cmpuint (assert_same (""), ==, 0);
}

/* A space that is shown as the end of a paragraph shifts nothing. */
static void
test_spaces (void)
{
  g_autofree char *text = repeat ("The pump stood still for a day. Nobody said why, ", 1000000);
  g_autoptr (WhenceDisplayText) display = whence_display_text_new (text);

  g_assert_cmpuint (assert_same (text), ==, 0);
  assert_paragraphs_short (whence_display_text_get_text (display, NULL));
  g_assert_nonnull (strstr (whence_display_text_get_text (display, NULL), "day.\nNobody"));
  g_assert_null (strstr (whence_display_text_get_text (display, NULL), "why,\n"));
}

static void
test_no_spaces (void)
{
  g_autofree char *letters = repeat ("abcdefghij", 100000);
  g_autofree char *han = repeat ("海底隧道的水泵停了一天", 100000);
  g_autoptr (WhenceDisplayText) display = whence_display_text_new (han);

  g_assert_cmpuint (assert_same (letters), >, 20);
  g_assert_cmpuint (assert_same (han), >, 20);
  assert_paragraphs_short (whence_display_text_get_text (display, NULL));
}

/* What is one letter for people is not torn apart. */
static void
test_clusters (void)
{
  static const char *const pieces[] = { "e\xcc\x81\xcc\xa7", "👩‍👩‍👧", "👍🏽", "🇸🇻" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *text = repeat (pieces[i], 50000);
      g_autoptr (WhenceDisplayText) display = whence_display_text_new (text);
      g_auto (GStrv) paragraphs = g_strsplit (whence_display_text_get_text (display, NULL), "\n",
                                              -1);

      assert_same (text);
      for (guint j = 0; i < 3 && paragraphs[j] != NULL; j++)
        g_assert_true (g_str_has_prefix (paragraphs[j], pieces[i]));
    }
}

static void
test_mixed (void)
{
  static const char *const pieces[] = {
    "word ", "longer-word ", "日本語", "שלום ", "👩‍👩‍👧 ", "e\xcc\x81", "\n", "  ", "x", "\t",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint run = 0; run < 20; run++)
    {
      GString *text = g_string_new (NULL);
      guint n = (guint) g_rand_int_range (random, 1, 20000);
      gint32 kinds = g_rand_int_range (random, 1, (gint32) G_N_ELEMENTS (pieces) + 1);

      for (guint i = 0; i < n; i++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, kinds)]);
      assert_same (text->str);
      g_string_free (text, TRUE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/display/short", test_short);
  g_test_add_func ("/reader/display/spaces", test_spaces);
  g_test_add_func ("/reader/display/no-spaces", test_no_spaces);
  g_test_add_func ("/reader/display/clusters", test_clusters);
  g_test_add_func ("/reader/display/mixed", test_mixed);

  return g_test_run ();
}
