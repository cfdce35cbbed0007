/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long it takes to find the entities that fit, with many of them: the first time, and at each
 * letter that is typed.
 */

#include "config.h"

#include "ui/whence-entity-matcher.h"
#include "utils/whence-test-figures.h"

#define N_ENTITIES 10000
#define N_ROUNDS 21
#define N_MATCHES 20

/* A name of a few syllables, which differs for each @number. */
static char *
make_word (guint number)
{
  static const char *const syllables[] = {
    "ma", "ru", "bi", "kel", "nor", "ven", "dra", "sio", "tal", "qué", "lin", "or", "esh", "pon",
    "ka", "wil"
  };
  g_autofree char *word = g_strconcat (syllables[number % 16], syllables[number / 16 % 16],
                                       syllables[number / 256 % 16], NULL);

  word[0] = g_ascii_toupper (word[0]);
  return g_steal_pointer (&word);
}

static WhenceProject *
make_project (WhenceSource **source)
{
  WhenceProject *project = whence_project_new ();
  g_autoptr (WhenceChange) change = whence_change_new ("Fill");
  g_autoptr (WhenceObject) object = whence_object_new (WHENCE_TYPE_SOURCE);
  g_autofree char *text = g_strnfill (2 * N_ENTITIES, 'x');
  g_autoptr (GError) error = NULL;

  whence_object_init_string (object, "text", text);
  *source = whence_edit_add_source (change, project, WHENCE_SOURCE (object));
  for (guint i = 0; i < N_ENTITIES; i++)
    {
      g_autofree char *first = make_word (i);
      g_autofree char *last = make_word (i * 7919);
      g_autofree char *middle = make_word (i * 104729);
      g_autofree char *name = g_strconcat (first, " ", last, NULL);
      g_autofree char *full = g_strconcat (first, " ", middle, " ", last, NULL);
      g_autofree char *office = g_strconcat ("Minister ", last, NULL);
      const char *const aliases[] = { full, office, last, NULL };
      WhenceEntity *entity = whence_edit_add_entity (change, project, "person", name);

      whence_change_set_strv (change, WHENCE_OBJECT (entity), "aliases", aliases);
      whence_edit_add_mention (change, entity, *source, 2 * i, 2 * i + 1, &error);
      g_assert_no_error (error);
    }
  whence_project_apply (project, change, &error);
  g_assert_no_error (error);

  return project;
}

static void
measure (WhenceEntityMatcher *matcher,
         WhenceSource        *source,
         const char          *words)
{
  double times[N_ROUNDS];
  guint n = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) matches = whence_entity_matcher_match (matcher, words, source,
                                                                   N_MATCHES);

      times[i] = whence_test_ms_since (start);
      n = matches->len;
    }
  whence_test_sort (times, N_ROUNDS);
  g_print ("“%s”: %.2f ms, the slowest %.2f ms, %u found\n", words,
           times[N_ROUNDS / 2], times[N_ROUNDS - 1], n);
}

int
main (int    argc,
      char **argv)
{
  static const char *const typed[] = {
    "", "m", "ma", "mar", "maru", "marubi", "Marubi kel", "MR", "Minister", "Kelruma Norvendra",
    "President Marubi Kelbima of the Republic", "zzz", "Marubo",
  };
  WhenceSource *source = NULL;
  g_autoptr (WhenceProject) project = make_project (&source);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (WhenceEntityMatcher) matcher = whence_entity_matcher_new (project);
  g_autoptr (GPtrArray) first = NULL;
  double slowest = 0;
  guint n_turns = 0;

  g_print ("%d entities with 3 aliases each\nmake the matcher: %.2f ms\n", N_ENTITIES,
           whence_test_ms_since (start));
  do
    {
      start = g_get_monotonic_time ();
      n_turns++;
    }
  while (g_main_context_iteration (NULL, FALSE) &&
         (slowest = MAX (slowest, whence_test_ms_since (start))) >= 0);
  g_print ("read the names: %u turns of the main loop, the slowest %.2f ms\n", n_turns - 1,
           slowest);

  start = g_get_monotonic_time ();
  first = whence_entity_matcher_match (matcher, "Rubio", source, N_MATCHES);
  g_print ("first match: %.2f ms\n", whence_test_ms_since (start));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    measure (matcher, source, typed[i]);

  return 0;
}
