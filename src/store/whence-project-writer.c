/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From an object of a project to its JSON. */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include "core/whence-member.h"
#include "core/whence-source.h"
#include "store/whence-json-writer.h"
#include "store/whence-project-writer-private.h"
#include "store/whence-snapshot.h"

/* Adds the unknown members of @place, from *@position on. */
static void
add_unknown (WhenceObject *object,
             WhencePlace   place,
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

      if (place != WHENCE_PLACE_LAST && after != member)
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
  add_unknown (object, WHENCE_PLACE_FIRST, NULL, &position, json);
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
      add_unknown (object, WHENCE_PLACE_AFTER, members[i], &position, json);
    }
  add_unknown (object, WHENCE_PLACE_LAST, NULL, &position, json);

  return node;
}


static void
append_line (GString *out,
             guint    level)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < level; i++)
    g_string_append (out, "  ");
}

void
whence_writer_append_name (GString    *out,
                           const char *name,
                           guint       level)
{
  if (out->len == 0 || out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  append_line (out, level);
  whence_json_append_string (out, name);
  g_string_append (out, ": ");
}

static void
append_children (WhenceWriter *writer,
                 GListModel   *children,
                 guint         level)
{
  guint n = g_list_model_get_n_items (children);

  g_string_append_c (writer->out, '[');
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceObject) child = g_list_model_get_item (children, i);

      if (i > 0)
        g_string_append_c (writer->out, ',');
      append_line (writer->out, level + 1);
      whence_writer_append_object (writer, child, level + 1);
    }
  if (n > 0)
    append_line (writer->out, level);
  g_string_append_c (writer->out, ']');
}

void
whence_writer_append_unknown (GString      *out,
                              WhenceObject *object,
                              WhencePlace   place,
                              GParamSpec   *member,
                              guint        *position,
                              guint         level)
{
  g_autoptr (JsonObject) unknown = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (*position == whence_object_get_n_unknown (object))
    return;

  unknown = json_object_new ();
  add_unknown (object, place, member, position, unknown);
  json_object_iter_init_ordered (&iter, unknown);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      whence_writer_append_name (out, name, level);
      whence_json_append_node (out, node, level);
    }
}

/* The text of a member that is a string, without a copy of it; NULL for any other. */
static const char *
peek_string (WhenceObject *object,
             GParamSpec   *member)
{
  const char *text;

  if (member->value_type != G_TYPE_STRING)
    return NULL;

  text = G_STRUCT_MEMBER (char *, object, whence_member_get_field (member));
  return text != NULL ? text : "";
}

static void
append_string_member (WhenceWriter *writer,
                      WhenceObject *object,
                      GParamSpec   *member,
                      const char   *text,
                      guint         level)
{
  if (*text == '\0' && (whence_member_get_flags (member) & WHENCE_MEMBER_REQUIRED) == 0)
    return;

  whence_writer_append_name (writer->out, whence_member_get_name (member), level);
  if (writer->defers_text && WHENCE_IS_SOURCE (object) &&
      text == whence_source_get_text (WHENCE_SOURCE (object)))
    writer->text_at = writer->out->len;
  else
    whence_json_append_string (writer->out, text);
}

void
whence_writer_append_member (WhenceWriter *writer,
                             WhenceObject *object,
                             GParamSpec   *member,
                             guint         level)
{
  const char *text = peek_string (object, member);
  g_auto (GValue) value = G_VALUE_INIT;

  if (text != NULL)
    {
      append_string_member (writer, object, member, text, level);
      return;
    }

  whence_object_get_value (object, member, &value);
  if (is_left_out (member, &value))
    return;

  whence_writer_append_name (writer->out, whence_member_get_name (member), level);
  if (whence_member_is_children (member))
    append_children (writer, g_value_get_object (&value), level);
  else if (G_VALUE_HOLDS_UINT (&value))
    g_string_append_printf (writer->out, "%u", g_value_get_uint (&value));
  else
    {
      g_autoptr (JsonNode) node = whence_member_to_json (member, &value);

      whence_json_append_node (writer->out, node, level);
    }
}

/* Writes an object that stands @level levels deep, as its JSON node would be written. */
void
whence_writer_append_object (WhenceWriter *writer,
                             WhenceObject *object,
                             guint         level)
{
  guint n = 0;
  guint position = 0;
  GParamSpec *const *members = whence_members_list (G_OBJECT_TYPE (object), &n);

  g_string_append_c (writer->out, '{');
  whence_writer_append_unknown (writer->out, object, WHENCE_PLACE_FIRST, NULL, &position,
                                level + 1);
  for (guint i = 0; i < n; i++)
    {
      whence_writer_append_member (writer, object, members[i], level + 1);
      whence_writer_append_unknown (writer->out, object, WHENCE_PLACE_AFTER, members[i],
                                    &position, level + 1);
    }
  whence_writer_append_unknown (writer->out, object, WHENCE_PLACE_LAST, NULL, &position,
                                level + 1);
  if (writer->out->str[writer->out->len - 1] != '{')
    append_line (writer->out, level);
  g_string_append_c (writer->out, '}');
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
  g_autoptr (WhenceSnapshot) snapshot = whence_snapshot_new (project);

  whence_snapshot_step (snapshot, -1);
  whence_snapshot_finish (snapshot);

  return whence_snapshot_to_bytes (snapshot);
}
