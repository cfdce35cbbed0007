/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-import"

#include "config.h"

#include <glib/gi18n.h>

#include "import/whence-import.h"

#define CHUNK_BYTES (256 * 1024)

/* Names longer than this are cut in messages. */
#define SHOWN_NAME_MAX 200

/* ISO C has no way to turn a function into a tag. */
static const char source_tag[] = "whence_import_file_async";

static gsize
largest_limit (void)
{
  gsize largest = 0;

  for (const WhenceImporter *const *p = whence_importers_list (); *p != NULL; p++)
    largest = MAX (largest, (*p)->max_bytes);

  return largest;
}

static void
set_too_large (GError **error, const char *label, gsize limit)
{
  g_autofree char *size = g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);

  if (label != NULL)
    g_set_error (error,
                 WHENCE_IMPORT_ERROR,
                 WHENCE_IMPORT_ERROR_TOO_LARGE,
                 /* Translators: a size, the name of a file format */
                 _("is larger than %s, the most that is read of: %s"),
                 size,
                 label);
  else
    g_set_error (error,
                 WHENCE_IMPORT_ERROR,
                 WHENCE_IMPORT_ERROR_TOO_LARGE,
                 _("is larger than %s, the most that is read of any document"),
                 size);
}

/* Puts the name of the document in front of an error of ours, once. */
static void
prefix_name (GError **error, const char *shown_name, const char *file_name)
{
  g_autofree char *valid = NULL;
  g_autofree char *shown = NULL;

  if (error == NULL || *error == NULL || (*error)->domain != WHENCE_IMPORT_ERROR)
    return;

  if (shown_name == NULL)
    shown_name = file_name != NULL ? file_name : _("The pasted text");
  valid = g_utf8_make_valid (shown_name, -1);
  shown = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), SHOWN_NAME_MAX));
  g_prefix_error (error, "%s: ", shown);
}

static WhenceDocument *
import_bytes (const WhenceImportInput *input, GCancellable *cancellable, GError **error)
{
  WhenceImportInput typed = *input;
  g_autofree char *content_type = NULL;
  const WhenceImporter *importer;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  importer = whence_importer_for_bytes (input, &content_type, error);
  if (importer == NULL)
    return NULL;
  if (g_bytes_get_size (input->bytes) > importer->max_bytes)
    {
      set_too_large (error, whence_importer_get_label (importer), importer->max_bytes);
      return NULL;
    }

  typed.media_type = content_type;
  return importer->read (importer, &typed, cancellable, error);
}

/**
 * whence_import_bytes:
 * @input: a document
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for an error
 *
 * Reads a document. Its type is told from what it holds, not only from its name.
 *
 * Errors, which name the document: those of #WhenceImportError and %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the document, or %NULL with @error set
 */
WhenceDocument *
whence_import_bytes (const WhenceImportInput *input, GCancellable *cancellable, GError **error)
{
  WhenceDocument *document;

  g_return_val_if_fail (input != NULL && input->bytes != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  document = import_bytes (input, cancellable, error);
  if (document == NULL)
    prefix_name (error, input->shown_name, input->file_name);

  return document;
}

/* Refuses what cannot be read to an end: opening a pipe would wait for ever. */
static gboolean
check_file_type (GFileInfo *info, GError **error)
{
  GFileType type = g_file_info_get_file_type (info);

  if (type == G_FILE_TYPE_REGULAR)
    return TRUE;

  g_set_error_literal (error,
                       WHENCE_IMPORT_ERROR,
                       WHENCE_IMPORT_ERROR_NOT_A_FILE,
                       type == G_FILE_TYPE_DIRECTORY ?
                           _("is a folder; choose the documents in it") :
                           _("is a pipe, a device or a socket, not a document"));
  return FALSE;
}

/* Reads a stream to its end, which may lie elsewhere than its size said. */
static GBytes *
read_bounded (GInputStream *stream, gsize limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  while (TRUE)
    {
      gsize start = bytes->len;
      gssize n_read;

      g_byte_array_set_size (bytes, (guint) (start + CHUNK_BYTES));
      n_read = g_input_stream_read (stream, bytes->data + start, CHUNK_BYTES, cancellable, error);
      if (n_read < 0)
        return NULL;

      g_byte_array_set_size (bytes, (guint) (start + (gsize) n_read));
      if (n_read == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (bytes->len > limit)
        {
          set_too_large (error, NULL, limit);
          return NULL;
        }
    }
}

static GBytes *
load (GFile *file, GFileInfo *info, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  gsize limit = largest_limit ();

  if (!check_file_type (info, error))
    return NULL;
  if (g_file_info_get_size (info) > (goffset) limit)
    {
      set_too_large (error, NULL, limit);
      return NULL;
    }

  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;

  return read_bounded (G_INPUT_STREAM (stream), limit, cancellable, error);
}

/**
 * whence_import_load:
 * @file: a file
 * @shown_name: (nullable): what errors call it; %NULL for its name without folders
 * @file_name: (out) (optional) (transfer full): its name without folders, UTF-8
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for an error
 *
 * Reads the bytes of a file, for those who want to say more about it in a #WhenceImportInput
 * than whence_import_file() does.
 *
 * Errors, which name the file: %WHENCE_IMPORT_ERROR_NOT_A_FILE, %WHENCE_IMPORT_ERROR_TOO_LARGE
 * if it is larger than any importer takes, and those of #GIOErrorEnum.
 *
 * Returns: (transfer full): the bytes, or %NULL with @error set
 */
GBytes *
whence_import_load (GFile *file,
                    const char *shown_name,
                    char **file_name,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  GBytes *bytes;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  info =
      g_file_query_info (file,
                         G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                        "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
                         G_FILE_QUERY_INFO_NONE,
                         cancellable,
                         error);
  if (info == NULL)
    return NULL;

  bytes = load (file, info, cancellable, error);
  if (bytes == NULL)
    prefix_name (error, shown_name, g_file_info_get_display_name (info));
  else if (file_name != NULL)
    *file_name = g_strdup (g_file_info_get_display_name (info));

  return bytes;
}

/**
 * whence_import_file:
 * @file: a file
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for an error
 *
 * Reads a document from a file. It blocks.
 *
 * Errors, which name the file: those of whence_import_load() and whence_import_bytes().
 *
 * Returns: (transfer full): the document, or %NULL with @error set
 */
WhenceDocument *
whence_import_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *file_name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  WhenceImportInput input = { 0 };

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  bytes = whence_import_load (file, NULL, &file_name, cancellable, error);
  if (bytes == NULL)
    return NULL;

  input.bytes = bytes;
  input.file_name = file_name;
  return whence_import_bytes (&input, cancellable, error);
}

static void
import_file_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  WhenceDocument *document = whence_import_file (G_FILE (task_data), cancellable, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * whence_import_file_async:
 * @file: a file
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the document is read
 * @user_data: data for @callback
 *
 * Reads a document from a file without blocking.
 */
void
whence_import_file_async (GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, (gpointer) source_tag);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, import_file_thread);
}

/**
 * whence_import_file_finish:
 * @result: what the callback got
 * @error: return location for an error: those of whence_import_file()
 *
 * Ends whence_import_file_async().
 *
 * Returns: (transfer full): the document, or %NULL with @error set
 */
WhenceDocument *
whence_import_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, (gpointer) source_tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
