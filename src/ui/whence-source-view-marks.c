/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws what is marked in a text: mentions tinted and underlined, evidence as bars in the
 * margin, what was found, and what is selected or pointed at. Only the part in sight is looked
 * at, however many marks there are.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <math.h>

#include "ui/whence-entity-style.h"
#include "ui/whence-mark-line.h"
#include "ui/whence-source-view-private.h"
#include "ui/whence-text-finder.h"

/* Bars beside one line must not lie on each other, and passages that are this close, in code
 * points, may share a line.
 */
#define LINE_CHARACTERS 90

/* Mentions that overlap have their lines below each other, at most this many deep. */
#define MAX_LEVELS 3

#define BAR_WIDTH 3.0

#define SIGN_SIZE 7.0

/* What one frame is drawn with. */
typedef struct
{
  WhenceSourceView *view;
  GtkSnapshot *snapshot;
  cairo_t *cr;                    /* owned: of what is not made of rectangles; NULL: no need yet */
  GdkRectangle visible;           /* in buffer coordinates */
  guint start;                    /* the first code point in sight */
  guint end;                      /* past the last one */
  WhencePage page;
  gboolean dark;
  WhenceObject *selected;
  WhencePassage *passage;         /* the one that is selected */
  GArray *levels;                 /* guint: the ends of the mentions at each level so far */
} Frame;

static gboolean
is_mention (WhencePassage *passage)
{
  return WHENCE_IS_MENTION (passage);
}

static guint
find_lane (GArray        *ends,
           WhencePassage *passage)
{
  guint start = whence_passage_get_start (passage);
  guint end = whence_passage_get_end (passage) + LINE_CHARACTERS;
  guint lane = 0;

  while (lane < ends->len && g_array_index (ends, guint, lane) > start)
    lane++;
  if (lane == ends->len)
    g_array_append_val (ends, end);
  else
    g_array_index (ends, guint, lane) = end;

  return lane;
}

/* Gives each piece of evidence a lane in the margin, the nearest one that is free. */
void
whence_source_view_update_lanes (WhenceSourceView *self)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = self->spans != NULL ? whence_span_index_get_size (self->spans) : 0;

  g_hash_table_remove_all (self->lanes);
  for (guint i = 0; i < n; i++)
    {
      WhencePassage *passage = whence_span_index_get_at (self->spans, i);

      if (!is_mention (passage))
        g_hash_table_insert (self->lanes, passage,
                             GUINT_TO_POINTER (find_lane (ends, passage) + 1));
    }

  if (self->n_lanes != ends->len)
    {
      self->n_lanes = ends->len;
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  whence_source_view_marks_changed (self);
}

/**
 * whence_source_view_get_lane:
 * @self: a view
 * @passage: a piece of evidence in the text
 *
 * Returns: in which lane of the margin its bar stands, 0 beside the text
 */
guint
whence_source_view_get_lane (WhenceSourceView *self,
                             WhencePassage    *passage)
{
  guint lane = GPOINTER_TO_UINT (g_hash_table_lookup (self->lanes, passage));

  return MIN (lane > 0 ? lane - 1 : 0, WHENCE_SOURCE_VIEW_MAX_LANES - 1);
}

/* Where the middle of the bars of a lane is: before the text, as the window is read. */
double
whence_source_view_get_lane_x (WhenceSourceView *self,
                               guint             lane)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (self);
  double from_text = WHENCE_SOURCE_VIEW_LANE_GAP + WHENCE_SOURCE_VIEW_LANE * (double) lane + 1.5;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return gtk_widget_get_width (GTK_WIDGET (self)) -
           gtk_text_view_get_right_margin (text_view) + from_text;

  return gtk_text_view_get_left_margin (text_view) - from_text;
}

static void
get_location (WhenceSourceView *self,
              guint             offset,
              GdkRectangle     *location)
{
  GtkTextIter iter;

  whence_source_view_get_iter_at (self, offset, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, location);
  if (location->width < 0)
    {
      location->x += location->width;
      location->width = -location->width;
    }
}

