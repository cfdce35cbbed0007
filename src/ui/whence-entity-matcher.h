/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-core.h"

G_BEGIN_DECLS

/**
 * WhenceMatchQuality:
 * @WHENCE_MATCH_NONE: no match
 * @WHENCE_MATCH_SIMILAR: the words are spelt nearly as the name
 * @WHENCE_MATCH_PART: the words are somewhere in the name
 * @WHENCE_MATCH_CONTAINS: the name is among the words
 * @WHENCE_MATCH_INITIALS: the words are the initials of the name
 * @WHENCE_MATCH_WORDS: each of the words begins a word of the name, in the same order
 * @WHENCE_MATCH_PREFIX: the name begins with the words
 * @WHENCE_MATCH_EXACT: the words are the name
 *
 * How well words fit a name, from the worst to the best.
 */
typedef enum
{
  WHENCE_MATCH_NONE,
  WHENCE_MATCH_SIMILAR,
  WHENCE_MATCH_PART,
  WHENCE_MATCH_CONTAINS,
  WHENCE_MATCH_INITIALS,
  WHENCE_MATCH_WORDS,
  WHENCE_MATCH_PREFIX,
  WHENCE_MATCH_EXACT,
} WhenceMatchQuality;

/**
 * WhenceEntityMatch:
 * @entity: the entity
 * @quality: how well it fits
 * @alias: (nullable): the alias that fits; %NULL where it is the name
 *
 * An entity that words may stand for.
 */
typedef struct
{
  WhenceEntity *entity;
  WhenceMatchQuality quality;
  char *alias;
} WhenceEntityMatch;

void                whence_entity_match_free      (WhenceEntityMatch    *match);

#define WHENCE_TYPE_ENTITY_MATCHER (whence_entity_matcher_get_type ())

G_DECLARE_FINAL_TYPE (WhenceEntityMatcher, whence_entity_matcher, WHENCE, ENTITY_MATCHER, GObject)

WhenceEntityMatcher *whence_entity_matcher_new    (WhenceProject        *project);
GPtrArray           *whence_entity_matcher_match  (WhenceEntityMatcher  *self,
                                                   const char           *words,
                                                   WhenceSource         *source,
                                                   guint                 max);
WhenceMatchQuality   whence_entity_matcher_rate   (const char           *name,
                                                   const char           *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WhenceEntityMatch, whence_entity_match_free)

G_END_DECLS
