/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/whence-workspace.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_EXPORT_DIALOG (whence_export_dialog_get_type ())

G_DECLARE_FINAL_TYPE (WhenceExportDialog, whence_export_dialog, WHENCE, EXPORT_DIALOG, AdwWindow)

GtkWidget *whence_export_dialog_new (WhenceWorkspace *workspace);

G_END_DECLS
