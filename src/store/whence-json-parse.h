/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

GHashTable *whence_json_numbers_new  (void);
JsonNode   *whence_json_parse        (const char *data,
                                      gsize       length,
                                      GHashTable *numbers);
JsonNode   *whence_json_keep_numbers (JsonNode   *node,
                                      GHashTable *numbers);
const char *whence_json_get_number   (const char *string);

G_END_DECLS
