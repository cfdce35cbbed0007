/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WhenceImportRemark:
 * @name: the name of the document
 * @text: what there is to say about it
 * @skipped: whether it was not imported
 *
 * What an import has to say about one document.
 */
typedef struct
{
  char *name;
  char *text;
  gboolean skipped;
} WhenceImportRemark;

WhenceImportRemark *whence_import_remark_new     (const char         *name,
                                                  const char         *text,
                                                  gboolean            skipped);
void                whence_import_remark_free    (WhenceImportRemark *self);
void                whence_import_report_present (GtkWindow          *parent,
                                                  GPtrArray          *remarks);

G_END_DECLS
