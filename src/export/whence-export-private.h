/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the table of formats: each is defined in the file of its format. */

#pragma once

#include "export/whence-exporter.h"

G_BEGIN_DECLS

extern const WhenceExporter whence_export_html;
extern const WhenceExporter whence_export_markdown;
extern const WhenceExporter whence_export_csv;

GPtrArray *whence_export_files_new (void);

G_END_DECLS
