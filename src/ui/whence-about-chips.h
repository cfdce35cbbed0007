/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/whence-core.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_ABOUT_CHIPS (whence_about_chips_get_type ())

G_DECLARE_FINAL_TYPE (WhenceAboutChips, whence_about_chips, WHENCE, ABOUT_CHIPS, GtkWidget)

void    whence_about_chips_set         (WhenceAboutChips *self,
                                        WhenceProject    *project,
                                        GPtrArray        *entities);
void    whence_about_chips_set_speaker (WhenceAboutChips *self,
                                        WhenceEntity     *speaker);
char  **whence_about_chips_dup_ids     (WhenceAboutChips *self);

G_END_DECLS
