/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WHENCE_TYPE_START_PAGE (whence_start_page_get_type ())

G_DECLARE_FINAL_TYPE (WhenceStartPage, whence_start_page, WHENCE, START_PAGE, GtkBox)

G_END_DECLS
