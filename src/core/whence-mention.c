/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include "core/whence-entity.h"
#include "core/whence-mention.h"

/* A passage that names an entity. */
struct _WhenceMention
{
  WhencePassage parent_instance;
};

G_DEFINE_FINAL_TYPE (WhenceMention, whence_mention, WHENCE_TYPE_PASSAGE)

static void
whence_mention_class_init (WhenceMentionClass *klass)
{
}

static void
whence_mention_init (WhenceMention *self)
{
}

/**
 * whence_mention_get_entity:
 * @self: a mention
 *
 * Returns: (transfer none) (nullable): the entity that it names; %NULL while it is in no project
 */
WhenceEntity *
whence_mention_get_entity (WhenceMention *self)
{
  g_return_val_if_fail (WHENCE_IS_MENTION (self), NULL);

  return (WhenceEntity *) whence_object_get_parent (WHENCE_OBJECT (self));
}
