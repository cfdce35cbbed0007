/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Projects as the commands read and edit them. */

#pragma once

#include "core/whence-core.h"
#include "store/whence-project-file.h"

G_BEGIN_DECLS

gboolean           whence_cli_is_stdio      (const char         *path);
GFile             *whence_cli_file          (const char         *path);
char              *whence_cli_display_name  (const char         *path);
GBytes            *whence_cli_read_stdin    (gsize               max_bytes,
                                             GError            **error);
GBytes            *whence_cli_read_bytes    (const char         *path,
                                             GError            **error);

WhenceProject     *whence_cli_read_project  (const char         *path);
WhenceProjectFile *whence_cli_edit_project  (const char         *path,
                                             const char         *creator);
gboolean           whence_cli_apply         (WhenceProjectFile  *file,
                                             WhenceChange       *change,
                                             const char         *path);
WhenceObject      *whence_cli_find          (WhenceProject      *project,
                                             const char         *path,
                                             const char         *id);
WhenceObject      *whence_cli_find_entity   (WhenceProject      *project,
                                             const char         *path,
                                             const char         *id);

G_END_DECLS
