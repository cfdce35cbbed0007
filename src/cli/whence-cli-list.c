/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/whence-cli-output.h"
#include "cli/whence-cli-project.h"
#include "cli/whence-cli.h"
#include "store/whence-project-writer.h"

/* The nick of a word of a fixed set, as the file has it. */
static char *
member_text (gpointer    object,
             const char *member)
{
  GParamSpec *pspec = whence_members_find (G_OBJECT_TYPE (object), member);
  g_auto (GValue) value = G_VALUE_INIT;

  whence_object_get_value (object, pspec, &value);
  return whence_member_to_text (pspec, &value);
}

static void
print_source (WhenceProject *project,
              gpointer       object)
{
  g_autofree char *length = g_strdup_printf ("%u", whence_source_get_length (object));

  whence_cli_print_row (whence_object_get_id (object), whence_source_get_title (object),
                        whence_source_get_publisher (object),
                        whence_source_get_published (object), length, NULL);
}

static void
print_entity (WhenceProject *project,
              gpointer       object)
{
  g_autofree char *aliases = member_text (object, "aliases");
  g_autofree char *n_mentions = g_strdup_printf (
    "%u", g_list_model_get_n_items (whence_entity_get_mentions (object)));

  whence_cli_print_row (whence_object_get_id (object), whence_entity_get_type_id (object),
                        whence_entity_get_name (object), aliases, n_mentions, NULL);
}

static void
print_type (WhenceProject *project,
            gpointer       object)
{
  GListModel *entities = whence_project_get_entities (project);
  const char *id = whence_object_get_id (object);
  g_autofree char *number = NULL;
  guint n_entities = 0;

  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (WhenceEntity) entity = g_list_model_get_item (entities, i);

      n_entities += g_str_equal (whence_entity_get_type_id (entity), id);
    }

  number = g_strdup_printf ("%u", n_entities);
  whence_cli_print_row (id, whence_entity_type_get_label (object),
                        whence_entity_type_get_color (object), number, NULL);
}

static void
print_claim (WhenceProject *project,
             gpointer       object)
{
  g_autofree char *status = member_text (object, "status");
  g_autofree char *speaker = whence_words_speaker (project, object);
  g_autofree char *n_evidence = g_strdup_printf (
    "%u", g_list_model_get_n_items (whence_claim_get_evidence (object)));

  whence_cli_print_row (whence_object_get_id (object), status, speaker,
                        whence_claim_get_text (object), n_evidence, NULL);
}

static const char *
end_of_link (WhenceProject *project,
             const char    *id)
{
  WhenceObject *object = whence_project_find (project, id);

  return WHENCE_IS_ENTITY (object) ? whence_entity_get_name (WHENCE_ENTITY (object))
                                   : whence_claim_get_text (WHENCE_CLAIM (object));
}

static void
print_link (WhenceProject *project,
            gpointer       object)
{
  whence_cli_print_row (whence_object_get_id (object),
                        end_of_link (project, whence_link_get_from (object)),
                        whence_link_get_kind (object),
                        end_of_link (project, whence_link_get_to (object)), NULL);
}

typedef struct
{
  const char *name;
  GListModel *(*get) (WhenceProject *project);
  void (*print) (WhenceProject *project,
                 gpointer       object);
} List;

static const List lists[] = {
  { "sources", whence_project_get_sources, print_source },
  { "entities", whence_project_get_entities, print_entity },
  { "claims", whence_project_get_claims, print_claim },
  { "links", whence_project_get_links, print_link },
  { "types", whence_project_get_entity_types, print_type },
};

static const List *
find_list (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (g_str_equal (lists[i].name, name))
        return &lists[i];
    }

  whence_cli_complain (_("expected “sources”, “entities”, “claims”, “links” or “types”, not “%s”"),
                       name);
  return NULL;
}

static void
print_list (const List    *list,
            WhenceProject *project)
{
  GListModel *model = list->get (project);
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceObject) object = g_list_model_get_item (model, i);

      list->print (project, object);
    }
}

static void
print_json (const List    *list,
            WhenceProject *project)
{
  JsonArray *array = json_array_new ();
  GListModel *model = list->get (project);
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceObject) object = g_list_model_get_item (model, i);
      JsonNode *node = whence_object_to_json (object);

      if (WHENCE_IS_SOURCE (object))
        json_object_remove_member (json_node_get_object (node), "text");
      json_array_add_element (array, node);
    }

  whence_cli_print_json (json_node_init_array (json_node_alloc (), array));
  json_array_unref (array);
}

static WhenceCliStatus
run (const WhenceCliCommand  *command,
     char                   **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print a JSON array"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) args = NULL;
  g_autoptr (WhenceProject) project = NULL;
  const List *list;
  WhenceCliStatus status;

  if (!whence_cli_parse (command, argv, entries, &args, &status))
    return status;

  list = find_list (args[0]);
  if (list == NULL)
    return WHENCE_CLI_FAILED;
  project = whence_cli_read_project (args[1]);
  if (project == NULL)
    return WHENCE_CLI_FAILED;

  if (json)
    print_json (list, project);
  else
    print_list (list, project);

  return WHENCE_CLI_DONE;
}

const WhenceCliCommand whence_cli_command_list = {
  .name = "list",
  .arguments = N_("sources|entities|claims|links|types PROJECT"),
  .summary = N_("List what is in a project, one line each"),
  .description = N_("The columns, with a tab between them:\n"
                    "  sources   id, title, publisher, date of publication, code points of text\n"
                    "  entities  id, type, name, aliases, number of mentions\n"
                    "  claims    id, status, speaker, text, number of passages of evidence\n"
                    "  links     id, from, kind, to\n"
                    "  types     id, label, colour, number of entities; the project’s own types\n\n"
                    "The JSON array has the objects as the project file has them, but leaves out "
                    "the\ntext of sources: “whence-cli show --json” has it."),
  .min_arguments = 2,
  .max_arguments = 2,
  .run = run,
};
