/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-core.h"

G_BEGIN_DECLS

WhenceProject *whence_test_project_new (void);
char          *whence_test_project_dup_json (void);

G_END_DECLS
