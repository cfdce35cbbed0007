/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/whence-change.h"
#include "core/whence-claim.h"
#include "core/whence-entity-type.h"
#include "core/whence-entity.h"
#include "core/whence-error.h"
#include "core/whence-history-private.h"
#include "core/whence-link.h"
#include "core/whence-member.h"
#include "core/whence-object-private.h"
#include "core/whence-passage.h"
#include "core/whence-project-private.h"
#include "core/whence-source.h"
#include "core/whence-span-index.h"

/* One piece of research. */
struct _WhenceProject
{
  WhenceObject parent_instance;

  char *title;
  char *description;
  char *created;             /* time */
  char *modified;            /* time */
  GListStore *entity_types;  /* WhenceEntityType */
  GListStore *sources;       /* WhenceSource */
  GListStore *entities;      /* WhenceEntity */
  GListStore *claims;        /* WhenceClaim */
  GListStore *links;         /* WhenceLink */

  char *author;              /* who works on it here: the creator of new records; may be NULL */
  WhenceHistory *history;    /* owned */

  GHashTable *objects;       /* id → the object; neither is owned: the lists own them */
  GHashTable *referrers;     /* id → GPtrArray of the objects that name it, once a naming; owned */
  GHashTable *spans;         /* id of a source → WhenceSpanIndex; both owned */
};

G_DEFINE_FINAL_TYPE (WhenceProject, whence_project, WHENCE_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_DESCRIPTION,
  PROP_CREATED,
  PROP_MODIFIED,
  PROP_ENTITY_TYPES,
  PROP_SOURCES,
  PROP_ENTITIES,
  PROP_CLAIMS,
  PROP_LINKS,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
whence_project_finalize (GObject *object)
{
  WhenceProject *self = WHENCE_PROJECT (object);

  g_clear_object (&self->history);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->objects, g_hash_table_unref);
  g_clear_pointer (&self->referrers, g_hash_table_unref);
  g_clear_pointer (&self->spans, g_hash_table_unref);

  G_OBJECT_CLASS (whence_project_parent_class)->finalize (object);
}

static void
install_lists (void)
{
  properties[PROP_ENTITY_TYPES] =
    whence_member_new_children ("entity-types", G_STRUCT_OFFSET (WhenceProject, entity_types),
                                WHENCE_TYPE_ENTITY_TYPE);

  properties[PROP_SOURCES] =
    whence_member_new_children ("sources", G_STRUCT_OFFSET (WhenceProject, sources),
                                WHENCE_TYPE_SOURCE);

  properties[PROP_ENTITIES] =
    whence_member_new_children ("entities", G_STRUCT_OFFSET (WhenceProject, entities),
                                WHENCE_TYPE_ENTITY);

  properties[PROP_CLAIMS] =
    whence_member_new_children ("claims", G_STRUCT_OFFSET (WhenceProject, claims),
                                WHENCE_TYPE_CLAIM);

  properties[PROP_LINKS] =
    whence_member_new_children ("links", G_STRUCT_OFFSET (WhenceProject, links),
                                WHENCE_TYPE_LINK);
}

static void
whence_project_class_init (WhenceProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = whence_project_finalize;

  properties[PROP_TITLE] =
    whence_member_new_string ("title", G_STRUCT_OFFSET (WhenceProject, title),
                              WHENCE_FORMAT_LINE, WHENCE_MEMBER_NONE);

  properties[PROP_DESCRIPTION] =
    whence_member_new_string ("description", G_STRUCT_OFFSET (WhenceProject, description),
                              WHENCE_FORMAT_TEXT, WHENCE_MEMBER_NONE);

  properties[PROP_CREATED] =
    whence_member_new_string ("created", G_STRUCT_OFFSET (WhenceProject, created),
                              WHENCE_FORMAT_TIME, WHENCE_MEMBER_AUTOMATIC);

  properties[PROP_MODIFIED] =
    whence_member_new_string ("modified", G_STRUCT_OFFSET (WhenceProject, modified),
                              WHENCE_FORMAT_TIME, WHENCE_MEMBER_AUTOMATIC);

  install_lists ();

  whence_object_class_install_members (WHENCE_OBJECT_CLASS (klass), N_PROPS, properties);

  /**
   * WhenceProject::changed:
   * @self: the project
   * @change: what was done, or undone
   *
   * A change was applied, undone or redone, and all the lists, members and indexes are as they
   * are to be.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, WHENCE_TYPE_CHANGE);
}

static void
whence_project_init (WhenceProject *self)
{
  self->objects = g_hash_table_new (g_str_hash, g_str_equal);
  self->referrers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_ptr_array_unref);
  self->spans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->history = whence_history_new (self);
}

/**
 * whence_project_new:
 *
 * Returns: (transfer full): an empty project with a new id
 */
WhenceProject *
whence_project_new (void)
{
  return WHENCE_PROJECT (whence_object_new (WHENCE_TYPE_PROJECT));
}

static const char *
text_or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/**
 * whence_project_get_title:
 * @self: a project
 *
 * Returns: (transfer none): its title, or the empty string
 */
const char *
whence_project_get_title (WhenceProject *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT (self), "");

  return text_or_empty (self->title);
}

