/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening, saving and closing the project of a window. */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "store/whence-store-error.h"
#include "ui/whence-application.h"
#include "ui/whence-dialogs.h"
#include "ui/whence-recent.h"
#include "ui/whence-window-private.h"

/* What takes less is over before one could read about it. */
#define PATIENCE_MSEC 500

static WhenceProjectFile *
get_project_file (WhenceWindow *self)
{
  return self->workspace != NULL ? whence_workspace_get_project_file (self->workspace) : NULL;
}

static GListModel *
new_project_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) projects = whence_dialogs_filter_projects ();
  g_autoptr (GtkFileFilter) all = whence_dialogs_filter_all ();

  g_list_store_append (filters, projects);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

/**
 * whence_window_new_project:
 * @self: a window without a project
 *
 * Gives a window a new project, which is in no file yet.
 */
void
whence_window_new_project (WhenceWindow *self)
{
  g_autoptr (WhenceProjectFile) project_file = whence_project_file_new (WHENCE_OPEN_NONE);
  g_autoptr (WhenceWorkspace) workspace = whence_workspace_new (project_file);

  g_return_if_fail (WHENCE_IS_WINDOW (self));
  g_return_if_fail (self->workspace == NULL);

  whence_window_cancel_opening (self);
  whence_window_set_workspace (self, workspace);
  gtk_widget_child_focus (GTK_WIDGET (self->source_list), GTK_DIR_TAB_FORWARD);
}

/* Gives up the opening that is under way, if one is. */
void
whence_window_cancel_opening (WhenceWindow *self)
{
  g_clear_handle_id (&self->busy_timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->opening);
  if (self->workspace == NULL)
    gtk_stack_set_visible_child_name (self->pages, "start");
  whence_window_update_actions (self);
}

static gboolean
on_patience_over (gpointer user_data)
{
  WhenceWindow *self = WHENCE_WINDOW (user_data);

  self->busy_timer = 0;
  gtk_stack_set_visible_child_name (self->pages, "busy");

  return G_SOURCE_REMOVE;
}

typedef struct
{
  WhenceWindow *window;      /* owned */
  GFile *file;               /* owned */
  GCancellable *cancellable; /* owned */
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  g_object_unref (opening->file);
  g_object_unref (opening->cancellable);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
show_open_failure (WhenceWindow *self,
                   GFile        *file,
                   const GError *error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *title = g_strdup_printf (_("“%s” could not be opened"), shown);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      whence_recent_remove (file);
      whence_window_show_failure (self, title, error->message,
                                  _("It may have been moved or renamed: choose it with Open."));
    }
  else if (error->domain == WHENCE_ERROR)
    {
      whence_window_show_failure (self, title, error->message,
                                  _("The file was left as it is. “whence-cli check” lists all "
                                    "that is wrong with it."));
    }
  else
    {
      whence_window_show_failure (self, title, error->message, _("The file was left as it is."));
    }
}

static void start_opening (WhenceWindow    *self,
                           GFile           *file,
                           WhenceOpenFlags  flags);

static void
on_locked_answer (GObject      *source_object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autofree char *answer = whence_dialogs_ask_finish (result, NULL);

  if (g_strcmp0 (answer, "read") == 0 && whence_window_is_free (opening->window))
    start_opening (opening->window, opening->file, WHENCE_OPEN_READ_ONLY);
}

/* Offers to read what is open elsewhere. Takes over @opening. */
static void
ask_about_lock (Opening      *opening,
                const GError *error)
{
  const WhenceAnswer answers[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "read", _("Open _Read-Only"), ADW_RESPONSE_SUGGESTED },
  };
  g_autofree char *name = g_file_get_basename (opening->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *title = g_strdup_printf (_("“%s” Is Open Elsewhere"), shown);
  g_autofree char *body = g_strdup_printf (_("%s\n\nRead-only, you see it as it was last saved, "
                                             "and cannot change it."), error->message);

  whence_dialogs_ask_async (GTK_WINDOW (opening->window), title, body, answers,
                            G_N_ELEMENTS (answers), NULL, on_locked_answer, opening);
}

