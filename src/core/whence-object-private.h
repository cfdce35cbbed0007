/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What only the research model itself may do to an object that is in a project: see
 * WhenceChange, which is the one way to edit.
 */

#pragma once

#include "core/whence-object.h"

G_BEGIN_DECLS

void     whence_object_write_member (WhenceObject *self,
                                     GParamSpec   *member,
                                     const GValue *value);
void     whence_object_insert_child (WhenceObject *self,
                                     GParamSpec   *member,
                                     guint         position,
                                     WhenceObject *child);
void     whence_object_remove_child (WhenceObject *self,
                                     GParamSpec   *member,
                                     guint         position);
gboolean whence_object_find_child   (WhenceObject *self,
                                     GParamSpec   *member,
                                     WhenceObject *child,
                                     guint        *position);
void     whence_object_insert_unknown (WhenceObject *self,
                                       guint         position,
                                       const char   *name,
                                       JsonNode     *node,
                                       GParamSpec   *after);
void     whence_object_remove_unknown (WhenceObject *self,
                                       guint         position);
void     whence_object_replace_children (WhenceObject *self,
                                         GParamSpec   *member,
                                         GPtrArray    *children);

G_END_DECLS
