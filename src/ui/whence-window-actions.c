/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions of a window, and the keys for them that a text entry comes before. The other keys
 * are set by the application.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-application.h"
#include "ui/whence-example.h"
#include "ui/whence-export-dialog.h"
#include "ui/whence-history-dialog.h"
#include "ui/whence-project-details.h"
#include "ui/whence-recent.h"
#include "ui/whence-text-dialog.h"
#include "ui/whence-window-private.h"

#define N_RECENT 8

static WhenceHistory *
get_history (WhenceWindow *self)
{
  return whence_project_get_history (whence_workspace_get_project (self->workspace));
}

static WhenceApplication *
get_application (WhenceWindow *self)
{
  return WHENCE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
on_new (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  WhenceWindow *self = WHENCE_WINDOW (widget);
  WhenceWindow *window = self;

  if (!whence_window_is_free (self))
    window = whence_window_new (gtk_window_get_application (GTK_WINDOW (self)));
  whence_window_new_project (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_open (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  whence_window_choose_and_open (WHENCE_WINDOW (widget));
}

static void
on_open_uri (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  WhenceWindow *self = WHENCE_WINDOW (widget);
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  whence_application_open_file (get_application (self), file, self);
}

static void
on_open_example (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  WhenceWindow *self = WHENCE_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = whence_example_copy (&error);

  if (file != NULL)
    whence_application_open_file (get_application (self), file, self);
  else
    whence_window_show_failure (self, _("The example could not be opened"), error->message,
                                _("Nothing was changed."));
}

static void
on_cancel_opening (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  whence_window_cancel_opening (WHENCE_WINDOW (widget));
}

static void
on_save (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  WhenceWindow *self = WHENCE_WINDOW (widget);

  whence_source_view_finish_adjusting (whence_source_pane_get_view (self->source_pane));
  whence_window_save (self);
}

static void
on_save_as (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  WhenceWindow *self = WHENCE_WINDOW (widget);

  whence_source_view_finish_adjusting (whence_source_pane_get_view (self->source_pane));
  whence_window_choose_and_save (self);
}

static void
on_undo (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  WhenceWindow *self = WHENCE_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!whence_history_undo (get_history (self), &error))
    g_debug ("%s", error->message);
  else if (self->toast != NULL)
    {
      const char *label = whence_history_get_redo_label (get_history (self));
      /* Translators: what was undone */
      g_autofree char *message = g_strdup_printf (_("Undone: %s"), label != NULL ? label : "");

      /* What the toast says is not so any more. */
      whence_window_tell (self, message, FALSE);
    }
}

static void
on_redo (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  WhenceWindow *self = WHENCE_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!whence_history_redo (get_history (self), &error))
    g_debug ("%s", error->message);
}

static void
on_import (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  whence_window_choose_and_import (WHENCE_WINDOW (widget));
}

static void
on_add_text (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (whence_text_dialog_new (WHENCE_WINDOW (widget))));
}

static void
on_paste (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  whence_window_paste (WHENCE_WINDOW (widget));
}

static void
present_dialog (WhenceWindow *self,
                GtkWidget    *dialog)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_export (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  WhenceWindow *self = WHENCE_WINDOW (widget);

  present_dialog (self, whence_export_dialog_new (self->workspace));
}

static void
on_project_details (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  WhenceWindow *self = WHENCE_WINDOW (widget);

  present_dialog (self, whence_project_details_new (self->workspace));
}

static void
on_history (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  WhenceWindow *self = WHENCE_WINDOW (widget);

  present_dialog (self, whence_history_dialog_new (get_history (self)));
}

static void
on_previous_source (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  whence_source_list_step (WHENCE_WINDOW (widget)->source_list, -1);
}

static void
on_next_source (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  whence_source_list_step (WHENCE_WINDOW (widget)->source_list, 1);
}

/* Puts the focus into the next pane that is shown and takes it: the entities and the claims are
 * one each, unless a page covers them.
 */
static void
step_pane (WhenceWindow *self,
           int           direction)
{
  gboolean paged = whence_lists_pane_get_page (self->lists_pane) != NULL;
  GtkWidget *panes[] = {
    GTK_WIDGET (self->source_list),
    GTK_WIDGET (self->source_pane),
    paged ? GTK_WIDGET (self->lists_pane) : whence_lists_pane_get_entities (self->lists_pane),
    paged ? NULL : whence_lists_pane_get_claims (self->lists_pane),
  };
  const int n_panes = paged ? G_N_ELEMENTS (panes) - 1 : G_N_ELEMENTS (panes);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  int current = direction > 0 ? -1 : n_panes;

  for (int i = 0; focus != NULL && i < n_panes; i++)
    {
      if (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i]))
        current = i;
    }
  for (int i = 1; i <= n_panes; i++)
    {
      GtkWidget *pane = panes[(current + direction * i + 2 * n_panes) % n_panes];

      if (gtk_widget_get_mapped (pane) &&
          (gtk_widget_grab_focus (pane) || gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD)))
        return;
    }
}

static void
on_next_pane (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  step_pane (WHENCE_WINDOW (widget), 1);
}

static void
on_previous_pane (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  step_pane (WHENCE_WINDOW (widget), -1);
}

