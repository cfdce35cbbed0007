/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The claims of the HTML report, and those that contradict each other side by side. */

#define G_LOG_DOMAIN "whence-export"

#include "config.h"

#include <glib/gi18n.h>

#include "export/whence-export-html-private.h"

static const char *
get_status_class (WhenceClaimStatus status)
{
  switch (status)
    {
    case WHENCE_CLAIM_STATUS_CORROBORATED:
      return "status corroborated";
    case WHENCE_CLAIM_STATUS_DISPUTED:
      return "status disputed";
    case WHENCE_CLAIM_STATUS_REFUTED:
      return "status refuted";
    case WHENCE_CLAIM_STATUS_UNVERIFIABLE:
      return "status unverifiable";
    case WHENCE_CLAIM_STATUS_OPEN:
    default:
      return "status open";
    }
}

static void
append_speaker (GString      *html,
                WhenceReport *report,
                WhenceClaim  *claim)
{
  WhenceObject *speaker = whence_project_find (report->project, whence_claim_get_speaker (claim));
  g_autofree char *words = NULL;

  if (speaker != NULL)
    {
      whence_export_html_reference (html, report, speaker);
      return;
    }

  words = whence_words_speaker (report->project, claim);
  whence_html_text (html, words);
}

static void
append_facts (GString      *html,
              WhenceReport *report,
              WhenceClaim  *claim)
{
  const char *const *via = whence_claim_get_via (claim);
  const char *const *about = whence_claim_get_about (claim);
  const char *credibility = whence_claim_get_credibility (claim);
  g_autofree char *date = whence_words_date (whence_claim_get_date (claim));

  whence_html_open (html, "dl", "class", "facts", NULL);
  whence_export_html_fact_open (html, _("Speaker"));
  append_speaker (html, report, claim);
  whence_export_html_fact_close (html);
  if (via[0] != NULL)
    {
      whence_export_html_fact_open (html, C_("those who passed on a claim", "Via"));
      whence_export_html_names (html, report, via, " → ", TRUE);
      whence_export_html_fact_close (html);
    }
  whence_export_html_fact (html, C_("when a claim was made", "Said"), date);
  if (about[0] != NULL)
    {
      whence_export_html_fact_open (html, C_("what a claim is about", "About"));
      whence_export_html_names (html, report, about, ", ", FALSE);
      whence_export_html_fact_close (html);
    }
  whence_export_html_fact (html, _("Kind"),
                           whence_words_claim_kind (whence_claim_get_kind (claim)));
  if (*credibility != '\0')
    whence_export_html_fact (html, _("Credibility"), whence_words_credibility (credibility));
  whence_html_close (html, "dl");
  g_string_append_c (html, '\n');
}

/* What the other claim of a link does to this one, or this one to it. */
static void
append_ties (GString      *html,
             WhenceReport *report,
             WhenceClaim  *claim)
{
  GPtrArray *links = whence_report_get_uses (report, WHENCE_OBJECT (claim))->links;
  const char *id = whence_object_get_id (WHENCE_OBJECT (claim));

  if (links->len == 0)
    return;

  whence_html_open (html, "ul", "class", "ties", NULL);
  for (guint i = 0; i < links->len; i++)
    {
      WhenceLink *link = g_ptr_array_index (links, i);
      WhenceObject *from = whence_project_find (report->project, whence_link_get_from (link));
      WhenceObject *to = whence_project_find (report->project, whence_link_get_to (link));
      gboolean is_from = g_str_equal (whence_link_get_from (link), id);

      whence_html_open (html, "li", NULL);
      whence_export_html_label (html, report, WHENCE_OBJECT (link));
      whence_html_text (html, " ");
      if (!is_from && from != NULL)
        {
          whence_export_html_label (html, report, from);
          whence_html_text (html, " ");
          whence_export_html_reference (html, report, from);
          whence_html_text (html, " ");
        }
      whence_html_leaf (html, "strong", NULL, whence_words_link_kind (whence_link_get_kind (link)));
      if (is_from && to != NULL)
        {
          whence_html_text (html, " ");
          whence_export_html_label (html, report, to);
          whence_html_text (html, " ");
          whence_export_html_reference (html, report, to);
        }
      else
        {
          whence_html_text (html, " ");
          whence_html_text (html, _("this claim"));
        }
      whence_html_close (html, "li");
    }
  whence_html_close (html, "ul");
  g_string_append_c (html, '\n');
}

