/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal of a project: what was done since it was last written, a line each, on disk a
 * moment after it was done. A thread of its own writes and syncs what has come in meanwhile; where
 * that fails, it keeps everything in memory and tries again.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "store/whence-atomic-file.h"
#include "store/whence-io.h"
#include "store/whence-journal-private.h"

/* Until what failed is tried again. */
#define RETRY_USEC (2 * G_USEC_PER_SEC)

struct _WhenceJournal
{
  GObject parent_instance;

  char *path;            /* owned */
  GMainContext *context; /* owned: where the signals are emitted */
  GThread *thread;       /* owned */

  GMutex mutex;          /* holds for all below */
  GCond wake;            /* there is something to do */
  GCond done;            /* something was done, or failed */
  GPtrArray *pending;    /* char *: lines with their ends, that are not on disk */
  char *restart;         /* owned: the header of a new journal to begin; NULL: none is */
  guint64 last;          /* the number of the last line */
  guint64 synced;        /* the number of the last line that is on disk */
  GError *error;         /* owned: why the last try failed; NULL: it did not */
  guint64 n_tries;       /* how often it was tried to write */
  guint64 failed;        /* which of these tries failed last; 0: none */
  gboolean waiting;      /* whether somebody waits, and a try is to be made now */
  gboolean stop;         /* whether to end when nothing is pending, or the next try fails */
  gboolean telling;      /* whether the signal is on its way */

  /* Of the thread. */
  GString *written;      /* owned: all that is on disk, to be written again if it goes */
  int fd;                /* -1: it is not open */
  off_t size;            /* how much of the file is sound, in bytes; -1: there is none yet */
};

G_DEFINE_FINAL_TYPE (WhenceJournal, whence_journal, G_TYPE_OBJECT)

enum
{
  STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
fail (WhenceJournal  *self,
      int             code,
      GError        **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code),
               _("The journal “%s” could not be written: %s"), name, g_strerror (code));
  return FALSE;
}

