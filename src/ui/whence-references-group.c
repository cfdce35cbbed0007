/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-closures.h"
#include "ui/whence-color-icon.h"
#include "ui/whence-item-picker.h"
#include "ui/whence-member-edit.h"
#include "ui/whence-object-page.h"
#include "ui/whence-references-group.h"

/* The entities that a member names: one, as the speaker of a claim, or several in an order. */
struct _WhenceReferencesGroup
{
  WhenceRowGroup parent_instance;

  WhenceItemPicker *picker;        /* owned by the button in the header */
  char *member;                    /* the name of the member in the file */
};

G_DEFINE_FINAL_TYPE (WhenceReferencesGroup, whence_references_group, WHENCE_TYPE_ROW_GROUP)

enum
{
  PROP_0,
  PROP_MEMBER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_list (WhenceReferencesGroup *self)
{
  WhenceObject *object = whence_row_group_get_object (WHENCE_ROW_GROUP (self));

  return whence_members_find (G_OBJECT_TYPE (object), self->member)->value_type == G_TYPE_STRV;
}

/* The ids that the member has. */
static GStrv
dup_ids (WhenceReferencesGroup *self)
{
  WhenceObject *object = whence_row_group_get_object (WHENCE_ROW_GROUP (self));
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  whence_object_get_value (object, whence_members_find (G_OBJECT_TYPE (object), self->member),
                           &value);
  if (is_list (self))
    {
      const char **ids = g_value_get_boxed (&value);

      if (ids != NULL)
        g_strv_builder_addv (builder, ids);
    }
  else if (whence_closure_is_filled (self, g_value_get_string (&value)))
    g_strv_builder_add (builder, g_value_get_string (&value));

  return g_strv_builder_end (builder);
}

static void
set_ids (WhenceReferencesGroup *self,
         const char *const     *ids)
{
  WhenceObject *object = whence_row_group_get_object (WHENCE_ROW_GROUP (self));
  WhenceWorkspace *workspace = whence_object_page_find_workspace (GTK_WIDGET (self));

  if (is_list (self))
    whence_member_edit_set_strv (workspace, object, self->member, ids);
  else
    whence_member_edit_set_string (workspace, object, self->member, ids[0] != NULL ? ids[0] : "");
}

static GPtrArray *
whence_references_group_list_items (WhenceRowGroup *group)
{
  WhenceProject *project = whence_object_get_project (whence_row_group_get_object (group));
  g_auto (GStrv) ids = dup_ids (WHENCE_REFERENCES_GROUP (group));
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  whence_item_picker_set_items (WHENCE_REFERENCES_GROUP (group)->picker,
                                whence_project_get_entities (project), NULL);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      WhenceObject *entity = whence_project_find (project, ids[i]);

      if (entity != NULL)
        g_ptr_array_add (items, g_object_ref (entity));
    }

  return items;
}

static void
whence_references_group_describe (WhenceRowGroup *group,
                                  gpointer        item,
                                  GString        *description)
{
  g_string_append_printf (description, "%s %s %s", whence_object_get_id (item),
                          whence_entity_get_type_id (item), whence_entity_get_name (item));
}

static guint
get_place (GtkWidget *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "place"));
}

static WhenceReferencesGroup *
find_group (GtkWidget *row)
{
  return WHENCE_REFERENCES_GROUP (gtk_widget_get_ancestor (row, WHENCE_TYPE_REFERENCES_GROUP));
}

static void
on_remove (GtkWidget *row)
{
  WhenceReferencesGroup *self = find_group (row);
  g_auto (GStrv) ids = dup_ids (self);
  g_auto (GStrv) kept = whence_closure_without ((const char *const *) ids, get_place (row));

  set_ids (self, (const char *const *) kept);
}

static void
on_move_up (GtkWidget *row)
{
  WhenceReferencesGroup *self = find_group (row);
  g_auto (GStrv) ids = dup_ids (self);
  g_auto (GStrv) moved = whence_closure_move_up ((const char *const *) ids, get_place (row));

  set_ids (self, (const char *const *) moved);
}

