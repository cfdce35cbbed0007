/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/whence-history.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_HISTORY_DIALOG (whence_history_dialog_get_type ())

G_DECLARE_FINAL_TYPE (WhenceHistoryDialog, whence_history_dialog, WHENCE, HISTORY_DIALOG,
                      AdwWindow)

GtkWidget *whence_history_dialog_new (WhenceHistory *history);

G_END_DECLS
