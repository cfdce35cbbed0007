/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-types.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_SPAN_INDEX (whence_span_index_get_type ())

G_DECLARE_FINAL_TYPE (WhenceSpanIndex, whence_span_index, WHENCE, SPAN_INDEX, GObject)

WhenceSpanIndex *whence_span_index_new       (void);
void             whence_span_index_add       (WhenceSpanIndex *self,
                                              WhencePassage   *passage);
void             whence_span_index_remove    (WhenceSpanIndex *self,
                                              WhencePassage   *passage);
void             whence_span_index_update    (WhenceSpanIndex *self,
                                              WhencePassage   *passage);
guint            whence_span_index_get_size  (WhenceSpanIndex *self);
WhencePassage   *whence_span_index_get_at    (WhenceSpanIndex *self,
                                              guint            position);
GPtrArray       *whence_span_index_query     (WhenceSpanIndex *self,
                                              guint            start,
                                              guint            end);
WhencePassage   *whence_span_index_next      (WhenceSpanIndex *self,
                                              guint            offset);
WhencePassage   *whence_span_index_previous  (WhenceSpanIndex *self,
                                              guint            offset);

G_END_DECLS