/* Sees that the name of a new journal is on disk. */
static gboolean
sync_folder (WhenceJournal  *self,
             GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  int fd = whence_io_open (AT_FDCWD, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean synced;

  if (fd < 0)
    return fail (self, errno, error);

  synced = whence_io_sync (fd) == 0 || errno == EINVAL || errno == ENOTSUP ||
           fail (self, errno, error);
  close (fd);

  return synced;
}

static gboolean
make_folder (WhenceJournal  *self,
             GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  return g_mkdir_with_parents (folder, 0700) == 0 || fail (self, errno, error);
}

static gboolean
open_file (WhenceJournal  *self,
           GError        **error)
{
  if (self->fd >= 0)
    return TRUE;

  if (!make_folder (self, error))
    return FALSE;
  self->fd = whence_io_open (AT_FDCWD, self->path,
                             O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (self->fd < 0)
    return fail (self, errno, error);

  return self->size > 0 || sync_folder (self, error);
}

static gboolean
write_lines (WhenceJournal  *self,
             const char     *lines,
             gsize           size,
             GError        **error)
{
  gsize written = 0;

  /* What a try that failed left behind goes first. */
  if (whence_io_truncate (self->fd, self->size) != 0 ||
      lseek (self->fd, self->size, SEEK_SET) < 0)
    return fail (self, errno, error);

  while (written < size)
    {
      ssize_t n = whence_io_write (self->fd, lines + written, size - written);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return fail (self, n < 0 ? errno : EIO, error);
      written += (gsize) n;
    }
  if (whence_io_sync_data (self->fd) != 0 && errno != EINVAL && errno != ENOTSUP)
    return fail (self, errno, error);

  self->size += (off_t) size;
  g_string_append_len (self->written, lines, (gssize) size);
  return TRUE;
}

/* Puts a new journal in the place of the old one, in one step. */
static gboolean
begin_again (WhenceJournal  *self,
             const char     *header,
             GError        **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GBytes) bytes = g_bytes_new (header, strlen (header));

  if (!make_folder (self, error))
    return FALSE;
  if (!whence_atomic_file_write (file, bytes, WHENCE_ATOMIC_NONE, NULL, error))
    return FALSE;

  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  self->size = (off_t) strlen (header);
  g_string_assign (self->written, header);

  return TRUE;
}

/* Whether somebody has removed the file while it is open, or put another one in its place: what
 * is written into it now would not be found again.
 */
static gboolean
is_gone (WhenceJournal *self)
{
  struct stat ours;
  struct stat there;

  return self->size > 0 &&
         (stat (self->path, &there) != 0 ||
          (self->fd >= 0 && (fstat (self->fd, &ours) != 0 || ours.st_ino != there.st_ino ||
                             ours.st_dev != there.st_dev)));
}

/* Who lets go of the journal waits for the thread: news of it must not keep it alive. */
static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static gboolean
on_state_changed (gpointer user_data)
{
  g_autoptr (WhenceJournal) self = g_weak_ref_get (user_data);

  if (self == NULL)
    return G_SOURCE_REMOVE;

  g_mutex_lock (&self->mutex);
  self->telling = FALSE;
  g_mutex_unlock (&self->mutex);
  g_signal_emit (self, signals[STATE_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* Called with the mutex held. */
static void
tell (WhenceJournal *self)
{
  g_autoptr (GSource) source = NULL;
  GWeakRef *weak;

  g_cond_broadcast (&self->done);
  if (self->telling || self->stop)
    return;

  self->telling = TRUE;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_state_changed, weak, weak_free);
  g_source_attach (source, self->context);
}

/* Takes what is to be done out of the hands of others. Called with the mutex held. */
static GPtrArray *
take_pending (WhenceJournal  *self,
              char          **restart)
{
  GPtrArray *pending = g_steal_pointer (&self->pending);

  self->pending = g_ptr_array_new_with_free_func (g_free);
  *restart = g_steal_pointer (&self->restart);

  return pending;
}

/* Gives back what could not be done, before what has come in since. Called with the mutex held. */
static void
give_back (WhenceJournal *self,
           GPtrArray     *pending,
           char          *restart)
{
  g_ptr_array_extend_and_steal (pending, g_steal_pointer (&self->pending));
  self->pending = pending;
  if (self->restart == NULL)
    self->restart = restart;
  else
    g_free (restart);
}

static gboolean
work (WhenceJournal  *self,
      GPtrArray      *pending,
      char          **restart,
      GError        **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  if (*restart != NULL)
    {
      if (!begin_again (self, *restart, error))
        return FALSE;
      g_clear_pointer (restart, g_free);
    }
  for (guint i = 0; i < pending->len; i++)
    g_string_append (lines, g_ptr_array_index (pending, i));
  if (lines->len > 0 && is_gone (self))
    {
      g_string_prepend_len (lines, self->written->str, (gssize) self->written->len);
      return begin_again (self, lines->str, error);
    }

  return lines->len == 0 ||
         (open_file (self, error) && write_lines (self, lines->str, lines->len, error));
}

/* Waits until there is something to do, and until it is time. Called with the mutex held. */
static void
wait_for_work (WhenceJournal *self)
{
  while (self->pending->len == 0 && self->restart == NULL && !self->stop)
    g_cond_wait (&self->wake, &self->mutex);

  if (self->error != NULL)
    {
      gint64 end = g_get_monotonic_time () + RETRY_USEC;

      while (!self->stop && !self->waiting &&
             g_cond_wait_until (&self->wake, &self->mutex, end))
        ;
      self->waiting = FALSE;
    }
}

static gpointer
run (gpointer data)
{
  WhenceJournal *self = data;

  g_mutex_lock (&self->mutex);
  while (TRUE)
    {
      g_autoptr (GError) error = NULL;
      char *restart = NULL;
      GPtrArray *pending;
      guint64 last;
      gboolean done;

      wait_for_work (self);
      if (self->stop && self->pending->len == 0 && self->restart == NULL)
        break;

      pending = take_pending (self, &restart);
      last = self->last;
      self->n_tries++;
      g_mutex_unlock (&self->mutex);
      done = work (self, pending, &restart, &error);
      g_mutex_lock (&self->mutex);

      if (done)
        {
          self->synced = last;
          g_ptr_array_unref (pending);
        }
      else
        {
          give_back (self, pending, restart);
          self->failed = self->n_tries;
        }
      g_clear_error (&self->error);
      self->error = g_steal_pointer (&error);
      tell (self);
      if (!done && self->stop)
        break;
    }
  g_mutex_unlock (&self->mutex);

  return NULL;
}

static void
whence_journal_dispose (GObject *object)
{
  WhenceJournal *self = WHENCE_JOURNAL (object);

  if (self->thread != NULL)
    {
      g_mutex_lock (&self->mutex);
      self->stop = TRUE;
      g_cond_broadcast (&self->wake);
      g_mutex_unlock (&self->mutex);
      g_thread_join (g_steal_pointer (&self->thread));
    }

  G_OBJECT_CLASS (whence_journal_parent_class)->dispose (object);
}

static void
whence_journal_finalize (GObject *object)
{
  WhenceJournal *self = WHENCE_JOURNAL (object);

  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self->restart);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->pending);
  g_string_free (self->written, TRUE);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->wake);
  g_cond_clear (&self->done);

  G_OBJECT_CLASS (whence_journal_parent_class)->finalize (object);
}

