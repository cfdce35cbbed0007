/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What everything in a project has: an id, a place in the project, stored members, and the
 * members of the file that this program does not know.
 *
 * Stored properties are read-only to GObject. They are written through the class's set_property
 * by whence_object_write_member() (WhenceChange), and by whence_object_init_member() while the
 * object is in no project.
 */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include "core/whence-member.h"
#include "core/whence-object-private.h"
#include "core/whence-project-private.h"

typedef struct
{
  char *id;                  /* unique in the project; NULL for what the file gives no id */
  WhenceObject *parent;      /* not owned: the parent's list owns this object */
  GArray *unknown;           /* Unknown, in the order of the file; NULL where there are none */
} WhenceObjectPrivate;

/* A member of the file that this program does not know. */
typedef struct
{
  char *name;
  JsonNode *node;            /* owned */
  GParamSpec *after;         /* the known member that it follows; NULL: it is before all of them */
} Unknown;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (WhenceObject, whence_object, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static WhenceObjectPrivate *
get_private (WhenceObject *self)
{
  return whence_object_get_instance_private (self);
}

static gpointer
get_field (WhenceObject *self,
           GParamSpec   *member)
{
  return G_STRUCT_MEMBER_P (self, whence_member_get_field (member));
}

/* The lists of objects are there from the start and are never replaced. */
static void
whence_object_constructed (GObject *object)
{
  guint n = 0;
  GParamSpec *const *members = whence_members_list (G_OBJECT_TYPE (object), &n);

  G_OBJECT_CLASS (whence_object_parent_class)->constructed (object);

  for (guint i = 0; i < n; i++)
    {
      if (whence_member_is_children (members[i]))
        *(GListStore **) get_field (WHENCE_OBJECT (object), members[i]) =
          g_list_store_new (whence_member_get_item_type (members[i]));
    }
}

/* What outlives its parent is in no project any more. */
static void
whence_object_dispose (GObject *object)
{
  guint n = 0;
  GParamSpec *const *members = whence_members_list (G_OBJECT_TYPE (object), &n);

  for (guint i = 0; i < n; i++)
    {
      GListModel *children;
      guint n_children;

      if (!whence_member_is_children (members[i]))
        continue;
      children = *(GListModel **) get_field (WHENCE_OBJECT (object), members[i]);
      n_children = g_list_model_get_n_items (children);
      for (guint j = 0; j < n_children; j++)
        {
          g_autoptr (WhenceObject) child = g_list_model_get_item (children, j);

          get_private (child)->parent = NULL;
        }
    }

  G_OBJECT_CLASS (whence_object_parent_class)->dispose (object);
}

static void
clear_field (GParamSpec *member,
             gpointer    field)
{
  if (member->value_type == G_TYPE_STRING)
    g_clear_pointer ((char **) field, g_free);
  else if (member->value_type == G_TYPE_STRV)
    g_clear_pointer ((char ***) field, g_strfreev);
  else if (member->value_type == G_TYPE_VARIANT)
    g_clear_pointer ((GVariant **) field, g_variant_unref);
  else if (whence_member_is_children (member))
    g_clear_object ((GListStore **) field);
}

static void
whence_object_finalize (GObject *object)
{
  guint n = 0;
  GParamSpec *const *members = whence_members_list (G_OBJECT_TYPE (object), &n);

  for (guint i = 0; i < n; i++)
    clear_field (members[i], get_field (WHENCE_OBJECT (object), members[i]));
  g_clear_pointer (&get_private (WHENCE_OBJECT (object))->unknown, g_array_unref);

  G_OBJECT_CLASS (whence_object_parent_class)->finalize (object);
}

/* Serves the stored properties of all the subclasses. */
static void
whence_object_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  gpointer field = get_field (WHENCE_OBJECT (object), pspec);

  if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, *(char **) field != NULL ? *(char **) field : "");
  else if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    g_value_set_boxed (value, *(char ***) field);
  else if (G_VALUE_HOLDS_VARIANT (value))
    g_value_set_variant (value, *(GVariant **) field);
  else if (G_VALUE_HOLDS_UINT (value))
    g_value_set_uint (value, *(guint *) field);
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, *(gboolean *) field);
  else if (G_VALUE_HOLDS_ENUM (value))
    g_value_set_enum (value, *(int *) field);
  else
    g_value_set_object (value, *(GListStore **) field);
}

