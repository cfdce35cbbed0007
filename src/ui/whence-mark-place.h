/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-core.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_MARK_PLACE (whence_mark_place_get_type ())

G_DECLARE_FINAL_TYPE (WhenceMarkPlace, whence_mark_place, WHENCE, MARK_PLACE, GObject)

WhenceMarkPlace        *whence_mark_place_new            (const WhenceOccurrence *occurrence);
WhenceMarkPlace        *whence_mark_place_new_heading    (WhenceSource           *source,
                                                          guint                   n_places);
gboolean                whence_mark_place_is_heading     (WhenceMarkPlace        *self);
guint                   whence_mark_place_get_n_places   (WhenceMarkPlace        *self);
const WhenceOccurrence *whence_mark_place_get_occurrence (WhenceMarkPlace        *self);
gboolean                whence_mark_place_get_ticked     (WhenceMarkPlace        *self);
gboolean                whence_mark_place_get_mixed      (WhenceMarkPlace        *self);
void                    whence_mark_place_set_ticked     (WhenceMarkPlace        *self,
                                                          gboolean                ticked,
                                                          gboolean                mixed);
char                   *whence_mark_place_dup_before     (WhenceMarkPlace        *self);
char                   *whence_mark_place_dup_words      (WhenceMarkPlace        *self);
char                   *whence_mark_place_dup_behind     (WhenceMarkPlace        *self);

G_END_DECLS
