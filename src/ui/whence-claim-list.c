/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-choice-menu.h"
#include "ui/whence-claim-list.h"
#include "ui/whence-claim-row.h"
#include "ui/whence-closures.h"
#include "ui/whence-item-edit.h"
#include "ui/whence-quick-edit.h"

/* The claims of the sources' own voice, in the filter of speakers; no id is like it. */
#define NO_SPEAKER "-"

struct _WhenceClaimList
{
  WhenceItemList parent_instance;

  GMenu *set_status_menu;

  GPtrArray *dropped;      /* owned: WhenceObject, what was dropped on @dropped_on; or NULL */
  WhenceClaim *dropped_on; /* owned; may be NULL */
  GtkDropDown *choice;     /* owned by the picker that was shown last */
};

G_DEFINE_FINAL_TYPE (WhenceClaimList, whence_claim_list, WHENCE_TYPE_ITEM_LIST)

enum
{
  PROP_0,
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

static gboolean
whence_claim_list_is_stale (WhenceItemList *list,
                            WhenceChange   *change)
{
  return FALSE;
}

/* The name of the speaker is shown, and is what is looked for and sorted by. */
static void
whence_claim_list_add_touched (WhenceItemList *list,
                               WhenceChange   *change,
                               WhenceObject   *object,
                               GPtrArray      *touched)
{
  g_autoptr (GPtrArray) referrers = NULL;

  if (!WHENCE_IS_ENTITY (object) || !whence_change_sets (change, WHENCE_TYPE_ENTITY, "name"))
    return;

  referrers = whence_project_list_referrers (whence_item_list_get_project (list),
                                             whence_object_get_id (object));
  for (guint i = 0; i < referrers->len; i++)
    {
      if (WHENCE_IS_CLAIM (g_ptr_array_index (referrers, i)))
        g_ptr_array_add (touched, g_ptr_array_index (referrers, i));
    }
}

static char *
whence_claim_list_dup_words (WhenceItemList *list,
                             WhenceObject   *item)
{
  WhenceClaim *claim = WHENCE_CLAIM (item);
  g_autofree char *speaker = whence_words_speaker (whence_item_list_get_project (list), claim);

  return g_strjoin ("\n", whence_claim_get_text (claim), speaker, NULL);
}

static gboolean
whence_claim_list_passes (WhenceItemList *list,
                          WhenceObject   *item)
{
  WhenceItemFilter *filter = whence_item_list_get_filter (list);
  WhenceClaim *claim = WHENCE_CLAIM (item);
  const char *speaker = whence_claim_get_speaker (claim);

  return whence_item_filter_allows (filter, "status", get_status (claim)) &&
         whence_item_filter_allows (filter, "kind",
                                    get_nick (WHENCE_TYPE_CLAIM_KIND,
                                              (int) whence_claim_get_kind (claim))) &&
         whence_item_filter_allows (filter, "speaker", *speaker != '\0' ? speaker : NO_SPEAKER);
}

/* The nicks of an enumeration, and the words for them. */
static void
list_enum (GType         type,
           const char *(*get_words) (int value),
           GPtrArray    *values,
           GPtrArray    *labels)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  for (guint i = 0; i < klass->n_values; i++)
    {
      g_ptr_array_add (labels, (gpointer) get_words (klass->values[i].value));
      g_ptr_array_add (values, (gpointer) klass->values[i].value_nick);
    }
  g_ptr_array_add (labels, NULL);
  g_ptr_array_add (values, NULL);
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
add_enum (WhenceFilterPopover *popover,
          const char          *title,
          const char          *group,
          GType                type,
          const char        *(*get_words) (int value))
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  list_enum (type, get_words, values, labels);
  whence_filter_popover_add_checks (popover, title, group, (const char *const *) values->pdata,
                                    (const char *const *) labels->pdata);
}

static void
add_speakers (WhenceFilterPopover *popover,
              WhenceProject       *project)
{
  g_autoptr (GPtrArray) speakers = list_speakers (project);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  g_ptr_array_add (labels, (gpointer) _("Anybody"));
  g_ptr_array_add (values, (gpointer) "");
  g_ptr_array_add (labels, (gpointer) _("The source itself"));
  g_ptr_array_add (values, (gpointer) NO_SPEAKER);
  for (guint i = 0; i < speakers->len; i++)
    {
      WhenceEntity *speaker = g_ptr_array_index (speakers, i);

      g_ptr_array_add (labels, (gpointer) whence_entity_get_name (speaker));
      g_ptr_array_add (values, (gpointer) whence_object_get_id (WHENCE_OBJECT (speaker)));
    }
  g_ptr_array_add (labels, NULL);
  g_ptr_array_add (values, NULL);
  whence_filter_popover_add_choice (popover, _("Speaker"), "speaker",
                                    (const char *const *) values->pdata,
                                    (const char *const *) labels->pdata);
}

