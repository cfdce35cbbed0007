/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/whence-core.h"

/* The sentences of @text are those that “|” parts; the white space before it is between them. */
static void
assert_sentences (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  g_autofree char *whole = g_strjoinv ("", parts);
  gsize offset = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = g_strdup (parts[i]);
      gsize start;
      gsize end;

      g_strchomp (part);
      for (gsize at = offset; at < offset + strlen (parts[i]); at++)
        {
          g_autofree char *found = NULL;

          whence_sentence_find (whole, at, &start, &end);
          found = g_strndup (whole + start, end - start);
          g_assert_cmpstr (found, ==, part);
        }
      offset += strlen (parts[i]);
    }
}

static void
test_sentences (void)
{
  assert_sentences ("The harbour is full. |It is late! |Is it? |Yes.");
  assert_sentences ("Mr. Rubio met Dr. J. Eide of St. Lund. |They left.");
  assert_sentences ("The U.S. Senate met at 3 p.m. on Monday. |He left.");
  assert_sentences ("He is in the U.S. |The senator is not.");
  assert_sentences ("He paid $1.50 for No. 5. |He said no. |Then he left.");
  assert_sentences ("“The harbour is full.” |He left.");
  assert_sentences ("“Is it full?” he asked. |“Yes!” she said.");
  assert_sentences ("It is full (see Fig. 2). |He left …  |She stayed ... and left.");
  assert_sentences ("Whence Inc. and Co. |The others are gone.");
  assert_sentences ("See example.com for more. |It is on Jan. 5.");
  assert_sentences ("1. The harbour is full.");
  assert_sentences ("港は満員だ。|船は遅い！|本当か？」|はい。");
  assert_sentences ("Гавань полна. |Паром опаздывает.");
  assert_sentences ("no end");
}

static void
assert_paragraph (const char *text,
                  const char *at,
                  const char *paragraph)
{
  g_autofree char *found = NULL;
  gsize start;
  gsize end;

  whence_sentence_find_paragraph (text, (gsize) (strstr (text, at) - text), &start, &end);
  found = g_strndup (text + start, end - start);
  g_assert_cmpstr (found, ==, paragraph);
}

/* A line that is long goes on in the next; one that is short, or that ends a sentence, does not. */
static void
test_paragraphs (void)
{
  const char *text = "Ferry aground\nThe harbour has been full since the morning of\nMonday. "
                     "It is late.\n\nThe end";

  assert_paragraph (text, "aground", "Ferry aground");
  assert_paragraph (text, "harbour", "The harbour has been full since the morning of\nMonday. "
                                     "It is late.");
  assert_paragraph (text, "late", "The harbour has been full since the morning of\nMonday. "
                                  "It is late.");
  assert_paragraph (text, "The end", "The end");
}

static void
test_edges (void)
{
  static const char *const texts[] = { "", "\n", " ", ".", "...", "\n\n\n", "a", "“”", ". .\n. " };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      for (gsize at = 0; at <= strlen (texts[i]); at++)
        {
          gsize start;
          gsize end;

          whence_sentence_find (texts[i], at, &start, &end);
          g_assert_cmpuint (start, <=, end);
          g_assert_cmpuint (end, <=, strlen (texts[i]));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sentence/sentences", test_sentences);
  g_test_add_func ("/sentence/paragraphs", test_paragraphs);
  g_test_add_func ("/sentence/edges", test_edges);

  return g_test_run ();
}
