/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib.h>

#include "import/whence-import.h"

static WhenceDocument *
read_markdown (const char *markdown, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (markdown, strlen (markdown));
  WhenceImportInput input = { .bytes = bytes, .file_name = "harbour-notes.md" };

  return whence_import_bytes (&input, NULL, error);
}

static void
assert_renders (const char *markdown, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceDocument) document = read_markdown (markdown, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (whence_document_get_text (document), ==, text);
  g_assert_cmpstr (whence_document_get_media_type (document), ==, "text/markdown");
}

static gboolean
has_note (WhenceDocument *document, const char *words)
{
  const char *const *notes = whence_document_get_notes (document);

  for (; *notes != NULL; notes++)
    if (strstr (*notes, words) != NULL)
      return TRUE;

  return FALSE;
}

static void
test_inlines (void)
{
  assert_renders ("One *two* **three** `four` [five](https://example.org) ![six](a.png)\nseven",
                  "One two three four five six seven");
  assert_renders ("hard  \nbreak\\\nand <br> tag", "hard\nbreak\nand \n tag");
  assert_renders ("a &amp; b &copy; \\*c\\* &#13;d", "a & b © *c*  d");
  assert_renders ("&#xFEFF;# a &#xFEFF;b", "# a \xEF\xBB\xBF" "b");
  assert_renders ("---\ntitle: a\n---\n\xEF\xBB\xBF# b", "b");
  assert_renders ("```\n\xEF\xBB\xBF" "a\n```", "a");
  assert_renders ("<https://example.org/x> stays", "https://example.org/x stays");
  assert_renders ("a <!-- b --> <b>c</b>", "a  c");
}

static void
test_blocks (void)
{
  assert_renders ("First.\n\nSecond.\n\n\n\nThird.", "First.\n\nSecond.\n\nThird.");
  assert_renders ("Title\n=====\ntext\n***\n> quoted\n> still\n>\n> again",
                  "Title\n\ntext\n\n* * *\n\nquoted still\n\nagain");
  assert_renders ("before\n\n```c\nint  x;\n\n  y\n```\n\nafter",
                  "before\n\nint  x;\n\n  y\n\nafter");
  assert_renders ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |");
}

/* The words that a reader sees in HTML stay, and those that nobody sees do not. */
static void
test_html (void)
{
  assert_renders ("a\n\n<div>kept &amp; <b>sound</b>\n words</div>\n\nb",
                  "a\n\nkept & sound words\n\nb");
  assert_renders ("<table><tr><td>1</td><td>2</td></tr>\n<tr><td>3</td></tr></table>", "1 2\n3");
  assert_renders ("<p>One<br>two</p><p>three</p>", "One\ntwo\n\nthree");
  assert_renders ("<div>a<script>alert(\"<p>no</p>\")</script>b<STYLE>p{}</Style >c<!-- <p>d -->"
                  "<?php e ?></div>", "abc");
  assert_renders ("<div title=\"a > b\" class='>'>words</div>", "words");
  assert_renders ("<div title=\"never closed>words</div>", "words");
  assert_renders ("<div>&eacute;&#233;&#xe9;&nosuch;&amp;lt;&#10;x &lt;b&gt; 1 < 2 &</div>",
                  "ééé&nosuch;&lt; x <b> 1 < 2 &");
  assert_renders ("<img src=a.png alt='The &quot;harbour&quot;'>\n<p><img alt=quay> end",
                  "The \"harbour\"\n\nquay end");
  assert_renders ("<pre>a\n  b\n\nc</pre>", "a\n  b\n\nc");
  assert_renders ("- <div>in</div>\n- b", "• in\n• b");
  assert_renders ("a <img src=x alt=\"quay\"> b", "a quay b");
  assert_renders ("a <script>alert (*1*)</script> b", "a  b");
  assert_renders ("a <script>never *ends* b", "a never ends b");
  assert_renders ("<div", "<div");
}

static void
test_html_notes (void)
{
  g_autoptr (WhenceDocument) tags = read_markdown ("<div>a</div>", NULL);
  g_autoptr (WhenceDocument) hidden = read_markdown ("a <!-- b -->\n\n<style>c</style>", NULL);

  g_assert_true (has_note (tags, "words between them kept"));
  g_assert_false (has_note (tags, "comment"));
  g_assert_true (has_note (hidden, "2 comments, scripts or styles"));
  g_assert_false (has_note (hidden, "words between them kept"));
}

