/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Projects to export, with fixed ids and times. */

#pragma once

#include "core/whence-core.h"

G_BEGIN_DECLS

WhenceProject *export_fixture_new      (void);
WhenceProject *export_fixture_harbour  (void);
WhenceProject *export_fixture_hostile  (void);

WhenceSource  *export_fixture_source   (WhenceProject *project,
                                        const char    *id,
                                        const char    *title,
                                        const char    *text,
                                        const char    *headings,
                                        guint          second_page);
WhenceEntity  *export_fixture_entity   (WhenceProject *project,
                                        const char    *id,
                                        const char    *type,
                                        const char    *name);
WhenceClaim   *export_fixture_claim    (WhenceProject *project,
                                        const char    *id,
                                        const char    *text);
WhenceLink    *export_fixture_link     (WhenceProject *project,
                                        const char    *id,
                                        const char    *from,
                                        const char    *to,
                                        const char    *kind);
void           export_fixture_set      (gpointer       object,
                                        const char    *member,
                                        const char    *text);
void           export_fixture_mention  (WhenceEntity  *entity,
                                        WhenceSource  *source,
                                        const char    *id,
                                        guint          start,
                                        guint          end);
void           export_fixture_mentions (WhenceEntity  *entity,
                                        WhenceSource  *source,
                                        const char    *words);
void           export_fixture_evidence (WhenceClaim   *claim,
                                        WhenceSource  *source,
                                        const char    *id,
                                        guint          start,
                                        guint          end,
                                        WhenceStance   stance,
                                        gboolean       direct);
void           export_fixture_quote    (WhenceClaim   *claim,
                                        WhenceSource  *source,
                                        const char    *id,
                                        const char    *words,
                                        WhenceStance   stance,
                                        gboolean       direct);

G_END_DECLS
