/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Results go to standard output, words about them to standard error. */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void     whence_cli_print      (const char  *format,
                                ...) G_GNUC_PRINTF (1, 2);
void     whence_cli_print_row  (const char  *first,
                                ...) G_GNUC_NULL_TERMINATED;
void     whence_cli_print_json (JsonNode    *node);
gboolean whence_cli_write      (GBytes      *bytes);
gboolean whence_cli_flush      (void);

void     whence_cli_say        (const char  *format,
                                ...) G_GNUC_PRINTF (1, 2);
void     whence_cli_complain   (const char  *format,
                                ...) G_GNUC_PRINTF (1, 2);
void     whence_cli_progress   (const char  *text,
                                guint        n_done,
                                guint        n_all);

G_END_DECLS
