/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What reading and marking cost in the window: opening a long document with many marks, scrolling
 * through it, and adding one mark more. Times are those until a frame is painted; busy is the time
 * that the main thread had the processor for, which waiting for the next frame does not count in.
 *
 * Usable is a document when what is farthest away, its last mark, has been gone to and painted.
 */

#include "config.h"

#include <stdlib.h>
#include <time.h>

#include "ui/whence-source-view.h"
#include "ui/window-fixture.h"
#include "utils/whence-test-figures.h"

#define N_WORDS 100000
#define N_ENTITIES 1000
#define N_CLAIMS 500
#define N_RUNS 5
#define N_MARKS_ADDED 20
#define SCROLL_STEP 100   /* pixels in a frame, as a turn of the wheel has */

typedef struct
{
  const char *title;
  guint length;          /* code points of the text */
  guint n_marks;
  gboolean paragraphs;   /* whether it is more than one */
} Document;

/* The first one is what is read before. */
static const Document documents[] = {
  { "short", 2000, 10, TRUE },
  { "725 kB, 10,000 marks", 725000, 10000, TRUE },
  { "725 kB, 1,000 marks", 725000, 1000, TRUE },
  { "one paragraph of 72 kB, 1,000 marks", 72500, 1000, FALSE },
  { "one paragraph of 1 MB, 10,000 marks", 1000000, 10000, FALSE },
  { "10 MB, 10,000 marks", 10000000, 10000, TRUE },
};

typedef struct
{
  WhenceWindow *window;
  WhenceSourceView *view;
  guint n_frames;
} Bench;

static double
get_busy (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double) now.tv_sec * 1000.0 + (double) now.tv_nsec / 1e6;
}

static double
get_now (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

static char *
make_text (const Document *document)
{
  static const char *const words[] = {
    "harbour", "Eide", "the", "tunnel", "said", "pump", "of", "a", "Northwick", "commission",
    "and", "flooded", "in", "report", "warned",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (document->length);
  GString *text = g_string_sized_new (document->length);
  guint n = 0;

  while (text->len < document->length)
    {
      g_string_append (text, words[g_rand_int_range (random, 0, (gint32) G_N_ELEMENTS (words))]);
      n++;
      if (document->paragraphs && n % 70 == 0)
        g_string_append (text, ".\n\n");
      else
        g_string_append (text, n % 13 == 0 ? ". " : " ");
    }

  return g_string_free (text, FALSE);
}

static void
add_marks (WhenceChange   *change,
           WhenceSource   *source,
           const Document *document,
           GPtrArray      *entities,
           GPtrArray      *claims)
{
  guint distance = document->length / document->n_marks;

  for (guint i = 0; i < document->n_marks; i++)
    {
      guint start = i * distance;

      if (i % 5 == 0)
        whence_edit_add_evidence (change, g_ptr_array_index (claims, i / 5 % N_CLAIMS), source,
                                  start, start + MIN (120, distance * 2), i % 4, FALSE, NULL);
      else
        whence_edit_add_mention (change, g_ptr_array_index (entities, i % N_ENTITIES), source,
                                 start, start + 12, NULL);
    }
}

static void
fill (WhenceProject *project)
{
  g_autoptr (WhenceChange) change = whence_change_new ("Fill");
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_ENTITIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Entity %u", i);

      g_ptr_array_add (entities,
                       whence_edit_add_entity (change, project,
                                               whence_project_built_in_types ()[i % 8], name));
    }
  for (guint i = 0; i < N_CLAIMS; i++)
    {
      g_autofree char *text = g_strdup_printf ("The pump of tunnel %u was not serviced.", i);

      g_ptr_array_add (claims, whence_edit_add_claim (change, project, text));
    }
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (WhenceObject) source = whence_object_new (WHENCE_TYPE_SOURCE);
      g_autofree char *text = make_text (&documents[i]);

      whence_object_init_string (source, "title", documents[i].title);
      whence_object_init_string (source, "text", text);
      add_marks (change, whence_edit_add_source (change, project, WHENCE_SOURCE (source)),
                 &documents[i], entities, claims);
    }
  whence_project_apply (project, change, &error);
  g_assert_no_error (error);
}

