/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-core.h"

G_BEGIN_DECLS

void whence_test_edit_at_random (WhenceProject *project,
                                 GRand         *rand);

G_END_DECLS
