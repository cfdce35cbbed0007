/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was done and not saved comes back. */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "core/whence-history-private.h"
#include "store/whence-journal-codec.h"
#include "store/whence-journal.h"
#include "store/whence-lock.h"
#include "store/whence-project-file.h"
#include "store/whence-project-reader.h"
#include "store/whence-project-writer.h"
#include "store/whence-store-error.h"
#include "utils/whence-test-edits.h"
#include "utils/whence-test-project.h"

typedef struct
{
  char *folder;
  GFile *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *text = whence_test_project_dup_json ();

  fixture->folder = g_dir_make_tmp ("whence-journal-XXXXXX", NULL);
  fixture->file = g_file_new_build_filename (fixture->folder, "p.whence", NULL);
  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->file), text, -1, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  g_autofree char *journal = whence_recovery_dup_path (fixture->file);
  const char *name;

  g_unlink (journal);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
}

static char *
dup_text (WhenceProject *project)
{
  g_autoptr (GBytes) bytes = whence_project_write (project);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static WhenceProjectFile *
open_project (GFile *file)
{
  g_autoptr (GError) error = NULL;
  WhenceProjectFile *opened = whence_project_file_open (file, WHENCE_OPEN_NONE, NULL, &error);

  g_assert_no_error (error);
  return opened;
}

static void
rename_project (WhenceProjectFile *opened,
                const char        *title)
{
  WhenceProject *project = whence_project_file_get_project (opened);
  g_autoptr (WhenceChange) change = whence_change_new ("Rename");
  g_autoptr (GError) error = NULL;

  whence_change_set_string (change, WHENCE_OBJECT (project), "title", title);
  whence_change_set_string (change, WHENCE_OBJECT (project), "description", title);
  whence_project_apply (project, change, &error);
  g_assert_no_error (error);
}

/* Ends as a crash would: what is not on disk by now is lost, and nothing is tidied. */
static void
crash (WhenceProjectFile *opened)
{
  g_autoptr (GError) error = NULL;

  whence_project_file_sync (opened, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (opened);
}

typedef struct
{
  WhenceProject *project;
  GPtrArray *lines;
} Recorder;

static void
on_record (Recorder     *recorder,
           int           act,
           WhenceChange *change)
{
  guint64 serial = whence_change_get_serial (change);

  g_ptr_array_add (recorder->lines,
                   whence_journal_encode ((WhenceHistoryAct) act, change,
                                          act >= WHENCE_ACT_UNDO ? serial : 0));
  if (act == WHENCE_ACT_APPLY)
    whence_change_set_serial (change, recorder->lines->len);
}

static void
replay_all (WhenceProject *project,
            GPtrArray     *lines,
            guint          first)
{
  for (guint i = first; i < lines->len; i++)
    {
      g_autoptr (JsonNode) node = json_from_string (g_ptr_array_index (lines, i), NULL);
      g_autoptr (GError) error = NULL;

      whence_journal_replay (project, json_node_get_object (node), i + 1, &error);
      g_assert_no_error (error);
    }
}

static void
undo_all (WhenceProject *project)
{
  while (whence_history_undo (whence_project_get_history (project), NULL))
    ;
}

/* Whatever is done, doing it again from the lines gives the same project with the same history;
 * also from the middle, as after a save, where the changes before it are not to be had.
 */
static void
test_replay (void)
{
  for (guint32 seed = 0; seed < 60; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (WhenceProject) project = whence_test_project_new ();
      g_autoptr (WhenceProject) again = whence_test_project_new ();
      g_autoptr (WhenceProject) rest = NULL;
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *base = dup_text (project);
      g_autofree char *text = NULL;
      g_autofree char *text_again = NULL;
      g_autofree char *text_rest = NULL;
      Recorder recorder = { project, lines };
      guint middle = 0;

      g_signal_connect_swapped (whence_project_get_history (project), "record",
                                G_CALLBACK (on_record), &recorder);
      for (guint i = 0; i < 80; i++)
        {
          if (i == 40)
            {
              g_autoptr (GBytes) bytes = whence_project_write (project);

              rest = whence_project_read (bytes, NULL, NULL, NULL);
              whence_history_seal (whence_project_get_history (project));
              middle = lines->len;
            }
          whence_test_edit_at_random (project, rand);
        }

      text = dup_text (project);
      replay_all (again, lines, 0);
      text_again = dup_text (again);
      g_assert_cmpstr (text, ==, text_again);
      replay_all (rest, lines, middle);
      text_rest = dup_text (rest);
      g_assert_cmpstr (text, ==, text_rest);

      undo_all (again);
      g_free (text_again);
      text_again = dup_text (again);
      g_assert_cmpstr (base, ==, text_again);
    }
}

static void
test_recover (Fixture       *fixture,
              gconstpointer  data)
{
  WhenceProjectFile *opened = open_project (fixture->file);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *base = dup_text (whence_project_file_get_project (opened));
  g_autofree char *text = NULL;
  g_autofree char *recovered = NULL;
  WhenceRecovery *recovery;

  g_assert_null (whence_project_file_get_recovery (opened));
  g_assert_true (whence_project_file_is_recorded (opened));
  for (guint i = 0; i < 50; i++)
    whence_test_edit_at_random (whence_project_file_get_project (opened), rand);
  text = dup_text (whence_project_file_get_project (opened));
  crash (opened);

  /* Twice: what was recovered is still not saved. */
  for (guint i = 0; i < 2; i++)
    {
      opened = open_project (fixture->file);
      recovery = whence_project_file_get_recovery (opened);
      g_assert_nonnull (recovery);
      g_assert_cmpuint (recovery->n_changes, >, 20);
      g_assert_null (recovery->kept);
      g_assert_true (whence_project_file_get_modified (opened));
      g_clear_pointer (&recovered, g_free);
      recovered = dup_text (whence_project_file_get_project (opened));
      g_assert_cmpstr (text, ==, recovered);
      if (i == 0)
        crash (opened);
    }

  undo_all (whence_project_file_get_project (opened));
  g_clear_pointer (&recovered, g_free);
  recovered = dup_text (whence_project_file_get_project (opened));
  g_assert_cmpstr (base, ==, recovered);
  g_assert_true (whence_project_file_save (opened, NULL, NULL));
  g_assert_finalize_object (opened);

  opened = open_project (fixture->file);
  g_assert_null (whence_project_file_get_recovery (opened));
  g_assert_finalize_object (opened);
}

/* Nor is anything lost of objects that are other than this program makes them. */
static void
test_recover_foreign (Fixture       *fixture,
                      gconstpointer  data)
{
  WhenceProjectFile *opened;
  WhenceProject *project;
  g_autofree char *text = whence_test_project_dup_json ();
  g_auto (GStrv) parts = g_strsplit (text, "      \"name\": \"Marta Eide\",\n", 2);
  g_autofree char *foreign = g_strconcat (parts[0], "      \"x\": [\n        1e400,\n        -0,\n"
                                          "        1E+2\n      ],\n", parts[1], NULL);
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (WhenceChange) change = whence_change_new ("Remove");
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *recovered = NULL;

  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->file), foreign, -1, NULL));
  opened = open_project (fixture->file);
  project = whence_project_file_get_project (opened);
  g_ptr_array_add (objects, g_list_model_get_item (whence_project_get_entities (project), 0));
  whence_edit_remove (change, project, objects);
  whence_project_apply (project, change, &error);
  g_assert_no_error (error);
  g_assert_true (whence_history_undo (whence_project_get_history (project), &error));
  g_assert_no_error (error);
  rename_project (opened, "Again");
  expected = dup_text (project);
  g_assert_nonnull (strstr (expected, "        1e400,\n        -0,\n        1E+2\n"));
  g_ptr_array_set_size (objects, 0);
  g_clear_object (&change);
  crash (opened);

  opened = open_project (fixture->file);
  g_assert_nonnull (whence_project_file_get_recovery (opened));
  g_assert_null (whence_project_file_get_recovery (opened)->kept);
  recovered = dup_text (whence_project_file_get_project (opened));
  g_assert_cmpstr (recovered, ==, expected);
  g_assert_finalize_object (opened);
}

