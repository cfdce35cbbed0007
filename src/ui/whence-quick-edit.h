/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The edits of what is selected that one key makes, wherever in the window it is pressed. */

#pragma once

#include "ui/whence-workspace.h"

G_BEGIN_DECLS

gboolean whence_quick_edit_set_type    (WhenceWorkspace *workspace,
                                        guint            digit);
gboolean whence_quick_edit_next_status (WhenceWorkspace *workspace);

G_END_DECLS