static void
on_focus_text (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  gtk_widget_child_focus (GTK_WIDGET (WHENCE_WINDOW (widget)->source_pane), GTK_DIR_TAB_FORWARD);
}

static const struct
{
  const char *action;
  const char *reader_action;
} reader_actions[] = {
  { "win.find", "reader.find" },
  { "win.find-next", "reader.find-next" },
  { "win.find-previous", "reader.find-previous" },
  { "win.zoom-in", "reader.zoom-in" },
  { "win.zoom-out", "reader.zoom-out" },
  { "win.zoom-reset", "reader.zoom-reset" },
  { "win.copy-citation", "reader.copy-citation" },
};

/* What is about the text is done by its pane, wherever the focus is. */
static void
on_reader_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (reader_actions); i++)
    {
      if (g_str_equal (action, reader_actions[i].action))
        gtk_widget_activate_action (GTK_WIDGET (WHENCE_WINDOW (widget)->source_pane),
                                    reader_actions[i].reader_action, NULL);
    }
}

static gboolean
is_text_entry (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (widget));

  return GTK_IS_EDITABLE (widget) && gtk_editable_get_editable (GTK_EDITABLE (widget));
}

/* The text of a source takes Ctrl+V and does nothing with it, so this comes before it; an entry
 * comes first.
 */
static gboolean
on_paste_key (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   user_data)
{
  WhenceWindow *self = WHENCE_WINDOW (widget);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (self->workspace == NULL || (focus != NULL && is_text_entry (focus)))
    return FALSE;

  whence_window_paste (self);
  return TRUE;
}

static void
install_project_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, on_save_as);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, on_undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, on_redo);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, on_import);
  gtk_widget_class_install_action (widget_class, "win.add-text", NULL, on_add_text);
  gtk_widget_class_install_action (widget_class, "win.paste", NULL, on_paste);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, on_export);
  gtk_widget_class_install_action (widget_class, "win.project-details", NULL, on_project_details);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, on_history);
  gtk_widget_class_install_action (widget_class, "win.previous-source", NULL, on_previous_source);
  gtk_widget_class_install_action (widget_class, "win.next-source", NULL, on_next_source);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, on_next_pane);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, on_previous_pane);
  gtk_widget_class_install_action (widget_class, "win.focus-text", NULL, on_focus_text);
  for (guint i = 0; i < G_N_ELEMENTS (reader_actions); i++)
    gtk_widget_class_install_action (widget_class, reader_actions[i].action, NULL,
                                     on_reader_action);
}

/* Called by the class of the window when it is made. */
void
whence_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new", NULL, on_new);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", on_open_uri);
  whence_window_install_export_actions (widget_class);
  whence_window_install_keep_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "win.open-example", NULL, on_open_example);
  gtk_widget_class_install_action (widget_class, "win.cancel-opening", NULL, on_cancel_opening);
  gtk_widget_class_install_property_action (widget_class, "win.sidebar", "sidebar-visible");
  gtk_widget_class_install_property_action (widget_class, "win.fullscreen", "fullscreened");
  install_project_actions (widget_class);

  /* An entry that has something to undo takes these first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
}

/* Adds the key of pasting, which has to come before the widgets inside. */
void
whence_window_add_paste_key (WhenceWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_v, GDK_CONTROL_MASK),
                      gtk_callback_action_new (on_paste_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Actions that would do nothing cannot be chosen. */
void
whence_window_update_actions (WhenceWindow *self)
{
  static const char *const project_actions[] = {
    "win.save-as", "win.import", "win.add-text", "win.paste", "win.export", "win.project-details",
    "win.previous-source", "win.next-source", "win.sidebar",
  };
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = self->workspace != NULL;
  WhenceProjectFile *project_file = open ? whence_workspace_get_project_file (self->workspace)
                                         : NULL;
  WhenceHistory *history = open ? get_history (self) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (project_actions); i++)
    gtk_widget_action_set_enabled (widget, project_actions[i], open);
  for (guint i = 0; i < G_N_ELEMENTS (reader_actions); i++)
    gtk_widget_action_set_enabled (widget, reader_actions[i].action, open);
  gtk_widget_action_set_enabled (widget, "win.save",
                                 open && (whence_project_file_get_file (project_file) == NULL ||
                                          whence_project_file_get_modified (project_file)));
  gtk_widget_action_set_enabled (widget, "win.undo",
                                 open && whence_history_get_can_undo (history));
  gtk_widget_action_set_enabled (widget, "win.redo",
                                 open && whence_history_get_can_redo (history));
  gtk_widget_action_set_enabled (widget, "win.cancel-opening", self->cancellable != NULL);
}

/* Fills the menu of the projects that were opened last. */
void
whence_window_update_recent (WhenceWindow *self)
{
  g_autoptr (GPtrArray) recent = whence_recent_list (N_RECENT);

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; i < recent->len; i++)
    {
      GtkRecentInfo *info = g_ptr_array_index (recent, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (gtk_recent_info_get_display_name (info), NULL);

      g_menu_item_set_action_and_target (item, "win.open-uri", "s", gtk_recent_info_get_uri (info));
      g_menu_append_item (self->recent_menu, item);
    }
}
