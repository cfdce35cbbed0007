/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A member of the project file is declared once, as a marked property of its class. Reader,
 * writer, changes, checks and the command line all walk the marked properties.
 */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/whence-error.h"
#include "core/whence-member.h"
#include "core/whence-time.h"
#include "core/whence-words.h"

typedef struct
{
  char *name;                /* as in the file: `archiveUrl` for the property `archive-url` */
  gssize field;              /* where its value is, in bytes from the start of the instance */
  WhenceMemberFormat format;
  WhenceMemberFlags flags;
  GType item_type;           /* of a list of objects: what is in it; otherwise G_TYPE_INVALID */
} MemberInfo;

typedef struct
{
  GParamSpec **members;      /* in the order of the file; not owned, they live with their class */
  guint n_members;
} MemberList;

/* Read-only to GObject: see whence_object_write_member(). */
#define MEMBER_PARAM_FLAGS (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY)

static G_DEFINE_QUARK (whence-member-info, member_info)
static G_DEFINE_QUARK (whence-member-list, member_list)

static void
member_info_free (gpointer data)
{
  MemberInfo *info = data;

  g_free (info->name);
  g_free (info);
}

static MemberInfo *
get_info (GParamSpec *member)
{
  return g_param_spec_get_qdata (member, member_info_quark ());
}

static char *
camel_case (const char *name)
{
  GString *camel = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    {
      if (*p == '-' && p[1] != '\0')
        g_string_append_c (camel, g_ascii_toupper (*++p));
      else
        g_string_append_c (camel, *p);
    }

  return g_string_free (camel, FALSE);
}

static GParamSpec *
mark (GParamSpec         *pspec,
      gssize              field,
      WhenceMemberFormat  format,
      WhenceMemberFlags   flags)
{
  MemberInfo *info = g_new0 (MemberInfo, 1);

  info->name = camel_case (pspec->name);
  info->field = field;
  info->format = format;
  info->flags = flags;
  info->item_type = G_TYPE_INVALID;
  g_param_spec_set_qdata_full (pspec, member_info_quark (), info, member_info_free);

  return pspec;
}

/**
 * whence_member_new_string:
 * @name: the name of the property
 * @field: where its `char *` is, in bytes from the start of the instance
 * @format: what it holds
 * @flags: how it is treated
 *
 * A stored property that is a string; %NULL and the empty string are the same to the file.
 *
 * Returns: (transfer floating): the property
 */
GParamSpec *
whence_member_new_string (const char         *name,
                          gssize              field,
                          WhenceMemberFormat  format,
                          WhenceMemberFlags   flags)
{
  return mark (g_param_spec_string (name, NULL, NULL, "", MEMBER_PARAM_FLAGS),
               field, format, flags);
}

/**
 * whence_member_new_strv:
 * @name: the name of the property
 * @field: where its `char **` is, in bytes from the start of the instance
 * @format: what each string holds
 *
 * A stored property that is a list of strings (%G_TYPE_STRV).
 *
 * Returns: (transfer floating): the property
 */
GParamSpec *
whence_member_new_strv (const char         *name,
                        gssize              field,
                        WhenceMemberFormat  format)
{
  return mark (g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, MEMBER_PARAM_FLAGS),
               field, format, WHENCE_MEMBER_NONE);
}

/**
 * whence_member_new_boolean:
 * @name: the name of the property
 * @field: where its `gboolean` is, in bytes from the start of the instance
 *
 * A stored property that is true or false, and false where the file says nothing.
 *
 * Returns: (transfer floating): the property
 */
GParamSpec *
whence_member_new_boolean (const char *name,
                           gssize      field)
{
  return mark (g_param_spec_boolean (name, NULL, NULL, FALSE, MEMBER_PARAM_FLAGS),
               field, WHENCE_FORMAT_NONE, WHENCE_MEMBER_NONE);
}

/**
 * whence_member_new_enum:
 * @name: the name of the property
 * @field: where its `int` is, in bytes from the start of the instance
 * @type: an enumeration; the file has the nick of its value, and the value 0 where it says
 *   nothing
 *
 * A stored property that is a word of a fixed set.
 *
 * Returns: (transfer floating): the property
 */
GParamSpec *
whence_member_new_enum (const char *name,
                        gssize      field,
                        GType       type)
{
  return mark (g_param_spec_enum (name, NULL, NULL, type, 0, MEMBER_PARAM_FLAGS),
               field, WHENCE_FORMAT_NONE, WHENCE_MEMBER_NONE);
}

