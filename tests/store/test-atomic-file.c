/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "store/whence-atomic-file.h"

typedef struct
{
  char *folder;     /* of its own for each test */
  char *path;       /* of a file in it, which is not there yet */
  GFile *file;      /* the same */
  GBytes *contents; /* what is written */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->folder = g_dir_make_tmp ("whence-atomic-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "a.txt", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->contents = g_bytes_new_static ("new", 3);
  umask (022);
}

static void
remove_all (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_all (child);
        }
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  remove_all (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->file);
  g_bytes_unref (fixture->contents);
}

static char *
in_folder (Fixture    *fixture,
           const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
put (const char *path,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
assert_text (const char *path,
             const char *text)
{
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &found, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, text);
}

static void
assert_mode (const char *path,
             guint       mode)
{
  GStatBuf info;

  g_assert_cmpint (g_lstat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 07777, ==, mode);
}

/* Nothing is left in the folder but so many files. */
static void
assert_n_files (const char *path,
                guint       n_files)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint found = 0;

  while (g_dir_read_name (dir) != NULL)
    found++;
  g_assert_cmpuint (found, ==, n_files);
}

static void
assert_written (Fixture           *fixture,
                WhenceAtomicFlags  flags)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (whence_atomic_file_write (fixture->file, fixture->contents, flags, NULL, &error));
  g_assert_no_error (error);
}

/* The write fails, with the path and the words of the system in the message. */
static void
assert_fails (GFile             *file,
              GBytes            *contents,
              WhenceAtomicFlags  flags,
              GIOErrorEnum       code,
              int                system_code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (whence_atomic_file_write (file, contents, flags, NULL, &error));
  g_assert_error (error, G_IO_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, g_file_peek_path (file)));
  if (system_code != 0)
    g_assert_nonnull (strstr (error->message, g_strerror (system_code)));
}

static void
test_new (Fixture       *fixture,
          gconstpointer  user_data)
{
  assert_written (fixture, WHENCE_ATOMIC_NONE);
  assert_text (fixture->path, "new");
  assert_mode (fixture->path, 0644);
  assert_n_files (fixture->folder, 1);
}

static void
test_new_umask (Fixture       *fixture,
                gconstpointer  user_data)
{
  umask (077);
  assert_written (fixture, WHENCE_ATOMIC_NO_REPLACE);
  assert_mode (fixture->path, 0600);
}

static void
test_replace (Fixture       *fixture,
              gconstpointer  user_data)
{
  static const guint modes[] = { 0600, 0640, 0664, 0777 };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      put (fixture->path, "an old text that is longer");
      g_assert_cmpint (g_chmod (fixture->path, (int) modes[i]), ==, 0);
      assert_written (fixture, WHENCE_ATOMIC_NONE);
      assert_text (fixture->path, "new");
      assert_mode (fixture->path, modes[i]);
      assert_n_files (fixture->folder, 1);
    }
}

/* Who has the old file open goes on reading the old text. */
static void
test_replace_is_atomic (Fixture       *fixture,
                        gconstpointer  user_data)
{
  g_autoptr (GFileInputStream) stream = NULL;
  char found[8] = "";

  put (fixture->path, "old");
  stream = g_file_read (fixture->file, NULL, NULL);
  assert_written (fixture, WHENCE_ATOMIC_NONE);
  g_assert_cmpint (g_input_stream_read (G_INPUT_STREAM (stream), found, 7, NULL, NULL), ==, 3);
  g_assert_cmpstr (found, ==, "old");
}

static void
test_owner (Fixture       *fixture,
            gconstpointer  user_data)
{
  GStatBuf info;

  if (geteuid () != 0)
    {
      g_test_skip ("only root may give files to others");
      return;
    }

  put (fixture->path, "old");
  g_assert_cmpint (chown (fixture->path, 12345, 23456), ==, 0);
  assert_written (fixture, WHENCE_ATOMIC_NONE);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_uid, ==, 12345);
  g_assert_cmpuint (info.st_gid, ==, 23456);
}

