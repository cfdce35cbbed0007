/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/whence-core.h"

/* Each name of @names, which are parted by “|”, stands where @text has brackets around it. */
static void
assert_found (const char *names,
              const char *text)
{
  g_auto (GStrv) name_list = g_strsplit (names, "|", -1);
  g_autoptr (WhenceNameFinder) finder = whence_name_finder_new ((const char *const *) name_list);
  g_autoptr (GString) plain = g_string_new (text);
  g_autoptr (GString) marked = g_string_new (NULL);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (WhenceNamePlace));
  const char *p;
  guint offset = 0;

  g_string_replace (plain, "[", "", 0);
  g_string_replace (plain, "]", "", 0);
  whence_name_finder_find (finder, plain->str, NULL, 100, NULL, places);
  p = plain->str;
  for (guint i = 0; i < places->len; i++)
    {
      WhenceNamePlace place = g_array_index (places, WhenceNamePlace, i);
      const char *start = g_utf8_offset_to_pointer (p, (glong) (place.start - offset));
      const char *end = g_utf8_offset_to_pointer (start, (glong) (place.end - place.start));

      g_string_append_len (marked, p, start - p);
      g_string_append_c (marked, '[');
      g_string_append_len (marked, start, end - start);
      g_string_append_c (marked, ']');
      p = end;
      offset = place.end;
    }
  g_string_append (marked, p);

  g_assert_cmpstr (marked->str, ==, text);
}

static void
test_words (void)
{
  assert_found ("Rubio", "[Rubio], Rubios, rubio, RUBIO and ([Rubio])");
  assert_found ("Rubio", "[Rubio]'s, [Rubio]’s, [Rubio]’ll and the [Rubio]-led talks");
  assert_found ("Neil|Brien", "O'Neil and O’Brien, [Neil] and [Brien]");
  assert_found ("Allemagne|Italia", "l’[Allemagne], L'[Allemagne], dell'[Italia]");
  assert_found ("EU|U.S.", "the [EU], EUR, Eu, [U.S.] and the U.S.A.");
  assert_found ("example|The", "example.com, at the end.[The] next");
  assert_found ("5", "[5], 1,500, 2.5, 5.2, [5] %, 51");
  assert_found ("Rubio", "rubio_m @Rubio_m Rubio_ [Rubio]");
  assert_found ("C++|ACME & Co.", "[C++] at [ACME & Co.]");
  assert_found ("Rubio", "");
  assert_found ("", "Rubio");
  assert_found (" |Rubio ", "[Rubio]");
}

static void
test_space (void)
{
  assert_found ("Marco Rubio",
                "[Marco Rubio], [Marco\nRubio], [Marco  Rubio], [Marco\302\240Rubio]");
  assert_found ("Marco  Rubio", "[Marco Rubio]");
  assert_found ("Marco Rubio", "Marco\n\nRubio and MarcoRubio");
}

static void
test_longest (void)
{
  assert_found ("Rubio|Marco Rubio", "[Marco Rubio], then [Rubio]");
  assert_found ("Marco Rubio|Rubio|Rubio Junior", "[Marco Rubio] and Marco [Rubio Junior]");
  assert_found ("Ministry of Foreign|Foreign Affairs Council",
                "the Ministry of [Foreign Affairs Council]");
  assert_found ("ba ba", "[ba ba] [ba ba] ba");
}

static void
test_scripts (void)
{
  assert_found ("東京", "私は[東京]に行く。[東京]都");
  assert_found ("กรุงเทพ", "ไป[กรุงเทพ]มหานคร");
  assert_found ("Москва", "[Москва], Москвау, «[Москва]»");
  assert_found ("NATO", "[NATO]加盟");
  assert_found ("😀", "[😀] and[😀]");
  /* Composed and decomposed letters are compared as they are written. */
  assert_found ("Jos\303\251", "[Jos\303\251], Jose\314\201");
  assert_found ("Jose\314\201|Jose", "Jos\303\251, [Jose\314\201] and [Jose]");
}

static void
test_bounds (void)
{
  const char *const names[] = { "a", NULL };
  g_autoptr (WhenceNameFinder) finder = whence_name_finder_new (names);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (WhenceNamePlace));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *long_name = g_strnfill (5000, 'x');

  for (guint i = 0; i < 500; i++)
    g_string_append (text, "a ");
  g_assert_cmpuint (whence_name_finder_find (finder, text->str, NULL, 100, NULL, places), ==, 100);
  g_assert_cmpuint (places->len, ==, 100);
  g_assert_cmpuint (whence_name_finder_find (finder, text->str, NULL, 1000, NULL, places), ==, 500);
  g_assert_cmpuint (g_array_index (places, WhenceNamePlace, 599).start, ==, 998);

  assert_found (long_name, long_name);
  assert_found ("a a", "[a a] [a a] [a a]");
}

