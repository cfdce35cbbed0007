/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/whence-item-list.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_ENTITY_LIST (whence_entity_list_get_type ())

G_DECLARE_FINAL_TYPE (WhenceEntityList, whence_entity_list, WHENCE, ENTITY_LIST, WhenceItemList)

G_END_DECLS
