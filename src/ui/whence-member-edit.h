/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rows have in common that edit one member of an object in place. */

#pragma once

#include <gtk/gtk.h>

#include <gtk/gtk.h>

#include "ui/whence-workspace.h"

G_BEGIN_DECLS

const char      *whence_member_edit_get_words      (const char        *member);
char            *whence_member_edit_dup_text       (WhenceObject      *object,
                                                    const char        *member);
WhenceChange    *whence_member_edit_new_change     (WhenceObject      *object,
                                                    const char        *member);
gboolean         whence_member_edit_set            (WhenceWorkspace   *workspace,
                                                    WhenceObject      *object,
                                                    const char        *member,
                                                    const GValue      *value);
gboolean         whence_member_edit_set_string     (WhenceWorkspace   *workspace,
                                                    WhenceObject      *object,
                                                    const char        *member,
                                                    const char        *value);
gboolean         whence_member_edit_set_strv       (WhenceWorkspace   *workspace,
                                                    WhenceObject      *object,
                                                    const char        *member,
                                                    const char *const *value);
void             whence_member_edit_show_error     (GtkWidget         *widget,
                                                    const char        *message);
gboolean         whence_member_edit_is_left        (GtkWidget         *widget);
gboolean         whence_member_edit_check_address  (const char        *member,
                                                    const char        *text,
                                                    GError           **error);

G_END_DECLS
