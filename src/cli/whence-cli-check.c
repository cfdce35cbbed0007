/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cli/whence-cli-output.h"
#include "cli/whence-cli-project.h"
#include "cli/whence-cli.h"
#include "store/whence-atomic-file.h"
#include "store/whence-project-reader.h"
#include "store/whence-project-writer.h"
#include "store/whence-repair.h"

/* What was found in one file. */
typedef struct
{
  const char *path;          /* as it was typed */
  char *name;                /* what to call it */
  GBytes *bytes;             /* what is in it; NULL where it cannot be read */
  WhenceProject *project;    /* NULL where it is no project, or its objects are not sound */
  GPtrArray *problems;       /* WhenceProblem, that are left */
  GPtrArray *repairs;        /* char *: what was mended; NULL where nothing was */
  char *backup;              /* the file as it was before; NULL where nothing was mended */
  GError *error;             /* why it could not be checked or mended; NULL if it could */
} Finding;

static void
finding_free (Finding *finding)
{
  g_clear_pointer (&finding->name, g_free);
  g_clear_pointer (&finding->bytes, g_bytes_unref);
  g_clear_object (&finding->project);
  g_clear_pointer (&finding->problems, g_ptr_array_unref);
  g_clear_pointer (&finding->repairs, g_ptr_array_unref);
  g_clear_pointer (&finding->backup, g_free);
  g_clear_error (&finding->error);
  g_free (finding);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Finding, finding_free)

/* What keeps a file from being a project at all is its one problem. A message of that kind
 * begins with the JSON path where there is one.
 */
static void
take_fatal (Finding *finding,
            GError  *error)
{
  const char *colon = *error->message == '$' ? strstr (error->message, ": ") : NULL;
  g_autofree char *path = colon != NULL
                            ? g_strndup (error->message, (gsize) (colon - error->message))
                            : g_strdup ("$");
  GError *rest = g_error_new_literal (error->domain, error->code,
                                      colon != NULL ? colon + 2 : error->message);

  g_ptr_array_add (finding->problems, whence_problem_new (path, NULL, rest));
  g_error_free (error);
}

static Finding *
check_file (const char *path)
{
  Finding *finding = g_new0 (Finding, 1);
  g_autoptr (GPtrArray) problems = NULL;
  GError *error = NULL;

  finding->path = path;
  finding->name = whence_cli_display_name (path);
  finding->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) whence_problem_free);
  finding->bytes = whence_cli_read_bytes (path, &finding->error);
  if (finding->bytes == NULL)
    return finding;

  finding->project = whence_project_read (finding->bytes, &problems, NULL, &error);
  if (problems != NULL && problems->len > 0)
    {
      g_clear_error (&error);
      g_ptr_array_unref (finding->problems);
      finding->problems = g_steal_pointer (&problems);
    }
  else if (error != NULL)
    take_fatal (finding, error);

  return finding;
}

/* Writes what was mended, after a copy of what was there before. The file is copied first, as the
 * copy gets its permissions, and then written as it was read, and synced.
 */
static gboolean
save_repair (Finding  *finding,
             GError  **error)
{
  g_autoptr (GBytes) mended = whence_project_write (finding->project);
  g_autoptr (GFile) file = whence_cli_file (finding->path);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *backup_uri = g_strconcat (uri, "~", NULL);
  g_autoptr (GFile) backup = g_file_new_for_uri (backup_uri);

  if (!g_file_copy (file, backup, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error) ||
      !whence_atomic_file_write (backup, finding->bytes, WHENCE_ATOMIC_NONE, NULL, error) ||
      !whence_atomic_file_write (file, mended, WHENCE_ATOMIC_NONE, NULL, error))
    return FALSE;

  finding->backup = g_strconcat (finding->name, "~", NULL);
  return TRUE;
}

static void
repair_file (Finding *finding)
{
  g_autoptr (GPtrArray) repairs = NULL;

  if (finding->problems->len == 0)
    return;
  if (finding->project == NULL)
    {
      whence_cli_say (_("%s: not mended, as what cannot be read would not be written again\n"),
                      finding->name);
      return;
    }
  if (whence_cli_is_stdio (finding->path))
    {
      finding->error = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                    _("a project from there cannot be mended; expected a file"));
      return;
    }

  repairs = whence_project_repair (finding->project, finding->problems, &finding->error);
  if (repairs == NULL || repairs->len == 0 || !save_repair (finding, &finding->error))
    return;

  finding->repairs = g_steal_pointer (&repairs);
  g_ptr_array_unref (finding->problems);
  finding->problems = whence_check_project (finding->project);
}

