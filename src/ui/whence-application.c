/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-application.h"
#include "ui/whence-preferences.h"
#include "ui/whence-settings.h"
#include "ui/whence-spoken.h"

/* The program: one process, with a window for each project. */
struct _WhenceApplication
{
  AdwApplication parent_instance;

  gboolean recovered;  /* whether projects that were never saved were looked for */
};

G_DEFINE_FINAL_TYPE (WhenceApplication, whence_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *keys[4];
} shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.shortcuts", { "<Control>question" } },
  { "window.close", { "<Control>w" } },
  { "win.new", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.import", { "<Control>i" } },
  { "win.export", { "<Control>e" } },
  { "win.find", { "<Control>f" } },
  { "win.find-next", { "<Control>g" } },
  { "win.find-previous", { "<Control><Shift>g" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-reset", { "<Control>0", "<Control>KP_0" } },
  { "win.previous-source", { "<Alt>Up" } },
  { "win.next-source", { "<Alt>Down" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.sidebar", { "F9" } },
  { "win.fullscreen", { "F11" } },
};

static void
on_quit (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  /* Each asks about its changes; the program ends with the last. */
  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (WHENCE_IS_WINDOW (l->data))
        gtk_window_close (GTK_WINDOW (l->data));
    }
}

/* The window is made when it is asked for. GtkApplication would make one with each window and
 * keep it hidden, and GTK 4.8 crashes when a screen reader asks for a child of the program that
 * has just gone while a hidden window is there.
 */
static void
on_shortcuts (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/io/github/whence_workbench/Whence/whence-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window,
                                gtk_application_get_active_window (GTK_APPLICATION (user_data)));
  gtk_window_present (window);
}

static void
on_preferences (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  GtkWidget *preferences = whence_preferences_new ();

  gtk_window_set_transient_for (GTK_WINDOW (preferences), parent);
  gtk_window_set_modal (GTK_WINDOW (preferences), parent != NULL);
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
on_about (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_show_about_window (parent,
                         "application-name", "Whence",
                         "application-icon", APPLICATION_ID,
                         "developer-name", _("The Whence authors"),
                         "version", PACKAGE_VERSION,
                         "comments", _("Trace every statement in your research to who made it, "
                                       "and where."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "copyright", _("© The Whence authors"),
                         /* Translators: your names, one a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = on_quit },
  { .name = "preferences", .activate = on_preferences },
  { .name = "shortcuts", .activate = on_shortcuts },
  { .name = "about", .activate = on_about },
};

static gboolean
color_scheme_from_setting (GValue   *value,
                           GVariant *variant,
                           gpointer  user_data)
{
  const char *scheme = g_variant_get_string (variant, NULL);

  if (g_str_equal (scheme, "light"))
    g_value_set_enum (value, ADW_COLOR_SCHEME_FORCE_LIGHT);
  else if (g_str_equal (scheme, "dark"))
    g_value_set_enum (value, ADW_COLOR_SCHEME_FORCE_DARK);
  else
    g_value_set_enum (value, ADW_COLOR_SCHEME_DEFAULT);

  return TRUE;
}

static void
whence_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (whence_application_parent_class)->startup (application);

  g_set_application_name ("Whence");
  gtk_window_set_default_icon_name (APPLICATION_ID);
  whence_spoken_init ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           shortcuts[i].keys);
  g_settings_bind_with_mapping (whence_settings_get (), "color-scheme",
                                adw_application_get_style_manager (ADW_APPLICATION (application)),
                                "color-scheme", G_SETTINGS_BIND_GET, color_scheme_from_setting,
                                NULL, NULL, NULL);
}

/* Opens the projects that were never saved, of an earlier run that ended all of a sudden. */
static void
recover_unsaved (WhenceApplication *self)
{
  g_autoptr (GPtrArray) journals = NULL;

  if (self->recovered)
    return;

  self->recovered = TRUE;
  journals = whence_recovery_list_unsaved ();
  for (guint i = 0; i < journals->len; i++)
    {
      WhenceWindow *window = whence_window_new (GTK_APPLICATION (self));
      g_autoptr (GError) error = NULL;

      if (!whence_window_recover (window, g_ptr_array_index (journals, i), &error))
        whence_window_show_failure (window, _("A project that was never saved could not be "
                                              "recovered"), error->message, "");
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
whence_application_activate (GApplication *application)
{
  GtkWindow *window;

  recover_unsaved (WHENCE_APPLICATION (application));
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  if (window == NULL)
    window = GTK_WINDOW (whence_window_new (GTK_APPLICATION (application)));
  gtk_window_present (window);
}

static void
whence_application_open (GApplication  *application,
                         GFile        **files,
                         int            n_files,
                         const char    *hint)
{
  recover_unsaved (WHENCE_APPLICATION (application));
  for (int i = 0; i < n_files; i++)
    whence_application_open_file (WHENCE_APPLICATION (application), files[i], NULL);
}

/* What has to be known before there is a display. */
static int
whence_application_handle_local_options (GApplication *application,
                                         GVariantDict *options)
{
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("whence %s\n", PACKAGE_VERSION);
      return 0;
    }
  if (!whence_settings_check (&error))
    {
      g_printerr ("whence: %s\n", error->message);
      return 1;
    }

  return -1;
}

static void
whence_application_class_init (WhenceApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = whence_application_startup;
  application_class->activate = whence_application_activate;
  application_class->open = whence_application_open;
  application_class->handle_local_options = whence_application_handle_local_options;
}

static void
whence_application_init (WhenceApplication *self)
{
  const GOptionEntry options[] = {
    { .long_name = "version", .arg = G_OPTION_ARG_NONE,
      .description = N_("Print the version and exit") },
    G_OPTION_ENTRY_NULL
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[PROJECT…]"));
  g_application_set_option_context_summary (
    G_APPLICATION (self), _("Trace every statement in your research to who made it, and where."));
}

/**
 * whence_application_new:
 *
 * Returns: (transfer full): the application
 */
WhenceApplication *
whence_application_new (void)
{
  return g_object_new (WHENCE_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/whence_workbench/Whence",
                       NULL);
}

/* Two names may be of one file. */
static char *
get_file_id (GFile *file)
{
  g_autoptr (GFileInfo) info = NULL;

  if (!g_file_is_native (file))
    return NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  return info != NULL ?
           g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE)) : NULL;
}

/**
 * whence_application_find_window:
 * @self: the application
 * @file: a project
 *
 * Returns: (transfer none) (nullable): the window that has it
 */
WhenceWindow *
whence_application_find_window (WhenceApplication *self,
                                GFile             *file)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (WHENCE_IS_APPLICATION (self), NULL);

  id = get_file_id (file);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      GFile *other = WHENCE_IS_WINDOW (l->data) ? whence_window_get_file (l->data) : NULL;
      g_autofree char *other_id = other != NULL && id != NULL ? get_file_id (other) : NULL;

      if (other != NULL &&
          (g_file_equal (file, other) || (id != NULL && g_strcmp0 (id, other_id) == 0)))
        return WHENCE_WINDOW (l->data);
    }

  return NULL;
}

static WhenceWindow *
find_free_window (WhenceApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      if (WHENCE_IS_WINDOW (l->data) && whence_window_is_free (l->data))
        return WHENCE_WINDOW (l->data);
    }

  return NULL;
}

/**
 * whence_application_open_file:
 * @self: the application
 * @file: a project
 * @window: (nullable): the window to open it in, if that is free
 *
 * Opens a project: in the window that has it, or else in one that is free, or in a new one.
 *
 * Returns: (transfer none): the window
 */
WhenceWindow *
whence_application_open_file (WhenceApplication *self,
                              GFile             *file,
                              WhenceWindow      *window)
{
  WhenceWindow *found;

  g_return_val_if_fail (WHENCE_IS_APPLICATION (self), NULL);

  found = whence_application_find_window (self, file);
  if (found == NULL)
    {
      found = window != NULL && whence_window_is_free (window) ? window : find_free_window (self);
      if (found == NULL)
        found = whence_window_new (GTK_APPLICATION (self));
      whence_window_open (found, file);
    }
  gtk_window_present (GTK_WINDOW (found));

  return found;
}
