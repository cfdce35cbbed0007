/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The HTML report, read back as the XML that it is too. */

#define G_LOG_DOMAIN "whence-test"

#include "config.h"

#include <string.h>

#include "export-fixture.h"
#include "export-golden.h"
#include "export/whence-exporter.h"

/* What reading a report back yields. */
typedef struct
{
  GHashTable *ids;           /* id → what is in the element, as text */
  GPtrArray *targets;        /* what links inside the report lead to */
  GPtrArray *addresses;      /* where other links lead to */
  GString *sources;          /* the texts of the sources: blocks, each with a line end */
  GPtrArray *open;           /* GString, of the open elements that have an id; or NULL */
  guint in_text;             /* how many elements deep in a source's text; 0: outside */
  guint in_aside;            /* how many elements deep in what is not of the text itself */
} Report;

static gboolean
is_aside (const char *element)
{
  return g_str_equal (element, "sup") || g_str_equal (element, "small");
}

static void
on_start (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              data,
          GError              **error)
{
  Report *self = data;
  GString *content = NULL;

  g_assert_cmpstr (element, !=, "script");
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert_false (g_str_has_prefix (names[i], "on"));
      g_assert_cmpstr (names[i], !=, "src");
      if (g_str_equal (names[i], "id"))
        {
          content = g_string_new (NULL);
          g_assert_null (strpbrk (values[i], " \t\n"));
          g_assert_true (g_hash_table_insert (self->ids, g_strdup (values[i]), content));
        }
      else if (g_str_equal (names[i], "href"))
        {
          g_ptr_array_add (*values[i] == '#' ? self->targets : self->addresses,
                           g_strdup (values[i] + (*values[i] == '#' ? 1 : 0)));
        }
      else if (g_str_equal (names[i], "class") && g_str_equal (values[i], "text"))
        {
          self->in_text = 1;
        }
    }
  g_ptr_array_add (self->open, content);
  if (self->in_text > 0)
    self->in_text++;
  if (is_aside (element) || self->in_aside > 0)
    self->in_aside++;
}

static void
on_end (GMarkupParseContext  *context,
        const char           *element,
        gpointer              data,
        GError              **error)
{
  Report *self = data;

  g_ptr_array_remove_index (self->open, self->open->len - 1);
  if (self->in_text == 3)
    g_string_append_c (self->sources, '\n');
  if (self->in_text > 0)
    self->in_text--;
  if (self->in_text == 1)
    self->in_text = 0;
  if (self->in_aside > 0)
    self->in_aside--;
}

static void
on_text (GMarkupParseContext  *context,
         const char           *text,
         gsize                 n_bytes,
         gpointer              data,
         GError              **error)
{
  Report *self = data;

  if (self->in_aside > 0)
    return;
  for (guint i = 0; i < self->open->len; i++)
    {
      if (self->open->pdata[i] != NULL)
        g_string_append_len (self->open->pdata[i], text, (gssize) n_bytes);
    }
  if (self->in_text > 2)
    g_string_append_len (self->sources, text, (gssize) n_bytes);
}

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

static void
report_free (Report *self)
{
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->targets);
  g_ptr_array_unref (self->addresses);
  g_ptr_array_unref (self->open);
  g_string_free (self->sources, TRUE);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Report, report_free)

static Report *
report_read (const char *html)
{
  static const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };
  Report *self = g_new0 (Report, 1);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, self, NULL);
  g_autoptr (GError) error = NULL;

  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_string);
  self->targets = g_ptr_array_new_with_free_func (g_free);
  self->addresses = g_ptr_array_new_with_free_func (g_free);
  self->open = g_ptr_array_new ();
  self->sources = g_string_new (NULL);

  g_markup_parse_context_parse (context, html, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);

  return self;
}

static char *
write_report (WhenceProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = whence_export_to_memory (whence_exporters_find ("html"), project,
                                                         NULL, &error);
  WhenceExportFile *file;

  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  file = g_ptr_array_index (files, 0);

  return g_strndup (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));
}

