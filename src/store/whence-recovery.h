/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-project.h"

G_BEGIN_DECLS

/**
 * WhenceRecovery:
 * @n_changes: how many acts were done again: changes, undoings and redoings
 * @size: how much of the journal that is, in bytes
 * @last_seq: the number of the last line of that
 * @torn: whether the last line was cut short, and is lost
 * @stale: whether the journal is of another state of the file, and nothing of it was done
 * @reason: (nullable): why the rest could not be done
 * @kept: (nullable): where what was not done is kept
 * @kept_whole: whether all of the journal is there
 * @blocked: whether it could be kept nowhere, and the journal must be left as it is
 *
 * What was found in the journal of a project.
 */
typedef struct
{
  guint n_changes;
  gsize size;
  guint64 last_seq;
  gboolean torn;
  gboolean stale;
  char *reason;
  char *kept;
  gboolean kept_whole;
  gboolean blocked;
} WhenceRecovery;

char           *whence_recovery_dup_path      (GFile           *file);
char           *whence_recovery_dup_new_path  (const char      *id);
char           *whence_recovery_dup_lock_path (const char      *path);
char           *whence_recovery_dup_kept_path (const char      *path);
void            whence_recovery_follow        (const char      *path,
                                               const char      *id,
                                               const char      *base);
WhenceRecovery *whence_recovery_run           (const char      *path,
                                               WhenceProject   *project,
                                               const char      *base,
                                               gboolean         read_only);
WhenceRecovery *whence_recovery_peek          (GFile           *file,
                                               WhenceProject   *project,
                                               const char      *base);
void            whence_recovery_free          (WhenceRecovery  *self);
GPtrArray      *whence_recovery_list_unsaved  (void);
WhenceProject  *whence_recovery_read_unsaved  (const char      *path,
                                               WhenceRecovery **recovery,
                                               GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WhenceRecovery, whence_recovery_free)

G_END_DECLS
