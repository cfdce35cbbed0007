/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <fcntl.h>
#include <sys/types.h>

#include <glib.h>

G_BEGIN_DECLS

/**
 * WhenceIoCall:
 * @WHENCE_IO_OPEN: a file is opened or made
 * @WHENCE_IO_WRITE: bytes are written
 * @WHENCE_IO_SYNC: a file or a folder is brought to disk
 * @WHENCE_IO_RENAME: a file takes the place of another
 * @WHENCE_IO_TRUNCATE: a file is cut
 *
 * What is asked of the system.
 */
typedef enum
{
  WHENCE_IO_OPEN,
  WHENCE_IO_WRITE,
  WHENCE_IO_SYNC,
  WHENCE_IO_RENAME,
  WHENCE_IO_TRUNCATE,
} WhenceIoCall;

/**
 * WhenceIoFault:
 * @call: what is asked of the system
 * @size: (inout): for #WHENCE_IO_WRITE, how many bytes are to be written, of which fewer may be
 * @user_data: what was given for it
 *
 * Returns: 0 to let it be done, or the `errno` that it is to fail with
 */
typedef int (*WhenceIoFault) (WhenceIoCall  call,
                              gsize        *size,
                              gpointer      user_data);

void    whence_io_set_fault (WhenceIoFault   fault,
                             gpointer        user_data);

int     whence_io_open      (int             folder,
                             const char     *name,
                             int             flags,
                             mode_t          mode);
ssize_t whence_io_write     (int             fd,
                             const void     *bytes,
                             gsize           size);
int     whence_io_sync      (int             fd);
int     whence_io_sync_data (int             fd);
int     whence_io_rename    (int             folder,
                             const char     *from,
                             const char     *to,
                             unsigned int    flags);
int     whence_io_truncate  (int             fd,
                             off_t           size);

G_END_DECLS
