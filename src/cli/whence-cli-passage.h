/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Passages as the command line names them. */

#pragma once

#include "core/whence-core.h"

G_BEGIN_DECLS

/**
 * WhenceCliPassage:
 * @source: the id of a source; %NULL: any of them
 * @quote: the words of the passage; %NULL where offsets are given
 * @start: where it starts, in code points, in decimal digits
 * @end: where it ends, likewise
 *
 * What the options of a command say of a passage.
 */
typedef struct
{
  char *source;
  char *quote;
  char *start;
  char *end;
} WhenceCliPassage;

void          whence_cli_passage_clear (WhenceCliPassage        *self);
WhenceSource *whence_cli_passage_find  (const WhenceCliPassage  *self,
                                        WhenceProject           *project,
                                        guint                   *start,
                                        guint                   *end,
                                        GError                 **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WhenceCliPassage, whence_cli_passage_clear)

G_END_DECLS
