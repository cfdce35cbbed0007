/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/whence-core.h"

typedef struct
{
  WhenceProject *project;
  WhenceSource *source;
  WhenceEntity *person;
  WhenceEntity *place;
  WhenceClaim *claim;
  WhenceClaim *other;
  WhenceLink *link;
  WhenceMention *mention;
  WhenceEvidence *evidence;
} Fixture;

static void
apply (WhenceProject *project,
       WhenceChange  *change)
{
  g_autoptr (GError) error = NULL;

  whence_project_apply (project, change, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (WhenceChange) change = whence_change_new ("Fill");
  g_autoptr (WhenceObject) source = whence_object_new (WHENCE_TYPE_SOURCE);
  g_autoptr (GError) error = NULL;
  const char *via[] = { NULL, NULL };

  f->project = whence_project_new ();
  whence_project_set_author (f->project, "Ada");
  whence_object_init_string (source, "title", "The harbour");
  whence_object_init_string (source, "text", "Marta Eide said that the harbour is full.");
  f->source = whence_edit_add_source (change, f->project, WHENCE_SOURCE (source));
  f->person = whence_edit_add_entity (change, f->project, "person", "Marta Eide");
  f->place = whence_edit_add_entity (change, f->project, "place", "the harbour");
  f->mention = whence_edit_add_mention (change, f->person, f->source, 0, 10, &error);
  f->claim = whence_edit_add_claim (change, f->project, "The harbour is full");
  f->other = whence_edit_add_claim (change, f->project, "The harbour is empty");
  f->evidence = whence_edit_add_evidence (change, f->claim, f->source, 21, 40,
                                          WHENCE_STANCE_ASSERTS, FALSE, &error);
  g_assert_no_error (error);
  f->link = whence_edit_add_link (change, f->project, WHENCE_OBJECT (f->claim),
                                  WHENCE_OBJECT (f->other), "contradicts");
  whence_change_set_string (change, WHENCE_OBJECT (f->claim), "speaker",
                            whence_object_get_id (WHENCE_OBJECT (f->person)));
  via[0] = whence_object_get_id (WHENCE_OBJECT (f->person));
  whence_change_set_strv (change, WHENCE_OBJECT (f->claim), "via", via);
  via[0] = whence_object_get_id (WHENCE_OBJECT (f->place));
  whence_change_set_strv (change, WHENCE_OBJECT (f->claim), "about", via);
  apply (f->project, change);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->project);
}

static guint
n_items (GListModel *list)
{
  return g_list_model_get_n_items (list);
}

static void
test_fill (Fixture       *f,
           gconstpointer  data)
{
  WhenceSpanIndex *spans = whence_project_get_spans (f->project, f->source);
  g_autoptr (GPtrArray) problems = whence_check_project (f->project);
  g_autoptr (GPtrArray) referrers = NULL;

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (n_items (whence_project_get_entities (f->project)), ==, 2);
  g_assert_cmpuint (whence_span_index_get_size (spans), ==, 2);
  g_assert_true (whence_object_get_parent (WHENCE_OBJECT (f->mention)) ==
                 WHENCE_OBJECT (f->person));
  g_assert_true (whence_mention_get_entity (f->mention) == f->person);
  g_assert_cmpstr (whence_record_get_creator (WHENCE_RECORD (f->claim)), ==, "Ada");
  g_assert_true (whence_time_is_valid (whence_record_get_created (WHENCE_RECORD (f->claim))));
  g_assert_true (whence_project_find (f->project,
                                      whence_object_get_id (WHENCE_OBJECT (f->evidence))) ==
                 WHENCE_OBJECT (f->evidence));

  referrers = whence_project_list_referrers (f->project,
                                             whence_object_get_id (WHENCE_OBJECT (f->person)));
  g_assert_cmpuint (referrers->len, ==, 1);
}

