/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-passage.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_EVIDENCE (whence_evidence_get_type ())

G_DECLARE_FINAL_TYPE (WhenceEvidence, whence_evidence, WHENCE, EVIDENCE, WhencePassage)

WhenceStance  whence_evidence_get_stance (WhenceEvidence *self);
gboolean      whence_evidence_get_direct (WhenceEvidence *self);
WhenceClaim  *whence_evidence_get_claim  (WhenceEvidence *self);

G_END_DECLS
