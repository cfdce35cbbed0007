/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The value of a stored member from what a person typed, on a command line or into an entry. What
 * is JSON in it is held to the same rules as the file.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/whence-error.h"
#include "core/whence-member.h"
#include "core/whence-words.h"
#include "store/whence-json-parse.h"
#include "store/whence-json-scan.h"
#include "store/whence-member-text.h"

static gboolean
strv_from_text (const char *text,
                GValue     *value)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) items = g_strsplit (text, ",", -1);

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_strstrip (items[i]);
      if (*items[i] != '\0')
        g_strv_builder_add (builder, items[i]);
    }

  g_value_init (value, G_TYPE_STRV);
  g_value_take_boxed (value, g_strv_builder_end (builder));
  return TRUE;
}

static gboolean
boolean_from_text (GParamSpec  *member,
                   const char  *text,
                   GValue      *value,
                   GError     **error)
{
  if (!g_str_equal (text, "true") && !g_str_equal (text, "false"))
    {
      g_autofree char *shown = whence_words_cut (text, 80);

      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_FORMAT,
                   _("%s: expected true or false, not “%s”"), whence_member_get_name (member),
                   shown);
      return FALSE;
    }

  g_value_init (value, G_TYPE_BOOLEAN);
  g_value_set_boolean (value, g_str_equal (text, "true"));
  return TRUE;
}

static gboolean
json_from_text (GParamSpec  *member,
                const char  *text,
                GValue      *value,
                GError     **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) json_error = NULL;

  if (!whence_json_scan (text, strlen (text), NULL, NULL, NULL, &json_error))
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_FORMAT, _("%s: expected JSON; %s"),
                   whence_member_get_name (member), json_error->message);
      return FALSE;
    }

  node = whence_json_parse (text, strlen (text), NULL);
  return whence_member_from_json (member, node, value, error);
}

/**
 * whence_member_from_text:
 * @member: a stored member that is not a list of objects
 * @text: what was typed
 * @value: (out caller-allocates): an uninitialised value, set to the type of @member
 * @error: return location for an error
 *
 * Reads the value of a member from a command line or an entry. A list of strings is written
 * with commas between the items, or as a JSON array where an item holds a comma itself;
 * identifiers and the like are written as JSON; the empty text means the default.
 *
 * Returns: %TRUE if it could be read; otherwise %FALSE with an error of %WHENCE_ERROR
 */
gboolean
whence_member_from_text (GParamSpec  *member,
                         const char  *text,
                         GValue      *value,
                         GError     **error)
{
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (member != NULL && text != NULL, FALSE);

  if (*text == '\0' && !G_IS_PARAM_SPEC_UINT (member))
    {
      g_value_init (value, member->value_type);
      g_param_value_set_default (member, value);
      return TRUE;
    }
  if (G_IS_PARAM_SPEC_BOOLEAN (member))
    return boolean_from_text (member, text, value, error);
  if (member->value_type == G_TYPE_STRV && *text != '[')
    return strv_from_text (text, value);
  if (!G_IS_PARAM_SPEC_STRING (member) && !G_IS_PARAM_SPEC_ENUM (member))
    return json_from_text (member, text, value, error);

  node = json_node_init_string (json_node_alloc (), text);
  return whence_member_from_json (member, node, value, error);
}

/**
 * whence_member_set_text:
 * @change: a change that was not applied yet
 * @object: an object of the project
 * @member: the name of a member, as in the file
 * @text: its value as typed: see whence_member_from_text()
 * @error: return location for an error
 *
 * Sets a member that people may edit.
 *
 * Returns: %TRUE; otherwise %FALSE with %WHENCE_ERROR_NOT_FOUND where the object has no such
 *   member, and %WHENCE_ERROR_INVALID or %WHENCE_ERROR_FORMAT where it cannot have this value
 */
gboolean
whence_member_set_text (WhenceChange  *change,
                        WhenceObject  *object,
                        const char    *member,
                        const char    *text,
                        GError       **error)
{
  GParamSpec *pspec = whence_members_find (G_OBJECT_TYPE (object), member);
  g_auto (GValue) value = G_VALUE_INIT;

  if (pspec == NULL)
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_NOT_FOUND, _("there is no member “%s” there"),
                   member);
      return FALSE;
    }
  if ((whence_member_get_flags (pspec) & (WHENCE_MEMBER_FIXED | WHENCE_MEMBER_AUTOMATIC)) != 0)
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_INVALID,
                   _("%s is kept by the program and cannot be set"), member);
      return FALSE;
    }
  if (!whence_member_from_text (pspec, text, &value, error))
    return FALSE;

  whence_change_set (change, object, pspec->name, &value);
  return TRUE;
}
