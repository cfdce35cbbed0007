/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *whence_time_now       (void);
gboolean  whence_time_is_valid  (const char *text);
gboolean  whence_date_is_valid  (const char *text);

G_END_DECLS
