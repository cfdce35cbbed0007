/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sys/stat.h>

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WhenceFileIdentity:
 * @device: the device that it is on
 * @inode: its number there
 * @size: in bytes
 * @mtime: when it was last written, in nanoseconds since 1970
 *
 * What shows that a file is still the one that was read: all 0 if there is none.
 */
typedef struct
{
  guint64 device;
  guint64 inode;
  gint64 size;
  gint64 mtime;
} WhenceFileIdentity;

void     whence_file_identity_take  (WhenceFileIdentity       *identity,
                                     const struct stat        *info);
gboolean whence_file_identity_get   (GFile                    *file,
                                     WhenceFileIdentity       *identity);
gboolean whence_file_identity_equal (const WhenceFileIdentity *a,
                                     const WhenceFileIdentity *b);

G_END_DECLS
