/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One undoable step: members set, objects added and removed, under one name. It is filled in,
 * and then given to whence_project_apply(), which executes it whole or not at all.
 */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include <glib/gi18n.h>

#include "core/whence-change-private.h"
#include "core/whence-check.h"
#include "core/whence-error.h"
#include "core/whence-member.h"
#include "core/whence-object-private.h"
#include "core/whence-project-private.h"
#include "core/whence-record.h"
#include "core/whence-time.h"

/* Two settings of the same member within this time are one step, as in typing. */
#define ABSORB_USEC (3 * G_USEC_PER_SEC)

typedef enum
{
  OP_SET,
  OP_ADD,
  OP_REMOVE,
  OP_KEEP,
  OP_FORGET,
} OpKind;

typedef struct
{
  OpKind kind;
  WhenceObject *object;  /* whose member it is; what is added or removed: see hold() */
  WhenceObject *parent;  /* in whose list it is; NULL for members: see hold() */
  gboolean of_project;   /* whether the member is one of the project itself */
  GParamSpec *member;    /* the member that is set, the list, or what is before what is kept */
  guint position;        /* in the list; G_MAXUINT: at its end. OP_SET: of what has no id.
                          * OP_KEEP, OP_FORGET: among those that this program does not know */
  GValue before;         /* OP_SET: what was there; unset until it was executed */
  GValue after;          /* OP_SET: what is to be there */
  char *name;            /* OP_KEEP, OP_FORGET: the member that this program does not know */
  JsonNode *node;        /* its value; owned; NULL for OP_FORGET until it was executed */
} Op;

struct _WhenceChange
{
  GObject parent_instance;

  char *label;           /* for people: “Mark “Rubio”” */
  GArray *ops;           /* Op, in the order of their execution */
  gint64 time;           /* monotonic, of the execution, in microseconds; 0: of an earlier run */
  gint64 real_time;      /* of the execution, in microseconds since 1970 */
  guint64 serial;        /* under which it was recorded; 0: it was not */
};

G_DEFINE_FINAL_TYPE (WhenceChange, whence_change, G_TYPE_OBJECT)

/* The project owns its history, and so its changes: they hold everything but the project. */
static WhenceObject *
hold (WhenceObject *object)
{
  return WHENCE_IS_PROJECT (object) ? object : g_object_ref (object);
}

static void
op_clear (gpointer data)
{
  Op *op = data;

  if (!op->of_project)
    {
      g_clear_object (&op->object);
      g_clear_object (&op->parent);
    }
  else if (op->kind != OP_SET)
    g_clear_object (&op->object);
  if (G_IS_VALUE (&op->before))
    g_value_unset (&op->before);
  if (G_IS_VALUE (&op->after))
    g_value_unset (&op->after);
  g_clear_pointer (&op->name, g_free);
  g_clear_pointer (&op->node, json_node_unref);
}

static Op *
get_op (WhenceChange *self,
        guint         i)
{
  return &g_array_index (self->ops, Op, i);
}

static void
whence_change_finalize (GObject *object)
{
  WhenceChange *self = WHENCE_CHANGE (object);

  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->ops, g_array_unref);

  G_OBJECT_CLASS (whence_change_parent_class)->finalize (object);
}

static void
whence_change_class_init (WhenceChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = whence_change_finalize;
}

static void
whence_change_init (WhenceChange *self)
{
  self->ops = g_array_new (FALSE, TRUE, sizeof (Op));
  g_array_set_clear_func (self->ops, op_clear);
}

/**
 * whence_change_new:
 * @label: what the step does, in a few words, for the menu and the history
 *
 * Returns: (transfer full): a change with nothing in it
 */
WhenceChange *
whence_change_new (const char *label)
{
  WhenceChange *self = g_object_new (WHENCE_TYPE_CHANGE, NULL);

  self->label = g_strdup (label);

  return self;
}

