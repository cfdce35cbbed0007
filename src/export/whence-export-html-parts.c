/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What several parts of the HTML report are made of. */

#define G_LOG_DOMAIN "whence-export"

#include "config.h"

#include <glib/gi18n.h>

#include "export/whence-export-html-private.h"

/**
 * whence_export_html_label:
 * @html: what is written
 * @report: the report
 * @object: a source, entity, claim or link
 *
 * Writes the short name of a thing, linked to its place.
 */
void
whence_export_html_label (GString      *html,
                          WhenceReport *report,
                          WhenceObject *object)
{
  g_autofree char *label = whence_report_dup_label (report, object);
  g_autofree char *anchor = whence_report_dup_anchor (report, object);
  g_autofree char *href = g_strconcat ("#", anchor, NULL);

  whence_html_open (html, "a", "class", "label", "href", href, NULL);
  whence_html_text (html, label);
  whence_html_close (html, "a");
}

/**
 * whence_export_html_reference:
 * @html: what is written
 * @report: the report
 * @object: a source, entity or claim
 *
 * Writes the name of a thing, linked to its place.
 */
void
whence_export_html_reference (GString      *html,
                              WhenceReport *report,
                              WhenceObject *object)
{
  g_autofree char *name = whence_report_dup_name (report, object);
  g_autofree char *anchor = whence_report_dup_anchor (report, object);
  g_autofree char *href = g_strconcat ("#", anchor, NULL);

  whence_html_open (html, "a", "href", href, NULL);
  whence_html_isolated (html, name);
  whence_html_close (html, "a");
}

/**
 * whence_export_html_names:
 * @html: what is written
 * @report: the report
 * @ids: (array zero-terminated=1): the ids of entities
 * @separator: what stands between two names
 * @backwards: whether the last comes first
 *
 * Writes names, each linked to its place.
 */
void
whence_export_html_names (GString           *html,
                          WhenceReport      *report,
                          const char *const *ids,
                          const char        *separator,
                          gboolean           backwards)
{
  guint n = g_strv_length ((char **) ids);

  for (guint i = 0; i < n; i++)
    {
      const char *id = ids[backwards ? n - 1 - i : i];
      WhenceObject *object = whence_project_find (report->project, id);

      if (i > 0)
        whence_html_text (html, separator);
      if (object != NULL)
        whence_export_html_reference (html, report, object);
      else
        whence_html_isolated (html, id);
    }
}

/**
 * whence_export_html_fact_open:
 * @html: what is written, inside a `dl`
 * @name: what is told
 *
 * Starts a line of facts.
 */
void
whence_export_html_fact_open (GString    *html,
                              const char *name)
{
  whence_html_open (html, "div", NULL);
  whence_html_leaf (html, "dt", NULL, name);
  whence_html_open (html, "dd", NULL);
}

/**
 * whence_export_html_fact_close:
 * @html: what is written
 *
 * Ends what whence_export_html_fact_open() started.
 */
void
whence_export_html_fact_close (GString *html)
{
  whence_html_close (html, "dd");
  whence_html_close (html, "div");
  g_string_append_c (html, '\n');
}

/**
 * whence_export_html_fact:
 * @html: what is written, inside a `dl`
 * @name: what is told
 * @value: a text of the project; where it is empty, nothing is written
 *
 * Writes a line of facts.
 */
void
whence_export_html_fact (GString    *html,
                         const char *name,
                         const char *value)
{
  if (*value == '\0')
    return;

  whence_export_html_fact_open (html, name);
  whence_html_isolated (html, value);
  whence_export_html_fact_close (html);
}

/**
 * whence_export_html_list:
 * @html: what is written
 * @class: the class of the list
 * @items: (array zero-terminated=1): texts of the project; where there are none, nothing is
 *   written
 *
 * Writes a list of short texts.
 */
void
whence_export_html_list (GString           *html,
                         const char        *class,
                         const char *const *items)
{
  if (items[0] == NULL)
    return;

  whence_html_open (html, "ul", "class", class, NULL);
  for (guint i = 0; items[i] != NULL; i++)
    {
      whence_html_open (html, "li", NULL);
      whence_html_isolated (html, items[i]);
      whence_html_close (html, "li");
    }
  whence_html_close (html, "ul");
  g_string_append_c (html, '\n');
}