/* The style sheet is a file of its own that may be read there. */
static char *
cut_style (const char *html)
{
  const char *start = strstr (html, "<style>") + strlen ("<style>");
  const char *end = strstr (start, "</style>");

  return g_strdup_printf ("%.*s%s", (int) (start - html), html, end);
}

/* Each passage of the project is in the report once, and what is marked are its words. */
static guint
check_passages (Report     *report,
                GListModel *passages,
                const char *prefix)
{
  guint n = g_list_model_get_n_items (passages);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhencePassage) passage = g_list_model_get_item (passages, i);
      g_autofree char *id = g_strconcat (prefix, whence_object_get_id (WHENCE_OBJECT (passage)),
                                         NULL);
      g_auto (GStrv) parts = g_strsplit (id, ".", -1);
      g_autofree char *encoded = g_strjoinv ("_2E_", parts);
      GString *content = g_hash_table_lookup (report->ids, encoded);

      g_assert_nonnull (content);
      g_assert_cmpuint (content->len, >, 0);
      /* Where passages overlap, the first element of one may end where another does. */
      g_assert_true (g_str_has_prefix (whence_passage_get_exact (passage), content->str));
    }

  return n;
}

static void
check_targets (Report *report)
{
  for (guint i = 0; i < report->targets->len; i++)
    {
      if (!g_hash_table_contains (report->ids, report->targets->pdata[i]))
        g_error ("a link leads nowhere: #%s", (char *) report->targets->pdata[i]);
    }
  for (guint i = 0; i < report->addresses->len; i++)
    {
      const char *address = report->addresses->pdata[i];

      g_assert_true (g_str_has_prefix (address, "https://") ||
                     g_str_has_prefix (address, "http://") ||
                     g_str_has_prefix (address, "mailto:"));
    }
}

static void
test_golden (void)
{
  g_autoptr (WhenceProject) project = export_fixture_harbour ();
  g_autofree char *html = write_report (project);
  g_autofree char *body = cut_style (html);

  export_golden_check ("harbour.html", body);
}

static void
test_passages (void)
{
  g_autoptr (WhenceProject) project = export_fixture_harbour ();
  g_autofree char *html = write_report (project);
  g_autoptr (Report) report = report_read (html);
  GListModel *entities = whence_project_get_entities (project);
  GListModel *claims = whence_project_get_claims (project);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (WhenceEntity) entity = g_list_model_get_item (entities, i);

      n += check_passages (report, whence_entity_get_mentions (entity), "mention-");
    }
  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (WhenceClaim) claim = g_list_model_get_item (claims, i);

      n += check_passages (report, whence_claim_get_evidence (claim), "evidence-");
    }
  g_assert_cmpuint (n, >, 30);
  g_assert_true (g_hash_table_contains (report->ids, "link-l-3.1"));
  check_targets (report);
}

/* All of a source's text is there, character for character, but for blank lines. */
static void
test_text (void)
{
  g_autoptr (WhenceProject) project = export_fixture_harbour ();
  g_autofree char *html = write_report (project);
  g_autoptr (Report) report = report_read (html);
  GListModel *sources = whence_project_get_sources (project);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (WhenceSource) source = g_list_model_get_item (sources, i);

      g_string_append (expected, whence_source_get_text (source));
    }
  g_string_replace (expected, "\n\n", "\n", 0);
  g_assert_cmpstr (report->sources->str, ==, expected->str);
}

static char *
write_text (WhenceProject *project)
{
  g_autofree char *html = write_report (project);
  const char *start = strstr (html, "<div class=\"text\">\n");
  const char *end;

  g_assert_nonnull (start);
  start += strlen ("<div class=\"text\">\n");
  end = strstr (start, "</div>");

  return g_strndup (start, (gsize) (end - start));
}

