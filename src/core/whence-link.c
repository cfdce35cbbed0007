/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include "core/whence-link.h"
#include "core/whence-member.h"
#include "core/whence-passage.h"

/* A named tie between two claims, or two entities. */
struct _WhenceLink
{
  WhenceRecord parent_instance;

  char *from;           /* the id of the claim or entity it comes from */
  char *to;             /* the id of the claim or entity it goes to */
  /* between claims `supports`, `contradicts`, `repeats` or `qualifies`; a free label otherwise */
  char *kind;
  GListStore *evidence; /* the passages that show it (a #WhencePassage each) */
};

G_DEFINE_FINAL_TYPE (WhenceLink, whence_link, WHENCE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_FROM,
  PROP_TO,
  PROP_KIND,
  PROP_EVIDENCE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
whence_link_class_init (WhenceLinkClass *klass)
{
  properties[PROP_FROM] =
    whence_member_new_string ("from", G_STRUCT_OFFSET (WhenceLink, from),
                              WHENCE_FORMAT_ITEM, WHENCE_MEMBER_REQUIRED);

  properties[PROP_TO] =
    whence_member_new_string ("to", G_STRUCT_OFFSET (WhenceLink, to),
                              WHENCE_FORMAT_ITEM, WHENCE_MEMBER_REQUIRED);

  properties[PROP_KIND] =
    whence_member_new_string ("kind", G_STRUCT_OFFSET (WhenceLink, kind),
                              WHENCE_FORMAT_LINE, WHENCE_MEMBER_NONE);

  properties[PROP_EVIDENCE] =
    whence_member_new_children ("evidence", G_STRUCT_OFFSET (WhenceLink, evidence),
                                WHENCE_TYPE_PASSAGE);

  whence_object_class_install_members (WHENCE_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
whence_link_init (WhenceLink *self)
{
}

/**
 * whence_link_get_from:
 * @self: a link
 *
 * Returns: (transfer none): the id of the claim or entity it comes from
 */
const char *
whence_link_get_from (WhenceLink *self)
{
  g_return_val_if_fail (WHENCE_IS_LINK (self), "");

  return self->from != NULL ? self->from : "";
}

/**
 * whence_link_get_to:
 * @self: a link
 *
 * Returns: (transfer none): the id of the claim or entity it goes to
 */
const char *
whence_link_get_to (WhenceLink *self)
{
  g_return_val_if_fail (WHENCE_IS_LINK (self), "");

  return self->to != NULL ? self->to : "";
}

/**
 * whence_link_get_kind:
 * @self: a link
 *
 * Returns: (transfer none): between claims `supports`, `contradicts`, `repeats` or
 *   `qualifies`; a free label otherwise
 */
const char *
whence_link_get_kind (WhenceLink *self)
{
  g_return_val_if_fail (WHENCE_IS_LINK (self), "");

  return self->kind != NULL ? self->kind : "";
}

/**
 * whence_link_get_evidence:
 * @self: a link
 *
 * Returns: (transfer none): the passages that show it (a #WhencePassage each)
 */
GListModel *
whence_link_get_evidence (WhenceLink *self)
{
  g_return_val_if_fail (WHENCE_IS_LINK (self), NULL);

  return G_LIST_MODEL (self->evidence);
}

/**
 * whence_link_claim_kinds:
 *
 * Returns: (transfer none) (array zero-terminated=1): the kinds that a link between two claims
 *   may have
 */
const char *const *
whence_link_claim_kinds (void)
{
  static const char *const kinds[] = { "supports", "contradicts", "repeats", "qualifies", NULL };

  return kinds;
}
