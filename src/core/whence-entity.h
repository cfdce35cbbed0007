/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-record.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_ENTITY (whence_entity_get_type ())

G_DECLARE_FINAL_TYPE (WhenceEntity, whence_entity, WHENCE, ENTITY, WhenceRecord)

const char        *whence_entity_get_type_id     (WhenceEntity *self);
const char        *whence_entity_get_name        (WhenceEntity *self);
const char *const *whence_entity_get_aliases     (WhenceEntity *self);
const char        *whence_entity_get_description (WhenceEntity *self);
GVariant          *whence_entity_get_identifiers (WhenceEntity *self);
GListModel        *whence_entity_get_mentions    (WhenceEntity *self);

G_END_DECLS
