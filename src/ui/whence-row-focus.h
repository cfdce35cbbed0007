/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a list as one stop of the keyboard. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean whence_row_focus_grab  (GtkListView      *rows);
gboolean whence_row_focus_leave (GtkListView      *rows,
                                 GtkWidget        *page,
                                 GtkWidget        *entry,
                                 GtkDirectionType  direction,
                                 gboolean         *moved);

G_END_DECLS
