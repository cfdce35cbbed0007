/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The changes of a project, in order: those that are done, which can be undone, and those that
 * were undone, which can be redone until something else is done.
 */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include <glib/gi18n.h>

#include "core/whence-change-private.h"
#include "core/whence-error.h"
#include "core/whence-history-private.h"
#include "core/whence-project-private.h"

struct _WhenceHistory
{
  GObject parent_instance;

  WhenceProject *project;    /* not owned: it owns the history */
  GPtrArray *done;           /* WhenceChange, oldest first */
  GPtrArray *undone;         /* WhenceChange, the next to redo last */
  WhenceChange *saved;       /* owned: the last change that is on disk; NULL: none is */
  WhenceChange *sealed;      /* owned: the last change that takes in no other; may be NULL */
};

G_DEFINE_FINAL_TYPE (WhenceHistory, whence_history, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_MODIFIED,
  N_PROPS
};

enum
{
  RECORD,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
whence_history_finalize (GObject *object)
{
  WhenceHistory *self = WHENCE_HISTORY (object);

  g_clear_pointer (&self->done, g_ptr_array_unref);
  g_clear_pointer (&self->undone, g_ptr_array_unref);
  g_clear_object (&self->saved);
  g_clear_object (&self->sealed);

  G_OBJECT_CLASS (whence_history_parent_class)->finalize (object);
}

static void
whence_history_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  WhenceHistory *self = WHENCE_HISTORY (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, whence_history_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, whence_history_get_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, whence_history_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, whence_history_get_redo_label (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, whence_history_get_modified (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_history_class_init (WhenceHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = whence_history_finalize;
  object_class->get_property = whence_history_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * WhenceHistory::record:
   * @self: the history
   * @act: a #WhenceHistoryAct: what was done
   * @change: what was done or undone, for #WHENCE_ACT_JOIN before it went into the last change
   *
   * Something was done, and is to be put on disk before anything else is. It is not emitted for
   * what whence_history_replay() and its kin do.
   */
  signals[RECORD] = g_signal_new ("record", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, WHENCE_TYPE_CHANGE);
}

static void
whence_history_init (WhenceHistory *self)
{
  self->done = g_ptr_array_new_with_free_func (g_object_unref);
  self->undone = g_ptr_array_new_with_free_func (g_object_unref);
}

WhenceHistory *
whence_history_new (WhenceProject *project)
{
  WhenceHistory *self = g_object_new (WHENCE_TYPE_HISTORY, NULL);

  self->project = project;

  return self;
}

static WhenceChange *
get_top (GPtrArray *changes)
{
  return changes->len > 0 ? g_ptr_array_index (changes, changes->len - 1) : NULL;
}

static void
record (WhenceHistory    *self,
        WhenceHistoryAct  act,
        WhenceChange     *change)
{
  g_signal_emit (self, signals[RECORD], 0, (int) act, change);
}

static void
finish (WhenceHistory *self,
        WhenceChange  *change)
{
  whence_project_emit_changed (self->project, change);
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

/* Executes a change for the first time and keeps it, or takes it into the one before it. */
gboolean
whence_history_apply (WhenceHistory  *self,
                      WhenceChange   *change,
                      GError        **error)
{
  WhenceChange *top = get_top (self->done);
  WhenceHistoryAct act = WHENCE_ACT_APPLY;

  if (!whence_change_execute (change, self->project, error))
    return FALSE;
  if (whence_change_is_empty (change))
    return TRUE;

  /* A change that is on disk stays as it is: otherwise what is there could not be told. */
  if (top != NULL && top != self->saved && top != self->sealed && self->undone->len == 0 &&
      whence_change_absorb (top, change, FALSE))
    act = WHENCE_ACT_JOIN;
  else
    g_ptr_array_add (self->done, g_object_ref (change));
  g_ptr_array_set_size (self->undone, 0);

  record (self, act, change);
  finish (self, change);
  return TRUE;
}

/* Executes a change that was recorded in an earlier run. Where it went into the last change then,
 * it does so again. Nothing is recorded.
 */
gboolean
whence_history_replay (WhenceHistory     *self,
                       WhenceChange      *change,
                       WhenceHistoryAct   act,
                       WhenceChangeNext   next,
                       gpointer           user_data,
                       GError           **error)
{
  WhenceChange *top = get_top (self->done);

  if (!whence_change_replay (change, self->project, next, user_data, error))
    return FALSE;

  if (act != WHENCE_ACT_JOIN || top == NULL || self->undone->len > 0 ||
      !whence_change_absorb (top, change, TRUE))
    g_ptr_array_add (self->done, g_object_ref (change));
  g_ptr_array_set_size (self->undone, 0);

  finish (self, change);
  return TRUE;
}

static void
undo (WhenceHistory *self)
{
  WhenceChange *change = g_ptr_array_steal_index (self->done, self->done->len - 1);

  g_ptr_array_add (self->undone, change);
  whence_change_revert (change, self->project);
}

static void
redo (WhenceHistory *self)
{
  WhenceChange *change = g_ptr_array_steal_index (self->undone, self->undone->len - 1);

  g_ptr_array_add (self->done, change);
  whence_change_repeat (change, self->project);
}

/* Undoes or redoes the change of @serial, as in an earlier run, without recording it.
 *
 * Returns: whether that change is the next to be undone or redone here
 */
gboolean
whence_history_replay_step (WhenceHistory    *self,
                            WhenceHistoryAct  act,
                            guint64           serial)
{
  WhenceChange *change = get_top (act == WHENCE_ACT_UNDO ? self->done : self->undone);

  if (change == NULL || whence_change_get_serial (change) != serial)
    return FALSE;

  if (act == WHENCE_ACT_UNDO)
    undo (self);
  else
    redo (self);
  finish (self, change);

  return TRUE;
}

/**
 * whence_history_get_can_undo:
 * @self: a history
 *
 * Returns: whether there is a change to undo
 */
gboolean
whence_history_get_can_undo (WhenceHistory *self)
{
  g_return_val_if_fail (WHENCE_IS_HISTORY (self), FALSE);

  return self->done->len > 0;
}

/**
 * whence_history_get_can_redo:
 * @self: a history
 *
 * Returns: whether there is an undone change to redo
 */
gboolean
whence_history_get_can_redo (WhenceHistory *self)
{
  g_return_val_if_fail (WHENCE_IS_HISTORY (self), FALSE);

  return self->undone->len > 0;
}

/**
 * whence_history_get_undo_label:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): what the next undo would take back
 */
const char *
whence_history_get_undo_label (WhenceHistory *self)
{
  g_return_val_if_fail (WHENCE_IS_HISTORY (self), NULL);

  return self->done->len > 0 ? whence_change_get_label (get_top (self->done)) : NULL;
}

/**
 * whence_history_get_redo_label:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): what the next redo would do again
 */
const char *
whence_history_get_redo_label (WhenceHistory *self)
{
  g_return_val_if_fail (WHENCE_IS_HISTORY (self), NULL);

  return self->undone->len > 0 ? whence_change_get_label (get_top (self->undone)) : NULL;
}

/**
 * whence_history_get_modified:
 * @self: a history
 *
 * Returns: whether the project differs from what whence_history_mark_saved() said is on disk
 */
gboolean
whence_history_get_modified (WhenceHistory *self)
{
  g_return_val_if_fail (WHENCE_IS_HISTORY (self), FALSE);

  return get_top (self->done) != self->saved;
}

/**
 * whence_history_get_last:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): the last change that is done
 */
WhenceChange *
whence_history_get_last (WhenceHistory *self)
{
  g_return_val_if_fail (WHENCE_IS_HISTORY (self), NULL);

  return get_top (self->done);
}

/**
 * whence_history_seal:
 * @self: a history
 *
 * Sees to it that the last change stays as it is: what is typed from now on is a change of its
 * own. To be called when a copy of the project is taken that whence_history_mark_saved() is to
 * tell of.
 *
 * Returns: (transfer none) (nullable): that change
 */
WhenceChange *
whence_history_seal (WhenceHistory *self)
{
  g_return_val_if_fail (WHENCE_IS_HISTORY (self), NULL);

  g_set_object (&self->sealed, get_top (self->done));

  return self->sealed;
}

/**
 * whence_history_list:
 * @self: a history
 * @n_done: (out): how many of the changes are done; the others are undone
 *
 * Returns: (transfer container) (element-type WhenceChange): all changes that can be undone, the
 *   oldest first, and after them those that can be redone, the next one first
 */
GPtrArray *
whence_history_list (WhenceHistory *self,
                     guint         *n_done)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (WHENCE_IS_HISTORY (self), changes);

  *n_done = self->done->len;
  for (guint i = 0; i < self->done->len; i++)
    g_ptr_array_add (changes, g_object_ref (g_ptr_array_index (self->done, i)));
  for (guint i = self->undone->len; i > 0; i--)
    g_ptr_array_add (changes, g_object_ref (g_ptr_array_index (self->undone, i - 1)));

  return changes;
}

/**
 * whence_history_go_to:
 * @self: a history
 * @n_done: how many changes are to be done, of those that whence_history_list() has
 *
 * Undoes or redoes, one after the other, as many changes as it takes.
 */
void
whence_history_go_to (WhenceHistory *self,
                      guint          n_done)
{
  g_return_if_fail (WHENCE_IS_HISTORY (self));

  while (self->done->len > n_done)
    whence_history_undo (self, NULL);
  while (self->done->len < n_done && self->undone->len > 0)
    whence_history_redo (self, NULL);
}

/**
 * whence_history_mark_saved:
 * @self: a history
 * @last: (nullable) (transfer none): what whence_history_get_last() was when the project was
 *   written
 *
 * Says that the project with all changes up to @last is on disk.
 */
void
whence_history_mark_saved (WhenceHistory *self,
                           WhenceChange  *last)
{
  g_return_if_fail (WHENCE_IS_HISTORY (self));

  g_set_object (&self->saved, last);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

/**
 * whence_history_undo:
 * @self: a history
 * @error: return location for an error
 *
 * Takes back the last change.
 *
 * Returns: %TRUE if that was done; otherwise %FALSE with %WHENCE_ERROR_NOTHING
 */
gboolean
whence_history_undo (WhenceHistory  *self,
                     GError        **error)
{
  WhenceChange *change;

  g_return_val_if_fail (WHENCE_IS_HISTORY (self), FALSE);

  if (self->done->len == 0)
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_NOTHING, _("There is nothing to undo"));
      return FALSE;
    }

  change = get_top (self->done);
  undo (self);
  record (self, WHENCE_ACT_UNDO, change);
  finish (self, change);

  return TRUE;
}

/**
 * whence_history_redo:
 * @self: a history
 * @error: return location for an error
 *
 * Does the change again that was undone last.
 *
 * Returns: %TRUE if that was done; otherwise %FALSE with %WHENCE_ERROR_NOTHING
 */
gboolean
whence_history_redo (WhenceHistory  *self,
                     GError        **error)
{
  WhenceChange *change;

  g_return_val_if_fail (WHENCE_IS_HISTORY (self), FALSE);

  if (self->undone->len == 0)
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_NOTHING, _("There is nothing to redo"));
      return FALSE;
    }

  change = get_top (self->undone);
  redo (self);
  record (self, WHENCE_ACT_REDO, change);
  finish (self, change);

  return TRUE;
}
