/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-project.h"
#include "store/whence-recovery.h"

G_BEGIN_DECLS

/**
 * WhenceOpenFlags:
 * @WHENCE_OPEN_NONE: to be worked on: it is locked, and what is done is recorded
 * @WHENCE_OPEN_READ_ONLY: to be read only: it may be open elsewhere, and cannot be saved
 * @WHENCE_OPEN_NO_JOURNAL: to be changed and saved at once: it is locked, after those who do the
 *   same have done so, and what is done is not recorded
 *
 * What a project is opened for.
 */
typedef enum
{
  WHENCE_OPEN_NONE       = 0,
  WHENCE_OPEN_READ_ONLY  = 1 << 0,
  WHENCE_OPEN_NO_JOURNAL = 1 << 1,
} WhenceOpenFlags;

#define WHENCE_TYPE_PROJECT_FILE (whence_project_file_get_type ())

G_DECLARE_FINAL_TYPE (WhenceProjectFile, whence_project_file, WHENCE, PROJECT_FILE, GObject)

WhenceProjectFile *whence_project_file_new           (WhenceOpenFlags      flags);
WhenceProjectFile *whence_project_file_new_recovered (const char          *journal,
                                                      GError             **error);
WhenceProjectFile *whence_project_file_open          (GFile               *file,
                                                      WhenceOpenFlags      flags,
                                                      GCancellable        *cancellable,
                                                      GError             **error);
void               whence_project_file_open_async    (GFile               *file,
                                                      WhenceOpenFlags      flags,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
WhenceProjectFile *whence_project_file_open_finish   (GAsyncResult        *result,
                                                      GError             **error);

WhenceProject     *whence_project_file_get_project   (WhenceProjectFile   *self);
GFile             *whence_project_file_get_file      (WhenceProjectFile   *self);
gboolean           whence_project_file_get_modified  (WhenceProjectFile   *self);
gboolean           whence_project_file_get_saving    (WhenceProjectFile   *self);
gboolean           whence_project_file_get_read_only (WhenceProjectFile   *self);
gboolean           whence_project_file_get_changed_on_disk (WhenceProjectFile *self);
WhenceRecovery    *whence_project_file_get_recovery  (WhenceProjectFile   *self);
gboolean           whence_project_file_is_recorded   (WhenceProjectFile   *self);
GError            *whence_project_file_dup_record_error (WhenceProjectFile *self);
gboolean           whence_project_file_sync          (WhenceProjectFile   *self,
                                                      GError             **error);
void               whence_project_file_watch         (WhenceProjectFile   *self);
void               whence_project_file_keep_ours     (WhenceProjectFile   *self);
void               whence_project_file_discard       (WhenceProjectFile   *self);
char              *whence_project_file_take_over     (WhenceProjectFile   *self,
                                                      WhenceProjectFile   *other);
void               whence_project_file_close         (WhenceProjectFile   *self);
void               whence_project_file_set_backup    (WhenceProjectFile   *self,
                                                      gboolean             backup);
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
