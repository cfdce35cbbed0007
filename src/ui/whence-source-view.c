/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of a source, with what is marked in it. The buffer holds the text as it is shown
 * (-text). Marks are drawn under the text (-marks), for the part in sight only, and are none of the
 * buffer's business; -pointer finds what is pointed at, and -place scrolls.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-settings.h"
#include "ui/whence-source-view-private.h"
#include "ui/whence-text-finder.h"
#include "ui/whence-text-range.h"

/* What the settings allow. */
#define MIN_TEXT_SCALE 0.5
#define MAX_TEXT_SCALE 3.0
#define MIN_LINE_HEIGHT 1.0   /* times what the font asks for */
#define MAX_LINE_HEIGHT 2.5
#define LINE_HEIGHT 1.42
#define MIN_MEASURE 30        /* of a line, in characters */
#define MAX_MEASURE 160
#define MEASURE 70

#define FLASH_TIME 1100       /* milliseconds */

G_DEFINE_FINAL_TYPE (WhenceSourceView, whence_source_view, GTK_TYPE_TEXT_VIEW)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_TEXT_SCALE,
  PROP_LINE_HEIGHT,
  PROP_MEASURE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  MARKS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const double heading_scales[WHENCE_SOURCE_VIEW_LEVELS] = {
  1.55, 1.3, 1.15, 1.08, 1.0, 1.0,
};

static GtkTextBuffer *
get_buffer (WhenceSourceView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* Returns: how much larger than the rest the text is at @iter */
double
whence_source_view_get_scale_at (WhenceSourceView  *self,
                                 const GtkTextIter *iter)
{
  for (guint i = 0; i < WHENCE_SOURCE_VIEW_LEVELS; i++)
    {
      if (gtk_text_iter_has_tag (iter, self->heading_tags[i]))
        return heading_scales[i];
    }

  return 1;
}

static void
update_metrics (WhenceSourceView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int char_width = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics));

  self->ascent = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics));
  self->descent = PANGO_PIXELS_CEIL (pango_font_metrics_get_descent (metrics));
  pango_font_metrics_unref (metrics);

  if (self->char_width != char_width)
    {
      self->char_width = char_width;
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
}

/* Keeps the lines at a length that is easy to read: the rest of the width goes into the margins,
 * of which one holds the bars of the claims and the other the numbers of the pages.
 */
static void
update_margins (WhenceSourceView *self,
                int               width)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (self);
  int lanes = (int) MIN (self->n_lanes, WHENCE_SOURCE_VIEW_MAX_LANES);
  int least = MAX (WHENCE_SOURCE_VIEW_MIN_MARGIN,
                   WHENCE_SOURCE_VIEW_LANE * lanes + 2 * WHENCE_SOURCE_VIEW_LANE_GAP);
  int rest = width - whence_source_view_get_line_width (self);
  int bars = MAX (least, rest / 2);
  int pages = MAX (WHENCE_SOURCE_VIEW_MIN_MARGIN, rest - bars);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int left = rtl ? pages : bars;
  int right = rtl ? bars : pages;

  if (gtk_text_view_get_left_margin (text_view) != left)
    gtk_text_view_set_left_margin (text_view, left);
  if (gtk_text_view_get_right_margin (text_view) != right)
    gtk_text_view_set_right_margin (text_view, right);
}

static void
update_css (WhenceSourceView *self)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *css = NULL;

  g_ascii_formatd (number, sizeof number, "%.3f", 1.12 * self->text_scale);
  css = g_strdup_printf ("textview { font-size: %sem; }", number);
  gtk_css_provider_load_from_data (self->provider, css, -1);
}

static void
store_place (WhenceSourceView *self)
{
  if (self->source != NULL)
    g_hash_table_insert (self->places,
                         g_strdup (whence_object_get_id (WHENCE_OBJECT (self->source))),
                         GUINT_TO_POINTER (whence_source_view_get_place (self)));
}

static void
update_label (WhenceSourceView *self)
{
  const char *title = self->source != NULL ? whence_source_get_title (self->source) : "";

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *title != '\0' ? title : _("Text of the source"), -1);
}

/* Has the marks drawn anew, here and wherever they are shown besides. */
void
whence_source_view_marks_changed (WhenceSourceView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[MARKS_CHANGED], 0);
}

