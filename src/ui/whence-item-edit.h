/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The edits that the lists make of what is selected in them, or dropped on them: each is one step,
 * and the window offers to undo it.
 */

#pragma once

#include "ui/whence-workspace.h"

G_BEGIN_DECLS

gboolean whence_item_edit_set_type   (WhenceWorkspace *workspace,
                                      GPtrArray       *entities,
                                      const char      *type);
gboolean whence_item_edit_set_status (WhenceWorkspace *workspace,
                                      GPtrArray       *claims,
                                      WhenceClaimStatus status);
gboolean whence_item_edit_add_tags   (WhenceWorkspace *workspace,
                                      GPtrArray       *records,
                                      const char      *typed);
gboolean whence_item_edit_merge      (WhenceWorkspace *workspace,
                                      WhenceEntity    *into,
                                      GPtrArray       *entities);
gboolean whence_item_edit_split      (WhenceWorkspace *workspace,
                                      WhenceEntity    *entity,
                                      GPtrArray       *mentions,
                                      const char      *name);
gboolean whence_item_edit_set_role   (WhenceWorkspace *workspace,
                                      WhenceClaim     *claim,
                                      const char      *member,
                                      GPtrArray       *entities);
gboolean whence_item_edit_link       (WhenceWorkspace *workspace,
                                      GPtrArray       *claims,
                                      WhenceClaim     *to,
                                      const char      *kind);

G_END_DECLS
