/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/whence-row-group.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_PASSAGES_GROUP (whence_passages_group_get_type ())

G_DECLARE_FINAL_TYPE (WhencePassagesGroup, whence_passages_group, WHENCE, PASSAGES_GROUP,
                      WhenceRowGroup)

G_END_DECLS