/**
 * whence_project_get_description:
 * @self: a project
 *
 * Returns: (transfer none): what it is about, or the empty string
 */
const char *
whence_project_get_description (WhenceProject *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT (self), "");

  return text_or_empty (self->description);
}

/**
 * whence_project_get_created:
 * @self: a project
 *
 * Returns: (transfer none): when it was made (UTC, to the second); empty if that is not known
 */
const char *
whence_project_get_created (WhenceProject *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT (self), "");

  return text_or_empty (self->created);
}

/**
 * whence_project_get_modified:
 * @self: a project
 *
 * Returns: (transfer none): when it was last changed (UTC, to the second); empty if that is not
 *   known
 */
const char *
whence_project_get_modified (WhenceProject *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT (self), "");

  return text_or_empty (self->modified);
}

/**
 * whence_project_get_entity_types:
 * @self: a project
 *
 * Returns: (transfer none): the types of entity (#WhenceEntityType) of its own
 */
GListModel *
whence_project_get_entity_types (WhenceProject *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT (self), NULL);

  return G_LIST_MODEL (self->entity_types);
}

/**
 * whence_project_get_sources:
 * @self: a project
 *
 * Returns: (transfer none): its sources (#WhenceSource), in the order of import
 */
GListModel *
whence_project_get_sources (WhenceProject *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT (self), NULL);

  return G_LIST_MODEL (self->sources);
}

/**
 * whence_project_get_entities:
 * @self: a project
 *
 * Returns: (transfer none): its entities (#WhenceEntity)
 */
GListModel *
whence_project_get_entities (WhenceProject *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT (self), NULL);

  return G_LIST_MODEL (self->entities);
}

/**
 * whence_project_get_claims:
 * @self: a project
 *
 * Returns: (transfer none): its claims (#WhenceClaim)
 */
GListModel *
whence_project_get_claims (WhenceProject *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT (self), NULL);

  return G_LIST_MODEL (self->claims);
}

/**
 * whence_project_get_links:
 * @self: a project
 *
 * Returns: (transfer none): its links (#WhenceLink)
 */
GListModel *
whence_project_get_links (WhenceProject *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT (self), NULL);

  return G_LIST_MODEL (self->links);
}

/**
 * whence_project_get_author:
 * @self: a project
 *
 * Returns: (transfer none): the name that new records get as their creator, or the empty string
 */
const char *
whence_project_get_author (WhenceProject *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT (self), "");

  return text_or_empty (self->author);
}

/**
 * whence_project_set_author:
 * @self: a project
 * @author: (nullable): the name of who works on it here
 *
 * Sets the name that new records get as their creator. It is not stored by itself.
 */
void
whence_project_set_author (WhenceProject *self,
                           const char    *author)
{
  g_autofree char *copy = g_strdup (author);

  g_return_if_fail (WHENCE_IS_PROJECT (self));

  g_free (self->author);
  self->author = g_steal_pointer (&copy);
}

/**
 * whence_project_get_history:
 * @self: a project
 *
 * Returns: (transfer none): what can be undone and redone
 */
WhenceHistory *
whence_project_get_history (WhenceProject *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT (self), NULL);

  return self->history;
}

/**
 * whence_project_apply:
 * @self: a project
 * @change: a change that was not applied yet
 * @error: return location for an error
 *
 * Makes a change, as one step that can be undone. Either all of it is done and the project holds
 * to the rules of its format, or nothing is.
 *
 * Returns: %TRUE if it was done; otherwise %FALSE with an error of %WHENCE_ERROR
 */
gboolean
whence_project_apply (WhenceProject  *self,
                      WhenceChange   *change,
                      GError        **error)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (WHENCE_IS_CHANGE (change), FALSE);

  return whence_history_apply (self->history, change, error);
}

/**
 * whence_project_find:
 * @self: a project
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the object of the project that has this id, if any
 */
WhenceObject *
whence_project_find (WhenceProject *self,
                     const char    *id)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->objects, id) : NULL;
}

/**
 * whence_project_list_referrers:
 * @self: a project
 * @id: the id of an entity or a claim
 *
 * Finds what names an object: the claims whose speaker it is, or that it reached us through, or
 * that are about it; and the links from and to it. Mentions are not among them.
 *
 * Returns: (transfer container) (element-type WhenceObject): each referrer once
 */
