/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-change.h"

G_BEGIN_DECLS

gboolean whence_change_execute (WhenceChange   *self,
                                WhenceProject  *project,
                                GError        **error);
void     whence_change_revert  (WhenceChange   *self,
                                WhenceProject  *project);
void     whence_change_repeat  (WhenceChange   *self,
                                WhenceProject  *project);
gboolean whence_change_absorb  (WhenceChange   *self,
                                WhenceChange   *later);

G_END_DECLS