/* Says what was found of changes that were made and not saved. */
static void
tell_recovery (WhenceWindow   *self,
               WhenceRecovery *recovery)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = NULL;

  /* A journal in which all was saved has nothing to tell. */
  if (recovery == NULL || (recovery->n_changes == 0 && !recovery->stale && !recovery->torn &&
                           recovery->reason == NULL && recovery->kept == NULL))
    return;

  if (recovery->stale)
    title = g_strdup (_("Unsaved changes could not be recovered: the file is another one now"));
  else
    title = g_strdup_printf (ngettext ("%u change that was not saved was recovered",
                                       "%u changes that were not saved were recovered",
                                       recovery->n_changes), recovery->n_changes);
  if (recovery->torn)
    g_string_append (text, _("The last one was cut short, and is lost.\n"));
  if (recovery->reason != NULL)
    g_string_append_printf (text, "%s\n", recovery->reason);
  if (recovery->kept != NULL)
    g_string_append_printf (text, _("What was not recovered is kept in %s."), recovery->kept);
  whence_window_show_remarks (self, recovery->torn || recovery->kept != NULL, title, text->str,
                              NULL);
}

static void
on_opened (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Opening) opening = user_data;
  WhenceWindow *self = opening->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceProjectFile) project_file = whence_project_file_open_finish (result, &error);
  g_autoptr (WhenceWorkspace) workspace = NULL;

  /* The window was closed, or went on to something else. */
  if (g_cancellable_is_cancelled (opening->cancellable) ||
      self->cancellable != opening->cancellable)
    return;

  g_clear_handle_id (&self->busy_timer, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->opening);
  if (project_file == NULL)
    {
      gtk_stack_set_visible_child_name (self->pages, "start");
      whence_window_update_actions (self);
      if (g_error_matches (error, WHENCE_STORE_ERROR, WHENCE_STORE_ERROR_LOCKED))
        ask_about_lock (g_steal_pointer (&opening), error);
      else
        show_open_failure (self, opening->file, error);
      return;
    }

  workspace = whence_workspace_new (project_file);
  whence_window_set_workspace (self, workspace);
  whence_window_restore_view (self);
  tell_recovery (self, whence_project_file_get_recovery (project_file));
  whence_recent_add (opening->file);
  gtk_widget_child_focus (GTK_WIDGET (self->source_pane), GTK_DIR_TAB_FORWARD);
}

static void
start_opening (WhenceWindow    *self,
               GFile           *file,
               WhenceOpenFlags  flags)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  Opening *opening;

  adw_status_page_set_description (self->busy_page, shown);
  gtk_info_bar_set_revealed (self->banner, FALSE);

  self->cancellable = g_cancellable_new ();
  self->opening = g_object_ref (file);
  self->busy_timer = g_timeout_add (PATIENCE_MSEC, on_patience_over, self);
  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (self);
  opening->file = g_object_ref (file);
  opening->cancellable = g_object_ref (self->cancellable);
  whence_window_update_actions (self);
  whence_project_file_open_async (file, flags, self->cancellable, on_opened, opening);
}

/**
 * whence_window_open:
 * @self: a window that is free
 * @file: a project
 *
 * Opens a project in a window, which says so where it takes long or fails.
 */
void
whence_window_open (WhenceWindow *self,
                    GFile        *file)
{
  g_return_if_fail (WHENCE_IS_WINDOW (self));
  g_return_if_fail (whence_window_is_free (self));

  start_opening (self, file, WHENCE_OPEN_NONE);
}

/**
 * whence_window_recover:
 * @self: a window that is free
 * @journal: one of whence_recovery_list_unsaved()
 * @error: return location for an error
 *
 * Brings back a project that was never saved.
 *
 * Returns: whether the window has it
 */
