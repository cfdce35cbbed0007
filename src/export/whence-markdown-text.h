/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void whence_markdown_line  (GString     *markdown,
                            const char  *text);
void whence_markdown_block (GString     *markdown,
                            const char  *indent,
                            const char  *text);

G_END_DECLS
