/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The value of a stored member as JSON (the project file) and, one way, as a line of text (the
 * command line). From text is in the store, which reads JSON strictly.
 */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include <glib/gi18n.h>

#include "core/whence-error.h"
#include "core/whence-member.h"
#include "core/whence-words.h"

static JsonNode *
strv_to_json (char **strv)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  json_node_take_array (node, array);
  for (guint i = 0; strv != NULL && strv[i] != NULL; i++)
    json_array_add_string_element (array, strv[i]);

  return node;
}

static JsonNode *
variant_to_json (GVariant *variant)
{
  JsonBuilder *builder = json_builder_new_immutable ();
  JsonNode *node;
  GVariantIter iter;
  const char *key, *text;
  guint offset;

  if (g_variant_is_of_type (variant, G_VARIANT_TYPE ("a{ss}")))
    {
      json_builder_begin_object (builder);
      g_variant_iter_init (&iter, variant);
      while (g_variant_iter_next (&iter, "{&s&s}", &key, &text))
        json_builder_add_string_value (json_builder_set_member_name (builder, key), text);
      json_builder_end_object (builder);
    }
  else
    {
      json_builder_begin_array (builder);
      g_variant_iter_init (&iter, variant);
      while (g_variant_iter_next (&iter, "u", &offset))
        json_builder_add_int_value (builder, offset);
      json_builder_end_array (builder);
    }

  node = json_builder_get_root (builder);
  g_object_unref (builder);
  return node;
}

static const char *
enum_nick (const GValue *value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (G_VALUE_TYPE (value));

  return g_enum_get_value (klass, g_value_get_enum (value))->value_nick;
}

/**
 * whence_member_to_json:
 * @member: a stored member that is not a list of objects
 * @value: a value of its type
 *
 * Returns: (transfer full): the value as the file has it
 */
JsonNode *
whence_member_to_json (GParamSpec   *member,
                       const GValue *value)
{
  JsonNode *node;

  if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    return strv_to_json (g_value_get_boxed (value));
  if (G_VALUE_HOLDS_VARIANT (value))
    {
      g_autoptr (GVariant) variant = g_value_dup_variant (value);

      if (variant == NULL)
        variant = g_variant_ref_sink (g_variant_new_array (
          g_variant_type_element (G_PARAM_SPEC_VARIANT (member)->type), NULL, 0));
      return variant_to_json (variant);
    }

  node = json_node_new (JSON_NODE_VALUE);
  if (G_VALUE_HOLDS_STRING (value))
    json_node_set_string (node, g_value_get_string (value) != NULL ? g_value_get_string (value)
                                                                   : "");
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    json_node_set_boolean (node, g_value_get_boolean (value));
  else if (G_VALUE_HOLDS_UINT (value))
    json_node_set_int (node, g_value_get_uint (value));
  else if (G_VALUE_HOLDS_ENUM (value))
    json_node_set_string (node, enum_nick (value));
  else
    g_assert_not_reached ();

  return node;
}

static gboolean
expected (GParamSpec  *member,
          const char  *what,
          GError     **error)
{
  g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_FORMAT,
               _("%s: expected %s"), whence_member_get_name (member), what);
  return FALSE;
}

static gboolean
node_is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

/* Whether @node is a string that may go where nothing looks at it again. */
static gboolean
node_is_text (JsonNode *node)
{
  return node_is_string (node) && g_utf8_validate (json_node_get_string (node), -1, NULL);
}

/* An offset or a count: a whole number from 0 up to what GTK can count to. */
static gboolean
node_get_uint (JsonNode *node,
               guint    *number)
{
  gint64 value;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  value = json_node_get_int (node);
  if (value < 0 || value > G_MAXINT)
    return FALSE;

  *number = (guint) value;
  return TRUE;
}

static gboolean
strv_from_json (GParamSpec  *member,
                JsonNode    *node,
                GValue      *value,
                GError     **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return expected (member, _("a list of strings"), error);

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!node_is_text (json_array_get_element (array, i)))
        return expected (member, _("a list of strings"), error);
      g_strv_builder_add (builder, json_array_get_string_element (array, i));
    }

  g_value_take_boxed (value, g_strv_builder_end (builder));
  return TRUE;
}

static gboolean
map_from_json (GParamSpec  *member,
               JsonNode    *node,
               GValue      *value,
               GError     **error)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  JsonObjectIter iter;
  const char *name;
  JsonNode *item;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return expected (member, _("an object of strings"), error);

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &item))
    {
      if (!node_is_text (item))
        return expected (member, _("an object of strings"), error);
      if (*name == '\0')
        return expected (member, _("names that are not empty"), error);
      g_variant_builder_add (&builder, "{ss}", name, json_node_get_string (item));
    }

  g_value_take_variant (value, g_variant_ref_sink (g_variant_builder_end (&builder)));
  return TRUE;
}

