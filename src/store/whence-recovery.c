/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a journal that was left behind to the project as it was. The header of a journal says
 * what it starts from:
 *
 *   {"seq":1,"journal":1,"project":ID,"file":URI,"base":SHA-256 of the file,…}
 *   {"seq":1,"journal":1,"project":ID,"state":the project as its file would have it,…}
 *
 * the second for one that was never saved. Before the project is written, a line says so:
 *
 *   {"seq":9,"act":"save","file":URI,"base":SHA-256 of the new file,"of":7,…}
 *
 * with the number of the last line that is in the new file. So whether the file is the old or
 * the new one, the journal says which of its lines come after it.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "store/whence-journal-codec.h"
#include "store/whence-journal.h"
#include "store/whence-lock.h"
#include "store/whence-project-reader.h"
#include "store/whence-recovery.h"

#define KEY_LENGTH 32
#define EXTENSION ".journal"
#define NEW_PREFIX "new-"

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "whence", "journals", NULL);
}

static char *
build_path (const char *prefix,
            const char *key)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  g_autofree char *name = NULL;

  sum[KEY_LENGTH] = '\0';
  name = g_strconcat (prefix, sum, EXTENSION, NULL);
  return g_build_filename (folder, name, NULL);
}

/**
 * whence_recovery_dup_path:
 * @file: where a project is
 *
 * Returns: (transfer full) (nullable): where its journal is; %NULL if it is in no file system.
 *   It is the same whatever links lead to the project
 */
char *
whence_recovery_dup_path (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *key = NULL;
  char *real;

  if (path == NULL)
    return NULL;

  real = realpath (path, NULL);
  if (real == NULL)
    {
      /* It is not there yet. */
      folder = g_path_get_dirname (path);
      name = g_path_get_basename (path);
      real = realpath (folder, NULL);
      key = g_build_filename (real != NULL ? real : folder, name, NULL);
    }
  else
    key = g_strdup (real);
  free (real);

  return build_path ("", key);
}

/**
 * whence_recovery_dup_new_path:
 * @id: the id of a project that was never saved
 *
 * Returns: (transfer full): where its journal is
 */
char *
whence_recovery_dup_new_path (const char *id)
{
  return build_path (NEW_PREFIX, id);
}

/**
 * whence_recovery_dup_lock_path:
 * @path: a journal
 *
 * Returns: (transfer full): what stands for its lock
 */
char *
whence_recovery_dup_lock_path (const char *path)
{
  return g_strconcat (path, ".lock", NULL);
}

/**
 * whence_recovery_dup_kept_path:
 * @path: a journal
 *
 * Returns: (transfer full): a new name under which to keep it
 */
char *
whence_recovery_dup_kept_path (const char *path)
{
  return g_strdup_printf ("%s.kept-%" G_GINT64_FORMAT, path, g_get_real_time ());
}

