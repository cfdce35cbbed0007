/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the model takes with many mentions: making, writing and reading them, and finding
 * the marks of a range, beside looking at each of them.
 */

#include "config.h"

#include "core/whence-core.h"
#include "store/whence-project-reader.h"
#include "store/whence-project-writer.h"
#include "utils/whence-test-figures.h"

#define N_MENTIONS 100000
#define N_QUERIES 2000

static WhenceProject *
make_project (void)
{
  WhenceProject *project = whence_project_new ();
  g_autoptr (WhenceChange) change = whence_change_new ("Fill");
  g_autoptr (WhenceObject) object = whence_object_new (WHENCE_TYPE_SOURCE);
  g_autofree char *text = g_strnfill (10 * N_MENTIONS, 'x');
  g_autoptr (GError) error = NULL;
  WhenceSource *source;

  whence_object_init_string (object, "text", text);
  source = whence_edit_add_source (change, project, WHENCE_SOURCE (object));
  for (guint i = 0; i < N_MENTIONS / 10; i++)
    {
      WhenceEntity *entity = whence_edit_add_entity (change, project, "person", "x");

      for (guint j = 0; j < 10; j++)
        whence_edit_add_mention (change,
                                 entity,
                                 source,
                                 100 * i + 10 * j,
                                 100 * i + 10 * j + 8,
                                 NULL);
    }
  whence_project_apply (project, change, &error);
  g_assert_no_error (error);

  return project;
}

static guint
count_by_hand (WhenceSpanIndex *spans,
               guint            start,
               guint            end)
{
  guint n = 0;

  for (guint i = 0; i < whence_span_index_get_size (spans); i++)
    {
      WhencePassage *passage = whence_span_index_get_at (spans, i);

      n += whence_passage_get_start (passage) < end && whence_passage_get_end (passage) > start;
    }

  return n;
}

static void
measure_queries (WhenceProject *project)
{
  g_autoptr (WhenceSource) source = g_list_model_get_item (whence_project_get_sources (project), 0);
  WhenceSpanIndex *spans = whence_project_get_spans (project, source);
  g_autoptr (GPtrArray) first = whence_span_index_query (spans, 0, 1);
  guint n_hits = 0;
  guint n_hits_by_hand = 0;
  gint64 start = g_get_monotonic_time ();
  double indexed, by_hand;

  g_assert_cmpuint (first->len, ==, 1);
  for (guint i = 0; i < N_QUERIES; i++)
    {
      guint at = (i * 7919 * 13) % (10 * N_MENTIONS - 200);
      g_autoptr (GPtrArray) hits = whence_span_index_query (spans, at, at + 200);

      n_hits += hits->len;
    }
  indexed = whence_test_ms_since (start) / N_QUERIES;

  start = g_get_monotonic_time ();
  for (guint i = 0; i < N_QUERIES / 100; i++)
    {
      guint at = (i * 7919 * 13) % (10 * N_MENTIONS - 200);

      n_hits_by_hand += count_by_hand (spans, at, at + 200);
    }
  by_hand = whence_test_ms_since (start) / (N_QUERIES / 100.0);

  g_print ("marks of 200 characters among %d: %.4f ms with the index (%.1f hits), "
           "%.3f ms looking at each (%.1f hits)\n",
           N_MENTIONS,
           indexed,
           (double) n_hits / N_QUERIES,
           by_hand,
           (double) n_hits_by_hand / (N_QUERIES / 100.0));
}

int
main (int    argc,
      char **argv)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (WhenceProject) project = make_project ();
  g_autoptr (WhenceProject) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_print ("make and check %d mentions: %.0f ms\n", N_MENTIONS, whence_test_ms_since (start));

  start = g_get_monotonic_time ();
  bytes = whence_project_write (project);
  g_print ("write them: %.0f ms, %.1f MB\n",
           whence_test_ms_since (start),
           (double) g_bytes_get_size (bytes) / 1e6);

  start = g_get_monotonic_time ();
  again = whence_project_read (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  g_print ("read and check them: %.0f ms\n", whence_test_ms_since (start));

  measure_queries (again);

  return 0;
}