/**
 * whence_change_new_printf:
 * @format: what the step does, as for printf()
 * @...: what goes into @format
 *
 * Returns: (transfer full): a change with nothing in it
 */
WhenceChange *
whence_change_new_printf (const char *format,
                          ...)
{
  g_autofree char *label = NULL;
  va_list args;

  va_start (args, format);
  label = g_strdup_vprintf (format, args);
  va_end (args);

  return whence_change_new (label);
}

/**
 * whence_change_get_label:
 * @self: a change
 *
 * Returns: (transfer none): what it does, in a few words
 */
const char *
whence_change_get_label (WhenceChange *self)
{
  g_return_val_if_fail (WHENCE_IS_CHANGE (self), "");

  return self->label;
}

/**
 * whence_change_is_empty:
 * @self: a change
 *
 * Returns: whether there is nothing in it
 */
gboolean
whence_change_is_empty (WhenceChange *self)
{
  g_return_val_if_fail (WHENCE_IS_CHANGE (self), TRUE);

  return self->ops->len == 0;
}

/**
 * whence_change_list_objects:
 * @self: a change
 *
 * Returns: (transfer container) (element-type WhenceObject): what it sets, adds or removes, each
 *   once, in the order of the steps
 */
GPtrArray *
whence_change_list_objects (WhenceChange *self)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_return_val_if_fail (WHENCE_IS_CHANGE (self), objects);

  for (guint i = 0; i < self->ops->len; i++)
    {
      if (g_hash_table_add (seen, get_op (self, i)->object))
        g_ptr_array_add (objects, g_object_ref (get_op (self, i)->object));
    }

  return objects;
}

/**
 * whence_change_touches:
 * @self: a change
 * @type: a type of #WhenceObject
 *
 * Returns: whether it sets, adds or removes an object of that type
 */
gboolean
whence_change_touches (WhenceChange *self,
                       GType         type)
{
  g_return_val_if_fail (WHENCE_IS_CHANGE (self), FALSE);

  for (guint i = 0; i < self->ops->len; i++)
    {
      if (g_type_is_a (G_OBJECT_TYPE (get_op (self, i)->object), type))
        return TRUE;
    }

  return FALSE;
}

/**
 * whence_change_sets:
 * @self: a change
 * @type: a type of #WhenceObject
 * @member: the name of a stored member of it
 *
 * Returns: whether it sets that member of an object of that type
 */
gboolean
whence_change_sets (WhenceChange *self,
                    GType         type,
                    const char   *member)
{
  GParamSpec *pspec = whence_members_find (type, member);

  g_return_val_if_fail (WHENCE_IS_CHANGE (self), FALSE);

  for (guint i = 0; i < self->ops->len; i++)
    {
      Op *op = get_op (self, i);

      if (op->kind == OP_SET && op->member == pspec &&
          G_TYPE_CHECK_INSTANCE_TYPE (op->object, type))
        return TRUE;
    }

  return FALSE;
}

/**
 * whence_change_set:
 * @self: a change that was not applied yet
 * @object: an object of the project, or one that this change adds
 * @member: the name of a stored member
 * @value: a value of its type
 *
 * Adds a step that sets a member.
 */
void
whence_change_set (WhenceChange *self,
                   WhenceObject *object,
                   const char   *member,
                   const GValue *value)
{
  GParamSpec *pspec = whence_members_find (G_OBJECT_TYPE (object), member);
  Op op = { OP_SET, NULL, NULL, WHENCE_IS_PROJECT (object), pspec, 0, G_VALUE_INIT,
            G_VALUE_INIT, NULL, NULL };

  g_return_if_fail (WHENCE_IS_CHANGE (self));
  g_return_if_fail (pspec != NULL && !whence_member_is_children (pspec));
  g_return_if_fail (G_VALUE_HOLDS (value, pspec->value_type));

  op.object = hold (object);
  g_value_init (&op.after, pspec->value_type);
  g_value_copy (value, &op.after);
  g_array_append_val (self->ops, op);
}

