/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-export"

#include "config.h"

#include <string.h>

#include "export/whence-markdown-text.h"
#include "export/whence-report.h"

/* Whether the `&` at @p begins what CommonMark reads as a character reference. */
static gboolean
is_reference (const char *p)
{
  gsize n;

  p++;
  if (*p == '#')
    p++;
  n = strspn (p, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

  return n > 0 && p[n] == ';';
}

/* Whether what is at the start of a line would begin a block there: `1. `, `-`, `#`, … */
static gboolean
begins_block (const char *line,
              const char *p,
              const char *end)
{
  if (p == line)
    return strchr ("#>+-=:", *p) != NULL;

  return (*p == '.' || *p == ')') && (p + 1 == end || p[1] == ' ' || p[1] == '\t') &&
         strspn (line, "0123456789") == (gsize) (p - line);
}

/* Escapes one line. All of ASCII punctuation may be escaped (CommonMark 0.31, section 2.4); what
 * means nothing where it stands is left alone, to be read with ease. `~` and `|` are for the
 * strikethrough and the tables of GitHub, `$` for the formulas of others.
 */
static void
append_line (GString    *markdown,
             const char *line,
             gsize       n_bytes)
{
  const char *end = line + n_bytes;

  for (const char *p = line; p < end; p = g_utf8_next_char (p))
    {
      if (strchr ("\\`*_[]<~|$", *p) != NULL || (*p == '&' && is_reference (p)) ||
          begins_block (line, p, end))
        g_string_append_c (markdown, '\\');
      g_string_append_unichar (markdown, whence_words_visible_char (g_utf8_get_char (p)));
    }
}

/**
 * whence_markdown_line:
 * @markdown: what is written
 * @text: a text of the project
 *
 * Writes text on one line, so that CommonMark shows its characters as they are; white space is
 * one space.
 */
void
whence_markdown_line (GString    *markdown,
                      const char *text)
{
  g_autofree char *line = whence_words_excerpt (text, G_MAXUINT);

  append_line (markdown, line, strlen (line));
}

/**
 * whence_markdown_block:
 * @markdown: what is written
 * @indent: what each line of the block starts with: `> ` in a quotation
 * @text: a text of the project
 *
 * Writes the paragraphs of a text. Lines stay lines, without the blanks around them: those would
 * mean something.
 */
void
whence_markdown_block (GString    *markdown,
                       const char *indent,
                       const char *text)
{
  gboolean first = TRUE;
  gboolean blank = FALSE;

  while (*text != '\0')
    {
      gsize n = strcspn (text, "\n");
      g_autofree char *line = g_strndup (text, n);

      g_strstrip (line);
      text += n + (text[n] == '\n' ? 1 : 0);
      if (*line == '\0')
        {
          blank = !first;
          continue;
        }
      if (!first && blank)
        {
          /* Without the space at the end of `> `. */
          g_string_append_c (markdown, '\n');
          g_string_append (markdown, indent);
          while (markdown->str[markdown->len - 1] == ' ')
            g_string_truncate (markdown, markdown->len - 1);
          g_string_append_c (markdown, '\n');
        }
      else if (!first)
        {
          g_string_append (markdown, "\\\n");
        }
      g_string_append (markdown, indent);
      append_line (markdown, line, strlen (line));
      first = FALSE;
      blank = FALSE;
    }
  if (!first)
    g_string_append_c (markdown, '\n');
}