/**
 * whence_member_new_number:
 * @name: the name of the property
 * @field: where its `guint` is, in bytes from the start of the instance
 *
 * A stored and required property that is a whole number, such as an offset into a source's text
 * in code points. It is not edited by itself.
 *
 * Returns: (transfer floating): the property
 */
GParamSpec *
whence_member_new_number (const char *name,
                          gssize      field)
{
  return mark (g_param_spec_uint (name, NULL, NULL, 0, G_MAXINT, 0, MEMBER_PARAM_FLAGS),
               field, WHENCE_FORMAT_NONE, WHENCE_MEMBER_REQUIRED | WHENCE_MEMBER_AUTOMATIC);
}

/**
 * whence_member_new_variant:
 * @name: the name of the property
 * @field: where its `GVariant *` is, in bytes from the start of the instance
 * @type: `a{ss}` (an object of strings) or `au` (a list of offsets)
 * @flags: how it is treated
 *
 * A stored property with a value that is more than one string.
 *
 * Returns: (transfer floating): the property
 */
GParamSpec *
whence_member_new_variant (const char        *name,
                           gssize             field,
                           const char        *type,
                           WhenceMemberFlags  flags)
{
  return mark (g_param_spec_variant (name, NULL, NULL, G_VARIANT_TYPE (type), NULL,
                                     MEMBER_PARAM_FLAGS),
               field, WHENCE_FORMAT_NONE, flags);
}

/**
 * whence_member_new_children:
 * @name: the name of the property
 * @field: where its `GListStore *` is, in bytes from the start of the instance
 * @item_type: the type of the objects in it, a #WhenceObject
 *
 * A stored property that is a list of objects.
 *
 * Returns: (transfer floating): the property
 */
GParamSpec *
whence_member_new_children (const char *name,
                            gssize      field,
                            GType       item_type)
{
  GParamSpec *pspec = mark (g_param_spec_object (name, NULL, NULL, G_TYPE_LIST_MODEL,
                                                 MEMBER_PARAM_FLAGS),
                            field, WHENCE_FORMAT_NONE, WHENCE_MEMBER_AUTOMATIC);

  get_info (pspec)->item_type = item_type;
  return pspec;
}

static MemberList *
make_list (GType type)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  g_autofree GParamSpec **all = NULL;
  MemberList *list = g_new0 (MemberList, 1);
  guint n_all = 0;

  /* GObject lists the properties of a parent before those of its child, and each in the order
   * of their numbers: so the order of declaration is the order of the file.
   */
  all = g_object_class_list_properties (G_OBJECT_CLASS (klass), &n_all);
  list->members = g_new0 (GParamSpec *, n_all + 1);
  for (guint i = 0; i < n_all; i++)
    {
      if (get_info (all[i]) != NULL)
        list->members[list->n_members++] = all[i];
    }

  return list;
}

/**
 * whence_members_list:
 * @type: a type of #WhenceObject
 * @n_members: (out) (optional): how many there are
 *
 * The stored members of a type, in the order in which the file has them.
 *
 * Returns: (transfer none) (array length=n_members): the members
 */
GParamSpec *const *
whence_members_list (GType  type,
                     guint *n_members)
{
  static GMutex mutex;
  MemberList *list;

  list = g_type_get_qdata (type, member_list_quark ());
  if (list == NULL)
    {
      g_mutex_lock (&mutex);
      list = g_type_get_qdata (type, member_list_quark ());
      if (list == NULL)
        {
          list = make_list (type);
          g_type_set_qdata (type, member_list_quark (), list);
        }
      g_mutex_unlock (&mutex);
    }

  if (n_members != NULL)
    *n_members = list->n_members;
  return list->members;
}

/**
 * whence_members_find:
 * @type: a type of #WhenceObject
 * @name: the name of a member as in the file (`archiveUrl`), or of the property (`archive-url`)
 *
 * Returns: (transfer none) (nullable): the member, or %NULL where the type has none of that name
 */
GParamSpec *
whence_members_find (GType       type,
                     const char *name)
{
  guint n = 0;
  GParamSpec *const *members = whence_members_list (type, &n);

  for (guint i = 0; i < n; i++)
    {
      if (strcmp (get_info (members[i])->name, name) == 0 || strcmp (members[i]->name, name) == 0)
        return members[i];
    }

  return NULL;
}

/**
 * whence_member_get_name:
 * @member: a stored member
 *
 * Returns: (transfer none): its name in the file
 */
const char *
whence_member_get_name (GParamSpec *member)
{
  g_return_val_if_fail (get_info (member) != NULL, NULL);

  return get_info (member)->name;
}

