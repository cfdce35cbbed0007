/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/whence-workspace.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_LISTS_PANE (whence_lists_pane_get_type ())

G_DECLARE_FINAL_TYPE (WhenceListsPane, whence_lists_pane, WHENCE, LISTS_PANE, GtkBox)

WhenceObject *whence_lists_pane_get_page  (WhenceListsPane  *self);
GtkWidget    *whence_lists_pane_get_entities (WhenceListsPane *self);
GtkWidget    *whence_lists_pane_get_claims (WhenceListsPane *self);
void          whence_lists_pane_get_sorts (WhenceListsPane  *self,
                                           char            **entities,
                                           char            **claims);
void          whence_lists_pane_set_sorts (WhenceListsPane  *self,
                                           const char       *entities,
                                           const char       *claims);

G_END_DECLS
