/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was done to a project since it was opened, the newest first, and going back to any of it.
 *
 *   WhenceHistory ── its changes, as GtkStringObjects with what the row needs as data
 *           │
 *   GListStore ───── the newest first; at the end, the project as it was opened
 *           │
 *   GtkNoSelection
 *           │
 *   GtkListView
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/whence-change.h"
#include "ui/whence-history-dialog.h"
#include "ui/whence-spoken.h"

struct _WhenceHistoryDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkListView *list_view;

  WhenceHistory *history;  /* owned */
  GListStore *rows;        /* owned: GtkStringObject: what was done */
  guint update_idle;       /* until the rows are made anew; 0: they are up to date */
};

G_DEFINE_FINAL_TYPE (WhenceHistoryDialog, whence_history_dialog, ADW_TYPE_WINDOW)

static GQuark place_quark;
static GQuark time_quark;

/* A row for the state in which @place changes are done. */
static GtkStringObject *
new_row (const char *label,
         guint       place,
         gint64      time)
{
  GtkStringObject *row = gtk_string_object_new (label);

  g_object_set_qdata (G_OBJECT (row), place_quark, GUINT_TO_POINTER (place));
  if (time != 0)
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
      g_autoptr (GDateTime) local = g_date_time_to_local (utc);

      /* Translators: a time of the day, as for g_date_time_format() */
      g_object_set_qdata_full (G_OBJECT (row), time_quark,
                               g_date_time_format (local, _("%H:%M:%S")), g_free);
    }

  return row;
}

static void
update_rows (WhenceHistoryDialog *self)
{
  guint n_done = 0;
  g_autoptr (GPtrArray) changes = whence_history_list (self->history, &n_done);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = changes->len; i > 0; i--)
    {
      WhenceChange *change = g_ptr_array_index (changes, i - 1);

      g_ptr_array_add (rows, new_row (whence_change_get_label (change), i,
                                      whence_change_get_time (change)));
    }
  g_ptr_array_add (rows, new_row (_("As it was opened"), 0, 0));

  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  gtk_stack_set_visible_child_name (self->stack, changes->len > 0 ? "list" : "empty");
}

static gboolean
on_update (gpointer user_data)
{
  WhenceHistoryDialog *self = user_data;

  self->update_idle = 0;
  update_rows (self);

  return G_SOURCE_REMOVE;
}

static void
on_history_changed (WhenceHistoryDialog *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add (on_update, self);
}

static void
on_go_clicked (GtkButton *button,
               gpointer   user_data)
{
  WhenceHistoryDialog *self = WHENCE_HISTORY_DIALOG (gtk_widget_get_root (GTK_WIDGET (button)));
  gpointer place = g_object_get_qdata (G_OBJECT (button), place_quark);

  whence_history_go_to (self->history, GPOINTER_TO_UINT (place));
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *time = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (time, "dim-label");
  gtk_widget_add_css_class (time, "numeric");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_go_clicked), item, 0);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), time);
  gtk_box_append (GTK_BOX (row), button);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         WhenceHistoryDialog      *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *label = gtk_widget_get_first_child (row);
  GtkWidget *time = gtk_widget_get_next_sibling (label);
  GtkWidget *button = gtk_widget_get_next_sibling (time);
  GObject *state = gtk_list_item_get_item (item);
  const char *words = gtk_string_object_get_string (GTK_STRING_OBJECT (state));
  const char *when = g_object_get_qdata (state, time_quark);
  guint place = GPOINTER_TO_UINT (g_object_get_qdata (state, place_quark));
  guint n_done = 0;
  g_autofree char *spoken = NULL;
  const char *go;

  g_ptr_array_unref (whence_history_list (self->history, &n_done));
  go = place < n_done ? _("Undo to Here") : _("Redo to Here");
  gtk_label_set_label (GTK_LABEL (label), words);
  gtk_label_set_label (GTK_LABEL (time), when != NULL ? when : "");
  gtk_button_set_label (GTK_BUTTON (button), go);
  gtk_widget_set_visible (button, place != n_done);
  g_object_set_qdata (G_OBJECT (button), place_quark, GUINT_TO_POINTER (place));
  if (place > n_done)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
  if (place == n_done)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");

  if (place == n_done)
    spoken = g_strdup_printf (_("%s, this is where the project is"), words);
  else if (place > n_done)
    spoken = g_strdup_printf (_("%s, undone"), words);
  else
    spoken = g_strdup (words);
  whence_spoken_name_row (row, spoken);
}

static void
on_undo (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  whence_history_undo (WHENCE_HISTORY_DIALOG (widget)->history, NULL);
}

static void
on_redo (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  whence_history_redo (WHENCE_HISTORY_DIALOG (widget)->history, NULL);
}

static void
whence_history_dialog_dispose (GObject *object)
{
  WhenceHistoryDialog *self = WHENCE_HISTORY_DIALOG (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_HISTORY_DIALOG);
  g_clear_object (&self->rows);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (whence_history_dialog_parent_class)->dispose (object);
}

static void
whence_history_dialog_class_init (WhenceHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  place_quark = g_quark_from_static_string ("whence-place");
  time_quark = g_quark_from_static_string ("whence-time");
  G_OBJECT_CLASS (klass)->dispose = whence_history_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, WhenceHistoryDialog, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_install_action (widget_class, "history.undo", NULL, on_undo);
  gtk_widget_class_install_action (widget_class, "history.redo", NULL, on_redo);
}

static void
whence_history_dialog_init (WhenceHistoryDialog *self)
{
  GtkSelectionModel *selection;

  self->rows = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows))));
  gtk_list_view_set_model (self->list_view, selection);
  g_object_unref (selection);
}

/**
 * whence_history_dialog_new:
 * @history: the history of a project
 *
 * Returns: (transfer none): a window that shows it, and goes on showing what is done
 */
GtkWidget *
whence_history_dialog_new (WhenceHistory *history)
{
  WhenceHistoryDialog *self = g_object_new (WHENCE_TYPE_HISTORY_DIALOG, NULL);

  self->history = g_object_ref (history);
  g_signal_connect_object (history, "notify", G_CALLBACK (on_history_changed), self,
                           G_CONNECT_SWAPPED);
  update_rows (self);

  return GTK_WIDGET (self);
}
