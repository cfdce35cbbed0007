/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define WHENCE_TYPE_PREFERENCES (whence_preferences_get_type ())

G_DECLARE_FINAL_TYPE (WhencePreferences, whence_preferences, WHENCE, PREFERENCES,
                      AdwPreferencesWindow)

GtkWidget *whence_preferences_new (void);

G_END_DECLS
