/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The entities or claims of a project, filtered and sorted. What an item is sorted by and what is
 * looked for in it is found out once and kept until the item changes; and an item that changes is
 * put in its place without looking at the others.
 *
 * It does not listen to the project: whence_item_model_update() says what has changed.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <string.h>

#include "ui/whence-item-model.h"

/* Of more items than this, all are sorted and told of anew. */
#define MAX_MOVES 16

typedef struct
{
  WhenceObject *item;    /* owned */
  WhenceItemKey key;
  guint serial;          /* of items that are the same otherwise, the lower comes first */
  char *folded;          /* what words are looked for in; NULL: to be found out */
  gboolean passes;
  gboolean has_words;
} Row;

struct _WhenceItemModel
{
  GObject parent_instance;

  WhenceItemModelFuncs funcs;
  gpointer user_data;
  GType item_type;
  GHashTable *rows;      /* WhenceObject (the row owns it) → Row (owned) */
  GPtrArray *all;        /* Row, sorted */
  GPtrArray *shown;      /* Row, those of @all that are shown */
  GStrv words;           /* casefolded; NULL: all items have them */
  guint last_serial;
};

static void whence_item_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WhenceItemModel, whence_item_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      whence_item_model_list_model_init))

static void
clear_key (Row *row)
{
  g_free (row->key.first);
  g_free (row->key.second);
  memset (&row->key, 0, sizeof row->key);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  clear_key (row);
  g_free (row->folded);
  g_object_unref (row->item);
  g_free (row);
}

static Row *
get_row (GPtrArray *rows,
         guint      i)
{
  return g_ptr_array_index (rows, i);
}

static int
compare (const Row *a,
         const Row *b)
{
  int order = 0;

  if (a->key.number != b->key.number)
    return a->key.number < b->key.number ? -1 : 1;
  if (a->key.first != NULL && b->key.first != NULL)
    order = strcmp (a->key.first, b->key.first);
  if (order == 0 && a->key.second != NULL && b->key.second != NULL)
    order = strcmp (a->key.second, b->key.second);
  if (order == 0)
    order = a->serial < b->serial ? -1 : a->serial > b->serial;

  return order;
}

static int
compare_pointers (gconstpointer a,
                  gconstpointer b)
{
  return compare (*(const Row *const *) a, *(const Row *const *) b);
}

/* Where in sorted @rows @row is, or is to be. */
static guint
bisect (GPtrArray *rows,
        const Row *row)
{
  guint low = 0;
  guint high = rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare (get_row (rows, middle), row) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
find_key (WhenceItemModel *self,
          Row             *row)
{
  clear_key (row);
  self->funcs.get_key (self->user_data, row->item, &row->key);
}

static void
find_words (WhenceItemModel *self,
            Row             *row)
{
  row->has_words = TRUE;
  if (self->words == NULL)
    return;

  if (row->folded == NULL)
    {
      g_autofree char *text = self->funcs.dup_words (self->user_data, row->item);

      row->folded = g_utf8_casefold (text, -1);
    }
  for (guint i = 0; row->has_words && self->words[i] != NULL; i++)
    row->has_words = strstr (row->folded, self->words[i]) != NULL;
}

/* Finds out all that is to be known of an item. */
static void
examine (WhenceItemModel *self,
         Row             *row)
{
  g_clear_pointer (&row->folded, g_free);
  find_key (self, row);
  find_words (self, row);
  row->passes = self->funcs.passes (self->user_data, row->item);
}

static Row *
add_row (WhenceItemModel *self,
         WhenceObject    *item)
{
  Row *row = g_new0 (Row, 1);

  row->item = g_object_ref (item);
  row->serial = ++self->last_serial;
  g_hash_table_insert (self->rows, item, row);

  return row;
}

/* Shows what is to be shown by now, and tells of what is other than before. */
static void
show (WhenceItemModel *self)
{
  g_autoptr (GPtrArray) old = self->shown;
  GPtrArray *new = g_ptr_array_sized_new (self->all->len);
  guint start = 0;
  guint end = 0;

  for (guint i = 0; i < self->all->len; i++)
    {
      if (get_row (self->all, i)->passes && get_row (self->all, i)->has_words)
        g_ptr_array_add (new, get_row (self->all, i));
    }
  self->shown = new;

  while (start < MIN (old->len, new->len) && get_row (old, start) == get_row (new, start))
    start++;
  while (end < MIN (old->len, new->len) - start &&
         get_row (old, old->len - 1 - end) == get_row (new, new->len - 1 - end))
    end++;
  if (old->len - start - end > 0 || new->len - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                                new->len - start - end);
}

static GType
whence_item_model_get_item_type (GListModel *model)
{
  return WHENCE_ITEM_MODEL (model)->item_type;
}

static guint
whence_item_model_get_n_items (GListModel *model)
{
  return WHENCE_ITEM_MODEL (model)->shown->len;
}

static gpointer
whence_item_model_get_item (GListModel *model,
                            guint       position)
{
  WhenceItemModel *self = WHENCE_ITEM_MODEL (model);

  return position < self->shown->len ? g_object_ref (get_row (self->shown, position)->item) : NULL;
}

static void
whence_item_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = whence_item_model_get_item_type;
  iface->get_n_items = whence_item_model_get_n_items;
  iface->get_item = whence_item_model_get_item;
}

