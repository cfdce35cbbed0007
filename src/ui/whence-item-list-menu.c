/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with the items that are selected in a list, and the menus and popovers for it. */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-item-edit.h"
#include "ui/whence-item-list-private.h"
#include "ui/whence-item-picker.h"

/* A row that is one of several that are selected leaves them so. */
static void
select_row (WhenceItemList *self,
            GtkWidget      *row)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (self);
  guint position = whence_item_model_find (priv->model, whence_item_list_get_row_item (row));

  if (position != G_MAXUINT &&
      !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (priv->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (priv->selection), position, TRUE);
}

static void
show_menu (WhenceItemList *self,
           double          x,
           double          y)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (self);
  GdkRectangle rectangle = { 0, 0, 1, 1 };
  double menu_x = 0;
  double menu_y = 0;

  gtk_widget_translate_coordinates (GTK_WIDGET (priv->list_view), GTK_WIDGET (self), x, y,
                                    &menu_x, &menu_y);
  WHENCE_ITEM_LIST_GET_CLASS (self)->update_item_menu (self);
  rectangle.x = (int) menu_x;
  rectangle.y = (int) menu_y;
  gtk_popover_set_pointing_to (GTK_POPOVER (priv->context_menu), &rectangle);
  gtk_popover_popup (GTK_POPOVER (priv->context_menu));
}

static void
show_menu_at (WhenceItemList *self,
              double          x,
              double          y,
              GtkGesture     *gesture)
{
  GtkWidget *row = whence_item_list_pick_row (self, x, y);

  if (row == NULL)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  /* GTK 4.8 leaves what was pressed so, where somebody else takes the click. */
  gtk_widget_unset_state_flags (gtk_widget_get_parent (row), GTK_STATE_FLAG_ACTIVE);
  select_row (self, row);
  show_menu (self, x, y);
}

static void
on_secondary_click (WhenceItemList *self,
                    int             n_press,
                    double          x,
                    double          y,
                    GtkGesture     *gesture)
{
  show_menu_at (self, x, y, gesture);
}

static void
on_long_press (WhenceItemList *self,
               double          x,
               double          y,
               GtkGesture     *gesture)
{
  show_menu_at (self, x, y, gesture);
}

static void
on_menu (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  WhenceItemList *self = WHENCE_ITEM_LIST (widget);
  GtkWidget *row = whence_item_list_get_focus_row (self);
  double x = 0;
  double y = 0;

  if (row == NULL)
    return;

  select_row (self, row);
  gtk_widget_translate_coordinates (
    row, GTK_WIDGET (whence_item_list_get_private (self)->list_view), 12,
    gtk_widget_get_height (row), &x, &y);
  show_menu (self, x, y);
}

static void
on_open (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  WhenceItemList *self = WHENCE_ITEM_LIST (widget);
  WhenceObject *selected = whence_item_list_get_selected (self);

  if (selected != NULL)
    whence_workspace_open_page (whence_item_list_get_workspace (self), selected);
}

static void
on_remove (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  WhenceItemList *self = WHENCE_ITEM_LIST (widget);
  g_autoptr (GPtrArray) items = whence_item_list_list_selected (self);

  if (items->len > 0)
    whence_workspace_remove (whence_item_list_get_workspace (self), items);
}

static void
on_tags_typed (WhenceItemList *self,
               GtkEntry       *entry)
{
  g_autoptr (GPtrArray) items = whence_item_list_list_selected (self);

  gtk_popover_popdown (GTK_POPOVER (whence_item_list_get_private (self)->popover));
  if (items->len > 0)
    whence_item_edit_add_tags (whence_item_list_get_workspace (self), items,
                               gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
on_add_tag (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  WhenceItemList *self = WHENCE_ITEM_LIST (widget);
  WhenceObject *selected = whence_item_list_get_selected (self);
  GtkWidget *popover;
  GtkWidget *entry;

  if (selected == NULL)
    return;

  popover = gtk_popover_new ();
  entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Tag, with Enter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Tags to add, with commas between them"), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_tags_typed), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  whence_item_list_popup (self, GTK_POPOVER (popover), selected);
  gtk_widget_grab_focus (entry);
}

/* The row that shows @item; NULL where it is out of sight. */
static GtkWidget *
find_row (WhenceItemList *self,
          WhenceObject   *item)
{
  GtkWidget *list_view = GTK_WIDGET (whence_item_list_get_private (self)->list_view);

  for (GtkWidget *child = gtk_widget_get_first_child (list_view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (row != NULL && gtk_widget_get_mapped (child) &&
          whence_item_list_get_row_item (row) == item)
        return child;
    }

  return NULL;
}

/**
 * whence_item_list_popup:
 * @self: a list
 * @popover: (transfer floating): a popover without a parent
 * @item: the item that it is about
 *
 * Shows a popover at the row of an item.
 */
void
whence_item_list_popup (WhenceItemList *self,
                        GtkPopover     *popover,
                        WhenceObject   *item)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (self);
  GtkWidget *list_view = GTK_WIDGET (priv->list_view);
  GtkWidget *row = find_row (self, item);
  graphene_rect_t bounds;
  GdkRectangle rectangle = { 0, 0, 1, 1 };

  g_return_if_fail (WHENCE_IS_ITEM_LIST (self));

  g_clear_pointer (&priv->popover, gtk_widget_unparent);
  priv->popover = GTK_WIDGET (popover);
  gtk_widget_set_parent (priv->popover, GTK_WIDGET (self));
  if (gtk_widget_compute_bounds (row != NULL ? row : list_view, GTK_WIDGET (self), &bounds))
    {
      rectangle.x = (int) (bounds.origin.x + bounds.size.width / 2);
      rectangle.y = (int) (bounds.origin.y + (row != NULL ? bounds.size.height : 0));
    }
  rectangle.y = CLAMP (rectangle.y, 0, gtk_widget_get_height (GTK_WIDGET (self)));
  g_signal_connect_object (popover, "closed", G_CALLBACK (whence_item_list_mend_focus), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_pointing_to (popover, &rectangle);
  gtk_popover_popup (popover);
}

/**
 * whence_item_list_pick:
 * @self: a list
 * @items: what there is to choose from
 * @without: (nullable): what of it cannot be chosen
 * @extra: (transfer floating): something more to read or to decide on
 * @on_picked: called with @self and what is chosen
 *
 * Has something chosen, for what is selected.
 */
void
whence_item_list_pick (WhenceItemList *self,
                       GListModel     *items,
                       WhenceObject   *without,
                       GtkWidget      *extra,
                       GCallback       on_picked)
{
  GtkWidget *picker;

  g_return_if_fail (WHENCE_IS_ITEM_LIST (self));

  picker = whence_item_picker_new ();
  whence_item_picker_set_items (WHENCE_ITEM_PICKER (picker), items, without);
  whence_item_picker_set_extra (WHENCE_ITEM_PICKER (picker), extra);
  g_signal_connect_object (picker, "picked", on_picked, self, G_CONNECT_SWAPPED);
  whence_item_list_popup (self, GTK_POPOVER (picker), whence_item_list_get_selected (self));
}

/* Installs the actions, and what the template calls. */
void
whence_item_list_install_menu (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_click);
  gtk_widget_class_bind_template_callback (widget_class, on_long_press);
  gtk_widget_class_install_action (widget_class, "items.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "items.remove", NULL, on_remove);
  gtk_widget_class_install_action (widget_class, "items.menu", NULL, on_menu);
  gtk_widget_class_install_action (widget_class, "items.add-tag", NULL, on_add_tag);
}
