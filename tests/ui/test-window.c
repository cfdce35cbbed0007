/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window, driven by its actions. */

#include "config.h"

#include "window-fixture.h"

static void
test_start_page (void)
{
  WhenceWindow *window = new_window ();

  g_assert_true (whence_window_is_free (window));
  g_assert_null (whence_window_get_file (window));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->pages), ==, "start");
  close_window (window);
}

static void
test_new_import_undo_redo (void)
{
  WhenceWindow *window = new_window ();

  activate (window, "win.new");
  g_assert_false (whence_window_is_free (window));
  g_assert_cmpstr (adw_window_title_get_subtitle (window->title), ==, "Not saved yet");

  import_text (window, "First");
  import_text (window, "Second");
  g_assert_cmpstr (get_open_title (window), ==, "Second");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (window->undo_button), ==,
                   "Undo: Imported “Second”");
  activate (window, "win.previous-source");
  g_assert_cmpstr (get_open_title (window), ==, "First");
  activate (window, "win.next-source");
  activate (window, "win.next-source");
  g_assert_cmpstr (get_open_title (window), ==, "Second");

  activate (window, "win.undo");
  g_assert_cmpuint (count_sources (window), ==, 1);
  g_assert_cmpstr (get_open_title (window), ==, "First");
  activate (window, "win.redo");
  g_assert_cmpuint (count_sources (window), ==, 2);
  discard (window);
}

/* What is saved is found again as it was left. */
static void
test_save_and_reopen (void)
{
  WhenceWindow *window = new_window ();
  g_autoptr (GFile) file = get_file ("left.whence");
  g_autoptr (GError) error = NULL;
  int width = gtk_widget_get_width (GTK_WIDGET (window));
  int sidebar_width;
  int lists_width;
  guint place;

  activate (window, "win.new");
  import_text (window, "First");
  import_text (window, "Second");
  gtk_window_set_default_size (GTK_WINDOW (window), 1111, 777);
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (window)) != width);
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (window->lists_pane)) > 0);
  gtk_paned_set_position (window->outer_paned, 217);
  gtk_paned_set_position (window->inner_paned, gtk_paned_get_position (window->inner_paned) - 33);
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (window->source_list)) == 217);
  whence_source_pane_set_place (window->source_pane, 5000);
  WAIT_UNTIL (whence_source_pane_get_place (window->source_pane) > 4000);

  g_assert_true (save (window, file, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (adw_window_title_get_subtitle (window->title), ==, "All changes saved");
  width = gtk_widget_get_width (GTK_WIDGET (window));
  place = whence_source_pane_get_place (window->source_pane);
  sidebar_width = gtk_widget_get_width (GTK_WIDGET (window->source_list));
  lists_width = gtk_widget_get_width (GTK_WIDGET (window->lists_pane));
  close_window (window);

  window = whence_application_open_file (application, file, NULL);
  WAIT_UNTIL (whence_window_get_workspace (window) != NULL);
  WAIT_UNTIL (window->resize_tick == 0);
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (window->lists_pane)) == lists_width);
  WAIT_UNTIL (whence_source_pane_get_place (window->source_pane) == place);
  g_assert_cmpuint (count_sources (window), ==, 2);
  g_assert_cmpstr (get_open_title (window), ==, "Second");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), ==, width);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window->source_list)), ==, sidebar_width);
  close_window (window);
}

static void
test_open_twice (void)
{
  g_autoptr (GFile) file = get_file ("left.whence");
  g_autoptr (GFile) link = get_file ("link.whence");
  WhenceWindow *window = whence_application_open_file (application, file, NULL);

  g_assert_true (g_file_make_symbolic_link (link, "left.whence", NULL, NULL));
  g_assert_true (whence_application_open_file (application, file, NULL) == window);
  WAIT_UNTIL (whence_window_get_workspace (window) != NULL);
  g_assert_true (whence_application_open_file (application, file, NULL) == window);
  g_assert_true (whence_application_open_file (application, link, NULL) == window);
  close_window (window);
}

/* Several files are one change; what cannot be read is said and left out. */
static void
test_import_files (void)
{
  WhenceWindow *window = new_window ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, write_file ("a.txt", "Alpha\n\nOne text.\n", -1));
  g_ptr_array_add (files, write_file ("b.md", "# Beta\n\nAnother text.\n", -1));
  g_ptr_array_add (files, write_file ("c.bin", "\0\1\2\3\0\0\0\377\376\0\0\1", 12));
  g_ptr_array_add (files, write_file ("same.txt", "Alpha\n\nOne text.\n", -1));
  activate (window, "win.new");
  whence_window_import_files (window, files);
  WAIT_UNTIL (window->jobs->len == 0);

  g_assert_cmpuint (count_sources (window), ==, 2);
  g_assert_cmpstr (get_open_title (window), ==, "Alpha");
  g_assert_true (gtk_info_bar_get_revealed (window->banner));
  g_assert_cmpstr (gtk_label_get_label (window->banner_title), ==,
                   "2 of 4 documents were not imported");
  /* Those two, and the Markdown that was turned into text. */
  g_assert_cmpuint (window->report->len, ==, 3);

  activate (window, "win.undo");
  g_assert_cmpuint (count_sources (window), ==, 0);
  g_assert_null (get_open_title (window));
  activate (window, "win.redo");
  g_assert_cmpuint (count_sources (window), ==, 2);
  discard (window);
}

