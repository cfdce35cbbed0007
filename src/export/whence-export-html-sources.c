/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sources of the HTML report: where each is from, and its whole text. */

#define G_LOG_DOMAIN "whence-export"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "export/whence-export-html-private.h"

static void
append_address (GString    *html,
                const char *name,
                const char *url)
{
  if (*url == '\0')
    return;

  whence_export_html_fact_open (html, name);
  whence_html_link (html, url);
  whence_export_html_fact_close (html);
}

static void
append_provenance (GString      *html,
                   WhenceSource *source)
{
  g_autofree char *authors = g_strjoinv (", ", (char **) whence_source_get_authors (source));
  g_autofree char *published = whence_words_date (whence_source_get_published (source));
  g_autofree char *retrieved = whence_words_date (whence_source_get_retrieved (source));

  /* The reliability is told in any case, so that there is always a line. */
  whence_html_open (html, "dl", "class", "facts rows", NULL);
  whence_export_html_fact (html, _("Publisher"), whence_source_get_publisher (source));
  whence_export_html_fact (html, _("Authors"), authors);
  whence_export_html_fact (html, _("Published"), published);
  whence_export_html_fact (html, _("Retrieved"), retrieved);
  append_address (html, _("Address"), whence_source_get_url (source));
  append_address (html, _("Archived at"), whence_source_get_archive_url (source));
  whence_export_html_fact (html, _("Reliability"),
                           whence_words_reliability (whence_source_get_reliability (source)));
  whence_export_html_fact (html, _("Language"), whence_source_get_language (source));
  whence_export_html_fact (html, _("File"), whence_source_get_file_name (source));
  whence_export_html_fact (html, _("Media type"), whence_source_get_media_type (source));
  if (*whence_source_get_sha256 (source) != '\0')
    {
      whence_export_html_fact_open (html, "SHA-256");
      whence_html_leaf (html, "code", NULL, whence_source_get_sha256 (source));
      whence_export_html_fact_close (html);
    }
  whence_html_close (html, "dl");
  g_string_append_c (html, '\n');
}

/* A language is checked where it comes in, but a wrong one would hide the text from readers. */
static const char *
get_language (WhenceSource *source)
{
  const char *language = whence_source_get_language (source);

  if (g_ascii_isalpha (*language) &&
      strspn (language, "-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") ==
      strlen (language))
    return language;

  return NULL;
}

static void
append_source (GString      *html,
               WhenceReport *report,
               WhenceSource *source)
{
  g_autofree char *anchor = whence_report_dup_anchor (report, WHENCE_OBJECT (source));
  g_autofree char *name = whence_report_dup_name (report, WHENCE_OBJECT (source));
  const char *title = whence_source_get_title (source);

  whence_html_open (html, "article", "class", "source", "id", anchor, NULL);
  whence_html_open (html, "header", NULL);
  whence_export_html_label (html, report, WHENCE_OBJECT (source));
  whence_html_open (html, "h3", "dir", "auto", NULL);
  whence_html_text (html, *title != '\0' ? title : name);
  whence_html_close (html, "h3");
  whence_html_close (html, "header");
  g_string_append_c (html, '\n');
  append_provenance (html, source);
  whence_export_html_record (html, WHENCE_RECORD (source));
  whence_html_open (html, "div", "class", "text", "lang", get_language (source), NULL);
  g_string_append_c (html, '\n');
  whence_export_html_source_text (html, report, source);
  whence_html_close (html, "div");
  whence_html_close (html, "article");
  g_string_append (html, "\n\n");
}

static void
append_key_entry (GString    *html,
                  const char *tag,
                  const char *class,
                  const char *text)
{
  whence_html_open (html, "li", NULL);
  whence_html_leaf (html, tag, class, text);
  whence_html_close (html, "li");
}

/* How to read the marks: each has a line of its own, so that colour is never all there is. */
static void
append_key (GString      *html,
            WhenceReport *report)
{
  const char *last = "";

  whence_html_open (html, "aside", "class", "key", NULL);
  whence_html_leaf (html, "p", "caption", _("How to read the marks"));
  whence_html_open (html, "ul", NULL);
  append_key_entry (html, "mark", "asserts",
                    whence_words_stance (WHENCE_STANCE_ASSERTS));
  append_key_entry (html, "mark", "supports",
                    whence_words_stance (WHENCE_STANCE_SUPPORTS));
  append_key_entry (html, "mark", "contradicts",
                    whence_words_stance (WHENCE_STANCE_CONTRADICTS));
  append_key_entry (html, "mark", "context",
                    whence_words_stance (WHENCE_STANCE_CONTEXT));
  for (guint i = 0; i < report->entities->len; i++)
    {
      const char *type = whence_entity_get_type_id (g_ptr_array_index (report->entities, i));
      g_autofree char *class = whence_report_dup_type_class (report, type);
      g_autofree char *classes = g_strconcat ("mention ", class, NULL);

      if (!g_str_equal (type, last))
        append_key_entry (html, "span", classes, whence_words_entity_type (report->project, type));
      last = type;
    }
  whence_html_close (html, "ul");
  whence_html_leaf (html, "p", NULL,
                    _("Shaded passages are evidence, and the number after each leads to its claim "
                      "(C) or link (L). Underlined words name an entity, and lead to it."));
  whence_html_close (html, "aside");
  g_string_append_c (html, '\n');
}

/**
 * whence_export_html_sources:
 * @html: what is written
 * @report: the report
 * @cancellable: (nullable): what stops it
 * @error: return location for an error
 *
 * Writes the sources, with their marked texts.
 *
 * Returns: %TRUE; %FALSE with %G_IO_ERROR_CANCELLED
 */
gboolean
whence_export_html_sources (GString       *html,
                            WhenceReport  *report,
                            GCancellable  *cancellable,
                            GError       **error)
{
  whence_html_open (html, "section", "class", "sources", "id", "sources", NULL);
  whence_html_leaf (html, "h2", NULL, _("Sources"));
  g_string_append_c (html, '\n');
  if (report->sources->len == 0)
    whence_html_leaf (html, "p", "none", _("There are no sources in this project."));
  else
    append_key (html, report);

  for (guint i = 0; i < report->sources->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      append_source (html, report, g_ptr_array_index (report->sources, i));
    }

  whence_html_close (html, "section");
  g_string_append_c (html, '\n');

  return TRUE;
}
