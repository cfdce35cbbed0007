/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-entry-row.h"
#include "ui/whence-identifiers-group.h"
#include "ui/whence-member-edit.h"
#include "ui/whence-object-page.h"

/* What other catalogues call an entity: a row for each, and one to add another. */
struct _WhenceIdentifiersGroup
{
  WhenceRowGroup parent_instance;

  GtkEditable *name;               /* owned by the button in the header */
  GtkEditable *value;              /* likewise */
  GtkLabel *message;               /* likewise: what is wrong with the name */
  GtkWidget *popover;              /* likewise */
};

G_DEFINE_FINAL_TYPE (WhenceIdentifiersGroup, whence_identifiers_group, WHENCE_TYPE_ROW_GROUP)

/* The identifiers, with @name having @value; without it where that is NULL. */
static GVariant *
with_identifier (WhenceEntity *entity,
                 const char   *name,
                 const char   *value)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  GVariant *old = whence_entity_get_identifiers (entity);
  gboolean found = FALSE;
  GVariantIter iter;
  const char *key;
  const char *was;

  if (old != NULL)
    {
      g_variant_iter_init (&iter, old);
      while (g_variant_iter_next (&iter, "{&s&s}", &key, &was))
        {
          gboolean is_it = g_str_equal (key, name);

          found |= is_it;
          if (!is_it)
            g_variant_builder_add (&builder, "{ss}", key, was);
          else if (value != NULL)
            g_variant_builder_add (&builder, "{ss}", key, value);
        }
    }
  if (!found && value != NULL)
    g_variant_builder_add (&builder, "{ss}", name, value);

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static void
set_identifier (WhenceIdentifiersGroup *self,
                const char             *name,
                const char             *value)
{
  WhenceObject *object = whence_row_group_get_object (WHENCE_ROW_GROUP (self));
  g_auto (GValue) identifiers = G_VALUE_INIT;

  g_value_init (&identifiers, G_TYPE_VARIANT);
  g_value_take_variant (&identifiers, with_identifier (WHENCE_ENTITY (object), name, value));
  whence_member_edit_set (whence_object_page_find_workspace (GTK_WIDGET (self)), object,
                          "identifiers", &identifiers);
}

static GPtrArray *
whence_identifiers_group_list_items (WhenceRowGroup *group)
{
  GVariant *all = whence_entity_get_identifiers (
    WHENCE_ENTITY (whence_row_group_get_object (group)));
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);
  GVariantIter iter;
  const char *key;

  if (all == NULL)
    return items;

  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, NULL))
    g_ptr_array_add (items, g_strdup (key));

  return items;
}

static const char *
get_value (WhenceRowGroup *group,
           const char     *name)
{
  GVariant *all = whence_entity_get_identifiers (
    WHENCE_ENTITY (whence_row_group_get_object (group)));
  const char *value = "";

  g_variant_lookup (all, name, "&s", &value);

  return value;
}

static void
whence_identifiers_group_describe (WhenceRowGroup *group,
                                   gpointer        item,
                                   GString        *description)
{
  g_string_append_printf (description, "%s %s", (char *) item, get_value (group, item));
}

static WhenceIdentifiersGroup *
find_group (GtkWidget *row)
{
  return WHENCE_IDENTIFIERS_GROUP (gtk_widget_get_ancestor (row, WHENCE_TYPE_IDENTIFIERS_GROUP));
}

/* Why what is typed into a row is no identifier; NULL where it is one. */
static const char *
find_error (GtkWidget *row)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *typed == '\0' ? _("Expected an identifier; the button beside it removes it") : NULL;
}

static void
on_changed (GtkWidget *row)
{
  whence_entry_row_set_error (WHENCE_ENTRY_ROW (row), find_error (row));
}

