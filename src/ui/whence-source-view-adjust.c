/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Moving the ends of a passage: by the grips that stand at the ends of the one that is selected,
 * and by keys. What comes of it shows while it goes on; the project is changed once, when it is
 * over, or not at all.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "ui/whence-source-view-private.h"
#include "ui/whence-text-bound.h"

#define KNOB 4.5              /* the radius of the knob of a grip, in pixels */
#define NEAR_LINE 4           /* how near to a grip the pointer has to be */
#define NEAR_KNOB 8           /* and to its knob */
#define MAX_SCROLL 40.0       /* in one frame, while a grip is dragged out of sight */
#define EXCERPT 60            /* of what is read out, in code points */

struct _WhenceAdjustment
{
  WhencePassage *passage;     /* owned: the one whose ends are moved; NULL: none */
  WhenceSource *source;       /* owned: the one that it is in */
  guint old_start;            /* where it is, in code points */
  guint old_end;
  guint start;                /* where it would be */
  guint end;
  gboolean at_end;            /* whether its end is what moves */
  gboolean told;              /* whether a toast says what the keys do meanwhile */

  gboolean dragging;
  gboolean pressed;           /* whether the pointer went down on a grip the last time */
  double x;                   /* where the pointer is, in the view */
  double y;
  double grip_x;              /* from the pointer to the middle of the grip */
  double grip_y;
  guint tick;                 /* while dragging; else 0 */
};

/* Where one end of a range stands, in buffer coordinates: a line without width. */
static void
get_edge (WhenceSourceView *self,
          guint             offset,
          gboolean          at_end,
          GdkRectangle     *edge)
{
  GtkTextIter iter;

  /* The end is beyond the last letter, which the next one need not follow on the same line. */
  whence_source_view_get_iter_at (self, at_end && offset > 0 ? offset - 1 : offset, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, edge);
  if (at_end)
    {
      GdkRectangle next;

      edge->x += edge->width;
      whence_source_view_get_iter_at (self, offset, &iter);
      gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &next);
      /* A letter of several code points may be drawn as several signs. */
      if (!self->has_rtl && next.y < edge->y + edge->height / 2)
        edge->x = MAX (edge->x, next.x);
    }
  edge->width = 0;
}

static gboolean
is_rtl_at (WhenceSourceView *self,
           guint             offset,
           gboolean          at_end)
{
  GdkRectangle location;
  GtkTextIter iter;

  whence_source_view_get_iter_at (self, at_end && offset > 0 ? offset - 1 : offset, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &location);

  return location.width < 0;
}

/* The passage that has grips, and where it is now. */
static gboolean
get_range (WhenceSourceView *self,
           guint            *start,
           guint            *end)
{
  WhencePassage *passage = self->workspace != NULL ? whence_workspace_get_passage (self->workspace)
                                                   : NULL;

  if (self->adjustment->passage != NULL)
    {
      *start = self->adjustment->start;
      *end = self->adjustment->end;
      return TRUE;
    }
  if (passage == NULL || self->source == NULL ||
      !g_str_equal (whence_passage_get_source (passage),
                    whence_object_get_id (WHENCE_OBJECT (self->source))))
    return FALSE;

  *start = whence_passage_get_start (passage);
  *end = whence_passage_get_end (passage);
  return *start < *end && *end <= whence_source_get_length (self->source);
}

static gboolean
is_near (const GdkRectangle *edge,
         gboolean            at_end,
         int                 x,
         int                 y)
{
  int knob_y = at_end ? edge->y + edge->height : edge->y;

  if (ABS (x - edge->x) <= NEAR_KNOB && ABS (y - knob_y) <= NEAR_KNOB)
    return TRUE;

  return ABS (x - edge->x) <= NEAR_LINE && y >= edge->y && y < edge->y + edge->height;
}

/**
 * whence_source_view_find_grip:
 * @self: a view
 * @x: in pixels, in the coordinates of the view
 * @y: in pixels
 * @at_end: (out): whether it is the one at the end of the passage
 *
 * Finds the grip of the selected passage at a place.
 *
 * Returns: whether there is one
 */
