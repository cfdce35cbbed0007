/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who has a project open. The lock is the kernel's, on a file of its own, and ends with the
 * process that holds it, however it ends: a file that is left behind locks nothing.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "store/whence-lock.h"
#include "store/whence-store-error.h"

struct _WhenceLock
{
  char *path;  /* owned */
  int fd;      /* -1: there can be no lock here */
};

/* What the holder wrote into the file: the number of its process, and its name. NULL where it did
 * not get to that.
 */
static GStrv
read_holder (int fd)
{
  char words[256];
  ssize_t n = pread (fd, words, sizeof words - 1, 0);
  g_auto (GStrv) lines = NULL;

  words[MAX (n, 0)] = '\0';
  lines = g_strsplit (words, "\n", 3);

  return g_strv_length (lines) == 3 && g_utf8_validate (words, -1, NULL) ?
           g_steal_pointer (&lines) : NULL;
}

static void
set_error_from_holder (GError **error,
                       GStrv    lines)
{
  if (lines != NULL)
    g_set_error (error, WHENCE_STORE_ERROR, WHENCE_STORE_ERROR_LOCKED,
                 /* Translators: the name of a program, and the number of its process */
                 _("it is open in another window or program (%s, process %s)"), lines[1],
                 lines[0]);
  else
    g_set_error (error, WHENCE_STORE_ERROR, WHENCE_STORE_ERROR_LOCKED,
                 _("it is open in another window or program"));
}

static void
sign (int fd)
{
  const char *program = g_get_prgname ();
  g_autofree char *words = g_strdup_printf ("%d\n%s\n", (int) getpid (),
                                            program != NULL ? program : "whence");

  /* The lock holds without it, too. */
  if (ftruncate (fd, 0) != 0 || write (fd, words, strlen (words)) < 0)
    g_debug ("A lock could not be signed: %s", g_strerror (errno));
}

/* Whether @fd is the file at @path: its last holder may just have removed it. */
static gboolean
is_at (int         fd,
       const char *path)
{
  struct stat ours;
  struct stat theirs;

  return fstat (fd, &ours) == 0 && stat (path, &theirs) == 0 && ours.st_ino == theirs.st_ino &&
         ours.st_dev == theirs.st_dev;
}

/* Takes the lock of an open file. Where one like @wait_for has it, that is waited for: it has
 * written its name, or is about to.
 */
static gboolean
take_file (int          fd,
           const char  *wait_for,
           GError     **error)
{
  g_auto (GStrv) holder = NULL;

  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  if (errno != EWOULDBLOCK)
    return FALSE;

  holder = read_holder (fd);
  if (wait_for != NULL && (holder == NULL || g_str_equal (holder[1], wait_for)))
    {
      int result;

      do
        result = flock (fd, LOCK_EX);
      while (result != 0 && errno == EINTR);

      return result == 0;
    }

  set_error_from_holder (error, holder);
  return FALSE;
}

/* Returns: a descriptor that holds the lock; -1 with an error if another has it, and without one
 * if there can be no lock.
 */
static int
take (const char  *path,
      const char  *wait_for,
      GError     **error)
{
  while (TRUE)
    {
      int fd = open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

      if (fd < 0)
        return -1;
      if (!take_file (fd, wait_for, error))
        {
          close (fd);
          return -1;
        }
      if (is_at (fd, path))
        {
          sign (fd);
          return fd;
        }
      close (fd);
    }
}

static int
take_in_folder (const char  *path,
                const char  *wait_for,
                GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);

  return take (path, wait_for, error);
}

/**
 * whence_lock_take:
 * @path: a file that stands for what is locked
 * @wait_for: (nullable): the name of a program that soon gives the lock back, and is waited for
 * @error: return location for an error
 *
 * Takes a lock that no other process has, and nobody else in this one. Where the folder cannot be
 * written to, the lock is in the folder for what lasts as long as a session; where that cannot be
 * written to either there can be no lock, which is no error.
 *
 * Returns: (transfer full): the lock; %NULL with %WHENCE_STORE_ERROR_LOCKED if another has it
 */
WhenceLock *
whence_lock_take (const char  *path,
                  const char  *wait_for,
                  GError     **error)
{
  g_autofree char *used = g_strdup (path);
  g_autoptr (GError) held = NULL;
  WhenceLock *self;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = take_in_folder (used, wait_for, &held);
  if (fd < 0 && held == NULL)
    {
      g_autofree char *name = g_path_get_basename (path);

      g_free (used);
      used = g_build_filename (g_get_user_runtime_dir (), "whence", name, NULL);
      fd = take_in_folder (used, wait_for, &held);
    }
  if (held != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&held));
      return NULL;
    }

  self = g_new0 (WhenceLock, 1);
  self->path = g_steal_pointer (&used);
  self->fd = fd;

  return self;
}

/**
 * whence_lock_free:
 * @self: (transfer full): a lock
 *
 * Gives the lock back.
 */
void
whence_lock_free (WhenceLock *self)
{
  g_return_if_fail (self != NULL);

  if (self->fd >= 0)
    {
      unlink (self->path);
      close (self->fd);
    }
  g_free (self->path);
  g_free (self);
}
