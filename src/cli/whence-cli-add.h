/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the commands that add something have in common. */

#pragma once

#include "cli/whence-cli.h"
#include "core/whence-core.h"
#include "store/whence-project-file.h"

G_BEGIN_DECLS

/**
 * WhenceCliFill:
 * @change: a change with nothing in it
 * @project: the project
 * @options: what the command line says
 * @error: return location for an error
 *
 * Fills a change with what adds an object.
 *
 * Returns: (transfer none) (nullable): the object, or the one that it is a part of where it has
 *   no id; %NULL with an error of %WHENCE_ERROR
 */
typedef WhenceObject *(*WhenceCliFill) (WhenceChange   *change,
                                        WhenceProject  *project,
                                        gconstpointer   options,
                                        GError        **error);

WhenceCliStatus  whence_cli_add      (const char     *path,
                                      const char     *creator,
                                      WhenceCliFill   fill,
                                      gconstpointer   options);
gboolean         whence_cli_set_text (WhenceChange   *change,
                                      gpointer        object,
                                      const char     *member,
                                      const char     *text,
                                      GError        **error);
void             whence_cli_set_strv (WhenceChange   *change,
                                      gpointer        object,
                                      const char     *member,
                                      char          **texts);
gboolean         whence_cli_require  (const char     *option,
                                      const char     *value,
                                      GError        **error);
WhenceObject    *whence_cli_get      (WhenceProject  *project,
                                      const char     *option,
                                      const char     *id,
                                      GType           type,
                                      GError        **error);

G_END_DECLS
