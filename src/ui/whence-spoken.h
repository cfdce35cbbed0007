/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void whence_spoken_set_tip  (GtkWidget  *widget,
                             const char *tip);
void whence_spoken_name_row (GtkWidget  *row,
                             const char *words);
void whence_spoken_init     (void);

G_END_DECLS
