/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A strip beside the scrollbar that has the whole text at once: mentions at the side of the text,
 * evidence at the other, what was found and what is selected across both. It is for the pointer:
 * by keyboard the marks are stepped through in the text.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <adwaita.h>

#include "ui/whence-entity-style.h"
#include "ui/whence-overview.h"
#include "ui/whence-source-card.h"
#include "ui/whence-source-view-private.h"
#include "ui/whence-text-finder.h"

#define WIDTH 12         /* pixels */
#define MARGIN 2.0f      /* on either side of a mark, in pixels */
#define MARK_HEIGHT 2    /* pixels, of a mark that is shorter in the text */
#define REACH 3          /* how far from a mark the pointer may be, in pixels */

/* What is seen in one row of pixels. */
typedef enum
{
  LAYER_MENTIONS,
  LAYER_EVIDENCE,
  LAYER_MATCHES,
  LAYER_SELECTED,
  N_LAYERS
} Layer;

struct _WhenceOverview
{
  GtkWidget parent_instance;

  WhenceSourceView *view;            /* not owned: it lives as long as the parent of both */
  GSignalGroup *workspace_signals;   /* owned */
  GskRenderNode *node;               /* owned: what is drawn; NULL: to be made anew */
  GdkRGBA *rows[N_LAYERS];           /* while @node is made: its colors, clear where nothing is */
  GHashTable *type_colors;           /* while @node is made: type of entity → GdkRGBA */
  guint length;                      /* of the text that @node is of, in code points */
  int height;                        /* of @node, in pixels */
};

G_DEFINE_FINAL_TYPE (WhenceOverview, whence_overview, GTK_TYPE_WIDGET)

static guint
get_length (WhenceOverview *self)
{
  WhenceSource *source = self->view != NULL ? self->view->source : NULL;

  return source != NULL ? whence_source_get_length (source) : 0;
}

static int
get_row (WhenceOverview *self,
         guint           offset)
{
  guint length = MAX (self->length, 1);

  return (int) ((guint64) MIN (offset, length) * (guint) MAX (self->height - MARK_HEIGHT, 0) /
                length);
}

static guint
get_offset (WhenceOverview *self,
            double          y)
{
  double height = MAX (gtk_widget_get_height (GTK_WIDGET (self)) - MARK_HEIGHT, 1);

  return (guint) (CLAMP (y / height, 0, 1) * get_length (self));
}

static void
add (WhenceOverview *self,
     Layer           layer,
     guint           start,
     guint           end,
     const GdkRGBA  *color)
{
  int first = get_row (self, start);
  int last = MAX (get_row (self, end), first + MARK_HEIGHT - 1);

  for (int row = first; row <= MIN (last, self->height - 1); row++)
    self->rows[layer][row] = *color;
}

/* There are many marks and few types, and finding a color out that can be read takes a while. */
static const GdkRGBA *
get_type_color (WhenceOverview *self,
                const char     *type,
                WhencePage      page)
{
  GdkRGBA *color = g_hash_table_lookup (self->type_colors, type);

  if (color == NULL)
    {
      color = g_new0 (GdkRGBA, 1);
      whence_entity_style_get_color (whence_workspace_get_project (self->view->workspace), type,
                                     page, color);
      g_hash_table_insert (self->type_colors, (gpointer) type, color);
    }

  return color;
}

static void
add_passage (WhenceOverview *self,
             WhencePassage  *passage,
             WhenceObject   *selected,
             WhencePage      page)
{
  WhenceObject *parent = whence_object_get_parent (WHENCE_OBJECT (passage));
  Layer layer = WHENCE_IS_MENTION (passage) ? LAYER_MENTIONS : LAYER_EVIDENCE;
  GdkRGBA color;

  if (WHENCE_IS_ENTITY (parent))
    color = *get_type_color (self, whence_entity_get_type_id (WHENCE_ENTITY (parent)), page);
  else
    whence_stance_get_color (WHENCE_IS_EVIDENCE (passage) ?
                               whence_evidence_get_stance (WHENCE_EVIDENCE (passage)) :
                               WHENCE_STANCE_CONTEXT,
                             page, &color);
  add (self, layer, whence_passage_get_start (passage), whence_passage_get_end (passage), &color);
  if (parent == selected && selected != NULL)
    add (self, LAYER_SELECTED, whence_passage_get_start (passage),
         whence_passage_get_end (passage), &color);
}

static void
add_all (WhenceOverview *self)
{
  WhenceObject *selected = whence_workspace_get_selected (self->view->workspace);
  WhencePage page = whence_page_get_current ();
  GArray *matches = self->view->matches;
  GdkRGBA color;
  guint n = whence_span_index_get_size (self->view->spans);

  for (guint i = 0; i < n; i++)
    add_passage (self, whence_span_index_get_at (self->view->spans, i), selected, page);

  gdk_rgba_parse (&color, whence_page_is_dark (page) ? "#f5c211" : "#e5a50a");
  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      const WhenceTextMatch *match = &g_array_index (matches, WhenceTextMatch, i);

      add (self, LAYER_MATCHES, match->start, match->end, &color);
    }
}

