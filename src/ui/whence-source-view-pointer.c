/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is pointed at in a text: a card says what it is, a click selects it, and again selects
 * what else is marked there.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <math.h>

#include "ui/whence-source-card.h"
#include "ui/whence-source-view-private.h"

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  WhencePassage *passage_a = *(WhencePassage *const *) a;
  WhencePassage *passage_b = *(WhencePassage *const *) b;
  guint length_a = whence_passage_get_end (passage_a) - whence_passage_get_start (passage_a);
  guint length_b = whence_passage_get_end (passage_b) - whence_passage_get_start (passage_b);

  if (length_a != length_b)
    return length_a < length_b ? -1 : 1;
  /* What names the words comes before what they are evidence of. */
  if (WHENCE_IS_MENTION (passage_a) != WHENCE_IS_MENTION (passage_b))
    return WHENCE_IS_MENTION (passage_a) ? -1 : 1;

  return 0;
}

static GPtrArray *
list_at (WhenceSourceView *self,
         guint             offset)
{
  GPtrArray *passages = whence_span_index_query (self->spans, offset, offset);

  g_ptr_array_sort (passages, compare_lengths);

  return passages;
}

/* Whether a place is in the margin that the bars are in. */
static gboolean
is_in_margin (WhenceSourceView *self,
              double            x)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return x > width - gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self)) + 2;

  return x < gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)) - 2;
}

/* The evidence whose bars are at a place in the margin, in buffer coordinates. */
static GPtrArray *
list_in_margin (WhenceSourceView *self,
                int               x,
                int               y)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (self);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  double from_text = fabs (x - whence_source_view_get_lane_x (self, 0));
  guint lane = (guint) floor ((from_text + 4.5) / WHENCE_SOURCE_VIEW_LANE);
  g_autoptr (GPtrArray) passages = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_view_get_iter_at_location (text_view, &start, 0, y);
  end = start;
  gtk_text_view_backward_display_line_start (text_view, &start);
  gtk_text_view_forward_display_line_end (text_view, &end);
  passages = whence_span_index_query (self->spans, whence_source_view_get_offset_at (self, &start),
                                      whence_source_view_get_offset_at (self, &end) + 1);
  for (guint i = 0; i < passages->len; i++)
    {
      WhencePassage *passage = g_ptr_array_index (passages, i);

      if (!WHENCE_IS_MENTION (passage) && whence_source_view_get_lane (self, passage) == lane)
        g_ptr_array_add (found, g_object_ref (passage));
    }

  return found;
}

/**
 * whence_source_view_list_at_point:
 * @self: a view
 * @x: in pixels, in the coordinates of the view
 * @y: in pixels
 *
 * Returns: (transfer full) (element-type WhencePassage): the passages that are marked there, in
 *   the text or by a bar in the margin, the shortest first
 */
GPtrArray *
whence_source_view_list_at_point (WhenceSourceView *self,
                                  double            x,
                                  double            y)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  GdkRectangle location;
  int buffer_x;
  int buffer_y;

  g_return_val_if_fail (WHENCE_IS_SOURCE_VIEW (self), NULL);

  if (self->spans == NULL)
    return g_ptr_array_new ();

  gtk_text_view_window_to_buffer_coords (text_view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                         &buffer_x, &buffer_y);
  if (is_in_margin (self, buffer_x))
    return list_in_margin (self, buffer_x, buffer_y);
  if (!gtk_text_view_get_iter_at_location (text_view, &iter, buffer_x, buffer_y))
    return g_ptr_array_new ();

  gtk_text_view_get_iter_location (text_view, &iter, &location);
  if (buffer_y < location.y || buffer_y >= location.y + location.height)
    return g_ptr_array_new ();

  return list_at (self, whence_source_view_get_offset_at (self, &iter));
}

/**
 * whence_source_view_list_at_caret:
 * @self: a view
 *
 * Returns: (transfer full) (element-type WhencePassage): the passages that are marked at the
 *   caret, the shortest first
 */
GPtrArray *
whence_source_view_list_at_caret (WhenceSourceView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  g_return_val_if_fail (WHENCE_IS_SOURCE_VIEW (self), NULL);

  if (self->spans == NULL)
    return g_ptr_array_new ();

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return list_at (self, whence_source_view_get_offset_at (self, &iter));
}

