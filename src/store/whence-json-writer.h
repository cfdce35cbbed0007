/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void  whence_json_append_string (GString    *out,
                                 const char *utf8);
void  whence_json_append_node   (GString    *out,
                                 JsonNode   *node,
                                 guint       level);
char *whence_json_to_text       (JsonNode   *node);
char *whence_json_to_compact    (JsonNode   *node);

G_END_DECLS
