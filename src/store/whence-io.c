/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The calls to the system on which it depends whether anything is lost, in one place, so that
 * tests can let each of them fail.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "store/whence-io.h"

static WhenceIoFault current_fault;
static gpointer current_data;

/**
 * whence_io_set_fault:
 * @fault: (nullable): what decides on each call; %NULL: nothing fails but by itself
 * @user_data: for @fault
 *
 * Lets calls fail, for tests. To be set while nothing is written.
 */
void
whence_io_set_fault (WhenceIoFault fault,
                     gpointer      user_data)
{
  current_fault = fault;
  current_data = user_data;
}

static gboolean
fails (WhenceIoCall  call,
       gsize        *size)
{
  int code = current_fault != NULL ? current_fault (call, size, current_data) : 0;

  if (code != 0)
    errno = code;

  return code != 0;
}

/**
 * whence_io_open:
 * @folder: descriptor of a folder, or `AT_FDCWD`
 * @name: a path from there
 * @flags: as for openat()
 * @mode: as for openat()
 *
 * Returns: a descriptor, or -1 with `errno` set
 */
int
whence_io_open (int         folder,
                const char *name,
                int         flags,
                mode_t      mode)
{
  return fails (WHENCE_IO_OPEN, NULL) ? -1 : openat (folder, name, flags, mode);
}

/**
 * whence_io_write:
 * @fd: a descriptor
 * @bytes: what to write
 * @size: how many bytes
 *
 * Returns: how many bytes were written, or -1 with `errno` set
 */
ssize_t
whence_io_write (int         fd,
                 const void *bytes,
                 gsize       size)
{
  return fails (WHENCE_IO_WRITE, &size) ? -1 : write (fd, bytes, size);
}

/**
 * whence_io_sync:
 * @fd: a descriptor of a file or a folder
 *
 * Returns: 0 if it is on disk, or -1 with `errno` set
 */
int
whence_io_sync (int fd)
{
  return fails (WHENCE_IO_SYNC, NULL) ? -1 : fsync (fd);
}

/**
 * whence_io_sync_data:
 * @fd: a descriptor of a file
 *
 * Returns: 0 if what is in it is on disk, or -1 with `errno` set
 */
int
whence_io_sync_data (int fd)
{
  return fails (WHENCE_IO_SYNC, NULL) ? -1 : fdatasync (fd);
}

/**
 * whence_io_rename:
 * @folder: descriptor of a folder
 * @from: a name in it
 * @to: another
 * @flags: as for renameat2()
 *
 * Returns: 0 if it was renamed, or -1 with `errno` set
 */
int
whence_io_rename (int           folder,
                  const char   *from,
                  const char   *to,
                  unsigned int  flags)
{
  if (fails (WHENCE_IO_RENAME, NULL))
    return -1;

  /* Not every file system knows renameat2(). */
  return flags == 0 ? renameat (folder, from, folder, to)
                    : renameat2 (folder, from, folder, to, flags);
}

/**
 * whence_io_truncate:
 * @fd: a descriptor of a file
 * @size: how many bytes it is to have
 *
 * Returns: 0 if it was cut, or -1 with `errno` set
 */
int
whence_io_truncate (int   fd,
                    off_t size)
{
  return fails (WHENCE_IO_TRUNCATE, NULL) ? -1 : ftruncate (fd, size);
}
