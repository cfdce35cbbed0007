/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/whence-row-group.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_RELATIONS_GROUP (whence_relations_group_get_type ())

G_DECLARE_FINAL_TYPE (WhenceRelationsGroup, whence_relations_group, WHENCE, RELATIONS_GROUP,
                      WhenceRowGroup)

G_END_DECLS