GPtrArray *
whence_project_list_referrers (WhenceProject *self,
                               const char    *id)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *referrers;

  g_return_val_if_fail (WHENCE_IS_PROJECT (self), found);

  referrers = g_hash_table_lookup (self->referrers, id);
  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      WhenceObject *referrer = g_ptr_array_index (referrers, i);

      if (!g_ptr_array_find (found, referrer, NULL))
        g_ptr_array_add (found, g_object_ref (referrer));
    }

  return found;
}

static WhenceSpanIndex *
get_spans (WhenceProject *self,
           const char    *source)
{
  WhenceSpanIndex *spans = g_hash_table_lookup (self->spans, source);

  if (spans == NULL)
    {
      spans = whence_span_index_new ();
      g_hash_table_insert (self->spans, g_strdup (source), spans);
    }

  return spans;
}

/**
 * whence_project_get_spans:
 * @self: a project
 * @source: a source of it
 *
 * Returns: (transfer none): the passages of the source: the mentions and evidence in it
 */
WhenceSpanIndex *
whence_project_get_spans (WhenceProject *self,
                          WhenceSource  *source)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT (self), NULL);
  g_return_val_if_fail (WHENCE_IS_SOURCE (source), NULL);

  return get_spans (self, whence_object_get_id (WHENCE_OBJECT (source)));
}

/**
 * whence_project_built_in_types:
 *
 * Returns: (transfer none) (array zero-terminated=1): the types of entity that every project has
 */
const char *const *
whence_project_built_in_types (void)
{
  static const char *const types[] = {
    "person", "organization", "place", "event", "work", "date", "quantity", "other", NULL
  };

  return types;
}

/**
 * whence_project_has_entity_type:
 * @self: a project
 * @type: a type of entity
 *
 * Returns: whether @type is built in, or the id of one of the project's own
 */
gboolean
whence_project_has_entity_type (WhenceProject *self,
                                const char    *type)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT (self), FALSE);

  return g_strv_contains (whence_project_built_in_types (), type) ||
         WHENCE_IS_ENTITY_TYPE (whence_project_find (self, type));
}

static void
add_referrer (WhenceProject *self,
              const char    *id,
              WhenceObject  *referrer)
{
  GPtrArray *referrers = g_hash_table_lookup (self->referrers, id);

  if (referrers == NULL)
    {
      referrers = g_ptr_array_new ();
      g_hash_table_insert (self->referrers, g_strdup (id), referrers);
    }
  g_ptr_array_add (referrers, referrer);
}

static void
remove_referrer (WhenceProject *self,
                 const char    *id,
                 WhenceObject  *referrer)
{
  GPtrArray *referrers = g_hash_table_lookup (self->referrers, id);

  if (referrers != NULL && g_ptr_array_remove_fast (referrers, referrer) && referrers->len == 0)
    g_hash_table_remove (self->referrers, id);
}

typedef void (*ReferenceFunc) (WhenceProject *self,
                               const char    *id,
                               WhenceObject  *referrer);

/* Passages are found by the spans of their source, not among the referrers of it. */
static gboolean
is_indexed_reference (GParamSpec *member)
{
  return whence_member_is_reference (member) &&
         whence_member_get_format (member) != WHENCE_FORMAT_SOURCE;
}

static void
for_each_reference (WhenceProject *self,
                    WhenceObject  *object,
                    GParamSpec    *member,
                    ReferenceFunc  func)
{
  g_auto (GValue) value = G_VALUE_INIT;

  whence_object_get_value (object, member, &value);
  if (G_VALUE_HOLDS_STRING (&value))
    {
      if (!whence_member_is_default (member, &value))
        func (self, g_value_get_string (&value), object);
    }
  else
    {
      char **ids = g_value_get_boxed (&value);

      for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
        func (self, ids[i], object);
    }
}

/* Calls @func for the references of @object, and @child_func for what is in its lists. */
static void
walk (WhenceProject *self,
      WhenceObject  *object,
      ReferenceFunc  func,
      void (*child_func) (WhenceProject *, WhenceObject *))
{
  guint n = 0;
  GParamSpec *const *members = whence_members_list (G_OBJECT_TYPE (object), &n);

  for (guint i = 0; i < n; i++)
    {
      if (is_indexed_reference (members[i]))
        for_each_reference (self, object, members[i], func);
      else if (whence_member_is_children (members[i]))
        {
          GListModel *children = whence_object_get_children (object, members[i]);
          guint n_children = g_list_model_get_n_items (children);

          for (guint j = 0; j < n_children; j++)
            {
              g_autoptr (WhenceObject) child = g_list_model_get_item (children, j);

              child_func (self, child);
            }
        }
    }
}

