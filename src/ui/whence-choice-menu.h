/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-core.h"

G_BEGIN_DECLS

void  whence_choice_menu_fill      (GMenu             *menu,
                                    const char        *action,
                                    const char *const *labels,
                                    const char *const *targets);
GStrv whence_choice_menu_list_tags (GListModel        *records);

G_END_DECLS
