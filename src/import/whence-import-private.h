/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import/whence-document-builder.h"
#include "import/whence-importer.h"

G_BEGIN_DECLS

/**
 * WHENCE_IMPORT_TEXT_MAX_BYTES:
 *
 * The most bytes that a text may have.
 */
#define WHENCE_IMPORT_TEXT_MAX_BYTES (64 * 1024 * 1024)

/**
 * WHENCE_IMPORT_MARKDOWN_MAX_BYTES:
 *
 * The most bytes that a Markdown document may have: its tree takes many times its size.
 */
#define WHENCE_IMPORT_MARKDOWN_MAX_BYTES (16 * 1024 * 1024)

/**
 * WHENCE_IMPORT_TITLE_MAX:
 *
 * The most code points that a line may have to serve as a title.
 */
#define WHENCE_IMPORT_TITLE_MAX 200

extern const WhenceImporter whence_importer_text;
extern const WhenceImporter whence_importer_markdown;

WhenceDocumentBuilder *whence_import_begin          (const WhenceImportInput *input);
char                  *whence_import_decode         (WhenceDocumentBuilder   *builder,
                                                     const WhenceImportInput *input,
                                                     GError                 **error);
char                  *whence_import_title_of_line  (const char              *line,
                                                     gsize                    length);
void                   whence_import_title_fallback (WhenceDocumentBuilder   *builder);
void                   whence_import_set_plain_text (WhenceDocumentBuilder   *builder,
                                                     char                    *text);

gsize whence_front_matter_read (const char            *text,
                                WhenceDocumentBuilder *builder);

G_END_DECLS