static void
test_lists (void)
{
  assert_renders ("Text\n\n- one\n- two\n  wrapped\n\nend", "Text\n\n• one\n• two wrapped\n\nend");
  assert_renders ("3. three\n4. four", "3. three\n4. four");
  assert_renders ("1) a\n2) b", "1) a\n2) b");
  assert_renders ("- one\n\n- two\n\n  more", "• one\n\n• two\n\n  more");
  assert_renders ("- a\n  - b\n    1. c\n- d", "• a\n  • b\n    1. c\n• d");
  assert_renders ("- - a\n-\n- b", "• • a\n•\n• b");
  assert_renders ("- x\n\n      code\n      more", "• x\n\n  code\n  more");
}

static void
test_headings (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceDocument) document = read_markdown (
      "👩‍🚀 first\n\n# The *é́mail* 🚀\n\ntext\n\n- ## In a list\n\n### \n", &error);
  GVariant *headings;
  const char *text;
  static const char *const words[] = { "The é́mail 🚀", "In a list" };
  static const guint levels[] = { 1, 2 };

  g_assert_no_error (error);
  headings = whence_document_get_headings (document);
  text = whence_document_get_text (document);
  g_assert_cmpuint (g_variant_n_children (headings), ==, 2);

  for (guint i = 0; i < 2; i++)
    {
      guint start, end, level;
      g_autofree char *exact = NULL;

      g_variant_get_child (headings, i, "(uuu)", &start, &end, &level);
      exact = g_utf8_substring (text, start, end);
      g_assert_cmpstr (exact, ==, words[i]);
      g_assert_cmpuint (level, ==, levels[i]);
    }
  g_assert_cmpstr (whence_document_get_title (document), ==, "The é́mail 🚀");
}

static void
test_title (void)
{
  g_autoptr (WhenceDocument) first = read_markdown ("## Two\n\n# One\n\n# Other", NULL);
  g_autoptr (WhenceDocument) none = read_markdown ("## Two\n\ntext", NULL);

  g_assert_cmpstr (whence_document_get_title (first), ==, "One");
  g_assert_cmpstr (whence_document_get_title (none), ==, "harbour-notes");
}

static void
test_front_matter (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceDocument) document =
      read_markdown ("---\n# about this note\ntitle: \"The \\\"harbour\\\": closed\"\nauthors:\n"
                     "  - name: Ana Ruiz\n    role: editor\n  - 'Bo O''Neil' # second\n"
                     "date: 2026-03-04T10:00:00Z\nlang: de_AT\npublisher: The Quay # weekly\n"
                     "source: https://example.org/a?b=c#d\ntags: [x, y]\n---\n# Heading\n\nBody.\n",
                     &error);
  const char *const *authors;

  g_assert_no_error (error);
  authors = whence_document_get_authors (document);
  g_assert_cmpstr (whence_document_get_text (document), ==, "Heading\n\nBody.");
  g_assert_cmpstr (whence_document_get_title (document), ==, "The \"harbour\": closed");
  g_assert_cmpuint (g_strv_length ((char **) authors), ==, 2);
  g_assert_cmpstr (authors[0], ==, "Ana Ruiz");
  g_assert_cmpstr (authors[1], ==, "Bo O'Neil");
  g_assert_cmpstr (whence_document_get_published (document), ==, "2026-03-04");
  g_assert_cmpstr (whence_document_get_language (document), ==, "de-AT");
  g_assert_cmpstr (whence_document_get_publisher (document), ==, "The Quay");
  g_assert_cmpstr (whence_document_get_url (document), ==, "https://example.org/a?b=c#d");
  g_assert_true (has_note (document, "front matter"));
}

static void
test_front_matter_forms (void)
{
  g_autoptr (WhenceDocument) flow =
      read_markdown ("---\nauthor: [Ana, \"Bo, Jr\"]\ntitle: >\n  Two\n  lines\ndate: 31/12/2025\n"
                     "language: not a tag\n...\nBody",
                     NULL);
  const char *const *authors = whence_document_get_authors (flow);

  g_assert_cmpstr (authors[0], ==, "Ana");
  g_assert_cmpstr (authors[1], ==, "Bo, Jr");
  g_assert_cmpstr (whence_document_get_title (flow), ==, "Two lines");
  g_assert_cmpstr (whence_document_get_published (flow), ==, "");
  g_assert_cmpstr (whence_document_get_language (flow), ==, "");
  g_assert_true (has_note (flow, "31/12/2025"));
  g_assert_true (has_note (flow, "not a tag"));

  /* A rule, a paragraph and a rule are no front matter. */
  assert_renders ("---\n\nNot a key, he said.\n\n---\n\nb",
                  "* * *\n\nNot a key, he said.\n\n* * *\n\nb");
  assert_renders ("---\ntitle: never closed\n\ntext", "* * *\n\ntitle: never closed\n\ntext");
}

