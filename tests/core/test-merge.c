/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One entity of several, and two of one. */

#include "config.h"

#include <string.h>

#include "core/whence-core.h"
#include "store/whence-project-reader.h"
#include "store/whence-project-writer.h"
#include "utils/whence-test-edits.h"

#define TEXT "Marta Eide said that Eide was full. The harbour said so to M. Eide."

static const char json[] =
"{ \"format\": \"whence-project\", \"version\": 1, \"id\": \"p\", \"sources\": ["
"  { \"id\": \"s\", \"title\": \"Harbour\", \"text\": \"" TEXT "\" } ],"
"\"entities\": ["
"  { \"id\": \"a\", \"type\": \"person\", \"name\": \"Marta Eide\", \"aliases\": [\"Eide\"],"
"    \"tags\": [\"harbour\"], \"notes\": \"Met twice\","
"    \"identifiers\": { \"wikidata\": \"Q1\" },"
"    \"x\": 1, \"mentions\": ["
"      { \"id\": \"a1\", \"source\": \"s\", \"start\": 0, \"end\": 10,"
"        \"exact\": \"Marta Eide\" },"
"      { \"id\": \"a2\", \"source\": \"s\", \"start\": 21, \"end\": 25, \"exact\": \"Eide\" } ] },"
"  { \"id\": \"b\", \"type\": \"organization\", \"name\": \"M. Eide\","
"    \"aliases\": [\"Eide\", \"Marta Eide\", \"ME\"],"
"    \"tags\": [\"harbour\", \"2026\"], \"notes\": \"Rang on Monday\","
"    \"creator\": \"Ada\", \"description\": \"Harbour master\","
"    \"identifiers\": { \"viaf\": \"2\", \"wikidata\": \"Q7\" }, \"x\": 2, \"y\": [1e400],"
"    \"mentions\": ["
"      { \"id\": \"b1\", \"source\": \"s\", \"start\": 21, \"end\": 25, \"exact\": \"Eide\" },"
"      { \"id\": \"b2\", \"source\": \"s\", \"start\": 59, \"end\": 66,"
"        \"exact\": \"M. Eide\" }"
"    ] },"
"  { \"id\": \"c\", \"type\": \"place\", \"name\": \"The harbour\" } ],"
"\"claims\": ["
"  { \"id\": \"k\", \"text\": \"Full\", \"kind\": \"factual\", \"status\": \"open\","
"    \"speaker\": \"b\", \"via\": [\"c\", \"b\", \"a\"], \"about\": [\"b\"] },"
"  { \"id\": \"l\", \"text\": \"Empty\", \"kind\": \"factual\", \"status\": \"open\","
"    \"speaker\": \"c\", \"about\": [\"c\"] } ],"
"\"links\": ["
"  { \"id\": \"l1\", \"from\": \"a\", \"to\": \"c\", \"kind\": \"runs\","
"    \"notes\": \"Since May\" },"
"  { \"id\": \"l2\", \"from\": \"b\", \"to\": \"c\", \"kind\": \"runs\", \"tags\": [\"sure\"],"
"    \"z\": true, \"evidence\": ["
"      { \"source\": \"s\", \"start\": 36, \"end\": 47, \"exact\": \"The harbour\" } ] },"
"  { \"id\": \"l3\", \"from\": \"b\", \"to\": \"c\", \"kind\": \"owns\" },"
"  { \"id\": \"l4\", \"from\": \"a\", \"to\": \"b\", \"kind\": \"is\" } ] }";

typedef struct
{
  WhenceProject *project;
  GBytes *before;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, sizeof json - 1);
  g_autoptr (GError) error = NULL;

  f->project = whence_project_read (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  f->before = whence_project_write (f->project);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_bytes_unref (f->before);
  g_assert_finalize_object (f->project);
}

static gpointer
find (Fixture    *f,
      const char *id)
{
  return whence_project_find (f->project, id);
}

