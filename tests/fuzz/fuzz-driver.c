/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs a fuzz target as a plain test, for builds without libFuzzer: once with nothing, and once
 * with each file of the folder of seeds that is named on the command line. Small seeds are also
 * cut at each of their bytes.
 */

#include "config.h"

#include <stdlib.h>

#include "fuzz-target.h"

#define MAX_CUT_SIZE 512

/* Gives the target a copy that ends where the bytes do, so that a read past the end is found by
 * the address sanitizer.
 */
static void
run_bytes (const char *data,
           gsize       size)
{
  guint8 *copy = malloc (MAX (size, 1));

  g_assert_nonnull (copy);
  for (gsize i = 0; i < size; i++)
    copy[i] = (guint8) data[i];
  g_assert_cmpint (LLVMFuzzerTestOneInput (copy, size), ==, 0);
  free (copy);
}

static void
test_nothing (void)
{
  run_bytes ("", 0);
}

static void
test_seed (gconstpointer user_data)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  g_file_get_contents (user_data, &contents, &size, &error);
  g_assert_no_error (error);
  run_bytes (contents, size);
  for (gsize cut = 0; cut < MIN (size, MAX_CUT_SIZE); cut++)
    run_bytes (contents, cut);
}

static void
add_seeds (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_strconcat ("/fuzz/seed/", name, NULL);

      g_test_add_data_func_full (path, g_build_filename (folder, name, NULL), test_seed, g_free);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);

  LLVMFuzzerInitialize (&argc, &argv);
  g_test_add_func ("/fuzz/nothing", test_nothing);
  add_seeds (argv[1]);

  return g_test_run ();
}