static guint64
get_number (WhenceJournalLine *line,
            const char        *name)
{
  JsonNode *node = json_object_get_member (line->json, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_INT64 ? (guint64) json_node_get_int (node) : 0;
}

static gboolean
is_mark (WhenceJournalLine *line)
{
  return g_strcmp0 (whence_journal_line_get (line, "act"), "save") == 0;
}

/* Finds the number of the last line that is in a file with the checksum @base.
 *
 * Returns: whether the journal knows of it
 */
static gboolean
find_base (WhenceJournalContent *content,
           const char           *base,
           guint64              *last)
{
  gboolean found = FALSE;

  for (guint i = 0; i < content->lines->len; i++)
    {
      WhenceJournalLine *line = g_ptr_array_index (content->lines, i);

      if (g_strcmp0 (whence_journal_line_get (line, "base"), base) != 0 ||
          (i > 0 && !is_mark (line)))
        continue;

      *last = i == 0 ? line->seq : get_number (line, "of");
      found = TRUE;
    }

  return found;
}

/* Keeps what is in a journal from @start on, or all of it, under another name. */
static char *
keep_aside (const char *path,
            gsize       start)
{
  char *kept = whence_recovery_dup_kept_path (path);
  g_autofree char *contents = NULL;
  gsize size = 0;
  gboolean done;

  if (start == 0)
    done = g_rename (path, kept) == 0;
  else
    done = g_file_get_contents (path, &contents, &size, NULL) && start <= size &&
           g_file_set_contents_full (kept, contents + start, (gssize) (size - start),
                                     G_FILE_SET_CONTENTS_CONSISTENT |
                                       G_FILE_SET_CONTENTS_DURABLE, 0600, NULL);
  if (!done)
    g_clear_pointer (&kept, g_free);

  return kept;
}

/* Keeps what could not be done again before it is cut off. */
static void
keep_rest (WhenceRecovery *self,
           const char     *path)
{
  self->kept = keep_aside (path, self->size);
  if (self->kept != NULL)
    return;

  /* There may be no room for a copy; a name needs none. */
  self->kept = keep_aside (path, 0);
  self->kept_whole = self->kept != NULL;
  self->blocked = self->kept == NULL;
}

static void
replay_lines (WhenceRecovery       *self,
              WhenceJournalContent *content,
              WhenceProject        *project,
              guint64               last)
{
  for (guint i = 0; i < content->lines->len; i++)
    {
      WhenceJournalLine *line = g_ptr_array_index (content->lines, i);
      g_autoptr (GError) error = NULL;

      if (i > 0 && !is_mark (line) && line->seq > last)
        {
          if (!whence_journal_replay (project, line->json, line->seq, &error))
            {
              self->reason = g_strdup_printf (_("line %u: %s"), i + 1, error->message);
              return;
            }
          self->n_changes++;
        }
      self->size = line->end;
      self->last_seq = line->seq;
    }

  if (content->damaged)
    self->reason = g_strdup_printf (_("line %u: expected a sound line of a journal"),
                                    content->lines->len + 1);
}

/* Whether the journal at @path, which nobody uses, is that of the project @id in a state with the
 * checksum @base, and the file that it was of is gone.
 */
static gboolean
is_of_moved (const char *path,
             const char *id,
             const char *base)
{
  g_autofree char *lock_path = whence_recovery_dup_lock_path (path);
  g_autoptr (WhenceLock) lock = whence_lock_take (lock_path, NULL, NULL);
  g_autoptr (WhenceJournalContent) content = NULL;
  g_autoptr (GFile) file = NULL;
  WhenceJournalLine *header;
  const char *uri;
  guint64 last = 0;

  if (lock == NULL)
    return FALSE;
  content = whence_journal_content_read (path, NULL);
  if (content == NULL || content->lines->len == 0)
    return FALSE;

  header = g_ptr_array_index (content->lines, 0);
  uri = whence_journal_line_get (header, "file");
  if (uri == NULL || g_strcmp0 (whence_journal_line_get (header, "project"), id) != 0 ||
      !find_base (content, base, &last))
    return FALSE;

  file = g_file_new_for_uri (uri);
  return !g_file_query_exists (file, NULL);
}

/**
 * whence_recovery_follow:
 * @path: where the journal of a project would be
 * @id: the id of the project
 * @base: the SHA-256 of its file, in hexadecimal digits
 *
 * Brings the journal of a project that was moved or renamed to where it is looked for. That of
 * one that is still where it was is left to it: the file may be a copy.
 */
void
whence_recovery_follow (const char *path,
                        const char *id,
                        const char *base)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (*id == '\0' || g_file_test (path, G_FILE_TEST_EXISTS))
    return;

  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *other = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, EXTENSION) && !g_str_has_prefix (name, NEW_PREFIX) &&
          is_of_moved (other, id, base) && g_rename (other, path) == 0)
        return;
    }
}

/**
 * whence_recovery_run:
 * @path: where the journal would be
 * @project: the project as it is in its file
 * @base: the SHA-256 of that file, in hexadecimal digits; of no file for one that was never saved
 * @read_only: whether to leave the journal alone
 *
 * Does again what the journal of a project says was done after it was last written, up to the
 * first line that is not sound; what follows that is kept under another name. A journal that is
 * of another state of the file is kept so too, and nothing of it is done.
 *
 * Returns: (transfer full) (nullable): what was found; %NULL if there is no journal, or nothing
 *   in it
 */
WhenceRecovery *
whence_recovery_run (const char    *path,
                     WhenceProject *project,
                     const char    *base,
                     gboolean       read_only)
{
  g_autoptr (WhenceJournalContent) content = whence_journal_content_read (path, NULL);
  g_autoptr (WhenceRecovery) self = NULL;
  guint64 last = 0;

  g_return_val_if_fail (WHENCE_IS_PROJECT (project), NULL);

  if (content == NULL || content->size == 0)
    return NULL;

  self = g_new0 (WhenceRecovery, 1);
  self->torn = content->torn;
  if (content->lines->len == 0 && content->torn)
    {
      /* Its first line never came to disk, and so nothing did. */
      if (!read_only)
        g_unlink (path);
      return NULL;
    }

  self->stale = !find_base (content, base, &last);
  if (!self->stale)
    replay_lines (self, content, project, last);
  if (!read_only && self->stale)
    {
      self->kept = keep_aside (path, 0);
      self->blocked = self->kept == NULL;
    }
  else if (!read_only && self->reason != NULL)
    keep_rest (self, path);

  return g_steal_pointer (&self);
}

