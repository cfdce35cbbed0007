/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-quick-edit.h"

/**
 * whence_quick_edit_tell_type:
 * @workspace: a workspace
 * @type: the type of an entity
 *
 * Says which type a key has given to what is selected, and offers to undo it: one may have been
 * about to type a name.
 */
void
whence_quick_edit_tell_type (WhenceWorkspace *workspace,
                             const char      *type)
{
  g_autofree char *message = g_strdup_printf (
    _("Type: %s"), whence_words_entity_type (whence_workspace_get_project (workspace), type));

  whence_workspace_tell (workspace, message, TRUE);
}

/**
 * whence_quick_edit_tell_status:
 * @workspace: a workspace
 * @status: the status of a claim
 *
 * Says which status a key has given to what is selected, and offers to undo it.
 */
void
whence_quick_edit_tell_status (WhenceWorkspace   *workspace,
                               WhenceClaimStatus  status)
{
  g_autofree char *message = g_strdup_printf (_("Status: %s"), whence_words_status (status));

  whence_workspace_tell (workspace, message, TRUE);
}

/**
 * whence_quick_edit_set_type:
 * @workspace: a workspace
 * @digit: which of the built-in types, from 1
 *
 * Gives the entity that is selected another type, as one step that can be undone.
 *
 * Returns: whether an entity is selected and @digit stands for a type
 */
gboolean
whence_quick_edit_set_type (WhenceWorkspace *workspace,
                            guint            digit)
{
  const char *const *types = whence_project_built_in_types ();
  WhenceObject *selected;
  const char *type;
  g_autoptr (WhenceChange) change = NULL;

  g_return_val_if_fail (WHENCE_IS_WORKSPACE (workspace), FALSE);

  selected = whence_workspace_get_selected (workspace);
  if (!WHENCE_IS_ENTITY (selected) || digit < 1 ||
      digit > g_strv_length ((char **) types))
    return FALSE;

  type = types[digit - 1];
  if (g_str_equal (whence_entity_get_type_id (WHENCE_ENTITY (selected)), type))
    return TRUE;

  change = whence_change_new_printf (
    _("Changed the type of “%s”"), whence_entity_get_name (WHENCE_ENTITY (selected)));
  whence_change_set_string (change, selected, "type", type);
  if (whence_workspace_apply (workspace, change))
    whence_quick_edit_tell_type (workspace, type);

  return TRUE;
}

/**
 * whence_quick_edit_next_status:
 * @workspace: a workspace
 *
 * Gives the claim that is selected the status after its own, as one step that can be undone.
 * After the last one comes the first.
 *
 * Returns: whether a claim is selected
 */
gboolean
whence_quick_edit_next_status (WhenceWorkspace *workspace)
{
  WhenceObject *selected;
  int status;
  g_autofree char *excerpt = NULL;
  g_autoptr (WhenceChange) change = NULL;

  g_return_val_if_fail (WHENCE_IS_WORKSPACE (workspace), FALSE);

  selected = whence_workspace_get_selected (workspace);
  if (!WHENCE_IS_CLAIM (selected))
    return FALSE;

  status = (int) whence_claim_get_status (WHENCE_CLAIM (selected)) + 1;
  if (status > (int) WHENCE_CLAIM_STATUS_UNVERIFIABLE)
    status = (int) WHENCE_CLAIM_STATUS_OPEN;

  excerpt = whence_words_excerpt (whence_claim_get_text (WHENCE_CLAIM (selected)), 40);
  change = whence_change_new_printf (_("Changed the status of “%s”"), excerpt);
  whence_change_set_enum (change, selected, "status", status);
  if (whence_workspace_apply (workspace, change))
    whence_quick_edit_tell_status (workspace, (WhenceClaimStatus) status);

  return TRUE;
}
