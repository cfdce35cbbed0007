/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-object.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_ENTITY_TYPE (whence_entity_type_get_type ())

G_DECLARE_FINAL_TYPE (WhenceEntityType, whence_entity_type, WHENCE, ENTITY_TYPE, WhenceObject)

const char *whence_entity_type_get_label (WhenceEntityType *self);
const char *whence_entity_type_get_color (WhenceEntityType *self);

G_END_DECLS
