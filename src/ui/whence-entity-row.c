/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-closures.h"
#include "ui/whence-color-icon.h"
#include "ui/whence-entity-row.h"
#include "ui/whence-spoken.h"

/* An entity in the list of entities. */
struct _WhenceEntityRow
{
  GtkBox parent_instance;

  WhenceColorIcon *icon;
  GtkLabel *name;
  GtkLabel *type;
  GtkLabel *count;

  WhenceEntity *item;              /* owned; NULL while the row is not in use */
  GSignalGroup *item_signals;      /* owned */
  GSignalGroup *passage_signals;   /* owned: of the list of passages of @item */
  GSignalGroup *project_signals;   /* owned */
};

G_DEFINE_FINAL_TYPE (WhenceEntityRow, whence_entity_row, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update (WhenceEntityRow *self)
{
  WhenceProject *project = self->item != NULL
                             ? whence_object_get_project (WHENCE_OBJECT (self->item)) : NULL;
  const char *type;
  guint n;
  g_autofree char *name = NULL;
  g_autofree char *count = NULL;
  g_autofree char *spoken_count = NULL;
  g_autofree char *spoken = NULL;

  /* The row outlives what is removed until the list has taken notice. */
  if (project == NULL)
    return;

  type = whence_entity_get_type_id (self->item);
  n = g_list_model_get_n_items (whence_entity_get_mentions (self->item));
  name = whence_closure_object_title (WHENCE_OBJECT (self->item));
  count = g_strdup_printf ("%u", n);
  spoken_count = whence_closure_n_mentions_spoken (n);
  spoken = g_strdup_printf ("%s, %s, %s", name, whence_words_entity_type (project, type),
                            spoken_count);
  whence_color_icon_show_type (self->icon, project, type);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->type, whence_words_entity_type (project, type));
  gtk_label_set_label (self->count, count);
  whence_spoken_name_row (GTK_WIDGET (self), spoken);
}

/* The names of types are elsewhere in the project. */
static void
on_project_changed (WhenceEntityRow *self,
                    WhenceChange    *change)
{
  if (whence_change_touches (change, WHENCE_TYPE_ENTITY_TYPE))
    update (self);
}

/* Found out when it is asked for: to set it asks the display server where the pointer is, which for
 * many rows takes long.
 */
static gboolean
on_count_tooltip (WhenceEntityRow *self,
                  int              x,
                  int              y,
                  gboolean         keyboard,
                  GtkTooltip      *tooltip)
{
  g_autofree char *words = NULL;

  if (self->item == NULL)
    return FALSE;

  words = whence_closure_n_mentions_spoken (
    g_list_model_get_n_items (whence_entity_get_mentions (self->item)));
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
set_item (WhenceEntityRow *self,
          WhenceEntity    *item)
{
  if (!g_set_object (&self->item, item))
    return;

  g_signal_group_set_target (self->item_signals, item);
  g_signal_group_set_target (self->passage_signals,
                             item != NULL ? whence_entity_get_mentions (item) : NULL);
  g_signal_group_set_target (self->project_signals,
                             item != NULL ? whence_object_get_project (WHENCE_OBJECT (item))
                                          : NULL);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static void
whence_entity_row_dispose (GObject *object)
{
  WhenceEntityRow *self = WHENCE_ENTITY_ROW (object);

  set_item (self, NULL);
  g_clear_object (&self->item_signals);
  g_clear_object (&self->passage_signals);
  g_clear_object (&self->project_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_ENTITY_ROW);

  G_OBJECT_CLASS (whence_entity_row_parent_class)->dispose (object);
}

static void
whence_entity_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  WhenceEntityRow *self = WHENCE_ENTITY_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_entity_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      set_item (WHENCE_ENTITY_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_entity_row_class_init (WhenceEntityRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = whence_entity_row_dispose;
  object_class->get_property = whence_entity_row_get_property;
  object_class->set_property = whence_entity_row_set_property;

  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, WHENCE_TYPE_ENTITY,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (WHENCE_TYPE_COLOR_ICON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-entity-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityRow, icon);
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityRow, name);
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityRow, type);
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityRow, count);
  gtk_widget_class_bind_template_callback (widget_class, on_count_tooltip);
}

static void
whence_entity_row_init (WhenceEntityRow *self)
{
  self->item_signals = g_signal_group_new (WHENCE_TYPE_ENTITY);
  g_signal_group_connect_swapped (self->item_signals, "notify", G_CALLBACK (update), self);
  self->passage_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->passage_signals, "items-changed", G_CALLBACK (update),
                                  self);
  self->project_signals = g_signal_group_new (WHENCE_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed",
                                  G_CALLBACK (on_project_changed), self);

  gtk_widget_init_template (GTK_WIDGET (self));
}
