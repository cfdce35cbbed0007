/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-types.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_HISTORY (whence_history_get_type ())

G_DECLARE_FINAL_TYPE (WhenceHistory, whence_history, WHENCE, HISTORY, GObject)

/**
 * WhenceHistoryAct:
 * @WHENCE_ACT_APPLY: a change was made
 * @WHENCE_ACT_JOIN: a change was made that is one step with the last one, as in typing
 * @WHENCE_ACT_UNDO: a change was undone
 * @WHENCE_ACT_REDO: an undone change was made again
 *
 * What was done.
 */
typedef enum
{
  WHENCE_ACT_APPLY,
  WHENCE_ACT_JOIN,
  WHENCE_ACT_UNDO,
  WHENCE_ACT_REDO,
} WhenceHistoryAct;

gboolean    whence_history_get_can_undo   (WhenceHistory  *self);
gboolean    whence_history_get_can_redo   (WhenceHistory  *self);
const char *whence_history_get_undo_label (WhenceHistory  *self);
const char *whence_history_get_redo_label (WhenceHistory  *self);
gboolean    whence_history_get_modified   (WhenceHistory  *self);
void        whence_history_mark_saved     (WhenceHistory  *self,
                                           WhenceChange   *last);
WhenceChange *whence_history_get_last     (WhenceHistory  *self);
WhenceChange *whence_history_seal         (WhenceHistory  *self);
GPtrArray  *whence_history_list          (WhenceHistory  *self,
                                           guint          *n_done);
void        whence_history_go_to         (WhenceHistory  *self,
                                           guint           n_done);
gboolean    whence_history_undo           (WhenceHistory  *self,
                                           GError        **error);
gboolean    whence_history_redo           (WhenceHistory  *self,
                                           GError        **error);

G_END_DECLS