/* The same of the last letter of a range. A letter of several code points may be drawn as several
 * signs, where the font has none for all of it: it goes on until the next one starts.
 */
static void
get_last_location (WhenceSourceView *self,
                   guint             offset,
                   GdkRectangle     *location)
{
  GdkRectangle next;

  get_location (self, offset, location);
  get_location (self, offset + 1, &next);
  if (!self->has_rtl && next.y < location->y + location->height / 2 &&
      next.x > location->x + location->width)
    location->width = next.x - location->x;
}

/* The last code point before @end that is on the line of @first, of which @y is the middle. */
static guint
find_last_on_line (WhenceSourceView *self,
                   guint             first,
                   guint             end,
                   int               y)
{
  guint low = first;
  guint high = end - 1;

  while (low < high)
    {
      guint middle = low + (high - low + 1) / 2;
      GdkRectangle location;

      get_location (self, middle, &location);
      if (location.y > y)
        high = middle - 1;
      else
        low = middle;
    }

  return low;
}

/* The letters of a piece of text, without the space that its line was broken at. */
static guint
skip_space (WhenceSourceView *self,
            guint             first,
            guint             last)
{
  GtkTextIter iter;

  whence_source_view_get_iter_at (self, last, &iter);
  while (last > first && g_unichar_isspace (gtk_text_iter_get_char (&iter)))
    {
      gtk_text_iter_backward_char (&iter);
      last--;
    }

  return last;
}

static void
add_rectangle (GArray             *rectangles,
               const GdkRectangle *rectangle)
{
  GdkRectangle *previous = rectangles->len > 0 ?
                             &g_array_index (rectangles, GdkRectangle, rectangles->len - 1) : NULL;

  if (previous != NULL && previous->y == rectangle->y &&
      rectangle->x <= previous->x + previous->width + 1 &&
      rectangle->x + rectangle->width >= previous->x - 1)
    gdk_rectangle_union (previous, rectangle, previous);
  else
    g_array_append_val (rectangles, *rectangle);
}

/* What a range covers, line by line, as far as it is in sight: in buffer coordinates. Text with
 * both directions may cover several pieces of one line.
 */
static GArray *
list_rectangles (Frame *frame,
                 guint  start,
                 guint  end)
{
  GArray *rectangles = g_array_new (FALSE, FALSE, sizeof (GdkRectangle));

  start = MAX (start, frame->start);
  end = MIN (end, frame->end);
  while (start < end)
    {
      GdkRectangle first;
      GdkRectangle last;
      guint on_line;
      guint shown;

      get_location (frame->view, start, &first);
      /* Letters of different fonts need not have the same top. */
      on_line = find_last_on_line (frame->view, start, end, first.y + first.height / 2);
      shown = skip_space (frame->view, start, on_line);
      add_rectangle (rectangles, &first);
      for (guint i = start + 1; frame->view->has_rtl && i < shown; i++)
        {
          get_location (frame->view, i, &last);
          add_rectangle (rectangles, &last);
        }
      get_last_location (frame->view, shown, &last);
      if (frame->view->has_rtl)
        add_rectangle (rectangles, &last);
      else
        gdk_rectangle_union (&g_array_index (rectangles, GdkRectangle, rectangles->len - 1), &last,
                             &g_array_index (rectangles, GdkRectangle, rectangles->len - 1));
      start = on_line + 1;
    }

  return rectangles;
}

/* Where the letters stand in a line that is higher than they are. */
static double
get_baseline (Frame              *frame,
              const GdkRectangle *rectangle,
              double              scale)
{
  double height = (frame->view->ascent + frame->view->descent) * scale;

  return rectangle->y + (rectangle->height - height) / 2 + frame->view->ascent * scale;
}

static double
get_scale (Frame *frame,
           guint  offset)
{
  GtkTextIter iter;

  whence_source_view_get_iter_at (frame->view, offset, &iter);
  return whence_source_view_get_scale_at (frame->view, &iter);
}

