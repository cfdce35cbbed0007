/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/whence-source-view.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_OVERVIEW (whence_overview_get_type ())

G_DECLARE_FINAL_TYPE (WhenceOverview, whence_overview, WHENCE, OVERVIEW, GtkWidget)

void whence_overview_set_view (WhenceOverview   *self,
                               WhenceSourceView *view);

G_END_DECLS