/* Called by whence_object_write_member() alone: the properties are read-only to others. */
static void
whence_object_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  gpointer field = get_field (WHENCE_OBJECT (object), pspec);

  clear_field (pspec, field);
  if (G_VALUE_HOLDS_STRING (value))
    *(char **) field = g_value_dup_string (value);
  else if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    *(char ***) field = g_value_dup_boxed (value);
  else if (G_VALUE_HOLDS_VARIANT (value))
    *(GVariant **) field = g_value_dup_variant (value);
  else if (G_VALUE_HOLDS_UINT (value))
    *(guint *) field = g_value_get_uint (value);
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    *(gboolean *) field = g_value_get_boolean (value);
  else if (G_VALUE_HOLDS_ENUM (value))
    *(int *) field = g_value_get_enum (value);
  else
    g_assert_not_reached ();
}

/**
 * whence_object_class_install_members:
 * @klass: a class that is being initialised
 * @n_members: the length of @members
 * @members: (array length=n_members): the stored members that the class adds, from 1 on, as for
 *   g_object_class_install_properties()
 *
 * Installs stored members as properties. Reading and writing them is done here for all classes.
 */
void
whence_object_class_install_members (WhenceObjectClass  *klass,
                                     guint               n_members,
                                     GParamSpec        **members)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = whence_object_get_property;
  object_class->set_property = whence_object_set_property;
  g_object_class_install_properties (object_class, n_members, members);
}

static void
whence_object_class_init (WhenceObjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = whence_object_constructed;
  object_class->dispose = whence_object_dispose;
  object_class->finalize = whence_object_finalize;

  properties[PROP_ID] =
    whence_member_new_string ("id", G_PRIVATE_OFFSET (WhenceObject, id), WHENCE_FORMAT_LINE,
                              WHENCE_MEMBER_FIXED | WHENCE_MEMBER_AUTOMATIC);

  whence_object_class_install_members (klass, N_PROPS, properties);
}

static void
whence_object_init (WhenceObject *self)
{
}

/**
 * whence_object_new:
 * @type: a final type of #WhenceObject
 *
 * Makes an object with a new random id (RFC 4122, version 4), in no project yet.
 *
 * Returns: (transfer full): the object
 */
WhenceObject *
whence_object_new (GType type)
{
  WhenceObject *self = g_object_new (type, NULL);
  WhenceObjectPrivate *priv = get_private (self);

  priv->id = g_uuid_string_random ();

  return self;
}

/**
 * whence_object_get_id:
 * @self: an object
 *
 * Returns: (transfer none): its id; the empty string for what has none (the evidence of a link)
 */
const char *
whence_object_get_id (WhenceObject *self)
{
  g_return_val_if_fail (WHENCE_IS_OBJECT (self), "");

  return get_private (self)->id != NULL ? get_private (self)->id : "";
}

/**
 * whence_object_get_parent:
 * @self: an object
 *
 * Returns: (transfer none) (nullable): the object in whose list this one is: the entity of a
 *   mention, the project of an entity
 */
WhenceObject *
whence_object_get_parent (WhenceObject *self)
{
  g_return_val_if_fail (WHENCE_IS_OBJECT (self), NULL);

  return get_private (self)->parent;
}

/**
 * whence_object_get_project:
 * @self: an object
 *
 * Returns: (transfer none) (nullable): the project that it is in, if any
 */
WhenceProject *
whence_object_get_project (WhenceObject *self)
{
  g_return_val_if_fail (WHENCE_IS_OBJECT (self), NULL);

  while (self != NULL && !WHENCE_IS_PROJECT (self))
    self = get_private (self)->parent;

  return (WhenceProject *) self;
}

/**
 * whence_object_get_n_unknown:
 * @self: an object
 *
 * Returns: how many members the file has for this object that this program does not know
 */
guint
whence_object_get_n_unknown (WhenceObject *self)
{
  g_return_val_if_fail (WHENCE_IS_OBJECT (self), 0);

  return get_private (self)->unknown != NULL ? get_private (self)->unknown->len : 0;
}

/**
 * whence_object_get_unknown:
 * @self: an object
 * @position: a number below whence_object_get_n_unknown()
 * @node: (out) (transfer none): its value
 * @after: (out) (transfer none) (nullable): the known member that it follows in the file; %NULL
 *   where it is before all of them
 *
 * Returns: (transfer none): the name of a member that this program does not know, and that is
 *   written back where it was
 */
