/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A project and the file it is in. */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/whence-error.h"
#include "core/whence-history.h"
#include "core/whence-time.h"
#include "store/whence-project-file-private.h"
#include "store/whence-lock.h"
#include "store/whence-project-reader.h"

#define MAX_FILE_SIZE ((goffset) 1024 * 1024 * 1024)

G_DEFINE_FINAL_TYPE (WhenceProjectFile, whence_project_file, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_FILE,
  PROP_MODIFIED,
  PROP_SAVING,
  PROP_CHANGED_ON_DISK,
  N_PROPS
};

enum
{
  RECORD_STATE_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
whence_project_file_dispose (GObject *object)
{
  WhenceProjectFile *self = WHENCE_PROJECT_FILE (object);

  whence_project_file_close (self);

  G_OBJECT_CLASS (whence_project_file_parent_class)->dispose (object);
}

static void
whence_project_file_finalize (GObject *object)
{
  WhenceProjectFile *self = WHENCE_PROJECT_FILE (object);

  g_clear_object (&self->project);
  g_clear_object (&self->file);
  g_clear_pointer (&self->recovery, whence_recovery_free);
  g_free (self->base);
  g_free (self->seen_base);

  G_OBJECT_CLASS (whence_project_file_parent_class)->finalize (object);
}

static void
whence_project_file_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  WhenceProjectFile *self = WHENCE_PROJECT_FILE (object);

