/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/whence-cli-output.h"
#include "cli/whence-cli.h"
#include "export/whence-exporter.h"
#include "import/whence-importer.h"

static char *
availability (gboolean    available,
              const char *missing)
{
  if (available)
    return g_strdup (_("available"));
  if (missing == NULL)
    return g_strdup (_("not in this build"));

  return g_strdup_printf (_("not in this build: %s is missing"), missing);
}

static void
print_words (void)
{
  guint n = 0;
  const WhenceExporter *const *exporters = whence_exporters_list (&n);

  for (const WhenceImporter *const *p = whence_importers_list (); *p != NULL; p++)
    {
      g_autofree char *available = availability ((*p)->available, (*p)->missing);
      g_autofree char *extensions = g_strjoinv (" ", (char **) (*p)->extensions);

      whence_cli_print_row ("read", (*p)->id, whence_importer_get_label (*p), extensions,
                            available, NULL);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *available = availability (exporters[i]->available, exporters[i]->missing);

      whence_cli_print_row ("write", exporters[i]->id, _(exporters[i]->label),
                            exporters[i]->extension != NULL ? exporters[i]->extension
                                                            : _("a folder"),
                            available, NULL);
    }
}

static void
add_strings (JsonBuilder       *builder,
             const char        *name,
             const char *const *strings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (; *strings != NULL; strings++)
    json_builder_add_string_value (builder, *strings);
  json_builder_end_array (builder);
}

/* A string, or null where there is none. */
static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_available (JsonBuilder *builder,
               gboolean     available,
               const char  *missing)
{
  json_builder_set_member_name (builder, "available");
  json_builder_add_boolean_value (builder, available);
  if (!available && missing != NULL)
    add_string (builder, "missing", missing);
}

static void
add_importers (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "read");
  json_builder_begin_array (builder);
  for (const WhenceImporter *const *p = whence_importers_list (); *p != NULL; p++)
    {
      json_builder_begin_object (builder);
      add_string (builder, "id", (*p)->id);
      add_string (builder, "label", whence_importer_get_label (*p));
      add_strings (builder, "extensions", (*p)->extensions);
      add_strings (builder, "mediaTypes", (*p)->media_types);
      add_available (builder, (*p)->available, (*p)->missing);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_exporters (JsonBuilder *builder)
{
  guint n = 0;
  const WhenceExporter *const *exporters = whence_exporters_list (&n);

  json_builder_set_member_name (builder, "write");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      add_string (builder, "id", exporters[i]->id);
      add_string (builder, "label", _(exporters[i]->label));
      add_string (builder, "audience", _(exporters[i]->audience));
      add_string (builder, "extension", exporters[i]->extension);
      add_string (builder, "mediaType", exporters[i]->media_type);
      add_available (builder, exporters[i]->available, exporters[i]->missing);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_importers (builder);
  add_exporters (builder);
  json_builder_end_object (builder);

  whence_cli_print_json (json_builder_get_root (builder));
}

static WhenceCliStatus
run (const WhenceCliCommand  *command,
     char                   **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print a JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) args = NULL;
  WhenceCliStatus status;

  if (!whence_cli_parse (command, argv, entries, &args, &status))
    return status;

  if (json)
    print_json ();
  else
    print_words ();

  return WHENCE_CLI_DONE;
}

const WhenceCliCommand whence_cli_command_formats = {
  .name = "formats",
  .arguments = "",
  .summary = N_("List the formats that can be read and written"),
  .description = N_("The columns, with a tab between them: “read” or “write”, id, name, how such "
                    "files end,\nwhether it is in this build."),
  .min_arguments = 0,
  .max_arguments = 0,
  .run = run,
};
