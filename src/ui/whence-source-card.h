/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A card that says what words of a text are marked for. */

#pragma once

#include <gtk/gtk.h>

#include "core/whence-core.h"

G_BEGIN_DECLS

GtkWidget *whence_source_card_new (WhenceProject *project,
                                   GPtrArray     *passages,
                                   WhencePassage *selected);

G_END_DECLS
