/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cli/whence-cli-add.h"
#include "cli/whence-cli-output.h"
#include "cli/whence-cli-project.h"
#include "store/whence-member-text.h"

static const struct
{
  const char *kind;
  const WhenceCliCommand *command;
} kinds[] = {
  { "entity", &whence_cli_command_add_entity },
  { "mention", &whence_cli_command_add_mention },
  { "claim", &whence_cli_command_add_claim },
  { "evidence", &whence_cli_command_add_evidence },
  { "link", &whence_cli_command_add_link },
  { "type", &whence_cli_command_add_type },
};

/**
 * whence_cli_add:
 * @path: a project as it was typed
 * @creator: (nullable): who adds something to it
 * @fill: says what to add
 * @options: for @fill
 *
 * Adds an object to a project and prints its id; or says why that cannot be done.
 *
 * Returns: the exit status
 */
WhenceCliStatus
whence_cli_add (const char    *path,
                const char    *creator,
                WhenceCliFill  fill,
                gconstpointer  options)
{
  g_autoptr (WhenceProjectFile) file = whence_cli_edit_project (path, creator);
  g_autoptr (WhenceChange) change = whence_change_new (_("Add"));
  g_autoptr (GError) error = NULL;
  WhenceObject *object;

  if (file == NULL)
    return WHENCE_CLI_FAILED;

  object = fill (change, whence_project_file_get_project (file), options, &error);
  if (object == NULL)
    {
      g_autofree char *name = whence_cli_display_name (path);

      whence_cli_complain ("%s: %s", name, error->message);
      return WHENCE_CLI_FAILED;
    }
  if (!whence_cli_apply (file, change, path))
    return WHENCE_CLI_FAILED;

  whence_cli_print ("%s\n", whence_object_get_id (object));
  return WHENCE_CLI_DONE;
}

/**
 * whence_cli_set_text:
 * @change: a change
 * @object: an object that it adds
 * @member: a member of it
 * @text: (nullable): its value as it was typed; %NULL where nothing was
 * @error: return location for an error
 *
 * Returns: %TRUE; otherwise %FALSE with an error as from whence_member_set_text()
 */
gboolean
whence_cli_set_text (WhenceChange  *change,
                     gpointer       object,
                     const char    *member,
                     const char    *text,
                     GError       **error)
{
  return text == NULL || whence_member_set_text (change, object, member, text, error);
}

/**
 * whence_cli_set_strv:
 * @change: a change
 * @object: an object that it adds
 * @member: a member of it that is a list of strings
 * @texts: (nullable) (array zero-terminated=1): its items; %NULL where nothing was typed
 *
 * Sets a list from an option that may be there several times.
 */
void
whence_cli_set_strv (WhenceChange  *change,
                     gpointer       object,
                     const char    *member,
                     char         **texts)
{
  if (texts != NULL)
    whence_change_set_strv (change, object, member, (const char *const *) texts);
}

/**
 * whence_cli_require:
 * @option: the name of an option
 * @value: (nullable): its value
 * @error: return location for an error
 *
 * Returns: %TRUE if there is a value that is not empty; otherwise %FALSE with
 *   %WHENCE_ERROR_INVALID
 */
gboolean
whence_cli_require (const char  *option,
                    const char  *value,
                    GError     **error)
{
  if (value != NULL && *value != '\0')
    return TRUE;

  g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_INVALID,
               value == NULL ? _("expected --%s") : _("--%s: expected a value that is not empty"),
               option);
  return FALSE;
}

static const char *
type_words (GType type)
{
  if (type == WHENCE_TYPE_ENTITY)
    return _("the id of an entity");
  if (type == WHENCE_TYPE_CLAIM)
    return _("the id of a claim");
  if (type == WHENCE_TYPE_LINK)
    return _("the id of a link");

  return _("the id of an entity or a claim");
}

/**
 * whence_cli_get:
 * @project: a project
 * @option: the name of an option
 * @id: (nullable): its value
 * @type: what it is to name; %WHENCE_TYPE_RECORD for an entity or a claim
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): what the option names; %NULL with %WHENCE_ERROR_INVALID
 *   or %WHENCE_ERROR_NOT_FOUND
 */
WhenceObject *
whence_cli_get (WhenceProject  *project,
                const char     *option,
                const char     *id,
                GType           type,
                GError        **error)
{
  WhenceObject *object;

  if (!whence_cli_require (option, id, error))
    return NULL;

  object = whence_project_find (project, id);
  if (object != NULL && g_type_is_a (G_OBJECT_TYPE (object), type) &&
      (type != WHENCE_TYPE_RECORD || WHENCE_IS_ENTITY (object) || WHENCE_IS_CLAIM (object)))
    return object;

  g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_NOT_FOUND,
               _("--%s: expected %s, and “%s” is none"), option, type_words (type), id);
  return NULL;
}

static gboolean
takes_value (const char *word)
{
  return g_str_has_prefix (word, "--") && strchr (word, '=') == NULL &&
         !g_str_equal (word, "--") && !g_str_equal (word, "--help") &&
         !g_str_equal (word, "--direct") && !g_str_equal (word, "--all");
}

/* Where the kind of what is to be added stands, as options may stand before it; 0 if nowhere. */
static guint
find_kind (char     **argv,
           guint     *kind)
{
  for (guint i = 1; argv[i] != NULL; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
        {
          if (g_str_equal (argv[i], kinds[j].kind))
            {
              *kind = j;
              return i;
            }
        }
      if (takes_value (argv[i]) && argv[i + 1] != NULL)
        i++;
    }

  return 0;
}

static WhenceCliStatus
run (const WhenceCliCommand  *command,
     char                   **argv)
{
  g_auto (GStrv) args = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  WhenceCliStatus status;
  guint kind = 0;
  guint position = find_kind (argv, &kind);

  if (position == 0)
    {
      if (whence_cli_parse (command, argv, NULL, &args, &status))
        whence_cli_complain (_("expected “entity”, “mention”, “claim”, “evidence”, “link” or "
                               "“type”, not “%s”"), args[0]);
      return status;
    }

  for (guint i = 0; argv[i] != NULL; i++)
    {
      if (i != position)
        g_ptr_array_add (words, argv[i]);
    }
  g_ptr_array_add (words, NULL);

  return kinds[kind].command->run (kinds[kind].command, (char **) words->pdata);
}

const WhenceCliCommand whence_cli_command_add = {
  .name = "add",
  .arguments = N_("entity|mention|claim|evidence|link|type PROJECT"),
  .summary = N_("Add an object to a project, and print its id"),
  .description = N_("“whence-cli add entity --help” and the like list the options of each."),
  .min_arguments = 1,
  .max_arguments = G_MAXUINT,
  .run = run,
};
