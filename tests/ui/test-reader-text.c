/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader makes of text, without a display: trimming, quotation, citing, finding. */

#include "config.h"

#include "core/whence-core.h"
#include "ui/whence-text-finder.h"
#include "ui/whence-text-range.h"

static WhenceSource *
make_source (const char *text)
{
  WhenceObject *source = whence_object_new (WHENCE_TYPE_SOURCE);

  whence_object_init_string (source, "text", text);

  return WHENCE_SOURCE (source);
}

static void
assert_trim (const char *text,
             const char *expected)
{
  g_autoptr (WhenceSource) source = make_source (text);
  guint start = 0;
  guint end = whence_source_get_length (source);

  if (expected == NULL)
    {
      g_assert_false (whence_text_range_trim (source, &start, &end));
      g_assert_cmpuint (start, ==, 0);
      g_assert_cmpuint (end, ==, whence_source_get_length (source));
    }
  else
    {
      g_autofree char *left = NULL;

      g_assert_true (whence_text_range_trim (source, &start, &end));
      left = whence_source_dup_text (source, start, end);
      g_assert_cmpstr (left, ==, expected);
    }
}

static void
test_trim (void)
{
  assert_trim ("", NULL);
  assert_trim (" \t\n", NULL);
  assert_trim (" ,. ", NULL);
  assert_trim ("Rubio", "Rubio");
  assert_trim (" 👍🏽, ", "👍🏽");
  assert_trim (" Marco Rubio, ", "Marco Rubio");
  assert_trim ("“dangerous criminals”", "dangerous criminals");
  assert_trim ("the “dangerous criminals”.", "the “dangerous criminals”");
  assert_trim ("“No” means “no”", "“No” means “no”");
  assert_trim ("(R-FL)", "R-FL");
  assert_trim ("Rubio (R-FL),", "Rubio (R-FL)");
  assert_trim ("in the U.S.", "in the U.S.");
  assert_trim ("to the end.", "to the end");
  assert_trim ("$5.50.", "$5.50");
  assert_trim ("— 30%,", "30%");
  assert_trim ("-5°", "-5°");
  assert_trim ("…\xc2\xa0Élysée\xc2\xa0!", "Élysée");
  assert_trim ("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d.", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d");
  assert_trim ("😀", "😀");
}

static void
assert_name (const char *text,
             const char *expected)
{
  g_autoptr (WhenceSource) source = make_source (text);
  g_autofree char *left = NULL;
  guint start = 0;
  guint end = whence_source_get_length (source);

  whence_text_range_trim (source, &start, &end);
  whence_text_range_trim_name (source, start, &end);
  left = whence_source_dup_text (source, start, end);
  g_assert_cmpstr (left, ==, expected);
}

static void
test_trim_name (void)
{
  assert_name ("Rubio’s ", "Rubio");
  assert_name ("RUBIO'S,", "RUBIO");
  assert_name ("the States’", "the States");
  assert_name ("Rubios", "Rubios");
  assert_name ("’s", "s");
  assert_name ("s", "s");
  assert_name ("", "");
  assert_name ("O’Neil", "O’Neil");
}

static void
assert_quoted (const char *text,
               const char *words,
               gboolean    expected)
{
  g_autoptr (WhenceSource) source = make_source (text);
  g_autoptr (GError) error = NULL;
  guint start;
  guint end;

  g_assert_true (whence_source_find_quote (source, words, &start, &end, &error));
  g_assert_no_error (error);
  g_assert_cmpint (whence_text_range_is_quoted (source, start, end), ==, expected);
}

static void
test_quoted (void)
{
  assert_quoted ("He said: “We offer this.” Then he left.", "We offer", TRUE);
  assert_quoted ("He said: “We offer this.” Then he left.", "he left", FALSE);
  assert_quoted ("He said: “We offer this.” Then he left.", "this.” Then", FALSE);
  assert_quoted ("\"One\" and \"two\" more", "two", TRUE);
  assert_quoted ("\"One\" and \"two\" more", "and", FALSE);
  assert_quoted ("Er sagte: „Wir gehen“ und ging.", "Wir gehen", TRUE);
  assert_quoted ("Er sagte: „Wir gehen“ und ging.", "und ging", FALSE);
  assert_quoted ("Il a dit « nous partons » hier", "nous partons", TRUE);
  assert_quoted ("»Wir gehen«, sagte er", "sagte", FALSE);
  assert_quoted ("Hon sa ”vi går” nu", "vi går", TRUE);
  assert_quoted ("‘It’s ours’ she said", "It’s ours", TRUE);
  assert_quoted ("‘It’s ours’ she said", "she said", FALSE);
  assert_quoted ("'It's ours,' she said, 'isn't it?'", "It's ours", TRUE);
  assert_quoted ("'It's ours,' she said, 'isn't it?'", "she said", FALSE);
  assert_quoted ("It's ours, the pilots' union said", "pilots' union", FALSE);
  assert_quoted ("Elle dit ‹ nous › et part", "nous", TRUE);
  /* A mark that was not closed in its paragraph says nothing about the next. */
  assert_quoted ("“Open\n\nNext paragraph", "Next", FALSE);
}

static void
assert_cited (const char *text,
              const char *expected)
{
  g_autoptr (WhenceSource) source = make_source (text);
  g_autofree char *cited = whence_text_range_cite (source, 0, whence_source_get_length (source));

  g_assert_cmpstr (cited, ==, expected);
}

static void
test_cite (void)
{
  g_autoptr (WhenceSource) source = make_source ("Ferry 😀 aground today");
  g_autofree char *bare = whence_text_range_cite (source, 6, 15);
  g_autofree char *full = NULL;

  g_assert_cmpstr (bare, ==, "“😀 aground”");
  assert_cited ("“We said June, and it will be.”", "“We said June, and it will be.”");
  assert_cited ("“We said June,", "“We said June,”");
  assert_cited ("it will be.”", "“it will be.”");
  assert_cited ("“June” or “July”", "“‘June’ or ‘July’”");
  assert_cited ("\"June\"", "“June”");

  whence_object_init_string (WHENCE_OBJECT (source), "title", "Aurora");
  whence_object_init_string (WHENCE_OBJECT (source), "publisher", "The Quay");
  whence_object_init_string (WHENCE_OBJECT (source), "published", "2025-02-04");
  whence_object_init_string (WHENCE_OBJECT (source), "url", "https://example.org/a");
  full = whence_text_range_cite (source, 0, 5);
  g_assert_cmpstr (full, ==,
                   "“Ferry” (Aurora, The Quay · 4 February 2025, https://example.org/a)");
}

static void
assert_found (const char *text,
              const char *words,
              guint       n,
              guint       start,
              guint       end)
{
  g_autoptr (WhenceTextFinder) finder = whence_text_finder_new (text);
  g_autoptr (GArray) matches = whence_text_finder_find (finder, words, 100);

  g_assert_cmpuint (matches->len, ==, n);
  if (n > 0)
    {
      g_assert_cmpuint (g_array_index (matches, WhenceTextMatch, 0).start, ==, start);
      g_assert_cmpuint (g_array_index (matches, WhenceTextMatch, 0).end, ==, end);
    }
}

static void
test_find (void)
{
  assert_found ("", "a", 0, 0, 0);
  assert_found ("abc", "", 0, 0, 0);
  assert_found ("aXbxc", "x", 2, 1, 2);
  assert_found ("aaaa", "aa", 2, 0, 2);
  assert_found ("😀😀 Straße", "STRASSE", 1, 3, 9);
  assert_found ("ab ﬁne", "fi", 1, 3, 4);
  assert_found ("ab ﬁne", "f", 0, 0, 0);
  assert_found ("İstanbul ÉCOLE", "école", 1, 9, 14);
  /* Written with a combining accent, or with a letter that has it. */
  assert_found ("x e\xcc\x81" "cole", "École", 1, 2, 8);
  assert_found ("x École", "e\xcc\x81", 1, 2, 3);
  assert_found ("x e\xcc\x81" "cole", "ecole", 0, 0, 0);
  assert_found ("ΣΊΣΥΦΟΣ", "σίσυφος", 1, 0, 7);
  /* Over the end of a line, a space that does not break, and a hyphen that is not seen. */
  assert_found ("prison\ntransfer", "prison transfer", 1, 0, 15);
  assert_found ("4\xc2\xa0" "February", "4 february", 1, 0, 10);
  assert_found ("trans\xc2\xad" "fer", "transfer", 1, 0, 9);
  assert_found ("a\r\nb", "A", 1, 0, 1);
}

static void
test_find_max (void)
{
  g_autoptr (WhenceTextFinder) finder = whence_text_finder_new ("aaaaaaaa");
  g_autoptr (GArray) matches = whence_text_finder_find (finder, "a", 3);

  g_assert_cmpuint (matches->len, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/text/trim", test_trim);
  g_test_add_func ("/reader/text/trim-name", test_trim_name);
  g_test_add_func ("/reader/text/quoted", test_quoted);
  g_test_add_func ("/reader/text/cite", test_cite);
  g_test_add_func ("/reader/text/find", test_find);
  g_test_add_func ("/reader/text/find-max", test_find_max);

  return g_test_run ();
}
