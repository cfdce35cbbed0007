/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-choice-menu.h"
#include "ui/whence-closures.h"
#include "ui/whence-entity-list.h"
#include "ui/whence-entity-row.h"
#include "ui/whence-quick-edit.h"

struct _WhenceEntityList
{
  WhenceItemList parent_instance;

  GMenu *type_menu;
  GMenu *tag_menu;
  GMenu *set_type_menu;

  char *type;   /* only entities of this type; empty: all */
};

G_DEFINE_FINAL_TYPE (WhenceEntityList, whence_entity_list, WHENCE_TYPE_ITEM_LIST)

enum
{
  PROP_0,
  PROP_TYPE,
  PROP_SELECTED_TYPE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GListModel *
whence_entity_list_get_items (WhenceItemList *list,
                              WhenceProject  *project)
{
  return whence_project_get_entities (project);
}

static gboolean
whence_entity_list_is_touched (WhenceItemList *list,
                               WhenceChange   *change)
{
  return whence_change_touches (change, WHENCE_TYPE_ENTITY) ||
         whence_change_touches (change, WHENCE_TYPE_MENTION) ||
         whence_change_touches (change, WHENCE_TYPE_SOURCE) ||
         whence_change_touches (change, WHENCE_TYPE_ENTITY_TYPE);
}

static gboolean
whence_entity_list_has_words (WhenceItemList    *list,
                              WhenceObject      *item,
                              const char *const *words)
{
  WhenceEntity *entity = WHENCE_ENTITY (item);
  g_autofree char *aliases = g_strjoinv ("\n", (char **) whence_entity_get_aliases (entity));
  g_autofree char *all = g_strjoin (
    "\n", whence_entity_get_name (entity), aliases,
    whence_words_entity_type (whence_item_list_get_project (list),
                              whence_entity_get_type_id (entity)),
    NULL);

  return whence_closure_has_words (all, words);
}

static gboolean
whence_entity_list_passes (WhenceItemList *list,
                           WhenceObject   *item)
{
  WhenceEntityList *self = WHENCE_ENTITY_LIST (list);

  return *self->type == '\0' ||
         g_str_equal (whence_entity_get_type_id (WHENCE_ENTITY (item)), self->type);
}

static gboolean
whence_entity_list_is_filtering (WhenceItemList *list)
{
  return *WHENCE_ENTITY_LIST (list)->type != '\0';
}

static void
whence_entity_list_clear_filters (WhenceItemList *list)
{
  g_object_set (list, "type", "", NULL);
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
fill_type_menu (WhenceEntityList *self,
                GMenu            *menu,
                const char       *action,
                const char       *any)
{
  g_autoptr (GStrvBuilder) types = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) type_list = NULL;
  g_auto (GStrv) label_list = NULL;
  WhenceProject *project = whence_item_list_get_project (WHENCE_ITEM_LIST (self));

  if (project == NULL)
    return;

  if (any != NULL)
    {
      g_strv_builder_add (types, "");
      g_strv_builder_add (labels, any);
    }
  list_types (project, types, labels);
  type_list = g_strv_builder_end (types);
  label_list = g_strv_builder_end (labels);
  whence_choice_menu_fill (menu, action, (const char *const *) label_list,
                              (const char *const *) type_list);
}

static void
whence_entity_list_update_menu (WhenceItemList *list)
{
  WhenceEntityList *self = WHENCE_ENTITY_LIST (list);
  WhenceProject *project = whence_item_list_get_project (list);

  fill_type_menu (self, self->type_menu, "entities.type", _("Any Type"));
  whence_choice_menu_fill_tags (self->tag_menu, "items.tag",
                                project != NULL ? whence_project_get_entities (project) : NULL);
}

static void
whence_entity_list_update_item_menu (WhenceItemList *list)
{
  WhenceEntityList *self = WHENCE_ENTITY_LIST (list);

  fill_type_menu (self, self->set_type_menu, "entities.set-type", NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_TYPE]);
}

static int
whence_entity_list_compare (WhenceItemList *list,
                            const char     *sort,
                            WhenceObject   *a,
                            WhenceObject   *b)
{
  WhenceEntity *entity_a = WHENCE_ENTITY (a);
  WhenceEntity *entity_b = WHENCE_ENTITY (b);

  if (g_strcmp0 (sort, "mentions") == 0)
    {
      guint n_a = g_list_model_get_n_items (whence_entity_get_mentions (entity_a));
      guint n_b = g_list_model_get_n_items (whence_entity_get_mentions (entity_b));

      if (n_a != n_b)
        return n_a > n_b ? -1 : 1;
    }

  return g_utf8_collate (whence_entity_get_name (entity_a), whence_entity_get_name (entity_b));
}

