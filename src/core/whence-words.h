/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words for people of what the file says in words for programs. */

#pragma once

#include "core/whence-types.h"

G_BEGIN_DECLS

const char *whence_words_entity_type  (WhenceProject     *project,
                                       const char        *type);
const char *whence_words_claim_kind   (WhenceClaimKind    kind);
const char *whence_words_status       (WhenceClaimStatus  status);
const char *whence_words_stance       (WhenceStance       stance);
const char *whence_words_link_kind    (const char        *kind);
const char *whence_words_reliability  (const char        *reliability);
const char *whence_words_credibility  (const char        *credibility);
char       *whence_words_date         (const char        *date);
char       *whence_words_provenance   (WhenceSource      *source);
char       *whence_words_cut          (const char        *text,
                                       guint              max);
char       *whence_words_excerpt      (const char        *text,
                                       guint              max);
char       *whence_words_visible      (const char        *text);
gunichar    whence_words_visible_char (gunichar           c);
const char *whence_words_entity_name  (WhenceEntity      *entity);
const char *whence_words_claim_text   (WhenceClaim       *claim);
char       *whence_words_speaker      (WhenceProject     *project,
                                       WhenceClaim       *claim);

G_END_DECLS