/* Draws a layer: rows of one color that follow each other are one rectangle. */
static void
draw_layer (WhenceOverview *self,
            GtkSnapshot    *snapshot,
            Layer           layer,
            gboolean        mirrored)
{
  const GdkRGBA *rows = self->rows[layer];
  float middle = WIDTH / 2.0f;
  float x = MARGIN;
  float width = WIDTH - 2 * MARGIN;
  int first = 0;

  if (layer == LAYER_MENTIONS || layer == LAYER_EVIDENCE)
    {
      width = middle - MARGIN - 0.5f;
      if ((layer == LAYER_EVIDENCE) != mirrored)
        x = middle + 0.5f;
    }
  while (first < self->height)
    {
      int last = first;

      while (last + 1 < self->height && gdk_rgba_equal (&rows[last + 1], &rows[first]))
        last++;
      if (!gdk_rgba_is_clear (&rows[first]))
        gtk_snapshot_append_color (
          snapshot, &rows[first],
          &GRAPHENE_RECT_INIT (x, (float) first, width, (float) (last - first + 1)));
      first = last + 1;
    }
}

static void
make_node (WhenceOverview *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  self->height = gtk_widget_get_height (GTK_WIDGET (self));
  self->length = get_length (self);
  self->type_colors = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint layer = 0; layer < N_LAYERS; layer++)
    self->rows[layer] = g_new0 (GdkRGBA, self->height + 1);
  add_all (self);
  for (guint layer = 0; layer < N_LAYERS; layer++)
    draw_layer (self, snapshot, layer, mirrored);
  for (guint layer = 0; layer < N_LAYERS; layer++)
    g_clear_pointer (&self->rows[layer], g_free);
  g_clear_pointer (&self->type_colors, g_hash_table_unref);

  self->node = gtk_snapshot_free_to_node (snapshot);
}

static void
whence_overview_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  WhenceOverview *self = WHENCE_OVERVIEW (widget);

  if (self->view == NULL || self->view->spans == NULL)
    return;

  if (self->node == NULL || self->height != gtk_widget_get_height (widget))
    {
      g_clear_pointer (&self->node, gsk_render_node_unref);
      make_node (self);
    }
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
}

static void
whence_overview_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
}

static void
invalidate (WhenceOverview *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
whence_overview_direction_changed (GtkWidget        *widget,
                                   GtkTextDirection  previous)
{
  invalidate (WHENCE_OVERVIEW (widget));

  GTK_WIDGET_CLASS (whence_overview_parent_class)->direction_changed (widget, previous);
}

/* The marks at a height of the strip. */
static GPtrArray *
list_at (WhenceOverview *self,
         double          y)
{
  guint start = get_offset (self, y - REACH);
  guint end = get_offset (self, y + REACH);

  if (self->view == NULL || self->view->spans == NULL)
    return g_ptr_array_new ();

  return whence_span_index_query (self->view->spans, start, end);
}

static gboolean
on_query_tooltip (WhenceOverview *self,
                  int             x,
                  int             y,
                  gboolean        keyboard,
                  GtkTooltip     *tooltip)
{
  g_autoptr (GPtrArray) passages = list_at (self, y);

  if (keyboard || passages->len == 0)
    return FALSE;

  gtk_tooltip_set_custom (
    tooltip, whence_source_card_new (whence_workspace_get_project (self->view->workspace), passages,
                                     NULL));
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { 0, y - REACH, WIDTH, 2 * REACH });
  return TRUE;
}

/* Goes to the mark that was meant, where there is one. */
static void
go_to (WhenceOverview *self,
       double          y,
       gboolean        to_mark)
{
  g_autoptr (GPtrArray) passages = list_at (self, y);
  guint offset = get_offset (self, y);

  if (get_length (self) == 0)
    return;
  if (to_mark && passages->len > 0)
    offset = whence_passage_get_start (g_ptr_array_index (passages, 0));
  whence_source_view_go_to (self->view, offset);
}

static void
on_drag_begin (WhenceOverview *self,
               double          x,
               double          y)
{
  go_to (self, y, TRUE);
}

static void
on_drag_update (WhenceOverview *self,
                double          dx,
                double          dy,
                GtkGestureDrag *drag)
{
  double x;
  double y;

  if (gtk_gesture_drag_get_start_point (drag, &x, &y) && ABS (dy) >= 1)
    go_to (self, y + dy, FALSE);
}

static void
whence_overview_dispose (GObject *object)
{
  WhenceOverview *self = WHENCE_OVERVIEW (object);

  g_clear_object (&self->workspace_signals);
  g_clear_pointer (&self->node, gsk_render_node_unref);

  G_OBJECT_CLASS (whence_overview_parent_class)->dispose (object);
}

static void
whence_overview_class_init (WhenceOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = whence_overview_dispose;
  widget_class->measure = whence_overview_measure;
  widget_class->snapshot = whence_overview_snapshot;
  widget_class->direction_changed = whence_overview_direction_changed;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
whence_overview_init (WhenceOverview *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->workspace_signals = g_signal_group_new (WHENCE_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::selected",
                                  G_CALLBACK (invalidate), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (invalidate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (invalidate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (invalidate), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}

static void
on_marks_changed (WhenceOverview *self)
{
  g_signal_group_set_target (self->workspace_signals, self->view->workspace);
  invalidate (self);
}

/**
 * whence_overview_set_view:
 * @self: an overview
 * @view: (transfer none): the text that it is of, which lives as long as the overview
 *
 * Says which text to show.
 */
void
whence_overview_set_view (WhenceOverview   *self,
                          WhenceSourceView *view)
{
  g_return_if_fail (WHENCE_IS_OVERVIEW (self));
  g_return_if_fail (self->view == NULL);

  self->view = view;
  g_signal_connect_object (view, "marks-changed", G_CALLBACK (on_marks_changed), self,
                           G_CONNECT_SWAPPED);
}
