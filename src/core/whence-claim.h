/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-record.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_CLAIM (whence_claim_get_type ())

G_DECLARE_FINAL_TYPE (WhenceClaim, whence_claim, WHENCE, CLAIM, WhenceRecord)

const char        *whence_claim_get_text        (WhenceClaim *self);
WhenceClaimKind    whence_claim_get_kind        (WhenceClaim *self);
const char        *whence_claim_get_speaker     (WhenceClaim *self);
const char *const *whence_claim_get_via         (WhenceClaim *self);
const char *const *whence_claim_get_about       (WhenceClaim *self);
const char        *whence_claim_get_date        (WhenceClaim *self);
WhenceClaimStatus  whence_claim_get_status      (WhenceClaim *self);
const char        *whence_claim_get_credibility (WhenceClaim *self);
GListModel        *whence_claim_get_evidence    (WhenceClaim *self);

G_END_DECLS
