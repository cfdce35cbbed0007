/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/whence-cli-output.h"
#include "cli/whence-cli-project.h"
#include "cli/whence-cli.h"

/* The mentions that are to go; NULL, and that is said, where one is none of @entity. */
static GPtrArray *
find_mentions (WhenceProject  *project,
               WhenceObject   *entity,
               const char     *path,
               char          **ids)
{
  g_autoptr (GPtrArray) mentions = g_ptr_array_new ();

  for (; *ids != NULL; ids++)
    {
      WhenceObject *mention = whence_cli_find (project, path, *ids);

      if (mention == NULL)
        return NULL;
      if (!WHENCE_IS_MENTION (mention) || whence_object_get_parent (mention) != entity)
        {
          g_autofree char *name = whence_cli_display_name (path);

          whence_cli_complain (_("%s: expected the id of a mention of “%s”, and “%s” is none"),
                               name, whence_object_get_id (entity), *ids);
          return NULL;
        }
      if (!g_ptr_array_find (mentions, mention, NULL))
        g_ptr_array_add (mentions, mention);
    }

  return g_steal_pointer (&mentions);
}

static WhenceCliStatus
split (const char  *path,
       char       **ids,
       const char  *name)
{
  g_autoptr (WhenceProjectFile) file = whence_cli_edit_project (path, NULL);
  g_autoptr (WhenceChange) change = NULL;
  g_autoptr (GPtrArray) mentions = NULL;
  WhenceProject *project;
  WhenceObject *entity;
  WhenceEntity *made;

  if (file == NULL)
    return WHENCE_CLI_FAILED;
  project = whence_project_file_get_project (file);
  entity = whence_cli_find_entity (project, path, ids[0]);
  if (entity != NULL)
    mentions = find_mentions (project, entity, path, ids + 1);
  if (mentions == NULL)
    return WHENCE_CLI_FAILED;

  change = whence_change_new (_("Split"));
  made = whence_edit_split_entity (change, project, WHENCE_ENTITY (entity), mentions, name);
  if (!whence_cli_apply (file, change, path))
    return WHENCE_CLI_FAILED;

  whence_cli_print ("%s\n", whence_object_get_id (WHENCE_OBJECT (made)));
  return WHENCE_CLI_DONE;
}

static WhenceCliStatus
run (const WhenceCliCommand  *command,
     char                   **argv)
{
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name,
      N_("The name of the new entity; else the words of the first mention"), N_("NAME") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) args = NULL;
  WhenceCliStatus status;

  if (!whence_cli_parse (command, argv, entries, &args, &status))
    return status;

  return split (args[0], args + 1, name);
}

const WhenceCliCommand whence_cli_command_split_entity = {
  .name = "split-entity",
  .arguments = N_("PROJECT ENTITY MENTION…"),
  .summary = N_("Move mentions to a new entity of the same type, and print its id"),
  .min_arguments = 3,
  .max_arguments = G_MAXUINT,
  .run = run,
};
