/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/whence-source-view.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_FIND_BAR (whence_find_bar_get_type ())

G_DECLARE_FINAL_TYPE (WhenceFindBar, whence_find_bar, WHENCE, FIND_BAR, GtkBox)

void     whence_find_bar_set_view   (WhenceFindBar    *self,
                                     WhenceSourceView *view);
void     whence_find_bar_open       (WhenceFindBar    *self);
void     whence_find_bar_close      (WhenceFindBar    *self);
gboolean whence_find_bar_step       (WhenceFindBar    *self,
                                     int               direction);

G_END_DECLS
