/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * WhenceTextMatch:
 * @start: where it starts, in code points
 * @end: where it ends
 *
 * A place in a text.
 */
typedef struct
{
  guint start;
  guint end;
} WhenceTextMatch;

typedef struct _WhenceTextFinder WhenceTextFinder;

WhenceTextFinder *whence_text_finder_new    (const char        *text);
void              whence_text_finder_free   (WhenceTextFinder  *self);
GArray           *whence_text_finder_find   (WhenceTextFinder  *self,
                                             const char        *words,
                                             guint              max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WhenceTextFinder, whence_text_finder_free)

G_END_DECLS
