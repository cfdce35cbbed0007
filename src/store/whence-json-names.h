/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _WhenceJsonNames WhenceJsonNames;

/**
 * WhenceJsonNamesResult:
 * @WHENCE_JSON_NAMES_NEW: the object did not have the name before
 * @WHENCE_JSON_NAMES_DUPLICATE: the object has the name already
 * @WHENCE_JSON_NAMES_FULL: there are as many names as are kept at once
 */
typedef enum
{
  WHENCE_JSON_NAMES_NEW,
  WHENCE_JSON_NAMES_DUPLICATE,
  WHENCE_JSON_NAMES_FULL,
} WhenceJsonNamesResult;

WhenceJsonNames       *whence_json_names_new         (guint            max_names);
void                   whence_json_names_free        (WhenceJsonNames *self);
guint                  whence_json_names_get_n_names (WhenceJsonNames *self);
WhenceJsonNamesResult  whence_json_names_add         (WhenceJsonNames *self,
                                                      guint            first,
                                                      const char      *name,
                                                      gsize            length);
void                   whence_json_names_truncate    (WhenceJsonNames *self,
                                                      guint            n_names);

void                   whence_json_decode_string     (GString         *out,
                                                      const char      *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WhenceJsonNames, whence_json_names_free)

G_END_DECLS
