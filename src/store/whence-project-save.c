/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bringing a project to its file. The copy that is written is taken bit by bit while the window
 * goes on; the rest is done by a thread: putting the copy together, a note in the journal, the
 * file.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <glib/gi18n.h>

#include "core/whence-history.h"
#include "store/whence-atomic-file.h"
#include "store/whence-project-file-private.h"
#include "store/whence-project-writer.h"
#include "store/whence-snapshot.h"
#include "store/whence-store-error.h"

/* How long the copy is gone on with at a time, in microseconds: part of a frame. */
#define SLICE_USEC 4000

typedef struct
{
  GFile *file;                 /* owned */
  WhenceSnapshot *snapshot;    /* owned: the project as it was when it was finished */
  WhenceKeeper *keeper;        /* owned; NULL: nothing is recorded */
  WhenceChange *last;          /* owned: the last change in the snapshot; may be NULL */
  guint64 last_seq;            /* the number of the last line of the journal that is in it */
  WhenceAtomicFlags flags;
  WhenceFileIdentity known;    /* of the file as it is known; all 0: it is another file */
  char *known_base;            /* owned: SHA-256 of that; NULL: it is another file */
  char *base;                  /* owned: SHA-256 of what was written; NULL: nothing was */
  WhenceFileIdentity identity; /* of the file that was written */
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_clear_object (&save->file);
  g_clear_object (&save->keeper);
  g_clear_object (&save->last);
  g_clear_pointer (&save->snapshot, whence_snapshot_free);
  g_free (save->known_base);
  g_free (save->base);
  g_free (save);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static gboolean
may_save (WhenceProjectFile  *self,
          GFile              *file,
          GError            **error)
{
  if (self->read_only && (file == NULL || g_file_equal (file, self->file)))
    {
      g_set_error (error, WHENCE_STORE_ERROR, WHENCE_STORE_ERROR_READ_ONLY,
                   _("the project was opened to be read only"));
      return FALSE;
    }

  return file == NULL || self->keeper == NULL ||
         whence_keeper_reserve (self->keeper, file, error);
}

static Save *
save_new (WhenceProjectFile *self,
          GFile             *file,
          WhenceAtomicFlags  flags)
{
  Save *save = g_new0 (Save, 1);
  gboolean same = self->file != NULL && (file == NULL || g_file_equal (file, self->file));

  save->file = g_object_ref (file != NULL ? file : self->file);
  save->snapshot = whence_snapshot_new (self->project);
  g_set_object (&save->keeper, self->keeper);
  save->flags = flags;
  if (self->backup)
    save->flags |= WHENCE_ATOMIC_BACKUP;
  if (same)
    {
      save->known = self->identity;
      save->known_base = g_strdup (self->base);
    }

  return save;
}

/* Finishes the copy: what is done from now on is not in it. */
static void
finish_copy (WhenceProjectFile *self,
             Save              *save)
{
  whence_snapshot_finish (save->snapshot);
  g_set_object (&save->last, whence_history_seal (whence_project_get_history (self->project)));
  if (self->keeper != NULL)
    save->last_seq = whence_keeper_get_last (self->keeper);
}

/* Whether the file is still what it was when it was read or written here: what another program
 * has put there is not replaced.
 */
static gboolean
check_unchanged (Save    *save,
                 GError **error)
{
  WhenceFileIdentity identity;
  g_autofree char *name = NULL;
  g_autofree char *base = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (save->known_base == NULL || !whence_file_identity_get (save->file, &identity) ||
      whence_file_identity_equal (&identity, &save->known))
    return TRUE;

  bytes = g_file_load_bytes (save->file, NULL, NULL, error);
  if (bytes == NULL)
    return FALSE;
  base = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_str_equal (base, save->known_base))
    return TRUE;

  name = g_file_get_parse_name (save->file);
  g_set_error (error, WHENCE_STORE_ERROR, WHENCE_STORE_ERROR_CHANGED,
               _("“%s” was not written: another program has changed it since it was opened"),
               name);
  return FALSE;
}

/* May be called from any thread, as it touches nothing but @save and the file. */
static gboolean
write_copy (Save          *save,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GBytes) bytes = whence_snapshot_to_bytes (save->snapshot);
  g_autofree char *base = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  if (!check_unchanged (save, error))
    return FALSE;
  if (save->keeper != NULL)
    whence_keeper_mark (save->keeper, save->file, base, save->last_seq);
  if (!whence_atomic_file_write_known (save->file, bytes, save->flags, &save->identity,
                                       cancellable, error))
    return FALSE;

  save->base = g_steal_pointer (&base);

  return TRUE;
}

/* Goes over to the file that was written. */
static void
take_saved (WhenceProjectFile *self,
            Save              *save)
{
  WhenceHistory *history = whence_project_get_history (self->project);

  whence_project_file_set_file (self, save->file);
  g_free (self->base);
  self->base = g_strdup (save->base);
  self->identity = save->identity;
  whence_history_mark_saved (history, save->last);
  if (self->keeper != NULL)
    whence_keeper_saved (self->keeper, save->file, save->base,
                         !whence_history_get_modified (history));
  if (self->read_only)
    {
      /* What was saved elsewhere may be changed there. */
      self->read_only = FALSE;
      whence_keeper_resume (self->keeper, NULL);
    }
  whence_project_file_set_changed_on_disk (self, FALSE);
  if (self->monitor != NULL)
    whence_project_file_watch (self);
}

