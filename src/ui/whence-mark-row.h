/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/whence-mark-place.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_MARK_ROW (whence_mark_row_get_type ())

G_DECLARE_FINAL_TYPE (WhenceMarkRow, whence_mark_row, WHENCE, MARK_ROW, GtkBox)

GtkWidget       *whence_mark_row_new       (void);
void             whence_mark_row_set_place (WhenceMarkRow   *self,
                                            WhenceMarkPlace *place);
WhenceMarkPlace *whence_mark_row_get_place (WhenceMarkRow   *self);

G_END_DECLS
