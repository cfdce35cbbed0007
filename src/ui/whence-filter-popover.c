/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where one ticks what a list shows: it stays open, and the list follows each tick. */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/whence-core.h"
#include "ui/whence-choice-menu.h"
#include "ui/whence-filter-popover.h"

/* What is shown of a word that people have made, in code points. */
#define MAX_LABEL 40

struct _WhenceFilterPopover
{
  GtkPopover parent_instance;

  GtkBox *box;
  GtkWidget *clear_button;

  WhenceItemFilter *filter;    /* owned; NULL until it is known */
  gboolean updating;           /* whether what is ticked follows the filter just now */
};

G_DEFINE_FINAL_TYPE (WhenceFilterPopover, whence_filter_popover, GTK_TYPE_POPOVER)

static void
update_clear_button (WhenceFilterPopover *self)
{
  gtk_widget_set_sensitive (self->clear_button,
                            self->filter != NULL && whence_item_filter_count (self->filter) > 0);
}

/* Shows in a check button or a drop-down what the filter has. */
static void
update_widget (WhenceFilterPopover *self,
               GtkWidget           *widget)
{
  const char *group = g_object_get_data (G_OBJECT (widget), "group");
  const char *value = g_object_get_data (G_OBJECT (widget), "value");
  GStrv values = g_object_get_data (G_OBJECT (widget), "values");
  guint selected = 0;

  if (GTK_IS_CHECK_BUTTON (widget) && group != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget),
                                 whence_item_filter_has (self->filter, group, value));
  else if (GTK_IS_DROP_DOWN (widget) && group != NULL)
    {
      for (guint i = 0; values[i] != NULL; i++)
        {
          if (whence_item_filter_has (self->filter, group, values[i]))
            selected = i;
        }
      gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), selected);
    }
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      update_widget (self, child);
}

static void
on_filter_changed (WhenceFilterPopover *self)
{
  self->updating = TRUE;
  update_widget (self, GTK_WIDGET (self->box));
  self->updating = FALSE;
  update_clear_button (self);
}

static void
on_check (WhenceFilterPopover *self,
          GParamSpec          *pspec,
          GtkCheckButton      *check)
{
  if (!self->updating)
    whence_item_filter_set (self->filter, g_object_get_data (G_OBJECT (check), "group"),
                            g_object_get_data (G_OBJECT (check), "value"),
                            gtk_check_button_get_active (check));
}

static void
on_choice (WhenceFilterPopover *self,
           GParamSpec          *pspec,
           GtkDropDown         *choice)
{
  GStrv values = g_object_get_data (G_OBJECT (choice), "values");
  guint selected = gtk_drop_down_get_selected (choice);

  if (!self->updating && selected < g_strv_length (values))
    whence_item_filter_choose (self->filter, g_object_get_data (G_OBJECT (choice), "group"),
                               values[selected]);
}

static void
whence_filter_popover_dispose (GObject *object)
{
  WhenceFilterPopover *self = WHENCE_FILTER_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_FILTER_POPOVER);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (whence_filter_popover_parent_class)->dispose (object);
}

static void
whence_filter_popover_class_init (WhenceFilterPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = whence_filter_popover_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceFilterPopover, box);
  gtk_widget_class_bind_template_child (widget_class, WhenceFilterPopover, clear_button);
}

static void
whence_filter_popover_init (WhenceFilterPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * whence_filter_popover_begin:
 * @self: a popover
 * @filter: what it is to show and to set
 *
 * Empties the popover, to fill it anew before it is shown.
 */
void
whence_filter_popover_begin (WhenceFilterPopover *self,
                             WhenceItemFilter    *filter)
{
  GtkWidget *child;

  g_return_if_fail (WHENCE_IS_FILTER_POPOVER (self));

  self->updating = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  self->updating = FALSE;
  if (g_set_object (&self->filter, filter))
    g_signal_connect_object (filter, "changed", G_CALLBACK (on_filter_changed), self,
                             G_CONNECT_SWAPPED);
  update_clear_button (self);
}

static GtkWidget *
make_check (WhenceFilterPopover *self,
            const char          *group,
            const char          *value,
            const char          *label)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (check), "group", g_strdup (group), g_free);
  g_object_set_data_full (G_OBJECT (check), "value", g_strdup (value), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               whence_item_filter_has (self->filter, group, value));
  g_signal_connect_object (check, "notify::active", G_CALLBACK (on_check), self,
                           G_CONNECT_SWAPPED);

  return check;
}

