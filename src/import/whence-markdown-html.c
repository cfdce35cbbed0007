/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of HTML within Markdown: what stands between the tags, without what a browser does
 * not show either. It goes over the HTML once, whatever is in it.
 */

#define G_LOG_DOMAIN "whence-import"

#include "config.h"

#include <string.h>

#include <cmark.h>

#include "import/whence-markdown-html.h"

/* The longest name of a character reference has 32 letters. */
#define MAX_REFERENCE 40

/* What stands between two words. */
typedef enum
{
  BREAK_NONE,
  BREAK_SPACE,
  BREAK_LINE,
  BREAK_PARAGRAPH,
} Break;

struct _WhenceMarkdownHtml
{
  GHashTable *references;  /* character reference → what it stands for; both owned */
};

/* HTML that is being gone over. */
typedef struct
{
  WhenceMarkdownHtml *html;
  const char *at;          /* the next byte */
  const char *end;
  GString *words;          /* what was found */
  Break pending;           /* what stands before the next word */
  guint n_pre;             /* elements that are open in which white space shows */
  guint n_hidden;          /* comments, scripts and styles */
  gboolean no_ends;        /* there is no `>` left */
  gboolean no_quotes;      /* quotes in tags mean nothing */
} Walk;

static const char *const hidden_elements[] = { "script", "style", NULL };
static const char *const line_elements[] = { "br", "dd", "dt", "li", "option", "tr", NULL };
static const char *const paragraph_elements[] = {
  "address", "article", "aside", "blockquote", "body", "caption", "center", "details", "dialog",
  "div", "dl", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
  "h6", "head", "header", "hr", "html", "main", "nav", "ol", "p", "pre", "section", "summary",
  "table", "tbody", "tfoot", "thead", "title", "ul", NULL
};

/**
 * whence_markdown_html_new:
 *
 * Returns: (transfer full): what reads the HTML of a document
 */
