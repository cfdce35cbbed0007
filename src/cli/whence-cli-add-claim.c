/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/whence-cli-add.h"

/* What the command line says of the claim; NULL where it says nothing. */
typedef struct
{
  char *text;
  char *kind;
  char *speaker;
  char **via;
  char **about;
  char *date;
  char *status;
  char *credibility;
  char **tags;
  char *notes;
  char *creator;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->text);
  g_free (options->kind);
  g_free (options->speaker);
  g_strfreev (options->via);
  g_strfreev (options->about);
  g_free (options->date);
  g_free (options->status);
  g_free (options->credibility);
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
  WhenceClaim *claim;

  if (!whence_cli_require ("text", options->text, error))
    return NULL;

  claim = whence_edit_add_claim (change, project, options->text);
  whence_cli_set_strv (change, claim, "via", options->via);
  whence_cli_set_strv (change, claim, "about", options->about);
  whence_cli_set_strv (change, claim, "tags", options->tags);
  if (!whence_cli_set_text (change, claim, "kind", options->kind, error) ||
      !whence_cli_set_text (change, claim, "speaker", options->speaker, error) ||
      !whence_cli_set_text (change, claim, "date", options->date, error) ||
      !whence_cli_set_text (change, claim, "status", options->status, error) ||
      !whence_cli_set_text (change, claim, "credibility", options->credibility, error) ||
      !whence_cli_set_text (change, claim, "notes", options->notes, error))
    return NULL;

  return WHENCE_OBJECT (claim);
}

static WhenceCliStatus
run (const WhenceCliCommand  *command,
     char                   **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "text", 0, 0, G_OPTION_ARG_STRING, &options.text, N_("The statement"), N_("TEXT") },
    { "speaker", 0, 0, G_OPTION_ARG_STRING, &options.speaker,
      N_("The entity that makes it; without it, the source itself does"), N_("ID") },
    { "via", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.via,
      N_("An entity that it reached us through; once for each, the nearest to us first"),
      N_("ID") },
    { "about", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.about,
      N_("An entity that it is about; once for each"), N_("ID") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind,
      N_("factual (the default), opinion, prediction, pledge or other"), N_("KIND") },
    { "status", 0, 0, G_OPTION_ARG_STRING, &options.status,
      N_("open (the default), corroborated, disputed, refuted or unverifiable"), N_("STATUS") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, N_("When it was said"), N_("DATE") },
    { "credibility", 0, 0, G_OPTION_ARG_STRING, &options.credibility,
      N_("How credible it is, from 1 to 6"), N_("DIGIT") },
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

const WhenceCliCommand whence_cli_command_add_claim = {
  .name = "add claim",
  .arguments = N_("PROJECT"),
  .summary = N_("Add a claim, and print its id"),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
