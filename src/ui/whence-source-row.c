/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-source-row.h"
#include "ui/whence-spoken.h"

/* A source in the list of sources. */
struct _WhenceSourceRow
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *provenance;
  GtkLabel *counts;
  GtkMenuButton *menu_button;
  GtkPopoverMenu *context_menu;

  WhenceWorkspace *workspace;      /* owned; NULL while none is open */
  WhenceSource *source;            /* owned; NULL while the row is not in use */
  GSignalGroup *source_signals;    /* owned: of @source */
  GSignalGroup *span_signals;      /* owned: of the spans in @source */
  guint update_idle;               /* until the counts are made anew; 0: they are up to date */
};

G_DEFINE_FINAL_TYPE (WhenceSourceRow, whence_source_row, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_SOURCE,
  PROP_RELIABILITY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
describe_title (gpointer    row,
                const char *title,
                const char *file_name)
{
  if (title != NULL && *title != '\0')
    return g_strdup (title);
  if (file_name != NULL && *file_name != '\0')
    return g_strdup (file_name);

  return g_strdup (_("Untitled source"));
}

static char *
describe_provenance (gpointer      row,
                     WhenceSource *source,
                     const char   *publisher,
                     const char   *published)
{
  return source != NULL ? whence_words_provenance (source) : g_strdup ("");
}

static char *
describe_reliability (gpointer    row,
                      const char *reliability)
{
  return g_strdup_printf (_("Reliability %s"),
                          whence_words_reliability (reliability != NULL ? reliability : ""));
}

static gboolean
is_filled (gpointer    row,
           const char *text)
{
  return text != NULL && *text != '\0';
}

/* How many entities and claims have a passage in a source. */
static char *
describe_counts (WhenceSpanIndex *spans)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree char *entities = NULL;
  g_autofree char *claims = NULL;
  guint n_entities = 0;
  guint n_claims = 0;

  for (guint i = 0; i < whence_span_index_get_size (spans); i++)
    {
      WhencePassage *passage = whence_span_index_get_at (spans, i);
      WhenceObject *parent = whence_object_get_parent (WHENCE_OBJECT (passage));

      if (parent == NULL || !g_hash_table_add (seen, parent))
        continue;
      if (WHENCE_IS_ENTITY (parent))
        n_entities++;
      else if (WHENCE_IS_CLAIM (parent))
        n_claims++;
    }

  entities = g_strdup_printf (ngettext ("%u entity", "%u entities", n_entities), n_entities);
  claims = g_strdup_printf (ngettext ("%u claim", "%u claims", n_claims), n_claims);
  if (n_entities == 0 && n_claims == 0)
    return g_strdup (_("Nothing marked"));
  if (n_claims == 0)
    return g_steal_pointer (&entities);
  if (n_entities == 0)
    return g_steal_pointer (&claims);

  return g_strdup_printf ("%s · %s", entities, claims);
}

/* The list takes the accessible name of a row from here: all that is to be read in it. */
static void
update_accessible_name (WhenceSourceRow *self)
{
  const char *provenance = gtk_label_get_label (self->provenance);
  g_autofree char *name = NULL;
  g_autofree char *rated = NULL;

  if (self->source == NULL)
    return;

  if (*whence_source_get_reliability (self->source) != '\0')
    rated = describe_reliability (self, whence_source_get_reliability (self->source));
  name = g_strdup_printf ("%s%s%s, %s%s%s", gtk_label_get_label (self->title),
                          *provenance != '\0' ? ", " : "", provenance,
                          gtk_label_get_label (self->counts), rated != NULL ? ", " : "",
                          rated != NULL ? rated : "");
  whence_spoken_name_row (GTK_WIDGET (self), name);
}

static void
update_counts (WhenceSourceRow *self)
{
  g_autoptr (WhenceSpanIndex) spans = g_signal_group_dup_target (self->span_signals);
  g_autofree char *counts = spans != NULL ? describe_counts (spans) : g_strdup ("");

  gtk_label_set_label (self->counts, counts);
  update_accessible_name (self);
}

static gboolean
on_update (gpointer data)
{
  WhenceSourceRow *self = data;

  self->update_idle = 0;
  update_counts (self);

  return G_SOURCE_REMOVE;
}

/* One change may mark many passages: they are counted once. */
static void
on_spans_changed (WhenceSourceRow *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_update, self, NULL);
}

static void
on_source_notify (WhenceSourceRow *self,
                  GParamSpec      *pspec)
{
  if (g_str_equal (pspec->name, "reliability"))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RELIABILITY]);
  update_accessible_name (self);
}

static void
set_reliability (WhenceSourceRow *self,
                 const char      *reliability)
{
  g_autoptr (WhenceChange) change = NULL;

  if (self->source == NULL || self->workspace == NULL ||
      g_strcmp0 (reliability, whence_source_get_reliability (self->source)) == 0)
    return;

  change = whence_change_new_printf (_("Rated “%s”"), gtk_label_get_label (self->title));
  whence_change_set_string (change, WHENCE_OBJECT (self->source), "reliability", reliability);
  whence_workspace_apply (self->workspace, change);
}

static void
on_edit (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  WhenceSourceRow *self = WHENCE_SOURCE_ROW (widget);

  if (self->source != NULL && self->workspace != NULL)
    whence_workspace_open_page (self->workspace, WHENCE_OBJECT (self->source));
}

