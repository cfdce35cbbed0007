/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-types.h"

G_BEGIN_DECLS

/**
 * WhenceProblem:
 * @path: where it is, as a JSON path: `$.claims[3].evidence[0]`
 * @id: the id of the object, or of the nearest one above it that has one
 * @object: (nullable): the object
 * @error: what was expected
 *
 * Something in a project that breaks the rules of the format.
 */
typedef struct
{
  char *path;
  char *id;
  WhenceObject *object;
  GError *error;
} WhenceProblem;

/**
 * WhenceCheckUnread:
 * @object: an object of a project
 * @member: the name of a member of it, as in the file
 * @user_data: data for the function
 *
 * Says whether the value of a member is not the one of the file, as that could not be read.
 *
 * Returns: %TRUE if so, and rules are not to be held against it
 */
typedef gboolean (*WhenceCheckUnread) (WhenceObject *object,
                                       const char   *member,
                                       gpointer      user_data);

WhenceProblem *whence_problem_new           (const char         *path,
                                             WhenceObject       *object,
                                             GError             *error);
void           whence_problem_free          (WhenceProblem      *self);

GPtrArray     *whence_check_project         (WhenceProject      *project);
GPtrArray     *whence_check_project_partly  (WhenceProject      *project,
                                             WhenceCheckUnread   unread,
                                             gpointer            unread_data);
gboolean       whence_check_object          (WhenceProject      *project,
                                             WhenceObject       *object,
                                             GError            **error);
gboolean       whence_check_rules_depend_on (GParamSpec         *member);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WhenceProblem, whence_problem_free)

G_END_DECLS
