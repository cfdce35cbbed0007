/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/whence-types.h"

G_BEGIN_DECLS

/**
 * WhenceOccurrence:
 * @source: where it is
 * @start: where it starts, in code points
 * @end: where it ends
 * @other: (nullable): another entity that is marked there already; %NULL: none is
 *
 * A place where a text names an entity and that is not a mention of it yet.
 */
typedef struct
{
  WhenceSource *source;
  guint start;
  guint end;
  WhenceEntity *other;
} WhenceOccurrence;

char        **whence_occurrences_list_names   (WhenceEntity           *entity);
GArray       *whence_occurrences_find         (WhenceProject          *project,
                                               WhenceEntity           *entity,
                                               const char *const      *names,
                                               WhenceSource           *source,
                                               guint                   max);
void          whence_occurrences_find_async   (WhenceProject          *project,
                                               WhenceEntity           *entity,
                                               const char *const      *names,
                                               WhenceSource           *source,
                                               guint                   max,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);
GArray       *whence_occurrences_find_finish  (WhenceProject          *project,
                                               GAsyncResult           *result,
                                               gboolean               *more,
                                               GError                **error);
WhenceChange *whence_occurrences_new_change   (const char             *name,
                                               guint                   n);
gboolean      whence_occurrences_add_mentions (WhenceChange           *change,
                                               WhenceEntity           *entity,
                                               GArray                 *occurrences,
                                               GError                **error);

G_END_DECLS
