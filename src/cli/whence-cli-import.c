/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/whence-cli-add.h"
#include "cli/whence-cli-output.h"
#include "cli/whence-cli-project.h"
#include "cli/whence-cli.h"
#include "import/whence-import-source.h"
#include "import/whence-import.h"

/* As much as any importer takes, and then some: the importer has the last word. */
#define MAX_DOCUMENT_BYTES ((gsize) 1024 * 1024 * 1024)

/* What the command line says of the sources; NULL where it says nothing. */
typedef struct
{
  char *title;
  char *url;
  char *archive_url;
  char *publisher;
  char *published;
  char *retrieved;
  char *language;
  char *reliability;
  char *creator;
  char **authors;
  char **tags;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->title);
  g_free (options->url);
  g_free (options->archive_url);
  g_free (options->publisher);
  g_free (options->published);
  g_free (options->retrieved);
  g_free (options->language);
  g_free (options->reliability);
  g_free (options->creator);
  g_strfreev (options->authors);
  g_strfreev (options->tags);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Reads a document, which @name is for in a message. */
static WhenceDocument *
read_document (const char  *path,
               const char  *name,
               GError     **error)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *file_name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  WhenceImportInput input = { 0 };

  if (whence_cli_is_stdio (path))
    {
      bytes = whence_cli_read_stdin (MAX_DOCUMENT_BYTES, error);
    }
  else
    {
      file = whence_cli_file (path);
      bytes = whence_import_load (file, name, &file_name, NULL, error);
    }
  if (bytes == NULL)
    return NULL;

  input.bytes = bytes;
  input.file_name = file_name;
  input.shown_name = name;
  return whence_import_bytes (&input, NULL, error);
}

/* Reads all the documents, and says which cannot be read.
 *
 * Returns: (element-type WhenceDocument): NULL if there is one
 */
static GPtrArray *
read_documents (char **paths)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_strv_length (paths);
  guint n_failed = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = whence_cli_display_name (paths[i]);
      g_autoptr (GError) error = NULL;
      WhenceDocument *document;

      if (n > 1)
        whence_cli_progress (_("Reading"), i + 1, n);
      document = read_document (paths[i], name, &error);
      if (document != NULL)
        {
          g_ptr_array_add (documents, document);
          continue;
        }
      /* The importers name the document themselves. */
      if (error->domain == WHENCE_IMPORT_ERROR)
        whence_cli_complain ("%s", error->message);
      else
        whence_cli_complain ("%s: %s", name, error->message);
      n_failed++;
    }
  if (n_failed == 0)
    return g_steal_pointer (&documents);

  if (n > 1)
    whence_cli_complain (_("nothing was imported"));
  return NULL;
}

/* What the command line says is put in the place of what the document says of itself. */
static gboolean
describe (WhenceChange   *change,
          WhenceSource   *source,
          const Options  *options,
          GError        **error)
{
  const struct
  {
    const char *member;
    const char *text;
  } texts[] = {
    { "title", options->title },
    { "url", options->url },
    { "archiveUrl", options->archive_url },
    { "publisher", options->publisher },
    { "published", options->published },
    { "retrieved", options->retrieved },
    { "language", options->language },
    { "reliability", options->reliability },
  };

  whence_cli_set_strv (change, source, "authors", options->authors);
  whence_cli_set_strv (change, source, "tags", options->tags);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (!whence_cli_set_text (change, source, texts[i].member, texts[i].text, error))
        {
          /* The error begins with the member, which is also the name of its option. */
          g_prefix_error (error, "--");
          return FALSE;
        }
    }

  return TRUE;
}

static void
say_notes (const char     *path,
           WhenceDocument *document)
{
  g_autofree char *name = whence_cli_display_name (path);

  for (const char *const *note = whence_document_get_notes (document);
       note != NULL && *note != NULL; note++)
    whence_cli_say ("%s: %s\n", name, *note);
}

static WhenceCliStatus
import_into (char          **args,
             const Options  *options)
{
  g_autoptr (WhenceProjectFile) file = whence_cli_edit_project (args[0], options->creator);
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (WhenceChange) change = whence_change_new (_("Import"));
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return WHENCE_CLI_FAILED;
  documents = read_documents (args + 1);
  if (documents == NULL)
    return WHENCE_CLI_FAILED;

  for (guint i = 0; i < documents->len; i++)
    {
      WhenceSource *source = whence_document_to_source (g_ptr_array_index (documents, i));

      g_ptr_array_add (sources, source);
      whence_edit_add_source (change, whence_project_file_get_project (file), source);
      if (!describe (change, source, options, &error))
        {
          g_autofree char *name = whence_cli_display_name (args[i + 1]);

          whence_cli_complain (_("%s: %s; nothing was imported"), name, error->message);
          return WHENCE_CLI_FAILED;
        }
    }
  if (!whence_cli_apply (file, change, args[0]))
    return WHENCE_CLI_FAILED;

  for (guint i = 0; i < sources->len; i++)
    {
      whence_cli_print ("%s\n", whence_object_get_id (g_ptr_array_index (sources, i)));
      say_notes (args[i + 1], g_ptr_array_index (documents, i));
    }

  return WHENCE_CLI_DONE;
}

static WhenceCliStatus
run (const WhenceCliCommand  *command,
     char                   **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &options.title, N_("Its title"), N_("TITLE") },
    { "url", 0, 0, G_OPTION_ARG_STRING, &options.url, N_("Where it was read"), N_("URL") },
    { "archive-url", 0, 0, G_OPTION_ARG_STRING, &options.archive_url,
      N_("Where a copy of it is kept"), N_("URL") },
    { "publisher", 0, 0, G_OPTION_ARG_STRING, &options.publisher, N_("Who published it"),
      N_("NAME") },
    { "author", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.authors,
      N_("Who wrote it; once for each"), N_("NAME") },
    { "published", 0, 0, G_OPTION_ARG_STRING, &options.published, N_("When it was published"),
      N_("DATE") },
    { "retrieved", 0, 0, G_OPTION_ARG_STRING, &options.retrieved,
      N_("When it was read there, in UTC"), N_("TIME") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options.language, N_("Its language, such as en"),
      N_("TAG") },
    { "reliability", 0, 0, G_OPTION_ARG_STRING, &options.reliability,
      N_("How reliable it is, from A to F"), N_("LETTER") },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.tags, N_("A tag; once for each"),
      N_("TAG") },
    { "creator", 0, 0, G_OPTION_ARG_STRING, &options.creator,
      N_("Who adds it; else $WHENCE_CREATOR"), N_("NAME") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) args = NULL;
  WhenceCliStatus status;

  if (!whence_cli_parse (command, argv, entries, &args, &status))
    return status;
  if (options.title != NULL && g_strv_length (args) > 2)
    {
      whence_cli_complain (_("--title is the title of one source, and several are imported"));
      return WHENCE_CLI_FAILED;
    }

  return import_into (args, &options);
}

const WhenceCliCommand whence_cli_command_import = {
  .name = "import",
  .arguments = N_("PROJECT SOURCE…"),
  .summary = N_("Add documents as sources, and print the id of each"),
  .description = N_("A SOURCE is a file, or “-” for standard input. If one of several cannot be "
                    "read, none is\nimported. What was assumed of a document, such as its "
                    "encoding, is said on standard error."),
  .min_arguments = 2,
  .max_arguments = G_MAXUINT,
  .run = run,
};
