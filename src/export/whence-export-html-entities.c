/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The entities and the links of the HTML report. */

#define G_LOG_DOMAIN "whence-export"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "export/whence-export-html-private.h"

/* A Wikidata item has an address; what other identifiers lead to is not known. */
static void
append_identifier (GString    *html,
                   const char *name,
                   const char *value)
{
  g_autofree char *url = NULL;

  whence_export_html_fact_open (html, name);
  if (g_str_equal (name, "wikidata") && *value == 'Q' &&
      value[1] != '\0' && strspn (value + 1, "0123456789") == strlen (value + 1))
    {
      url = g_strconcat ("https://www.wikidata.org/wiki/", value, NULL);
      whence_html_open (html, "a", "href", url, "rel", "noreferrer", NULL);
      whence_html_isolated (html, value);
      whence_html_close (html, "a");
    }
  else
    {
      whence_html_link (html, value);
    }
  whence_export_html_fact_close (html);
}

static void
append_identifiers (GString  *html,
                    GVariant *identifiers)
{
  GVariantIter iter;
  const char *name;
  const char *value;

  if (identifiers == NULL)
    return;

  g_variant_iter_init (&iter, identifiers);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    append_identifier (html, name, value);
}

/* The words by which a source names the entity, each linked to its place there. */
static void
append_mentions (GString      *html,
                 WhenceReport *report,
                 WhenceEntity *entity)
{
  g_autoptr (GPtrArray) mentions =
    whence_report_list_passages (report, whence_entity_get_mentions (entity));
  WhenceSource *last = NULL;

  if (mentions->len == 0)
    return;

  whence_export_html_fact_open (html, _("Named in"));
  whence_html_open (html, "ul", "class", "mentions", NULL);
  for (guint i = 0; i < mentions->len; i++)
    {
      WhencePassage *mention = g_ptr_array_index (mentions, i);
      WhenceSource *source = whence_report_get_source (report, mention);
      g_autofree char *anchor = whence_report_dup_anchor (report, WHENCE_OBJECT (mention));
      g_autofree char *href = g_strconcat ("#", anchor, NULL);
      g_autofree char *words = whence_words_excerpt (whence_passage_get_exact (mention), 60);

      if (source == NULL)
        continue;
      if (source != last)
        {
          if (last != NULL)
            whence_html_close (html, "li");
          whence_html_open (html, "li", NULL);
          whence_export_html_label (html, report, WHENCE_OBJECT (source));
        }
      whence_html_text (html, source != last ? " " : " · ");
      whence_html_open (html, "a", "href", href, NULL);
      whence_html_isolated (html, words);
      whence_html_close (html, "a");
      last = source;
    }
  if (last != NULL)
    whence_html_close (html, "li");
  whence_html_close (html, "ul");
  whence_export_html_fact_close (html);
}

static void
append_claims (GString      *html,
               WhenceReport *report,
               const char   *title,
               GPtrArray    *claims)
{
  if (claims->len == 0)
    return;

  whence_export_html_fact_open (html, title);
  whence_html_open (html, "ul", NULL);
  for (guint i = 0; i < claims->len; i++)
    {
      WhenceObject *claim = g_ptr_array_index (claims, i);

      whence_html_open (html, "li", NULL);
      whence_export_html_label (html, report, claim);
      whence_html_text (html, " ");
      whence_export_html_reference (html, report, claim);
      whence_html_close (html, "li");
    }
  whence_html_close (html, "ul");
  whence_export_html_fact_close (html);
}

static void
append_tie (GString      *html,
            WhenceReport *report,
            WhenceLink   *link)
{
  WhenceObject *from = whence_project_find (report->project, whence_link_get_from (link));
  WhenceObject *to = whence_project_find (report->project, whence_link_get_to (link));

  if (from != NULL)
    whence_export_html_reference (html, report, from);
  whence_html_text (html, " ");
  whence_html_open (html, "strong", NULL);
  whence_html_isolated (html, whence_words_link_kind (whence_link_get_kind (link)));
  whence_html_close (html, "strong");
  whence_html_text (html, " ");
  if (to != NULL)
    whence_export_html_reference (html, report, to);
}

static void
append_ties (GString      *html,
             WhenceReport *report,
             GPtrArray    *links)
{
  if (links->len == 0)
    return;

  whence_export_html_fact_open (html, _("Links"));
  whence_html_open (html, "ul", NULL);
  for (guint i = 0; i < links->len; i++)
    {
      whence_html_open (html, "li", NULL);
      whence_export_html_label (html, report, g_ptr_array_index (links, i));
      whence_html_text (html, " ");
      append_tie (html, report, g_ptr_array_index (links, i));
      whence_html_close (html, "li");
    }
  whence_html_close (html, "ul");
  whence_export_html_fact_close (html);
}

static void
append_aliases (GString      *html,
                WhenceEntity *entity)
{
  const char *const *aliases = whence_entity_get_aliases (entity);

  if (aliases[0] == NULL)
    return;

  whence_export_html_fact_open (html, _("Also called"));
  for (guint i = 0; aliases[i] != NULL; i++)
    {
      if (i > 0)
        whence_html_text (html, " · ");
      whence_html_isolated (html, aliases[i]);
    }
  whence_export_html_fact_close (html);
}

