/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in the text the view is, and going elsewhere. */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include "ui/whence-source-view-private.h"

/* For how many frames a place is gone to. The heights of the lines come in bit by bit, and the
 * view may still get another width.
 */
#define MAX_FRAMES 120

/* How many steps are taken in a frame. */
#define MAX_STEPS 40

/* How many frames the place has to hold. */
#define STEADY_FRAMES 3

/* Where what is revealed comes to stand: this share of the height of the view below its top. */
#define REVEAL_ALIGN 0.3

static guint
find_place (WhenceSourceView *self)
{
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, 0, visible.y + 1);

  return whence_source_view_get_offset_at (self, &iter);
}

/* Lets the view scroll as far as the text is known to go: GTK does so after the next layout only,
 * and by then more is known.
 */
static void
update_upper (WhenceSourceView *self,
              GtkAdjustment    *adjustment)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (self);
  GtkTextIter end;
  int upper;
  int y;
  int height;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (text_view), &end);
  gtk_text_view_get_line_yrange (text_view, &end, &y, &height);
  upper = y + height + gtk_text_view_get_top_margin (text_view) +
          gtk_text_view_get_bottom_margin (text_view);
  if (gtk_adjustment_get_upper (adjustment) < upper)
    gtk_adjustment_set_upper (adjustment, upper);
}

/* Takes one step to where the goal is. Returns: whether that made no difference */
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
  update_upper (self, adjustment);
  /* Without the animation that scrolling to a mark has: a change of width would end it, and so
   * would the heights of lines that come in meanwhile.
   */
  gtk_adjustment_set_value (adjustment, gtk_text_iter_is_start (&iter) ?
                                          0 : before + line.y - visible.y -
                                                self->goal_align * visible.height);

  return ABS (gtk_adjustment_get_value (adjustment) - before) < 1;
}

static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  WhenceSourceView *self = WHENCE_SOURCE_VIEW (widget);
  guint n_steps = 0;

  if (!gtk_widget_get_mapped (widget))
    return G_SOURCE_CONTINUE;

  /* Each step has the paragraphs laid out that come into sight, which moves the goal. */
  while (n_steps < MAX_STEPS && !approach (self))
    n_steps++;
  self->n_steady = n_steps == 0 ? self->n_steady + 1 : 0;
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

static gboolean
on_scroll (WhenceSourceView *self)
{
  whence_source_view_stop_going (self);

  return GDK_EVENT_PROPAGATE;
}

/* Who scrolls goes elsewhere. */
void
whence_source_view_init_place (WhenceSourceView *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
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

/* Has the lines around a place laid out before the next frame, however far from all that is laid
 * out already it is: only then does the view know where it is. GTK does so before it scrolls to a
 * mark, but not before it has validated the text next time, which a tag that changes nothing brings
 * about.
 */
static void
lay_out_around (WhenceSourceView  *self,
                const GtkTextIter *iter,
                double             align)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start = *iter;
  GtkTextIter end = *iter;

  if (!gtk_text_iter_forward_char (&end))
    gtk_text_iter_backward_char (&start);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), self->goal, 0, TRUE, 0, align);
  gtk_text_buffer_apply_tag (buffer, self->goal_tag, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->goal_tag, &start, &end);
}

/* Takes the line at @iter to a share of the height of the view, frame by frame. */
static void
go (WhenceSourceView  *self,
    const GtkTextIter *iter,
    double             align)
{
  gtk_text_buffer_move_mark (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), self->goal, iter);
  self->goal_align = align;
  self->n_frames = 0;
  self->n_steady = 0;
  lay_out_around (self, iter, align);
  if (self->going == 0)
    self->going = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
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
  GtkTextIter iter;

  g_return_if_fail (WHENCE_IS_SOURCE_VIEW (self));

  whence_source_view_get_iter_at (self, offset, &iter);
  go (self, &iter, 0);
}

/**
 * whence_source_view_go_to:
 * @self: a view
 * @offset: an offset in code points
 *
 * Brings an offset into sight, with some lines before it.
 */
void
whence_source_view_go_to (WhenceSourceView *self,
                          guint             offset)
{
  GtkTextIter iter;

  g_return_if_fail (WHENCE_IS_SOURCE_VIEW (self));

  whence_source_view_get_iter_at (self, offset, &iter);
  go (self, &iter, REVEAL_ALIGN);
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
  gboolean going;
  GdkRectangle visible;
  GdkRectangle first;
  GdkRectangle last;
  GtkTextIter iter;

  g_return_if_fail (WHENCE_IS_SOURCE_VIEW (self));

  /* On the way somewhere, what seems to be in sight may not be laid out yet. */
  going = self->going != 0;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  whence_source_view_get_iter_at (self, end, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &last);
  whence_source_view_get_iter_at (self, start, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &first);
  if (going || first.y < visible.y || last.y + last.height > visible.y + visible.height ||
      last.height <= 0)
    go (self, &iter, REVEAL_ALIGN);
}
