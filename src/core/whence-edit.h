/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-types.h"

G_BEGIN_DECLS

WhenceSource     *whence_edit_add_source        (WhenceChange    *change,
                                                 WhenceProject   *project,
                                                 WhenceSource    *source);
WhenceEntity     *whence_edit_add_entity        (WhenceChange    *change,
                                                 WhenceProject   *project,
                                                 const char      *type,
                                                 const char      *name);
WhenceMention    *whence_edit_add_mention       (WhenceChange    *change,
                                                 WhenceEntity    *entity,
                                                 WhenceSource    *source,
                                                 guint            start,
                                                 guint            end,
                                                 GError         **error);
WhenceClaim      *whence_edit_add_claim         (WhenceChange    *change,
                                                 WhenceProject   *project,
                                                 const char      *text);
WhenceEvidence   *whence_edit_add_evidence      (WhenceChange    *change,
                                                 WhenceClaim     *claim,
                                                 WhenceSource    *source,
                                                 guint            start,
                                                 guint            end,
                                                 WhenceStance     stance,
                                                 gboolean         direct,
                                                 GError         **error);
WhenceLink       *whence_edit_add_link          (WhenceChange    *change,
                                                 WhenceProject   *project,
                                                 WhenceObject    *from,
                                                 WhenceObject    *to,
                                                 const char      *kind);
WhencePassage    *whence_edit_add_link_evidence (WhenceChange    *change,
                                                 WhenceLink      *link,
                                                 WhenceSource    *source,
                                                 guint            start,
                                                 guint            end,
                                                 GError         **error);
gboolean          whence_edit_move_passage      (WhenceChange    *change,
                                                 WhencePassage   *passage,
                                                 WhenceSource    *source,
                                                 guint            start,
                                                 guint            end,
                                                 GError         **error);
void              whence_edit_move_mention      (WhenceChange    *change,
                                                 WhenceMention   *mention,
                                                 WhenceEntity    *entity);
WhenceEntityType *whence_edit_add_entity_type   (WhenceChange    *change,
                                                 WhenceProject   *project,
                                                 const char      *id,
                                                 const char      *label);
void              whence_edit_remove            (WhenceChange    *change,
                                                 WhenceProject   *project,
                                                 GPtrArray       *objects);

G_END_DECLS
