/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A group of rows on a page, one for each of what belongs to an object. The rows are made anew
 * when that has changed, once for all the changes of one turn of the main loop; and not all of
 * them at first where there are many.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-entry-row.h"
#include "ui/whence-row-group.h"

/* How many rows are made at a time: more than are looked at, and fewer than are felt. */
#define PAGE_SIZE 50

typedef struct
{
  WhenceObject *object;            /* owned; NULL until it is known */
  GSignalGroup *project_signals;   /* owned */
  GPtrArray *rows;                 /* GtkWidget: what is in the group now */
  char *description;               /* of the items that the rows are for */
  guint max;                       /* how many items have a row at most */
  guint update_id;                 /* the source that makes the rows anew, or 0 */
} WhenceRowGroupPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (WhenceRowGroup, whence_row_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_OBJECT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void update (WhenceRowGroup *self);

static WhenceRowGroupPrivate *
get_private (gpointer self)
{
  return whence_row_group_get_instance_private (WHENCE_ROW_GROUP (self));
}

static void
on_more (WhenceRowGroup *self)
{
  get_private (self)->max += PAGE_SIZE;
  update (self);
}

static GtkWidget *
make_more_row (WhenceRowGroup *self,
               guint           n_left)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (ngettext ("%u more", "%u more", n_left), n_left);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_more), self, G_CONNECT_SWAPPED);

  return row;
}

/* The position of the row that has the focus; G_MAXUINT where none has. */
static guint
find_focus (WhenceRowGroup *self)
{
  WhenceRowGroupPrivate *priv = get_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < priv->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (priv->rows, i);

      if (focus == row || gtk_widget_is_ancestor (focus, row))
        return i;
    }

  return G_MAXUINT;
}

static void
clear_rows (WhenceRowGroup *self)
{
  WhenceRowGroupPrivate *priv = get_private (self);

  for (guint i = 0; i < priv->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (priv->rows, i));
  g_ptr_array_set_size (priv->rows, 0);
}

static void
add_row (WhenceRowGroup *self,
         GtkWidget      *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (get_private (self)->rows, row);
}

static void
update (WhenceRowGroup *self)
{
  WhenceRowGroupPrivate *priv = get_private (self);
  WhenceRowGroupClass *klass = WHENCE_ROW_GROUP_GET_CLASS (self);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GString) description = g_string_new (NULL);
  guint n_shown;
  guint focus;

  if (priv->object == NULL || whence_object_get_project (priv->object) == NULL)
    return;

  items = klass->list_items (self);
  n_shown = MIN (items->len, priv->max);
  g_string_printf (description, "%u of %u", n_shown, items->len);
  for (guint i = 0; i < n_shown; i++)
    {
      g_string_append_c (description, '\n');
      klass->describe (self, g_ptr_array_index (items, i), description);
    }
  if (g_strcmp0 (priv->description, description->str) == 0)
    return;

  focus = find_focus (self);
  clear_rows (self);
  for (guint i = 0; i < n_shown; i++)
    add_row (self, klass->create_row (self, g_ptr_array_index (items, i), i));
  if (n_shown < items->len)
    add_row (self, make_more_row (self, items->len - n_shown));
  g_free (priv->description);
  priv->description = g_strdup (description->str);
  if (focus != G_MAXUINT && priv->rows->len > 0)
    gtk_widget_child_focus (g_ptr_array_index (priv->rows, MIN (focus, priv->rows->len - 1)),
                            GTK_DIR_TAB_FORWARD);
}

static gboolean
on_update (gpointer user_data)
{
  get_private (user_data)->update_id = 0;
  update (WHENCE_ROW_GROUP (user_data));

  return G_SOURCE_REMOVE;
}

static void
set_object (WhenceRowGroup *self,
            WhenceObject   *object)
{
  WhenceRowGroupPrivate *priv = get_private (self);

  if (!g_set_object (&priv->object, object))
    return;

  g_signal_group_set_target (priv->project_signals,
                             object != NULL ? whence_object_get_project (object) : NULL);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OBJECT]);
}

