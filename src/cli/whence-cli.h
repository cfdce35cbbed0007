/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the commands of the command line have in common. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WhenceCliStatus:
 * @WHENCE_CLI_DONE: it is done
 * @WHENCE_CLI_FOUND: it is done, and something was found
 * @WHENCE_CLI_FAILED: it could not be done
 *
 * The exit status of the program.
 */
typedef enum
{
  WHENCE_CLI_DONE = 0,
  WHENCE_CLI_FOUND = 1,
  WHENCE_CLI_FAILED = 2,
} WhenceCliStatus;

typedef struct _WhenceCliCommand WhenceCliCommand;

/**
 * WhenceCliCommand:
 * @name: as it is typed: "new", "add entity"
 * @arguments: its arguments beside the options, to be translated
 * @summary: what it does, a line, to be translated
 * @description: (nullable): more on it, to be translated
 * @min_arguments: how many arguments it needs beside the options
 * @max_arguments: how many it takes
 * @run: runs it with the words that follow its name, with something in front of them as in the
 *   arguments of main()
 *
 * A command.
 */
struct _WhenceCliCommand
{
  const char *name;
  const char *arguments;
  const char *summary;
  const char *description;
  guint min_arguments;
  guint max_arguments;
  WhenceCliStatus (*run) (const WhenceCliCommand  *command,
                          char                   **argv);
};

extern const WhenceCliCommand whence_cli_command_new;
extern const WhenceCliCommand whence_cli_command_import;
extern const WhenceCliCommand whence_cli_command_list;
extern const WhenceCliCommand whence_cli_command_show;
extern const WhenceCliCommand whence_cli_command_add;
extern const WhenceCliCommand whence_cli_command_add_entity;
extern const WhenceCliCommand whence_cli_command_add_mention;
extern const WhenceCliCommand whence_cli_command_add_claim;
extern const WhenceCliCommand whence_cli_command_add_evidence;
extern const WhenceCliCommand whence_cli_command_add_link;
extern const WhenceCliCommand whence_cli_command_add_type;
extern const WhenceCliCommand whence_cli_command_set;
extern const WhenceCliCommand whence_cli_command_remove;
extern const WhenceCliCommand whence_cli_command_merge_entities;
extern const WhenceCliCommand whence_cli_command_split_entity;
extern const WhenceCliCommand whence_cli_command_check;
extern const WhenceCliCommand whence_cli_command_export;
extern const WhenceCliCommand whence_cli_command_formats;
extern const WhenceCliCommand whence_cli_command_stats;

int      whence_cli_run   (int                      argc,
                           char                   **argv);
gboolean whence_cli_parse (const WhenceCliCommand  *command,
                           char                   **argv,
                           const GOptionEntry      *entries,
                           GStrv                   *arguments,
                           WhenceCliStatus         *status);

G_END_DECLS
