/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-import"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "import/whence-import-private.h"

/* Front matter is a few lines of `key: value` between lines of three dashes, in a small part of
 * YAML. These bounds tell it from a text that happens to start with a rule. */
#define MAX_LINES   256
#define MAX_AUTHORS 100
#define MAX_VALUE   1000

/* One line of a text, without its end. */
typedef struct
{
  const char *start;
  gsize length;
  const char *next;
} Line;

static Line
line_at (const char *position)
{
  Line line;

  line.start = position;
  line.length = strcspn (position, "\n");
  line.next = position + line.length + (position[line.length] == '\n');
  while (line.length > 0 && strchr (" \t", line.start[line.length - 1]) != NULL)
    line.length--;

  return line;
}

static gboolean
line_is (const Line *line, const char *text)
{
  return line->length == strlen (text) && strncmp (line->start, text, line->length) == 0;
}

/* The length of the key that a line starts with; 0 if it is not of the form `key: value`. */
static gsize
key_length (const Line *line)
{
  gsize length = 0;

  while (length < line->length &&
         (g_ascii_isalnum (line->start[length]) || strchr ("_-.", line->start[length]) != NULL))
    length++;
  if (length == 0 || length >= line->length || line->start[length] != ':' || line->start[0] == '-')
    return 0;

  return length + 1 == line->length || strchr (" \t", line->start[length + 1]) != NULL ? length : 0;
}

static gboolean
is_continuation (const Line *line)
{
  return line->length == 0 || strchr (" \t#", line->start[0]) != NULL ||
         (line->start[0] == '-' && (line->length == 1 || line->start[1] == ' '));
}

/* Where the text after the front matter starts; %NULL if there is no front matter. */
static const char *
find_end (const char *text)
{
  Line line = line_at (text);
  gboolean has_key = FALSE;

  if (!line_is (&line, "---"))
    return NULL;

  for (guint i = 0; i < MAX_LINES && *line.next != '\0'; i++)
    {
      line = line_at (line.next);
      if (line_is (&line, "---") || line_is (&line, "..."))
        return has_key ? line.next : NULL;
      if (key_length (&line) > 0)
        has_key = TRUE;
      else if (!is_continuation (&line))
        return NULL;
    }

  return NULL;
}

/* Adds what a backslash and what follows @p in a double-quoted scalar stand for. Returns the last
 * byte that was used. */
static const char *
append_escape (GString *value, const char *p)
{
  gunichar c = 0;
  guint n_digits = 0;

  if (*p == 'u' || *p == 'x')
    for (; n_digits < (*p == 'u' ? 4 : 2) && g_ascii_isxdigit (p[n_digits + 1]); n_digits++)
      c = c * 16 + (gunichar) g_ascii_xdigit_value (p[n_digits + 1]);

  if (n_digits > 0 && c >= ' ' && g_unichar_validate (c))
    {
      g_string_append_unichar (value, c);
      return p + n_digits;
    }

  g_string_append_c (value, strchr ("nrt", *p) != NULL ? ' ' : *p);
  return p;
}

/* A scalar of YAML in any of its styles on one line, shortened if it goes on for ever. */
static char *
parse_scalar (const char *start, gsize length)
{
  g_autofree char *raw = g_strstrip (g_strndup (start, length));
  g_autoptr (GString) value = g_string_new (NULL);
  char quote = *raw == '"' || *raw == '\'' ? *raw : '\0';

  for (const char *p = raw + (quote != '\0'); *p != '\0'; p++)
    {
      if (quote == '"' && *p == '\\' && p[1] != '\0')
        {
          p = append_escape (value, p + 1);
          continue;
        }
      else if (quote == '\'' && *p == '\'' && p[1] == '\'')
        p++;
      else if (quote != '\0' && *p == quote)
        break;
      else if (quote == '\0' && *p == '#' && p > raw && strchr (" \t", p[-1]) != NULL)
        break;
      g_string_append_c (value, *p);
    }

  if (g_utf8_strlen (value->str, -1) > MAX_VALUE)
    g_string_truncate (value,
                       (gsize) (g_utf8_offset_to_pointer (value->str, MAX_VALUE) - value->str));

  return g_strstrip (g_string_free (g_steal_pointer (&value), FALSE));
}

