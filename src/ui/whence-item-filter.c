/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a list lets through, beside the words that are looked for: of each group, such as "type"
 * or "status", any of the values that were ticked, and all values where none was. What is shown
 * has to be let through by all groups.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include "ui/whence-item-filter.h"

struct _WhenceItemFilter
{
  GObject parent_instance;

  GHashTable *groups;    /* name → GHashTable, the set of its values; all owned; none is empty */
};

G_DEFINE_FINAL_TYPE (WhenceItemFilter, whence_item_filter, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
whence_item_filter_finalize (GObject *object)
{
  g_hash_table_unref (WHENCE_ITEM_FILTER (object)->groups);

  G_OBJECT_CLASS (whence_item_filter_parent_class)->finalize (object);
}

static void
whence_item_filter_class_init (WhenceItemFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = whence_item_filter_finalize;

  /**
   * WhenceItemFilter::changed:
   * @self: a filter
   *
   * It lets other things through than before.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
whence_item_filter_init (WhenceItemFilter *self)
{
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_hash_table_unref);
}

/**
 * whence_item_filter_new:
 *
 * Returns: (transfer full): a filter that lets all through
 */
WhenceItemFilter *
whence_item_filter_new (void)
{
  return g_object_new (WHENCE_TYPE_ITEM_FILTER, NULL);
}

static gboolean
add (WhenceItemFilter *self,
     const char       *group,
     const char       *value)
{
  GHashTable *values = g_hash_table_lookup (self->groups, group);

  if (values == NULL)
    {
      values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->groups, g_strdup (group), values);
    }

  return g_hash_table_add (values, g_strdup (value));
}

/**
 * whence_item_filter_set:
 * @self: a filter
 * @group: a group
 * @value: a value of it
 * @on: whether the value is ticked
 *
 * Ticks a value, or takes the tick away.
 */
void
whence_item_filter_set (WhenceItemFilter *self,
                        const char       *group,
                        const char       *value,
                        gboolean          on)
{
  GHashTable *values;
  gboolean changed;

  g_return_if_fail (WHENCE_IS_ITEM_FILTER (self));

  values = g_hash_table_lookup (self->groups, group);
  if (on)
    changed = add (self, group, value);
  else
    changed = values != NULL && g_hash_table_remove (values, value);
  if (!on && values != NULL && g_hash_table_size (values) == 0)
    g_hash_table_remove (self->groups, group);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * whence_item_filter_choose:
 * @self: a filter
 * @group: a group
 * @value: (nullable): a value of it; %NULL or empty for all
 *
 * Ticks one value of a group, and no other.
 */
void
whence_item_filter_choose (WhenceItemFilter *self,
                           const char       *group,
                           const char       *value)
{
  gboolean changed;

  g_return_if_fail (WHENCE_IS_ITEM_FILTER (self));

  if (value != NULL && *value != '\0')
    {
      GHashTable *values = g_hash_table_lookup (self->groups, group);

      changed = values == NULL || g_hash_table_size (values) != 1 ||
                !g_hash_table_contains (values, value);
      g_hash_table_remove (self->groups, group);
      add (self, group, value);
    }
  else
    changed = g_hash_table_remove (self->groups, group);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * whence_item_filter_has:
 * @self: a filter
 * @group: a group
 * @value: a value of it
 *
 * Returns: whether the value is ticked
 */
gboolean
whence_item_filter_has (WhenceItemFilter *self,
                        const char       *group,
                        const char       *value)
{
  GHashTable *values;

  g_return_val_if_fail (WHENCE_IS_ITEM_FILTER (self), FALSE);

  values = g_hash_table_lookup (self->groups, group);
  return values != NULL && g_hash_table_contains (values, value);
}

/**
 * whence_item_filter_allows:
 * @self: a filter
 * @group: a group
 * @value: the value that an item has
 *
 * Returns: whether the group lets the item through
 */
gboolean
whence_item_filter_allows (WhenceItemFilter *self,
                           const char       *group,
                           const char       *value)
{
  return !whence_item_filter_is_on (self, group) || whence_item_filter_has (self, group, value);
}

/**
 * whence_item_filter_allows_any:
 * @self: a filter
 * @group: a group
 * @values: (array zero-terminated=1): the values that an item has
 *
 * Returns: whether the group lets the item through
 */
gboolean
whence_item_filter_allows_any (WhenceItemFilter  *self,
                               const char        *group,
                               const char *const *values)
{
  if (!whence_item_filter_is_on (self, group))
    return TRUE;
  for (guint i = 0; values[i] != NULL; i++)
    {
      if (whence_item_filter_has (self, group, values[i]))
        return TRUE;
    }

  return FALSE;
}

/**
 * whence_item_filter_is_on:
 * @self: a filter
 * @group: a group
 *
 * Returns: whether a value of the group is ticked
 */
gboolean
whence_item_filter_is_on (WhenceItemFilter *self,
                          const char       *group)
{
  g_return_val_if_fail (WHENCE_IS_ITEM_FILTER (self), FALSE);

  return g_hash_table_contains (self->groups, group);
}

/**
 * whence_item_filter_count:
 * @self: a filter
 *
 * Returns: how many of the groups do not let all through
 */
guint
whence_item_filter_count (WhenceItemFilter *self)
{
  g_return_val_if_fail (WHENCE_IS_ITEM_FILTER (self), 0);

  return g_hash_table_size (self->groups);
}

/**
 * whence_item_filter_clear:
 * @self: a filter
 *
 * Takes all ticks away.
 */
void
whence_item_filter_clear (WhenceItemFilter *self)
{
  g_return_if_fail (WHENCE_IS_ITEM_FILTER (self));

  if (g_hash_table_size (self->groups) == 0)
    return;

  g_hash_table_remove_all (self->groups);
  g_signal_emit (self, signals[CHANGED], 0);
}
