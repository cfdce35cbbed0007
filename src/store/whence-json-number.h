/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean whence_json_integer_fits  (const char *text,
                                    gsize       length);
gboolean whence_json_double_fits   (const char *text,
                                    gsize       length);
void     whence_json_append_double (GString    *out,
                                    double      value);

G_END_DECLS
