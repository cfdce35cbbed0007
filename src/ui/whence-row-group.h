/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/whence-core.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_ROW_GROUP (whence_row_group_get_type ())

G_DECLARE_DERIVABLE_TYPE (WhenceRowGroup, whence_row_group, WHENCE, ROW_GROUP, AdwPreferencesGroup)

/**
 * WhenceRowGroupClass:
 * @list_items: what there is a row for: (transfer full)
 * @describe: appends what is to be seen of an item, so that rows are made anew only where that
 *   has become something else
 * @create_row: the row of an item: (transfer floating)
 *
 * What each group does in its way. @list_items is called only while the object is in a project.
 */
struct _WhenceRowGroupClass
{
  AdwPreferencesGroupClass parent_class;

  GPtrArray *(*list_items) (WhenceRowGroup *self);
  void       (*describe)   (WhenceRowGroup *self,
                            gpointer        item,
                            GString        *description);
  GtkWidget *(*create_row) (WhenceRowGroup *self,
                            gpointer        item,
                            guint           position);
};

WhenceObject *whence_row_group_get_object  (WhenceRowGroup *self);
void          whence_row_group_queue       (WhenceRowGroup *self);
void          whence_row_group_add_button  (GtkWidget      *row,
                                            const char     *icon_name,
                                            const char     *tip,
                                            GCallback       callback,
                                            gpointer        object);
void          whence_row_group_set_adder   (WhenceRowGroup *self,
                                            const char     *tip,
                                            GtkWidget      *popover);

G_END_DECLS
