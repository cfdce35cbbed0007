/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of every kind, as chance has it. */

#include "config.h"

#include "utils/whence-test-edits.h"

static gpointer
pick (GListModel *list,
      GRand      *rand)
{
  guint n = g_list_model_get_n_items (list);
  gpointer item;

  if (n == 0)
    return NULL;

  item = g_list_model_get_item (list, (guint) g_rand_int_range (rand, 0, (gint32) n));
  g_object_unref (item);
  return item;
}

static gboolean
pick_range (WhenceProject  *project,
            GRand          *rand,
            WhenceSource  **source,
            guint          *start,
            guint          *end)
{
  guint length;

  *source = pick (whence_project_get_sources (project), rand);
  if (*source == NULL)
    return FALSE;

  length = whence_source_get_length (*source);
  if (length < 2)
    return FALSE;
  *start = (guint) g_rand_int_range (rand, 0, (gint32) length - 1);
  *end = MIN (length, *start + 1 + (guint) g_rand_int_range (rand, 0, 30));
  return TRUE;
}

static void
add_source (WhenceChange  *change,
            WhenceProject *project,
            GRand         *rand)
{
  g_autoptr (WhenceObject) source = whence_object_new (WHENCE_TYPE_SOURCE);
  g_autofree char *text = g_strdup_printf ("Report %u 😀\n\nThe harbour is “full”, they say.\n"
                                           "שלום and a line more.",
                                           g_rand_int (rand));

  whence_object_init_string (source, "title", "Report");
  whence_object_init_string (source, "text", text);
  whence_edit_add_source (change, project, WHENCE_SOURCE (source));
}

static void
add_marked (WhenceChange  *change,
            WhenceProject *project,
            GRand         *rand)
{
  WhenceSource *source;
  guint start;
  guint end;

  if (!pick_range (project, rand, &source, &start, &end))
    return;

  if (g_rand_boolean (rand))
    {
      g_autofree char *name = g_strdup_printf ("Name %u", g_rand_int_range (rand, 0, 1000));
      WhenceEntity *entity = g_rand_boolean (rand) ?
                               pick (whence_project_get_entities (project), rand) : NULL;

      if (entity == NULL)
        entity = whence_edit_add_entity (change, project, "person", name);
      whence_edit_add_mention (change, entity, source, start, end, NULL);
    }
  else
    {
      WhenceClaim *claim = g_rand_boolean (rand) ?
                             pick (whence_project_get_claims (project), rand) : NULL;

      if (claim == NULL)
        claim = whence_edit_add_claim (change, project, "It is \"so\"\nsaid he");
      whence_edit_add_evidence (change, claim, source, start, end, WHENCE_STANCE_SUPPORTS,
                                g_rand_boolean (rand), NULL);
    }
}

static void
add_link (WhenceChange  *change,
          WhenceProject *project,
          GRand         *rand)
{
  GListModel *ends = g_rand_boolean (rand) ? whence_project_get_claims (project)
                                           : whence_project_get_entities (project);
  WhenceObject *from = pick (ends, rand);
  WhenceObject *to = pick (ends, rand);
  WhenceLink *link = pick (whence_project_get_links (project), rand);
  WhenceSource *source;
  guint start;
  guint end;

  if (from != NULL && to != NULL && from != to && g_rand_boolean (rand))
    link = whence_edit_add_link (change, project, from, to, "contradicts");
  if (link != NULL && pick_range (project, rand, &source, &start, &end))
    whence_edit_add_link_evidence (change, link, source, start, end, NULL);
}

/* What has no id, too: the evidence of links. */
static WhencePassage *
pick_passage (WhenceProject *project,
              GRand         *rand)
{
  WhenceSource *source = pick (whence_project_get_sources (project), rand);
  WhenceSpanIndex *spans = source != NULL ? whence_project_get_spans (project, source) : NULL;
  guint n = spans != NULL ? whence_span_index_get_size (spans) : 0;

  return n > 0 ? whence_span_index_get_at (spans, (guint) g_rand_int_range (rand, 0, (gint32) n))
               : NULL;
}

static void
move_passage (WhenceChange  *change,
              WhenceProject *project,
              GRand         *rand)
{
  WhencePassage *passage = pick_passage (project, rand);
  WhenceSource *source;
  guint start;
  guint end;

  if (passage != NULL && pick_range (project, rand, &source, &start, &end))
    whence_edit_move_passage (change, passage, source, start, end, NULL);
}

/* To an entity of the project, or to a new one. */
static void
move_mention (WhenceChange  *change,
              WhenceProject *project,
              GRand         *rand)
{
  WhencePassage *passage = pick_passage (project, rand);
  WhenceEntity *entity = g_rand_boolean (rand) ?
                           pick (whence_project_get_entities (project), rand) : NULL;

  if (!WHENCE_IS_MENTION (passage))
    return;
  if (entity == NULL)
    entity = whence_edit_add_entity (change, project, "place", "Elsewhere");
  whence_edit_move_mention (change, WHENCE_MENTION (passage), entity);
}

