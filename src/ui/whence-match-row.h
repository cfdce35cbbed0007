/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a list that offers entities, and a new one. */

#pragma once

#include <gtk/gtk.h>

#include "ui/whence-entity-matcher.h"

G_BEGIN_DECLS

GtkWidget    *whence_match_row_new            (WhenceProject     *project,
                                               WhenceEntityMatch *match);
GtkWidget    *whence_match_row_new_for_name   (WhenceProject     *project,
                                               const char        *type,
                                               const char        *name);
WhenceEntity *whence_match_row_get_entity     (GtkListBoxRow     *row);

void          whence_match_row_remove_all     (GtkListBox        *list);
void          whence_match_row_select         (GtkListBox        *list,
                                               int                position);
void          whence_match_row_step           (GtkListBox        *list,
                                               int                direction);

G_END_DECLS
