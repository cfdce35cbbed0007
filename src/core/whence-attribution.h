/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-types.h"

G_BEGIN_DECLS

WhenceEntity *whence_attribution_find       (WhenceProject *project,
                                             WhenceSource  *source,
                                             guint          start,
                                             guint          end,
                                             gboolean      *sure);
GPtrArray    *whence_attribution_list_about (WhenceProject *project,
                                             WhenceSource  *source,
                                             guint          start,
                                             guint          end,
                                             WhenceEntity  *speaker);

G_END_DECLS
