/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes for writers: one Markdown file with the claims and the words that show them, each with a
 * footnote that says where they are from; the entities; and the sources without their texts.
 * Footnotes are as in GitHub's Markdown, Pandoc and Obsidian; the rest is CommonMark.
 */

#define G_LOG_DOMAIN "whence-export"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "export/whence-export-private.h"
#include "export/whence-markdown-text.h"
#include "export/whence-report.h"

typedef struct
{
  GString *markdown;
  WhenceReport *report;
  GPtrArray *footnotes;      /* WhencePassage: what each is for, not owned */
} Writer;

static void
append_name (Writer     *self,
             const char *id)
{
  WhenceObject *object = whence_project_find (self->report->project, id);
  g_autofree char *name = object != NULL ? whence_report_dup_name (self->report, object) : NULL;

  whence_markdown_line (self->markdown, name != NULL ? name : id);
}

static void
append_names (Writer            *self,
              const char *const *ids,
              const char        *separator,
              gboolean           backwards)
{
  guint n = g_strv_length ((char **) ids);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (self->markdown, separator);
      append_name (self, ids[backwards ? n - 1 - i : i]);
    }
}

static void
begin_fact (Writer     *self,
            const char *name)
{
  g_string_append_printf (self->markdown, "- **%s:** ", name);
}

static void
append_fact (Writer     *self,
             const char *name,
             const char *value)
{
  if (*value == '\0')
    return;

  begin_fact (self, name);
  whence_markdown_line (self->markdown, value);
  g_string_append_c (self->markdown, '\n');
}

static void
append_heading (Writer       *self,
                const char   *level,
                WhenceObject *object,
                const char   *text)
{
  g_autofree char *label = whence_report_dup_label (self->report, object);

  g_string_append_printf (self->markdown, "%s %s. ", level, label);
  whence_markdown_line (self->markdown, text);
  g_string_append (self->markdown, "\n\n");
}

static void
append_record (Writer       *self,
               WhenceRecord *record)
{
  g_autofree char *tags = g_strjoinv (", ", (char **) whence_record_get_tags (record));

  append_fact (self, _("Tags"), tags);
  g_string_append_c (self->markdown, '\n');
  if (*whence_record_get_notes (record) == '\0')
    return;

  whence_markdown_block (self->markdown, "", whence_record_get_notes (record));
  g_string_append_c (self->markdown, '\n');
}

/* A block quotation with the number of its footnote, and what it does for the claim. */
static void
append_quote (Writer        *self,
              WhencePassage *passage)
{
  g_ptr_array_add (self->footnotes, passage);

  if (WHENCE_IS_EVIDENCE (passage))
    {
      WhenceStance stance = whence_evidence_get_stance (WHENCE_EVIDENCE (passage));
      gboolean direct = whence_evidence_get_direct (WHENCE_EVIDENCE (passage));

      g_string_append (self->markdown, whence_words_stance (stance));
      if (direct)
        g_string_append_printf (self->markdown, " · %s", _("Speaker’s own words"));
      g_string_append (self->markdown, ":\n\n");
    }
  whence_markdown_block (self->markdown, "> ", whence_passage_get_exact (passage));
  /* The number goes to the end of the last line. */
  if (g_str_has_suffix (self->markdown->str, "\n"))
    g_string_truncate (self->markdown, self->markdown->len - 1);
  g_string_append_printf (self->markdown, " [^%u]\n\n", self->footnotes->len);
}

static void
append_quotes (Writer     *self,
               GListModel *passages)
{
  g_autoptr (GPtrArray) items = whence_report_list_passages (self->report, passages);

  for (guint i = 0; i < items->len; i++)
    append_quote (self, g_ptr_array_index (items, i));
}