/* No edit leaves an entity without a name or a claim without words. */
static void
test_not_empty (Fixture       *f,
                gconstpointer  data)
{
  static const char *const texts[] = { "", " \n\t\xc2\xa0" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (WhenceChange) name = whence_change_new ("Empty the name");
      g_autoptr (WhenceChange) text = whence_change_new ("Empty the claim");
      g_autoptr (WhenceChange) entity = whence_change_new ("Add an entity");
      g_autoptr (WhenceChange) claim = whence_change_new ("Add a claim");
      WhenceChange *changes[] = { name, text, entity, claim };

      whence_change_set_string (name, WHENCE_OBJECT (f->person), "name", texts[i]);
      whence_change_set_string (text, WHENCE_OBJECT (f->claim), "text", texts[i]);
      whence_edit_add_entity (entity, f->project, "person", texts[i]);
      whence_edit_add_claim (claim, f->project, texts[i]);
      for (guint j = 0; j < G_N_ELEMENTS (changes); j++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_false (whence_project_apply (f->project, changes[j], &error));
          g_assert_error (error, WHENCE_ERROR, WHENCE_ERROR_INVALID);
          g_assert_true (g_str_has_prefix (error->message, j % 2 == 0 ? "name: " : "text: "));
        }
    }
  g_assert_cmpstr (whence_entity_get_name (f->person), ==, "Marta Eide");
  g_assert_cmpuint (n_items (whence_project_get_entities (f->project)), ==, 2);
}

/* Nothing is tied to itself, and no type of the project's own takes the place of a built-in one. */
static void
test_check_rules (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr (WhenceChange) claims = whence_change_new ("Link a claim to itself");
  g_autoptr (WhenceChange) entities = whence_change_new ("Link an entity to itself");
  g_autoptr (WhenceChange) end = whence_change_new ("Move the end of a link");
  g_autoptr (WhenceChange) built_in = whence_change_new ("Add a type");
  g_autoptr (WhenceChange) long_id = whence_change_new ("Add a type");
  WhenceChange *changes[] = { claims, entities, end, built_in, long_id };
  const char *const words[] = { "to: ", "to: ", "to: ", "id: ", "id: " };
  g_autofree char *letters = g_strnfill (WHENCE_MAX_ID_LENGTH + 1, 'x');
  const char *const ids[] = { "place", letters };

  whence_edit_add_link (claims, f->project, WHENCE_OBJECT (f->claim), WHENCE_OBJECT (f->claim),
                        "repeats");
  whence_edit_add_link (entities, f->project, WHENCE_OBJECT (f->place), WHENCE_OBJECT (f->place),
                        "is");
  whence_change_set_string (end, WHENCE_OBJECT (f->link), "to",
                            whence_link_get_from (f->link));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (WhenceObject) type = g_object_new (WHENCE_TYPE_ENTITY_TYPE, NULL);

      whence_object_init_string (type, "id", ids[i]);
      whence_change_add (changes[3 + i], WHENCE_OBJECT (f->project), "entityTypes", type);
    }

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (whence_project_apply (f->project, changes[i], &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, words[i]));
    }
}

static void
test_undo_redo (Fixture       *f,
                gconstpointer  data)
{
  WhenceHistory *history = whence_project_get_history (f->project);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  const char *id = whence_object_get_id (WHENCE_OBJECT (f->person));

  g_assert_true (whence_history_get_modified (history));
  g_assert_cmpstr (whence_history_get_undo_label (history), ==, "Fill");
  g_assert_true (whence_history_undo (history, &error));
  g_assert_cmpuint (n_items (whence_project_get_entities (f->project)), ==, 0);
  g_assert_cmpuint (n_items (whence_project_get_sources (f->project)), ==, 0);
  g_assert_null (whence_project_find (f->project, id));
  g_assert_false (whence_history_get_modified (history));
  g_assert_false (whence_history_undo (history, &error));
  g_assert_error (error, WHENCE_ERROR, WHENCE_ERROR_NOTHING);

  g_assert_true (whence_history_redo (history, NULL));
  g_assert_true (whence_project_find (f->project, id) == WHENCE_OBJECT (f->person));
  problems = whence_check_project (f->project);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_false (whence_history_get_can_redo (history));
}

