/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "import/whence-document.h"
#include "import/whence-import-error.h"

G_BEGIN_DECLS

/**
 * WhenceImportInput:
 * @bytes: the document as it came
 * @file_name: (nullable): its name without folders, UTF-8; %NULL for pasted text
 * @charset: (nullable): the encoding that a server or a person declared
 * @media_type: (nullable): the media type that a server declared
 * @url: (nullable): where it came from
 * @shown_name: (nullable): what errors call it; %NULL for @file_name
 *
 * One document to read and what is known of it beforehand. All members are borrowed.
 */
typedef struct
{
  GBytes *bytes;
  const char *file_name;
  const char *charset;
  const char *media_type;
  const char *url;
  const char *shown_name;
} WhenceImportInput;

typedef struct _WhenceImporter WhenceImporter;

/**
 * WhenceImporter:
 * @id: what programs call the format, "markdown" for instance
 * @label: what people call it, marked for translation: see whence_importer_get_label()
 * @extensions: (array zero-terminated=1): how names of such files end, in lower case, no dot
 * @media_types: (array zero-terminated=1): its media types, the usual one first
 * @available: whether this build can read it
 * @missing: (nullable): the library that this build lacks, when not @available
 * @max_bytes: documents past this many bytes are refused
 * @read: reads a document, whose media type is one of @media_types or, for plain text, any
 *   textual one. It may run in any thread. Its errors do not name the document: the caller does
 *
 * A format that documents come in. A new format is one file with one of these, and its line in
 * the table of whence_importers_list().
 */
struct _WhenceImporter
{
  const char *id;
  const char *label;
  const char *const *extensions;
  const char *const *media_types;
  gboolean available;
  const char *missing;
  gsize max_bytes;

  WhenceDocument *(*read) (const WhenceImporter    *self,
                           const WhenceImportInput *input,
                           GCancellable            *cancellable,
                           GError                 **error);
};

const WhenceImporter *const *whence_importers_list            (void);
const char                  *whence_importer_get_label        (const WhenceImporter     *self);
const WhenceImporter        *whence_importer_for_name         (const char               *file_name);
const WhenceImporter        *whence_importer_for_content_type (const char               *type);
const WhenceImporter        *whence_importer_for_bytes        (const WhenceImportInput  *input,
                                                               char                    **type,
                                                               GError                  **error);

G_END_DECLS
