/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are the old one or the new one, and never in between: a temporary file in the same
 * folder, fsync, rename, fsync of the folder. Everything goes through a descriptor of that
 * folder, so that it stays the same one if it is moved meanwhile.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "store/whence-atomic-file.h"
#include "store/whence-io.h"

#define MAX_LINKS 40                     /* as the kernel follows */
#define BYTES_PER_WRITE ((gsize) 1 << 20) /* between looks at the cancellable */
#define TEMPORARY_NAME_SIZE 32

/* Where a file or a folder is to be written, with links followed. */
typedef struct
{
  char *path;   /* owned */
  char *name;   /* owned: the last part of the path */
  int folder;   /* owned: descriptor of the folder that holds it, or -1 */
} Place;

static void
place_clear (Place *place)
{
  g_clear_pointer (&place->path, g_free);
  g_clear_pointer (&place->name, g_free);
  if (place->folder >= 0)
    close (place->folder);
  place->folder = -1;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

#define PLACE_INIT { NULL, NULL, -1 }

/* Marks the tasks of whence_atomic_file_write_async(): ISO C has no function as a pointer. */
static char write_tag;

/* Sets an error about what is to be written. Returns FALSE always. */
static gboolean
fail (const char  *path,
      int          code,
      GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code),
               _("“%s” could not be written: %s"), name, g_strerror (code));
  return FALSE;
}

/* Sets an error about the folder that @path is in. Returns FALSE always. */
static gboolean
fail_folder (const char  *path,
             int          code,
             GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code),
               _("“%s” could not be written, as its folder could not be opened: %s"), name,
               g_strerror (code));
  return FALSE;
}

static char *
dup_path (GFile   *file,
          GError **error)
{
  char *path = g_file_get_path (file);

  if (path == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("“%s” could not be written: it is not in a file system"), name);
    }

  return path;
}

/* Follows the links that @path may be, to what is there or is to be made. realpath() does not do
 * as it fails where the last link leads to nothing yet.
 */
static char *
follow_links (const char  *path,
              GError     **error)
{
  g_autofree char *at = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *folder = g_path_get_dirname (at);
      char target[PATH_MAX];
      ssize_t length = readlink (at, target, sizeof target - 1);

      if (length < 0)
        {
          /* Not a link, or nothing there. */
          if (errno == EINVAL || errno == ENOENT)
            return g_steal_pointer (&at);
          fail (path, errno, error);
          return NULL;
        }

      target[length] = '\0';
      g_free (at);
      at = g_path_is_absolute (target) ? g_strdup (target)
                                       : g_build_filename (folder, target, NULL);
    }

  fail (path, ELOOP, error);
  return NULL;
}

