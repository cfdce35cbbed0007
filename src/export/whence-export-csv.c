/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables to count with: a folder of CSV files as in RFC 4180 (comma, CRLF, UTF-8 without BOM),
 * each with a first line of column names, which are the names of the members in the project file.
 *
 * sources.csv: `id`, `created`, `modified`, `creator`, `tags`, `notes`, `title`, `url`,
 *   `archiveUrl`, `publisher`, `authors`, `published`, `retrieved`, `language`, `mediaType`,
 *   `fileName`, `sha256`, `reliability`, `pages`, and `length`: that of the text, in code points
 * entities.csv: the same six, then `type`, `name`, `aliases`, `description`, `identifiers`
 * mentions.csv: `id`, `entity`, `source`, `start`, `end`, `exact`, `prefix`, `suffix`
 * claims.csv: the same six as for sources, then `text`, `kind`, `speaker`, `via`, `about`, `date`,
 *   `status`, `credibility`
 * evidence.csv: `id` (empty for that of a link), `claim` or `link` (one of them is empty),
 *   `source`, `start`, `end`, `exact`, `prefix`, `suffix`, `stance`, `direct`
 * links.csv: the same six as for sources, then `from`, `to`, `kind`
 *
 * References are ids. Items of a list are joined by `; `; pages and identifiers are as
 * `12; 480` and `wikidata: Q42; isni: …`. A cell that a spreadsheet would take for a formula (it
 * begins with `=`, `+`, `-`, `@`, a tab or a CR) has an apostrophe before it: see
 * https://owasp.org/www-community/attacks/CSV_Injection. Control characters other than LF, CR and
 * tab are made visible.
 */

#define G_LOG_DOMAIN "whence-export"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/whence-core.h"
#include "export/whence-export-private.h"

static void
end_row (GString *csv)
{
  /* The comma after the last cell. */
  g_string_truncate (csv, csv->len - 1);
  g_string_append (csv, "\r\n");
}

/* Adds a character; CR is one that a cell may have. */
static void
append_char (GString  *csv,
             gunichar  c)
{
  g_string_append_unichar (csv, c == '\r' ? c : whence_words_visible_char (c));
}

static void
append_cell (GString    *csv,
             const char *text)
{
  gboolean quoted = strpbrk (text, ",\"\r\n") != NULL;
  gboolean formula = *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;

  if (quoted)
    g_string_append_c (csv, '"');
  if (formula)
    g_string_append_c (csv, '\'');
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (*text == '"')
        g_string_append_c (csv, '"');
      append_char (csv, g_utf8_get_char (text));
    }
  g_string_append (csv, quoted ? "\"," : ",");
}

static void
append_number_cell (GString *csv,
                    guint    number)
{
  g_string_append_printf (csv, "%u,", number);
}

static char *
dup_variant_text (GVariant *variant)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize n = variant != NULL ? g_variant_n_children (variant) : 0;

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (variant, i);

      if (i > 0)
        g_string_append (text, "; ");
      if (g_variant_is_of_type (child, G_VARIANT_TYPE_UINT32))
        {
          g_string_append_printf (text, "%u", g_variant_get_uint32 (child));
        }
      else
        {
          const char *name;
          const char *value;

          g_variant_get (child, "{&s&s}", &name, &value);
          g_string_append_printf (text, "%s: %s", name, value);
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_cell_text (GParamSpec   *member,
               const GValue *value)
{
  if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    return g_value_get_boxed (value) != NULL ? g_strjoinv ("; ", g_value_get_boxed (value))
                                             : g_strdup ("");
  if (G_VALUE_HOLDS_VARIANT (value))
    return dup_variant_text (g_value_get_variant (value));

  return whence_member_to_text (member, value);
}

/* A source's text has no place in a table. */
static gboolean
is_column (GParamSpec *member)
{
  return !whence_member_is_children (member) &&
         !(member->owner_type == WHENCE_TYPE_SOURCE &&
           g_str_equal (whence_member_get_name (member), "text"));
}

/* The names of the columns; those of the parent, if any, come after the id. */
static GString *
begin_table (GType              type,
             const char *const *parents)
{
  GString *csv = g_string_new (NULL);
  guint n = 0;
  GParamSpec *const *members = whence_members_list (type, &n);

  for (guint i = 0; i < n; i++)
    {
      if (!is_column (members[i]))
        continue;
      append_cell (csv, whence_member_get_name (members[i]));
      for (guint j = 0; i == 0 && parents[j] != NULL; j++)
        append_cell (csv, parents[j]);
    }
  if (type == WHENCE_TYPE_SOURCE)
    append_cell (csv, "length");
  end_row (csv);

  return csv;
}

/* A row for @object, which may be of a base of the type that the table is for. */
static void
append_row (GString           *csv,
            GType              type,
            WhenceObject      *object,
            const char *const *parents)
{
  guint n = 0;
  GParamSpec *const *members = whence_members_list (type, &n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_autofree char *text = NULL;

      if (!is_column (members[i]))
        continue;
      if (g_type_is_a (G_OBJECT_TYPE (object), members[i]->owner_type))
        {
          whence_object_get_value (object, members[i], &value);
          text = dup_cell_text (members[i], &value);
        }
      append_cell (csv, text != NULL ? text : "");
      for (guint j = 0; i == 0 && parents[j] != NULL; j++)
        append_cell (csv, parents[j]);
    }
  if (type == WHENCE_TYPE_SOURCE)
    append_number_cell (csv, whence_source_get_length (WHENCE_SOURCE (object)));
  end_row (csv);
}

static void
add_table (GPtrArray  *files,
           const char *name,
           GType       type,
           GListModel *items)
{
  static const char *const no_parents[] = { NULL };
  GString *csv = begin_table (type, no_parents);
  guint n = g_list_model_get_n_items (items);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceObject) item = g_list_model_get_item (items, i);

      append_row (csv, type, item, no_parents);
    }

  g_ptr_array_add (files, whence_export_file_new (name, csv));
}

