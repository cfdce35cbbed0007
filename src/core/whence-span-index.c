/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The passages of one source, to be found by the range that they touch.
 *
 * They are kept in an array sorted by start, then by falling end (what encloses comes first).
 * Over the array lies a complete binary tree of the greatest end below each node: an augmented
 * interval tree (Cormen et al., Introduction to Algorithms, section 14.3), made implicit. A
 * query binary-searches the passages that start before its end, and goes down only into nodes
 * whose greatest end lies past its start: O(log n + hits) for spans that nest and overlap as
 * marks in a text do. The tree is made anew at the first query after a change, in O(n).
 */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include "core/whence-passage.h"
#include "core/whence-span-index.h"

typedef struct
{
  guint start;               /* code points */
  guint end;                 /* code points */
  WhencePassage *passage;    /* not owned: its parent in the project owns it */
} Span;

struct _WhenceSpanIndex
{
  GObject parent_instance;

  GArray *spans;             /* Span */
  GHashTable *keys;          /* WhencePassage → its Span as it was added: owned */
  gboolean sorted;           /* whether the spans are in their order */
  gboolean moving;           /* whether the last thing done was to remove one */
  guint *tree;               /* 2 × n_leaves greatest ends, the root at 1; NULL: to be made */
  guint n_leaves;            /* a power of two, not less than the number of spans */
};