static void
apply (WhenceProject *project,
       WhenceChange  *change)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  whence_project_apply (project, change, &error);
  g_assert_no_error (error);
  problems = whence_check_project (project);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* The bytes of the project, without when it was changed. */
static char *
dup_undated (WhenceProject *project)
{
  g_autoptr (GRegex) modified = g_regex_new ("\\n *\"modified\": \"[^\"]*\",?", 0, 0, NULL);
  g_autoptr (GBytes) bytes = whence_project_write (project);

  return g_regex_replace_literal (modified, g_bytes_get_data (bytes, NULL),
                                  (gssize) g_bytes_get_size (bytes), 0, "", 0, NULL);
}

/* Undone, it is what it was, byte for byte; done again, what it was then. */
static void
assert_undo_redo (WhenceProject *project,
                  GBytes        *before)
{
  WhenceHistory *history = whence_project_get_history (project);
  g_autoptr (GBytes) done = whence_project_write (project);
  g_autoptr (GBytes) undone = NULL;
  g_autoptr (GBytes) redone = NULL;

  g_assert_true (whence_history_undo (history, NULL));
  undone = whence_project_write (project);
  g_assert_cmpmem (g_bytes_get_data (undone, NULL), g_bytes_get_size (undone),
                   g_bytes_get_data (before, NULL), g_bytes_get_size (before));
  g_assert_true (whence_history_redo (history, NULL));
  redone = whence_project_write (project);
  g_assert_true (g_bytes_equal (done, redone));
}

static void
assert_strv (const char *const *actual,
             const char        *expected)
{
  g_autofree char *joined = g_strjoinv ("|", (char **) actual);

  g_assert_cmpstr (joined, ==, expected);
}

static void
merge_b_into_a (Fixture *f)
{
  g_autoptr (WhenceChange) change = whence_change_new ("Merge");
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();

  g_ptr_array_add (entities, find (f, "a"));
  g_ptr_array_add (entities, find (f, "b"));
  whence_edit_merge_entities (change, f->project, find (f, "a"), entities);
  apply (f->project, change);
}

static void
test_members (Fixture       *f,
              gconstpointer  data)
{
  WhenceEntity *a = find (f, "a");
  g_autofree char *identifiers = NULL;
  JsonNode *node = NULL;
  GParamSpec *after = NULL;

  merge_b_into_a (f);
  g_assert_null (find (f, "b"));
  g_assert_cmpstr (whence_entity_get_type_id (a), ==, "person");
  g_assert_cmpstr (whence_entity_get_name (a), ==, "Marta Eide");
  assert_strv (whence_entity_get_aliases (a), "Eide|M. Eide|ME");
  g_assert_cmpstr (whence_entity_get_description (a), ==, "Harbour master");
  assert_strv (whence_record_get_tags (WHENCE_RECORD (a)), "harbour|2026");
  g_assert_cmpstr (whence_record_get_creator (WHENCE_RECORD (a)), ==, "Ada");
  g_assert_cmpstr (whence_record_get_notes (WHENCE_RECORD (a)), ==,
                   "Met twice\n\nRang on Monday\n\nwikidata: Q7");
  identifiers = g_variant_print (whence_entity_get_identifiers (a), FALSE);
  g_assert_cmpstr (identifiers, ==, "{'wikidata': 'Q1', 'viaf': '2'}");

  g_assert_cmpuint (whence_object_get_n_unknown (WHENCE_OBJECT (a)), ==, 2);
  g_assert_cmpstr (whence_object_get_unknown (WHENCE_OBJECT (a), 0, &node, &after), ==, "x");
  g_assert_cmpint (json_node_get_int (node), ==, 1);
  g_assert_cmpstr (whence_object_get_unknown (WHENCE_OBJECT (a), 1, &node, &after), ==, "y");

  assert_undo_redo (f->project, f->before);
}

