/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/whence-row-group.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_IDENTIFIERS_GROUP (whence_identifiers_group_get_type ())

G_DECLARE_FINAL_TYPE (WhenceIdentifiersGroup, whence_identifiers_group, WHENCE, IDENTIFIERS_GROUP,
                      WhenceRowGroup)

G_END_DECLS
