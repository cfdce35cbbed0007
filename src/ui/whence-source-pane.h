/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/whence-source-view.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_SOURCE_PANE (whence_source_pane_get_type ())

G_DECLARE_FINAL_TYPE (WhenceSourcePane, whence_source_pane, WHENCE, SOURCE_PANE, AdwBin)

GtkWidget        *whence_source_pane_new           (void);
WhenceWorkspace  *whence_source_pane_get_workspace (WhenceSourcePane *self);
void              whence_source_pane_set_workspace (WhenceSourcePane *self,
                                                    WhenceWorkspace  *workspace);
WhenceSourceView *whence_source_pane_get_view      (WhenceSourcePane *self);
guint             whence_source_pane_get_place     (WhenceSourcePane *self);
void              whence_source_pane_set_place     (WhenceSourcePane *self,
                                                    guint             offset);

G_END_DECLS
