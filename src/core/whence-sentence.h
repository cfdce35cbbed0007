/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where sentences and paragraphs of a text start and end. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void        whence_sentence_find_paragraph (const char  *text,
                                            gsize        at,
                                            gsize       *start,
                                            gsize       *end);
void        whence_sentence_find           (const char  *text,
                                            gsize        at,
                                            gsize       *start,
                                            gsize       *end);
const char *whence_sentence_find_end       (const char  *start,
                                            const char  *limit);

G_END_DECLS
