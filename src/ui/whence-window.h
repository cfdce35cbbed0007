/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/whence-workspace.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_WINDOW (whence_window_get_type ())

G_DECLARE_FINAL_TYPE (WhenceWindow, whence_window, WHENCE, WINDOW, AdwApplicationWindow)

WhenceWindow    *whence_window_new            (GtkApplication       *application);
WhenceWorkspace *whence_window_get_workspace  (WhenceWindow         *self);
GFile           *whence_window_get_file       (WhenceWindow         *self);
gboolean         whence_window_is_free        (WhenceWindow         *self);
void             whence_window_new_project    (WhenceWindow         *self);
gboolean         whence_window_recover        (WhenceWindow         *self,
                                               const char           *journal,
                                               GError              **error);
void             whence_window_open           (WhenceWindow         *self,
                                               GFile                *file);
void             whence_window_save_async     (WhenceWindow         *self,
                                               GFile                *file,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean         whence_window_save_finish    (WhenceWindow         *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void             whence_window_import_files   (WhenceWindow         *self,
                                               GPtrArray            *files);
void             whence_window_import_text    (WhenceWindow         *self,
                                               const char           *title,
                                               const char           *text);
void             whence_window_show_failure   (WhenceWindow         *self,
                                               const char           *title,
                                               const char           *text,
                                               const char           *hint);

G_END_DECLS
