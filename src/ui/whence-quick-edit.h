/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The edits of what is selected that one key makes, wherever in the window it is pressed. */

#pragma once

#include "ui/whence-workspace.h"

G_BEGIN_DECLS

gboolean whence_quick_edit_set_type    (WhenceWorkspace *workspace,
                                        guint            digit);
gboolean whence_quick_edit_next_status (WhenceWorkspace *workspace);
void     whence_quick_edit_tell_type   (WhenceWorkspace   *workspace,
                                        const char        *type);
void     whence_quick_edit_tell_status (WhenceWorkspace   *workspace,
                                        WhenceClaimStatus  status);

G_END_DECLS