/* A path need not be text. */
static void
test_odd_path (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *text = whence_test_project_dup_json ();
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "caf\xe9.whence", NULL);
  WhenceProjectFile *opened;

  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
  opened = open_project (file);
  rename_project (opened, "One");
  crash (opened);
  opened = open_project (file);
  g_assert_cmpuint (whence_project_file_get_recovery (opened)->n_changes, ==, 1);
  g_assert_true (whence_project_file_save (opened, NULL, NULL));
  g_assert_finalize_object (opened);
}

static WhenceRecovery *
peek (GFile         *file,
      WhenceProject *project)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  g_autofree char *base = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return whence_recovery_peek (file, project, base);
}

/* Who only reads finds what was not saved, and leaves it; not while somebody has it open. */
static void
test_peek (Fixture       *fixture,
           gconstpointer  data)
{
  WhenceProjectFile *opened = open_project (fixture->file);
  g_autoptr (WhenceProject) project = whence_test_project_new ();
  g_autoptr (WhenceRecovery) recovery = NULL;

  rename_project (opened, "One");
  g_assert_true (whence_project_file_sync (opened, NULL));
  g_assert_null (peek (fixture->file, project));
  crash (opened);

  recovery = peek (fixture->file, project);
  g_assert_cmpuint (recovery->n_changes, ==, 1);
  g_assert_cmpstr (whence_project_get_title (project), ==, "One");
  opened = open_project (fixture->file);
  g_assert_cmpuint (whence_project_file_get_recovery (opened)->n_changes, ==, 1);
  whence_project_file_discard (opened);
  g_assert_finalize_object (opened);
}

