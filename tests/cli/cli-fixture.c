/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <signal.h>
#include <string.h>

#include <glib/gstdio.h>

#include "cli-fixture.h"

void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  /* A program may be gone before it has read all that it is given. */
  signal (SIGPIPE, SIG_IGN);
  fixture->folder = g_dir_make_tmp ("whence-cli-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_remove (child);
    }
  g_rmdir (path);
}

void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  remove_tree (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);
}

/* Starts a program in the folder, with a standard input only if there is some for it. */
GSubprocess *
fixture_spawn (Fixture           *fixture,
               gboolean           with_input,
               const char *const *words)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE |
    (with_input ? G_SUBPROCESS_FLAGS_STDIN_PIPE : G_SUBPROCESS_FLAGS_NONE));
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  process = g_subprocess_launcher_spawnv (launcher, words, &error);
  g_assert_no_error (error);

  return process;
}

static char *
to_text (GBytes *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strndup (data != NULL ? data : "", size);
}

void
fixture_run (Fixture    *fixture,
             const char *place,
             int         status,
             const char *input,
             gssize      size,
             ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) in = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;
  const char *word;
  va_list args;

  g_ptr_array_add (words, (gpointer) g_getenv ("WHENCE_CLI"));
  va_start (args, size);
  while ((word = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (words, (gpointer) word);
  va_end (args);
  g_ptr_array_add (words, NULL);

  if (input != NULL)
    in = g_bytes_new (input, size < 0 ? strlen (input) : (gsize) size);
  process = fixture_spawn (fixture, in != NULL, (const char *const *) words->pdata);
  g_subprocess_communicate (process, in, NULL, &out, &err, &error);
  /* A program that refuses its input at once leaves nobody to read it. */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    g_assert_no_error (error);

  g_free (fixture->out);
  g_free (fixture->err);
  fixture->out = out != NULL ? to_text (out) : g_strdup ("");
  fixture->err = err != NULL ? to_text (err) : g_strdup ("");
  if (!g_subprocess_get_if_exited (process) || g_subprocess_get_exit_status (process) != status)
    g_error ("%s: expected the exit status %d, not %d\n%s%s", place, status,
             g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1,
             fixture->out, fixture->err);
  g_assert_true (g_utf8_validate (fixture->err, -1, NULL));
}

/* The one line that was printed: an id. */
char *
fixture_id (Fixture *fixture)
{
  char *id = g_strdup (fixture->out);

  g_assert_true (g_str_has_suffix (id, "\n"));
  id[strlen (id) - 1] = '\0';
  g_assert_true (g_uuid_string_is_valid (id));

  return id;
}

/* The one JSON document that was printed. */
JsonNode *
fixture_json (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (fixture->out, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  g_assert_true (g_str_has_suffix (fixture->out, "\n"));

  return node;
}

char *
fixture_path (Fixture    *fixture,
              const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

void
fixture_write (Fixture    *fixture,
               const char *name,
               const char *contents,
               gssize      size)
{
  g_autofree char *path = fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, size, &error);
  g_assert_no_error (error);
}

char *
fixture_read (Fixture    *fixture,
              const char *name)
{
  g_autofree char *path = fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);

  return contents;
}

gboolean
fixture_has (Fixture    *fixture,
             const char *name)
{
  g_autofree char *path = fixture_path (fixture, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Replaces what must be in a file once. */
void
fixture_replace (Fixture    *fixture,
                 const char *name,
                 const char *old,
                 const char *replacement)
{
  g_autofree char *contents = fixture_read (fixture, name);
  g_auto (GStrv) parts = g_strsplit (contents, old, -1);
  g_autofree char *replaced = g_strjoinv (replacement, parts);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  fixture_write (fixture, name, replaced, -1);
}

void
fixture_assert_says (const char *place,
                     const char *text,
                     const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("%s: expected “%s” in:\n%s", place, words, text);
}
