/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-import"

#include "config.h"

#include <string.h>

#include <cmark.h>
#include <glib/gi18n.h>

#include "import/whence-import-private.h"
#include "import/whence-markdown-html.h"
#include "import/whence-markdown-render.h"
#include "import/whence-text-decode.h"

/* What a line may nest at its start: quotes and list items, and the columns they stand in. cmark
 * keeps each level open and walks them all at each blank line, so that without a bound a small
 * file takes minutes. */
#define MAX_MARKERS 50
#define MAX_COLUMNS 120

/* Lists nested deeper than this many columns are not indented any further: a short document must
 * not swell to gigabytes of spaces. */
#define MAX_INDENT 24

#define CANCEL_INTERVAL 4096

/* A document is parsed by pieces of this many bytes, with a look at the cancellable between. */
#define FEED_BYTES (256 * 1024)

#define BULLET         "• "
#define BULLET_COLUMNS 2

typedef struct
{
  cmark_node *node;
  int number;     /* of the next item, in an ordered list */
  gsize indent;   /* columns at which its items start */
  gboolean first; /* no block of it is written yet */
} List;

/**
 * Renderer:
 *
 * Writes a document, block by block. What goes before a block (an empty line, indentation, the
 * marker of a list item) is written when its first words come, as a block may turn out empty.
 */
typedef struct
{
  WhenceDocumentBuilder *builder;
  GString *text;
  gsize counted;       /* bytes of the text that @code_points counts */
  guint code_points;   /* of the text, up to @counted */
  GArray *lists;       /* List: those that are open, innermost last */
  GString *marker;     /* list markers that wait for the words of their item */
  gsize marker_indent; /* columns before @marker */
  gsize indent;        /* columns before the lines of a block */
  gboolean in_block;   /* the words of a block are being written */
  gsize block_start;   /* byte at which they start */
  WhenceMarkdownHtml *html;
  guint n_tags;        /* pieces of HTML whose tags were left out */
  guint n_hidden;      /* comments, scripts and styles that were left out */
  cmark_node *hidden;  /* the end tag of the script or style whose content comes, if any */
  cmark_node *unended; /* a block in which no end tags of those are left, if any */
  guint n_links;       /* links whose address was left out */
} Renderer;

/**
 * whence_markdown_is_too_deep:
 * @markdown: a Markdown document
 *
 * Tells whether block quotes and lists nest so deep in a document that rendering it would take
 * too long.
 *
 * Returns: %TRUE if whence_markdown_render() must not be called on it
 */
gboolean
whence_markdown_is_too_deep (const char *markdown)
{
  const char *p = markdown;

  g_return_val_if_fail (markdown != NULL, FALSE);

  while (*p != '\0')
    {
      guint n_markers = 0;
      gsize n_columns = 0;

      for (; *p != '\0' && *p != '\n'; p++)
        {
          gsize n_digits = strspn (p, "0123456789");
          gboolean is_space = *p == ' ' || *p == '\t';
          gboolean is_quote = *p == '>';

          if (n_digits > 0 && n_digits <= 9 && (p[n_digits] == '.' || p[n_digits] == ')'))
            p += n_digits;
          else if (!is_space && !is_quote && *p != '-' && *p != '+' && *p != '*')
            break;
          /* Only white space makes a list item of a dash or a number. */
          if (!is_space && !is_quote && strchr (" \t\n", p[1]) == NULL)
            break;

          n_columns += *p == '\t' ? 4 : 1 + n_digits;
          n_markers += !is_space;
          if (n_markers > MAX_MARKERS || (n_markers > 0 && n_columns > MAX_COLUMNS))
            return TRUE;
        }

      p += strcspn (p, "\n");
      p += *p == '\n';
    }

  return FALSE;
}

static guint
position_of (Renderer *self, gsize byte)
{
  self->code_points +=
      (guint) g_utf8_strlen (self->text->str + self->counted, (gssize) (byte - self->counted));
  self->counted = byte;

  return self->code_points;
}

static void
append_spaces (Renderer *self, gsize n)
{
  for (gsize i = 0; i < MIN (n, MAX_INDENT); i++)
    g_string_append_c (self->text, ' ');
}