static void
whence_row_group_dispose (GObject *object)
{
  WhenceRowGroupPrivate *priv = get_private (object);

  g_clear_handle_id (&priv->update_id, g_source_remove);
  if (priv->project_signals != NULL)
    g_signal_group_set_target (priv->project_signals, NULL);
  g_clear_object (&priv->project_signals);
  g_clear_object (&priv->object);

  G_OBJECT_CLASS (whence_row_group_parent_class)->dispose (object);
}

static void
whence_row_group_finalize (GObject *object)
{
  WhenceRowGroupPrivate *priv = get_private (object);

  g_ptr_array_unref (priv->rows);
  g_free (priv->description);

  G_OBJECT_CLASS (whence_row_group_parent_class)->finalize (object);
}

static void
whence_row_group_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_OBJECT:
      g_value_set_object (value, get_private (object)->object);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_row_group_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_OBJECT:
      set_object (WHENCE_ROW_GROUP (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_row_group_class_init (WhenceRowGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = whence_row_group_dispose;
  object_class->finalize = whence_row_group_finalize;
  object_class->get_property = whence_row_group_get_property;
  object_class->set_property = whence_row_group_set_property;

  properties[PROP_OBJECT] =
    g_param_spec_object ("object", NULL, NULL, WHENCE_TYPE_OBJECT,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
whence_row_group_init (WhenceRowGroup *self)
{
  WhenceRowGroupPrivate *priv = get_private (self);

  priv->rows = g_ptr_array_new ();
  priv->max = PAGE_SIZE;
  priv->project_signals = g_signal_group_new (WHENCE_TYPE_PROJECT);
  g_signal_group_connect_swapped (priv->project_signals, "changed",
                                  G_CALLBACK (whence_row_group_queue), self);
}

/**
 * whence_row_group_get_object:
 * @self: a group
 *
 * Returns: (transfer none) (nullable): what its rows belong to
 */
WhenceObject *
whence_row_group_get_object (WhenceRowGroup *self)
{
  g_return_val_if_fail (WHENCE_IS_ROW_GROUP (self), NULL);

  return get_private (self)->object;
}

/**
 * whence_row_group_queue:
 * @self: a group
 *
 * Has the rows made anew soon, where what is to be seen has changed.
 */
void
whence_row_group_queue (WhenceRowGroup *self)
{
  WhenceRowGroupPrivate *priv;

  g_return_if_fail (WHENCE_IS_ROW_GROUP (self));

  priv = get_private (self);
  if (priv->update_id == 0)
    priv->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_update, self, NULL);
}

/**
 * whence_row_group_add_button:
 * @row: a row, an #AdwActionRow or a #WhenceEntryRow
 * @icon_name: what the button shows
 * @tip: what it does
 * @callback: called with @object when it is pressed
 * @object: an object, which is not called when it is gone
 *
 * Appends a flat button to a row.
 */
void
whence_row_group_add_button (GtkWidget  *row,
                             const char *icon_name,
                             const char *tip,
                             GCallback   callback,
                             gpointer    object)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect_object (button, "clicked", callback, object, G_CONNECT_SWAPPED);
  if (WHENCE_IS_ENTRY_ROW (row))
    whence_entry_row_add_suffix (WHENCE_ENTRY_ROW (row), button);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/**
 * whence_row_group_set_adder:
 * @self: a group
 * @tip: what the button is for
 * @popover: (transfer floating): where one says what to add
 *
 * Puts a button into the heading of a group with which one adds to it.
 */
void
whence_row_group_set_adder (WhenceRowGroup *self,
                            const char     *tip,
                            GtkWidget      *popover)
{
  GtkWidget *button = gtk_menu_button_new ();

  g_return_if_fail (WHENCE_IS_ROW_GROUP (self));

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
}
