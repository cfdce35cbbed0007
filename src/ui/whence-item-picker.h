/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/whence-core.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_ITEM_PICKER (whence_item_picker_get_type ())

G_DECLARE_FINAL_TYPE (WhenceItemPicker, whence_item_picker, WHENCE, ITEM_PICKER, GtkPopover)

GtkWidget *whence_item_picker_new       (void);
void       whence_item_picker_set_items (WhenceItemPicker *self,
                                         GListModel       *items,
                                         WhenceObject     *without);
void       whence_item_picker_set_extra (WhenceItemPicker *self,
                                         GtkWidget        *extra);
void       whence_item_picker_set_new_name (WhenceItemPicker *self,
                                            const char       *name);

G_END_DECLS
