/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-color-icon.h"
#include "ui/whence-match-row.h"

static GtkWidget *
new_row (WhenceProject *project,
         const char    *type,
         const char    *title,
         const char    *details)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = whence_color_icon_new ();
  GtkWidget *title_label = gtk_label_new (title);
  GtkWidget *details_label = gtk_label_new (details);

  whence_color_icon_show_type (WHENCE_COLOR_ICON (icon), project, type);
  gtk_label_set_xalign (GTK_LABEL (title_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title_label, TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (details_label), 18);
  gtk_label_set_ellipsize (GTK_LABEL (details_label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (details_label, "dim-label");
  gtk_widget_add_css_class (details_label, "caption");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title_label);
  gtk_box_append (GTK_BOX (box), details_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  return row;
}

/**
 * whence_match_row_new:
 * @project: a project
 * @match: an entity of it that words may stand for
 *
 * Returns: (transfer floating): a row of a #GtkListBox for the entity
 */
GtkWidget *
whence_match_row_new (WhenceProject     *project,
                      WhenceEntityMatch *match)
{
  const char *type = whence_entity_get_type_id (match->entity);
  guint n = g_list_model_get_n_items (whence_entity_get_mentions (match->entity));
  g_autofree char *title = NULL;
  g_autofree char *details = g_strdup_printf ("%s · %u", whence_words_entity_type (project, type),
                                              n);
  GtkWidget *row;

  if (match->alias != NULL)
    /* Translators: the name of an entity, and another name of it that was looked for */
    title = g_strdup_printf (_("%s (%s)"), whence_entity_get_name (match->entity), match->alias);
  else
    title = g_strdup (whence_entity_get_name (match->entity));
  row = new_row (project, type, title, details);
  g_object_set_data_full (G_OBJECT (row), "entity", g_object_ref (match->entity), g_object_unref);

  return row;
}

/**
 * whence_match_row_new_for_name:
 * @project: a project
 * @type: a type of entity
 * @name: a name
 *
 * Returns: (transfer floating): a row of a #GtkListBox for a new entity of that name
 */
GtkWidget *
whence_match_row_new_for_name (WhenceProject *project,
                               const char    *type,
                               const char    *name)
{
  g_autofree char *title = g_strdup_printf (_("New entity “%s”"), name);

  return new_row (project, type, title, whence_words_entity_type (project, type));
}

/**
 * whence_match_row_get_entity:
 * @row: a row as from the functions above
 *
 * Returns: (transfer none) (nullable): its entity; %NULL where it is for a new one
 */
WhenceEntity *
whence_match_row_get_entity (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "entity");
}

/**
 * whence_match_row_remove_all:
 * @list: a list
 *
 * Takes all rows out of a list.
 */
void
whence_match_row_remove_all (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/**
 * whence_match_row_select:
 * @list: a list
 * @position: which of its rows
 *
 * Selects a row, if there is such a one.
 */
void
whence_match_row_select (GtkListBox *list,
                         int         position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, position);

  if (row != NULL)
    gtk_list_box_select_row (list, row);
}

/**
 * whence_match_row_step:
 * @list: a list
 * @direction: 1 for the next row, -1 for the one before
 *
 * Selects another row and scrolls to it; an entry that has the focus keeps it, to type on.
 */
void
whence_match_row_step (GtkListBox *list,
                       int         direction)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  int position = row != NULL ? gtk_list_box_row_get_index (row) + direction : 0;
  GtkListBoxRow *next = position >= 0 ? gtk_list_box_get_row_at_index (list, position) : NULL;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (list)));

  if (next == NULL)
    return;

  gtk_list_box_select_row (list, next);
  /* The focus of the list is what scrolls it. */
  gtk_widget_grab_focus (GTK_WIDGET (next));
  if (GTK_IS_TEXT (focus))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (focus));
}
