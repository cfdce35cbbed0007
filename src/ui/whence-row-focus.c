/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include "ui/whence-row-focus.h"

/**
 * whence_row_focus_grab:
 * @rows: the rows of a list
 *
 * Gives the rows the focus, if they are shown.
 *
 * Returns: whether they have it
 */
gboolean
whence_row_focus_grab (GtkListView *rows)
{
  return gtk_widget_get_mapped (GTK_WIDGET (rows)) && gtk_widget_grab_focus (GTK_WIDGET (rows));
}

/**
 * whence_row_focus_leave:
 * @rows: the rows of a list
 * @page: what is around them in the list
 * @entry: what stands before @page, and filters the rows
 * @direction: where the focus is to go
 * @moved: (out): whether it has gone there within the list; otherwise it is to leave it
 *
 * Has Tab lead out of the rows, where GTK 4.8 would stop at each of them: to what stands behind
 * @page, or back to @entry.
 *
 * Returns: whether the rows had the focus, and @direction leads out of them
 */
gboolean
whence_row_focus_leave (GtkListView      *rows,
                        GtkWidget        *page,
                        GtkWidget        *entry,
                        GtkDirectionType  direction,
                        gboolean         *moved)
{
  GtkWidget *list = gtk_widget_get_parent (page);

  *moved = FALSE;
  if (gtk_widget_get_focus_child (list) != page ||
      gtk_widget_get_focus_child (GTK_WIDGET (rows)) == NULL)
    return FALSE;

  if (direction == GTK_DIR_TAB_BACKWARD && gtk_widget_get_mapped (entry))
    {
      *moved = gtk_widget_grab_focus (entry);
      return TRUE;
    }
  if (direction != GTK_DIR_TAB_FORWARD)
    return FALSE;

  for (GtkWidget *next = gtk_widget_get_next_sibling (page); next != NULL && !*moved;
       next = gtk_widget_get_next_sibling (next))
    *moved = gtk_widget_child_focus (next, direction);
  return TRUE;
}