const char *
whence_object_get_unknown (WhenceObject  *self,
                           guint          position,
                           JsonNode     **node,
                           GParamSpec   **after)
{
  Unknown *unknown;

  g_return_val_if_fail (position < whence_object_get_n_unknown (self), NULL);

  unknown = &g_array_index (get_private (self)->unknown, Unknown, position);
  *node = unknown->node;
  *after = unknown->after;

  return unknown->name;
}

static void
unknown_clear (gpointer data)
{
  Unknown *unknown = data;

  g_clear_pointer (&unknown->name, g_free);
  g_clear_pointer (&unknown->node, json_node_unref);
}

/* Keeps a member to be written back, in front of the one at @position. */
void
whence_object_insert_unknown (WhenceObject *self,
                              guint         position,
                              const char   *name,
                              JsonNode     *node,
                              GParamSpec   *after)
{
  WhenceObjectPrivate *priv = get_private (self);
  Unknown unknown = { g_strdup (name), json_node_ref (node), after };

  if (priv->unknown == NULL)
    {
      priv->unknown = g_array_new (FALSE, FALSE, sizeof (Unknown));
      g_array_set_clear_func (priv->unknown, unknown_clear);
    }
  g_array_insert_val (priv->unknown, position, unknown);
}

/* Forgets a member that was kept. */
void
whence_object_remove_unknown (WhenceObject *self,
                              guint         position)
{
  g_array_remove_index (get_private (self)->unknown, position);
}

/**
 * whence_object_add_unknown:
 * @self: an object that is being read
 * @name: the name of a member that this program does not know
 * @node: (transfer none): its value, which is not changed any more
 * @after: (nullable): the known member that it follows in the file
 *
 * Keeps a member to be written back.
 */
void
whence_object_add_unknown (WhenceObject *self,
                           const char   *name,
                           JsonNode     *node,
                           GParamSpec   *after)
{
  g_return_if_fail (WHENCE_IS_OBJECT (self));

  whence_object_insert_unknown (self, whence_object_get_n_unknown (self), name, node, after);
}

/**
 * whence_object_find_unknown:
 * @self: an object
 * @name: the name of a member
 * @position: (out) (optional): which one of those that whence_object_get_unknown() has
 *
 * Returns: whether the file has such a member for this object, and this program does not know it
 */
gboolean
whence_object_find_unknown (WhenceObject *self,
                            const char   *name,
                            guint        *position)
{
  guint n = whence_object_get_n_unknown (self);

  for (guint i = 0; i < n; i++)
    {
      if (!g_str_equal (g_array_index (get_private (self)->unknown, Unknown, i).name, name))
        continue;
      if (position != NULL)
        *position = i;
      return TRUE;
    }

  return FALSE;
}

/**
 * whence_object_get_value:
 * @self: an object
 * @member: a stored member of it
 * @value: (out caller-allocates): an uninitialised value
 *
 * Reads a stored member.
 */
void
whence_object_get_value (WhenceObject *self,
                         GParamSpec   *member,
                         GValue       *value)
{
  g_return_if_fail (WHENCE_IS_OBJECT (self));

  g_value_init (value, member->value_type);
  g_object_get_property (G_OBJECT (self), member->name, value);
}

/* Writes a stored member, and notifies if that made a difference. */
void
whence_object_write_member (WhenceObject *self,
                            GParamSpec   *member,
                            const GValue *value)
{
  g_auto (GValue) old = G_VALUE_INIT;
  GObjectClass *owner = g_type_class_peek (member->owner_type);

  whence_object_get_value (self, member, &old);
  if (whence_member_equal (&old, value))
    return;

  owner->set_property (G_OBJECT (self), member->param_id, value, member);
  g_object_notify_by_pspec (G_OBJECT (self), member);
}

/**
 * whence_object_init_member:
 * @self: an object in no project
 * @member: the name of a stored member
 * @value: a value of its type
 *
 * Fills in a new object before it is added to a project. What is in a project is edited
 * through #WhenceChange only.
 */
void
whence_object_init_member (WhenceObject *self,
                           const char   *member,
                           const GValue *value)
{
  GParamSpec *pspec;

  g_return_if_fail (WHENCE_IS_OBJECT (self));
  g_return_if_fail (whence_object_get_project (self) == NULL || WHENCE_IS_PROJECT (self));

  pspec = whence_members_find (G_OBJECT_TYPE (self), member);
  g_return_if_fail (pspec != NULL);
  whence_object_write_member (self, pspec, value);
}

