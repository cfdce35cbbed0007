/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-choice-menu.h"
#include "ui/whence-closures.h"
#include "ui/whence-entity-list.h"
#include "ui/whence-entity-row.h"
#include "ui/whence-item-edit.h"
#include "ui/whence-mark-all-dialog.h"
#include "ui/whence-quick-edit.h"

struct _WhenceEntityList
{
  WhenceItemList parent_instance;

  GMenu *merge_menu;
  GMenu *set_type_menu;
};

G_DEFINE_FINAL_TYPE (WhenceEntityList, whence_entity_list, WHENCE_TYPE_ITEM_LIST)

enum
{
  PROP_0,
  PROP_SELECTED_TYPE,
  N_PROPS
};

/* How many of the entities that are selected the menu offers to merge the others into. */
#define MAX_TARGETS 10

static GParamSpec *properties[N_PROPS];

static GListModel *
whence_entity_list_get_items (WhenceItemList *list,
                              WhenceProject  *project)
{
  return whence_project_get_entities (project);
}

/* The names of types are looked for, too. */
static gboolean
whence_entity_list_is_stale (WhenceItemList *list,
                             WhenceChange   *change)
{
  return whence_change_touches (change, WHENCE_TYPE_ENTITY_TYPE);
}

static void
whence_entity_list_add_touched (WhenceItemList *list,
                                WhenceChange   *change,
                                WhenceObject   *object,
                                GPtrArray      *touched)
{
}

static char *
whence_entity_list_dup_words (WhenceItemList *list,
                              WhenceObject   *item)
{
  WhenceEntity *entity = WHENCE_ENTITY (item);
  g_autofree char *aliases = g_strjoinv ("\n", (char **) whence_entity_get_aliases (entity));

  return g_strjoin ("\n", whence_entity_get_name (entity), aliases, NULL);
}

static gboolean
whence_entity_list_passes (WhenceItemList *list,
                           WhenceObject   *item)
{
  return whence_item_filter_allows (whence_item_list_get_filter (list), "type",
                                    whence_entity_get_type_id (WHENCE_ENTITY (item)));
}

/* All types that an entity can have, and the words for them. */
static void
list_types (WhenceProject  *project,
            GStrvBuilder   *types,
            GStrvBuilder   *labels)
{
  const char *const *built_in = whence_project_built_in_types ();
  GListModel *own = whence_project_get_entity_types (project);

  for (guint i = 0; built_in[i] != NULL; i++)
    {
      g_strv_builder_add (types, built_in[i]);
      g_strv_builder_add (labels, whence_words_entity_type (project, built_in[i]));
    }
  for (guint i = 0; i < g_list_model_get_n_items (own); i++)
    {
      g_autoptr (WhenceObject) type = g_list_model_get_item (own, i);
      const char *id = whence_object_get_id (type);

      g_strv_builder_add (types, id);
      g_strv_builder_add (labels, whence_words_entity_type (project, id));
    }
}

static void
whence_entity_list_fill_filters (WhenceItemList      *list,
                                 WhenceFilterPopover *popover)
{
  const char *const link_values[] = { "", "linked", "unlinked", NULL };
  const char *const link_labels[] = { _("Linked or Not"), _("Linked"), _("Not Linked"), NULL };
  WhenceProject *project = whence_item_list_get_project (list);
  g_autoptr (GStrvBuilder) types = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) type_list = NULL;
  g_auto (GStrv) label_list = NULL;

  list_types (project, types, labels);
  type_list = g_strv_builder_end (types);
  label_list = g_strv_builder_end (labels);
  whence_filter_popover_add_checks (popover, _("Type"), "type",
                                    (const char *const *) type_list,
                                    (const char *const *) label_list);
  whence_filter_popover_add_choice (popover, _("Links"), "links", link_values, link_labels);
  whence_filter_popover_add_tags (popover, whence_project_get_entities (project));
}

static void
fill_type_menu (WhenceEntityList *self,
                WhenceProject    *project)
{
  g_autoptr (GStrvBuilder) types = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) type_list = NULL;
  g_auto (GStrv) label_list = NULL;

  list_types (project, types, labels);
  type_list = g_strv_builder_end (types);
  label_list = g_strv_builder_end (labels);
  whence_choice_menu_fill (self->set_type_menu, "entities.set-type",
                           (const char *const *) label_list, (const char *const *) type_list);
}

/* One is merged with another that is chosen; of several, one is chosen that stays. The one with
 * the most mentions comes first.
 */