static void
fill (Frame              *frame,
      const GdkRectangle *rectangle,
      double              scale,
      const GdkRGBA      *color,
      double              alpha,
      gboolean            outline)
{
  double baseline = get_baseline (frame, rectangle, scale);
  double top = floor (baseline - frame->view->ascent * scale) - 1;
  double bottom = ceil (baseline + frame->view->descent * scale) + 1;
  GdkRGBA tint = *color;
  GskRoundedRect rounded;

  tint.alpha = (float) alpha;
  gsk_rounded_rect_init_from_rect (
    &rounded,
    &GRAPHENE_RECT_INIT ((float) rectangle->x - 1, (float) top, (float) rectangle->width + 2,
                         (float) (bottom - top)),
    3);
  gtk_snapshot_push_rounded_clip (frame->snapshot, &rounded);
  gtk_snapshot_append_color (frame->snapshot, &tint, &rounded.bounds);
  gtk_snapshot_pop (frame->snapshot);
  if (outline)
    gtk_snapshot_append_border (frame->snapshot, &rounded, (float[4]) { 1, 1, 1, 1 },
                                (GdkRGBA[4]) { *color, *color, *color, *color });
}

static void
fill_range (Frame         *frame,
            guint          start,
            guint          end,
            const GdkRGBA *color,
            double         alpha,
            gboolean       outline)
{
  g_autoptr (GArray) rectangles = list_rectangles (frame, start, end);
  double scale = get_scale (frame, start);

  for (guint i = 0; i < rectangles->len; i++)
    fill (frame, &g_array_index (rectangles, GdkRectangle, i), scale, color, alpha, outline);
}

static cairo_t *
get_cairo (Frame *frame)
{
  if (frame->cr == NULL)
    frame->cr = gtk_snapshot_append_cairo (
      frame->snapshot,
      &GRAPHENE_RECT_INIT ((float) frame->visible.x, (float) frame->visible.y,
                           (float) frame->visible.width, (float) frame->visible.height));

  return frame->cr;
}

/* How many mentions that are still going on enclose this one, up to MAX_LEVELS. They come in the
 * order of the text, what encloses first; its line is to be the lowest.
 */
static guint
take_level (Frame         *frame,
            WhencePassage *passage)
{
  guint level = 0;
  guint end = whence_passage_get_end (passage);

  while (level < MIN (frame->levels->len, MAX_LEVELS) &&
         g_array_index (frame->levels, guint, level) > whence_passage_get_start (passage))
    level++;
  if (level == MAX_LEVELS)
    return level;
  if (level == frame->levels->len)
    g_array_append_val (frame->levels, end);
  else
    g_array_index (frame->levels, guint, level) = end;

  return level;
}

static void
draw_mention (Frame         *frame,
              WhencePassage *passage)
{
  WhenceEntity *entity = whence_mention_get_entity (WHENCE_MENTION (passage));
  WhenceProject *project = whence_workspace_get_project (frame->view->workspace);
  const char *type = whence_entity_get_type_id (entity);
  gboolean selected = frame->selected == (gpointer) entity;
  guint level = take_level (frame, passage);
  double scale;
  double alpha = frame->dark ? 0.15 : 0.09;
  g_autoptr (GArray) rectangles = NULL;
  GdkRGBA color;

  /* More would hide the words, and tell nothing apart. */
  if (level == MAX_LEVELS && !selected && passage != frame->view->hovered)
    return;

  scale = get_scale (frame, whence_passage_get_start (passage));
  rectangles = list_rectangles (frame, whence_passage_get_start (passage),
                                whence_passage_get_end (passage));
  if (selected)
    alpha *= 2;
  if (passage == frame->passage || passage == frame->view->hovered)
    alpha *= 1.5;
  whence_entity_style_get_color (project, type, frame->page, &color);
  for (guint i = 0; i < rectangles->len; i++)
    fill (frame, &g_array_index (rectangles, GdkRectangle, i), scale, &color, alpha,
          passage == frame->passage);

  gdk_cairo_set_source_rgba (get_cairo (frame), &color);
  for (guint i = 0; i < rectangles->len; i++)
    {
      const GdkRectangle *rectangle = &g_array_index (rectangles, GdkRectangle, i);

      whence_mark_line_draw (
        frame->cr, whence_entity_style_get_line (project, type), rectangle->x,
        round (get_baseline (frame, rectangle, scale)) + 4 + 3 * MIN (level, MAX_LEVELS - 1),
        rectangle->width, whence_page_has_contrast (frame->page));
    }
}