/* Takes over @path, which has no link at its end. */
static gboolean
place_open (Place   *place,
            char    *path,
            GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  place->path = path;
  place->name = g_path_get_basename (path);
  place->folder = whence_io_open (AT_FDCWD, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  return place->folder >= 0 || fail_folder (path, errno, error);
}

/* A name that is hidden and not to be foreseen; short, so that it fits wherever the name of the
 * file does.
 */
static gboolean
make_temporary_name (char        *name,
                     const char  *path,
                     GError     **error)
{
  guint64 number = 0;

  if (getrandom (&number, sizeof number, 0) != (ssize_t) sizeof number)
    return fail (path, errno, error);

  g_snprintf (name, TEMPORARY_NAME_SIZE, ".whence-%016" G_GINT64_MODIFIER "x", number);
  return TRUE;
}

static gboolean
write_all (int            fd,
           const char    *path,
           GBytes        *contents,
           GCancellable  *cancellable,
           GError       **error)
{
  gsize left = 0;
  const char *at = g_bytes_get_data (contents, &left);

  while (left > 0)
    {
      ssize_t written;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      written = whence_io_write (fd, at, MIN (left, BYTES_PER_WRITE));
      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return fail (path, written < 0 ? errno : EIO, error);

      at += written;
      left -= (gsize) written;
    }

  return TRUE;
}

/* Some file systems cannot sync, and say EINVAL or ENOTSUP; there is nothing more to do then. */
static gboolean
sync_to_disk (int          fd,
              const char  *path,
              GError     **error)
{
  int result;

  do
    result = whence_io_sync (fd);
  while (result != 0 && errno == EINTR);

  return result == 0 || errno == EINVAL || errno == ENOTSUP || fail (path, errno, error);
}

/* Gives the new file the mode of the old one, and its owner as far as this user may. Where the
 * group cannot be kept, the new group may do what others might, rather than what the old one
 * might.
 */
static gboolean
keep_attributes (int                fd,
                 const char        *path,
                 const struct stat *old,
                 GError           **error)
{
  mode_t mode = old->st_mode & 07777;
  struct stat made;

  if (fchown (fd, old->st_uid, old->st_gid) != 0)
    {
      mode &= 01777;
      if (fchown (fd, (uid_t) -1, old->st_gid) != 0)
        mode = (mode & ~(mode_t) 070) | (mode & 07) << 3;
    }

  /* File systems without modes fail to set one, but it is right there already. */
  if (fstat (fd, &made) == 0 && (made.st_mode & 07777) == mode)
    return TRUE;

  return fchmod (fd, mode) == 0 || fail (path, errno, error);
}

/* Makes the file @name in @folder, with the attributes of @old, which may be NULL, and sees that
 * it is on disk. @path is for messages; @identity, which may be NULL, becomes that of the file.
 * What has been made is removed on failure.
 */
static gboolean
make_file (int                 folder,
           const char         *name,
           const char         *path,
           const struct stat  *old,
           GBytes             *contents,
           WhenceFileIdentity *identity,
           GCancellable       *cancellable,
           GError            **error)
{
  /* Until it has the mode of the old file, nobody else may read it. */
  int fd = whence_io_open (folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                           old != NULL ? 0600 : 0666);
  struct stat info;
  gboolean made;

  if (fd < 0)
    return fail (path, errno, error);

  made = (old == NULL || keep_attributes (fd, path, old, error)) &&
         write_all (fd, path, contents, cancellable, error) && sync_to_disk (fd, path, error);

  if (made && identity != NULL && fstat (fd, &info) == 0)
    whence_file_identity_take (identity, &info);

  /* Network file systems may say only now that there is no space; EINTR closes it all the same. */
  if (close (fd) != 0 && made && errno != EINTR)
    made = fail (path, errno, error);
  if (!made)
    unlinkat (folder, name, 0);

  return made;
}

static gboolean
rename_without_replacing (Place      *place,
                          const char *temporary)
{
  if (whence_io_rename (place->folder, temporary, place->name, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;

  /* File systems without RENAME_NOREPLACE: a link does not replace either. */
  if (linkat (place->folder, temporary, place->folder, place->name, 0) != 0)
    return FALSE;
  unlinkat (place->folder, temporary, 0);

  return TRUE;
}

/* Keeps what is there under the name with a tilde. The new file is on disk by now: that it goes
 * to its place is worth more than the backup, so nothing is said where there can be none.
 */
static void
keep_backup (Place *place)
{
  g_autofree char *name = g_strconcat (place->name, "~", NULL);
  char temporary[TEMPORARY_NAME_SIZE];

  if (!make_temporary_name (temporary, place->path, NULL))
    return;

  if (linkat (place->folder, place->name, place->folder, temporary, 0) == 0)
    {
      whence_io_rename (place->folder, temporary, name, 0);
      /* It is there still where that failed, and where both names are links to one file. */
      unlinkat (place->folder, temporary, 0);
    }
  else
    {
      g_autofree char *path = g_strconcat (place->path, "~", NULL);
      g_autoptr (GFile) from = g_file_new_for_path (place->path);
      g_autoptr (GFile) to = g_file_new_for_path (path);

      /* A file system without links. */
      g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL);
    }
}

static gboolean
write_place (Place              *place,
             const struct stat  *old,
             GBytes             *contents,
             WhenceAtomicFlags   flags,
             WhenceFileIdentity *identity,
             GCancellable       *cancellable,
             GError            **error)
{
  char temporary[TEMPORARY_NAME_SIZE];
  gboolean moved;

  if (!make_temporary_name (temporary, place->path, error) ||
      !make_file (place->folder, temporary, place->path, old, contents, identity, cancellable,
                  error))
    return FALSE;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      unlinkat (place->folder, temporary, 0);
      return FALSE;
    }

  if (old != NULL && (flags & WHENCE_ATOMIC_BACKUP) != 0)
    keep_backup (place);
  if ((flags & WHENCE_ATOMIC_NO_REPLACE) != 0)
    moved = rename_without_replacing (place, temporary);
  else
    moved = whence_io_rename (place->folder, temporary, place->name, 0) == 0;
  if (!moved)
    {
      fail (place->path, errno, error);
      unlinkat (place->folder, temporary, 0);
      return FALSE;
    }

  return sync_to_disk (place->folder, place->path, error);
}

/* Whether what is there is a file that may be replaced: a folder, a device or a pipe is not. The
 * rename needs no right to write the file itself, but who took that right away meant it.
 */
static gboolean
check_old (const Place        *place,
           const struct stat  *old,
           GError            **error)
{
  g_autofree char *name = NULL;

  if (S_ISDIR (old->st_mode))
    return fail (place->path, EISDIR, error);
  if (S_ISREG (old->st_mode))
    return faccessat (place->folder, place->name, W_OK, AT_EACCESS) == 0 ||
           fail (place->path, errno, error);

  name = g_filename_display_name (place->path);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
               _("“%s” could not be written: it is not a regular file"), name);
  return FALSE;
}

