/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include "core/whence-entity.h"
#include "core/whence-member.h"
#include "core/whence-mention.h"

/* A person, organization, place or other thing that sources name. */
struct _WhenceEntity
{
  WhenceRecord parent_instance;

  char *type;            /* a built-in type or the id of one of the project's own */
  char *name;            /* its name */
  char **aliases;        /* other names for it */
  char *description;     /* who or what it is */
  GVariant *identifiers; /* its identifiers elsewhere, such as `wikidata` */
  GListStore *mentions;  /* the passages that name it (a #WhenceMention each) */
};

G_DEFINE_FINAL_TYPE (WhenceEntity, whence_entity, WHENCE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_TYPE,
  PROP_NAME,
  PROP_ALIASES,
  PROP_DESCRIPTION,
  PROP_IDENTIFIERS,
  PROP_MENTIONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static const char *const empty[] = { NULL };

static void
whence_entity_class_init (WhenceEntityClass *klass)
{
  properties[PROP_TYPE] =
    whence_member_new_string ("type", G_STRUCT_OFFSET (WhenceEntity, type),
                              WHENCE_FORMAT_ENTITY_TYPE, WHENCE_MEMBER_NONE);

  properties[PROP_NAME] =
    whence_member_new_string ("name", G_STRUCT_OFFSET (WhenceEntity, name),
                              WHENCE_FORMAT_LINE, WHENCE_MEMBER_NAMING);

  properties[PROP_ALIASES] =
    whence_member_new_strv ("aliases", G_STRUCT_OFFSET (WhenceEntity, aliases),
                            WHENCE_FORMAT_LINE);

  properties[PROP_DESCRIPTION] =
    whence_member_new_string ("description", G_STRUCT_OFFSET (WhenceEntity, description),
                              WHENCE_FORMAT_TEXT, WHENCE_MEMBER_NONE);

  properties[PROP_IDENTIFIERS] =
    whence_member_new_variant ("identifiers", G_STRUCT_OFFSET (WhenceEntity, identifiers),
                               "a{ss}", WHENCE_MEMBER_NONE);

  properties[PROP_MENTIONS] =
    whence_member_new_children ("mentions", G_STRUCT_OFFSET (WhenceEntity, mentions),
                                WHENCE_TYPE_MENTION);

  whence_object_class_install_members (WHENCE_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
whence_entity_init (WhenceEntity *self)
{
}

/**
 * whence_entity_get_type_id:
 * @self: an entity
 *
 * Returns: (transfer none): a built-in type or the id of one of the project's own
 */
const char *
whence_entity_get_type_id (WhenceEntity *self)
{
  g_return_val_if_fail (WHENCE_IS_ENTITY (self), "");

  return self->type != NULL ? self->type : "";
}

/**
 * whence_entity_get_name:
 * @self: an entity
 *
 * Returns: (transfer none): its name
 */
const char *
whence_entity_get_name (WhenceEntity *self)
{
  g_return_val_if_fail (WHENCE_IS_ENTITY (self), "");

  return self->name != NULL ? self->name : "";
}

/**
 * whence_entity_get_aliases:
 * @self: an entity
 *
 * Returns: (transfer none): other names for it
 */
const char *const *
whence_entity_get_aliases (WhenceEntity *self)
{
  g_return_val_if_fail (WHENCE_IS_ENTITY (self), empty);

  return self->aliases != NULL ? (const char *const *) self->aliases : empty;
}

/**
 * whence_entity_get_description:
 * @self: an entity
 *
 * Returns: (transfer none): who or what it is
 */
const char *
whence_entity_get_description (WhenceEntity *self)
{
  g_return_val_if_fail (WHENCE_IS_ENTITY (self), "");

  return self->description != NULL ? self->description : "";
}

/**
 * whence_entity_get_identifiers:
 * @self: an entity
 *
 * Returns: (transfer none) (nullable): its identifiers elsewhere, such as `wikidata`
 */
GVariant *
whence_entity_get_identifiers (WhenceEntity *self)
{
  g_return_val_if_fail (WHENCE_IS_ENTITY (self), NULL);

  return self->identifiers;
}

/**
 * whence_entity_get_mentions:
 * @self: an entity
 *
 * Returns: (transfer none): the passages that name it (a #WhenceMention each)
 */
GListModel *
whence_entity_get_mentions (WhenceEntity *self)
{
  g_return_val_if_fail (WHENCE_IS_ENTITY (self), NULL);

  return G_LIST_MODEL (self->mentions);
}