static void
fill_merge_menu (WhenceEntityList *self)
{
  g_autoptr (GPtrArray) entities = whence_item_list_list_selected (WHENCE_ITEM_LIST (self));
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();
  g_autoptr (GMenu) menu = NULL;

  g_menu_remove_all (self->merge_menu);
  if (entities->len < 2)
    {
      g_menu_append (self->merge_menu, _("_Merge With…"), "entities.merge-with");
      return;
    }

  while (entities->len > 0 && targets->len < MAX_TARGETS)
    {
      WhenceEntity *entity = whence_edit_find_merge_target (entities);
      g_autofree char *name = whence_closure_object_label (WHENCE_OBJECT (entity));
      guint n = g_list_model_get_n_items (whence_entity_get_mentions (entity));

      g_ptr_array_add (labels, g_strdup_printf (ngettext ("Into “%s”, %u Mention",
                                                          "Into “%s”, %u Mentions", n), name, n));
      g_ptr_array_add (targets, (gpointer) whence_object_get_id (WHENCE_OBJECT (entity)));
      g_ptr_array_remove (entities, entity);
    }
  g_ptr_array_add (labels, NULL);
  g_ptr_array_add (targets, NULL);
  menu = g_menu_new ();
  whence_choice_menu_fill (menu, "entities.merge-into", (const char *const *) labels->pdata,
                           (const char *const *) targets->pdata);
  g_menu_append_submenu (self->merge_menu, _("_Merge"), G_MENU_MODEL (menu));
}

static void
whence_entity_list_update_item_menu (WhenceItemList *list)
{
  WhenceEntityList *self = WHENCE_ENTITY_LIST (list);

  if (whence_item_list_get_project (list) == NULL)
    return;

  fill_type_menu (self, whence_item_list_get_project (list));
  fill_merge_menu (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_TYPE]);
}

static gboolean
whence_entity_list_has_sort (WhenceItemList *list,
                             const char     *sort)
{
  return g_strcmp0 (sort, "name") == 0 || g_strcmp0 (sort, "mentions") == 0;
}

static void
whence_entity_list_get_key (WhenceItemList *list,
                            const char     *sort,
                            WhenceObject   *item,
                            WhenceItemKey  *key)
{
  WhenceEntity *entity = WHENCE_ENTITY (item);

  if (g_strcmp0 (sort, "mentions") == 0)
    key->number = G_MAXUINT - g_list_model_get_n_items (whence_entity_get_mentions (entity));
  key->first = g_utf8_collate_key (whence_entity_get_name (entity), -1);
}

static gboolean
whence_entity_list_can_drop (WhenceItemList *list,
                             GPtrArray      *dragged,
                             WhenceObject   *item)
{
  return WHENCE_IS_ENTITY (g_ptr_array_index (dragged, 0)) &&
         (dragged->len > 1 || g_ptr_array_index (dragged, 0) != item);
}

static void
whence_entity_list_drop (WhenceItemList *list,
                         GPtrArray      *dragged,
                         WhenceObject   *item)
{
  whence_item_edit_merge (whence_item_list_get_workspace (list), WHENCE_ENTITY (item), dragged);
}

static void
on_merge_into (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  WhenceItemList *list = WHENCE_ITEM_LIST (widget);
  g_autoptr (GPtrArray) entities = whence_item_list_list_selected (list);
  WhenceProject *project = whence_item_list_get_project (list);
  WhenceObject *into = project != NULL
                         ? whence_project_find (project, g_variant_get_string (parameter, NULL))
                         : NULL;

  if (WHENCE_IS_ENTITY (into) && entities->len > 1)
    whence_item_edit_merge (whence_item_list_get_workspace (list), WHENCE_ENTITY (into), entities);
}

static void
on_merge_picked (WhenceItemList *list,
                 WhenceObject   *other)
{
  WhenceObject *into = whence_item_list_get_selected (list);
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();

  g_ptr_array_add (entities, other);
  if (into != NULL)
    whence_item_edit_merge (whence_item_list_get_workspace (list), WHENCE_ENTITY (into), entities);
}

static void
on_merge_with (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  WhenceItemList *list = WHENCE_ITEM_LIST (widget);
  WhenceObject *selected = whence_item_list_get_selected (list);
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  GtkWidget *label;

  if (selected == NULL)
    return;

  name = whence_closure_object_label (selected);
  words = g_strdup_printf (_("What is chosen becomes part of “%s”."), name);
  label = gtk_label_new (words);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  whence_item_list_pick (list, whence_project_get_entities (whence_item_list_get_project (list)),
                         selected, label, G_CALLBACK (on_merge_picked));
}

