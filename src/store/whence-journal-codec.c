/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes as JSON, and back. A line of the journal says what was done:
 *
 *   "act"    "apply", "join" (it went into the change before it), "undo" or "redo"
 *   "of"     undo, redo: the number of the line that made the change
 *   "label"  what it does, for people
 *   "time"   when, in microseconds since 1970
 *   "steps"  what it came to, each of
 *            {"set": ID, "member": NAME, "value": VALUE}
 *            {"set": PARENT, "list": NAME, "at": N, "member": NAME, "value": VALUE}
 *            {"add": PARENT, "list": NAME, "at": N, "object": OBJECT}
 *            {"remove": PARENT, "list": NAME, "at": N, "id": ID}
 *            {"keep": ID, "member": NAME, "value": VALUE}: one that this program does not know
 *            {"forget": ID, "member": NAME}: likewise
 *
 * Undo and redo have their steps too: the change that they are of may be on disk already, and
 * not in the journal. What is added is written as it is at the end of the change, so the steps
 * within it are left out. What moves from one list to another is not written with what it moves
 * into, though: it may still be in its old list by then, and no id may be there twice.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <glib/gi18n.h>

#include "core/whence-error.h"
#include "core/whence-history-private.h"
#include "core/whence-member.h"
#include "core/whence-object.h"
#include "store/whence-journal-codec.h"
#include "store/whence-json-writer.h"
#include "store/whence-project-reader.h"
#include "store/whence-project-writer.h"

static const char *const acts[] = { "apply", "join", "undo", "redo", NULL };

static gboolean
is_within (WhenceObject *object,
           GHashTable   *added)
{
  for (; object != NULL; object = whence_object_get_parent (object))
    {
      if (g_hash_table_contains (added, object))
        return TRUE;
    }

  return FALSE;
}

static void
add_place (JsonObject             *json,
           const char             *name,
           const WhenceChangeStep *step)
{
  json_object_set_string_member (json, name, whence_object_get_id (step->parent));
  json_object_set_string_member (json, "list", whence_member_get_name (step->list));
  json_object_set_int_member (json, "at", step->position);
}

static JsonNode *
value_to_json (const WhenceChangeStep *step)
{
  return whence_member_is_default (step->member, step->value) ?
           json_node_new (JSON_NODE_NULL) : whence_member_to_json (step->member, step->value);
}

/* Takes what is in @moved out of the lists of an object that is added. */
static void
leave_out (JsonNode     *node,
           WhenceObject *object,
           GHashTable   *moved)
{
  guint n = 0;
  GParamSpec *const *members = whence_members_list (G_OBJECT_TYPE (object), &n);

  for (guint i = 0; i < n; i++)
    {
      const char *name = whence_member_get_name (members[i]);
      JsonArray *array;
      GListModel *children;

      if (!whence_member_is_children (members[i]) ||
          !json_object_has_member (json_node_get_object (node), name))
        continue;
      array = json_object_get_array_member (json_node_get_object (node), name);
      children = whence_object_get_children (object, members[i]);
      for (guint j = json_array_get_length (array); j > 0; j--)
        {
          g_autoptr (WhenceObject) child = g_list_model_get_item (children, j - 1);

          if (g_hash_table_contains (moved, child))
            json_array_remove_element (array, j - 1);
          else
            leave_out (json_array_get_element (array, j - 1), child, moved);
        }
    }
}

static JsonNode *
added_to_json (WhenceObject *object,
               GHashTable   *moved)
{
  JsonNode *node = whence_object_to_json (object);

  if (g_hash_table_size (moved) > 0)
    leave_out (node, object, moved);

  return node;
}

