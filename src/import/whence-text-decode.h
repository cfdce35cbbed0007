/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WHENCE_TEXT_UTF8_MARK:
 *
 * The byte order mark, as UTF-8 has it: no text of ours starts with it.
 */
#define WHENCE_TEXT_UTF8_MARK "\xEF\xBB\xBF"

char    *whence_text_decode    (GBytes       *bytes,
                                const char   *charset,
                                GPtrArray    *notes,
                                GError      **error);
gboolean whence_text_is_likely (const guint8 *data,
                                gsize         length);

G_END_DECLS
