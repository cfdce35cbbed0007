/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-closures.h"
#include "ui/whence-item-edit.h"

/* Makes a change, and offers to undo it where it was of more than one can see. */
static gboolean
apply (WhenceWorkspace *workspace,
       WhenceChange    *change,
       gboolean         tell)
{
  if (whence_change_is_empty (change) || !whence_workspace_apply (workspace, change))
    return FALSE;

  if (tell)
    whence_workspace_tell (workspace, whence_change_get_label (change), TRUE);
  return TRUE;
}

static char *
dup_first_label (GPtrArray *items)
{
  return items->len > 0 ? whence_closure_object_label (g_ptr_array_index (items, 0))
                        : g_strdup ("");
}

/**
 * whence_item_edit_set_type:
 * @workspace: a workspace
 * @entities: (element-type WhenceEntity): entities of its project
 * @type: a type of entity
 *
 * Gives entities another type.
 *
 * Returns: whether any of them has another type now
 */
gboolean
whence_item_edit_set_type (WhenceWorkspace *workspace,
                           GPtrArray       *entities,
                           const char      *type)
{
  g_autofree char *name = dup_first_label (entities);
  g_autofree char *label = NULL;
  g_autoptr (WhenceChange) change = NULL;

  if (entities->len == 1)
    label = g_strdup_printf (_("Changed the type of “%s”"), name);
  else
    label = g_strdup_printf (ngettext ("Changed the type of %u entity",
                                       "Changed the type of %u entities", entities->len),
                             entities->len);
  change = whence_change_new (label);
  for (guint i = 0; i < entities->len; i++)
    {
      WhenceEntity *entity = g_ptr_array_index (entities, i);

      if (!g_str_equal (whence_entity_get_type_id (entity), type))
        whence_change_set_string (change, WHENCE_OBJECT (entity), "type", type);
    }

  return apply (workspace, change, entities->len > 1);
}

/**
 * whence_item_edit_set_status:
 * @workspace: a workspace
 * @claims: (element-type WhenceClaim): claims of its project
 * @status: a status
 *
 * Gives claims another status.
 *
 * Returns: whether any of them has another status now
 */
gboolean
whence_item_edit_set_status (WhenceWorkspace   *workspace,
                             GPtrArray         *claims,
                             WhenceClaimStatus  status)
{
  g_autofree char *text = dup_first_label (claims);
  g_autofree char *label = NULL;
  g_autoptr (WhenceChange) change = NULL;

  if (claims->len == 1)
    label = g_strdup_printf (_("Changed the status of “%s”"), text);
  else
    label = g_strdup_printf (ngettext ("Changed the status of %u claim",
                                       "Changed the status of %u claims", claims->len),
                             claims->len);
  change = whence_change_new (label);
  for (guint i = 0; i < claims->len; i++)
    {
      WhenceClaim *claim = g_ptr_array_index (claims, i);

      if (whence_claim_get_status (claim) != status)
        whence_change_set_enum (change, WHENCE_OBJECT (claim), "status", (int) status);
    }

  return apply (workspace, change, claims->len > 1);
}

static void
add_tags (WhenceChange      *change,
          WhenceRecord      *record,
          const char *const *typed)
{
  g_auto (GStrv) tags = g_strdupv ((char **) whence_record_get_tags (record));
  gboolean more = FALSE;

  for (guint i = 0; typed[i] != NULL; i++)
    {
      g_autofree char *tag = g_strstrip (g_strdup (typed[i]));
      GStrv with = *tag != '\0' ? whence_closure_with ((const char *const *) tags, tag) : NULL;

      if (with == NULL)
        continue;
      g_strfreev (tags);
      tags = with;
      more = TRUE;
    }
  if (more)
    whence_change_set_strv (change, WHENCE_OBJECT (record), "tags", (const char *const *) tags);
}

/**
 * whence_item_edit_add_tags:
 * @workspace: a workspace
 * @records: (element-type WhenceRecord): records of its project
 * @typed: tags, with commas between them
 *
 * Adds tags to those records that do not have them.
 *
 * Returns: whether any of them has more tags now
 */