gboolean
whence_source_view_find_grip (WhenceSourceView *self,
                              double            x,
                              double            y,
                              gboolean         *at_end)
{
  GdkRectangle first;
  GdkRectangle last;
  gboolean near_first;
  gboolean near_last;
  int buffer_x;
  int buffer_y;
  guint start;
  guint end;

  g_return_val_if_fail (WHENCE_IS_SOURCE_VIEW (self), FALSE);

  if (!get_range (self, &start, &end))
    return FALSE;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, &buffer_x, &buffer_y);
  get_edge (self, start, FALSE, &first);
  get_edge (self, end, TRUE, &last);
  near_first = is_near (&first, FALSE, buffer_x, buffer_y);
  near_last = is_near (&last, TRUE, buffer_x, buffer_y);
  *at_end = near_last && (!near_first || ABS (buffer_x - last.x) < ABS (buffer_x - first.x) ||
                          buffer_y > last.y + last.height / 2);

  return near_first || near_last;
}

/* Whether the pointer went down on a grip: what follows is no click on what is marked. */
gboolean
whence_source_view_is_on_grip (WhenceSourceView *self)
{
  return self->adjustment->pressed;
}

/* The words of a passage that is moved, without those that are far from the end that moves. */
static char *
dup_excerpt (WhenceAdjustment *adjustment)
{
  guint length = adjustment->end - adjustment->start;
  gboolean cut = adjustment->at_end && length > EXCERPT;
  guint start = cut ? whence_text_bound_find (adjustment->source, WHENCE_TEXT_BOUND_START,
                                              adjustment->end - EXCERPT, 1) :
                      adjustment->start;
  g_autofree char *text = whence_source_dup_text (adjustment->source,
                                                  MIN (start, adjustment->end), adjustment->end);
  g_autofree char *excerpt = whence_words_excerpt (text, EXCERPT);

  return cut ? g_strconcat ("…", excerpt, NULL) : g_steal_pointer (&excerpt);
}

static void
say_range (WhenceSourceView *self)
{
  WhenceAdjustment *adjustment = self->adjustment;
  g_autofree char *excerpt = dup_excerpt (adjustment);
  g_autofree char *message = NULL;

  /* Translators: read out while the start or the end of a passage is moved; %s are its words */
  message = g_strdup_printf (adjustment->at_end ? _("End: “%s”") : _("Start: “%s”"), excerpt);
  whence_source_view_say (self, message);
}

/* Moves the end that is being moved, never past the other one. */
static void
move_to (WhenceSourceView *self,
         guint             offset)
{
  WhenceAdjustment *adjustment = self->adjustment;
  guint *moved = adjustment->at_end ? &adjustment->end : &adjustment->start;

  if (adjustment->at_end ? offset <= adjustment->start : offset >= adjustment->end)
    return;
  if (*moved == offset)
    return;

  *moved = offset;
  whence_source_view_keep_range (self, adjustment->start, adjustment->end);
  say_range (self);
}

static void
begin (WhenceSourceView *self,
       WhencePassage    *passage,
       gboolean          at_end)
{
  WhenceAdjustment *adjustment = self->adjustment;

  g_set_object (&adjustment->passage, passage);
  g_set_object (&adjustment->source, self->source);
  adjustment->old_start = whence_passage_get_start (passage);
  adjustment->old_end = whence_passage_get_end (passage);
  adjustment->start = adjustment->old_start;
  adjustment->end = adjustment->old_end;
  adjustment->at_end = at_end;
  adjustment->told = FALSE;
  whence_source_view_keep_range (self, adjustment->start, adjustment->end);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
has_words (WhenceSource *source,
           guint         start,
           guint         end)
{
  g_autofree char *text = whence_source_dup_text (source, start, end);

  g_strstrip (text);
  return *text != '\0';
}

static void
apply (WhenceSourceView *self,
       WhencePassage    *passage,
       WhenceSource     *source,
       guint             start,
       guint             end)
{
  g_autofree char *text = whence_source_dup_text (source, start, end);
  g_autofree char *excerpt = whence_words_excerpt (text, EXCERPT);
  g_autoptr (WhenceChange) change = whence_change_new_printf (_("Adjusted a passage to “%s”"),
                                                              excerpt);
  g_autoptr (GError) error = NULL;

  if (!whence_edit_move_passage (change, passage, source, start, end, &error))
    whence_workspace_report (self->workspace, whence_change_get_label (change), error);
  else if (whence_workspace_apply (self->workspace, change) && self->adjustment->told)
    whence_workspace_tell (self->workspace, whence_change_get_label (change), TRUE);
}

/* Ends moving: @keep says whether the project takes what came of it. */
static void
end_adjusting (WhenceSourceView *self,
               gboolean          keep)
{
  WhenceAdjustment *adjustment = self->adjustment;
  g_autoptr (WhencePassage) passage = g_steal_pointer (&adjustment->passage);
  g_autoptr (WhenceSource) source = g_steal_pointer (&adjustment->source);

  adjustment->dragging = FALSE;
  if (adjustment->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), adjustment->tick);
  adjustment->tick = 0;
  if (passage == NULL)
    return;

  whence_source_view_keep_range (self, 0, 0);
  if (!keep || (adjustment->start == adjustment->old_start &&
                adjustment->end == adjustment->old_end))
    {
      whence_source_view_say (self, "");
      if (adjustment->told)
        whence_workspace_tell (self->workspace, _("The mark is as it was"), FALSE);
    }
  else if (!has_words (source, adjustment->start, adjustment->end))
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    apply (self, passage, source, adjustment->start, adjustment->end);
}

