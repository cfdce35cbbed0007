/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import/whence-importer.h"

G_BEGIN_DECLS

/**
 * WHENCE_CONTENT_TYPE_UNKNOWN:
 *
 * The media type of bytes that are not known to be anything.
 */
#define WHENCE_CONTENT_TYPE_UNKNOWN "application/octet-stream"

char       *whence_content_type_guess    (const WhenceImportInput *input,
                                          gboolean                *is_plain);
const char *whence_content_type_describe (const char              *content_type);

G_END_DECLS
