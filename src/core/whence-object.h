/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-types.h"

G_BEGIN_DECLS

/**
 * WHENCE_MAX_ID_LENGTH:
 *
 * How many bytes an id may have.
 */
#define WHENCE_MAX_ID_LENGTH 256

#define WHENCE_TYPE_OBJECT (whence_object_get_type ())

G_DECLARE_DERIVABLE_TYPE (WhenceObject, whence_object, WHENCE, OBJECT, GObject)

struct _WhenceObjectClass
{
  GObjectClass parent_class;
};

void           whence_object_class_install_members (WhenceObjectClass  *klass,
                                                    guint               n_members,
                                                    GParamSpec        **members);

WhenceObject  *whence_object_new             (GType          type);
const char    *whence_object_get_id          (WhenceObject  *self);
WhenceObject  *whence_object_get_parent      (WhenceObject  *self);
WhenceProject *whence_object_get_project     (WhenceObject  *self);
guint          whence_object_get_n_unknown   (WhenceObject  *self);
const char    *whence_object_get_unknown     (WhenceObject  *self,
                                              guint          position,
                                              JsonNode     **node,
                                              GParamSpec   **after);
gboolean       whence_object_find_unknown     (WhenceObject  *self,
                                               const char    *name,
                                               guint         *position);
void           whence_object_init_member     (WhenceObject  *self,
                                              const char    *member,
                                              const GValue  *value);
void           whence_object_init_string     (WhenceObject  *self,
                                              const char    *member,
                                              const char    *value);
void           whence_object_add_unknown     (WhenceObject  *self,
                                              const char    *name,
                                              JsonNode      *node,
                                              GParamSpec    *after);
void           whence_object_init_child      (WhenceObject  *self,
                                              const char    *member,
                                              WhenceObject  *child);
GListModel    *whence_object_get_children    (WhenceObject  *self,
                                              GParamSpec    *member);
void           whence_object_get_value       (WhenceObject  *self,
                                              GParamSpec    *member,
                                              GValue        *value);

G_END_DECLS
