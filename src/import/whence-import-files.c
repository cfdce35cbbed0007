/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-import"

#include "config.h"

#include "import/whence-import.h"

/* ISO C has no way to turn a function into a tag. */
static const char source_tag[] = "whence_import_files_async";

/* What the thread that reads files shares with the context that asked for them. */
typedef struct
{
  gatomicrefcount ref_count;
  GPtrArray *files; /* GFile, in the order asked for */
  GMainContext *context;
  WhenceImportProgress progress;
  gpointer progress_data;
  int n_done;       /* atomic */
  int is_reporting; /* atomic: a report is under way, and will tell of a later @n_done too */
} Batch;

static Batch *
batch_ref (Batch *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
batch_unref (gpointer data)
{
  Batch *self = data;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->files);
  g_main_context_unref (self->context);
  g_free (self);
}

static gboolean
report_progress (gpointer data)
{
  Batch *self = data;

  g_atomic_int_set (&self->is_reporting, FALSE);
  self->progress ((guint) g_atomic_int_get (&self->n_done), self->files->len, self->progress_data);

  return G_SOURCE_REMOVE;
}

/* Reports are made one at a time, so that thousands of small files do not flood the context. They
 * have the priority of the task: each runs before the callback that ends it. */
static void
schedule_report (Batch *self)
{
  g_autoptr (GSource) source = NULL;

  g_atomic_int_inc (&self->n_done);
  if (self->progress == NULL ||
      !g_atomic_int_compare_and_exchange (&self->is_reporting, FALSE, TRUE))
    return;

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "[whence] import progress");
  g_source_set_callback (source, report_progress, batch_ref (self), batch_unref);
  g_source_attach (source, self->context);
}

static void
import_files_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Batch *batch = task_data;
  g_autoptr (GPtrArray) results =
      g_ptr_array_new_with_free_func ((GDestroyNotify) whence_import_result_free);

  for (guint i = 0; i < batch->files->len; i++)
    {
      WhenceImportResult *result;

      if (g_task_return_error_if_cancelled (task))
        return;

      result = g_new0 (WhenceImportResult, 1);
      result->file = g_object_ref (g_ptr_array_index (batch->files, i));
      result->document = whence_import_file (result->file, cancellable, &result->error);
      g_ptr_array_add (results, result);
      schedule_report (batch);
    }

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&results), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * whence_import_files_async:
 * @files: (array length=n_files): files
 * @n_files: their number
 * @progress: (nullable): hears how far it has got, now and then, and never after @callback
 * @progress_data: data for @progress
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when all are read
 * @user_data: data for @callback
 *
 * Reads several documents without blocking. One that cannot be read does not keep the others
 * from being read.
 */
void
whence_import_files_async (GFile *const *files,
                           guint n_files,
                           WhenceImportProgress progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Batch *batch;

  g_return_if_fail (files != NULL || n_files == 0);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  batch = g_new0 (Batch, 1);
  g_atomic_ref_count_init (&batch->ref_count);
  batch->files = g_ptr_array_new_full (n_files, g_object_unref);
  for (guint i = 0; i < n_files; i++)
    g_ptr_array_add (batch->files, g_object_ref (files[i]));
  batch->context = g_main_context_ref_thread_default ();
  batch->progress = progress;
  batch->progress_data = progress_data;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, (gpointer) source_tag);
  g_task_set_task_data (task, batch, batch_unref);
  g_task_run_in_thread (task, import_files_thread);
}

/**
 * whence_import_files_finish:
 * @result: what the callback got
 * @error: return location for an error: %G_IO_ERROR_CANCELLED is the only one
 *
 * Ends whence_import_files_async().
 *
 * Returns: (transfer full) (element-type WhenceImportResult): what became of each file, in the
 *   order they were given; or %NULL with @error set
 */
GPtrArray *
whence_import_files_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, (gpointer) source_tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * whence_import_result_free:
 * @self: (transfer full): a result
 *
 * Frees a result.
 */
void
whence_import_result_free (WhenceImportResult *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->file);
  g_clear_object (&self->document);
  g_clear_error (&self->error);
  g_free (self);
}
