/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-types.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_HISTORY (whence_history_get_type ())

G_DECLARE_FINAL_TYPE (WhenceHistory, whence_history, WHENCE, HISTORY, GObject)

gboolean    whence_history_get_can_undo   (WhenceHistory  *self);
gboolean    whence_history_get_can_redo   (WhenceHistory  *self);
const char *whence_history_get_undo_label (WhenceHistory  *self);
const char *whence_history_get_redo_label (WhenceHistory  *self);
gboolean    whence_history_get_modified   (WhenceHistory  *self);
void        whence_history_mark_saved     (WhenceHistory  *self,
                                           WhenceChange   *last);
WhenceChange *whence_history_get_last     (WhenceHistory  *self);
gboolean    whence_history_undo           (WhenceHistory  *self,
                                           GError        **error);
gboolean    whence_history_redo           (WhenceHistory  *self,
                                           GError        **error);

G_END_DECLS
