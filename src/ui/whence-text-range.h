/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the words that are selected in a text say about themselves. */

#pragma once

#include "core/whence-source.h"

G_BEGIN_DECLS

gboolean whence_text_range_trim      (WhenceSource *source,
                                      guint        *start,
                                      guint        *end);
void     whence_text_range_trim_name (WhenceSource *source,
                                      guint         start,
                                      guint        *end);
gboolean whence_text_range_is_quoted (WhenceSource *source,
                                      guint         start,
                                      guint         end);
char    *whence_text_range_cite      (WhenceSource *source,
                                      guint         start,
                                      guint         end);

G_END_DECLS
