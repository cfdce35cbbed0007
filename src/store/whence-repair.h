/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-project.h"

G_BEGIN_DECLS

GPtrArray *whence_project_repair (WhenceProject  *project,
                                  GPtrArray      *problems,
                                  GError        **error);

G_END_DECLS
