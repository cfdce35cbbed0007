/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/whence-import-report.h"

/* A person reads no more, and each is a widget. */
#define MAX_ROWS 500

/**
 * whence_import_remark_new:
 * @name: the name of the document
 * @text: what there is to say about it
 * @skipped: whether it was not imported
 *
 * Returns: (transfer full): a remark
 */
WhenceImportRemark *
whence_import_remark_new (const char *name,
                          const char *text,
                          gboolean    skipped)
{
  WhenceImportRemark *self = g_new0 (WhenceImportRemark, 1);

  self->name = g_strdup (name);
  self->text = g_strdup (text);
  self->skipped = skipped;

  return self;
}

/**
 * whence_import_remark_free:
 * @self: a remark
 *
 * Frees a remark.
 */
void
whence_import_remark_free (WhenceImportRemark *self)
{
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

static void
add_group (AdwPreferencesPage *page,
           const char         *title,
           GPtrArray          *remarks,
           gboolean            skipped)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint n_rows = 0;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < remarks->len && n_rows < MAX_ROWS; i++)
    {
      WhenceImportRemark *remark = g_ptr_array_index (remarks, i);
      GtkWidget *row;

      if (remark->skipped != skipped)
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), remark->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), remark->text);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      n_rows++;
    }
  gtk_widget_set_visible (group, n_rows > 0);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

/**
 * whence_import_report_present:
 * @parent: the window that shows it
 * @remarks: (element-type WhenceImportRemark): what there is to say
 *
 * Shows what an import has to say about each document.
 */
void
whence_import_report_present (GtkWindow *parent,
                              GPtrArray *remarks)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "title", _("Import"), "transient-for", parent,
                                    "modal", TRUE, "destroy-with-parent", TRUE, "default-width",
                                    480, "default-height", 420, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_group (ADW_PREFERENCES_PAGE (page), _("Not Imported"), remarks, TRUE);
  add_group (ADW_PREFERENCES_PAGE (page), _("Imported with a Remark"), remarks, FALSE);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
}