  switch (prop_id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, whence_project_file_get_modified (self));
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, self->saving);
      break;
    case PROP_CHANGED_ON_DISK:
      g_value_set_boolean (value, self->changed_on_disk);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_project_file_class_init (WhenceProjectFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = whence_project_file_dispose;
  object_class->finalize = whence_project_file_finalize;
  object_class->get_property = whence_project_file_get_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, WHENCE_TYPE_PROJECT, flags);
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE, flags);
  /* Whether another program has changed the file since it was read or written here. */
  properties[PROP_CHANGED_ON_DISK] =
    g_param_spec_boolean ("changed-on-disk", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * WhenceProjectFile::record-state-changed:
   * @self: the project file
   *
   * More of what was done is recorded on disk, or that failed: see
   * whence_project_file_is_recorded() and whence_project_file_dup_record_error().
   */
  signals[RECORD_STATE_CHANGED] =
    g_signal_new ("record-state-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
whence_project_file_init (WhenceProjectFile *self)
{
}

static void
on_modified (WhenceProjectFile *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

static void
on_record_state_changed (WhenceProjectFile *self)
{
  g_signal_emit (self, signals[RECORD_STATE_CHANGED], 0);
}

static void
take_keeper (WhenceProjectFile *self,
             WhenceKeeper      *keeper)
{
  self->keeper = keeper;
  g_signal_connect_object (keeper, "state-changed", G_CALLBACK (on_record_state_changed), self,
                           G_CONNECT_SWAPPED);
}

static WhenceProjectFile *
new_for_project (WhenceProject *project,
                 GFile         *file)
{
  WhenceProjectFile *self = g_object_new (WHENCE_TYPE_PROJECT_FILE, NULL);

  self->project = g_object_ref (project);
  g_set_object (&self->file, file);
  g_signal_connect_object (whence_project_get_history (project), "notify::modified",
                           G_CALLBACK (on_modified), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * whence_project_file_new:
 * @flags: what it is made for
 *
 * Returns: (transfer full): a new project that is in no file yet
 */
WhenceProjectFile *
whence_project_file_new (WhenceOpenFlags flags)
{
  g_autoptr (WhenceProject) project = whence_project_new ();
  g_autofree char *now = whence_time_now ();
  WhenceProjectFile *self;

  whence_object_init_string (WHENCE_OBJECT (project), "created", now);
  whence_object_init_string (WHENCE_OBJECT (project), "modified", now);

  self = new_for_project (project, NULL);
  if ((flags & WHENCE_OPEN_NO_JOURNAL) == 0)
    take_keeper (self, whence_keeper_new_unsaved (project, NULL, NULL));

  return self;
}

/**
 * whence_project_file_new_recovered:
 * @journal: one of whence_recovery_list_unsaved()
 * @error: return location for an error
 *
 * Brings back a project that was never saved.
 *
 * Returns: (transfer full): the project; %NULL with an error
 */
WhenceProjectFile *
whence_project_file_new_recovered (const char  *journal,
                                   GError     **error)
{
  g_autofree char *lock_path = whence_recovery_dup_lock_path (journal);
  g_autoptr (WhenceLock) taken = whence_lock_take (lock_path, NULL, error);
  g_autoptr (WhenceRecovery) recovery = NULL;
  g_autoptr (WhenceProject) project = NULL;
  WhenceProjectFile *self;

  /* Another program may have found it, too. */
  if (taken != NULL)
    project = whence_recovery_read_unsaved (journal, &recovery, error);
  if (project == NULL)
    return NULL;

  self = new_for_project (project, NULL);
  take_keeper (self, whence_keeper_new_unsaved (project, recovery, g_steal_pointer (&taken)));
  self->recovery = g_steal_pointer (&recovery);

  return self;
}

/* Reads the bytes of a file that is a file, and not too large. */
static GBytes *
load_bytes (GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFileInfo) info = NULL;
  goffset size;

  info = g_file_query_info (file,
                            G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _("expected a file"));
      return NULL;
    }

  size = g_file_info_get_size (info);
  if (size > MAX_FILE_SIZE)
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_LIMIT,
                   _("expected a project of up to 1 GiB, and it has %" G_GOFFSET_FORMAT " bytes"),
                   size);
      return NULL;
    }

  return g_file_load_bytes (file, cancellable, NULL, error);
}

static gboolean
lock (GFile       *file,
      gboolean     wait,
      char       **path,
      WhenceLock **taken,
      GError     **error)
{
  g_autofree char *lock_path = NULL;

  *path = whence_recovery_dup_path (file);
  if (*path == NULL)
    return TRUE;

  lock_path = whence_recovery_dup_lock_path (*path);
  *taken = whence_lock_take (lock_path, wait ? g_get_prgname () : NULL, error);

  return *taken != NULL;
}

static WhenceProjectFile *
open_file (GFile            *file,
           WhenceOpenFlags   flags,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autofree char *journal = NULL;
  g_autoptr (WhenceLock) taken = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (WhenceProject) project = NULL;
  WhenceFileIdentity identity = { 0 };
  WhenceProjectFile *self;

  if ((flags & WHENCE_OPEN_READ_ONLY) == 0 &&
      !lock (file, (flags & WHENCE_OPEN_NO_JOURNAL) != 0, &journal, &taken, error))
    return NULL;
  whence_file_identity_get (file, &identity);
  bytes = load_bytes (file, cancellable, error);
  if (bytes != NULL)
    project = whence_project_read (bytes, NULL, cancellable, error);
  if (project == NULL)
    return NULL;

  self = new_for_project (project, file);
  self->identity = identity;
  self->base = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->read_only = (flags & WHENCE_OPEN_READ_ONLY) != 0;
  take_keeper (self, whence_keeper_new (project, file, self->base, journal,
                                        g_steal_pointer (&taken)));
  if (!self->read_only)
    {
      self->recovery = whence_keeper_recover (self->keeper);
      if ((flags & WHENCE_OPEN_NO_JOURNAL) == 0 ||
          (self->recovery != NULL && !self->recovery->stale))
        whence_keeper_resume (self->keeper, self->recovery);
    }

  return self;
}

/**
 * whence_project_file_open:
 * @file: where it is
 * @flags: what it is opened for
 * @cancellable: (nullable): what stops the opening
 * @error: return location for an error; its message starts with the name of the file
 *
 * Opens a project, whole or not at all. What its journal has of an earlier run that ended before
 * it was saved is done again: see whence_project_file_get_recovery().
 *
 * Returns: (transfer full): the project; %NULL with an error of #G_IO_ERROR or as from
 *   whence_project_read(), or with %WHENCE_STORE_ERROR_LOCKED if it is open elsewhere
 */
WhenceProjectFile *
whence_project_file_open (GFile            *file,
                          WhenceOpenFlags   flags,
                          GCancellable     *cancellable,
                          GError          **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  WhenceProjectFile *self = open_file (file, flags, cancellable, error);

  if (self == NULL)
    g_prefix_error (error, "%s: ", name);

  return self;
}

typedef struct
{
  GFile *file;            /* owned */
  WhenceOpenFlags flags;
} Open;

static void
open_free (gpointer data)
{
  Open *open = data;

  g_object_unref (open->file);
  g_free (open);
}

static void
open_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Open *open = task_data;
  GError *error = NULL;
  WhenceProjectFile *self = whence_project_file_open (open->file, open->flags, cancellable,
                                                      &error);

  if (self == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, self, g_object_unref);
}

