/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/whence-core.h"

static WhenceSource *
make_source (guint length)
{
  g_autofree char *text = g_strnfill (length, 'x');
  WhenceObject *source = whence_object_new (WHENCE_TYPE_SOURCE);

  whence_object_init_string (source, "text", text);

  return WHENCE_SOURCE (source);
}

static gboolean
touches (WhencePassage *passage,
         guint          start,
         guint          end)
{
  return whence_passage_get_start (passage) < MAX (end, start + 1) &&
         whence_passage_get_end (passage) > start;
}

static void
assert_query (WhenceSpanIndex *index,
              GPtrArray       *passages,
              guint            start,
              guint            end)
{
  g_autoptr (GPtrArray) hits = whence_span_index_query (index, start, end);
  guint n_expected = 0;

  for (guint i = 0; i < passages->len; i++)
    {
      gboolean expected = touches (g_ptr_array_index (passages, i), start, end);

      n_expected += expected;
      g_assert_cmpint (g_ptr_array_find (hits, g_ptr_array_index (passages, i), NULL), ==,
                       expected);
    }
  g_assert_cmpuint (hits->len, ==, n_expected);
  for (guint i = 1; i < hits->len; i++)
    g_assert_cmpuint (whence_passage_get_start (g_ptr_array_index (hits, i - 1)), <=,
                      whence_passage_get_start (g_ptr_array_index (hits, i)));
}

/* Against the plain way of looking at every passage. */
static void
test_random (void)
{
  g_autoptr (WhenceSource) source = make_source (400);
  g_autoptr (WhenceSpanIndex) index = whence_span_index_new ();
  g_autoptr (GPtrArray) passages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint round = 0; round < 600; round++)
    {
      guint start = (guint) g_test_rand_int_range (0, 399);
      guint end = (guint) g_test_rand_int_range ((gint) start + 1, 400);

      if (passages->len > 0 && g_test_rand_int_range (0, 3) == 0)
        {
          guint i = (guint) g_test_rand_int_range (0, (gint) passages->len);

          whence_span_index_remove (index, g_ptr_array_index (passages, i));
          g_ptr_array_remove_index (passages, i);
        }
      else
        {
          WhencePassage *passage = whence_passage_new (WHENCE_TYPE_MENTION, source, start, end,
                                                       NULL);

          g_ptr_array_add (passages, passage);
          whence_span_index_add (index, passage);
        }
      g_assert_cmpuint (whence_span_index_get_size (index), ==, passages->len);
      assert_query (index, passages, start, end);
      assert_query (index, passages, end, end);
    }
}

static void
test_empty (void)
{
  g_autoptr (WhenceSpanIndex) index = whence_span_index_new ();
  g_autoptr (GPtrArray) hits = whence_span_index_query (index, 0, G_MAXUINT - 1);

  g_assert_cmpuint (hits->len, ==, 0);
  g_assert_null (whence_span_index_next (index, 0));
  g_assert_null (whence_span_index_previous (index, 10));
}

static void
test_step (void)
{
  g_autoptr (WhenceSource) source = make_source (100);
  g_autoptr (WhenceSpanIndex) index = whence_span_index_new ();
  g_autoptr (WhencePassage) a = whence_passage_new (WHENCE_TYPE_MENTION, source, 10, 20, NULL);
  g_autoptr (WhencePassage) b = whence_passage_new (WHENCE_TYPE_MENTION, source, 10, 15, NULL);
  g_autoptr (WhencePassage) c = whence_passage_new (WHENCE_TYPE_MENTION, source, 40, 41, NULL);

  whence_span_index_add (index, c);
  whence_span_index_add (index, b);
  whence_span_index_add (index, a);

  g_assert_true (whence_span_index_get_at (index, 0) == a);
  g_assert_true (whence_span_index_get_at (index, 1) == b);
  g_assert_true (whence_span_index_next (index, 9) == a);
  g_assert_true (whence_span_index_next (index, 10) == c);
  g_assert_true (whence_span_index_previous (index, 40) == b);
  g_assert_null (whence_span_index_previous (index, 10));
  g_assert_null (whence_span_index_next (index, 40));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/span-index/random", test_random);
  g_test_add_func ("/span-index/empty", test_empty);
  g_test_add_func ("/span-index/step", test_step);

  return g_test_run ();
}