static void
whence_item_model_finalize (GObject *object)
{
  WhenceItemModel *self = WHENCE_ITEM_MODEL (object);

  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->shown);
  g_hash_table_unref (self->rows);
  g_strfreev (self->words);

  G_OBJECT_CLASS (whence_item_model_parent_class)->finalize (object);
}

static void
whence_item_model_class_init (WhenceItemModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = whence_item_model_finalize;
}

static void
whence_item_model_init (WhenceItemModel *self)
{
  self->item_type = WHENCE_TYPE_OBJECT;
  self->rows = g_hash_table_new_full (NULL, NULL, NULL, row_free);
  self->all = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
}

/**
 * whence_item_model_new:
 * @funcs: what to ask of items
 * @user_data: for @funcs
 *
 * Returns: (transfer full): a model in which there is nothing
 */
WhenceItemModel *
whence_item_model_new (const WhenceItemModelFuncs *funcs,
                       gpointer                    user_data)
{
  WhenceItemModel *self = g_object_new (WHENCE_TYPE_ITEM_MODEL, NULL);

  self->funcs = *funcs;
  self->user_data = user_data;

  return self;
}

/**
 * whence_item_model_set_items:
 * @self: a model
 * @items: (nullable): a list of a project
 *
 * Sets what there is to show. The list is read now and not kept.
 */
void
whence_item_model_set_items (WhenceItemModel *self,
                             GListModel      *items)
{
  g_autoptr (GHashTable) old = NULL;
  guint n = items != NULL ? g_list_model_get_n_items (items) : 0;

  g_return_if_fail (WHENCE_IS_ITEM_MODEL (self));

  old = g_steal_pointer (&self->rows);
  self->rows = g_hash_table_new_full (NULL, NULL, NULL, row_free);
  g_ptr_array_set_size (self->all, 0);
  if (items != NULL)
    self->item_type = g_list_model_get_item_type (items);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceObject) item = g_list_model_get_item (items, i);
      Row *row = add_row (self, item);

      examine (self, row);
      g_ptr_array_add (self->all, row);
    }
  g_ptr_array_sort (self->all, compare_pointers);
  show (self);
}

/**
 * whence_item_model_set_words:
 * @self: a model
 * @words: (nullable): words, casefolded
 *
 * Shows only what has all of the words; all, where there are none.
 */
void
whence_item_model_set_words (WhenceItemModel   *self,
                             const char *const *words)
{
  g_return_if_fail (WHENCE_IS_ITEM_MODEL (self));

  g_strfreev (self->words);
  self->words = g_strdupv ((char **) words);
  for (guint i = 0; i < self->all->len; i++)
    find_words (self, get_row (self->all, i));
  show (self);
}

/**
 * whence_item_model_filter_changed:
 * @self: a model
 *
 * Asks anew of each item whether it passes.
 */
void
whence_item_model_filter_changed (WhenceItemModel *self)
{
  g_return_if_fail (WHENCE_IS_ITEM_MODEL (self));

  for (guint i = 0; i < self->all->len; i++)
    get_row (self->all, i)->passes = self->funcs.passes (self->user_data,
                                                         get_row (self->all, i)->item);
  show (self);
}

/**
 * whence_item_model_sort_changed:
 * @self: a model
 *
 * Asks anew what each item is sorted by.
 */
void
whence_item_model_sort_changed (WhenceItemModel *self)
{
  g_return_if_fail (WHENCE_IS_ITEM_MODEL (self));

  for (guint i = 0; i < self->all->len; i++)
    find_key (self, get_row (self->all, i));
  g_ptr_array_sort (self->all, compare_pointers);
  show (self);
}