static JsonObject *
step_to_json (const WhenceChangeStep *step,
              GHashTable             *moved)
{
  JsonObject *json = json_object_new ();
  const char *id = whence_object_get_id (step->object);

  switch (step->kind)
    {
    case WHENCE_STEP_SET:
      if (*id == '\0' && step->parent != NULL)
        add_place (json, "set", step);
      else
        json_object_set_string_member (json, "set", id);
      json_object_set_string_member (json, "member", whence_member_get_name (step->member));
      json_object_set_member (json, "value", value_to_json (step));
      break;
    case WHENCE_STEP_ADD:
      add_place (json, "add", step);
      json_object_set_member (json, "object", added_to_json (step->object, moved));
      break;
    case WHENCE_STEP_REMOVE:
      add_place (json, "remove", step);
      json_object_set_string_member (json, "id", id);
      break;
    case WHENCE_STEP_KEEP:
      json_object_set_string_member (json, "keep", id);
      json_object_set_string_member (json, "member", step->name);
      json_object_set_member (json, "value", json_node_ref (step->node));
      break;
    case WHENCE_STEP_FORGET:
      json_object_set_string_member (json, "forget", id);
      json_object_set_string_member (json, "member", step->name);
      break;
    default:
      g_assert_not_reached ();
    }

  return json;
}

/* The objects that a change takes out of one list and puts into another. */
static GHashTable *
find_moved (WhenceChange *change)
{
  g_autoptr (GHashTable) removed = g_hash_table_new (NULL, NULL);
  GHashTable *moved = g_hash_table_new (NULL, NULL);
  guint n = whence_change_get_n_steps (change);

  for (guint i = 0; i < n; i++)
    {
      WhenceChangeStep step;

      whence_change_get_step (change, i, FALSE, &step);
      if (step.kind == WHENCE_STEP_REMOVE)
        g_hash_table_add (removed, step.object);
      else if (step.kind == WHENCE_STEP_ADD && g_hash_table_contains (removed, step.object))
        g_hash_table_add (moved, step.object);
    }

  return moved;
}

/* Whether what a step does shows in what is added already. */
static gboolean
is_told (const WhenceChangeStep *step,
         GHashTable             *added,
         GHashTable             *moved)
{
  if (step->kind != WHENCE_STEP_ADD && step->kind != WHENCE_STEP_REMOVE)
    return is_within (step->object, added);
  if (g_hash_table_contains (moved, step->object))
    return FALSE;

  return is_within (step->parent, added);
}

static JsonArray *
steps_to_json (WhenceChange *change,
               gboolean      backwards)
{
  g_autoptr (GHashTable) added = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) moved = find_moved (change);
  JsonArray *steps = json_array_new ();
  guint n = whence_change_get_n_steps (change);

  for (guint i = 0; i < n; i++)
    {
      WhenceChangeStep step;

      whence_change_get_step (change, i, backwards, &step);
      if (is_told (&step, added, moved))
        continue;
      if (step.kind == WHENCE_STEP_ADD)
        g_hash_table_add (added, step.object);
      json_array_add_object_element (steps, step_to_json (&step, moved));
    }

  return steps;
}

/**
 * whence_journal_encode:
 * @act: what was done
 * @change: what was done or undone, just now
 * @of: for an undo or a redo, the number of the line that made the change; 0: there is none
 *
 * Returns: (transfer full): the members of a line of the journal, as a JSON object without
 *   "seq" and "sum"
 */
char *
whence_journal_encode (WhenceHistoryAct  act,
                       WhenceChange     *change,
                       guint64           of)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *line = json_object_new ();

  json_node_take_object (node, line);
  json_object_set_string_member (line, "act", acts[act]);
  if (of != 0)
    json_object_set_int_member (line, "of", (gint64) of);
  json_object_set_string_member (line, "label", whence_change_get_label (change));
  json_object_set_int_member (line, "time", whence_change_get_time (change));
  json_object_set_array_member (line, "steps", steps_to_json (change, act == WHENCE_ACT_UNDO));

  return whence_json_to_compact (node);
}

typedef struct
{
  WhenceProject *project;
  JsonArray *steps;
  guint n_done;
} Replay;

static gboolean
fail (GError     **error,
      const char  *expected)
{
  g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_FORMAT, _("expected %s"), expected);
  return FALSE;
}