WhenceMarkdownHtml *
whence_markdown_html_new (void)
{
  WhenceMarkdownHtml *self = g_new0 (WhenceMarkdownHtml, 1);

  self->references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/**
 * whence_markdown_html_free:
 * @self: (transfer full): what reads the HTML of a document
 *
 * Frees it.
 */
void
whence_markdown_html_free (WhenceMarkdownHtml *self)
{
  g_hash_table_unref (self->references);
  g_free (self);
}

/* What a character reference stands for, by the table of HTML that cmark has. */
static const char *
resolve (WhenceMarkdownHtml *self,
         const char         *reference)
{
  const char *known = g_hash_table_lookup (self->references, reference);
  cmark_node *document;
  cmark_node *text;
  char *found;

  if (known != NULL)
    return known;

  document = cmark_parse_document (reference, strlen (reference), CMARK_OPT_DEFAULT);
  text = cmark_node_first_child (cmark_node_first_child (document));
  if (text != NULL && cmark_node_next (text) == NULL && cmark_node_get_literal (text) != NULL)
    found = g_strdelimit (g_strdup (cmark_node_get_literal (text)), "\r\n", ' ');
  else
    found = g_strdup (reference);
  cmark_node_free (document);
  g_hash_table_insert (self->references, g_strdup (reference), found);

  return found;
}

/* The length of the character reference at @at; 0 if there is none. */
static gsize
reference_length (const char *at,
                  const char *end)
{
  gsize most = MIN ((gsize) (end - at), MAX_REFERENCE);
  gsize length = 1;

  if (length < most && at[length] == '#')
    length++;
  while (length < most && g_ascii_isalnum (at[length]))
    length++;

  return length > 1 && length < most && at[length] == ';' ? length + 1 : 0;
}

/* Adds the words of a text, with its character references resolved. */
static void
append_text (WhenceMarkdownHtml *self,
             GString            *words,
             const char         *at,
             const char         *end)
{
  while (at < end)
    {
      gsize length = *at == '&' ? reference_length (at, end) : 0;

      if (length == 0)
        {
          g_string_append_c (words, *at++);
        }
      else
        {
          g_autofree char *reference = g_strndup (at, length);

          g_string_append (words, resolve (self, reference));
          at += length;
        }
    }
}

static void
add_break (Walk  *walk,
           Break  wanted)
{
  walk->pending = MAX (walk->pending, wanted);
}

/* Writes what stands between the words before and those that come. */
static void
end_break (Walk *walk)
{
  static const char *const breaks[] = { "", " ", "\n", "\n\n" };

  if (walk->words->len > 0)
    g_string_append (walk->words, breaks[walk->pending]);
  walk->pending = BREAK_NONE;
}

/* Reads text up to the next `<`. */
static void
walk_text (Walk *walk)
{
  const char *start = walk->at;

  walk->at++;
  while (walk->at < walk->end && *walk->at != '<')
    walk->at++;

  while (start < walk->at)
    {
      const char *word = start;

      while (start < walk->at && !g_ascii_isspace (*start))
        start++;
      if (start > word)
        {
          end_break (walk);
          append_text (walk->html, walk->words, word, start);
        }
      for (; start < walk->at && g_ascii_isspace (*start); start++)
        {
          if (walk->n_pre == 0)
            add_break (walk, BREAK_SPACE);
          else if (*start == '\n')
            add_break (walk, walk->pending == BREAK_LINE ? BREAK_PARAGRAPH : BREAK_LINE);
          else if (*start != '\r')
            {
              end_break (walk);
              g_string_append_c (walk->words, ' ');
            }
        }
    }
}

/* Where the tag at @at ends, after its `>`; %NULL if it does not. Where no `>` is left outside of
 * quotes, quotes mean nothing from there on: each tag would be looked at up to the end again.
 */
static const char *
find_tag_end (Walk       *walk,
              const char *at)
{
  const char *first = walk->no_ends ? NULL : memchr (at, '>', (gsize) (walk->end - at));

  if (first == NULL)
    {
      walk->no_ends = TRUE;
      return NULL;
    }

  for (; !walk->no_quotes && at < walk->end; at++)
    {
      if (*at == '>')
        return at + 1;
      if (*at == '"' || *at == '\'')
        at = memchr (at + 1, *at, (gsize) (walk->end - at - 1));
      if (at == NULL)
        break;
    }
  walk->no_quotes = TRUE;

  return first + 1;
}

/* The value of an attribute in what follows the name of a tag. */
static char *
dup_attribute (WhenceMarkdownHtml *self,
               const char         *at,
               const char         *end,
               const char         *name)
{
  while (at < end)
    {
      const char *start;
      const char *value;
      gsize length;

      while (at < end && (g_ascii_isspace (*at) || *at == '/'))
        at++;
      for (start = at; at < end && !g_ascii_isspace (*at) && strchr ("=/>", *at) == NULL;)
        at++;
      length = (gsize) (at - start);
      while (at < end && g_ascii_isspace (*at))
        at++;
      if (at >= end || *at != '=')
        {
          at = length == 0 ? at + 1 : at;
          continue;
        }

      for (at++; at < end && g_ascii_isspace (*at);)
        at++;
      value = at;
      if (at < end && (*at == '"' || *at == '\''))
        {
          value = ++at;
          while (at < end && *at != value[-1])
            at++;
        }
      else
        {
          while (at < end && !g_ascii_isspace (*at) && *at != '>')
            at++;
        }
      if (length == strlen (name) && g_ascii_strncasecmp (start, name, length) == 0)
        {
          GString *words = g_string_new (NULL);

          append_text (self, words, value, at);
          return g_string_free (words, FALSE);
        }
      at++;
    }

  return NULL;
}

static void
parse_tag (WhenceMarkdownHtml *self,
           const char         *at,
           const char         *end,
           WhenceMarkdownTag  *tag)
{
  gsize length = 0;

  *tag = (WhenceMarkdownTag) { 0 };
  at++;
  tag->closes = at < end && *at == '/';
  if (tag->closes)
    at++;
  for (; at < end && g_ascii_isalnum (*at); at++)
    {
      if (length < sizeof (tag->name) - 1)
        tag->name[length++] = g_ascii_tolower (*at);
    }
  if (g_str_equal (tag->name, "img") && !tag->closes)
    tag->alt = dup_attribute (self, at, end, "alt");
}

/* Goes on after @close, or at the end if it is not there. */
static void
hide_to (Walk       *walk,
         const char *close)
{
  const char *found = g_strstr_len (walk->at, walk->end - walk->at, close);

  walk->n_hidden++;
  walk->at = found != NULL ? found + strlen (close) : walk->end;
}

/* Goes on at the end tag of a script or a style, or at the end of all. */
static void
hide_element (Walk       *walk,
              const char *name)
{
  gsize length = strlen (name);

  walk->n_hidden++;
  for (; walk->at < walk->end; walk->at++)
    {
      if (walk->at[0] == '<' && walk->end - walk->at > (gssize) length + 1 &&
          walk->at[1] == '/' && g_ascii_strncasecmp (walk->at + 2, name, length) == 0)
        return;
    }
}

static void
walk_tag (Walk       *walk,
          const char *tag_end)
{
  g_auto (WhenceMarkdownTag) tag = { 0 };

  parse_tag (walk->html, walk->at, tag_end, &tag);
  walk->at = tag_end;

  if (g_strv_contains (paragraph_elements, tag.name))
    add_break (walk, BREAK_PARAGRAPH);
  else if (g_strv_contains (line_elements, tag.name))
    add_break (walk, BREAK_LINE);
  else if (g_str_equal (tag.name, "td") || g_str_equal (tag.name, "th"))
    add_break (walk, BREAK_SPACE);

  if (g_str_equal (tag.name, "pre") && !tag.closes)
    walk->n_pre++;
  else if (g_str_equal (tag.name, "pre") && walk->n_pre > 0)
    walk->n_pre--;
  if (tag.alt != NULL && *tag.alt != '\0')
    {
      end_break (walk);
      g_string_append (walk->words, g_strdelimit (tag.alt, "\r\n\t", ' '));
    }
  if (whence_markdown_tag_hides_content (&tag))
    hide_element (walk, tag.name);
}

/**
 * whence_markdown_html_dup_words:
 * @self: what reads the HTML of a document
 * @html: HTML, valid UTF-8
 * @n_hidden: (inout): goes up by the comments, scripts and styles that are left out
 *
 * Takes the words out of HTML: without tags, with character references resolved, and with the
 * descriptions of images. White space is one space, but within `pre`.
 *
 * Returns: (transfer full): the words; a line end between lines, two between paragraphs
 */
char *
whence_markdown_html_dup_words (WhenceMarkdownHtml *self,
                                const char         *html,
                                guint              *n_hidden)
{
  g_autoptr (GString) words = g_string_new (NULL);
  Walk walk = { .html = self, .at = html, .end = html + strlen (html), .words = words };

  while (walk.at < walk.end)
    {
      const char *tag_end = NULL;

      if (g_str_has_prefix (walk.at, "<!--"))
        hide_to (&walk, "-->");
      else if (g_str_has_prefix (walk.at, "<![CDATA["))
        hide_to (&walk, "]]>");
      else if (g_str_has_prefix (walk.at, "<!") || g_str_has_prefix (walk.at, "<?"))
        hide_to (&walk, ">");
      else if (*walk.at == '<' && (g_ascii_isalpha (walk.at[1]) ||
                                   (walk.at[1] == '/' && g_ascii_isalpha (walk.at[2]))) &&
               (tag_end = find_tag_end (&walk, walk.at)) != NULL)
        walk_tag (&walk, tag_end);
      else
        walk_text (&walk);
    }
  *n_hidden += walk.n_hidden;

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * whence_markdown_html_read_tag:
 * @self: what reads the HTML of a document
 * @html: a tag, or a comment or a declaration
 * @tag: (out caller-allocates): return location for what it is
 *
 * Reads one tag as it stands in a line of Markdown.
 */
void
whence_markdown_html_read_tag (WhenceMarkdownHtml *self,
                               const char         *html,
                               WhenceMarkdownTag  *tag)
{
  parse_tag (self, html, html + strlen (html), tag);
}

/**
 * whence_markdown_tag_hides_content:
 * @tag: a tag
 *
 * Returns: whether what follows, up to the end of the element, is nothing to read
 */
gboolean
whence_markdown_tag_hides_content (const WhenceMarkdownTag *tag)
{
  return !tag->closes && g_strv_contains (hidden_elements, tag->name);
}

/**
 * whence_markdown_tag_clear:
 * @tag: a tag
 *
 * Frees what is in it.
 */
void
whence_markdown_tag_clear (WhenceMarkdownTag *tag)
{
  g_clear_pointer (&tag->alt, g_free);
}
