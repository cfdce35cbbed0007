/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the bytes of a file to a project: the strict scan first, which also says where each
 * object of the top-level lists is; then each object by itself, so that there are never nodes of
 * more than one; then ids, references and quotes.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/whence-check.h"
#include "core/whence-error.h"
#include "core/whence-heading.h"
#include "core/whence-member.h"
#include "core/whence-object-private.h"
#include "core/whence-passage.h"
#include "store/whence-json-parse.h"
#include "store/whence-json-scan.h"
#include "store/whence-project-reader.h"
#include "store/whence-unread.h"

#define MAX_PASSAGES 1000000

typedef struct
{
  const char *data;          /* the file */
  WhenceJsonIndex *index;    /* owned: where things are in it */
  GHashTable *numbers;       /* owned: of the value that is being read; see whence_json_parse() */
  WhenceProject *project;    /* owned */
  GPtrArray *problems;       /* owned: WhenceProblem */
  WhenceUnread *unread;      /* owned: what the problems are about; NULL before there is any */
  GHashTable *ids;           /* id → path of who has it; both owned */
  GString *path;             /* of what is being read */
  WhenceObject *object;      /* not owned: what is being read; NULL before there is one */
  guint n_passages;
  GCancellable *cancellable; /* may be NULL */
} Reader;

static void
reader_clear (Reader *reader)
{
  g_clear_pointer (&reader->index, whence_json_index_free);
  g_clear_pointer (&reader->numbers, g_hash_table_unref);
  g_clear_object (&reader->project);
  g_clear_pointer (&reader->problems, g_ptr_array_unref);
  g_clear_pointer (&reader->unread, whence_unread_free);
  g_clear_pointer (&reader->ids, g_hash_table_unref);
  g_string_free (reader->path, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void
take_problem (Reader *reader,
              GError *error)
{
  g_ptr_array_add (reader->problems,
                   whence_problem_new (reader->path->str, reader->object, error));
}

static WhenceUnread *
get_unread (Reader *reader)
{
  if (reader->unread == NULL)
    reader->unread = whence_unread_new ();

  return reader->unread;
}

/* Notes that a member of what is being read was not; NULL for all members. */
static void
note_unread (Reader     *reader,
             GParamSpec *member)
{
  whence_unread_add (get_unread (reader), reader->object, member);
}

static void
report (Reader      *reader,
        WhenceError  code,
        const char  *format,
        ...) G_GNUC_PRINTF (3, 4);

static void
report (Reader      *reader,
        WhenceError  code,
        const char  *format,
        ...)
{
  va_list args;

  va_start (args, format);
  take_problem (reader, g_error_new_valist (WHENCE_ERROR, code, format, args));
  va_end (args);
}

/* Parses one value of the file, which the scan has found to be sound. */
static JsonNode *
parse (Reader *reader,
       gsize   start,
       gsize   end)
{
  g_hash_table_remove_all (reader->numbers);

  return whence_json_parse (reader->data + start, end - start, reader->numbers);
}

static const char *
type_words (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return _("an object");
  if (JSON_NODE_HOLDS_ARRAY (node))
    return _("a list");
  if (JSON_NODE_HOLDS_NULL (node))
    return "null";

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return _("a string");
    case G_TYPE_BOOLEAN:
      return _("true or false");
    default:
      return _("a number");
    }
}

static WhenceObject *read_object (Reader   *reader,
                                  GType     type,
                                  JsonNode *node);

static void
read_children (Reader       *reader,
               WhenceObject *object,
               GParamSpec   *member,
               JsonNode     *node)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (g_object_unref);
  gsize length = reader->path->len;
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      report (reader, WHENCE_ERROR_FORMAT, _("%s: expected a list, not %s"),
              whence_member_get_name (member), type_words (node));
      note_unread (reader, member);
      return;
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_string_append_printf (reader->path, ".%s[%u]", whence_member_get_name (member), i);
      g_ptr_array_add (children, read_object (reader, whence_member_get_item_type (member),
                                              json_array_get_element (array, i)));
      g_string_truncate (reader->path, length);
    }

  whence_object_replace_children (object, member, children);
}

