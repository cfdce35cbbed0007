/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeping the project of a window: saving it by itself, saying when what is done cannot be
 * recorded, and what to do when another program has changed the file.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-settings.h"
#include "ui/whence-window-private.h"

/* After the last change. */
#define AUTOSAVE_SECONDS 4

/* After a save that failed. */
#define RETRY_SECONDS 20

static WhenceProjectFile *
get_project_file (WhenceWindow *self)
{
  return self->workspace != NULL ? whence_workspace_get_project_file (self->workspace) : NULL;
}

/* Whether the project goes to its file without being told to. */
gboolean
whence_window_saves_by_itself (WhenceWindow *self)
{
  WhenceProjectFile *project_file = get_project_file (self);

  return project_file != NULL && whence_project_file_get_file (project_file) != NULL &&
         !whence_project_file_get_read_only (project_file) &&
         !whence_project_file_get_changed_on_disk (project_file) &&
         g_settings_get_boolean (whence_settings_get (), "autosave");
}

static gboolean
on_time_to_save (gpointer user_data)
{
  WhenceWindow *self = WHENCE_WINDOW (user_data);
  WhenceProjectFile *project_file = get_project_file (self);

  self->autosave_timer = 0;
  if (whence_window_saves_by_itself (self) && whence_project_file_get_modified (project_file))
    whence_window_save (self);

  return G_SOURCE_REMOVE;
}

/* Saves the project in a while, counted from now. */
void
whence_window_queue_autosave (WhenceWindow *self)
{
  g_clear_handle_id (&self->autosave_timer, g_source_remove);
  if (whence_window_saves_by_itself (self))
    self->autosave_timer = g_timeout_add_seconds (self->save_failed ? RETRY_SECONDS
                                                                    : AUTOSAVE_SECONDS,
                                                  on_time_to_save, self);
}

/* Says when nothing can be recorded, until it can be. */
static void
on_record_state_changed (WhenceWindow *self)
{
  WhenceProjectFile *project_file = get_project_file (self);
  g_autoptr (GError) error = NULL;

  if (project_file == NULL)
    return;

  error = whence_project_file_dup_record_error (project_file);
  whence_window_update_title (self);
  if (error != NULL && !self->record_failed)
    whence_window_show_failure (self, _("Changes cannot be recorded"), error->message,
                                _("They are kept in memory, and it is tried again. Until then, a "
                                  "crash would lose what is not saved."));
  else if (error == NULL && self->record_failed)
    gtk_info_bar_set_revealed (self->banner, FALSE);
  self->record_failed = error != NULL;
}

typedef struct
{
  WhenceWindow *window;             /* owned */
  WhenceProjectFile *project_file;  /* owned: what is given up for it */
  gboolean was_asked_for;           /* whether changes that are not saved are to be given up, too */
} Reload;

static void
reload_free (Reload *reload)
{
  reload->window->reloading = FALSE;
  g_object_unref (reload->window);
  g_object_unref (reload->project_file);
  g_free (reload);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reload, reload_free)

static void
show_reload_failure (WhenceWindow *self,
                     const GError *error)
{
  whence_window_show_failure (self, _("What another program has written could not be loaded"),
                              error->message,
                              _("The project is shown as it was before. Saving it would replace "
                                "that file: choose another place with Save As."));
}

/* Says what has become of the changes that were not in the file. */
static void
tell_reloaded (WhenceWindow *self,
               const char   *kept)
{
  g_autofree char *text = NULL;

  if (kept == NULL)
    {
      whence_window_tell (self, _("Loaded again: another program has changed the file"), FALSE);
      return;
    }

  text = g_strdup_printf (_("The record of your changes is kept in %s."), kept);
  whence_window_show_remarks (self, TRUE, _("Loaded as another program has written it"), text,
                              NULL);
}

static void
update_conflict (WhenceWindow *self)
{
  WhenceProjectFile *project_file = get_project_file (self);

  gtk_info_bar_set_revealed (self->conflict_banner,
                             project_file != NULL &&
                               !whence_project_file_get_read_only (project_file) &&
                               whence_project_file_get_changed_on_disk (project_file) &&
                               whence_project_file_get_modified (project_file));
}

/* The file can be read: what is here makes way for it. What was changed here since then does not,
 * unless it was told to.
 */