static void
drag_to_pointer (WhenceSourceView *self)
{
  WhenceAdjustment *adjustment = self->adjustment;
  GtkTextView *text_view = GTK_TEXT_VIEW (self);
  GdkModifierType state = gtk_event_controller_get_current_event_state (
    GTK_EVENT_CONTROLLER (self->grip_drag));
  WhenceTextBound bound = adjustment->at_end ? WHENCE_TEXT_BOUND_END : WHENCE_TEXT_BOUND_START;
  GtkTextIter iter;
  guint offset;
  int trailing = 0;
  int x;
  int y;

  gtk_text_view_window_to_buffer_coords (text_view, GTK_TEXT_WINDOW_WIDGET,
                                         (int) (adjustment->x + adjustment->grip_x),
                                         (int) (adjustment->y + adjustment->grip_y), &x, &y);
  gtk_text_view_get_iter_at_position (text_view, &iter, &trailing, x, y);
  gtk_text_iter_forward_chars (&iter, trailing);
  offset = whence_source_view_get_offset_at (self, &iter);
  /* Window managers take Alt with a press, but not a press with Alt after it. */
  if ((state & (GDK_ALT_MASK | GDK_CONTROL_MASK)) != 0)
    bound = WHENCE_TEXT_BOUND_LETTER;
  move_to (self, whence_text_bound_find (self->source, bound, offset, 0));
}

/* Scrolls while the pointer is above or below the text. */
static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  WhenceSourceView *self = WHENCE_SOURCE_VIEW (widget);
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  double beyond = MIN (self->adjustment->y, 0) +
                  MAX (self->adjustment->y - gtk_widget_get_height (widget), 0);

  if (beyond < -1 || beyond > 1)
    {
      gtk_adjustment_set_value (scroll, gtk_adjustment_get_value (scroll) +
                                          CLAMP (beyond, -MAX_SCROLL, MAX_SCROLL));
      drag_to_pointer (self);
    }

  return G_SOURCE_CONTINUE;
}

