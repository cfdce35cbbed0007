/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-choice-menu.h"
#include "ui/whence-claim-list.h"
#include "ui/whence-claim-row.h"
#include "ui/whence-closures.h"
#include "ui/whence-quick-edit.h"

/* The claims of the sources' own voice, in the filter of speakers; no id is like it. */
#define NO_SPEAKER "-"

struct _WhenceClaimList
{
  WhenceItemList parent_instance;

  GMenu *status_menu;
  GMenu *speaker_menu;
  GMenu *kind_menu;
  GMenu *tag_menu;
  GMenu *set_status_menu;

  char *status;    /* only claims of this status; empty: all */
  char *kind;      /* only claims of this kind; empty: all */
  char *speaker;   /* only claims of the entity with this id, or NO_SPEAKER; empty: all */
};

G_DEFINE_FINAL_TYPE (WhenceClaimList, whence_claim_list, WHENCE_TYPE_ITEM_LIST)

enum
{
  PROP_0,
  PROP_STATUS,
  PROP_KIND,
  PROP_SPEAKER,
  PROP_SELECTED_STATUS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
get_nick (GType type,
          int   value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  return g_enum_get_value (klass, value)->value_nick;
}

static const char *
get_status (WhenceClaim *claim)
{
  return get_nick (WHENCE_TYPE_CLAIM_STATUS, (int) whence_claim_get_status (claim));
}

static GListModel *
whence_claim_list_get_items (WhenceItemList *list,
                             WhenceProject  *project)
{
  return whence_project_get_claims (project);
}

/* The name of the speaker is shown, filtered and sorted by as well. */
static gboolean
whence_claim_list_is_touched (WhenceItemList *list,
                              WhenceChange   *change)
{
  return whence_change_touches (change, WHENCE_TYPE_CLAIM) ||
         whence_change_touches (change, WHENCE_TYPE_EVIDENCE) ||
         whence_change_touches (change, WHENCE_TYPE_ENTITY) ||
         whence_change_touches (change, WHENCE_TYPE_SOURCE);
}

static gboolean
whence_claim_list_has_words (WhenceItemList    *list,
                             WhenceObject      *item,
                             const char *const *words)
{
  WhenceClaim *claim = WHENCE_CLAIM (item);
  g_autofree char *speaker = whence_words_speaker (whence_item_list_get_project (list), claim);
  g_autofree char *all = g_strjoin ("\n", whence_claim_get_text (claim), speaker, NULL);

  return whence_closure_has_words (all, words);
}

static gboolean
whence_claim_list_passes (WhenceItemList *list,
                          WhenceObject   *item)
{
  WhenceClaimList *self = WHENCE_CLAIM_LIST (list);
  WhenceClaim *claim = WHENCE_CLAIM (item);
  const char *speaker = whence_claim_get_speaker (claim);

  if (*self->status != '\0' && !g_str_equal (get_status (claim), self->status))
    return FALSE;
  if (*self->kind != '\0' &&
      !g_str_equal (get_nick (WHENCE_TYPE_CLAIM_KIND, (int) whence_claim_get_kind (claim)),
                    self->kind))
    return FALSE;

  return *self->speaker == '\0' ||
         g_str_equal (*speaker != '\0' ? speaker : NO_SPEAKER, self->speaker);
}

static gboolean
whence_claim_list_is_filtering (WhenceItemList *list)
{
  WhenceClaimList *self = WHENCE_CLAIM_LIST (list);

  return *self->status != '\0' || *self->kind != '\0' || *self->speaker != '\0';
}

static void
whence_claim_list_clear_filters (WhenceItemList *list)
{
  g_object_set (list, "status", "", "kind", "", "speaker", "", NULL);
}

/* Fills @menu with the words of an enumeration. */
static void
fill_enum_menu (GMenu        *menu,
                const char   *action,
                const char   *any,
                GType         type,
                const char *(*get_words) (int value))
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();

  if (any != NULL)
    {
      g_ptr_array_add (labels, (gpointer) any);
      g_ptr_array_add (targets, (gpointer) "");
    }
  for (guint i = 0; i < klass->n_values; i++)
    {
      g_ptr_array_add (labels, (gpointer) get_words (klass->values[i].value));
      g_ptr_array_add (targets, (gpointer) klass->values[i].value_nick);
    }
  g_ptr_array_add (labels, NULL);
  g_ptr_array_add (targets, NULL);
  whence_choice_menu_fill (menu, action, (const char *const *) labels->pdata,
                              (const char *const *) targets->pdata);
}

static const char *
get_status_words (int value)
{
  return whence_words_status ((WhenceClaimStatus) value);
}

static const char *
get_kind_words (int value)
{
  return whence_words_claim_kind ((WhenceClaimKind) value);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  WhenceEntity *const *entity_a = a;
  WhenceEntity *const *entity_b = b;

  return g_utf8_collate (whence_entity_get_name (*entity_a), whence_entity_get_name (*entity_b));
}

