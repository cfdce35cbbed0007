/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a screen reader says of things whose name GTK does not work out. */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include <adwaita.h>

#include "ui/whence-spoken.h"

/**
 * whence_spoken_name_row:
 * @row: what a list item holds
 * @words: what it says, in one line
 *
 * Names the row of a list view. The focus is on the list item around @row, which in GTK 4.8 has
 * no name of its own, so both get one.
 */
void
whence_spoken_name_row (GtkWidget  *row,
                        const char *words)
{
  GtkWidget *item;

  g_return_if_fail (GTK_IS_WIDGET (row));
  g_return_if_fail (words != NULL);

  item = gtk_widget_get_parent (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (item != NULL &&
      gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (item)) == GTK_ACCESSIBLE_ROLE_LIST_ITEM)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                    -1);
}

/**
 * whence_spoken_set_tip:
 * @widget: a widget
 * @tip: (nullable): its tooltip
 *
 * Gives a widget another tooltip. GTK looks where the pointer is whenever one is set, which takes
 * several rounds to the X server, so that one that is the same is not set again.
 */
void
whence_spoken_set_tip (GtkWidget  *widget,
                       const char *tip)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), tip) != 0)
    gtk_widget_set_tooltip_text (widget, tip);
}

/* The labels in a row, in their order, but for those of what has a name of its own there. */
static void
collect_labels (GtkWidget *widget,
                GList    **labels)
{
  if (!gtk_widget_get_visible (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_BUTTON (widget) ||
      GTK_IS_CHECK_BUTTON (widget))
    return;
  if (GTK_IS_LABEL (widget))
    *labels = g_list_append (*labels, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_labels (child, labels);
}

/* @labels: (transfer container): what names @widget */
static void
set_labels (GtkWidget *widget,
            GList     *labels)
{
  g_auto (GValue) value = G_VALUE_INIT;
  GtkAccessibleRelation relation = GTK_ACCESSIBLE_RELATION_LABELLED_BY;

  if (labels == NULL)
    return;

  gtk_accessible_relation_init_value (relation, &value);
  g_value_set_pointer (&value, labels);
  gtk_accessible_update_relation_value (GTK_ACCESSIBLE (widget), 1, &relation, &value);
}

/* Rows of preferences are named by their titles, if they have any, and those of our list views by
 * what is said of them.
 */
static gboolean
is_nameless_row (GtkWidget *widget)
{
  if (ADW_IS_PREFERENCES_ROW (widget))
    return *adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)) == '\0';
  if (GTK_IS_LIST_BOX_ROW (widget))
    return TRUE;

  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) ==
           GTK_ACCESSIBLE_ROLE_LIST_ITEM &&
         (gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) != NULL ||
          gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) != NULL);
}

static void
name_row (GtkWidget *row)
{
  GList *labels = NULL;

  collect_labels (row, &labels);
  set_labels (row, labels);
}

/* A drop-down is named by a label beside it, or by itself. */
static void
name_by_drop_down (GtkWidget *button,
                   GtkWidget *drop_down)
{
  GList *labels = gtk_widget_list_mnemonic_labels (drop_down);

  if (labels == NULL)
    labels = g_list_append (NULL, drop_down);
  set_labels (button, labels);
}

static void
name_button (GtkButton *button)
{
  const char *icon_name = gtk_button_get_icon_name (button);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (button));

  if (GTK_IS_DROP_DOWN (parent))
    name_by_drop_down (GTK_WIDGET (button), parent);
  else if (gtk_button_get_use_underline (button) && gtk_button_get_label (button) != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
  else if (g_strcmp0 (icon_name, "window-close-symbolic") == 0 &&
           gtk_widget_get_tooltip_text (GTK_WIDGET (button)) == NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _("Close"), -1);
}

static gboolean
on_map (GSignalInvocationHint *hint,
        guint                  n_values,
        const GValue          *values,
        gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_BUTTON (widget))
    name_button (GTK_BUTTON (widget));
  else if (is_nameless_row (widget))
    name_row (widget);

  return TRUE;
}

/**
 * whence_spoken_init:
 *
 * Names what GTK 4.8 and libadwaita 1.2 leave without a name, whenever it comes to the screen:
 * the rows of lists by the labels in them, the buttons in drop-downs, which have the focus, as
 * these, and the buttons that close something. A button with a mnemonic is called as its label is:
 * GTK would read the label with the underscore, and then once more without it.
 */
void
whence_spoken_init (void)
{
  /* There is no signal before there is a class. */
  g_type_class_unref (g_type_class_ref (GTK_TYPE_BUTTON));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_map, NULL, NULL);
}