static void
test_set_and_undo (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr (WhenceChange) change = whence_change_new ("Rename");
  g_autoptr (WhenceChange) idle = whence_change_new ("Nothing");
  WhenceHistory *history = whence_project_get_history (f->project);

  whence_change_set_string (change, WHENCE_OBJECT (f->person), "name", "M. Eide");
  apply (f->project, change);
  g_assert_cmpstr (whence_entity_get_name (f->person), ==, "M. Eide");

  whence_change_set_string (idle, WHENCE_OBJECT (f->person), "name", "M. Eide");
  apply (f->project, idle);
  g_assert_cmpstr (whence_history_get_undo_label (history), ==, "Rename");

  whence_history_undo (history, NULL);
  g_assert_cmpstr (whence_entity_get_name (f->person), ==, "Marta Eide");
  whence_history_redo (history, NULL);
  g_assert_cmpstr (whence_entity_get_name (f->person), ==, "M. Eide");
}

static void
test_typing_is_one_step (Fixture       *f,
                         gconstpointer  data)
{
  WhenceHistory *history = whence_project_get_history (f->project);
  const char *const typed[] = { "H", "He", "Her" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (WhenceChange) change = whence_change_new ("Edit notes");

      whence_change_set_string (change, WHENCE_OBJECT (f->person), "notes", typed[i]);
      apply (f->project, change);
    }
  g_assert_cmpstr (whence_record_get_notes (WHENCE_RECORD (f->person)), ==, "Her");
  whence_history_undo (history, NULL);
  g_assert_cmpstr (whence_record_get_notes (WHENCE_RECORD (f->person)), ==, "");
  whence_history_redo (history, NULL);
  g_assert_cmpstr (whence_record_get_notes (WHENCE_RECORD (f->person)), ==, "Her");
}

/* A change that cannot be made whole leaves the project as it was. */
static void
assert_refused (Fixture      *f,
                WhenceChange *change,
                int           code)
{
  g_autoptr (GError) error = NULL;
  guint n_entities = n_items (whence_project_get_entities (f->project));
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_false (whence_project_apply (f->project, change, &error));
  g_assert_error (error, WHENCE_ERROR, code);
  problems = whence_check_project (f->project);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (n_items (whence_project_get_entities (f->project)), ==, n_entities);
  g_assert_cmpstr (whence_history_get_undo_label (whence_project_get_history (f->project)), ==,
                   "Fill");
}

static void
test_refused (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (WhenceChange) date = whence_change_new ("Date");
  g_autoptr (WhenceChange) speaker = whence_change_new ("Speaker");
  g_autoptr (WhenceChange) type = whence_change_new ("Type");
  g_autoptr (WhenceChange) kind = whence_change_new ("Kind");
  g_autoptr (WhenceChange) text = whence_change_new ("Text");
  g_autoptr (WhenceChange) dangling = whence_change_new ("Dangling");
  g_autoptr (WhenceChange) quote = whence_change_new ("Quote");

  whence_edit_add_entity (date, f->project, "person", "Not to stay");
  whence_change_set_string (date, WHENCE_OBJECT (f->claim), "date", "soon");
  assert_refused (f, date, WHENCE_ERROR_INVALID);

  whence_edit_add_entity (speaker, f->project, "person", "Not to stay");
  whence_change_set_string (speaker, WHENCE_OBJECT (f->claim), "speaker",
                            whence_object_get_id (WHENCE_OBJECT (f->source)));
  assert_refused (f, speaker, WHENCE_ERROR_REFERENCE);

  whence_edit_add_entity (type, f->project, "ship", "Of no known type");
  assert_refused (f, type, WHENCE_ERROR_INVALID);

  whence_change_set_string (kind, WHENCE_OBJECT (f->link), "kind", "dislikes");
  assert_refused (f, kind, WHENCE_ERROR_INVALID);

  whence_change_set_string (text, WHENCE_OBJECT (f->source), "text", "Something else");
  assert_refused (f, text, WHENCE_ERROR_INVALID);

  whence_change_remove (dangling, WHENCE_OBJECT (f->person));
  assert_refused (f, dangling, WHENCE_ERROR_REFERENCE);

  whence_change_set_string (quote, WHENCE_OBJECT (f->mention), "exact", "Never said");
  assert_refused (f, quote, WHENCE_ERROR_QUOTE);
}

