/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-core.h"
#include "store/whence-project-file.h"
#include "ui/whence-entity-matcher.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_WORKSPACE (whence_workspace_get_type ())

G_DECLARE_FINAL_TYPE (WhenceWorkspace, whence_workspace, WHENCE, WORKSPACE, GObject)

WhenceWorkspace   *whence_workspace_new              (WhenceProjectFile *project_file);

WhenceProjectFile *whence_workspace_get_project_file (WhenceWorkspace   *self);
WhenceProject     *whence_workspace_get_project      (WhenceWorkspace   *self);
WhenceEntityMatcher *whence_workspace_get_matcher    (WhenceWorkspace   *self);
WhenceSource      *whence_workspace_get_source       (WhenceWorkspace   *self);
void               whence_workspace_set_source       (WhenceWorkspace   *self,
                                                      WhenceSource      *source);
WhenceObject      *whence_workspace_get_selected     (WhenceWorkspace   *self);
WhencePassage     *whence_workspace_get_passage      (WhenceWorkspace   *self);
void               whence_workspace_select           (WhenceWorkspace   *self,
                                                      WhenceObject      *selected,
                                                      WhencePassage     *passage);
void               whence_workspace_show_passage     (WhenceWorkspace   *self,
                                                      WhencePassage     *passage);
void               whence_workspace_open_page        (WhenceWorkspace   *self,
                                                      WhenceObject      *object);

gboolean           whence_workspace_apply            (WhenceWorkspace   *self,
                                                      WhenceChange      *change);
gboolean           whence_workspace_remove           (WhenceWorkspace   *self,
                                                      GPtrArray         *objects);
void               whence_workspace_tell             (WhenceWorkspace   *self,
                                                      const char        *message,
                                                      gboolean           can_undo);
void               whence_workspace_tell_exported    (WhenceWorkspace   *self,
                                                      const char        *message,
                                                      GFile             *file);
void               whence_workspace_report           (WhenceWorkspace   *self,
                                                      const char        *title,
                                                      const GError      *error);

G_END_DECLS
