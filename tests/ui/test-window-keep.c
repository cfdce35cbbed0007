/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window keeps: by itself, after a crash, and against other programs. */

#include "config.h"

#include "ui/whence-history-dialog.h"
#include "ui/whence-settings.h"
#include "utils/whence-test-project.h"
#include "window-fixture.h"

static GFile *
write_project (const char *name)
{
  g_autofree char *text = whence_test_project_dup_json ();

  return write_file (name, text, -1);
}

static const char *
get_title (WhenceWindow *window)
{
  return whence_project_get_title (get_project (window));
}

static void
rename_project (WhenceWindow *window,
                const char   *title)
{
  g_autoptr (WhenceChange) change = whence_change_new ("Renamed");

  whence_change_set_string (change, WHENCE_OBJECT (get_project (window)), "title", title);
  g_assert_true (whence_workspace_apply (whence_window_get_workspace (window), change));
}

/* The title that another program writes. */
static void
write_title (GFile      *file,
             const char *title)
{
  g_autofree char *text = whence_test_project_dup_json ();
  g_auto (GStrv) parts = g_strsplit (text, "\"Harbour\"", -1);
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", title);
  g_autofree char *other = g_strjoinv (quoted, parts);

  g_assert_true (g_file_set_contents (g_file_peek_path (file), other, -1, NULL));
}

static gboolean
file_has (GFile      *file,
          const char *words)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (g_file_peek_path (file), &text, NULL, NULL) &&
         strstr (text, words) != NULL;
}

static void
test_autosave (void)
{
  g_autoptr (GFile) file = write_project ("autosave.whence");
  g_autoptr (GFile) backup = get_file ("autosave.whence~");
  WhenceWindow *window = open_window (file);

  rename_project (window, "Saved by itself");
  WAIT_UNTIL (file_has (file, "Saved by itself"));
  WAIT_UNTIL (g_strcmp0 (adw_window_title_get_subtitle (window->title), "All changes saved") == 0);
  g_assert_true (file_has (backup, "\"Harbour\""));
  close_window (window);
}

/* Closing saves without asking; with the setting off, it asks. */
static void
test_close_saves (void)
{
  g_autoptr (GFile) file = write_project ("close.whence");
  WhenceWindow *window = open_window (file);

  rename_project (window, "Saved on closing");
  close_window (window);
  g_assert_true (file_has (file, "Saved on closing"));

  g_settings_set_boolean (whence_settings_get (), "autosave", FALSE);
  window = open_window (file);
  rename_project (window, "Thrown away");
  discard (window);
  g_assert_true (file_has (file, "Saved on closing"));
  g_settings_reset (whence_settings_get (), "autosave");

  /* What was thrown away does not come back. */
  window = open_window (file);
  g_assert_cmpstr (get_title (window), ==, "Saved on closing");
  close_window (window);
}

/* What cannot be saved is not lost by closing. */
static void
test_close_keeps (void)
{
  g_autoptr (GFile) file = write_project ("conflict.whence");
  WhenceWindow *window = open_window (file);

  rename_project (window, "Mine");
  write_title (file, "Theirs");
  WAIT_UNTIL (gtk_info_bar_get_revealed (window->conflict_banner));
  g_assert_cmpstr (get_title (window), ==, "Mine");
  {
    GtkWidget *widget = GTK_WIDGET (window);

    g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
    gtk_window_close (GTK_WINDOW (window));
    answer ("later");
    WAIT_UNTIL (widget == NULL);
  }
  g_assert_true (file_has (file, "Theirs"));

  /* The journal is of another state of the file: it is kept aside, and said. */
  window = open_window (file);
  g_assert_cmpstr (get_title (window), ==, "Theirs");
  g_assert_true (gtk_info_bar_get_revealed (window->banner));
  close_window (window);
}

static void
test_recovered (void)
{
  g_autoptr (GFile) file = write_project ("recovered.whence");
  g_autoptr (WhenceProjectFile) opened = whence_project_file_open (file, WHENCE_OPEN_NONE, NULL,
                                                                   NULL);
  g_autoptr (WhenceChange) change = whence_change_new ("Renamed");
  WhenceWindow *window;

  whence_change_set_string (change, WHENCE_OBJECT (whence_project_file_get_project (opened)),
                            "title", "Recovered");
  g_assert_true (whence_project_apply (whence_project_file_get_project (opened), change, NULL));
  g_clear_object (&opened);

  window = open_window (file);
  g_assert_cmpstr (get_title (window), ==, "Recovered");
  g_assert_cmpstr (gtk_label_get_label (window->banner_title), ==,
                   "1 change that was not saved was recovered");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (window->undo_button), ==, "Undo: Renamed");
  activate (window, "win.undo");
  g_assert_cmpstr (get_title (window), ==, "Harbour");
  close_window (window);
}

