/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-core.h"
#include "ui/whence-entry-row.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_MEMBER_ROW (whence_member_row_get_type ())

G_DECLARE_FINAL_TYPE (WhenceMemberRow, whence_member_row, WHENCE, MEMBER_ROW, WhenceEntryRow)

void whence_member_row_commit (WhenceMemberRow *self);

G_END_DECLS