static void
get_evidence_color (Frame         *frame,
                    WhencePassage *passage,
                    GdkRGBA       *color)
{
  WhenceStance stance = WHENCE_IS_EVIDENCE (passage) ?
                          whence_evidence_get_stance (WHENCE_EVIDENCE (passage)) :
                          WHENCE_STANCE_CONTEXT;

  whence_stance_get_color (stance, frame->page, color);
}

/* The words of a claim are tinted while it is pointed at or selected. */
static void
tint_evidence (Frame         *frame,
               WhencePassage *passage)
{
  gboolean selected = frame->selected != NULL &&
                      whence_object_get_parent (WHENCE_OBJECT (passage)) == frame->selected;
  double alpha = 0;
  GdkRGBA color;

  if (selected)
    alpha = frame->dark ? 0.16 : 0.09;
  if (passage == frame->view->hovered)
    alpha = frame->dark ? 0.14 : 0.08;
  if (passage == frame->passage)
    alpha = frame->dark ? 0.26 : 0.15;
  if (alpha <= 0)
    return;

  get_evidence_color (frame, passage, &color);
  fill_range (frame, whence_passage_get_start (passage), whence_passage_get_end (passage), &color,
              alpha, FALSE);
}

/* A plus for what supports a claim, a cross for what contradicts it, a ring for context. */
static void
draw_sign (cairo_t       *cr,
           WhencePassage *passage,
           double         x,
           double         y)
{
  const double r = SIGN_SIZE / 2 - 0.5;

  cairo_set_line_width (cr, 1.6);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_new_path (cr);
  if (!WHENCE_IS_EVIDENCE (passage))
    {
      cairo_rectangle (cr, x - r + 0.5, y - r + 0.5, 2 * r - 1, 2 * r - 1);
    }
  else
    {
      switch (whence_evidence_get_stance (WHENCE_EVIDENCE (passage)))
        {
        case WHENCE_STANCE_SUPPORTS:
          cairo_move_to (cr, x - r, y);
          cairo_line_to (cr, x + r, y);
          cairo_move_to (cr, x, y - r);
          cairo_line_to (cr, x, y + r);
          break;
        case WHENCE_STANCE_CONTRADICTS:
          cairo_move_to (cr, x - r + 0.5, y - r + 0.5);
          cairo_line_to (cr, x + r - 0.5, y + r - 0.5);
          cairo_move_to (cr, x - r + 0.5, y + r - 0.5);
          cairo_line_to (cr, x + r - 0.5, y - r + 0.5);
          break;
        case WHENCE_STANCE_CONTEXT:
          cairo_arc (cr, x, y, r - 0.5, 0, 2 * G_PI);
          break;
        case WHENCE_STANCE_ASSERTS:
        default:
          break;
        }
    }
  cairo_stroke (cr);
}

static void
draw_bar_line (cairo_t       *cr,
               WhencePassage *passage,
               double         x,
               double         top,
               double         bottom,
               gboolean       strong,
               gboolean       contrast)
{
  WhenceLine line = WHENCE_LINE_DASH_DOT;

  if (WHENCE_IS_EVIDENCE (passage))
    line = whence_stance_get_line (whence_evidence_get_stance (WHENCE_EVIDENCE (passage)));

  if (line == WHENCE_LINE_SOLID)
    {
      double width = (strong ? BAR_WIDTH + 2 : BAR_WIDTH) + (contrast ? 1.5 : 0);

      cairo_set_line_width (cr, width);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_move_to (cr, x, top + width / 2);
      cairo_line_to (cr, x, MAX (bottom - width / 2, top + width / 2 + 0.1));
      cairo_stroke (cr);
      return;
    }

  cairo_save (cr);
  cairo_translate (cr, x, top);
  cairo_rotate (cr, G_PI / 2);
  whence_mark_line_draw (cr, line, 0, 0, bottom - top, contrast);
  cairo_restore (cr);
}

