/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/whence-entry-row.h"
#include "ui/whence-workspace.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_TYPE_ROW (whence_type_row_get_type ())

G_DECLARE_FINAL_TYPE (WhenceTypeRow, whence_type_row, WHENCE, TYPE_ROW, WhenceEntryRow)

GtkWidget *whence_type_row_new (WhenceWorkspace  *workspace,
                                WhenceEntityType *type);

G_END_DECLS
