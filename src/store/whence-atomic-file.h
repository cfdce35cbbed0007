/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "store/whence-file-identity.h"

G_BEGIN_DECLS

/**
 * WhenceAtomicFlags:
 * @WHENCE_ATOMIC_NONE: what is there is replaced
 * @WHENCE_ATOMIC_NO_REPLACE: it is an error if something is there
 * @WHENCE_ATOMIC_BACKUP: what is there is kept, under its name with a tilde
 *
 * How a file is written.
 */
typedef enum
{
  WHENCE_ATOMIC_NONE       = 0,
  WHENCE_ATOMIC_NO_REPLACE = 1 << 0,
  WHENCE_ATOMIC_BACKUP     = 1 << 1,
} WhenceAtomicFlags;

gboolean whence_atomic_file_write        (GFile                *file,
                                          GBytes               *contents,
                                          WhenceAtomicFlags     flags,
                                          GCancellable         *cancellable,
                                          GError              **error);
gboolean whence_atomic_file_write_known  (GFile                *file,
                                          GBytes               *contents,
                                          WhenceAtomicFlags     flags,
                                          WhenceFileIdentity   *identity,
                                          GCancellable         *cancellable,
                                          GError              **error);
void     whence_atomic_file_write_async  (GFile                *file,
                                          GBytes               *contents,
                                          WhenceAtomicFlags     flags,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean whence_atomic_file_write_finish (GFile                *file,
                                          GAsyncResult         *result,
                                          GError              **error);

gboolean whence_atomic_folder_write      (GFile                *folder,
                                          const char *const    *names,
                                          GBytes *const        *contents,
                                          GCancellable         *cancellable,
                                          GError              **error);

G_END_DECLS
