/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The places that name an entity and are not marked as mentions of it yet. The texts are searched
 * first, which may be in a thread of its own; what is marked there already is looked at
 * afterwards, as it is then.
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

typedef struct
{
  WhenceSource *source;   /* owned */
  const char *text;       /* of the source, which never changes it */
} Text;

typedef struct
{
  WhenceEntity *entity;       /* owned; NULL: one that is not there yet */
  WhenceNameFinder *finder;   /* owned */
  GArray *texts;              /* Text */
  GArray *places;             /* WhenceNamePlace: those of the first text, of the next, … */
  guint max;                  /* how many places to find, at most */
  GArray *ends;               /* guint: where in @places those of each text end */
} Search;

static void
clear_text (gpointer data)
{
  g_clear_object (&((Text *) data)->source);
}

static void
search_free (Search *self)
{
  g_clear_object (&self->entity);
  g_clear_object (&self->finder);
  g_array_unref (self->texts);
  g_array_unref (self->places);
  g_array_unref (self->ends);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

static void
clear_occurrence (gpointer data)
{
  WhenceOccurrence *occurrence = data;

  g_clear_object (&occurrence->source);
  g_clear_object (&occurrence->other);
}

static void
add_text (Search       *self,
          WhenceSource *source)
{
  Text text = { g_object_ref (source), whence_source_get_text (source) };

  g_array_append_val (self->texts, text);
}

static Search *
search_new (WhenceProject     *project,
            WhenceEntity      *entity,
            const char *const *names,
            WhenceSource      *source,
            guint              max)
{
  GListModel *sources = whence_project_get_sources (project);
  guint n = g_list_model_get_n_items (sources);
  Search *self = g_new0 (Search, 1);

  g_set_object (&self->entity, entity);
  self->max = max;
  self->finder = whence_name_finder_new (names);
  self->texts = g_array_sized_new (FALSE, FALSE, sizeof (Text), source != NULL ? 1 : n);
  g_array_set_clear_func (self->texts, clear_text);
  self->places = g_array_new (FALSE, FALSE, sizeof (WhenceNamePlace));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));

  if (source != NULL)
    add_text (self, source);
  for (guint i = 0; source == NULL && i < n; i++)
    {
      g_autoptr (WhenceSource) each = g_list_model_get_item (sources, i);

      add_text (self, each);
    }

  return self;
}

static void
search_run (Search       *self,
            GCancellable *cancellable)
{
  for (guint i = 0; i < self->texts->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      whence_name_finder_find (self->finder, g_array_index (self->texts, Text, i).text,
                               self->max - MIN (self->places->len, self->max), self->places);
      g_array_append_val (self->ends, self->places->len);
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
search_sift (Search        *self,
             WhenceProject *project)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (WhenceOccurrence));
  guint place = 0;

  g_array_set_clear_func (found, clear_occurrence);
  for (guint i = 0; i < self->ends->len; i++)
    {
      WhenceSource *source = g_array_index (self->texts, Text, i).source;
      guint end = g_array_index (self->ends, guint, i);

      /* It may have been removed in between. */
      if (place < end && whence_object_get_project (WHENCE_OBJECT (source)) == project)
        {
          WhenceSpanIndex *spans = whence_project_get_spans (project, source);

          for (; place < end; place++)
            add_place (found, self->entity, source, spans,
                       &g_array_index (self->places, WhenceNamePlace, place));
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
 * @max: how many places to look for, at most
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
  search_run (search, NULL);

  return search_sift (search, project);
}

static void
run_in_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  search_run (task_data, cancellable);
  g_task_return_boolean (task, TRUE);
}

/**
 * whence_occurrences_find_async:
 * @project: a project
 * @entity: (nullable): an entity of it; %NULL for one that is not there yet
 * @names: (array zero-terminated=1): the names to look for
 * @source: (nullable): a source of the project; %NULL for all of them
 * @max: how many places to look for, at most
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
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (WHENCE_IS_PROJECT (project));

  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_task_data (task, search_new (project, entity, names, source, max),
                        (GDestroyNotify) search_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * whence_occurrences_find_finish:
 * @project: the project
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WhenceOccurrence) (nullable): the places, as from
 *   whence_occurrences_find(); %NULL with %G_IO_ERROR_CANCELLED if it was given up
 */
GArray *
whence_occurrences_find_finish (WhenceProject  *project,
                                GAsyncResult   *result,
                                GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return search_sift (g_task_get_task_data (G_TASK (result)), project);
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
