/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-core.h"

G_BEGIN_DECLS

typedef struct _WhencePlaces WhencePlaces;

/**
 * WHENCE_PLACE_NONE:
 *
 * The place of what has no passage: after all others.
 */
#define WHENCE_PLACE_NONE G_MAXUINT64

WhencePlaces  *whence_places_new           (WhenceProject *project,
                                            WhenceSource  *source);
void           whence_places_free          (WhencePlaces  *self);
void           whence_places_forget        (WhencePlaces  *self,
                                            WhenceObject  *object);
guint64        whence_places_get           (WhencePlaces  *self,
                                            WhenceObject  *object);
guint64        whence_places_get_passage   (WhencePlaces  *self,
                                            WhencePassage *passage);
gboolean       whence_places_is_in_source  (WhencePlaces  *self,
                                            WhenceObject  *object);
WhencePassage *whence_places_find_first    (WhencePlaces  *self,
                                            WhenceObject  *object);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WhencePlaces, whence_places_free)

G_END_DECLS
