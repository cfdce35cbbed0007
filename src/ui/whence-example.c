/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The example project that comes with the program. People work on a copy of their own. */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <errno.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "ui/whence-example.h"

#define EXAMPLE "harbour-tunnel.whence"

static GFile *
find_in (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "example", EXAMPLE, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_file_new_for_path (path) : NULL;
}

/**
 * whence_example_find:
 *
 * Returns: (transfer full) (nullable): the example as it was installed; %NULL if it is not there
 */
GFile *
whence_example_find (void)
{
  const char *const *folders = g_get_system_data_dirs ();
  GFile *file = find_in (PKGDATADIR);

  for (guint i = 0; file == NULL && folders[i] != NULL; i++)
    {
      g_autofree char *folder = g_build_filename (folders[i], "whence", NULL);

      file = find_in (folder);
      if (file == NULL)
        file = find_in (folders[i]);
    }

  return file;
}

/**
 * whence_example_copy:
 * @error: return location for an error
 *
 * Copies the example to the folder for data of the user, if it was not copied before.
 *
 * Returns: (transfer full): the copy; %NULL with an error of #G_IO_ERROR, %G_IO_ERROR_NOT_FOUND
 *   if it is not installed
 */
GFile *
whence_example_copy (GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "whence", NULL);
  g_autofree char *path = g_build_filename (folder, EXAMPLE, NULL);
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  g_autoptr (GFile) example = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&copy);

  example = whence_example_find ();
  if (example == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("The example is not installed"));
      return NULL;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), "%s: %s", folder,
                   g_strerror (code));
      return NULL;
    }
  if (!g_file_copy (example, copy, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, error))
    return NULL;

  return g_steal_pointer (&copy);
}
