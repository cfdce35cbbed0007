/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/whence-row-group.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_REFERENCES_GROUP (whence_references_group_get_type ())

G_DECLARE_FINAL_TYPE (WhenceReferencesGroup, whence_references_group, WHENCE, REFERENCES_GROUP,
                      WhenceRowGroup)

G_END_DECLS
