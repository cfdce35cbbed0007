/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A project file that is cut at any byte, or has any byte changed: it is refused, or what is
 * loaded is what the file says now. It is never a crash, and never another project.
 */

#include "config.h"

#include <string.h>

#include "store/whence-project-reader.h"
#include "store/whence-project-writer.h"
#include "utils/whence-test-project.h"

#define SIZE 20000 /* bytes */
#define N_PARAGRAPHS 16
#define DEPTH 60

static GBytes *file;

static gsize
find_end (GString    *text,
          const char *words)
{
  const char *at = strstr (text->str, words);

  g_assert_nonnull (at);
  return (gsize) (at - text->str) + strlen (words);
}

/* A member of a project that we do not know, with lists that are nested deep: written with an
 * element a line, it takes its space without taking its time.
 */
static char *
make_unknown (gsize size)
{
  GString *text = g_string_new ("  \"x-plan\": [");

  for (int level = 2; level < DEPTH; level++)
    g_string_append_printf (text, "\n%*s[", 2 * level, "");
  g_string_append_printf (text, "\n%*s-1.5e+300", 2 * DEPTH, "");
  while (text->len + DEPTH * DEPTH < size)
    g_string_append_printf (text, ",\n%*strue,\n%*s{}", 2 * DEPTH, "", 2 * DEPTH, "");
  for (int level = DEPTH - 1; level > 0; level--)
    g_string_append_printf (text, "\n%*s]", 2 * level, "");
  g_string_append (text, ",\n");

  return g_string_free (text, FALSE);
}

/* Every kind of object, with every member of the format in one of each; a text such as people
 * bring in; and what a later version may have added.
 */
static void
set_up (void)
{
  g_autofree char *json = whence_test_project_dup_json ();
  g_autofree char *unknown = NULL;
  GString *text = g_string_new (json);
  gsize at = find_end (text, "The ferry is late.");

  for (guint i = 0; i < N_PARAGRAPHS; i++)
    {
      g_autofree char *paragraph =
        g_strdup_printf ("\\n\\nParagraph %u: the “harbour” of Nordvåg, says the \\\\ ministry,\\t"
                         "was \\\"never\\\" closed 😀. Вопрос открыт.", i);

      g_string_insert (text, (gssize) at, paragraph);
    }
  unknown = make_unknown (SIZE - text->len);
  g_string_insert (text, (gssize) find_end (text, "\"title\": \"Harbour\",\n"), unknown);
  file = g_string_free_to_bytes (text);
}

static void
test_cut (void)
{
  /* The line end at the end may be missing: nothing is lost with it. */
  gsize size = g_bytes_get_size (file) - 1;

  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (g_bytes_get_data (file, NULL), length);
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (whence_project_read (cut, &problems, NULL, &error));
      g_assert_nonnull (error);
      g_assert_null (problems);
    }
}

static gboolean
is_default (JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node)) == 0;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_size (json_node_get_object (node)) == 0;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return *json_node_get_string (node) == '\0';
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return !json_node_get_boolean (node);

  return json_node_get_double (node) == 0;
}

/* What is always written, and has this value where a file has none. */
static gboolean
is_first_word (const char *name,
               JsonNode   *node)
{
  const char *word = g_str_equal (name, "kind")     ? "factual"
                     : g_str_equal (name, "status") ? "open"
                     : g_str_equal (name, "stance") ? "asserts"
                                                    : NULL;

  return word != NULL && g_strcmp0 (json_node_get_string (node), word) == 0;
}

static gboolean says_the_same (JsonNode *before,
                               JsonNode *after);

