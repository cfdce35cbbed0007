/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include "core/whence-member.h"
#include "store/whence-json-writer.h"
#include "store/whence-project-reader.h"
#include "store/whence-project-writer.h"

/* Where in the file a member stands that this program does not know. */
typedef enum
{
  PLACE_FIRST,     /* before the known members */
  PLACE_AFTER,     /* after one of them */
  PLACE_LAST,      /* all that are left */
} Place;

/* Adds the unknown members of @place, from *@position on. */
static void
add_unknown (WhenceObject *object,
             Place         place,
             GParamSpec   *member,
             guint        *position,
             JsonObject   *json)
{
  guint n = whence_object_get_n_unknown (object);

  for (; *position < n; (*position)++)
    {
      JsonNode *node = NULL;
      GParamSpec *after = NULL;
      const char *name = whence_object_get_unknown (object, *position, &node, &after);

      if (place != PLACE_LAST && after != member)
        return;
      json_object_set_member (json, name, json_node_ref (node));
    }
}

static JsonNode *
children_to_json (GListModel *children)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  guint n = g_list_model_get_n_items (children);

  json_node_take_array (node, array);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceObject) child = g_list_model_get_item (children, i);

      json_array_add_element (array, whence_object_to_json (child));
    }

  return node;
}

static gboolean
is_left_out (GParamSpec   *member,
             const GValue *value)
{
  return whence_member_is_default (member, value) &&
         (whence_member_get_flags (member) & WHENCE_MEMBER_REQUIRED) == 0;
}

/**
 * whence_object_to_json:
 * @object: an object of a project, or in none
 *
 * Returns: (transfer full): the object as the file has it: stored members in their order, those
 *   at their default left out, unknown ones where they were
 */
JsonNode *
whence_object_to_json (WhenceObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *json = json_object_new ();
  guint n = 0;
  guint position = 0;
  GParamSpec *const *members = whence_members_list (G_OBJECT_TYPE (object), &n);

  json_node_take_object (node, json);
  add_unknown (object, PLACE_FIRST, NULL, &position, json);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      whence_object_get_value (object, members[i], &value);
      if (whence_member_is_children (members[i]) && !is_left_out (members[i], &value))
        json_object_set_member (json, whence_member_get_name (members[i]),
                                children_to_json (g_value_get_object (&value)));
      else if (!is_left_out (members[i], &value))
        json_object_set_member (json, whence_member_get_name (members[i]),
                                whence_member_to_json (members[i], &value));
      add_unknown (object, PLACE_AFTER, members[i], &position, json);
    }
  add_unknown (object, PLACE_LAST, NULL, &position, json);

  return node;
}

static void
append_name (GString    *out,
             const char *name)
{
  g_string_append (out, out->str[out->len - 1] == '{' ? "\n  " : ",\n  ");
  whence_json_append_string (out, name);
  g_string_append (out, ": ");
}

/* A top-level list is written one object at a time: all of it as JSON nodes would be many times
 * the size of the file.
 */
static void
append_children (GString    *out,
                 GListModel *children)
{
  guint n = g_list_model_get_n_items (children);

  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceObject) child = g_list_model_get_item (children, i);
      g_autoptr (JsonNode) node = whence_object_to_json (child);

      g_string_append (out, i > 0 ? ",\n    " : "\n    ");
      whence_json_append_node (out, node, 2);
    }
  g_string_append (out, "\n  ]");
}

static void
append_unknown (GString      *out,
                WhenceObject *object,
                Place         place,
                GParamSpec   *member,
                guint        *position)
{
  g_autoptr (JsonObject) unknown = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  add_unknown (object, place, member, position, unknown);
  json_object_iter_init_ordered (&iter, unknown);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      append_name (out, name);
      whence_json_append_node (out, node, 1);
    }
}

/**
 * whence_project_write:
 * @project: a project
 *
 * Writes a project as its file has it: the same project gives the same bytes.
 *
 * Returns: (transfer full): the bytes of the file
 */
GBytes *
whence_project_write (WhenceProject *project)
{
  GString *out = g_string_new ("{");
  WhenceObject *object = WHENCE_OBJECT (project);
  guint n = 0;
  guint position = 0;
  GParamSpec *const *members = whence_members_list (WHENCE_TYPE_PROJECT, &n);

  append_name (out, "format");
  whence_json_append_string (out, "whence-project");
  append_name (out, "version");
  g_string_append_printf (out, "%d", WHENCE_PROJECT_VERSION);
  append_unknown (out, object, PLACE_FIRST, NULL, &position);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      whence_object_get_value (object, members[i], &value);
      if (!is_left_out (members[i], &value))
        {
          append_name (out, whence_member_get_name (members[i]));
          if (whence_member_is_children (members[i]))
            append_children (out, g_value_get_object (&value));
          else
            {
              g_autoptr (JsonNode) node = whence_member_to_json (members[i], &value);

              whence_json_append_node (out, node, 1);
            }
        }
      append_unknown (out, object, PLACE_AFTER, members[i], &position);
    }
  append_unknown (out, object, PLACE_LAST, NULL, &position);
  g_string_append (out, "\n}\n");

  return g_string_free_to_bytes (out);
}