static void
append_passages (GString           *csv,
                 GType              type,
                 GListModel        *passages,
                 const char *const *parents)
{
  guint n = g_list_model_get_n_items (passages);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceObject) passage = g_list_model_get_item (passages, i);

      append_row (csv, type, passage, parents);
    }
}

static void
add_mentions (GPtrArray     *files,
              WhenceProject *project)
{
  static const char *const columns[] = { "entity", NULL };
  GString *csv = begin_table (WHENCE_TYPE_MENTION, columns);
  GListModel *entities = whence_project_get_entities (project);
  guint n = g_list_model_get_n_items (entities);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceEntity) entity = g_list_model_get_item (entities, i);
      const char *parents[] = { whence_object_get_id (WHENCE_OBJECT (entity)), NULL };

      append_passages (csv, WHENCE_TYPE_MENTION, whence_entity_get_mentions (entity), parents);
    }

  g_ptr_array_add (files, whence_export_file_new ("mentions.csv", csv));
}

static void
add_evidence (GPtrArray     *files,
              WhenceProject *project)
{
  static const char *const columns[] = { "claim", "link", NULL };
  GString *csv = begin_table (WHENCE_TYPE_EVIDENCE, columns);
  GListModel *claims = whence_project_get_claims (project);
  GListModel *links = whence_project_get_links (project);
  guint n_claims = g_list_model_get_n_items (claims);
  guint n_links = g_list_model_get_n_items (links);

  for (guint i = 0; i < n_claims; i++)
    {
      g_autoptr (WhenceClaim) claim = g_list_model_get_item (claims, i);
      const char *parents[] = { whence_object_get_id (WHENCE_OBJECT (claim)), "", NULL };

      append_passages (csv, WHENCE_TYPE_EVIDENCE, whence_claim_get_evidence (claim), parents);
    }
  for (guint i = 0; i < n_links; i++)
    {
      g_autoptr (WhenceLink) link = g_list_model_get_item (links, i);
      const char *parents[] = { "", whence_object_get_id (WHENCE_OBJECT (link)), NULL };

      append_passages (csv, WHENCE_TYPE_EVIDENCE, whence_link_get_evidence (link), parents);
    }

  g_ptr_array_add (files, whence_export_file_new ("evidence.csv", csv));
}

static GPtrArray *
write_csv (const WhenceExporter  *exporter,
           WhenceProject         *project,
           GCancellable          *cancellable,
           GError               **error)
{
  g_autoptr (GPtrArray) files = whence_export_files_new ();

  add_table (files, "sources.csv", WHENCE_TYPE_SOURCE, whence_project_get_sources (project));
  add_table (files, "entities.csv", WHENCE_TYPE_ENTITY, whence_project_get_entities (project));
  add_mentions (files, project);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  add_table (files, "claims.csv", WHENCE_TYPE_CLAIM, whence_project_get_claims (project));
  add_evidence (files, project);
  add_table (files, "links.csv", WHENCE_TYPE_LINK, whence_project_get_links (project));

  return g_steal_pointer (&files);
}

const WhenceExporter whence_export_csv = {
  .id = "csv",
  .label = N_("CSV tables"),
  .audience = N_("For spreadsheets and statistics: a folder with a table each of sources, "
                 "entities, mentions, claims, evidence and links"),
  .available = TRUE,
  .write = write_csv,
};