static void
whence_claim_list_fill_filters (WhenceItemList      *list,
                                WhenceFilterPopover *popover)
{
  const char *const link_values[] = { "", "linked", "unlinked", "contradicted", NULL };
  const char *const link_labels[] = { _("Linked or Not"), _("Linked"), _("Not Linked"),
                                      _("Contradicted"), NULL };
  WhenceProject *project = whence_item_list_get_project (list);

  add_enum (popover, _("Status"), "status", WHENCE_TYPE_CLAIM_STATUS, get_status_words);
  add_enum (popover, _("Kind"), "kind", WHENCE_TYPE_CLAIM_KIND, get_kind_words);
  add_speakers (popover, project);
  whence_filter_popover_add_choice (popover, _("Links"), "links", link_values, link_labels);
  whence_filter_popover_add_tags (popover, whence_project_get_claims (project));
}

static void
whence_claim_list_update_item_menu (WhenceItemList *list)
{
  g_object_notify_by_pspec (G_OBJECT (list), properties[PROP_SELECTED_STATUS]);
}

static gboolean
whence_claim_list_has_sort (WhenceItemList *list,
                            const char     *sort)
{
  return g_strcmp0 (sort, "date") == 0 || g_strcmp0 (sort, "speaker") == 0 ||
         g_strcmp0 (sort, "status") == 0;
}

/* A date as a number that is the lower the later it is; that of a whole year or month comes after
 * its days.
 */
static guint64
get_age (const char *date)
{
  guint64 number = 0;
  guint n_digits = 0;

  for (; *date != '\0'; date++)
    {
      if (!g_ascii_isdigit (*date))
        continue;
      number = number * 10 + (guint64) g_ascii_digit_value (*date);
      n_digits++;
    }
  for (; n_digits < 8; n_digits++)
    number *= 10;

  return G_MAXUINT64 - number;
}

/* The newest first; those without a date last. */
static void
whence_claim_list_get_key (WhenceItemList *list,
                           const char     *sort,
                           WhenceObject   *item,
                           WhenceItemKey  *key)
{
  WhenceClaim *claim = WHENCE_CLAIM (item);

  if (g_strcmp0 (sort, "date") == 0)
    key->number = get_age (whence_claim_get_date (claim));
  else if (g_strcmp0 (sort, "speaker") == 0)
    {
      g_autofree char *speaker = whence_words_speaker (whence_item_list_get_project (list), claim);

      key->first = g_utf8_collate_key (speaker, -1);
    }
  else if (g_strcmp0 (sort, "status") == 0)
    key->number = (guint64) whence_claim_get_status (claim);
  key->second = g_utf8_collate_key (whence_claim_get_text (claim), -1);
}

/* Whether all that is dragged can be dropped on a claim: entities, or other claims. */
static gboolean
whence_claim_list_can_drop (WhenceItemList *list,
                            GPtrArray      *dragged,
                            WhenceObject   *item)
{
  WhenceObject *first = g_ptr_array_index (dragged, 0);

  return WHENCE_IS_ENTITY (first) ||
         (WHENCE_IS_CLAIM (first) && (dragged->len > 1 || first != item));
}

static GMenu *
make_role_menu (guint n)
{
  GMenu *menu = g_menu_new ();

  if (n == 1)
    g_menu_append (menu, _("_Speaker"), "claims.drop-entity::speaker");
  g_menu_append (menu, _("_Through"), "claims.drop-entity::via");
  g_menu_append (menu, _("_About"), "claims.drop-entity::about");

  return menu;
}

static GMenu *
make_link_menu (void)
{
  const char *const *kinds = whence_link_claim_kinds ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; kinds[i] != NULL; i++)
    g_ptr_array_add (labels, (gpointer) whence_words_link_kind (kinds[i]));
  g_ptr_array_add (labels, NULL);
  whence_choice_menu_fill (menu, "claims.drop-claim", (const char *const *) labels->pdata, kinds);

  return menu;
}

/* What was dropped is not said by the drop: that is asked. */
static void
whence_claim_list_drop (WhenceItemList *list,
                        GPtrArray      *dragged,
                        WhenceObject   *item)
{
  WhenceClaimList *self = WHENCE_CLAIM_LIST (list);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = NULL;
  g_autofree char *label = whence_closure_object_label (g_ptr_array_index (dragged, 0));
  g_autofree char *title = NULL;

  g_clear_pointer (&self->dropped, g_ptr_array_unref);
  self->dropped = g_ptr_array_ref (dragged);
  g_set_object (&self->dropped_on, WHENCE_CLAIM (item));
  if (WHENCE_IS_ENTITY (g_ptr_array_index (dragged, 0)))
    section = make_role_menu (dragged->len);
  else
    section = make_link_menu ();
  /* Translators: an entity or a claim, of which is said next what it is to another claim */
  title = dragged->len == 1
            ? g_strdup_printf (C_("what is dropped", "“%s”"), label)
            : g_strdup_printf (ngettext ("%u Item", "%u Items", dragged->len), dragged->len);
  g_menu_append_section (menu, title, G_MENU_MODEL (section));
  whence_item_list_popup (list, GTK_POPOVER (gtk_popover_menu_new_from_model (
                                  G_MENU_MODEL (menu))), item);
}