gboolean
whence_window_recover (WhenceWindow  *self,
                       const char    *journal,
                       GError       **error)
{
  g_autoptr (WhenceProjectFile) project_file = whence_project_file_new_recovered (journal, error);
  g_autoptr (WhenceWorkspace) workspace = NULL;

  g_return_val_if_fail (WHENCE_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (self->workspace == NULL, FALSE);

  if (project_file == NULL)
    return FALSE;

  workspace = whence_workspace_new (project_file);
  whence_window_set_workspace (self, workspace);
  whence_window_restore_view (self);
  tell_recovery (self, whence_project_file_get_recovery (project_file));
  return TRUE;
}

static void
on_file_to_open (GObject      *source_object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (WhenceWindow) self = WHENCE_WINDOW (user_data);
  g_autoptr (GListModel) files = whence_dialogs_open_files_finish (result, NULL);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  guint n_files = files != NULL ? g_list_model_get_n_items (files) : 0;

  for (guint i = 0; application != NULL && i < n_files; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      whence_application_open_file (WHENCE_APPLICATION (application), file, self);
    }
}

/* Lets a person choose projects to open. */
void
whence_window_choose_and_open (WhenceWindow *self)
{
  g_autoptr (GListModel) filters = new_project_filters ();

  whence_dialogs_open_files_async (GTK_WINDOW (self), _("Open Projects"), filters, TRUE, NULL,
                                   on_file_to_open, g_object_ref (self));
}

static void
show_save_failure (WhenceWindow *self,
                   const GError *error)
{
  g_autofree char *name = whence_project_file_dup_name (get_project_file (self));
  g_autofree char *title = g_strdup_printf (_("“%s” could not be saved"), name);

  /* The banner about the conflict says what can be done. */
  if (g_error_matches (error, WHENCE_STORE_ERROR, WHENCE_STORE_ERROR_CHANGED))
    return;

  whence_window_show_failure (self, title, error->message,
                              whence_project_file_is_recorded (get_project_file (self)) ?
                                _("What was on disk is still there, and your changes are recorded: "
                                  "they are found again even if Whence is closed. Mend the "
                                  "reason, or choose another place with Save As.") :
                                _("The project is still open with all its changes, and what was "
                                  "on disk is still there. Mend the reason, or choose another "
                                  "place with Save As."));
}

static void
on_saved (GObject      *source_object,
          GAsyncResult *result,
          gpointer      user_data)
{
  WhenceProjectFile *project_file = WHENCE_PROJECT_FILE (source_object);
  g_autoptr (GTask) task = G_TASK (user_data);
  WhenceWindow *self = WHENCE_WINDOW (g_task_get_source_object (task));
  GError *error = NULL;

  if (!whence_project_file_save_finish (project_file, result, &error))
    {
      if (get_project_file (self) == project_file)
        {
          self->save_failed = TRUE;
          show_save_failure (self, error);
          whence_window_queue_autosave (self);
        }
      g_task_return_error (task, error);
      return;
    }

  whence_recent_add (whence_project_file_get_file (project_file));
  if (get_project_file (self) == project_file)
    {
      self->save_failed = FALSE;
      if (gtk_info_bar_get_message_type (self->banner) == GTK_MESSAGE_ERROR)
        gtk_info_bar_set_revealed (self->banner, FALSE);
      whence_window_store_view (self);
    }
  g_task_return_boolean (task, TRUE);
}

static gboolean
is_open_elsewhere (WhenceWindow *self,
                   GFile        *file)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  WhenceWindow *other = NULL;

  if (application != NULL)
    other = whence_application_find_window (WHENCE_APPLICATION (application), file);

  return other != NULL && other != self;
}

static void
save_to (WhenceWindow *self,
         GFile        *file,
         GTask        *task)
{
  WhenceProjectFile *project_file = get_project_file (self);
  GError *error = NULL;

  if (file != NULL && is_open_elsewhere (self, file))
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_BUSY,
                 _("The project in this file is open in another window."));
  else if (whence_project_file_get_saving (project_file))
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_PENDING, _("The project is just being saved."));

  if (error != NULL)
    {
      show_save_failure (self, error);
      g_task_return_error (task, error);
      return;
    }

  whence_project_file_save_async (project_file, file, NULL, on_saved, g_object_ref (task));
}

static void
on_place_chosen (GObject      *source_object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  WhenceWindow *self = WHENCE_WINDOW (g_task_get_source_object (task));
  GError *error = NULL;
  g_autoptr (GFile) file = whence_dialogs_save_file_finish (result, &error);

  if (file == NULL)
    g_task_return_error (task, error);
  else
    save_to (self, file, task);
}

static void
choose_place (WhenceWindow *self,
              GTask        *task)
{
  g_autoptr (GListModel) filters = new_project_filters ();
  g_autofree char *name = whence_project_file_dup_name (get_project_file (self));
  g_autofree char *file_name = whence_dialogs_file_name (name, "whence");

  whence_dialogs_save_file_async (GTK_WINDOW (self), _("Save Project"), file_name, filters, NULL,
                                  on_place_chosen, g_object_ref (task));
}

/**
 * whence_window_save_async:
 * @self: a window with a project
 * @file: (nullable): where it is to be; %NULL for where it is, which is asked for where it is in
 *   no file yet
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves the project. Where that fails, the window says so.
 */
void
whence_window_save_async (WhenceWindow        *self,
                          GFile               *file,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (WHENCE_IS_WINDOW (self));
  g_return_if_fail (self->workspace != NULL);

  if (file == NULL && whence_window_get_file (self) == NULL)
    choose_place (self, task);
  else
    save_to (self, file, task);
}

/**
 * whence_window_save_finish:
 * @self: a window
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: %TRUE if the project is on disk; otherwise %FALSE with an error of #G_IO_ERROR,
 *   %G_IO_ERROR_CANCELLED where no place was chosen
 */