gboolean
whence_item_edit_add_tags (WhenceWorkspace *workspace,
                           GPtrArray       *records,
                           const char      *typed)
{
  g_auto (GStrv) tags = g_strsplit (typed, ",", -1);
  g_autofree char *name = dup_first_label (records);
  g_autofree char *label = NULL;
  g_autoptr (WhenceChange) change = NULL;

  if (records->len == 1)
    label = g_strdup_printf (_("Tagged “%s”"), name);
  else
    label = g_strdup_printf (ngettext ("Tagged %u item", "Tagged %u items", records->len),
                             records->len);
  change = whence_change_new (label);
  for (guint i = 0; i < records->len; i++)
    add_tags (change, g_ptr_array_index (records, i), (const char *const *) tags);

  return apply (workspace, change, TRUE);
}

/**
 * whence_item_edit_merge:
 * @workspace: a workspace
 * @into: the entity that stays
 * @entities: (element-type WhenceEntity): those that become one with it; @into may be among them
 *
 * Makes one entity of several, and selects it.
 *
 * Returns: whether that was done
 */
gboolean
whence_item_edit_merge (WhenceWorkspace *workspace,
                        WhenceEntity    *into,
                        GPtrArray       *entities)
{
  g_autofree char *name = whence_closure_object_label (WHENCE_OBJECT (into));
  guint n = entities->len - (g_ptr_array_find (entities, into, NULL) ? 1 : 0);
  g_autofree char *label = NULL;
  g_autoptr (WhenceChange) change = NULL;

  if (n == 1)
    {
      WhenceObject *other = g_ptr_array_index (entities, 0);
      g_autofree char *other_name = NULL;

      if (other == WHENCE_OBJECT (into))
        other = g_ptr_array_index (entities, 1);
      other_name = whence_closure_object_label (other);
      label = g_strdup_printf (_("Merged “%s” into “%s”"), other_name, name);
    }
  else
    label = g_strdup_printf (ngettext ("Merged %u entity into “%s”", "Merged %u entities into “%s”",
                                       n), n, name);

  change = whence_change_new (label);
  whence_edit_merge_entities (change, whence_workspace_get_project (workspace), into, entities);
  if (!apply (workspace, change, TRUE))
    return FALSE;

  whence_workspace_select (workspace, WHENCE_OBJECT (into), NULL);
  return TRUE;
}

/**
 * whence_item_edit_split:
 * @workspace: a workspace
 * @entity: an entity of its project
 * @mentions: (element-type WhenceMention): mentions of it
 * @name: (nullable): the name of the new entity
 *
 * Moves mentions to a new entity, and selects that.
 *
 * Returns: whether that was done
 */
gboolean
whence_item_edit_split (WhenceWorkspace *workspace,
                        WhenceEntity    *entity,
                        GPtrArray       *mentions,
                        const char      *name)
{
  g_autofree char *label = NULL;
  g_autofree char *words = NULL;
  g_autoptr (WhenceChange) change = NULL;
  WhenceEntity *split;

  if (mentions->len == 0)
    return FALSE;

  label = whence_closure_object_label (WHENCE_OBJECT (entity));
  words = g_strdup_printf (ngettext ("Split %u mention from “%s”", "Split %u mentions from “%s”",
                                     mentions->len), mentions->len, label);
  change = whence_change_new (words);
  split = whence_edit_split_entity (change, whence_workspace_get_project (workspace), entity,
                                    mentions, name);
  if (!apply (workspace, change, TRUE))
    return FALSE;

  whence_workspace_select (workspace, WHENCE_OBJECT (split), NULL);
  return TRUE;
}

/**
 * whence_item_edit_set_role:
 * @workspace: a workspace
 * @claim: a claim of its project
 * @member: "speaker", "via" or "about"
 * @entities: (element-type WhenceEntity): entities of its project; of several, the first speaks
 *
 * Says what entities have to do with a claim.
 *
 * Returns: whether that is other than before
 */
