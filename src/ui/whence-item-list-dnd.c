/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dragging items of a list, and dropping them on others of the same list or of the other one. What
 * is dragged is a list of them, as several may be selected.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-closures.h"
#include "ui/whence-item-list-private.h"

/* How near to an edge of the list one drags to scroll it, and by how much then, in pixels. */
#define EDGE 24
#define SCROLL_STEP 6           /* pixels in a frame */
#define SCROLL_DELAY 400000     /* microseconds, before the first */

static GListStore *
list_dragged (WhenceItemList *self,
              WhenceObject   *item)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (self);
  GListStore *dragged = g_list_store_new (WHENCE_TYPE_OBJECT);
  guint position = whence_item_model_find (priv->model, item);
  g_autoptr (GPtrArray) selected = whence_item_list_list_selected (self);

  if (position != G_MAXUINT &&
      gtk_selection_model_is_selected (GTK_SELECTION_MODEL (priv->selection), position))
    g_list_store_splice (dragged, 0, 0, selected->pdata, selected->len);
  else
    g_list_store_append (dragged, item);

  return dragged;
}

static GdkContentProvider *
on_prepare (GtkDragSource  *source,
            double          x,
            double          y,
            WhenceItemList *self)
{
  GtkWidget *row = whence_item_list_pick_row (self, x, y);
  g_autoptr (GListStore) dragged = NULL;

  if (row == NULL)
    return NULL;

  dragged = list_dragged (self, whence_item_list_get_row_item (row));
  g_object_set_data_full (G_OBJECT (source), "dragged", g_object_ref (dragged), g_object_unref);

  return gdk_content_provider_new_typed (G_TYPE_LIST_STORE, dragged);
}

static char *
dup_words (GListModel *dragged)
{
  guint n = g_list_model_get_n_items (dragged);
  g_autoptr (WhenceObject) first = g_list_model_get_item (dragged, 0);

  if (n == 1)
    return whence_closure_object_label (first);
  if (WHENCE_IS_ENTITY (first))
    return g_strdup_printf (ngettext ("%u entity", "%u entities", n), n);

  return g_strdup_printf (ngettext ("%u claim", "%u claims", n), n);
}

/* What is dragged is named beside the pointer. */
static void
on_drag_begin (GtkDragSource  *source,
               GdkDrag        *drag,
               WhenceItemList *self)
{
  g_autofree char *words = dup_words (g_object_get_data (G_OBJECT (source), "dragged"));
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "whence-drag-icon");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
  gdk_drag_set_hotspot (drag, -12, -6);
}

static void
on_drag_end (GtkDragSource  *source,
             GdkDrag        *drag,
             gboolean        delete_data,
             WhenceItemList *self)
{
  g_object_set_data (G_OBJECT (source), "dragged", NULL);
}

/* The items, if all of them are of the project of the list. */
static GPtrArray *
read_dragged (WhenceItemList *self,
              const GValue   *value)
{
  g_autoptr (GPtrArray) dragged = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *items = value != NULL && G_VALUE_HOLDS (value, G_TYPE_LIST_STORE)
                        ? g_value_get_object (value) : NULL;
  guint n = items != NULL ? g_list_model_get_n_items (items) : 0;

  for (guint i = 0; i < n; i++)
    {
      GObject *item = g_list_model_get_item (items, i);

      g_ptr_array_add (dragged, item);
      if (!WHENCE_IS_OBJECT (item) || whence_object_get_project (WHENCE_OBJECT (item)) !=
                                        whence_item_list_get_project (self))
        return NULL;
    }

  return n > 0 ? g_steal_pointer (&dragged) : NULL;
}

static void
set_drop_row (WhenceItemList *self,
              GtkWidget      *row)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (self);

  if (priv->drop_row == row)
    return;

  if (priv->drop_row != NULL)
    gtk_widget_remove_css_class (priv->drop_row, "whence-drop-row");
  g_set_weak_pointer (&priv->drop_row, row);
  if (row != NULL)
    gtk_widget_add_css_class (row, "whence-drop-row");
}

