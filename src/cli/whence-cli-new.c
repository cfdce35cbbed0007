/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/whence-cli-output.h"
#include "cli/whence-cli-project.h"
#include "cli/whence-cli.h"
#include "store/whence-member-text.h"
#include "store/whence-project-writer.h"

static gboolean
write_new (WhenceProjectFile  *project_file,
           const char         *path,
           GError            **error)
{
  g_autoptr (GFile) file = NULL;

  if (whence_cli_is_stdio (path))
    {
      g_autoptr (GBytes) bytes = whence_project_write (
        whence_project_file_get_project (project_file));

      return whence_cli_write (bytes);
    }

  file = whence_cli_file (path);
  return whence_project_file_create (project_file, file, NULL, error);
}

static WhenceCliStatus
run (const WhenceCliCommand  *command,
     char                   **argv)
{
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;
  const GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, N_("The title of the project"), N_("TITLE") },
    { "description", 0, 0, G_OPTION_ARG_STRING, &description, N_("What it is about"), N_("TEXT") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) args = NULL;
  g_autoptr (WhenceProjectFile) file = NULL;
  g_autoptr (WhenceChange) change = NULL;
  g_autoptr (GError) error = NULL;
  WhenceCliStatus status;
  WhenceObject *project;

  if (!whence_cli_parse (command, argv, entries, &args, &status))
    return status;

  file = whence_project_file_new (WHENCE_OPEN_NO_JOURNAL);
  project = WHENCE_OBJECT (whence_project_file_get_project (file));
  change = whence_change_new (_("Name the project"));
  if ((title != NULL && !whence_member_set_text (change, project, "title", title, &error)) ||
      (description != NULL &&
       !whence_member_set_text (change, project, "description", description, &error)) ||
      !whence_project_apply (WHENCE_PROJECT (project), change, &error) ||
      !write_new (file, args[0], &error))
    {
      g_autofree char *name = whence_cli_display_name (args[0]);

      if (error != NULL)
        whence_cli_complain ("%s: %s", name, error->message);
      return WHENCE_CLI_FAILED;
    }

  return WHENCE_CLI_DONE;
}

const WhenceCliCommand whence_cli_command_new = {
  .name = "new",
  .arguments = N_("PROJECT"),
  .summary = N_("Make an empty project; never overwrites a file"),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
