/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include "ui/whence-selection-bar.h"

/* How long a selection must stay as it is before the bar comes, in milliseconds. */
#define DELAY 250

/* What can be done with the words that are selected, beside them. It takes no focus: the keys go
 * on to the text, and say the same.
 */
struct _WhenceSelectionBar
{
  GtkPopover parent_instance;

  WhenceSourceView *view;   /* not owned: it lives as long as the bar's parent */
  guint timer;              /* until the bar is shown; 0: it is not about to be */
};

G_DEFINE_FINAL_TYPE (WhenceSelectionBar, whence_selection_bar, GTK_TYPE_POPOVER)

/* Whether the first button is down, and the selection is still being made. */
static gboolean
is_dragging (WhenceSelectionBar *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self->view));
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self->view));
  GdkDevice *pointer = gdk_seat_get_pointer (gdk_display_get_default_seat (display));
  GdkModifierType state = 0;

  if (native == NULL || pointer == NULL)
    return FALSE;

  gdk_surface_get_device_position (gtk_native_get_surface (native), pointer, NULL, NULL, &state);
  return (state & GDK_BUTTON1_MASK) != 0;
}

static gboolean
point (WhenceSelectionBar *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GdkRectangle rectangle;
  double x;
  double y;
  guint start;
  guint end;

  if (!whence_source_view_get_range (self->view, &start, &end) ||
      !whence_source_view_get_rectangle (self->view, start, end, &rectangle))
    return FALSE;

  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), parent, rectangle.x, rectangle.y, &x,
                                    &y);
  rectangle.x = (int) x;
  rectangle.y = (int) y;
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &rectangle);
  return TRUE;
}

static gboolean
on_timer (gpointer data)
{
  WhenceSelectionBar *self = data;

  if (is_dragging (self))
    return G_SOURCE_CONTINUE;

  self->timer = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)) &&
      gtk_widget_is_focus (GTK_WIDGET (self->view)) && point (self))
    gtk_popover_popup (GTK_POPOVER (self));

  return G_SOURCE_REMOVE;
}

static void
on_selection_changed (WhenceSelectionBar *self)
{
  guint start;
  guint end;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (whence_source_view_get_range (self->view, &start, &end))
    self->timer = g_timeout_add (DELAY, on_timer, self);
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_mark_set (WhenceSelectionBar *self,
             GtkTextIter        *iter,
             GtkTextMark        *mark,
             GtkTextBuffer      *buffer)
{
  if (mark == gtk_text_buffer_get_insert (buffer) ||
      mark == gtk_text_buffer_get_selection_bound (buffer))
    on_selection_changed (self);
}

/* Follows the words as they scroll, and goes when they do. */
static void
on_scrolled (WhenceSelectionBar *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)) && !point (self))
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_focus_changed (WhenceSelectionBar *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (self->view)))
    on_selection_changed (self);
  else
    {
      g_clear_handle_id (&self->timer, g_source_remove);
      gtk_popover_popdown (GTK_POPOVER (self));
    }
}

static void
whence_selection_bar_dispose (GObject *object)
{
  WhenceSelectionBar *self = WHENCE_SELECTION_BAR (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_SELECTION_BAR);

  G_OBJECT_CLASS (whence_selection_bar_parent_class)->dispose (object);
}

static void
whence_selection_bar_class_init (WhenceSelectionBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = whence_selection_bar_dispose;

  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/io/github/whence_workbench/Whence/whence-selection-bar.ui");
}

static void
whence_selection_bar_init (WhenceSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * whence_selection_bar_new:
 *
 * Returns: (transfer floating): a bar, to be given a parent
 */
GtkWidget *
whence_selection_bar_new (void)
{
  return g_object_new (WHENCE_TYPE_SELECTION_BAR, NULL);
}

/**
 * whence_selection_bar_set_view:
 * @self: a bar that has its parent
 * @view: (transfer none): the view whose selection it follows, which is within the same parent
 *
 * Says which selection the bar is for.
 */
void
whence_selection_bar_set_view (WhenceSelectionBar *self,
                               WhenceSourceView   *view)
{
  g_return_if_fail (WHENCE_IS_SELECTION_BAR (self));
  g_return_if_fail (self->view == NULL);

  self->view = view;
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "mark-set",
                           G_CALLBACK (on_mark_set), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::has-focus", G_CALLBACK (on_focus_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), "value-changed",
                           G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
}