/* A mark that ends inside another is closed there, and the other one goes on. */
static void
test_overlap (void)
{
  g_autoptr (WhenceProject) project = export_fixture_new ();
  WhenceSource *source = export_fixture_source (project, "s", "S", "abcdefgh\n\nijk", NULL, 0);
  WhenceEntity *entity = export_fixture_entity (project, "e", "place", "E");
  WhenceClaim *claim = export_fixture_claim (project, "c", "C");
  g_autofree char *text = NULL;

  export_fixture_mention (entity, source, "m", 4, 12);
  export_fixture_evidence (claim, source, "v", 2, 6, WHENCE_STANCE_ASSERTS, FALSE);
  text = write_text (project);
  g_assert_cmpstr (text, ==,
                   "<p dir=\"auto\">ab<mark class=\"asserts\" id=\"evidence-v\">cd"
                   "<span class=\"mention place\" id=\"mention-m\">"
                   "<a href=\"#entity-e\" title=\"E1 · Place: E\">ef</a></span></mark>"
                   "<sup><a href=\"#evidence-v.quote\" title=\"C1 · Asserts: C\">C1</a></sup>"
                   "<span class=\"mention place\">"
                   "<a href=\"#entity-e\" title=\"E1 · Place: E\">gh</a></span></p>\n"
                   "<p dir=\"auto\"><span class=\"mention place\">"
                   "<a href=\"#entity-e\" title=\"E1 · Place: E\">ij</a></span>k</p>\n");
}

/* Two entities of the same words: the words lead to the inner one, a number to the outer one. */
static void
test_same_words (void)
{
  g_autoptr (WhenceProject) project = export_fixture_new ();
  WhenceSource *source = export_fixture_source (project, "s", "S", "abc", NULL, 0);
  WhenceEntity *one = export_fixture_entity (project, "e", "place", "E");
  WhenceEntity *two = export_fixture_entity (project, "f", "place", "F");
  g_autofree char *text = NULL;

  export_fixture_mention (one, source, "m", 0, 3);
  export_fixture_mention (two, source, "n", 0, 3);
  text = write_text (project);
  g_assert_cmpstr (text, ==,
                   "<p dir=\"auto\"><span class=\"mention place\" id=\"mention-m\">"
                   "<span class=\"mention place\" id=\"mention-n\">"
                   "<a href=\"#entity-f\" title=\"E2 · Place: F\">abc</a></span></span>"
                   "<sup><a href=\"#entity-e\" title=\"E1 · Place: E\">E1</a></sup></p>\n");
}

/* Blanks between paragraphs are not shown; marks of them are still there to be led to. */
static void
test_blanks (void)
{
  g_autoptr (WhenceProject) project = export_fixture_new ();
  WhenceSource *source = export_fixture_source (project, "s", "S", "\n ab\n\n \ncd\n\n", NULL, 0);
  WhenceEntity *entity = export_fixture_entity (project, "e", "place", "E");
  g_autofree char *html = NULL;
  g_autoptr (Report) report = NULL;

  export_fixture_mention (entity, source, "first", 0, 2);
  export_fixture_mention (entity, source, "between", 4, 6);
  export_fixture_mention (entity, source, "into", 5, 9);
  export_fixture_mention (entity, source, "after", 2, 7);
  export_fixture_mention (entity, source, "last", 11, 12);
  html = write_report (project);
  report = report_read (html);
  g_assert_cmpstr (report->sources->str, ==, "ab\ncd\n\n");
  g_assert_cmpstr (((GString *) g_hash_table_lookup (report->ids, "mention-first"))->str, ==, "");
  g_assert_cmpstr (((GString *) g_hash_table_lookup (report->ids, "mention-between"))->str, ==, "");
  g_assert_cmpstr (((GString *) g_hash_table_lookup (report->ids, "mention-into"))->str, ==, "c");
  g_assert_cmpstr (((GString *) g_hash_table_lookup (report->ids, "mention-after"))->str, ==, "ab");
  g_assert_cmpstr (((GString *) g_hash_table_lookup (report->ids, "mention-last"))->str, ==, "");
}