/* The top and the bottom of the lines of a passage, no further than a little out of sight. */
static void
get_extent (Frame         *frame,
            WhencePassage *passage,
            double        *top,
            double        *bottom)
{
  const int margin = 40;
  GdkRectangle location;

  *top = frame->visible.y - margin;
  *bottom = frame->visible.y + frame->visible.height + margin;
  if (whence_passage_get_start (passage) >= frame->start)
    {
      get_location (frame->view, whence_passage_get_start (passage), &location);
      *top = location.y + 3;
    }
  if (whence_passage_get_end (passage) <= frame->end)
    {
      get_location (frame->view, whence_passage_get_end (passage) - 1, &location);
      *bottom = location.y + location.height - 3;
    }
}

static void
draw_bar (Frame         *frame,
          WhencePassage *passage)
{
  cairo_t *cr = get_cairo (frame);
  guint lane = whence_source_view_get_lane (frame->view, passage);
  double x = whence_source_view_get_lane_x (frame->view, lane);
  gboolean selected = frame->selected != NULL &&
                      whence_object_get_parent (WHENCE_OBJECT (passage)) == frame->selected;
  gboolean strong = selected || passage == frame->view->hovered;
  double top;
  double bottom;
  GdkRGBA color;

  get_extent (frame, passage, &top, &bottom);
  get_evidence_color (frame, passage, &color);
  if (!strong)
    color.alpha = 0.75f;
  gdk_cairo_set_source_rgba (cr, &color);
  if (!WHENCE_IS_EVIDENCE (passage) ||
      whence_evidence_get_stance (WHENCE_EVIDENCE (passage)) != WHENCE_STANCE_ASSERTS)
    {
      draw_sign (cr, passage, x, top + SIGN_SIZE / 2);
      top += SIGN_SIZE + 2;
    }
  draw_bar_line (cr, passage, x, top, bottom, strong, whence_page_has_contrast (frame->page));
}

static void
draw_matches (Frame *frame)
{
  GArray *matches = frame->view->matches;
  GdkRGBA color;
  guint low = 0;
  guint high = matches != NULL ? matches->len : 0;

  gdk_rgba_parse (&color, frame->dark ? "#f5c211" : "#f8b500");
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (matches, WhenceTextMatch, middle).end <= frame->start)
        low = middle + 1;
      else
        high = middle;
    }

  for (guint i = low; matches != NULL && i < matches->len; i++)
    {
      const WhenceTextMatch *match = &g_array_index (matches, WhenceTextMatch, i);
      gboolean current = i == frame->view->current_match;

      if (match->start >= frame->end)
        break;
      fill_range (frame, match->start, match->end, &color,
                  current ? (frame->dark ? 0.6 : 0.75) : (frame->dark ? 0.25 : 0.35), current);
    }
}

/* The words that a popover asks about. They cannot stay selected: under X11 the selection goes to
 * the entry of the popover.
 */
static void
draw_kept (Frame *frame)
{
  GdkRGBA color;

  if (frame->view->kept_start == frame->view->kept_end)
    return;

  gdk_rgba_parse (&color, "#3584e4");
  fill_range (frame, frame->view->kept_start, frame->view->kept_end, &color, 0.35, FALSE);
}

static void
draw_flash (Frame *frame)
{
  GdkRGBA color;

  if (frame->passage == NULL || frame->view->flash_strength <= 0)
    return;

  gdk_rgba_parse (&color, frame->dark ? "#f5c211" : "#f8e45c");
  fill_range (frame, whence_passage_get_start (frame->passage),
              whence_passage_get_end (frame->passage), &color,
              frame->view->flash_strength * (frame->dark ? 0.45 : 0.8), FALSE);
}

