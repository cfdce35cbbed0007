/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in a text a passage may start and end. */

#pragma once

#include "core/whence-source.h"

G_BEGIN_DECLS

/**
 * WhenceTextBound:
 * @WHENCE_TEXT_BOUND_LETTER: between two letters, where a caret can stand
 * @WHENCE_TEXT_BOUND_START: where a word starts, with or without the punctuation before it
 * @WHENCE_TEXT_BOUND_END: where a word ends, with or without the punctuation after it
 *
 * The kinds of places in a text.
 */
typedef enum
{
  WHENCE_TEXT_BOUND_LETTER,
  WHENCE_TEXT_BOUND_START,
  WHENCE_TEXT_BOUND_END,
} WhenceTextBound;

guint whence_text_bound_find (WhenceSource    *source,
                              WhenceTextBound  bound,
                              guint            offset,
                              int              direction);

G_END_DECLS
