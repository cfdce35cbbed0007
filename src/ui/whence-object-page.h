/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/whence-workspace.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_OBJECT_PAGE (whence_object_page_get_type ())

G_DECLARE_FINAL_TYPE (WhenceObjectPage, whence_object_page, WHENCE, OBJECT_PAGE, GtkBox)

GtkWidget       *whence_object_page_new            (WhenceWorkspace  *workspace,
                                                    WhenceObject     *object);
WhenceObject    *whence_object_page_get_object     (WhenceObjectPage *self);
WhenceWorkspace *whence_object_page_find_workspace (GtkWidget        *widget);

G_END_DECLS
