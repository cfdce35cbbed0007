/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/whence-filter-popover.h"
#include "ui/whence-item-model.h"
#include "ui/whence-places.h"
#include "ui/whence-workspace.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_ITEM_LIST (whence_item_list_get_type ())

G_DECLARE_DERIVABLE_TYPE (WhenceItemList, whence_item_list, WHENCE, ITEM_LIST, GtkBox)

/**
 * WhenceItemListClass:
 * @get_items: the list of the project that is shown: (transfer none)
 * @is_stale: whether a change may alter how items are shown that it does not touch
 * @add_touched: adds to a set the items that a change of an object elsewhere alters
 * @dup_words: the text of an item in which words are looked for: (transfer full)
 * @passes: whether the filter of the list lets an item through, as far as the subclass knows
 * @get_key: what an item is sorted by in an order of the subclass, and among those that are the
 *   same in any order
 * @has_sort: whether there is such an order
 * @fill_filters: puts into the popover what the subclass filters by
 * @update_item_menu: fills in the menu of the items that are selected, before it is shown
 * @can_drop: whether items that are dragged may be dropped on an item
 * @drop: drops them there
 *
 * What a list of entities and one of claims do each in their way.
 */
struct _WhenceItemListClass
{
  GtkBoxClass parent_class;

  GListModel *(*get_items)        (WhenceItemList      *self,
                                   WhenceProject       *project);
  gboolean    (*is_stale)         (WhenceItemList      *self,
                                   WhenceChange        *change);
  void        (*add_touched)      (WhenceItemList      *self,
                                   WhenceChange        *change,
                                   WhenceObject        *object,
                                   GPtrArray           *touched);
  char       *(*dup_words)        (WhenceItemList      *self,
                                   WhenceObject        *item);
  gboolean    (*passes)           (WhenceItemList      *self,
                                   WhenceObject        *item);
  void        (*get_key)          (WhenceItemList      *self,
                                   const char          *sort,
                                   WhenceObject        *item,
                                   WhenceItemKey       *key);
  gboolean    (*has_sort)         (WhenceItemList      *self,
                                   const char          *sort);
  void        (*fill_filters)     (WhenceItemList      *self,
                                   WhenceFilterPopover *popover);
  void        (*update_item_menu) (WhenceItemList      *self);
  gboolean    (*can_drop)         (WhenceItemList      *self,
                                   GPtrArray           *dragged,
                                   WhenceObject        *item);
  void        (*drop)             (WhenceItemList      *self,
                                   GPtrArray           *dragged,
                                   WhenceObject        *item);
};

WhenceWorkspace  *whence_item_list_get_workspace  (WhenceItemList   *self);
WhenceProject    *whence_item_list_get_project    (WhenceItemList   *self);
GListModel       *whence_item_list_get_shown      (WhenceItemList   *self);
WhenceItemFilter *whence_item_list_get_filter     (WhenceItemList   *self);
WhenceObject     *whence_item_list_get_selected   (WhenceItemList   *self);
GPtrArray        *whence_item_list_list_selected  (WhenceItemList   *self);
void              whence_item_list_popup          (WhenceItemList   *self,
                                                   GtkPopover       *popover,
                                                   WhenceObject     *item);
void              whence_item_list_pick           (WhenceItemList   *self,
                                                   GListModel       *items,
                                                   WhenceObject     *without,
                                                   GtkWidget        *extra,
                                                   GCallback         on_picked);
gboolean          whence_item_list_is_typing      (WhenceItemList   *self);
void              whence_item_list_add_shortcut   (WhenceItemList   *self,
                                                   guint             keyval,
                                                   GtkShortcutFunc   func,
                                                   guint             digit);

G_END_DECLS
