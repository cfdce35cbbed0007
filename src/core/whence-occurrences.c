/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The places that name an entity and are not marked as mentions of it yet. The texts are searched
 * first, which may be in a thread of its own, and what is marked by then is passed over; what was
 * marked or removed in between is looked at afterwards, as it is then.
 *
 * The thread has texts and places only. The objects that they are of stay with the main thread,
 * as the last reference to one must not be dropped anywhere else.
 */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include <glib/gi18n.h>

#include "core/whence-change.h"
#include "core/whence-edit.h"
#include "core/whence-entity.h"
#include "core/whence-mention.h"
#include "core/whence-name-finder.h"
#include "core/whence-occurrences.h"
#include "core/whence-project.h"
#include "core/whence-source.h"
#include "core/whence-span-index.h"
#include "core/whence-words.h"

/* One text that is searched. */
typedef struct
{
  const char *text;   /* of a source, which never changes it and is kept by the search */
  GArray *known;      /* WhenceNamePlace, owned: what is marked there already; NULL: nothing is */
  guint end;          /* where in the places those of the text end */
} Text;

/* What the thread works on. */
typedef struct
{
  WhenceNameFinder *finder;   /* owned */
  GArray *texts;              /* Text */
  guint n_searched;           /* how many of @texts were */
  GArray *places;             /* WhenceNamePlace: those of the first text, of the next, … */
  guint max;                  /* how many places to find, at most */
  gboolean more;              /* whether there are more of them */
} Scan;

/* What stays with the main thread. */
typedef struct
{
  WhenceProject *project;     /* owned */
  WhenceEntity *entity;       /* owned; NULL: one that is not there yet */
  GPtrArray *sources;         /* WhenceSource, owned: whose texts those of the scan are */
  Scan *scan;                 /* owned */
} Search;

/* What was found. */
typedef struct
{
  GArray *found;              /* WhenceOccurrence, owned */
  gboolean more;
} Result;

static void
clear_text (gpointer data)
{
  g_clear_pointer (&((Text *) data)->known, g_array_unref);
}

static void
scan_free (Scan *self)
{
  g_clear_object (&self->finder);
  g_array_unref (self->texts);
  g_array_unref (self->places);
  g_free (self);
}

static void
search_free (Search *self)
{
  g_clear_pointer (&self->scan, scan_free);
  g_clear_object (&self->project);
  g_clear_object (&self->entity);
  g_ptr_array_unref (self->sources);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

static void
result_free (Result *self)
{
  g_clear_pointer (&self->found, g_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Result, result_free)

static void
clear_occurrence (gpointer data)
{
  WhenceOccurrence *occurrence = data;

  g_clear_object (&occurrence->source);
  g_clear_object (&occurrence->other);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const WhenceNamePlace *place_a = a;
  const WhenceNamePlace *place_b = b;

  return place_a->start < place_b->start ? -1 : place_a->start > place_b->start;
}

/* Sorts places, and makes those that overlap one. */
static void
merge_places (GArray *places)
{
  guint n = 0;

  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      WhenceNamePlace place = g_array_index (places, WhenceNamePlace, i);
      WhenceNamePlace *last = n > 0 ? &g_array_index (places, WhenceNamePlace, n - 1) : NULL;

      if (last != NULL && place.start < last->end)
        last->end = MAX (last->end, place.end);
      else
        g_array_index (places, WhenceNamePlace, n++) = place;
    }
  g_array_set_size (places, n);
}

/* Returns: (transfer full): from the id of a source to where it has mentions of the entity */
static GHashTable *
list_known (WhenceEntity *entity)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) g_array_unref);
  GListModel *mentions = entity != NULL ? whence_entity_get_mentions (entity) : NULL;
  guint n = mentions != NULL ? g_list_model_get_n_items (mentions) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhencePassage) mention = g_list_model_get_item (mentions, i);
      const char *source = whence_passage_get_source (mention);
      WhenceNamePlace place = { whence_passage_get_start (mention),
                                whence_passage_get_end (mention), 0 };
      GArray *places = g_hash_table_lookup (known, source);

      if (places == NULL)
        {
          places = g_array_new (FALSE, FALSE, sizeof (WhenceNamePlace));
          g_hash_table_insert (known, (gpointer) source, places);
        }
      g_array_append_val (places, place);
    }

  return known;
}

static void
add_text (Search       *self,
          WhenceSource *source,
          GHashTable   *known)
{
  GArray *places = g_hash_table_lookup (known, whence_object_get_id (WHENCE_OBJECT (source)));
  Text text = { whence_source_get_text (source), NULL, 0 };

  if (places != NULL)
    {
      merge_places (places);
      text.known = g_array_ref (places);
    }
  g_ptr_array_add (self->sources, g_object_ref (source));
  g_array_append_val (self->scan->texts, text);
}