/**
 * whence_change_keep:
 * @self: a change that was not applied yet
 * @object: an object of the project that has an id
 * @name: the name of a member that this program does not know, and @object does not have
 * @node: (transfer none): its value, which is not changed any more
 *
 * Adds a step that gives an object a member to be written to the file, as where it takes the
 * place of another one that has it.
 */
void
whence_change_keep (WhenceChange *self,
                    WhenceObject *object,
                    const char   *name,
                    JsonNode     *node)
{
  Op op = { OP_KEEP, NULL, NULL, FALSE, NULL, 0, G_VALUE_INIT, G_VALUE_INIT, NULL, NULL };

  g_return_if_fail (WHENCE_IS_CHANGE (self));
  g_return_if_fail (*whence_object_get_id (object) != '\0' && !WHENCE_IS_PROJECT (object));

  op.object = hold (object);
  op.name = g_strdup (name);
  op.node = json_node_ref (node);
  g_array_append_val (self->ops, op);
}

/**
 * whence_change_forget:
 * @self: a change that was not applied yet
 * @object: an object of the project that has an id
 * @name: the name of a member that this program does not know
 *
 * Adds a step that takes a member from an object: what undoes whence_change_keep().
 */
void
whence_change_forget (WhenceChange *self,
                      WhenceObject *object,
                      const char   *name)
{
  Op op = { OP_FORGET, NULL, NULL, FALSE, NULL, 0, G_VALUE_INIT, G_VALUE_INIT, NULL, NULL };

  g_return_if_fail (WHENCE_IS_CHANGE (self));
  g_return_if_fail (*whence_object_get_id (object) != '\0' && !WHENCE_IS_PROJECT (object));

  op.object = hold (object);
  op.name = g_strdup (name);
  g_array_append_val (self->ops, op);
}

/**
 * whence_change_add:
 * @self: a change that was not applied yet
 * @parent: an object of the project, or one that this change adds; or the project
 * @member: the name of a stored member that is a list of objects
 * @child: (transfer none): an object in no project
 *
 * Adds a step that appends an object to a list.
 */
void
whence_change_add (WhenceChange *self,
                   WhenceObject *parent,
                   const char   *member,
                   WhenceObject *child)
{
  GParamSpec *pspec = whence_members_find (G_OBJECT_TYPE (parent), member);
  Op op = { OP_ADD, NULL, NULL, WHENCE_IS_PROJECT (parent), pspec, G_MAXUINT, G_VALUE_INIT,
            G_VALUE_INIT, NULL, NULL };

  g_return_if_fail (WHENCE_IS_CHANGE (self));
  g_return_if_fail (pspec != NULL && whence_member_is_children (pspec));
  g_return_if_fail (g_type_is_a (G_OBJECT_TYPE (child), whence_member_get_item_type (pspec)));

  op.object = hold (child);
  op.parent = hold (parent);
  g_array_append_val (self->ops, op);
}

/* The list of its parent in which @object is. */
static GParamSpec *
find_list (WhenceObject *parent,
           WhenceObject *object)
{
  guint n = 0;
  GParamSpec *const *members = whence_members_list (G_OBJECT_TYPE (parent), &n);

  for (guint i = 0; i < n; i++)
    {
      if (whence_member_is_children (members[i]) &&
          whence_member_get_item_type (members[i]) == G_OBJECT_TYPE (object))
        return members[i];
    }

  return NULL;
}

/**
 * whence_change_add_at:
 * @self: a change that was not applied yet
 * @parent: an object of the project, or the project
 * @member: the name of a stored member that is a list of objects
 * @child: (transfer none): an object in no project
 * @position: where in the list it is to be; past its end: there
 *
 * As whence_change_add(), for another place than the end.
 */