static void
whence_journal_class_init (WhenceJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = whence_journal_dispose;
  object_class->finalize = whence_journal_finalize;

  /**
   * WhenceJournal::state-changed:
   * @self: the journal
   *
   * More is on disk, or something failed: see whence_journal_get_synced() and
   * whence_journal_dup_error(). It is emitted in the main context that was the default of the
   * thread in which the journal was made.
   */
  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
whence_journal_init (WhenceJournal *self)
{
  self->fd = -1;
  self->context = g_main_context_ref_thread_default ();
  self->pending = g_ptr_array_new_with_free_func (g_free);
  self->written = g_string_new (NULL);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->wake);
  g_cond_init (&self->done);
}

/* @line without its closing brace is what comes after the number. */
static char *
finish_line (const char *line,
             guint64     seq)
{
  GString *out = g_string_new (NULL);
  g_autofree char *sum = NULL;

  g_string_printf (out, "{\"seq\":%" G_GUINT64_FORMAT ",%s", seq, line + 1);
  g_string_truncate (out, out->len - 1);
  sum = whence_journal_sum (out->str, out->len);
  g_string_append_printf (out, ",\"sum\":\"%s\"}\n", sum);

  return g_string_free (out, FALSE);
}

/* Starts the thread with the first line. Called with the mutex held. */
static void
add_line (WhenceJournal *self,
          const char    *line)
{
  g_ptr_array_add (self->pending, finish_line (line, ++self->last));
  if (self->thread == NULL)
    self->thread = g_thread_new ("journal", run, self);
  g_cond_broadcast (&self->wake);
}

/**
 * whence_journal_new:
 * @path: where it is to be; what is there is replaced
 * @header: the members of its first line, a JSON object
 *
 * Returns: (transfer full): a journal; its file is made with the first line that is appended
 */
WhenceJournal *
whence_journal_new (const char *path,
                    const char *header)
{
  WhenceJournal *self = g_object_new (WHENCE_TYPE_JOURNAL, NULL);

  self->path = g_strdup (path);
  self->restart = finish_line (header, ++self->last);

  return self;
}

/**
 * whence_journal_resume:
 * @path: where it is to be
 * @from: where it is: @path, or the name under which it is kept, which stays as it is
 * @size: how much of it is sound, in bytes; the rest is left out
 * @last_seq: the number of the last line of that
 *
 * Returns: (transfer full): the journal, to be gone on with
 */
