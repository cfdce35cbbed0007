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
 * @WHENCE_LINE_DOUBLE_DASHED: two thin lines of dashes
 * @WHENCE_LINE_ZIGZAG: a zigzag
 * @WHENCE_LINE_THICK_THIN: a thick line and a thin one
 * @WHENCE_LINE_TICKED: a thin line with ticks
 * @WHENCE_LINE_DASH_DOT_DOT: dashes with two dots between them
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
  WHENCE_LINE_DOUBLE_DASHED,
  WHENCE_LINE_ZIGZAG,
  WHENCE_LINE_THICK_THIN,
  WHENCE_LINE_TICKED,
  WHENCE_LINE_DASH_DOT_DOT,
} WhenceLine;

/**
 * WhencePage:
 * @WHENCE_PAGE_LIGHT: a light page
 * @WHENCE_PAGE_DARK: a dark page
 * @WHENCE_PAGE_LIGHT_CONTRAST: a light page for who needs high contrast
 * @WHENCE_PAGE_DARK_CONTRAST: a dark page for who needs high contrast
 *
 * What is behind a color. Dark ones are odd.
 */
typedef enum
{
  WHENCE_PAGE_LIGHT,
  WHENCE_PAGE_DARK,
  WHENCE_PAGE_LIGHT_CONTRAST,
  WHENCE_PAGE_DARK_CONTRAST,
} WhencePage;

#define WHENCE_N_PAGES 4

WhencePage  whence_page_get_current            (void);
gboolean    whence_page_is_dark                (WhencePage         page);
gboolean    whence_page_has_contrast           (WhencePage         page);

void        whence_entity_style_get_color      (WhenceProject     *project,
                                                const char        *type,
                                                WhencePage         page,
                                                GdkRGBA           *color);
const char *whence_entity_style_get_icon       (const char        *type);
WhenceLine  whence_entity_style_get_line       (WhenceProject     *project,
                                                const char        *type);
char       *whence_entity_style_dup_letter     (WhenceProject     *project,
                                                const char        *type);

const char *whence_claim_status_get_icon_name  (WhenceClaimStatus  status);
void        whence_claim_status_get_color      (WhenceClaimStatus  status,
                                                WhencePage         page,
                                                GdkRGBA           *color);

const char *whence_stance_get_icon_name        (WhenceStance       stance);
WhenceLine  whence_stance_get_line             (WhenceStance       stance);
void        whence_stance_get_color            (WhenceStance       stance,
                                                WhencePage         page,
                                                GdkRGBA           *color);

double      whence_color_get_contrast          (const GdkRGBA     *a,
                                                const GdkRGBA     *b);
void        whence_color_make_readable         (GdkRGBA           *color,
                                                WhencePage         page);

G_END_DECLS
