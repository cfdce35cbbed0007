/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the keyboard goes in a list: its rows are one stop, whatever their number, and what is
 * typed at them goes to the entry above.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include "ui/whence-item-list-private.h"

/* What a list is for are its rows. */
static gboolean
whence_item_list_grab_focus (GtkWidget *widget)
{
  GtkWidget *list_view = GTK_WIDGET (whence_item_list_get_private (widget)->list_view);

  return gtk_widget_get_mapped (list_view) && gtk_widget_grab_focus (list_view);
}

/* GTK 4.8 would stop at each row. */
static gboolean
whence_item_list_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (widget);
  gboolean in_rows = gtk_widget_get_focus_child (GTK_WIDGET (priv->list_view)) != NULL &&
                     gtk_widget_get_focus_child (widget) == GTK_WIDGET (priv->stack);

  if (in_rows && direction == GTK_DIR_TAB_FORWARD)
    return FALSE;
  if (in_rows && direction == GTK_DIR_TAB_BACKWARD &&
      gtk_widget_get_mapped (GTK_WIDGET (priv->entry)))
    return gtk_widget_grab_focus (GTK_WIDGET (priv->entry));
  if (direction == GTK_DIR_TAB_BACKWARD && gtk_widget_get_focus_child (widget) == NULL &&
      whence_item_list_grab_focus (widget))
    return TRUE;

  return GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_BOX))->focus (widget, direction);
}

static gboolean
reveal (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (self);
  guint position = whence_item_model_find (priv->model, whence_item_list_get_selected (self));

  return position != G_MAXUINT &&
         gtk_widget_activate_action (GTK_WIDGET (priv->list_view), "list.scroll-to-item", "u",
                                     position);
}

static gboolean
on_reveal_tick (GtkWidget     *list_view,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (user_data);

  if (reveal (user_data) && --priv->n_reveals > 0)
    return G_SOURCE_CONTINUE;

  priv->reveal_tick = 0;
  return G_SOURCE_REMOVE;
}

/* Brings what is selected into sight: now, as well as GTK knows where it is, and again when the row
 * has its height.
 */
void
whence_item_list_reveal_selected (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (self);

  if (!reveal (self))
    return;

  priv->n_reveals = 2;
  if (priv->reveal_tick == 0)
    priv->reveal_tick = gtk_widget_add_tick_callback (GTK_WIDGET (priv->list_view), on_reveal_tick,
                                                      self, NULL);
}

static gboolean
on_focus_idle (gpointer user_data)
{
  GtkWidget *widget = user_data;
  WhenceItemListPrivate *priv = whence_item_list_get_private (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  priv->focus_idle = 0;
  if (gtk_widget_get_mapped (widget) && (focus == NULL || gtk_widget_is_ancestor (widget, focus)) &&
      !whence_item_list_grab_focus (widget))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

/* Looks, when all is done that is going on, whether the row went that had the focus, or a menu that
 * took it: then nothing has it, or what is around the list, and the window would be deaf.
 */
void
whence_item_list_mend_focus (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (self);

  if (priv->focus_idle == 0 && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    priv->focus_idle = g_idle_add (on_focus_idle, self);
}

void
whence_item_list_init_focus (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (whence_item_list_mend_focus), self);
  gtk_widget_add_controller (GTK_WIDGET (priv->list_view), focus);
  g_signal_connect_object (priv->context_menu, "closed", G_CALLBACK (whence_item_list_mend_focus),
                           self, G_CONNECT_SWAPPED);
}

void
whence_item_list_install_focus (GtkWidgetClass *widget_class)
{
  widget_class->focus = whence_item_list_focus;
  widget_class->grab_focus = whence_item_list_grab_focus;
}

/* The rows are gone that had the focus: what is typed still goes on in the entry. */
void
whence_item_list_leave_rows (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (self);

  if (!gtk_widget_get_mapped (GTK_WIDGET (priv->entry)))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (priv->entry));
  gtk_editable_set_position (GTK_EDITABLE (priv->entry), -1);
}

/**
 * whence_item_list_is_typing:
 * @self: a list
 *
 * Returns: whether there are words in the entry, so that a letter is one more of them
 */
gboolean
whence_item_list_is_typing (WhenceItemList *self)
{
  WhenceItemListPrivate *priv;

  g_return_val_if_fail (WHENCE_IS_ITEM_LIST (self), FALSE);

  priv = whence_item_list_get_private (self);
  return *gtk_editable_get_text (GTK_EDITABLE (priv->entry)) != '\0';
}

/**
 * whence_item_list_add_shortcut:
 * @self: a list
 * @keyval: the key
 * @func: what it does; it gets the list view
 * @digit: handed to @func
 *
 * Gives a meaning to a key while the list has the focus, before the entry takes it as typed.
 */
void
whence_item_list_add_shortcut (WhenceItemList  *self,
                               guint            keyval,
                               GtkShortcutFunc  func,
                               guint            digit)
{
  g_return_if_fail (WHENCE_IS_ITEM_LIST (self));

  gtk_shortcut_controller_add_shortcut (
    whence_item_list_get_private (self)->shortcuts,
    gtk_shortcut_new (gtk_keyval_trigger_new (keyval, 0),
                      gtk_callback_action_new (func, GUINT_TO_POINTER (digit), NULL)));
}