static void
append_claim (GString      *html,
              WhenceReport *report,
              WhenceClaim  *claim)
{
  g_autofree char *anchor = whence_report_dup_anchor (report, WHENCE_OBJECT (claim));
  WhenceClaimStatus status = whence_claim_get_status (claim);
  g_autoptr (GPtrArray) evidence =
    whence_report_list_passages (report, whence_claim_get_evidence (claim));

  whence_html_open (html, "article", "class", "claim", "id", anchor, NULL);
  whence_html_open (html, "header", NULL);
  whence_export_html_label (html, report, WHENCE_OBJECT (claim));
  whence_html_text (html, " ");
  whence_html_open (html, "h4", "dir", "auto", NULL);
  whence_html_text (html, whence_words_claim_text (claim));
  whence_html_close (html, "h4");
  whence_html_leaf (html, "span", get_status_class (status), whence_words_status (status));
  whence_html_close (html, "header");
  g_string_append_c (html, '\n');
  append_facts (html, report, claim);
  for (guint i = 0; i < evidence->len; i++)
    whence_export_html_quote (html, report, g_ptr_array_index (evidence, i));
  if (evidence->len == 0)
    whence_html_leaf (html, "p", "none", _("No evidence is marked for this claim."));
  append_ties (html, report, claim);
  whence_export_html_record (html, WHENCE_RECORD (claim));
  whence_html_close (html, "article");
  g_string_append (html, "\n\n");
}

static guint
count_status (WhenceReport      *report,
              WhenceClaimStatus  status)
{
  guint n = 0;

  for (guint i = 0; i < report->claims->len; i++)
    {
      if (whence_claim_get_status (g_ptr_array_index (report->claims, i)) == status)
        n++;
    }

  return n;
}

static void
append_status_heading (GString           *html,
                       WhenceReport      *report,
                       WhenceClaimStatus  status)
{
  g_autofree char *count = g_strdup_printf ("%u", count_status (report, status));

  whence_html_open (html, "h3", "class", get_status_class (status), NULL);
  whence_html_text (html, whence_words_status (status));
  whence_html_text (html, " ");
  whence_html_leaf (html, "span", "count", count);
  whence_html_close (html, "h3");
  g_string_append_c (html, '\n');
}

/**
 * whence_export_html_claims:
 * @html: what is written
 * @report: the report
 * @cancellable: (nullable): what stops it
 * @error: return location for an error
 *
 * Writes the claims, by status.
 *
 * Returns: %TRUE; %FALSE with %G_IO_ERROR_CANCELLED
 */
gboolean
whence_export_html_claims (GString       *html,
                           WhenceReport  *report,
                           GCancellable  *cancellable,
                           GError       **error)
{
  whence_html_open (html, "section", "class", "claims", "id", "claims", NULL);
  whence_html_leaf (html, "h2", NULL, _("Claims"));
  g_string_append_c (html, '\n');
  if (report->claims->len == 0)
    whence_html_leaf (html, "p", "none", _("There are no claims in this project."));

  for (guint i = 0; i < report->claims->len; i++)
    {
      WhenceClaim *claim = g_ptr_array_index (report->claims, i);
      WhenceClaimStatus status = whence_claim_get_status (claim);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (i == 0 || whence_claim_get_status (g_ptr_array_index (report->claims, i - 1)) != status)
        append_status_heading (html, report, status);
      append_claim (html, report, claim);
    }

  whence_html_close (html, "section");
  g_string_append_c (html, '\n');

  return TRUE;
}

