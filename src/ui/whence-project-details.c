/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-entry-row.h"
#include "ui/whence-project-details.h"
#include "ui/whence-type-row.h"

/* What is to be said of a project as a whole. Each edit is a change of its own. */
struct _WhenceProjectDetails
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  WhenceEntryRow *title_row;
  GtkTextView *description_view;
  GtkListBox *types_list;
  AdwActionRow *created_row;
  AdwActionRow *modified_row;
  AdwActionRow *file_row;

  WhenceWorkspace *workspace;      /* owned */
  gboolean following;              /* whether the rows are just taking what the project has */
};

G_DEFINE_FINAL_TYPE (WhenceProjectDetails, whence_project_details, ADW_TYPE_WINDOW)

static WhenceProject *
get_project (WhenceProjectDetails *self)
{
  return whence_workspace_get_project (self->workspace);
}

static char *
dup_description (WhenceProjectDetails *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->description_view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
set_time (AdwActionRow *row,
          const char   *time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (time, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *text = NULL;

  if (local != NULL)
    text = g_date_time_format (local, C_("date and time, as for strftime", "%-d %B %Y, %H:%M"));
  adw_action_row_set_subtitle (row, text != NULL ? text : time);
}

static void
follow_project (WhenceProjectDetails *self)
{
  WhenceProject *project = get_project (self);
  GFile *file = whence_project_file_get_file (whence_workspace_get_project_file (self->workspace));
  g_autofree char *path = file != NULL ? g_file_get_parse_name (file) : NULL;
  g_autofree char *shown = g_markup_escape_text (path != NULL ? path : _("Not saved yet"), -1);
  g_autofree char *description = dup_description (self);

  self->following = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->title_row)),
                 whence_project_get_title (project)) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->title_row), whence_project_get_title (project));
  if (g_strcmp0 (description, whence_project_get_description (project)) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->description_view),
                              whence_project_get_description (project), -1);
  set_time (self->created_row, whence_project_get_created (project));
  set_time (self->modified_row, whence_project_get_modified (project));
  adw_action_row_set_subtitle (self->file_row, shown);
  self->following = FALSE;
}

static void
on_title_changed (WhenceProjectDetails *self)
{
  g_autoptr (WhenceChange) change = NULL;
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->title_row));

  if (self->following || g_str_equal (title, whence_project_get_title (get_project (self))))
    return;

  change = whence_change_new (_("Changed the title of the project"));
  whence_change_set_string (change, WHENCE_OBJECT (get_project (self)), "title", title);
  whence_workspace_apply (self->workspace, change);
}

static void
on_description_changed (WhenceProjectDetails *self)
{
  g_autofree char *description = dup_description (self);
  g_autoptr (WhenceChange) change = NULL;

  if (self->following ||
      g_str_equal (description, whence_project_get_description (get_project (self))))
    return;

  change = whence_change_new (_("Changed the description of the project"));
  whence_change_set_string (change, WHENCE_OBJECT (get_project (self)), "description", description);
  whence_workspace_apply (self->workspace, change);
}

static void
on_add_type (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  WhenceProjectDetails *self = WHENCE_PROJECT_DETAILS (widget);
  WhenceProject *project = get_project (self);
  guint n_types = g_list_model_get_n_items (whence_project_get_entity_types (project));
  g_autoptr (WhenceObject) type = whence_object_new (WHENCE_TYPE_ENTITY_TYPE);
  g_autoptr (WhenceChange) change = whence_change_new (_("Added a type of entities"));
  GtkListBoxRow *row;

  whence_object_init_string (type, "label", _("New type"));
  whence_object_init_string (type, "color", whence_palette_choose (project));
  whence_change_add (change, WHENCE_OBJECT (project), "entity-types", type);
  if (!whence_workspace_apply (self->workspace, change))
    return;

  row = gtk_list_box_get_row_at_index (self->types_list, (int) n_types);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static GtkWidget *
new_type_row (gpointer item,
              gpointer user_data)
{
  return whence_type_row_new (WHENCE_PROJECT_DETAILS (user_data)->workspace,
                              WHENCE_ENTITY_TYPE (item));
}

/* The dialog is in front of the window, and says itself what the window would. */
static void
on_message (WhenceProjectDetails *self,
            const char           *message)
{
  g_autofree char *title = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

static void
on_failed (WhenceProjectDetails *self,
           const char           *title,
           const GError         *error)
{
  g_autofree char *message = g_strdup_printf ("%s: %s", title, error->message);

  on_message (self, message);
  follow_project (self);
}

static void
whence_project_details_dispose (GObject *object)
{
  WhenceProjectDetails *self = WHENCE_PROJECT_DETAILS (object);

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_PROJECT_DETAILS);

  G_OBJECT_CLASS (whence_project_details_parent_class)->dispose (object);
}

static void
whence_project_details_class_init (WhenceProjectDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = whence_project_details_dispose;

  g_type_ensure (WHENCE_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-project-details.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceProjectDetails, toasts);
  gtk_widget_class_bind_template_child (widget_class, WhenceProjectDetails, title_row);
  gtk_widget_class_bind_template_child (widget_class, WhenceProjectDetails, description_view);
  gtk_widget_class_bind_template_child (widget_class, WhenceProjectDetails, types_list);
  gtk_widget_class_bind_template_child (widget_class, WhenceProjectDetails, created_row);
  gtk_widget_class_bind_template_child (widget_class, WhenceProjectDetails, modified_row);
  gtk_widget_class_bind_template_child (widget_class, WhenceProjectDetails, file_row);
  gtk_widget_class_bind_template_callback (widget_class, on_title_changed);
  gtk_widget_class_install_action (widget_class, "details.add-type", NULL, on_add_type);
}

static void
whence_project_details_init (WhenceProjectDetails *self)
{
  self->following = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * whence_project_details_new:
 * @workspace: the workspace of a project
 *
 * Returns: (transfer none): a window to edit what is said of the project as a whole
 */
GtkWidget *
whence_project_details_new (WhenceWorkspace *workspace)
{
  WhenceProjectDetails *self = g_object_new (WHENCE_TYPE_PROJECT_DETAILS, NULL);
  WhenceProject *project = whence_workspace_get_project (workspace);

  self->workspace = g_object_ref (workspace);
  follow_project (self);
  gtk_list_box_bind_model (self->types_list, whence_project_get_entity_types (project),
                           new_type_row, self, NULL);
  g_signal_connect_object (gtk_text_view_get_buffer (self->description_view), "changed",
                           G_CALLBACK (on_description_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "changed", G_CALLBACK (follow_project), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "message", G_CALLBACK (on_message), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
