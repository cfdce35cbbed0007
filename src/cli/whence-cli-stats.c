/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/whence-cli-output.h"
#include "cli/whence-cli-project.h"
#include "cli/whence-cli.h"

/* How many there are of each thing, in the order in which they are named first. */
typedef struct
{
  GPtrArray *keys;       /* char *, owned */
  GHashTable *counts;    /* a key (not owned) → its count */
} Tally;

static void
tally_clear (Tally *tally)
{
  g_clear_pointer (&tally->counts, g_hash_table_unref);
  g_clear_pointer (&tally->keys, g_ptr_array_unref);
}

static void
tally_init (Tally *tally)
{
  tally->keys = g_ptr_array_new_with_free_func (g_free);
  tally->counts = g_hash_table_new (g_str_hash, g_str_equal);
}

static guint
tally_get (const Tally *tally,
           const char  *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (tally->counts, key));
}

static void
tally_add (Tally      *tally,
           const char *key,
           guint       n)
{
  gpointer stored = NULL;
  gpointer count = NULL;

  if (!g_hash_table_lookup_extended (tally->counts, key, &stored, &count))
    {
      stored = g_strdup (key);
      g_ptr_array_add (tally->keys, stored);
    }
  g_hash_table_insert (tally->counts, stored, GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + n));
}

typedef struct
{
  WhenceProject *project;
  gint64 n_characters;
  guint n_mentions;
  guint n_evidence;
  Tally types;               /* of entities */
  Tally statuses;            /* of claims */
  Tally kinds;               /* of claims */
  Tally link_kinds;
  Tally speakers;            /* ids of entities, or empty for the source itself → claims */
  Tally mentions;            /* ids of sources → mentions in them */
  Tally evidence;            /* ids of sources → passages of evidence of claims in them */
  Tally claims;              /* ids of sources → claims with evidence in them */
} Stats;

static void
stats_clear (Stats *stats)
{
  tally_clear (&stats->types);
  tally_clear (&stats->statuses);
  tally_clear (&stats->kinds);
  tally_clear (&stats->link_kinds);
  tally_clear (&stats->speakers);
  tally_clear (&stats->mentions);
  tally_clear (&stats->evidence);
  tally_clear (&stats->claims);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stats, stats_clear)

static void
add_word (Tally      *tally,
          gpointer    object,
          const char *member)
{
  GParamSpec *pspec = whence_members_find (G_OBJECT_TYPE (object), member);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *text = NULL;

  whence_object_get_value (object, pspec, &value);
  text = whence_member_to_text (pspec, &value);
  tally_add (tally, text, 1);
}

/* Every word of a fixed set is listed, also those that nothing has. */
static void
add_words (Tally *tally,
           GType  type)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  for (guint i = 0; i < klass->n_values; i++)
    tally_add (tally, klass->values[i].value_nick, 0);
}

static void
count_sources (Stats *stats)
{
  GListModel *sources = whence_project_get_sources (stats->project);
  guint n = g_list_model_get_n_items (sources);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceSource) source = g_list_model_get_item (sources, i);

      stats->n_characters += whence_source_get_length (source);
    }
}

static void
count_entities (Stats *stats)
{
  GListModel *entities = whence_project_get_entities (stats->project);
  guint n = g_list_model_get_n_items (entities);

  for (const char *const *type = whence_project_built_in_types (); *type != NULL; type++)
    tally_add (&stats->types, *type, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceEntity) entity = g_list_model_get_item (entities, i);
      GListModel *mentions = whence_entity_get_mentions (entity);
      guint n_mentions = g_list_model_get_n_items (mentions);

      tally_add (&stats->types, whence_entity_get_type_id (entity), 1);
      stats->n_mentions += n_mentions;
      for (guint j = 0; j < n_mentions; j++)
        {
          g_autoptr (WhencePassage) mention = g_list_model_get_item (mentions, j);

          tally_add (&stats->mentions, whence_passage_get_source (mention), 1);
        }
    }
}

