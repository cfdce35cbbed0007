/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines under what is marked in a text, and beside it. */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include "ui/whence-mark-line.h"

/* How much thicker lines are for who needs high contrast. */
#define STRONGER 1.5

static const struct
{
  double width;
  double dashes[6];
  int n_dashes;
  gboolean round;
} patterns[] = {
  [WHENCE_LINE_SOLID] = { 2, { 0 }, 0, FALSE },
  [WHENCE_LINE_DOUBLE] = { 1, { 0 }, 0, FALSE },
  [WHENCE_LINE_DASHED] = { 2, { 5, 3 }, 2, FALSE },
  [WHENCE_LINE_WAVY] = { 1.2, { 0 }, 0, FALSE },
  [WHENCE_LINE_DASH_DOT] = { 2, { 7, 3, 2, 3 }, 4, FALSE },
  [WHENCE_LINE_DOTTED] = { 2, { 0, 3.5 }, 2, TRUE },
  [WHENCE_LINE_SPARSE] = { 2.4, { 0, 7 }, 2, TRUE },
  [WHENCE_LINE_THIN] = { 1, { 0 }, 0, FALSE },
  [WHENCE_LINE_LONG_DASHED] = { 2, { 11, 4 }, 2, FALSE },
  [WHENCE_LINE_DOUBLE_DASHED] = { 1, { 5, 3 }, 2, FALSE },
  [WHENCE_LINE_ZIGZAG] = { 1.2, { 0 }, 0, FALSE },
  [WHENCE_LINE_THICK_THIN] = { 1, { 0 }, 0, FALSE },
  [WHENCE_LINE_TICKED] = { 1, { 0 }, 0, FALSE },
  [WHENCE_LINE_DASH_DOT_DOT] = { 2, { 9, 3, 2, 3, 2, 3 }, 6, FALSE },
};

static void
trace_line (cairo_t *cr,
            double   x,
            double   y,
            double   length)
{
  cairo_move_to (cr, x, y);
  cairo_rel_line_to (cr, length, 0);
}

static void
trace_zigzag (cairo_t *cr,
              double   x,
              double   y,
              double   length)
{
  cairo_move_to (cr, x, y + 1.5);
  for (double at = 0; at < length; at += 6)
    {
      cairo_line_to (cr, x + at + 3, y - 1.5);
      cairo_line_to (cr, x + at + 6, y + 1.5);
    }
}

static void
trace_wave (cairo_t *cr,
            double   x,
            double   y,
            double   length)
{
  cairo_move_to (cr, x, y);
  for (double at = 0; at < length; at += 4)
    cairo_curve_to (cr, x + at + 1.3, y - 2.2, x + at + 2.7, y + 2.2, x + at + 4, y);
}

static void
trace_ticks (cairo_t *cr,
             double   x,
             double   y,
             double   length)
{
  trace_line (cr, x, y + 1, length);
  for (double at = 1; at < length; at += 6)
    {
      cairo_move_to (cr, x + at, y + 1);
      cairo_rel_line_to (cr, 0, -3.5);
    }
}

static void
trace (cairo_t    *cr,
       WhenceLine  line,
       double      x,
       double      y,
       double      length)
{
  double inset = patterns[line].round ? 1 : 0;

  switch (line)
    {
    case WHENCE_LINE_WAVY:
      trace_wave (cr, x, y, length);
      break;
    case WHENCE_LINE_ZIGZAG:
      trace_zigzag (cr, x, y, length);
      break;
    case WHENCE_LINE_TICKED:
      trace_ticks (cr, x, y, length);
      break;
    case WHENCE_LINE_THICK_THIN:
      trace_line (cr, x, y - 2, length);
      trace_line (cr, x, y - 1, length);
      trace_line (cr, x, y + 1.5, length);
      break;
    case WHENCE_LINE_DOUBLE:
    case WHENCE_LINE_DOUBLE_DASHED:
      trace_line (cr, x, y - 1.5, length);
      trace_line (cr, x, y + 1.5, length);
      break;
    case WHENCE_LINE_SOLID:
    case WHENCE_LINE_DASHED:
    case WHENCE_LINE_DASH_DOT:
    case WHENCE_LINE_DOTTED:
    case WHENCE_LINE_SPARSE:
    case WHENCE_LINE_THIN:
    case WHENCE_LINE_LONG_DASHED:
    case WHENCE_LINE_DASH_DOT_DOT:
    default:
      trace_line (cr, x + inset, y, length - 2 * inset);
    }
}

/**
 * whence_mark_line_draw:
 * @cr: what to draw on, with the color of the line
 * @line: a kind of line
 * @x: where it starts, in pixels
 * @y: where its middle is
 * @length: how long it is
 * @strong: whether it is for who needs high contrast, and thicker
 *
 * Draws a line from left to right. It is no more than four pixels above and below its middle.
 */
void
whence_mark_line_draw (cairo_t    *cr,
                       WhenceLine  line,
                       double      x,
                       double      y,
                       double      length,
                       gboolean    strong)
{
  g_return_if_fail (line < G_N_ELEMENTS (patterns));

  cairo_save (cr);
  cairo_rectangle (cr, x - 1, y - 4, length + 2, 8);
  cairo_clip (cr);
  cairo_set_line_width (cr, patterns[line].width * (strong ? STRONGER : 1));
  cairo_set_dash (cr, patterns[line].dashes, patterns[line].n_dashes, 0);
  cairo_set_line_cap (cr, patterns[line].round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  trace (cr, line, x, y, length);
  cairo_stroke (cr);
  cairo_restore (cr);
}
