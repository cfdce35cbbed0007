/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A project and the file it is in. */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/whence-change.h"
#include "core/whence-error.h"
#include "core/whence-history.h"
#include "core/whence-time.h"
#include "store/whence-atomic-file.h"
#include "store/whence-project-file.h"
#include "store/whence-project-reader.h"
#include "store/whence-project-writer.h"

#define MAX_FILE_SIZE ((goffset) 1024 * 1024 * 1024)

struct _WhenceProjectFile
{
  GObject parent_instance;

  WhenceProject *project;    /* owned */
  GFile *file;               /* owned; NULL: it was never saved */
  gboolean saving;           /* whether it is being written */
};

G_DEFINE_FINAL_TYPE (WhenceProjectFile, whence_project_file, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_FILE,
  PROP_MODIFIED,
  PROP_SAVING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
whence_project_file_finalize (GObject *object)
{
  WhenceProjectFile *self = WHENCE_PROJECT_FILE (object);

  g_clear_object (&self->project);
  g_clear_object (&self->file);

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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_project_file_class_init (WhenceProjectFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = whence_project_file_finalize;
  object_class->get_property = whence_project_file_get_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, WHENCE_TYPE_PROJECT, flags);
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
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
 *
 * Returns: (transfer full): a new project that is in no file yet
 */
WhenceProjectFile *
whence_project_file_new (void)
{
  g_autoptr (WhenceProject) project = whence_project_new ();
  g_autofree char *now = whence_time_now ();

  whence_object_init_string (WHENCE_OBJECT (project), "created", now);
  whence_object_init_string (WHENCE_OBJECT (project), "modified", now);

  return new_for_project (project, NULL);
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

/**
 * whence_project_file_open:
 * @file: where it is
 * @cancellable: (nullable): what stops the opening
 * @error: return location for an error; its message starts with the name of the file
 *
 * Opens a project, whole or not at all.
 *
 * Returns: (transfer full): the project; %NULL with an error of #G_IO_ERROR or as from
 *   whence_project_read()
 */
WhenceProjectFile *
whence_project_file_open (GFile         *file,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GBytes) bytes = load_bytes (file, cancellable, error);
  g_autoptr (WhenceProject) project = NULL;

  if (bytes != NULL)
    project = whence_project_read (bytes, NULL, cancellable, error);
  if (project == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }

  return new_for_project (project, file);
}

static void
open_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  WhenceProjectFile *self = whence_project_file_open (G_FILE (task_data), cancellable, &error);

  if (self == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, self, g_object_unref);
}

/**
 * whence_project_file_open_async:
 * @file: where it is
 * @cancellable: (nullable): what stops the opening
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * As whence_project_file_open(), on a thread of its own.
 */
void
whence_project_file_open_async (GFile               *file,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, (gpointer) (guintptr) whence_project_file_open_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
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

static void
set_file (WhenceProjectFile *self,
          GFile             *file)
{
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
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
  g_autoptr (GBytes) bytes = NULL;
  WhenceHistory *history;

  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (self), FALSE);

  history = whence_project_get_history (self->project);
  bytes = whence_project_write (self->project);
  if (!whence_atomic_file_write (file, bytes, WHENCE_ATOMIC_NO_REPLACE, cancellable, error))
    return FALSE;

  set_file (self, file);
  whence_history_mark_saved (history, whence_history_get_last (history));
  return TRUE;
}

/**
 * whence_project_file_save:
 * @self: a project file that has a file
 * @cancellable: (nullable): what stops the writing
 * @error: return location for an error
 *
 * Writes the project to its file. The file is the old one or the new one, and never in between.
 *
 * Returns: %TRUE if it is on disk; otherwise %FALSE with an error of #G_IO_ERROR
 */
gboolean
whence_project_file_save (WhenceProjectFile  *self,
                          GCancellable       *cancellable,
                          GError            **error)
{
  g_autoptr (GBytes) bytes = NULL;
  WhenceHistory *history;

  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (self), FALSE);
  g_return_val_if_fail (self->file != NULL, FALSE);

  history = whence_project_get_history (self->project);
  bytes = whence_project_write (self->project);
  if (!whence_atomic_file_write (self->file, bytes, WHENCE_ATOMIC_NONE, cancellable, error))
    return FALSE;

  whence_history_mark_saved (history, whence_history_get_last (history));
  return TRUE;
}

typedef struct
{
  GFile *file;           /* owned */
  GBytes *bytes;         /* owned: the project as it was when saving began */
  WhenceChange *last;    /* owned: the last change in @bytes; may be NULL */
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_clear_object (&save->file);
  g_clear_pointer (&save->bytes, g_bytes_unref);
  g_clear_object (&save->last);
  g_free (save);
}

static void
save_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Save *save = task_data;
  GError *error = NULL;

  if (whence_atomic_file_write (save->file, save->bytes, WHENCE_ATOMIC_NONE, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
set_saving (WhenceProjectFile *self,
            gboolean           saving)
{
  self->saving = saving;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
}

/**
 * whence_project_file_save_async:
 * @self: a project file that is not being saved
 * @file: (nullable): where it is to be; %NULL for where it is
 * @cancellable: (nullable): what stops the writing
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes the project as it is now, on a thread of its own; it may be changed meanwhile. With
 * another @file, that is its file from then on, and what was there is replaced.
 */
void
whence_project_file_save_async (WhenceProjectFile   *self,
                                GFile               *file,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  WhenceHistory *history;
  Save *save;

  g_return_if_fail (WHENCE_IS_PROJECT_FILE (self));
  g_return_if_fail (file != NULL || self->file != NULL);
  g_return_if_fail (!self->saving);

  history = whence_project_get_history (self->project);
  save = g_new0 (Save, 1);
  save->file = g_object_ref (file != NULL ? file : self->file);
  save->bytes = whence_project_write (self->project);
  g_set_object (&save->last, whence_history_get_last (history));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, (gpointer) (guintptr) whence_project_file_save_async);
  g_task_set_task_data (task, save, save_free);
  set_saving (self, TRUE);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * whence_project_file_save_finish:
 * @self: a project file
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: %TRUE if it is on disk; otherwise %FALSE with an error of #G_IO_ERROR, and the
 *   project is as unsaved as it was
 */
gboolean
whence_project_file_save_finish (WhenceProjectFile  *self,
                                 GAsyncResult       *result,
                                 GError            **error)
{
  Save *save;
  gboolean saved;

  g_return_val_if_fail (WHENCE_IS_PROJECT_FILE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  save = g_task_get_task_data (G_TASK (result));
  saved = g_task_propagate_boolean (G_TASK (result), error);
  if (saved)
    {
      set_file (self, save->file);
      whence_history_mark_saved (whence_project_get_history (self->project), save->last);
    }
  set_saving (self, FALSE);

  return saved;
}