static void
count_evidence (Stats       *stats,
                WhenceClaim *claim)
{
  GListModel *evidence = whence_claim_get_evidence (claim);
  guint n = g_list_model_get_n_items (evidence);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  stats->n_evidence += n;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhencePassage) passage = g_list_model_get_item (evidence, i);
      const char *source = whence_passage_get_source (passage);

      tally_add (&stats->evidence, source, 1);
      if (g_hash_table_add (seen, (gpointer) source))
        tally_add (&stats->claims, source, 1);
    }
}

static void
count_claims (Stats *stats)
{
  GListModel *claims = whence_project_get_claims (stats->project);
  guint n = g_list_model_get_n_items (claims);

  add_words (&stats->statuses, WHENCE_TYPE_CLAIM_STATUS);
  add_words (&stats->kinds, WHENCE_TYPE_CLAIM_KIND);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceClaim) claim = g_list_model_get_item (claims, i);

      add_word (&stats->statuses, claim, "status");
      add_word (&stats->kinds, claim, "kind");
      tally_add (&stats->speakers, whence_claim_get_speaker (claim), 1);
      count_evidence (stats, claim);
    }
}

static void
count_links (Stats *stats)
{
  GListModel *links = whence_project_get_links (stats->project);
  guint n = g_list_model_get_n_items (links);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceLink) link = g_list_model_get_item (links, i);

      tally_add (&stats->link_kinds, whence_link_get_kind (link), 1);
    }
}

static void
count_all (Stats         *stats,
           WhenceProject *project)
{
  stats->project = project;
  tally_init (&stats->types);
  tally_init (&stats->statuses);
  tally_init (&stats->kinds);
  tally_init (&stats->link_kinds);
  tally_init (&stats->speakers);
  tally_init (&stats->mentions);
  tally_init (&stats->evidence);
  tally_init (&stats->claims);

  count_sources (stats);
  count_entities (stats);
  count_claims (stats);
  count_links (stats);
}

static const char *
speaker_name (WhenceProject *project,
              const char    *id)
{
  WhenceObject *speaker = whence_project_find (project, id);

  return speaker != NULL ? whence_entity_get_name (WHENCE_ENTITY (speaker))
                         : _("The source itself");
}

static void
print_tally (const char  *heading,
             const Tally *tally)
{
  whence_cli_print ("\n%s\n", heading);
  for (guint i = 0; i < tally->keys->len; i++)
    {
      const char *key = g_ptr_array_index (tally->keys, i);

      if (tally_get (tally, key) > 0)
        whence_cli_print ("  %6u  %s\n", tally_get (tally, key), *key != '\0' ? key : "–");
    }
}

static void
print_words (const Stats *stats)
{
  WhenceProject *project = stats->project;
  GListModel *sources = whence_project_get_sources (project);
  guint n_sources = g_list_model_get_n_items (sources);

  whence_cli_print (_("%6u sources, %" G_GINT64_FORMAT " characters\n"), n_sources,
                    stats->n_characters);
  whence_cli_print (_("%6u entities, %u mentions\n"),
                    g_list_model_get_n_items (whence_project_get_entities (project)),
                    stats->n_mentions);
  whence_cli_print (_("%6u claims, %u passages of evidence\n"),
                    g_list_model_get_n_items (whence_project_get_claims (project)),
                    stats->n_evidence);
  whence_cli_print (_("%6u links\n"),
                    g_list_model_get_n_items (whence_project_get_links (project)));

  print_tally (_("Entities by type"), &stats->types);
  print_tally (_("Claims by status"), &stats->statuses);
  print_tally (_("Claims by kind"), &stats->kinds);
  whence_cli_print ("\n%s\n", _("Claims by speaker"));
  for (guint i = 0; i < stats->speakers.keys->len; i++)
    {
      const char *id = g_ptr_array_index (stats->speakers.keys, i);

      whence_cli_print ("  %6u  %s\n", tally_get (&stats->speakers, id),
                        speaker_name (project, id));
    }
  print_tally (_("Links by kind"), &stats->link_kinds);
  whence_cli_print ("\n%s\n", _("Sources: mentions, evidence, claims"));
  for (guint i = 0; i < n_sources; i++)
    {
      g_autoptr (WhenceSource) source = g_list_model_get_item (sources, i);
      const char *id = whence_object_get_id (WHENCE_OBJECT (source));

      whence_cli_print ("  %6u %6u %6u  %s\n", tally_get (&stats->mentions, id),
                        tally_get (&stats->evidence, id), tally_get (&stats->claims, id),
                        whence_source_get_title (source));
    }
}

