/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report for people: one HTML file without scripts, which loads nothing. It is well-formed XML
 * as well. Here are its head, its first page and its contents; the other parts have files of
 * their own.
 */

#define G_LOG_DOMAIN "whence-export"

#include "config.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "export/whence-export-html-private.h"
#include "export/whence-export-private.h"
#include "export/whence-export-resources.h"

#define STYLE_PATH "/io/github/whence_workbench/Whence/export/whence-export-html.css"

/* The colours of the project's own types. What is no colour is left to the style sheet. */
static void
append_own_colors (GString      *html,
                   WhenceReport *report)
{
  GListModel *types = whence_project_get_entity_types (report->project);
  guint n = g_list_model_get_n_items (types);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceEntityType) type = g_list_model_get_item (types, i);
      guint red, green, blue;
      int length = 0;

      if (sscanf (whence_entity_type_get_color (type), "#%2x%2x%2x%n", &red, &green, &blue,
                  &length) != 3 || length != 7)
        continue;
      g_string_append_printf (html, ".own-%u { --hue: rgb(%u, %u, %u); "
                              "--tint: rgba(%u, %u, %u, 0.14); }\n",
                              i + 1, red, green, blue, red, green, blue);
    }
}

static const char *
get_title (WhenceReport *report)
{
  const char *title = whence_project_get_title (report->project);

  return *title != '\0' ? title : _("Untitled project");
}