static void
show_source (WhenceSourceView *self)
{
  WhenceSource *source = self->workspace != NULL ? whence_workspace_get_source (self->workspace)
                                                 : NULL;

  if (self->source == source)
    return;

  store_place (self);
  whence_source_view_set_hovered (self, NULL);
  whence_source_view_set_matches (self, NULL, 0);
  g_set_object (&self->source, source);
  g_clear_object (&self->spans);
  if (source != NULL)
    self->spans = g_object_ref (
      whence_project_get_spans (whence_workspace_get_project (self->workspace), source));
  g_signal_group_set_target (self->spans_signals, self->spans);
  whence_source_view_keep_range (self, 0, 0);
  whence_source_view_load_text (self);
  update_label (self);
  whence_source_view_update_lanes (self);
  if (source != NULL)
    whence_source_view_set_place (
      self, GPOINTER_TO_UINT (g_hash_table_lookup (self->places,
                                                   whence_object_get_id (WHENCE_OBJECT (source)))));
}

static gboolean
is_here (WhenceSourceView *self,
         WhencePassage    *passage)
{
  return passage != NULL && self->source != NULL &&
         g_str_equal (whence_passage_get_source (passage),
                      whence_object_get_id (WHENCE_OBJECT (self->source)));
}

static void
on_selection_changed (WhenceSourceView *self)
{
  WhencePassage *passage = whence_workspace_get_passage (self->workspace);

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!self->selecting && is_here (self, passage))
    whence_source_view_reveal (self, whence_passage_get_start (passage),
                               whence_passage_get_end (passage));
}

static void
on_show_passage (WhenceSourceView *self,
                 WhencePassage    *passage)
{
  GtkTextIter iter;

  if (!is_here (self, passage))
    return;

  whence_source_view_get_iter_at (self, whence_passage_get_start (passage), &iter);
  gtk_text_buffer_place_cursor (get_buffer (self), &iter);
  whence_source_view_reveal (self, whence_passage_get_start (passage),
                             whence_passage_get_end (passage));
  adw_animation_play (self->flash);
}

static gboolean
on_update (gpointer data)
{
  WhenceSourceView *self = data;

  self->update_idle = 0;
  /* What is pointed at may be gone. */
  if (self->hovered != NULL && whence_object_get_project (WHENCE_OBJECT (self->hovered)) == NULL)
    whence_source_view_set_hovered (self, NULL);
  update_label (self);
  whence_source_view_update_lanes (self);

  return G_SOURCE_REMOVE;
}

/* Many marks may change at once: they are looked at once, before the next frame. */
static void
queue_update (WhenceSourceView *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_update, self, NULL);
}

static void
on_flash (double            value,
          WhenceSourceView *self)
{
  self->flash_strength = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
add_tags (WhenceSourceView *self)
{
  GtkTextBuffer *buffer = get_buffer (self);

  self->goal_tag = gtk_text_buffer_create_tag (buffer, NULL, "pixels-above-lines", 0, NULL);
  self->body_tag = gtk_text_buffer_create_tag (buffer, NULL, "line-height",
                                               (float) self->line_height, NULL);
  for (guint i = 0; i < WHENCE_SOURCE_VIEW_LEVELS; i++)
    self->heading_tags[i] =
      gtk_text_buffer_create_tag (buffer, NULL, "scale", heading_scales[i], "weight",
                                  PANGO_WEIGHT_BOLD, "line-height", 1.2f, NULL);
}

/* The keys that mean something while the text has the focus. They come before GtkTextView's own
 * keys, which would take letters as input even where nothing can be typed.
 */
static void
add_keys (WhenceSourceView *self)
{
  static const struct
  {
    const char *trigger;
    const char *action;
  } keys[] = {
    { "a", "reader.mark-all" },
    { "e", "reader.mark-entity" },
    { "c", "reader.mark-claim" },
    { "v", "reader.add-evidence" },
    { "b", "reader.adjust-mark" },
    { "m", "reader.move-mark" },
    { "n", "reader.next-mark" },
    { "p", "reader.previous-mark" },
    { "s", "reader.next-status" },
    { "Return", "reader.open-mark" },
    { "KP_Enter", "reader.open-mark" },
    { "Delete", "reader.remove-mark" },
    { "KP_Delete", "reader.remove-mark" },
    { "Escape", "reader.clear" },
    { "Menu", "reader.menu" },
    { "<Shift>F10", "reader.menu" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                        gtk_named_action_new (keys[i].action)));
  for (guint digit = 1; digit <= 8; digit++)
    {
      GtkShortcutTrigger *trigger =
        gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_0 + digit, 0),
                                     gtk_keyval_trigger_new (GDK_KEY_KP_0 + digit, 0));
      GtkShortcut *shortcut = gtk_shortcut_new (trigger, gtk_named_action_new ("reader.set-type"));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_uint32 (digit));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
