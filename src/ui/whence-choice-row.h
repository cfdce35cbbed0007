/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/whence-core.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_CHOICE_ROW (whence_choice_row_get_type ())

G_DECLARE_FINAL_TYPE (WhenceChoiceRow, whence_choice_row, WHENCE, CHOICE_ROW, AdwComboRow)

G_END_DECLS
