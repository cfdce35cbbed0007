/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/whence-cli-output.h"
#include "cli/whence-cli-project.h"
#include "cli/whence-cli.h"

/* What else a removal did. */
typedef struct
{
  guint n_mentions;
  guint n_evidence;
  guint n_links;
  guint n_claims;    /* that stay, and name what was removed no more */
  guint n_entities;  /* that stay, and are of another type */
} Tally;

static void
count_gone (Tally        *tally,
            WhenceObject *object)
{
  if (WHENCE_IS_MENTION (object))
    tally->n_mentions++;
  else if (WHENCE_IS_PASSAGE (object))
    tally->n_evidence++;
  else if (WHENCE_IS_LINK (object))
    tally->n_links++;
}

/* Counts what is in the list of an object that goes. */
static void
count_children (Tally        *tally,
                WhenceObject *object)
{
  guint n = 0;
  GParamSpec *const *members = whence_members_list (G_OBJECT_TYPE (object), &n);

  for (guint i = 0; i < n; i++)
    {
      GListModel *children = NULL;
      guint n_children = 0;

      if (whence_member_is_children (members[i]))
        children = whence_object_get_children (object, members[i]);
      if (children != NULL)
        n_children = g_list_model_get_n_items (children);
      for (guint j = 0; j < n_children; j++)
        {
          g_autoptr (WhenceObject) child = g_list_model_get_item (children, j);

          count_gone (tally, child);
        }
    }
}

/* A change that was applied says what it did by what is still in the project. */
static Tally
tally_change (WhenceChange *change,
              WhenceObject *removed)
{
  g_autoptr (GPtrArray) objects = whence_change_list_objects (change);
  Tally tally = { 0 };

  for (guint i = 0; i < objects->len; i++)
    {
      WhenceObject *object = g_ptr_array_index (objects, i);

      if (whence_object_get_project (object) == NULL)
        {
          if (object != removed)
            count_gone (&tally, object);
          count_children (&tally, object);
        }
    }

  return tally;
}

static void
append_count (GString    *words,
              const char *text,
              guint       n)
{
  if (n == 0)
    return;

  if (words->len > 0)
    g_string_append (words, ", ");
  g_string_append_printf (words, "%u ", n);
  g_string_append (words, text);
}

static void
say_what_went (const Tally *tally)
{
  g_autoptr (GString) words = g_string_new (NULL);

  append_count (words, ngettext ("mention", "mentions", tally->n_mentions), tally->n_mentions);
  append_count (words, ngettext ("passage of evidence", "passages of evidence",
                                 tally->n_evidence), tally->n_evidence);
  append_count (words, ngettext ("link", "links", tally->n_links), tally->n_links);
  if (words->len > 0)
    whence_cli_say (_("Went with it: %s.\n"), words->str);
  if (tally->n_claims > 0)
    whence_cli_say (ngettext ("%u claim no longer names it.\n", "%u claims no longer name it.\n",
                              tally->n_claims), tally->n_claims);
  if (tally->n_entities > 0)
    whence_cli_say (ngettext ("%u entity of that type is now of the type “other”.\n",
                              "%u entities of that type are now of the type “other”.\n",
                              tally->n_entities), tally->n_entities);
}

/* Counts what names @object, and stays without it. */
static void
count_staying (Tally         *tally,
               WhenceProject *project,
               WhenceObject  *object)
{
  g_autoptr (GPtrArray) referrers = whence_project_list_referrers (project,
                                                                   whence_object_get_id (object));
  GListModel *entities = whence_project_get_entities (project);
  guint n = WHENCE_IS_ENTITY_TYPE (object) ? g_list_model_get_n_items (entities) : 0;

  for (guint i = 0; i < referrers->len; i++)
    {
      if (WHENCE_IS_CLAIM (g_ptr_array_index (referrers, i)))
        tally->n_claims++;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceEntity) entity = g_list_model_get_item (entities, i);

      if (g_str_equal (whence_entity_get_type_id (entity), whence_object_get_id (object)))
        tally->n_entities++;
    }
}

static WhenceCliStatus
remove_object (WhenceProjectFile *file,
               WhenceObject      *object,
               const char        *path)
{
  WhenceProject *project = whence_project_file_get_project (file);
  g_autoptr (WhenceChange) change = whence_change_new (_("Remove"));
  g_autoptr (GPtrArray) objects = g_ptr_array_new ();
  Tally staying = { 0 };
  Tally tally;

  count_staying (&staying, project, object);
  g_ptr_array_add (objects, object);
  whence_edit_remove (change, project, objects);
  if (!whence_cli_apply (file, change, path))
    return WHENCE_CLI_FAILED;

  tally = tally_change (change, object);
  tally.n_claims = staying.n_claims;
  tally.n_entities = staying.n_entities;
  say_what_went (&tally);

  return WHENCE_CLI_DONE;
}

static WhenceCliStatus
run (const WhenceCliCommand  *command,
     char                   **argv)
{
  g_auto (GStrv) args = NULL;
  g_autoptr (WhenceProjectFile) file = NULL;
  WhenceObject *object;
  WhenceCliStatus status;

  if (!whence_cli_parse (command, argv, NULL, &args, &status))
    return status;

  file = whence_cli_edit_project (args[0], NULL);
  if (file == NULL)
    return WHENCE_CLI_FAILED;
  object = whence_cli_find (whence_project_file_get_project (file), args[0], args[1]);
  if (object == NULL)
    return WHENCE_CLI_FAILED;
  if (WHENCE_IS_PROJECT (object))
    {
      whence_cli_complain (_("%s: the project itself cannot be removed; remove the file"), args[0]);
      return WHENCE_CLI_FAILED;
    }

  return remove_object (file, object, args[0]);
}

const WhenceCliCommand whence_cli_command_remove = {
  .name = "remove",
  .arguments = N_("PROJECT ID"),
  .summary = N_("Remove an object, and what cannot be without it"),
  .description = N_("With a source go the mentions and the evidence in it; with an entity its "
                    "mentions and its\nlinks; with a claim its evidence and its links. Claims "
                    "that name a removed entity stay."),
  .min_arguments = 2,
  .max_arguments = 2,
  .run = run,
};
