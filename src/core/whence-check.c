/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of a project beyond its grammar: what is referred to is there, passages match their
 * sources, types and kinds are known. The reader, `whence-cli check` and every change hold to
 * the same rules.
 */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/whence-check.h"
#include "core/whence-claim.h"
#include "core/whence-entity-type.h"
#include "core/whence-entity.h"
#include "core/whence-error.h"
#include "core/whence-heading.h"
#include "core/whence-link.h"
#include "core/whence-member.h"
#include "core/whence-passage.h"
#include "core/whence-project.h"
#include "core/whence-source.h"
#include "core/whence-words.h"

/* What a message shows of a value, in code points. */
#define MAX_SHOWN 80

typedef struct
{
  WhenceProject *project;
  GPtrArray *problems;   /* WhenceProblem */
  GString *path;         /* of the object that is being checked */
  gboolean first_only;   /* one problem is enough */
  WhenceCheckUnread unread; /* NULL: all was read */
  gpointer unread_data;
} Checker;

/**
 * whence_problem_new:
 * @path: where it is, as a JSON path
 * @object: (nullable): the object
 * @error: (transfer full): what was expected
 *
 * Returns: (transfer full): a problem
 */
WhenceProblem *
whence_problem_new (const char   *path,
                    WhenceObject *object,
                    GError       *error)
{
  WhenceProblem *self = g_new0 (WhenceProblem, 1);
  WhenceObject *named = object;

  while (named != NULL && *whence_object_get_id (named) == '\0' &&
         whence_object_get_parent (named) != NULL)
    named = whence_object_get_parent (named);

  self->path = g_strdup (path);
  self->id = g_strdup (named != NULL ? whence_object_get_id (named) : "");
  self->object = object != NULL ? g_object_ref (object) : NULL;
  self->error = error;

  return self;
}

/**
 * whence_problem_free:
 * @self: (transfer full): a problem
 *
 * Frees a problem.
 */
void
whence_problem_free (WhenceProblem *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->object);
  g_clear_error (&self->error);
  g_free (self);
}

static void
report (Checker      *checker,
        WhenceObject *object,
        GError       *error)
{
  g_ptr_array_add (checker->problems, whence_problem_new (checker->path->str, object, error));
}

/* Whether one of @members, which NULL ends, was not read. */
static gboolean
is_unread (Checker           *checker,
           gpointer           object,
           const char *const *members)
{
  if (checker->unread == NULL)
    return FALSE;

  for (; *members != NULL; members++)
    if (checker->unread (object, *members, checker->unread_data))
      return TRUE;

  return FALSE;
}

static gboolean
refers_well (WhenceProject      *project,
             WhenceMemberFormat  format,
             const char         *id)
{
  WhenceObject *object = whence_project_find (project, id);

  switch (format)
    {
    case WHENCE_FORMAT_SOURCE:
      return WHENCE_IS_SOURCE (object);
    case WHENCE_FORMAT_ENTITY:
      return WHENCE_IS_ENTITY (object);
    case WHENCE_FORMAT_ITEM:
      return WHENCE_IS_ENTITY (object) || WHENCE_IS_CLAIM (object);
    default:
      return TRUE;
    }
}

/* Whether what the id stands for may be among what was not read. */
static gboolean
may_be_unread (Checker            *checker,
               WhenceMemberFormat  format,
               const char         *id)
{
  static const char *const ids[] = { "id", NULL };
  static const char *const sources[] = { "sources", NULL };
  static const char *const entities[] = { "entities", NULL };
  static const char *const items[] = { "entities", "claims", NULL };
  WhenceObject *object = whence_project_find (checker->project, id);

  if (object != NULL)
    return is_unread (checker, object, ids);

  return is_unread (checker, checker->project,
                    format == WHENCE_FORMAT_SOURCE ? sources
                    : format == WHENCE_FORMAT_ENTITY ? entities : items);
}

