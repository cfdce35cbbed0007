/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/whence-cli-add.h"

/* What the command line says of the link; NULL where it says nothing. */
typedef struct
{
  char *from;
  char *to;
  char *kind;
  char **tags;
  char *notes;
  char *creator;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->from);
  g_free (options->to);
  g_free (options->kind);
  g_strfreev (options->tags);
  g_free (options->notes);
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
  WhenceObject *from = whence_cli_get (project, "from", options->from, WHENCE_TYPE_RECORD, error);
  WhenceObject *to;
  WhenceLink *link;

  if (from == NULL)
    return NULL;
  to = whence_cli_get (project, "to", options->to, WHENCE_TYPE_RECORD, error);
  if (to == NULL || !whence_cli_require ("kind", options->kind, error))
    return NULL;

  link = whence_edit_add_link (change, project, from, to, options->kind);
  whence_cli_set_strv (change, link, "tags", options->tags);
  if (!whence_cli_set_text (change, link, "notes", options->notes, error))
    return NULL;

  return WHENCE_OBJECT (link);
}

static WhenceCliStatus
run (const WhenceCliCommand  *command,
     char                   **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_("An entity or a claim"), N_("ID") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("Another one"), N_("ID") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind,
      N_("Between claims supports, contradicts, repeats or qualifies; otherwise any words"),
      N_("KIND") },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.tags, N_("A tag; once for each"),
      N_("TAG") },
    { "notes", 0, 0, G_OPTION_ARG_STRING, &options.notes, N_("Notes on it"), N_("TEXT") },
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

const WhenceCliCommand whence_cli_command_add_link = {
  .name = "add link",
  .arguments = N_("PROJECT"),
  .summary = N_("Tie two claims or two entities to each other, and print the id of the link"),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