static void
test_sizes (Fixture       *fixture,
            gconstpointer  user_data)
{
  gsize size = 5 * 1024 * 1024 + 1;
  g_autofree char *text = g_strnfill (size, 'x');
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) large = g_bytes_new_static (text, size);

  g_assert_true (whence_atomic_file_write (fixture->file, large, 0, NULL, NULL));
  assert_text (fixture->path, text);
  g_assert_true (whence_atomic_file_write (fixture->file, empty, 0, NULL, NULL));
  assert_text (fixture->path, "");
}

/* The name of the temporary file fits wherever that of the file does. */
static void
test_long_name (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autofree char *name = g_strnfill (255, 'n');
  g_autofree char *path = in_folder (fixture, name);
  g_autofree char *too_long = g_strconcat (path, "n", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) too_long_file = g_file_new_for_path (too_long);

  g_assert_true (whence_atomic_file_write (file, fixture->contents, 0, NULL, NULL));
  assert_text (path, "new");
  assert_fails (too_long_file, fixture->contents, 0, G_IO_ERROR_FILENAME_TOO_LONG, ENAMETOOLONG);
  assert_n_files (fixture->folder, 1);
}

static void
test_symlink (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autofree char *inner = in_folder (fixture, "inner");
  g_autofree char *target = g_build_filename (inner, "target.txt", NULL);
  g_autofree char *hop = g_build_filename (inner, "hop", NULL);

  g_assert_cmpint (g_mkdir (inner, 0755), ==, 0);
  put (target, "old");
  g_assert_cmpint (g_chmod (target, 0640), ==, 0);
  /* Two links, the second of which is relative to the folder that it is in. */
  g_assert_cmpint (symlink ("inner/hop", fixture->path), ==, 0);
  g_assert_cmpint (symlink ("target.txt", hop), ==, 0);

  assert_written (fixture, WHENCE_ATOMIC_NONE);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (hop, G_FILE_TEST_IS_SYMLINK));
  assert_text (target, "new");
  assert_mode (target, 0640);
  assert_n_files (inner, 2);
  assert_n_files (fixture->folder, 2);
}

static void
test_symlink_to_nothing (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autofree char *target = in_folder (fixture, "target.txt");

  g_assert_cmpint (symlink (target, fixture->path), ==, 0);
  assert_fails (fixture->file, fixture->contents, WHENCE_ATOMIC_NO_REPLACE, G_IO_ERROR_EXISTS,
                EEXIST);
  assert_n_files (fixture->folder, 1);

  assert_written (fixture, WHENCE_ATOMIC_NONE);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
  assert_text (target, "new");
}

static void
test_symlink_loop (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autofree char *other = in_folder (fixture, "b.txt");

  g_assert_cmpint (symlink ("b.txt", fixture->path), ==, 0);
  g_assert_cmpint (symlink ("a.txt", other), ==, 0);
  assert_fails (fixture->file, fixture->contents, 0, G_IO_ERROR_TOO_MANY_LINKS, ELOOP);
  assert_n_files (fixture->folder, 2);
}

