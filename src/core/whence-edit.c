/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The edits that the window and the command line have in common. Each adds its steps to a
 * change, so that several can be one undoable step.
 */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include <glib/gi18n.h>

#include "core/whence-change.h"
#include "core/whence-claim.h"
#include "core/whence-edit.h"
#include "core/whence-entity-type.h"
#include "core/whence-entity.h"
#include "core/whence-error.h"
#include "core/whence-evidence.h"
#include "core/whence-link.h"
#include "core/whence-member.h"
#include "core/whence-mention.h"
#include "core/whence-palette.h"
#include "core/whence-project.h"
#include "core/whence-source.h"
#include "core/whence-span-index.h"

/**
 * whence_edit_add_source:
 * @change: a change that was not applied yet
 * @project: the project
 * @source: (transfer none): a source in no project
 *
 * Adds a source.
 *
 * Returns: (transfer none): @source
 */
WhenceSource *
whence_edit_add_source (WhenceChange  *change,
                        WhenceProject *project,
                        WhenceSource  *source)
{
  whence_change_add (change, WHENCE_OBJECT (project), "sources", WHENCE_OBJECT (source));

  return source;
}

/**
 * whence_edit_add_entity:
 * @change: a change that was not applied yet
 * @project: the project
 * @type: a built-in type or the id of one of the project's own
 * @name: its name
 *
 * Adds a new entity.
 *
 * Returns: (transfer none): the entity; the change owns it until it is applied
 */
WhenceEntity *
whence_edit_add_entity (WhenceChange  *change,
                        WhenceProject *project,
                        const char    *type,
                        const char    *name)
{
  g_autoptr (WhenceObject) entity = whence_object_new (WHENCE_TYPE_ENTITY);

  whence_object_init_string (entity, "type", type);
  whence_object_init_string (entity, "name", name);
  whence_change_add (change, WHENCE_OBJECT (project), "entities", entity);

  return WHENCE_ENTITY (entity);
}

/**
 * whence_edit_add_entity_type:
 * @change: a change that was not applied yet
 * @project: the project
 * @id: the word for it in the file, which nothing else in the project has for its id
 * @label: the words for it
 *
 * Adds a type of entity of the project's own. It has the next color of the palette.
 *
 * Returns: (transfer none): the type; the change owns it until it is applied
 */
WhenceEntityType *
whence_edit_add_entity_type (WhenceChange  *change,
                             WhenceProject *project,
                             const char    *id,
                             const char    *label)
{
  g_autoptr (WhenceObject) type = g_object_new (WHENCE_TYPE_ENTITY_TYPE, NULL);

  whence_object_init_string (type, "id", id);
  whence_object_init_string (type, "label", label);
  whence_object_init_string (type, "color", whence_palette_choose (project));
  whence_change_add (change, WHENCE_OBJECT (project), "entityTypes", type);

  return WHENCE_ENTITY_TYPE (type);
}

/**
 * whence_edit_add_mention:
 * @change: a change that was not applied yet
 * @entity: an entity of the project, or one that @change adds
 * @source: a source of the project
 * @start: where the mention starts, in code points
 * @end: where it ends
 * @error: return location for an error
 *
 * Adds a mention of an entity.
 *
 * Returns: (transfer none): the mention; %NULL with %WHENCE_ERROR_QUOTE where there is no such
 *   span
 */
WhenceMention *
whence_edit_add_mention (WhenceChange  *change,
                         WhenceEntity  *entity,
                         WhenceSource  *source,
                         guint          start,
                         guint          end,
                         GError       **error)
{
  g_autoptr (WhencePassage) mention = whence_passage_new (WHENCE_TYPE_MENTION, source, start, end,
                                                          error);

  if (mention == NULL)
    return NULL;

  whence_change_add (change, WHENCE_OBJECT (entity), "mentions", WHENCE_OBJECT (mention));

  return WHENCE_MENTION (mention);
}