/* One end of a link: “C5”, and what that is where it is not the thing in hand. */
static void
append_end (Writer       *self,
            const char   *id,
            WhenceObject *hand)
{
  WhenceObject *object = whence_project_find (self->report->project, id);
  g_autofree char *label = object != NULL ? whence_report_dup_label (self->report, object) : NULL;

  if (label != NULL)
    g_string_append (self->markdown, label);
  if (object == hand)
    return;

  g_string_append (self->markdown, label != NULL ? " (" : "(");
  append_name (self, id);
  g_string_append_c (self->markdown, ')');
}

/* A link in words: “C2 contradicts C5 (…)”. */
static void
append_tie (Writer       *self,
            WhenceLink   *link,
            WhenceObject *hand)
{
  append_end (self, whence_link_get_from (link), hand);
  g_string_append_c (self->markdown, ' ');
  whence_markdown_line (self->markdown, whence_words_link_kind (whence_link_get_kind (link)));
  g_string_append_c (self->markdown, ' ');
  append_end (self, whence_link_get_to (link), hand);
}

static void
append_ties (Writer       *self,
             WhenceObject *object)
{
  GPtrArray *links = whence_report_get_uses (self->report, object)->links;

  for (guint i = 0; i < links->len; i++)
    {
      begin_fact (self, C_("a tie between two things", "Link"));
      append_tie (self, g_ptr_array_index (links, i), object);
      g_string_append_c (self->markdown, '\n');
    }
}

static void
append_claim (Writer      *self,
              WhenceClaim *claim)
{
  const char *const *via = whence_claim_get_via (claim);
  const char *const *about = whence_claim_get_about (claim);
  const char *credibility = whence_claim_get_credibility (claim);
  g_autofree char *speaker = whence_words_speaker (self->report->project, claim);
  g_autofree char *date = whence_words_date (whence_claim_get_date (claim));

  append_heading (self, "###", WHENCE_OBJECT (claim), whence_words_claim_text (claim));
  append_fact (self, _("Speaker"), speaker);
  if (via[0] != NULL)
    {
      begin_fact (self, C_("those who passed on a claim", "Via"));
      append_names (self, via, " → ", TRUE);
      g_string_append_c (self->markdown, '\n');
    }
  append_fact (self, C_("when a claim was made", "Said"), date);
  if (about[0] != NULL)
    {
      begin_fact (self, C_("what a claim is about", "About"));
      append_names (self, about, ", ", FALSE);
      g_string_append_c (self->markdown, '\n');
    }
  append_fact (self, _("Status"), whence_words_status (whence_claim_get_status (claim)));
  append_fact (self, _("Kind"), whence_words_claim_kind (whence_claim_get_kind (claim)));
  if (*credibility != '\0')
    append_fact (self, _("Credibility"), whence_words_credibility (credibility));
  append_ties (self, WHENCE_OBJECT (claim));
  append_record (self, WHENCE_RECORD (claim));
  append_quotes (self, whence_claim_get_evidence (claim));
}

static void
append_identifiers (Writer       *self,
                    WhenceEntity *entity)
{
  GVariant *identifiers = whence_entity_get_identifiers (entity);
  GVariantIter iter;
  const char *name;
  const char *value;

  if (identifiers == NULL)
    return;

  g_variant_iter_init (&iter, identifiers);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    {
      g_string_append (self->markdown, "- **");
      whence_markdown_line (self->markdown, name);
      g_string_append (self->markdown, ":** ");
      whence_markdown_line (self->markdown, value);
      g_string_append_c (self->markdown, '\n');
    }
}

/* The short names of the things in a list. */
static void
append_labels (Writer     *self,
               const char *name,
               GPtrArray  *objects)
{
  if (objects->len == 0)
    return;

  begin_fact (self, name);
  for (guint i = 0; i < objects->len; i++)
    {
      g_autofree char *label = whence_report_dup_label (self->report,
                                                        g_ptr_array_index (objects, i));

      g_string_append_printf (self->markdown, "%s%s", i > 0 ? ", " : "", label);
    }
  g_string_append_c (self->markdown, '\n');
}

