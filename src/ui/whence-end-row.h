/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/whence-core.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_END_ROW (whence_end_row_get_type ())

G_DECLARE_FINAL_TYPE (WhenceEndRow, whence_end_row, WHENCE, END_ROW, AdwActionRow)

G_END_DECLS
