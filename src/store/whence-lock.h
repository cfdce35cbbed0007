/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _WhenceLock WhenceLock;

WhenceLock *whence_lock_take (const char  *path,
                              const char  *wait_for,
                              GError     **error);
void        whence_lock_free (WhenceLock  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WhenceLock, whence_lock_free)

G_END_DECLS
