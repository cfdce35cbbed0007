/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/whence-core.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_COLOR_ICON (whence_color_icon_get_type ())

G_DECLARE_FINAL_TYPE (WhenceColorIcon, whence_color_icon, WHENCE, COLOR_ICON, GtkWidget)

GtkWidget *whence_color_icon_new         (void);
void       whence_color_icon_show_type   (WhenceColorIcon   *self,
                                          WhenceProject     *project,
                                          const char        *type);
void       whence_color_icon_show_status (WhenceColorIcon   *self,
                                          WhenceClaimStatus  status);
void       whence_color_icon_show_stance (WhenceColorIcon   *self,
                                          WhenceStance       stance);
void       whence_color_icon_show_link   (WhenceColorIcon   *self,
                                          const char        *kind);
void       whence_color_icon_set_on_dark (WhenceColorIcon   *self,
                                          gboolean           on_dark);

G_END_DECLS