/**
 * whence_project_file_open_async:
 * @file: where it is
 * @flags: what it is opened for
 * @cancellable: (nullable): what stops the opening
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * As whence_project_file_open(), on a thread of its own.
 */
void
whence_project_file_open_async (GFile               *file,
                                WhenceOpenFlags      flags,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Open *open = g_new0 (Open, 1);

  open->file = g_object_ref (file);
  open->flags = flags;
  g_task_set_source_tag (task, (gpointer) (guintptr) whence_project_file_open_async);
  g_task_set_task_data (task, open, open_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * whence_project_file_open_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the project; %NULL with an error as whence_project_file_open()
 */
WhenceProjectFile *
whence_project_file_open_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * whence_project_file_get_project:
 * @self: a project file
 *
 * Returns: (transfer none): the project
 */
WhenceProject *
whence_project_file_get_project (WhenceProjectFile *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (self), NULL);

  return self->project;
}

/**
 * whence_project_file_get_file:
 * @self: a project file
 *
 * Returns: (transfer none) (nullable): where it is; %NULL if it was never saved
 */
GFile *
whence_project_file_get_file (WhenceProjectFile *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (self), NULL);

  return self->file;
}

/**
 * whence_project_file_get_modified:
 * @self: a project file
 *
 * Returns: whether the project differs from what is on disk
 */
gboolean
whence_project_file_get_modified (WhenceProjectFile *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (self), FALSE);

  return whence_history_get_modified (whence_project_get_history (self->project));
}

/**
 * whence_project_file_get_saving:
 * @self: a project file
 *
 * Returns: whether it is being written
 */
gboolean
whence_project_file_get_saving (WhenceProjectFile *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (self), FALSE);

  return self->saving;
}

/**
 * whence_project_file_get_read_only:
 * @self: a project file
 *
 * Returns: whether it was opened to be read only
 */
gboolean
whence_project_file_get_read_only (WhenceProjectFile *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (self), TRUE);

  return self->read_only;
}

/**
 * whence_project_file_get_changed_on_disk:
 * @self: a project file
 *
 * Returns: whether another program has changed the file since it was read or written here
 */
gboolean
whence_project_file_get_changed_on_disk (WhenceProjectFile *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (self), FALSE);

  return self->changed_on_disk;
}

/**
 * whence_project_file_get_recovery:
 * @self: a project file
 *
 * Returns: (transfer none) (nullable): what was found in the journal when it was opened; %NULL if
 *   there was none
 */
WhenceRecovery *
whence_project_file_get_recovery (WhenceProjectFile *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (self), NULL);

  return self->recovery;
}

static WhenceJournal *
get_journal (WhenceProjectFile *self)
{
  return self->keeper != NULL ? whence_keeper_get_journal (self->keeper) : NULL;
}

/**
 * whence_project_file_is_recorded:
 * @self: a project file
 *
 * Returns: whether all that was done would be found again after a crash
 */
gboolean
whence_project_file_is_recorded (WhenceProjectFile *self)
{
  WhenceJournal *journal;

  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (self), FALSE);

  if (!whence_project_file_get_modified (self))
    return TRUE;

  journal = get_journal (self);
  return journal != NULL &&
         whence_journal_get_synced (journal) == whence_journal_get_last (journal);
}

/**
 * whence_project_file_dup_record_error:
 * @self: a project file
 *
 * Returns: (transfer full) (nullable): why what was done could not be recorded; %NULL if it was.
 *   It is tried again until it can be
 */