void
whence_change_add_at (WhenceChange *self,
                      WhenceObject *parent,
                      const char   *member,
                      WhenceObject *child,
                      guint         position)
{
  g_return_if_fail (WHENCE_IS_CHANGE (self));

  whence_change_add (self, parent, member, child);
  if (self->ops->len > 0)
    get_op (self, self->ops->len - 1)->position = position;
}

/**
 * whence_change_remove:
 * @self: a change that was not applied yet
 * @object: an object of the project
 *
 * Adds a step that takes an object out of its list, and so out of the project. What refers to it
 * must be gone by the end of the change: see whence_edit_remove().
 */
void
whence_change_remove (WhenceChange *self,
                      WhenceObject *object)
{
  WhenceObject *parent = whence_object_get_parent (object);
  Op op = { OP_REMOVE, NULL, NULL, WHENCE_IS_PROJECT (parent), NULL, G_MAXUINT, G_VALUE_INIT,
            G_VALUE_INIT, NULL, NULL };

  g_return_if_fail (WHENCE_IS_CHANGE (self));
  g_return_if_fail (parent != NULL);

  op.member = find_list (parent, object);
  g_return_if_fail (op.member != NULL);
  op.object = hold (object);
  op.parent = hold (parent);
  g_array_append_val (self->ops, op);
}

static void
op_do (Op            *op,
       WhenceProject *project)
{
  switch (op->kind)
    {
    case OP_SET:
      whence_project_write_member (project, op->object, op->member, &op->after);
      break;
    case OP_ADD:
      whence_object_insert_child (op->parent, op->member, op->position, op->object);
      break;
    case OP_REMOVE:
      whence_object_remove_child (op->parent, op->member, op->position);
      break;
    case OP_KEEP:
      whence_object_insert_unknown (op->object, op->position, op->name, op->node, op->member);
      break;
    case OP_FORGET:
      whence_object_remove_unknown (op->object, op->position);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
op_undo (Op            *op,
         WhenceProject *project)
{
  switch (op->kind)
    {
    case OP_SET:
      whence_project_write_member (project, op->object, op->member, &op->before);
      break;
    case OP_ADD:
      whence_object_remove_child (op->parent, op->member, op->position);
      break;
    case OP_REMOVE:
      whence_object_insert_child (op->parent, op->member, op->position, op->object);
      break;
    case OP_KEEP:
      whence_object_remove_unknown (op->object, op->position);
      break;
    case OP_FORGET:
      whence_object_insert_unknown (op->object, op->position, op->name, op->node, op->member);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* A record that is new gets its time and its creator before it comes into the project. */
static void
sign_record (WhenceProject *project,
             WhenceObject  *object,
             const char    *now)
{
  if (!WHENCE_IS_RECORD (object) ||
      *whence_record_get_created (WHENCE_RECORD (object)) != '\0')
    return;

  whence_object_init_string (object, "created", now);
  whence_object_init_string (object, "modified", now);
  if (*whence_record_get_creator (WHENCE_RECORD (object)) == '\0')
    whence_object_init_string (object, "creator", whence_project_get_author (project));
}

/* What has no id is known by its place in its list, which may be another one later. */
static void
find_place (Op *op)
{
  WhenceObject *parent = whence_object_get_parent (op->object);

  if (!op->of_project && *whence_object_get_id (op->object) == '\0' && parent != NULL)
    whence_object_find_child (parent, find_list (parent, op->object), op->object, &op->position);
}

/* Whether what @object is known by is not empty. */
static gboolean
check_filled (WhenceObject  *object,
              GError       **error)
{
  guint n = 0;
  GParamSpec *const *members = whence_members_list (G_OBJECT_TYPE (object), &n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      whence_object_get_value (object, members[i], &value);
      if (!whence_member_check_filled (members[i], &value, error))
        return FALSE;
    }

  return TRUE;
}

/* The object that is other after the step. */
static WhenceObject *
op_get_place (Op *op)
{
  return op->parent != NULL ? op->parent : op->object;
}

/* What is kept comes behind all that is there. */
static gboolean
prepare_keeping (Op      *op,
                 GError **error)
{
  GParamSpec *known = whence_members_find (G_OBJECT_TYPE (op->object), op->name);
  guint n = 0;
  GParamSpec *const *members = whence_members_list (G_OBJECT_TYPE (op->object), &n);

  if ((known != NULL && g_str_equal (whence_member_get_name (known), op->name)) ||
      whence_object_find_unknown (op->object, op->name, NULL))
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_INVALID, _("%s is there twice"), op->name);
      return FALSE;
    }

  op->position = whence_object_get_n_unknown (op->object);
  op->member = members[n - 1];
  return TRUE;
}

static gboolean
prepare_forgetting (Op      *op,
                    GError **error)
{
  JsonNode *node = NULL;

  if (!whence_object_find_unknown (op->object, op->name, &op->position))
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_NOT_FOUND, _("%s is not there"), op->name);
      return FALSE;
    }

  whence_object_get_unknown (op->object, op->position, &node, &op->member);
  op->node = json_node_ref (node);
  return TRUE;
}