/* Starts the block that the words to come belong to, unless it is started. */
static void
begin_block (Renderer *self)
{
  List *list =
      self->lists->len > 0 ? &g_array_index (self->lists, List, self->lists->len - 1) : NULL;
  gboolean tight;

  if (self->in_block)
    return;

  /* The items of a tight list follow on from each other, and from the item they are within. */
  tight = list != NULL && cmark_node_get_list_tight (list->node) &&
          !(list->first && self->lists->len == 1);
  if (self->text->len > 0)
    g_string_append (self->text, tight ? "\n" : "\n\n");
  for (guint i = 0; i < self->lists->len; i++)
    g_array_index (self->lists, List, i).first = FALSE;

  append_spaces (self, self->marker->len > 0 ? self->marker_indent : self->indent);
  g_string_append_len (self->text, self->marker->str, (gssize) self->marker->len);
  g_string_truncate (self->marker, 0);

  self->in_block = TRUE;
  self->block_start = self->text->len;
}

static void
end_block (Renderer *self)
{
  /* HTML that was left out may have stood between spaces and the end. */
  while (self->in_block && self->text->len > self->block_start &&
         self->text->str[self->text->len - 1] == ' ')
    g_string_truncate (self->text, self->text->len - 1);

  self->in_block = FALSE;
}

static void
append_line_end (Renderer *self)
{
  begin_block (self);
  g_string_append_c (self->text, '\n');
  append_spaces (self, self->indent);
}

/* No text of ours starts with a byte order mark, which front matter or a character reference may
 * bring there. */
static const char *
skip_marks (Renderer *self, const char *words)
{
  while (self->text->len == 0 && g_str_has_prefix (words, WHENCE_TEXT_UTF8_MARK))
    words += strlen (WHENCE_TEXT_UTF8_MARK);

  return words;
}

static void
append_words (Renderer *self, const char *words)
{
  words = words != NULL ? skip_marks (self, words) : "";
  if (*words == '\0')
    return;

  begin_block (self);
  /* A character reference can stand for a carriage return, which no text of ours holds. */
  for (const char *p = words; *p != '\0'; p++)
    g_string_append_c (self->text, *p == '\r' ? ' ' : *p);
}

/* Writes code as it stands, each line of it indented as its list item is. */
static void
append_code_block (Renderer *self, const char *code)
{
  gsize length;

  code = skip_marks (self, code);
  length = strlen (code);
  while (length > 0 && code[length - 1] == '\n')
    length--;

  for (const char *p = code; p < code + length;)
    {
      gsize line = MIN (strcspn (p, "\n"), (gsize) (code + length - p));

      if (p == code)
        begin_block (self);
      else
        {
          g_string_append_c (self->text, '\n');
          if (line > 0)
            append_spaces (self, self->indent);
        }
      g_string_append_len (self->text, p, (gssize) line);
      p += line + 1;
    }

  self->in_block = FALSE;
}

/* A line break in the source shows as a space. A table, which CommonMark does not know, would be
 * one long line then, so its rows are kept apart. */
static void
append_soft_break (Renderer *self, cmark_node *node)
{
  cmark_node *next = cmark_node_next (node);
  const char *words = next != NULL && cmark_node_get_type (next) == CMARK_NODE_TEXT ?
                          cmark_node_get_literal (next) :
                          NULL;

  if (!self->in_block)
    return;
  if (words != NULL && *words == '|')
    append_line_end (self);
  else
    g_string_append_c (self->text, ' ');
}

static gboolean
is_in_heading (cmark_node *node)
{
  while (node != NULL && cmark_node_get_type (node) > CMARK_NODE_LAST_BLOCK)
    node = cmark_node_parent (node);

  return node != NULL && cmark_node_get_type (node) == CMARK_NODE_HEADING;
}

/* Writes the words of HTML that stands on lines of its own. */
static void
append_html_block (Renderer *self, const char *html)
{
  guint n_hidden = self->n_hidden;
  g_autofree char *words = whence_markdown_html_dup_words (self->html, html, &self->n_hidden);
  char *next;

  if (*words != '\0' || self->n_hidden == n_hidden)
    self->n_tags++;
  for (char *line = words; line != NULL && *line != '\0'; line = next)
    {
      next = strchr (line, '\n');
      if (next != NULL)
        *next++ = '\0';
      append_words (self, line);
      if (next == NULL || *next == '\n')
        end_block (self);
      else
        append_line_end (self);
      if (next != NULL && *next == '\n')
        next++;
    }
}

/* The end tag of the element that starts at @node, if it is in the same run of words. */
static cmark_node *
find_end_tag (Renderer *self, cmark_node *node, const WhenceMarkdownTag *start)
{
  cmark_node *block = cmark_node_parent (node);

  if (block == self->unended)
    return NULL;

  while ((node = cmark_node_next (node)) != NULL)
    {
      g_auto (WhenceMarkdownTag) tag = { 0 };

      if (cmark_node_get_type (node) != CMARK_NODE_HTML_INLINE)
        continue;
      whence_markdown_html_read_tag (self->html, cmark_node_get_literal (node), &tag);
      if (tag.closes && g_str_equal (tag.name, start->name))
        return node;
    }

  self->unended = block;
  return NULL;
}

