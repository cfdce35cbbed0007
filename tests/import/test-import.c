/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "import/whence-import.h"

/* A folder of its own for a test; the test removes what it makes in it. */
static char *folder;

static GFile *
make_file (const char *name, const char *bytes, gsize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static void
remove_file (GFile *file)
{
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_object_unref (file);
}

static WhenceDocument *
import_text (const char *text, const char *file_name, const char *media_type, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  WhenceImportInput input = { .bytes = bytes, .file_name = file_name, .media_type = media_type };

  return whence_import_bytes (&input, NULL, error);
}

static void
test_members (void)
{
  const char *text = "The pier\n\nIt is shut.\n";
  GFile *file = make_file ("pier.txt", text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceDocument) document = whence_import_file (file, NULL, &error);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *by_property = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (whence_document_get_text (document), ==, text);
  g_assert_cmpstr (whence_document_get_title (document), ==, "The pier");
  g_assert_cmpstr (whence_document_get_file_name (document), ==, "pier.txt");
  g_assert_cmpstr (whence_document_get_media_type (document), ==, "text/plain");
  g_assert_cmpstr (whence_document_get_sha256 (document), ==, sum);
  g_assert_cmpstr (whence_document_get_url (document), ==, "");
  g_assert_cmpstr (whence_document_get_publisher (document), ==, "");
  g_assert_cmpstr (whence_document_get_published (document), ==, "");
  g_assert_cmpstr (whence_document_get_language (document), ==, "");
  g_assert_null (whence_document_get_authors (document)[0]);
  g_assert_null (whence_document_get_notes (document)[0]);
  g_assert_cmpuint (g_variant_n_children (whence_document_get_headings (document)), ==, 0);
  g_assert_cmpuint (g_variant_n_children (whence_document_get_pages (document)), ==, 0);
  g_assert_true (g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$",
                                       whence_document_get_retrieved (document),
                                       0,
                                       0));
  g_object_get (document, "title", &by_property, NULL);
  g_assert_cmpstr (by_property, ==, "The pier");

  g_assert_finalize_object (g_steal_pointer (&document));
  remove_file (file);
}

/* The checksum is of what was read, the text of what it became. */
static void
test_converted_file (void)
{
  const char latin[] = "\xC9t\xE9\r\nfini\r\n";
  GFile *file = make_file ("été.txt", latin, strlen (latin));
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceDocument) document = whence_import_file (file, NULL, &error);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, latin, -1);

  g_assert_no_error (error);
  g_assert_cmpstr (whence_document_get_text (document), ==, "Été\nfini\n");
  g_assert_cmpstr (whence_document_get_file_name (document), ==, "été.txt");
  g_assert_cmpstr (whence_document_get_sha256 (document), ==, sum);
  g_assert_cmpuint (g_strv_length ((char **) whence_document_get_notes (document)), ==, 2);
  remove_file (file);
}

static void
assert_title (const char *text, const char *file_name, const char *title)
{
  g_autoptr (WhenceDocument) document = import_text (text, file_name, NULL, NULL);

  g_assert_cmpstr (whence_document_get_title (document), ==, title);
}

static void
test_titles (void)
{
  g_autofree char *long_line = g_strnfill (300, 'x');
  g_autofree char *limit = g_strnfill (200, 'x');
  g_autoptr (GString) emoji = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append (emoji, "🚢");
  for (guint i = 0; i < 60; i++)
    g_string_append (words, "word ");

  assert_title ("\n \n  First \t line  \nsecond", "a.txt", "First line");
  assert_title (limit, "a.txt", limit);
  assert_title (emoji->str, "a.txt", emoji->str);
  assert_title (long_line, "report.final.txt", "report.final");
  assert_title (long_line, ".txt", ".txt");
  assert_title (words->str,
                NULL,
                "word word word word word word word word word word word word word word word word…");
}

static void
test_importers (void)
{
  g_assert_cmpstr (whence_importer_for_name ("Notes.MD")->id, ==, "markdown");
  g_assert_cmpstr (whence_importer_for_name ("a.b.txt")->id, ==, "text");
  g_assert_null (whence_importer_for_name ("md"));
  g_assert_null (whence_importer_for_name ("photo.png"));
  g_assert_cmpstr (whence_importer_for_content_type ("text/markdown")->id, ==, "markdown");
  g_assert_null (whence_importer_for_content_type ("image/png"));

  for (const WhenceImporter *const *p = whence_importers_list (); *p != NULL; p++)
    {
      g_assert_true (whence_importer_for_content_type ((*p)->media_types[0]) == *p);
      g_assert_true ((*p)->available == ((*p)->missing == NULL));
      g_assert_cmpuint ((*p)->max_bytes, >, 0);
      g_assert_cmpstr (whence_importer_get_label (*p), !=, "");
    }
}