/* Adds the elements of `[one, "two, three"]`. */
static void
parse_flow_list (GPtrArray *values, const char *start, gsize length)
{
  const char *limit = start + length;
  const char *element = start + 1;
  char quote = '\0';

  for (const char *p = element; p < limit; p++)
    {
      if (quote != '\0')
        quote = *p == quote ? '\0' : quote;
      else if (*p == '"' || (*p == '\'' && p > start && strchr ("[, ", p[-1]) != NULL))
        quote = *p;
      else if (*p == ',' || *p == ']')
        {
          g_ptr_array_add (values, parse_scalar (element, (gsize) (p - element)));
          element = p + 1;
          if (*p == ']')
            break;
        }
    }
}

/* Adds what an indented or dashed line gives to its key. Of a list of people with several
 * members each, the names are taken. */
static void
parse_continuation (GPtrArray *values, const Line *line, gboolean is_block)
{
  Line rest = *line;
  gsize key;

  while (rest.length > 0 && strchr (" \t", *rest.start) != NULL)
    rest.start++, rest.length--;

  if (rest.length > 1 && rest.start[0] == '-' && rest.start[1] == ' ')
    {
      rest.start += 2;
      rest.length -= 2;
      key = key_length (&rest);
      if (key > 0 && strncmp (rest.start, "name", MAX (key, 4)) == 0)
        g_ptr_array_add (values, parse_scalar (rest.start + key + 1, rest.length - key - 1));
      else if (key == 0)
        g_ptr_array_add (values, parse_scalar (rest.start, rest.length));
    }
  else if (is_block && rest.length > 0)
    g_ptr_array_add (values, g_strndup (rest.start, MIN (rest.length, MAX_VALUE)));
}

/* The values of the key on @line, from it and the lines that belong to it; @next is moved past
 * them. */
static GPtrArray *
parse_values (const Line *line, gsize key, const char *end, const char **next)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  const char *start = line->start + key + 1;
  gsize length = line->length - key - 1;
  g_autofree char *inline_value = g_strstrip (g_strndup (start, length));
  gboolean is_block = *inline_value == '|' || *inline_value == '>';

  if (*inline_value == '[')
    parse_flow_list (values, inline_value, strlen (inline_value));
  else if (*inline_value != '\0' && *inline_value != '#' && !is_block)
    g_ptr_array_add (values, parse_scalar (start, length));

  while (*next < end)
    {
      Line continuation = line_at (*next);

      if (!is_continuation (&continuation))
        break;
      if (continuation.length > 0 && *continuation.start != '#')
        parse_continuation (values, &continuation, is_block);
      *next = continuation.next;
    }

  if (is_block && values->len > 1)
    {
      g_autofree char *joined = NULL;

      g_ptr_array_add (values, NULL);
      joined = g_strjoinv (" ", (char **) values->pdata);
      g_ptr_array_set_size (values, 0);
      g_ptr_array_add (values, g_steal_pointer (&joined));
    }

  return values;
}

/* An ISO 8601 date, from one or from a date and time; %NULL if it is neither. */
static char *
parse_date (const char *value)
{
  gsize n_digits = strspn (value, "0123456789-");
  g_autofree char *date = g_strndup (value, n_digits);
  guint year = 0;
  guint month = 1;
  guint day = 1;

  if (value[n_digits] != '\0' && (n_digits != 10 || strchr ("Tt ", value[n_digits]) == NULL))
    return NULL;
  for (gsize i = 0; i < n_digits; i++)
    if ((date[i] == '-') != (i == 4 || i == 7))
      return NULL;
  if (n_digits != 4 && n_digits != 7 && n_digits != 10)
    return NULL;

  year = (guint) g_ascii_strtoull (date, NULL, 10);
  if (n_digits >= 7)
    month = (guint) g_ascii_strtoull (date + 5, NULL, 10);
  if (n_digits == 10)
    day = (guint) g_ascii_strtoull (date + 8, NULL, 10);

  return g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year) ?
             g_steal_pointer (&date) :
             NULL;
}