whence_source_view_dispose (GObject *object)
{
  WhenceSourceView *self = WHENCE_SOURCE_VIEW (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  whence_source_view_stop_going (self);
  whence_source_view_clear_adjust (self);
  whence_source_view_clear_spoken (self);
  if (self->flash != NULL)
    adw_animation_reset (self->flash);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->spans_signals);
  g_clear_object (&self->flash);
  g_clear_object (&self->hovered);
  g_clear_object (&self->spans);
  g_clear_object (&self->source);
  g_clear_object (&self->workspace);
  g_clear_object (&self->provider);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->lanes, g_hash_table_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->display, whence_display_text_free);

  G_OBJECT_CLASS (whence_source_view_parent_class)->dispose (object);
}

static void
whence_source_view_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  WhenceSourceView *self = WHENCE_SOURCE_VIEW (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_TEXT_SCALE:
      g_value_set_double (value, self->text_scale);
      break;
    case PROP_LINE_HEIGHT:
      g_value_set_double (value, self->line_height);
      break;
    case PROP_MEASURE:
      g_value_set_int (value, self->measure);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_line_height (WhenceSourceView *self,
                 double            line_height)
{
  if (G_APPROX_VALUE (self->line_height, line_height, 0.001))
    return;

  self->line_height = line_height;
  g_object_set (self->body_tag, "line-height", (float) line_height, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINE_HEIGHT]);
}

static void
set_measure (WhenceSourceView *self,
             int               measure)
{
  if (self->measure == measure)
    return;

  self->measure = measure;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MEASURE]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
whence_source_view_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  WhenceSourceView *self = WHENCE_SOURCE_VIEW (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      whence_source_view_set_workspace (self, g_value_get_object (value));
      break;
    case PROP_TEXT_SCALE:
      whence_source_view_set_text_scale (self, g_value_get_double (value));
      break;
    case PROP_LINE_HEIGHT:
      set_line_height (self, g_value_get_double (value));
      break;
    case PROP_MEASURE:
      set_measure (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_source_view_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  update_margins (WHENCE_SOURCE_VIEW (widget), width);

  GTK_WIDGET_CLASS (whence_source_view_parent_class)
    ->size_allocate (widget, width, height, baseline);
}

static void
whence_source_view_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (whence_source_view_parent_class)->css_changed (widget, change);

  update_metrics (WHENCE_SOURCE_VIEW (widget));
}