static void
assert_type (const char *text, const char *file_name, const char *media_type, const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  WhenceImportInput input = { .bytes = bytes, .file_name = file_name, .media_type = media_type };
  g_autoptr (GError) error = NULL;
  const WhenceImporter *importer = whence_importer_for_bytes (&input, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (importer->id, ==, expected);
}

/* What a document holds weighs more than what it is called. */
static void
test_types (void)
{
  assert_type ("words", NULL, NULL, "text");
  assert_type ("words", "LICENCE", NULL, "text");
  assert_type ("words", "photo.png", "image/png", "text");
  assert_type ("GIF89a is a file format.", "formats.txt", NULL, "text");
  assert_type ("MZ, BM and PK are initials.", NULL, NULL, "text");
  assert_type ("a,b\n1,2\n", "table.csv", "text/csv", "text");

  if (whence_importer_for_content_type ("text/markdown")->available)
    {
      assert_type ("# a", "a.md", NULL, "markdown");
      assert_type ("# a", "a.md", "text/plain; charset=utf-8", "markdown");
      assert_type ("# a", NULL, "Text/Markdown; charset=utf-8", "markdown");
    }
}

static void
assert_refused (const char *bytes,
                gsize length,
                const char *file_name,
                WhenceImportError code,
                const char *words)
{
  g_autoptr (GBytes) input_bytes = g_bytes_new (bytes, length);
  WhenceImportInput input = { .bytes = input_bytes, .file_name = file_name };
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceDocument) document = whence_import_bytes (&input, NULL, &error);

  g_assert_null (document);
  g_assert_error (error, WHENCE_IMPORT_ERROR, (int) code);
  g_assert_true (file_name == NULL || g_str_has_prefix (error->message, file_name));
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
test_binary (void)
{
  const WhenceImportError unsupported = WHENCE_IMPORT_ERROR_UNSUPPORTED;
  char noise[512];

  for (gsize i = 0; i < sizeof noise; i++)
    noise[i] = (char) ((i * 167 + 13) % 256);

  assert_refused (
      "\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16, "photo.png", unsupported, "is an image (image/png)");
  /* A false name does not help. */
  assert_refused ("\xFF\xD8\xFF\xE0\0\x10JFIF\0", 11, "photo.txt", unsupported, "image/jpeg");
  assert_refused (
      "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj", 22, "report.pdf", unsupported, "a PDF document");
  assert_refused ("PK\x03\x04\x14\0\0\0\b\0\0\0\0\0", 14, "files.zip", unsupported, "an archive");
  assert_refused ("\x7F"
                  "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0",
                  16,
                  "ls",
                  unsupported,
                  "a program");
  assert_refused ("{\\rtf1\\ansi Hello}", 18, "a.rtf", unsupported, "an office document");
  assert_refused ("<!DOCTYPE html><p>Hello", 23, "saved", unsupported, "a web page (text/html)");
  assert_refused ("<p>Hello", 8, "page.HTM", unsupported, "a web page");
  assert_refused (noise, sizeof noise, "noise.txt", WHENCE_IMPORT_ERROR_BINARY, "is not text");
  assert_refused (noise, sizeof noise, "noise.txt", WHENCE_IMPORT_ERROR_BINARY, "Plain text");
}

static void
test_empty (void)
{
  assert_refused ("", 0, "empty.txt", WHENCE_IMPORT_ERROR_EMPTY, "holds no text");
  assert_refused (" \n\n", 3, "blank.txt", WHENCE_IMPORT_ERROR_EMPTY, "holds no text");
  assert_refused ("", 0, NULL, WHENCE_IMPORT_ERROR_EMPTY, "pasted text: holds no text");
}

static void
assert_file_error (GFile *file, GQuark domain, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceDocument) document = whence_import_file (file, NULL, &error);

  g_assert_null (document);
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_not_files (void)
{
  g_autoptr (GFile) directory = g_file_new_for_path (folder);
  g_autoptr (GFile) missing = g_file_get_child (directory, "nowhere.txt");
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/zero");
  GFile *fifo = g_file_get_child (directory, "fifo.txt");

  g_assert_cmpint (mkfifo (g_file_peek_path (fifo), 0600), ==, 0);

  assert_file_error (directory, WHENCE_IMPORT_ERROR, WHENCE_IMPORT_ERROR_NOT_A_FILE, "is a folder");
  assert_file_error (fifo, WHENCE_IMPORT_ERROR, WHENCE_IMPORT_ERROR_NOT_A_FILE, "fifo.txt: is a");
  assert_file_error (device, WHENCE_IMPORT_ERROR, WHENCE_IMPORT_ERROR_NOT_A_FILE, "zero: is a");
  assert_file_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "nowhere.txt");
  remove_file (fifo);
}

static void
test_too_large (void)
{
  GFile *file = make_file ("huge.txt", "text", 4);
  const gsize limit = whence_importer_for_name ("a.txt")->max_bytes;

  /* A hole takes no room on the disk. */
  g_assert_cmpint (truncate (g_file_peek_path (file), (off_t) limit + 1), ==, 0);
  assert_file_error (file, WHENCE_IMPORT_ERROR, WHENCE_IMPORT_ERROR_TOO_LARGE, "64.0");
  assert_file_error (file, WHENCE_IMPORT_ERROR, WHENCE_IMPORT_ERROR_TOO_LARGE, "huge.txt: ");
  remove_file (file);
}

static void
test_format_limit (void)
{
  const WhenceImporter *markdown = whence_importer_for_name ("a.md");
  g_autofree char *text = g_strnfill (markdown->max_bytes + 1, 'a');

  if (markdown->available)
    assert_refused (text, strlen (text), "big.md", WHENCE_IMPORT_ERROR_TOO_LARGE, "Markdown");
  else
    assert_refused (text, strlen (text), "big.md", WHENCE_IMPORT_ERROR_UNAVAILABLE, "libcmark");
}

static void
test_cancelled (void)
{
  GFile *file = make_file ("a.txt", "text", 4);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("text", 4);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) file_error = NULL;
  g_autoptr (GError) bytes_error = NULL;
  WhenceImportInput input = { .bytes = bytes };

  g_cancellable_cancel (cancellable);
  g_assert_null (whence_import_file (file, cancellable, &file_error));
  g_assert_error (file_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (whence_import_bytes (&input, cancellable, &bytes_error));
  g_assert_error (bytes_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  remove_file (file);
}

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
test_async (void)
{
  GFile *file = make_file ("a.txt", "text", 4);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceDocument) document = NULL;

  whence_import_file_async (file, NULL, take_result, &result);
  document = whence_import_file_finish (wait_for (&result), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (whence_document_get_text (document), ==, "text");
  remove_file (file);
}

typedef struct
{
  guint n_reports;
  guint last;
  GAsyncResult *result;
} Progress;

static void
on_progress (guint n_done, guint n_files, gpointer user_data)
{
  Progress *progress = user_data;

  g_assert_null (progress->result);
  g_assert_cmpuint (n_files, ==, 3);
  g_assert_cmpuint (n_done, >=, progress->last);
  g_assert_cmpuint (n_done, <=, 3);
  progress->last = n_done;
  progress->n_reports++;
}

static void
test_several (void)
{
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/at-all.txt");
  GFile *first = make_file ("1.txt", "one", 3);
  GFile *last = make_file ("3.txt", "three", 5);
  GFile *files[] = { first, missing, last };
  Progress progress = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;
  WhenceImportResult *one, *two, *three;

  whence_import_files_async (files, 3, on_progress, &progress, NULL, take_result, &progress.result);
  results = whence_import_files_finish (wait_for (&progress.result), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 3);
  one = g_ptr_array_index (results, 0);
  two = g_ptr_array_index (results, 1);
  three = g_ptr_array_index (results, 2);
  g_assert_true (one->file == first && three->file == last);
  g_assert_cmpstr (whence_document_get_text (one->document), ==, "one");
  g_assert_null (two->document);
  g_assert_error (two->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpstr (whence_document_get_text (three->document), ==, "three");
  g_assert_cmpuint (progress.n_reports, >=, 1);
  g_assert_cmpuint (progress.last, ==, 3);

  g_object_unref (progress.result);
  remove_file (first);
  remove_file (last);
}

static void
test_several_none (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;

  whence_import_files_async (NULL, 0, NULL, NULL, NULL, take_result, &result);
  results = whence_import_files_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 0);
}

static void
test_several_cancelled (void)
{
  GFile *file = make_file ("1.txt", "one", 3);
  GFile *files[] = { file, file, file };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  whence_import_files_async (files, 3, NULL, NULL, cancellable, take_result, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (whence_import_files_finish (wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  remove_file (file);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("whence-import-XXXXXX", NULL);
  g_assert_nonnull (folder);

  g_test_add_func ("/import/members", test_members);
  g_test_add_func ("/import/converted-file", test_converted_file);
  g_test_add_func ("/import/titles", test_titles);
  g_test_add_func ("/import/importers", test_importers);
  g_test_add_func ("/import/types", test_types);
  g_test_add_func ("/import/binary", test_binary);
  g_test_add_func ("/import/empty", test_empty);
  g_test_add_func ("/import/not-files", test_not_files);
  g_test_add_func ("/import/too-large", test_too_large);
  g_test_add_func ("/import/format-limit", test_format_limit);
  g_test_add_func ("/import/cancelled", test_cancelled);
  g_test_add_func ("/import/async", test_async);
  g_test_add_func ("/import/several", test_several);
  g_test_add_func ("/import/several-none", test_several_none);
  g_test_add_func ("/import/several-cancelled", test_several_cancelled);

  status = g_test_run ();
  g_rmdir (folder);
  g_free (folder);

  return status;
}
