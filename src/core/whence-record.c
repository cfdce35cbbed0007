/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a source, an entity, a claim and a link have in common. */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include "core/whence-member.h"
#include "core/whence-record.h"

typedef struct
{
  char *created;       /* time */
  char *modified;      /* time */
  char *creator;       /* the name of who made it, if the researcher set one */
  char **tags;
  char *notes;
} WhenceRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (WhenceRecord, whence_record, WHENCE_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CREATED,
  PROP_MODIFIED,
  PROP_CREATOR,
  PROP_TAGS,
  PROP_NOTES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static const char *const empty[] = { NULL };

static WhenceRecordPrivate *
get_private (WhenceRecord *self)
{
  return whence_record_get_instance_private (self);
}

static void
whence_record_class_init (WhenceRecordClass *klass)
{
  properties[PROP_CREATED] =
    whence_member_new_string ("created", G_PRIVATE_OFFSET (WhenceRecord, created),
                              WHENCE_FORMAT_TIME, WHENCE_MEMBER_AUTOMATIC);

  properties[PROP_MODIFIED] =
    whence_member_new_string ("modified", G_PRIVATE_OFFSET (WhenceRecord, modified),
                              WHENCE_FORMAT_TIME, WHENCE_MEMBER_AUTOMATIC);

  properties[PROP_CREATOR] =
    whence_member_new_string ("creator", G_PRIVATE_OFFSET (WhenceRecord, creator),
                              WHENCE_FORMAT_LINE, WHENCE_MEMBER_NONE);

  properties[PROP_TAGS] =
    whence_member_new_strv ("tags", G_PRIVATE_OFFSET (WhenceRecord, tags), WHENCE_FORMAT_LINE);

  properties[PROP_NOTES] =
    whence_member_new_string ("notes", G_PRIVATE_OFFSET (WhenceRecord, notes),
                              WHENCE_FORMAT_TEXT, WHENCE_MEMBER_NONE);

  whence_object_class_install_members (WHENCE_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
whence_record_init (WhenceRecord *self)
{
}

static const char *
text_or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/**
 * whence_record_get_created:
 * @self: a record
 *
 * Returns: (transfer none): when it was made (UTC, to the second); empty if that is not known
 */
const char *
whence_record_get_created (WhenceRecord *self)
{
  g_return_val_if_fail (WHENCE_IS_RECORD (self), "");

  return text_or_empty (get_private (self)->created);
}

/**
 * whence_record_get_modified:
 * @self: a record
 *
 * Returns: (transfer none): when it was last changed (UTC, to the second); empty if that is not
 *   known
 */
const char *
whence_record_get_modified (WhenceRecord *self)
{
  g_return_val_if_fail (WHENCE_IS_RECORD (self), "");

  return text_or_empty (get_private (self)->modified);
}

/**
 * whence_record_get_creator:
 * @self: a record
 *
 * Returns: (transfer none): the name of who made it, or the empty string
 */
const char *
whence_record_get_creator (WhenceRecord *self)
{
  g_return_val_if_fail (WHENCE_IS_RECORD (self), "");

  return text_or_empty (get_private (self)->creator);
}

/**
 * whence_record_get_tags:
 * @self: a record
 *
 * Returns: (transfer none) (array zero-terminated=1): its tags
 */
const char *const *
whence_record_get_tags (WhenceRecord *self)
{
  g_return_val_if_fail (WHENCE_IS_RECORD (self), empty);

  return get_private (self)->tags != NULL ? (const char *const *) get_private (self)->tags : empty;
}

/**
 * whence_record_get_notes:
 * @self: a record
 *
 * Returns: (transfer none): the researcher's notes on it, or the empty string
 */
const char *
whence_record_get_notes (WhenceRecord *self)
{
  g_return_val_if_fail (WHENCE_IS_RECORD (self), "");

  return text_or_empty (get_private (self)->notes);
}