gboolean
whence_item_edit_set_role (WhenceWorkspace *workspace,
                           WhenceClaim     *claim,
                           const char      *member,
                           GPtrArray       *entities)
{
  gboolean speaker = g_str_equal (member, "speaker");
  const char *const *old = g_str_equal (member, "via") ? whence_claim_get_via (claim)
                                                       : whence_claim_get_about (claim);
  g_auto (GStrv) ids = g_strdupv ((char **) old);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (WhenceChange) change = NULL;

  if (entities->len == 0)
    return FALSE;

  name = whence_closure_object_label (g_ptr_array_index (entities, 0));
  text = whence_closure_object_label (WHENCE_OBJECT (claim));
  if (speaker)
    change = whence_change_new_printf (_("Made “%s” the speaker of “%s”"), name, text);
  else if (g_str_equal (member, "via"))
    change = whence_change_new_printf (_("“%s” reached us through “%s”"), text, name);
  else
    change = whence_change_new_printf (_("“%s” is about “%s”"), text, name);

  for (guint i = 0; i < entities->len; i++)
    {
      const char *id = whence_object_get_id (g_ptr_array_index (entities, i));
      GStrv more = whence_closure_with ((const char *const *) ids, id);

      if (more == NULL)
        continue;
      g_strfreev (ids);
      ids = more;
    }
  if (speaker)
    whence_change_set_string (change, WHENCE_OBJECT (claim), "speaker",
                              whence_object_get_id (g_ptr_array_index (entities, 0)));
  else if (g_strv_length (ids) > g_strv_length ((char **) old))
    whence_change_set_strv (change, WHENCE_OBJECT (claim), member, (const char *const *) ids);

  return apply (workspace, change, TRUE);
}

/* Whether the two are tied so already. */
static gboolean
is_linked (WhenceProject *project,
           WhenceObject  *from,
           WhenceObject  *to,
           const char    *kind)
{
  g_autoptr (GPtrArray) referrers = whence_project_list_referrers (project,
                                                                   whence_object_get_id (from));

  for (guint i = 0; i < referrers->len; i++)
    {
      WhenceLink *link = g_ptr_array_index (referrers, i);

      if (WHENCE_IS_LINK (link) && g_str_equal (whence_link_get_kind (link), kind) &&
          g_str_equal (whence_link_get_from (link), whence_object_get_id (from)) &&
          g_str_equal (whence_link_get_to (link), whence_object_get_id (to)))
        return TRUE;
    }

  return FALSE;
}

/**
 * whence_item_edit_link:
 * @workspace: a workspace
 * @claims: (element-type WhenceClaim): claims of its project
 * @to: another one; where it is among @claims, it is left out
 * @kind: one of whence_link_claim_kinds()
 *
 * Links claims to another one, but for those that are linked to it so already.
 *
 * Returns: whether there are more links now
 */
gboolean
whence_item_edit_link (WhenceWorkspace *workspace,
                       GPtrArray       *claims,
                       WhenceClaim     *to,
                       const char      *kind)
{
  WhenceProject *project = whence_workspace_get_project (workspace);
  g_autofree char *text = whence_closure_object_label (WHENCE_OBJECT (to));
  g_autoptr (WhenceChange) change = whence_change_new_printf (
    /* Translators: a kind of link, such as “contradicts”, and a claim */
    _("Linked: %s “%s”"), whence_words_link_kind (kind), text);

  for (guint i = 0; i < claims->len; i++)
    {
      WhenceObject *from = g_ptr_array_index (claims, i);

      if (from != WHENCE_OBJECT (to) && !is_linked (project, from, WHENCE_OBJECT (to), kind))
        whence_edit_add_link (change, project, from, WHENCE_OBJECT (to), kind);
    }

  if (whence_change_is_empty (change))
    {
      whence_workspace_tell (workspace, _("These are linked so already"), FALSE);
      return FALSE;
    }

  return apply (workspace, change, TRUE);
}
