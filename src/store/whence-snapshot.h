/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-project.h"

G_BEGIN_DECLS

typedef struct _WhenceSnapshot WhenceSnapshot;

WhenceSnapshot *whence_snapshot_new      (WhenceProject   *project);
gboolean        whence_snapshot_step     (WhenceSnapshot  *self,
                                          gint64           usec);
void            whence_snapshot_finish   (WhenceSnapshot  *self);
GBytes         *whence_snapshot_to_bytes (WhenceSnapshot  *self);
void            whence_snapshot_free     (WhenceSnapshot  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WhenceSnapshot, whence_snapshot_free)

G_END_DECLS
