/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "core/whence-types.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_CHANGE (whence_change_get_type ())

G_DECLARE_FINAL_TYPE (WhenceChange, whence_change, WHENCE, CHANGE, GObject)

WhenceChange *whence_change_new          (const char    *label);
WhenceChange *whence_change_new_printf   (const char    *format,
                                          ...) G_GNUC_PRINTF (1, 2);
const char   *whence_change_get_label    (WhenceChange  *self);
gint64        whence_change_get_time     (WhenceChange  *self);
gboolean      whence_change_is_empty     (WhenceChange  *self);
GPtrArray    *whence_change_list_objects (WhenceChange  *self);
gboolean      whence_change_touches      (WhenceChange  *self,
                                          GType          type);
gboolean      whence_change_sets         (WhenceChange  *self,
                                          GType          type,
                                          const char    *member);

void          whence_change_set          (WhenceChange  *self,
                                          WhenceObject  *object,
                                          const char    *member,
                                          const GValue  *value);
void          whence_change_set_string   (WhenceChange  *self,
                                          WhenceObject  *object,
                                          const char    *member,
                                          const char    *value);
void          whence_change_set_strv     (WhenceChange  *self,
                                          WhenceObject  *object,
                                          const char    *member,
                                          const char *const *value);
void          whence_change_set_enum     (WhenceChange  *self,
                                          WhenceObject  *object,
                                          const char    *member,
                                          int            value);
void          whence_change_keep         (WhenceChange  *self,
                                          WhenceObject  *object,
                                          const char    *name,
                                          JsonNode      *node);
void          whence_change_forget       (WhenceChange  *self,
                                          WhenceObject  *object,
                                          const char    *name);
void          whence_change_add          (WhenceChange  *self,
                                          WhenceObject  *parent,
                                          const char    *member,
                                          WhenceObject  *child);
void          whence_change_add_at       (WhenceChange  *self,
                                          WhenceObject  *parent,
                                          const char    *member,
                                          WhenceObject  *child,
                                          guint          position);
void          whence_change_remove       (WhenceChange  *self,
                                          WhenceObject  *object);

G_END_DECLS
