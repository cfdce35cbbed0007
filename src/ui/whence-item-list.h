/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/whence-places.h"
#include "ui/whence-workspace.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_ITEM_LIST (whence_item_list_get_type ())

G_DECLARE_DERIVABLE_TYPE (WhenceItemList, whence_item_list, WHENCE, ITEM_LIST, GtkBox)

/**
 * WhenceItemListClass:
 * @get_items: the list of the project that is shown: (transfer none)
 * @is_touched: whether a change may alter what is shown, how it is sorted or what is filtered
 * @has_words: whether an item has all of the words, which are casefolded
 * @passes: whether the filters of the subclass let an item through
 * @is_filtering: whether the subclass has a filter that is on
 * @clear_filters: switches the filters of the subclass off
 * @update_menu: fills in what the filter menu offers, before it is shown
 * @update_item_menu: the same for the menu of the item that is selected
 * @compare: compares two items for an order of the subclass, as strcmp() does
 *
 * What a list of entities and one of claims do each in their way.
 */
struct _WhenceItemListClass
{
  GtkBoxClass parent_class;

  GListModel *(*get_items)     (WhenceItemList    *self,
                                WhenceProject     *project);
  gboolean    (*is_touched)    (WhenceItemList    *self,
                                WhenceChange      *change);
  gboolean    (*has_words)     (WhenceItemList    *self,
                                WhenceObject      *item,
                                const char *const *words);
  gboolean    (*passes)        (WhenceItemList    *self,
                                WhenceObject      *item);
  gboolean    (*is_filtering)  (WhenceItemList    *self);
  void        (*clear_filters) (WhenceItemList    *self);
  void        (*update_menu)   (WhenceItemList    *self);
  void        (*update_item_menu) (WhenceItemList *self);
  int         (*compare)       (WhenceItemList    *self,
                                const char        *sort,
                                WhenceObject      *a,
                                WhenceObject      *b);
};

WhenceWorkspace *whence_item_list_get_workspace  (WhenceItemList   *self);
WhenceProject   *whence_item_list_get_project    (WhenceItemList   *self);
GListModel      *whence_item_list_get_shown      (WhenceItemList   *self);
WhenceObject    *whence_item_list_get_selected   (WhenceItemList   *self);
void             whence_item_list_filter_changed (WhenceItemList   *self);
void             whence_item_list_add_shortcut   (WhenceItemList   *self,
                                                  guint             keyval,
                                                  GtkShortcutFunc   func,
                                                  guint             digit);

G_END_DECLS
