/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in the texts the entities and claims are. Sorting asks for that n log n times, so that
 * each answer is found once and kept; what is kept of an object is thrown away when its passages
 * change, and all of it when the sources do.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include "ui/whence-places.h"

typedef struct
{
  guint64 first;        /* the rank of a source in the high 32 bits, the offset in the low ones */
  gboolean in_source;   /* whether one of the passages is in the source that is open */
} Place;

struct _WhencePlaces
{
  WhenceSource *source; /* owned: the source that is open; may be NULL */
  GHashTable *ranks;    /* id of a source (not owned: the sources are) → its position + 1 */
  GPtrArray *sources;   /* WhenceSource: what keeps the ids alive */
  GHashTable *places;   /* WhenceObject, never followed → Place, owned */
};

/**
 * whence_places_new:
 * @project: the project
 * @source: (nullable): the source that is open
 *
 * Returns: (transfer full): the places of what is in @project, as long as the sources do not
 *   change
 */
WhencePlaces *
whence_places_new (WhenceProject *project,
                   WhenceSource  *source)
{
  WhencePlaces *self = g_new0 (WhencePlaces, 1);
  GListModel *sources = whence_project_get_sources (project);
  guint n = g_list_model_get_n_items (sources);

  self->source = source != NULL ? g_object_ref (source) : NULL;
  self->ranks = g_hash_table_new (g_str_hash, g_str_equal);
  self->sources = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < n; i++)
    {
      WhenceObject *item = g_list_model_get_item (sources, i);

      g_ptr_array_add (self->sources, item);
      g_hash_table_insert (self->ranks, (char *) whence_object_get_id (item),
                           GUINT_TO_POINTER (i + 1));
    }

  return self;
}

/**
 * whence_places_free:
 * @self: (transfer full): places
 *
 * Frees @self.
 */
void
whence_places_free (WhencePlaces *self)
{
  g_clear_object (&self->source);
  g_hash_table_unref (self->ranks);
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->sources);
  g_free (self);
}

/**
 * whence_places_forget:
 * @self: places
 * @object: an object whose passages are others now, or that is gone
 *
 * Has the place of @object found out anew.
 */
void
whence_places_forget (WhencePlaces *self,
                      WhenceObject *object)
{
  g_hash_table_remove (self->places, object);
}

static GListModel *
get_passages (WhenceObject *object)
{
  if (WHENCE_IS_ENTITY (object))
    return whence_entity_get_mentions (WHENCE_ENTITY (object));
  if (WHENCE_IS_CLAIM (object))
    return whence_claim_get_evidence (WHENCE_CLAIM (object));
  if (WHENCE_IS_LINK (object))
    return whence_link_get_evidence (WHENCE_LINK (object));

  return NULL;
}

/**
 * whence_places_get_passage:
 * @self: places
 * @passage: a passage of the project
 *
 * Returns: a number by which to sort passages: by the order of the sources, and then by the
 *   place in the text
 */
guint64
whence_places_get_passage (WhencePlaces  *self,
                           WhencePassage *passage)
{
  guint rank = GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks,
                                                      whence_passage_get_source (passage)));

  return (guint64) rank << 32 | whence_passage_get_start (passage);
}

static gboolean
is_open (WhencePlaces  *self,
         WhencePassage *passage)
{
  return self->source != NULL &&
         g_str_equal (whence_passage_get_source (passage),
                      whence_object_get_id (WHENCE_OBJECT (self->source)));
}

static Place *
get_place (WhencePlaces *self,
           WhenceObject *object)
{
  Place *place = g_hash_table_lookup (self->places, object);
  GListModel *passages;
  guint n;

  if (place != NULL)
    return place;

  place = g_new0 (Place, 1);
  place->first = WHENCE_PLACE_NONE;
  passages = get_passages (object);
  n = passages != NULL ? g_list_model_get_n_items (passages) : 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhencePassage) passage = g_list_model_get_item (passages, i);

      place->first = MIN (place->first, whence_places_get_passage (self, passage));
      place->in_source |= is_open (self, passage);
    }
  g_hash_table_insert (self->places, object, place);

  return place;
}

/**
 * whence_places_get:
 * @self: places
 * @object: an entity, a claim or a link of the project
 *
 * Returns: a number by which to sort by the first passage: by the order of the sources, and
 *   then by the place in the text; %WHENCE_PLACE_NONE where there is no passage
 */
guint64
whence_places_get (WhencePlaces *self,
                   WhenceObject *object)
{
  return get_place (self, object)->first;
}

/**
 * whence_places_is_in_source:
 * @self: places
 * @object: an entity, a claim or a link of the project
 *
 * Returns: whether @object has a passage in the source that is open
 */
gboolean
whence_places_is_in_source (WhencePlaces *self,
                            WhenceObject *object)
{
  return get_place (self, object)->in_source;
}

/**
 * whence_places_find_first:
 * @self: places
 * @object: an entity, a claim or a link of the project
 *
 * Finds the passage to show for @object: the first in the source that is open or else the first
 * of all.
 *
 * Returns: (transfer none) (nullable): the passage; %NULL where there is none
 */
WhencePassage *
whence_places_find_first (WhencePlaces *self,
                          WhenceObject *object)
{
  GListModel *passages = get_passages (object);
  guint n = passages != NULL ? g_list_model_get_n_items (passages) : 0;
  WhencePassage *first = NULL;
  guint64 first_key = WHENCE_PLACE_NONE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhencePassage) passage = g_list_model_get_item (passages, i);
      guint64 key = is_open (self, passage) ? whence_passage_get_start (passage)
                                            : whence_places_get_passage (self, passage);

      if (first == NULL || key < first_key)
        {
          first = passage;
          first_key = key;
        }
    }

  return first;
}
