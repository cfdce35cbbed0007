/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/whence-cli-output.h"
#include "cli/whence-cli-project.h"
#include "cli/whence-cli.h"
#include "export/whence-exporter.h"

/* The format that is asked for; says so if there is none. */
static const WhenceExporter *
find_format (const char *id)
{
  const WhenceExporter *exporter = whence_exporters_find (id);
  g_autoptr (GString) known = NULL;
  const WhenceExporter *const *all;
  guint n = 0;

  if (exporter != NULL && exporter->available)
    return exporter;
  if (exporter != NULL)
    {
      whence_cli_complain (_("the format “%s” is not in this build: %s is missing"), id,
                           exporter->missing != NULL ? exporter->missing : _("a library"));
      return NULL;
    }

  known = g_string_new (NULL);
  all = whence_exporters_list (&n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", all[i]->id);
  whence_cli_complain (_("there is no format “%s”; expected one of %s"), id, known->str);
  return NULL;
}

/* Writes to standard output, or to what is there already and is no file: a pipe, a device. */
static gboolean
write_stream (const WhenceExporter  *exporter,
              WhenceProject         *project,
              GFile                 *file,
              GError               **error)
{
  g_autoptr (GPtrArray) files = whence_export_to_memory (exporter, project, NULL, error);
  g_autoptr (GFileOutputStream) stream = NULL;
  const WhenceExportFile *only;
  gsize size = 0;
  const void *data;

  if (files == NULL)
    return FALSE;

  g_assert (files->len == 1);
  only = g_ptr_array_index (files, 0);
  if (file == NULL)
    {
      /* A failure to write is told when all is flushed. */
      whence_cli_write (only->bytes);
      return TRUE;
    }

  stream = g_file_append_to (file, G_FILE_CREATE_NONE, NULL, error);
  data = g_bytes_get_data (only->bytes, &size);
  return stream != NULL &&
         g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, NULL, error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}

static gboolean
export_to (const WhenceExporter  *exporter,
           WhenceProject         *project,
           const char            *output,
           GError               **error)
{
  gboolean to_stdout = output == NULL || whence_cli_is_stdio (output);
  g_autoptr (GFile) file = to_stdout ? NULL : whence_cli_file (output);

  if (to_stdout && exporter->extension == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("the format “%s” is a folder of several files: expected --output FOLDER"),
                   exporter->id);
      return FALSE;
    }
  if (exporter->extension != NULL &&
      (to_stdout ||
       g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_SPECIAL))
    return write_stream (exporter, project, file, error);

  return whence_export_to_file (exporter, project, file, NULL, error);
}

static WhenceCliStatus
run (const WhenceCliCommand  *command,
     char                   **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format,
      N_("The format, by its id in “whence-cli formats”"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("Where to write it; standard output if it is not given"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) args = NULL;
  g_autoptr (WhenceProject) project = NULL;
  g_autoptr (GError) error = NULL;
  const WhenceExporter *exporter;
  WhenceCliStatus status;

  if (!whence_cli_parse (command, argv, entries, &args, &status))
    return status;
  if (format == NULL)
    {
      whence_cli_complain (_("expected --format FORMAT; “whence-cli formats” lists them"));
      return WHENCE_CLI_FAILED;
    }

  exporter = find_format (format);
  if (exporter == NULL)
    return WHENCE_CLI_FAILED;
  project = whence_cli_read_project (args[0]);
  if (project == NULL)
    return WHENCE_CLI_FAILED;

  if (!export_to (exporter, project, output, &error))
    {
      g_autofree char *name = whence_cli_display_name (
        output != NULL && !whence_cli_is_stdio (output) ? output : args[0]);

      whence_cli_complain ("%s: %s", name, error->message);
      return WHENCE_CLI_FAILED;
    }

  return WHENCE_CLI_DONE;
}

const WhenceCliCommand whence_cli_command_export = {
  .name = "export",
  .arguments = N_("PROJECT"),
  .summary = N_("Write a project in a format for others"),
  .description = N_("A format of several files writes a folder, and needs --output."),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
