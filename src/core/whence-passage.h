/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-object.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_PASSAGE (whence_passage_get_type ())

G_DECLARE_DERIVABLE_TYPE (WhencePassage, whence_passage, WHENCE, PASSAGE, WhenceObject)

struct _WhencePassageClass
{
  WhenceObjectClass parent_class;
};

/**
 * WHENCE_PASSAGE_CONTEXT:
 *
 * How many code points of context a passage keeps on either side, at most.
 */
#define WHENCE_PASSAGE_CONTEXT 32

WhencePassage *whence_passage_new         (GType           type,
                                           WhenceSource   *source,
                                           guint           start,
                                           guint           end,
                                           GError        **error);
const char    *whence_passage_get_source  (WhencePassage  *self);
guint          whence_passage_get_start   (WhencePassage  *self);
guint          whence_passage_get_end     (WhencePassage  *self);
const char    *whence_passage_get_exact   (WhencePassage  *self);
const char    *whence_passage_get_prefix  (WhencePassage  *self);
const char    *whence_passage_get_suffix  (WhencePassage  *self);
gboolean       whence_passage_check       (WhencePassage  *self,
                                           WhenceSource   *source,
                                           GError        **error);
GPtrArray     *whence_passage_list_errors (WhencePassage  *self,
                                           WhenceSource   *source);

G_END_DECLS