/* A BCP 47 tag, `de_DE` mended to `de-DE`; %NULL if it is not of that form. */
static char *
parse_language (const char *value)
{
  g_autofree char *tag = g_strdelimit (g_strdup (value), "_", '-');
  g_auto (GStrv) parts = NULL;

  if (strlen (tag) > 35)
    return NULL;

  parts = g_strsplit (tag, "-", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);

      if (length > 8 || length < (i == 0 ? 2 : 1))
        return NULL;
      for (gsize j = 0; j < length; j++)
        if (!(i == 0 ? g_ascii_isalpha (parts[i][j]) : g_ascii_isalnum (parts[i][j])))
          return NULL;
    }

  return g_strv_length (parts) > 0 ? g_steal_pointer (&tag) : NULL;
}

static void
take_parsed (WhenceDocumentBuilder *builder, const char *property, const char *value, char *parsed)
{
  if (parsed == NULL)
    whence_document_builder_take_note (
        builder,
        g_strdup_printf (strcmp (property, "published") == 0 ?
                             _("The date “%s” in the front matter was not understood") :
                             _("The language “%s” in the front matter was not understood"),
                         value));
  whence_document_builder_take (builder, property, parsed);
}

static void
apply (WhenceDocumentBuilder *builder, const char *property, GPtrArray *values)
{
  const char *value = values->len > 0 ? g_ptr_array_index (values, 0) : "";

  if (*value == '\0')
    return;

  if (strcmp (property, "authors") == 0)
    {
      for (guint i = 0; i < MIN (values->len, MAX_AUTHORS); i++)
        if (*(const char *) g_ptr_array_index (values, i) != '\0')
          whence_document_builder_add_author (builder, g_ptr_array_index (values, i));
    }
  else if (strcmp (property, "published") == 0)
    take_parsed (builder, property, value, parse_date (value));
  else if (strcmp (property, "language") == 0)
    take_parsed (builder, property, value, parse_language (value));
  else if (strcmp (property, "url") == 0)
    {
      if (g_str_has_prefix (value, "https://") || g_str_has_prefix (value, "http://"))
        whence_document_builder_set (builder, property, value);
    }
  else
    whence_document_builder_set (builder, property, value);
}

/**
 * whence_front_matter_read:
 * @text: a Markdown document, valid UTF-8 with LF line ends
 * @builder: the document being made
 *
 * Reads the metadata in front of a document: title, authors, date, language, publisher and
 * address, under the names that site generators and pandoc use.
 *
 * Returns: the bytes that it takes up; 0 if the text does not start with any
 */
gsize
whence_front_matter_read (const char *text, WhenceDocumentBuilder *builder)
{
  static const struct
  {
    const char *key;
    const char *property;
  } keys[] = {
    { "title", "title" },    { "author", "authors" },      { "authors", "authors" },
    { "date", "published" }, { "published", "published" }, { "language", "language" },
    { "lang", "language" },  { "publisher", "publisher" }, { "publication", "publisher" },
    { "url", "url" },        { "source", "url" },          { "canonical", "url" },
  };
  const char *end = find_end (text);
  const char *next;

  if (end == NULL)
    return 0;

  next = line_at (text).next;
  while (next < end)
    {
      Line line = line_at (next);
      gsize key = key_length (&line);
      g_autoptr (GPtrArray) values = NULL;

      next = line.next;
      if (key == 0)
        continue;

      values = parse_values (&line, key, end, &next);
      for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
        if (key == strlen (keys[i].key) && g_ascii_strncasecmp (line.start, keys[i].key, key) == 0)
          apply (builder, keys[i].property, values);
    }

  whence_document_builder_take_note (
      builder,
      g_strdup (_("The front matter was left out of the text; title, authors, date, "
                   "language, publisher and address were read from it")));

  return (gsize) (end - text);
}