/* The entities that make a claim, by name. */
static GPtrArray *
list_speakers (WhenceProject *project)
{
  GListModel *claims = whence_project_get_claims (project);
  guint n = g_list_model_get_n_items (claims);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *speakers = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceClaim) claim = g_list_model_get_item (claims, i);
      WhenceObject *speaker = whence_project_find (project, whence_claim_get_speaker (claim));

      if (WHENCE_IS_ENTITY (speaker) && g_hash_table_add (seen, speaker))
        g_ptr_array_add (speakers, speaker);
    }
  g_ptr_array_sort (speakers, compare_names);

  return speakers;
}

static void
fill_speaker_menu (WhenceClaimList *self)
{
  WhenceProject *project = whence_item_list_get_project (WHENCE_ITEM_LIST (self));
  g_autoptr (GPtrArray) speakers = project != NULL ? list_speakers (project) : NULL;
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();

  g_ptr_array_add (labels, (gpointer) _("Anybody"));
  g_ptr_array_add (targets, (gpointer) "");
  g_ptr_array_add (labels, (gpointer) _("The source itself"));
  g_ptr_array_add (targets, (gpointer) NO_SPEAKER);
  for (guint i = 0; speakers != NULL && i < speakers->len; i++)
    {
      WhenceEntity *speaker = g_ptr_array_index (speakers, i);

      g_ptr_array_add (labels, (gpointer) whence_entity_get_name (speaker));
      g_ptr_array_add (targets, (gpointer) whence_object_get_id (WHENCE_OBJECT (speaker)));
    }
  g_ptr_array_add (labels, NULL);
  g_ptr_array_add (targets, NULL);
  whence_choice_menu_fill (self->speaker_menu, "claims.speaker",
                              (const char *const *) labels->pdata,
                              (const char *const *) targets->pdata);
}

static void
whence_claim_list_update_menu (WhenceItemList *list)
{
  WhenceClaimList *self = WHENCE_CLAIM_LIST (list);
  WhenceProject *project = whence_item_list_get_project (list);

  fill_speaker_menu (self);
  whence_choice_menu_fill_tags (self->tag_menu, "items.tag",
                                project != NULL ? whence_project_get_claims (project) : NULL);
}

static void
whence_claim_list_update_item_menu (WhenceItemList *list)
{
  g_object_notify_by_pspec (G_OBJECT (list), properties[PROP_SELECTED_STATUS]);
}

static int
compare_speakers (WhenceItemList *list,
                  WhenceClaim    *a,
                  WhenceClaim    *b)
{
  WhenceProject *project = whence_item_list_get_project (list);
  g_autofree char *speaker_a = whence_words_speaker (project, a);
  g_autofree char *speaker_b = whence_words_speaker (project, b);

  return g_utf8_collate (speaker_a, speaker_b);
}

/* The newest first; those without a date last. */
static int
whence_claim_list_compare (WhenceItemList *list,
                           const char     *sort,
                           WhenceObject   *a,
                           WhenceObject   *b)
{
  WhenceClaim *claim_a = WHENCE_CLAIM (a);
  WhenceClaim *claim_b = WHENCE_CLAIM (b);
  int order = 0;

  if (g_strcmp0 (sort, "date") == 0)
    order = strcmp (whence_claim_get_date (claim_b), whence_claim_get_date (claim_a));
  else if (g_strcmp0 (sort, "speaker") == 0)
    order = compare_speakers (list, claim_a, claim_b);
  else if (g_strcmp0 (sort, "status") == 0)
    order = (int) whence_claim_get_status (claim_a) - (int) whence_claim_get_status (claim_b);

  return order != 0 ? order
                    : g_utf8_collate (whence_claim_get_text (claim_a),
                                      whence_claim_get_text (claim_b));
}

static gboolean
on_next_status (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   user_data)
{
  WhenceItemList *list = WHENCE_ITEM_LIST (gtk_widget_get_ancestor (widget,
                                                                    WHENCE_TYPE_ITEM_LIST));
  WhenceWorkspace *workspace = whence_item_list_get_workspace (list);

  return workspace != NULL && whence_item_list_get_selected (list) != NULL &&
         whence_quick_edit_next_status (workspace);
}

static void
set_selected_status (WhenceClaimList *self,
                     const char      *status)
{
  WhenceObject *selected = whence_item_list_get_selected (WHENCE_ITEM_LIST (self));
  g_autoptr (GEnumClass) klass = g_type_class_ref (WHENCE_TYPE_CLAIM_STATUS);
  GEnumValue *found = g_enum_get_value_by_nick (klass, status);
  g_autofree char *label = NULL;
  g_autoptr (WhenceChange) change = NULL;

  if (selected == NULL || found == NULL ||
      g_str_equal (get_status (WHENCE_CLAIM (selected)), status))
    return;

  label = whence_closure_object_label (selected);
  change = whence_change_new_printf (_("Changed the status of “%s”"), label);
  whence_change_set_enum (change, selected, "status", found->value);
  whence_workspace_apply (whence_item_list_get_workspace (WHENCE_ITEM_LIST (self)), change);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_STATUS]);
}