/* The member of the file of that name; a property of another spelling is none. */
static GParamSpec *
find_member (WhenceObject *object,
             const char   *name)
{
  GParamSpec *member = whence_members_find (G_OBJECT_TYPE (object), name);

  return member != NULL && g_str_equal (whence_member_get_name (member), name) ? member : NULL;
}

/* Reads one member; *@after is the known member before it, and is moved on. */
static void
read_member (Reader       *reader,
             WhenceObject *object,
             const char   *name,
             JsonNode     *node,
             GParamSpec  **after)
{
  GParamSpec *member = find_member (object, name);
  g_auto (GValue) value = G_VALUE_INIT;
  GError *error = NULL;

  if (member == NULL)
    {
      g_autoptr (JsonNode) kept = whence_json_keep_numbers (node, reader->numbers);

      whence_object_add_unknown (object, name, kept, *after);
      return;
    }

  *after = member;
  if (whence_member_is_children (member))
    read_children (reader, object, member, node);
  else if (JSON_NODE_HOLDS_NULL (node) &&
           (whence_member_get_flags (member) & WHENCE_MEMBER_REQUIRED) == 0)
    return;
  else if (whence_member_from_json (member, node, &value, &error))
    whence_object_write_member (object, member, &value);
  else
    {
      take_problem (reader, error);
      note_unread (reader, member);
    }
}

static void
check_id (Reader       *reader,
          WhenceObject *object)
{
  const char *id = whence_object_get_id (object);
  const char *other = g_hash_table_lookup (reader->ids, id);

  if (*id == '\0')
    {
      /* The evidence of a link and the headings of a source have none, and nothing refers to
       * the project.
       */
      if (G_OBJECT_TYPE (object) != WHENCE_TYPE_PASSAGE && !WHENCE_IS_HEADING (object) &&
          !WHENCE_IS_PROJECT (object))
        report (reader, WHENCE_ERROR_FORMAT, _("id: expected a string that is not empty"));
      return;
    }

  if (strlen (id) > WHENCE_MAX_ID_LENGTH)
    report (reader, WHENCE_ERROR_LIMIT, _("id: expected up to %d bytes"), WHENCE_MAX_ID_LENGTH);
  else if (other != NULL)
    {
      report (reader, WHENCE_ERROR_REFERENCE,
              _("id: expected one that is not there yet; %s has %s"), other, id);
      note_unread (reader, whence_members_find (WHENCE_TYPE_OBJECT, "id"));
    }
  else
    g_hash_table_insert (reader->ids, g_strdup (id), g_strdup (reader->path->str));
}

static void
check_required (Reader       *reader,
                WhenceObject *object,
                JsonObject   *json)
{
  guint n = 0;
  GParamSpec *const *members = whence_members_list (G_OBJECT_TYPE (object), &n);

  for (guint i = 0; i < n; i++)
    {
      const char *name = whence_member_get_name (members[i]);

      if ((whence_member_get_flags (members[i]) & WHENCE_MEMBER_REQUIRED) != 0 &&
          !json_object_has_member (json, name))
        {
          report (reader, WHENCE_ERROR_FORMAT, _("expected a member “%s”"), name);
          note_unread (reader, members[i]);
        }
    }
}

/* Fills the object that is being read. */
static void
fill_object (Reader       *reader,
             WhenceObject *object,
             JsonNode     *node)
{
  GParamSpec *after = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      report (reader, WHENCE_ERROR_FORMAT, _("expected an object, not %s"), type_words (node));
      note_unread (reader, NULL);
      return;
    }

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    read_member (reader, object, name, value, &after);
  check_id (reader, object);
  check_required (reader, object, json_node_get_object (node));
}

/* Reads an object; what is wrong with it goes to the problems. It is there even so, for those
 * that follow it to be where the file has them.
 */
static WhenceObject *
read_object (Reader   *reader,
             GType     type,
             JsonNode *node)
{
  WhenceObject *parent = reader->object;
  WhenceObject *object = g_object_new (type, NULL);

  if (WHENCE_IS_PASSAGE (object))
    reader->n_passages++;
  reader->object = object;
  fill_object (reader, object, node);
  reader->object = parent;

  return object;
}

