/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Markdown file, as CommonMark reads it. */

#define G_LOG_DOMAIN "whence-test"

#include "config.h"

#include <string.h>

#if HAVE_CMARK
#include <cmark.h>
#endif

#include "export-fixture.h"
#include "export-golden.h"
#include "export/whence-exporter.h"
#include "export/whence-markdown-text.h"

static char *
write_markdown (WhenceProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = whence_export_to_memory (whence_exporters_find ("markdown"),
                                                         project, NULL, &error);
  WhenceExportFile *file;

  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  file = g_ptr_array_index (files, 0);

  return g_strndup (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));
}

static void
test_golden (void)
{
  g_autoptr (WhenceProject) project = export_fixture_harbour ();
  g_autofree char *markdown = write_markdown (project);

  export_golden_check ("harbour.md", markdown);
}

static void
test_empty (void)
{
  g_autoptr (WhenceProject) project = export_fixture_new ();
  g_autofree char *markdown = write_markdown (project);

  export_golden_check ("empty.md", markdown);
}

static void
test_footnotes (void)
{
  g_autoptr (WhenceProject) project = export_fixture_harbour ();
  g_autofree char *markdown = write_markdown (project);

  /* Twelve pieces of evidence of claims, counting that of a link: each has its note. */
  for (guint i = 1; i <= 12; i++)
    {
      g_autofree char *mark = g_strdup_printf (" [^%u]\n", i);
      g_autofree char *note = g_strdup_printf ("\n[^%u]: S", i);

      g_assert_nonnull (strstr (markdown, mark));
      g_assert_nonnull (strstr (markdown, note));
    }
  g_assert_null (strstr (markdown, "[^13]"));
}

#if HAVE_CMARK

/* The text that CommonMark shows: blocks and lines are separated by line ends. */
static char *
read_text (const char *markdown)
{
  cmark_node *document = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (document);
  g_autoptr (GString) text = g_string_new (NULL);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      switch (cmark_node_get_type (node))
        {
        case CMARK_NODE_TEXT:
          g_string_append (text, cmark_node_get_literal (node));
          break;
        case CMARK_NODE_LINEBREAK:
          g_string_append_c (text, '\n');
          break;
        case CMARK_NODE_PARAGRAPH:
          if (event == CMARK_EVENT_EXIT)
            g_string_append (text, "\n\n");
          break;
        case CMARK_NODE_DOCUMENT:
          break;
        default:
          g_error ("%s in: %s", cmark_node_get_type_string (node), markdown);
        }
    }
  cmark_iter_free (iter);
  cmark_node_free (document);

  return g_strchomp (g_string_free (g_steal_pointer (&text), FALSE));
}

/* Whatever a text is made of, CommonMark shows it as it is, and finds nothing else in it. */
static void
test_escapes (void)
{
  static const char *const texts[] = {
    "*a* **b** _c_ __d__ `e` ``f``",
    "[a](b) ![c](d) [e]: f <g@h.org> <https://i> <b>j</b> <!-- k -->",
    "[^1] [^1]: x",
    "[a]: b",
    "4.2 m", "1.", "2)a", "# a", "## a",
    "#a", "> a", "- a", "+ a", "* a", "1. a", "2) a", "123456789. a",
    "---", "===", "***", "___", "- - -", "~~~", "```", "~~a~~", "\t\\a\\b\\",
    "a\n===", "a\n---", "a\n    b", "a\n# b\n- c\n> d\n10. e",
    "one\n\ntwo\n\n    three\n\n- four",
    "&amp; &#60; &lt &x; & a&b; AT&T",
    "a | b\n--- | ---\nc | d",
    "a\\", "a\\\nb", "!", "![", "](", "$a$", ": a",
    "\xe2\x80\xae x \xe2\x80\xac \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac e\xcc\x81",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) markdown = g_string_new (NULL);
      g_autofree char *expected = g_strdup (texts[i]);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = g_strsplit (expected, "\n", -1);
      g_autofree char *stripped = NULL;

      for (guint j = 0; lines[j] != NULL; j++)
        g_strstrip (lines[j]);
      stripped = g_strjoinv ("\n", lines);
      whence_markdown_block (markdown, "", texts[i]);
      text = read_text (markdown->str);
      g_assert_cmpstr (text, ==, stripped);
    }
}

/* The names of the blocks of a hostile project are those that the format writes, no others. */
static void
test_hostile (void)
{
  g_autoptr (WhenceProject) project = export_fixture_hostile ();
  g_autofree char *markdown = write_markdown (project);
  cmark_node *document = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (document);
  guint n_headings = 0;
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node_type type = cmark_node_get_type (cmark_iter_get_node (iter));

      g_assert_cmpint (type, !=, CMARK_NODE_HTML_BLOCK);
      g_assert_cmpint (type, !=, CMARK_NODE_HTML_INLINE);
      g_assert_cmpint (type, !=, CMARK_NODE_CODE);
      g_assert_cmpint (type, !=, CMARK_NODE_CODE_BLOCK);
      g_assert_cmpint (type, !=, CMARK_NODE_LINK);
      g_assert_cmpint (type, !=, CMARK_NODE_IMAGE);
      g_assert_cmpint (type, !=, CMARK_NODE_THEMATIC_BREAK);
      if (type == CMARK_NODE_HEADING && event == CMARK_EVENT_ENTER)
        n_headings++;
    }
  /* The title, four parts, a claim, three entities, a link and a source. */
  g_assert_cmpuint (n_headings, ==, 11);
  cmark_iter_free (iter);
  cmark_node_free (document);
}

#endif

/* What a file has no name or no words for is called something. */
static void
test_unnamed (void)
{
  static const char *const formats[] = { "markdown", "html" };
  g_autoptr (WhenceProject) project = export_fixture_new ();
  g_autoptr (WhenceObject) entity = whence_object_new (WHENCE_TYPE_ENTITY);
  g_autoptr (WhenceObject) claim = whence_object_new (WHENCE_TYPE_CLAIM);

  whence_object_init_string (entity, "type", "person");
  whence_object_init_string (claim, "speaker", whence_object_get_id (entity));
  whence_object_init_child (WHENCE_OBJECT (project), "entities", entity);
  whence_object_init_child (WHENCE_OBJECT (project), "claims", claim);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) files = whence_export_to_memory (whence_exporters_find (formats[i]),
                                                             project, NULL, &error);
      WhenceExportFile *file;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      file = g_ptr_array_index (files, 0);
      text = g_strndup (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));
      g_assert_nonnull (strstr (text, "Unnamed entity"));
      g_assert_nonnull (strstr (text, "Claim without text"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/markdown/golden", test_golden);
  g_test_add_func ("/export/markdown/unnamed", test_unnamed);
  g_test_add_func ("/export/markdown/empty", test_empty);
  g_test_add_func ("/export/markdown/footnotes", test_footnotes);
#if HAVE_CMARK
  g_test_add_func ("/export/markdown/escapes", test_escapes);
  g_test_add_func ("/export/markdown/hostile", test_hostile);
#endif

  return g_test_run ();
}
