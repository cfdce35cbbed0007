/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include "core/whence-entity-type.h"
#include "core/whence-member.h"

/* A type of entity of the project's own, beside the built-in ones. */
struct _WhenceEntityType
{
  WhenceObject parent_instance;

  char *label; /* the words for it */
  char *color; /* `#rrggbb` */
};

G_DEFINE_FINAL_TYPE (WhenceEntityType, whence_entity_type, WHENCE_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_COLOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
whence_entity_type_class_init (WhenceEntityTypeClass *klass)
{
  properties[PROP_LABEL] =
    whence_member_new_string ("label", G_STRUCT_OFFSET (WhenceEntityType, label),
                              WHENCE_FORMAT_LINE, WHENCE_MEMBER_NONE);

  properties[PROP_COLOR] =
    whence_member_new_string ("color", G_STRUCT_OFFSET (WhenceEntityType, color),
                              WHENCE_FORMAT_COLOR, WHENCE_MEMBER_NONE);

  whence_object_class_install_members (WHENCE_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
whence_entity_type_init (WhenceEntityType *self)
{
}

/**
 * whence_entity_type_get_label:
 * @self: an entity type
 *
 * Returns: (transfer none): the words for it
 */
const char *
whence_entity_type_get_label (WhenceEntityType *self)
{
  g_return_val_if_fail (WHENCE_IS_ENTITY_TYPE (self), "");

  return self->label != NULL ? self->label : "";
}

/**
 * whence_entity_type_get_color:
 * @self: an entity type
 *
 * Returns: (transfer none): `#rrggbb`
 */
const char *
whence_entity_type_get_color (WhenceEntityType *self)
{
  g_return_val_if_fail (WHENCE_IS_ENTITY_TYPE (self), "");

  return self->color != NULL ? self->color : "";
}