static gboolean
read_list (Reader      *reader,
           guint        position,
           GParamSpec  *member,
           GPtrArray   *children,
           GError     **error)
{
  guint n = whence_json_index_get_n_elements (reader->index, position);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JsonNode) node = NULL;
      WhenceObject *child;
      gsize start = 0, end = 0;

      if (g_cancellable_set_error_if_cancelled (reader->cancellable, error))
        return FALSE;

      whence_json_index_get_element (reader->index, position, i, &start, &end);
      g_string_printf (reader->path, "$.%s[%u]", whence_member_get_name (member), i);
      node = parse (reader, start, end);
      child = read_object (reader, whence_member_get_item_type (member), node);
      if (child != NULL)
        g_ptr_array_add (children, child);
      if (reader->n_passages > MAX_PASSAGES)
        {
          g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_LIMIT,
                       _("%s: expected up to %d passages in a project"), reader->path->str,
                       MAX_PASSAGES);
          return FALSE;
        }
    }
  g_string_assign (reader->path, "$");

  return TRUE;
}

/* Reads the members of the project, but for `format` and `version`. */
static gboolean
read_project (Reader  *reader,
              GError **error)
{
  WhenceObject *project = WHENCE_OBJECT (reader->project);
  GParamSpec *after = NULL;
  guint n = whence_json_index_get_n_members (reader->index);

  for (guint i = 0; i < n; i++)
    {
      const char *name = whence_json_index_get_name (reader->index, i);
      GParamSpec *member = find_member (project, name);
      g_autoptr (JsonNode) node = NULL;
      gsize start = 0, end = 0;

      if (g_str_equal (name, "format") || g_str_equal (name, "version"))
        continue;

      whence_json_index_get_value (reader->index, i, &start, &end);
      if (member != NULL && whence_member_is_children (member) && reader->data[start] == '[')
        {
          g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (g_object_unref);

          if (!read_list (reader, i, member, children, error))
            return FALSE;
          whence_object_replace_children (project, member, children);
          after = member;
          continue;
        }

      node = parse (reader, start, end);
      read_member (reader, project, name, node, &after);
    }
  check_id (reader, project);

  return TRUE;
}

static JsonNode *
find_value (Reader     *reader,
            const char *name)
{
  guint n = whence_json_index_get_n_members (reader->index);

  for (guint i = 0; i < n; i++)
    {
      gsize start = 0, end = 0;

      if (!g_str_equal (whence_json_index_get_name (reader->index, i), name))
        continue;

      whence_json_index_get_value (reader->index, i, &start, &end);
      if (reader->data[start] == '{' || reader->data[start] == '[')
        return NULL;
      return parse (reader, start, end);
    }

  return NULL;
}

static gboolean
check_format (Reader  *reader,
              GError **error)
{
  g_autoptr (JsonNode) format = find_value (reader, "format");
  g_autoptr (JsonNode) version = find_value (reader, "version");

  if (format == NULL || json_node_get_value_type (format) != G_TYPE_STRING ||
      !g_str_equal (json_node_get_string (format), "whence-project"))
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_FORMAT,
                   _("$.format: this is JSON, but not a Whence project: expected "
                     "\"format\": \"whence-project\""));
      return FALSE;
    }
  if (version == NULL || json_node_get_value_type (version) != G_TYPE_INT64)
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_VERSION,
                   _("$.version: expected the number %d"), WHENCE_PROJECT_VERSION);
      return FALSE;
    }
  if (json_node_get_int (version) != WHENCE_PROJECT_VERSION)
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_VERSION,
                   _("$.version: the project is of version %" G_GINT64_FORMAT
                     ", and this program knows version %d; a newer Whence may read it"),
                   json_node_get_int (version), WHENCE_PROJECT_VERSION);
      return FALSE;
    }

  return TRUE;
}

