/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long it takes to find the names of an entity in many sources, and to mark all of them. */

#include "config.h"

#include "core/whence-core.h"
#include "utils/whence-test-figures.h"

#define N_SOURCES 10000
#define N_BYTES 1000      /* of each, about */

static WhenceProject *
make_project (WhenceEntity **entity)
{
  const char *const aliases[] = { "Rubio", "Secretary Rubio", "Mr. Rubio", NULL };
  WhenceProject *project = whence_project_new ();
  g_autoptr (WhenceChange) change = whence_change_new ("Fill");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  while (text->len < N_BYTES - 100)
    g_string_append (text, "Many Ministers Rubbed Salt into the Sore Matters of the Republic. ");
  g_string_append (text, "Then Marco Rubio came, and Rubio’s plan with him.\n");
  for (guint i = 0; i < N_SOURCES; i++)
    {
      g_autoptr (WhenceObject) source = whence_object_new (WHENCE_TYPE_SOURCE);

      whence_object_init_string (source, "text", text->str);
      whence_edit_add_source (change, project, WHENCE_SOURCE (source));
    }
  *entity = whence_edit_add_entity (change, project, "person", "Marco Rubio");
  whence_change_set_strv (change, WHENCE_OBJECT (*entity), "aliases", aliases);
  whence_project_apply (project, change, &error);
  g_assert_no_error (error);

  return project;
}

int
main (int    argc,
      char **argv)
{
  WhenceEntity *entity = NULL;
  g_autoptr (WhenceProject) project = make_project (&entity);
  g_auto (GStrv) names = whence_occurrences_list_names (entity);
  g_autoptr (WhenceChange) change = whence_change_new ("Mark");
  g_autoptr (GArray) found = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  found = whence_occurrences_find (project, entity, (const char *const *) names, NULL, G_MAXUINT);
  g_print ("find %u places in %d sources of %.1f MB: %.0f ms\n", found->len, N_SOURCES,
           N_SOURCES * (double) N_BYTES / 1e6, whence_test_ms_since (start));

  start = g_get_monotonic_time ();
  whence_occurrences_add_mentions (change, entity, found, &error);
  g_assert_no_error (error);
  whence_project_apply (project, change, &error);
  g_assert_no_error (error);
  g_print ("mark them: %.0f ms\n", whence_test_ms_since (start));

  return 0;
}