/**
 * whence_member_get_format:
 * @member: a stored member
 *
 * Returns: what it holds
 */
WhenceMemberFormat
whence_member_get_format (GParamSpec *member)
{
  g_return_val_if_fail (get_info (member) != NULL, WHENCE_FORMAT_NONE);

  return get_info (member)->format;
}

/**
 * whence_member_get_flags:
 * @member: a stored member
 *
 * Returns: how it is treated
 */
WhenceMemberFlags
whence_member_get_flags (GParamSpec *member)
{
  g_return_val_if_fail (get_info (member) != NULL, WHENCE_MEMBER_NONE);

  return get_info (member)->flags;
}

/**
 * whence_member_get_field:
 * @member: a stored member
 *
 * Returns: where its value is, in bytes from the start of the instance
 */
gssize
whence_member_get_field (GParamSpec *member)
{
  g_return_val_if_fail (get_info (member) != NULL, 0);

  return get_info (member)->field;
}

/**
 * whence_member_get_item_type:
 * @member: a stored member that is a list of objects
 *
 * Returns: the type of the objects in it
 */
GType
whence_member_get_item_type (GParamSpec *member)
{
  g_return_val_if_fail (get_info (member) != NULL, G_TYPE_INVALID);

  return get_info (member)->item_type;
}

/**
 * whence_member_is_children:
 * @member: a stored member
 *
 * Returns: whether it is a list of objects
 */
gboolean
whence_member_is_children (GParamSpec *member)
{
  return member->value_type == G_TYPE_LIST_MODEL;
}

/**
 * whence_member_is_reference:
 * @member: a stored member
 *
 * Returns: whether it names objects by their ids
 */