/* Past some depth, readers of HTML give up: every mark is there, none is that deep. */
static void
test_deep (void)
{
  g_autoptr (WhenceProject) project = export_fixture_new ();
  g_autofree char *words = g_strnfill (600, 'x');
  WhenceSource *source = export_fixture_source (project, "s", "S", words, NULL, 0);
  WhenceEntity *entity = export_fixture_entity (project, "e", "place", "E");
  g_autofree char *html = NULL;
  g_autoptr (Report) report = NULL;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("m%u", i);

      export_fixture_mention (entity, source, id, i, 600 - i);
    }
  html = write_report (project);
  report = report_read (html);
  g_assert_cmpuint (report->sources->len, ==, 601);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("mention-m%u", i);

      g_assert_true (g_hash_table_contains (report->ids, id));
    }
  check_targets (report);
}

static void
test_hostile (void)
{
  g_autoptr (WhenceProject) project = export_fixture_hostile ();
  g_autofree char *html = write_report (project);
  g_autoptr (Report) report = report_read (html);
  g_autofree char *folded = g_ascii_strdown (html, -1);

  g_assert_null (strstr (folded, "<script"));
  g_assert_null (strstr (folded, "src=http"));
  g_assert_null (strstr (folded, "src=\""));
  g_assert_null (strstr (folded, "url("));
  g_assert_null (strstr (folded, "href=\"javascript"));
  g_assert_null (strstr (folded, "\x01"));
  g_assert_nonnull (strstr (html, "\xe2\x90\x81\xe2\x90\x9b[31m"));
  g_assert_true (g_hash_table_contains (report->ids, "source-s_20__3C__22__27__3E__26_"));
  g_assert_true (g_hash_table_contains (report->ids, "mention-m_20__22__20_1"));
  check_targets (report);
}

/* A report loads nothing and runs nothing. */
static void
test_self_contained (void)
{
  g_autoptr (WhenceProject) project = export_fixture_harbour ();
  g_autofree char *html = write_report (project);

  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "src="));
  g_assert_null (strstr (html, "url("));
  g_assert_null (strstr (html, "@import"));
  g_assert_null (strstr (html, "href=\"file:"));
  g_assert_nonnull (strstr (html, "default-src &#39;none&#39;"));
  g_assert_nonnull (strstr (html, ".own-1 { --hue: rgb(192, 97, 203)"));
}

static void
test_empty (void)
{
  g_autoptr (WhenceProject) project = export_fixture_new ();
  g_autofree char *html = write_report (project);
  g_autofree char *body = cut_style (html);
  g_autoptr (Report) report = report_read (html);

  export_golden_check ("empty.html", body);
  check_targets (report);
}

/* A judge from outside, where there is one. */
static void
test_xmllint (void)
{
  g_autofree char *program = g_find_program_in_path ("xmllint");
  WhenceProject *projects[] = { export_fixture_harbour (), export_fixture_hostile () };

  for (guint i = 0; i < G_N_ELEMENTS (projects) && program != NULL; i++)
    {
      g_autofree char *html = write_report (projects[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) process =
        g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, &error, program, "--noout", "--nonet",
                          "-", NULL);

      g_assert_no_error (error);
      g_subprocess_communicate_utf8 (process, html, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_get_successful (process));
    }
  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    g_object_unref (projects[i]);
  if (program == NULL)
    g_test_skip ("xmllint is not installed");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/html/golden", test_golden);
  g_test_add_func ("/export/html/passages", test_passages);
  g_test_add_func ("/export/html/text", test_text);
  g_test_add_func ("/export/html/overlap", test_overlap);
  g_test_add_func ("/export/html/same-words", test_same_words);
  g_test_add_func ("/export/html/blanks", test_blanks);
  g_test_add_func ("/export/html/deep", test_deep);
  g_test_add_func ("/export/html/hostile", test_hostile);
  g_test_add_func ("/export/html/self-contained", test_self_contained);
  g_test_add_func ("/export/html/empty", test_empty);
  g_test_add_func ("/export/html/xmllint", test_xmllint);

  return g_test_run ();
}
