/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-project.h"

G_BEGIN_DECLS

typedef struct _WhenceUnread WhenceUnread;

WhenceUnread *whence_unread_new   (void);
void          whence_unread_free  (WhenceUnread  *self);
void          whence_unread_add   (WhenceUnread  *self,
                                   WhenceObject  *object,
                                   GParamSpec    *member);
void          whence_unread_check (WhenceUnread  *self,
                                   WhenceProject *project,
                                   GPtrArray     *problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WhenceUnread, whence_unread_free)

G_END_DECLS