static void
on_remove (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  WhenceSourceRow *self = WHENCE_SOURCE_ROW (widget);
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->source == NULL || self->workspace == NULL)
    return;

  g_ptr_array_add (objects, g_object_ref (self->source));
  whence_workspace_remove (self->workspace, objects);
}

static void
on_secondary_click (WhenceSourceRow *self,
                    int              n_press,
                    double           x,
                    double           y,
                    GtkGesture      *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  whence_source_row_show_menu (self, x, y);
}

static void
on_long_press (WhenceSourceRow *self,
               double           x,
               double           y,
               GtkGesture      *gesture)
{
  on_secondary_click (self, 1, x, y, gesture);
}

static void
whence_source_row_dispose (GObject *object)
{
  WhenceSourceRow *self = WHENCE_SOURCE_ROW (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  if (self->span_signals != NULL)
    g_signal_group_set_target (self->span_signals, NULL);
  if (self->source_signals != NULL)
    g_signal_group_set_target (self->source_signals, NULL);
  g_clear_object (&self->span_signals);
  g_clear_object (&self->source_signals);
  g_clear_object (&self->source);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_SOURCE_ROW);

  G_OBJECT_CLASS (whence_source_row_parent_class)->dispose (object);
}

static void
whence_source_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  WhenceSourceRow *self = WHENCE_SOURCE_ROW (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_SOURCE:
      g_value_set_object (value, self->source);
      break;
    case PROP_RELIABILITY:
      g_value_set_string (value, self->source != NULL ?
                                   whence_source_get_reliability (self->source) : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_source_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  WhenceSourceRow *self = WHENCE_SOURCE_ROW (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      if (g_set_object (&self->workspace, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SOURCE:
      whence_source_row_set_source (self, g_value_get_object (value));
      break;
    case PROP_RELIABILITY:
      set_reliability (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-source-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceSourceRow, title);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourceRow, provenance);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourceRow, counts);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourceRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourceRow, context_menu);
  gtk_widget_class_bind_template_callback (widget_class, describe_title);
  gtk_widget_class_bind_template_callback (widget_class, describe_provenance);
  gtk_widget_class_bind_template_callback (widget_class, describe_reliability);
  gtk_widget_class_bind_template_callback (widget_class, is_filled);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_click);
  gtk_widget_class_bind_template_callback (widget_class, on_long_press);
}

static void
whence_source_row_class_init (WhenceSourceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = whence_source_row_dispose;
  object_class->get_property = whence_source_row_get_property;
  object_class->set_property = whence_source_row_set_property;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, WHENCE_TYPE_WORKSPACE, flags);
  properties[PROP_SOURCE] =
    g_param_spec_object ("source", NULL, NULL, WHENCE_TYPE_SOURCE, flags);
  /* Setting it is a change of the project. */
  properties[PROP_RELIABILITY] = g_param_spec_string ("reliability", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_template (widget_class);
  gtk_widget_class_install_action (widget_class, "row.edit", NULL, on_edit);
  gtk_widget_class_install_action (widget_class, "row.remove", NULL, on_remove);
  gtk_widget_class_install_property_action (widget_class, "row.reliability", "reliability");
}

static void
whence_source_row_init (WhenceSourceRow *self)
{
  self->source_signals = g_signal_group_new (WHENCE_TYPE_SOURCE);
  g_signal_group_connect_swapped (self->source_signals, "notify", G_CALLBACK (on_source_notify),
                                  self);
  self->span_signals = g_signal_group_new (WHENCE_TYPE_SPAN_INDEX);
  g_signal_group_connect_swapped (self->span_signals, "changed", G_CALLBACK (on_spans_changed),
                                  self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * whence_source_row_new:
 *
 * Returns: (transfer floating): a row without a source
 */
GtkWidget *
whence_source_row_new (void)
{
  return g_object_new (WHENCE_TYPE_SOURCE_ROW, NULL);
}

/**
 * whence_source_row_set_source:
 * @self: a row
 * @source: (nullable): a source of the project; %NULL while the row is not in use
 *
 * Sets what a row is about.
 */
void
whence_source_row_set_source (WhenceSourceRow *self,
                              WhenceSource    *source)
{
  WhenceProject *project;
  WhenceSpanIndex *spans = NULL;

  g_return_if_fail (WHENCE_IS_SOURCE_ROW (self));

  if (!g_set_object (&self->source, source))
    return;

  project = source != NULL ? whence_object_get_project (WHENCE_OBJECT (source)) : NULL;
  if (project != NULL)
    spans = whence_project_get_spans (project, source);
  g_signal_group_set_target (self->source_signals, source);
  g_signal_group_set_target (self->span_signals, spans);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RELIABILITY]);
  update_counts (self);
}

/**
 * whence_source_row_show_menu:
 * @self: a row
 * @x: where the menu is to point to, in the coordinates of the row
 * @y: likewise
 *
 * Shows the menu of a row.
 */
void
whence_source_row_show_menu (WhenceSourceRow *self,
                             double           x,
                             double           y)
{
  GdkRectangle rectangle = { (int) x, (int) y, 1, 1 };

  g_return_if_fail (WHENCE_IS_SOURCE_ROW (self));

  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_menu), &rectangle);
  gtk_popover_popup (GTK_POPOVER (self->context_menu));
}