static void
set_error_from_problems (GError    **error,
                         GPtrArray  *problems)
{
  WhenceProblem *first = g_ptr_array_index (problems, 0);

  if (problems->len == 1)
    g_set_error (error, first->error->domain, first->error->code, "%s: %s", first->path,
                 first->error->message);
  else
    g_set_error (error, first->error->domain, first->error->code,
                 ngettext ("%s: %s (and %u more problem; “whence-cli check” lists them)",
                           "%s: %s (and %u more problems; “whence-cli check” lists them)",
                           problems->len - 1),
                 first->path, first->error->message, problems->len - 1);
}

/**
 * whence_project_read:
 * @bytes: a project file
 * @problems: (out) (optional) (transfer container) (element-type WhenceProblem): all that breaks
 *   the rules of the format, in the order of the file
 * @cancellable: (nullable): what stops the reading
 * @error: return location for an error
 *
 * Reads a project. It is loaded whole or not at all, with one exception for those who ask for
 * the @problems: where each object by itself is sound, and only what it refers to or quotes is
 * not, the project is returned beside them, to be mended.
 *
 * Returns: (transfer full) (nullable): the project. %NULL with @error set where the file is not
 *   sound JSON (#WHENCE_JSON_ERROR, with line and column), is not a project
 *   (%WHENCE_ERROR_FORMAT), is of another version (%WHENCE_ERROR_VERSION), is past a limit
 *   (%WHENCE_ERROR_LIMIT), or reading was cancelled; and where it breaks the rules (with the
 *   JSON path of the first place), unless @problems were asked for and it could be loaded
 */
WhenceProject *
whence_project_read (GBytes        *bytes,
                     GPtrArray    **problems,
                     GCancellable  *cancellable,
                     GError       **error)
{
  /* What becomes of a number is for the member to say that it is in. */
  const WhenceJsonLimits limits = { .any_number = TRUE };
  g_auto (Reader) reader = { 0 };
  gsize size = 0;
  gboolean sound;

  g_return_val_if_fail (bytes != NULL, NULL);

  reader.data = g_bytes_get_data (bytes, &size);
  reader.problems = g_ptr_array_new_with_free_func ((GDestroyNotify) whence_problem_free);
  reader.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reader.numbers = whence_json_numbers_new ();
  reader.path = g_string_new ("$");
  reader.cancellable = cancellable;
  reader.project = g_object_new (WHENCE_TYPE_PROJECT, NULL);
  reader.object = WHENCE_OBJECT (reader.project);

  if (!whence_json_scan (reader.data, size, &limits, &reader.index, cancellable, error))
    return NULL;
  if (!whence_json_index_is_object (reader.index))
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_FORMAT,
                   _("$: this is JSON, but not a Whence project: expected an object"));
      return NULL;
    }
  if (!check_format (&reader, error) || !read_project (&reader, error))
    return NULL;

  sound = reader.problems->len == 0;
  if (sound)
    {
      g_ptr_array_unref (reader.problems);
      reader.problems = whence_check_project (reader.project);
    }
  else
    whence_unread_check (get_unread (&reader), reader.project, reader.problems);

  if (reader.problems->len > 0 && (!sound || problems == NULL))
    set_error_from_problems (error, reader.problems);
  if (problems != NULL)
    *problems = g_ptr_array_ref (reader.problems);
  if (reader.problems->len > 0 && (!sound || problems == NULL))
    return NULL;

  return g_steal_pointer (&reader.project);
}

/**
 * whence_object_from_json:
 * @type: what it is
 * @node: an object as whence_object_to_json() gives it
 * @error: return location for an error
 *
 * Reads one object by itself; what it refers to is not looked at.
 *
 * Returns: (transfer full): the object, which is in no project; %NULL with an error of
 *   %WHENCE_ERROR, with the JSON path of the first place that is wrong
 */
WhenceObject *
whence_object_from_json (GType      type,
                         JsonNode  *node,
                         GError   **error)
{
  g_auto (Reader) reader = { 0 };
  g_autoptr (WhenceObject) object = NULL;

  reader.problems = g_ptr_array_new_with_free_func ((GDestroyNotify) whence_problem_free);
  reader.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reader.path = g_string_new ("$");

  object = read_object (&reader, type, node);
  if (reader.problems->len == 0)
    return g_steal_pointer (&object);

  set_error_from_problems (error, reader.problems);
  return NULL;
}