static gboolean
objects_say_the_same (JsonObject *before,
                      JsonObject *after)
{
  guint n_left_out = 0;
  guint n_added = 0;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, before);
  while (json_object_iter_next (&iter, &name, &node))
    {
      JsonNode *other = json_object_get_member (after, name);

      if (other == NULL && !is_default (node))
        return FALSE;
      if (other != NULL && !says_the_same (node, other))
        return FALSE;
      n_left_out += other == NULL;
    }

  json_object_iter_init (&iter, after);
  while (json_object_iter_next (&iter, &name, &node))
    {
      if (json_object_has_member (before, name))
        continue;
      if (!is_first_word (name, node))
        return FALSE;
      n_added++;
    }

  return json_object_get_size (before) + n_added == json_object_get_size (after) + n_left_out;
}

/* Whether @after, as we write it, says what @before says: but for white space, the order of
 * members, and what is at its default.
 */
static gboolean
says_the_same (JsonNode *before,
               JsonNode *after)
{
  if (JSON_NODE_HOLDS_OBJECT (before) && JSON_NODE_HOLDS_OBJECT (after))
    return objects_say_the_same (json_node_get_object (before), json_node_get_object (after));
  if (JSON_NODE_HOLDS_ARRAY (before) && JSON_NODE_HOLDS_ARRAY (after))
    {
      JsonArray *array = json_node_get_array (before);
      JsonArray *other = json_node_get_array (after);
      guint n = json_array_get_length (array);

      if (json_array_get_length (other) != n)
        return FALSE;
      for (guint i = 0; i < n; i++)
        if (!says_the_same (json_array_get_element (array, i), json_array_get_element (other, i)))
          return FALSE;
      return TRUE;
    }

  return json_node_equal (before, after);
}

static JsonNode *
parse (GBytes *bytes)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  return node;
}

/* Returns: whether it was loaded */
static gboolean
assert_refused_or_right (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceProject) loaded = whence_project_read (bytes, NULL, NULL, &error);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;

  if (loaded == NULL)
    {
      g_assert_nonnull (error);
      return FALSE;
    }

  g_assert_no_error (error);
  written = whence_project_write (loaded);
  if (g_bytes_equal (bytes, written))
    return TRUE;

  before = parse (bytes);
  after = parse (written);
  if (!says_the_same (before, after))
    g_error ("Of\n%.*s\nthis was loaded:\n%.*s", (int) g_bytes_get_size (bytes),
             (const char *) g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (written),
             (const char *) g_bytes_get_data (written, NULL));
  return TRUE;
}

/* As a test of the test: what is not changed is loaded, and written as it was. */
static void
test_whole (void)
{
  g_autoptr (WhenceProject) loaded = whence_project_read (file, NULL, NULL, NULL);
  g_autoptr (GBytes) written = whence_project_write (loaded);

  g_assert_true (g_bytes_equal (file, written));
  g_assert_cmpuint (g_bytes_get_size (file), >=, SIZE - 1000);
}

static void
test_changed (gconstpointer user_data)
{
  gsize size = g_bytes_get_size (file);
  guint n_loaded = 0;

  for (gsize i = 0; i < size; i++)
    {
      guint8 *copy = g_memdup2 (g_bytes_get_data (file, NULL), size);
      g_autoptr (GBytes) bytes = NULL;

      copy[i] ^= (guint8) GPOINTER_TO_UINT (user_data);
      bytes = g_bytes_new_take (copy, size);
      n_loaded += assert_refused_or_right (bytes);
    }
  g_test_message ("%u of %u loaded", n_loaded, (guint) size);
  g_assert_cmpuint (n_loaded, <, size);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  set_up ();
  g_test_add_func ("/truncation/whole", test_whole);
  g_test_add_func ("/truncation/cut", test_cut);
  g_test_add_data_func ("/truncation/changed/lowest-bit", GUINT_TO_POINTER (0x01), test_changed);
  g_test_add_data_func ("/truncation/changed/highest-bit", GUINT_TO_POINTER (0x80), test_changed);
  g_test_add_data_func ("/truncation/changed/all-bits", GUINT_TO_POINTER (0xff), test_changed);
  status = g_test_run ();

  g_clear_pointer (&file, g_bytes_unref);
  return status;
}
