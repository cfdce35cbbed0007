/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-closures.h"
#include "ui/whence-color-icon.h"
#include "ui/whence-claim-row.h"
#include "ui/whence-spoken.h"

/* A claim in the list of claims. */
struct _WhenceClaimRow
{
  GtkBox parent_instance;

  GtkLabel *text;
  WhenceColorIcon *icon;
  GtkLabel *details;
  GtkWidget *contradicted;
  GtkLabel *count;

  WhenceClaim *item;              /* owned; NULL while the row is not in use */
  GSignalGroup *item_signals;      /* owned */
  GSignalGroup *passage_signals;   /* owned: of the list of passages of @item */
  GSignalGroup *project_signals;   /* owned */
};

G_DEFINE_FINAL_TYPE (WhenceClaimRow, whence_claim_row, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Where a claim stands, and who makes it. */
static char *
dup_details (WhenceProject *project,
             WhenceClaim   *claim)
{
  g_autofree char *speaker = whence_words_speaker (project, claim);

  return g_strdup_printf ("%s · %s", whence_words_status (whence_claim_get_status (claim)),
                          speaker);
}

static void
update (WhenceClaimRow *self)
{
  WhenceProject *project = self->item != NULL
                             ? whence_object_get_project (WHENCE_OBJECT (self->item)) : NULL;
  const char *contradiction;
  guint n;
  g_autofree char *text = NULL;
  g_autofree char *details = NULL;
  g_autofree char *count = NULL;
  g_autofree char *spoken_count = NULL;
  g_autofree char *spoken = NULL;

  /* The row outlives what is removed until the list has taken notice. */
  if (project == NULL)
    return;

  contradiction = whence_closure_contradiction (project, self->item);
  n = g_list_model_get_n_items (whence_claim_get_evidence (self->item));
  text = whence_closure_object_title (WHENCE_OBJECT (self->item));
  details = dup_details (project, self->item);
  count = whence_closure_n_passages (self, n);
  spoken_count = whence_closure_n_passages_spoken (n);
  spoken = g_strdup_printf ("%s, %s, %s%s%s", text, details, spoken_count,
                            contradiction != NULL ? ", " : "",
                            contradiction != NULL ? contradiction : "");
  gtk_label_set_label (self->text, text);
  whence_color_icon_show_status (self->icon, whence_claim_get_status (self->item));
  gtk_label_set_label (self->details, details);
  gtk_widget_set_visible (self->contradicted, contradiction != NULL);
  whence_spoken_set_tip (self->contradicted, contradiction);
  gtk_label_set_label (self->count, count);
  whence_spoken_name_row (GTK_WIDGET (self), spoken);
}

/* The name of the speaker, the links and the stance of passages are elsewhere in the project. To
 * see that they are as before is much less work than to show them again, and there are many rows.
 */
static void
on_project_changed (WhenceClaimRow *self,
                    WhenceChange   *change)
{
  WhenceProject *project = whence_object_get_project (WHENCE_OBJECT (self->item));
  g_autofree char *details = NULL;

  if (project == NULL ||
      (!whence_change_touches (change, WHENCE_TYPE_LINK) &&
       !whence_change_touches (change, WHENCE_TYPE_EVIDENCE) &&
       !whence_change_sets (change, WHENCE_TYPE_ENTITY, "name")))
    return;

  details = dup_details (project, self->item);
  if (g_strcmp0 (gtk_label_get_label (self->details), details) != 0 ||
      g_strcmp0 (gtk_widget_get_tooltip_text (self->contradicted),
                 whence_closure_contradiction (project, self->item)) != 0)
    update (self);
}

/* Found out when it is asked for: to set it asks the display server where the pointer is, which for
 * many rows takes long.
 */
static gboolean
on_count_tooltip (WhenceClaimRow *self,
                  int             x,
                  int             y,
                  gboolean        keyboard,
                  GtkTooltip     *tooltip)
{
  g_autofree char *words = NULL;

  if (self->item == NULL)
    return FALSE;

  words = whence_closure_n_passages_spoken (
    g_list_model_get_n_items (whence_claim_get_evidence (self->item)));
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
set_item (WhenceClaimRow *self,
          WhenceClaim    *item)
{
  if (!g_set_object (&self->item, item))
    return;

  g_signal_group_set_target (self->item_signals, item);
  g_signal_group_set_target (self->passage_signals,
                             item != NULL ? whence_claim_get_evidence (item) : NULL);
  g_signal_group_set_target (self->project_signals,
                             item != NULL ? whence_object_get_project (WHENCE_OBJECT (item))
                                          : NULL);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static void
whence_claim_row_dispose (GObject *object)
{
  WhenceClaimRow *self = WHENCE_CLAIM_ROW (object);

  set_item (self, NULL);
  g_clear_object (&self->item_signals);
  g_clear_object (&self->passage_signals);
  g_clear_object (&self->project_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_CLAIM_ROW);

  G_OBJECT_CLASS (whence_claim_row_parent_class)->dispose (object);
}

static void
whence_claim_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  WhenceClaimRow *self = WHENCE_CLAIM_ROW (object);

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
whence_claim_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      set_item (WHENCE_CLAIM_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_claim_row_class_init (WhenceClaimRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = whence_claim_row_dispose;
  object_class->get_property = whence_claim_row_get_property;
  object_class->set_property = whence_claim_row_set_property;

  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, WHENCE_TYPE_CLAIM,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (WHENCE_TYPE_COLOR_ICON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-claim-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimRow, text);
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimRow, icon);
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimRow, details);
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimRow, contradicted);
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimRow, count);
  gtk_widget_class_bind_template_callback (widget_class, on_count_tooltip);
}

static void
whence_claim_row_init (WhenceClaimRow *self)
{
  self->item_signals = g_signal_group_new (WHENCE_TYPE_CLAIM);
  g_signal_group_connect_swapped (self->item_signals, "notify", G_CALLBACK (update), self);
  self->passage_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->passage_signals, "items-changed", G_CALLBACK (update),
                                  self);
  self->project_signals = g_signal_group_new (WHENCE_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed",
                                  G_CALLBACK (on_project_changed), self);

  gtk_widget_init_template (GTK_WIDGET (self));
}
