/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/whence-cli-output.h"
#include "cli/whence-cli-project.h"
#include "cli/whence-cli.h"

/* The entities that are to go; NULL, and that is said, where one is none or the one that stays. */
static GPtrArray *
find_others (WhenceProject  *project,
             WhenceObject   *into,
             const char     *path,
             char          **ids)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (; *ids != NULL; ids++)
    {
      WhenceObject *entity = whence_cli_find_entity (project, path, *ids);

      if (entity == NULL)
        return NULL;
      if (entity == into)
        {
          g_autofree char *name = whence_cli_display_name (path);

          whence_cli_complain (_("%s: expected another entity than the one that stays, not “%s”"),
                               name, *ids);
          return NULL;
        }
      g_ptr_array_add (others, entity);
    }

  return g_steal_pointer (&others);
}

static WhenceCliStatus
run (const WhenceCliCommand  *command,
     char                   **argv)
{
  g_auto (GStrv) args = NULL;
  g_autoptr (WhenceProjectFile) file = NULL;
  g_autoptr (WhenceChange) change = NULL;
  g_autoptr (GPtrArray) others = NULL;
  WhenceProject *project;
  WhenceObject *into;
  guint n;
  WhenceCliStatus status;

  if (!whence_cli_parse (command, argv, NULL, &args, &status))
    return status;

  file = whence_cli_edit_project (args[0], NULL);
  if (file == NULL)
    return WHENCE_CLI_FAILED;
  project = whence_project_file_get_project (file);
  into = whence_cli_find_entity (project, args[0], args[1]);
  if (into != NULL)
    others = find_others (project, into, args[0], args + 2);
  if (others == NULL)
    return WHENCE_CLI_FAILED;

  change = whence_change_new (_("Merge"));
  whence_edit_merge_entities (change, project, WHENCE_ENTITY (into), others);
  if (!whence_cli_apply (file, change, args[0]))
    return WHENCE_CLI_FAILED;

  n = g_list_model_get_n_items (whence_entity_get_mentions (WHENCE_ENTITY (into)));
  whence_cli_say (ngettext ("“%s” has %u mention now.\n", "“%s” has %u mentions now.\n", n),
                  whence_words_entity_name (WHENCE_ENTITY (into)), n);
  return WHENCE_CLI_DONE;
}

const WhenceCliCommand whence_cli_command_merge_entities = {
  .name = "merge-entities",
  .arguments = N_("PROJECT INTO OTHER…"),
  .summary = N_("Make one entity of several"),
  .description = N_("INTO keeps its id, its type and its name. The names of the others become "
                    "aliases; their\nmentions, tags, notes and identifiers become its own, and "
                    "what named them names it."),
  .min_arguments = 3,
  .max_arguments = G_MAXUINT,
  .run = run,
};
