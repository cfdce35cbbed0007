/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include "core/whence-claim.h"
#include "core/whence-evidence.h"
#include "core/whence-member.h"

/* A passage with a stance toward a claim. */
struct _WhenceEvidence
{
  WhencePassage parent_instance;

  int stance;          /* a #WhenceStance */
  gboolean direct;     /* a verbatim quotation of the speaker */
};

G_DEFINE_FINAL_TYPE (WhenceEvidence, whence_evidence, WHENCE_TYPE_PASSAGE)

enum
{
  PROP_0,
  PROP_STANCE,
  PROP_DIRECT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
whence_evidence_class_init (WhenceEvidenceClass *klass)
{
  properties[PROP_STANCE] =
    whence_member_new_enum ("stance", G_STRUCT_OFFSET (WhenceEvidence, stance),
                            WHENCE_TYPE_STANCE);

  properties[PROP_DIRECT] =
    whence_member_new_boolean ("direct", G_STRUCT_OFFSET (WhenceEvidence, direct));

  whence_object_class_install_members (WHENCE_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
whence_evidence_init (WhenceEvidence *self)
{
}

/**
 * whence_evidence_get_stance:
 * @self: a piece of evidence
 *
 * Returns: what it does for its claim
 */
WhenceStance
whence_evidence_get_stance (WhenceEvidence *self)
{
  g_return_val_if_fail (WHENCE_IS_EVIDENCE (self), WHENCE_STANCE_ASSERTS);

  return (WhenceStance) self->stance;
}

/**
 * whence_evidence_get_direct:
 * @self: a piece of evidence
 *
 * Returns: whether it is a verbatim quotation of the speaker
 */
gboolean
whence_evidence_get_direct (WhenceEvidence *self)
{
  g_return_val_if_fail (WHENCE_IS_EVIDENCE (self), FALSE);

  return self->direct;
}

/**
 * whence_evidence_get_claim:
 * @self: a piece of evidence
 *
 * Returns: (transfer none) (nullable): the claim that it is for; %NULL while it is in no project
 */
WhenceClaim *
whence_evidence_get_claim (WhenceEvidence *self)
{
  g_return_val_if_fail (WHENCE_IS_EVIDENCE (self), NULL);

  return (WhenceClaim *) whence_object_get_parent (WHENCE_OBJECT (self));
}
