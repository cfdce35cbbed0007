/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/whence-workspace.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_SOURCE_LIST (whence_source_list_get_type ())

G_DECLARE_FINAL_TYPE (WhenceSourceList, whence_source_list, WHENCE, SOURCE_LIST, GtkBox)

void        whence_source_list_step       (WhenceSourceList *self,
                                           int               n);
void        whence_source_list_add_job    (WhenceSourceList *self,
                                           WhenceJob        *job);
GListModel *whence_source_list_get_shown  (WhenceSourceList *self);

G_END_DECLS
