/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cli/whence-cli-add.h"

/* What the command line says of the entity; NULL where it says nothing. */
typedef struct
{
  char *type;
  char *name;
  char **aliases;
  char *description;
  char **identifiers;    /* KEY=VALUE */
  char **tags;
  char *notes;
  char *creator;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->type);
  g_free (options->name);
  g_strfreev (options->aliases);
  g_free (options->description);
  g_strfreev (options->identifiers);
  g_strfreev (options->tags);
  g_free (options->notes);
  g_free (options->creator);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
set_identifiers (WhenceChange  *change,
                 WhenceEntity  *entity,
                 char         **pairs,
                 GError       **error)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GValue) value = G_VALUE_INIT;

  if (pairs == NULL)
    return TRUE;

  for (; *pairs != NULL; pairs++)
    {
      const char *equals = strchr (*pairs, '=');
      char *key = equals != NULL ? g_strndup (*pairs, (gsize) (equals - *pairs)) : NULL;

      if (key == NULL || *key == '\0' || equals[1] == '\0' || g_hash_table_contains (keys, key))
        {
          g_free (key);
          g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_INVALID,
                       _("--identifier: expected a KEY=VALUE such as wikidata=Q42, and each KEY "
                         "once, not “%s”"), *pairs);
          return FALSE;
        }
      g_variant_builder_add (&builder, "{ss}", key, equals + 1);
      g_hash_table_add (keys, key);
    }

  g_value_init (&value, G_TYPE_VARIANT);
  g_value_take_variant (&value, g_variant_ref_sink (g_variant_builder_end (&builder)));
  whence_change_set (change, WHENCE_OBJECT (entity), "identifiers", &value);
  return TRUE;
}

static WhenceObject *
fill (WhenceChange   *change,
      WhenceProject  *project,
      gconstpointer   data,
      GError        **error)
{
  const Options *options = data;
  WhenceEntity *entity;

  if (!whence_cli_require ("type", options->type, error) ||
      !whence_cli_require ("name", options->name, error))
    return NULL;

  entity = whence_edit_add_entity (change, project, options->type, options->name);
  whence_cli_set_strv (change, entity, "aliases", options->aliases);
  whence_cli_set_strv (change, entity, "tags", options->tags);
  if (!whence_cli_set_text (change, entity, "description", options->description, error) ||
      !whence_cli_set_text (change, entity, "notes", options->notes, error) ||
      !set_identifiers (change, entity, options->identifiers, error))
    return NULL;

  return WHENCE_OBJECT (entity);
}

static WhenceCliStatus
run (const WhenceCliCommand  *command,
     char                   **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "type", 0, 0, G_OPTION_ARG_STRING, &options.type,
      N_("person, organization, place, event, work, date, quantity, other, or a type of the "
         "project’s own"), N_("TYPE") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, N_("Its name"), N_("NAME") },
    { "alias", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.aliases,
      N_("Another name of it; once for each"), N_("NAME") },
    { "description", 0, 0, G_OPTION_ARG_STRING, &options.description, N_("What it is"),
      N_("TEXT") },
    { "identifier", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.identifiers,
      N_("What it is called elsewhere, such as wikidata=Q42; once for each"), N_("KEY=VALUE") },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.tags, N_("A tag; once for each"),
      N_("TAG") },
    { "notes", 0, 0, G_OPTION_ARG_STRING, &options.notes, N_("Notes on it"), N_("TEXT") },
    { "creator", 0, 0, G_OPTION_ARG_STRING, &options.creator,
      N_("Who adds it; else $WHENCE_CREATOR"), N_("NAME") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) args = NULL;
  WhenceCliStatus status;

  if (!whence_cli_parse (command, argv, entries, &args, &status))
    return status;

  return whence_cli_add (args[0], options.creator, fill, &options);
}

const WhenceCliCommand whence_cli_command_add_entity = {
  .name = "add entity",
  .arguments = N_("PROJECT"),
  .summary = N_("Add an entity, and print its id"),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