/**
 * whence_export_html_record:
 * @html: what is written
 * @record: a source, entity, claim or link
 *
 * Writes the tags and notes of a thing.
 */
void
whence_export_html_record (GString      *html,
                           WhenceRecord *record)
{
  const char *notes = whence_record_get_notes (record);

  whence_export_html_list (html, "tags", whence_record_get_tags (record));
  if (*notes == '\0')
    return;

  whence_html_open (html, "aside", "class", "notes", NULL);
  whence_html_leaf (html, "p", "caption", _("Notes"));
  whence_html_paragraphs (html, NULL, notes);
  whence_html_close (html, "aside");
}

static const char *
get_stance_class (WhenceStance stance)
{
  switch (stance)
    {
    case WHENCE_STANCE_SUPPORTS:
      return "stance supports";
    case WHENCE_STANCE_CONTRADICTS:
      return "stance contradicts";
    case WHENCE_STANCE_CONTEXT:
      return "stance context";
    case WHENCE_STANCE_ASSERTS:
    default:
      return "stance asserts";
    }
}

/* Where a passage is from, linked to its mark in the text there. */
static void
append_origin (GString       *html,
               WhenceReport  *report,
               WhencePassage *passage)
{
  g_autofree char *anchor = whence_report_dup_anchor (report, WHENCE_OBJECT (passage));
  g_autofree char *href = g_strconcat ("#", anchor, NULL);
  WhenceSource *source = whence_report_get_source (report, passage);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autofree char *provenance = NULL;
  guint page;

  if (source == NULL)
    {
      whence_html_leaf (html, "span", "origin", _("Its source is missing"));
      return;
    }

  name = whence_report_dup_name (report, WHENCE_OBJECT (source));
  label = whence_report_dup_label (report, WHENCE_OBJECT (source));
  provenance = whence_words_provenance (source);
  page = whence_report_get_page (source, whence_passage_get_start (passage));

  whence_html_open (html, "a", "class", "origin", "href", href, NULL);
  whence_html_leaf (html, "span", "label", label);
  whence_html_text (html, " ");
  whence_html_open (html, "cite", NULL);
  whence_html_isolated (html, name);
  whence_html_close (html, "cite");
  if (*provenance != '\0')
    {
      whence_html_text (html, ", ");
      whence_html_isolated (html, provenance);
    }
  if (page > 0)
    {
      g_autofree char *words = g_strdup_printf (_("p. %u"), page);

      whence_html_text (html, ", ");
      whence_html_text (html, words);
    }
  whence_html_close (html, "a");
}

/**
 * whence_export_html_quote:
 * @html: what is written
 * @report: the report
 * @passage: evidence of a claim or of a link
 *
 * Writes a passage with its context, what it does for its claim, and where it is from.
 */
void
whence_export_html_quote (GString       *html,
                          WhenceReport  *report,
                          WhencePassage *passage)
{
  g_autofree char *anchor = whence_report_dup_anchor (report, WHENCE_OBJECT (passage));
  g_autofree char *id = g_strconcat (anchor, ".quote", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  whence_report_dup_context (passage, &before, &after);

  whence_html_open (html, "figure", "class", "quote", "id", id, NULL);
  whence_html_open (html, "blockquote", NULL);
  whence_html_open (html, "p", "dir", "auto", NULL);
  if (*before != '\0')
    whence_html_leaf (html, "span", "around", before);
  whence_html_leaf (html, "q", NULL, whence_passage_get_exact (passage));
  if (*after != '\0')
    whence_html_leaf (html, "span", "around", after);
  whence_html_close (html, "p");
  whence_html_close (html, "blockquote");
  whence_html_open (html, "figcaption", NULL);
  if (WHENCE_IS_EVIDENCE (passage))
    {
      WhenceStance stance = whence_evidence_get_stance (WHENCE_EVIDENCE (passage));

      whence_html_leaf (html, "span", get_stance_class (stance), whence_words_stance (stance));
      whence_html_text (html, " ");
      if (whence_evidence_get_direct (WHENCE_EVIDENCE (passage)))
        {
          whence_html_leaf (html, "span", "direct", _("Speaker’s own words"));
          whence_html_text (html, " ");
        }
    }
  append_origin (html, report, passage);
  whence_html_close (html, "figcaption");
  whence_html_close (html, "figure");
  g_string_append_c (html, '\n');
}
