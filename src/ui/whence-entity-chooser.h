/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/whence-workspace.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_ENTITY_CHOOSER (whence_entity_chooser_get_type ())

G_DECLARE_FINAL_TYPE (WhenceEntityChooser, whence_entity_chooser, WHENCE, ENTITY_CHOOSER, GtkBox)

void          whence_entity_chooser_set         (WhenceEntityChooser *self,
                                                 WhenceWorkspace     *workspace,
                                                 WhenceEntity        *entity,
                                                 const char          *words);
WhenceEntity *whence_entity_chooser_get_entity  (WhenceEntityChooser *self);
char         *whence_entity_chooser_dup_name    (WhenceEntityChooser *self);
const char   *whence_entity_chooser_get_type_id (WhenceEntityChooser *self);

G_END_DECLS