static gboolean
offsets_from_json (GParamSpec  *member,
                   JsonNode    *node,
                   GValue      *value,
                   GError     **error)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("au"));
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return expected (member, _("a list of offsets"), error);

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      guint offset = 0;

      if (!node_get_uint (json_array_get_element (array, i), &offset))
        return expected (member, _("a list of offsets, whole numbers from 0"), error);
      g_variant_builder_add (&builder, "u", offset);
    }

  g_value_take_variant (value, g_variant_ref_sink (g_variant_builder_end (&builder)));
  return TRUE;
}

static gboolean
variant_from_json (GParamSpec  *member,
                   JsonNode    *node,
                   GValue      *value,
                   GError     **error)
{
  const GVariantType *type = G_PARAM_SPEC_VARIANT (member)->type;

  if (g_variant_type_equal (type, G_VARIANT_TYPE ("a{ss}")))
    return map_from_json (member, node, value, error);

  return offsets_from_json (member, node, value, error);
}

static gboolean
enum_from_nick (GParamSpec  *member,
                const char  *nick,
                GValue      *value,
                GError     **error)
{
  GEnumClass *klass = G_PARAM_SPEC_ENUM (member)->enum_class;
  GEnumValue *found = nick != NULL ? g_enum_get_value_by_nick (klass, nick) : NULL;
  g_autoptr (GString) words = NULL;
  g_autofree char *shown = NULL;

  if (found != NULL)
    {
      g_value_set_enum (value, found->value);
      return TRUE;
    }

  words = g_string_new (NULL);
  for (guint i = 0; i < klass->n_values; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", klass->values[i].value_nick);
  shown = whence_words_cut (nick != NULL ? nick : "", 80);
  g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_INVALID, _("%s: expected one of %s, not “%s”"),
               whence_member_get_name (member), words->str, shown);
  return FALSE;
}

static gboolean
read_json (GParamSpec  *member,
           JsonNode    *node,
           GValue      *value,
           GError     **error)
{
  guint number = 0;

  if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    return strv_from_json (member, node, value, error);
  if (G_VALUE_HOLDS_VARIANT (value))
    return variant_from_json (member, node, value, error);
  if (G_VALUE_HOLDS_BOOLEAN (value))
    {
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return expected (member, _("true or false"), error);
      g_value_set_boolean (value, json_node_get_boolean (node));
      return TRUE;
    }
  if (G_VALUE_HOLDS_UINT (value))
    {
      if (!node_get_uint (node, &number))
        return expected (member, _("a whole number from 0 to 2147483647"), error);
      g_value_set_uint (value, number);
      return TRUE;
    }

  if (!node_is_string (node))
    return expected (member, _("a string"), error);
  if (G_VALUE_HOLDS_ENUM (value))
    return enum_from_nick (member, json_node_get_string (node), value, error);

  g_value_set_string (value, json_node_get_string (node));
  return TRUE;
}

/**
 * whence_member_from_json:
 * @member: a stored member that is not a list of objects
 * @node: what the file has
 * @value: (out caller-allocates): an uninitialised value, set to the type of @member
 * @error: return location for an error
 *
 * Reads the value of a member. On failure @value is left unset.
 *
 * Returns: %TRUE if it could be read; otherwise %FALSE with %WHENCE_ERROR_FORMAT (another JSON
 *   type was expected) or %WHENCE_ERROR_INVALID (the value breaks the rules of the member)
 */
gboolean
whence_member_from_json (GParamSpec  *member,
                         JsonNode    *node,
                         GValue      *value,
                         GError     **error)
{
  g_value_init (value, member->value_type);
  if (read_json (member, node, value, error) && whence_member_validate (member, value, error))
    return TRUE;

  g_value_unset (value);
  return FALSE;
}

/**
 * whence_member_to_text:
 * @member: a stored member that is not a list of objects
 * @value: a value of its type
 *
 * The value as one reads it on a command line: lists with a comma between the items.
 *
 * Returns: (transfer full): the text
 */
char *
whence_member_to_text (GParamSpec   *member,
                       const GValue *value)
{
  g_autoptr (JsonNode) node = NULL;

  if (G_VALUE_HOLDS_STRING (value))
    return g_value_get_string (value) != NULL ? g_value_dup_string (value) : g_strdup ("");
  if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    return g_value_get_boxed (value) != NULL ? g_strjoinv (", ", g_value_get_boxed (value))
                                             : g_strdup ("");
  if (G_VALUE_HOLDS_ENUM (value))
    return g_strdup (enum_nick (value));

  node = whence_member_to_json (member, value);
  return json_to_string (node, FALSE);
}
