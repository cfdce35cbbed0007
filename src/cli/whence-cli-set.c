/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/whence-cli-output.h"
#include "cli/whence-cli-project.h"
#include "cli/whence-cli.h"
#include "store/whence-member-text.h"

/* The members of @object that people may set, as one reads them. */
static char *
list_members (WhenceObject *object)
{
  GString *names = g_string_new (NULL);
  guint n = 0;
  GParamSpec *const *members = whence_members_list (G_OBJECT_TYPE (object), &n);

  for (guint i = 0; i < n; i++)
    {
      if ((whence_member_get_flags (members[i]) &
           (WHENCE_MEMBER_FIXED | WHENCE_MEMBER_AUTOMATIC)) == 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                whence_member_get_name (members[i]));
    }

  return g_string_free (names, FALSE);
}

static WhenceCliStatus
run (const WhenceCliCommand  *command,
     char                   **argv)
{
  g_auto (GStrv) args = NULL;
  g_autoptr (WhenceProjectFile) file = NULL;
  g_autoptr (WhenceChange) change = NULL;
  g_autoptr (GError) error = NULL;
  WhenceObject *object;
  WhenceCliStatus status;

  if (!whence_cli_parse (command, argv, NULL, &args, &status))
    return status;
  if (!g_utf8_validate (args[3], -1, NULL))
    {
      whence_cli_complain (_("VALUE: expected text in UTF-8"));
      return WHENCE_CLI_FAILED;
    }

  file = whence_cli_edit_project (args[0], NULL);
  if (file == NULL)
    return WHENCE_CLI_FAILED;
  object = whence_cli_find (whence_project_file_get_project (file), args[0], args[1]);
  if (object == NULL)
    return WHENCE_CLI_FAILED;

  change = whence_change_new_printf (_("Set %s"), args[2]);
  if (!whence_member_set_text (change, object, args[2], args[3], &error))
    {
      g_autofree char *name = whence_cli_display_name (args[0]);
      g_autofree char *members = list_members (object);

      if (g_error_matches (error, WHENCE_ERROR, WHENCE_ERROR_NOT_FOUND) && *members == '\0')
        whence_cli_complain (_("%s: %s: %s; nothing of it can be set"), name, args[1],
                             error->message);
      else if (g_error_matches (error, WHENCE_ERROR, WHENCE_ERROR_NOT_FOUND))
        whence_cli_complain (_("%s: %s: %s; what can be set: %s"), name, args[1], error->message,
                             members);
      else
        whence_cli_complain ("%s: %s: %s", name, args[1], error->message);
      return WHENCE_CLI_FAILED;
    }

  return whence_cli_apply (file, change, args[0]) ? WHENCE_CLI_DONE : WHENCE_CLI_FAILED;
}

const WhenceCliCommand whence_cli_command_set = {
  .name = "set",
  .arguments = N_("PROJECT ID MEMBER VALUE"),
  .summary = N_("Give a member of an object another value"),
  .description = N_("The ID is that of an object, or “project” for the project itself; the MEMBER "
                    "has the name\nthat the project file has for it. The items of a list have "
                    "commas between them, or are a\nJSON array; identifiers are a JSON object. "
                    "An empty VALUE clears the member. A VALUE that\nbegins with “-” comes "
                    "after “--”."),
  .min_arguments = 4,
  .max_arguments = 4,
  .run = run,
};
