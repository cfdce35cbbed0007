/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize whence_front_matter_key_length  (const char        *text,
                                       gsize              length);
void  whence_front_matter_parse_value (const char *const *lines,
                                       GPtrArray         *values,
                                       GPtrArray         *left);

G_END_DECLS