static const char *
get_string (JsonObject *json,
            const char *name)
{
  JsonNode *node = json_object_get_member (json, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
get_number (JsonObject *json,
            const char *name,
            guint64    *number)
{
  JsonNode *node = json_object_get_member (json, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_INT64 || json_node_get_int (node) < 0)
    return FALSE;

  *number = (guint64) json_node_get_int (node);
  return TRUE;
}

static WhenceObject *
find_object (WhenceProject *project,
             const char    *id)
{
  if (id == NULL)
    return NULL;
  if (g_str_equal (id, whence_object_get_id (WHENCE_OBJECT (project))))
    return WHENCE_OBJECT (project);

  return whence_project_find (project, id);
}

/* The list that a step names, the object that it is of, and the place in it. */
static gboolean
find_list (Replay        *replay,
           JsonObject    *step,
           const char    *name,
           WhenceObject **parent,
           GParamSpec   **list,
           guint         *position,
           GError       **error)
{
  const char *member = get_string (step, "list");
  guint64 at = 0;

  *parent = find_object (replay->project, get_string (step, name));
  if (*parent == NULL)
    return fail (error, _("the id of an object that is there"));
  *list = member != NULL ? whence_members_find (G_OBJECT_TYPE (*parent), member) : NULL;
  if (*list == NULL || !whence_member_is_children (*list))
    return fail (error, _("the name of a list"));
  if (!get_number (step, "at", &at) ||
      at > g_list_model_get_n_items (whence_object_get_children (*parent, *list)))
    return fail (error, _("a place in the list"));

  *position = (guint) at;
  return TRUE;
}

static WhenceObject *
dup_child (Replay      *replay,
           JsonObject  *step,
           const char  *name,
           GError     **error)
{
  WhenceObject *parent = NULL;
  GParamSpec *list = NULL;
  guint position = 0;
  WhenceObject *child;

  if (!find_list (replay, step, name, &parent, &list, &position, error))
    return NULL;

  child = g_list_model_get_item (whence_object_get_children (parent, list), position);
  if (child == NULL)
    fail (error, _("a place in the list"));

  return child;
}

static gboolean
replay_set (Replay        *replay,
            WhenceChange  *change,
            JsonObject    *step,
            GError       **error)
{
  g_autoptr (WhenceObject) object = NULL;
  const char *name = get_string (step, "member");
  JsonNode *node = json_object_get_member (step, "value");
  GParamSpec *member;
  g_auto (GValue) value = G_VALUE_INIT;

  if (json_object_has_member (step, "list"))
    object = dup_child (replay, step, "set", error);
  else
    object = find_object (replay->project, get_string (step, "set"));
  if (object == NULL)
    return error != NULL && *error != NULL ? FALSE
                                           : fail (error, _("the id of an object that is there"));
  if (!json_object_has_member (step, "list"))
    g_object_ref (object);

  member = name != NULL ? whence_members_find (G_OBJECT_TYPE (object), name) : NULL;
  if (member == NULL || whence_member_is_children (member) || node == NULL)
    return fail (error, _("the name of a member, and its value"));
  if (!JSON_NODE_HOLDS_NULL (node))
    {
      if (!whence_member_from_json (member, node, &value, error))
        return FALSE;
    }
  else
    {
      g_value_init (&value, member->value_type);
      g_param_value_set_default (member, &value);
    }

  whence_change_set (change, object, name, &value);
  return TRUE;
}

static gboolean
replay_add (Replay        *replay,
            WhenceChange  *change,
            JsonObject    *step,
            GError       **error)
{
  JsonNode *node = json_object_get_member (step, "object");
  g_autoptr (WhenceObject) object = NULL;
  WhenceObject *parent = NULL;
  GParamSpec *list = NULL;
  guint position = 0;

  if (!find_list (replay, step, "add", &parent, &list, &position, error))
    return FALSE;
  if (node == NULL)
    return fail (error, _("an object to add"));
  object = whence_object_from_json (whence_member_get_item_type (list), node, error);
  if (object == NULL)
    return FALSE;

  whence_change_add_at (change, parent, whence_member_get_name (list), object, position);
  return TRUE;
}

static gboolean
replay_remove (Replay        *replay,
               WhenceChange  *change,
               JsonObject    *step,
               GError       **error)
{
  const char *id = get_string (step, "id");
  g_autoptr (WhenceObject) object = dup_child (replay, step, "remove", error);

  if (object == NULL)
    return FALSE;
  if (g_strcmp0 (id, whence_object_get_id (object)) != 0)
    return fail (error, _("another object at this place"));

  whence_change_remove (change, object);
  return TRUE;
}

/* Keeps a member that this program does not know, or forgets it. */
static gboolean
replay_unknown (Replay        *replay,
                WhenceChange  *change,
                JsonObject    *step,
                GError       **error)
{
  gboolean keep = json_object_has_member (step, "keep");
  WhenceObject *object = whence_project_find (replay->project,
                                              get_string (step, keep ? "keep" : "forget"));
  const char *name = get_string (step, "member");
  JsonNode *node = json_object_get_member (step, "value");

  if (object == NULL)
    return fail (error, _("the id of an object that is there"));
  if (name == NULL || (keep && node == NULL))
    return fail (error, _("the name of a member, and its value"));

  if (keep)
    whence_change_keep (change, object, name, node);
  else
    whence_change_forget (change, object, name);
  return TRUE;
}

static gboolean
replay_next (WhenceChange  *change,
             gboolean      *more,
             gpointer       user_data,
             GError       **error)
{
  Replay *replay = user_data;
  JsonNode *node;
  JsonObject *step;

  *more = replay->n_done < json_array_get_length (replay->steps);
  if (!*more)
    return TRUE;

  node = json_array_get_element (replay->steps, replay->n_done++);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, _("an object"));

  step = json_node_get_object (node);
  if (json_object_has_member (step, "set"))
    return replay_set (replay, change, step, error);
  if (json_object_has_member (step, "add"))
    return replay_add (replay, change, step, error);
  if (json_object_has_member (step, "remove"))
    return replay_remove (replay, change, step, error);
  if (json_object_has_member (step, "keep") || json_object_has_member (step, "forget"))
    return replay_unknown (replay, change, step, error);

  return fail (error, _("a step that sets, adds or removes"));
}

static gboolean
find_act (JsonObject       *line,
          WhenceHistoryAct *act)
{
  const char *name = get_string (line, "act");

  for (guint i = 0; name != NULL && acts[i] != NULL; i++)
    {
      if (g_str_equal (acts[i], name))
        {
          *act = (WhenceHistoryAct) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * whence_journal_replay:
 * @project: a project, as it was when the line was written
 * @line: a line of its journal
 * @seq: the number of the line
 * @error: return location for an error
 *
 * Does again what was done in an earlier run. It can be undone as it could then.
 *
 * Returns: %TRUE if it was done; otherwise %FALSE with an error of %WHENCE_ERROR, and the project
 *   is as it was
 */
gboolean
whence_journal_replay (WhenceProject  *project,
                       JsonObject     *line,
                       guint64         seq,
                       GError        **error)
{
  WhenceHistory *history = whence_project_get_history (project);
  JsonNode *steps = json_object_get_member (line, "steps");
  const char *label = get_string (line, "label");
  WhenceHistoryAct act = WHENCE_ACT_APPLY;
  guint64 of = 0;
  guint64 time = 0;
  g_autoptr (WhenceChange) change = NULL;
  Replay replay = { project, NULL, 0 };

  if (!find_act (line, &act) || label == NULL || !get_number (line, "time", &time) ||
      steps == NULL || !JSON_NODE_HOLDS_ARRAY (steps))
    return fail (error, _("an act with a label, a time and steps"));

  get_number (line, "of", &of);
  if ((act == WHENCE_ACT_UNDO || act == WHENCE_ACT_REDO) && of != 0 &&
      whence_history_replay_step (history, act, of))
    return TRUE;

  /* The change that is undone is on disk, and not to be had: what undid it is a change itself. */
  if (act == WHENCE_ACT_UNDO)
    change = whence_change_new_printf (_("Undo: %s"), label);
  else
    change = whence_change_new (label);
  whence_change_set_time (change, (gint64) time);
  whence_change_set_serial (change, act == WHENCE_ACT_REDO && of != 0 ? of : seq);
  replay.steps = json_node_get_array (steps);

  return whence_history_replay (history, change, act, replay_next, &replay, error);
}
