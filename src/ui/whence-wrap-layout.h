/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WHENCE_TYPE_WRAP_LAYOUT (whence_wrap_layout_get_type ())

G_DECLARE_FINAL_TYPE (WhenceWrapLayout, whence_wrap_layout, WHENCE, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