WhenceJournal *
whence_journal_resume (const char *path,
                       const char *from,
                       gsize       size,
                       guint64     last_seq)
{
  WhenceJournal *self = g_object_new (WHENCE_TYPE_JOURNAL, NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (from, FALSE, NULL);

  self->path = g_strdup (path);
  self->last = last_seq;
  self->synced = last_seq;
  if (file != NULL && g_mapped_file_get_length (file) >= size)
    g_string_append_len (self->written, g_mapped_file_get_contents (file), (gssize) size);
  if (g_str_equal (path, from))
    self->size = (off_t) size;
  else
    {
      /* Nothing may be done that brings it to disk. */
      self->restart = g_strndup (self->written->str, self->written->len);
      self->thread = g_thread_new ("journal", run, self);
    }

  return self;
}

/**
 * whence_journal_append:
 * @self: a journal
 * @line: a JSON object with at least one member, as text without a line break
 *
 * Adds a line, and has it written at once, without waiting for that.
 *
 * Returns: the number of the line
 */
guint64
whence_journal_append (WhenceJournal *self,
                       const char    *line)
{
  guint64 seq;

  g_return_val_if_fail (WHENCE_IS_JOURNAL (self), 0);
  g_return_val_if_fail (line != NULL && *line == '{', 0);

  g_mutex_lock (&self->mutex);
  add_line (self, line);
  seq = self->last;
  g_mutex_unlock (&self->mutex);

  return seq;
}

/**
 * whence_journal_get_last:
 * @self: a journal
 *
 * Returns: the number of the last line
 */
guint64
whence_journal_get_last (WhenceJournal *self)
{
  guint64 last;

  g_return_val_if_fail (WHENCE_IS_JOURNAL (self), 0);

  g_mutex_lock (&self->mutex);
  last = self->last;
  g_mutex_unlock (&self->mutex);

  return last;
}

/**
 * whence_journal_get_synced:
 * @self: a journal
 *
 * Returns: the number of the last line that is on disk
 */
guint64
whence_journal_get_synced (WhenceJournal *self)
{
  guint64 synced;

  g_return_val_if_fail (WHENCE_IS_JOURNAL (self), 0);

  g_mutex_lock (&self->mutex);
  synced = self->synced;
  g_mutex_unlock (&self->mutex);

  return synced;
}

/**
 * whence_journal_dup_error:
 * @self: a journal
 *
 * Returns: (transfer full) (nullable): why the last try to write failed; %NULL if it did not
 */
GError *
whence_journal_dup_error (WhenceJournal *self)
{
  GError *error;

  g_return_val_if_fail (WHENCE_IS_JOURNAL (self), NULL);

  g_mutex_lock (&self->mutex);
  error = self->error != NULL ? g_error_copy (self->error) : NULL;
  g_mutex_unlock (&self->mutex);

  return error;
}

/**
 * whence_journal_sync:
 * @self: a journal
 * @error: return location for an error
 *
 * Waits until all that was appended is on disk, or a try to bring it there has failed: one that is
 * made now, and not one that was under way already, as what was in its way may be gone. May be
 * called from any thread.
 *
 * Returns: %TRUE if it is on disk; otherwise %FALSE with an error of #G_IO_ERROR
 */
gboolean
whence_journal_sync (WhenceJournal  *self,
                     GError        **error)
{
  gboolean synced;
  guint64 before;

  g_return_val_if_fail (WHENCE_IS_JOURNAL (self), FALSE);

  g_mutex_lock (&self->mutex);
  g_clear_error (&self->error);
  before = self->n_tries;
  self->waiting = TRUE;
  g_cond_broadcast (&self->wake);
  while (self->thread != NULL && (self->error == NULL || self->failed <= before) &&
         (self->synced < self->last || self->restart != NULL))
    g_cond_wait (&self->done, &self->mutex);
  synced = self->error == NULL;
  if (!synced && error != NULL)
    *error = g_error_copy (self->error);
  g_mutex_unlock (&self->mutex);

  return synced;
}

/**
 * whence_journal_move:
 * @self: a journal
 * @path: where it is to be from now on; what is there is replaced
 *
 * Gives the journal another place, after its project was saved in another one.
 *
 * Returns: whether it is there; if not, it stays where it was
 */
gboolean
whence_journal_move (WhenceJournal *self,
                     const char    *path)
{
  gboolean moved;

  g_return_val_if_fail (WHENCE_IS_JOURNAL (self), FALSE);

  /* The thread uses the path only while it has something to do. */
  whence_journal_sync (self, NULL);
  g_mutex_lock (&self->mutex);
  moved = self->size <= 0 || rename (self->path, path) == 0;
  if (moved)
    {
      g_free (self->path);
      self->path = g_strdup (path);
    }
  g_mutex_unlock (&self->mutex);

  return moved;
}

/**
 * whence_journal_restart:
 * @self: a journal
 * @header: the members of the first line of a new one, a JSON object
 *
 * Begins again, after the project with all that the journal says was written. The old journal
 * stays until the new one is there.
 */
void
whence_journal_restart (WhenceJournal *self,
                        const char    *header)
{
  g_return_if_fail (WHENCE_IS_JOURNAL (self));

  g_mutex_lock (&self->mutex);
  g_free (self->restart);
  self->restart = finish_line (header, ++self->last);
  g_ptr_array_set_size (self->pending, 0);
  g_cond_broadcast (&self->wake);
  g_mutex_unlock (&self->mutex);
}

/**
 * whence_journal_remove:
 * @self: a journal
 *
 * Removes the file, after the project with all that the journal says was written or discarded.
 * Nothing is to be appended after this.
 */
void
whence_journal_remove (WhenceJournal *self)
{
  g_return_if_fail (WHENCE_IS_JOURNAL (self));

  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->restart, g_free);
  g_ptr_array_set_size (self->pending, 0);
  self->stop = TRUE;
  g_cond_broadcast (&self->wake);
  g_mutex_unlock (&self->mutex);
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));

  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  unlink (self->path);
}
