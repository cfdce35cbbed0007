/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/whence-example.h"
#include "ui/whence-recent.h"
#include "ui/whence-start-page.h"

#define N_RECENT 6

/* What a window shows while it has no project: ways to get one. */
struct _WhenceStartPage
{
  GtkBox parent_instance;

  GtkWidget *new_button;
  GtkWidget *example_button;
  GtkWidget *recent_group;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (WhenceStartPage, whence_start_page, GTK_TYPE_BOX)

static GtkWidget *
new_row (GtkRecentInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  const char *name = gtk_recent_info_get_display_name (info);
  g_autofree char *description = whence_recent_describe (info);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), description);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_object_set_data_full (G_OBJECT (row), "uri", g_strdup (gtk_recent_info_get_uri (info)), g_free);

  return row;
}

static void
update_recent (WhenceStartPage *self)
{
  g_autoptr (GPtrArray) recent = whence_recent_list (N_RECENT);
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->recent_list, 0)) != NULL)
    gtk_list_box_remove (self->recent_list, GTK_WIDGET (row));
  for (guint i = 0; i < recent->len; i++)
    gtk_list_box_append (self->recent_list, new_row (g_ptr_array_index (recent, i)));
  gtk_widget_set_visible (self->recent_group, recent->len > 0);
}

static void
on_row_activated (WhenceStartPage *self,
                  GtkListBoxRow   *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-uri", "s",
                              g_object_get_data (G_OBJECT (row), "uri"));
}

static gboolean
whence_start_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (WHENCE_START_PAGE (widget)->new_button);
}

static void
whence_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), WHENCE_TYPE_START_PAGE);

  G_OBJECT_CLASS (whence_start_page_parent_class)->dispose (object);
}

static void
whence_start_page_class_init (WhenceStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = whence_start_page_dispose;
  widget_class->grab_focus = whence_start_page_grab_focus;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceStartPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, WhenceStartPage, example_button);
  gtk_widget_class_bind_template_child (widget_class, WhenceStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, WhenceStartPage, recent_list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
whence_start_page_init (WhenceStartPage *self)
{
  g_autoptr (GFile) example = whence_example_find ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->example_button, example != NULL);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (update_recent), self, G_CONNECT_SWAPPED);
  update_recent (self);
}