static void
test_saved_leaves_nothing (Fixture       *fixture,
                           gconstpointer  data)
{
  WhenceProjectFile *opened = open_project (fixture->file);
  g_autofree char *journal = whence_recovery_dup_path (fixture->file);

  rename_project (opened, "One");
  g_assert_true (whence_project_file_sync (opened, NULL));
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_assert_true (whence_project_file_save (opened, NULL, NULL));
  rename_project (opened, "Two");
  g_assert_true (whence_project_file_save (opened, NULL, NULL));
  g_assert_finalize_object (opened);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

/* Whether the end comes just before the new file takes its place or just after. */
static void
test_crash_while_saving (Fixture       *fixture,
                         gconstpointer  data)
{
  gboolean replaced = GPOINTER_TO_INT (data);
  WhenceProjectFile *opened = open_project (fixture->file);
  g_autofree char *journal = whence_recovery_dup_path (fixture->file);
  g_autofree char *old = NULL;
  g_autofree char *contents = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (g_file_peek_path (fixture->file), &old, NULL, NULL));
  rename_project (opened, "One");
  rename_project (opened, "Two");
  g_assert_true (whence_project_file_sync (opened, NULL));
  /* The journal as it is with the note, before it begins again. */
  g_assert_true (g_file_get_contents (journal, &contents, &size, NULL));
  g_assert_true (whence_project_file_save (opened, NULL, NULL));
  rename_project (opened, "Three");
  crash (opened);

  if (!replaced)
    {
      g_assert_true (g_file_set_contents (g_file_peek_path (fixture->file), old, -1, NULL));
      g_assert_true (g_file_set_contents (journal, contents, (gssize) size, NULL));
    }
  opened = open_project (fixture->file);
  g_assert_cmpuint (whence_project_file_get_recovery (opened)->n_changes, ==, replaced ? 1 : 2);
  g_assert_cmpstr (whence_project_get_title (whence_project_file_get_project (opened)), ==,
                   replaced ? "Three" : "Two");
  whence_project_file_discard (opened);
  g_assert_finalize_object (opened);
}

static void
damage (const char *journal,
        gsize       at)
{
  g_autofree char *contents = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (journal, &contents, &size, NULL));
  contents[at] ^= 1;
  g_assert_true (g_file_set_contents (journal, contents, (gssize) size, NULL));
}

static void
write_three (Fixture               *fixture,
             char                 **journal,
             WhenceJournalContent **content)
{
  WhenceProjectFile *opened = open_project (fixture->file);

  *journal = whence_recovery_dup_path (fixture->file);
  rename_project (opened, "One");
  rename_project (opened, "Two");
  rename_project (opened, "Three");
  crash (opened);
  *content = whence_journal_content_read (*journal, NULL);
  g_assert_cmpuint ((*content)->lines->len, ==, 4);
}

