/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bringing sources into the project of a window: files, and text. Documents are read on a worker
 * thread; what they become is one change.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "import/whence-import-source.h"
#include "import/whence-import.h"
#include "ui/whence-dialogs.h"
#include "ui/whence-import-report.h"
#include "ui/whence-window-private.h"

#define TITLE_MAX 60

/* One import, while it is under way. */
typedef struct
{
  WhenceWindow *window;       /* owned */
  WhenceWorkspace *workspace; /* owned: the project that it is for */
  WhenceJob *job;             /* owned */
  char *title;                /* what a text is to be called; NULL or empty: as it says itself */
  GPtrArray *sources;         /* WhenceSource, that are new */
  GPtrArray *remarks;         /* WhenceImportRemark */
  GHashTable *known;          /* SHA-256 → WhenceSource: what the project has; neither is owned */
  guint n_files;
  guint n_skipped;
} Import;

static Import *
import_new (WhenceWindow *window,
            const char   *job_title)
{
  Import *import = g_new0 (Import, 1);

  import->window = g_object_ref (window);
  import->workspace = g_object_ref (window->workspace);
  import->job = whence_job_new (job_title);
  import->sources = g_ptr_array_new_with_free_func (g_object_unref);
  import->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) whence_import_remark_free);
  import->known = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (window->jobs, g_object_ref (import->job));
  whence_source_list_add_job (window->source_list, import->job);

  return import;
}

static void
import_free (Import *import)
{
  g_clear_object (&import->window);
  g_clear_object (&import->workspace);
  g_clear_object (&import->job);
  g_clear_pointer (&import->title, g_free);
  g_clear_pointer (&import->sources, g_ptr_array_unref);
  g_clear_pointer (&import->remarks, g_ptr_array_unref);
  g_clear_pointer (&import->known, g_hash_table_unref);
  g_free (import);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static void
remark (Import     *import,
        const char *name,
        const char *text,
        gboolean    skipped)
{
  if (skipped)
    import->n_skipped++;
  g_ptr_array_add (import->remarks, whence_import_remark_new (name, text, skipped));
}

static void
list_known (Import *import)
{
  WhenceProject *project = whence_workspace_get_project (import->workspace);
  GListModel *sources = whence_project_get_sources (project);
  guint n_sources = g_list_model_get_n_items (sources);

  for (guint i = 0; i < n_sources; i++)
    {
      g_autoptr (WhenceSource) source = g_list_model_get_item (sources, i);
      const char *sha256 = whence_source_get_sha256 (source);

      if (*sha256 != '\0')
        g_hash_table_insert (import->known, (gpointer) sha256, source);
    }
}

static void
take_document (Import         *import,
               const char     *name,
               WhenceDocument *document)
{
  const char *const *notes = whence_document_get_notes (document);
  WhenceSource *known = g_hash_table_lookup (import->known, whence_document_get_sha256 (document));
  g_autoptr (WhenceSource) source = NULL;

  if (known != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("It is in the project already, as “%s”."),
                                               whence_source_get_title (known));

      remark (import, name, text, TRUE);
      return;
    }

  source = whence_document_to_source (document);
  if (import->title != NULL && *import->title != '\0')
    whence_object_init_string (WHENCE_OBJECT (source), "title", import->title);
  if (*whence_source_get_sha256 (source) != '\0')
    g_hash_table_insert (import->known, (gpointer) whence_source_get_sha256 (source), source);
  if (notes != NULL && notes[0] != NULL)
    {
      g_autofree char *text = g_strjoinv ("\n", (char **) notes);

      remark (import, name, text, FALSE);
    }
  g_ptr_array_add (import->sources, g_steal_pointer (&source));
}

static void
take_result (Import             *import,
             WhenceImportResult *result)
{
  g_autofree char *base_name = g_file_get_basename (result->file);
  g_autofree char *name = g_filename_display_name (base_name);

  if (result->document != NULL)
    take_document (import, name, result->document);
  else
    remark (import, name, result->error->message, TRUE);
}

static char *
describe_sources (Import *import)
{
  guint n_sources = import->sources->len;
  g_autofree char *title = NULL;

  if (n_sources != 1)
    return g_strdup_printf (ngettext ("Imported %u source", "Imported %u sources", n_sources),
                            n_sources);

  title = whence_words_excerpt (whence_source_get_title (g_ptr_array_index (import->sources, 0)),
                                TITLE_MAX);
  return g_strdup_printf (_("Imported “%s”"), title);
}

/* Adds the new sources as one change, and opens the first. */
static gboolean
add_sources (Import *import)
{
  WhenceProject *project = whence_workspace_get_project (import->workspace);
  g_autofree char *label = describe_sources (import);
  g_autoptr (WhenceChange) change = whence_change_new (label);

  if (import->sources->len == 0)
    return FALSE;

  for (guint i = 0; i < import->sources->len; i++)
    whence_edit_add_source (change, project, g_ptr_array_index (import->sources, i));
  if (!whence_workspace_apply (import->workspace, change))
    return FALSE;

  whence_workspace_set_source (import->workspace, g_ptr_array_index (import->sources, 0));
  whence_workspace_tell (import->workspace, label, TRUE);
  return TRUE;
}

