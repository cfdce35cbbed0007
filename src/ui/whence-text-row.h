/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/whence-core.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_TEXT_ROW (whence_text_row_get_type ())

G_DECLARE_FINAL_TYPE (WhenceTextRow, whence_text_row, WHENCE, TEXT_ROW, AdwPreferencesRow)

void whence_text_row_commit (WhenceTextRow *self);

G_END_DECLS