static gboolean
is_drop_there (WhenceClaimList *self)
{
  WhenceProject *project = whence_item_list_get_project (WHENCE_ITEM_LIST (self));

  if (self->dropped == NULL ||
      whence_object_get_project (WHENCE_OBJECT (self->dropped_on)) != project)
    return FALSE;
  for (guint i = 0; i < self->dropped->len; i++)
    {
      if (whence_object_get_project (g_ptr_array_index (self->dropped, i)) != project)
        return FALSE;
    }

  return TRUE;
}

static void
on_drop_entity (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  WhenceClaimList *self = WHENCE_CLAIM_LIST (widget);

  if (is_drop_there (self))
    whence_item_edit_set_role (whence_item_list_get_workspace (WHENCE_ITEM_LIST (self)),
                               self->dropped_on, g_variant_get_string (parameter, NULL),
                               self->dropped);
}

static void
on_drop_claim (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  WhenceClaimList *self = WHENCE_CLAIM_LIST (widget);

  if (is_drop_there (self))
    whence_item_edit_link (whence_item_list_get_workspace (WHENCE_ITEM_LIST (self)),
                           self->dropped, self->dropped_on,
                           g_variant_get_string (parameter, NULL));
}

/* A choice above what is to be picked, after the words that it goes on from. */
static GtkWidget *
make_choice (WhenceClaimList   *self,
             const char        *words,
             const char *const *labels)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *choice = gtk_drop_down_new_from_strings (labels);

  gtk_widget_set_hexpand (choice, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), choice);
  self->choice = GTK_DROP_DOWN (choice);

  return box;
}

static void
on_link_picked (WhenceClaimList *self,
                WhenceObject    *other)
{
  g_autoptr (GPtrArray) claims = whence_item_list_list_selected (WHENCE_ITEM_LIST (self));

  if (claims->len > 0)
    whence_item_edit_link (whence_item_list_get_workspace (WHENCE_ITEM_LIST (self)), claims,
                           WHENCE_CLAIM (other),
                           whence_link_claim_kinds ()[gtk_drop_down_get_selected (self->choice)]);
}

static void
on_link_to (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  WhenceClaimList *self = WHENCE_CLAIM_LIST (widget);
  WhenceItemList *list = WHENCE_ITEM_LIST (widget);
  g_autoptr (GPtrArray) claims = whence_item_list_list_selected (list);
  const char *const *kinds = whence_link_claim_kinds ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  if (whence_item_list_get_selected (list) == NULL)
    return;

  for (guint i = 0; kinds[i] != NULL; i++)
    g_ptr_array_add (labels, (gpointer) whence_words_link_kind (kinds[i]));
  g_ptr_array_add (labels, NULL);
  whence_item_list_pick (list, whence_project_get_claims (whence_item_list_get_project (list)),
                         claims->len == 1 ? whence_item_list_get_selected (list) : NULL,
                         make_choice (self, claims->len == 1 ? _("This claim") : _("These claims"),
                                      (const char *const *) labels->pdata),
                         G_CALLBACK (on_link_picked));
}

static const char *const roles[] = { "speaker", "via", "about" };

static void
on_role_picked (WhenceClaimList *self,
                WhenceObject    *other)
{
  WhenceObject *claim = whence_item_list_get_selected (WHENCE_ITEM_LIST (self));
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();

  g_ptr_array_add (entities, other);
  if (claim != NULL)
    whence_item_edit_set_role (whence_item_list_get_workspace (WHENCE_ITEM_LIST (self)),
                               WHENCE_CLAIM (claim),
                               roles[gtk_drop_down_get_selected (self->choice)], entities);
}

static void
on_set_role (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  WhenceClaimList *self = WHENCE_CLAIM_LIST (widget);
  WhenceItemList *list = WHENCE_ITEM_LIST (widget);
  const char *const labels[] = { _("Speaker"), _("Through"), _("About"), NULL };

  if (whence_item_list_get_selected (list) == NULL)
    return;

  whence_item_list_pick (list, whence_project_get_entities (whence_item_list_get_project (list)),
                         NULL, make_choice (self, _("As"), labels), G_CALLBACK (on_role_picked));
}