/**
 * whence_edit_add_claim:
 * @change: a change that was not applied yet
 * @project: the project
 * @text: the statement
 *
 * Adds a new claim; it is factual and open.
 *
 * Returns: (transfer none): the claim; the change owns it until it is applied
 */
WhenceClaim *
whence_edit_add_claim (WhenceChange  *change,
                       WhenceProject *project,
                       const char    *text)
{
  g_autoptr (WhenceObject) claim = whence_object_new (WHENCE_TYPE_CLAIM);

  whence_object_init_string (claim, "text", text);
  whence_change_add (change, WHENCE_OBJECT (project), "claims", claim);

  return WHENCE_CLAIM (claim);
}

/**
 * whence_edit_add_evidence:
 * @change: a change that was not applied yet
 * @claim: a claim of the project, or one that @change adds
 * @source: a source of the project
 * @start: where the passage starts, in code points
 * @end: where it ends
 * @stance: what it does for the claim
 * @direct: whether it is a verbatim quotation of the speaker
 * @error: return location for an error
 *
 * Adds a piece of evidence for a claim.
 *
 * Returns: (transfer none): the evidence; %NULL with %WHENCE_ERROR_QUOTE where there is no such
 *   span
 */
WhenceEvidence *
whence_edit_add_evidence (WhenceChange  *change,
                          WhenceClaim   *claim,
                          WhenceSource  *source,
                          guint          start,
                          guint          end,
                          WhenceStance   stance,
                          gboolean       direct,
                          GError       **error)
{
  g_autoptr (WhencePassage) evidence = whence_passage_new (WHENCE_TYPE_EVIDENCE, source, start,
                                                           end, error);
  g_auto (GValue) stance_value = G_VALUE_INIT;
  g_auto (GValue) direct_value = G_VALUE_INIT;

  if (evidence == NULL)
    return NULL;

  g_value_init (&stance_value, WHENCE_TYPE_STANCE);
  g_value_set_enum (&stance_value, (int) stance);
  whence_object_init_member (WHENCE_OBJECT (evidence), "stance", &stance_value);
  g_value_init (&direct_value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&direct_value, direct);
  whence_object_init_member (WHENCE_OBJECT (evidence), "direct", &direct_value);
  whence_change_add (change, WHENCE_OBJECT (claim), "evidence", WHENCE_OBJECT (evidence));

  return WHENCE_EVIDENCE (evidence);
}

/**
 * whence_edit_add_link:
 * @change: a change that was not applied yet
 * @project: the project
 * @from: an entity or a claim
 * @to: another one
 * @kind: between claims one of whence_link_claim_kinds(); a free label otherwise
 *
 * Adds a link.
 *
 * Returns: (transfer none): the link; the change owns it until it is applied
 */
WhenceLink *
whence_edit_add_link (WhenceChange  *change,
                      WhenceProject *project,
                      WhenceObject  *from,
                      WhenceObject  *to,
                      const char    *kind)
{
  g_autoptr (WhenceObject) link = whence_object_new (WHENCE_TYPE_LINK);

  whence_object_init_string (link, "from", whence_object_get_id (from));
  whence_object_init_string (link, "to", whence_object_get_id (to));
  whence_object_init_string (link, "kind", kind);
  whence_change_add (change, WHENCE_OBJECT (project), "links", link);

  return WHENCE_LINK (link);
}

/**
 * whence_edit_add_link_evidence:
 * @change: a change that was not applied yet
 * @link: a link of the project, or one that @change adds
 * @source: a source of the project
 * @start: where the passage starts, in code points
 * @end: where it ends
 * @error: return location for an error
 *
 * Adds a passage that shows a link.
 *
 * Returns: (transfer none): the passage; %NULL with %WHENCE_ERROR_QUOTE where there is no such
 *   span
 */
WhencePassage *
whence_edit_add_link_evidence (WhenceChange  *change,
                               WhenceLink    *link,
                               WhenceSource  *source,
                               guint          start,
                               guint          end,
                               GError       **error)
{
  g_autoptr (WhencePassage) passage = whence_passage_new (WHENCE_TYPE_PASSAGE, source, start, end,
                                                          error);

  if (passage == NULL)
    return NULL;

  whence_change_add (change, WHENCE_OBJECT (link), "evidence", WHENCE_OBJECT (passage));

  return passage;
}

