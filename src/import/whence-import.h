/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import/whence-importer.h"

G_BEGIN_DECLS

/**
 * WhenceImportResult:
 * @file: the file
 * @document: (nullable): what was read from it
 * @error: (nullable): why it could not be read; set when @document is not
 *
 * What became of one file of several.
 */
typedef struct
{
  GFile *file;
  WhenceDocument *document;
  GError *error;
} WhenceImportResult;

/**
 * WhenceImportProgress:
 * @n_done: the files read so far
 * @n_files: the files there are
 * @user_data: data for the function
 *
 * Hears how far the reading of several files has got, in the main context that it was started
 * from.
 */
typedef void (*WhenceImportProgress) (guint    n_done,
                                      guint    n_files,
                                      gpointer user_data);

WhenceDocument *whence_import_bytes        (const WhenceImportInput *input,
                                            GCancellable            *cancellable,
                                            GError                 **error);
WhenceDocument *whence_import_file         (GFile                   *file,
                                            GCancellable            *cancellable,
                                            GError                 **error);
GBytes         *whence_import_load         (GFile                   *file,
                                            const char              *shown_name,
                                            char                   **file_name,
                                            GCancellable            *cancellable,
                                            GError                 **error);

void            whence_import_file_async   (GFile                   *file,
                                            GCancellable            *cancellable,
                                            GAsyncReadyCallback      callback,
                                            gpointer                 user_data);
WhenceDocument *whence_import_file_finish  (GAsyncResult            *result,
                                            GError                 **error);

void            whence_import_files_async  (GFile *const            *files,
                                            guint                    n_files,
                                            WhenceImportProgress     progress,
                                            gpointer                 progress_data,
                                            GCancellable            *cancellable,
                                            GAsyncReadyCallback      callback,
                                            gpointer                 user_data);
GPtrArray      *whence_import_files_finish (GAsyncResult            *result,
                                            GError                 **error);

void            whence_import_result_free  (WhenceImportResult      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WhenceImportResult, whence_import_result_free)

G_END_DECLS
