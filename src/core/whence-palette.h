/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-types.h"

G_BEGIN_DECLS

/**
 * WHENCE_PALETTE_SIZE:
 *
 * How many colors there are for the types of entities that a project has of its own.
 */
#define WHENCE_PALETTE_SIZE 20

const char *whence_palette_get_color (guint          position);
gboolean    whence_palette_find      (const char    *color,
                                      guint         *position);
const char *whence_palette_choose    (WhenceProject *project);

G_END_DECLS
