/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the windows of projects were left, in one key file in the folder for state. It is read
 * and written anew each time, as other windows may have written to it. What is in it is checked:
 * it is only a file.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "ui/whence-view-state.h"

#define MAX_PROJECTS 200
#define MAX_FILE_BYTES (1024 * 1024)
#define MIN_SIZE 100
#define MAX_SIZE 16384
#define MAX_ID_BYTES 256

struct _WhenceViewState
{
  GObject parent_instance;

  char *path;                /* of the key file */
};

G_DEFINE_FINAL_TYPE (WhenceViewState, whence_view_state, G_TYPE_OBJECT)

static void
whence_view_state_finalize (GObject *object)
{
  g_clear_pointer (&WHENCE_VIEW_STATE (object)->path, g_free);

  G_OBJECT_CLASS (whence_view_state_parent_class)->finalize (object);
}

static void
whence_view_state_class_init (WhenceViewStateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = whence_view_state_finalize;
}

static void
whence_view_state_init (WhenceViewState *self)
{
}

/**
 * whence_view_state_new:
 * @file: (nullable): a local file to keep it in; %NULL for the usual one
 *
 * Returns: (transfer full): what is known of how windows were left
 */
WhenceViewState *
whence_view_state_new (GFile *file)
{
  WhenceViewState *self = g_object_new (WHENCE_TYPE_VIEW_STATE, NULL);

  self->path = file != NULL ? g_file_get_path (file) : NULL;
  if (self->path == NULL)
    self->path = g_build_filename (g_get_user_state_dir (), "whence", "views.ini", NULL);

  return self;
}

/**
 * whence_view_clear:
 * @self: a view
 *
 * Frees what a view holds.
 */
void
whence_view_clear (WhenceView *self)
{
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->entities_sort, g_free);
  g_clear_pointer (&self->claims_sort, g_free);
}

/* An id comes from a file, and may be anything; a group takes neither brackets nor controls. */
static char *
group_for (const char *project)
{
  return g_uri_escape_string (project, NULL, FALSE);
}

/* A file that is not there, too large or not a key file is as good as an empty one. */
static GKeyFile *
read_key_file (WhenceViewState *self)
{
  GKeyFile *key_file = g_key_file_new ();
  g_autofree char *data = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (self->path, &data, &length, NULL))
    return key_file;
  if (length > MAX_FILE_BYTES ||
      !g_key_file_load_from_data (key_file, data, length, G_KEY_FILE_NONE, &error))
    {
      g_debug ("%s is not used: %s", self->path, error != NULL ? error->message : "too large");
      g_key_file_unref (key_file);
      return g_key_file_new ();
    }

  return key_file;
}

static gboolean
read_size (GKeyFile   *key_file,
           const char *group,
           const char *key,
           int        *size)
{
  *size = g_key_file_get_integer (key_file, group, key, NULL);

  return *size >= MIN_SIZE && *size <= MAX_SIZE;
}

/**
 * whence_view_state_load:
 * @self: a view state
 * @project: the id of a project
 * @view: (out caller-allocates): how its window was left; to be cleared by whence_view_clear()
 *
 * Looks up how the window of a project was left.
 *
 * Returns: whether that is known; if not, @view is as it was
 */
gboolean
whence_view_state_load (WhenceViewState *self,
                        const char      *project,
                        WhenceView      *view)
{
  g_autoptr (GKeyFile) key_file = NULL;
  g_autofree char *group = NULL;
  WhenceView found = { 0 };
  gint64 place;

  g_return_val_if_fail (WHENCE_IS_VIEW_STATE (self), FALSE);

  key_file = read_key_file (self);
  group = group_for (project);
  if (!read_size (key_file, group, "width", &found.width) ||
      !read_size (key_file, group, "height", &found.height) ||
      !read_size (key_file, group, "sidebar-width", &found.sidebar_width) ||
      !read_size (key_file, group, "lists-width", &found.lists_width))
    return FALSE;

  place = g_key_file_get_int64 (key_file, group, "place", NULL);
  found.place = (guint) CLAMP (place, 0, G_MAXINT);
  found.maximized = g_key_file_get_boolean (key_file, group, "maximized", NULL);
  found.sidebar_visible = g_key_file_get_boolean (key_file, group, "sidebar-visible", NULL);
  found.source = g_key_file_get_string (key_file, group, "source", NULL);
  found.entities_sort = g_key_file_get_string (key_file, group, "entities-sort", NULL);
  found.claims_sort = g_key_file_get_string (key_file, group, "claims-sort", NULL);
  *view = found;

  return TRUE;
}

/* Forgets the projects that were not opened for the longest. */
static void
drop_oldest (GKeyFile *key_file)
{
  gsize n_groups = 0;
  g_auto (GStrv) groups = g_key_file_get_groups (key_file, &n_groups);

  while (n_groups > MAX_PROJECTS)
    {
      gsize oldest = 0;
      gint64 oldest_time = G_MAXINT64;

      for (gsize i = 0; i < n_groups; i++)
        {
          gint64 time = g_key_file_get_int64 (key_file, groups[i], "time", NULL);

          if (time < oldest_time)
            {
              oldest_time = time;
              oldest = i;
            }
        }
      g_key_file_remove_group (key_file, groups[oldest], NULL);
      g_free (groups[oldest]);
      groups[oldest] = groups[n_groups - 1];
      groups[--n_groups] = NULL;
    }
}

static gboolean
write_key_file (WhenceViewState  *self,
                GKeyFile         *key_file,
                GError          **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  gsize length = 0;
  g_autofree char *data = g_key_file_to_data (key_file, &length, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), "%s: %s", folder,
                   g_strerror (code));
      return FALSE;
    }

  return g_file_set_contents_full (self->path, data, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/**
 * whence_view_state_store:
 * @self: a view state
 * @project: the id of a project
 * @view: how its window is
 * @error: return location for an error
 *
 * Remembers how the window of a project is. Of 200 projects that is known, and then the ones
 * that were not opened for the longest are forgotten.
 *
 * Returns: %TRUE if it is on disk; otherwise %FALSE with an error of #G_IO_ERROR or
 *   #G_FILE_ERROR
 */
gboolean
whence_view_state_store (WhenceViewState   *self,
                         const char        *project,
                         const WhenceView  *view,
                         GError           **error)
{
  g_autoptr (GKeyFile) key_file = NULL;
  g_autofree char *group = NULL;

  g_return_val_if_fail (WHENCE_IS_VIEW_STATE (self), FALSE);

  group = group_for (project);
  if (strlen (group) > MAX_ID_BYTES)
    return TRUE;

  key_file = read_key_file (self);
  g_key_file_set_int64 (key_file, group, "time", g_get_real_time ());
  g_key_file_set_integer (key_file, group, "width", view->width);
  g_key_file_set_integer (key_file, group, "height", view->height);
  g_key_file_set_boolean (key_file, group, "maximized", view->maximized);
  g_key_file_set_boolean (key_file, group, "sidebar-visible", view->sidebar_visible);
  g_key_file_set_integer (key_file, group, "sidebar-width", view->sidebar_width);
  g_key_file_set_integer (key_file, group, "lists-width", view->lists_width);
  g_key_file_set_string (key_file, group, "source", view->source != NULL ? view->source : "");
  g_key_file_set_int64 (key_file, group, "place", view->place);
  if (view->entities_sort != NULL)
    g_key_file_set_string (key_file, group, "entities-sort", view->entities_sort);
  if (view->claims_sort != NULL)
    g_key_file_set_string (key_file, group, "claims-sort", view->claims_sort);
  drop_oldest (key_file);

  return write_key_file (self, key_file, error);
}
