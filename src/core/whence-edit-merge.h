/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-types.h"

G_BEGIN_DECLS

WhenceEntity *whence_edit_find_merge_target (GPtrArray       *entities);
void          whence_edit_merge_entities    (WhenceChange    *change,
                                             WhenceProject   *project,
                                             WhenceEntity    *into,
                                             GPtrArray       *entities);
WhenceEntity *whence_edit_split_entity      (WhenceChange    *change,
                                             WhenceProject   *project,
                                             WhenceEntity    *entity,
                                             GPtrArray       *mentions,
                                             const char      *name);

G_END_DECLS