/* What was reserved for a save that failed is let go of. Where no monitor has noticed that another
 * program has changed the file, it is known now.
 */
static void
give_up (WhenceProjectFile *self,
         const GError      *error)
{
  if (self->keeper != NULL)
    whence_keeper_release (self->keeper);
  if (g_error_matches (error, WHENCE_STORE_ERROR, WHENCE_STORE_ERROR_CHANGED))
    whence_project_file_set_changed_on_disk (self, TRUE);
}

static gboolean
save_now (WhenceProjectFile  *self,
          GFile              *file,
          WhenceAtomicFlags   flags,
          GCancellable       *cancellable,
          GError            **error)
{
  g_autoptr (Save) save = NULL;
  GError *local_error = NULL;

  if (!may_save (self, file, error))
    return FALSE;

  save = save_new (self, file, flags);
  whence_snapshot_step (save->snapshot, -1);
  finish_copy (self, save);
  if (!write_copy (save, cancellable, &local_error))
    {
      give_up (self, local_error);
      g_propagate_error (error, local_error);
      return FALSE;
    }

  take_saved (self, save);
  return TRUE;
}

/**
 * whence_project_file_create:
 * @self: a project file
 * @file: where it is to be
 * @cancellable: (nullable): what stops the writing
 * @error: return location for an error
 *
 * Writes the project to a file that is not there yet.
 *
 * Returns: %TRUE if it is on disk; otherwise %FALSE with an error of #G_IO_ERROR,
 *   %G_IO_ERROR_EXISTS where something is there
 */
gboolean
whence_project_file_create (WhenceProjectFile  *self,
                            GFile              *file,
                            GCancellable       *cancellable,
                            GError            **error)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (self), FALSE);

  return save_now (self, file, WHENCE_ATOMIC_NO_REPLACE, cancellable, error);
}

/**
 * whence_project_file_save:
 * @self: a project file that has a file
 * @cancellable: (nullable): what stops the writing
 * @error: return location for an error
 *
 * Writes the project to its file. The file is the old one or the new one, and never in between.
 *
 * Returns: %TRUE if it is on disk; otherwise %FALSE with an error of #G_IO_ERROR, with
 *   %WHENCE_STORE_ERROR_CHANGED if another program has changed the file, or with
 *   %WHENCE_STORE_ERROR_READ_ONLY
 */
gboolean
whence_project_file_save (WhenceProjectFile  *self,
                          GCancellable       *cancellable,
                          GError            **error)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (self), FALSE);
  g_return_val_if_fail (self->file != NULL, FALSE);

  return save_now (self, NULL, WHENCE_ATOMIC_NONE, cancellable, error);
}

static void
save_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_copy (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
on_slice (gpointer user_data)
{
  GTask *task = user_data;
  WhenceProjectFile *self = g_task_get_source_object (task);
  Save *save = g_task_get_task_data (task);

  if (!whence_snapshot_step (save->snapshot, SLICE_USEC))
    return G_SOURCE_CONTINUE;

  finish_copy (self, save);
  g_task_run_in_thread (task, save_in_thread);
  return G_SOURCE_REMOVE;
}

/**
 * whence_project_file_save_async:
 * @self: a project file that is not being saved
 * @file: (nullable): where it is to be; %NULL for where it is
 * @cancellable: (nullable): what stops the writing
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes the project as it is now or in a moment; it may be changed meanwhile. Nothing waits for
 * it. With another @file, that is its file from then on, and what was there is replaced.
 */
void
whence_project_file_save_async (WhenceProjectFile   *self,
                                GFile               *file,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (WHENCE_IS_PROJECT_FILE (self));
  g_return_if_fail (file != NULL || self->file != NULL);
  g_return_if_fail (!self->saving);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, (gpointer) (guintptr) whence_project_file_save_async);
  whence_project_file_set_saving (self, TRUE);
  if (!may_save (self, file, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, save_new (self, file, WHENCE_ATOMIC_NONE), save_free);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_slice, g_steal_pointer (&task), g_object_unref);
}

/**
 * whence_project_file_save_finish:
 * @self: a project file
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: %TRUE if it is on disk; otherwise %FALSE with an error as whence_project_file_save(),
 *   or with %WHENCE_STORE_ERROR_LOCKED if what is to be replaced is open elsewhere; the project
 *   is as unsaved as it was
 */
gboolean
whence_project_file_save_finish (WhenceProjectFile  *self,
                                 GAsyncResult       *result,
                                 GError            **error)
{
  GError *local_error = NULL;
  gboolean saved;

  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  saved = g_task_propagate_boolean (G_TASK (result), &local_error);
  if (saved)
    take_saved (self, g_task_get_task_data (G_TASK (result)));
  else
    give_up (self, local_error);
  whence_project_file_set_saving (self, FALSE);
  if (!saved)
    g_propagate_error (error, local_error);

  return saved;
}

/**
 * whence_project_file_set_backup:
 * @self: a project file
 * @backup: whether to keep the last file, under its name with a tilde, when it is written
 *
 * Sets what becomes of the old file.
 */
void
whence_project_file_set_backup (WhenceProjectFile *self,
                                gboolean           backup)
{
  g_return_if_fail (WHENCE_IS_PROJECT_FILE (self));

  self->backup = backup;
}