/* Takes note of what is pointed at; @passage may be %NULL. */
void
whence_source_view_set_hovered (WhenceSourceView *self,
                                WhencePassage    *passage)
{
  if (g_set_object (&self->hovered, passage))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Whether a popover is open, which a card would be in front of. */
static gboolean
is_asked (WhenceSourceView *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL &&
         gtk_widget_get_native (focus) != gtk_widget_get_native (GTK_WIDGET (self));
}

static gboolean
on_query_tooltip (WhenceSourceView *self,
                  int               x,
                  int               y,
                  gboolean          keyboard,
                  GtkTooltip       *tooltip)
{
  g_autoptr (GPtrArray) passages = keyboard ? whence_source_view_list_at_caret (self)
                                            : whence_source_view_list_at_point (self, x, y);
  WhencePassage *first;
  GdkRectangle area;

  if (passages->len == 0 || is_asked (self))
    return FALSE;

  first = g_ptr_array_index (passages, 0);
  gtk_tooltip_set_custom (
    tooltip, whence_source_card_new (whence_workspace_get_project (self->workspace), passages,
                                     whence_workspace_get_passage (self->workspace)));
  if (WHENCE_IS_MENTION (first) &&
      whence_source_view_get_rectangle (self, whence_passage_get_start (first),
                                        whence_passage_get_end (first), &area))
    gtk_tooltip_set_tip_area (tooltip, &area);
  else
    gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { x - 2, y - 14, 4, 28 });

  return TRUE;
}

static void
on_motion (WhenceSourceView *self,
           double            x,
           double            y)
{
  g_autoptr (GPtrArray) passages = whence_source_view_list_at_point (self, x, y);
  gboolean in_margin = passages->len > 0 && is_in_margin (self, x);
  gboolean at_end;

  whence_source_view_set_hovered (self,
                                  passages->len > 0 ? g_ptr_array_index (passages, 0) : NULL);
  if (whence_source_view_find_grip (self, x, y, &at_end))
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
  else
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), in_margin ? "pointer" : "text");
}

static void
on_leave (WhenceSourceView *self)
{
  whence_source_view_set_hovered (self, NULL);
}

/* What a click selects: the shortest mark there, and after that what else is there. */
static WhencePassage *
choose (WhenceSourceView *self,
        GPtrArray        *passages)
{
  guint i = 0;

  if (g_ptr_array_find (passages, whence_workspace_get_passage (self->workspace), &i))
    i = (i + 1) % passages->len;

  return g_ptr_array_index (passages, i);
}

static void
click (WhenceSourceView *self,
       double            x,
       double            y,
       gboolean          open)
{
  g_autoptr (GPtrArray) passages = whence_source_view_list_at_point (self, x, y);
  WhencePassage *passage;

  if (passages->len == 0)
    return;

  passage = open ? g_ptr_array_index (passages, 0) : choose (self, passages);
  whence_source_view_select_passage (self, passage);
  if (open)
    whence_workspace_open_page (self->workspace,
                                whence_object_get_parent (WHENCE_OBJECT (passage)));
}

static gboolean
is_click (WhenceSourceView *self,
          double            x,
          double            y)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  return self->pressed && !whence_source_view_is_on_grip (self) &&
         !gtk_text_buffer_get_has_selection (buffer) &&
         !gtk_drag_check_threshold (GTK_WIDGET (self), (int) self->press_x, (int) self->press_y,
                                    (int) x, (int) y);
}

/* Where an event of the pointer is, in the coordinates of the view. */
static gboolean
get_place (WhenceSourceView *self,
           GdkEvent         *event,
           double           *x,
           double           *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  double native_x;
  double native_y;

  if (!gdk_event_get_position (event, x, y))
    return FALSE;

  gtk_native_get_surface_transform (native, &native_x, &native_y);
  return gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (self), *x - native_x,
                                           *y - native_y, x, y);
}

/* GtkTextView takes clicks for its selection, and a gesture beside its own would be denied them:
 * so this looks at the events as they pass.
 */
static gboolean
on_event (WhenceSourceView *self,
          GdkEvent         *event)
{
  GdkEventType type = gdk_event_get_event_type (event);
  double x;
  double y;

  if ((type != GDK_BUTTON_PRESS && type != GDK_BUTTON_RELEASE) || self->workspace == NULL ||
      !get_place (self, event, &x, &y))
    return GDK_EVENT_PROPAGATE;

  if (type == GDK_BUTTON_PRESS)
    {
      self->pressed = gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY;
      self->press_x = x;
      self->press_y = y;
      if (gdk_event_triggers_context_menu (event))
        {
          gtk_widget_grab_focus (GTK_WIDGET (self));
          gtk_widget_activate_action (GTK_WIDGET (self), "reader.menu-at", "(dd)", x, y);
          return GDK_EVENT_STOP;
        }
    }
  else if (is_click (self, x, y))
    {
      click (self, x, y, (gdk_event_get_modifier_state (event) & GDK_CONTROL_MASK) != 0);
    }

  return GDK_EVENT_PROPAGATE;
}

void
whence_source_view_init_pointer (WhenceSourceView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *buttons = gtk_event_controller_legacy_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  gtk_event_controller_set_propagation_phase (buttons, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (buttons, "event", G_CALLBACK (on_event), self);
  gtk_widget_add_controller (GTK_WIDGET (self), buttons);

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}