/**
 * whence_filter_popover_add_check:
 * @self: a popover
 * @group: a group of the filter
 * @value: a value of it
 * @label: what it is called
 *
 * Adds a value that is ticked or not.
 */
void
whence_filter_popover_add_check (WhenceFilterPopover *self,
                                 const char          *group,
                                 const char          *value,
                                 const char          *label)
{
  g_return_if_fail (WHENCE_IS_FILTER_POPOVER (self));

  gtk_box_append (self->box, make_check (self, group, value, label));
}

/* A box for a group, with its title above. */
static GtkWidget *
add_group (WhenceFilterPopover *self,
           const char          *title,
           GtkWidget           *content)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (group), label);
  gtk_box_append (GTK_BOX (group), content);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (content), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_box_append (self->box, group);

  return group;
}

/**
 * whence_filter_popover_add_checks:
 * @self: a popover
 * @title: what the group is called
 * @group: a group of the filter
 * @values: (array zero-terminated=1): its values
 * @labels: what they are called
 *
 * Adds a group of which several values may be ticked, in two columns.
 */
void
whence_filter_popover_add_checks (WhenceFilterPopover *self,
                                  const char          *title,
                                  const char          *group,
                                  const char *const   *values,
                                  const char *const   *labels)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                  "column-spacing", 12,
                                  NULL);

  g_return_if_fail (WHENCE_IS_FILTER_POPOVER (self));

  for (int i = 0; values[i] != NULL; i++)
    gtk_grid_attach (GTK_GRID (grid), make_check (self, group, values[i], labels[i]), i % 2, i / 2,
                     1, 1);
  add_group (self, title, grid);
}

/**
 * whence_filter_popover_add_choice:
 * @self: a popover
 * @title: what the group is called
 * @group: a group of the filter
 * @values: (array zero-terminated=1): its values; the first one is empty and stands for all
 * @labels: what they are called
 *
 * Adds a group of which one value may be chosen; there may be many.
 */
void
whence_filter_popover_add_choice (WhenceFilterPopover *self,
                                  const char          *title,
                                  const char          *group,
                                  const char *const   *values,
                                  const char *const   *labels)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkWidget *choice;

  g_return_if_fail (WHENCE_IS_FILTER_POPOVER (self));

  for (guint i = 0; labels[i] != NULL; i++)
    gtk_string_list_take (words, whence_words_excerpt (labels[i], MAX_LABEL));
  choice = gtk_drop_down_new (G_LIST_MODEL (words),
                              gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL,
                                                           "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), g_strv_length ((char **) values) > 12);
  g_object_set_data_full (G_OBJECT (choice), "group", g_strdup (group), g_free);
  g_object_set_data_full (G_OBJECT (choice), "values", g_strdupv ((char **) values),
                          (GDestroyNotify) g_strfreev);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  update_widget (self, choice);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_choice), self,
                           G_CONNECT_SWAPPED);
  add_group (self, title, choice);
}

/**
 * whence_filter_popover_add_tags:
 * @self: a popover
 * @records: records (#WhenceRecord)
 *
 * Adds the choice of one of the tags of @records, where they have any.
 */
void
whence_filter_popover_add_tags (WhenceFilterPopover *self,
                                GListModel          *records)
{
  g_auto (GStrv) tags = whence_choice_menu_list_tags (records);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_return_if_fail (WHENCE_IS_FILTER_POPOVER (self));

  if (tags[0] == NULL)
    return;

  g_ptr_array_add (values, (gpointer) "");
  g_ptr_array_add (labels, (gpointer) _("Any Tag"));
  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_ptr_array_add (values, tags[i]);
      g_ptr_array_add (labels, tags[i]);
    }
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (labels, NULL);
  whence_filter_popover_add_choice (self, _("Tag"), "tag", (const char *const *) values->pdata,
                                    (const char *const *) labels->pdata);
}