static void
on_apply (GtkWidget *row)
{
  if (find_error (row) == NULL)
    set_identifier (find_group (row), g_object_get_data (G_OBJECT (row), "name"),
                    gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
on_remove (GtkWidget *row)
{
  set_identifier (find_group (row), g_object_get_data (G_OBJECT (row), "name"), NULL);
}

/* What was typed is kept when one goes elsewhere; what cannot be taken is not left there. */
static void
on_leave (GtkWidget *row)
{
  WhenceIdentifiersGroup *self = find_group (row);

  if (self == NULL)
    return;

  on_apply (row);
  if (find_error (row) != NULL && whence_member_edit_is_left (row))
    whence_entry_row_show_stored (WHENCE_ENTRY_ROW (row),
                                  get_value (WHENCE_ROW_GROUP (self),
                                             g_object_get_data (G_OBJECT (row), "name")));
}

static GtkWidget *
whence_identifiers_group_create_row (WhenceRowGroup *group,
                                     gpointer        item,
                                     guint           position)
{
  GtkWidget *row = g_object_new (WHENCE_TYPE_ENTRY_ROW, "show-apply-button", TRUE, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item);
  whence_entry_row_show_stored (WHENCE_ENTRY_ROW (row), get_value (group, item));
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (item), g_free);
  g_signal_connect (row, "apply", G_CALLBACK (on_apply), NULL);
  g_signal_connect (row, "changed", G_CALLBACK (on_changed), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), row);
  gtk_widget_add_controller (row, focus);
  whence_row_group_add_button (row, "window-close-symbolic", _("Remove"), G_CALLBACK (on_remove),
                               row);

  return row;
}

/* There is one identifier of a catalogue. */
static gboolean
check_name (WhenceIdentifiersGroup *self)
{
  WhenceObject *object = whence_row_group_get_object (WHENCE_ROW_GROUP (self));
  GVariant *all = whence_entity_get_identifiers (WHENCE_ENTITY (object));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  g_autofree char *message = NULL;
  const char *value;

  if (all != NULL && g_variant_lookup (all, name, "&s", &value))
    message = g_strdup_printf (_("There is an identifier of “%s” already: expected another "
                                 "catalogue"), name);
  whence_member_edit_show_error (GTK_WIDGET (self->name), message);
  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);

  return message == NULL;
}

static void
on_add (WhenceIdentifiersGroup *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  g_autofree char *value = g_strstrip (g_strdup (gtk_editable_get_text (self->value)));

  if (*name == '\0' || !check_name (self))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  if (*value == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->value));
      return;
    }

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_editable_set_text (self->name, "");
  gtk_editable_set_text (self->value, "");
  set_identifier (self, name, value);
}

static GtkEditable *
add_entry (WhenceIdentifiersGroup *self,
           GtkWidget              *box,
           const char             *prompt)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), prompt);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, prompt,
                                  -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), entry);

  return GTK_EDITABLE (entry);
}

static GtkWidget *
make_popover (WhenceIdentifiersGroup *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Add"));

  self->name = add_entry (self, box, _("Catalogue, such as wikidata"));
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_max_width_chars (self->message, 30);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->message));
  g_signal_connect_object (self->name, "changed", G_CALLBACK (check_name), self,
                           G_CONNECT_SWAPPED);
  self->value = add_entry (self, box, _("Identifier, such as Q42"));
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  return popover;
}

static void
whence_identifiers_group_class_init (WhenceIdentifiersGroupClass *klass)
{
  WhenceRowGroupClass *group_class = WHENCE_ROW_GROUP_CLASS (klass);

  group_class->list_items = whence_identifiers_group_list_items;
  group_class->describe = whence_identifiers_group_describe;
  group_class->create_row = whence_identifiers_group_create_row;
}

static void
whence_identifiers_group_init (WhenceIdentifiersGroup *self)
{
  self->popover = make_popover (self);
  whence_row_group_set_adder (WHENCE_ROW_GROUP (self), _("Add an Identifier"), self->popover);
}
