/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of formats, and what all of them promise. */

#define G_LOG_DOMAIN "whence-test"

#include "config.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "export-fixture.h"
#include "export/whence-exporter.h"

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("whence-export-XXXXXX", &error);

  g_assert_no_error (error);

  return path;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_assert_no_errno (g_unlink (child));
    }
  g_assert_no_errno (g_rmdir (path));
}

static void
test_table (void)
{
  guint n = 0;
  const WhenceExporter *const *exporters = whence_exporters_list (&n);

  g_assert_cmpuint (n, >=, 3);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (whence_exporters_find (exporters[i]->id) == exporters[i]);
      g_assert_nonnull (exporters[i]->label);
      g_assert_nonnull (exporters[i]->audience);
      g_assert_nonnull (exporters[i]->write);
      g_assert_true (exporters[i]->available || exporters[i]->missing != NULL);
      g_assert_cmpint (exporters[i]->extension == NULL, ==, exporters[i]->media_type == NULL);
    }
  g_assert_null (whence_exporters_find ("HTML"));
  g_assert_null (whence_exporters_find (""));
}

/* The same project gives the same bytes, also after it was undone and redone. */
static void
test_deterministic (void)
{
  guint n_exporters = 0;
  const WhenceExporter *const *exporters = whence_exporters_list (&n_exporters);
  g_autoptr (WhenceProject) one = export_fixture_harbour ();
  g_autoptr (WhenceProject) two = export_fixture_harbour ();
  WhenceHistory *history = whence_project_get_history (two);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5; i++)
    whence_history_undo (history, &error);
  for (guint i = 0; i < 5; i++)
    whence_history_redo (history, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < n_exporters; i++)
    {
      g_autoptr (GPtrArray) a = whence_export_to_memory (exporters[i], one, NULL, &error);
      g_autoptr (GPtrArray) b = whence_export_to_memory (exporters[i], two, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (a->len, ==, b->len);
      for (guint j = 0; j < a->len; j++)
        {
          WhenceExportFile *file_a = g_ptr_array_index (a, j);
          WhenceExportFile *file_b = g_ptr_array_index (b, j);

          g_assert_cmpstr (file_a->name, ==, file_b->name);
          g_assert_true (g_bytes_equal (file_a->bytes, file_b->bytes));
        }
    }
}

/* Whatever is in a project, an export is UTF-8 text without NUL. */
static void
test_text (void)
{
  guint n_exporters = 0;
  const WhenceExporter *const *exporters = whence_exporters_list (&n_exporters);
  WhenceProject *projects[] = {
    export_fixture_new (), export_fixture_harbour (), export_fixture_hostile (),
  };

  for (guint p = 0; p < G_N_ELEMENTS (projects); p++)
    {
      for (guint i = 0; i < n_exporters; i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GPtrArray) files = whence_export_to_memory (exporters[i], projects[p], NULL,
                                                                 &error);

          g_assert_no_error (error);
          g_assert_cmpuint (files->len, >=, 1);
          for (guint j = 0; j < files->len; j++)
            {
              WhenceExportFile *file = g_ptr_array_index (files, j);
              gsize size = 0;
              const char *data = g_bytes_get_data (file->bytes, &size);

              g_assert_true (g_utf8_validate_len (data, size, NULL));
              g_assert_cmpint (data[size - 1], ==, '\n');
              g_assert_cmpint (*file->name == '\0', ==, exporters[i]->extension != NULL);
            }
        }
      g_assert_finalize_object (projects[p]);
    }
}

