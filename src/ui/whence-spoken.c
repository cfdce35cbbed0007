/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a screen reader says of things whose name GTK does not work out. */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

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