static Search *
search_new (WhenceProject     *project,
            WhenceEntity      *entity,
            const char *const *names,
            WhenceSource      *source,
            guint              max)
{
  g_autoptr (GHashTable) known = list_known (entity);
  GListModel *sources = whence_project_get_sources (project);
  guint n = g_list_model_get_n_items (sources);
  Search *self = g_new0 (Search, 1);

  g_set_object (&self->project, project);
  g_set_object (&self->entity, entity);
  self->sources = g_ptr_array_new_with_free_func (g_object_unref);
  self->scan = g_new0 (Scan, 1);
  self->scan->max = max;
  self->scan->finder = whence_name_finder_new (names);
  self->scan->texts = g_array_new (FALSE, FALSE, sizeof (Text));
  g_array_set_clear_func (self->scan->texts, clear_text);
  self->scan->places = g_array_new (FALSE, FALSE, sizeof (WhenceNamePlace));

  if (source != NULL)
    add_text (self, source, known);
  for (guint i = 0; source == NULL && i < n; i++)
    {
      g_autoptr (WhenceSource) each = g_list_model_get_item (sources, i);

      add_text (self, each, known);
    }

  return self;
}

/* Looks for one place more than are wanted, to know whether there are more. */
static void
scan_run (Scan         *self,
          GCancellable *cancellable)
{
  for (guint i = 0; i < self->texts->len && !self->more; i++)
    {
      Text *text = &g_array_index (self->texts, Text, i);
      guint left = self->max - self->places->len;

      if (g_cancellable_is_cancelled (cancellable))
        return;

      whence_name_finder_find (self->finder, text->text, text->known,
                               left < G_MAXUINT ? left + 1 : left, cancellable, self->places);
      if (self->places->len > self->max)
        {
          self->more = TRUE;
          g_array_set_size (self->places, self->max);
        }
      text->end = self->places->len;
      self->n_searched++;
    }
}

/* Adds a place, unless it is a mention of the entity already. */
static void
add_place (GArray                *found,
           WhenceEntity          *entity,
           WhenceSource          *source,
           WhenceSpanIndex       *spans,
           const WhenceNamePlace *place)
{
  g_autoptr (GPtrArray) there = whence_span_index_query (spans, place->start, place->end);
  WhenceOccurrence occurrence = { source, place->start, place->end, NULL };

  for (guint i = 0; i < there->len; i++)
    {
      WhencePassage *passage = g_ptr_array_index (there, i);
      WhenceEntity *marked = WHENCE_IS_MENTION (passage)
                               ? whence_mention_get_entity (WHENCE_MENTION (passage)) : NULL;

      if (marked == NULL)
        continue;
      if (marked == entity)
        return;
      occurrence.other = marked;
    }

  g_object_ref (occurrence.source);
  if (occurrence.other != NULL)
    g_object_ref (occurrence.other);
  g_array_append_val (found, occurrence);
}

/* Returns: (transfer full): what is left of the places that were found */
static GArray *
search_sift (Search *self)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (WhenceOccurrence));
  Scan *scan = self->scan;
  guint place = 0;

  g_array_set_clear_func (found, clear_occurrence);
  for (guint i = 0; i < scan->n_searched; i++)
    {
      WhenceSource *source = g_ptr_array_index (self->sources, i);
      guint end = g_array_index (scan->texts, Text, i).end;

      /* It may have been removed in between. */
      if (place < end && whence_object_get_project (WHENCE_OBJECT (source)) == self->project)
        {
          WhenceSpanIndex *spans = whence_project_get_spans (self->project, source);

          for (; place < end; place++)
            add_place (found, self->entity, source, spans,
                       &g_array_index (scan->places, WhenceNamePlace, place));
        }
      place = end;
    }

  return found;
}

/**
 * whence_occurrences_list_names:
 * @entity: an entity
 *
 * Returns: (transfer full) (array zero-terminated=1): its name and its aliases, each of them once
 */
char **
whence_occurrences_list_names (WhenceEntity *entity)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  const char *const *aliases;

  g_return_val_if_fail (WHENCE_IS_ENTITY (entity), NULL);

  aliases = whence_entity_get_aliases (entity);
  g_hash_table_add (names, (gpointer) whence_entity_get_name (entity));
  g_strv_builder_add (builder, whence_entity_get_name (entity));
  for (guint i = 0; aliases[i] != NULL; i++)
    {
      if (g_hash_table_add (names, (gpointer) aliases[i]))
        g_strv_builder_add (builder, aliases[i]);
    }

  return g_strv_builder_end (builder);
}