gboolean
whence_member_is_reference (GParamSpec *member)
{
  switch (whence_member_get_format (member))
    {
    case WHENCE_FORMAT_SOURCE:
    case WHENCE_FORMAT_ENTITY:
    case WHENCE_FORMAT_ITEM:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * whence_member_is_default:
 * @member: a stored member
 * @value: a value of its type
 *
 * Whether the file leaves the member out for this value: the empty string, the empty list and
 * %FALSE are left out; numbers and words of a fixed set are always written.
 *
 * Returns: %TRUE if it is left out
 */
gboolean
whence_member_is_default (GParamSpec   *member,
                          const GValue *value)
{
  if (G_VALUE_HOLDS_STRING (value))
    return g_value_get_string (value) == NULL || *g_value_get_string (value) == '\0';
  if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    return g_value_get_boxed (value) == NULL || *(char **) g_value_get_boxed (value) == NULL;
  if (G_VALUE_HOLDS_BOOLEAN (value))
    return !g_value_get_boolean (value);
  if (G_VALUE_HOLDS_VARIANT (value))
    return g_value_get_variant (value) == NULL ||
           g_variant_n_children (g_value_get_variant (value)) == 0;
  if (G_VALUE_HOLDS (value, G_TYPE_LIST_MODEL))
    return g_list_model_get_n_items (g_value_get_object (value)) == 0;

  return FALSE;
}

static gboolean
strv_equal (char **a,
            char **b)
{
  static char *empty[] = { NULL };

  return g_strv_equal ((const char *const *) (a != NULL ? a : empty),
                       (const char *const *) (b != NULL ? b : empty));
}

static gboolean
variant_equal (GVariant *a,
               GVariant *b)
{
  gsize n_a = a != NULL ? g_variant_n_children (a) : 0;
  gsize n_b = b != NULL ? g_variant_n_children (b) : 0;

  return n_a == n_b && (n_a == 0 || g_variant_equal (a, b));
}

/**
 * whence_member_equal:
 * @a: a value of a stored member
 * @b: another one of the same type
 *
 * Returns: whether the file would be the same with either
 */
gboolean
whence_member_equal (const GValue *a,
                     const GValue *b)
{
  g_return_val_if_fail (G_VALUE_TYPE (a) == G_VALUE_TYPE (b), FALSE);

  if (G_VALUE_HOLDS_STRING (a))
    {
      const char *text_a = g_value_get_string (a);
      const char *text_b = g_value_get_string (b);

      return strcmp (text_a != NULL ? text_a : "", text_b != NULL ? text_b : "") == 0;
    }
  if (G_VALUE_HOLDS (a, G_TYPE_STRV))
    return strv_equal (g_value_get_boxed (a), g_value_get_boxed (b));
  if (G_VALUE_HOLDS_BOOLEAN (a))
    return !g_value_get_boolean (a) == !g_value_get_boolean (b);
  if (G_VALUE_HOLDS_VARIANT (a))
    return variant_equal (g_value_get_variant (a), g_value_get_variant (b));
  if (G_VALUE_HOLDS_UINT (a))
    return g_value_get_uint (a) == g_value_get_uint (b);
  if (G_VALUE_HOLDS_ENUM (a))
    return g_value_get_enum (a) == g_value_get_enum (b);

  return FALSE;
}

static gboolean
is_language (const char *text)
{
  guint run = 0;

  /* BCP 47, section 2.1: subtags of one to eight letters or digits with hyphens between them;
   * the first has letters only.
   */
  if (!g_ascii_isalpha (*text))
    return FALSE;
  for (gboolean first = TRUE; *text != '\0'; text++)
    {
      if (*text == '-')
        {
          if (run == 0)
            return FALSE;
          run = 0;
          first = FALSE;
        }
      else if (++run > 8 || !(first ? g_ascii_isalpha (*text) : g_ascii_isalnum (*text)))
        return FALSE;
    }

  return run > 0;
}

static gboolean
is_hex (const char *text,
        gsize       n_digits)
{
  if (strlen (text) != n_digits)
    return FALSE;
  for (; *text != '\0'; text++)
    {
      if (!g_ascii_isxdigit (*text))
        return FALSE;
    }

  return TRUE;
}

/* Whether @text, which is not empty, fits @format; *@expected says what would. */
static gboolean
string_fits (WhenceMemberFormat   format,
             const char          *text,
             const char         **expected)
{
  switch (format)
    {
    case WHENCE_FORMAT_DATE:
      *expected = _("a date such as 2026, 2026-11 or 2026-11-23");
      return whence_date_is_valid (text);
    case WHENCE_FORMAT_TIME:
      *expected = _("a time in UTC such as 2026-11-23T10:00:00Z");
      return whence_time_is_valid (text);
    case WHENCE_FORMAT_LANGUAGE:
      *expected = _("a language tag such as en or pt-BR");
      return is_language (text);
    case WHENCE_FORMAT_RELIABILITY:
      *expected = _("a letter from A to F");
      return *text >= 'A' && *text <= 'F' && text[1] == '\0';
    case WHENCE_FORMAT_CREDIBILITY:
      *expected = _("a digit from 1 to 6");
      return *text >= '1' && *text <= '6' && text[1] == '\0';
    case WHENCE_FORMAT_COLOR:
      *expected = _("a colour such as #3584e4");
      return *text == '#' && is_hex (text + 1, 6);
    case WHENCE_FORMAT_SHA256:
      *expected = _("64 hexadecimal digits");
      return is_hex (text, 64);
    default:
      return TRUE;
    }
}

/**
 * whence_member_validate:
 * @member: a stored member
 * @value: a value of its type
 * @error: return location for an error
 *
 * Checks @value by itself: its text is UTF-8 and of the form that the member asks for. Whether
 * what it refers to exists is for the project to say.
 *
 * Returns: %TRUE if @value may be stored; otherwise %FALSE with %WHENCE_ERROR_INVALID
 */
gboolean
whence_member_validate (GParamSpec    *member,
                        const GValue  *value,
                        GError       **error)
{
  const char *expected = NULL;
  const char *text;

  if (!G_VALUE_HOLDS_STRING (value) || whence_member_is_default (member, value))
    return TRUE;

  text = g_value_get_string (value);
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_INVALID,
                   _("%s: expected text in UTF-8"), whence_member_get_name (member));
      return FALSE;
    }
  if (!string_fits (whence_member_get_format (member), text, &expected))
    {
      g_autofree char *shown = whence_words_cut (text, 80);

      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_INVALID, _("%s: expected %s, not “%s”"),
                   whence_member_get_name (member), expected, shown);
      return FALSE;
    }

  return TRUE;
}

/**
 * whence_member_check_filled:
 * @member: a stored member
 * @value: a value of its type
 * @error: return location for an error
 *
 * Checks that what an object is known by has something in it besides white space. That is for
 * edits: a file may have been written by others.
 *
 * Returns: %TRUE if an edit may make @value the value of @member; otherwise %FALSE with
 *   %WHENCE_ERROR_INVALID
 */
gboolean
whence_member_check_filled (GParamSpec    *member,
                            const GValue  *value,
                            GError       **error)
{
  if ((whence_member_get_flags (member) & WHENCE_MEMBER_NAMING) == 0)
    return TRUE;

  for (const char *p = g_value_get_string (value); p != NULL && *p != '\0';
       p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        return TRUE;
    }

  g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_INVALID,
               _("%s: expected text that is not empty"), whence_member_get_name (member));
  return FALSE;
}