static void
on_drag_begin (WhenceSourceView *self,
               double            x,
               double            y)
{
  WhenceAdjustment *adjustment = self->adjustment;
  gboolean at_end = FALSE;
  GdkRectangle edge;
  int edge_x;
  int edge_y;

  adjustment->pressed = whence_source_view_find_grip (self, x, y, &at_end);
  if (!adjustment->pressed)
    {
      gtk_gesture_set_state (self->grip_drag, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (self->grip_drag, GTK_EVENT_SEQUENCE_CLAIMED);
  end_adjusting (self, TRUE);
  begin (self, whence_workspace_get_passage (self->workspace), at_end);
  get_edge (self, at_end ? adjustment->end : adjustment->start, at_end, &edge);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, edge.x,
                                         edge.y + edge.height / 2, &edge_x, &edge_y);
  adjustment->dragging = TRUE;
  adjustment->x = x;
  adjustment->y = y;
  adjustment->grip_x = edge_x - x;
  adjustment->grip_y = edge_y - y;
  adjustment->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static void
on_drag_update (WhenceSourceView *self,
                double            x_moved,
                double            y_moved)
{
  double x;
  double y;

  if (!self->adjustment->dragging ||
      !gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (self->grip_drag), &x, &y))
    return;

  self->adjustment->x = x + x_moved;
  self->adjustment->y = y + y_moved;
  drag_to_pointer (self);
}

static void
on_drag_end (WhenceSourceView *self)
{
  if (self->adjustment->dragging)
    end_adjusting (self, TRUE);
}

static void
on_drag_cancel (WhenceSourceView *self)
{
  if (self->adjustment->dragging)
    end_adjusting (self, FALSE);
}

/* One step of the end that moves: by a letter or by a word. */
static void
step (WhenceSourceView *self,
      gboolean          right,
      gboolean          words)
{
  WhenceAdjustment *adjustment = self->adjustment;
  guint from = adjustment->at_end ? adjustment->end : adjustment->start;
  gboolean forward = right != is_rtl_at (self, from, adjustment->at_end);
  WhenceTextBound bound = WHENCE_TEXT_BOUND_LETTER;

  if (words)
    bound = adjustment->at_end ? WHENCE_TEXT_BOUND_END : WHENCE_TEXT_BOUND_START;
  move_to (self, whence_text_bound_find (adjustment->source, bound, from, forward ? 1 : -1));
}

/* The word above or below the end that moves. */
static void
step_line (WhenceSourceView *self,
           gboolean          down)
{
  WhenceAdjustment *adjustment = self->adjustment;
  WhenceTextBound bound = adjustment->at_end ? WHENCE_TEXT_BOUND_END : WHENCE_TEXT_BOUND_START;
  guint from = adjustment->at_end ? adjustment->end : adjustment->start;
  GdkRectangle edge;
  GtkTextIter iter;

  get_edge (self, from, adjustment->at_end, &edge);
  whence_source_view_get_iter_at (self, from, &iter);
  if (down)
    gtk_text_view_forward_display_line (GTK_TEXT_VIEW (self), &iter);
  else
    gtk_text_view_backward_display_line (GTK_TEXT_VIEW (self), &iter);
  move_to (self, whence_text_bound_find (adjustment->source, bound,
                                         whence_source_view_get_offset_at (self, &iter), 0));
}

static void
show_moved_end (WhenceSourceView *self)
{
  WhenceAdjustment *adjustment = self->adjustment;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  whence_source_view_get_iter_at (self, adjustment->at_end ? adjustment->end : adjustment->start,
                                  &iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));
}

static gboolean
press_key (WhenceSourceView *self,
           guint             keyval,
           gboolean          letters)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      step (self, keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right, !letters);
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step_line (self, keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down);
      break;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      self->adjustment->at_end = !self->adjustment->at_end;
      break;
    default:
      return FALSE;
    }

  /* What is said is forgotten when the caret moves. */
  show_moved_end (self);
  say_range (self);
  return TRUE;
}

/* With Shift the ends of the selected mark are moved at once, where no words are selected and the
 * caret is at the mark: from anywhere else, Shift selects.
 */
static gboolean
starts_adjusting (WhenceSourceView *self,
                  guint             keyval,
                  GdkModifierType   state)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter caret;
  guint offset;
  guint start;
  guint end;

  if ((state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_SUPER_MASK)) != GDK_SHIFT_MASK ||
      (keyval != GDK_KEY_Left && keyval != GDK_KEY_Right) ||
      gtk_text_buffer_get_has_selection (buffer) || !get_range (self, &start, &end))
    return FALSE;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  offset = whence_source_view_get_offset_at (self, &caret);
  return offset >= start && offset <= end && whence_source_view_adjust (self);
}

static gboolean
on_key (WhenceSourceView *self,
        guint             keyval,
        guint             keycode,
        GdkModifierType   state)
{
  GdkEvent *event = gtk_event_controller_get_current_event (
    GTK_EVENT_CONTROLLER (self->grip_keys));

  if (gdk_key_event_is_modifier (event) ||
      (self->adjustment->passage == NULL && !starts_adjusting (self, keyval, state)))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape)
    {
      end_adjusting (self, FALSE);
      return GDK_EVENT_STOP;
    }
  if (self->adjustment->dragging)
    return GDK_EVENT_STOP;
  if ((state & GDK_SUPER_MASK) == 0 &&
      press_key (self, keyval, (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0))
    return GDK_EVENT_STOP;

  /* Whatever else is done, what was adjusted stays. */
  end_adjusting (self, TRUE);
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_b;
}

static void
keep (WhenceSourceView *self)
{
  end_adjusting (self, TRUE);
}

/* What is undone or loaded again meanwhile is not adjusted any further. */
static void
on_project_changed (WhenceSourceView *self)
{
  WhenceAdjustment *adjustment = self->adjustment;

  if (adjustment->passage != NULL &&
      (whence_object_get_project (WHENCE_OBJECT (adjustment->passage)) == NULL ||
       whence_passage_get_start (adjustment->passage) != adjustment->old_start ||
       whence_passage_get_end (adjustment->passage) != adjustment->old_end))
    end_adjusting (self, FALSE);
}

