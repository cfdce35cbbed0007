/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a change is made of, for those who execute it and those who record it. */

#pragma once

#include "core/whence-change.h"

G_BEGIN_DECLS

typedef enum
{
  WHENCE_STEP_SET,
  WHENCE_STEP_ADD,
  WHENCE_STEP_REMOVE,
  WHENCE_STEP_KEEP,
  WHENCE_STEP_FORGET,
} WhenceStepKind;

/**
 * WhenceChangeStep:
 * @kind: what it does
 * @object: whose member is set, kept or forgotten; what is added or removed
 * @parent: in whose list it is, or is set; %NULL for a member of the project
 * @member: the member that is set, or the list
 * @list: the list of @parent in which @object is, or was; %NULL without @parent
 * @position: the place in the list, when the steps before are done; for #WHENCE_STEP_SET of what
 *   has no id only
 * @value: what is set
 * @name: #WHENCE_STEP_KEEP, #WHENCE_STEP_FORGET: the member that this program does not know
 * @node: #WHENCE_STEP_KEEP: its value
 *
 * A step of a change; all of it belongs to the change.
 */
typedef struct
{
  WhenceStepKind kind;
  WhenceObject *object;
  WhenceObject *parent;
  GParamSpec *member;
  GParamSpec *list;
  guint position;
  const GValue *value;
  const char *name;
  JsonNode *node;
} WhenceChangeStep;

/**
 * WhenceChangeNext:
 * @change: the change to add one step to
 * @more: (out): whether there was another one
 * @user_data: what was given for it
 * @error: return location for an error
 *
 * Returns: %FALSE with an error if the next step cannot be made
 */
typedef gboolean (*WhenceChangeNext) (WhenceChange  *change,
                                      gboolean      *more,
                                      gpointer       user_data,
                                      GError       **error);

gboolean whence_change_execute     (WhenceChange      *self,
                                    WhenceProject     *project,
                                    GError           **error);
gboolean whence_change_replay      (WhenceChange      *self,
                                    WhenceProject     *project,
                                    WhenceChangeNext   next,
                                    gpointer           user_data,
                                    GError           **error);
void     whence_change_revert      (WhenceChange      *self,
                                    WhenceProject     *project);
void     whence_change_repeat      (WhenceChange      *self,
                                    WhenceProject     *project);
gboolean whence_change_absorb      (WhenceChange      *self,
                                    WhenceChange      *later,
                                    gboolean           any_time);
void     whence_change_set_time    (WhenceChange      *self,
                                    gint64             real_time);
guint64  whence_change_get_serial  (WhenceChange      *self);
void     whence_change_set_serial  (WhenceChange      *self,
                                    guint64            serial);
guint    whence_change_get_n_steps (WhenceChange      *self);
void     whence_change_get_step    (WhenceChange      *self,
                                    guint              i,
                                    gboolean           backwards,
                                    WhenceChangeStep  *step);

G_END_DECLS
