/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include "store/whence-file-identity.h"

/**
 * whence_file_identity_take:
 * @identity: (out): what shows which file it is
 * @info: what the system says of a file
 *
 * Takes what shows which file it is from what the system says of it.
 */
void
whence_file_identity_take (WhenceFileIdentity *identity,
                           const struct stat  *info)
{
  identity->device = info->st_dev;
  identity->inode = info->st_ino;
  identity->size = info->st_size;
  identity->mtime = (gint64) info->st_mtim.tv_sec * 1000000000 + info->st_mtim.tv_nsec;
}

/**
 * whence_file_identity_get:
 * @file: a file
 * @identity: (out): what shows which file it is
 *
 * Links are followed.
 *
 * Returns: whether there is a file
 */
gboolean
whence_file_identity_get (GFile              *file,
                          WhenceFileIdentity *identity)
{
  struct stat info;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  *identity = (WhenceFileIdentity) { 0 };
  if (g_file_peek_path (file) == NULL || stat (g_file_peek_path (file), &info) != 0)
    return FALSE;

  whence_file_identity_take (identity, &info);
  return TRUE;
}

/**
 * whence_file_identity_equal:
 * @a: an identity
 * @b: another one
 *
 * Returns: whether they are of the same file, in the same state
 */
gboolean
whence_file_identity_equal (const WhenceFileIdentity *a,
                            const WhenceFileIdentity *b)
{
  return a->device == b->device && a->inode == b->inode && a->size == b->size &&
         a->mtime == b->mtime;
}
