/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialogs that GTK has changed since 4.8: choosing files and asking questions. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WhenceAnswer:
 * @id: what whence_dialogs_ask_finish() returns
 * @label: the words on the button, with a mnemonic
 * @appearance: whether it is the suggested one, or destroys something
 *
 * An answer to a question.
 */
typedef struct
{
  const char *id;
  const char *label;
  AdwResponseAppearance appearance;
} WhenceAnswer;

GtkFileFilter *whence_dialogs_filter_projects   (void);
GtkFileFilter *whence_dialogs_filter_documents  (void);
GtkFileFilter *whence_dialogs_filter_all        (void);

void           whence_dialogs_open_files_async  (GtkWindow            *parent,
                                                 const char           *title,
                                                 GListModel           *filters,
                                                 gboolean              multiple,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
GListModel    *whence_dialogs_open_files_finish (GAsyncResult         *result,
                                                 GError              **error);
void           whence_dialogs_save_file_async   (GtkWindow            *parent,
                                                 const char           *title,
                                                 const char           *name,
                                                 GListModel           *filters,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
GFile         *whence_dialogs_save_file_finish  (GAsyncResult         *result,
                                                 GError              **error);
void           whence_dialogs_select_folder_async  (GtkWindow            *parent,
                                                    const char           *title,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
GFile         *whence_dialogs_select_folder_finish (GAsyncResult         *result,
                                                    GError              **error);
void           whence_dialogs_ask_async         (GtkWindow            *parent,
                                                 const char           *heading,
                                                 const char           *body,
                                                 const WhenceAnswer   *answers,
                                                 guint                 n_answers,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
char          *whence_dialogs_ask_finish        (GAsyncResult         *result,
                                                 GError              **error);
char          *whence_dialogs_file_name         (const char           *title,
                                                 const char           *extension);

G_END_DECLS
