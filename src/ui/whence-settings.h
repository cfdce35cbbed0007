/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean   whence_settings_check (GError **error);
GSettings *whence_settings_get   (void);

G_END_DECLS