/* The sources that name an entity, each once. */
static void
append_mentions (Writer       *self,
                 WhenceEntity *entity)
{
  g_autoptr (GPtrArray) mentions =
    whence_report_list_passages (self->report, whence_entity_get_mentions (entity));
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  for (guint i = 0; i < mentions->len; i++)
    {
      WhenceSource *source = whence_report_get_source (self->report, mentions->pdata[i]);

      if (source != NULL && (sources->len == 0 || sources->pdata[sources->len - 1] != source))
        g_ptr_array_add (sources, source);
    }

  append_labels (self, _("Named in"), sources);
}

static void
append_entity (Writer       *self,
               WhenceEntity *entity)
{
  const WhenceReportUses *uses = whence_report_get_uses (self->report, WHENCE_OBJECT (entity));
  g_autofree char *aliases = g_strjoinv (" · ", (char **) whence_entity_get_aliases (entity));

  append_heading (self, "###", WHENCE_OBJECT (entity), whence_words_entity_name (entity));
  append_fact (self, _("Type"),
               whence_words_entity_type (self->report->project,
                                         whence_entity_get_type_id (entity)));
  append_fact (self, _("Also called"), aliases);
  append_identifiers (self, entity);
  append_mentions (self, entity);
  append_labels (self, C_("claims made by an entity", "Says"), uses->said);
  append_labels (self, C_("claims that reached us through an entity", "Passes on"),
                 uses->passed_on);
  append_labels (self, _("Claims about it"), uses->about);
  append_ties (self, WHENCE_OBJECT (entity));
  append_fact (self, _("Description"), whence_entity_get_description (entity));
  append_record (self, WHENCE_RECORD (entity));
}

static void
append_source (Writer       *self,
               WhenceSource *source)
{
  g_autofree char *name = whence_report_dup_name (self->report, WHENCE_OBJECT (source));
  g_autofree char *authors = g_strjoinv (", ", (char **) whence_source_get_authors (source));
  g_autofree char *published = whence_words_date (whence_source_get_published (source));
  g_autofree char *retrieved = whence_words_date (whence_source_get_retrieved (source));

  append_heading (self, "###", WHENCE_OBJECT (source), name);
  append_fact (self, _("Publisher"), whence_source_get_publisher (source));
  append_fact (self, _("Authors"), authors);
  append_fact (self, _("Published"), published);
  append_fact (self, _("Retrieved"), retrieved);
  append_fact (self, _("Address"), whence_source_get_url (source));
  append_fact (self, _("Archived at"), whence_source_get_archive_url (source));
  append_fact (self, _("Reliability"),
               whence_words_reliability (whence_source_get_reliability (source)));
  append_fact (self, _("Language"), whence_source_get_language (source));
  append_fact (self, _("File"), whence_source_get_file_name (source));
  append_fact (self, "SHA-256", whence_source_get_sha256 (source));
  append_record (self, WHENCE_RECORD (source));
}

static void
append_links (Writer *self)
{
  GPtrArray *links = self->report->links;

  if (links->len == 0)
    return;

  g_string_append_printf (self->markdown, "## %s\n\n", _("Links"));
  for (guint i = 0; i < links->len; i++)
    {
      WhenceLink *link = g_ptr_array_index (links, i);
      g_autofree char *label = whence_report_dup_label (self->report, WHENCE_OBJECT (link));

      g_string_append_printf (self->markdown, "### %s. ", label);
      append_tie (self, link, NULL);
      g_string_append (self->markdown, "\n\n");
      append_record (self, WHENCE_RECORD (link));
      append_quotes (self, whence_link_get_evidence (link));
    }
}

/* Where the words of a footnote are from. It never is one word: that would be the target of a
 * link to those who do not know footnotes.
 */