/* What is at a point that @value may be dropped on. */
static WhenceObject *
find_drop (WhenceItemList  *self,
           const GValue    *value,
           double           x,
           double           y,
           GtkWidget      **row,
           GPtrArray      **dragged)
{
  g_autoptr (GPtrArray) items = read_dragged (self, value);
  WhenceObject *item;

  *row = whence_item_list_pick_row (self, x, y);
  if (*row == NULL || items == NULL)
    return NULL;

  item = whence_item_list_get_row_item (*row);
  if (!WHENCE_ITEM_LIST_GET_CLASS (self)->can_drop (self, items, item))
    return NULL;

  *dragged = g_steal_pointer (&items);
  return item;
}

static gboolean
on_scroll_tick (GtkWidget     *list_view,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (user_data);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list_view));
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (priv->scroll_since == 0)
    priv->scroll_since = now;
  if (now - priv->scroll_since >= SCROLL_DELAY)
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + priv->scroll_step);

  return G_SOURCE_CONTINUE;
}

static void
stop_scrolling (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (self);

  if (priv->scroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (priv->list_view), priv->scroll_tick);
  priv->scroll_tick = 0;
}

/* Scrolls while something is held at the upper or the lower edge, and not where it only comes in
 * over it.
 */
static void
scroll_at_edge (WhenceItemList *self,
                double          y)
{
  WhenceItemListPrivate *priv = whence_item_list_get_private (self);
  GtkWidget *list_view = GTK_WIDGET (priv->list_view);

  priv->scroll_step = y < EDGE ? -SCROLL_STEP
                               : y > gtk_widget_get_height (list_view) - EDGE ? SCROLL_STEP : 0;
  if (priv->scroll_step == 0)
    {
      stop_scrolling (self);
    }
  else if (priv->scroll_tick == 0)
    {
      priv->scroll_since = 0;
      priv->scroll_tick = gtk_widget_add_tick_callback (list_view, on_scroll_tick, self, NULL);
    }
}

static GdkDragAction
on_motion (GtkDropTarget  *target,
           double          x,
           double          y,
           WhenceItemList *self)
{
  GtkWidget *row = NULL;
  g_autoptr (GPtrArray) dragged = NULL;
  WhenceObject *item = find_drop (self, gtk_drop_target_get_value (target), x, y, &row, &dragged);

  scroll_at_edge (self, y);
  set_drop_row (self, item != NULL ? gtk_widget_get_parent (row) : NULL);

  return item != NULL ? GDK_ACTION_COPY : 0;
}

static void
on_leave (GtkDropTarget  *target,
          WhenceItemList *self)
{
  stop_scrolling (self);
  set_drop_row (self, NULL);
}

static gboolean
on_drop (GtkDropTarget  *target,
         const GValue   *value,
         double          x,
         double          y,
         WhenceItemList *self)
{
  GtkWidget *row = NULL;
  g_autoptr (GPtrArray) dragged = NULL;
  WhenceObject *item = find_drop (self, value, x, y, &row, &dragged);

  stop_scrolling (self);
  set_drop_row (self, NULL);
  if (item == NULL)
    return FALSE;

  WHENCE_ITEM_LIST_GET_CLASS (self)->drop (self, dragged, item);
  return TRUE;
}

/* Lets the rows be dragged, and dropped upon. */
void
whence_item_list_install_dnd (WhenceItemList *self)
{
  GtkWidget *list_view = GTK_WIDGET (whence_item_list_get_private (self)->list_view);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_LIST_STORE, GDK_ACTION_COPY);

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_prepare), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_drag_begin), self, 0);
  g_signal_connect_object (source, "drag-end", G_CALLBACK (on_drag_end), self, 0);
  gtk_widget_add_controller (list_view, GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_object (target, "enter", G_CALLBACK (on_motion), self, 0);
  g_signal_connect_object (target, "motion", G_CALLBACK (on_motion), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_leave), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, 0);
  gtk_widget_add_controller (list_view, GTK_EVENT_CONTROLLER (target));
}
