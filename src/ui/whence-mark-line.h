/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/whence-entity-style.h"

G_BEGIN_DECLS

void whence_mark_line_draw (cairo_t    *cr,
                            WhenceLine  line,
                            double      x,
                            double      y,
                            double      length,
                            gboolean    strong);

G_END_DECLS
