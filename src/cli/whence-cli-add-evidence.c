/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/whence-cli-add.h"
#include "cli/whence-cli-passage.h"
#include "store/whence-member-text.h"

/* What the command line says of the evidence; NULL where it says nothing. */
typedef struct
{
  WhenceCliPassage passage;
  char *claim;
  char *link;
  char *stance;
  gboolean direct;
  char *creator;
} Options;

static void
options_clear (Options *options)
{
  whence_cli_passage_clear (&options->passage);
  g_free (options->claim);
  g_free (options->link);
  g_free (options->stance);
  g_free (options->creator);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_stance (const char    *text,
              WhenceStance  *stance,
              GError       **error)
{
  GParamSpec *member = whence_members_find (WHENCE_TYPE_EVIDENCE, "stance");
  g_auto (GValue) value = G_VALUE_INIT;

  *stance = WHENCE_STANCE_ASSERTS;
  if (text == NULL)
    return TRUE;
  if (!whence_member_from_text (member, text, &value, error))
    return FALSE;

  *stance = (WhenceStance) g_value_get_enum (&value);
  return TRUE;
}

static WhenceObject *
fill_link (WhenceChange   *change,
           WhenceProject  *project,
           const Options  *options,
           GError        **error)
{
  WhenceObject *link = whence_cli_get (project, "link", options->link, WHENCE_TYPE_LINK, error);
  WhenceSource *source;
  guint start = 0;
  guint end = 0;

  if (link == NULL)
    return NULL;
  if (options->stance != NULL || options->direct)
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_INVALID,
                   _("--stance and --direct are for the evidence of a claim, not of a link"));
      return NULL;
    }
  source = whence_cli_passage_find (&options->passage, project, &start, &end, error);
  if (source == NULL || whence_edit_add_link_evidence (change, WHENCE_LINK (link), source, start,
                                                       end, error) == NULL)
    return NULL;

  return link;
}

static WhenceObject *
fill (WhenceChange   *change,
      WhenceProject  *project,
      gconstpointer   data,
      GError        **error)
{
  const Options *options = data;
  WhenceStance stance = WHENCE_STANCE_ASSERTS;
  WhenceObject *claim;
  WhenceSource *source;
  guint start = 0;
  guint end = 0;

  if ((options->claim != NULL) == (options->link != NULL))
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_INVALID,
                   _("expected either --claim ID or --link ID"));
      return NULL;
    }
  if (options->link != NULL)
    return fill_link (change, project, options, error);

  claim = whence_cli_get (project, "claim", options->claim, WHENCE_TYPE_CLAIM, error);
  if (claim == NULL || !parse_stance (options->stance, &stance, error))
    return NULL;
  source = whence_cli_passage_find (&options->passage, project, &start, &end, error);
  if (source == NULL)
    return NULL;

  return (WhenceObject *) whence_edit_add_evidence (change, WHENCE_CLAIM (claim), source, start,
                                                    end, stance, options->direct, error);
}

static WhenceCliStatus
run (const WhenceCliCommand  *command,
     char                   **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "claim", 0, 0, G_OPTION_ARG_STRING, &options.claim, N_("The claim that it bears on"),
      N_("ID") },
    { "link", 0, 0, G_OPTION_ARG_STRING, &options.link, N_("Or the link that it shows"),
      N_("ID") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &options.passage.source,
      N_("The source; with --quote it may be left out"), N_("ID") },
    { "quote", 0, 0, G_OPTION_ARG_STRING, &options.passage.quote,
      N_("The words of the passage, which must be there once"), N_("TEXT") },
    { "start", 0, 0, G_OPTION_ARG_STRING, &options.passage.start,
      N_("Where the passage starts, in code points"), N_("N") },
    { "end", 0, 0, G_OPTION_ARG_STRING, &options.passage.end,
      N_("Where the passage ends, in code points"), N_("N") },
    { "stance", 0, 0, G_OPTION_ARG_STRING, &options.stance,
      N_("asserts (the default), supports, contradicts or context"), N_("STANCE") },
    { "direct", 0, 0, G_OPTION_ARG_NONE, &options.direct,
      N_("The passage quotes the speaker word for word"), NULL },
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

const WhenceCliCommand whence_cli_command_add_evidence = {
  .name = "add evidence",
  .arguments = N_("PROJECT"),
  .summary = N_("Add a passage that bears on a claim or shows a link, and print its id"),
  .description = N_("The passages of a link have no id: the id of the link is printed."),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