/* Finds out what @op needs to know of the project as it is now. @now: for what is new; NULL: it
 * has its times already, and is as it was, also where an edit would have to name it.
 */
static gboolean
op_prepare (Op             *op,
            WhenceProject  *project,
            const char     *now,
            GError        **error)
{
  WhenceObject *place = op_get_place (op);

  if (whence_object_get_project (place) != project)
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_NOT_FOUND, _("%s is not in the project"),
                   whence_object_get_id (place));
      return FALSE;
    }

  switch (op->kind)
    {
    case OP_SET:
      if (whence_member_get_flags (op->member) & WHENCE_MEMBER_FIXED)
        {
          g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_INVALID, _("%s never changes"),
                       whence_member_get_name (op->member));
          return FALSE;
        }
      whence_object_get_value (op->object, op->member, &op->before);
      find_place (op);
      return whence_member_validate (op->member, &op->after, error) &&
             (now == NULL || whence_member_equal (&op->before, &op->after) ||
              whence_member_check_filled (op->member, &op->after, error));
    case OP_ADD:
      if (now != NULL)
        sign_record (project, op->object, now);
      op->position = MIN (op->position, g_list_model_get_n_items (
                                          whence_object_get_children (op->parent, op->member)));
      return whence_project_check_new (project, op->object, error) &&
             (now == NULL || check_filled (op->object, error));
    case OP_REMOVE:
      if (whence_object_find_child (op->parent, op->member, op->object, &op->position))
        return TRUE;
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_NOT_FOUND, _("%s is not in the project"),
                   whence_object_get_id (op->object));
      return FALSE;
    case OP_KEEP:
      return prepare_keeping (op, error);
    case OP_FORGET:
      return prepare_forgetting (op, error);
    default:
      g_assert_not_reached ();
    }
}

/* Whether the project is whole again after the step @op. */
static gboolean
op_check (Op             *op,
          WhenceProject  *project,
          GError        **error)
{
  if (whence_object_get_project (op->object) == NULL)
    return whence_project_check_gone (project, op->object, error);
  if (op->kind == OP_KEEP || op->kind == OP_FORGET ||
      (op->kind == OP_SET && !whence_check_rules_depend_on (op->member)))
    return TRUE;

  return whence_check_object (project, op->object, error);
}

static void
revert_from (WhenceChange  *self,
             WhenceProject *project,
             guint          n_done)
{
  for (guint i = n_done; i > 0; i--)
    op_undo (get_op (self, i - 1), project);
}

/* The record that has changed where @object has; and NULL where there is none. */
static WhenceObject *
find_record (WhenceObject *object)
{
  while (object != NULL && !WHENCE_IS_RECORD (object))
    object = whence_object_get_parent (object);

  return object;
}

