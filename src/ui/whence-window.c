/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window of one project, or of none: then it shows the start page. Its other files hold
 * what it does: -actions, -file (open, save, close), -import, -dnd, -view (how it was left).
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-import-report.h"
#include "ui/whence-settings.h"
#include "ui/whence-spoken.h"
#include "ui/whence-window-private.h"

/* How long a message is shown. */
#define TOAST_SECONDS 5

G_DEFINE_FINAL_TYPE (WhenceWindow, whence_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_SIDEBAR_VISIBLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_busy_page (WhenceWindow *self,
              const char   *page)
{
  return g_strcmp0 (page, "busy") == 0;
}

static gboolean
is_set (gpointer  window,
        GObject  *object)
{
  return object != NULL;
}

static const char *
describe_state (WhenceProjectFile *project_file)
{
  if (whence_project_file_get_read_only (project_file))
    return _("Read-only");
  if (whence_project_file_get_saving (project_file))
    return _("Saving…");
  if (whence_project_file_get_file (project_file) == NULL)
    return _("Not saved yet");
  if (whence_project_file_get_modified (project_file))
    return whence_project_file_is_recorded (project_file) ? _("Unsaved changes, recorded")
                                                          : _("Unsaved changes");

  return _("All changes saved");
}

/* Says what the project is called and whether it is saved. */
void
whence_window_update_title (WhenceWindow *self)
{
  WhenceProjectFile *project_file = self->workspace != NULL ?
                                      whence_workspace_get_project_file (self->workspace) : NULL;
  g_autofree char *name = NULL;
  GFile *file;

  if (project_file == NULL)
    {
      adw_window_title_set_title (self->title, "Whence");
      adw_window_title_set_subtitle (self->title, "");
      gtk_window_set_title (GTK_WINDOW (self), "Whence");
      return;
    }

  name = whence_project_file_dup_name (project_file);
  adw_window_title_set_title (self->title, name);
  adw_window_title_set_subtitle (self->title, describe_state (project_file));
  gtk_window_set_title (GTK_WINDOW (self), name);

  file = whence_project_file_get_file (project_file);
  if (file != NULL)
    {
      g_autofree char *path = g_file_get_parse_name (file);

      whence_spoken_set_tip (GTK_WIDGET (self->title), path);
    }
  else
    {
      whence_spoken_set_tip (GTK_WIDGET (self->title), NULL);
    }
}

static void
on_history_changed (WhenceWindow *self)
{
  g_autoptr (WhenceHistory) history = g_signal_group_dup_target (self->history_signals);
  const char *undo = history != NULL ? whence_history_get_undo_label (history) : NULL;
  const char *redo = history != NULL ? whence_history_get_redo_label (history) : NULL;
  g_autofree char *undo_tooltip = NULL;
  g_autofree char *redo_tooltip = NULL;

  if (undo != NULL)
    /* Translators: %s is what would be undone, for instance: Marked “Rubio” */
    undo_tooltip = g_strdup_printf (_("Undo: %s"), undo);
  if (redo != NULL)
    /* Translators: %s is what would be redone, for instance: Marked “Rubio” */
    redo_tooltip = g_strdup_printf (_("Redo: %s"), redo);
  whence_spoken_set_tip (self->undo_button, undo_tooltip != NULL ? undo_tooltip : _("Undo"));
  whence_spoken_set_tip (self->redo_button, redo_tooltip != NULL ? redo_tooltip : _("Redo"));
  whence_window_update_actions (self);
}

static void
on_file_changed (WhenceWindow *self)
{
  whence_window_update_title (self);
  whence_window_update_actions (self);
}

static void
on_failed (WhenceWindow *self,
           const char   *title,
           const GError *error)
{
  whence_window_show_failure (self, title, error != NULL ? error->message : "",
                              _("The project is as it was before."));
}

static void
on_banner_response (WhenceWindow *self)
{
  gtk_info_bar_set_revealed (self->banner, FALSE);
}

static void
on_banner_details (WhenceWindow *self)
{
  if (self->report != NULL)
    whence_import_report_present (GTK_WINDOW (self), self->report);
}

static void
show_banner (WhenceWindow   *self,
             GtkMessageType  type,
             const char     *title,
             const char     *text,
             GPtrArray      *report)
{
  g_clear_pointer (&self->report, g_ptr_array_unref);
  self->report = report != NULL ? g_ptr_array_ref (report) : NULL;
  gtk_info_bar_set_message_type (self->banner, type);
  gtk_label_set_label (self->banner_title, title);
  gtk_label_set_label (self->banner_text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->banner_text), *text != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->banner_button), report != NULL);
  gtk_info_bar_set_revealed (self->banner, TRUE);
}