static void
check_reference (Checker      *checker,
                 WhenceObject *object,
                 GParamSpec   *member,
                 const char   *id)
{
  WhenceMemberFormat format = whence_member_get_format (member);
  const char *what = _("the id of an entity or a claim");
  g_autofree char *shown = NULL;

  if (refers_well (checker->project, format, id) || may_be_unread (checker, format, id))
    return;

  if (format == WHENCE_FORMAT_SOURCE)
    what = _("the id of a source");
  else if (format == WHENCE_FORMAT_ENTITY)
    what = _("the id of an entity");
  shown = whence_words_cut (id != NULL ? id : "", MAX_SHOWN);
  report (checker, object,
          g_error_new (WHENCE_ERROR, WHENCE_ERROR_REFERENCE, _("%s: expected %s, and “%s” is none"),
                       whence_member_get_name (member), what, shown));
}

static void
check_references (Checker      *checker,
                  WhenceObject *object)
{
  guint n = 0;
  GParamSpec *const *members = whence_members_list (G_OBJECT_TYPE (object), &n);

  for (guint i = 0; i < n; i++)
    {
      const char *const names[] = { whence_member_get_name (members[i]), NULL };
      g_auto (GValue) value = G_VALUE_INIT;

      if (!whence_member_is_reference (members[i]) || is_unread (checker, object, names))
        continue;

      whence_object_get_value (object, members[i], &value);
      if (G_VALUE_HOLDS_STRING (&value))
        {
          if (!whence_member_is_default (members[i], &value) ||
              (whence_member_get_flags (members[i]) & WHENCE_MEMBER_REQUIRED) != 0)
            check_reference (checker, object, members[i], g_value_get_string (&value));
        }
      else
        {
          char **ids = g_value_get_boxed (&value);

          for (guint j = 0; ids != NULL && ids[j] != NULL; j++)
            check_reference (checker, object, members[i], ids[j]);
        }
    }
}

static void
check_passage (Checker       *checker,
               WhencePassage *passage)
{
  static const char *const members[] = {
    "source", "start", "end", "exact", "prefix", "suffix", NULL
  };
  static const char *const source_members[] = { "id", "text", NULL };
  WhenceObject *source = whence_project_find (checker->project,
                                              whence_passage_get_source (passage));
  g_autoptr (GPtrArray) errors = NULL;

  if (!WHENCE_IS_SOURCE (source) || is_unread (checker, passage, members) ||
      is_unread (checker, source, source_members))
    return;

  errors = whence_passage_list_errors (passage, WHENCE_SOURCE (source));
  for (guint i = 0; i < errors->len; i++)
    report (checker, WHENCE_OBJECT (passage), g_ptr_array_index (errors, i));
}

static void
check_entity (Checker      *checker,
              WhenceEntity *entity)
{
  static const char *const members[] = { "type", NULL };
  static const char *const project_members[] = { "entityTypes", NULL };
  const char *type = whence_entity_get_type_id (entity);

  if (!whence_project_has_entity_type (checker->project, type) &&
      !is_unread (checker, entity, members) &&
      !is_unread (checker, checker->project, project_members))
    {
      g_autofree char *shown = whence_words_cut (type, MAX_SHOWN);

      report (checker, WHENCE_OBJECT (entity),
              g_error_new (WHENCE_ERROR, WHENCE_ERROR_INVALID,
                           _("type: expected a built-in type or the id of one of entityTypes, "
                             "not “%s”"), shown));
    }
}

/* The id of a built-in type would make its entities those of the other one. */
static void
check_entity_type (Checker          *checker,
                   WhenceEntityType *type)
{
  const char *id = whence_object_get_id (WHENCE_OBJECT (type));

  if (g_strv_contains (whence_project_built_in_types (), id))
    report (checker, WHENCE_OBJECT (type),
            g_error_new (WHENCE_ERROR, WHENCE_ERROR_INVALID,
                         _("id: expected another one than those of the built-in types, not "
                           "“%s”"), id));
}