static void
add_tally (JsonBuilder *builder,
           const char  *name,
           const Tally *tally)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < tally->keys->len; i++)
    {
      const char *key = g_ptr_array_index (tally->keys, i);

      json_builder_set_member_name (builder, key);
      json_builder_add_int_value (builder, tally_get (tally, key));
    }
  json_builder_end_object (builder);
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_speakers (JsonBuilder *builder,
              const Stats *stats)
{
  json_builder_set_member_name (builder, "claimsBySpeaker");
  json_builder_begin_array (builder);
  for (guint i = 0; i < stats->speakers.keys->len; i++)
    {
      const char *id = g_ptr_array_index (stats->speakers.keys, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      if (*id != '\0')
        json_builder_add_string_value (builder, id);
      else
        json_builder_add_null_value (builder);
      add_string (builder, "name", speaker_name (stats->project, id));
      add_int (builder, "claims", tally_get (&stats->speakers, id));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_sources (JsonBuilder *builder,
             const Stats *stats)
{
  GListModel *sources = whence_project_get_sources (stats->project);
  guint n = g_list_model_get_n_items (sources);

  json_builder_set_member_name (builder, "bySource");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceSource) source = g_list_model_get_item (sources, i);
      const char *id = whence_object_get_id (WHENCE_OBJECT (source));

      json_builder_begin_object (builder);
      add_string (builder, "id", id);
      add_string (builder, "title", whence_source_get_title (source));
      add_int (builder, "characters", whence_source_get_length (source));
      add_int (builder, "mentions", tally_get (&stats->mentions, id));
      add_int (builder, "evidence", tally_get (&stats->evidence, id));
      add_int (builder, "claims", tally_get (&stats->claims, id));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const Stats *stats)
{
  WhenceProject *project = stats->project;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_int (builder, "sources", g_list_model_get_n_items (whence_project_get_sources (project)));
  add_int (builder, "characters", stats->n_characters);
  add_int (builder, "entities", g_list_model_get_n_items (whence_project_get_entities (project)));
  add_int (builder, "mentions", stats->n_mentions);
  add_int (builder, "claims", g_list_model_get_n_items (whence_project_get_claims (project)));
  add_int (builder, "evidence", stats->n_evidence);
  add_int (builder, "links", g_list_model_get_n_items (whence_project_get_links (project)));
  add_tally (builder, "entitiesByType", &stats->types);
  add_tally (builder, "claimsByStatus", &stats->statuses);
  add_tally (builder, "claimsByKind", &stats->kinds);
  add_speakers (builder, stats);
  add_tally (builder, "linksByKind", &stats->link_kinds);
  add_sources (builder, stats);
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
  g_autoptr (WhenceProject) project = NULL;
  g_auto (Stats) stats = { 0 };
  WhenceCliStatus status;

  if (!whence_cli_parse (command, argv, entries, &args, &status))
    return status;

  project = whence_cli_read_project (args[0]);
  if (project == NULL)
    return WHENCE_CLI_FAILED;

  count_all (&stats, project);
  if (json)
    print_json (&stats);
  else
    print_words (&stats);

  return WHENCE_CLI_DONE;
}

const WhenceCliCommand whence_cli_command_stats = {
  .name = "stats",
  .arguments = N_("PROJECT"),
  .summary = N_("Count what is in a project, by type, speaker, status and source"),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