static void
on_peeked (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Reload) reload = user_data;
  WhenceWindow *self = reload->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceProjectFile) peeked = whence_project_file_open_finish (result, &error);
  g_autoptr (WhenceWorkspace) workspace = NULL;
  g_autofree char *kept = NULL;

  if (get_project_file (self) != reload->project_file)
    return;
  if (peeked == NULL)
    {
      show_reload_failure (self, error);
      return;
    }
  if (!reload->was_asked_for && whence_project_file_get_modified (reload->project_file))
    {
      update_conflict (self);
      return;
    }

  whence_window_store_view (self);
  if (!whence_project_file_get_read_only (reload->project_file))
    kept = whence_project_file_take_over (peeked, reload->project_file);
  workspace = whence_workspace_new (peeked);
  whence_window_set_workspace (self, workspace);
  whence_window_restore_view (self);
  tell_reloaded (self, kept);
}

static void
reload_project (WhenceWindow *self,
                gboolean      was_asked_for)
{
  WhenceProjectFile *project_file = get_project_file (self);
  Reload *reload;

  if (self->reloading || whence_project_file_get_saving (project_file))
    return;

  self->reloading = TRUE;
  reload = g_new0 (Reload, 1);
  reload->window = g_object_ref (self);
  reload->project_file = g_object_ref (project_file);
  reload->was_asked_for = was_asked_for;
  whence_project_file_open_async (whence_project_file_get_file (project_file),
                                  WHENCE_OPEN_READ_ONLY, NULL, on_peeked, reload);
}

static void
on_changed_on_disk (WhenceWindow *self)
{
  WhenceProjectFile *project_file = get_project_file (self);

  update_conflict (self);
  if (project_file != NULL && whence_project_file_get_changed_on_disk (project_file) &&
      !whence_project_file_get_modified (project_file))
    reload_project (self, FALSE);
}

static void
on_keep_ours (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  WhenceWindow *self = WHENCE_WINDOW (widget);

  if (get_project_file (self) == NULL)
    return;

  whence_project_file_keep_ours (get_project_file (self));
  whence_window_save (self);
}

static void
on_take_theirs (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  WhenceWindow *self = WHENCE_WINDOW (widget);

  if (get_project_file (self) != NULL && whence_window_get_file (self) != NULL)
    reload_project (self, TRUE);
}

/* Called by the class of the window when it is made. */
void
whence_window_install_keep_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.keep-ours", NULL, on_keep_ours);
  gtk_widget_class_install_action (widget_class, "win.take-theirs", NULL, on_take_theirs);
}

/* Called once, for all the projects that the window will have. */
void
whence_window_connect_keeping (WhenceWindow *self)
{
  g_signal_group_connect_swapped (self->file_signals, "record-state-changed",
                                  G_CALLBACK (on_record_state_changed), self);
  g_signal_group_connect_swapped (self->file_signals, "notify::changed-on-disk",
                                  G_CALLBACK (on_changed_on_disk), self);
  g_signal_group_connect_swapped (self->file_signals, "notify::modified",
                                  G_CALLBACK (update_conflict), self);
  g_signal_group_connect_swapped (self->file_signals, "notify::file",
                                  G_CALLBACK (whence_window_start_keeping), self);
  g_signal_connect_object (whence_settings_get (), "changed::autosave",
                           G_CALLBACK (whence_window_queue_autosave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (whence_settings_get (), "changed::backup",
                           G_CALLBACK (whence_window_start_keeping), self, G_CONNECT_SWAPPED);
}

/* Called when the window has a project, and when that has a file. */
void
whence_window_start_keeping (WhenceWindow *self)
{
  WhenceProjectFile *project_file = get_project_file (self);

  g_clear_handle_id (&self->autosave_timer, g_source_remove);
  gtk_info_bar_set_revealed (self->conflict_banner, FALSE);
  self->save_failed = FALSE;
  self->record_failed = FALSE;
  if (project_file == NULL)
    return;

  whence_project_file_set_backup (project_file,
                                  g_settings_get_boolean (whence_settings_get (), "backup"));
  whence_project_file_watch (project_file);
  /* What was recovered is saved, too. */
  if (whence_project_file_get_modified (project_file))
    whence_window_queue_autosave (self);
}

void
whence_window_stop_keeping (WhenceWindow *self)
{
  g_clear_handle_id (&self->autosave_timer, g_source_remove);
}
