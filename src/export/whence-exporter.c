/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The formats that projects can be written in. A new one is a file that defines its row, the
 * declaration of the row in whence-export-private.h, and its line in the table here.
 */

#define G_LOG_DOMAIN "whence-export"

#include "config.h"

#include <glib/gi18n.h>

#include "export/whence-export-private.h"
#include "store/whence-atomic-file.h"

static const WhenceExporter *const exporters[] = {
  &whence_export_html,
  &whence_export_markdown,
  &whence_export_csv,
};

/**
 * whence_exporters_list:
 * @n_exporters: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_exporters): all the formats, the most asked for first,
 *   those too that are not in this build
 */
const WhenceExporter *const *
whence_exporters_list (guint *n_exporters)
{
  g_return_val_if_fail (n_exporters != NULL, NULL);

  *n_exporters = G_N_ELEMENTS (exporters);

  return exporters;
}

/**
 * whence_exporters_find:
 * @id: the word for a format on the command line
 *
 * Returns: (transfer none) (nullable): the format, if there is one of that name
 */
const WhenceExporter *
whence_exporters_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (exporters); i++)
    {
      if (g_str_equal (exporters[i]->id, id))
        return exporters[i];
    }

  return NULL;
}

/**
 * whence_export_file_new:
 * @name: its name in the folder; empty for the one file of a format that is one file
 * @contents: (transfer full): what is in it
 *
 * Returns: (transfer full): a file that an export makes
 */
WhenceExportFile *
whence_export_file_new (const char *name,
                        GString    *contents)
{
  WhenceExportFile *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (contents != NULL, NULL);

  self = g_new0 (WhenceExportFile, 1);
  self->name = g_strdup (name);
  self->bytes = g_string_free_to_bytes (contents);

  return self;
}

/**
 * whence_export_file_free:
 * @self: a file that an export made
 *
 * Frees it.
 */
void
whence_export_file_free (WhenceExportFile *self)
{
  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/* An empty list of files, which owns what is put into it. */
GPtrArray *
whence_export_files_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) whence_export_file_free);
}

/**
 * whence_export_to_memory:
 * @exporter: a format
 * @project: the project
 * @cancellable: (nullable): what stops it
 * @error: return location for an error
 *
 * Makes the files of a format. The same project gives the same bytes, at any time.
 *
 * Returns: (transfer full) (element-type WhenceExportFile): the files, at least one; %NULL with
 *   %G_IO_ERROR_NOT_SUPPORTED where the format is not in this build, with
 *   %G_IO_ERROR_CANCELLED, or with what the format cannot express
 */
GPtrArray *
whence_export_to_memory (const WhenceExporter  *exporter,
                         WhenceProject         *project,
                         GCancellable          *cancellable,
                         GError               **error)
{
  g_return_val_if_fail (exporter != NULL, NULL);
  g_return_val_if_fail (WHENCE_IS_PROJECT (project), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (!exporter->available)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("%s cannot be written: this build was made without %s"),
                   _(exporter->label), exporter->missing);
      return NULL;
    }

  return exporter->write (exporter, project, cancellable, error);
}

static gboolean
write_folder (GPtrArray     *files,
              GFile         *folder,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree const char **names = g_new0 (const char *, files->len + 1);
  g_autofree GBytes **contents = g_new0 (GBytes *, files->len + 1);

  for (guint i = 0; i < files->len; i++)
    {
      WhenceExportFile *file = g_ptr_array_index (files, i);

      names[i] = file->name;
      contents[i] = file->bytes;
    }

  return whence_atomic_folder_write (folder, names, contents, cancellable, error);
}

/**
 * whence_export_to_file:
 * @exporter: a format
 * @project: the project
 * @file: where to write: a file, or a folder where the format is one of several files
 * @cancellable: (nullable): what stops it
 * @error: return location for an error
 *
 * Writes a project for others. A file that is there is replaced, at once and as a whole; in a
 * folder that is there, files of other names are left alone.
 *
 * Returns: %TRUE if all of it is on disk; otherwise %FALSE with an error of
 *   whence_export_to_memory(), or one of %G_IO_ERROR that names the file
 */
gboolean
whence_export_to_file (const WhenceExporter  *exporter,
                       WhenceProject         *project,
                       GFile                 *file,
                       GCancellable          *cancellable,
                       GError               **error)
{
  g_autoptr (GPtrArray) files = NULL;
  WhenceExportFile *only;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  files = whence_export_to_memory (exporter, project, cancellable, error);
  if (files == NULL)
    return FALSE;
  if (exporter->extension == NULL)
    return write_folder (files, file, cancellable, error);

  g_assert (files->len == 1);
  only = g_ptr_array_index (files, 0);

  return whence_atomic_file_write (file, only->bytes, WHENCE_ATOMIC_NONE, cancellable, error);
}