/* Writes what shows of a tag within a line. */
static void
append_html_inline (Renderer *self, cmark_node *node)
{
  g_auto (WhenceMarkdownTag) tag = { 0 };

  whence_markdown_html_read_tag (self->html, cmark_node_get_literal (node), &tag);
  if (g_str_equal (tag.name, "br") && self->in_block && !is_in_heading (node))
    {
      append_line_end (self);
      return;
    }

  if (whence_markdown_tag_hides_content (&tag))
    self->hidden = find_end_tag (self, node, &tag);
  if (self->hidden != NULL || *tag.name == '\0')
    self->n_hidden++;
  else
    self->n_tags++;
  append_words (self, tag.alt);
}

static void
enter_item (Renderer *self)
{
  List *list = &g_array_index (self->lists, List, self->lists->len - 1);
  g_autofree char *number = NULL;

  if (cmark_node_get_list_type (list->node) == CMARK_ORDERED_LIST)
    number =
        g_strdup_printf ("%d%s ",
                         list->number++,
                         cmark_node_get_list_delim (list->node) == CMARK_PAREN_DELIM ? ")" : ".");

  if (self->marker->len == 0)
    self->marker_indent = list->indent;
  g_string_append (self->marker, number != NULL ? number : BULLET);
  self->indent = list->indent + (number != NULL ? strlen (number) : BULLET_COLUMNS);
}

static void
exit_item (Renderer *self)
{
  /* An item without words shows as its marker alone. */
  if (self->marker->len > 0)
    {
      begin_block (self);
      g_string_truncate (self->text, self->text->len - 1);
      self->in_block = FALSE;
    }
  self->indent = g_array_index (self->lists, List, self->lists->len - 1).indent;
}

static void
enter_list (Renderer *self, cmark_node *node)
{
  List list = { node, cmark_node_get_list_start (node), self->indent, TRUE };

  g_array_append_val (self->lists, list);
}

static void
exit_heading (Renderer *self, cmark_node *node)
{
  gsize start = self->block_start;
  gboolean written = self->in_block;
  guint level = (guint) cmark_node_get_heading_level (node);
  g_autofree char *title = NULL;
  guint first;

  end_block (self);
  if (!written || self->text->len == start)
    return;

  first = position_of (self, start);
  whence_document_builder_add_heading (self->builder,
                                       first,
                                       position_of (self, self->text->len),
                                       level);

  if (level > 1 || whence_document_builder_peek (self->builder, "title") != NULL)
    return;
  title = whence_import_title_of_line (self->text->str + start, self->text->len - start);
  whence_document_builder_set (self->builder, "title", title);
}

/* Whether a link shows its own address, so that nothing is lost with it. */
static gboolean
shows_address (cmark_node *link)
{
  cmark_node *child = cmark_node_first_child (link);
  const char *words = child != NULL ? cmark_node_get_literal (child) : NULL;
  const char *url = cmark_node_get_url (link);

  if (words == NULL || url == NULL)
    return FALSE;
  if (g_str_has_prefix (url, "mailto:") && !g_str_has_prefix (words, "mailto:"))
    url += strlen ("mailto:");

  return strcmp (words, url) == 0;
}

static void
enter_node (Renderer *self, cmark_node *node)
{
  const char *literal = cmark_node_get_literal (node);

  if (self->hidden != NULL)
    {
      if (node == self->hidden)
        self->hidden = NULL;
      return;
    }

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_LIST:
      enter_list (self, node);
      break;
    case CMARK_NODE_ITEM:
      enter_item (self);
      break;
    case CMARK_NODE_CODE_BLOCK:
      append_code_block (self, literal);
      break;
    case CMARK_NODE_THEMATIC_BREAK:
      append_words (self, "* * *");
      end_block (self);
      break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
      append_words (self, literal);
      break;
    case CMARK_NODE_SOFTBREAK:
      append_soft_break (self, node);
      break;
    case CMARK_NODE_LINEBREAK:
      if (is_in_heading (node))
        append_words (self, " ");
      else
        append_line_end (self);
      break;
    case CMARK_NODE_HTML_INLINE:
      append_html_inline (self, node);
      break;
    case CMARK_NODE_HTML_BLOCK:
      append_html_block (self, literal);
      break;
    case CMARK_NODE_LINK:
      self->n_links += !shows_address (node);
      break;
    default:
      break;
    }
}