static gboolean
is_contradiction (WhenceReport *report,
                  WhenceLink   *link)
{
  return g_str_equal (whence_link_get_kind (link), "contradicts") &&
         WHENCE_IS_CLAIM (whence_project_find (report->project, whence_link_get_from (link))) &&
         WHENCE_IS_CLAIM (whence_project_find (report->project, whence_link_get_to (link)));
}

/**
 * whence_export_html_count_contradictions:
 * @report: the report
 *
 * Returns: how many links say that one claim contradicts another
 */
guint
whence_export_html_count_contradictions (WhenceReport *report)
{
  guint n = 0;

  for (guint i = 0; i < report->links->len; i++)
    n += is_contradiction (report, g_ptr_array_index (report->links, i)) ? 1 : 0;

  return n;
}

/* One side of a contradiction: the claim, who makes it, and the first words that show it. */
static void
append_side (GString      *html,
             WhenceReport *report,
             WhenceClaim  *claim)
{
  WhenceClaimStatus status = whence_claim_get_status (claim);
  g_autoptr (GPtrArray) evidence =
    whence_report_list_passages (report, whence_claim_get_evidence (claim));

  whence_html_open (html, "div", "class", "side", NULL);
  whence_html_open (html, "p", NULL);
  whence_export_html_label (html, report, WHENCE_OBJECT (claim));
  whence_html_text (html, " ");
  whence_html_leaf (html, "span", get_status_class (status), whence_words_status (status));
  whence_html_close (html, "p");
  whence_html_open (html, "p", "class", "statement", "dir", "auto", NULL);
  whence_html_text (html, whence_words_claim_text (claim));
  whence_html_close (html, "p");
  whence_html_open (html, "p", "class", "who", NULL);
  append_speaker (html, report, claim);
  whence_html_close (html, "p");
  if (evidence->len > 0)
    {
      WhencePassage *passage = g_ptr_array_index (evidence, 0);
      WhenceSource *source = whence_report_get_source (report, passage);

      whence_html_open (html, "p", "class", "words", "dir", "auto", NULL);
      whence_html_leaf (html, "q", NULL, whence_passage_get_exact (passage));
      if (source != NULL)
        {
          whence_html_text (html, " ");
          whence_export_html_label (html, report, WHENCE_OBJECT (source));
        }
      whence_html_close (html, "p");
    }
  whence_html_close (html, "div");
}

/**
 * whence_export_html_contradictions:
 * @html: what is written
 * @report: the report
 *
 * Writes the claims that contradict each other, side by side; nothing where there are none.
 */
void
whence_export_html_contradictions (GString      *html,
                                   WhenceReport *report)
{
  if (whence_export_html_count_contradictions (report) == 0)
    return;

  whence_html_open (html, "section", "class", "contradictions", "id", "contradictions", NULL);
  whence_html_leaf (html, "h2", NULL, _("Contradictions"));
  g_string_append_c (html, '\n');
  for (guint i = 0; i < report->links->len; i++)
    {
      WhenceLink *link = g_ptr_array_index (report->links, i);

      if (!is_contradiction (report, link))
        continue;
      whence_html_open (html, "div", "class", "against", NULL);
      append_side (html, report,
                   WHENCE_CLAIM (whence_project_find (report->project,
                                                      whence_link_get_from (link))));
      whence_html_leaf (html, "p", "versus", whence_words_link_kind ("contradicts"));
      append_side (html, report,
                   WHENCE_CLAIM (whence_project_find (report->project,
                                                      whence_link_get_to (link))));
      whence_html_close (html, "div");
      g_string_append_c (html, '\n');
    }
  whence_html_close (html, "section");
  g_string_append_c (html, '\n');
}
