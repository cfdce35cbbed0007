/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-settings.h"

/**
 * whence_settings_check:
 * @error: return location for an error
 *
 * Finds out whether the settings of the program are installed. GSettings ends a program that asks
 * for settings that are not.
 *
 * Returns: %TRUE if they are; otherwise %FALSE with %G_IO_ERROR_NOT_FOUND
 */
gboolean
whence_settings_check (GError **error)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  if (schema != NULL)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               _("The settings “%s” are not installed. Install Whence again, or name the folder "
                 "with its compiled settings in GSETTINGS_SCHEMA_DIR."),
               APPLICATION_ID);
  return FALSE;
}

/**
 * whence_settings_get:
 *
 * Returns: (transfer none): the settings of the program, which all of it shares
 */
GSettings *
whence_settings_get (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (APPLICATION_ID);

  return settings;
}