/* Takes note of an object that comes into the project, and of what is in it. */
void
whence_project_attach (WhenceProject *self,
                       WhenceObject  *object)
{
  const char *id = whence_object_get_id (object);

  if (*id != '\0')
    g_hash_table_insert (self->objects, (gpointer) id, object);
  if (WHENCE_IS_PASSAGE (object))
    {
      const char *source = whence_passage_get_source (WHENCE_PASSAGE (object));

      whence_span_index_add (get_spans (self, source), WHENCE_PASSAGE (object));
    }

  walk (self, object, add_referrer, whence_project_attach);
}

/* Takes note of an object that goes out of the project, and of what is in it. */
void
whence_project_detach (WhenceProject *self,
                       WhenceObject  *object)
{
  const char *id = whence_object_get_id (object);

  walk (self, object, remove_referrer, whence_project_detach);

  if (WHENCE_IS_PASSAGE (object))
    {
      const char *source = whence_passage_get_source (WHENCE_PASSAGE (object));

      whence_span_index_remove (get_spans (self, source), WHENCE_PASSAGE (object));
    }
  if (g_hash_table_lookup (self->objects, id) == object)
    g_hash_table_remove (self->objects, id);
}

/* Whether the place of a passage counts on a member. */
static gboolean
is_place (GParamSpec *member)
{
  const char *name = whence_member_get_name (member);

  return member->owner_type == WHENCE_TYPE_PASSAGE &&
         (g_str_equal (name, "source") || g_str_equal (name, "start") || g_str_equal (name, "end"));
}

/* Sets a member of an object in the project, and takes note of a reference or an offset. */
void
whence_project_write_member (WhenceProject *self,
                             WhenceObject  *object,
                             GParamSpec    *member,
                             const GValue  *value)
{
  gboolean reference = is_indexed_reference (member);
  gboolean moves = is_place (member);

  if (reference)
    for_each_reference (self, object, member, remove_referrer);
  if (moves)
    whence_span_index_remove (get_spans (self, whence_passage_get_source (WHENCE_PASSAGE (object))),
                              WHENCE_PASSAGE (object));

  whence_object_write_member (object, member, value);

  if (reference)
    for_each_reference (self, object, member, add_referrer);
  if (moves)
    whence_span_index_add (get_spans (self, whence_passage_get_source (WHENCE_PASSAGE (object))),
                           WHENCE_PASSAGE (object));
}

static gboolean
check_new (WhenceProject  *self,
           WhenceObject   *object,
           GHashTable     *ids,
           GError        **error)
{
  const char *id = whence_object_get_id (object);
  guint n = 0;
  GParamSpec *const *members = whence_members_list (G_OBJECT_TYPE (object), &n);

  if (strlen (id) > WHENCE_MAX_ID_LENGTH)
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_LIMIT, _("id: expected up to %d bytes"),
                   WHENCE_MAX_ID_LENGTH);
      return FALSE;
    }
  if (*id != '\0' && (whence_project_find (self, id) != NULL ||
                      g_str_equal (id, whence_object_get_id (WHENCE_OBJECT (self))) ||
                      !g_hash_table_add (ids, (gpointer) id)))
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_REFERENCE, _("the id %s is there twice"), id);
      return FALSE;
    }

  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      whence_object_get_value (object, members[i], &value);
      if (!whence_member_is_children (members[i]))
        {
          if (!whence_member_validate (members[i], &value, error))
            return FALSE;
          continue;
        }
      for (guint j = 0; j < g_list_model_get_n_items (g_value_get_object (&value)); j++)
        {
          g_autoptr (WhenceObject) child = g_list_model_get_item (g_value_get_object (&value), j);

          if (!check_new (self, child, ids, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* Whether @object, which is in no project, may come in: its ids are new, its members valid. */
gboolean
whence_project_check_new (WhenceProject  *self,
                          WhenceObject   *object,
                          GError        **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  return check_new (self, object, ids, error);
}

static gboolean
type_is_used (WhenceProject *self,
              const char    *type)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entities));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceEntity) entity = g_list_model_get_item (G_LIST_MODEL (self->entities), i);

      if (g_str_equal (whence_entity_get_type_id (entity), type))
        return TRUE;
    }

  return FALSE;
}

/* Whether nothing is left that names @object, which has gone out of the project. */
gboolean
whence_project_check_gone (WhenceProject  *self,
                           WhenceObject   *object,
                           GError        **error)
{
  const char *id = whence_object_get_id (object);
  WhenceSpanIndex *spans = g_hash_table_lookup (self->spans, id);

  if (g_hash_table_contains (self->referrers, id) ||
      (spans != NULL && whence_span_index_get_size (spans) > 0) ||
      (WHENCE_IS_ENTITY_TYPE (object) && type_is_used (self, id)))
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_REFERENCE,
                   _("%s cannot be removed while something refers to it"), id);
      return FALSE;
    }

  return TRUE;
}

void
whence_project_emit_changed (WhenceProject *self,
                             WhenceChange  *change)
{
  g_signal_emit (self, signals[CHANGED], 0, change);
}
