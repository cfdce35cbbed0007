/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import/whence-document.h"

G_BEGIN_DECLS

typedef struct _WhenceDocumentBuilder WhenceDocumentBuilder;

WhenceDocumentBuilder *whence_document_builder_new         (void);
void                   whence_document_builder_set         (WhenceDocumentBuilder *self,
                                                            const char            *property,
                                                            const char            *value);
void                   whence_document_builder_take        (WhenceDocumentBuilder *self,
                                                            const char            *property,
                                                            char                  *value);
const char            *whence_document_builder_peek        (WhenceDocumentBuilder *self,
                                                            const char            *property);
void                   whence_document_builder_add_author  (WhenceDocumentBuilder *self,
                                                            const char            *name);
void                   whence_document_builder_add_heading (WhenceDocumentBuilder *self,
                                                            guint                  start,
                                                            guint                  end,
                                                            guint                  level);
void                   whence_document_builder_add_page    (WhenceDocumentBuilder *self,
                                                            guint                  start);
void                   whence_document_builder_take_note   (WhenceDocumentBuilder *self,
                                                            char                  *note);
WhenceDocument        *whence_document_builder_end         (WhenceDocumentBuilder *self);
void                   whence_document_builder_free        (WhenceDocumentBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WhenceDocumentBuilder, whence_document_builder_free)

G_END_DECLS
