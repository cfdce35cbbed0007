/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the lists of entities and claims cost in a large project: each letter typed into a filter,
 * and a change of the project, in medians of the time for which the main loop stands still, with
 * the longest of all in brackets. It needs a display.
 */

#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "store/whence-project-file.h"
#include "ui/whence-application.h"
#include "ui/whence-claim-list.h"
#include "ui/whence-entity-list.h"
#include "utils/whence-test-figures.h"

#define N_SOURCES 100
#define N_ENTITIES 10000
#define N_CLAIMS 10000
#define MENTIONS_PER_ENTITY 10
#define TEXT_LENGTH 20000
#define N_ROUNDS 21

/* How long to look on after each step, for the frames that it brings about. */
#define LOOK_ON_USEC (150 * 1000)

static const char *const words[] = {
  "harbour", "Aurora", "Marta", "Eide", "council", "ferry", "bridge", "Lund", "Holm", "union",
  "ministry", "Tromsø", "Åberg", "quay", "island", "school",
};

static void
report (const char *what,
        double     *values,
        guint       n)
{
  whence_test_sort (values, n);
  g_print ("%-48s %7.2f ms  (%.2f)\n", what, values[n / 2], values[n - 1]);
}

static const char *
pick_word (GRand *rand)
{
  return words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
}

static char *
make_name (GRand *rand,
           guint  i)
{
  return g_strdup_printf ("%s %s %u", pick_word (rand), pick_word (rand), i);
}

static void
add_sources (WhenceProject *project,
             WhenceChange  *change,
             GPtrArray     *sources)
{
  g_autofree char *text = g_strnfill (TEXT_LENGTH, 'x');

  for (guint i = 0; i < N_SOURCES; i++)
    {
      g_autoptr (WhenceObject) source = whence_object_new (WHENCE_TYPE_SOURCE);

      whence_object_init_string (source, "text", text);
      g_ptr_array_add (sources, whence_edit_add_source (change, project, WHENCE_SOURCE (source)));
    }
}

static void
fill (WhenceProject *project,
      GRand         *rand)
{
  g_autoptr (WhenceChange) change = whence_change_new ("Fill");
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  add_sources (project, change, sources);
  for (guint i = 0; i < N_ENTITIES; i++)
    {
      g_autofree char *name = make_name (rand, i);
      g_autofree char *one = make_name (rand, i);
      g_autofree char *two = make_name (rand, i);
      g_autofree char *three = make_name (rand, i);
      const char *const aliases[] = { one, two, three, NULL };
      WhenceEntity *entity = whence_edit_add_entity (change, project, "person", name);

      whence_change_set_strv (change, WHENCE_OBJECT (entity), "aliases", aliases);
      g_ptr_array_add (entities, entity);
      for (guint j = 0; j < MENTIONS_PER_ENTITY; j++)
        {
          guint start = (guint) g_rand_int_range (rand, 0, TEXT_LENGTH - 10);

          whence_edit_add_mention (change, entity,
                                   g_ptr_array_index (sources, (i + j * 7) % N_SOURCES), start,
                                   start + 5, NULL);
        }
    }
  for (guint i = 0; i < N_CLAIMS; i++)
    {
      g_autofree char *text = make_name (rand, i);
      WhenceClaim *claim = whence_edit_add_claim (change, project, text);
      WhenceObject *speaker = g_ptr_array_index (entities, i * 3 % N_ENTITIES);

      whence_change_set_string (change, WHENCE_OBJECT (claim), "speaker",
                                whence_object_get_id (speaker));
      whence_edit_add_evidence (change, claim, g_ptr_array_index (sources, i % N_SOURCES), i, i + 9,
                                WHENCE_STANCE_ASSERTS, FALSE, NULL);
    }
  whence_project_apply (project, change, &error);
  g_assert_no_error (error);
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

/* Lets the main loop go on for a while.
 *
 * Returns: the longest that it stood still, in milliseconds
 */
static double
look_on (void)
{
  gint64 start = g_get_monotonic_time ();
  double longest = 0;

  while (g_get_monotonic_time () - start < LOOK_ON_USEC)
    {
      gint64 before = g_get_monotonic_time ();

      if (g_main_context_iteration (NULL, FALSE))
        longest = MAX (longest, whence_test_ms_since (before));
      else
        g_usleep (200);
    }

  return longest;
}

/* The entry waits a while for more to be typed, and so says that there is something itself. */
static double
type_text (GtkEditable *entry,
           const char  *text)
{
  gint64 start = g_get_monotonic_time ();

  gtk_editable_set_text (entry, text);
  g_signal_emit_by_name (entry, "search-changed");

  return whence_test_ms_since (start);
}

static void
measure_typing (GtkWidget  *list,
                const char *name)
{
  const char *const typed[] = { "a", "au", "aur", "auro", "aur", "au", "a", "", "e", "ei", "" };
  GtkEditable *entry = GTK_EDITABLE (find_widget (list, GTK_TYPE_SEARCH_ENTRY));
  double filtered[N_ROUNDS * G_N_ELEMENTS (typed)];
  double frames[N_ROUNDS * G_N_ELEMENTS (typed)];
  g_autofree char *letter = g_strdup_printf ("%s: a letter", name);
  g_autofree char *frame = g_strdup_printf ("%s: a letter, the frame after it", name);
  guint n = 0;

  for (guint i = 0; i < N_ROUNDS / 3; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (typed); j++, n++)
        {
          filtered[n] = type_text (entry, typed[j]);
          frames[n] = look_on ();
        }
    }
  report (letter, filtered, n);
  report (frame, frames, n);
}