/**
 * whence_edit_move_passage:
 * @change: a change that was not applied yet
 * @passage: a passage of the project
 * @source: the source that it is to be of
 * @start: where it is to start, in code points
 * @end: where it is to end
 * @error: return location for an error
 *
 * Moves a passage: its offsets, its words and its context.
 *
 * Returns: %TRUE; %FALSE with %WHENCE_ERROR_QUOTE where there is no such span
 */
gboolean
whence_edit_move_passage (WhenceChange   *change,
                          WhencePassage  *passage,
                          WhenceSource   *source,
                          guint           start,
                          guint           end,
                          GError        **error)
{
  static const char *const members[] = { "source", "start", "end", "exact", "prefix", "suffix" };
  g_autoptr (WhencePassage) there = whence_passage_new (WHENCE_TYPE_PASSAGE, source, start, end,
                                                        error);

  if (there == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      whence_object_get_value (WHENCE_OBJECT (there),
                               whence_members_find (WHENCE_TYPE_PASSAGE, members[i]), &value);
      whence_change_set (change, WHENCE_OBJECT (passage), members[i], &value);
    }

  return TRUE;
}

/* A mention of @entity at the place of @mention. */
static gboolean
has_mention_at (WhenceEntity  *entity,
                WhencePassage *mention)
{
  GListModel *mentions = whence_entity_get_mentions (entity);
  guint n = g_list_model_get_n_items (mentions);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhencePassage) other = g_list_model_get_item (mentions, i);

      if (whence_passage_get_start (other) == whence_passage_get_start (mention) &&
          whence_passage_get_end (other) == whence_passage_get_end (mention) &&
          g_str_equal (whence_passage_get_source (other), whence_passage_get_source (mention)))
        return TRUE;
    }

  return FALSE;
}

/**
 * whence_edit_move_mention:
 * @change: a change that was not applied yet
 * @mention: a mention of the project, which @change does not move or remove yet
 * @entity: the entity that it is to name: one of the project, or one that @change adds
 *
 * Moves a mention to another entity. It is the same mention afterwards, with the id it had. Where
 * @entity is mentioned at the very same place already, one mention of it stays. A mention of
 * @entity stays as it is.
 */
void
whence_edit_move_mention (WhenceChange  *change,
                          WhenceMention *mention,
                          WhenceEntity  *entity)
{
  g_return_if_fail (WHENCE_IS_MENTION (mention));
  g_return_if_fail (WHENCE_IS_ENTITY (entity));

  if (whence_mention_get_entity (mention) == entity)
    return;

  whence_change_remove (change, WHENCE_OBJECT (mention));
  if (!has_mention_at (entity, WHENCE_PASSAGE (mention)))
    whence_change_add (change, WHENCE_OBJECT (entity), "mentions", WHENCE_OBJECT (mention));
}

static void
add_to_set (GHashTable   *set,
            GPtrArray    *order,
            WhenceObject *object)
{
  if (g_hash_table_add (set, object))
    g_ptr_array_add (order, g_object_ref (object));
}

/* The ids of @old that are not of what is removed; NULL where all of them stay. */
static GStrv
keep_ids (WhenceProject     *project,
          GHashTable        *removed,
          const char *const *old)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean all = TRUE;

  for (guint i = 0; old[i] != NULL; i++)
    {
      if (g_hash_table_contains (removed, whence_project_find (project, old[i])))
        all = FALSE;
      else
        g_strv_builder_add (builder, old[i]);
    }

  return all ? NULL : g_strv_builder_end (builder);
}

