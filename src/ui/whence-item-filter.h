/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define WHENCE_TYPE_ITEM_FILTER (whence_item_filter_get_type ())

G_DECLARE_FINAL_TYPE (WhenceItemFilter, whence_item_filter, WHENCE, ITEM_FILTER, GObject)

WhenceItemFilter *whence_item_filter_new       (void);
void              whence_item_filter_set       (WhenceItemFilter  *self,
                                                const char        *group,
                                                const char        *value,
                                                gboolean           on);
void              whence_item_filter_choose    (WhenceItemFilter  *self,
                                                const char        *group,
                                                const char        *value);
gboolean          whence_item_filter_has       (WhenceItemFilter  *self,
                                                const char        *group,
                                                const char        *value);
gboolean          whence_item_filter_allows    (WhenceItemFilter  *self,
                                                const char        *group,
                                                const char        *value);
gboolean          whence_item_filter_allows_any (WhenceItemFilter *self,
                                                const char        *group,
                                                const char *const *values);
gboolean          whence_item_filter_is_on     (WhenceItemFilter  *self,
                                                const char        *group);
guint             whence_item_filter_count     (WhenceItemFilter  *self);
void              whence_item_filter_clear     (WhenceItemFilter  *self);

G_END_DECLS