gboolean
whence_window_save_finish (WhenceWindow  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Saves the project; while that is being done already, once more when it is done. */
void
whence_window_save (WhenceWindow *self)
{
  if (whence_project_file_get_saving (get_project_file (self)))
    self->save_again = TRUE;
  else
    whence_window_save_async (self, NULL, NULL, NULL);
}

/* Saves the project under another name. */
void
whence_window_choose_and_save (WhenceWindow *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, NULL, NULL);

  choose_place (self, task);
}

/* What waited for a saving to end. */
void
whence_window_saving_changed (WhenceWindow *self)
{
  WhenceProjectFile *project_file = get_project_file (self);

  if (project_file == NULL || whence_project_file_get_saving (project_file))
    return;

  if (self->save_again && whence_project_file_get_modified (project_file) && !self->save_failed)
    {
      self->save_again = FALSE;
      whence_window_save_async (self, NULL, NULL, NULL);
      return;
    }

  self->save_again = FALSE;
  if (self->close_when_saved)
    {
      self->close_when_saved = FALSE;
      gtk_window_close (GTK_WINDOW (self));
    }
}

static void
close_now (WhenceWindow *self)
{
  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_saved_to_close (GObject      *source_object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  WhenceWindow *self = WHENCE_WINDOW (source_object);

  /* Closing asks where that failed, or where something was changed while it was saved. */
  self->asking = FALSE;
  if (whence_window_save_finish (self, result, NULL) ||
      (user_data != NULL && whence_window_get_file (self) != NULL))
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_answer (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (WhenceWindow) self = WHENCE_WINDOW (user_data);
  g_autofree char *answer = whence_dialogs_ask_finish (result, NULL);

  self->asking = FALSE;
  if (g_strcmp0 (answer, "discard") == 0)
    {
      whence_project_file_discard (get_project_file (self));
      close_now (self);
    }
  else if (g_strcmp0 (answer, "later") == 0)
    close_now (self);
  else if (g_strcmp0 (answer, "save") == 0)
    whence_window_save_async (self, NULL, on_saved_to_close, NULL);
}

/* The project cannot be saved: what is recorded comes back, what is not must not be lost. */
static void
ask_about_failure (WhenceWindow *self,
                   const char   *name)
{
  const WhenceAnswer answers[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "later", _("Close and _Keep for Later"), ADW_RESPONSE_SUGGESTED },
  };
  gboolean recorded = whence_project_file_is_recorded (get_project_file (self));
  g_autofree char *body = g_strdup_printf (
    recorded ? _("“%s” could not be saved. Its changes are recorded: they are there again the "
                 "next time it is opened.")
             : _("“%s” could not be saved, and its changes could not be recorded either. Save it "
                 "elsewhere first."), name);

  whence_dialogs_ask_async (GTK_WINDOW (self), _("Close Without Saving?"), body, answers,
                            recorded ? 2 : 1, NULL, on_answer, g_object_ref (self));
}

/* Asks about unsaved changes before the window is closed.
 *
 * Returns: whether the window has to stay open for now
 */
gboolean
whence_window_ask_to_close (WhenceWindow *self)
{
  const WhenceAnswer answers[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "discard", _("_Discard"), ADW_RESPONSE_DESTRUCTIVE },
    { "save", _("_Save"), ADW_RESPONSE_SUGGESTED },
  };
  WhenceProjectFile *project_file = get_project_file (self);
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;

  if (project_file == NULL)
    return FALSE;
  if (whence_project_file_get_saving (project_file))
    {
      self->close_when_saved = TRUE;
      return TRUE;
    }
  if (!whence_project_file_get_modified (project_file) ||
      whence_project_file_get_read_only (project_file))
    return FALSE;
  if (self->asking)
    return TRUE;

  self->asking = TRUE;
  name = whence_project_file_dup_name (project_file);
  if (whence_window_get_file (self) != NULL &&
      (self->save_failed || whence_project_file_get_changed_on_disk (project_file)))
    {
      gtk_window_present (GTK_WINDOW (self));
      ask_about_failure (self, name);
      return TRUE;
    }
  if (whence_window_saves_by_itself (self))
    {
      whence_window_save_async (self, NULL, on_saved_to_close, GINT_TO_POINTER (TRUE));
      return TRUE;
    }
  body = g_strdup_printf (_("“%s” has unsaved changes. What is not saved is lost for good."),
                          name);
  gtk_window_present (GTK_WINDOW (self));
  whence_dialogs_ask_async (GTK_WINDOW (self), _("Save Changes?"), body, answers,
                            G_N_ELEMENTS (answers), NULL, on_answer, g_object_ref (self));
  return TRUE;
}