static void
whence_source_view_snapshot_layer (GtkTextView      *text_view,
                                   GtkTextViewLayer  layer,
                                   GtkSnapshot      *snapshot)
{
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    whence_source_view_snapshot_marks (WHENCE_SOURCE_VIEW (text_view), snapshot);
  else
    whence_source_view_snapshot_grips (WHENCE_SOURCE_VIEW (text_view), snapshot);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * WhenceSourceView:workspace:
   *
   * The workspace whose source is shown; nothing is shown without one.
   */
  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, WHENCE_TYPE_WORKSPACE, flags);

  /**
   * WhenceSourceView:text-scale:
   *
   * The size of the text: a factor, 1 is what the system asks for.
   */
  properties[PROP_TEXT_SCALE] = g_param_spec_double ("text-scale", NULL, NULL, MIN_TEXT_SCALE,
                                                     MAX_TEXT_SCALE, 1, flags);

  /**
   * WhenceSourceView:line-height:
   *
   * The height of a line of the text, as a factor of what the font asks for.
   */
  properties[PROP_LINE_HEIGHT] = g_param_spec_double ("line-height", NULL, NULL, MIN_LINE_HEIGHT,
                                                      MAX_LINE_HEIGHT, LINE_HEIGHT, flags);

  /**
   * WhenceSourceView:measure:
   *
   * The length of the longest line, in characters of average width.
   */
  properties[PROP_MEASURE] =
    g_param_spec_int ("measure", NULL, NULL, MIN_MEASURE, MAX_MEASURE, MEASURE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
whence_source_view_class_init (WhenceSourceViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = whence_source_view_dispose;
  object_class->get_property = whence_source_view_get_property;
  object_class->set_property = whence_source_view_set_property;
  widget_class->size_allocate = whence_source_view_size_allocate;
  widget_class->css_changed = whence_source_view_css_changed;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = whence_source_view_snapshot_layer;
  GTK_TEXT_VIEW_CLASS (klass)->extend_selection = whence_source_view_extend_selection;
  install_properties (object_class);

  /**
   * WhenceSourceView::marks-changed:
   * @self: the view
   *
   * Something else is marked, or was found, than before.
   */
  signals[MARKS_CHANGED] = g_signal_new ("marks-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
init_signals (WhenceSourceView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->workspace_signals = g_signal_group_new (WHENCE_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::source",
                                  G_CALLBACK (show_source), self);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::selected",
                                  G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::passage",
                                  G_CALLBACK (on_selection_changed), self);
  g_signal_group_connect_swapped (self->workspace_signals, "show-passage",
                                  G_CALLBACK (on_show_passage), self);
  self->project_signals = g_signal_group_new (WHENCE_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed", G_CALLBACK (queue_update),
                                  self);
  self->spans_signals = g_signal_group_new (WHENCE_TYPE_SPAN_INDEX);
  g_signal_group_connect_swapped (self->spans_signals, "changed", G_CALLBACK (queue_update), self);

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

static void
bind_settings (WhenceSourceView *self)
{
  GSettings *settings;

  if (!whence_settings_check (NULL))
    return;

  settings = whence_settings_get ();
  g_settings_bind (settings, "text-scale", self, "text-scale", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "line-height", self, "line-height", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "measure", self, "measure", G_SETTINGS_BIND_GET);
}

static void
whence_source_view_init (WhenceSourceView *self)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (self);
  GtkTextIter start;

  self->text_scale = 1;
  self->line_height = LINE_HEIGHT;
  self->measure = MEASURE;
  self->lanes = g_hash_table_new (NULL, NULL);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->provider = gtk_css_provider_new ();
  self->flash = adw_timed_animation_new (
    GTK_WIDGET (self), 1, 0, FLASH_TIME,
    adw_callback_animation_target_new ((AdwAnimationTargetFunc) on_flash, self, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->flash), ADW_EASE_IN_CUBIC);

  gtk_text_view_set_editable (text_view, FALSE);
  gtk_text_view_set_cursor_visible (text_view, TRUE);
  gtk_text_view_set_wrap_mode (text_view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (text_view, 12);
  gtk_text_view_set_bottom_margin (text_view, 72);
  gtk_text_view_set_accepts_tab (text_view, FALSE);
  gtk_text_buffer_set_enable_undo (get_buffer (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "whence-text");
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                  GTK_STYLE_PROVIDER (self->provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  gtk_text_buffer_get_start_iter (get_buffer (self), &start);
  self->goal = gtk_text_buffer_create_mark (get_buffer (self), NULL, &start, TRUE);

  add_tags (self);
  whence_source_view_load_text (self);
  add_keys (self);
  init_signals (self);
  update_css (self);
  update_label (self);
  whence_source_view_init_pointer (self);
  whence_source_view_init_place (self);
  whence_source_view_init_adjust (self);
  whence_source_view_init_spoken (self);
  whence_source_view_init_select (self);
  bind_settings (self);
}

/**
 * whence_source_view_get_workspace:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): its workspace
 */
WhenceWorkspace *
whence_source_view_get_workspace (WhenceSourceView *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE_VIEW (self), NULL);

  return self->workspace;
}

/**
 * whence_source_view_set_workspace:
 * @self: a view
 * @workspace: (nullable): a workspace
 *
 * Shows what a workspace reads.
 */
void
whence_source_view_set_workspace (WhenceSourceView *self,
                                  WhenceWorkspace  *workspace)
{
  g_return_if_fail (WHENCE_IS_SOURCE_VIEW (self));

  if (!g_set_object (&self->workspace, workspace))
    return;

  g_hash_table_remove_all (self->places);
  g_signal_group_set_target (self->workspace_signals, workspace);
  g_signal_group_set_target (self->project_signals,
                             workspace != NULL ? whence_workspace_get_project (workspace) : NULL);
  show_source (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/**
 * whence_source_view_get_text_scale:
 * @self: a view
 *
 * Returns: the size of the text, as a factor
 */
double
whence_source_view_get_text_scale (WhenceSourceView *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE_VIEW (self), 1);

  return self->text_scale;
}

/**
 * whence_source_view_set_text_scale:
 * @self: a view
 * @text_scale: a factor, 1 for the size that the system asks for; kept between 0.5 and 3
 *
 * Sets the size of the text, and keeps it in the settings where they are installed.
 */
void
whence_source_view_set_text_scale (WhenceSourceView *self,
                                   double            text_scale)
{
  g_return_if_fail (WHENCE_IS_SOURCE_VIEW (self));

  text_scale = CLAMP (text_scale, MIN_TEXT_SCALE, MAX_TEXT_SCALE);
  if (G_APPROX_VALUE (self->text_scale, text_scale, 0.001))
    return;

  self->text_scale = text_scale;
  update_css (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_SCALE]);
}

/**
 * whence_source_view_get_line_width:
 * @self: a view
 *
 * Returns: the length of the longest line, in pixels
 */
int
whence_source_view_get_line_width (WhenceSourceView *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE_VIEW (self), 0);

  return self->measure * self->char_width;
}

/**
 * whence_source_view_get_range:
 * @self: a view
 * @start: (out): where the selected words start, in code points
 * @end: (out): where they end
 *
 * Gets the words that are selected, without the white space and punctuation around them.
 *
 * Returns: whether there are any
 */
gboolean
whence_source_view_get_range (WhenceSourceView *self,
                              guint            *start,
                              guint            *end)
{
  GtkTextIter first;
  GtkTextIter last;

  g_return_val_if_fail (WHENCE_IS_SOURCE_VIEW (self), FALSE);

  if (self->source == NULL ||
      !gtk_text_buffer_get_selection_bounds (get_buffer (self), &first, &last))
    return FALSE;

  *start = whence_source_view_get_offset_at (self, &first);
  *end = whence_source_view_get_offset_at (self, &last);
  return whence_text_range_trim (self->source, start, end);
}

/**
 * whence_source_view_select_range:
 * @self: a view
 * @start: where the words start, in code points
 * @end: where they end
 *
 * Selects words.
 */
void
whence_source_view_select_range (WhenceSourceView *self,
                                 guint             start,
                                 guint             end)
{
  GtkTextIter first;
  GtkTextIter last;

  g_return_if_fail (WHENCE_IS_SOURCE_VIEW (self));

  whence_source_view_get_iter_at (self, start, &first);
  whence_source_view_get_iter_at (self, end, &last);
  gtk_text_buffer_select_range (get_buffer (self), &last, &first);
}

/**
 * whence_source_view_clear_selection:
 * @self: a view
 *
 * Has nothing selected; the caret stays where it is.
 */
void
whence_source_view_clear_selection (WhenceSourceView *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter caret;

  g_return_if_fail (WHENCE_IS_SOURCE_VIEW (self));

  buffer = get_buffer (self);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_move_mark (buffer, gtk_text_buffer_get_selection_bound (buffer), &caret);
}

/**
 * whence_source_view_keep_range:
 * @self: a view
 * @start: where the words start, in code points
 * @end: where they end
 *
 * Keeps words in view that are no longer selected while something is asked about them.
 */
void
whence_source_view_keep_range (WhenceSourceView *self,
                               guint             start,
                               guint             end)
{
  g_return_if_fail (WHENCE_IS_SOURCE_VIEW (self));

  self->kept_start = start;
  self->kept_end = end;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * whence_source_view_release_range:
 * @self: a view
 * @start: (out): where the words start that were kept, in code points
 * @end: (out): where they end
 *
 * Undoes whence_source_view_keep_range().
 *
 * Returns: whether there were any words
 */
gboolean
whence_source_view_release_range (WhenceSourceView *self,
                                  guint            *start,
                                  guint            *end)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE_VIEW (self), FALSE);

  *start = self->kept_start;
  *end = self->kept_end;
  whence_source_view_keep_range (self, 0, 0);

  return *start != *end;
}

/**
 * whence_source_view_get_rectangle:
 * @self: a view
 * @start: where a range starts, in code points
 * @end: where it ends
 * @rectangle: (out): what it covers of the view, in its coordinates
 *
 * Returns: whether some of the range is in sight
 */
gboolean
whence_source_view_get_rectangle (WhenceSourceView *self,
                                  guint             start,
                                  guint             end,
                                  GdkRectangle     *rectangle)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GdkRectangle first;
  GdkRectangle last;
  GdkRectangle both;
  GtkTextIter iter;

  g_return_val_if_fail (WHENCE_IS_SOURCE_VIEW (self), FALSE);

  whence_source_view_get_iter_at (self, start, &iter);
  gtk_text_view_get_iter_location (text_view, &iter, &first);
  whence_source_view_get_iter_at (self, end, &iter);
  gtk_text_view_get_iter_location (text_view, &iter, &last);
  gdk_rectangle_union (&first, &last, &both);
  gtk_text_view_get_visible_rect (text_view, &visible);
  /* GTK leaves the margin at the bottom out, where there is text all the same. */
  visible.height = gtk_widget_get_height (GTK_WIDGET (self));
  if (!gdk_rectangle_intersect (&both, &visible, rectangle))
    return FALSE;

  gtk_text_view_buffer_to_window_coords (text_view, GTK_TEXT_WINDOW_WIDGET, rectangle->x,
                                         rectangle->y, &rectangle->x, &rectangle->y);
  return TRUE;
}

/**
 * whence_source_view_set_matches:
 * @self: a view
 * @matches: (nullable) (element-type WhenceTextMatch): places in the text, in its order
 * @current: which of them is looked at
 *
 * Highlights what was found.
 */
void
whence_source_view_set_matches (WhenceSourceView *self,
                                GArray           *matches,
                                guint             current)
{
  g_return_if_fail (WHENCE_IS_SOURCE_VIEW (self));

  g_clear_pointer (&self->matches, g_array_unref);
  if (matches != NULL)
    self->matches = g_array_ref (matches);
  self->current_match = current;
  whence_source_view_marks_changed (self);
}

/* Selects a passage for the lists too, and takes the caret there. */
void
whence_source_view_select_passage (WhenceSourceView *self,
                                   WhencePassage    *passage)
{
  self->selecting = TRUE;
  whence_workspace_select (self->workspace, whence_object_get_parent (WHENCE_OBJECT (passage)),
                           passage);
  self->selecting = FALSE;
}

/* How many passages start before @offset. */
static guint
count_before (WhenceSpanIndex *spans,
              guint            offset)
{
  guint low = 0;
  guint high = whence_span_index_get_size (spans);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (whence_passage_get_start (whence_span_index_get_at (spans, middle)) < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The place in the order of the text of the mark that @direction leads to. */
static gint64
find_step (WhenceSourceView *self,
           int               direction)
{
  WhencePassage *passage = whence_workspace_get_passage (self->workspace);
  guint n = whence_span_index_get_size (self->spans);
  GtkTextIter caret;
  guint offset;
  guint i;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &caret,
                                    gtk_text_buffer_get_insert (get_buffer (self)));
  offset = whence_source_view_get_offset_at (self, &caret);
  i = count_before (self->spans, offset);
  /* Several marks may start here: the one that is selected says where the steps have got to. */
  for (guint j = i; is_here (self, passage) && j < n; j++)
    {
      WhencePassage *there = whence_span_index_get_at (self->spans, j);

      if (whence_passage_get_start (there) != offset)
        break;
      if (there == passage)
        return (gint64) j + direction;
    }

  return direction > 0 ? (gint64) i : (gint64) i - 1;
}

/**
 * whence_source_view_step:
 * @self: a view
 * @direction: 1 for the next mark, -1 for the previous one
 *
 * Takes the caret to a mark and selects it.
 *
 * Returns: whether there is one
 */
gboolean
whence_source_view_step (WhenceSourceView *self,
                         int               direction)
{
  WhencePassage *passage;
  GtkTextIter iter;
  gint64 i;

  g_return_val_if_fail (WHENCE_IS_SOURCE_VIEW (self), FALSE);

  if (self->spans == NULL)
    return FALSE;
  i = find_step (self, direction);
  if (i < 0 || i >= whence_span_index_get_size (self->spans))
    return FALSE;

  passage = whence_span_index_get_at (self->spans, (guint) i);
  whence_source_view_get_iter_at (self, whence_passage_get_start (passage), &iter);
  gtk_text_buffer_place_cursor (get_buffer (self), &iter);
  whence_source_view_select_passage (self, passage);
  whence_source_view_reveal (self, whence_passage_get_start (passage),
                             whence_passage_get_end (passage));
  return TRUE;
}
