/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/whence-workspace.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_ENTITY_POPOVER (whence_entity_popover_get_type ())

G_DECLARE_FINAL_TYPE (WhenceEntityPopover, whence_entity_popover, WHENCE, ENTITY_POPOVER,
                      GtkPopover)

GtkWidget *whence_entity_popover_new  (void);
void       whence_entity_popover_open (WhenceEntityPopover *self,
                                             WhenceWorkspace     *workspace,
                                             guint                start,
                                             guint                end);

G_END_DECLS
