/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A project in the order in which people read it: what the formats for readers have in common. */

#pragma once

#include "core/whence-core.h"

G_BEGIN_DECLS

/**
 * WhenceReportUses:
 * @said: (element-type WhenceClaim): the claims whose speaker it is
 * @passed_on: (element-type WhenceClaim): the claims that reached us through it
 * @about: (element-type WhenceClaim): the claims that are about it
 * @links: (element-type WhenceLink): the links from and to it
 *
 * Where an entity or a claim is named, in the order of the report; each claim and link once.
 */
typedef struct
{
  GPtrArray *said;
  GPtrArray *passed_on;
  GPtrArray *about;
  GPtrArray *links;
} WhenceReportUses;

/**
 * WhenceReportMark:
 * @start: where it starts, in code points
 * @end: where it ends
 * @passage: the passage: a mention, evidence of a claim, or evidence of a link
 * @owner: the entity, claim or link that it is of
 * @rank: 0 for evidence of a claim, 1 for that of a link, 2 for a mention
 * @number: its place among the passages of its rank in the project
 *
 * A passage in the text of a source.
 */
typedef struct
{
  guint start;
  guint end;
  WhencePassage *passage;
  WhenceObject *owner;
  guint rank;
  guint number;
} WhenceReportMark;

/**
 * WhenceReport:
 * @project: the project: not owned, it must not change while the report is used
 * @sources: (element-type WhenceSource): in the order of the project
 * @entities: (element-type WhenceEntity): by type, then by name
 * @claims: (element-type WhenceClaim): by status, then in the order of the project
 * @links: (element-type WhenceLink): in the order of the project
 *
 * A project in the order in which people read it, and what they are told of each thing's place.
 */
typedef struct
{
  WhenceProject *project;
  GPtrArray *sources;
  GPtrArray *entities;
  GPtrArray *claims;
  GPtrArray *links;

  /*< private >*/
  GHashTable *types;     /* the word for a type of entity → its place, from 0 */
  GHashTable *numbers;   /* WhenceObject → its number, from 1 */
  GHashTable *uses;      /* WhenceObject → WhenceReportUses */
  GHashTable *marks;     /* WhenceSource → GArray of WhenceReportMark */
} WhenceReport;

WhenceReport           *whence_report_new          (WhenceProject      *project);
void                    whence_report_free         (WhenceReport       *self);

char                   *whence_report_dup_label    (WhenceReport       *self,
                                                    WhenceObject       *object);
char                   *whence_report_dup_anchor   (WhenceReport       *self,
                                                    WhenceObject       *object);
char                   *whence_report_dup_name     (WhenceReport       *self,
                                                    WhenceObject       *object);
WhenceSource           *whence_report_get_source   (WhenceReport       *self,
                                                    WhencePassage      *passage);
guint                   whence_report_get_page     (WhenceSource       *source,
                                                    guint               offset);
const WhenceReportUses *whence_report_get_uses     (WhenceReport       *self,
                                                    WhenceObject       *object);
GArray                 *whence_report_get_marks    (WhenceReport       *self,
                                                    WhenceSource       *source);
GPtrArray              *whence_report_list_passages (WhenceReport      *self,
                                                    GListModel         *passages);
void                    whence_report_dup_context  (WhencePassage      *passage,
                                                    char              **before,
                                                    char              **after);
char                   *whence_report_dup_type_class (WhenceReport     *self,
                                                    const char         *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WhenceReport, whence_report_free)

G_END_DECLS