static void
on_activated (GtkWidget *row)
{
  WhenceObject *entity = g_object_get_data (G_OBJECT (row), "entity");

  whence_workspace_open_page (whence_object_page_find_workspace (row), entity);
}

static GtkWidget *
whence_references_group_create_row (WhenceRowGroup *group,
                                    gpointer        item,
                                    guint           position)
{
  WhenceReferencesGroup *self = WHENCE_REFERENCES_GROUP (group);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = whence_color_icon_new ();
  g_autofree char *title = whence_closure_object_title (item);
  g_autofree char *words = whence_words_excerpt (title, 60);
  g_autofree char *up = g_strdup_printf (_("Move “%s” Up"), words);
  g_autofree char *away = g_strdup_printf (_("Take “%s” Away"), words);
  WhenceProject *project = whence_object_get_project (item);

  whence_color_icon_show_type (WHENCE_COLOR_ICON (icon), project,
                               whence_entity_get_type_id (item));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               whence_words_entity_type (project,
                                                         whence_entity_get_type_id (item)));
  g_object_set_data (G_OBJECT (row), "place", GUINT_TO_POINTER (position));
  g_object_set_data_full (G_OBJECT (row), "entity", g_object_ref (item), g_object_unref);
  if (is_list (self) && position > 0)
    whence_row_group_add_button (row, "go-up-symbolic", up, G_CALLBACK (on_move_up), row);
  whence_row_group_add_button (row, "window-close-symbolic", away, G_CALLBACK (on_remove), row);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (on_activated), NULL);

  return row;
}

static void
on_picked (WhenceReferencesGroup *self,
           WhenceObject          *entity)
{
  const char *id = whence_object_get_id (entity);
  const char *const only[] = { id, NULL };
  g_auto (GStrv) ids = dup_ids (self);
  g_auto (GStrv) more = NULL;

  if (!is_list (self))
    {
      set_ids (self, only);
      return;
    }

  more = whence_closure_with ((const char *const *) ids, id);
  if (more != NULL)
    set_ids (self, (const char *const *) more);
}

/* What the button in the heading is for. */
static const char *
get_tip (WhenceReferencesGroup *self)
{
  if (g_strcmp0 (self->member, "speaker") == 0)
    return _("Choose the Speaker");
  if (g_strcmp0 (self->member, "via") == 0)
    return _("Add Who Passed It On");

  return _("Add What It Is About");
}

static void
whence_references_group_constructed (GObject *object)
{
  WhenceReferencesGroup *self = WHENCE_REFERENCES_GROUP (object);

  G_OBJECT_CLASS (whence_references_group_parent_class)->constructed (object);

  whence_row_group_set_adder (WHENCE_ROW_GROUP (self), get_tip (self),
                              GTK_WIDGET (self->picker));
}

static void
whence_references_group_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_MEMBER:
      g_value_set_string (value, WHENCE_REFERENCES_GROUP (object)->member);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_references_group_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_MEMBER:
      WHENCE_REFERENCES_GROUP (object)->member = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_references_group_finalize (GObject *object)
{
  g_free (WHENCE_REFERENCES_GROUP (object)->member);

  G_OBJECT_CLASS (whence_references_group_parent_class)->finalize (object);
}

static void
whence_references_group_class_init (WhenceReferencesGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  WhenceRowGroupClass *group_class = WHENCE_ROW_GROUP_CLASS (klass);

  object_class->constructed = whence_references_group_constructed;
  object_class->finalize = whence_references_group_finalize;
  object_class->get_property = whence_references_group_get_property;
  object_class->set_property = whence_references_group_set_property;
  group_class->list_items = whence_references_group_list_items;
  group_class->describe = whence_references_group_describe;
  group_class->create_row = whence_references_group_create_row;

  properties[PROP_MEMBER] =
    g_param_spec_string ("member", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
whence_references_group_init (WhenceReferencesGroup *self)
{
  GtkWidget *picker = whence_item_picker_new ();

  self->picker = WHENCE_ITEM_PICKER (picker);
  g_signal_connect_object (picker, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
}
