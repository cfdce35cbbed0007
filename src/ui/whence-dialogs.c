/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "import/whence-importer.h"
#include "ui/whence-dialogs.h"

/* A file name may have 255 bytes; a title is cut well before. */
#define FILE_NAME_MAX_BYTES 120

/* Their addresses tell the tasks apart: a function is no pointer to data in ISO C. */
static char open_tag;
static char save_tag;
static char folder_tag;
static char ask_tag;

/**
 * whence_dialogs_filter_projects:
 *
 * Returns: (transfer full): a filter for project files
 */
GtkFileFilter *
whence_dialogs_filter_projects (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Whence Projects"));
  gtk_file_filter_add_suffix (filter, "whence");
  gtk_file_filter_add_mime_type (filter, "application/vnd.whence.project+json");

  return filter;
}

/**
 * whence_dialogs_filter_documents:
 *
 * Returns: (transfer full): a filter for the documents that this build can import
 */
GtkFileFilter *
whence_dialogs_filter_documents (void)
{
  const WhenceImporter *const *importers = whence_importers_list ();
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Documents"));
  for (guint i = 0; importers[i] != NULL; i++)
    {
      if (!importers[i]->available)
        continue;
      for (guint j = 0; importers[i]->extensions[j] != NULL; j++)
        gtk_file_filter_add_suffix (filter, importers[i]->extensions[j]);
      for (guint j = 0; importers[i]->media_types[j] != NULL; j++)
        gtk_file_filter_add_mime_type (filter, importers[i]->media_types[j]);
    }

  return filter;
}

/**
 * whence_dialogs_filter_all:
 *
 * Returns: (transfer full): a filter that lets every file through
 */
GtkFileFilter *
whence_dialogs_filter_all (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("All Files"));
  gtk_file_filter_add_pattern (filter, "*");

  return filter;
}

/* The task owns the dialog, so that it lives as long as it is shown. */
static void
on_file_response (GtkNativeDialog *dialog,
                  int              response,
                  gpointer         user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);

  gtk_native_dialog_hide (dialog);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (response != GTK_RESPONSE_ACCEPT)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("Cancelled"));
  else
    g_task_return_pointer (task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
}

static void
choose (GTask                *task,
        GtkFileChooserNative *chooser,
        GListModel           *filters)
{
  guint n_filters = filters != NULL ? g_list_model_get_n_items (filters) : 0;

  for (guint i = 0; i < n_filters; i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_task_set_task_data (task, g_object_ref (chooser), g_object_unref);
  g_signal_connect (chooser, "response", G_CALLBACK (on_file_response), g_object_ref (task));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static GFile *
finish_with_one (GAsyncResult  *result,
                 GError       **error)
{
  g_autoptr (GListModel) files = g_task_propagate_pointer (G_TASK (result), error);

  return files != NULL ? g_list_model_get_item (files, 0) : NULL;
}

/**
 * whence_dialogs_open_files_async:
 * @parent: (nullable): the window that asks
 * @title: the title of the dialog
 * @filters: (nullable): a list of #GtkFileFilter, the first being the one that is set
 * @multiple: whether several files may be chosen
 * @cancellable: (nullable): what calls it off
 * @callback: called when the dialog is answered
 * @user_data: for @callback
 *
 * Lets a person choose files to open.
 */
void
whence_dialogs_open_files_async (GtkWindow           *parent,
                                 const char          *title,
                                 GListModel          *filters,
                                 gboolean             multiple,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, cancellable, callback, user_data);
  g_autoptr (GtkFileChooserNative) chooser =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  g_task_set_source_tag (task, &open_tag);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), multiple);
  choose (task, chooser, filters);
}

/**
 * whence_dialogs_open_files_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the files, one at least; %NULL with %G_IO_ERROR_CANCELLED where the
 *   dialog was dismissed
 */
