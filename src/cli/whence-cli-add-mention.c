/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/whence-cli-add.h"
#include "cli/whence-cli-passage.h"

/* What the command line says of the mention; NULL where it says nothing. */
typedef struct
{
  WhenceCliPassage passage;
  char *entity;
  char *creator;
} Options;

static void
options_clear (Options *options)
{
  whence_cli_passage_clear (&options->passage);
  g_free (options->entity);
  g_free (options->creator);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static WhenceObject *
fill (WhenceChange   *change,
      WhenceProject  *project,
      gconstpointer   data,
      GError        **error)
{
  const Options *options = data;
  WhenceObject *entity = whence_cli_get (project, "entity", options->entity, WHENCE_TYPE_ENTITY,
                                         error);
  WhenceSource *source;
  guint start = 0;
  guint end = 0;

  if (entity == NULL)
    return NULL;
  source = whence_cli_passage_find (&options->passage, project, &start, &end, error);
  if (source == NULL)
    return NULL;

  return (WhenceObject *) whence_edit_add_mention (change, WHENCE_ENTITY (entity), source, start,
                                                   end, error);
}

static WhenceCliStatus
run (const WhenceCliCommand  *command,
     char                   **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "entity", 0, 0, G_OPTION_ARG_STRING, &options.entity, N_("What is named there"), N_("ID") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &options.passage.source,
      N_("The source; with --quote it may be left out"), N_("ID") },
    { "quote", 0, 0, G_OPTION_ARG_STRING, &options.passage.quote,
      N_("The words of the passage, which must be there once"), N_("TEXT") },
    { "start", 0, 0, G_OPTION_ARG_STRING, &options.passage.start,
      N_("Where the passage starts, in code points"), N_("N") },
    { "end", 0, 0, G_OPTION_ARG_STRING, &options.passage.end,
      N_("Where the passage ends, in code points"), N_("N") },
    { "creator", 0, 0, G_OPTION_ARG_STRING, &options.creator,
      N_("Who adds it; else $WHENCE_CREATOR"), N_("NAME") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) args = NULL;
  WhenceCliStatus status;

  if (!whence_cli_parse (command, argv, entries, &args, &status))
    return status;

  return whence_cli_add (args[0], options.creator, fill, &options);
}

const WhenceCliCommand whence_cli_command_add_mention = {
  .name = "add mention",
  .arguments = N_("PROJECT"),
  .summary = N_("Add a passage that names an entity, and print its id"),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
