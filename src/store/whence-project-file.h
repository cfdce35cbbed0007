/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-project.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_PROJECT_FILE (whence_project_file_get_type ())

G_DECLARE_FINAL_TYPE (WhenceProjectFile, whence_project_file, WHENCE, PROJECT_FILE, GObject)

WhenceProjectFile *whence_project_file_new           (void);
WhenceProjectFile *whence_project_file_open          (GFile               *file,
                                                      GCancellable        *cancellable,
                                                      GError             **error);
void               whence_project_file_open_async    (GFile               *file,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
WhenceProjectFile *whence_project_file_open_finish   (GAsyncResult        *result,
                                                      GError             **error);

WhenceProject     *whence_project_file_get_project   (WhenceProjectFile   *self);
GFile             *whence_project_file_get_file      (WhenceProjectFile   *self);
gboolean           whence_project_file_get_modified  (WhenceProjectFile   *self);
gboolean           whence_project_file_get_saving    (WhenceProjectFile   *self);
char              *whence_project_file_dup_name      (WhenceProjectFile   *self);

gboolean           whence_project_file_create        (WhenceProjectFile   *self,
                                                      GFile               *file,
                                                      GCancellable        *cancellable,
                                                      GError             **error);
gboolean           whence_project_file_save          (WhenceProjectFile   *self,
                                                      GCancellable        *cancellable,
                                                      GError             **error);
void               whence_project_file_save_async    (WhenceProjectFile   *self,
                                                      GFile               *file,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
gboolean           whence_project_file_save_finish   (WhenceProjectFile   *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);

G_END_DECLS