/* Adds the steps that note when what is changed was changed. */
static void
add_times (WhenceChange  *self,
           WhenceProject *project,
           const char    *now)
{
  g_autoptr (GHashTable) records = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) touched = g_ptr_array_new ();

  g_hash_table_add (records, project);
  g_ptr_array_add (touched, project);
  for (guint i = 0; i < self->ops->len; i++)
    {
      Op *op = get_op (self, i);
      WhenceObject *record = find_record (op_get_place (op));

      /* A new record has its times already; one that goes needs none. */
      if (op->kind == OP_ADD && WHENCE_IS_RECORD (op->object))
        g_hash_table_add (records, op->object);
      if (record != NULL && whence_object_get_project (record) == project &&
          g_hash_table_add (records, record))
        g_ptr_array_add (touched, record);
    }

  for (guint i = 0; i < touched->len; i++)
    whence_change_set_string (self, g_ptr_array_index (touched, i), "modified", now);
}

/* Leaves out the steps that set what is there already. */
static void
drop_idle_ops (WhenceChange *self)
{
  for (guint i = self->ops->len; i > 0; i--)
    {
      Op *op = get_op (self, i - 1);

      if (op->kind == OP_SET && G_IS_VALUE (&op->before) &&
          whence_member_equal (&op->before, &op->after))
        g_array_remove_index (self->ops, i - 1);
    }
}

/* Executes the steps from @first on; on failure none of the change is left. */
static gboolean
execute_from (WhenceChange   *self,
              WhenceProject  *project,
              guint           first,
              const char     *now,
              GError        **error)
{
  for (guint i = first; i < self->ops->len; i++)
    {
      if (!op_prepare (get_op (self, i), project, now, error))
        {
          revert_from (self, project, i);
          return FALSE;
        }
      op_do (get_op (self, i), project);
    }

  return TRUE;
}

/* Executes the change for the first time: all of it, or with an error nothing of it. */
gboolean
whence_change_execute (WhenceChange   *self,
                       WhenceProject  *project,
                       GError        **error)
{
  g_autofree char *now = whence_time_now ();
  guint n;

  if (!execute_from (self, project, 0, now, error))
    return FALSE;
  for (guint i = 0; i < self->ops->len; i++)
    {
      if (!op_check (get_op (self, i), project, error))
        {
          revert_from (self, project, self->ops->len);
          return FALSE;
        }
    }

  drop_idle_ops (self);
  n = self->ops->len;
  if (n > 0)
    {
      add_times (self, project, now);
      if (!execute_from (self, project, n, now, error))
        return FALSE;
    }
  self->time = g_get_monotonic_time ();
  self->real_time = g_get_real_time ();

  return TRUE;
}

/* Executes a change of an earlier run. @next adds its steps, one at a time, each when the ones
 * before it are done: it names what it finds by its place. All of it is done, or with an error
 * nothing.
 */
gboolean
whence_change_replay (WhenceChange      *self,
                      WhenceProject     *project,
                      WhenceChangeNext   next,
                      gpointer           user_data,
                      GError           **error)
{
  guint n = 0;
  gboolean sound = TRUE;
  gboolean more = TRUE;

  while (sound && more)
    {
      sound = next (self, &more, user_data, error);
      if (sound && more)
        sound = op_prepare (get_op (self, n), project, NULL, error);
      if (sound && more)
        op_do (get_op (self, n++), project);
    }
  for (guint i = 0; sound && i < n; i++)
    sound = op_check (get_op (self, i), project, error);
  if (!sound)
    revert_from (self, project, n);

  return sound;
}

void
whence_change_revert (WhenceChange  *self,
                      WhenceProject *project)
{
  revert_from (self, project, self->ops->len);
}

void
whence_change_repeat (WhenceChange  *self,
                      WhenceProject *project)
{
  for (guint i = 0; i < self->ops->len; i++)
    op_do (get_op (self, i), project);
}