/**
 * whence_occurrences_find:
 * @project: a project
 * @entity: (nullable): an entity of it; %NULL for one that is not there yet
 * @names: (array zero-terminated=1): the names to look for
 * @source: (nullable): a source of the project; %NULL for all of them
 * @max: how many places to find, at most; what is marked already does not count
 *
 * Finds where names stand that are not marked as mentions of the entity yet: whole words, in the
 * case as written, as whence_name_finder_find() does.
 *
 * Returns: (transfer full) (element-type WhenceOccurrence): the places, source by source in the
 *   order of the text
 */
GArray *
whence_occurrences_find (WhenceProject     *project,
                         WhenceEntity      *entity,
                         const char *const *names,
                         WhenceSource      *source,
                         guint              max)
{
  g_autoptr (Search) search = NULL;

  g_return_val_if_fail (WHENCE_IS_PROJECT (project), NULL);

  search = search_new (project, entity, names, source, max);
  scan_run (search->scan, NULL);

  return search_sift (search);
}

static void
run_in_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  scan_run (task_data, cancellable);
  g_task_return_boolean (task, TRUE);
}

/* The search is let go of here, in the main thread, whichever thread lets go of @result. */
static void
on_scanned (GObject      *source_object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  Result *found;

  if (g_task_return_error_if_cancelled (task))
    return;

  found = g_new0 (Result, 1);
  found->found = search_sift (search);
  found->more = search->scan->more;
  g_task_return_pointer (task, found, (GDestroyNotify) result_free);
}

/**
 * whence_occurrences_find_async:
 * @project: a project
 * @entity: (nullable): an entity of it; %NULL for one that is not there yet
 * @names: (array zero-terminated=1): the names to look for
 * @source: (nullable): a source of the project; %NULL for all of them
 * @max: how many places to find, at most; what is marked already does not count
 * @cancellable: (nullable): gives it up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does what whence_occurrences_find() does, and searches the texts in a thread.
 */
void
whence_occurrences_find_async (WhenceProject       *project,
                               WhenceEntity        *entity,
                               const char *const   *names,
                               WhenceSource        *source,
                               guint                max,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) scan = NULL;
  Search *search;
  GTask *task;

  g_return_if_fail (WHENCE_IS_PROJECT (project));

  search = search_new (project, entity, names, source, max);
  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  scan = g_task_new (NULL, cancellable, on_scanned, task);
  g_task_set_task_data (scan, search->scan, NULL);
  g_task_run_in_thread (scan, run_in_thread);
}

/**
 * whence_occurrences_find_finish:
 * @project: the project
 * @result: what the callback got
 * @more: (out) (optional): whether there are more places than were to be found
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WhenceOccurrence) (nullable): the places, as from
 *   whence_occurrences_find(); %NULL with %G_IO_ERROR_CANCELLED if it was given up
 */
GArray *
whence_occurrences_find_finish (WhenceProject  *project,
                                GAsyncResult   *result,
                                gboolean       *more,
                                GError        **error)
{
  g_autoptr (Result) found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return NULL;
  if (more != NULL)
    *more = found->more;

  return g_steal_pointer (&found->found);
}

/**
 * whence_occurrences_new_change:
 * @name: the name of an entity
 * @n: how many places are marked
 *
 * Returns: (transfer full): a change that says so, with nothing in it
 */
WhenceChange *
whence_occurrences_new_change (const char *name,
                               guint       n)
{
  g_autofree char *excerpt = whence_words_excerpt (name, 40);
  g_autofree char *label =
    g_strdup_printf (ngettext ("Marked %u mention of “%s”", "Marked %u mentions of “%s”", n), n,
                     excerpt);

  return whence_change_new (label);
}

/**
 * whence_occurrences_add_mentions:
 * @change: a change that was not applied yet
 * @entity: an entity of the project, or one that @change adds
 * @occurrences: (element-type WhenceOccurrence): places
 * @error: return location for an error
 *
 * Marks places as mentions of an entity.
 *
 * Returns: %TRUE; %FALSE with %WHENCE_ERROR_QUOTE where a place is none of its source
 */
gboolean
whence_occurrences_add_mentions (WhenceChange  *change,
                                 WhenceEntity  *entity,
                                 GArray        *occurrences,
                                 GError       **error)
{
  for (guint i = 0; i < occurrences->len; i++)
    {
      const WhenceOccurrence *place = &g_array_index (occurrences, WhenceOccurrence, i);

      if (whence_edit_add_mention (change, entity, place->source, place->start, place->end,
                                   error) == NULL)
        return FALSE;
    }

  return TRUE;
}