static void
test_cancelled (void)
{
  guint n = 0;
  const WhenceExporter *const *exporters = whence_exporters_list (&n);
  g_autoptr (WhenceProject) project = export_fixture_harbour ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "out", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (whence_export_to_file (exporters[i], project, file, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  remove_folder (folder);
}

static void
test_missing (void)
{
  g_autoptr (WhenceProject) project = export_fixture_new ();
  WhenceExporter missing = *whence_exporters_find ("html");
  g_autoptr (GError) error = NULL;

  missing.available = FALSE;
  missing.missing = "libnowhere";
  g_assert_null (whence_export_to_memory (&missing, project, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_nonnull (strstr (error->message, "libnowhere"));
}

static void
test_to_file (void)
{
  g_autoptr (WhenceProject) project = export_fixture_harbour ();
  const WhenceExporter *html = whence_exporters_find ("html");
  g_autoptr (GPtrArray) files = whence_export_to_memory (html, project, NULL, NULL);
  WhenceExportFile *only = g_ptr_array_index (files, 0);
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "report.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  g_assert_true (g_file_set_contents (path, "older", -1, NULL));
  whence_export_to_file (html, project, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_assert_cmpmem (contents, size, g_bytes_get_data (only->bytes, NULL),
                   g_bytes_get_size (only->bytes));
  remove_folder (folder);
}

static void
test_to_folder (void)
{
  g_autoptr (WhenceProject) project = export_fixture_harbour ();
  const WhenceExporter *csv = whence_exporters_find ("csv");
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "tables", NULL);
  g_autofree char *table = g_build_filename (path, "claims.csv", NULL);
  g_autofree char *other = g_build_filename (path, "mine.txt", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  whence_export_to_file (csv, project, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (table, G_FILE_TEST_IS_REGULAR));

  /* Again, into the folder that is there now: what else is in it stays. */
  g_assert_true (g_file_set_contents (other, "mine", -1, NULL));
  g_assert_true (g_file_set_contents (table, "older", -1, NULL));
  whence_export_to_file (csv, project, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (other, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_get_contents (table, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "id,"));
  remove_folder (folder);
}

static void
test_no_folder (void)
{
  g_autoptr (WhenceProject) project = export_fixture_new ();
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent-whence/report");
  const char *const formats[] = { "html", "csv" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (whence_export_to_file (whence_exporters_find (formats[i]), project, file,
                                             NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
    }
}

/* Whatever it is called and however it is reached, a project is not replaced. */
static void
test_not_over_project (void)
{
  static const char *const texts[] = {
    "{\n  \"format\": \"whence-project\",\n  \"version\": 1\n}\n",
    "\xef\xbb\xbf {\"version\": 1, \"format\" :\n\"whence-project\", cut short",
  };
  g_autoptr (WhenceProject) project = export_fixture_new ();
  const WhenceExporter *html = whence_exporters_find ("html");
  const WhenceExporter *csv = whence_exporters_find ("csv");
  g_autofree char *folder = make_folder ();
  g_autofree char *plain = g_build_filename (folder, "claims.csv", NULL);
  g_autofree char *named = g_build_filename (folder, "p.Whence", NULL);
  g_autofree char *soft = g_build_filename (folder, "soft.html", NULL);
  g_autofree char *hard = g_build_filename (folder, "hard.html", NULL);
  const char *const paths[] = { plain, soft, hard, named };
  g_autofree char *padding = g_strnfill (200000, ' ');
  g_autofree char *late = g_strconcat ("{", padding, texts[0] + 1, NULL);
  const char *const contents[] = { texts[0], texts[1], late };
  g_autoptr (GFile) folder_file = g_file_new_for_path (folder);

  g_assert_true (g_file_set_contents (named, "", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (g_file_set_contents (plain, contents[i], -1, NULL));
      g_assert_no_errno (symlink (i == 0 ? "p.Whence" : "claims.csv", soft));
      g_assert_no_errno (link (plain, hard));
      for (guint j = 0; j < G_N_ELEMENTS (paths); j++)
        {
          g_autoptr (GFile) file = g_file_new_for_path (paths[j]);
          g_autoptr (GError) error = NULL;

          g_assert_false (whence_export_to_file (html, project, file, NULL, &error));
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
          g_assert_nonnull (strstr (error->message, paths[j]));
          g_clear_error (&error);
          g_assert_false (whence_export_to_file (csv, project, folder_file, NULL, &error));
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
        }
      g_assert_no_errno (g_unlink (soft));
      g_assert_no_errno (g_unlink (hard));
    }
  remove_folder (folder);
}

/* Other files are replaced as ever, other JSON and words about projects too. */
static void
test_over_others (void)
{
  static const char *const texts[] = {
    "", "{}", "{\"a\": \"whence-project\"}", "The \"format\": \"whence-project\" of files",
  };
  g_autoptr (WhenceProject) project = export_fixture_new ();
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "report.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      whence_export_to_file (whence_exporters_find ("html"), project, file, NULL, &error);
      g_assert_no_error (error);
    }
  remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/table", test_table);
  g_test_add_func ("/export/deterministic", test_deterministic);
  g_test_add_func ("/export/text", test_text);
  g_test_add_func ("/export/cancelled", test_cancelled);
  g_test_add_func ("/export/missing", test_missing);
  g_test_add_func ("/export/to-file", test_to_file);
  g_test_add_func ("/export/to-folder", test_to_folder);
  g_test_add_func ("/export/no-folder", test_no_folder);
  g_test_add_func ("/export/not-over-project", test_not_over_project);
  g_test_add_func ("/export/over-others", test_over_others);

  return g_test_run ();
}