/**
 * whence_window_show_failure:
 * @self: a window
 * @title: what could not be done
 * @text: why
 * @hint: what was kept, and what to do
 *
 * Shows a banner, until it is closed.
 */
void
whence_window_show_failure (WhenceWindow *self,
                            const char   *title,
                            const char   *text,
                            const char   *hint)
{
  g_autofree char *words = g_strdup_printf ("%s%s%s", text, *text != '\0' ? "\n" : "", hint);

  g_return_if_fail (WHENCE_IS_WINDOW (self));

  show_banner (self, GTK_MESSAGE_ERROR, title, words, NULL);
}

/* Shows what an import has to say; what it says of each document is behind a button. It stays
 * until it is closed if it is urgent, and otherwise until something else is done.
 */
void
whence_window_show_remarks (WhenceWindow *self,
                            gboolean      urgent,
                            const char   *title,
                            const char   *text,
                            GPtrArray    *remarks)
{
  show_banner (self, urgent ? GTK_MESSAGE_WARNING : GTK_MESSAGE_INFO, title, text, remarks);
}

static void
on_toast_dismissed (WhenceWindow *self,
                    AdwToast     *toast)
{
  if (self->toast == toast)
    g_clear_object (&self->toast);
}

static gboolean
on_toast_over (gpointer user_data)
{
  WhenceWindow *self = WHENCE_WINDOW (user_data);
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->toast);

  self->toast_timer = 0;
  if (toast != NULL)
    adw_toast_dismiss (toast);

  return G_SOURCE_REMOVE;
}

/* Shows a toast. There is one at a time, which takes on the next message: libadwaita 1.2 crashes
 * where a toast is dismissed while it still comes up, and else shows them one after the other,
 * long after they were of interest.
 */
void
whence_window_tell (WhenceWindow *self,
                    const char   *message,
                    gboolean      can_undo)
{
  g_autofree char *title = g_markup_escape_text (message, -1);
  gboolean is_new = self->toast == NULL;

  if (is_new)
    {
      self->toast = adw_toast_new (title);
      adw_toast_set_timeout (self->toast, 0);
      adw_toast_set_action_name (self->toast, "win.undo");
      g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (on_toast_dismissed), self,
                               G_CONNECT_SWAPPED);
    }
  adw_toast_set_title (self->toast, title);
  adw_toast_set_button_label (self->toast, can_undo ? _("_Undo") : NULL);
  if (is_new)
    adw_toast_overlay_add_toast (self->toasts, g_object_ref (self->toast));

  g_clear_handle_id (&self->toast_timer, g_source_remove);
  self->toast_timer = g_timeout_add_seconds (TOAST_SECONDS, on_toast_over, self);
}

static void
on_message (WhenceWindow *self,
            const char   *message,
            gboolean      can_undo)
{
  whence_window_tell (self, message, can_undo);
}

static void
on_project_changed (WhenceWindow *self)
{
  /* It would undo what is done now. */
  if (self->toast != NULL)
    adw_toast_set_button_label (self->toast, NULL);
  whence_window_queue_autosave (self);
  if (gtk_info_bar_get_message_type (self->banner) == GTK_MESSAGE_INFO)
    gtk_info_bar_set_revealed (self->banner, FALSE);
}

