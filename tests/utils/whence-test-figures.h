/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the benchmarks measure with. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

double whence_test_ms_since (gint64  start);
void   whence_test_sort     (double *values,
                             guint   n);
double whence_test_median   (double *values,
                             guint   n);

G_END_DECLS