static void
test_same_id_twice (Fixture       *f,
                    gconstpointer  data)
{
  g_autoptr (WhenceObject) twin = whence_object_new (WHENCE_TYPE_ENTITY);
  g_autoptr (WhenceChange) change = whence_change_new ("Twin");

  whence_object_init_string (twin, "id", whence_object_get_id (WHENCE_OBJECT (f->person)));
  whence_object_init_string (twin, "type", "person");
  whence_change_add (change, WHENCE_OBJECT (f->project), "entities", twin);
  assert_refused (f, change, WHENCE_ERROR_REFERENCE);
}

static void
remove_one (Fixture  *f,
            gpointer  object)
{
  g_autoptr (WhenceChange) change = whence_change_new ("Remove");
  g_autoptr (GPtrArray) objects = g_ptr_array_new ();
  g_autoptr (GPtrArray) problems = NULL;

  g_ptr_array_add (objects, object);
  whence_edit_remove (change, f->project, objects);
  apply (f->project, change);
  problems = whence_check_project (f->project);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_remove (Fixture       *f,
             gconstpointer  data)
{
  WhenceHistory *history = whence_project_get_history (f->project);

  remove_one (f, f->person);
  g_assert_cmpstr (whence_claim_get_speaker (f->claim), ==, "");
  g_assert_null (whence_claim_get_via (f->claim)[0]);
  g_assert_nonnull (whence_claim_get_about (f->claim)[0]);

  remove_one (f, f->other);
  g_assert_cmpuint (n_items (whence_project_get_links (f->project)), ==, 0);
  g_assert_cmpuint (n_items (whence_project_get_claims (f->project)), ==, 1);

  remove_one (f, f->source);
  g_assert_cmpuint (n_items (whence_claim_get_evidence (f->claim)), ==, 0);

  for (guint i = 0; i < 3; i++)
    g_assert_true (whence_history_undo (history, NULL));
  g_assert_cmpstr (whence_claim_get_speaker (f->claim), ==,
                   whence_object_get_id (WHENCE_OBJECT (f->person)));
  g_assert_cmpuint (n_items (whence_entity_get_mentions (f->person)), ==, 1);
  g_assert_cmpuint (whence_span_index_get_size (whence_project_get_spans (f->project, f->source)),
                    ==, 2);
}

static void
test_move_passage (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr (WhenceChange) change = whence_change_new ("Move");
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (whence_edit_move_passage (change, WHENCE_PASSAGE (f->mention), f->source, 5, 999,
                                            &error));
  g_assert_error (error, WHENCE_ERROR, WHENCE_ERROR_QUOTE);
  g_assert_true (whence_change_is_empty (change));

  g_assert_true (whence_edit_move_passage (change, WHENCE_PASSAGE (f->mention), f->source, 6, 10,
                                           NULL));
  apply (f->project, change);
  g_assert_cmpstr (whence_passage_get_exact (WHENCE_PASSAGE (f->mention)), ==, "Eide");
  hits = whence_span_index_query (whence_project_get_spans (f->project, f->source), 0, 5);
  g_assert_cmpuint (hits->len, ==, 0);
}

/* It is the same mention, of another entity. */
static void
test_move_mention (Fixture       *f,
                   gconstpointer  data)
{
  WhenceHistory *history = whence_project_get_history (f->project);
  g_autoptr (WhenceChange) nothing = whence_change_new ("Stay");
  g_autoptr (WhenceChange) change = whence_change_new ("Move");
  const char *id = whence_object_get_id (WHENCE_OBJECT (f->mention));

  whence_edit_move_mention (nothing, f->mention, f->person);
  g_assert_true (whence_change_is_empty (nothing));

  whence_edit_move_mention (change, f->mention, f->place);
  apply (f->project, change);
  g_assert_true (whence_mention_get_entity (f->mention) == f->place);
  g_assert_cmpuint (n_items (whence_entity_get_mentions (f->person)), ==, 0);
  g_assert_true (whence_project_find (f->project, id) == WHENCE_OBJECT (f->mention));
  g_assert_cmpuint (whence_span_index_get_size (whence_project_get_spans (f->project, f->source)),
                    ==, 2);

  g_assert_true (whence_history_undo (history, NULL));
  g_assert_true (whence_mention_get_entity (f->mention) == f->person);
  g_assert_true (whence_history_redo (history, NULL));
  g_assert_true (whence_mention_get_entity (f->mention) == f->place);
}

/* A place names an entity once. */
static void
test_move_mention_to_the_same_place (Fixture       *f,
                                     gconstpointer  data)
{
  g_autoptr (WhenceChange) add = whence_change_new ("Mark");
  g_autoptr (WhenceChange) change = whence_change_new ("Move");

  whence_edit_add_mention (add, f->place, f->source, 0, 10, NULL);
  apply (f->project, add);
  whence_edit_move_mention (change, f->mention, f->place);
  apply (f->project, change);
  g_assert_cmpuint (n_items (whence_entity_get_mentions (f->place)), ==, 1);
  g_assert_cmpuint (n_items (whence_entity_get_mentions (f->person)), ==, 0);

  g_assert_true (whence_history_undo (whence_project_get_history (f->project), NULL));
  g_assert_cmpuint (n_items (whence_entity_get_mentions (f->place)), ==, 1);
  g_assert_true (whence_mention_get_entity (f->mention) == f->person);
}

static void
test_entity_types (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr (WhenceObject) ship = whence_object_new (WHENCE_TYPE_ENTITY_TYPE);
  g_autoptr (WhenceChange) change = whence_change_new ("Ships");

  whence_object_init_string (ship, "label", "Ship");
  whence_object_init_string (ship, "color", "#3584e4");
  whence_change_add (change, WHENCE_OBJECT (f->project), "entityTypes", ship);
  whence_change_set_string (change, WHENCE_OBJECT (f->place), "type", whence_object_get_id (ship));
  apply (f->project, change);
  g_assert_cmpstr (whence_words_entity_type (f->project, whence_object_get_id (ship)), ==, "Ship");

  remove_one (f, ship);
  g_assert_cmpstr (whence_entity_get_type_id (f->place), ==, "other");
}

static void
on_changed (WhenceProject *project,
            WhenceChange  *change,
            guint         *n_changes)
{
  (*n_changes)++;
}

static void
test_signals (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (WhenceChange) change = whence_change_new ("Rename");
  guint n_changes = 0;

  g_signal_connect (f->project, "changed", G_CALLBACK (on_changed), &n_changes);
  whence_change_set_string (change, WHENCE_OBJECT (f->person), "name", "M. Eide");
  apply (f->project, change);
  whence_history_undo (whence_project_get_history (f->project), NULL);
  whence_history_redo (whence_project_get_history (f->project), NULL);
  g_assert_cmpuint (n_changes, ==, 3);
  g_assert_true (whence_change_touches (change, WHENCE_TYPE_ENTITY));
  g_assert_false (whence_change_touches (change, WHENCE_TYPE_CLAIM));
}

static void
test_saved_mark (Fixture       *f,
                 gconstpointer  data)
{
  WhenceHistory *history = whence_project_get_history (f->project);
  g_autoptr (WhenceChange) change = whence_change_new ("Rename");

  whence_history_mark_saved (history, whence_history_get_last (history));
  g_assert_false (whence_history_get_modified (history));
  whence_change_set_string (change, WHENCE_OBJECT (f->person), "name", "M. Eide");
  apply (f->project, change);
  g_assert_true (whence_history_get_modified (history));
  whence_history_undo (history, NULL);
  g_assert_false (whence_history_get_modified (history));
  whence_history_undo (history, NULL);
  g_assert_true (whence_history_get_modified (history));
}

#define ADD(name, func) g_test_add ("/change/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("fill", test_fill);
  ADD ("not-empty", test_not_empty);
  ADD ("check-rules", test_check_rules);
  ADD ("undo-redo", test_undo_redo);
  ADD ("set-and-undo", test_set_and_undo);
  ADD ("typing-is-one-step", test_typing_is_one_step);
  ADD ("refused", test_refused);
  ADD ("same-id-twice", test_same_id_twice);
  ADD ("remove", test_remove);
  ADD ("move-passage", test_move_passage);
  ADD ("move-mention", test_move_mention);
  ADD ("move-mention-to-the-same-place", test_move_mention_to_the_same_place);
  ADD ("entity-types", test_entity_types);
  ADD ("signals", test_signals);
  ADD ("saved-mark", test_saved_mark);

  return g_test_run ();
}