/* Makes the window that of a project; the panes follow by their bindings. */
void
whence_window_set_workspace (WhenceWindow    *self,
                             WhenceWorkspace *workspace)
{
  WhenceProject *project;
  g_autofree char *author = NULL;

  if (!g_set_object (&self->workspace, workspace))
    return;

  project = workspace != NULL ? whence_workspace_get_project (workspace) : NULL;
  author = g_settings_get_string (whence_settings_get (), "creator-name");
  if (project != NULL)
    whence_project_set_author (project, author);
  g_signal_group_set_target (self->workspace_signals, workspace);
  g_signal_group_set_target (self->project_signals, project);
  g_signal_group_set_target (self->history_signals,
                             project != NULL ? whence_project_get_history (project) : NULL);
  g_signal_group_set_target (self->file_signals,
                             workspace != NULL ? whence_workspace_get_project_file (workspace)
                                               : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);

  gtk_info_bar_set_revealed (self->banner, FALSE);
  gtk_stack_set_visible_child_name (self->pages, workspace != NULL ? "project" : "start");
  whence_window_update_title (self);
  on_history_changed (self);
  whence_window_start_keeping (self);
}

static void
on_creator_changed (WhenceWindow *self)
{
  g_autofree char *author = g_settings_get_string (whence_settings_get (), "creator-name");

  if (self->workspace != NULL)
    whence_project_set_author (whence_workspace_get_project (self->workspace), author);
}

static gboolean
whence_window_close_request (GtkWindow *window)
{
  WhenceWindow *self = WHENCE_WINDOW (window);

  whence_source_view_finish_adjusting (whence_source_pane_get_view (self->source_pane));
  if (!self->may_close && whence_window_ask_to_close (self))
    return TRUE;

  whence_window_store_view (self);
  whence_window_cancel_opening (self);
  for (guint i = 0; i < self->jobs->len; i++)
    g_cancellable_cancel (whence_job_get_cancellable (g_ptr_array_index (self->jobs, i)));

  return GTK_WINDOW_CLASS (whence_window_parent_class)->close_request (window);
}

static void
whence_window_dispose (GObject *object)
{
  WhenceWindow *self = WHENCE_WINDOW (object);

  if (self->resize_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->inner_paned), self->resize_tick);
  self->resize_tick = 0;
  whence_window_stop_keeping (self);
  g_clear_handle_id (&self->busy_timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->opening);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->file_signals);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->history_signals);
  g_clear_handle_id (&self->toast_timer, g_source_remove);
  g_clear_object (&self->toast);
  if (self->workspace != NULL)
    whence_project_file_close (whence_workspace_get_project_file (self->workspace));
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_clear_pointer (&self->report, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_WINDOW);

  G_OBJECT_CLASS (whence_window_parent_class)->dispose (object);
}

static void
whence_window_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  WhenceWindow *self = WHENCE_WINDOW (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_SIDEBAR_VISIBLE:
      g_value_set_boolean (value, self->sidebar_visible);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_window_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  WhenceWindow *self = WHENCE_WINDOW (object);

  switch (prop_id)
    {
    case PROP_SIDEBAR_VISIBLE:
      if (self->sidebar_visible != g_value_get_boolean (value))
        {
          self->sidebar_visible = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-window.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, title);
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, conflict_banner);
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, banner_title);
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, banner_text);
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, banner_button);
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, busy_page);
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, outer_paned);
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, inner_paned);
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, source_list);
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, source_pane);
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, lists_pane);
  gtk_widget_class_bind_template_child (widget_class, WhenceWindow, drop_hint);
  gtk_widget_class_bind_template_callback (widget_class, is_busy_page);
  gtk_widget_class_bind_template_callback (widget_class, is_set);
  gtk_widget_class_bind_template_callback (widget_class, on_banner_response);
  gtk_widget_class_bind_template_callback (widget_class, on_banner_details);
}

