/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/whence-workspace.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_SOURCE_ROW (whence_source_row_get_type ())

G_DECLARE_FINAL_TYPE (WhenceSourceRow, whence_source_row, WHENCE, SOURCE_ROW, GtkBox)

GtkWidget *whence_source_row_new        (void);
void       whence_source_row_set_source (WhenceSourceRow *self,
                                         WhenceSource    *source);
void       whence_source_row_show_menu  (WhenceSourceRow *self,
                                         double           x,
                                         double           y);

G_END_DECLS
