/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chooses a format, shows what it makes of the project, and writes it. */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "export/whence-exporter.h"
#include "ui/whence-dialogs.h"
#include "ui/whence-export-dialog.h"
#include "ui/whence-export-preview.h"
#include "ui/whence-settings.h"

struct _WhenceExportDialog
{
  AdwWindow parent_instance;

  GtkRevealer *error_revealer;
  GtkLabel *error_label;
  GtkProgressBar *progress;
  AdwPreferencesGroup *formats_group;
  GtkTextView *preview;

  WhenceWorkspace *workspace;          /* owned */
  const WhenceExporter *exporter;      /* the format that is chosen; NULL: there is none */
  GCancellable *cancellable;           /* owned: cancelled when the dialog goes */
  GFile *target;                       /* owned: what is being written; NULL: nothing is */
  guint preview_source;                /* the preview that is to be made; 0: none */
  guint write_source;                  /* the writing that is to be done; 0: none */
};

G_DEFINE_FINAL_TYPE (WhenceExportDialog, whence_export_dialog, ADW_TYPE_WINDOW)

static void
show_error (WhenceExportDialog *self,
            const char         *message)
{
  gtk_label_set_text (self->error_label, message != NULL ? message : "");
  gtk_revealer_set_reveal_child (self->error_revealer, message != NULL);
}

/* Making the preview holds up the main loop as long as the export itself: it waits until the
 * choice is drawn.
 */
static gboolean
make_preview (gpointer user_data)
{
  WhenceExportDialog *self = WHENCE_EXPORT_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *text = NULL;

  self->preview_source = 0;
  files = whence_export_to_memory (self->exporter,
                                   whence_workspace_get_project (self->workspace),
                                   self->cancellable,
                                   &error);
  if (files != NULL)
    text = whence_export_preview_text (self->exporter, files);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->preview),
                            text != NULL ? text : error->message,
                            -1);

  return G_SOURCE_REMOVE;
}

static void
choose (WhenceExportDialog   *self,
        const WhenceExporter *exporter)
{
  self->exporter = exporter;
  show_error (self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", TRUE);
  if (self->preview_source == 0)
    self->preview_source = g_idle_add (make_preview, self);
}

static void
on_toggled (WhenceExportDialog *self,
            GtkCheckButton     *button)
{
  if (gtk_check_button_get_active (button))
    choose (self, g_object_get_data (G_OBJECT (button), "exporter"));
}

static GtkCheckButton *
add_format (WhenceExportDialog   *self,
            const WhenceExporter *exporter,
            GtkCheckButton       *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();
  g_autofree char *missing = NULL;

  if (!exporter->available)
    missing = g_strdup_printf (_("This build of Whence has no %s"), exporter->missing);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(exporter->label));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               missing != NULL ? missing : _(exporter->audience));
  gtk_widget_set_sensitive (row, exporter->available);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(exporter->label),
                                  -1);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  g_object_set_data (G_OBJECT (button), "exporter", (gpointer) exporter);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->formats_group, row);

  return GTK_CHECK_BUTTON (button);
}

static void
add_formats (WhenceExportDialog *self)
{
  guint n = 0;
  const WhenceExporter *const *exporters = whence_exporters_list (&n);
  g_autofree char *last = g_settings_get_string (whence_settings_get (), "last-export-format");
  GtkCheckButton *first = NULL;
  GtkCheckButton *active = NULL;

  for (guint i = 0; i < n; i++)
    {
      GtkCheckButton *button = add_format (self, exporters[i], first);

      first = first != NULL ? first : button;
      if (exporters[i]->available && (active == NULL || g_str_equal (exporters[i]->id, last)))
        active = button;
    }
  if (active != NULL)
    gtk_check_button_set_active (active, TRUE);
}

static gboolean
write_target (gpointer user_data)
{
  WhenceExportDialog *self = WHENCE_EXPORT_DIALOG (user_data);
  g_autoptr (GFile) target = g_steal_pointer (&self->target);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (target);
  g_autofree char *message = NULL;

  self->write_source = 0;
  if (!whence_export_to_file (self->exporter,
                              whence_workspace_get_project (self->workspace),
                              target,
                              self->cancellable,
                              &error))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", TRUE);
      show_error (self, error->message);
      return G_SOURCE_REMOVE;
    }

  g_settings_set_string (whence_settings_get (), "last-export-format", self->exporter->id);
  message = g_strdup_printf (_("Exported to “%s”"), name);
  whence_workspace_tell_exported (self->workspace, message, target);
  gtk_window_destroy (GTK_WINDOW (self));

  return G_SOURCE_REMOVE;
}

static void
on_target_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (WhenceExportDialog) self = WHENCE_EXPORT_DIALOG (user_data);
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->target);
  self->target = whence_dialogs_save_file_finish (result, &error);
  if (self->target == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_error (self, error->message);
      return;
    }

  show_error (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_progress_bar_pulse (self->progress);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", FALSE);
  if (self->write_source == 0)
    self->write_source = g_idle_add (write_target, self);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  WhenceExportDialog *self = WHENCE_EXPORT_DIALOG (widget);
  WhenceProjectFile *project_file = whence_workspace_get_project_file (self->workspace);
  g_autofree char *title = whence_project_file_dup_name (project_file);
  g_autofree char *name = whence_dialogs_file_name (title, self->exporter->extension);

  whence_dialogs_save_file_async (GTK_WINDOW (self),
                                  self->exporter->extension != NULL ? _("Export")
                                                                    : _("Export to a New Folder"),
                                  name,
                                  NULL,
                                  self->cancellable,
                                  on_target_chosen,
                                  g_object_ref (self));
}

static void
whence_export_dialog_dispose (GObject *object)
{
  WhenceExportDialog *self = WHENCE_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->preview_source, g_source_remove);
  g_clear_handle_id (&self->write_source, g_source_remove);
  g_clear_object (&self->target);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (whence_export_dialog_parent_class)->dispose (object);
}

static void
whence_export_dialog_finalize (GObject *object)
{
  g_clear_object (&WHENCE_EXPORT_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (whence_export_dialog_parent_class)->finalize (object);
}

static void
whence_export_dialog_class_init (WhenceExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = whence_export_dialog_dispose;
  object_class->finalize = whence_export_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceExportDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, WhenceExportDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, WhenceExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, WhenceExportDialog, formats_group);
  gtk_widget_class_bind_template_child (widget_class, WhenceExportDialog, preview);

  gtk_widget_class_install_action (widget_class, "export.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
whence_export_dialog_init (WhenceExportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", FALSE);
}

/**
 * whence_export_dialog_new:
 * @workspace: the project to export
 *
 * Returns: (transfer floating): a dialog; make it transient for the window and present it
 */
GtkWidget *
whence_export_dialog_new (WhenceWorkspace *workspace)
{
  WhenceExportDialog *self = g_object_new (WHENCE_TYPE_EXPORT_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  add_formats (self);

  return GTK_WIDGET (self);
}
