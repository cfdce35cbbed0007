/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A journal, with its numbers and checksums and without: each line of the input is a line of the
 * journal that lacks these. What is done again leaves the project sound, and can be undone; what
 * is not leaves it as it was.
 */

#include "config.h"

#include <string.h>

#include "core/whence-check.h"
#include "core/whence-history.h"
#include "fuzz-target.h"
#include "store/whence-journal-codec.h"
#include "store/whence-journal-private.h"
#include "store/whence-project-reader.h"
#include "store/whence-project-writer.h"
#include "utils/whence-test-project.h"

#define MAX_LINES 64

/* The input as a journal: a number in front of each line, and its checksum behind it. */
static GString *
make_journal (const guint8 *data,
              gsize         size)
{
  GString *journal = g_string_new ("{\"seq\":1,\"journal\":1");
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", MAX_LINES);
  gsize start = 0;
  guint seq = 1;

  for (guint i = 0; i == 0 || lines[i - 1] != NULL; i++)
    {
      g_autofree char *sum = whence_journal_sum (journal->str + start, journal->len - start);

      g_string_append_printf (journal, ",\"sum\":\"%s\"}\n", sum);
      start = journal->len;
      if (lines[i] == NULL)
        break;

      g_string_append_printf (journal, "{\"seq\":%u,%s", ++seq,
                              *lines[i] == '{' ? lines[i] + 1 : lines[i]);
      if (journal->str[journal->len - 1] == '}')
        g_string_truncate (journal, journal->len - 1);
    }

  return journal;
}

static void
assert_sound (WhenceProject *project)
{
  g_autoptr (GPtrArray) problems = whence_check_project (project);
  g_autoptr (GBytes) bytes = whence_project_write (project);
  g_autoptr (WhenceProject) again = NULL;
  g_autoptr (GBytes) bytes_again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (problems->len, ==, 0);
  again = whence_project_read (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  bytes_again = whence_project_write (again);
  fuzz_assert_same_bytes (bytes, bytes_again);
}

static void
replay (WhenceJournalContent *content)
{
  g_autoptr (WhenceProject) project = whence_test_project_new ();
  g_autoptr (GBytes) original = whence_project_write (project);
  g_autoptr (GBytes) undone = NULL;
  gboolean sound = TRUE;

  for (guint i = 1; sound && i < content->lines->len; i++)
    {
      WhenceJournalLine *line = g_ptr_array_index (content->lines, i);
      g_autoptr (GBytes) before = whence_project_write (project);
      g_autoptr (GError) error = NULL;

      sound = whence_journal_replay (project, line->json, line->seq, &error);
      g_assert_true (sound == (error == NULL));
      if (!sound)
        {
          g_autoptr (GBytes) after = whence_project_write (project);

          fuzz_assert_same_bytes (before, after);
        }
      else
        assert_sound (project);
    }

  while (whence_history_undo (whence_project_get_history (project), NULL))
    ;
  undone = whence_project_write (project);
  fuzz_assert_same_bytes (original, undone);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (WhenceJournalContent) raw =
    whence_journal_content_parse ((const char *) data, size);
  g_autoptr (WhenceJournalContent) content = NULL;
  GString *journal = make_journal (data, size);

  g_assert_false (raw->torn && raw->damaged);
  content = whence_journal_content_parse (journal->str, journal->len);
  if (content->lines->len > 0)
    replay (content);
  g_string_free (journal, TRUE);

  return 0;
}