/* The style without its first comment: the licence is that of the program, not of the report. */
static void
append_style (GString *html)
{
  g_autoptr (GBytes) style = g_resource_lookup_data (whence_export_get_resource (), STYLE_PATH,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize size = 0;
  const char *text;
  const char *end;

  g_assert (style != NULL);

  text = g_bytes_get_data (style, &size);
  end = g_strstr_len (text, (gssize) size, "*/");
  g_assert (end != NULL);
  end += strlen ("*/");
  g_string_append_len (html, end, (gssize) size - (end - text));
}

static void
append_head (GString      *html,
             WhenceReport *report)
{
  whence_html_open (html, "head", NULL);
  g_string_append_c (html, '\n');
  whence_html_empty (html, "meta", "charset", "utf-8", NULL);
  g_string_append_c (html, '\n');
  whence_html_empty (html, "meta", "http-equiv", "Content-Security-Policy", "content",
                     "default-src 'none'; style-src 'unsafe-inline'", NULL);
  g_string_append_c (html, '\n');
  whence_html_empty (html, "meta", "name", "viewport", "content",
                     "width=device-width, initial-scale=1", NULL);
  g_string_append_c (html, '\n');
  whence_html_empty (html, "meta", "name", "referrer", "content", "no-referrer", NULL);
  g_string_append_c (html, '\n');
  whence_html_empty (html, "meta", "name", "generator", "content", "Whence " PACKAGE_VERSION,
                     NULL);
  g_string_append_c (html, '\n');
  whence_html_leaf (html, "title", NULL, get_title (report));
  g_string_append_c (html, '\n');
  whence_html_open (html, "style", NULL);
  g_string_append_c (html, '\n');
  append_style (html);
  append_own_colors (html, report);
  whence_html_close (html, "style");
  g_string_append_c (html, '\n');
  whence_html_close (html, "head");
  g_string_append_c (html, '\n');
}

static void
append_count (GString    *html,
              const char *href,
              const char *words)
{
  whence_html_open (html, "li", NULL);
  whence_html_open (html, "a", "href", href, NULL);
  whence_html_text (html, words);
  whence_html_close (html, "a");
  whence_html_close (html, "li");
  g_string_append_c (html, '\n');
}

static void
append_counts (GString      *html,
               WhenceReport *report)
{
  g_autofree char *claims = g_strdup_printf (
    ngettext ("%u claim", "%u claims", report->claims->len), report->claims->len);
  g_autofree char *entities = g_strdup_printf (
    ngettext ("%u entity", "%u entities", report->entities->len), report->entities->len);
  g_autofree char *sources = g_strdup_printf (
    ngettext ("%u source", "%u sources", report->sources->len), report->sources->len);
  g_autofree char *links = g_strdup_printf (
    ngettext ("%u link", "%u links", report->links->len), report->links->len);

  whence_html_open (html, "ul", "class", "counts", NULL);
  g_string_append_c (html, '\n');
  append_count (html, "#claims", claims);
  append_count (html, "#entities", entities);
  append_count (html, "#sources", sources);
  if (report->links->len > 0)
    append_count (html, "#links", links);
  whence_html_close (html, "ul");
  g_string_append_c (html, '\n');
}

/* How many claims there are of each status, as widths and in words. */
static void
append_statuses (GString      *html,
                 WhenceReport *report)
{
  static const struct
  {
    WhenceClaimStatus status;
    const char *class;
  } statuses[] = {
    { WHENCE_CLAIM_STATUS_CORROBORATED, "status corroborated" },
    { WHENCE_CLAIM_STATUS_DISPUTED, "status disputed" },
    { WHENCE_CLAIM_STATUS_REFUTED, "status refuted" },
    { WHENCE_CLAIM_STATUS_UNVERIFIABLE, "status unverifiable" },
    { WHENCE_CLAIM_STATUS_OPEN, "status open" },
  };
  guint counts[G_N_ELEMENTS (statuses)] = { 0 };

  if (report->claims->len == 0)
    return;

  for (guint i = 0; i < report->claims->len; i++)
    {
      WhenceClaim *claim = g_ptr_array_index (report->claims, i);

      for (guint j = 0; j < G_N_ELEMENTS (statuses); j++)
        counts[j] += whence_claim_get_status (claim) == statuses[j].status ? 1 : 0;
    }

  whence_html_open (html, "ul", "class", "statuses", NULL);
  g_string_append_c (html, '\n');
  for (guint j = 0; j < G_N_ELEMENTS (statuses); j++)
    {
      g_autofree char *grow = g_strdup_printf ("flex-grow: %u", counts[j]);
      g_autofree char *number = g_strdup_printf ("%u", counts[j]);

      if (counts[j] == 0)
        continue;
      whence_html_open (html, "li", "class", statuses[j].class, "style", grow, NULL);
      whence_html_text (html, whence_words_status (statuses[j].status));
      whence_html_text (html, " ");
      whence_html_leaf (html, "b", NULL, number);
      whence_html_close (html, "li");
      g_string_append_c (html, '\n');
    }
  whence_html_close (html, "ul");
  g_string_append_c (html, '\n');
}

static void
append_contents_entry (GString    *html,
                       const char *href,
                       const char *title)
{
  whence_html_open (html, "li", NULL);
  whence_html_open (html, "a", "href", href, NULL);
  whence_html_text (html, title);
  whence_html_close (html, "a");
  whence_html_close (html, "li");
  g_string_append_c (html, '\n');
}

static void
append_contents (GString      *html,
                 WhenceReport *report)
{
  whence_html_open (html, "nav", "class", "contents", NULL);
  whence_html_leaf (html, "h2", NULL, _("Contents"));
  g_string_append_c (html, '\n');
  whence_html_open (html, "ol", NULL);
  g_string_append_c (html, '\n');
  append_contents_entry (html, "#claims", _("Claims"));
  if (whence_export_html_count_contradictions (report) > 0)
    append_contents_entry (html, "#contradictions", _("Contradictions"));
  append_contents_entry (html, "#entities", _("Entities"));
  if (report->links->len > 0)
    append_contents_entry (html, "#links", _("Links"));
  whence_html_open (html, "li", NULL);
  whence_html_open (html, "a", "href", "#sources", NULL);
  whence_html_text (html, _("Sources"));
  whence_html_close (html, "a");
  g_string_append_c (html, '\n');
  if (report->sources->len > 0)
    whence_html_open (html, "ol", NULL);
  for (guint i = 0; i < report->sources->len; i++)
    {
      WhenceSource *source = g_ptr_array_index (report->sources, i);
      g_autofree char *provenance = whence_words_provenance (source);

      whence_html_open (html, "li", NULL);
      whence_export_html_label (html, report, WHENCE_OBJECT (source));
      whence_html_text (html, " ");
      whence_export_html_reference (html, report, WHENCE_OBJECT (source));
      whence_html_text (html, " ");
      whence_html_open (html, "small", NULL);
      whence_html_isolated (html, provenance);
      whence_html_close (html, "small");
      whence_html_close (html, "li");
      g_string_append_c (html, '\n');
    }
  if (report->sources->len > 0)
    whence_html_close (html, "ol");
  whence_html_close (html, "li");
  g_string_append_c (html, '\n');
  whence_html_close (html, "ol");
  whence_html_close (html, "nav");
  g_string_append_c (html, '\n');
}

static void
append_front (GString      *html,
              WhenceReport *report)
{
  const char *description = whence_project_get_description (report->project);
  g_autofree char *created = whence_words_date (whence_project_get_created (report->project));
  g_autofree char *modified = whence_words_date (whence_project_get_modified (report->project));

  whence_html_open (html, "header", "class", "front", NULL);
  g_string_append_c (html, '\n');
  whence_html_open (html, "h1", "dir", "auto", NULL);
  whence_html_text (html, get_title (report));
  whence_html_close (html, "h1");
  g_string_append_c (html, '\n');
  if (*description != '\0')
    whence_html_paragraphs (html, "description", description);
  if (*created != '\0' || *modified != '\0')
    {
      whence_html_open (html, "dl", "class", "dates", NULL);
      whence_export_html_fact (html, _("Begun"), created);
      whence_export_html_fact (html, _("Last changed"), modified);
      whence_html_close (html, "dl");
      g_string_append_c (html, '\n');
    }
  append_counts (html, report);
  append_statuses (html, report);
  whence_html_close (html, "header");
  g_string_append_c (html, '\n');
}

static gboolean
append_body (GString       *html,
             WhenceReport  *report,
             GCancellable  *cancellable,
             GError       **error)
{
  whence_html_open (html, "body", NULL);
  g_string_append_c (html, '\n');
  append_front (html, report);
  append_contents (html, report);
  whence_html_open (html, "main", NULL);
  g_string_append_c (html, '\n');
  if (!whence_export_html_claims (html, report, cancellable, error))
    return FALSE;
  whence_export_html_contradictions (html, report);
  if (!whence_export_html_entities (html, report, cancellable, error))
    return FALSE;
  whence_export_html_links (html, report);
  if (!whence_export_html_sources (html, report, cancellable, error))
    return FALSE;
  whence_html_close (html, "main");
  g_string_append_c (html, '\n');
  whence_html_close (html, "body");
  g_string_append_c (html, '\n');

  return TRUE;
}

static GPtrArray *
write_html (const WhenceExporter  *exporter,
            WhenceProject         *project,
            GCancellable          *cancellable,
            GError               **error)
{
  g_autoptr (WhenceReport) report = whence_report_new (project);
  g_autoptr (GString) html = g_string_new ("<!DOCTYPE html>\n");
  GPtrArray *files;
  /* Translators: the BCP 47 tag of the language that you translate into. */
  const char *language = C_("language tag", "en");

  whence_html_open (html, "html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", language,
                    "xml:lang", language, NULL);
  g_string_append_c (html, '\n');
  append_head (html, report);
  if (!append_body (html, report, cancellable, error))
    return NULL;
  whence_html_close (html, "html");
  g_string_append_c (html, '\n');

  files = whence_export_files_new ();
  g_ptr_array_add (files, whence_export_file_new ("", g_steal_pointer (&html)));

  return files;
}

const WhenceExporter whence_export_html = {
  .id = "html",
  .label = N_("HTML report"),
  .audience = N_("To read, print and pass on: claims, entities, and the marked texts of the "
                 "sources, in one file"),
  .extension = "html",
  .media_type = "text/html",
  .available = TRUE,
  .write = write_html,
};