/**
 * whence_recovery_peek:
 * @file: where a project is
 * @project: the project as it is in its file
 * @base: the SHA-256 of that file, in hexadecimal digits
 *
 * Does again what the journal of a project has, for those who only read it: the journal stays as
 * it is. Nothing is done while somebody has the project open, who is going to save it.
 *
 * Returns: (transfer full) (nullable): what was found, as whence_recovery_run()
 */
WhenceRecovery *
whence_recovery_peek (GFile         *file,
                      WhenceProject *project,
                      const char    *base)
{
  g_autofree char *path = whence_recovery_dup_path (file);
  g_autofree char *lock_path = NULL;
  g_autoptr (WhenceLock) lock = NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;

  lock_path = whence_recovery_dup_lock_path (path);
  lock = whence_lock_take (lock_path, NULL, NULL);
  if (lock == NULL)
    return NULL;

  return whence_recovery_run (path, project, base, TRUE);
}

/**
 * whence_recovery_free:
 * @self: (transfer full): what was found
 *
 * Frees it.
 */
void
whence_recovery_free (WhenceRecovery *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->reason);
  g_free (self->kept);
  g_free (self);
}

/* Whether a project that was never saved was saved after all, just before the end: its journal
 * has nothing that is not in the file.
 */
static gboolean
was_saved (WhenceJournalContent *content)
{
  WhenceJournalLine *last = g_ptr_array_index (content->lines, content->lines->len - 1);
  const char *uri = whence_journal_line_get (last, "file");
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sum = NULL;

  if (!is_mark (last) || get_number (last, "of") + 1 != last->seq || file == NULL)
    return FALSE;
  bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  if (bytes == NULL)
    return FALSE;

  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return g_strcmp0 (sum, whence_journal_line_get (last, "base")) == 0;
}

static gboolean
is_left_behind (const char *path)
{
  g_autofree char *lock_path = whence_recovery_dup_lock_path (path);
  g_autoptr (WhenceLock) lock = whence_lock_take (lock_path, NULL, NULL);
  g_autoptr (WhenceJournalContent) content = NULL;

  if (lock == NULL)
    return FALSE;

  content = whence_journal_content_read (path, NULL);
  if (content == NULL || content->size == 0)
    return FALSE;
  /* One whose first line is damaged is told of; one whose first line never came to disk says
   * nothing.
   */
  if (content->lines->len == 0)
    return content->damaged;
  if (!was_saved (content))
    return TRUE;

  g_unlink (path);
  return FALSE;
}

/**
 * whence_recovery_list_unsaved:
 *
 * Looks for projects that were never saved, and that nobody has open.
 *
 * Returns: (transfer full) (element-type filename): their journals
 */
GPtrArray *
whence_recovery_list_unsaved (void)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, NEW_PREFIX) && g_str_has_suffix (name, EXTENSION) &&
          is_left_behind (path))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }

  return paths;
}

/**
 * whence_recovery_read_unsaved:
 * @path: a journal from whence_recovery_list_unsaved()
 * @recovery: (out) (transfer full): what was found
 * @error: return location for an error
 *
 * Brings back a project that was never saved.
 *
 * Returns: (transfer full): the project; %NULL with an error
 */
WhenceProject *
whence_recovery_read_unsaved (const char      *path,
                              WhenceRecovery **recovery,
                              GError         **error)
{
  g_autoptr (WhenceJournalContent) content = whence_journal_content_read (path, error);
  g_autoptr (WhenceProject) project = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *state = NULL;

  if (content == NULL)
    return NULL;
  if (content->lines->len > 0)
    state = whence_journal_line_get (g_ptr_array_index (content->lines, 0), "state");
  if (state == NULL)
    {
      g_autofree char *kept = keep_aside (path, 0);
      g_autofree char *name = g_filename_display_name (kept != NULL ? kept : path);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("its record is damaged, and is kept in %s"), name);
      return NULL;
    }

  bytes = g_bytes_new (state, strlen (state));
  project = whence_project_read (bytes, NULL, NULL, error);
  if (project == NULL)
    return NULL;

  *recovery = g_new0 (WhenceRecovery, 1);
  (*recovery)->torn = content->torn;
  replay_lines (*recovery, content, project, 0);
  if ((*recovery)->reason != NULL)
    keep_rest (*recovery, path);

  return g_steal_pointer (&project);
}
