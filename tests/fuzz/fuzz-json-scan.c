/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the strict scan takes, json-glib takes too, and the index of the scan says of it what
 * json-glib says; written again, it is taken again and stays as it is.
 */

#include "config.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "fuzz-target.h"
#include "store/whence-json-scan.h"
#include "store/whence-json-writer.h"

/* json-glib takes a lone value only inside a list. */
static JsonNode *
parse (const char *text,
       gsize       length)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *list = g_strdup_printf ("[%.*s]", (int) length, text);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, list, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (json_parser_get_root (parser))),
                    ==, 1);

  return json_array_dup_element (json_node_get_array (json_parser_get_root (parser)), 0);
}

static void
assert_stays (const char *text,
              JsonNode   *node,
              gboolean    compact)
{
  g_autofree char *again = NULL;
  g_autoptr (JsonNode) other = NULL;
  g_autoptr (GError) error = NULL;

  whence_json_scan (text, strlen (text), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  other = parse (text, strlen (text));
  again = compact ? whence_json_to_compact (other) : whence_json_to_text (other);
  g_assert_cmpstr (again, ==, text);
  g_assert_true (json_node_equal (node, other));
}

static gboolean
kind_fits (char      kind,
           JsonNode *node)
{
  switch (kind)
    {
    case '{':
      return JSON_NODE_HOLDS_OBJECT (node);
    case '[':
      return JSON_NODE_HOLDS_ARRAY (node);
    case 'n':
      return JSON_NODE_HOLDS_NULL (node);
    case '"':
      return json_node_get_value_type (node) == G_TYPE_STRING;
    case 't':
      return json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
    case 'f':
      return json_node_get_value_type (node) == G_TYPE_BOOLEAN && !json_node_get_boolean (node);
    case '0':
      return json_node_get_value_type (node) == G_TYPE_INT64 ||
             json_node_get_value_type (node) == G_TYPE_DOUBLE;
    default:
      return FALSE;
    }
}

/* A range of the index is a whole value, and the one that json-glib has there. */
static void
assert_range (const char *text,
              gsize       start,
              gsize       end,
              JsonNode   *node)
{
  g_autoptr (JsonNode) part = NULL;

  g_assert_cmpuint (start, <, end);
  g_assert_true (whence_json_scan (text + start, end - start, NULL, NULL, NULL, NULL));
  part = parse (text + start, end - start);
  g_assert_true (json_node_equal (part, node));
}

static void
assert_index (const char      *text,
              gsize            length,
              WhenceJsonIndex *index,
              JsonNode        *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  guint n = whence_json_index_get_n_members (index);
  gsize last = 0;

  g_assert_true (whence_json_index_is_object (index) == (object != NULL));
  g_assert_cmpuint (n, ==, object != NULL ? json_object_get_size (object) : 0);
  for (guint i = 0; i < n; i++)
    {
      JsonNode *value = json_object_get_member (object, whence_json_index_get_name (index, i));
      guint n_elements = whence_json_index_get_n_elements (index, i);
      gsize start = 0, end = 0;

      g_assert_nonnull (value);
      g_assert_true (kind_fits (whence_json_index_get_kind (index, i), value));
      whence_json_index_get_value (index, i, &start, &end);
      g_assert_cmpuint (start, >, last);
      assert_range (text, start, end, value);
      last = end;
      if (!JSON_NODE_HOLDS_ARRAY (value))
        {
          g_assert_cmpuint (n_elements, ==, 0);
          continue;
        }

      g_assert_cmpuint (n_elements, ==, json_array_get_length (json_node_get_array (value)));
      for (guint j = 0; j < n_elements; j++)
        {
          whence_json_index_get_element (index, i, j, &start, &end);
          g_assert_cmpuint (end, <, last);
          assert_range (text, start, end, json_array_get_element (json_node_get_array (value), j));
        }
    }
  g_assert_cmpuint (last, <=, length);
}

static void
assert_refused (GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == WHENCE_JSON_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* Narrower limits refuse more, and nothing else changes. */
static void
assert_limits (const char *text,
               gsize       length,
               gboolean    sound)
{
  const WhenceJsonLimits narrow = { .depth = 3, .size = 4096, .items = 5 };
  g_autoptr (WhenceJsonIndex) index = NULL;
  g_autoptr (GError) error = NULL;

  if (whence_json_scan (text, length, &narrow, &index, NULL, &error))
    g_assert_true (sound);
  else
    assert_refused (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const char *text = (const char *) data;
  g_autoptr (WhenceJsonIndex) index = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *pretty = NULL;
  g_autofree char *compact = NULL;
  g_autoptr (GError) error = NULL;
  gboolean sound = whence_json_scan (text, size, NULL, &index, NULL, &error);

  g_assert_true (whence_json_scan (text, size, NULL, NULL, NULL, NULL) == sound);
  assert_limits (text, size, sound);
  if (!sound)
    {
      assert_refused (error);
      g_assert_null (index);
      return 0;
    }

  g_assert_no_error (error);
  g_assert_true (g_utf8_validate_len (text, size, NULL));
  node = parse (text, size);
  assert_index (text, size, index, node);
  pretty = whence_json_to_text (node);
  assert_stays (pretty, node, FALSE);
  compact = whence_json_to_compact (node);
  assert_stays (compact, node, TRUE);

  return 0;
}
