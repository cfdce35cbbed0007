/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/whence-core.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_TAGS_ROW (whence_tags_row_get_type ())

G_DECLARE_FINAL_TYPE (WhenceTagsRow, whence_tags_row, WHENCE, TAGS_ROW, AdwPreferencesRow)

void whence_tags_row_commit (WhenceTagsRow *self);

G_END_DECLS
