/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in the text the view is, and going elsewhere. */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include "ui/whence-source-view-private.h"

/* For how many frames a place is gone to. The heights of the lines come in bit by bit, and the
 * view may still get another width.
 */
#define MAX_FRAMES 120

/* How many frames the place has to hold. */
#define STEADY_FRAMES 3

static guint
find_place (WhenceSourceView *self)
{
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, 0, visible.y + 1);

  return whence_source_view_get_offset_at (self, &iter);
}

/* Returns: whether the line of the goal was the first one in sight already, or cannot be. */
static gboolean
approach (WhenceSourceView *self)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text_view);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  double before = gtk_adjustment_get_value (adjustment);
  GdkRectangle visible;
  GdkRectangle line;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, self->goal);
  gtk_text_view_get_visible_rect (text_view, &visible);
  gtk_text_view_get_iter_location (text_view, &iter, &line);
  /* Without the animation that scrolling to a mark has: a change of width would end it. */
  gtk_adjustment_set_value (adjustment, gtk_text_iter_is_start (&iter) ?
                                          0 : before + line.y - visible.y);

  return ABS (gtk_adjustment_get_value (adjustment) - before) < 1;
}

static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  WhenceSourceView *self = WHENCE_SOURCE_VIEW (widget);

  if (!gtk_widget_get_mapped (widget))
    return G_SOURCE_CONTINUE;

  self->n_steady = approach (self) ? self->n_steady + 1 : 0;
  if (self->n_steady < STEADY_FRAMES && ++self->n_frames < MAX_FRAMES)
    return G_SOURCE_CONTINUE;

  self->going = 0;
  return G_SOURCE_REMOVE;
}

/* Stays where the view is, wherever it was to go. */
void
whence_source_view_stop_going (WhenceSourceView *self)
{
  if (self->going != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->going);
  self->going = 0;
}

/**
 * whence_source_view_get_place:
 * @self: a view
 *
 * Returns: the offset of the first line in sight, or of the one that is about to be, in code
 *   points
 */
guint
whence_source_view_get_place (WhenceSourceView *self)
{
  GtkTextIter iter;

  g_return_val_if_fail (WHENCE_IS_SOURCE_VIEW (self), 0);

  if (self->going == 0)
    return find_place (self);

  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter,
                                    self->goal);
  return whence_source_view_get_offset_at (self, &iter);
}

/**
 * whence_source_view_set_place:
 * @self: a view
 * @offset: an offset in code points
 *
 * Makes the line at an offset the first one in sight, as soon as the view has a size.
 */
void
whence_source_view_set_place (WhenceSourceView *self,
                              guint             offset)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  g_return_if_fail (WHENCE_IS_SOURCE_VIEW (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  whence_source_view_get_iter_at (self, offset, &iter);
  gtk_text_buffer_move_mark (buffer, self->goal, &iter);
  self->n_frames = 0;
  self->n_steady = 0;
  if (self->going == 0)
    self->going = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

/**
 * whence_source_view_reveal:
 * @self: a view
 * @start: where a range starts, in code points
 * @end: where it ends
 *
 * Brings a range into sight; what is in sight stays where it is.
 */
void
whence_source_view_reveal (WhenceSourceView *self,
                           guint             start,
                           guint             end)
{
  GtkTextBuffer *buffer;
  GdkRectangle visible;
  GdkRectangle first;
  GdkRectangle last;
  GtkTextIter iter;

  g_return_if_fail (WHENCE_IS_SOURCE_VIEW (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  whence_source_view_stop_going (self);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  whence_source_view_get_iter_at (self, end, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &last);
  whence_source_view_get_iter_at (self, start, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &first);
  if (first.y >= visible.y && last.y + last.height <= visible.y + visible.height &&
      last.height > 0)
    return;

  gtk_text_buffer_move_mark (buffer, self->goal, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), self->goal, 0, TRUE, 0, 0.3);
}
