/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-history.h"
#include "core/whence-project.h"

G_BEGIN_DECLS

char     *whence_journal_encode (WhenceHistoryAct   act,
                                 WhenceChange      *change,
                                 guint64            of);
gboolean  whence_journal_replay (WhenceProject     *project,
                                 JsonObject        *line,
                                 guint64            seq,
                                 GError           **error);

G_END_DECLS