static void
check_link (Checker    *checker,
            WhenceLink *link)
{
  static const char *const members[] = { "kind", "from", "to", NULL };
  const char *kind = whence_link_get_kind (link);

  if (is_unread (checker, link, members))
    return;

  if (g_str_equal (whence_link_get_from (link), whence_link_get_to (link)))
    {
      g_autofree char *shown = whence_words_cut (whence_link_get_to (link), MAX_SHOWN);

      report (checker, WHENCE_OBJECT (link),
              g_error_new (WHENCE_ERROR, WHENCE_ERROR_INVALID,
                           _("to: expected another one than the one in from, not “%s”"), shown));
    }
  if (WHENCE_IS_CLAIM (whence_project_find (checker->project, whence_link_get_from (link))) &&
      WHENCE_IS_CLAIM (whence_project_find (checker->project, whence_link_get_to (link))) &&
      !g_strv_contains (whence_link_claim_kinds (), kind))
    {
      g_autofree char *shown = whence_words_cut (kind, MAX_SHOWN);

      report (checker, WHENCE_OBJECT (link),
              g_error_new (WHENCE_ERROR, WHENCE_ERROR_INVALID,
                           _("kind: between two claims expected one of supports, contradicts, "
                             "repeats, qualifies, not “%s”"), shown));
    }
}

static void
check_heading (Checker       *checker,
               WhenceHeading *heading)
{
  static const char *const offsets[] = { "start", "end", NULL };
  static const char *const levels[] = { "level", NULL };
  static const char *const texts[] = { "text", NULL };
  WhenceObject *source = whence_object_get_parent (WHENCE_OBJECT (heading));
  guint length = whence_source_get_length (WHENCE_SOURCE (source));

  if ((whence_heading_get_start (heading) > whence_heading_get_end (heading) ||
       whence_heading_get_end (heading) > length) &&
      !is_unread (checker, heading, offsets) && !is_unread (checker, source, texts))
    report (checker, WHENCE_OBJECT (heading),
            g_error_new (WHENCE_ERROR, WHENCE_ERROR_INVALID,
                         _("expected start before end, and end up to %u (the length of the "
                           "source’s text), not %u to %u"), length,
                         whence_heading_get_start (heading), whence_heading_get_end (heading)));
  if ((whence_heading_get_level (heading) < 1 || whence_heading_get_level (heading) > 6) &&
      !is_unread (checker, heading, levels))
    report (checker, WHENCE_OBJECT (heading),
            g_error_new (WHENCE_ERROR, WHENCE_ERROR_INVALID,
                         _("level: expected 1 to 6, not %u"), whence_heading_get_level (heading)));
}

static void
check_source (Checker      *checker,
              WhenceSource *source)
{
  static const char *const members[] = { "text", NULL };
  GVariant *pages = whence_source_get_pages (source);
  guint length = whence_source_get_length (source);
  guint before = 0;
  GVariantIter iter;
  guint page;

  if (strchr (whence_source_get_text (source), '\r') != NULL)
    report (checker, WHENCE_OBJECT (source),
            g_error_new (WHENCE_ERROR, WHENCE_ERROR_INVALID,
                         _("text: expected LF line ends, and there are carriage returns")));
  if (pages == NULL || is_unread (checker, source, members))
    return;

  g_variant_iter_init (&iter, pages);
  while (g_variant_iter_next (&iter, "u", &page))
    {
      if (page < before || page > length)
        {
          report (checker, WHENCE_OBJECT (source),
                  g_error_new (WHENCE_ERROR, WHENCE_ERROR_INVALID,
                               _("pages: expected rising offsets up to %u (the length of the "
                                 "text), not %u"), length, page));
          return;
        }
      before = page;
    }
}

static void check_deep (Checker      *checker,
                        WhenceObject *object);

static void
check_children (Checker      *checker,
                WhenceObject *object,
                GParamSpec   *member)
{
  GListModel *children = whence_object_get_children (object, member);
  guint n = g_list_model_get_n_items (children);
  gsize length = checker->path->len;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceObject) child = g_list_model_get_item (children, i);

      if (checker->first_only && checker->problems->len > 0)
        return;
      g_string_append_printf (checker->path, ".%s[%u]", whence_member_get_name (member), i);
      check_deep (checker, child);
      g_string_truncate (checker->path, length);
    }
}

