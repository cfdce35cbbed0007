/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps of a change that set a member, for values that are at hand as they are. */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include "core/whence-change.h"
#include "core/whence-member.h"

/**
 * whence_change_set_string:
 * @self: a change that was not applied yet
 * @object: an object of the project
 * @member: the name of a stored member that is a string
 * @value: (nullable): its text
 *
 * As whence_change_set(), for a string.
 */
void
whence_change_set_string (WhenceChange *self,
                          WhenceObject *object,
                          const char   *member,
                          const char   *value)
{
  g_auto (GValue) string = G_VALUE_INIT;

  g_value_init (&string, G_TYPE_STRING);
  g_value_set_string (&string, value);
  whence_change_set (self, object, member, &string);
}

/**
 * whence_change_set_strv:
 * @self: a change that was not applied yet
 * @object: an object of the project
 * @member: the name of a stored member that is a list of strings
 * @value: (nullable) (array zero-terminated=1): the strings
 *
 * As whence_change_set(), for a list of strings.
 */
void
whence_change_set_strv (WhenceChange      *self,
                        WhenceObject      *object,
                        const char        *member,
                        const char *const *value)
{
  g_auto (GValue) strv = G_VALUE_INIT;

  g_value_init (&strv, G_TYPE_STRV);
  g_value_set_boxed (&strv, value);
  whence_change_set (self, object, member, &strv);
}

/**
 * whence_change_set_enum:
 * @self: a change that was not applied yet
 * @object: an object of the project
 * @member: the name of a stored member that is a word of a fixed set
 * @value: the value of its enumeration
 *
 * As whence_change_set(), for a word of a fixed set.
 */
void
whence_change_set_enum (WhenceChange *self,
                        WhenceObject *object,
                        const char   *member,
                        int           value)
{
  g_auto (GValue) number = G_VALUE_INIT;
  GParamSpec *pspec = whence_members_find (G_OBJECT_TYPE (object), member);

  g_return_if_fail (G_IS_PARAM_SPEC_ENUM (pspec));

  g_value_init (&number, pspec->value_type);
  g_value_set_enum (&number, value);
  whence_change_set (self, object, member, &number);
}
