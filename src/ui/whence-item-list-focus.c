/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the keyboard goes in a list: its rows are one stop, whatever their number, and what is
 * typed at them goes to the entry above.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include "ui/whence-item-list-private.h"
#include "ui/whence-row-focus.h"

/* What a list is for are its rows. */
static gboolean
whence_item_list_grab_focus (GtkWidget *widget)
{
  return whence_row_focus_grab (whence_item_list_get_private (widget)->list_view);
}

static gboolean
whence_item_list_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (widget);
  gboolean moved;

  if (whence_row_focus_leave (priv->list_view, GTK_WIDGET (priv->stack), GTK_WIDGET (priv->entry),
                              direction, &moved))
    return moved;
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

/* Where no row is left, what was typed at the rows goes on in the entry. */
gboolean
whence_item_list_focus_entry (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (self);

  if (!gtk_widget_get_mapped (GTK_WIDGET (priv->entry)) ||
      !gtk_widget_grab_focus (GTK_WIDGET (priv->entry)))
    return FALSE;

  gtk_editable_set_position (GTK_EDITABLE (priv->entry), -1);
  return TRUE;
}

/* Whether nothing has the focus that a key could be meant for: nothing at all, what is around the
 * list, or something in a menu of it that is closed.
 */
static gboolean
is_lost (GtkWidget *list,
         GtkWidget *focus)
{
  return focus == NULL || gtk_widget_is_ancestor (list, focus) ||
         (!gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, list));
}

static gboolean
on_focus_idle (gpointer user_data)
{
  GtkWidget *widget = user_data;
  WhenceItemListPrivate *priv = whence_item_list_get_private (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  priv->focus_idle = 0;
  if (!gtk_widget_get_mapped (widget) || !is_lost (widget, focus) ||
      whence_item_list_grab_focus (widget))
    return G_SOURCE_REMOVE;

  if (!whence_item_list_focus_entry (user_data))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

/* Looks, before the next key is pressed, whether the row went that had the focus, or a menu that
 * took it: then nothing has it, or what is around the list, and the window would be deaf.
 */
void
whence_item_list_mend_focus (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (self);

  if (priv->focus_idle == 0 && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    priv->focus_idle = g_idle_add_full (G_PRIORITY_DEFAULT, on_focus_idle, self, NULL);
}

static void
on_focus_changed (WhenceItemList *self,
                  GParamSpec     *pspec,
                  GtkRoot        *root)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (self);
  GtkWidget *focus = gtk_root_get_focus (root);
  gboolean had_focus = priv->rows_had_focus;

  priv->rows_had_focus = focus != NULL &&
                         gtk_widget_is_ancestor (focus, GTK_WIDGET (priv->list_view));
  if ((had_focus && !priv->rows_had_focus) || is_lost (GTK_WIDGET (self), focus))
    whence_item_list_mend_focus (self);
}

static void
on_root_changed (WhenceItemList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (on_focus_changed), self,
                             G_CONNECT_SWAPPED);
}

void
whence_item_list_init_focus (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (self);

  /* Controllers are told of the focus only while the window is the active one. */
  g_signal_connect (self, "notify::root", G_CALLBACK (on_root_changed), NULL);
  g_signal_connect_object (priv->context_menu, "closed", G_CALLBACK (whence_item_list_mend_focus),
                           self, G_CONNECT_SWAPPED);
}

void
whence_item_list_install_focus (GtkWidgetClass *widget_class)
{
  widget_class->focus = whence_item_list_focus;
  widget_class->grab_focus = whence_item_list_grab_focus;
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