typedef struct
{
  WhenceProject *project;
  WhenceSource *sources[2];
  WhenceEntity *rubio;
  WhenceEntity *street;
} Fixture;

static WhenceSource *
add_source (WhenceChange  *change,
            WhenceProject *project,
            const char    *text)
{
  g_autoptr (WhenceObject) source = whence_object_new (WHENCE_TYPE_SOURCE);

  whence_object_init_string (source, "text", text);
  return whence_edit_add_source (change, project, WHENCE_SOURCE (source));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const char *const aliases[] = { "Rubio", "Marco Rubio", NULL };
  g_autoptr (WhenceChange) change = whence_change_new ("Make");
  g_autoptr (GError) error = NULL;

  fixture->project = whence_project_new ();
  fixture->sources[0] = add_source (change, fixture->project,
                                    "Marco Rubio came. Rubio’s plan: Rubio Street.");
  fixture->sources[1] = add_source (change, fixture->project, "Nobody.\n\nMarco\nRubio left.");
  fixture->rubio = whence_edit_add_entity (change, fixture->project, "person", "Marco Rubio");
  whence_change_set_strv (change, WHENCE_OBJECT (fixture->rubio), "aliases", aliases);
  fixture->street = whence_edit_add_entity (change, fixture->project, "place", "Rubio Street");
  whence_edit_add_mention (change, fixture->rubio, fixture->sources[0], 0, 11, &error);
  whence_edit_add_mention (change, fixture->street, fixture->sources[0], 32, 44, &error);
  whence_project_apply (fixture->project, change, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->project);
}

static void
assert_place (GArray       *found,
              guint         i,
              WhenceSource *source,
              guint         start,
              guint         end,
              WhenceEntity *other)
{
  const WhenceOccurrence *place = &g_array_index (found, WhenceOccurrence, i);

  g_assert_true (place->source == source);
  g_assert_cmpuint (place->start, ==, start);
  g_assert_cmpuint (place->end, ==, end);
  g_assert_true (place->other == other);
}

