/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/whence-workspace.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_CLAIM_POPOVER (whence_claim_popover_get_type ())

G_DECLARE_FINAL_TYPE (WhenceClaimPopover, whence_claim_popover, WHENCE, CLAIM_POPOVER, GtkPopover)

GtkWidget *whence_claim_popover_new  (void);
void       whence_claim_popover_open (WhenceClaimPopover *self,
                                      WhenceWorkspace    *workspace,
                                      guint               start,
                                      guint               end);

G_END_DECLS