/* The status that all have that are selected; empty where they differ, or nothing is. */
static const char *
get_selected_status (WhenceClaimList *self)
{
  g_autoptr (GPtrArray) claims = whence_item_list_list_selected (WHENCE_ITEM_LIST (self));
  const char *status = "";

  for (guint i = 0; i < claims->len; i++)
    {
      if (i > 0 && !g_str_equal (status, get_status (g_ptr_array_index (claims, i))))
        return "";
      status = get_status (g_ptr_array_index (claims, i));
    }

  return status;
}

static void
set_selected_status (WhenceClaimList   *self,
                     WhenceClaimStatus  status)
{
  g_autoptr (GPtrArray) claims = whence_item_list_list_selected (WHENCE_ITEM_LIST (self));

  if (claims->len > 0 &&
      whence_item_edit_set_status (whence_item_list_get_workspace (WHENCE_ITEM_LIST (self)),
                                   claims, status))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_STATUS]);
}

/* All that are selected get the status after that of the one that is meant. */
static gboolean
on_next_status (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   user_data)
{
  WhenceItemList *list = WHENCE_ITEM_LIST (gtk_widget_get_ancestor (widget,
                                                                    WHENCE_TYPE_ITEM_LIST));
  WhenceObject *selected = whence_item_list_get_selected (list);
  guint status;

  if (selected == NULL || whence_item_list_is_typing (list))
    return FALSE;

  status = (guint) whence_claim_get_status (WHENCE_CLAIM (selected)) + 1;
  if (status > WHENCE_CLAIM_STATUS_UNVERIFIABLE)
    status = WHENCE_CLAIM_STATUS_OPEN;
  set_selected_status (WHENCE_CLAIM_LIST (list), (WhenceClaimStatus) status);
  whence_quick_edit_tell_status (whence_item_list_get_workspace (list), (WhenceClaimStatus) status);
  return TRUE;
}

static void
whence_claim_list_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED_STATUS:
      g_value_set_string (value, get_selected_status (WHENCE_CLAIM_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_claim_list_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (WHENCE_TYPE_CLAIM_STATUS);
  GEnumValue *found;

  switch (prop_id)
    {
    case PROP_SELECTED_STATUS:
      found = g_enum_get_value_by_nick (klass, g_value_get_string (value));
      if (found != NULL)
        set_selected_status (WHENCE_CLAIM_LIST (object), (WhenceClaimStatus) found->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_claim_list_dispose (GObject *object)
{
  WhenceClaimList *self = WHENCE_CLAIM_LIST (object);

  g_clear_pointer (&self->dropped, g_ptr_array_unref);
  g_clear_object (&self->dropped_on);
  gtk_widget_dispose_template (GTK_WIDGET (object), WHENCE_TYPE_CLAIM_LIST);

  G_OBJECT_CLASS (whence_claim_list_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /* The status of the claims that are selected; setting it is a change of the project. */
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
  object_class->get_property = whence_claim_list_get_property;
  object_class->set_property = whence_claim_list_set_property;
  list_class->get_items = whence_claim_list_get_items;
  list_class->is_stale = whence_claim_list_is_stale;
  list_class->add_touched = whence_claim_list_add_touched;
  list_class->dup_words = whence_claim_list_dup_words;
  list_class->passes = whence_claim_list_passes;
  list_class->get_key = whence_claim_list_get_key;
  list_class->has_sort = whence_claim_list_has_sort;
  list_class->fill_filters = whence_claim_list_fill_filters;
  list_class->update_item_menu = whence_claim_list_update_item_menu;
  list_class->can_drop = whence_claim_list_can_drop;
  list_class->drop = whence_claim_list_drop;
  install_properties (object_class);

  g_type_ensure (WHENCE_TYPE_CLAIM_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-claim-list.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimList, set_status_menu);
  gtk_widget_class_install_action (widget_class, "claims.link-to", NULL, on_link_to);
  gtk_widget_class_install_action (widget_class, "claims.set-role", NULL, on_set_role);
  gtk_widget_class_install_action (widget_class, "claims.drop-entity", "s", on_drop_entity);
  gtk_widget_class_install_action (widget_class, "claims.drop-claim", "s", on_drop_claim);
  gtk_widget_class_install_property_action (widget_class, "claims.set-status", "selected-status");
}

static void
whence_claim_list_init (WhenceClaimList *self)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  list_enum (WHENCE_TYPE_CLAIM_STATUS, get_status_words, values, labels);
  whence_choice_menu_fill (self->set_status_menu, "claims.set-status",
                           (const char *const *) labels->pdata,
                           (const char *const *) values->pdata);
  whence_item_list_add_shortcut (WHENCE_ITEM_LIST (self), GDK_KEY_s, on_next_status, 0);
}