static gboolean
on_digit (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  WhenceItemList *list = WHENCE_ITEM_LIST (gtk_widget_get_ancestor (widget,
                                                                    WHENCE_TYPE_ITEM_LIST));
  WhenceWorkspace *workspace = whence_item_list_get_workspace (list);

  return workspace != NULL && whence_item_list_get_selected (list) != NULL &&
         whence_quick_edit_set_type (workspace, GPOINTER_TO_UINT (user_data));
}

static void
set_selected_type (WhenceEntityList *self,
                   const char       *type)
{
  WhenceObject *selected = whence_item_list_get_selected (WHENCE_ITEM_LIST (self));
  g_autoptr (WhenceChange) change = NULL;

  if (selected == NULL || g_str_equal (whence_entity_get_type_id (WHENCE_ENTITY (selected)), type))
    return;

  change = whence_change_new_printf (_("Changed the type of “%s”"),
                                     whence_entity_get_name (WHENCE_ENTITY (selected)));
  whence_change_set_string (change, selected, "type", type);
  whence_workspace_apply (whence_item_list_get_workspace (WHENCE_ITEM_LIST (self)), change);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_TYPE]);
}

static void
whence_entity_list_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  WhenceEntityList *self = WHENCE_ENTITY_LIST (object);
  WhenceObject *selected = whence_item_list_get_selected (WHENCE_ITEM_LIST (self));

  switch (prop_id)
    {
    case PROP_TYPE:
      g_value_set_string (value, self->type);
      break;
    case PROP_SELECTED_TYPE:
      g_value_set_string (value, selected != NULL
                                   ? whence_entity_get_type_id (WHENCE_ENTITY (selected)) : "");
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
  WhenceEntityList *self = WHENCE_ENTITY_LIST (object);

  switch (prop_id)
    {
    case PROP_TYPE:
      if (g_strcmp0 (self->type, g_value_get_string (value)) == 0)
        break;
      g_free (self->type);
      self->type = g_value_dup_string (value);
      whence_item_list_filter_changed (WHENCE_ITEM_LIST (self));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SELECTED_TYPE:
      set_selected_type (self, g_value_get_string (value));
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
whence_entity_list_finalize (GObject *object)
{
  g_free (WHENCE_ENTITY_LIST (object)->type);

  G_OBJECT_CLASS (whence_entity_list_parent_class)->finalize (object);
}

static void
whence_entity_list_class_init (WhenceEntityListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  WhenceItemListClass *list_class = WHENCE_ITEM_LIST_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = whence_entity_list_dispose;
  object_class->finalize = whence_entity_list_finalize;
  object_class->get_property = whence_entity_list_get_property;
  object_class->set_property = whence_entity_list_set_property;
  list_class->get_items = whence_entity_list_get_items;
  list_class->is_touched = whence_entity_list_is_touched;
  list_class->has_words = whence_entity_list_has_words;
  list_class->passes = whence_entity_list_passes;
  list_class->is_filtering = whence_entity_list_is_filtering;
  list_class->clear_filters = whence_entity_list_clear_filters;
  list_class->update_menu = whence_entity_list_update_menu;
  list_class->update_item_menu = whence_entity_list_update_item_menu;
  list_class->compare = whence_entity_list_compare;

  properties[PROP_TYPE] = g_param_spec_string ("type", NULL, NULL, "", flags);
  /* The type of the entity that is selected; setting it is a change of the project. */
  properties[PROP_SELECTED_TYPE] = g_param_spec_string ("selected-type", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (WHENCE_TYPE_ENTITY_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-entity-list.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityList, type_menu);
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityList, tag_menu);
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityList, set_type_menu);
  gtk_widget_class_install_property_action (widget_class, "entities.type", "type");
  gtk_widget_class_install_property_action (widget_class, "entities.set-type", "selected-type");
}

static void
whence_entity_list_init (WhenceEntityList *self)
{
  self->type = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (self, "sort", "mentions", NULL);
  for (guint digit = 1; digit <= 8; digit++)
    {
      whence_item_list_add_shortcut (WHENCE_ITEM_LIST (self), GDK_KEY_0 + digit, on_digit, digit);
      whence_item_list_add_shortcut (WHENCE_ITEM_LIST (self), GDK_KEY_KP_0 + digit, on_digit,
                                     digit);
    }
}
