/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-export"

#include "config.h"

#include <string.h>

#include "export/whence-html.h"
#include "export/whence-report.h"

/* Escapes for text and for quoted attributes alike. */
static void
append_escaped (GString    *html,
                const char *text,
                gsize       n_bytes)
{
  const char *end = text + n_bytes;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      switch (*p)
        {
        case '&':
          g_string_append (html, "&amp;");
          break;
        case '<':
          g_string_append (html, "&lt;");
          break;
        case '>':
          g_string_append (html, "&gt;");
          break;
        case '"':
          g_string_append (html, "&quot;");
          break;
        case '\'':
          g_string_append (html, "&#39;");
          break;
        default:
          g_string_append_unichar (html, whence_words_visible_char (g_utf8_get_char (p)));
          break;
        }
    }
}

static void
append_tag (GString    *html,
            const char *tag,
            va_list     attributes)
{
  const char *name;

  g_string_append_printf (html, "<%s", tag);
  while ((name = va_arg (attributes, const char *)) != NULL)
    {
      const char *value = va_arg (attributes, const char *);

      if (value == NULL)
        continue;
      g_string_append_printf (html, " %s=\"", name);
      append_escaped (html, value, strlen (value));
      g_string_append_c (html, '"');
    }
}

/**
 * whence_html_open:
 * @html: what is written
 * @tag: the name of an element
 * @...: names of attributes, each followed by its value; an attribute whose value is %NULL is
 *   left out; a last %NULL
 *
 * Writes the start of an element.
 */
void
whence_html_open (GString    *html,
                  const char *tag,
                  ...)
{
  va_list attributes;

  va_start (attributes, tag);
  append_tag (html, tag, attributes);
  va_end (attributes);
  g_string_append_c (html, '>');
}

/**
 * whence_html_empty:
 * @html: what is written
 * @tag: the name of an element that never has content, such as `meta`
 * @...: as for whence_html_open()
 *
 * Writes an element without content.
 */
void
whence_html_empty (GString    *html,
                   const char *tag,
                   ...)
{
  va_list attributes;

  va_start (attributes, tag);
  append_tag (html, tag, attributes);
  va_end (attributes);
  g_string_append (html, "/>");
}

/**
 * whence_html_close:
 * @html: what is written
 * @tag: the name of the element that was opened last
 *
 * Writes the end of an element.
 */
void
whence_html_close (GString    *html,
                   const char *tag)
{
  g_string_append_printf (html, "</%s>", tag);
}

/**
 * whence_html_text:
 * @html: what is written
 * @text: text (UTF-8)
 *
 * Writes text.
 */
void
whence_html_text (GString    *html,
                  const char *text)
{
  append_escaped (html, text, strlen (text));
}

/**
 * whence_html_text_len:
 * @html: what is written
 * @text: text (UTF-8)
 * @n_bytes: how much of it, in bytes; not inside a character
 *
 * Writes text.
 */
void
whence_html_text_len (GString    *html,
                      const char *text,
                      gsize       n_bytes)
{
  append_escaped (html, text, n_bytes);
}

/**
 * whence_html_leaf:
 * @html: what is written
 * @tag: the name of an element
 * @class: (nullable): its class
 * @text: what is in it
 *
 * Writes an element with nothing but text in it.
 */
void
whence_html_leaf (GString    *html,
                  const char *tag,
                  const char *class,
                  const char *text)
{
  whence_html_open (html, tag, "class", class, NULL);
  whence_html_text (html, text);
  whence_html_close (html, tag);
}

/**
 * whence_html_isolated:
 * @html: what is written
 * @text: a text of the project
 *
 * Writes text whose direction must not reach into the words around it.
 */
void
whence_html_isolated (GString    *html,
                      const char *text)
{
  whence_html_leaf (html, "bdi", NULL, text);
}

/**
 * whence_html_is_web_link:
 * @url: anything
 *
 * Returns: whether it is an address that may be followed: http, https or mailto. Anything else
 *   (`javascript:`, `data:`, `file:`, a relative one) would act in the name of the report.
 */
gboolean
whence_html_is_web_link (const char *url)
{
  return g_ascii_strncasecmp (url, "http://", 7) == 0 ||
         g_ascii_strncasecmp (url, "https://", 8) == 0 ||
         g_ascii_strncasecmp (url, "mailto:", 7) == 0;
}

/**
 * whence_html_link:
 * @html: what is written
 * @url: an address as it is in the project
 *
 * Writes an address: a link if it may be followed, and otherwise text.
 */
void
whence_html_link (GString    *html,
                  const char *url)
{
  g_autofree char *escaped = NULL;

  if (!whence_html_is_web_link (url))
    {
      whence_html_isolated (html, url);
      return;
    }

  escaped = g_uri_escape_string (url, G_URI_RESERVED_CHARS_GENERIC_DELIMITERS
                                 G_URI_RESERVED_CHARS_SUBCOMPONENT_DELIMITERS "%", TRUE);
  whence_html_open (html, "a", "class", "url", "href", escaped, "rel", "noreferrer", NULL);
  whence_html_isolated (html, url);
  whence_html_close (html, "a");
}

/* Where the blank line after a paragraph starts. */
static const char *
find_paragraph_end (const char *p)
{
  const char *end = p;

  while (*p != '\0')
    {
      const char *line = p;
      gsize n = strcspn (p, "\n");

      if (strspn (line, " \t\r") >= n)
        return end;
      end = line + n;
      p = end + (*end == '\n' ? 1 : 0);
    }

  return end;
}

/**
 * whence_html_paragraphs:
 * @html: what is written
 * @class: (nullable): the class of the element around them
 * @text: a text of the project
 *
 * Writes text of any length: a paragraph for each run of lines between blank ones.
 */
void
whence_html_paragraphs (GString    *html,
                        const char *class,
                        const char *text)
{
  whence_html_open (html, "div", "class", class, NULL);
  while (*text != '\0')
    {
      const char *end;

      text += strspn (text, " \t\r\n");
      if (*text == '\0')
        break;
      end = find_paragraph_end (text);
      whence_html_open (html, "p", "dir", "auto", NULL);
      whence_html_text_len (html, text, (gsize) (end - text));
      whence_html_close (html, "p");
      text = end;
    }
  whence_html_close (html, "div");
  g_string_append_c (html, '\n');
}