/* Each keeps its id; of those at the same place, one stays. */
static void
test_mentions (Fixture       *f,
               gconstpointer  data)
{
  WhenceSpanIndex *spans = whence_project_get_spans (f->project, find (f, "s"));
  g_autoptr (WhenceObject) moved = g_object_ref (find (f, "b2"));
  g_autoptr (WhenceObject) last = NULL;

  merge_b_into_a (f);
  g_assert_true (find (f, "b2") == moved);
  g_assert_true (whence_mention_get_entity (WHENCE_MENTION (moved)) == find (f, "a"));
  g_assert_null (find (f, "b1"));
  g_assert_nonnull (find (f, "a2"));
  g_assert_cmpuint (g_list_model_get_n_items (whence_entity_get_mentions (find (f, "a"))), ==, 3);
  last = g_list_model_get_item (whence_entity_get_mentions (find (f, "a")), 2);
  g_assert_true (last == moved);
  g_assert_cmpuint (whence_span_index_get_size (spans), ==, 4);

  assert_undo_redo (f->project, f->before);
}

static void
test_references (Fixture       *f,
                 gconstpointer  data)
{
  WhenceLink *kept;
  JsonNode *node = NULL;
  GParamSpec *after = NULL;

  merge_b_into_a (f);
  g_assert_cmpstr (whence_claim_get_speaker (find (f, "k")), ==, "a");
  assert_strv (whence_claim_get_via (find (f, "k")), "c|a");
  assert_strv (whence_claim_get_about (find (f, "k")), "a");
  g_assert_cmpstr (whence_claim_get_speaker (find (f, "l")), ==, "c");

  /* What said the same is one, and holds what both held; what tied it to itself is gone. */
  g_assert_null (find (f, "l2"));
  g_assert_null (find (f, "l4"));
  kept = find (f, "l1");
  g_assert_cmpstr (whence_record_get_notes (WHENCE_RECORD (kept)), ==, "Since May");
  assert_strv (whence_record_get_tags (WHENCE_RECORD (kept)), "sure");
  g_assert_cmpuint (g_list_model_get_n_items (whence_link_get_evidence (kept)), ==, 1);
  g_assert_cmpstr (whence_object_get_unknown (WHENCE_OBJECT (kept), 0, &node, &after), ==, "z");
  g_assert_cmpstr (whence_link_get_from (find (f, "l3")), ==, "a");

  assert_undo_redo (f->project, f->before);
}

static void
test_no_name (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (WhenceProject) project = NULL;
  g_autofree char *text = g_strdup (json);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();
  g_autoptr (WhenceChange) change = whence_change_new ("Merge");
  g_autoptr (WhenceChange) nothing = whence_change_new ("Merge");

  memcpy (strstr (text, "\"Marta Eide\","), "\"\"          ,", 13);
  bytes = g_bytes_new (text, strlen (text));
  project = whence_project_read (bytes, NULL, NULL, NULL);
  g_ptr_array_add (entities, whence_project_find (project, "b"));
  whence_edit_merge_entities (nothing, project, g_ptr_array_index (entities, 0), entities);
  g_assert_true (whence_change_is_empty (nothing));
  whence_edit_merge_entities (change, project, WHENCE_ENTITY (whence_project_find (project, "a")),
                              entities);
  apply (project, change);
  g_assert_cmpstr (whence_entity_get_name (WHENCE_ENTITY (whence_project_find (project, "a"))), ==,
                   "M. Eide");
}

static void
test_target (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();

  g_ptr_array_add (entities, find (f, "c"));
  g_ptr_array_add (entities, find (f, "b"));
  g_ptr_array_add (entities, find (f, "a"));
  g_assert_true (whence_edit_find_merge_target (entities) == find (f, "b"));
}

