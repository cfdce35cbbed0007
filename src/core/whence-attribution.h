/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-types.h"

G_BEGIN_DECLS

WhenceEntity *whence_attribution_find (WhenceProject *project,
                                       WhenceSource  *source,
                                       guint          start,
                                       guint          end);

G_END_DECLS