/**
 * whence_source_view_finish_adjusting:
 * @self: a view
 *
 * Has the project take what came of moving the ends of a passage, where that goes on.
 */
void
whence_source_view_finish_adjusting (WhenceSourceView *self)
{
  g_return_if_fail (WHENCE_IS_SOURCE_VIEW (self));

  end_adjusting (self, TRUE);
}

/**
 * whence_source_view_adjust:
 * @self: a view
 *
 * Starts moving the ends of the selected passage by keys, its end first.
 *
 * Returns: whether there is one in the text
 */
gboolean
whence_source_view_adjust (WhenceSourceView *self)
{
  guint start;
  guint end;

  g_return_val_if_fail (WHENCE_IS_SOURCE_VIEW (self), FALSE);

  end_adjusting (self, TRUE);
  if (!get_range (self, &start, &end))
    return FALSE;

  begin (self, whence_workspace_get_passage (self->workspace), TRUE);
  self->adjustment->told = TRUE;
  whence_workspace_tell (self->workspace,
                         _("Arrow keys move the end, Tab changes to the start, Enter keeps, "
                           "Escape puts back"), FALSE);
  show_moved_end (self);
  say_range (self);
  return TRUE;
}

static void
draw_grip (WhenceSourceView *self,
           cairo_t          *cr,
           guint             offset,
           gboolean          at_end,
           const GdkRGBA    *page)
{
  gboolean active = self->adjustment->passage != NULL && self->adjustment->at_end == at_end;
  GdkRectangle edge;
  double x;
  double y;

  get_edge (self, offset, at_end, &edge);
  x = edge.x;
  y = at_end ? edge.y + edge.height : edge.y;
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, x, edge.y);
  cairo_line_to (cr, x, edge.y + edge.height);
  cairo_stroke (cr);

  cairo_save (cr);
  cairo_arc (cr, x, y, active ? KNOB + 1 : KNOB, 0, 2 * G_PI);
  cairo_stroke_preserve (cr);
  if (!active)
    gdk_cairo_set_source_rgba (cr, page);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* Draws the grips of the selected passage over the text. */
void
whence_source_view_snapshot_grips (WhenceSourceView *self,
                                   GtkSnapshot      *snapshot)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRectangle visible;
  GdkRGBA color;
  GdkRGBA page;
  cairo_t *cr;
  guint start;
  guint end;

  if (!get_range (self, &start, &end))
    return;
  if (!gtk_style_context_lookup_color (context, "accent_color", &color))
    gtk_style_context_get_color (context, &color);
  if (!gtk_style_context_lookup_color (context, "view_bg_color", &page))
    page = (GdkRGBA) { 1, 1, 1, 1 };

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT ((float) visible.x, (float) visible.y, (float) visible.width,
                                   (float) gtk_widget_get_height (GTK_WIDGET (self))));
  gdk_cairo_set_source_rgba (cr, &color);
  draw_grip (self, cr, start, FALSE, &page);
  gdk_cairo_set_source_rgba (cr, &color);
  draw_grip (self, cr, end, TRUE, &page);
  cairo_destroy (cr);
}

void
whence_source_view_init_adjust (WhenceSourceView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->adjustment = g_new0 (WhenceAdjustment, 1);
  self->grip_drag = gtk_gesture_drag_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->grip_drag), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->grip_drag),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->grip_drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (self->grip_drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (self->grip_drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect_swapped (self->grip_drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->grip_drag));

  self->grip_keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->grip_keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->grip_keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), self->grip_keys);

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (keep), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  g_signal_group_connect_swapped (self->workspace_signals, "notify::passage", G_CALLBACK (keep),
                                  self);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::source", G_CALLBACK (keep),
                                  self);
  g_signal_group_connect_swapped (self->project_signals, "changed",
                                  G_CALLBACK (on_project_changed), self);
}

void
whence_source_view_clear_adjust (WhenceSourceView *self)
{
  if (self->adjustment == NULL)
    return;

  if (self->adjustment->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->adjustment->tick);
  g_clear_object (&self->adjustment->passage);
  g_clear_object (&self->adjustment->source);
  g_clear_pointer (&self->adjustment, g_free);
}