/* The type that all have that are selected; empty where they differ, or nothing is. */
static const char *
get_selected_type (WhenceEntityList *self)
{
  g_autoptr (GPtrArray) entities = whence_item_list_list_selected (WHENCE_ITEM_LIST (self));
  const char *type = "";

  for (guint i = 0; i < entities->len; i++)
    {
      const char *its_type = whence_entity_get_type_id (g_ptr_array_index (entities, i));

      if (i > 0 && !g_str_equal (type, its_type))
        return "";
      type = its_type;
    }

  return type;
}

static void
set_selected_type (WhenceEntityList *self,
                   const char       *type)
{
  g_autoptr (GPtrArray) entities = whence_item_list_list_selected (WHENCE_ITEM_LIST (self));

  if (entities->len > 0 &&
      whence_item_edit_set_type (whence_item_list_get_workspace (WHENCE_ITEM_LIST (self)),
                                 entities, type))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_TYPE]);
}

static gboolean
on_digit (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  WhenceItemList *list = WHENCE_ITEM_LIST (gtk_widget_get_ancestor (widget,
                                                                    WHENCE_TYPE_ITEM_LIST));
  const char *const *types = whence_project_built_in_types ();
  guint digit = GPOINTER_TO_UINT (user_data);

  if (whence_item_list_get_selected (list) == NULL || whence_item_list_is_typing (list) ||
      digit > g_strv_length ((char **) types))
    return FALSE;

  set_selected_type (WHENCE_ENTITY_LIST (list), types[digit - 1]);
  whence_quick_edit_tell_type (whence_item_list_get_workspace (list), types[digit - 1]);
  return TRUE;
}

static void
on_mark_all (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  WhenceItemList *list = WHENCE_ITEM_LIST (widget);
  WhenceObject *selected = whence_item_list_get_selected (list);

  if (selected != NULL)
    whence_mark_all_dialog_open (widget, whence_item_list_get_workspace (list),
                                 WHENCE_ENTITY (selected), NULL);
}

static void
whence_entity_list_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED_TYPE:
      g_value_set_string (value, get_selected_type (WHENCE_ENTITY_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_entity_list_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED_TYPE:
      set_selected_type (WHENCE_ENTITY_LIST (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_entity_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), WHENCE_TYPE_ENTITY_LIST);

  G_OBJECT_CLASS (whence_entity_list_parent_class)->dispose (object);
}

static void
whence_entity_list_class_init (WhenceEntityListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  WhenceItemListClass *list_class = WHENCE_ITEM_LIST_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = whence_entity_list_dispose;
  object_class->get_property = whence_entity_list_get_property;
  object_class->set_property = whence_entity_list_set_property;
  list_class->get_items = whence_entity_list_get_items;
  list_class->is_stale = whence_entity_list_is_stale;
  list_class->add_touched = whence_entity_list_add_touched;
  list_class->dup_words = whence_entity_list_dup_words;
  list_class->passes = whence_entity_list_passes;
  list_class->get_key = whence_entity_list_get_key;
  list_class->has_sort = whence_entity_list_has_sort;
  list_class->fill_filters = whence_entity_list_fill_filters;
  list_class->update_item_menu = whence_entity_list_update_item_menu;
  list_class->can_drop = whence_entity_list_can_drop;
  list_class->drop = whence_entity_list_drop;

  /* The type of the entities that are selected; setting it is a change of the project. */
  properties[PROP_SELECTED_TYPE] = g_param_spec_string ("selected-type", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (WHENCE_TYPE_ENTITY_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-entity-list.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityList, merge_menu);
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityList, set_type_menu);
  gtk_widget_class_install_action (widget_class, "entities.merge-with", NULL, on_merge_with);
  gtk_widget_class_install_action (widget_class, "entities.merge-into", "s", on_merge_into);
  gtk_widget_class_install_action (widget_class, "entities.mark-all", NULL, on_mark_all);
  gtk_widget_class_install_property_action (widget_class, "entities.set-type", "selected-type");
}

static void
whence_entity_list_init (WhenceEntityList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (self, "sort", "mentions", NULL);
  for (guint digit = 1; digit <= 8; digit++)
    {
      whence_item_list_add_shortcut (WHENCE_ITEM_LIST (self), GDK_KEY_0 + digit, on_digit, digit);
      whence_item_list_add_shortcut (WHENCE_ITEM_LIST (self), GDK_KEY_KP_0 + digit, on_digit,
                                     digit);
    }
}
