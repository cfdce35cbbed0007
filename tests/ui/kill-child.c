/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window that edits its project at random until it is killed, and says so on standard output: an
 * empty line before each edit, and behind it the SHA-256 of the project as its file would have it;
 * with --large, where that would take too long, the number of the edit, which is the title.
 *
 *   kill-child [--large] PROJECT SEED
 *
 * With --check it prints the same for the project as it is recovered, and ends.
 */

#include "config.h"

#include <stdlib.h>

#include "store/whence-project-writer.h"
#include "ui/whence-application.h"
#include "ui/whence-window-private.h"
#include "utils/whence-test-edits.h"

#define MAX_PAUSE_MSEC 60

static GRand *rand_source;
static gboolean large;
static guint64 n_edits;

static char *
describe (WhenceProject *project)
{
  g_autoptr (GBytes) bytes = NULL;

  if (large)
    return g_strdup (whence_project_get_title (project));

  bytes = whence_project_write (project);
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static void
edit_large (WhenceProject *project)
{
  g_autoptr (WhenceChange) change = whence_change_new ("Edit");
  g_autofree char *title = g_strdup_printf ("%" G_GUINT64_FORMAT, ++n_edits);
  g_autoptr (WhenceEntity) entity = g_list_model_get_item (whence_project_get_entities (project),
                                                           0);
  g_autoptr (WhenceSource) source = g_list_model_get_item (whence_project_get_sources (project),
                                                           0);

  whence_change_set_string (change, WHENCE_OBJECT (project), "title", title);
  whence_edit_add_mention (change, entity, source, 0, 3, NULL);
  g_assert_true (whence_project_apply (project, change, NULL));
}

static gboolean
on_time_to_edit (gpointer user_data)
{
  WhenceWindow *window = user_data;
  WhenceWorkspace *workspace = whence_window_get_workspace (window);

  if (workspace != NULL)
    {
      WhenceProject *project = whence_workspace_get_project (workspace);
      g_autofree char *words = NULL;

      g_print ("\n");
      if (large)
        edit_large (project);
      else
        whence_test_edit_at_random (project, rand_source);
      words = describe (project);
      g_print ("%s\n", words);
      /* And saves, more often than it would by itself. */
      if (g_rand_int_range (rand_source, 0, 12) == 0)
        gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
    }
  g_timeout_add ((guint) g_rand_int_range (rand_source, 0, MAX_PAUSE_MSEC), on_time_to_edit,
                 window);

  return G_SOURCE_REMOVE;
}

static int
check (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceProjectFile) opened = whence_project_file_open (file, WHENCE_OPEN_NONE, NULL,
                                                                   &error);
  g_autofree char *words = NULL;

  if (opened == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  words = describe (whence_project_file_get_project (opened));
  g_print ("%s\n", words);
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  gboolean checks = FALSE;
  const GOptionEntry options[] = {
    { .long_name = "large", .arg = G_OPTION_ARG_NONE, .arg_data = &large },
    { .long_name = "check", .arg = G_OPTION_ARG_NONE, .arg_data = &checks },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GFile) file = NULL;
  WhenceApplication *application;
  WhenceWindow *window;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, NULL) || argc < 2)
    return 2;

  file = g_file_new_for_path (argv[1]);
  if (checks)
    return check (file);

  rand_source = g_rand_new_with_seed ((guint32) atoi (argv[2]));
  application = whence_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    return 1;
  window = whence_application_open_file (application, file, NULL);
  on_time_to_edit (window);
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}