static void
whence_window_class_init (WhenceWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = whence_window_dispose;
  object_class->get_property = whence_window_get_property;
  object_class->set_property = whence_window_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = whence_window_close_request;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, WHENCE_TYPE_WORKSPACE, flags);
  properties[PROP_SIDEBAR_VISIBLE] =
    g_param_spec_boolean ("sidebar-visible", NULL, NULL, TRUE, flags | G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_template (GTK_WIDGET_CLASS (klass));
  whence_window_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
connect_signals (WhenceWindow *self)
{
  self->workspace_signals = g_signal_group_new (WHENCE_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "message", G_CALLBACK (on_message),
                                  self);
  g_signal_group_connect_swapped (self->workspace_signals, "exported",
                                  G_CALLBACK (whence_window_tell_exported), self);
  g_signal_group_connect_swapped (self->workspace_signals, "failed", G_CALLBACK (on_failed), self);

  self->project_signals = g_signal_group_new (WHENCE_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed",
                                  G_CALLBACK (on_project_changed), self);
  g_signal_group_connect_swapped (self->project_signals, "notify::title",
                                  G_CALLBACK (whence_window_update_title), self);

  self->history_signals = g_signal_group_new (WHENCE_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->history_signals, "notify", G_CALLBACK (on_history_changed),
                                  self);

  self->file_signals = g_signal_group_new (WHENCE_TYPE_PROJECT_FILE);
  g_signal_group_connect_swapped (self->file_signals, "notify", G_CALLBACK (on_file_changed), self);
  g_signal_group_connect_swapped (self->file_signals, "notify::saving",
                                  G_CALLBACK (whence_window_saving_changed), self);
  whence_window_connect_keeping (self);

  g_signal_connect_object (whence_settings_get (), "changed::creator-name",
                           G_CALLBACK (on_creator_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (whence_window_update_recent), self, G_CONNECT_SWAPPED);
}

static void
whence_window_init (WhenceWindow *self)
{
  self->sidebar_visible = TRUE;
  self->jobs = g_ptr_array_new_with_free_func (g_object_unref);
  g_type_ensure (WHENCE_TYPE_START_PAGE);
  g_type_ensure (WHENCE_TYPE_SOURCE_LIST);
  g_type_ensure (WHENCE_TYPE_SOURCE_PANE);
  g_type_ensure (WHENCE_TYPE_LISTS_PANE);
  gtk_widget_init_template (GTK_WIDGET (self));

  connect_signals (self);
  whence_window_add_paste_key (self);
  whence_window_install_drop_target (self);
  whence_window_restore_settings (self);
  whence_window_update_recent (self);
  on_history_changed (self);
}

/**
 * whence_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window without a project
 */
WhenceWindow *
whence_window_new (GtkApplication *application)
{
  return g_object_new (WHENCE_TYPE_WINDOW, "application", application, NULL);
}

/**
 * whence_window_get_workspace:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): what its panes share; %NULL if it has no project
 */
WhenceWorkspace *
whence_window_get_workspace (WhenceWindow *self)
{
  g_return_val_if_fail (WHENCE_IS_WINDOW (self), NULL);

  return self->workspace;
}

/**
 * whence_window_get_file:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the file of its project, or the one that it is opening;
 *   %NULL if it has none
 */
GFile *
whence_window_get_file (WhenceWindow *self)
{
  g_return_val_if_fail (WHENCE_IS_WINDOW (self), NULL);

  return self->workspace != NULL ?
           whence_project_file_get_file (whence_workspace_get_project_file (self->workspace)) :
           self->opening;
}

/**
 * whence_window_is_free:
 * @self: a window
 *
 * Returns: whether it has no project, and is opening none
 */
gboolean
whence_window_is_free (WhenceWindow *self)
{
  g_return_val_if_fail (WHENCE_IS_WINDOW (self), FALSE);

  return self->workspace == NULL && self->cancellable == NULL;
}
