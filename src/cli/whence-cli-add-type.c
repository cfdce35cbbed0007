/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/whence-cli-add.h"

/* What the command line says of the type; NULL where it says nothing. */
typedef struct
{
  char *id;
  char *label;
  char *color;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->id);
  g_free (options->label);
  g_free (options->color);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static WhenceObject *
fill (WhenceChange   *change,
      WhenceProject  *project,
      gconstpointer   data,
      GError        **error)
{
  const Options *options = data;
  WhenceEntityType *type;

  if (!whence_cli_require ("id", options->id, error) ||
      !whence_cli_require ("label", options->label, error))
    return NULL;

  type = whence_edit_add_entity_type (change, project, options->id, options->label);
  if (!whence_cli_set_text (change, type, "color", options->color, error))
    return NULL;

  return WHENCE_OBJECT (type);
}

static WhenceCliStatus
run (const WhenceCliCommand  *command,
     char                   **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "id", 0, 0, G_OPTION_ARG_STRING, &options.id,
      N_("The word for it in “--type”: none that is built in"), N_("ID") },
    { "label", 0, 0, G_OPTION_ARG_STRING, &options.label, N_("What people call it"), N_("LABEL") },
    { "color", 0, 0, G_OPTION_ARG_STRING, &options.color, N_("Its colour, such as #3584e4"),
      N_("COLOR") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) args = NULL;
  WhenceCliStatus status;

  if (!whence_cli_parse (command, argv, entries, &args, &status))
    return status;

  return whence_cli_add (args[0], NULL, fill, &options);
}

const WhenceCliCommand whence_cli_command_add_type = {
  .name = "add type",
  .arguments = N_("PROJECT"),
  .summary = N_("Add a type of entity, and print its id"),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
