/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-closures.h"
#include "ui/whence-color-icon.h"
#include "ui/whence-item-picker.h"
#include "ui/whence-object-page.h"
#include "ui/whence-relations-group.h"

/* What names an entity or a claim elsewhere in the project: `links` from it and to it, claims
 * `by` it, or claims `about` it. */
struct _WhenceRelationsGroup
{
  WhenceRowGroup parent_instance;

  WhenceItemPicker *picker;        /* owned by the button in the header; NULL: not for links */
  GtkDropDown *kind;               /* owned by @picker: what a link between claims says */
  GtkEditable *label;              /* owned by @picker: what a link between entities says */
  char *mode;                      /* "links", "by" or "about" */
};

G_DEFINE_FINAL_TYPE (WhenceRelationsGroup, whence_relations_group, WHENCE_TYPE_ROW_GROUP)

enum
{
  PROP_0,
  PROP_MODE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
belongs (WhenceRelationsGroup *self,
         WhenceObject         *referrer)
{
  const char *id = whence_object_get_id (whence_row_group_get_object (WHENCE_ROW_GROUP (self)));

  if (g_str_equal (self->mode, "links"))
    return WHENCE_IS_LINK (referrer);
  if (!WHENCE_IS_CLAIM (referrer))
    return FALSE;
  if (g_str_equal (self->mode, "by"))
    return g_str_equal (whence_claim_get_speaker (WHENCE_CLAIM (referrer)), id);

  return g_strv_contains (whence_claim_get_about (WHENCE_CLAIM (referrer)), id);
}

/* A link is between two of a kind. */
static void
set_choices (WhenceRelationsGroup *self,
             WhenceObject         *object)
{
  WhenceProject *project = whence_object_get_project (object);
  gboolean claims = WHENCE_IS_CLAIM (object);

  if (self->picker == NULL)
    return;

  whence_item_picker_set_items (self->picker,
                                claims ? whence_project_get_claims (project)
                                       : whence_project_get_entities (project),
                                object);
  gtk_widget_set_visible (GTK_WIDGET (self->kind), claims);
  gtk_widget_set_visible (GTK_WIDGET (self->label), !claims);
}

static GPtrArray *
whence_relations_group_list_items (WhenceRowGroup *group)
{
  WhenceRelationsGroup *self = WHENCE_RELATIONS_GROUP (group);
  WhenceObject *object = whence_row_group_get_object (group);
  g_autoptr (GPtrArray) referrers = whence_project_list_referrers (
    whence_object_get_project (object), whence_object_get_id (object));
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  set_choices (self, object);
  for (guint i = 0; i < referrers->len; i++)
    {
      if (belongs (self, g_ptr_array_index (referrers, i)))
        g_ptr_array_add (items, g_object_ref (g_ptr_array_index (referrers, i)));
    }
  /* Where nothing can be added, a heading over nothing says nothing. */
  gtk_widget_set_visible (GTK_WIDGET (self), items->len > 0 || self->picker != NULL);

  return items;
}

/* The other end of a link. */
static WhenceObject *
get_other (WhenceRowGroup *group,
           WhenceLink     *link)
{
  WhenceObject *object = whence_row_group_get_object (group);
  gboolean from_here = g_str_equal (whence_link_get_from (link), whence_object_get_id (object));

  return whence_project_find (whence_object_get_project (object),
                              from_here ? whence_link_get_to (link) : whence_link_get_from (link));
}

static char *
dup_title (WhenceRowGroup *group,
           WhenceObject   *item)
{
  WhenceObject *shown = WHENCE_IS_LINK (item) ? get_other (group, WHENCE_LINK (item)) : item;

  return shown != NULL ? whence_closure_object_title (shown) : g_strdup ("");
}

/* What a link says, seen from here; or where a claim stands. */
static char *
dup_subtitle (WhenceRowGroup *group,
              WhenceObject   *item)
{
  WhenceObject *object = whence_row_group_get_object (group);
  const char *kind;

  if (WHENCE_IS_CLAIM (item))
    return g_strdup (whence_words_status (whence_claim_get_status (WHENCE_CLAIM (item))));

  kind = whence_link_get_kind (WHENCE_LINK (item));
  if (!g_str_equal (whence_link_get_from (WHENCE_LINK (item)), whence_object_get_id (object)))
    /* Translators: a link as seen from the end it points to: “← contradicts” */
    return g_strdup_printf (C_("link from the other end", "← %s"), whence_words_link_kind (kind));

  return g_strdup_printf (C_("link from this end", "→ %s"), whence_words_link_kind (kind));
}

static void
whence_relations_group_describe (WhenceRowGroup *group,
                                 gpointer        item,
                                 GString        *description)
{
  g_autofree char *title = dup_title (group, item);
  g_autofree char *subtitle = dup_subtitle (group, item);

  g_string_append_printf (description, "%s %s %s", whence_object_get_id (item), title, subtitle);
}

static GtkWidget *
make_icon (WhenceObject *item)
{
  GtkWidget *icon;

  if (WHENCE_IS_LINK (item))
    {
      const char *kind = whence_link_get_kind (WHENCE_LINK (item));

      icon = gtk_image_new_from_icon_name (whence_closure_link_icon (kind));
      if (g_str_equal (kind, "contradicts"))
        gtk_widget_add_css_class (icon, "warning");
      return icon;
    }

  icon = whence_color_icon_new ();
  whence_color_icon_show_status (WHENCE_COLOR_ICON (icon),
                                 whence_claim_get_status (WHENCE_CLAIM (item)));
  return icon;
}

static void
on_activated (GtkWidget *row)
{
  whence_workspace_open_page (whence_object_page_find_workspace (row),
                              g_object_get_data (G_OBJECT (row), "item"));
}

/* Opens what is at the other end of a link at once. */
static void
on_jump (GtkWidget *row)
{
  WhenceRowGroup *group = WHENCE_ROW_GROUP (gtk_widget_get_ancestor (row, WHENCE_TYPE_ROW_GROUP));
  WhenceObject *other = get_other (group, g_object_get_data (G_OBJECT (row), "item"));

  if (other != NULL)
    whence_workspace_open_page (whence_object_page_find_workspace (row), other);
}

static GtkWidget *
whence_relations_group_create_row (WhenceRowGroup *group,
                                   gpointer        item,
                                   guint           position)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = dup_title (group, item);
  g_autofree char *subtitle = dup_subtitle (group, item);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_icon (item));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  if (WHENCE_IS_LINK (item))
    {
      g_autofree char *words = whence_words_excerpt (title, 60);
      g_autofree char *tip = g_strdup_printf (_("Go to “%s”"), words);

      whence_row_group_add_button (row, "go-jump-symbolic", tip, G_CALLBACK (on_jump), row);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (on_activated), NULL);

  return row;
}

