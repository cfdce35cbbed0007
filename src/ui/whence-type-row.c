/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "ui/whence-type-row.h"

/* One of the types of entities that a project has of its own: its color, its name, and a button
 * that removes it.
 */
struct _WhenceTypeRow
{
  WhenceEntryRow parent_instance;

  WhenceWorkspace *workspace;      /* owned */
  WhenceEntityType *type;          /* owned */
  GtkWidget *color_button;
  gboolean following;              /* whether the row is just taking what the project has */
};

G_DEFINE_FINAL_TYPE (WhenceTypeRow, whence_type_row, WHENCE_TYPE_ENTRY_ROW)

static void
whence_type_row_dispose (GObject *object)
{
  WhenceTypeRow *self = WHENCE_TYPE_ROW (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->type);

  G_OBJECT_CLASS (whence_type_row_parent_class)->dispose (object);
}

static void
whence_type_row_class_init (WhenceTypeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = whence_type_row_dispose;
}

static void
whence_type_row_init (WhenceTypeRow *self)
{
}

static void
follow_type (WhenceTypeRow *self)
{
  const char *label = whence_entity_type_get_label (self->type);
  GdkRGBA color = { 0.5f, 0.5f, 0.5f, 1.0f };

  gdk_rgba_parse (&color, whence_entity_type_get_color (self->type));
  self->following = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self)), label) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self), label);
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (self->color_button), &color);
  self->following = FALSE;
}

static void
on_label_changed (WhenceTypeRow *self)
{
  g_autoptr (WhenceChange) change = NULL;
  const char *label = gtk_editable_get_text (GTK_EDITABLE (self));

  if (self->following || g_str_equal (label, whence_entity_type_get_label (self->type)))
    return;

  change = whence_change_new_printf (_("Named the type “%s”"), label);
  whence_change_set_string (change, WHENCE_OBJECT (self->type), "label", label);
  whence_workspace_apply (self->workspace, change);
}

static void
on_color_set (WhenceTypeRow *self)
{
  g_autoptr (WhenceChange) change = NULL;
  g_autofree char *text = NULL;
  GdkRGBA color;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (self->color_button), &color);
  text = g_strdup_printf ("#%02x%02x%02x", (guint) lround (color.red * 255.0),
                          (guint) lround (color.green * 255.0),
                          (guint) lround (color.blue * 255.0));
  change = whence_change_new_printf (_("Gave “%s” a color"),
                                     whence_entity_type_get_label (self->type));
  whence_change_set_string (change, WHENCE_OBJECT (self->type), "color", text);
  whence_workspace_apply (self->workspace, change);
}

static void
on_remove (WhenceTypeRow *self)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (objects, g_object_ref (self->type));
  whence_workspace_remove (self->workspace, objects);
}

static void
add_buttons (WhenceTypeRow *self)
{
  GtkWidget *remove_button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  self->color_button = gtk_color_button_new ();
  gtk_color_button_set_title (GTK_COLOR_BUTTON (self->color_button), _("Color of the Type"));
  gtk_widget_set_tooltip_text (self->color_button, _("Color"));
  gtk_widget_set_valign (self->color_button, GTK_ALIGN_CENTER);
  /* What takes the focus is a button within. */
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (self->color_button)),
    GTK_ACCESSIBLE_PROPERTY_LABEL, _("Color of the Type"), -1);
  g_signal_connect_object (self->color_button, "color-set", G_CALLBACK (on_color_set), self,
                           G_CONNECT_SWAPPED);
  whence_entry_row_add_prefix (WHENCE_ENTRY_ROW (self), self->color_button);

  gtk_widget_set_tooltip_text (remove_button, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove"), -1);
  gtk_widget_set_valign (remove_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove_button, "flat");
  g_signal_connect_object (remove_button, "clicked", G_CALLBACK (on_remove), self,
                           G_CONNECT_SWAPPED);
  whence_entry_row_add_suffix (WHENCE_ENTRY_ROW (self), remove_button);
}

/**
 * whence_type_row_new:
 * @workspace: what the row changes the project through
 * @type: one of the types of the project
 *
 * Returns: (transfer floating): a row to edit a type in
 */
GtkWidget *
whence_type_row_new (WhenceWorkspace  *workspace,
                     WhenceEntityType *type)
{
  WhenceTypeRow *self = g_object_new (WHENCE_TYPE_TYPE_ROW, "title", _("Type"), NULL);

  self->workspace = g_object_ref (workspace);
  self->type = g_object_ref (type);
  add_buttons (self);
  follow_type (self);
  g_signal_connect_object (type, "notify", G_CALLBACK (follow_type), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "changed", G_CALLBACK (on_label_changed), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
