/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-test"

#include "config.h"

#include <string.h>

#include "export-golden.h"

/* Where two texts part, as the number of the line. */
static guint
find_difference (const char *a,
                 const char *b)
{
  guint line = 1;

  for (; *a != '\0' && *a == *b; a++, b++)
    line += *a == '\n' ? 1 : 0;

  return line;
}

/* Compares with a file of tests/golden/export. With WHENCE_UPDATE_GOLDEN set in the environment,
 * the file is written instead, to be read before it is committed.
 */
void
export_golden_check (const char *name,
                     const char *contents)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "export", name, NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("WHENCE_UPDATE_GOLDEN") != NULL)
    {
      g_file_set_contents (path, contents, -1, &error);
      g_assert_no_error (error);
      return;
    }

  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  if (!g_str_equal (contents, expected))
    {
      g_test_message ("%s differs from line %u on; what is written now:\n%s", name,
                      find_difference (contents, expected), contents);
      g_test_fail ();
    }
}
