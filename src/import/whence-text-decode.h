/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char    *whence_text_decode    (GBytes       *bytes,
                                const char   *charset,
                                GPtrArray    *notes,
                                GError      **error);
gboolean whence_text_is_likely (const guint8 *data,
                                gsize         length);

G_END_DECLS
