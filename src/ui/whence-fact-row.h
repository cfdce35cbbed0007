/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/whence-core.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_FACT_ROW (whence_fact_row_get_type ())

G_DECLARE_FINAL_TYPE (WhenceFactRow, whence_fact_row, WHENCE, FACT_ROW, AdwActionRow)

G_END_DECLS
