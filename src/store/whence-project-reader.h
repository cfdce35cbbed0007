/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-project.h"

G_BEGIN_DECLS

/**
 * WHENCE_PROJECT_VERSION:
 *
 * The version of the project format that is read and written.
 */
#define WHENCE_PROJECT_VERSION 1

WhenceProject *whence_project_read (GBytes        *bytes,
                                    GPtrArray    **problems,
                                    GCancellable  *cancellable,
                                    GError       **error);

WhenceObject  *whence_object_from_json (GType          type,
                                        JsonNode      *node,
                                        GError       **error);

G_END_DECLS