static void
check_deep (Checker      *checker,
            WhenceObject *object)
{
  guint n = 0;
  GParamSpec *const *members = whence_members_list (G_OBJECT_TYPE (object), &n);

  check_references (checker, object);
  if (WHENCE_IS_PASSAGE (object))
    check_passage (checker, WHENCE_PASSAGE (object));
  else if (WHENCE_IS_ENTITY (object))
    check_entity (checker, WHENCE_ENTITY (object));
  else if (WHENCE_IS_ENTITY_TYPE (object))
    check_entity_type (checker, WHENCE_ENTITY_TYPE (object));
  else if (WHENCE_IS_LINK (object))
    check_link (checker, WHENCE_LINK (object));
  else if (WHENCE_IS_HEADING (object))
    check_heading (checker, WHENCE_HEADING (object));
  else if (WHENCE_IS_SOURCE (object))
    check_source (checker, WHENCE_SOURCE (object));

  for (guint i = 0; i < n; i++)
    {
      if (whence_member_is_children (members[i]))
        check_children (checker, object, members[i]);
    }
}

static GPtrArray *
run (WhenceProject     *project,
     WhenceObject      *object,
     gboolean           first_only,
     WhenceCheckUnread  unread,
     gpointer           unread_data)
{
  Checker checker = { project, NULL, NULL, first_only, unread, unread_data };

  checker.problems = g_ptr_array_new_with_free_func ((GDestroyNotify) whence_problem_free);
  checker.path = g_string_new ("$");
  check_deep (&checker, object);
  g_string_free (checker.path, TRUE);

  return checker.problems;
}

/**
 * whence_check_project:
 * @project: a project
 *
 * Proves references and quotes.
 *
 * Returns: (transfer container) (element-type WhenceProblem): all that breaks the rules, in the
 *   order of the file
 */
GPtrArray *
whence_check_project (WhenceProject *project)
{
  return run (project, WHENCE_OBJECT (project), FALSE, NULL, NULL);
}

/**
 * whence_check_project_partly:
 * @project: a project, some of which could not be read
 * @unread: (scope call) (closure unread_data): says what could not
 * @unread_data: data for @unread
 *
 * Proves references and quotes, but for those that count on what could not be read.
 *
 * Returns: (transfer container) (element-type WhenceProblem): all that breaks the rules, in the
 *   order of the file
 */
GPtrArray *
whence_check_project_partly (WhenceProject     *project,
                             WhenceCheckUnread  unread,
                             gpointer           unread_data)
{
  return run (project, WHENCE_OBJECT (project), FALSE, unread, unread_data);
}

/**
 * whence_check_object:
 * @project: a project
 * @object: an object of it
 * @error: return location for an error
 *
 * Proves the references and quotes of one object and of what is in it.
 *
 * Returns: %TRUE if they are good; otherwise %FALSE with the first problem
 */
gboolean
whence_check_object (WhenceProject  *project,
                     WhenceObject   *object,
                     GError        **error)
{
  g_autoptr (GPtrArray) problems = run (project, object, TRUE, NULL, NULL);
  WhenceProblem *first;

  if (problems->len == 0)
    return TRUE;

  first = g_ptr_array_index (problems, 0);
  g_propagate_error (error, g_steal_pointer (&first->error));
  return FALSE;
}

/**
 * whence_check_rules_depend_on:
 * @member: a stored member
 *
 * Returns: whether a change of this member can break a rule that goes beyond its own value
 */
gboolean
whence_check_rules_depend_on (GParamSpec *member)
{
  return whence_member_is_reference (member) ||
         whence_member_get_format (member) == WHENCE_FORMAT_ENTITY_TYPE ||
         g_type_is_a (member->owner_type, WHENCE_TYPE_PASSAGE) ||
         member->owner_type == WHENCE_TYPE_LINK;
}
