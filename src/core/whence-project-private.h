/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the research model does to keep a project's indexes true. */

#pragma once

#include "core/whence-project.h"

G_BEGIN_DECLS

void     whence_project_attach       (WhenceProject  *self,
                                      WhenceObject   *object);
void     whence_project_detach       (WhenceProject  *self,
                                      WhenceObject   *object);
void     whence_project_write_member (WhenceProject  *self,
                                      WhenceObject   *object,
                                      GParamSpec     *member,
                                      const GValue   *value);
gboolean whence_project_check_new    (WhenceProject  *self,
                                      WhenceObject   *object,
                                      GError        **error);
gboolean whence_project_check_gone   (WhenceProject  *self,
                                      WhenceObject   *object,
                                      GError        **error);
void     whence_project_emit_changed (WhenceProject  *self,
                                      WhenceChange   *change);

G_END_DECLS
