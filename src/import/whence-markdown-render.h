/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "import/whence-document-builder.h"

G_BEGIN_DECLS

gboolean whence_markdown_is_too_deep (const char            *markdown);
char    *whence_markdown_render      (const char            *markdown,
                                      WhenceDocumentBuilder *builder,
                                      GCancellable          *cancellable,
                                      GError               **error);

G_END_DECLS
