/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "ui/whence-view-state.h"

#define N_KEPT 200

typedef struct
{
  char *folder;
  char *path;
  WhenceViewState *state;
} Fixture;

static const WhenceView example = {
  .width = 1000,
  .height = 700,
  .maximized = TRUE,
  .sidebar_visible = FALSE,
  .sidebar_width = 233,
  .lists_width = 411,
  .source = (char *) "f3b1",
  .place = 12345,
};

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GFile) file = NULL;

  fixture->folder = g_dir_make_tmp ("whence-view-state-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "deep", "views.ini", NULL);
  file = g_file_new_for_path (fixture->path);
  fixture->state = whence_view_state_new (file);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *deep = g_path_get_dirname (fixture->path);

  g_assert_finalize_object (fixture->state);
  g_unlink (fixture->path);
  g_rmdir (deep);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_file (Fixture    *fixture,
            const char *contents)
{
  g_autofree char *deep = g_path_get_dirname (fixture->path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (deep, 0700);
  g_file_set_contents (fixture->path, contents, -1, &error);
  g_assert_no_error (error);
}

static void
store (Fixture    *fixture,
       const char *project)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (whence_view_state_store (fixture->state, project, &example, &error));
  g_assert_no_error (error);
}

static void
test_unknown (Fixture       *fixture,
              gconstpointer  data)
{
  WhenceView view = { .width = 7 };

  g_assert_false (whence_view_state_load (fixture->state, "p", &view));
  g_assert_cmpint (view.width, ==, 7);
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_auto (WhenceView) view = { 0 };

  store (fixture, "p");
  store (fixture, "q");
  g_assert_true (whence_view_state_load (fixture->state, "p", &view));
  g_assert_cmpint (view.width, ==, example.width);
  g_assert_cmpint (view.height, ==, example.height);
  g_assert_true (view.maximized);
  g_assert_false (view.sidebar_visible);
  g_assert_cmpint (view.sidebar_width, ==, example.sidebar_width);
  g_assert_cmpint (view.lists_width, ==, example.lists_width);
  g_assert_cmpstr (view.source, ==, example.source);
  g_assert_cmpuint (view.place, ==, example.place);
}

/* An id is whatever the file of the project says. */
static void
test_strange_ids (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char *const ids[] = { "]\n[q]\nwidth=1", "ü n d [", " " };

  store (fixture, "q");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_auto (WhenceView) view = { 0 };

      store (fixture, ids[i]);
      g_assert_true (whence_view_state_load (fixture->state, ids[i], &view));
      g_assert_cmpint (view.width, ==, example.width);
    }
}

static void
test_bad_files (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const contents[] = {
    "",
    "no key file\n",
    "[p]\nwidth=huge\nheight=5\n",
    "[p]\nwidth=-1\nheight=700\nsidebar-width=200\nlists-width=300\n",
    "[p]\nwidth=99999999999999999999\nheight=700\nsidebar-width=200\nlists-width=300\n",
    "[p]\nwidth=1000\nheight=700\nsidebar-width=200\nlists-width=0\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_auto (WhenceView) view = { 0 };

      write_file (fixture, contents[i]);
      g_assert_false (whence_view_state_load (fixture->state, "p", &view));
      store (fixture, "p");
      g_assert_true (whence_view_state_load (fixture->state, "p", &view));
    }
}

static void
test_bad_place (Fixture       *fixture,
                gconstpointer  data)
{
  g_auto (WhenceView) view = { 0 };

  write_file (fixture, "[p]\nwidth=1000\nheight=700\nsidebar-width=200\nlists-width=300\n"
                       "place=-5\n");
  g_assert_true (whence_view_state_load (fixture->state, "p", &view));
  g_assert_cmpuint (view.place, ==, 0);
  g_assert_null (view.source);
}

/* The oldest go; the newest stays. */
static void
test_forgets (Fixture       *fixture,
              gconstpointer  data)
{
  GString *contents = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < N_KEPT; i++)
    g_string_append_printf (contents,
                            "[p%u]\ntime=%u\nwidth=1000\nheight=700\nsidebar-width=200\n"
                            "lists-width=300\n\n", i, i + 1);
  text = g_string_free (contents, FALSE);
  write_file (fixture, text);
  store (fixture, "new");

  for (guint i = 0; i < 2; i++)
    {
      g_auto (WhenceView) view = { 0 };
      g_autofree char *project = g_strdup_printf ("p%u", i);

      g_assert_cmpint (whence_view_state_load (fixture->state, project, &view), ==, i == 1);
    }
}

static void
test_cannot_write (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *deep = g_path_get_dirname (fixture->path);
  g_autoptr (GError) error = NULL;

  /* Where the folder is to be, there is a file. */
  g_assert_true (g_file_set_contents (deep, "x", -1, NULL));
  g_assert_false (whence_view_state_store (fixture->state, "p", &example, &error));
  g_assert_nonnull (error);
  g_unlink (deep);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ui/view-state/unknown", Fixture, NULL, set_up, test_unknown, tear_down);
  g_test_add ("/ui/view-state/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/ui/view-state/strange-ids", Fixture, NULL, set_up, test_strange_ids, tear_down);
  g_test_add ("/ui/view-state/bad-files", Fixture, NULL, set_up, test_bad_files, tear_down);
  g_test_add ("/ui/view-state/bad-place", Fixture, NULL, set_up, test_bad_place, tear_down);
  g_test_add ("/ui/view-state/forgets", Fixture, NULL, set_up, test_forgets, tear_down);
  g_test_add ("/ui/view-state/cannot-write", Fixture, NULL, set_up, test_cannot_write, tear_down);

  return g_test_run ();
}
