/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-change-private.h"
#include "core/whence-history.h"

G_BEGIN_DECLS

WhenceHistory *whence_history_new         (WhenceProject     *project);
gboolean       whence_history_apply       (WhenceHistory     *self,
                                           WhenceChange      *change,
                                           GError           **error);
gboolean       whence_history_replay      (WhenceHistory     *self,
                                           WhenceChange      *change,
                                           WhenceHistoryAct   act,
                                           WhenceChangeNext   next,
                                           gpointer           user_data,
                                           GError           **error);
gboolean       whence_history_replay_step (WhenceHistory     *self,
                                           WhenceHistoryAct   act,
                                           guint64            serial);

G_END_DECLS
