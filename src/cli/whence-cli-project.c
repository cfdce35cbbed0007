/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "cli/whence-cli-output.h"
#include "cli/whence-cli-project.h"
#include "store/whence-project-reader.h"

#define MAX_PROJECT_BYTES ((gsize) 1024 * 1024 * 1024)
#define CHUNK_BYTES ((gsize) 256 * 1024)

/**
 * whence_cli_is_stdio:
 * @path: a file as it was typed
 *
 * Returns: whether standard input or standard output is meant
 */
gboolean
whence_cli_is_stdio (const char *path)
{
  return g_str_equal (path, "-");
}

/**
 * whence_cli_file:
 * @path: a file as it was typed: a path, or a `file:` URI
 *
 * Returns: (transfer full): the file
 */
GFile *
whence_cli_file (const char *path)
{
  return g_str_has_prefix (path, "file:") ? g_file_new_for_uri (path) : g_file_new_for_path (path);
}

/**
 * whence_cli_display_name:
 * @path: a file as it was typed
 *
 * Returns: (transfer full): what to call it in a message
 */
char *
whence_cli_display_name (const char *path)
{
  return whence_cli_is_stdio (path) ? g_strdup (_("standard input"))
                                    : g_filename_display_name (path);
}

/**
 * whence_cli_read_stdin:
 * @max_bytes: the most that is read
 * @error: return location for an error
 *
 * Reads standard input to its end.
 *
 * Returns: (transfer full): what was there; %NULL with %WHENCE_ERROR_LIMIT where there is more,
 *   or with an error of #G_IO_ERROR
 */
GBytes *
whence_cli_read_stdin (gsize    max_bytes,
                       GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  while (bytes->len <= max_bytes)
    {
      guint start = bytes->len;
      ssize_t n_read;

      g_byte_array_set_size (bytes, start + (guint) CHUNK_BYTES);
      n_read = read (STDIN_FILENO, bytes->data + start, CHUNK_BYTES);
      g_byte_array_set_size (bytes, start + (guint) MAX (n_read, 0));
      if (n_read == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (n_read < 0 && errno != EINTR)
        {
          int saved_errno = errno;

          g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
                               g_strerror (saved_errno));
          return NULL;
        }
    }

  g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_LIMIT, _("expected up to %" G_GSIZE_FORMAT
               " bytes"), max_bytes);
  return NULL;
}

/**
 * whence_cli_read_bytes:
 * @path: a project file as it was typed
 * @error: return location for an error
 *
 * Returns: (transfer full): what is in it; %NULL with an error of #G_IO_ERROR, or with
 *   %WHENCE_ERROR_LIMIT where it is larger than a project may be
 */
GBytes *
whence_cli_read_bytes (const char  *path,
                       GError     **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInfo) info = NULL;

  if (whence_cli_is_stdio (path))
    return whence_cli_read_stdin (MAX_PROJECT_BYTES, error);

  file = whence_cli_file (path);
  info = g_file_query_info (file,
                            G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, NULL, error);
  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _("expected a file"));
      return NULL;
    }
  if (g_file_info_get_size (info) > (goffset) MAX_PROJECT_BYTES)
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_LIMIT,
                   _("expected a project of up to 1 GiB, and it has %" G_GOFFSET_FORMAT " bytes"),
                   g_file_info_get_size (info));
      return NULL;
    }

  return g_file_load_bytes (file, NULL, NULL, error);
}

/* Says what was found of changes that were made but not saved. */
static void
tell_recovery (const char     *path,
               WhenceRecovery *recovery)
{
  g_autofree char *name = whence_cli_display_name (path);

  if (recovery == NULL)
    return;

  if (recovery->n_changes > 0)
    whence_cli_complain (ngettext ("%s: %u change that was made but not saved was recovered",
                                   "%s: %u changes that were made but not saved were recovered",
                                   recovery->n_changes),
                         name, recovery->n_changes);
  if (recovery->torn)
    whence_cli_complain (_("%s: the last change that was not saved was cut short, and is lost"),
                         name);
  if (recovery->kept != NULL)
    whence_cli_complain (_("%s: changes that do not fit the file are kept in %s"), name,
                         recovery->kept);
  else if (recovery->stale || recovery->reason != NULL)
    whence_cli_complain (_("%s: there are changes that were made but not saved, and do not fit the "
                           "file"), name);
}

/**
 * whence_cli_read_project:
 * @path: a project as it was typed
 *
 * Reads a project, and says so if that cannot be done. What was done in the window and not saved
 * before that ended all of a sudden is done again, and said, and still not saved.
 *
 * Returns: (transfer full) (nullable): the project
 */
