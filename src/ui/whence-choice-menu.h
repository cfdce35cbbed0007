/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-core.h"

G_BEGIN_DECLS

void whence_choice_menu_fill      (GMenu             *menu,
                                   const char        *action,
                                   const char *const *labels,
                                   const char *const *targets);
void whence_choice_menu_fill_tags (GMenu             *menu,
                                   const char        *action,
                                   GListModel        *records);

G_END_DECLS
