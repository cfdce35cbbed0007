/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/whence-workspace.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_MARK_ALL_DIALOG (whence_mark_all_dialog_get_type ())

G_DECLARE_FINAL_TYPE (WhenceMarkAllDialog, whence_mark_all_dialog, WHENCE, MARK_ALL_DIALOG,
                      AdwWindow)

void whence_mark_all_dialog_open (GtkWidget       *parent,
                                  WhenceWorkspace *workspace,
                                  WhenceEntity    *entity,
                                  const char      *words);

G_END_DECLS