static void
test_no_replace (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr (GBytes) other = g_bytes_new_static ("other", 5);

  assert_written (fixture, WHENCE_ATOMIC_NO_REPLACE);
  assert_fails (fixture->file, other, WHENCE_ATOMIC_NO_REPLACE, G_IO_ERROR_EXISTS, EEXIST);
  assert_text (fixture->path, "new");
  assert_n_files (fixture->folder, 1);
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autofree char *path = in_folder (fixture, "missing/a.txt");
  g_autofree char *below = g_build_filename (fixture->path, "b.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) below_file = g_file_new_for_path (below);

  assert_fails (file, fixture->contents, 0, G_IO_ERROR_NOT_FOUND, ENOENT);
  put (fixture->path, "old");
  assert_fails (below_file, fixture->contents, 0, G_IO_ERROR_NOT_DIRECTORY, ENOTDIR);
  assert_fails (below_file, fixture->contents, WHENCE_ATOMIC_NO_REPLACE, G_IO_ERROR_NOT_DIRECTORY,
                ENOTDIR);
  assert_text (fixture->path, "old");
  assert_n_files (fixture->folder, 1);
}

/* A rename would replace a device as readily as a file. */
static void
test_not_a_file (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/full");
  g_autofree char *pipe = in_folder (fixture, "pipe");
  g_autoptr (GFile) pipe_file = g_file_new_for_path (pipe);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_fails (folder, fixture->contents, 0, G_IO_ERROR_IS_DIRECTORY, EISDIR);
  assert_fails (device, fixture->contents, 0, G_IO_ERROR_NOT_REGULAR_FILE, 0);
  assert_fails (pipe_file, fixture->contents, 0, G_IO_ERROR_NOT_REGULAR_FILE, 0);
  assert_n_files (fixture->folder, 1);
}

static void
test_not_local (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("nowhere://host/a.txt");
  g_autoptr (GError) error = NULL;

  g_assert_false (whence_atomic_file_write (file, fixture->contents, 0, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_nonnull (strstr (error->message, "nowhere://host/a.txt"));
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  user_data)
{
  if (geteuid () == 0)
    {
      g_test_skip ("root may write what is read-only");
      return;
    }

  put (fixture->path, "old");
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  assert_fails (fixture->file, fixture->contents, 0, G_IO_ERROR_PERMISSION_DENIED, EACCES);

  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  assert_fails (fixture->file, fixture->contents, 0, G_IO_ERROR_PERMISSION_DENIED, EACCES);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  assert_text (fixture->path, "old");
  assert_n_files (fixture->folder, 1);
}

/* Lets no file grow past @size, so that a write fails when part of it has been done, as it does
 * on a full disk.
 */
static void
limit_file_size (rlim_t         size,
                 struct rlimit *old)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, old), ==, 0);
  limit = *old;
  limit.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_no_space (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autofree char *text = g_strnfill (3 * 1024 * 1024, 'x');
  g_autoptr (GBytes) large = g_bytes_new_static (text, strlen (text));
  g_autoptr (GFile) file = g_object_ref (fixture->file);
  g_autoptr (GError) error = NULL;
  struct rlimit old;
  gboolean written;

  put (fixture->path, "old");
  limit_file_size (2 * 1024 * 1024 + 10, &old);
  written = whence_atomic_file_write (file, large, 0, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);

  g_assert_false (written);
  g_assert_true (error->domain == G_IO_ERROR);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_assert_nonnull (strstr (error->message, g_strerror (EFBIG)));
  assert_text (fixture->path, "old");
  assert_n_files (fixture->folder, 1);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  put (fixture->path, "old");
  g_cancellable_cancel (cancellable);
  g_assert_false (whence_atomic_file_write (fixture->file, fixture->contents, 0, cancellable,
                                            &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_text (fixture->path, "old");
  assert_n_files (fixture->folder, 1);
}

static void
take_result (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GAsyncResult **taken = user_data;

  *taken = g_object_ref (result);
}

static gboolean
write_in_background (Fixture            *fixture,
                     WhenceAtomicFlags   flags,
                     GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  whence_atomic_file_write_async (fixture->file, fixture->contents, flags, NULL, take_result,
                                  &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return whence_atomic_file_write_finish (fixture->file, result, error);
}

static void
test_async (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (write_in_background (fixture, WHENCE_ATOMIC_NO_REPLACE, &error));
  g_assert_no_error (error);
  assert_text (fixture->path, "new");

  g_assert_false (write_in_background (fixture, WHENCE_ATOMIC_NO_REPLACE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
}

static gboolean
write_folder (const char         *path,
              const char *const  *names,
              GError            **error)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GBytes) first = g_bytes_new_static ("1", 1);
  g_autoptr (GBytes) second = g_bytes_new_static ("22", 2);
  GBytes *contents[] = { first, second, NULL };

  return whence_atomic_folder_write (folder, names, contents, NULL, error);
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  user_data)
{
  static const char *const names[] = { "one.csv", "two.csv", NULL };
  g_autofree char *folder = in_folder (fixture, "out");
  g_autofree char *one = g_build_filename (folder, names[0], NULL);
  g_autofree char *two = g_build_filename (folder, names[1], NULL);
  g_autofree char *other = g_build_filename (folder, "other", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (write_folder (folder, names, &error));
  g_assert_no_error (error);
  assert_mode (folder, 0755);
  assert_mode (one, 0644);
  assert_n_files (folder, 2);

  /* One that is there keeps what else is in it, and the modes of its files. */
  put (one, "old");
  g_assert_cmpint (g_chmod (one, 0600), ==, 0);
  put (other, "other");
  g_assert_true (write_folder (folder, names, &error));
  g_assert_no_error (error);
  assert_text (one, "1");
  assert_mode (one, 0600);
  assert_text (two, "22");
  assert_text (other, "other");
  assert_n_files (folder, 3);
  assert_n_files (fixture->folder, 1);
}

static void
test_folder_names (Fixture       *fixture,
                   gconstpointer  user_data)
{
  static const char *const bad[] = { "", ".", "..", "a/b", "/a", "../a", "one.csv" };
  g_autofree char *folder = in_folder (fixture, "out");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const char *const names[] = { "one.csv", bad[i], NULL };
      g_autoptr (GError) error = NULL;

      g_assert_false (write_folder (folder, names, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
      g_assert_nonnull (strstr (error->message, bad[i]));
      g_assert_false (write_folder (fixture->folder, names, NULL));
      assert_n_files (fixture->folder, 0);
    }
}

static void
test_folder_fails (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autofree char *long_name = g_strnfill (300, 'n');
  const char *const names[] = { "one.csv", long_name, NULL };
  const char *const good[] = { "one.csv", "two.csv", NULL };
  g_autofree char *folder = in_folder (fixture, "out");
  g_autofree char *deeper = in_folder (fixture, "out/inner");
  g_autoptr (GError) error = NULL;

  /* The second file cannot be made: neither the folder nor the first one is there then. */
  g_assert_false (write_folder (folder, names, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FILENAME_TOO_LONG);
  assert_n_files (fixture->folder, 0);
  g_clear_error (&error);

  g_assert_false (write_folder (deeper, good, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  put (folder, "a file");
  g_assert_false (write_folder (folder, good, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  assert_text (folder, "a file");
  assert_n_files (fixture->folder, 1);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/atomic-file/new", test_new);
  ADD ("/atomic-file/new/umask", test_new_umask);
  ADD ("/atomic-file/replace", test_replace);
  ADD ("/atomic-file/replace/atomic", test_replace_is_atomic);
  ADD ("/atomic-file/replace/owner", test_owner);
  ADD ("/atomic-file/sizes", test_sizes);
  ADD ("/atomic-file/long-name", test_long_name);
  ADD ("/atomic-file/symlink", test_symlink);
  ADD ("/atomic-file/symlink/to-nothing", test_symlink_to_nothing);
  ADD ("/atomic-file/symlink/loop", test_symlink_loop);
  ADD ("/atomic-file/no-replace", test_no_replace);
  ADD ("/atomic-file/no-folder", test_no_folder);
  ADD ("/atomic-file/not-a-file", test_not_a_file);
  ADD ("/atomic-file/not-local", test_not_local);
  ADD ("/atomic-file/read-only", test_read_only);
  ADD ("/atomic-file/no-space", test_no_space);
  ADD ("/atomic-file/cancelled", test_cancelled);
  ADD ("/atomic-file/async", test_async);
  ADD ("/atomic-folder/write", test_folder);
  ADD ("/atomic-folder/names", test_folder_names);
  ADD ("/atomic-folder/fails", test_folder_fails);

  return g_test_run ();
}