static void
test_never_saved (void)
{
  WhenceWindow *window = new_window ();
  g_autoptr (GPtrArray) journals = NULL;

  activate (window, "win.new");
  import_text (window, "Never saved");
  /* As a crash leaves it. */
  WAIT_UNTIL (whence_project_file_is_recorded (
    whence_workspace_get_project_file (whence_window_get_workspace (window))));
  window->may_close = TRUE;
  close_window (window);

  journals = whence_recovery_list_unsaved ();
  g_assert_cmpuint (journals->len, ==, 1);
  window = new_window ();
  g_assert_true (whence_window_recover (window, g_ptr_array_index (journals, 0), NULL));
  g_assert_cmpuint (count_sources (window), ==, 1);
  discard (window);
  g_ptr_array_unref (journals);
  journals = whence_recovery_list_unsaved ();
  g_assert_cmpuint (journals->len, ==, 0);
}

static void
test_reload (void)
{
  g_autoptr (GFile) file = write_project ("reload.whence");
  WhenceWindow *window = open_window (file);

  write_title (file, "Theirs");
  WAIT_UNTIL (g_strcmp0 (get_title (window), "Theirs") == 0);

  /* What cannot be read leaves the project as it is shown. */
  g_assert_true (g_file_set_contents (g_file_peek_path (file), "{", -1, NULL));
  WAIT_UNTIL (gtk_info_bar_get_revealed (window->banner));
  g_assert_cmpstr (get_title (window), ==, "Theirs");
  write_title (file, "Theirs again");
  WAIT_UNTIL (g_strcmp0 (get_title (window), "Theirs again") == 0);
  close_window (window);
}

static void
test_conflict (void)
{
  g_autoptr (GFile) file = write_project ("both.whence");
  WhenceWindow *window = open_window (file);

  rename_project (window, "Mine");
  write_title (file, "Theirs");
  WAIT_UNTIL (gtk_info_bar_get_revealed (window->conflict_banner));
  activate (window, "win.keep-ours");
  WAIT_UNTIL (file_has (file, "Mine"));
  g_assert_false (gtk_info_bar_get_revealed (window->conflict_banner));

  rename_project (window, "Mine again");
  write_title (file, "Theirs again");
  WAIT_UNTIL (gtk_info_bar_get_revealed (window->conflict_banner));
  activate (window, "win.take-theirs");
  WAIT_UNTIL (g_strcmp0 (get_title (window), "Theirs again") == 0);
  g_assert_false (gtk_info_bar_get_revealed (window->conflict_banner));
  close_window (window);
}

static void
test_read_only (void)
{
  g_autoptr (GFile) file = write_project ("locked.whence");
  g_autoptr (WhenceProjectFile) other = whence_project_file_open (file, WHENCE_OPEN_NONE, NULL,
                                                                  NULL);
  WhenceWindow *window = whence_application_open_file (application, file, NULL);
  g_autoptr (WhenceChange) change = whence_change_new ("Renamed");

  g_assert_false (whence_project_file_get_read_only (other));
  answer ("read");
  WAIT_UNTIL (whence_window_get_workspace (window) != NULL);
  g_assert_cmpstr (adw_window_title_get_subtitle (window->title), ==, "Read-only");
  whence_change_set_string (change, WHENCE_OBJECT (get_project (window)), "title", "Changed");
  g_assert_false (whence_workspace_apply (whence_window_get_workspace (window), change));
  g_assert_cmpstr (get_title (window), ==, "Harbour");
  close_window (window);
}

/* A window that only reads shows what the other one saves. */
static void
test_read_only_follows (void)
{
  g_autoptr (GFile) file = write_project ("followed.whence");
  g_autoptr (WhenceProjectFile) other = whence_project_file_open (file, WHENCE_OPEN_NONE, NULL,
                                                                  NULL);
  WhenceWindow *window = whence_application_open_file (application, file, NULL);
  g_autoptr (WhenceChange) change = whence_change_new ("Renamed");

  answer ("read");
  WAIT_UNTIL (whence_window_get_workspace (window) != NULL);
  whence_change_set_string (change, WHENCE_OBJECT (whence_project_file_get_project (other)),
                            "title", "Saved there");
  g_assert_true (whence_project_apply (whence_project_file_get_project (other), change, NULL));
  g_assert_true (whence_project_file_save (other, NULL, NULL));
  WAIT_UNTIL (g_strcmp0 (get_title (window), "Saved there") == 0);
  g_assert_cmpstr (adw_window_title_get_subtitle (window->title), ==, "Read-only");
  g_assert_false (gtk_info_bar_get_revealed (window->banner));
  close_window (window);
}

