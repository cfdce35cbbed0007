/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-passage.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_MENTION (whence_mention_get_type ())

G_DECLARE_FINAL_TYPE (WhenceMention, whence_mention, WHENCE, MENTION, WhencePassage)

WhenceEntity *whence_mention_get_entity (WhenceMention *self);

G_END_DECLS