static void
test_split (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) mentions = g_ptr_array_new ();
  g_autoptr (WhenceChange) change = whence_change_new ("Split");
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  g_autoptr (WhenceChange) again = whence_change_new ("Split");
  WhenceEntity *split;

  g_ptr_array_add (mentions, find (f, "b2"));
  split = whence_edit_split_entity (change, f->project, find (f, "b"), mentions, NULL);
  apply (f->project, change);
  g_assert_cmpstr (whence_entity_get_name (split), ==, "M. Eide");
  g_assert_cmpstr (whence_entity_get_type_id (split), ==, "organization");
  g_assert_true (whence_mention_get_entity (find (f, "b2")) == split);
  g_assert_true (whence_mention_get_entity (find (f, "b1")) == find (f, "b"));
  assert_undo_redo (f->project, f->before);

  g_ptr_array_add (rest, find (f, "b1"));
  split = whence_edit_split_entity (again, f->project, find (f, "b"), rest, "Another Eide");
  apply (f->project, again);
  g_assert_cmpstr (whence_entity_get_name (split), ==, "Another Eide");
  g_assert_nonnull (find (f, "b"));
}

/* What is split off has a name, whatever is marked. */
static void
test_split_white_space (Fixture       *f,
                        gconstpointer  data)
{
  g_autoptr (GPtrArray) mentions = g_ptr_array_new ();
  g_autoptr (WhenceChange) mark = whence_change_new ("Mark");
  g_autoptr (WhenceChange) change = whence_change_new ("Split");
  WhenceEntity *split;

  g_ptr_array_add (mentions, whence_edit_add_mention (mark, find (f, "c"), find (f, "s"), 5, 6,
                                                      NULL));
  apply (f->project, mark);
  split = whence_edit_split_entity (change, f->project, find (f, "c"), mentions, NULL);
  apply (f->project, change);
  g_assert_cmpstr (whence_entity_get_name (split), ==, "The harbour");
}

/* Splitting off what came with a merge leaves nobody without a mention. */
static void
test_merge_then_split (Fixture       *f,
                       gconstpointer  data)
{
  g_autoptr (GPtrArray) mentions = g_ptr_array_new ();
  g_autoptr (WhenceChange) change = whence_change_new ("Split");
  WhenceHistory *history = whence_project_get_history (f->project);
  g_autofree char *before = dup_undated (f->project);
  g_autofree char *after = NULL;

  merge_b_into_a (f);
  g_ptr_array_add (mentions, find (f, "b2"));
  whence_edit_split_entity (change, f->project, find (f, "a"), mentions, NULL);
  apply (f->project, change);
  g_assert_cmpuint (g_list_model_get_n_items (whence_project_get_entities (f->project)), ==, 3);
  g_assert_true (whence_history_undo (history, NULL));
  g_assert_true (whence_history_undo (history, NULL));
  after = dup_undated (f->project);
  g_assert_cmpstr (before, ==, after);
}

/* Whatever the project is like, it is sound after each edit, and undone it is what it was. */
static void
test_random (void)
{
  for (guint32 seed = 0; seed < 40; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GBytes) bytes = g_bytes_new_static (json, sizeof json - 1);
      g_autoptr (WhenceProject) project = whence_project_read (bytes, NULL, NULL, NULL);
      g_autoptr (GBytes) before = whence_project_write (project);
      g_autoptr (GBytes) after = NULL;

      for (guint i = 0; i < 60; i++)
        {
          g_autoptr (GPtrArray) problems = NULL;

          whence_test_edit_at_random (project, rand);
          problems = whence_check_project (project);
          g_assert_cmpuint (problems->len, ==, 0);
        }
      while (whence_history_undo (whence_project_get_history (project), NULL))
        ;
      after = whence_project_write (project);
      g_assert_cmpmem (g_bytes_get_data (after, NULL), g_bytes_get_size (after),
                       g_bytes_get_data (before, NULL), g_bytes_get_size (before));
    }
}

#define ADD(name, func) g_test_add ("/merge/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("members", test_members);
  ADD ("mentions", test_mentions);
  ADD ("references", test_references);
  ADD ("no-name", test_no_name);
  ADD ("target", test_target);
  ADD ("split", test_split);
  ADD ("split-white-space", test_split_white_space);
  ADD ("merge-then-split", test_merge_then_split);
  g_test_add_func ("/merge/random", test_random);

  return g_test_run ();
}