static void
print_words (const Finding *finding)
{
  for (guint i = 0; i < finding->problems->len; i++)
    {
      const WhenceProblem *problem = g_ptr_array_index (finding->problems, i);

      whence_cli_print ("%s: %s: %s\n", finding->name, problem->path, problem->error->message);
    }
  for (guint i = 0; finding->repairs != NULL && i < finding->repairs->len; i++)
    whence_cli_say (_("%s: mended: %s\n"), finding->name,
                    (const char *) g_ptr_array_index (finding->repairs, i));
  if (finding->backup != NULL)
    whence_cli_say (_("%s: as it was before: %s\n"), finding->name, finding->backup);

  if (finding->error == NULL && finding->problems->len == 0)
    whence_cli_say (_("%s: no problems\n"), finding->name);
  else if (finding->problems->len > 0)
    whence_cli_say (ngettext ("%s: %u problem\n", "%s: %u problems\n", finding->problems->len),
                    finding->name, finding->problems->len);
}

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, valid);
}

static void
add_problems (JsonBuilder   *builder,
              const Finding *finding)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < finding->problems->len; i++)
    {
      const WhenceProblem *problem = g_ptr_array_index (finding->problems, i);

      json_builder_begin_object (builder);
      add_string (builder, "path", problem->path);
      if (*problem->id != '\0')
        add_string (builder, "id", problem->id);
      add_string (builder, "message", problem->error->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_finding (JsonBuilder   *builder,
             const Finding *finding)
{
  json_builder_begin_object (builder);
  add_string (builder, "file", finding->path);
  json_builder_set_member_name (builder, "ok");
  json_builder_add_boolean_value (builder,
                                  finding->error == NULL && finding->problems->len == 0);
  if (finding->error != NULL)
    add_string (builder, "error", finding->error->message);
  add_problems (builder, finding);
  if (finding->repairs != NULL)
    {
      json_builder_set_member_name (builder, "repaired");
      json_builder_begin_array (builder);
      for (guint i = 0; i < finding->repairs->len; i++)
        json_builder_add_string_value (builder, g_ptr_array_index (finding->repairs, i));
      json_builder_end_array (builder);
      add_string (builder, "backup", finding->backup);
    }
  json_builder_end_object (builder);
}

static WhenceCliStatus
check_all (char     **paths,
           gboolean   repair,
           gboolean   json)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n = g_strv_length (paths);
  WhenceCliStatus status = WHENCE_CLI_DONE;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (Finding) finding = NULL;

      if (n > 1)
        whence_cli_progress (_("Checking"), i + 1, n);
      finding = check_file (paths[i]);
      if (repair && finding->error == NULL)
        repair_file (finding);
      if (finding->error != NULL)
        whence_cli_complain ("%s: %s", finding->name, finding->error->message);
      if (json)
        add_finding (builder, finding);
      else
        print_words (finding);

      if (finding->error != NULL)
        status = WHENCE_CLI_FAILED;
      else if (finding->problems->len > 0 && status == WHENCE_CLI_DONE)
        status = WHENCE_CLI_FOUND;
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (json)
    whence_cli_print_json (json_builder_get_root (builder));

  return status;
}

static WhenceCliStatus
run (const WhenceCliCommand  *command,
     char                   **argv)
{
  gboolean json = FALSE;
  gboolean repair = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print a JSON object"), NULL },
    { "repair", 0, 0, G_OPTION_ARG_NONE, &repair, N_("Mend what needs no guess"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) args = NULL;
  WhenceCliStatus status;

  if (!whence_cli_parse (command, argv, entries, &args, &status))
    return status;

  return check_all (args, repair, json);
}

const WhenceCliCommand whence_cli_command_check = {
  .name = "check",
  .arguments = N_("PROJECT…"),
  .summary = N_("Prove format, references and quotes, and list all problems"),
  .description = N_("--repair mends a passage whose words, or whose words with their context, are "
                    "at one other\nplace of its source, the context of a passage, and carriage "
                    "returns in a text. The file as it\nwas is kept beside it, with “~” after its "
                    "name.\n\n"
                    "Exit status: 0 no problems are left, 1 problems, 2 a file could not be read "
                    "or written."),
  .min_arguments = 1,
  .max_arguments = G_MAXUINT,
  .run = run,
};
