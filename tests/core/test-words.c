/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/whence-core.h"

static void
test_excerpt (void)
{
  g_autofree char *whole = whence_words_excerpt ("  two\n\twords  ", 20);
  g_autofree char *cut = whence_words_excerpt ("The harbour board met", 14);
  g_autofree char *hard = whence_words_excerpt ("Donaudampfschiff", 5);
  g_autofree char *nothing = whence_words_excerpt (" \n ", 5);

  g_assert_cmpstr (whole, ==, "two words");
  g_assert_cmpstr (cut, ==, "The harbour…");
  g_assert_cmpstr (hard, ==, "Donau…");
  g_assert_cmpstr (nothing, ==, "");
}

/* What is too long is cut at code points, and nothing else is changed. */
static void
test_cut (void)
{
  g_autofree char *whole = whence_words_cut (" é😀\n ", 5);
  g_autofree char *cut = whence_words_cut ("aé😀😀😀", 4);
  g_autofree char *wide = whence_words_cut ("😀😀😀", 2);
  g_autofree char *broken = whence_words_cut ("a\xff\xf0\x9f", 10);
  g_autofree char *empty = whence_words_cut ("", 10);

  g_assert_cmpstr (whole, ==, " é😀\n ");
  g_assert_cmpstr (cut, ==, "aé😀😀…");
  g_assert_cmpstr (wide, ==, "😀😀…");
  g_assert_true (g_utf8_validate (broken, -1, NULL));
  g_assert_cmpstr (empty, ==, "");
}

static void
test_visible (void)
{
  g_autofree char *plain = whence_words_visible ("a\tb\nc é𝄞");
  g_autofree char *controls = whence_words_visible ("\x01\x1b[31m\r\x7f\xc2\x85\xef\xbf\xbf");

  g_assert_cmpstr (plain, ==, "a\tb\nc é𝄞");
  g_assert_cmpstr (controls, ==, "␁␛[31m␍␡\xef\xbf\xbd\xef\xbf\xbd");
}

static void
test_date (void)
{
  g_autofree char *day = whence_words_date ("2025-02-04");
  g_autofree char *month = whence_words_date ("2025-02");
  g_autofree char *year = whence_words_date ("2025");
  g_autofree char *time = whence_words_date ("2025-02-04T23:59:00Z");
  g_autofree char *none = whence_words_date ("");

  g_assert_cmpstr (day, ==, "4 February 2025");
  g_assert_cmpstr (month, ==, "February 2025");
  g_assert_cmpstr (year, ==, "2025");
  g_assert_cmpstr (time, ==, "4 February 2025");
  g_assert_cmpstr (none, ==, "");
}

static void
test_time (void)
{
  g_autofree char *now = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  now = whence_time_now ();
  g_unsetenv ("SOURCE_DATE_EPOCH");

  g_assert_cmpstr (now, ==, "2023-11-14T22:13:20Z");
  g_assert_true (whence_time_is_valid (now));
  g_assert_false (whence_time_is_valid (NULL));
  g_assert_false (whence_time_is_valid ("2023-11-14T22:13:20"));
  g_assert_false (whence_date_is_valid ("2023-11-14T"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/excerpt", test_excerpt);
  g_test_add_func ("/words/cut", test_cut);
  g_test_add_func ("/words/visible", test_visible);
  g_test_add_func ("/words/date", test_date);
  g_test_add_func ("/words/time", test_time);

  return g_test_run ();
}