static void
test_paste (void)
{
  WhenceWindow *window = new_window ();
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));

  activate (window, "win.new");
  gdk_clipboard_set_text (clipboard, "What was copied\n\nand its second paragraph.");
  activate (window, "win.paste");
  WAIT_UNTIL (count_sources (window) == 1);
  g_assert_cmpstr (get_open_title (window), ==, "What was copied");
  discard (window);
}

/* A failed save keeps everything: the project, the window, and what was on disk. */
static void
test_save_fails (void)
{
  WhenceWindow *window = new_window ();
  g_autoptr (GFile) file = get_file ("no-such-folder/x.whence");
  g_autoptr (GError) error = NULL;

  activate (window, "win.new");
  import_text (window, "First");
  g_assert_false (save (window, file, &error));
  g_assert_nonnull (error);
  g_assert_true (gtk_info_bar_get_revealed (window->banner));
  g_assert_cmpstr (adw_window_title_get_subtitle (window->title), ==, "Not saved yet");
  g_assert_cmpuint (count_sources (window), ==, 1);
  discard (window);
}

static void
test_open_fails (void)
{
  WhenceWindow *window = new_window ();
  g_autoptr (GFile) broken = write_file ("broken.whence", "{ \"format\": \"whence-project\", ", -1);
  g_autoptr (GFile) missing = get_file ("missing.whence");

  whence_window_open (window, broken);
  WAIT_UNTIL (whence_window_is_free (window));
  g_assert_true (gtk_info_bar_get_revealed (window->banner));
  g_assert_cmpstr (gtk_label_get_label (window->banner_title), ==,
                   "“broken.whence” could not be opened");

  whence_window_open (window, missing);
  WAIT_UNTIL (whence_window_is_free (window));
  g_assert_cmpstr (gtk_label_get_label (window->banner_title), ==,
                   "“missing.whence” could not be opened");
  close_window (window);
}

static void
test_filter_and_sort (void)
{
  WhenceWindow *window = new_window ();
  GListModel *shown = whence_source_list_get_shown (window->source_list);
  GtkWidget *entry = find_widget (GTK_WIDGET (window->source_list), GTK_TYPE_SEARCH_ENTRY);

  activate (window, "win.new");
  import_text (window, "Delta works");
  import_text (window, "Bridge over the delta");
  import_text (window, "Canal");
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 3);

  gtk_editable_set_text (GTK_EDITABLE (entry), "DELTA bri");
  WAIT_UNTIL (g_list_model_get_n_items (shown) == 1);
  g_assert_cmpstr (get_open_title (window), ==, "Canal");
  activate (window, "win.next-source");
  g_assert_cmpstr (get_open_title (window), ==, "Bridge over the delta");

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  WAIT_UNTIL (g_list_model_get_n_items (shown) == 3);
  g_object_set (window->source_list, "sort", "title", NULL);
  activate (window, "win.previous-source");
  g_assert_cmpstr (get_open_title (window), ==, "Bridge over the delta");
  activate (window, "win.next-source");
  g_assert_cmpstr (get_open_title (window), ==, "Canal");
  activate (window, "win.next-source");
  g_assert_cmpstr (get_open_title (window), ==, "Delta works");
  discard (window);
}

int
main (int   argc,
      char *argv[])
{
  start (&argc, &argv);

  g_test_add_func ("/ui/window/start-page", test_start_page);
  g_test_add_func ("/ui/window/new-import-undo-redo", test_new_import_undo_redo);
  g_test_add_func ("/ui/window/save-and-reopen", test_save_and_reopen);
  g_test_add_func ("/ui/window/open-twice", test_open_twice);
  g_test_add_func ("/ui/window/import-files", test_import_files);
  g_test_add_func ("/ui/window/paste", test_paste);
  g_test_add_func ("/ui/window/save-fails", test_save_fails);
  g_test_add_func ("/ui/window/open-fails", test_open_fails);
  g_test_add_func ("/ui/window/filter-and-sort", test_filter_and_sort);

  return finish (g_test_run ());
}
