/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of a source as a text view shows it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _WhenceDisplayText WhenceDisplayText;

WhenceDisplayText *whence_display_text_new         (const char              *text);
void               whence_display_text_free        (WhenceDisplayText       *self);
const char        *whence_display_text_get_text    (const WhenceDisplayText *self,
                                                    gsize                   *length);
guint              whence_display_text_to_display  (const WhenceDisplayText *self,
                                                    guint                    offset);
guint              whence_display_text_to_source   (const WhenceDisplayText *self,
                                                    guint                    offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WhenceDisplayText, whence_display_text_free)

G_END_DECLS