/**
 * whence_item_model_words_changed:
 * @self: a model
 *
 * Asks anew in what words are looked for.
 */
void
whence_item_model_words_changed (WhenceItemModel *self)
{
  g_return_if_fail (WHENCE_IS_ITEM_MODEL (self));

  for (guint i = 0; i < self->all->len; i++)
    {
      g_clear_pointer (&get_row (self->all, i)->folded, g_free);
      find_words (self, get_row (self->all, i));
    }
  show (self);
}

/* Takes a row out from among those that are sorted, before its key changes.
 *
 * Returns: the position at which it was shown; G_MAXUINT where it was not
 */
static guint
take_out (WhenceItemModel *self,
          Row             *row)
{
  guint position = bisect (self->shown, row);

  g_ptr_array_remove_index (self->all, bisect (self->all, row));
  if (position >= self->shown->len || get_row (self->shown, position) != row)
    return G_MAXUINT;

  g_ptr_array_remove_index (self->shown, position);
  return position;
}

/* Brings one item up to date. Where it is shown at the same place as before, nobody is told. */
static void
update_row (WhenceItemModel *self,
            WhenceObject    *item)
{
  Row *row = g_hash_table_lookup (self->rows, item);
  gboolean is_there = whence_object_get_project (item) != NULL;
  guint before = row != NULL ? take_out (self, row) : G_MAXUINT;
  guint after = G_MAXUINT;

  if (is_there)
    {
      if (row == NULL)
        row = add_row (self, item);
      examine (self, row);
      g_ptr_array_insert (self->all, (int) bisect (self->all, row), row);
      if (row->passes && row->has_words)
        after = bisect (self->shown, row);
    }

  if (before != G_MAXUINT && before != after)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 1, 0);
  if (after != G_MAXUINT)
    g_ptr_array_insert (self->shown, (int) after, row);
  if (after != G_MAXUINT && before != after)
    g_list_model_items_changed (G_LIST_MODEL (self), after, 0, 1);
  if (!is_there)
    g_hash_table_remove (self->rows, item);
}

static void
update_many (WhenceItemModel *self,
             GPtrArray       *items)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (row_free);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < items->len; i++)
    {
      WhenceObject *item = g_ptr_array_index (items, i);
      Row *row = g_hash_table_lookup (self->rows, item);

      if (whence_object_get_project (item) != NULL)
        examine (self, row != NULL ? row : add_row (self, item));
      else if (row != NULL)
        {
          g_hash_table_steal (self->rows, item);
          g_ptr_array_add (gone, row);
        }
    }

  g_ptr_array_set_size (self->all, 0);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (self->all, value);
  g_ptr_array_sort (self->all, compare_pointers);
  show (self);
}

/**
 * whence_item_model_update:
 * @self: a model
 * @items: (element-type WhenceObject): what was changed, added to the list or removed from it,
 *   each once
 *
 * Brings the model up to date.
 */
void
whence_item_model_update (WhenceItemModel *self,
                          GPtrArray       *items)
{
  g_return_if_fail (WHENCE_IS_ITEM_MODEL (self));

  if (items->len > MAX_MOVES)
    update_many (self, items);
  else
    for (guint i = 0; i < items->len; i++)
      update_row (self, g_ptr_array_index (items, i));
}

/**
 * whence_item_model_find:
 * @self: a model
 * @item: (nullable): an object
 *
 * Returns: the position at which it is shown; %G_MAXUINT where it is not
 */
guint
whence_item_model_find (WhenceItemModel *self,
                        WhenceObject    *item)
{
  Row *row;
  guint position;

  g_return_val_if_fail (WHENCE_IS_ITEM_MODEL (self), G_MAXUINT);

  row = item != NULL ? g_hash_table_lookup (self->rows, item) : NULL;
  if (row == NULL)
    return G_MAXUINT;

  position = bisect (self->shown, row);

  return position < self->shown->len && get_row (self->shown, position) == row ? position
                                                                               : G_MAXUINT;
}

/**
 * whence_item_model_get_n_all:
 * @self: a model
 *
 * Returns: how many items there are, shown or not
 */
guint
whence_item_model_get_n_all (WhenceItemModel *self)
{
  g_return_val_if_fail (WHENCE_IS_ITEM_MODEL (self), 0);

  return self->all->len;
}
