/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include "ui/whence-entry-row.h"
#include "ui/whence-text-dialog.h"

/* Adds a text that is typed or pasted as a source. */
struct _WhenceTextDialog
{
  AdwWindow parent_instance;

  WhenceEntryRow *title_row;
  GtkTextView *text_view;
};

G_DEFINE_FINAL_TYPE (WhenceTextDialog, whence_text_dialog, ADW_TYPE_WINDOW)

static char *
dup_text (WhenceTextDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
on_buffer_changed (WhenceTextDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.add",
                                 gtk_text_buffer_get_char_count (buffer) > 0);
}

static void
on_add (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  WhenceTextDialog *self = WHENCE_TEXT_DIALOG (widget);
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *text = dup_text (self);

  whence_window_import_text (WHENCE_WINDOW (window),
                             gtk_editable_get_text (GTK_EDITABLE (self->title_row)), text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
whence_text_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), WHENCE_TYPE_TEXT_DIALOG);

  G_OBJECT_CLASS (whence_text_dialog_parent_class)->dispose (object);
}

static void
whence_text_dialog_class_init (WhenceTextDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = whence_text_dialog_dispose;

  g_type_ensure (WHENCE_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-text-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceTextDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, WhenceTextDialog, text_view);
  gtk_widget_class_install_action (widget_class, "dialog.add", NULL, on_add);
}

static void
whence_text_dialog_init (WhenceTextDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed",
                           G_CALLBACK (on_buffer_changed), self, G_CONNECT_SWAPPED);
  on_buffer_changed (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->text_view));
}

/**
 * whence_text_dialog_new:
 * @window: a window with a project
 *
 * Returns: (transfer none): a dialog that adds a text to the project of @window
 */
GtkWidget *
whence_text_dialog_new (WhenceWindow *window)
{
  return g_object_new (WHENCE_TYPE_TEXT_DIALOG, "transient-for", window, NULL);
}