static void
on_picked (WhenceRelationsGroup *self,
           WhenceObject         *other)
{
  WhenceObject *object = whence_row_group_get_object (WHENCE_ROW_GROUP (self));
  WhenceWorkspace *workspace = whence_object_page_find_workspace (GTK_WIDGET (self));
  g_autofree char *label = g_strstrip (g_strdup (gtk_editable_get_text (self->label)));
  g_autofree char *from = whence_closure_object_label (object);
  g_autofree char *to = whence_closure_object_label (other);
  g_autoptr (WhenceChange) change = whence_change_new_printf (_("Linked “%s” with “%s”"), from, to);
  const char *kind = label;

  if (WHENCE_IS_CLAIM (object))
    kind = whence_link_claim_kinds ()[gtk_drop_down_get_selected (self->kind)];
  whence_edit_add_link (change, whence_object_get_project (object), object, other, kind);
  if (whence_workspace_apply (workspace, change))
    gtk_editable_set_text (self->label, "");
}

/* What a new link is to say, above what it leads to. */
static GtkWidget *
make_kind_box (WhenceRelationsGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *const *kinds = whence_link_claim_kinds ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    gtk_string_list_append (words, whence_words_link_kind (kinds[i]));
  self->kind = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Kind of link"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->kind));
  self->label = GTK_EDITABLE (gtk_entry_new ());
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->label), _("Tie, such as “works for”"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Label of the link"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));

  return box;
}

static void
whence_relations_group_constructed (GObject *object)
{
  WhenceRelationsGroup *self = WHENCE_RELATIONS_GROUP (object);
  GtkWidget *picker;

  G_OBJECT_CLASS (whence_relations_group_parent_class)->constructed (object);

  if (g_strcmp0 (self->mode, "links") != 0)
    return;

  picker = whence_item_picker_new ();
  self->picker = WHENCE_ITEM_PICKER (picker);
  whence_item_picker_set_extra (self->picker, make_kind_box (self));
  g_signal_connect_object (picker, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  whence_row_group_set_adder (WHENCE_ROW_GROUP (self), _("Add a Link"), picker);
}

static void
whence_relations_group_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_MODE:
      g_value_set_string (value, WHENCE_RELATIONS_GROUP (object)->mode);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_relations_group_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_MODE:
      WHENCE_RELATIONS_GROUP (object)->mode = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_relations_group_finalize (GObject *object)
{
  g_free (WHENCE_RELATIONS_GROUP (object)->mode);

  G_OBJECT_CLASS (whence_relations_group_parent_class)->finalize (object);
}

static void
whence_relations_group_class_init (WhenceRelationsGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  WhenceRowGroupClass *group_class = WHENCE_ROW_GROUP_CLASS (klass);

  object_class->constructed = whence_relations_group_constructed;
  object_class->finalize = whence_relations_group_finalize;
  object_class->get_property = whence_relations_group_get_property;
  object_class->set_property = whence_relations_group_set_property;
  group_class->list_items = whence_relations_group_list_items;
  group_class->describe = whence_relations_group_describe;
  group_class->create_row = whence_relations_group_create_row;

  properties[PROP_MODE] =
    g_param_spec_string ("mode", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
whence_relations_group_init (WhenceRelationsGroup *self)
{
}
