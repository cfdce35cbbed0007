/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Noticing that another program has changed the file of a project. */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <stdlib.h>

#include "store/whence-project-file-private.h"

/* After the last sign of a change, until the file is looked at: it is often written in pieces. */
#define PATIENCE_MSEC 300

typedef struct
{
  GFile *file;                 /* owned */
  char *base;                  /* owned: SHA-256 of what is there; NULL: nothing can be read */
  WhenceFileIdentity identity;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->file);
  g_free (look->base);
  g_free (look);
}

static void
look_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Look *look = task_data;
  g_autoptr (GBytes) bytes = NULL;

  whence_file_identity_get (look->file, &look->identity);
  bytes = g_file_load_bytes (look->file, NULL, NULL, NULL);
  if (bytes != NULL)
    look->base = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_task_return_boolean (task, TRUE);
}

static void
on_looked (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  WhenceProjectFile *self = WHENCE_PROJECT_FILE (source_object);
  Look *look = g_task_get_task_data (G_TASK (result));

  self->looking = FALSE;
  /* It was written here meanwhile, or is being written: what was seen may be that. */
  if (self->saving || !g_file_equal (look->file, self->file))
    return;

  if (g_strcmp0 (look->base, self->base) == 0)
    self->identity = look->identity;
  /* What is changed once more is told once more: what was there may have been of no use. */
  if (g_strcmp0 (look->base, self->seen_base) != 0)
    whence_project_file_set_changed_on_disk (self, FALSE);
  g_free (self->seen_base);
  self->seen_base = g_strdup (look->base);
  /* A file that is gone is no other file: the next save makes it again. */
  whence_project_file_set_changed_on_disk (self, look->base != NULL &&
                                                   g_strcmp0 (look->base, self->base) != 0);
}

static gboolean
on_time_to_look (gpointer user_data)
{
  WhenceProjectFile *self = user_data;
  WhenceFileIdentity identity;
  g_autoptr (GTask) task = NULL;
  Look *look;

  /* After a save there is another sign. */
  if (self->looking)
    return G_SOURCE_CONTINUE;

  self->look_timer = 0;
  if (self->saving || !whence_file_identity_get (self->file, &identity) ||
      whence_file_identity_equal (&identity, &self->identity))
    return G_SOURCE_REMOVE;

  look = g_new0 (Look, 1);
  look->file = g_object_ref (self->file);
  self->looking = TRUE;
  task = g_task_new (self, NULL, on_looked, NULL);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_in_thread);

  return G_SOURCE_REMOVE;
}

static void
on_sign (WhenceProjectFile *self)
{
  g_clear_handle_id (&self->look_timer, g_source_remove);
  self->look_timer = g_timeout_add (PATIENCE_MSEC, on_time_to_look, self);
}

/* A monitor does not follow links. */
static GFile *
dup_target (GFile *file)
{
  const char *path = g_file_peek_path (file);
  char *real = path != NULL ? realpath (path, NULL) : NULL;
  GFile *target = real != NULL ? g_file_new_for_path (real) : g_object_ref (file);

  free (real);

  return target;
}

/**
 * whence_project_file_watch:
 * @self: a project file
 *
 * Watches the file from now on, wherever it is saved: see
 * #WhenceProjectFile:changed-on-disk. To be called in the thread that runs the main loop.
 */
void
whence_project_file_watch (WhenceProjectFile *self)
{
  g_autoptr (GFile) target = NULL;

  g_return_if_fail (WHENCE_IS_PROJECT_FILE (self));

  g_clear_object (&self->monitor);
  if (self->file == NULL)
    return;

  target = dup_target (self->file);
  self->monitor = g_file_monitor_file (target, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (on_sign), self,
                             G_CONNECT_SWAPPED);
  on_sign (self);
}

/**
 * whence_project_file_keep_ours:
 * @self: a project file
 *
 * Lets the next save replace what another program has put into the file.
 */
void
whence_project_file_keep_ours (WhenceProjectFile *self)
{
  g_return_if_fail (WHENCE_IS_PROJECT_FILE (self));

  if (self->file != NULL)
    whence_file_identity_get (self->file, &self->identity);
  whence_project_file_set_changed_on_disk (self, FALSE);
}