/* What is behind a link is watched, and a file that is of no use is a conflict, too. */
static void
test_broken_behind_link (void)
{
  g_autoptr (GFile) file = write_project ("behind.whence");
  g_autoptr (GFile) link = get_file ("in-front.whence");
  WhenceWindow *window;

  g_assert_true (g_file_make_symbolic_link (link, "behind.whence", NULL, NULL));
  window = open_window (link);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), "{", -1, NULL));
  WAIT_UNTIL (gtk_info_bar_get_revealed (window->banner));
  rename_project (window, "Mine");
  WAIT_UNTIL (gtk_info_bar_get_revealed (window->conflict_banner));
  activate (window, "win.keep-ours");
  WAIT_UNTIL (file_has (file, "Mine"));
  close_window (window);
}

/* Closing while a save is asked for once more closes when that is done. */
static void
test_close_while_saving (void)
{
  g_autoptr (GFile) file = write_project ("twice.whence");
  WhenceWindow *window = open_window (file);

  rename_project (window, "Saved twice");
  activate (window, "win.save");
  activate (window, "win.save");
  close_window (window);
  g_assert_true (file_has (file, "Saved twice"));
}

static void
test_history (void)
{
  g_autoptr (GFile) file = write_project ("history.whence");
  WhenceWindow *window = open_window (file);
  WhenceHistory *history = whence_project_get_history (get_project (window));
  guint n_done = 0;
  g_autoptr (GPtrArray) changes = NULL;
  GtkWidget *dialog;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("Title %u", i);

      rename_project (window, title);
      whence_history_seal (history);
    }
  dialog = whence_history_dialog_new (history);
  gtk_window_present (GTK_WINDOW (dialog));
  changes = whence_history_list (history, &n_done);
  g_assert_cmpuint (changes->len, ==, 3);
  g_assert_cmpuint (n_done, ==, 3);

  whence_history_go_to (history, 1);
  g_assert_cmpstr (get_title (window), ==, "Title 0");
  whence_history_go_to (history, 3);
  g_assert_cmpstr (get_title (window), ==, "Title 2");
  whence_history_go_to (history, 0);
  g_assert_cmpstr (get_title (window), ==, "Harbour");
  gtk_window_destroy (GTK_WINDOW (dialog));
  close_window (window);
}

/* Nothing of a project that was open stays behind when its window goes. */
static void
test_no_leak (void)
{
  g_autoptr (GFile) file = write_project ("leak.whence");
  WhenceWindow *window = open_window (file);
  WhenceWorkspace *workspace = whence_window_get_workspace (window);
  WhenceProjectFile *project_file = whence_workspace_get_project_file (workspace);
  WhenceProject *project = get_project (window);

  g_object_add_weak_pointer (G_OBJECT (workspace), (gpointer *) &workspace);
  g_object_add_weak_pointer (G_OBJECT (project_file), (gpointer *) &project_file);
  g_object_add_weak_pointer (G_OBJECT (project), (gpointer *) &project);
  rename_project (window, "Edited");
  close_window (window);
  WAIT_UNTIL (project_file == NULL);
  g_assert_null (workspace);
  g_assert_null (project);
}

int
main (int   argc,
      char *argv[])
{
  start (&argc, &argv);

  g_test_add_func ("/ui/keep/autosave", test_autosave);
  g_test_add_func ("/ui/keep/close-saves", test_close_saves);
  g_test_add_func ("/ui/keep/close-keeps", test_close_keeps);
  g_test_add_func ("/ui/keep/recovered", test_recovered);
  g_test_add_func ("/ui/keep/never-saved", test_never_saved);
  g_test_add_func ("/ui/keep/reload", test_reload);
  g_test_add_func ("/ui/keep/conflict", test_conflict);
  g_test_add_func ("/ui/keep/read-only", test_read_only);
  g_test_add_func ("/ui/keep/read-only-follows", test_read_only_follows);
  g_test_add_func ("/ui/keep/broken-behind-link", test_broken_behind_link);
  g_test_add_func ("/ui/keep/close-while-saving", test_close_while_saving);
  g_test_add_func ("/ui/keep/history", test_history);
  g_test_add_func ("/ui/keep/no-leak", test_no_leak);

  return finish (g_test_run ());
}
