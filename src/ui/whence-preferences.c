/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include "ui/whence-entry-row.h"
#include "ui/whence-preferences.h"
#include "ui/whence-settings.h"

/* What a person sets for all projects. Each setting holds from when it is set. */
struct _WhencePreferences
{
  AdwPreferencesWindow parent_instance;

  WhenceEntryRow *name_row;
  AdwComboRow *style_row;
  GtkSpinButton *size_button;
  GtkSpinButton *height_button;
  GtkSpinButton *measure_button;
  GtkSwitch *autosave_switch;
  GtkSwitch *backup_switch;
};

G_DEFINE_FINAL_TYPE (WhencePreferences, whence_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the items of the row. */
static const char *const schemes[] = { "default", "light", "dark" };

static gboolean
position_from_scheme (GValue   *value,
                      GVariant *variant,
                      gpointer  user_data)
{
  g_value_set_uint (value, 0);
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      if (g_str_equal (g_variant_get_string (variant, NULL), schemes[i]))
        g_value_set_uint (value, i);
    }

  return TRUE;
}

static GVariant *
scheme_from_position (const GValue       *value,
                      const GVariantType *type,
                      gpointer            user_data)
{
  guint position = g_value_get_uint (value);

  return position < G_N_ELEMENTS (schemes) ? g_variant_new_string (schemes[position]) : NULL;
}

static gboolean
percent_from_scale (GValue   *value,
                    GVariant *variant,
                    gpointer  user_data)
{
  g_value_set_double (value, g_variant_get_double (variant) * 100.0);

  return TRUE;
}

static GVariant *
scale_from_percent (const GValue       *value,
                    const GVariantType *type,
                    gpointer            user_data)
{
  return g_variant_new_double (g_value_get_double (value) / 100.0);
}

static void
whence_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), WHENCE_TYPE_PREFERENCES);

  G_OBJECT_CLASS (whence_preferences_parent_class)->dispose (object);
}

static void
whence_preferences_class_init (WhencePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = whence_preferences_dispose;

  g_type_ensure (WHENCE_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, WhencePreferences, name_row);
  gtk_widget_class_bind_template_child (widget_class, WhencePreferences, style_row);
  gtk_widget_class_bind_template_child (widget_class, WhencePreferences, size_button);
  gtk_widget_class_bind_template_child (widget_class, WhencePreferences, height_button);
  gtk_widget_class_bind_template_child (widget_class, WhencePreferences, measure_button);
  gtk_widget_class_bind_template_child (widget_class, WhencePreferences, autosave_switch);
  gtk_widget_class_bind_template_child (widget_class, WhencePreferences, backup_switch);
}

static void
whence_preferences_init (WhencePreferences *self)
{
  GSettings *settings = whence_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind (settings, "creator-name", self->name_row, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "autosave", self->autosave_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "backup", self->backup_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "color-scheme", self->style_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, position_from_scheme,
                                scheme_from_position, NULL, NULL);
  g_settings_bind_with_mapping (settings, "text-scale", self->size_button, "value",
                                G_SETTINGS_BIND_DEFAULT, percent_from_scale, scale_from_percent,
                                NULL, NULL);
  g_settings_bind (settings, "line-height", self->height_button, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "measure", self->measure_button, "value", G_SETTINGS_BIND_DEFAULT);
}

/**
 * whence_preferences_new:
 *
 * Returns: (transfer none): a window to set what holds for all projects
 */
GtkWidget *
whence_preferences_new (void)
{
  return g_object_new (WHENCE_TYPE_PREFERENCES, NULL);
}
