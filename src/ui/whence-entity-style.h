/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How entities and claims look: colours, icons and lines. No type, status or stance is told by
 * its colour alone: each has a shape of its own too.
 */

#pragma once

#include <gtk/gtk.h>

#include "core/whence-core.h"

G_BEGIN_DECLS

/**
 * WhenceLine:
 * @WHENCE_LINE_SOLID: one line
 * @WHENCE_LINE_DOUBLE: two thin lines
 * @WHENCE_LINE_DASHED: short dashes
 * @WHENCE_LINE_WAVY: a wave
 * @WHENCE_LINE_DASH_DOT: dashes and dots by turns
 * @WHENCE_LINE_DOTTED: dots, close together
 * @WHENCE_LINE_SPARSE: dots, far apart
 * @WHENCE_LINE_THIN: one thin line
 * @WHENCE_LINE_LONG_DASHED: long dashes
 *
 * The lines under what is marked in a text, and beside it.
 */
typedef enum
{
  WHENCE_LINE_SOLID,
  WHENCE_LINE_DOUBLE,
  WHENCE_LINE_DASHED,
  WHENCE_LINE_WAVY,
  WHENCE_LINE_DASH_DOT,
  WHENCE_LINE_DOTTED,
  WHENCE_LINE_SPARSE,
  WHENCE_LINE_THIN,
  WHENCE_LINE_LONG_DASHED,
} WhenceLine;

void        whence_entity_style_get_color      (WhenceProject     *project,
                                                const char        *type,
                                                gboolean           dark,
                                                GdkRGBA           *color);
const char *whence_entity_style_get_icon       (const char        *type);
WhenceLine  whence_entity_style_get_line       (const char        *type);

const char *whence_claim_status_get_icon_name  (WhenceClaimStatus  status);
void        whence_claim_status_get_color      (WhenceClaimStatus  status,
                                                gboolean           dark,
                                                GdkRGBA           *color);

const char *whence_stance_get_icon_name        (WhenceStance       stance);
WhenceLine  whence_stance_get_line             (WhenceStance       stance);
void        whence_stance_get_color            (WhenceStance       stance,
                                                gboolean           dark,
                                                GdkRGBA           *color);

double      whence_color_get_contrast          (const GdkRGBA     *a,
                                                const GdkRGBA     *b);
void        whence_color_make_readable         (GdkRGBA           *color,
                                                gboolean           dark);

G_END_DECLS