static void
whence_claim_list_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  WhenceClaimList *self = WHENCE_CLAIM_LIST (object);
  WhenceObject *selected = whence_item_list_get_selected (WHENCE_ITEM_LIST (self));

  switch (prop_id)
    {
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    case PROP_KIND:
      g_value_set_string (value, self->kind);
      break;
    case PROP_SPEAKER:
      g_value_set_string (value, self->speaker);
      break;
    case PROP_SELECTED_STATUS:
      g_value_set_string (value, selected != NULL ? get_status (WHENCE_CLAIM (selected)) : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_filter (WhenceClaimList  *self,
            char            **field,
            const GValue     *value,
            GParamSpec       *pspec)
{
  if (g_strcmp0 (*field, g_value_get_string (value)) == 0)
    return;

  g_free (*field);
  *field = g_value_dup_string (value);
  whence_item_list_filter_changed (WHENCE_ITEM_LIST (self));
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
whence_claim_list_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  WhenceClaimList *self = WHENCE_CLAIM_LIST (object);

  switch (prop_id)
    {
    case PROP_STATUS:
      set_filter (self, &self->status, value, pspec);
      break;
    case PROP_KIND:
      set_filter (self, &self->kind, value, pspec);
      break;
    case PROP_SPEAKER:
      set_filter (self, &self->speaker, value, pspec);
      break;
    case PROP_SELECTED_STATUS:
      set_selected_status (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_claim_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), WHENCE_TYPE_CLAIM_LIST);

  G_OBJECT_CLASS (whence_claim_list_parent_class)->dispose (object);
}

static void
whence_claim_list_finalize (GObject *object)
{
  WhenceClaimList *self = WHENCE_CLAIM_LIST (object);

  g_free (self->status);
  g_free (self->kind);
  g_free (self->speaker);

  G_OBJECT_CLASS (whence_claim_list_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, "", flags);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, "", flags);
  properties[PROP_SPEAKER] = g_param_spec_string ("speaker", NULL, NULL, "", flags);
  /* The status of the claim that is selected; setting it is a change of the project. */
  properties[PROP_SELECTED_STATUS] =
    g_param_spec_string ("selected-status", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
whence_claim_list_class_init (WhenceClaimListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  WhenceItemListClass *list_class = WHENCE_ITEM_LIST_CLASS (klass);

  object_class->dispose = whence_claim_list_dispose;
  object_class->finalize = whence_claim_list_finalize;
  object_class->get_property = whence_claim_list_get_property;
  object_class->set_property = whence_claim_list_set_property;
  list_class->get_items = whence_claim_list_get_items;
  list_class->is_touched = whence_claim_list_is_touched;
  list_class->has_words = whence_claim_list_has_words;
  list_class->passes = whence_claim_list_passes;
  list_class->is_filtering = whence_claim_list_is_filtering;
  list_class->clear_filters = whence_claim_list_clear_filters;
  list_class->update_menu = whence_claim_list_update_menu;
  list_class->update_item_menu = whence_claim_list_update_item_menu;
  list_class->compare = whence_claim_list_compare;
  install_properties (object_class);

  g_type_ensure (WHENCE_TYPE_CLAIM_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-claim-list.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimList, status_menu);
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimList, speaker_menu);
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimList, kind_menu);
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimList, tag_menu);
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimList, set_status_menu);
  gtk_widget_class_install_property_action (widget_class, "claims.status", "status");
  gtk_widget_class_install_property_action (widget_class, "claims.kind", "kind");
  gtk_widget_class_install_property_action (widget_class, "claims.speaker", "speaker");
  gtk_widget_class_install_property_action (widget_class, "claims.set-status", "selected-status");
}

static void
whence_claim_list_init (WhenceClaimList *self)
{
  self->status = g_strdup ("");
  self->kind = g_strdup ("");
  self->speaker = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_enum_menu (self->status_menu, "claims.status", _("Any Status"), WHENCE_TYPE_CLAIM_STATUS,
                  get_status_words);
  fill_enum_menu (self->kind_menu, "claims.kind", _("Any Kind"), WHENCE_TYPE_CLAIM_KIND,
                  get_kind_words);
  fill_enum_menu (self->set_status_menu, "claims.set-status", NULL, WHENCE_TYPE_CLAIM_STATUS,
                  get_status_words);
  whence_item_list_add_shortcut (WHENCE_ITEM_LIST (self), GDK_KEY_s, on_next_status, 0);
}
