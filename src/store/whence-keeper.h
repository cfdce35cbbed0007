/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-project.h"
#include "store/whence-journal.h"
#include "store/whence-lock.h"
#include "store/whence-recovery.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_KEEPER (whence_keeper_get_type ())

G_DECLARE_FINAL_TYPE (WhenceKeeper, whence_keeper, WHENCE, KEEPER, GObject)

WhenceKeeper   *whence_keeper_new          (WhenceProject  *project,
                                            GFile          *file,
                                            const char     *base,
                                            const char     *path,
                                            WhenceLock     *lock);
WhenceKeeper   *whence_keeper_new_unsaved  (WhenceProject  *project,
                                            WhenceRecovery *recovery,
                                            WhenceLock     *lock);
WhenceRecovery *whence_keeper_recover      (WhenceKeeper   *self);
void            whence_keeper_resume       (WhenceKeeper   *self,
                                            WhenceRecovery *recovery);
WhenceJournal  *whence_keeper_get_journal  (WhenceKeeper   *self);
guint64         whence_keeper_get_last     (WhenceKeeper   *self);
gboolean        whence_keeper_reserve      (WhenceKeeper   *self,
                                            GFile          *file,
                                            GError        **error);
void            whence_keeper_mark         (WhenceKeeper   *self,
                                            GFile          *file,
                                            const char     *base,
                                            guint64         last);
void            whence_keeper_saved        (WhenceKeeper   *self,
                                            GFile          *file,
                                            const char     *base,
                                            gboolean        all);
void            whence_keeper_release      (WhenceKeeper   *self);
void            whence_keeper_discard      (WhenceKeeper   *self);
void            whence_keeper_hand_over    (WhenceKeeper   *self,
                                            gboolean        keep_aside,
                                            char          **kept,
                                            char          **path,
                                            WhenceLock    **lock);

G_END_DECLS
