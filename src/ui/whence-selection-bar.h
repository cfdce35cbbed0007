/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/whence-source-view.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_SELECTION_BAR (whence_selection_bar_get_type ())

G_DECLARE_FINAL_TYPE (WhenceSelectionBar, whence_selection_bar, WHENCE, SELECTION_BAR, GtkPopover)

GtkWidget *whence_selection_bar_new      (void);
void       whence_selection_bar_set_view (WhenceSelectionBar *self,
                                          WhenceSourceView   *view);

G_END_DECLS
