/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What keeping costs with many mentions: a change with the journal and without, until it is on
 * disk, and a save, with the longest time for which the main loop stood still meanwhile; beside
 * the time that a save would stop it if it were done at once.
 */

#include "config.h"

#include <stdlib.h>

#include <glib/gstdio.h>

#include "core/whence-core.h"
#include "store/whence-project-file.h"
#include "store/whence-project-writer.h"
#include "utils/whence-test-figures.h"

#define N_MENTIONS 100000
#define MENTIONS_PER_ENTITY 20
#define N_CHANGES 2000
#define N_SAVES 5

static void
fill (WhenceProject *project)
{
  g_autoptr (WhenceChange) change = whence_change_new ("Fill");
  g_autoptr (WhenceObject) object = whence_object_new (WHENCE_TYPE_SOURCE);
  g_autofree char *text = g_strnfill (10 * N_MENTIONS, 'x');
  WhenceSource *source;
  g_autoptr (GError) error = NULL;

  whence_object_init_string (object, "text", text);
  source = whence_edit_add_source (change, project, WHENCE_SOURCE (object));
  for (guint i = 0; i < N_MENTIONS / MENTIONS_PER_ENTITY; i++)
    {
      WhenceEntity *entity = whence_edit_add_entity (change, project, "person", "x");

      for (guint j = 0; j < MENTIONS_PER_ENTITY; j++)
        {
          guint at = 10 * (MENTIONS_PER_ENTITY * i + j);

          whence_edit_add_mention (change, entity, source, at, at + 8, NULL);
        }
    }
  whence_project_apply (project, change, &error);
  g_assert_no_error (error);
}

static void
measure_changes (WhenceProject *project,
                 const char    *title)
{
  g_autoptr (WhenceSource) source = g_list_model_get_item (whence_project_get_sources (project), 0);
  g_autofree double *times = g_new (double, N_CHANGES);
  double median;

  for (guint i = 0; i < N_CHANGES; i++)
    {
      g_autoptr (WhenceEntity) entity =
        g_list_model_get_item (whence_project_get_entities (project), i);
      g_autoptr (WhenceChange) change = whence_change_new ("Mark");
      gint64 start = g_get_monotonic_time ();

      whence_edit_add_mention (change, entity, source, i, i + 5, NULL);
      g_assert_true (whence_project_apply (project, change, NULL));
      times[i] = whence_test_ms_since (start);
    }
  median = whence_test_median (times, N_CHANGES);
  g_print ("a mention more, %s: %.3f ms (median of %d), %.3f ms at worst\n", title, median,
           N_CHANGES, times[N_CHANGES - 1]);
}

static void
measure_sync (WhenceProjectFile *file)
{
  WhenceProject *project = whence_project_file_get_project (file);
  double times[100];
  double median;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (WhenceChange) change = whence_change_new ("Rename");
      g_autofree char *title = g_strdup_printf ("Title %u", i);
      gint64 start = g_get_monotonic_time ();

      whence_change_set_string (change, WHENCE_OBJECT (project), "title", title);
      whence_project_apply (project, change, NULL);
      g_assert_true (whence_project_file_sync (file, NULL));
      times[i] = whence_test_ms_since (start);
    }
  median = whence_test_median (times, G_N_ELEMENTS (times));
  g_print ("until a change is on disk: %.2f ms (median of %u), %.2f ms at worst\n", median,
           (guint) G_N_ELEMENTS (times), times[G_N_ELEMENTS (times) - 1]);
}

static gint64 last_beat;
static double longest_gap;

static gboolean
on_beat (gpointer user_data)
{
  longest_gap = MAX (longest_gap, whence_test_ms_since (last_beat));
  last_beat = g_get_monotonic_time ();

  return G_SOURCE_CONTINUE;
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_assert_true (whence_project_file_save_finish (WHENCE_PROJECT_FILE (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static void
measure_saves (WhenceProjectFile *file)
{
  WhenceProject *project = whence_project_file_get_project (file);
  double saves[N_SAVES];
  double gaps[N_SAVES];
  double writes[N_SAVES];
  guint beat = g_timeout_add_full (G_PRIORITY_HIGH, 1, on_beat, NULL, NULL);

  for (guint i = 0; i < N_SAVES; i++)
    {
      gboolean saved = FALSE;
      gint64 start = g_get_monotonic_time ();

      longest_gap = 0;
      last_beat = start;
      whence_project_file_save_async (file, NULL, NULL, on_saved, &saved);
      while (!saved)
        g_main_context_iteration (NULL, TRUE);
      saves[i] = whence_test_ms_since (start);
      gaps[i] = longest_gap;

      start = g_get_monotonic_time ();
      g_bytes_unref (whence_project_write (project));
      writes[i] = whence_test_ms_since (start);
    }
  g_source_remove (beat);
  g_print ("a save: %.0f ms (median of %d), in which the main loop stood still for up to %.1f ms; "
           "writing it all at once takes %.0f ms\n",
           whence_test_median (saves, N_SAVES), N_SAVES, whence_test_median (gaps, N_SAVES),
           whence_test_median (writes, N_SAVES));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("whence-bench-XXXXXX", NULL);
  g_autoptr (GFile) path = g_file_new_build_filename (folder, "p.whence", NULL);
  g_autoptr (WhenceProject) bare = whence_project_new ();
  WhenceProjectFile *file;
  g_autoptr (GError) error = NULL;

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  fill (bare);
  measure_changes (bare, "without the journal");

  file = whence_project_file_new (WHENCE_OPEN_NONE);
  fill (whence_project_file_get_project (file));
  g_assert_true (whence_project_file_create (file, path, NULL, &error));
  measure_changes (whence_project_file_get_project (file), "with the journal   ");
  measure_sync (file);
  measure_saves (file);

  g_object_unref (file);
  g_unlink (g_file_peek_path (path));

  return 0;
}
