/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-core.h"

G_BEGIN_DECLS

/**
 * WhenceItemKey:
 * @number: the lower comes first
 * @first: (nullable): of the same number, in the order of strcmp(); as from g_utf8_collate_key()
 * @second: (nullable): of the same @first, likewise
 *
 * What an item is sorted by. The texts are freed by whom it is given to.
 */
typedef struct
{
  guint64 number;
  char *first;
  char *second;
} WhenceItemKey;

/**
 * WhenceItemModelFuncs:
 * @dup_words: the text in which words are looked for: (transfer full)
 * @passes: whether an item is shown, whatever its words
 * @get_key: fills in what an item is sorted by, which is all 0
 *
 * What a model asks of its items; each with the data given for it.
 */
typedef struct
{
  char     *(*dup_words) (gpointer        user_data,
                          WhenceObject   *item);
  gboolean  (*passes)    (gpointer        user_data,
                          WhenceObject   *item);
  void      (*get_key)   (gpointer        user_data,
                          WhenceObject   *item,
                          WhenceItemKey  *key);
} WhenceItemModelFuncs;

#define WHENCE_TYPE_ITEM_MODEL (whence_item_model_get_type ())

G_DECLARE_FINAL_TYPE (WhenceItemModel, whence_item_model, WHENCE, ITEM_MODEL, GObject)

WhenceItemModel *whence_item_model_new            (const WhenceItemModelFuncs *funcs,
                                                   gpointer                    user_data);
void             whence_item_model_set_items      (WhenceItemModel            *self,
                                                   GListModel                 *items);
void             whence_item_model_set_words      (WhenceItemModel            *self,
                                                   const char *const          *words);
void             whence_item_model_filter_changed (WhenceItemModel            *self);
void             whence_item_model_sort_changed   (WhenceItemModel            *self);
void             whence_item_model_words_changed  (WhenceItemModel            *self);
void             whence_item_model_update         (WhenceItemModel            *self,
                                                   GPtrArray                  *items);
guint            whence_item_model_find           (WhenceItemModel            *self,
                                                   WhenceObject               *item);
guint            whence_item_model_get_n_all      (WhenceItemModel            *self);

G_END_DECLS
