/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-history.h"

G_BEGIN_DECLS

WhenceHistory *whence_history_new   (WhenceProject  *project);
gboolean       whence_history_apply (WhenceHistory  *self,
                                     WhenceChange   *change,
                                     GError        **error);

G_END_DECLS