/* Says what was skipped and what was converted; one document in the banner, more in a list. */
static void
show_remarks (Import *import)
{
  WhenceImportRemark *first = import->remarks->len > 0 ? g_ptr_array_index (import->remarks, 0)
                                                       : NULL;
  g_autofree char *title = NULL;
  guint n_converted = import->remarks->len - import->n_skipped;

  if (first == NULL)
    return;

  if (import->remarks->len == 1)
    {
      title = first->skipped ? g_strdup_printf (_("“%s” was not imported"), first->name)
                             : g_strdup_printf (_("“%s” was imported with a remark"), first->name);
      whence_window_show_remarks (import->window, first->skipped, title, first->text, NULL);
      return;
    }

  if (import->n_skipped > 0)
    title = g_strdup_printf (ngettext ("%u of %u document was not imported",
                                       "%u of %u documents were not imported", import->n_files),
                             import->n_skipped, import->n_files);
  else
    title = g_strdup_printf (ngettext ("%u document was imported with a remark",
                                       "%u documents were imported with remarks", n_converted),
                             n_converted);
  whence_window_show_remarks (import->window, import->n_skipped > 0, title,
                              import->n_skipped > 0 ?
                                _("The details say which, and why. All others are there now.") :
                                _("The details say what was changed in reading them."),
                              import->remarks);
}

static void
finish (Import       *import,
        const GError *error)
{
  whence_job_finish (import->job, error);
  g_ptr_array_remove (import->window->jobs, import->job);
  if (import->window->workspace != import->workspace)
    return;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      whence_window_tell (import->window, _("Import cancelled: nothing was added"), FALSE);
      return;
    }

  add_sources (import);
  show_remarks (import);
}

static void
on_progress (guint    n_done,
             guint    n_files,
             gpointer user_data)
{
  Import *import = user_data;
  g_autofree char *message = g_strdup_printf (ngettext ("Read %u of %u document",
                                                        "Read %u of %u documents", n_files),
                                              n_done, n_files);

  whence_job_report (import->job, (double) n_done / MAX (n_files, 1), message);
}

static void
on_files_read (GObject      *source_object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Import) import = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = whence_import_files_finish (result, &error);

  if (results != NULL)
    {
      list_known (import);
      for (guint i = 0; i < results->len; i++)
        take_result (import, g_ptr_array_index (results, i));
    }
  finish (import, error);
}

/**
 * whence_window_import_files:
 * @self: a window with a project
 * @files: (element-type GFile): documents
 *
 * Adds documents as sources. The window shows how far it has got, and says in the end what was
 * left out and why.
 */
void
whence_window_import_files (WhenceWindow *self,
                            GPtrArray    *files)
{
  Import *import;

  g_return_if_fail (WHENCE_IS_WINDOW (self));
  g_return_if_fail (self->workspace != NULL);

  if (files->len == 0)
    return;

  import = import_new (self, _("Importing…"));
  import->n_files = files->len;
  whence_import_files_async ((GFile *const *) files->pdata, files->len, on_progress, import,
                             whence_job_get_cancellable (import->job), on_files_read, import);
}

static void
read_text (GTask        *task,
           gpointer      source_object,
           gpointer      task_data,
           GCancellable *cancellable)
{
  const WhenceImportInput input = {
    .bytes = task_data,
    .charset = "UTF-8",
    .media_type = "text/plain",
  };
  GError *error = NULL;
  WhenceDocument *document = whence_import_bytes (&input, cancellable, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_text_read (GObject      *source_object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Import) import = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceDocument) document = g_task_propagate_pointer (G_TASK (result), &error);

  if (document != NULL)
    {
      list_known (import);
      take_document (import, _("The text"), document);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      remark (import, _("The text"), error->message, TRUE);
    }
  finish (import, error);
}

/**
 * whence_window_import_text:
 * @self: a window with a project
 * @title: (nullable): what to call it; %NULL or empty for what its first line says
 * @text: a text
 *
 * Adds a text as a source.
 */
void
whence_window_import_text (WhenceWindow *self,
                           const char   *title,
                           const char   *text)
{
  g_autoptr (GTask) task = NULL;
  Import *import;

  g_return_if_fail (WHENCE_IS_WINDOW (self));
  g_return_if_fail (self->workspace != NULL);

  import = import_new (self, _("Importing…"));
  import->n_files = 1;
  import->title = g_strdup (title);
  task = g_task_new (self, whence_job_get_cancellable (import->job), on_text_read, import);
  g_task_set_task_data (task, g_bytes_new (text, strlen (text)), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, read_text);
}

static void
on_files_to_import (GObject      *source_object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (WhenceWindow) self = WHENCE_WINDOW (user_data);
  g_autoptr (GListModel) chosen = whence_dialogs_open_files_finish (result, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_files = chosen != NULL ? g_list_model_get_n_items (chosen) : 0;

  for (guint i = 0; i < n_files; i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  if (self->workspace != NULL)
    whence_window_import_files (self, files);
}

/* Lets a person choose documents to import. */
void
whence_window_choose_and_import (WhenceWindow *self)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) documents = whence_dialogs_filter_documents ();
  g_autoptr (GtkFileFilter) all = whence_dialogs_filter_all ();

  g_list_store_append (filters, documents);
  g_list_store_append (filters, all);
  whence_dialogs_open_files_async (GTK_WINDOW (self), _("Import Documents"),
                                   G_LIST_MODEL (filters), TRUE, NULL, on_files_to_import,
                                   g_object_ref (self));
}