G_DEFINE_FINAL_TYPE (WhenceSpanIndex, whence_span_index, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
whence_span_index_finalize (GObject *object)
{
  WhenceSpanIndex *self = WHENCE_SPAN_INDEX (object);

  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_clear_pointer (&self->tree, g_free);

  G_OBJECT_CLASS (whence_span_index_parent_class)->finalize (object);
}

static void
whence_span_index_class_init (WhenceSpanIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = whence_span_index_finalize;

  /**
   * WhenceSpanIndex::changed:
   * @self: the index
   * @start: where the passage starts, in code points
   * @end: where it ends
   *
   * A passage was added there or removed from there.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
whence_span_index_init (WhenceSpanIndex *self)
{
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->keys = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->sorted = TRUE;
}

/**
 * whence_span_index_new:
 *
 * Returns: (transfer full): an empty index
 */
WhenceSpanIndex *
whence_span_index_new (void)
{
  return g_object_new (WHENCE_TYPE_SPAN_INDEX, NULL);
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const Span *span_a = a;
  const Span *span_b = b;

  if (span_a->start != span_b->start)
    return span_a->start < span_b->start ? -1 : 1;
  if (span_a->end != span_b->end)
    return span_a->end > span_b->end ? -1 : 1;
  /* Passages of the same span keep one order while they live. */
  if (span_a->passage != span_b->passage)
    return span_a->passage < span_b->passage ? -1 : 1;

  return 0;
}

static Span *
get_span (WhenceSpanIndex *self,
          guint            i)
{
  return &g_array_index (self->spans, Span, i);
}

static void
sort (WhenceSpanIndex *self)
{
  if (self->sorted)
    return;

  g_array_sort (self->spans, compare_spans);
  self->sorted = TRUE;
}

static void
make_tree (WhenceSpanIndex *self)
{
  guint n = self->spans->len;

  sort (self);
  if (self->tree != NULL)
    return;

  self->n_leaves = 1;
  while (self->n_leaves < n)
    self->n_leaves *= 2;

  self->tree = g_new0 (guint, 2 * (gsize) self->n_leaves);
  for (guint i = 0; i < n; i++)
    self->tree[self->n_leaves + i] = get_span (self, i)->end;
  for (guint node = self->n_leaves - 1; node > 0; node--)
    self->tree[node] = MAX (self->tree[2 * node], self->tree[2 * node + 1]);
}

/* How many spans stand before @key in the order. */
static guint
count_before (WhenceSpanIndex *self,
              const Span      *key)
{
  guint low = 0;
  guint high = self->spans->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_spans (get_span (self, middle), key) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * whence_span_index_add:
 * @self: an index
 * @passage: (transfer none): a passage of the source; it must be removed before it is freed
 *
 * Adds a passage. Several in a row cost one sort at the next query.
 */
void
whence_span_index_add (WhenceSpanIndex *self,
                       WhencePassage   *passage)
{
  Span span;

  g_return_if_fail (WHENCE_IS_SPAN_INDEX (self));
  g_return_if_fail (!g_hash_table_contains (self->keys, passage));

  span.start = whence_passage_get_start (passage);
  span.end = whence_passage_get_end (passage);
  span.passage = passage;
  g_hash_table_insert (self->keys, passage, g_memdup2 (&span, sizeof span));

  /* An index that is in use is kept sorted, and so is one where passages move, one by one; one
   * that is being filled is sorted in the end.
   */
  if (self->tree != NULL || self->moving)
    g_array_insert_val (self->spans, count_before (self, &span), span);
  else
    {
      g_array_append_val (self->spans, span);
      self->sorted = FALSE;
    }
  self->moving = FALSE;
  g_clear_pointer (&self->tree, g_free);

  g_signal_emit (self, signals[CHANGED], 0, span.start, span.end);
}

/**
 * whence_span_index_remove:
 * @self: an index
 * @passage: a passage that was added
 *
 * Removes a passage, from where it was when it was added.
 */
void
whence_span_index_remove (WhenceSpanIndex *self,
                          WhencePassage   *passage)
{
  g_autofree Span *span = NULL;

  g_return_if_fail (WHENCE_IS_SPAN_INDEX (self));
  if (!g_hash_table_steal_extended (self->keys, passage, NULL, (gpointer *) &span))
    g_return_if_reached ();

  sort (self);
  g_array_remove_index (self->spans, count_before (self, span));
  self->moving = TRUE;
  g_clear_pointer (&self->tree, g_free);

  g_signal_emit (self, signals[CHANGED], 0, span->start, span->end);
}

/**
 * whence_span_index_update:
 * @self: an index
 * @passage: a passage that was added
 *
 * Takes note that the offsets of a passage have changed.
 */
void
whence_span_index_update (WhenceSpanIndex *self,
                          WhencePassage   *passage)
{
  whence_span_index_remove (self, passage);
  whence_span_index_add (self, passage);
}

/**
 * whence_span_index_get_size:
 * @self: an index
 *
 * Returns: how many passages there are
 */
guint
whence_span_index_get_size (WhenceSpanIndex *self)
{
  g_return_val_if_fail (WHENCE_IS_SPAN_INDEX (self), 0);

  return self->spans->len;
}

/**
 * whence_span_index_get_at:
 * @self: an index
 * @position: a number below whence_span_index_get_size()
 *
 * Returns: (transfer none): the passage at that place in the order of the text: by start, and of
 *   those that start together the longest first
 */
WhencePassage *
whence_span_index_get_at (WhenceSpanIndex *self,
                          guint            position)
{
  g_return_val_if_fail (WHENCE_IS_SPAN_INDEX (self), NULL);
  g_return_val_if_fail (position < self->spans->len, NULL);

  sort (self);
  return get_span (self, position)->passage;
}

/* Adds the hits below @node, which covers the leaves @first to @first + @n_leaves, of the spans
 * before @limit. The depth is that of the tree: 20 for a million spans.
 */
static void
collect (WhenceSpanIndex *self,
         guint            node,
         guint            first,
         guint            n_leaves,
         guint            limit,
         guint            start,
         GPtrArray       *hits)
{
  if (first >= limit || self->tree[node] <= start)
    return;

  if (n_leaves == 1)
    {
      g_ptr_array_add (hits, g_object_ref (get_span (self, first)->passage));
      return;
    }

  collect (self, 2 * node, first, n_leaves / 2, limit, start, hits);
  collect (self, 2 * node + 1, first + n_leaves / 2, n_leaves / 2, limit, start, hits);
}

/**
 * whence_span_index_query:
 * @self: an index
 * @start: where the range starts, in code points
 * @end: where it ends, past its last code point; with @end equal to @start, the passages are
 *   found that have the code point at @start
 *
 * Finds the passages that have a code point in the range.
 *
 * Returns: (transfer container) (element-type WhencePassage): the passages in the order of the
 *   text
 */
GPtrArray *
whence_span_index_query (WhenceSpanIndex *self,
                         guint            start,
                         guint            end)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func (g_object_unref);
  Span past = { MAX (end, start + 1), G_MAXUINT, NULL };

  g_return_val_if_fail (WHENCE_IS_SPAN_INDEX (self), hits);

  make_tree (self);
  collect (self, 1, 0, self->n_leaves, count_before (self, &past), start, hits);

  return hits;
}

/**
 * whence_span_index_next:
 * @self: an index
 * @offset: an offset in code points
 *
 * Returns: (transfer none) (nullable): the first passage that starts after @offset
 */
WhencePassage *
whence_span_index_next (WhenceSpanIndex *self,
                        guint            offset)
{
  Span key = { offset + 1, G_MAXUINT, NULL };
  guint i;

  g_return_val_if_fail (WHENCE_IS_SPAN_INDEX (self), NULL);

  sort (self);
  i = count_before (self, &key);
  return i < self->spans->len ? get_span (self, i)->passage : NULL;
}

/**
 * whence_span_index_previous:
 * @self: an index
 * @offset: an offset in code points
 *
 * Returns: (transfer none) (nullable): the last passage that starts before @offset
 */
WhencePassage *
whence_span_index_previous (WhenceSpanIndex *self,
                            guint            offset)
{
  Span key = { offset, G_MAXUINT, NULL };
  guint i;

  g_return_val_if_fail (WHENCE_IS_SPAN_INDEX (self), NULL);

  sort (self);
  i = count_before (self, &key);
  return i > 0 ? get_span (self, i - 1)->passage : NULL;
}
