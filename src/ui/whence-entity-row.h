/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/whence-core.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_ENTITY_ROW (whence_entity_row_get_type ())

G_DECLARE_FINAL_TYPE (WhenceEntityRow, whence_entity_row, WHENCE, ENTITY_ROW, GtkBox)

G_END_DECLS
