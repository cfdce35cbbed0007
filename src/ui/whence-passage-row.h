/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/whence-core.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_PASSAGE_ROW (whence_passage_row_get_type ())

G_DECLARE_FINAL_TYPE (WhencePassageRow, whence_passage_row, WHENCE, PASSAGE_ROW, AdwPreferencesRow)

GtkWidget *whence_passage_row_new (WhencePassage *passage,
                                   gboolean       with_source);
void           whence_passage_row_set_ticking (WhencePassageRow *self,
                                               gboolean          ticking);
WhencePassage *whence_passage_row_get_ticked  (WhencePassageRow *self);
WhencePassage *whence_passage_row_get_passage (WhencePassageRow *self);

G_END_DECLS
