/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-record.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_LINK (whence_link_get_type ())

G_DECLARE_FINAL_TYPE (WhenceLink, whence_link, WHENCE, LINK, WhenceRecord)

const char *whence_link_get_from     (WhenceLink *self);
const char *whence_link_get_to       (WhenceLink *self);
const char *whence_link_get_kind     (WhenceLink *self);
GListModel *whence_link_get_evidence (WhenceLink *self);

const char *const *whence_link_claim_kinds (void);

G_END_DECLS
