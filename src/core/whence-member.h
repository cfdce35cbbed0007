/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-types.h"

G_BEGIN_DECLS

/**
 * WhenceMemberFormat:
 * @WHENCE_FORMAT_NONE: whatever the type of the property allows
 * @WHENCE_FORMAT_LINE: text without line breaks
 * @WHENCE_FORMAT_TEXT: text of any length
 * @WHENCE_FORMAT_DATE: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 * @WHENCE_FORMAT_TIME: `YYYY-MM-DDTHH:MM:SSZ`
 * @WHENCE_FORMAT_LANGUAGE: a language tag as in BCP 47
 * @WHENCE_FORMAT_RELIABILITY: Admiralty `A` to `F`
 * @WHENCE_FORMAT_CREDIBILITY: Admiralty `1` to `6`
 * @WHENCE_FORMAT_COLOR: `#rrggbb`
 * @WHENCE_FORMAT_SHA256: 64 hexadecimal digits
 * @WHENCE_FORMAT_ENTITY_TYPE: a built-in entity type or the id of one of the project's own
 * @WHENCE_FORMAT_SOURCE: the id of a source
 * @WHENCE_FORMAT_ENTITY: the id of an entity, or several
 * @WHENCE_FORMAT_ITEM: the id of an entity or a claim
 *
 * What a stored member holds, beyond the type of its property.
 */
typedef enum
{
  WHENCE_FORMAT_NONE,
  WHENCE_FORMAT_LINE,
  WHENCE_FORMAT_TEXT,
  WHENCE_FORMAT_DATE,
  WHENCE_FORMAT_TIME,
  WHENCE_FORMAT_LANGUAGE,
  WHENCE_FORMAT_RELIABILITY,
  WHENCE_FORMAT_CREDIBILITY,
  WHENCE_FORMAT_COLOR,
  WHENCE_FORMAT_SHA256,
  WHENCE_FORMAT_ENTITY_TYPE,
  WHENCE_FORMAT_SOURCE,
  WHENCE_FORMAT_ENTITY,
  WHENCE_FORMAT_ITEM,
} WhenceMemberFormat;

/**
 * WhenceMemberFlags:
 * @WHENCE_MEMBER_NONE: nothing more to say
 * @WHENCE_MEMBER_REQUIRED: the file must have it, even where the value is empty
 * @WHENCE_MEMBER_FIXED: it never changes once the object is in a project
 * @WHENCE_MEMBER_AUTOMATIC: the program keeps it; it is not for people to edit
 * @WHENCE_MEMBER_NAMING: what it is known by; a file may leave it empty, and an edit may not
 */
typedef enum
{
  WHENCE_MEMBER_NONE      = 0,
  WHENCE_MEMBER_REQUIRED  = 1 << 0,
  WHENCE_MEMBER_FIXED     = 1 << 1,
  WHENCE_MEMBER_AUTOMATIC = 1 << 2,
  WHENCE_MEMBER_NAMING    = 1 << 3,
} WhenceMemberFlags;

GParamSpec          *whence_member_new_string   (const char          *name,
                                                 gssize               field,
                                                 WhenceMemberFormat   format,
                                                 WhenceMemberFlags    flags);
GParamSpec          *whence_member_new_strv     (const char          *name,
                                                 gssize               field,
                                                 WhenceMemberFormat   format);
GParamSpec          *whence_member_new_boolean  (const char          *name,
                                                 gssize               field);
GParamSpec          *whence_member_new_enum     (const char          *name,
                                                 gssize               field,
                                                 GType                type);
GParamSpec          *whence_member_new_number   (const char          *name,
                                                 gssize               field);
GParamSpec          *whence_member_new_variant  (const char          *name,
                                                 gssize               field,
                                                 const char          *type,
                                                 WhenceMemberFlags    flags);
GParamSpec          *whence_member_new_children (const char          *name,
                                                 gssize               field,
                                                 GType                item_type);

GParamSpec *const   *whence_members_list        (GType                type,
                                                 guint               *n_members);
GParamSpec          *whence_members_find        (GType                type,
                                                 const char          *name);

const char          *whence_member_get_name     (GParamSpec          *member);
WhenceMemberFormat   whence_member_get_format   (GParamSpec          *member);
WhenceMemberFlags    whence_member_get_flags    (GParamSpec          *member);
gssize               whence_member_get_field    (GParamSpec          *member);
GType                whence_member_get_item_type (GParamSpec         *member);
gboolean             whence_member_is_children  (GParamSpec          *member);
gboolean             whence_member_is_reference (GParamSpec          *member);
gboolean             whence_member_is_default   (GParamSpec          *member,
                                                 const GValue        *value);
gboolean             whence_member_equal        (const GValue        *a,
                                                 const GValue        *b);
gboolean             whence_member_validate     (GParamSpec          *member,
                                                 const GValue        *value,
                                                 GError             **error);
gboolean             whence_member_check_filled (GParamSpec          *member,
                                                 const GValue        *value,
                                                 GError             **error);

JsonNode            *whence_member_to_json      (GParamSpec          *member,
                                                 const GValue        *value);
gboolean             whence_member_from_json    (GParamSpec          *member,
                                                 JsonNode            *node,
                                                 GValue              *value,
                                                 GError             **error);
char                *whence_member_to_text      (GParamSpec          *member,
                                                 const GValue        *value);

G_END_DECLS