/* What is a mention already is no place to mark, and what another entity has says so. */
static void
test_project (Fixture       *fixture,
              gconstpointer  data)
{
  g_auto (GStrv) names = whence_occurrences_list_names (fixture->rubio);
  g_autoptr (GArray) found = whence_occurrences_find (fixture->project, fixture->rubio,
                                                      (const char *const *) names, NULL, 100);
  g_autoptr (GArray) here = whence_occurrences_find (fixture->project, fixture->rubio,
                                                     (const char *const *) names,
                                                     fixture->sources[1], 100);
  g_autoptr (GArray) new_one = whence_occurrences_find (fixture->project, NULL,
                                                        (const char *const *) names, NULL, 100);
  g_autoptr (WhenceChange) change = whence_change_new ("Mark");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpuint (found->len, ==, 3);
  assert_place (found, 0, fixture->sources[0], 18, 23, NULL);
  assert_place (found, 1, fixture->sources[0], 32, 37, fixture->street);
  assert_place (found, 2, fixture->sources[1], 9, 20, NULL);
  g_assert_cmpuint (here->len, ==, 1);
  g_assert_cmpuint (new_one->len, ==, 4);
  assert_place (new_one, 0, fixture->sources[0], 0, 11, fixture->rubio);

  g_assert_true (whence_occurrences_add_mentions (change, fixture->rubio, found, &error));
  g_assert_true (whence_project_apply (fixture->project, change, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (whence_entity_get_mentions (fixture->rubio)), ==, 4);
  g_array_unref (g_steal_pointer (&found));
  found = whence_occurrences_find (fixture->project, fixture->rubio, (const char *const *) names,
                                   NULL, 100);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
on_found (GObject      *source_object,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_thread (Fixture       *fixture,
             gconstpointer  data)
{
  const char *const names[] = { "Rubio", NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (WhenceChange) change = whence_change_new ("Remove");
  g_autoptr (GPtrArray) objects = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  whence_occurrences_find_async (fixture->project, NULL, names, NULL, 100, NULL, on_found, &result);
  whence_occurrences_find_async (fixture->project, NULL, names, NULL, 100, cancellable, on_found,
                                 &cancelled);
  g_cancellable_cancel (cancellable);
  /* What is removed meanwhile is none of the places. */
  g_ptr_array_add (objects, fixture->sources[0]);
  whence_edit_remove (change, fixture->project, objects);
  g_assert_true (whence_project_apply (fixture->project, change, NULL));
  while (result == NULL || cancelled == NULL)
    g_main_context_iteration (NULL, TRUE);

  found = whence_occurrences_find_finish (fixture->project, result, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  assert_place (found, 0, fixture->sources[1], 15, 20, NULL);
  g_assert_null (whence_occurrences_find_finish (fixture->project, cancelled, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Finds at most 10,000 places in a thread, and marks them. Returns: how many there were */
static guint
mark_some (WhenceProject *project,
           WhenceEntity  *entity,
           gboolean      *more)
{
  const char *const names[] = { "aye", NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (WhenceChange) change = whence_change_new ("Mark");
  g_autoptr (GError) error = NULL;

  whence_occurrences_find_async (project, entity, names, NULL, 10000, NULL, on_found, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  found = whence_occurrences_find_finish (project, result, more, &error);
  g_assert_no_error (error);
  whence_occurrences_add_mentions (change, entity, found, &error);
  g_assert_no_error (error);
  if (found->len > 0)
    g_assert_true (whence_project_apply (project, change, &error));

  return found->len;
}

/* What is marked already does not count, so that what is cut is found the next time. */
static void
test_many (void)
{
  g_autoptr (WhenceProject) project = whence_project_new ();
  g_autoptr (WhenceChange) change = whence_change_new ("Make");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  WhenceEntity *entity;
  WhenceSource *source;
  gboolean more = FALSE;

  for (guint i = 0; i < 6000; i++)
    g_string_append (text, "aye ");
  source = add_source (change, project, text->str);
  add_source (change, project, text->str);
  entity = whence_edit_add_entity (change, project, "other", "aye");
  /* Mentions over each other and over more than a name */
  whence_edit_add_mention (change, entity, source, 0, 9, &error);
  whence_edit_add_mention (change, entity, source, 2, 5, &error);
  g_assert_true (whence_project_apply (project, change, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (mark_some (project, entity, &more), ==, 10000);
  g_assert_true (more);
  g_assert_cmpuint (mark_some (project, entity, &more), ==, 1997);
  g_assert_false (more);
  g_assert_cmpuint (mark_some (project, entity, &more), ==, 0);
  g_assert_false (more);
  g_assert_cmpuint (g_list_model_get_n_items (whence_entity_get_mentions (entity)), ==, 11999);
}

/* Within one text too the search is given up. */
static void
test_cancelled (void)
{
  const char *const names[] = { "b", NULL };
  g_autoptr (WhenceNameFinder) finder = whence_name_finder_new (names);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (WhenceNamePlace));
  g_autofree char *text = g_strnfill (1000000, ' ');

  text[10] = 'b';
  text[999990] = 'b';
  g_assert_cmpuint (whence_name_finder_find (finder, text, NULL, 9, cancellable, places), ==, 2);
  g_cancellable_cancel (cancellable);
  g_assert_cmpuint (whence_name_finder_find (finder, text, NULL, 9, cancellable, places), ==, 1);
}

/* Names that begin alike are compared once at each place, not one by one. */
static void
test_alike (void)
{
  g_autofree char *stem = g_strnfill (1000, 'x');
  g_autoptr (GString) names = g_string_new ("x|x x|xy|x");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 900; i++)
    g_string_append_printf (names, "|%s%u", stem, i);
  g_string_append_printf (text, "[x x] [x] xx [xy], [%s7] [%s899] %s900 %s", stem, stem, stem,
                          stem);
  assert_found (names->str, text->str);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/occurrences/words", test_words);
  g_test_add_func ("/occurrences/space", test_space);
  g_test_add_func ("/occurrences/longest", test_longest);
  g_test_add_func ("/occurrences/scripts", test_scripts);
  g_test_add_func ("/occurrences/bounds", test_bounds);
  g_test_add_func ("/occurrences/alike", test_alike);
  g_test_add_func ("/occurrences/cancelled", test_cancelled);
  g_test_add_func ("/occurrences/many", test_many);
  g_test_add ("/occurrences/project", Fixture, NULL, set_up, test_project, tear_down);
  g_test_add ("/occurrences/thread", Fixture, NULL, set_up, test_thread, tear_down);

  return g_test_run ();
}
