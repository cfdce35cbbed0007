/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cli/whence-cli-output.h"
#include "cli/whence-cli-project.h"
#include "cli/whence-cli.h"
#include "store/whence-json-writer.h"
#include "store/whence-project-writer.h"

static void print_object (WhenceProject *project,
                          WhenceObject  *object,
                          const char    *indent);

/* What an id stands for, in a few words; the empty string where it is none. */
static char *
describe (WhenceProject *project,
          const char    *id)
{
  WhenceObject *object = whence_project_find (project, id);

  if (WHENCE_IS_SOURCE (object))
    return whence_words_excerpt (whence_source_get_title (WHENCE_SOURCE (object)), 60);
  if (WHENCE_IS_ENTITY (object))
    return whence_words_excerpt (whence_entity_get_name (WHENCE_ENTITY (object)), 60);
  if (WHENCE_IS_CLAIM (object))
    return whence_words_excerpt (whence_claim_get_text (WHENCE_CLAIM (object)), 60);

  return g_strdup ("");
}

/* Prints a member; the lines of a text after the first stand under it. */
static void
print_member (const char *indent,
              const char *name,
              const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  whence_cli_print ("%s%s: %s\n", indent, name, lines[0] != NULL ? lines[0] : "");
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0')
        whence_cli_print ("%s  %s\n", indent, lines[i]);
      else
        whence_cli_print ("\n");
    }
}

static void
print_reference (WhenceProject *project,
                 const char    *indent,
                 const char    *name,
                 const char    *id)
{
  g_autofree char *words = describe (project, id);
  g_autofree char *text = g_strdup_printf ("%s (%s)", id, words);

  print_member (indent, name, *words != '\0' ? text : id);
}

static void
print_children (WhenceProject *project,
                const char    *indent,
                const char    *name,
                GListModel    *children)
{
  g_autofree char *deeper = g_strdup_printf ("%s  ", indent);
  guint n = g_list_model_get_n_items (children);

  whence_cli_print ("%s%s: %u\n", indent, name, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceObject) child = g_list_model_get_item (children, i);

      if (i > 0)
        whence_cli_print ("\n");
      print_object (project, child, deeper);
    }
}

static void
print_value (WhenceProject *project,
             const char    *indent,
             GParamSpec    *member,
             const GValue  *value)
{
  const char *name = whence_member_get_name (member);
  g_autofree char *text = NULL;

  if (whence_member_is_reference (member) && G_VALUE_HOLDS_STRING (value))
    {
      print_reference (project, indent, name, g_value_get_string (value));
      return;
    }
  if (whence_member_is_reference (member))
    {
      char **ids = g_value_get_boxed (value);

      for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
        print_reference (project, indent, name, ids[i]);
      return;
    }

  text = whence_member_to_text (member, value);
  print_member (indent, name, text);
}

static void
print_unknown (WhenceObject *object,
               const char   *indent)
{
  guint n = whence_object_get_n_unknown (object);

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = NULL;
      GParamSpec *after = NULL;
      const char *name = whence_object_get_unknown (object, i, &node, &after);
      g_autofree char *text = whence_json_to_text (node);

      print_member (indent, name, g_strchomp (text));
    }
}

static void
print_object (WhenceProject *project,
              WhenceObject  *object,
              const char    *indent)
{
  guint n = 0;
  GParamSpec *const *members = whence_members_list (G_OBJECT_TYPE (object), &n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      whence_object_get_value (object, members[i], &value);
      if (whence_member_is_default (members[i], &value))
        continue;
      if (!whence_member_is_children (members[i]))
        print_value (project, indent, members[i], &value);
      else if (WHENCE_IS_PROJECT (object))
        whence_cli_print ("%s%s: %u\n", indent, whence_member_get_name (members[i]),
                          g_list_model_get_n_items (g_value_get_object (&value)));
      else
        print_children (project, indent, whence_member_get_name (members[i]),
                        g_value_get_object (&value));
    }
  print_unknown (object, indent);
}

static WhenceCliStatus
run (const WhenceCliCommand  *command,
     char                   **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print the object as JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) args = NULL;
  g_autoptr (WhenceProject) project = NULL;
  WhenceObject *object;
  WhenceCliStatus status;

  if (!whence_cli_parse (command, argv, entries, &args, &status))
    return status;

  project = whence_cli_read_project (args[0]);
  if (project == NULL)
    return WHENCE_CLI_FAILED;
  object = whence_cli_find (project, args[0], args[1]);
  if (object == NULL)
    return WHENCE_CLI_FAILED;

  if (json)
    whence_cli_print_json (whence_object_to_json (object));
  else
    print_object (project, object, "");

  return WHENCE_CLI_DONE;
}

const WhenceCliCommand whence_cli_command_show = {
  .name = "show",
  .arguments = N_("PROJECT ID"),
  .summary = N_("Show one object of a project, whole"),
  .description = N_("The ID is that of a source, an entity, a mention, a claim, a passage of "
                    "evidence, a\nlink or a type of entity; or “project” for the project itself."),
  .min_arguments = 2,
  .max_arguments = 2,
  .run = run,
};
