/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define WHENCE_TYPE_DOCUMENT (whence_document_get_type ())

G_DECLARE_FINAL_TYPE (WhenceDocument, whence_document, WHENCE, DOCUMENT, GObject)

const char        *whence_document_get_text       (WhenceDocument *self);
const char        *whence_document_get_title      (WhenceDocument *self);
const char        *whence_document_get_url        (WhenceDocument *self);
const char        *whence_document_get_publisher  (WhenceDocument *self);
const char *const *whence_document_get_authors    (WhenceDocument *self);
const char        *whence_document_get_published  (WhenceDocument *self);
const char        *whence_document_get_retrieved  (WhenceDocument *self);
const char        *whence_document_get_language   (WhenceDocument *self);
const char        *whence_document_get_media_type (WhenceDocument *self);
const char        *whence_document_get_file_name  (WhenceDocument *self);
const char        *whence_document_get_sha256     (WhenceDocument *self);
GVariant          *whence_document_get_headings   (WhenceDocument *self);
GVariant          *whence_document_get_pages      (WhenceDocument *self);
const char *const *whence_document_get_notes      (WhenceDocument *self);

G_END_DECLS