GListModel *
whence_dialogs_open_files_finish (GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, &open_tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * whence_dialogs_save_file_async:
 * @parent: (nullable): the window that asks
 * @title: the title of the dialog
 * @name: the name that is offered
 * @filters: (nullable): a list of #GtkFileFilter
 * @cancellable: (nullable): what calls it off
 * @callback: called when the dialog is answered
 * @user_data: for @callback
 *
 * Lets a person choose a file to write. The dialog asks before it returns one that is there.
 */
void
whence_dialogs_save_file_async (GtkWindow           *parent,
                                const char          *title,
                                const char          *name,
                                GListModel          *filters,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, cancellable, callback, user_data);
  g_autoptr (GtkFileChooserNative) chooser =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  g_task_set_source_tag (task, &save_tag);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  choose (task, chooser, filters);
}

/**
 * whence_dialogs_save_file_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the file; %NULL with %G_IO_ERROR_CANCELLED where the dialog was
 *   dismissed
 */
GFile *
whence_dialogs_save_file_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, &save_tag), NULL);

  return finish_with_one (result, error);
}

/**
 * whence_dialogs_select_folder_async:
 * @parent: (nullable): the window that asks
 * @title: the title of the dialog
 * @cancellable: (nullable): what calls it off
 * @callback: called when the dialog is answered
 * @user_data: for @callback
 *
 * Lets a person choose a folder.
 */
void
whence_dialogs_select_folder_async (GtkWindow           *parent,
                                    const char          *title,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, cancellable, callback, user_data);
  g_autoptr (GtkFileChooserNative) chooser =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);

  g_task_set_source_tag (task, &folder_tag);
  choose (task, chooser, NULL);
}

/**
 * whence_dialogs_select_folder_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the folder; %NULL with %G_IO_ERROR_CANCELLED where the dialog was
 *   dismissed
 */
GFile *
whence_dialogs_select_folder_finish (GAsyncResult  *result,
                                     GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, &folder_tag), NULL);

  return finish_with_one (result, error);
}

static void
on_answer (AdwMessageDialog *dialog,
           const char       *response,
           gpointer          user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_strdup (response), g_free);
}

/**
 * whence_dialogs_ask_async:
 * @parent: the window that asks
 * @heading: the question
 * @body: what it is about
 * @answers: (array length=n_answers): what can be answered; the first is what closing the dialog
 *   answers, the last what Enter answers
 * @n_answers: how many there are
 * @cancellable: (nullable): what calls it off
 * @callback: called when the dialog is answered
 * @user_data: for @callback
 *
 * Asks a question.
 */
void
whence_dialogs_ask_async (GtkWindow           *parent,
                          const char          *heading,
                          const char          *body,
                          const WhenceAnswer  *answers,
                          guint                n_answers,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  g_return_if_fail (n_answers > 0);

  g_task_set_source_tag (task, &ask_tag);
  for (guint i = 0; i < n_answers; i++)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), answers[i].id,
                                       answers[i].label);
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), answers[i].id,
                                                  answers[i].appearance);
    }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), answers[0].id);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), answers[n_answers - 1].id);
  g_signal_connect (dialog, "response", G_CALLBACK (on_answer), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * whence_dialogs_ask_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the id of the answer; %NULL with %G_IO_ERROR_CANCELLED where it was
 *   called off
 */
char *
whence_dialogs_ask_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, &ask_tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * whence_dialogs_file_name:
 * @title: what the file is about
 * @extension: (nullable): how its name is to end, without the dot
 *
 * Makes a name for a file of a title: without what no file system takes, and not too long.
 *
 * Returns: (transfer full): the name, in UTF-8
 */
char *
whence_dialogs_file_name (const char *title,
                          const char *extension)
{
  GString *name = g_string_new (NULL);

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (name->len + 6 > FILE_NAME_MAX_BYTES)
        break;
      if (name->len == 0 && (c == '.' || g_unichar_isspace (c)))
        continue;
      if (c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL)
        g_string_append_c (name, '-');
      else
        g_string_append_unichar (name, g_unichar_iscntrl (c) ? ' ' : c);
    }
  while (name->len > 0 && name->str[name->len - 1] == ' ')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_append (name, _("Untitled"));
  if (extension != NULL)
    g_string_append_printf (name, ".%s", extension);

  return g_string_free (name, FALSE);
}