static void
draw_page_number (Frame *frame,
                  guint  page,
                  guint  offset)
{
  GtkWidget *widget = GTK_WIDGET (frame->view);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, number);
  PangoAttrList *attributes = pango_attr_list_new ();
  GdkRectangle location;
  GdkRGBA color;
  int width;
  int height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.75));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &width, &height);

  get_location (frame->view, offset, &location);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  color.alpha *= 0.55f;
  gtk_snapshot_save (frame->snapshot);
  gtk_snapshot_translate (
    frame->snapshot,
    &GRAPHENE_POINT_INIT ((float) (rtl ? 8 : gtk_widget_get_width (widget) - width - 8),
                          (float) (location.y + (location.height - height) / 2)));
  gtk_snapshot_append_layout (frame->snapshot, layout, &color);
  gtk_snapshot_restore (frame->snapshot);

  /* A hairline says where on the line the page starts, if that is within a paragraph. */
  color.alpha *= 0.4f;
  gtk_snapshot_append_color (
    frame->snapshot, &color,
    &GRAPHENE_RECT_INIT ((float) (rtl ? 0 : gtk_widget_get_width (widget) - 28), (float) location.y,
                         28, 1));
}

/* The numbers of the pages that start in sight. */
static void
draw_pages (Frame *frame)
{
  GVariant *pages = whence_source_get_pages (frame->view->source);
  gsize n = 0;
  const guint32 *starts;
  gsize low = 0;
  gsize high;

  if (pages == NULL)
    return;

  starts = g_variant_get_fixed_array (pages, &n, sizeof (guint32));
  high = n;
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (starts[middle] < frame->start)
        low = middle + 1;
      else
        high = middle;
    }
  for (gsize i = low; i < n && starts[i] < frame->end; i++)
    draw_page_number (frame, (guint) i + 1, starts[i]);
}

static void
init_frame (Frame            *frame,
            WhenceSourceView *self,
            GtkSnapshot      *snapshot)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;

  frame->view = self;
  frame->snapshot = snapshot;
  frame->page = whence_page_get_current ();
  frame->dark = whence_page_is_dark (frame->page);
  frame->selected = whence_workspace_get_selected (self->workspace);
  frame->passage = whence_workspace_get_passage (self->workspace);
  if (frame->passage != NULL &&
      !g_str_equal (whence_passage_get_source (frame->passage),
                    whence_object_get_id (WHENCE_OBJECT (self->source))))
    frame->passage = NULL;
  frame->levels = g_array_new (FALSE, FALSE, sizeof (guint));

  gtk_text_view_get_visible_rect (text_view, &frame->visible);
  /* GTK leaves the margin at the bottom out, where there is text all the same. */
  frame->visible.height = gtk_widget_get_height (GTK_WIDGET (self));
  /* Where a line starts is not its left in all scripts. */
  gtk_text_view_get_iter_at_location (text_view, &iter, 0, frame->visible.y);
  gtk_text_view_backward_display_line_start (text_view, &iter);
  frame->start = whence_source_view_get_offset_at (self, &iter);
  gtk_text_view_get_iter_at_location (text_view, &iter, gtk_widget_get_width (GTK_WIDGET (self)),
                                      frame->visible.y + frame->visible.height);
  gtk_text_view_forward_display_line_end (text_view, &iter);
  frame->end = whence_source_view_get_offset_at (self, &iter) + 1;
}

void
whence_source_view_snapshot_marks (WhenceSourceView *self,
                                   GtkSnapshot      *snapshot)
{
  Frame frame = { 0 };
  g_autoptr (GPtrArray) passages = NULL;

  if (self->source == NULL || self->spans == NULL)
    return;

  init_frame (&frame, self, snapshot);
  passages = whence_span_index_query (self->spans, frame.start, frame.end);
  draw_pages (&frame);
  for (guint i = 0; i < passages->len; i++)
    {
      if (!is_mention (g_ptr_array_index (passages, i)))
        tint_evidence (&frame, g_ptr_array_index (passages, i));
    }
  draw_kept (&frame);
  draw_flash (&frame);
  draw_matches (&frame);
  for (guint i = 0; i < passages->len; i++)
    {
      if (is_mention (g_ptr_array_index (passages, i)))
        draw_mention (&frame, g_ptr_array_index (passages, i));
      else
        draw_bar (&frame, g_ptr_array_index (passages, i));
    }

  if (frame.cr != NULL)
    cairo_destroy (frame.cr);
  g_array_unref (frame.levels);
}
