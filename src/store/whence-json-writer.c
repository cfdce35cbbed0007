/* SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON as text, one way only: the same value gives the same bytes, which are those of Python's
 * `json.dumps (value, indent=2, ensure_ascii=False)`. The generator of json-glib writes ` : `
 * and `[]` over lines, and numbers with 17 digits.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <math.h>

#include "store/whence-json-number.h"
#include "store/whence-json-parse.h"
#include "store/whence-json-writer.h"

#define SPACES_PER_LEVEL 2
#define COMPACT -1 /* the level of what is written on one line */

/* What stands for a byte of a string, in a buffer of 7 bytes; NULL for itself. */
static const char *
escape (guchar  byte,
        char   *buffer)
{
  switch (byte)
    {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\b':
      return "\\b";
    case '\f':
      return "\\f";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      if (byte >= 0x20)
        return NULL;
      g_snprintf (buffer, 7, "\\u%04x", (guint) byte);
      return buffer;
    }
}

/**
 * whence_json_append_string:
 * @out: where the JSON is appended
 * @utf8: a valid UTF-8 string
 *
 * Appends a string as JSON, in its quotes. Only what has to be escaped is.
 */
void
whence_json_append_string (GString    *out,
                           const char *utf8)
{
  const char *plain = utf8;
  char buffer[7];

  g_return_if_fail (out != NULL);
  g_return_if_fail (utf8 != NULL);

  g_string_append_c (out, '"');
  for (const char *at = utf8; *at != '\0'; at++)
    {
      const char *escaped = escape ((guchar) *at, buffer);

      if (escaped == NULL)
        continue;
      g_string_append_len (out, plain, at - plain);
      g_string_append (out, escaped);
      plain = at + 1;
    }
  g_string_append (out, plain);
  g_string_append_c (out, '"');
}

static void
append_line (GString *out,
             int      level)
{
  if (level == COMPACT)
    return;

  g_string_append_printf (out, "\n%*s", level * SPACES_PER_LEVEL, "");
}

static void
append_value (GString  *out,
              JsonNode *node)
{
  const char *text;
  const char *number;

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_BOOLEAN:
      g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
      break;
    case G_TYPE_INT64:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
      break;
    case G_TYPE_DOUBLE:
      if (isfinite (json_node_get_double (node)))
        whence_json_append_double (out, json_node_get_double (node));
      else
        g_string_append (out, "null");
      break;
    default:
      text = json_node_get_string (node);
      number = text != NULL ? whence_json_get_number (text) : NULL;
      if (number != NULL)
        g_string_append (out, number);
      else if (text != NULL)
        whence_json_append_string (out, text);
      else
        g_string_append (out, "null");
      break;
    }
}

static void append_node (GString  *out,
                         JsonNode *node,
                         int       level);

static void
append_object (GString    *out,
               JsonObject *object,
               int         level)
{
  int inner = level == COMPACT ? COMPACT : level + 1;
  gboolean first = TRUE;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  g_string_append_c (out, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      if (!first)
        g_string_append_c (out, ',');
      first = FALSE;
      append_line (out, inner);
      whence_json_append_string (out, name);
      g_string_append (out, level == COMPACT ? ":" : ": ");
      append_node (out, value, inner);
    }
  if (!first)
    append_line (out, level);
  g_string_append_c (out, '}');
}

static void
append_list (GString   *out,
             JsonArray *array,
             int        level)
{
  int inner = level == COMPACT ? COMPACT : level + 1;
  guint n = json_array_get_length (array);

  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_line (out, inner);
      append_node (out, json_array_get_element (array, i), inner);
    }
  if (n > 0)
    append_line (out, level);
  g_string_append_c (out, ']');
}

static void
append_node (GString  *out,
             JsonNode *node,
             int       level)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      append_object (out, json_node_get_object (node), level);
      break;
    case JSON_NODE_ARRAY:
      append_list (out, json_node_get_array (node), level);
      break;
    case JSON_NODE_VALUE:
      append_value (out, node);
      break;
    case JSON_NODE_NULL:
    default:
      g_string_append (out, "null");
      break;
    }
}

/**
 * whence_json_append_node:
 * @out: where the JSON is appended
 * @node: a value; JSON has no word for a double that is not finite, it becomes null
 * @level: how many levels deep it is in what is being written; a level is two spaces
 *
 * Appends a value as JSON over several lines, without spaces before its first and without a line
 * end after its last. Members stay in their order.
 */
void
whence_json_append_node (GString  *out,
                         JsonNode *node,
                         guint     level)
{
  g_return_if_fail (out != NULL);
  g_return_if_fail (node != NULL);

  append_node (out, node, (int) level);
}

/**
 * whence_json_to_text:
 * @node: a value
 *
 * Writes a value as JSON over several lines, as whence_json_append_node() does.
 *
 * Returns: (transfer full): the JSON, without a line end at its end
 */
char *
whence_json_to_text (JsonNode *node)
{
  GString *out = g_string_new (NULL);

  whence_json_append_node (out, node, 0);

  return g_string_free (out, FALSE);
}

/**
 * whence_json_to_compact:
 * @node: a value
 *
 * Writes a value as JSON on one line, without spaces between its parts.
 *
 * Returns: (transfer full): the JSON, without a line end
 */
char *
whence_json_to_compact (JsonNode *node)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (node != NULL, g_string_free (out, FALSE));

  append_node (out, node, COMPACT);

  return g_string_free (out, FALSE);
}