static gboolean
write_path (const char         *path,
            GBytes             *contents,
            WhenceAtomicFlags   flags,
            WhenceFileIdentity *identity,
            GCancellable       *cancellable,
            GError            **error)
{
  g_auto (Place) place = PLACE_INIT;
  gboolean replace = (flags & WHENCE_ATOMIC_NO_REPLACE) == 0;
  char *target = replace ? follow_links (path, error) : g_strdup (path);
  struct stat old;

  if (target == NULL || !place_open (&place, target, error))
    return FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (fstatat (place.folder, place.name, &old, AT_SYMLINK_NOFOLLOW) != 0)
    {
      if (errno != ENOENT)
        return fail (place.path, errno, error);
      return write_place (&place, NULL, contents, flags, identity, cancellable, error);
    }
  if (!replace)
    return fail (place.path, EEXIST, error);

  return check_old (&place, &old, error) &&
         write_place (&place, &old, contents, flags, identity, cancellable, error);
}

/**
 * whence_atomic_file_write:
 * @file: what to write
 * @contents: what is to be in it
 * @flags: whether it may replace what is there
 * @cancellable: (nullable): what stops the writing before the file is in its place
 * @error: return location for an error
 *
 * Writes a file so that at any moment, also after a crash, it is the old one or the new one. The
 * mode of the old one is kept, and its owner as far as this user may; a symbolic link stays, and
 * what it points to is written. With %WHENCE_ATOMIC_NO_REPLACE a link is something that is there.
 *
 * Returns: %TRUE if it is on disk; otherwise %FALSE with an error of #G_IO_ERROR that names the
 *   file, and what was there is as it was; the one exception is a folder that cannot be synced
 *   after the new file took its place
 */
gboolean
whence_atomic_file_write (GFile              *file,
                          GBytes             *contents,
                          WhenceAtomicFlags   flags,
                          GCancellable       *cancellable,
                          GError            **error)
{
  return whence_atomic_file_write_known (file, contents, flags, NULL, cancellable, error);
}

/**
 * whence_atomic_file_write_known:
 * @file: what to write
 * @contents: what is to be in it
 * @flags: whether it may replace what is there
 * @identity: (out) (optional): what shows which file was written; all 0 where that is not known
 * @cancellable: (nullable): what stops the writing before the file is in its place
 * @error: return location for an error
 *
 * Writes a file as whence_atomic_file_write() does, and tells which it is: that is known before it
 * comes to its place, where another program may put another one at any time.
 *
 * Returns: as whence_atomic_file_write()
 */
gboolean
whence_atomic_file_write_known (GFile               *file,
                                GBytes              *contents,
                                WhenceAtomicFlags    flags,
                                WhenceFileIdentity  *identity,
                                GCancellable        *cancellable,
                                GError             **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (contents != NULL, FALSE);

  if (identity != NULL)
    *identity = (WhenceFileIdentity) { 0 };
  path = dup_path (file, error);
  return path != NULL && write_path (path, contents, flags, identity, cancellable, error);
}

typedef struct
{
  GBytes *contents;  /* owned */
  WhenceAtomicFlags flags;
} Write;

static void
write_free (gpointer data)
{
  Write *write = data;

  g_bytes_unref (write->contents);
  g_free (write);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Write *write = task_data;
  GError *error = NULL;

  if (whence_atomic_file_write (source_object, write->contents, write->flags, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * whence_atomic_file_write_async:
 * @file: what to write
 * @contents: what is to be in it
 * @flags: whether it may replace what is there
 * @cancellable: (nullable): what stops the writing before the file is in its place
 * @callback: (nullable): what to call when it is done
 * @user_data: data for @callback
 *
 * Writes a file as whence_atomic_file_write() does, in a thread.
 */
void
whence_atomic_file_write_async (GFile               *file,
                                GBytes              *contents,
                                WhenceAtomicFlags    flags,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Write *write;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (contents != NULL);

  write = g_new0 (Write, 1);
  write->contents = g_bytes_ref (contents);
  write->flags = flags;

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, &write_tag);
  /* Whether the file was written is what counts, even if it was cancelled a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, write, write_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * whence_atomic_file_write_finish:
 * @file: what was to be written
 * @result: the result
 * @error: return location for an error
 *
 * Finishes whence_atomic_file_write_async().
 *
 * Returns: %TRUE if it is on disk; otherwise %FALSE with an error as from
 *   whence_atomic_file_write()
 */
gboolean
whence_atomic_file_write_finish (GFile         *file,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, &write_tag), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
check_names (const char *const  *names,
             GError            **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_filename_display_name (names[i]);

      if (*names[i] == '\0' || strchr (names[i], '/') != NULL || g_str_equal (names[i], ".") ||
          g_str_equal (names[i], ".."))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                       _("“%s” cannot be the name of a file in a folder"), name);
          return FALSE;
        }
      if (!g_hash_table_add (seen, (gpointer) names[i]))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                       _("“%s” is the name of two files of one folder"), name);
          return FALSE;
        }
    }

  return TRUE;
}

