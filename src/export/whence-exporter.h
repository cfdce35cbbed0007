/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-project.h"

G_BEGIN_DECLS

typedef struct _WhenceExporter WhenceExporter;

/**
 * WhenceExportFile:
 * @name: its name in the folder; empty for the one file of a format that is one file
 * @bytes: what is in it
 *
 * One file that an export makes.
 */
typedef struct
{
  char *name;
  GBytes *bytes;
} WhenceExportFile;

/**
 * WhenceExporter:
 * @id: the word for it on the command line
 * @label: the name of the format, to be translated
 * @audience: a sentence on who reads it, to be translated
 * @extension: of the file, without the dot; %NULL where the format is a folder of several files
 * @media_type: the media type of the file; %NULL for a folder
 * @available: whether it is in this build
 * @missing: (nullable): the library that is missing where it is not
 * @write: makes the files: (transfer full) (element-type WhenceExportFile), %NULL on failure
 *
 * A format that projects can be written in.
 */
struct _WhenceExporter
{
  const char *id;
  const char *label;
  const char *audience;
  const char *extension;
  const char *media_type;
  gboolean available;
  const char *missing;
  GPtrArray *(*write) (const WhenceExporter  *exporter,
                       WhenceProject         *project,
                       GCancellable          *cancellable,
                       GError               **error);
};

const WhenceExporter *const *whence_exporters_list (guint          *n_exporters);
const WhenceExporter        *whence_exporters_find (const char     *id);

WhenceExportFile *whence_export_file_new  (const char        *name,
                                           GString           *contents);
void              whence_export_file_free (WhenceExportFile  *self);

GPtrArray *whence_export_to_memory (const WhenceExporter  *exporter,
                                    WhenceProject         *project,
                                    GCancellable          *cancellable,
                                    GError               **error);
gboolean   whence_export_to_file   (const WhenceExporter  *exporter,
                                    WhenceProject         *project,
                                    GFile                 *file,
                                    GCancellable          *cancellable,
                                    GError               **error);

G_END_DECLS
