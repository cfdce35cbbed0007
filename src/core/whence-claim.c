/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include "core/whence-claim.h"
#include "core/whence-evidence.h"
#include "core/whence-member.h"

/* A statement in the researcher's words, with who made it and where it says so. */
struct _WhenceClaim
{
  WhenceRecord parent_instance;

  char *text;           /* the statement */
  int kind;             /* what sort of statement it is (a #WhenceClaimKind) */
  char *speaker;        /* the id of the entity that made it; empty for the source's own voice */
  /* the ids of the entities through whom it reached us, nearest to us first */
  char **via;
  char **about;         /* the ids of the entities it is about */
  char *date;           /* when it was said */
  int status;           /* how far the researcher has got with it (a #WhenceClaimStatus) */
  char *credibility;    /* Admiralty `1` to `6` */
  GListStore *evidence; /* the passages it rests on (a #WhenceEvidence each) */
};

G_DEFINE_FINAL_TYPE (WhenceClaim, whence_claim, WHENCE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_KIND,
  PROP_SPEAKER,
  PROP_VIA,
  PROP_ABOUT,
  PROP_DATE,
  PROP_STATUS,
  PROP_CREDIBILITY,
  PROP_EVIDENCE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static const char *const empty[] = { NULL };

static void
whence_claim_class_init (WhenceClaimClass *klass)
{
  properties[PROP_TEXT] =
    whence_member_new_string ("text", G_STRUCT_OFFSET (WhenceClaim, text),
                              WHENCE_FORMAT_TEXT, WHENCE_MEMBER_NAMING);

  properties[PROP_KIND] =
    whence_member_new_enum ("kind", G_STRUCT_OFFSET (WhenceClaim, kind), WHENCE_TYPE_CLAIM_KIND);

  properties[PROP_SPEAKER] =
    whence_member_new_string ("speaker", G_STRUCT_OFFSET (WhenceClaim, speaker),
                              WHENCE_FORMAT_ENTITY, WHENCE_MEMBER_NONE);

  properties[PROP_VIA] =
    whence_member_new_strv ("via", G_STRUCT_OFFSET (WhenceClaim, via),
                            WHENCE_FORMAT_ENTITY);

  properties[PROP_ABOUT] =
    whence_member_new_strv ("about", G_STRUCT_OFFSET (WhenceClaim, about),
                            WHENCE_FORMAT_ENTITY);

  properties[PROP_DATE] =
    whence_member_new_string ("date", G_STRUCT_OFFSET (WhenceClaim, date),
                              WHENCE_FORMAT_DATE, WHENCE_MEMBER_NONE);

  properties[PROP_STATUS] =
    whence_member_new_enum ("status", G_STRUCT_OFFSET (WhenceClaim, status),
                            WHENCE_TYPE_CLAIM_STATUS);

  properties[PROP_CREDIBILITY] =
    whence_member_new_string ("credibility", G_STRUCT_OFFSET (WhenceClaim, credibility),
                              WHENCE_FORMAT_CREDIBILITY, WHENCE_MEMBER_NONE);

  properties[PROP_EVIDENCE] =
    whence_member_new_children ("evidence", G_STRUCT_OFFSET (WhenceClaim, evidence),
                                WHENCE_TYPE_EVIDENCE);

  whence_object_class_install_members (WHENCE_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
whence_claim_init (WhenceClaim *self)
{
}

/**
 * whence_claim_get_text:
 * @self: a claim
 *
 * Returns: (transfer none): the statement
 */
const char *
whence_claim_get_text (WhenceClaim *self)
{
  g_return_val_if_fail (WHENCE_IS_CLAIM (self), "");

  return self->text != NULL ? self->text : "";
}

/**
 * whence_claim_get_kind:
 * @self: a claim
 *
 * Returns: what sort of statement it is
 */
WhenceClaimKind
whence_claim_get_kind (WhenceClaim *self)
{
  g_return_val_if_fail (WHENCE_IS_CLAIM (self), 0);

  return (WhenceClaimKind) self->kind;
}

/**
 * whence_claim_get_speaker:
 * @self: a claim
 *
 * Returns: (transfer none): the id of the entity that made it; empty for the source's own
 *   voice
 */
const char *
whence_claim_get_speaker (WhenceClaim *self)
{
  g_return_val_if_fail (WHENCE_IS_CLAIM (self), "");

  return self->speaker != NULL ? self->speaker : "";
}

/**
 * whence_claim_get_via:
 * @self: a claim
 *
 * Returns: (transfer none): the ids of the entities through whom it reached us, nearest to us
 *   first
 */
const char *const *
whence_claim_get_via (WhenceClaim *self)
{
  g_return_val_if_fail (WHENCE_IS_CLAIM (self), empty);

  return self->via != NULL ? (const char *const *) self->via : empty;
}

/**
 * whence_claim_get_about:
 * @self: a claim
 *
 * Returns: (transfer none): the ids of the entities it is about
 */
const char *const *
whence_claim_get_about (WhenceClaim *self)
{
  g_return_val_if_fail (WHENCE_IS_CLAIM (self), empty);

  return self->about != NULL ? (const char *const *) self->about : empty;
}

/**
 * whence_claim_get_date:
 * @self: a claim
 *
 * Returns: (transfer none): when it was said
 */
const char *
whence_claim_get_date (WhenceClaim *self)
{
  g_return_val_if_fail (WHENCE_IS_CLAIM (self), "");

  return self->date != NULL ? self->date : "";
}

/**
 * whence_claim_get_status:
 * @self: a claim
 *
 * Returns: how far the researcher has got with it
 */
WhenceClaimStatus
whence_claim_get_status (WhenceClaim *self)
{
  g_return_val_if_fail (WHENCE_IS_CLAIM (self), 0);

  return (WhenceClaimStatus) self->status;
}

/**
 * whence_claim_get_credibility:
 * @self: a claim
 *
 * Returns: (transfer none): Admiralty `1` to `6`
 */
const char *
whence_claim_get_credibility (WhenceClaim *self)
{
  g_return_val_if_fail (WHENCE_IS_CLAIM (self), "");

  return self->credibility != NULL ? self->credibility : "";
}

/**
 * whence_claim_get_evidence:
 * @self: a claim
 *
 * Returns: (transfer none): the passages it rests on (a #WhenceEvidence each)
 */
GListModel *
whence_claim_get_evidence (WhenceClaim *self)
{
  g_return_val_if_fail (WHENCE_IS_CLAIM (self), NULL);

  return G_LIST_MODEL (self->evidence);
}