typedef void (*EditFunc) (WhenceProject *project,
                          WhenceChange  *change,
                          guint          i);

static void
add_mention (WhenceProject *project,
             WhenceChange  *change,
             guint          i)
{
  g_autoptr (WhenceEntity) entity = g_list_model_get_item (whence_project_get_entities (project),
                                                           i * 37 % N_ENTITIES);
  g_autoptr (WhenceSource) source = g_list_model_get_item (whence_project_get_sources (project),
                                                           i % N_SOURCES);

  whence_edit_add_mention (change, entity, source, 100 + i, 105 + i, NULL);
}

static void
rename_entity (WhenceProject *project,
               WhenceChange  *change,
               guint          i)
{
  g_autoptr (WhenceObject) entity = g_list_model_get_item (whence_project_get_entities (project),
                                                           i * 31 % N_ENTITIES);
  g_autofree char *name = g_strdup_printf ("%c renamed", 'a' + (char) (i % 26));

  whence_change_set_string (change, entity, "name", name);
}

static void
set_status (WhenceProject *project,
            WhenceChange  *change,
            guint          i)
{
  g_autoptr (WhenceObject) claim = g_list_model_get_item (whence_project_get_claims (project),
                                                          i * 31 % N_CLAIMS);

  whence_change_set_enum (change, claim, "status", WHENCE_CLAIM_STATUS_DISPUTED);
}

static void
measure_change (WhenceProject *project,
                const char    *name,
                EditFunc       edit)
{
  double changes[N_ROUNDS];
  double after[N_ROUNDS];
  g_autofree char *frame = g_strdup_printf ("%s, what comes after", name);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (WhenceChange) change = whence_change_new (name);
      gint64 start;

      edit (project, change, i);
      start = g_get_monotonic_time ();
      g_assert_true (whence_project_apply (project, change, NULL));
      changes[i] = whence_test_ms_since (start);
      after[i] = look_on ();
    }
  report (name, changes, N_ROUNDS);
  report (frame, after, N_ROUNDS);
}

static void
measure_selecting (WhenceWorkspace *workspace,
                   WhenceProject   *project)
{
  double times[N_ROUNDS];
  double frames[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (WhenceObject) entity = g_list_model_get_item (
        whence_project_get_entities (project), i * 4999 % N_ENTITIES);
      gint64 start = g_get_monotonic_time ();

      whence_workspace_select (workspace, entity, NULL);
      times[i] = whence_test_ms_since (start);
      frames[i] = look_on ();
    }
  report ("selecting an entity", times, N_ROUNDS);
  report ("selecting an entity, the frame after it", frames, N_ROUNDS);
}

static void
measure_sorting (GtkWidget *list)
{
  const char *const sorts[] = { "name", "mentions", "place", "change" };

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      double times[N_ROUNDS];
      g_autofree char *what = g_strdup_printf ("entities: sorting by %s", sorts[i]);

      for (guint j = 0; j < N_ROUNDS; j++)
        {
          gint64 start;

          g_object_set (list, "sort", sorts[(i + 1) % G_N_ELEMENTS (sorts)], NULL);
          start = g_get_monotonic_time ();
          g_object_set (list, "sort", sorts[i], NULL);
          times[j] = whence_test_ms_since (start);
        }
      report (what, times, N_ROUNDS);
      look_on ();
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (WhenceApplication) application = whence_application_new ();
  g_autoptr (WhenceProjectFile) file = NULL;
  g_autoptr (WhenceWorkspace) workspace = NULL;
  WhenceProject *project;
  GtkWidget *window;
  GtkWidget *entities;
  GtkWidget *claims;
  GtkWidget *box;
  gint64 start;

  g_application_register (G_APPLICATION (application), NULL, NULL);
  file = whence_project_file_new (WHENCE_OPEN_NO_JOURNAL);
  project = whence_project_file_get_project (file);
  fill (project, rand);
  measure_change (project, "a mention, without the lists", add_mention);

  workspace = whence_workspace_new (file);
  window = adw_application_window_new (GTK_APPLICATION (application));
  entities = g_object_new (WHENCE_TYPE_ENTITY_LIST, "vexpand", TRUE, NULL);
  claims = g_object_new (WHENCE_TYPE_CLAIM_LIST, "vexpand", TRUE, NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), entities);
  gtk_box_append (GTK_BOX (box), claims);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 900);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  look_on ();

  start = g_get_monotonic_time ();
  g_object_set (entities, "workspace", workspace, NULL);
  g_object_set (claims, "workspace", workspace, NULL);
  g_print ("%-48s %7.2f ms\n", "opening", whence_test_ms_since (start));
  g_print ("%-48s %7.2f ms\n", "opening, the first frame", look_on ());
  measure_typing (entities, "entities");
  measure_typing (claims, "claims");
  measure_change (project, "a mention", add_mention);
  measure_change (project, "a name", rename_entity);
  measure_change (project, "a status", set_status);
  measure_selecting (workspace, project);
  measure_sorting (entities);
  gtk_window_destroy (GTK_WINDOW (window));

  return EXIT_SUCCESS;
}
