/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the words of a command line to a command and its options. */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cli/whence-cli-output.h"
#include "cli/whence-cli.h"

#define PROGRAM "whence-cli"

static const WhenceCliCommand *const commands[] = {
  &whence_cli_command_new,
  &whence_cli_command_import,
  &whence_cli_command_list,
  &whence_cli_command_show,
  &whence_cli_command_add,
  &whence_cli_command_set,
  &whence_cli_command_remove,
  &whence_cli_command_merge_entities,
  &whence_cli_command_split_entity,
  &whence_cli_command_check,
  &whence_cli_command_export,
  &whence_cli_command_formats,
  &whence_cli_command_stats,
};

static char *
make_help (void)
{
  GString *help = g_string_new (NULL);

  g_string_append_printf (help, "%s\n  %s %s\n\n%s\n\n%s\n", _("Usage:"), PROGRAM,
                          _("COMMAND [ARGUMENT…]"),
                          _("Works on Whence projects without a display."), _("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (help, "  %-14s %s\n", commands[i]->name, _(commands[i]->summary));
  g_string_append_printf (help, "\n%s\n  -h, --help      %s\n  --version       %s\n\n",
                          _("Options:"), _("Show this help, or that of a command after it"),
                          _("Show the version of the program"));
  g_string_append (help,
                   _("“-” is standard input or standard output where a file is meant.\n"
                     "Exit status: 0 done, 1 done but something was found, 2 could not be "
                     "done.\n"));

  return g_string_free (help, FALSE);
}

static const WhenceCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i]->name, name))
        return commands[i];
    }

  return NULL;
}

static gboolean
is_help (const char *word)
{
  return g_str_equal (word, "--help") || g_str_equal (word, "-h");
}

/* Runs a command with @words; “--help” may stand before it, too. */
static WhenceCliStatus
run_command (char     **words,
             gboolean   help_first)
{
  const WhenceCliCommand *command = find_command (words[0]);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  if (command == NULL)
    {
      whence_cli_complain (_("there is no command “%s”; “%s --help” lists them"), words[0],
                           PROGRAM);
      return WHENCE_CLI_FAILED;
    }

  for (; *words != NULL; words++)
    {
      g_ptr_array_add (argv, *words);
      if (help_first && argv->len == 1)
        g_ptr_array_add (argv, (gpointer) "--help");
    }
  g_ptr_array_add (argv, NULL);

  return command->run (command, (char **) argv->pdata);
}

/**
 * whence_cli_run:
 * @argc: how many words there are
 * @argv: the words of the command line
 *
 * Runs the command that is asked for.
 *
 * Returns: the exit status of the program
 */
int
whence_cli_run (int    argc,
                char **argv)
{
  const char *name = argc > 1 ? argv[1] : NULL;
  g_autofree char *help = name == NULL || is_help (name) ? make_help () : NULL;
  WhenceCliStatus status = WHENCE_CLI_DONE;

  if (name == NULL)
    {
      whence_cli_say ("%s", help);
      return WHENCE_CLI_FAILED;
    }

  if (is_help (name) && argc > 2)
    status = run_command (argv + 2, TRUE);
  else if (is_help (name))
    whence_cli_print ("%s", help);
  else if (g_str_equal (name, "--version"))
    whence_cli_print ("%s %s\n", PROGRAM, PACKAGE_VERSION);
  else
    status = run_command (argv + 1, FALSE);

  return whence_cli_flush () ? (int) status : WHENCE_CLI_FAILED;
}

/* Takes an option's text as UTF-8, whatever the locale: scripts often run in the C locale. */
static gboolean
to_utf8 (const char  *option,
         char       **text)
{
  char *converted;

  if (*text == NULL || g_utf8_validate (*text, -1, NULL))
    return TRUE;

  converted = g_locale_to_utf8 (*text, -1, NULL, NULL, NULL);
  if (converted == NULL)
    {
      whence_cli_complain (_("--%s: expected text in UTF-8"), option);
      return FALSE;
    }

  g_free (*text);
  *text = converted;
  return TRUE;
}

static gboolean
entries_to_utf8 (const GOptionEntry *entries)
{
  for (; entries->long_name != NULL; entries++)
    {
      if (entries->arg == G_OPTION_ARG_STRING && !to_utf8 (entries->long_name, entries->arg_data))
        return FALSE;
      if (entries->arg == G_OPTION_ARG_STRING_ARRAY)
        {
          char **texts = *(char ***) entries->arg_data;

          for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
            {
              if (!to_utf8 (entries->long_name, &texts[i]))
                return FALSE;
            }
        }
    }

  return TRUE;
}

