/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/whence-core.h"

static WhenceSource *
make_source (const char *text)
{
  WhenceObject *source = whence_object_new (WHENCE_TYPE_SOURCE);

  whence_object_init_string (source, "title", "A test");
  whence_object_init_string (source, "text", text);

  return WHENCE_SOURCE (source);
}

/* Characters of one to four bytes, a combining accent, a flag of two code points, and text from
 * right to left.
 */
#define STRANGE "aé€😀e\xcc\x81🇳🇴שלום"

static void
test_offsets (void)
{
  GString *text = g_string_new (NULL);
  g_autoptr (WhenceSource) source = NULL;
  guint n = 0;

  for (guint i = 0; i < 500; i++)
    g_string_append (text, STRANGE);
  source = make_source (text->str);

  g_assert_cmpuint (whence_source_get_length (source), ==, g_utf8_strlen (text->str, -1));
  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p), n++)
    {
      gsize byte = (gsize) (p - text->str);

      g_assert_cmpuint (whence_source_get_byte (source, n), ==, byte);
      g_assert_cmpuint (whence_source_get_offset (source, byte), ==, n);
    }
  g_assert_cmpuint (whence_source_get_byte (source, n), ==, text->len);
  g_assert_cmpuint (whence_source_get_byte (source, n + 5), ==, text->len);
  g_assert_cmpuint (whence_source_get_offset (source, text->len), ==, n);
  g_string_free (text, TRUE);
}

static void
test_empty (void)
{
  g_autoptr (WhenceSource) source = make_source ("");
  g_autofree char *text = whence_source_dup_text (source, 0, 10);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (whence_source_get_length (source), ==, 0);
  g_assert_cmpuint (whence_source_get_byte (source, 0), ==, 0);
  g_assert_cmpstr (text, ==, "");
  g_assert_null (whence_passage_new (WHENCE_TYPE_MENTION, source, 0, 1, &error));
  g_assert_error (error, WHENCE_ERROR, WHENCE_ERROR_QUOTE);
}

static void
test_passage (void)
{
  g_autoptr (WhenceSource) source = make_source ("Before it, “😀 quoted” words, and after it.");
  g_autoptr (GError) error = NULL;
  g_autoptr (WhencePassage) passage = NULL;
  guint start = 0, end = 0;

  g_assert_true (whence_source_find_quote (source, "😀 quoted", &start, &end, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (start, ==, 12);
  g_assert_cmpuint (end, ==, 20);

  passage = whence_passage_new (WHENCE_TYPE_EVIDENCE, source, start, end, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (whence_passage_get_exact (passage), ==, "😀 quoted");
  g_assert_cmpstr (whence_passage_get_prefix (passage), ==, "Before it, “");
  g_assert_cmpstr (whence_passage_get_suffix (passage), ==, "” words, and after it.");
  g_assert_true (whence_passage_check (passage, source, NULL));
}

static void
test_context_is_short (void)
{
  g_autofree char *filling = g_strnfill (100, 'x');
  g_autofree char *text = g_strdup_printf ("%sé%s", filling, filling);
  g_autoptr (WhenceSource) source = make_source (text);
  g_autoptr (WhencePassage) passage = whence_passage_new (WHENCE_TYPE_MENTION, source, 100, 101,
                                                          NULL);

  g_assert_cmpstr (whence_passage_get_exact (passage), ==, "é");
  g_assert_cmpuint (g_utf8_strlen (whence_passage_get_prefix (passage), -1), ==,
                    WHENCE_PASSAGE_CONTEXT);
  g_assert_cmpuint (g_utf8_strlen (whence_passage_get_suffix (passage), -1), ==,
                    WHENCE_PASSAGE_CONTEXT);
}

static void
test_find_quote (void)
{
  g_autoptr (WhenceSource) source = make_source ("one two one two one");
  g_autoptr (GError) error = NULL;
  guint start = 7, end = 7;

  g_assert_false (whence_source_find_quote (source, "three", &start, &end, &error));
  g_assert_error (error, WHENCE_ERROR, WHENCE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_false (whence_source_find_quote (source, "one", &start, &end, &error));
  g_assert_error (error, WHENCE_ERROR, WHENCE_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "0, 8, 16"));
  g_assert_cmpuint (start, ==, 7);
  g_clear_error (&error);

  g_assert_false (whence_source_find_quote (source, "", &start, &end, &error));
  g_assert_error (error, WHENCE_ERROR, WHENCE_ERROR_NOT_FOUND);
}

/* Places that overlap are places all the same. */
static void
test_overlapping_quotes (void)
{
  g_autoptr (WhenceSource) source = make_source ("aaaa");
  guint starts[8];

  g_assert_cmpuint (whence_source_count_quote (source, "aa", G_N_ELEMENTS (starts), starts), ==, 3);
  g_assert_cmpuint (starts[2], ==, 2);
  g_assert_cmpuint (whence_source_count_quote (source, "aa", 2, NULL), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source/offsets", test_offsets);
  g_test_add_func ("/source/empty", test_empty);
  g_test_add_func ("/source/passage", test_passage);
  g_test_add_func ("/source/context-is-short", test_context_is_short);
  g_test_add_func ("/source/find-quote", test_find_quote);
  g_test_add_func ("/source/overlapping-quotes", test_overlapping_quotes);

  return g_test_run ();
}
