/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include "core/whence-heading.h"
#include "core/whence-member.h"

/* A heading in the text of a source. */
struct _WhenceHeading
{
  WhenceObject parent_instance;

  guint start; /* code points from the start of the text */
  guint end;   /* code points from the start of the text, past the heading */
  guint level; /* 1 for the highest, up to 6 */
};

G_DEFINE_FINAL_TYPE (WhenceHeading, whence_heading, WHENCE_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_START,
  PROP_END,
  PROP_LEVEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
whence_heading_class_init (WhenceHeadingClass *klass)
{
  properties[PROP_START] =
    whence_member_new_number ("start", G_STRUCT_OFFSET (WhenceHeading, start));

  properties[PROP_END] =
    whence_member_new_number ("end", G_STRUCT_OFFSET (WhenceHeading, end));

  properties[PROP_LEVEL] =
    whence_member_new_number ("level", G_STRUCT_OFFSET (WhenceHeading, level));

  whence_object_class_install_members (WHENCE_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
whence_heading_init (WhenceHeading *self)
{
}

/**
 * whence_heading_get_start:
 * @self: a heading
 *
 * Returns: code points from the start of the text
 */
guint
whence_heading_get_start (WhenceHeading *self)
{
  g_return_val_if_fail (WHENCE_IS_HEADING (self), 0);

  return self->start;
}

/**
 * whence_heading_get_end:
 * @self: a heading
 *
 * Returns: code points from the start of the text, past the heading
 */
guint
whence_heading_get_end (WhenceHeading *self)
{
  g_return_val_if_fail (WHENCE_IS_HEADING (self), 0);

  return self->end;
}

/**
 * whence_heading_get_level:
 * @self: a heading
 *
 * Returns: 1 for the highest, up to 6
 */
guint
whence_heading_get_level (WhenceHeading *self)
{
  g_return_val_if_fail (WHENCE_IS_HEADING (self), 0);

  return self->level;
}