/**
 * whence_object_init_string:
 * @self: an object in no project
 * @member: the name of a stored member that is a string
 * @value: (nullable): its text
 *
 * As whence_object_init_member(), for a string.
 */
void
whence_object_init_string (WhenceObject *self,
                           const char   *member,
                           const char   *value)
{
  g_auto (GValue) string = G_VALUE_INIT;

  g_value_init (&string, G_TYPE_STRING);
  g_value_set_string (&string, value);
  whence_object_init_member (self, member, &string);
}

/**
 * whence_object_init_child:
 * @self: an object in no project, or a project that is being read
 * @member: the name of a stored member that is a list of objects
 * @child: (transfer none): an object of the kind that the list holds, in no project
 *
 * Appends @child to a list of a new object before it is added to a project.
 */
void
whence_object_init_child (WhenceObject *self,
                          const char   *member,
                          WhenceObject *child)
{
  GParamSpec *pspec;
  GListModel *children;

  g_return_if_fail (WHENCE_IS_OBJECT (self));
  g_return_if_fail (whence_object_get_project (self) == NULL || WHENCE_IS_PROJECT (self));

  pspec = whence_members_find (G_OBJECT_TYPE (self), member);
  g_return_if_fail (pspec != NULL && whence_member_is_children (pspec));
  children = whence_object_get_children (self, pspec);
  whence_object_insert_child (self, pspec, g_list_model_get_n_items (children), child);
}

/**
 * whence_object_get_children:
 * @self: an object
 * @member: a stored member that is a list of objects
 *
 * Returns: (transfer none): the list
 */
GListModel *
whence_object_get_children (WhenceObject *self,
                            GParamSpec   *member)
{
  g_return_val_if_fail (WHENCE_IS_OBJECT (self), NULL);
  g_return_val_if_fail (whence_member_is_children (member), NULL);

  return *(GListModel **) get_field (self, member);
}

/* Puts @child into a list of @self and, where @self is in a project, makes it known there. */
void
whence_object_insert_child (WhenceObject *self,
                            GParamSpec   *member,
                            guint         position,
                            WhenceObject *child)
{
  WhenceObjectPrivate *child_priv = get_private (child);
  GListModel *children = whence_object_get_children (self, member);
  WhenceProject *project = whence_object_get_project (self);

  g_return_if_fail (child_priv->parent == NULL);
  g_return_if_fail (g_type_is_a (G_OBJECT_TYPE (child), g_list_model_get_item_type (children)));

  child_priv->parent = self;
  if (project != NULL)
    whence_project_attach (project, child);
  g_list_store_insert (G_LIST_STORE (children), position, child);
}

/* Takes the child at @position out of a list of @self, and out of the project. */
void
whence_object_remove_child (WhenceObject *self,
                            GParamSpec   *member,
                            guint         position)
{
  GListModel *children = whence_object_get_children (self, member);
  g_autoptr (WhenceObject) child = g_list_model_get_item (children, position);
  WhenceProject *project = whence_object_get_project (self);

  g_return_if_fail (child != NULL);

  if (project != NULL)
    whence_project_detach (project, child);
  g_list_store_remove (G_LIST_STORE (children), position);
  get_private (child)->parent = NULL;
}

gboolean
whence_object_find_child (WhenceObject *self,
                          GParamSpec   *member,
                          WhenceObject *child,
                          guint        *position)
{
  return g_list_store_find (G_LIST_STORE (whence_object_get_children (self, member)), child,
                            position);
}

/* Fills an empty list with one notification, as when a project is read. */
void
whence_object_replace_children (WhenceObject *self,
                                GParamSpec   *member,
                                GPtrArray    *children)
{
  GListModel *list = whence_object_get_children (self, member);
  WhenceProject *project = whence_object_get_project (self);

  g_return_if_fail (g_list_model_get_n_items (list) == 0);

  for (guint i = 0; i < children->len; i++)
    {
      WhenceObject *child = g_ptr_array_index (children, i);

      get_private (child)->parent = self;
      if (project != NULL)
        whence_project_attach (project, child);
    }
  g_list_store_splice (G_LIST_STORE (list), 0, 0, children->pdata, children->len);
}
