/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-object.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_PROJECT (whence_project_get_type ())

G_DECLARE_FINAL_TYPE (WhenceProject, whence_project, WHENCE, PROJECT, WhenceObject)

WhenceProject     *whence_project_new               (void);

const char        *whence_project_get_title         (WhenceProject  *self);
const char        *whence_project_get_description   (WhenceProject  *self);
const char        *whence_project_get_created       (WhenceProject  *self);
const char        *whence_project_get_modified      (WhenceProject  *self);
GListModel        *whence_project_get_entity_types  (WhenceProject  *self);
GListModel        *whence_project_get_sources       (WhenceProject  *self);
GListModel        *whence_project_get_entities      (WhenceProject  *self);
GListModel        *whence_project_get_claims        (WhenceProject  *self);
GListModel        *whence_project_get_links         (WhenceProject  *self);

const char        *whence_project_get_author        (WhenceProject  *self);
void               whence_project_set_author        (WhenceProject  *self,
                                                     const char     *author);
WhenceHistory     *whence_project_get_history       (WhenceProject  *self);

gboolean           whence_project_apply             (WhenceProject  *self,
                                                     WhenceChange   *change,
                                                     GError        **error);

WhenceObject      *whence_project_find              (WhenceProject  *self,
                                                     const char     *id);
GPtrArray         *whence_project_list_referrers    (WhenceProject  *self,
                                                     const char     *id);
WhenceSpanIndex   *whence_project_get_spans         (WhenceProject  *self,
                                                     WhenceSource   *source);

const char *const *whence_project_built_in_types    (void);
gboolean           whence_project_has_entity_type   (WhenceProject  *self,
                                                     const char     *type);

G_END_DECLS
