/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/whence-core.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_CLAIM_ROW (whence_claim_row_get_type ())

G_DECLARE_FINAL_TYPE (WhenceClaimRow, whence_claim_row, WHENCE, CLAIM_ROW, GtkBox)

G_END_DECLS
