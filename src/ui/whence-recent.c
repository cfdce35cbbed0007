/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "ui/whence-recent.h"

#define MEDIA_TYPE "application/vnd.whence.project+json"

static gboolean
is_project (GtkRecentInfo *info)
{
  return (g_strcmp0 (gtk_recent_info_get_mime_type (info), MEDIA_TYPE) == 0 ||
          g_str_has_suffix (gtk_recent_info_get_uri (info), ".whence")) &&
         (!gtk_recent_info_is_local (info) || gtk_recent_info_exists (info));
}

static int
compare_recent (gconstpointer a,
                gconstpointer b)
{
  GtkRecentInfo *first = *(GtkRecentInfo **) a;
  GtkRecentInfo *second = *(GtkRecentInfo **) b;

  return g_date_time_compare (gtk_recent_info_get_modified (second),
                              gtk_recent_info_get_modified (first));
}

/**
 * whence_recent_list:
 * @max: the most to list
 *
 * Returns: (transfer full) (element-type GtkRecentInfo): the projects that were opened last and
 *   are still there, the latest first
 */
GPtrArray *
whence_recent_list (guint max)
{
  GPtrArray *projects = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = items; l != NULL; l = l->next)
    {
      if (is_project (l->data))
        g_ptr_array_add (projects, gtk_recent_info_ref (l->data));
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort (projects, compare_recent);
  if (projects->len > max)
    g_ptr_array_set_size (projects, (int) max);

  return projects;
}

/**
 * whence_recent_add:
 * @file: a project
 *
 * Remembers that a project was opened or saved.
 */
void
whence_recent_add (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .mime_type = (char *) MEDIA_TYPE,
    .app_name = (char *) "Whence",
    .app_exec = (char *) "whence %u",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/**
 * whence_recent_remove:
 * @file: a project
 *
 * Forgets a project, for instance because it is not there any more.
 */
void
whence_recent_remove (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

/**
 * whence_recent_describe_time:
 * @time: when something was
 * @now: when it is said
 *
 * Returns: (transfer full): when it was, as people say it
 */
char *
whence_recent_describe_time (GDateTime *time,
                             GDateTime *now)
{
  g_autoptr (GDateTime) local = g_date_time_to_timezone (time, g_date_time_get_timezone (now));
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autofree char *day = g_date_time_format (local, "%F");
  g_autofree char *today = g_date_time_format (now, "%F");
  g_autofree char *day_before = g_date_time_format (yesterday, "%F");

  if (g_str_equal (day, today))
    return g_date_time_format (local, C_("time of today, as for strftime", "Today %H:%M"));
  if (g_str_equal (day, day_before))
    return g_date_time_format (local, C_("time of yesterday, as for strftime", "Yesterday %H:%M"));

  return g_date_time_format (local, C_("day, month and year, as for strftime", "%-d %B %Y"));
}

/**
 * whence_recent_describe:
 * @info: a project that was opened
 *
 * Returns: (transfer full): the folder it is in and when it was opened
 */
char *
whence_recent_describe (GtkRecentInfo *info)
{
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *path = folder != NULL ? g_file_get_parse_name (folder) : g_strdup ("");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = whence_recent_describe_time (gtk_recent_info_get_modified (info), now);
  const char *home = g_get_home_dir ();

  if (g_str_has_prefix (path, home))
    return g_strdup_printf ("~%s · %s", path + strlen (home), time);

  return g_strdup_printf ("%s · %s", path, time);
}
