/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Long and strange text in the window: whatever its length, what is marked in it is found, gone to
 * and stepped through, and what is copied is what the source says.
 */

#include "config.h"

#include <string.h>

#include "ui/whence-source-view.h"
#include "window-fixture.h"

static WhenceSourceView *
get_view (WhenceWindow *window)
{
  GtkWidget *view = find_widget (GTK_WIDGET (window), WHENCE_TYPE_SOURCE_VIEW);

  g_assert_nonnull (view);
  return WHENCE_SOURCE_VIEW (view);
}

static WhenceSource *
get_source (WhenceWindow *window)
{
  return whence_workspace_get_source (whence_window_get_workspace (window));
}

/* A window with a new project that has one source, which is open, and one entity. */
static WhenceWindow *
open_text (const char    *text,
           WhenceEntity **entity)
{
  WhenceWindow *window = new_window ();
  g_autoptr (WhenceChange) change = whence_change_new ("Fill");
  g_autoptr (WhenceObject) source = whence_object_new (WHENCE_TYPE_SOURCE);
  GtkWidget *view;

  whence_window_new_project (window);
  whence_object_init_string (source, "title", "Long");
  whence_object_init_string (source, "text", text);
  whence_edit_add_source (change, get_project (window), WHENCE_SOURCE (source));
  *entity = whence_edit_add_entity (change, get_project (window), "person", "Eide");
  g_assert_true (whence_workspace_apply (whence_window_get_workspace (window), change));
  whence_workspace_set_source (whence_window_get_workspace (window), WHENCE_SOURCE (source));
  view = GTK_WIDGET (get_view (window));
  WAIT_UNTIL (gtk_widget_get_mapped (view));
  gtk_widget_grab_focus (view);

  return window;
}

/* Marks @n spans of @length code points, @distance apart. */
static void
add_mentions (WhenceWindow *window,
              WhenceEntity *entity,
              guint         n,
              guint         distance,
              guint         length)
{
  g_autoptr (WhenceChange) change = whence_change_new ("Mark");

  for (guint i = 0; i < n; i++)
    g_assert_nonnull (whence_edit_add_mention (change, entity, get_source (window), i * distance,
                                               i * distance + length, NULL));
  g_assert_true (whence_workspace_apply (whence_window_get_workspace (window), change));
}

static WhencePassage *
get_mark (WhenceWindow *window,
          guint         i)
{
  WhenceSpanIndex *spans = whence_project_get_spans (get_project (window), get_source (window));

  return whence_span_index_get_at (spans, i);
}

static gboolean
is_in_sight (WhenceWindow *window,
             guint         start,
             guint         end)
{
  GdkRectangle area;

  return whence_source_view_get_rectangle (get_view (window), start, end, &area);
}

static char *
repeat (const char *piece,
        gsize       length)
{
  GString *text = g_string_new (NULL);

  while (text->len < length)
    g_string_append (text, piece);

  return g_string_free (text, FALSE);
}

static void
test_far_mark (void)
{
  g_autofree char *text = repeat ("The pump of the tunnel stood still for a day, and nobody in the "
                                  "harbour said why. Eide asked.\n\n", 250000);
  WhenceEntity *entity;
  WhenceWindow *window = open_text (text, &entity);
  guint last_start = 2999 * 80;
  WhencePassage *last;

  add_mentions (window, entity, 3000, 80, 12);
  last = get_mark (window, 2999);
  g_assert_cmpuint (whence_passage_get_start (last), ==, last_start);
  g_assert_false (is_in_sight (window, last_start, last_start + 12));

  whence_workspace_show_passage (whence_window_get_workspace (window), last);
  WAIT_UNTIL (is_in_sight (window, last_start, last_start + 12));
  whence_source_view_go_to (get_view (window), 100000);
  WAIT_UNTIL (is_in_sight (window, 100000, 100001));
  whence_workspace_show_passage (whence_window_get_workspace (window), get_mark (window, 0));
  WAIT_UNTIL (is_in_sight (window, 0, 12));

  discard (window);
}

static void
on_text (GObject      *source_object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source_object), result,
                                                         NULL);
}

/* A long paragraph without a space is shown in pieces, of which nothing else is to be seen. */
static void
test_one_paragraph (void)
{
  g_autofree char *text = repeat ("海底隧道的水泵停了一天", 200000);
  g_autofree char *expected = NULL;
  g_autofree char *copied = NULL;
  WhenceEntity *entity;
  WhenceWindow *window = open_text (text, &entity);
  WhenceSourceView *view = get_view (window);
  guint start = 0;
  guint end = 0;

  whence_source_view_go_to (view, 50000);
  WAIT_UNTIL (is_in_sight (window, 50000, 50001));

  whence_source_view_select_range (view, 40000, 50000);
  g_assert_true (whence_source_view_get_range (view, &start, &end));
  g_assert_cmpuint (start, ==, 40000);
  g_assert_cmpuint (end, ==, 50000);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "reader.copy", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (view)), NULL, on_text,
                                 &copied);
  WAIT_UNTIL (copied != NULL);
  expected = whence_source_dup_text (get_source (window), 40000, 50000);
  g_assert_cmpstr (copied, ==, expected);

  discard (window);
}

/* All of the marks that lie on each other are found, and gone through one by one. */
static void
test_overlapping (void)
{
  WhenceEntity *entity;
  const char *text = "Eide warned the harbour that the tunnel would flood.";
  WhenceWindow *window = open_text (text, &entity);
  g_autoptr (WhenceChange) change = whence_change_new ("Mark");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) there = NULL;

  for (guint i = 0; i < 500; i++)
    g_assert_nonnull (whence_edit_add_mention (change, entity, get_source (window), i % 3,
                                               5 + i % 40, NULL));
  g_assert_true (whence_workspace_apply (whence_window_get_workspace (window), change));

  whence_source_view_select_range (get_view (window), 3, 3);
  there = whence_source_view_list_at_caret (get_view (window));
  g_assert_cmpuint (there->len, ==, 500);

  whence_source_view_select_range (get_view (window), 0, 0);
  while (whence_source_view_step (get_view (window), 1))
    g_assert_true (g_hash_table_add (
      seen, whence_workspace_get_passage (whence_window_get_workspace (window))));
  g_assert_cmpuint (g_hash_table_size (seen), ==, 500);

  discard (window);
}

static gboolean
is_spinning (GtkWidget *spinner)
{
  return gtk_spinner_get_spinning (GTK_SPINNER (spinner));
}

/* A spinner that nobody sees would have the window drawn all the time. */
static void
test_rest (void)
{
  WhenceWindow *window = new_window ();
  GtkWidget *spinner = find_widget (GTK_WIDGET (window), GTK_TYPE_SPINNER);

  g_assert_nonnull (spinner);
  g_assert_false (is_spinning (spinner));
  whence_window_new_project (window);
  g_assert_false (is_spinning (spinner));

  close_window (window);
}

int
main (int   argc,
      char *argv[])
{
  start (&argc, &argv);

  g_test_add_func ("/window/long/far-mark", test_far_mark);
  g_test_add_func ("/window/long/one-paragraph", test_one_paragraph);
  g_test_add_func ("/window/long/overlapping", test_overlapping);
  g_test_add_func ("/window/long/rest", test_rest);

  return finish (g_test_run ());
}