static void
append_facts (GString      *html,
              WhenceReport *report,
              WhenceEntity *entity)
{
  const WhenceReportUses *uses = whence_report_get_uses (report, WHENCE_OBJECT (entity));
  g_autoptr (GString) facts = g_string_new (NULL);

  append_aliases (facts, entity);
  append_identifiers (facts, whence_entity_get_identifiers (entity));
  append_mentions (facts, report, entity);
  append_claims (facts, report, C_("claims made by an entity", "Says"), uses->said);
  append_claims (facts, report, C_("claims that reached us through an entity", "Passes on"),
                 uses->passed_on);
  append_claims (facts, report, _("Claims about it"), uses->about);
  append_ties (facts, report, uses->links);

  /* HTML has no empty lists. */
  if (facts->len == 0)
    return;
  whence_html_open (html, "dl", "class", "facts rows", NULL);
  g_string_append_len (html, facts->str, (gssize) facts->len);
  whence_html_close (html, "dl");
}

static void
append_entity (GString      *html,
               WhenceReport *report,
               WhenceEntity *entity)
{
  g_autofree char *anchor = whence_report_dup_anchor (report, WHENCE_OBJECT (entity));
  g_autofree char *type = whence_report_dup_type_class (report,
                                                        whence_entity_get_type_id (entity));
  g_autofree char *class = g_strconcat ("entity ", type, NULL);

  whence_html_open (html, "article", "class", class, "id", anchor, NULL);
  whence_html_open (html, "header", NULL);
  whence_export_html_label (html, report, WHENCE_OBJECT (entity));
  whence_html_text (html, " ");
  whence_html_open (html, "h4", "dir", "auto", NULL);
  whence_html_leaf (html, "span", "name", whence_words_entity_name (entity));
  whence_html_close (html, "h4");
  whence_html_close (html, "header");
  g_string_append_c (html, '\n');
  if (*whence_entity_get_description (entity) != '\0')
    whence_html_paragraphs (html, "description", whence_entity_get_description (entity));
  append_facts (html, report, entity);
  whence_export_html_record (html, WHENCE_RECORD (entity));
  whence_html_close (html, "article");
  g_string_append (html, "\n\n");
}

/**
 * whence_export_html_entities:
 * @html: what is written
 * @report: the report
 * @cancellable: (nullable): what stops it
 * @error: return location for an error
 *
 * Writes the entities, by type.
 *
 * Returns: %TRUE; %FALSE with %G_IO_ERROR_CANCELLED
 */
gboolean
whence_export_html_entities (GString       *html,
                             WhenceReport  *report,
                             GCancellable  *cancellable,
                             GError       **error)
{
  const char *last = "";

  whence_html_open (html, "section", "class", "entities", "id", "entities", NULL);
  whence_html_leaf (html, "h2", NULL, _("Entities"));
  g_string_append_c (html, '\n');
  if (report->entities->len == 0)
    whence_html_leaf (html, "p", "none", _("There are no entities in this project."));

  for (guint i = 0; i < report->entities->len; i++)
    {
      WhenceEntity *entity = g_ptr_array_index (report->entities, i);
      const char *type = whence_entity_get_type_id (entity);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (i == 0 || !g_str_equal (type, last))
        {
          whence_html_open (html, "h3", NULL);
          whence_html_isolated (html, whence_words_entity_type (report->project, type));
          whence_html_close (html, "h3");
          g_string_append_c (html, '\n');
        }
      append_entity (html, report, entity);
      last = type;
    }

  whence_html_close (html, "section");
  g_string_append_c (html, '\n');

  return TRUE;
}

/**
 * whence_export_html_links:
 * @html: what is written
 * @report: the report
 *
 * Writes the links, with the passages that show them; nothing where there are none.
 */
void
whence_export_html_links (GString      *html,
                          WhenceReport *report)
{
  if (report->links->len == 0)
    return;

  whence_html_open (html, "section", "class", "links", "id", "links", NULL);
  whence_html_leaf (html, "h2", NULL, _("Links"));
  g_string_append_c (html, '\n');
  for (guint i = 0; i < report->links->len; i++)
    {
      WhenceLink *link = g_ptr_array_index (report->links, i);
      g_autofree char *anchor = whence_report_dup_anchor (report, WHENCE_OBJECT (link));
      g_autoptr (GPtrArray) evidence =
        whence_report_list_passages (report, whence_link_get_evidence (link));

      whence_html_open (html, "article", "class", "tie", "id", anchor, NULL);
      whence_export_html_label (html, report, WHENCE_OBJECT (link));
      whence_html_open (html, "p", NULL);
      append_tie (html, report, link);
      whence_html_close (html, "p");
      g_string_append_c (html, '\n');
      for (guint j = 0; j < evidence->len; j++)
        whence_export_html_quote (html, report, g_ptr_array_index (evidence, j));
      whence_export_html_record (html, WHENCE_RECORD (link));
      whence_html_close (html, "article");
      g_string_append_c (html, '\n');
    }
  whence_html_close (html, "section");
  g_string_append_c (html, '\n');
}
