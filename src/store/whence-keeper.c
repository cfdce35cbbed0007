/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps the record of a project that is open: it holds the lock, writes each act of the history
 * to the journal, and sees to it that the journal fits the file.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include "core/whence-history-private.h"
#include "store/whence-journal-codec.h"
#include "store/whence-json-writer.h"
#include "store/whence-keeper.h"
#include "store/whence-lock.h"
#include "store/whence-project-writer.h"

struct _WhenceKeeper
{
  GObject parent_instance;

  WhenceProject *project;    /* not owned: it is owned by whoever owns this */
  char *path;                /* owned: of the journal; NULL: there can be none */
  char *file;                /* owned: URI of the project; NULL: it was never saved */
  char *base;                /* owned: SHA-256 of the file; NULL with @file */
  WhenceLock *lock;          /* owned; NULL: there can be none */
  char *next_path;           /* owned: of the journal of the file it is being saved to; or NULL */
  WhenceLock *next_lock;     /* owned: of that */
  WhenceJournal *journal;    /* owned; NULL: nothing was done yet */
};

G_DEFINE_FINAL_TYPE (WhenceKeeper, whence_keeper, G_TYPE_OBJECT)

enum
{
  STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
whence_keeper_dispose (GObject *object)
{
  WhenceKeeper *self = WHENCE_KEEPER (object);

  g_clear_object (&self->journal);
  g_clear_pointer (&self->lock, whence_lock_free);
  g_clear_pointer (&self->next_lock, whence_lock_free);

  G_OBJECT_CLASS (whence_keeper_parent_class)->dispose (object);
}

static void
whence_keeper_finalize (GObject *object)
{
  WhenceKeeper *self = WHENCE_KEEPER (object);

  g_free (self->path);
  g_free (self->file);
  g_free (self->base);
  g_free (self->next_path);

  G_OBJECT_CLASS (whence_keeper_parent_class)->finalize (object);
}

static void
whence_keeper_class_init (WhenceKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = whence_keeper_dispose;
  object_class->finalize = whence_keeper_finalize;

  /**
   * WhenceKeeper::state-changed:
   * @self: the keeper
   *
   * As WhenceJournal::state-changed, of its journal.
   */
  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
whence_keeper_init (WhenceKeeper *self)
{
}

/* The first line of a journal that starts from the file as it is, or from nothing. */
static char *
make_header (WhenceKeeper *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *header = json_object_new ();

  json_node_take_object (node, header);
  json_object_set_int_member (header, "journal", 1);
  json_object_set_string_member (header, "project",
                                 whence_object_get_id (WHENCE_OBJECT (self->project)));
  if (self->file != NULL)
    {
      json_object_set_string_member (header, "file", self->file);
      json_object_set_string_member (header, "base", self->base);
    }
  else
    {
      g_autoptr (GBytes) state = whence_project_write (self->project);
      g_autofree char *text = g_strndup (g_bytes_get_data (state, NULL), g_bytes_get_size (state));

      json_object_set_string_member (header, "state", text);
    }

  return whence_json_to_compact (node);
}

static void
on_state_changed (WhenceKeeper *self)
{
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static void
take_journal (WhenceKeeper  *self,
              WhenceJournal *journal)
{
  self->journal = journal;
  g_signal_connect_object (journal, "state-changed", G_CALLBACK (on_state_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
on_record (WhenceKeeper *self,
           int           act,
           WhenceChange *change)
{
  g_autofree char *line = NULL;
  guint64 seq;

  if (self->path == NULL || self->journal == NULL)
    return;

  line = whence_journal_encode ((WhenceHistoryAct) act, change,
                                act >= WHENCE_ACT_UNDO ? whence_change_get_serial (change) : 0);
  seq = whence_journal_append (self->journal, line);
  if (act == WHENCE_ACT_APPLY)
    whence_change_set_serial (change, seq);
}

static WhenceKeeper *
new_keeper (WhenceProject *project)
{
  WhenceKeeper *self = g_object_new (WHENCE_TYPE_KEEPER, NULL);

  self->project = project;
  g_signal_connect_object (whence_project_get_history (project), "record", G_CALLBACK (on_record),
                           self, G_CONNECT_SWAPPED);

  return self;
}

static gboolean
take_lock (const char  *path,
           WhenceLock **lock,
           GError     **error)
{
  g_autofree char *lock_path = whence_recovery_dup_lock_path (path);

  *lock = whence_lock_take (lock_path, NULL, error);

  return *lock != NULL;
}

/**
 * whence_keeper_new:
 * @project: (transfer none): a project, which has to outlive the keeper
 * @file: where it is
 * @base: the SHA-256 of the file, in hexadecimal digits
 * @path: (nullable): where its journal is; %NULL: there can be none
 * @lock: (transfer full) (nullable): its lock
 *
 * Nothing is recorded before whence_keeper_resume().
 *
 * Returns: (transfer full): a keeper
 */
WhenceKeeper *
whence_keeper_new (WhenceProject *project,
                   GFile         *file,
                   const char    *base,
                   const char    *path,
                   WhenceLock    *lock)
{
  WhenceKeeper *self = new_keeper (project);

  self->path = g_strdup (path);
  self->lock = lock;
  self->file = g_file_get_uri (file);
  self->base = g_strdup (base);

  return self;
}

/**
 * whence_keeper_new_unsaved:
 * @project: (transfer none): a project that was never saved, which has to outlive the keeper
 * @recovery: (nullable): what was found in its journal
 * @lock: (transfer full) (nullable): the lock of the journal, if it was taken already
 *
 * Returns: (transfer full): a keeper that records from now on
 */
WhenceKeeper *
whence_keeper_new_unsaved (WhenceProject  *project,
                           WhenceRecovery *recovery,
                           WhenceLock     *lock)
{
  WhenceKeeper *self = new_keeper (project);

  self->path = whence_recovery_dup_new_path (whence_object_get_id (WHENCE_OBJECT (project)));
  self->lock = lock;
  if (lock == NULL)
    take_lock (self->path, &self->lock, NULL);
  whence_keeper_resume (self, recovery);

  return self;
}

/**
 * whence_keeper_recover:
 * @self: a keeper
 *
 * Does again what the journal has.
 *
 * Returns: (transfer full) (nullable): what was found, as whence_recovery_run()
 */
WhenceRecovery *
whence_keeper_recover (WhenceKeeper *self)
{
  g_return_val_if_fail (WHENCE_IS_KEEPER (self), NULL);

  if (self->path == NULL)
    return NULL;

  whence_recovery_follow (self->path, whence_object_get_id (WHENCE_OBJECT (self->project)),
                          self->base);

  return whence_recovery_run (self->path, self->project, self->base, FALSE);
}

/**
 * whence_keeper_resume:
 * @self: a keeper
 * @recovery: (nullable): what was found in the journal
 *
 * Records from now on, behind what was recovered.
 */
void
whence_keeper_resume (WhenceKeeper   *self,
                      WhenceRecovery *recovery)
{
  g_return_if_fail (WHENCE_IS_KEEPER (self));

  if (self->path == NULL || (recovery != NULL && recovery->blocked))
    return;

  if (recovery != NULL && !recovery->stale)
    take_journal (self, whence_journal_resume (self->path,
                                               recovery->kept_whole ? recovery->kept : self->path,
                                               recovery->size, recovery->last_seq));
  else
    {
      g_autofree char *header = make_header (self);

      take_journal (self, whence_journal_new (self->path, header));
    }
}

/**
 * whence_keeper_get_journal:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): the journal; %NULL where nothing is recorded
 */
WhenceJournal *
whence_keeper_get_journal (WhenceKeeper *self)
{
  g_return_val_if_fail (WHENCE_IS_KEEPER (self), NULL);

  return self->journal;
}

/**
 * whence_keeper_get_last:
 * @self: a keeper
 *
 * Returns: the number of the last line of the journal; 0 where nothing is recorded
 */
guint64
whence_keeper_get_last (WhenceKeeper *self)
{
  g_return_val_if_fail (WHENCE_IS_KEEPER (self), 0);

  return self->journal != NULL ? whence_journal_get_last (self->journal) : 0;
}

/**
 * whence_keeper_reserve:
 * @self: a keeper
 * @file: where the project is to be saved
 * @error: return location for an error
 *
 * Takes the lock of another file before the project is saved there.
 *
 * Returns: %TRUE if it may be; otherwise %FALSE with %WHENCE_STORE_ERROR_LOCKED
 */
gboolean
whence_keeper_reserve (WhenceKeeper  *self,
                       GFile         *file,
                       GError       **error)
{
  g_autofree char *path = whence_recovery_dup_path (file);

  g_return_val_if_fail (WHENCE_IS_KEEPER (self), FALSE);

  whence_keeper_release (self);
  if (path == NULL || g_strcmp0 (path, self->path) == 0)
    return TRUE;
  if (!take_lock (path, &self->next_lock, error))
    return FALSE;

  self->next_path = g_steal_pointer (&path);
  return TRUE;
}

/**
 * whence_keeper_release:
 * @self: a keeper
 *
 * Gives back what whence_keeper_reserve() took, if it was not saved there.
 */
void
whence_keeper_release (WhenceKeeper *self)
{
  g_return_if_fail (WHENCE_IS_KEEPER (self));

  g_clear_pointer (&self->next_lock, whence_lock_free);
  g_clear_pointer (&self->next_path, g_free);
}

/**
 * whence_keeper_mark:
 * @self: a keeper
 * @file: what is going to be written
 * @base: the SHA-256 of what will be in it, in hexadecimal digits
 * @last: what whence_keeper_get_last() was when that was taken
 *
 * Notes in the journal that the project is about to be written, and waits until the note is on
 * disk. Where that cannot be, the project is worth writing all the same. May be called from any
 * thread.
 */
void
whence_keeper_mark (WhenceKeeper *self,
                    GFile        *file,
                    const char   *base,
                    guint64       last)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *line = NULL;
  JsonObject *mark;

  g_return_if_fail (WHENCE_IS_KEEPER (self));

  if (self->journal == NULL)
    return;

  node = json_node_new (JSON_NODE_OBJECT);
  mark = json_object_new ();
  json_node_take_object (node, mark);
  json_object_set_string_member (mark, "act", "save");
  json_object_set_string_member (mark, "file", uri);
  json_object_set_string_member (mark, "base", base);
  json_object_set_int_member (mark, "of", (gint64) last);
  line = whence_json_to_compact (node);
  whence_journal_append (self->journal, line);
  whence_journal_sync (self->journal, NULL);
}

/**
 * whence_keeper_saved:
 * @self: a keeper
 * @file: where the project is now
 * @base: the SHA-256 of the file, in hexadecimal digits
 * @all: whether all that was done is in it
 *
 * Goes over to the file that was written.
 */
void
whence_keeper_saved (WhenceKeeper *self,
                     GFile        *file,
                     const char   *base,
                     gboolean      all)
{
  g_return_if_fail (WHENCE_IS_KEEPER (self));

  g_free (self->file);
  self->file = g_file_get_uri (file);
  g_free (self->base);
  self->base = g_strdup (base);
  if (self->next_path != NULL &&
      (self->journal == NULL || whence_journal_move (self->journal, self->next_path)))
    {
      g_clear_pointer (&self->lock, whence_lock_free);
      self->lock = g_steal_pointer (&self->next_lock);
      g_free (self->path);
      self->path = g_steal_pointer (&self->next_path);
    }
  whence_keeper_release (self);

  if (all && self->journal != NULL)
    {
      g_autofree char *header = make_header (self);

      whence_journal_restart (self->journal, header);
    }
}

static char *
keep_journal_aside (WhenceKeeper *self)
{
  g_autofree char *kept = whence_recovery_dup_kept_path (self->path);

  if (!whence_journal_sync (self->journal, NULL) || !whence_journal_move (self->journal, kept))
    return NULL;

  return g_steal_pointer (&kept);
}

/**
 * whence_keeper_discard:
 * @self: a keeper
 *
 * Removes the journal, as what it has is on disk, or is to be thrown away, and gives the lock
 * back. Nothing is recorded any more.
 */
void
whence_keeper_discard (WhenceKeeper *self)
{
  g_return_if_fail (WHENCE_IS_KEEPER (self));

  if (self->journal != NULL)
    whence_journal_remove (self->journal);
  g_clear_object (&self->journal);
  g_clear_pointer (&self->lock, whence_lock_free);
}

/**
 * whence_keeper_hand_over:
 * @self: a keeper
 * @keep_aside: whether to keep the journal under another name, instead of removing it
 * @kept: (out) (transfer full) (nullable): that name
 * @path: (out) (transfer full) (nullable): where the journal of the project is to be
 * @lock: (out) (transfer full) (nullable): the lock of the project
 *
 * Gives the project up for another copy of it. Nothing is recorded any more.
 */
void
whence_keeper_hand_over (WhenceKeeper  *self,
                         gboolean       keep_aside,
                         char         **kept,
                         char         **path,
                         WhenceLock   **lock)
{
  g_return_if_fail (WHENCE_IS_KEEPER (self));

  *kept = keep_aside && self->journal != NULL ? keep_journal_aside (self) : NULL;
  if (self->journal != NULL && *kept == NULL)
    whence_journal_remove (self->journal);
  g_clear_object (&self->journal);
  *path = g_strdup (self->path);
  *lock = g_steal_pointer (&self->lock);
}