typedef struct
{
  const char *yaml;
  const char *title;
  const char *authors;  /* joined by `|` */
  const char *left;     /* what the note says was not read; NULL: there is no such note */
} FrontMatter;

static void
test_front_matter_lines (void)
{
  const FrontMatter cases[] = {
    { "title: \"The harbour\n  is closed\"\n", "The harbour is closed", "", NULL },
    { "title: 'It''s\n\n   the # harbour'\n", "It's the # harbour", "", NULL },
    { "title: \"one\\\n  two\\\" 3\"\n", "onetwo\" 3", "", NULL },
    { "title: The harbour # or so\n  is closed # now\n  for good\n",
      "The harbour is closed for good", "", NULL },
    { "title:\n  The harbour\n  is closed\n", "The harbour is closed", "", NULL },
    { "title: |\n  The\n\n  harbour # 1\n", "The harbour # 1", "", NULL },
    { "title: \"never closed\n", "never closed", "", NULL },
    { "title: \"a\" b # c\n", "a", "", "title: b" },
    { "author: [Ana, \"Bo,\n  Jr\", # second\n  O'Neil]\n", "notes", "Ana|Bo, Jr|O'Neil", NULL },
    { "author: [Ana, Bo\n", "notes", "Ana|Bo", NULL },
    { "authors:\n- Ana\n  Ruiz\n- \"Bo\n  # Jr\"\n-\n  Cy # x\n", "notes", "Ana Ruiz|Bo # Jr|Cy",
      NULL },
    { "authors:\n  - name: Ana\n    Ruiz\n    role: editor\n  - role: none\n", "notes", "Ana Ruiz",
      "authors: role: editor; authors: role: none" },
    { "author:\n  name: Ana\n  email: a@b.c\n", "notes", "Ana", "author: email: a@b.c" },
    { "author: [{name: Ana, role: b}, Bo]\n", "notes", "Bo", "author: {name: Ana, role: b}" },
    { "url: ftp://example.org/a\n", "notes", "", "url: ftp://example.org/a" },
    { "title: a\nurl: https://example.org\nsource: http://example.org/2\n", "a", "",
      "source: http://example.org/2" },
    { "title: [a, b]\nTitle: null\nlang: ~\n", "a", "", "title: b" },
    { "tags: [x,\n  y]\nextra:\n  deep:\n    - 1\ndraft: true\n", "notes", "",
      "tags: [x, y]; extra: deep: - 1; draft: true" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markdown = g_strdup_printf ("---\n%s---\nBody", cases[i].yaml);
      g_autoptr (GBytes) bytes = g_bytes_new (markdown, strlen (markdown));
      WhenceImportInput input = { .bytes = bytes, .file_name = "notes.md" };
      g_autoptr (GError) error = NULL;
      g_autoptr (WhenceDocument) document = whence_import_bytes (&input, NULL, &error);
      g_autofree char *authors = NULL;
      g_autofree char *left = g_strdup_printf ("Not read from the front matter: %s",
                                               cases[i].left);

      g_test_message ("%s", cases[i].yaml);
      g_assert_no_error (error);
      authors = g_strjoinv ("|", (char **) whence_document_get_authors (document));
      g_assert_cmpstr (whence_document_get_text (document), ==, "Body");
      g_assert_cmpstr (whence_document_get_title (document), ==, cases[i].title);
      g_assert_cmpstr (authors, ==, cases[i].authors);
      g_assert_cmpint (has_note (document, cases[i].left != NULL ? left : "Not read"), ==,
                       cases[i].left != NULL);
    }
}

/* The note says what was read, and no more than that. */
static void
test_front_matter_notes (void)
{
  g_autoptr (WhenceDocument) some = read_markdown ("---\nlang: en\ntitle: a\n---\nb", NULL);
  g_autoptr (WhenceDocument) none = read_markdown ("---\ndate: soon\n---\nb", NULL);

  g_assert_true (has_note (some, "left out of the text; read from it: title, language"));
  g_assert_false (has_note (some, "authors"));
  g_assert_false (has_note (none, "read from it"));
  g_assert_true (has_note (none, "Not read from the front matter: date: soon"));
}

static void
test_nothing_left (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceDocument) document = read_markdown ("<!-- only a comment -->\n", &error);

  g_assert_null (document);
  g_assert_error (error, WHENCE_IMPORT_ERROR, WHENCE_IMPORT_ERROR_EMPTY);
  g_assert_true (g_str_has_prefix (error->message, "harbour-notes.md: "));
}

