/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The projects that were opened last, as the desktop remembers them. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GPtrArray *whence_recent_list          (guint          max);
void       whence_recent_add           (GFile         *file);
void       whence_recent_remove        (GFile         *file);
char      *whence_recent_describe      (GtkRecentInfo *info);
char      *whence_recent_describe_time (GDateTime     *time,
                                        GDateTime     *now);

G_END_DECLS