/* The one step of @self besides the times, where it sets a text that is typed. */
static Op *
get_typing (WhenceChange *self)
{
  Op *typing = NULL;

  for (guint i = 0; i < self->ops->len; i++)
    {
      Op *op = get_op (self, i);

      if (op->kind != OP_SET)
        return NULL;
      if (whence_member_get_flags (op->member) & WHENCE_MEMBER_AUTOMATIC)
        continue;
      if (typing != NULL || !G_VALUE_HOLDS_STRING (&op->after) ||
          whence_member_is_reference (op->member))
        return NULL;
      typing = op;
    }

  return typing;
}

/* Takes @later, which was executed right after @self, into @self, where both are the same text
 * being typed. @any_time: however long after.
 */
gboolean
whence_change_absorb (WhenceChange *self,
                      WhenceChange *later,
                      gboolean      any_time)
{
  Op *typing = get_typing (self);
  Op *more = get_typing (later);

  if (typing == NULL || more == NULL || typing->object != more->object ||
      typing->member != more->member ||
      (!any_time && later->time - self->time > ABSORB_USEC))
    return FALSE;

  /* The same member and the same records: the steps of the times fit as well. */
  for (guint i = 0; i < self->ops->len; i++)
    {
      for (guint j = 0; j < later->ops->len; j++)
        {
          Op *op = get_op (self, i);
          Op *newer = get_op (later, j);

          if (op->object == newer->object && op->member == newer->member)
            g_value_copy (&newer->after, &op->after);
        }
    }
  self->time = later->time;
  self->real_time = later->real_time;

  return TRUE;
}

/**
 * whence_change_get_time:
 * @self: a change
 *
 * Returns: when it was made, in microseconds since 1970; 0 if it was not made yet
 */
gint64
whence_change_get_time (WhenceChange *self)
{
  g_return_val_if_fail (WHENCE_IS_CHANGE (self), 0);

  return self->real_time;
}

void
whence_change_set_time (WhenceChange *self,
                        gint64        real_time)
{
  self->real_time = real_time;
}

/* The number under which a change was recorded; 0 if it was not. */
guint64
whence_change_get_serial (WhenceChange *self)
{
  return self->serial;
}

void
whence_change_set_serial (WhenceChange *self,
                          guint64       serial)
{
  self->serial = serial;
}

guint
whence_change_get_n_steps (WhenceChange *self)
{
  return self->ops->len;
}

/* Gets step @i of the change; of its undoing if @backwards. */
void
whence_change_get_step (WhenceChange     *self,
                        guint             i,
                        gboolean          backwards,
                        WhenceChangeStep *step)
{
  static const WhenceStepKind kinds[][2] = {
    [OP_SET] = { WHENCE_STEP_SET, WHENCE_STEP_SET },
    [OP_ADD] = { WHENCE_STEP_ADD, WHENCE_STEP_REMOVE },
    [OP_REMOVE] = { WHENCE_STEP_REMOVE, WHENCE_STEP_ADD },
    [OP_KEEP] = { WHENCE_STEP_KEEP, WHENCE_STEP_FORGET },
    [OP_FORGET] = { WHENCE_STEP_FORGET, WHENCE_STEP_KEEP },
  };
  Op *op = get_op (self, backwards ? self->ops->len - 1 - i : i);

  *step = (WhenceChangeStep) {
    .kind = kinds[op->kind][backwards ? 1 : 0],
    .object = op->object,
    .parent = op->parent != NULL ? op->parent : whence_object_get_parent (op->object),
    .member = op->member,
    .position = op->position,
    .value = backwards ? &op->before : &op->after,
    .name = op->name,
    .node = op->node,
  };
  if (op->parent != NULL)
    step->list = op->member;
  else if (step->parent != NULL)
    step->list = find_list (step->parent, op->object);
}