/* Takes what is removed out of the members of a claim that stays. */
static void
forget_in_claim (WhenceChange  *change,
                 WhenceProject *project,
                 WhenceClaim   *claim,
                 GHashTable    *removed)
{
  g_auto (GStrv) via = keep_ids (project, removed, whence_claim_get_via (claim));
  g_auto (GStrv) about = keep_ids (project, removed, whence_claim_get_about (claim));
  WhenceObject *speaker = whence_project_find (project, whence_claim_get_speaker (claim));

  if (speaker != NULL && g_hash_table_contains (removed, speaker))
    whence_change_set_string (change, WHENCE_OBJECT (claim), "speaker", "");
  if (via != NULL)
    whence_change_set_strv (change, WHENCE_OBJECT (claim), "via", (const char *const *) via);
  if (about != NULL)
    whence_change_set_strv (change, WHENCE_OBJECT (claim), "about", (const char *const *) about);
}

/* The entities of a type that goes become `other`. */
static void
forget_type (WhenceChange     *change,
             WhenceProject    *project,
             WhenceEntityType *type,
             GHashTable       *removed)
{
  GListModel *entities = whence_project_get_entities (project);
  guint n = g_list_model_get_n_items (entities);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceEntity) entity = g_list_model_get_item (entities, i);

      if (!g_hash_table_contains (removed, entity) &&
          g_str_equal (whence_entity_get_type_id (entity),
                       whence_object_get_id (WHENCE_OBJECT (type))))
        whence_change_set_string (change, WHENCE_OBJECT (entity), "type", "other");
    }
}

/* Adds what cannot stay without what is removed: links, and passages of a source. */
static void
add_dependents (WhenceProject *project,
                GHashTable    *removed,
                GPtrArray     *order)
{
  for (guint i = 0; i < order->len; i++)
    {
      WhenceObject *object = g_ptr_array_index (order, i);
      g_autoptr (GPtrArray) referrers = whence_project_list_referrers (
        project, whence_object_get_id (object));

      for (guint j = 0; j < referrers->len; j++)
        {
          if (WHENCE_IS_LINK (g_ptr_array_index (referrers, j)))
            add_to_set (removed, order, g_ptr_array_index (referrers, j));
        }
      if (WHENCE_IS_SOURCE (object))
        {
          WhenceSpanIndex *spans = whence_project_get_spans (project, WHENCE_SOURCE (object));

          for (guint j = 0; j < whence_span_index_get_size (spans); j++)
            add_to_set (removed, order, WHENCE_OBJECT (whence_span_index_get_at (spans, j)));
        }
    }
}

/**
 * whence_edit_remove:
 * @change: a change that was not applied yet
 * @project: the project
 * @objects: (element-type WhenceObject): objects of the project
 *
 * Removes objects, and what cannot be without them: the links of an entity or a claim, the
 * mentions and the evidence in a source. Claims that name a removed entity stay, without it.
 */
void
whence_edit_remove (WhenceChange  *change,
                    WhenceProject *project,
                    GPtrArray     *objects)
{
  g_autoptr (GHashTable) removed = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) mended = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < objects->len; i++)
    add_to_set (removed, order, g_ptr_array_index (objects, i));
  add_dependents (project, removed, order);

  for (guint i = 0; i < order->len; i++)
    {
      WhenceObject *object = g_ptr_array_index (order, i);
      g_autoptr (GPtrArray) referrers = whence_project_list_referrers (
        project, whence_object_get_id (object));

      for (guint j = 0; j < referrers->len; j++)
        {
          WhenceObject *referrer = g_ptr_array_index (referrers, j);

          if (WHENCE_IS_CLAIM (referrer) && !g_hash_table_contains (removed, referrer) &&
              g_hash_table_add (mended, referrer))
            forget_in_claim (change, project, WHENCE_CLAIM (referrer), removed);
        }
      if (WHENCE_IS_ENTITY_TYPE (object))
        forget_type (change, project, WHENCE_ENTITY_TYPE (object), removed);
    }

  for (guint i = 0; i < order->len; i++)
    {
      WhenceObject *object = g_ptr_array_index (order, i);

      /* What goes with its parent needs no step of its own. */
      if (!g_hash_table_contains (removed, whence_object_get_parent (object)))
        whence_change_remove (change, object);
    }
}