/* Some of the entities, one of them twice perhaps. */
static void
merge_some (WhenceChange  *change,
            WhenceProject *project,
            GRand         *rand)
{
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();

  for (int i = g_rand_int_range (rand, 2, 5); i > 0; i--)
    {
      WhenceEntity *entity = pick (whence_project_get_entities (project), rand);

      if (entity != NULL)
        g_ptr_array_add (entities, entity);
    }
  if (entities->len > 0)
    whence_edit_merge_entities (change, project, g_ptr_array_index (entities, 0), entities);
}

static void
split_one (WhenceChange  *change,
           WhenceProject *project,
           GRand         *rand)
{
  WhenceEntity *entity = pick (whence_project_get_entities (project), rand);
  GListModel *list = entity != NULL ? whence_entity_get_mentions (entity) : NULL;
  guint n = list != NULL ? g_list_model_get_n_items (list) : 0;
  g_autoptr (GPtrArray) mentions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      if (g_rand_boolean (rand))
        g_ptr_array_add (mentions, g_list_model_get_item (list, i));
    }
  if (mentions->len > 0)
    whence_edit_split_entity (change, project, entity, mentions,
                              g_rand_boolean (rand) ? "Split off" : NULL);
}

static void
set_members (WhenceChange  *change,
             WhenceProject *project,
             GRand         *rand)
{
  WhenceObject *claim = pick (whence_project_get_claims (project), rand);
  WhenceObject *entity = pick (whence_project_get_entities (project), rand);
  const char *const aliases[] = { "One", "Another “alias”", NULL };
  g_autofree char *notes = g_strdup_printf ("Note %u\nof two lines", g_rand_int (rand));

  whence_change_set_string (change, WHENCE_OBJECT (project), "title", notes + 5);
  if (claim != NULL)
    {
      whence_change_set_string (change, claim, "notes", notes);
      whence_change_set_enum (change, claim, "status", g_rand_int_range (rand, 0, 5));
    }
  if (entity != NULL)
    {
      const char *const about[] = { whence_object_get_id (entity), NULL };

      whence_change_set_strv (change, entity, "aliases", g_rand_boolean (rand) ? aliases : NULL);
      if (claim != NULL && g_rand_boolean (rand))
        whence_change_set_strv (change, claim, "about", about);
      if (claim != NULL)
        whence_change_set_string (change, claim, "speaker",
                                  g_rand_boolean (rand) ? whence_object_get_id (entity) : NULL);
    }
}

static void
type_a_note (WhenceChange  *change,
             WhenceProject *project,
             GRand         *rand)
{
  WhenceObject *claim = pick (whence_project_get_claims (project), rand);
  g_autofree char *notes = g_strdup_printf ("typed %u", g_rand_int (rand));

  if (claim != NULL)
    whence_change_set_string (change, claim, "notes", notes);
}

static void
remove_some (WhenceChange  *change,
             WhenceProject *project,
             GRand         *rand)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *lists[] = {
    whence_project_get_sources (project), whence_project_get_entities (project),
    whence_project_get_claims (project), whence_project_get_links (project),
  };
  WhenceObject *object = g_rand_int_range (rand, 0, 3) > 0 ?
                           WHENCE_OBJECT (pick_passage (project, rand)) :
                           pick (lists[g_rand_int_range (rand, 0, G_N_ELEMENTS (lists))], rand);

  if (object == NULL)
    return;

  g_ptr_array_add (objects, g_object_ref (object));
  whence_edit_remove (change, project, objects);
}

/**
 * whence_test_edit_at_random:
 * @project: a project
 * @rand: what decides
 *
 * Makes a change, or undoes or redoes one.
 */
void
whence_test_edit_at_random (WhenceProject *project,
                            GRand         *rand)
{
  static void (*const edits[]) (WhenceChange *, WhenceProject *, GRand *) = {
    add_source, add_marked, add_marked, add_marked, add_link, move_passage, move_mention,
    merge_some, split_one, set_members, type_a_note, type_a_note, remove_some,
  };
  WhenceHistory *history = whence_project_get_history (project);
  g_autoptr (WhenceChange) change = whence_change_new ("At “random”");
  g_autoptr (GError) error = NULL;
  int choice = g_rand_int_range (rand, 0, 20);

  if (choice < 3)
    whence_history_undo (history, NULL);
  else if (choice < 5)
    whence_history_redo (history, NULL);
  else
    {
      edits[g_rand_int_range (rand, 0, G_N_ELEMENTS (edits))] (change, project, rand);
      whence_project_apply (project, change, &error);
      g_assert_no_error (error);
    }
}
