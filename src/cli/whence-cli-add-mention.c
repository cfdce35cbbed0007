/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/whence-cli-add.h"
#include "cli/whence-cli-output.h"
#include "cli/whence-cli-passage.h"
#include "cli/whence-cli-project.h"

/* What the command line says of the mention; NULL where it says nothing. */
typedef struct
{
  WhenceCliPassage passage;
  char *entity;
  char *creator;
  gboolean all;
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

/* The source that is meant; %NULL: all of them, or with @error set, none. */
static WhenceSource *
get_source (const Options  *options,
            WhenceProject  *project,
            GError        **error)
{
  WhenceObject *source;

  if (options->passage.source == NULL)
    return NULL;

  source = whence_project_find (project, options->passage.source);
  if (WHENCE_IS_SOURCE (source))
    return WHENCE_SOURCE (source);

  g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_NOT_FOUND,
               _("--source: expected the id of a source, and “%s” is none"),
               options->passage.source);
  return NULL;
}

/* Leaves out what is marked as something else: only a person can say what is meant there. */
static void
leave_out_marked (GArray *found)
{
  guint n_kept = 0;
  guint n_marked;

  for (guint i = 0; i < found->len; i++)
    {
      WhenceOccurrence place = g_array_index (found, WhenceOccurrence, i);

      if (place.other != NULL)
        continue;
      g_array_index (found, WhenceOccurrence, i) = g_array_index (found, WhenceOccurrence, n_kept);
      g_array_index (found, WhenceOccurrence, n_kept++) = place;
    }

  n_marked = found->len - n_kept;
  g_array_set_size (found, n_kept);
  if (n_marked > 0)
    whence_cli_say (ngettext ("left out %u place that is marked as another entity\n",
                              "left out %u places that are marked as other entities\n",
                              n_marked),
                    n_marked);
}

/* Fills @change with the mentions that there are not yet. */
static gboolean
fill_all (const Options  *options,
          WhenceProject  *project,
          WhenceChange  **change,
          GError        **error)
{
  WhenceObject *entity = whence_cli_get (project, "entity", options->entity, WHENCE_TYPE_ENTITY,
                                         error);
  g_autoptr (GError) source_error = NULL;
  g_auto (GStrv) names = NULL;
  g_autoptr (GArray) found = NULL;
  WhenceSource *source;

  if (entity == NULL)
    return FALSE;
  if (options->passage.quote != NULL || options->passage.start != NULL ||
      options->passage.end != NULL)
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_INVALID,
                   _("--all: expected neither --quote nor --start and --end beside it"));
      return FALSE;
    }
  source = get_source (options, project, &source_error);
  if (source_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&source_error));
      return FALSE;
    }

  names = whence_occurrences_list_names (WHENCE_ENTITY (entity));
  found = whence_occurrences_find (project, WHENCE_ENTITY (entity), (const char *const *) names,
                                   source, G_MAXUINT);
  leave_out_marked (found);
  *change = whence_occurrences_new_change (whence_entity_get_name (WHENCE_ENTITY (entity)),
                                           found->len);
  return whence_occurrences_add_mentions (*change, WHENCE_ENTITY (entity), found, error);
}

/* Adds a mention wherever the names of an entity stand, and prints the ids. */
static WhenceCliStatus
add_all (const char    *path,
         const Options *options)
{
  g_autoptr (WhenceProjectFile) file = whence_cli_edit_project (path, options->creator);
  g_autoptr (WhenceChange) change = NULL;
  g_autoptr (GPtrArray) objects = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return WHENCE_CLI_FAILED;
  if (!fill_all (options, whence_project_file_get_project (file), &change, &error))
    {
      g_autofree char *name = whence_cli_display_name (path);

      whence_cli_complain ("%s: %s", name, error->message);
      return WHENCE_CLI_FAILED;
    }
  if (whence_change_is_empty (change))
    {
      whence_cli_say (_("no more places to mark\n"));
      return WHENCE_CLI_DONE;
    }
  if (!whence_cli_apply (file, change, path))
    return WHENCE_CLI_FAILED;

  objects = whence_change_list_objects (change);
  for (guint i = 0; i < objects->len; i++)
    {
      if (WHENCE_IS_MENTION (g_ptr_array_index (objects, i)))
        whence_cli_print ("%s\n", whence_object_get_id (g_ptr_array_index (objects, i)));
    }
  return WHENCE_CLI_DONE;
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
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all,
      N_("Wherever its name and aliases stand, in --source or in all sources"), NULL },
    { "creator", 0, 0, G_OPTION_ARG_STRING, &options.creator,
      N_("Who adds it; else $WHENCE_CREATOR"), N_("NAME") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) args = NULL;
  WhenceCliStatus status;

  if (!whence_cli_parse (command, argv, entries, &args, &status))
    return status;

  if (options.all)
    return add_all (args[0], &options);

  return whence_cli_add (args[0], options.creator, fill, &options);
}

const WhenceCliCommand whence_cli_command_add_mention = {
  .name = "add mention",
  .arguments = N_("PROJECT"),
  .summary = N_("Add passages that name an entity, and print their ids"),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
