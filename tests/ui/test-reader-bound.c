/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where words and letters start and end. */

#include "config.h"

#include "ui/whence-text-bound.h"

static WhenceSource *
new_source (const char *text)
{
  WhenceObject *source = whence_object_new (WHENCE_TYPE_SOURCE);

  whence_object_init_string (source, "text", text);

  return WHENCE_SOURCE (source);
}

/* Finds the bounds from one end of a text to the other. */
static void
assert_bounds (const char      *text,
               WhenceTextBound  bound,
               const guint     *expected,
               guint            n_expected)
{
  g_autoptr (WhenceSource) source = new_source (text);
  guint at = 0;

  for (guint i = 0; i < n_expected; i++)
    {
      at = whence_text_bound_find (source, bound, at, 1);
      g_assert_cmpuint (at, ==, expected[i]);
    }
  g_assert_cmpuint (whence_text_bound_find (source, bound, at, 1), ==, at);

  for (guint i = n_expected; i-- > 1;)
    {
      at = whence_text_bound_find (source, bound, at, -1);
      g_assert_cmpuint (at, ==, expected[i - 1]);
    }
}

/* A word may be taken with the punctuation beside it, or without. */
static void
test_words (void)
{
  static const guint starts[] = { 4, 5, 10 };
  static const guint ends[] = { 3, 8, 9, 14 };

  assert_bounds ("The “big” ship", WHENCE_TEXT_BOUND_START, starts, G_N_ELEMENTS (starts));
  assert_bounds ("The “big” ship", WHENCE_TEXT_BOUND_END, ends, G_N_ELEMENTS (ends));
}

static void
test_scripts (void)
{
  /* A family of seven code points, and an e with an accent of its own: one letter each. */
  static const guint letters[] = { 7, 8, 9, 11, 12 };
  static const guint arabic[] = { 6 };

  assert_bounds ("👩‍👩‍👧‍👦 xe\u0301s", WHENCE_TEXT_BOUND_LETTER, letters,
                 G_N_ELEMENTS (letters));
  assert_bounds ("مدينة الميناء", WHENCE_TEXT_BOUND_START, arabic, G_N_ELEMENTS (arabic));
}

static void
test_nearest (void)
{
  g_autoptr (WhenceSource) source = new_source ("The harbour is full");

  g_assert_cmpuint (whence_text_bound_find (source, WHENCE_TEXT_BOUND_END, 10, 0), ==, 11);
  g_assert_cmpuint (whence_text_bound_find (source, WHENCE_TEXT_BOUND_END, 11, 0), ==, 11);
  g_assert_cmpuint (whence_text_bound_find (source, WHENCE_TEXT_BOUND_START, 6, 0), ==, 4);
  g_assert_cmpuint (whence_text_bound_find (source, WHENCE_TEXT_BOUND_START, 1000, 0), ==, 15);
}

/* In nothing, and in one word without an end, there is nothing to find; that takes no time. */
static void
test_edges (void)
{
  g_autoptr (WhenceSource) nothing = new_source ("");
  g_autoptr (WhenceSource) space = new_source (" \n\t ");
  g_autofree char *long_word = g_strnfill (1000000, 'x');
  g_autoptr (WhenceSource) word = new_source (long_word);

  for (int direction = -1; direction <= 1; direction++)
    {
      g_assert_cmpuint (whence_text_bound_find (nothing, WHENCE_TEXT_BOUND_END, 0, direction), ==,
                        0);
      g_assert_cmpuint (whence_text_bound_find (space, WHENCE_TEXT_BOUND_START, 2, direction), ==,
                        2);
      g_assert_cmpuint (whence_text_bound_find (word, WHENCE_TEXT_BOUND_END, 500000, direction),
                        ==, 500000);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/bound/words", test_words);
  g_test_add_func ("/reader/bound/scripts", test_scripts);
  g_test_add_func ("/reader/bound/nearest", test_nearest);
  g_test_add_func ("/reader/bound/edges", test_edges);

  return g_test_run ();
}
