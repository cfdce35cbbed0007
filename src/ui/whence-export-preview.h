/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/whence-exporter.h"

G_BEGIN_DECLS

char *whence_export_preview_text (const WhenceExporter *exporter,
                                  GPtrArray            *files);

G_END_DECLS