static void
on_after_paint (GdkFrameClock *clock,
                gpointer       user_data)
{
  Bench *bench = user_data;

  bench->n_frames++;
}

static void
wait_for_frame (Bench *bench)
{
  guint n = bench->n_frames;

  gtk_widget_queue_draw (GTK_WIDGET (bench->view));
  while (bench->n_frames == n)
    g_main_context_iteration (NULL, TRUE);
}

/* Goes on until there is nothing to do. *@end becomes when there was no more to do. Returns: the
 * longest time for which the main loop stood still.
 */
static double
settle_until (double *end)
{
  double longest = 0;
  guint n_idle = 0;

  *end = get_now ();

  while (n_idle < 30)
    {
      double start = get_now ();

      if (g_main_context_iteration (NULL, FALSE))
        n_idle = 0;
      else
        {
          n_idle++;
          g_usleep (2000);
          continue;
        }
      *end = get_now ();
      longest = MAX (longest, *end - start);
    }

  return longest;
}

static void
settle (void)
{
  double end;

  settle_until (&end);
}

static void
set_source (Bench *bench,
            guint  i)
{
  WhenceWorkspace *workspace = whence_window_get_workspace (bench->window);
  g_autoptr (WhenceSource) source = g_list_model_get_item (get_sources (bench->window), i);

  whence_workspace_set_source (workspace, source);
}

static void
go_to_last_mark (Bench *bench,
                 guint  i)
{
  g_autoptr (WhenceSource) source = g_list_model_get_item (get_sources (bench->window), i);
  WhenceSpanIndex *spans = whence_project_get_spans (get_project (bench->window), source);
  guint n = whence_span_index_get_size (spans);
  WhencePassage *last = whence_span_index_get_at (spans, n - 1);
  GdkRectangle area;

  whence_workspace_show_passage (whence_window_get_workspace (bench->window), last);
  do
    wait_for_frame (bench);
  while (!whence_source_view_get_rectangle (bench->view, whence_passage_get_start (last),
                                            whence_passage_get_end (last), &area));
}

static void
measure_open (Bench *bench,
              guint  i)
{
  double first[N_RUNS];
  double busy[N_RUNS];
  double usable[N_RUNS];
  double all[N_RUNS];
  double longest[N_RUNS];

  for (guint run = 0; run < N_RUNS; run++)
    {
      double start;
      double start_busy;
      double end;

      set_source (bench, 0);
      settle ();
      start = get_now ();
      start_busy = get_busy ();
      set_source (bench, i);
      wait_for_frame (bench);
      first[run] = get_now () - start;
      busy[run] = get_busy () - start_busy;
      go_to_last_mark (bench, i);
      usable[run] = get_now () - start;
      longest[run] = settle_until (&end);
      all[run] = end - start;
    }
  g_print ("open %s:\n  first frame %.0f ms (busy %.0f ms), usable %.0f ms; laid out to the end "
           "after %.0f ms, in which the longest stall was %.0f ms\n",
           documents[i].title, whence_test_median (first, N_RUNS),
           whence_test_median (busy, N_RUNS), whence_test_median (usable, N_RUNS),
           whence_test_median (all, N_RUNS), whence_test_median (longest, N_RUNS));
}

/* Until a plain GtkTextView shows the same text, with one tag for all marks, and then its end. */
static void
measure_plain (guint i)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *text_view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text_view));
  GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, NULL, "background", "#ddeeff", NULL);
  g_autofree char *text = make_text (&documents[i]);
  guint distance = documents[i].length / documents[i].n_marks;
  Bench bench = { NULL, NULL, 0 };
  double start;
  double first;
  double end;

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text_view), GTK_WRAP_WORD_CHAR);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text_view);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 900);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (on_after_paint), &bench);

  start = get_now ();
  gtk_text_buffer_set_text (buffer, text, -1);
  for (guint mark = 0; mark < documents[i].n_marks; mark++)
    {
      GtkTextIter from;
      GtkTextIter to;

      gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) (mark * distance));
      gtk_text_buffer_get_iter_at_offset (buffer, &to, (int) (mark * distance + 12));
      gtk_text_buffer_apply_tag (buffer, tag, &from, &to);
    }
  while (bench.n_frames == 0)
    g_main_context_iteration (NULL, TRUE);
  first = get_now () - start;
  settle_until (&end);
  g_print ("  beside a plain text view: first frame %.0f ms, laid out to the end after %.0f ms\n",
           first, end - start);

  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