static void
assert_survives (const char *unit, guint n, const char *end, gboolean unrendered)
{
  g_autoptr (GString) markdown = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceDocument) document = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append (markdown, unit);
  g_string_append (markdown, end);
  document = read_markdown (markdown->str, &error);

  g_assert_no_error (error);
  g_assert_true (has_note (document, "nests deeper") == unrendered);
}

static void
test_hostile (void)
{
  assert_survives (">", 100000, "a", TRUE);
  assert_survives ("> ", 100000, "a", TRUE);
  assert_survives ("- ", 50000, "a\n\n\n\nb", TRUE);
  assert_survives ("1. ", 50000, "a", TRUE);
  assert_survives ("[", 100000, "a", FALSE);
  assert_survives ("![", 100000, "a", FALSE);
  assert_survives ("[a](", 100000, "a", FALSE);
  assert_survives ("*a_ ", 100000, "a", FALSE);
  assert_survives ("**a", 100000, "a", FALSE);
  assert_survives ("<div>", 100000, "a", FALSE);
  assert_survives ("<div \"x>\"", 100000, "a", FALSE);
  assert_survives ("<p <p '", 100000, "a", FALSE);
  assert_survives ("<div>&#65;", 100000, "a", FALSE);
  assert_survives ("<div><script>a</div>", 100000, "\n\na", FALSE);
  assert_survives ("a <script> ", 50000, "a", FALSE);
  assert_survives ("<!-- ", 100000, "-->\n\na", FALSE);
  assert_survives ("> ", 50, "deep", FALSE);
  assert_survives ("-", 5000, "\n\nnot deep", FALSE);
  assert_survives ("*", 5000, "\n\nnot deep", FALSE);
  assert_survives (" ", 5000, "not deep", FALSE);
}

static void
test_deep_lists (void)
{
  g_autoptr (GString) markdown = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceDocument) document = NULL;

  for (int i = 0; i < 50; i++)
    g_string_append_printf (markdown, "%*s- level %d\n", 2 * i, "", i);
  document = read_markdown (markdown->str, &error);

  /* Indentation stops growing, and the words do not. */
  g_assert_no_error (error);
  g_assert_nonnull (strstr (whence_document_get_text (document), "\n  • level 1\n    • level 2\n"));
  g_assert_nonnull (strstr (whence_document_get_text (document), "• level 49"));
  g_assert_cmpuint (strlen (whence_document_get_text (document)), <, 50 * 40);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *markdown = g_strnfill (1024 * 1024, '*');
  g_autoptr (GBytes) bytes = g_bytes_new (markdown, strlen (markdown));
  WhenceImportInput input = { .bytes = bytes, .media_type = "text/markdown" };
  const WhenceImporter *importer = whence_importer_for_name ("a.md");
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (importer->read (importer, &input, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  if (!whence_importer_for_content_type ("text/markdown")->available)
    {
      g_print ("1..0 # SKIP built without libcmark\n");
      return 0;
    }

  g_test_add_func ("/import/markdown/inlines", test_inlines);
  g_test_add_func ("/import/markdown/blocks", test_blocks);
  g_test_add_func ("/import/markdown/html", test_html);
  g_test_add_func ("/import/markdown/html-notes", test_html_notes);
  g_test_add_func ("/import/markdown/lists", test_lists);
  g_test_add_func ("/import/markdown/headings", test_headings);
  g_test_add_func ("/import/markdown/title", test_title);
  g_test_add_func ("/import/markdown/front-matter", test_front_matter);
  g_test_add_func ("/import/markdown/front-matter-forms", test_front_matter_forms);
  g_test_add_func ("/import/markdown/front-matter-lines", test_front_matter_lines);
  g_test_add_func ("/import/markdown/front-matter-notes", test_front_matter_notes);
  g_test_add_func ("/import/markdown/nothing-left", test_nothing_left);
  g_test_add_func ("/import/markdown/hostile", test_hostile);
  g_test_add_func ("/import/markdown/deep-lists", test_deep_lists);
  g_test_add_func ("/import/markdown/cancelled", test_cancelled);

  return g_test_run ();
}