static void
test_torn (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *journal = NULL;
  g_autoptr (WhenceJournalContent) content = NULL;
  WhenceProjectFile *opened;
  WhenceRecovery *recovery;
  g_autofree char *contents = NULL;
  gsize size = 0;

  write_three (fixture, &journal, &content);
  g_assert_true (g_file_get_contents (journal, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (journal, contents, (gssize) size - 9, NULL));

  opened = open_project (fixture->file);
  recovery = whence_project_file_get_recovery (opened);
  g_assert_cmpuint (recovery->n_changes, ==, 2);
  g_assert_true (recovery->torn);
  g_assert_null (recovery->kept);
  rename_project (opened, "Four");
  crash (opened);

  opened = open_project (fixture->file);
  recovery = whence_project_file_get_recovery (opened);
  g_assert_cmpuint (recovery->n_changes, ==, 3);
  g_assert_false (recovery->torn);
  g_assert_cmpstr (whence_project_get_title (whence_project_file_get_project (opened)), ==, "Four");
  whence_project_file_discard (opened);
  g_assert_finalize_object (opened);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *journal = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (WhenceJournalContent) content = NULL;
  WhenceJournalLine *second;
  WhenceProjectFile *opened;
  WhenceRecovery *recovery;

  write_three (fixture, &journal, &content);
  second = g_ptr_array_index (content->lines, 1);
  damage (journal, second->end + 20);

  opened = open_project (fixture->file);
  recovery = whence_project_file_get_recovery (opened);
  g_assert_cmpuint (recovery->n_changes, ==, 1);
  g_assert_nonnull (recovery->reason);
  g_assert_nonnull (recovery->kept);
  g_assert_cmpstr (whence_project_get_title (whence_project_file_get_project (opened)), ==, "One");
  g_assert_true (g_file_get_contents (recovery->kept, &kept, NULL, NULL));
  g_assert_nonnull (strstr (kept, "Three"));
  g_unlink (recovery->kept);
  whence_project_file_discard (opened);
  g_assert_finalize_object (opened);
}

/* What was recovered from a damaged journal goes on in a new one if the old one is moved. */
static void
test_damaged_then_moved (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *journal = NULL;
  g_autoptr (WhenceJournalContent) content = NULL;
  WhenceProjectFile *opened;
  WhenceRecovery *recovery;
  g_autofree char *kept = NULL;

  write_three (fixture, &journal, &content);
  damage (journal, ((WhenceJournalLine *) g_ptr_array_index (content->lines, 1))->end + 20);
  opened = open_project (fixture->file);
  recovery = whence_project_file_get_recovery (opened);
  g_unlink (recovery->kept);

  kept = g_strconcat (journal, ".kept", NULL);
  g_assert_cmpint (g_rename (journal, kept), ==, 0);
  rename_project (opened, "Four");
  g_assert_true (whence_project_file_sync (opened, NULL));
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  crash (opened);

  opened = open_project (fixture->file);
  g_assert_cmpuint (whence_project_file_get_recovery (opened)->n_changes, ==, 2);
  g_assert_cmpstr (whence_project_get_title (whence_project_file_get_project (opened)), ==, "Four");
  whence_project_file_discard (opened);
  g_assert_finalize_object (opened);
  g_unlink (kept);
}

/* Who has a project open is known even where nothing can be recorded. */
static void
test_lock_elsewhere (Fixture       *fixture,
                     gconstpointer  data)
{
  /* A file where the folder is to be. */
  g_autofree char *path = g_build_filename (g_file_peek_path (fixture->file), "x.lock", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceLock) lock = whence_lock_take (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (lock);
  g_assert_null (whence_lock_take (path, NULL, &error));
  g_assert_error (error, WHENCE_STORE_ERROR, WHENCE_STORE_ERROR_LOCKED);
}

/* A project that is renamed after a crash takes its changes along; a copy of it does not. */
static void
test_renamed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GFile) copy = g_file_new_build_filename (fixture->folder, "copy.whence", NULL);
  g_autoptr (GFile) moved = g_file_new_build_filename (fixture->folder, "moved.whence", NULL);
  WhenceProjectFile *opened = open_project (fixture->file);

  rename_project (opened, "One");
  crash (opened);
  g_assert_true (g_file_copy (fixture->file, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  opened = open_project (copy);
  g_assert_null (whence_project_file_get_recovery (opened));
  g_assert_finalize_object (opened);

  g_assert_true (g_file_move (fixture->file, moved, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  opened = open_project (moved);
  g_assert_cmpuint (whence_project_file_get_recovery (opened)->n_changes, ==, 1);
  whence_project_file_discard (opened);
  g_assert_finalize_object (opened);
}

/* A journal that somebody removes while it is in use is written again, whole. */
static void
test_removed (Fixture       *fixture,
              gconstpointer  data)
{
  WhenceProjectFile *opened = open_project (fixture->file);
  g_autofree char *journal = whence_recovery_dup_path (fixture->file);

  rename_project (opened, "One");
  g_assert_true (whence_project_file_sync (opened, NULL));
  g_assert_cmpint (g_unlink (journal), ==, 0);
  rename_project (opened, "Two");
  crash (opened);

  opened = open_project (fixture->file);
  g_assert_cmpuint (whence_project_file_get_recovery (opened)->n_changes, ==, 2);
  whence_project_file_discard (opened);
  g_assert_finalize_object (opened);
}

/* A journal of another state of the file is not applied, and not lost. */
static void
test_stale (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *journal = NULL;
  g_autoptr (WhenceJournalContent) content = NULL;
  WhenceProjectFile *opened;
  WhenceRecovery *recovery;
  g_autofree char *text = whence_test_project_dup_json ();
  g_autofree char *other = NULL;
  g_auto (GStrv) parts = g_strsplit (text, "Harbour", -1);

  write_three (fixture, &journal, &content);
  other = g_strjoinv ("Haven", parts);
  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->file), other, -1, NULL));

  opened = open_project (fixture->file);
  recovery = whence_project_file_get_recovery (opened);
  g_assert_true (recovery->stale);
  g_assert_cmpuint (recovery->n_changes, ==, 0);
  g_assert_true (g_file_test (recovery->kept, G_FILE_TEST_EXISTS));
  g_assert_false (whence_project_file_get_modified (opened));
  g_unlink (recovery->kept);
  g_assert_finalize_object (opened);
}

static gboolean
is_listed (const char *path)
{
  g_autoptr (GPtrArray) unsaved = whence_recovery_list_unsaved ();

  return g_ptr_array_find_with_equal_func (unsaved, path, g_str_equal, NULL);
}

static void
test_never_saved (Fixture       *fixture,
                  gconstpointer  data)
{
  WhenceProjectFile *made = whence_project_file_new (WHENCE_OPEN_NONE);
  const char *id = whence_object_get_id (WHENCE_OBJECT (whence_project_file_get_project (made)));
  g_autofree char *journal = whence_recovery_dup_new_path (id);
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "new.whence", NULL);
  g_autoptr (GError) error = NULL;

  rename_project (made, "Never saved");
  g_assert_true (whence_project_file_sync (made, NULL));
  g_assert_false (is_listed (journal));
  crash (made);

  g_assert_true (is_listed (journal));
  made = whence_project_file_new_recovered (journal, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (whence_project_file_get_recovery (made)->n_changes, ==, 1);
  g_assert_cmpstr (whence_project_get_title (whence_project_file_get_project (made)), ==,
                   "Never saved");
  rename_project (made, "Saved at last");
  g_assert_true (whence_project_file_create (made, file, NULL, &error));
  g_assert_no_error (error);
  rename_project (made, "And changed");
  crash (made);

  g_assert_false (is_listed (journal));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  made = open_project (file);
  g_assert_cmpstr (whence_project_get_title (whence_project_file_get_project (made)), ==,
                   "And changed");
  whence_project_file_discard (made);
  g_assert_finalize_object (made);
}

static void
test_changed_on_disk (Fixture       *fixture,
                      gconstpointer  data)
{
  WhenceProjectFile *opened = open_project (fixture->file);
  g_autofree char *text = whence_test_project_dup_json ();
  g_autofree char *there = NULL;
  g_autoptr (GError) error = NULL;

  /* Written again with the same bytes, it is the same. */
  rename_project (opened, "Ours");
  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->file), text, -1, NULL));
  g_assert_true (whence_project_file_save (opened, NULL, &error));
  g_assert_no_error (error);

  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->file), text, -1, NULL));
  rename_project (opened, "Ours again");
  g_assert_false (whence_project_file_save (opened, NULL, &error));
  g_assert_error (error, WHENCE_STORE_ERROR, WHENCE_STORE_ERROR_CHANGED);
  g_assert_true (whence_project_file_get_changed_on_disk (opened));
  g_assert_true (g_file_get_contents (g_file_peek_path (fixture->file), &there, NULL, NULL));
  g_assert_cmpstr (there, ==, text);
  g_assert_true (whence_project_file_get_modified (opened));

  whence_project_file_keep_ours (opened);
  g_clear_error (&error);
  g_assert_true (whence_project_file_save (opened, NULL, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (opened);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  WhenceProjectFile *opened = open_project (fixture->file);
  WhenceProjectFile *reader = whence_project_file_open (fixture->file, WHENCE_OPEN_READ_ONLY, NULL,
                                                        NULL);
  g_autoptr (GFile) copy = g_file_new_build_filename (fixture->folder, "copy.whence", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (whence_project_file_get_read_only (reader));
  g_assert_false (whence_project_file_save (reader, NULL, &error));
  g_assert_error (error, WHENCE_STORE_ERROR, WHENCE_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_true (whence_project_file_create (reader, copy, NULL, &error));
  g_assert_false (whence_project_file_get_read_only (reader));
  rename_project (reader, "Copy");
  crash (reader);

  reader = open_project (copy);
  g_assert_cmpuint (whence_project_file_get_recovery (reader)->n_changes, ==, 1);
  whence_project_file_discard (reader);
  g_assert_finalize_object (reader);
  g_assert_finalize_object (opened);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (whence_project_file_save_finish (WHENCE_PROJECT_FILE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* What is done while the file is written is not in it, and does not count as saved. */
static void
test_change_while_saving (Fixture       *fixture,
                          gconstpointer  data)
{
  WhenceProjectFile *opened = open_project (fixture->file);
  WhenceProject *project = whence_project_file_get_project (opened);
  gboolean saved = FALSE;
  guint n_changes = 0;

  whence_project_file_save_async (opened, NULL, NULL, on_saved, &saved);
  while (!saved)
    {
      g_autoptr (WhenceChange) change = whence_change_new ("Typing");
      g_autofree char *title = g_strdup_printf ("Title %u", ++n_changes);

      whence_change_set_string (change, WHENCE_OBJECT (project), "title", title);
      g_assert_true (whence_project_apply (project, change, NULL));
      g_main_context_iteration (NULL, FALSE);
    }

  g_assert_true (whence_project_file_get_modified (opened));
  crash (opened);
  opened = open_project (fixture->file);
  {
    g_autofree char *title = g_strdup_printf ("Title %u", n_changes);

    g_assert_cmpstr (whence_project_get_title (whence_project_file_get_project (opened)), ==,
                     title);
  }
  whence_project_file_discard (opened);
  g_assert_finalize_object (opened);
}

#define ADD(path, test, data) \
  g_test_add (path, Fixture, data, set_up, test, tear_down)

/* Journals are removed by the tests; their folders are left. */
static void
remove_state (const char *state)
{
  const char *const names[] = { "whence/journals", "whence", "." };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (state, names[i], NULL);

      g_rmdir (i + 1 < G_N_ELEMENTS (names) ? path : state);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  state = g_dir_make_tmp ("whence-state-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", state, TRUE);

  g_test_add_func ("/journal/replay", test_replay);
  ADD ("/journal/recover", test_recover, NULL);
  ADD ("/journal/recover-foreign", test_recover_foreign, NULL);
  ADD ("/journal/odd-path", test_odd_path, NULL);
  ADD ("/journal/peek", test_peek, NULL);
  ADD ("/journal/saved-leaves-nothing", test_saved_leaves_nothing, NULL);
  ADD ("/journal/crash-before-replacing", test_crash_while_saving, GINT_TO_POINTER (FALSE));
  ADD ("/journal/crash-after-replacing", test_crash_while_saving, GINT_TO_POINTER (TRUE));
  ADD ("/journal/torn", test_torn, NULL);
  ADD ("/journal/damaged", test_damaged, NULL);
  ADD ("/journal/damaged-then-moved", test_damaged_then_moved, NULL);
  ADD ("/journal/removed", test_removed, NULL);
  ADD ("/journal/renamed", test_renamed, NULL);
  ADD ("/journal/lock-elsewhere", test_lock_elsewhere, NULL);
  ADD ("/journal/stale", test_stale, NULL);
  ADD ("/journal/never-saved", test_never_saved, NULL);
  ADD ("/journal/changed-on-disk", test_changed_on_disk, NULL);
  ADD ("/journal/read-only", test_read_only, NULL);
  ADD ("/journal/change-while-saving", test_change_while_saving, NULL);

  status = g_test_run ();
  remove_state (state);

  return status;
}