GError *
whence_project_file_dup_record_error (WhenceProjectFile *self)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (self), NULL);

  return get_journal (self) != NULL ? whence_journal_dup_error (get_journal (self)) : NULL;
}

/**
 * whence_project_file_sync:
 * @self: a project file
 * @error: return location for an error
 *
 * Waits until what was done is recorded.
 *
 * Returns: %TRUE if it is; otherwise %FALSE with an error of #G_IO_ERROR
 */
gboolean
whence_project_file_sync (WhenceProjectFile  *self,
                          GError            **error)
{
  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (self), FALSE);

  return get_journal (self) == NULL || whence_journal_sync (get_journal (self), error);
}

/**
 * whence_project_file_discard:
 * @self: a project file
 *
 * Gives up what was not saved. The project is not to be changed after this.
 */
void
whence_project_file_discard (WhenceProjectFile *self)
{
  g_return_if_fail (WHENCE_IS_PROJECT_FILE (self));

  if (self->keeper != NULL)
    whence_keeper_discard (self->keeper);
}

/**
 * whence_project_file_take_over:
 * @self: a project file that was opened to be read only
 * @other: one of the same file that was opened to be worked on, and makes way for it
 *
 * Lets @self be worked on in the place of @other, without a moment in which what is done is
 * recorded by neither. What @other has that is not saved is kept under another name.
 *
 * Returns: (transfer full) (nullable): that name; %NULL if there was nothing
 */
char *
whence_project_file_take_over (WhenceProjectFile *self,
                               WhenceProjectFile *other)
{
  g_autofree char *path = NULL;
  g_autoptr (WhenceLock) taken = NULL;
  char *kept = NULL;

  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (self) && self->read_only, NULL);
  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (other) && other->keeper != NULL, NULL);

  whence_keeper_hand_over (other->keeper, whence_project_file_get_modified (other), &kept, &path,
                           &taken);
  g_clear_object (&self->keeper);
  take_keeper (self, whence_keeper_new (self->project, self->file, self->base, path,
                                        g_steal_pointer (&taken)));
  self->read_only = FALSE;
  whence_keeper_resume (self->keeper, NULL);

  return kept;
}

/**
 * whence_project_file_close:
 * @self: a project file
 *
 * Lets go of the file: it may be opened elsewhere from now on, and nothing is recorded any more.
 * What is on disk needs no record, and what is not is found in it the next time. It is closed by
 * itself when the last reference goes, which may be held by what still looks at it.
 */
void
whence_project_file_close (WhenceProjectFile *self)
{
  g_return_if_fail (WHENCE_IS_PROJECT_FILE (self));

  g_clear_handle_id (&self->look_timer, g_source_remove);
  g_clear_object (&self->monitor);
  if (self->keeper != NULL && !whence_project_file_get_modified (self))
    whence_keeper_discard (self->keeper);
  g_clear_object (&self->keeper);
}

/**
 * whence_project_file_dup_name:
 * @self: a project file
 *
 * Returns: (transfer full): what to call it: the title of the project, or else the name of the
 *   file without its extension, or else “New project”
 */
char *
whence_project_file_dup_name (WhenceProjectFile *self)
{
  const char *title;
  g_autofree char *name = NULL;

  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (self), NULL);

  title = whence_project_get_title (self->project);
  if (*title != '\0')
    return g_strdup (title);
  if (self->file == NULL)
    return g_strdup (_("New project"));

  name = g_file_get_basename (self->file);
  if (g_str_has_suffix (name, ".whence"))
    name[strlen (name) - strlen (".whence")] = '\0';

  return g_filename_display_name (name);
}

void
whence_project_file_set_file (WhenceProjectFile *self,
                              GFile             *file)
{
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
}

void
whence_project_file_set_saving (WhenceProjectFile *self,
                                gboolean           saving)
{
  self->saving = saving;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
}

void
whence_project_file_set_changed_on_disk (WhenceProjectFile *self,
                                         gboolean           changed)
{
  if (self->changed_on_disk == changed)
    return;

  self->changed_on_disk = changed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED_ON_DISK]);
}