/* The entries as GOption is to read them: texts as the bytes that they are, and what is no
 * option gathered in @rest, which also minds “--”.
 */
static GArray *
prepare_entries (const GOptionEntry *entries,
                 GStrv              *rest,
                 gboolean           *help)
{
  GArray *prepared = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  GOptionEntry help_entry = { "help", 'h', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, help,
                              N_("Show this help"), NULL };
  GOptionEntry rest_entry = { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE,
                              G_OPTION_ARG_FILENAME_ARRAY, rest, NULL, NULL };

  for (; entries != NULL && entries->long_name != NULL; entries++)
    {
      GOptionEntry entry = *entries;

      if (entry.arg == G_OPTION_ARG_STRING)
        entry.arg = G_OPTION_ARG_FILENAME;
      else if (entry.arg == G_OPTION_ARG_STRING_ARRAY)
        entry.arg = G_OPTION_ARG_FILENAME_ARRAY;
      g_array_append_val (prepared, entry);
    }
  g_array_append_val (prepared, help_entry);
  g_array_append_val (prepared, rest_entry);

  return prepared;
}

static GOptionContext *
make_context (const WhenceCliCommand *command,
              GArray                 *entries)
{
  GOptionContext *context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, (const GOptionEntry *) entries->data,
                                     GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _(command->summary));
  if (command->description != NULL)
    g_option_context_set_description (context, _(command->description));

  return context;
}

/* How a command is called; empty arguments are not to be translated, as gettext has its header
 * for them.
 */
static char *
make_call (const WhenceCliCommand *command,
           const char             *options)
{
  GString *call = g_string_new (PROGRAM);

  g_string_append_printf (call, " %s", command->name);
  if (options != NULL)
    g_string_append_printf (call, " [%s]", options);
  if (*command->arguments != '\0')
    g_string_append_printf (call, " %s", _(command->arguments));

  return g_string_free (call, FALSE);
}

/* GOption names the program by the first word alone; a command is more than one. */
static void
print_help (const WhenceCliCommand *command,
            GOptionContext         *context)
{
  g_autofree char *usage = make_call (command, _("OPTION…"));
  g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);
  const char *body = strstr (help, "\n\n");

  whence_cli_print ("%s\n  %s%s", _("Usage:"), usage, body != NULL ? body : "\n");
}

/**
 * whence_cli_parse:
 * @command: a command
 * @argv: (array zero-terminated=1): the words from its name on
 * @entries: (nullable) (array zero-terminated=1): its options. Strings are UTF-8 afterwards,
 *   and file names are as they were typed
 * @arguments: (out): its arguments, from one end to the other without the options
 * @status: (out): the exit status if there is nothing left to do
 *
 * Reads a command line. Options may stand anywhere among the arguments, up to “--”.
 *
 * Returns: %TRUE if the command is to be run; otherwise %FALSE, and what there was to say has
 *   been said
 */
gboolean
whence_cli_parse (const WhenceCliCommand  *command,
                  char                   **argv,
                  const GOptionEntry      *entries,
                  GStrv                   *arguments,
                  WhenceCliStatus         *status)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_auto (GStrv) rest = NULL;
  gboolean help = FALSE;
  g_autoptr (GArray) prepared = prepare_entries (entries, &rest, &help);
  g_autoptr (GOptionContext) context = make_context (command, prepared);
  g_autoptr (GError) error = NULL;
  guint n;

  *status = WHENCE_CLI_FAILED;
  if (!g_option_context_parse_strv (context, &words, &error))
    {
      whence_cli_complain (_("%s; see “%s %s --help”"), error->message, PROGRAM, command->name);
      return FALSE;
    }
  if (help)
    {
      print_help (command, context);
      *status = WHENCE_CLI_DONE;
      return FALSE;
    }
  if (entries != NULL && !entries_to_utf8 (entries))
    return FALSE;

  n = rest != NULL ? g_strv_length (rest) : 0;
  if (n < command->min_arguments || n > command->max_arguments)
    {
      g_autofree char *call = make_call (command, NULL);

      whence_cli_complain (_("expected “%s”; see “%s %s --help”"), call, PROGRAM, command->name);
      return FALSE;
    }

  *arguments = rest != NULL ? g_steal_pointer (&rest) : g_new0 (char *, 1);
  return TRUE;
}
