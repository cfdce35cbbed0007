/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-record.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_SOURCE (whence_source_get_type ())

G_DECLARE_FINAL_TYPE (WhenceSource, whence_source, WHENCE, SOURCE, WhenceRecord)

const char        *whence_source_get_title       (WhenceSource  *self);
const char        *whence_source_get_url         (WhenceSource  *self);
const char        *whence_source_get_archive_url (WhenceSource  *self);
const char        *whence_source_get_publisher   (WhenceSource  *self);
const char *const *whence_source_get_authors     (WhenceSource  *self);
const char        *whence_source_get_published   (WhenceSource  *self);
const char        *whence_source_get_retrieved   (WhenceSource  *self);
const char        *whence_source_get_language    (WhenceSource  *self);
const char        *whence_source_get_media_type  (WhenceSource  *self);
const char        *whence_source_get_file_name   (WhenceSource  *self);
const char        *whence_source_get_sha256      (WhenceSource  *self);
const char        *whence_source_get_reliability (WhenceSource  *self);
GVariant          *whence_source_get_pages       (WhenceSource  *self);
GListModel        *whence_source_get_headings    (WhenceSource  *self);
const char        *whence_source_get_text        (WhenceSource  *self);

guint              whence_source_get_length      (WhenceSource  *self);
gsize              whence_source_get_byte        (WhenceSource  *self,
                                                  guint          offset);
guint              whence_source_get_offset      (WhenceSource  *self,
                                                  gsize          byte);
char              *whence_source_dup_text        (WhenceSource  *self,
                                                  guint          start,
                                                  guint          end);
guint              whence_source_count_quote     (WhenceSource  *self,
                                                  const char    *quote,
                                                  guint          max,
                                                  guint         *starts);
gboolean           whence_source_find_quote      (WhenceSource  *self,
                                                  const char    *quote,
                                                  guint         *start,
                                                  guint         *end,
                                                  GError       **error);

G_END_DECLS
