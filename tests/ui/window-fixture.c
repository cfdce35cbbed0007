/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "window-fixture.h"

WhenceApplication *application;
static char *folder;

gboolean
on_patience_over (gpointer user_data)
{
  g_error ("Waited %d seconds in vain for: %s", PATIENCE_SECONDS, (const char *) user_data);

  return G_SOURCE_REMOVE;
}

GFile *
get_file (const char *name)
{
  return g_file_new_build_filename (folder, name, NULL);
}

GFile *
write_file (const char *name,
            const char *contents,
            gssize      length)
{
  g_autoptr (GFile) file = get_file (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (file), contents, length, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&file);
}

void
activate (WhenceWindow *window,
          const char   *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

WhenceWindow *
new_window (void)
{
  WhenceWindow *window = whence_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (window)));

  return window;
}

WhenceWindow *
open_window (GFile *file)
{
  WhenceWindow *window = whence_application_open_file (application, file, NULL);

  WAIT_UNTIL (whence_window_get_workspace (window) != NULL);

  return window;
}

GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

WhenceProject *
get_project (WhenceWindow *window)
{
  return whence_workspace_get_project (whence_window_get_workspace (window));
}

GListModel *
get_sources (WhenceWindow *window)
{
  return whence_project_get_sources (get_project (window));
}

guint
count_sources (WhenceWindow *window)
{
  return g_list_model_get_n_items (get_sources (window));
}

const char *
get_open_title (WhenceWindow *window)
{
  WhenceSource *source = whence_workspace_get_source (whence_window_get_workspace (window));

  return source != NULL ? whence_source_get_title (source) : NULL;
}

void
import_text (WhenceWindow *window,
             const char   *title)
{
  guint n_sources = count_sources (window);
  GString *text = g_string_new (NULL);
  g_autofree char *whole = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, "%s, paragraph %u, has words enough for a line.\n\n", title, i);
  whole = g_string_free (text, FALSE);
  whence_window_import_text (window, title, whole);
  WAIT_UNTIL (count_sources (window) == n_sources + 1);
}

static void
on_saved (GObject      *source_object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_assert_true (g_set_object ((GAsyncResult **) user_data, result));
}

gboolean
save (WhenceWindow  *window,
      GFile         *file,
      GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  whence_window_save_async (window, file, on_saved, &result);
  WAIT_UNTIL (result != NULL);

  return whence_window_save_finish (window, result, error);
}

void
close_window (WhenceWindow *window)
{
  GtkWidget *widget = GTK_WIDGET (window);

  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
  gtk_window_close (GTK_WINDOW (widget));
  WAIT_UNTIL (widget == NULL);
}

GtkWindow *
find_dialog (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    {
      if (ADW_IS_MESSAGE_DIALOG (l->data))
        return l->data;
    }

  return NULL;
}

/* Waits for a question, and answers it. */
void
answer (const char *response)
{
  WAIT_UNTIL (find_dialog () != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), response);
}

/* Closes a window and leaves its changes. */
void
discard (WhenceWindow *window)
{
  GtkWidget *widget = GTK_WIDGET (window);

  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
  gtk_window_close (GTK_WINDOW (widget));
  answer ("discard");
  WAIT_UNTIL (widget == NULL);
}

void
start (int    *argc,
       char ***argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (argc, argv, NULL);
  folder = g_dir_make_tmp ("whence-window-XXXXXX", NULL);
  application = whence_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  /* GTK 4.8 leaks a date whenever it looks how old the recent files are. */
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-max-age", -1, NULL);
}

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

int
finish (int status)
{
  g_clear_object (&application);
  remove_folder ();

  return status;
}
