/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The formats that projects can be written in. A new one is a file that defines its row, the
 * declaration of the row in whence-export-private.h, and its line in the table here.
 */

#define G_LOG_DOMAIN "whence-export"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "export/whence-export-private.h"
#include "store/whence-atomic-file.h"

#define PROJECT_EXTENSION ".whence"
#define PROJECT_FORMAT "\"whence-project\""

/* How much of a file is looked at in one piece, and how much of a piece is looked at again with
 * the next one, so that what tells a project is never cut in two.
 */
#define PIECE_BYTES ((gsize) 64 * 1024)
#define OVERLAP_BYTES ((gsize) 256)

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
ends_as_project (const char *path)
{
  gsize length = strlen (path);
  gsize tail = strlen (PROJECT_EXTENSION);

  return length > tail && g_ascii_strcasecmp (path + length - tail, PROJECT_EXTENSION) == 0;
}

/* Goes back over white space before @end; what is there must end with @word. */
static const char *
step_back (const char *start,
           const char *end,
           const char *word)
{
  gsize length = strlen (word);

  while (end > start && strchr (" \t\r\n", end[-1]) != NULL)
    end--;
  if ((gsize) (end - start) < length || memcmp (end - length, word, length) != 0)
    return NULL;

  return end - length;
}

/* Whether a part of a JSON text has the member by which a project is told. */
static gboolean
names_format (const char *data,
              gsize       size)
{
  const char *end = data + size;
  const char *at = data;

  while ((at = memmem (at, (gsize) (end - at), PROJECT_FORMAT, strlen (PROJECT_FORMAT))) != NULL)
    {
      const char *colon = step_back (data, at, ":");

      if (colon != NULL && step_back (data, colon, "\"format\"") != NULL)
        return TRUE;
      at++;
    }

  return FALSE;
}

static gboolean
begins_as_object (const char *data,
                  gsize       size)
{
  const char *end = data + size;

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    data += 3;
  while (data < end && strchr (" \t\r\n", *data) != NULL)
    data++;

  return data < end && *data == '{';
}

/* Whether @file has a project in it, one too that is damaged and cannot be read any more. */
static gboolean
holds_project (GFile        *file,
               GCancellable *cancellable)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  g_autofree char *buffer = g_malloc (OVERLAP_BYTES + PIECE_BYTES);
  gsize kept = 0;
  gsize n_read = 0;

  for (gboolean first = TRUE; stream != NULL; first = FALSE)
    {
      gsize size;

      if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer + kept, PIECE_BYTES, &n_read,
                                    cancellable, NULL) ||
          n_read == 0)
        return FALSE;

      size = kept + n_read;
      if (first && !begins_as_object (buffer, size))
        return FALSE;
      if (names_format (buffer, size))
        return TRUE;
      kept = MIN (size, OVERLAP_BYTES);
      memmove (buffer, buffer + size - kept, kept);
    }

  return FALSE;
}

/* Whether @file may be written: a project that is there, under its name or through a link, holds
 * what no export does, and must not be lost to a slip of the hand.
 */
static gboolean
check_target (GFile         *file,
              GCancellable  *cancellable,
              GError       **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *real = NULL;
  g_autofree char *name = NULL;

  if (path == NULL ||
      g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) != G_FILE_TYPE_REGULAR)
    return TRUE;

  real = realpath (path, NULL);
  if (!ends_as_project (path) && (real == NULL || !ends_as_project (real)) &&
      !holds_project (file, cancellable))
    return TRUE;

  name = g_filename_display_name (path);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               _("“%s” is a Whence project, which an export does not replace"), name);
  return FALSE;
}

static gboolean
check_folder (GPtrArray     *files,
              GFile         *folder,
              GCancellable  *cancellable,
              GError       **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      WhenceExportFile *file = g_ptr_array_index (files, i);
      g_autoptr (GFile) child = g_file_get_child (folder, file->name);

      if (!check_target (child, cancellable, error))
        return FALSE;
    }

  return TRUE;
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
 * folder that is there, files of other names are left alone. A project that is there is not
 * replaced, whatever its name: by its content, or by `.whence` at the end of its name.
 *
 * Returns: %TRUE if all of it is on disk; otherwise %FALSE with an error of
 *   whence_export_to_memory(), or one of %G_IO_ERROR that names the file: %G_IO_ERROR_EXISTS
 *   where it is a project
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
    return check_folder (files, file, cancellable, error) &&
           write_folder (files, file, cancellable, error);

  g_assert (files->len == 1);
  only = g_ptr_array_index (files, 0);

  return check_target (file, cancellable, error) &&
         whence_atomic_file_write (file, only->bytes, WHENCE_ATOMIC_NONE, cancellable, error);
}
