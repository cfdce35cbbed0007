/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which entities words stand for, and how entities and claims look; without a display. */

#include "config.h"

#include "ui/whence-entity-matcher.h"

static void
test_rate (void)
{
  static const struct
  {
    const char *name;
    const char *words;
    WhenceMatchQuality quality;
  } cases[] = {
    { "Marco Rubio", "Marco Rubio", WHENCE_MATCH_EXACT },
    { "Marco Rubio", "marco  RUBIO’s", WHENCE_MATCH_EXACT },
    { "Nicolás Maduro", "Nicolas Maduro", WHENCE_MATCH_EXACT },
    { "U.S.", "US", WHENCE_MATCH_EXACT },
    { "Marco Rubio", "mar", WHENCE_MATCH_PREFIX },
    { "Marco Rubio", "Rubio", WHENCE_MATCH_WORDS },
    { "Marco Antonio Rubio", "ma ru", WHENCE_MATCH_WORDS },
    { "Marco Rubio", "ru ma", WHENCE_MATCH_NONE },
    { "United Nations", "UN", WHENCE_MATCH_PREFIX },
    { "Department of Justice", "DOJ", WHENCE_MATCH_INITIALS },
    { "Department of Justice", "DJ", WHENCE_MATCH_INITIALS },
    { "Marco Rubio", "MR", WHENCE_MATCH_INITIALS },
    { "Federal Bureau of Investigation", "FBI", WHENCE_MATCH_INITIALS },
    { "Department Foreign Justice", "DJ", WHENCE_MATCH_NONE },
    { "Nayib Bukele", "President Nayib Bukele", WHENCE_MATCH_CONTAINS },
    { "Iran", "Tirana", WHENCE_MATCH_NONE },
    { "El Salvador", "alva", WHENCE_MATCH_PART },
    { "Nayib Bukele", "Nayib Bukkele", WHENCE_MATCH_SIMILAR },
    { "Nayib Bukele", "Donald Trump", WHENCE_MATCH_NONE },
    { "Ann", "Bnn", WHENCE_MATCH_NONE },
    { "…", "…", WHENCE_MATCH_NONE },
    { "", "x", WHENCE_MATCH_NONE },
    { "習近平", "習近平", WHENCE_MATCH_EXACT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %s", cases[i].name, cases[i].words);
      g_assert_cmpint (whence_entity_matcher_rate (cases[i].name, cases[i].words), ==,
                       cases[i].quality);
    }
}

/* Neither words without an end nor bytes that are no text do any harm. */
static void
test_hostile (void)
{
  g_autofree char *endless = g_strnfill (1 << 20, 'a');

  g_assert_cmpint (whence_entity_matcher_rate ("aaa", endless), ==, WHENCE_MATCH_NONE);
  g_assert_cmpint (whence_entity_matcher_rate (endless, "aaa"), ==, WHENCE_MATCH_PREFIX);
  g_assert_cmpint (whence_entity_matcher_rate ("abc", "\xff\xfe"), ==, WHENCE_MATCH_NONE);
}

static WhenceEntity *
add (WhenceProject *project,
     WhenceSource  *source,
     const char    *name,
     const char    *alias,
     guint          n_mentions)
{
  g_autoptr (WhenceChange) change = whence_change_new ("test");
  g_autoptr (GError) error = NULL;
  WhenceEntity *entity = whence_edit_add_entity (change, project, "person", name);
  const char *aliases[] = { alias, NULL };

  whence_change_set_strv (change, WHENCE_OBJECT (entity), "aliases", aliases);
  for (guint i = 0; i < n_mentions; i++)
    whence_edit_add_mention (change, entity, source, i, i + 1, &error);
  g_assert_no_error (error);
  whence_project_apply (project, change, &error);
  g_assert_no_error (error);

  return entity;
}

static void
assert_match (GPtrArray          *matches,
              guint               i,
              const char         *name,
              const char         *alias,
              WhenceMatchQuality  quality)
{
  WhenceEntityMatch *match = g_ptr_array_index (matches, i);

  g_assert_cmpstr (whence_entity_get_name (match->entity), ==, name);
  g_assert_cmpstr (match->alias, ==, alias);
  g_assert_cmpint (match->quality, ==, quality);
}

static void
test_match (void)
{
  g_autoptr (WhenceProject) project = whence_project_new ();
  g_autoptr (WhenceObject) source = whence_object_new (WHENCE_TYPE_SOURCE);
  g_autoptr (WhenceChange) change = whence_change_new ("test");
  g_autoptr (WhenceEntityMatcher) matcher = NULL;
  g_autoptr (GPtrArray) matches = NULL;
  g_autoptr (GPtrArray) all = NULL;

  whence_object_init_string (source, "text", "0123456789");
  whence_edit_add_source (change, project, WHENCE_SOURCE (source));
  g_assert_true (whence_project_apply (project, change, NULL));
  add (project, WHENCE_SOURCE (source), "Rubio Hernandez", NULL, 0);
  add (project, WHENCE_SOURCE (source), "Maria Rubio", NULL, 0);
  add (project, WHENCE_SOURCE (source), "Marco Rubio", NULL, 3);
  add (project, WHENCE_SOURCE (source), "The Secretary", "Rubio", 1);
  add (project, WHENCE_SOURCE (source), "Donald Trump", NULL, 9);

  matcher = whence_entity_matcher_new (project);
  matches = whence_entity_matcher_match (matcher, "Rubio", NULL, 10);
  g_assert_cmpuint (matches->len, ==, 4);
  assert_match (matches, 0, "The Secretary", "Rubio", WHENCE_MATCH_EXACT);
  assert_match (matches, 1, "Rubio Hernandez", NULL, WHENCE_MATCH_PREFIX);
  assert_match (matches, 2, "Marco Rubio", NULL, WHENCE_MATCH_WORDS);
  assert_match (matches, 3, "Maria Rubio", NULL, WHENCE_MATCH_WORDS);

  all = whence_entity_matcher_match (matcher, "  ", NULL, 2);
  g_assert_cmpuint (all->len, ==, 2);
  assert_match (all, 0, "Donald Trump", NULL, WHENCE_MATCH_PART);
}

static void
assert_first (WhenceEntityMatcher *matcher,
              const char          *words,
              WhenceSource        *source,
              const char          *name)
{
  g_autoptr (GPtrArray) matches = whence_entity_matcher_match (matcher, words, source, 3);

  g_assert_cmpuint (matches->len, >, 0);
  g_assert_cmpstr (whence_entity_get_name (((WhenceEntityMatch *) matches->pdata[0])->entity), ==,
                   name);
}

/* Of those that fit as well: what is named here, then what was marked last, then what is marked
 * more often. The matcher follows what is done and undone.
 */
static void
test_follow (void)
{
  g_autoptr (WhenceProject) project = whence_project_new ();
  g_autoptr (WhenceObject) here = whence_object_new (WHENCE_TYPE_SOURCE);
  g_autoptr (WhenceObject) there = whence_object_new (WHENCE_TYPE_SOURCE);
  g_autoptr (WhenceChange) change = whence_change_new ("test");
  g_autoptr (WhenceChange) mark = whence_change_new ("test");
  g_autoptr (WhenceChange) rename = whence_change_new ("test");
  g_autoptr (WhenceEntityMatcher) matcher = NULL;
  g_autoptr (GPtrArray) matches = NULL;
  WhenceEntity *often;
  WhenceEntity *seldom;

  whence_object_init_string (here, "text", "0123456789");
  whence_object_init_string (there, "text", "0123456789");
  whence_edit_add_source (change, project, WHENCE_SOURCE (here));
  whence_edit_add_source (change, project, WHENCE_SOURCE (there));
  g_assert_true (whence_project_apply (project, change, NULL));
  often = add (project, WHENCE_SOURCE (there), "Rubio Often", NULL, 5);
  seldom = add (project, WHENCE_SOURCE (here), "Rubio Seldom", NULL, 1);

  matcher = whence_entity_matcher_new (project);
  assert_first (matcher, "rubio", NULL, "Rubio Often");
  assert_first (matcher, "rubio", WHENCE_SOURCE (here), "Rubio Seldom");
  assert_first (matcher, "rubio", WHENCE_SOURCE (there), "Rubio Often");

  whence_edit_add_mention (mark, seldom, WHENCE_SOURCE (there), 7, 8, NULL);
  g_assert_true (whence_project_apply (project, mark, NULL));
  assert_first (matcher, "rubio", WHENCE_SOURCE (there), "Rubio Seldom");

  whence_change_set_string (rename, WHENCE_OBJECT (seldom), "name", "Marco");
  g_assert_true (whence_project_apply (project, rename, NULL));
  assert_first (matcher, "rubio", WHENCE_SOURCE (here), "Rubio Often");
  g_assert_true (whence_history_undo (whence_project_get_history (project), NULL));
  assert_first (matcher, "rubio", WHENCE_SOURCE (here), "Rubio Seldom");

  add (project, WHENCE_SOURCE (here), "Another", "MR", 0);
  assert_first (matcher, "mr", NULL, "Another");
  g_assert_true (whence_history_undo (whence_project_get_history (project), NULL));
  matches = whence_entity_matcher_match (matcher, "another", NULL, 3);
  g_assert_cmpuint (matches->len, ==, 0);
  assert_first (matcher, "ro", NULL, whence_entity_get_name (often));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/matcher/rate", test_rate);
  g_test_add_func ("/reader/matcher/hostile", test_hostile);
  g_test_add_func ("/reader/matcher/match", test_match);
  g_test_add_func ("/reader/matcher/follow", test_follow);

  return g_test_run ();
}
