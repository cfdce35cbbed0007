/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is dropped on a window, and what is pasted into it, becomes sources. */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-application.h"
#include "ui/whence-window-private.h"

static gboolean
is_project (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ".whence");
}

/* Opens the projects among some files and imports the others, into a new project if need be. */
void
whence_window_take_files (WhenceWindow *self,
                          GPtrArray    *files)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = g_ptr_array_index (files, i);

      if (is_project (file))
        whence_application_open_file (WHENCE_APPLICATION (application), file, self);
      else
        g_ptr_array_add (documents, g_object_ref (file));
    }
  if (documents->len == 0)
    return;

  if (whence_window_is_free (self))
    whence_window_new_project (self);
  if (self->workspace != NULL)
    whence_window_import_files (self, documents);
}

static void
take_value (WhenceWindow *self,
            const GValue *value)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
        g_ptr_array_add (files, g_object_ref (l->data));
      whence_window_take_files (self, files);
    }
  else if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL)
    {
      if (whence_window_is_free (self))
        whence_window_new_project (self);
      if (self->workspace != NULL)
        whence_window_import_text (self, NULL, g_value_get_string (value));
    }
}

static gboolean
on_drop (WhenceWindow *self,
         const GValue *value)
{
  gtk_widget_set_visible (self->drop_hint, FALSE);
  take_value (self, value);

  return TRUE;
}

static GdkDragAction
on_enter (WhenceWindow  *self,
          double         x,
          double         y,
          GtkDropTarget *target)
{
  gtk_widget_set_visible (self->drop_hint, TRUE);

  return GDK_ACTION_COPY;
}

static void
on_leave (WhenceWindow *self)
{
  gtk_widget_set_visible (self->drop_hint, FALSE);
}

/* What is dragged from the window itself, an entity for instance, is not for it to take. */
static gboolean
on_accept (WhenceWindow  *self,
           GdkDrop       *drop,
           GtkDropTarget *target)
{
  GdkContentFormats *formats = gtk_drop_target_get_formats (target);

  return gdk_drop_get_drag (drop) == NULL &&
         gdk_content_formats_match (gdk_drop_get_formats (drop), formats);
}

/* Makes the whole window a place to drop sources. */
void
whence_window_install_drop_target (WhenceWindow *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "accept", G_CALLBACK (on_accept), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "enter", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
on_clipboard_read (GObject      *source_object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (WhenceWindow) self = WHENCE_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source_object), result,
                                                         &error);

  if (value != NULL)
    take_value (self, value);
  else
    whence_window_tell (self, _("There is neither text nor a file to paste"), FALSE);
}

/* Adds what is on the clipboard as sources: files, or else text. */
void
whence_window_paste (WhenceWindow *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  g_autoptr (GdkContentFormats) with_types =
    gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (formats));
  GType type = G_TYPE_STRING;

  if (gdk_content_formats_contain_gtype (with_types, GDK_TYPE_FILE_LIST))
    type = GDK_TYPE_FILE_LIST;
  gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, NULL, on_clipboard_read,
                                  g_object_ref (self));
}