WhenceProject *
whence_cli_read_project (const char *path)
{
  g_autofree char *name = whence_cli_display_name (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = whence_cli_read_bytes (path, &error);
  g_autoptr (WhenceProject) project = NULL;

  if (bytes != NULL)
    project = whence_project_read (bytes, NULL, NULL, &error);
  if (project == NULL)
    whence_cli_complain ("%s: %s", name, error->message);
  else if (!whence_cli_is_stdio (path))
    {
      g_autoptr (GFile) file = whence_cli_file (path);
      g_autofree char *base = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      g_autoptr (WhenceRecovery) recovery = whence_recovery_peek (file, project, base);

      tell_recovery (path, recovery);
    }

  return g_steal_pointer (&project);
}

static void
close_lock (gpointer data)
{
  close (GPOINTER_TO_INT (data));
}

/* Waits until no other command edits the file at @path, so that of two that are started at once
 * neither undoes what the other did. Saving puts another file in its place: then the lock is
 * that of a file that is gone, and the new one is to be locked.
 *
 * Returns: a file descriptor that holds the lock; -1 where there is none to be had, and then
 * reading says why, or the file system has no locks
 */
static int
lock_file (const char *path)
{
  while (TRUE)
    {
      struct stat locked = { 0 };
      struct stat there = { 0 };
      int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
      int result;

      if (fd < 0)
        return -1;

      do
        result = flock (fd, LOCK_EX);
      while (result != 0 && errno == EINTR);
      if (result == 0 && fstat (fd, &locked) == 0 && stat (path, &there) == 0 &&
          locked.st_dev == there.st_dev && locked.st_ino == there.st_ino)
        return fd;

      close (fd);
      if (result != 0 || stat (path, &there) != 0)
        return -1;
    }
}

/**
 * whence_cli_edit_project:
 * @path: a project as it was typed
 * @creator: (nullable): who is to be the creator of what is added; %NULL for who the
 *   environment says it is, if anybody
 *
 * Opens a project to change it, and says so if that cannot be done. Other commands that edit the
 * same file wait until this one is let go.
 *
 * Returns: (transfer full) (nullable): the project
 */
WhenceProjectFile *
whence_cli_edit_project (const char *path,
                         const char *creator)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *local = NULL;
  g_autoptr (WhenceProjectFile) project_file = NULL;
  g_autoptr (GError) error = NULL;
  int lock = -1;

  if (creator == NULL)
    creator = g_getenv ("WHENCE_CREATOR");
  if (creator != NULL && !g_utf8_validate (creator, -1, NULL))
    {
      whence_cli_complain (_("WHENCE_CREATOR: expected text in UTF-8"));
      return NULL;
    }
  if (whence_cli_is_stdio (path))
    {
      whence_cli_complain (_("standard input: a project from there cannot be edited; expected a "
                             "file"));
      return NULL;
    }

  file = whence_cli_file (path);
  local = g_file_get_path (file);
  if (local != NULL)
    lock = lock_file (local);
  project_file = whence_project_file_open (file, WHENCE_OPEN_NO_JOURNAL, NULL, &error);
  if (project_file == NULL)
    {
      if (lock >= 0)
        close (lock);
      whence_cli_complain ("%s", error->message);
      return NULL;
    }

  tell_recovery (path, whence_project_file_get_recovery (project_file));
  if (lock >= 0)
    g_object_set_data_full (G_OBJECT (project_file), "whence-cli-lock", GINT_TO_POINTER (lock),
                            close_lock);
  if (creator != NULL)
    whence_project_set_author (whence_project_file_get_project (project_file), creator);

  return g_steal_pointer (&project_file);
}

/**
 * whence_cli_apply:
 * @file: a project that is edited
 * @change: what to do
 * @path: the project as it was typed
 *
 * Makes a change and saves the project, and says so if that cannot be done.
 *
 * Returns: whether it is on disk
 */
gboolean
whence_cli_apply (WhenceProjectFile *file,
                  WhenceChange      *change,
                  const char        *path)
{
  g_autofree char *name = whence_cli_display_name (path);
  g_autoptr (GError) error = NULL;

  if (whence_project_apply (whence_project_file_get_project (file), change, &error) &&
      (!whence_project_file_get_modified (file) || whence_project_file_save (file, NULL, &error)))
    return TRUE;

  whence_cli_complain ("%s: %s", name, error->message);
  return FALSE;
}

/**
 * whence_cli_find:
 * @project: a project
 * @path: the project as it was typed
 * @id: an id; “project” is that of the project itself
 *
 * Finds an object, and says so if there is none.
 *
 * Returns: (transfer none) (nullable): the object
 */
WhenceObject *
whence_cli_find (WhenceProject *project,
                 const char    *path,
                 const char    *id)
{
  WhenceObject *object = whence_project_find (project, id);

  if (object == NULL && (g_str_equal (id, "project") ||
                         g_str_equal (id, whence_object_get_id (WHENCE_OBJECT (project)))))
    object = WHENCE_OBJECT (project);
  if (object == NULL)
    {
      g_autofree char *name = whence_cli_display_name (path);

      whence_cli_complain (_("%s: there is nothing with the id “%s” in it"), name, id);
    }

  return object;
}

/**
 * whence_cli_find_entity:
 * @project: a project
 * @path: the project as it was typed
 * @id: an id
 *
 * Finds an entity, and says so if there is none.
 *
 * Returns: (transfer none) (nullable): the entity
 */
WhenceObject *
whence_cli_find_entity (WhenceProject *project,
                        const char    *path,
                        const char    *id)
{
  WhenceObject *object = whence_project_find (project, id);
  g_autofree char *name = NULL;

  if (WHENCE_IS_ENTITY (object))
    return object;

  name = whence_cli_display_name (path);
  whence_cli_complain (_("%s: expected the id of an entity, and “%s” is none"), name, id);

  return NULL;
}