static void
append_footnote (Writer        *self,
                 WhencePassage *passage)
{
  WhenceSource *source = whence_report_get_source (self->report, passage);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autofree char *provenance = NULL;
  guint page;

  if (source == NULL)
    {
      g_string_append (self->markdown, _("Its source is missing"));
      return;
    }

  name = whence_report_dup_name (self->report, WHENCE_OBJECT (source));
  label = whence_report_dup_label (self->report, WHENCE_OBJECT (source));
  provenance = whence_words_provenance (source);
  page = whence_report_get_page (source, whence_passage_get_start (passage));

  g_string_append_printf (self->markdown, "%s. ", label);
  whence_markdown_line (self->markdown, name);
  if (*provenance != '\0')
    {
      g_string_append (self->markdown, ", ");
      whence_markdown_line (self->markdown, provenance);
    }
  if (page > 0)
    {
      g_string_append (self->markdown, ", ");
      g_string_append_printf (self->markdown, _("p. %u"), page);
    }
}

static void
append_footnotes (Writer *self)
{
  for (guint i = 0; i < self->footnotes->len; i++)
    {
      g_string_append_printf (self->markdown, "[^%u]: ", i + 1);
      append_footnote (self, g_ptr_array_index (self->footnotes, i));
      g_string_append (self->markdown, "\n\n");
    }
}

static void
append_front (Writer *self)
{
  WhenceProject *project = self->report->project;
  const char *title = whence_project_get_title (project);
  g_autofree char *modified = whence_words_date (whence_project_get_modified (project));

  g_string_append (self->markdown, "# ");
  whence_markdown_line (self->markdown, *title != '\0' ? title : _("Untitled project"));
  g_string_append (self->markdown, "\n\n");
  if (*whence_project_get_description (project) != '\0')
    {
      whence_markdown_block (self->markdown, "", whence_project_get_description (project));
      g_string_append_c (self->markdown, '\n');
    }
  if (*modified != '\0')
    {
      append_fact (self, _("Last changed"), modified);
      g_string_append_c (self->markdown, '\n');
    }
}

static gboolean
append_parts (Writer        *self,
              GCancellable  *cancellable,
              GError       **error)
{
  WhenceReport *report = self->report;

  append_front (self);
  g_string_append_printf (self->markdown, "## %s\n\n", _("Claims"));
  for (guint i = 0; i < report->claims->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      append_claim (self, g_ptr_array_index (report->claims, i));
    }
  g_string_append_printf (self->markdown, "## %s\n\n", _("Entities"));
  for (guint i = 0; i < report->entities->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      append_entity (self, g_ptr_array_index (report->entities, i));
    }
  append_links (self);
  g_string_append_printf (self->markdown, "## %s\n\n", _("Sources"));
  for (guint i = 0; i < report->sources->len; i++)
    append_source (self, g_ptr_array_index (report->sources, i));
  append_footnotes (self);

  return TRUE;
}

static GPtrArray *
write_markdown (const WhenceExporter  *exporter,
                WhenceProject         *project,
                GCancellable          *cancellable,
                GError               **error)
{
  g_autoptr (WhenceReport) report = whence_report_new (project);
  g_autoptr (GPtrArray) footnotes = g_ptr_array_new ();
  g_autoptr (GString) markdown = g_string_new (NULL);
  Writer writer = { markdown, report, footnotes };
  GPtrArray *files;

  if (!append_parts (&writer, cancellable, error))
    return NULL;
  /* One line end at the end of the file, not two. */
  g_string_truncate (markdown, markdown->len - 1);

  files = whence_export_files_new ();
  g_ptr_array_add (files, whence_export_file_new ("", g_steal_pointer (&markdown)));

  return files;
}

const WhenceExporter whence_export_markdown = {
  .id = "markdown",
  .label = N_("Markdown"),
  .audience = N_("To write from: claims with quotations and footnotes, entities, and the list of "
                 "sources"),
  .extension = "md",
  .media_type = "text/markdown",
  .available = TRUE,
  .write = write_markdown,
};