/* Makes the files in the folder @fd, which is new and will be at @path. @n_made says how many. */
static gboolean
make_files (int                 fd,
            const char         *path,
            const char *const  *names,
            GBytes *const      *contents,
            guint              *n_made,
            GCancellable       *cancellable,
            GError            **error)
{
  for (*n_made = 0; names[*n_made] != NULL; (*n_made)++)
    {
      g_autofree char *file = g_build_filename (path, names[*n_made], NULL);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !make_file (fd, names[*n_made], file, NULL, contents[*n_made], NULL, cancellable,
                      error))
        return FALSE;
    }

  return sync_to_disk (fd, path, error);
}

static gboolean
move_folder (Place       *place,
             const char  *temporary,
             GError     **error)
{
  int result = renameat2 (place->folder, temporary, place->folder, place->name, RENAME_NOREPLACE);

  /* Without RENAME_NOREPLACE, the worst that a folder replaces is an empty folder. */
  if (result != 0 && (errno == EINVAL || errno == ENOSYS))
    result = renameat (place->folder, temporary, place->folder, place->name);

  return result == 0 || fail (place->path, errno, error);
}

static gboolean
write_new_folder (const char         *path,
                  const char *const  *names,
                  GBytes *const      *contents,
                  GCancellable       *cancellable,
                  GError            **error)
{
  g_auto (Place) place = PLACE_INIT;
  char temporary[TEMPORARY_NAME_SIZE];
  guint n_made = 0;
  gboolean moved;
  int fd;

  if (!place_open (&place, g_strdup (path), error) ||
      !make_temporary_name (temporary, path, error))
    return FALSE;
  if (mkdirat (place.folder, temporary, 0777) != 0)
    return fail (path, errno, error);

  fd = openat (place.folder, temporary, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0)
    {
      fail (path, errno, error);
      unlinkat (place.folder, temporary, AT_REMOVEDIR);
      return FALSE;
    }

  moved = make_files (fd, path, names, contents, &n_made, cancellable, error) &&
          !g_cancellable_set_error_if_cancelled (cancellable, error) &&
          move_folder (&place, temporary, error);
  if (!moved)
    {
      for (guint i = 0; i < n_made; i++)
        unlinkat (fd, names[i], 0);
      unlinkat (place.folder, temporary, AT_REMOVEDIR);
    }
  close (fd);

  return moved && sync_to_disk (place.folder, path, error);
}

/**
 * whence_atomic_folder_write:
 * @folder: where to write; it is made if it is not there
 * @names: (array zero-terminated=1): the names of the files
 * @contents: what is to be in each
 * @cancellable: (nullable): what stops the writing
 * @error: return location for an error
 *
 * Writes several files into a folder. A folder that is not there yet comes into being with all
 * of them. In one that is there, each file is written as by whence_atomic_file_write(), one
 * after the other, up to an error; other files in it are left alone.
 *
 * Returns: %TRUE if all are on disk; otherwise %FALSE with an error of #G_IO_ERROR:
 *   %G_IO_ERROR_INVALID_FILENAME, before anything is written, for a name that is none or is there
 *   twice
 */
gboolean
whence_atomic_folder_write (GFile              *folder,
                            const char *const  *names,
                            GBytes *const      *contents,
                            GCancellable       *cancellable,
                            GError            **error)
{
  g_autofree char *path = NULL;
  struct stat info;

  g_return_val_if_fail (G_IS_FILE (folder), FALSE);
  g_return_val_if_fail (names != NULL && contents != NULL, FALSE);

  path = dup_path (folder, error);
  if (path == NULL || !check_names (names, error))
    return FALSE;

  if (stat (path, &info) != 0)
    {
      if (errno != ENOENT)
        return fail (path, errno, error);
      return write_new_folder (path, names, contents, cancellable, error);
    }
  if (!S_ISDIR (info.st_mode))
    return fail (path, ENOTDIR, error);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *file = g_build_filename (path, names[i], NULL);

      if (!write_path (file, contents[i], WHENCE_ATOMIC_NONE, NULL, cancellable, error))
        return FALSE;
    }

  return TRUE;
}