static void
measure_scroll (Bench *bench,
                guint  i)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->view));
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  double *values;
  guint n_late = 0;

  set_source (bench, i);
  settle ();
  gtk_adjustment_set_value (adjustment, 0);
  wait_for_frame (bench);
  wait_for_frame (bench);
  for (guint frame = 0; frame < 1000; frame++)
    {
      double start = get_now ();
      double time;

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + SCROLL_STEP);
      wait_for_frame (bench);
      time = get_now () - start;
      n_late += time > 33;
      g_array_append_val (times, time);
    }
  values = (double *) (gpointer) times->data;
  whence_test_sort (values, times->len);
  g_print ("scroll %s:\n  %u frames: median %.1f ms, 99 of 100 in %.1f ms, worst %.1f ms; "
           "%u over 33 ms\n",
           documents[i].title, times->len, values[times->len / 2], values[times->len * 99 / 100],
           values[times->len - 1], n_late);
}

static void
measure_add (Bench *bench,
             guint  i)
{
  WhenceProject *project = get_project (bench->window);
  g_autoptr (WhenceSource) source = g_list_model_get_item (get_sources (bench->window), i);
  g_autoptr (WhenceEntity) entity = g_list_model_get_item (whence_project_get_entities (project),
                                                           5);
  double busy[N_MARKS_ADDED];
  double frame[N_MARKS_ADDED];
  double apply[N_MARKS_ADDED];

  set_source (bench, i);
  settle ();
  for (guint run = 0; run < N_MARKS_ADDED; run++)
    {
      g_autoptr (WhenceChange) change = whence_change_new ("Mark");
      double start;
      double start_busy;

      wait_for_frame (bench);
      settle ();
      start = get_now ();
      start_busy = get_busy ();
      whence_edit_add_mention (change, entity, source, 100 + 20 * run, 107 + 20 * run, NULL);
      g_assert_true (whence_workspace_apply (whence_window_get_workspace (bench->window), change));
      apply[run] = get_busy () - start_busy;
      wait_for_frame (bench);
      busy[run] = get_busy () - start_busy;
      frame[run] = get_now () - start;
    }
  g_print ("add a mark to %s:\n  painted after %.1f ms, busy for %.1f ms of them (making the "
           "change %.2f ms)\n",
           documents[i].title, whence_test_median (frame, N_MARKS_ADDED),
           whence_test_median (busy, N_MARKS_ADDED), whence_test_median (apply, N_MARKS_ADDED));
}

/* All is measured where nothing is named. */
static gboolean
is_wanted (int          argc,
           char       **argv,
           const char  *name)
{
  return argc < 2 || g_strv_contains ((const char *const *) argv, name);
}

int
main (int   argc,
      char *argv[])
{
  Bench bench = { 0 };

  start (&argc, &argv);
  /* What moves by itself has frames drawn all the time. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, "gtk-enable-animations",
                FALSE, NULL);
  bench.window = whence_window_new (GTK_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1400, 900);
  gtk_window_present (GTK_WINDOW (bench.window));
  whence_window_new_project (bench.window);
  fill (get_project (bench.window));
  bench.view = WHENCE_SOURCE_VIEW (find_widget (GTK_WIDGET (bench.window),
                                                WHENCE_TYPE_SOURCE_VIEW));
  set_source (&bench, 0);
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1400, 900);
  settle ();
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (bench.view)), "after-paint",
                    G_CALLBACK (on_after_paint), &bench);

  if (is_wanted (argc, argv, "open"))
    {
      for (guint i = 1; i < G_N_ELEMENTS (documents); i++)
        {
          measure_open (&bench, i);
          /* It takes a minute and a half for one paragraph of 1 MB. */
          if (documents[i].paragraphs || documents[i].length < 100000)
            measure_plain (i);
        }
    }
  if (is_wanted (argc, argv, "scroll"))
    {
      measure_scroll (&bench, 1);
      measure_scroll (&bench, 3);
    }
  if (is_wanted (argc, argv, "add"))
    measure_add (&bench, 1);

  discard (bench.window);
  return finish (EXIT_SUCCESS);
}