static void
exit_node (Renderer *self, cmark_node *node)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_LIST:
      self->indent = g_array_index (self->lists, List, self->lists->len - 1).indent;
      g_array_set_size (self->lists, self->lists->len - 1);
      break;
    case CMARK_NODE_ITEM:
      exit_item (self);
      break;
    case CMARK_NODE_PARAGRAPH:
      end_block (self);
      break;
    case CMARK_NODE_HEADING:
      exit_heading (self, node);
      break;
    default:
      break;
    }
}

static void
take_notes (Renderer *self)
{
  whence_document_builder_take_note (
      self->builder, g_strdup (_("Markdown was turned into the text that a reader sees")));
  if (self->n_links > 0)
    whence_document_builder_take_note (
        self->builder,
        g_strdup_printf (ngettext ("The address of %u link was left out",
                                   "The addresses of %u links were left out",
                                   self->n_links),
                         self->n_links));
  if (self->n_tags > 0)
    whence_document_builder_take_note (
        self->builder,
        g_strdup (_("The tags of HTML were left out, and the words between them kept")));
  if (self->n_hidden > 0)
    whence_document_builder_take_note (
        self->builder,
        g_strdup_printf (ngettext ("%u comment, script or style in HTML was left out",
                                   "%u comments, scripts or styles in HTML were left out",
                                   self->n_hidden),
                         self->n_hidden));
}

/* Parses a document; %NULL if cancelled. */
static cmark_node *
parse (const char *markdown, GCancellable *cancellable, GError **error)
{
  cmark_parser *parser = cmark_parser_new (CMARK_OPT_DEFAULT);
  gsize left = strlen (markdown);
  cmark_node *document;

  while (left > 0 && !g_cancellable_is_cancelled (cancellable))
    {
      gsize piece = MIN (left, FEED_BYTES);

      cmark_parser_feed (parser, markdown, piece);
      markdown += piece;
      left -= piece;
    }
  document = cmark_parser_finish (parser);
  cmark_parser_free (parser);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    g_clear_pointer (&document, cmark_node_free);

  return document;
}

static gboolean
render_nodes (Renderer *self, cmark_node *document, GCancellable *cancellable, GError **error)
{
  cmark_iter *iter = cmark_iter_new (document);
  cmark_event_type event;
  guint n_events = 0;
  gboolean cancelled = FALSE;

  while (!cancelled && (event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      if (event == CMARK_EVENT_ENTER)
        enter_node (self, cmark_iter_get_node (iter));
      else
        exit_node (self, cmark_iter_get_node (iter));

      if (++n_events % CANCEL_INTERVAL == 0)
        cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  cmark_iter_free (iter);

  return !cancelled;
}

/**
 * whence_markdown_render:
 * @markdown: CommonMark, valid UTF-8, for which whence_markdown_is_too_deep() is not true
 * @builder: the document being made; takes the headings, the notes and, unless it has one, the
 *   title from the first heading of level 1
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for an error
 *
 * Turns Markdown into what a reader sees of it: blocks apart by an empty line, list items behind
 * bullets or numbers, code as it stands; no marks, no link addresses. Of HTML, the words between
 * the tags are left, but for scripts and styles. Images show as their description, rules as three
 * asterisks.
 *
 * Errors: %G_IO_ERROR_CANCELLED, and %WHENCE_IMPORT_ERROR_EMPTY if nothing is left to see.
 *
 * Returns: (transfer full): the text, or %NULL with @error set
 */
char *
whence_markdown_render (const char *markdown,
                        WhenceDocumentBuilder *builder,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (GString) marker = NULL;
  g_autoptr (GArray) lists = NULL;
  g_autoptr (WhenceMarkdownHtml) html = NULL;
  cmark_node *document;
  Renderer renderer = { 0 };
  gboolean rendered;

  g_return_val_if_fail (markdown != NULL, NULL);
  g_return_val_if_fail (builder != NULL, NULL);

  text = g_string_sized_new (strlen (markdown) + 1);
  marker = g_string_new (NULL);
  lists = g_array_new (FALSE, FALSE, sizeof (List));
  renderer.builder = builder;
  renderer.text = text;
  renderer.marker = marker;
  renderer.lists = lists;
  html = whence_markdown_html_new ();
  renderer.html = html;

  document = parse (markdown, cancellable, error);
  if (document == NULL)
    return NULL;
  rendered = render_nodes (&renderer, document, cancellable, error);
  cmark_node_free (document);
  if (!rendered)
    return NULL;

  if (text->len == 0)
    {
      g_set_error_literal (error,
                           WHENCE_IMPORT_ERROR,
                           WHENCE_IMPORT_ERROR_EMPTY,
                           _("holds no text"));
      return NULL;
    }
  take_notes (&renderer);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
