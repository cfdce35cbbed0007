/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From text that whence_json_scan() has found to be sound to nodes. The parser of json-glib gives
 * numbers as 64 bits alone, and nothing says then whether `1e5` or `100000.0` was there; but what
 * this program does not know, it has to write back as it was.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <string.h>

#include "store/whence-json-names.h"
#include "store/whence-json-number.h"
#include "store/whence-json-parse.h"

/* No 64 bits have a longer text that would be written back as it is. */
#define MAX_PLAIN_NUMBER 32

/* What a string node begins with that stands for a number: no string does, as they are UTF-8. */
#define NUMBER_MARK '\xff'

typedef struct
{
  const char *at;            /* the next byte */
  const char *end;
  GHashTable *numbers;       /* see whence_json_numbers_new(); may be NULL */
  GString *string;           /* the name or the string that is being read */
} Parser;

static JsonNode *parse_value (Parser *self);

static void
skip_space (Parser *self)
{
  while (self->at < self->end && strchr (" \n\t\r", *self->at) != NULL)
    self->at++;
}

/* Reads a string, up to after its closing quote. */
static const char *
parse_string (Parser *self)
{
  const char *inside = self->at + 1;

  self->at = inside;
  while (*self->at != '"')
    self->at += *self->at == '\\' ? 2 : 1;
  self->at++;

  g_string_truncate (self->string, 0);
  whence_json_decode_string (self->string, inside);

  return self->string->str;
}

static gboolean
is_written_so (JsonNode   *node,
               const char *text,
               gsize       length)
{
  g_autoptr (GString) written = NULL;

  if (length > MAX_PLAIN_NUMBER)
    return FALSE;

  written = g_string_new (NULL);
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    g_string_printf (written, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (whence_json_double_fits (text, length))
    whence_json_append_double (written, json_node_get_double (node));

  return g_str_equal (written->str, text);
}

static JsonNode *
parse_number (Parser *self)
{
  const char *start = self->at;
  JsonNode *node = json_node_new (JSON_NODE_VALUE);
  g_autofree char *text = NULL;
  gsize length;

  while (self->at < self->end && *self->at != '\0' && strchr ("0123456789+-.eE", *self->at) != NULL)
    self->at++;
  length = (gsize) (self->at - start);
  text = g_strndup (start, length);

  if (strpbrk (text, ".eE") == NULL)
    json_node_set_int (node, g_ascii_strtoll (text, NULL, 10));
  else
    json_node_set_double (node, g_ascii_strtod (text, NULL));
  if (self->numbers != NULL && !is_written_so (node, text, length))
    g_hash_table_insert (self->numbers, node, g_steal_pointer (&text));

  return node;
}

static JsonNode *
parse_list (Parser *self)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  json_node_take_array (node, array);
  do
    {
      self->at++;
      skip_space (self);
      if (*self->at != ']')
        json_array_add_element (array, parse_value (self));
      skip_space (self);
    }
  while (*self->at == ',');
  self->at++;

  return node;
}

static JsonNode *
parse_object (Parser *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  do
    {
      g_autofree char *name = NULL;

      self->at++;
      skip_space (self);
      if (*self->at == '"')
        {
          name = g_strdup (parse_string (self));
          skip_space (self);
          self->at++;
          skip_space (self);
          json_object_set_member (object, name, parse_value (self));
        }
      skip_space (self);
    }
  while (*self->at == ',');
  self->at++;

  return node;
}

/* Reads a value. The scan has bounded the depth, and so the recursion. */
static JsonNode *
parse_value (Parser *self)
{
  switch (*self->at)
    {
    case '{':
      return parse_object (self);
    case '[':
      return parse_list (self);
    case '"':
      return json_node_init_string (json_node_alloc (), parse_string (self));
    case 't':
      self->at += strlen ("true");
      return json_node_init_boolean (json_node_alloc (), TRUE);
    case 'f':
      self->at += strlen ("false");
      return json_node_init_boolean (json_node_alloc (), FALSE);
    case 'n':
      self->at += strlen ("null");
      return json_node_new (JSON_NODE_NULL);
    default:
      return parse_number (self);
    }
}

/**
 * whence_json_numbers_new:
 *
 * Returns: (transfer full) (element-type JsonNode utf8): a table for the texts of numbers that
 *   would be written in another way than they were read, by their nodes
 */
GHashTable *
whence_json_numbers_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/**
 * whence_json_parse:
 * @data: (array length=length): one value of a text that whence_json_scan() has found to be
 *   sound; it needs no NUL at the end
 * @length: how many bytes it has
 * @numbers: (nullable): a table of whence_json_numbers_new(); it takes the texts of the numbers
 *   of the value, and is of use as long as the value is there
 *
 * Reads a value. An integer past 64 bits is the nearest that they hold, another number that is
 * too large is infinite: whoever asks for a number in a range finds these to be out of it.
 *
 * Returns: (transfer full): the value
 */
JsonNode *
whence_json_parse (const char *data,
                   gsize       length,
                   GHashTable *numbers)
{
  g_autoptr (GString) string = g_string_new (NULL);
  Parser parser = { data, data + length, numbers, string };

  g_return_val_if_fail (data != NULL && length > 0, json_node_new (JSON_NODE_NULL));

  skip_space (&parser);
  return parse_value (&parser);
}

static JsonNode *
new_number (const char *text)
{
  g_autofree char *marked = g_strdup_printf ("%c%s", NUMBER_MARK, text);

  return json_node_init_string (json_node_alloc (), marked);
}

/**
 * whence_json_keep_numbers:
 * @node: a value of whence_json_parse()
 * @numbers: (nullable): the table that it was given
 *
 * Makes a value that is written back as it was read: the numbers for which 64 bits are not
 * enough, or that are written in another way than we do, are nodes for whence_json_get_number().
 *
 * Returns: (transfer full): the value; @node itself where it has no such numbers
 */
JsonNode *
whence_json_keep_numbers (JsonNode   *node,
                          GHashTable *numbers)
{
  const char *text = numbers != NULL ? g_hash_table_lookup (numbers, node) : NULL;
  JsonNode *kept;

  if (numbers == NULL || g_hash_table_size (numbers) == 0)
    return json_node_ref (node);
  if (text != NULL)
    return new_number (text);

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      JsonArray *copy = json_array_new ();

      for (guint i = 0; i < json_array_get_length (array); i++)
        json_array_add_element (copy, whence_json_keep_numbers (json_array_get_element (array, i),
                                                                numbers));
      json_node_take_array (kept = json_node_new (JSON_NODE_ARRAY), copy);
      return kept;
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *copy = json_object_new ();
      JsonObjectIter iter;
      const char *name;
      JsonNode *value;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &value))
        json_object_set_member (copy, name, whence_json_keep_numbers (value, numbers));
      json_node_take_object (kept = json_node_new (JSON_NODE_OBJECT), copy);
      return kept;
    }

  return json_node_ref (node);
}

/**
 * whence_json_get_number:
 * @string: the string of a node
 *
 * Returns: (transfer none) (nullable): the text of a number, where the node stands for one that
 *   is to be written as it was read: see whence_json_keep_numbers()
 */
const char *
whence_json_get_number (const char *string)
{
  return *string == NUMBER_MARK ? string + 1 : NULL;
}
