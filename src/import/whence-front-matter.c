/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-import"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/whence-words.h"
#include "import/whence-front-matter-value.h"
#include "import/whence-import-private.h"

/* Front matter is a few lines of `key: value` between lines of three dashes, in a small part of
 * YAML. These bounds tell it from a text that happens to start with a rule.
 */
#define MAX_LINES 256
#define MAX_AUTHORS 100

/* What is said of it: keys, and code points of each. */
#define MAX_LEFT 20
#define MAX_SHOWN 100

/* What is read; the order is that in which it is named. */
typedef enum
{
  FIELD_TITLE,
  FIELD_AUTHORS,
  FIELD_PUBLISHED,
  FIELD_LANGUAGE,
  FIELD_PUBLISHER,
  FIELD_URL,
  N_FIELDS
} Field;

static const struct
{
  const char *property;  /* of the document */
  const char *words;     /* what people call it */
} fields[N_FIELDS] = {
  { "title", N_("title") },         { "authors", N_("authors") },
  { "published", N_("date") },      { "language", N_("language") },
  { "publisher", N_("publisher") }, { "url", N_("address") },
};

/* The names that site generators and pandoc use. */
static const struct
{
  const char *key;
  Field field;
} keys[] = {
  { "title", FIELD_TITLE },         { "author", FIELD_AUTHORS },
  { "authors", FIELD_AUTHORS },     { "date", FIELD_PUBLISHED },
  { "published", FIELD_PUBLISHED }, { "language", FIELD_LANGUAGE },
  { "lang", FIELD_LANGUAGE },       { "publisher", FIELD_PUBLISHER },
  { "publication", FIELD_PUBLISHER }, { "url", FIELD_URL },
  { "source", FIELD_URL },          { "canonical", FIELD_URL },
};

/* Front matter that is being read. */
typedef struct
{
  WhenceDocumentBuilder *builder;
  gboolean read[N_FIELDS];
  guint n_authors;
  GString *left;           /* the keys and values that are left out, as one reads them */
  guint n_left;            /* how many */
} Reader;

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
line_is (const Line *line,
         const char *text)
{
  return line->length == strlen (text) && strncmp (line->start, text, line->length) == 0;
}

static gsize
key_length (const Line *line)
{
  return whence_front_matter_key_length (line->start, line->length);
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

/* What follows the key on @line, and the lines that belong to it; @next is moved past them. */
static GPtrArray *
take_lines (const Line  *line,
            gsize        key,
            const char  *end,
            const char **next)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (lines, g_strndup (line->start + key + 1, line->length - key - 1));
  while (*next < end)
    {
      Line continuation = line_at (*next);

      if (!is_continuation (&continuation) || continuation.next == end)
        break;
      if (continuation.length == 0 || *continuation.start != '#')
        g_ptr_array_add (lines, g_strndup (continuation.start, continuation.length));
      *next = continuation.next;
    }
  g_ptr_array_add (lines, NULL);

  return lines;
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
    {
      if ((date[i] == '-') != (i == 4 || i == 7))
        return NULL;
    }
  if (n_digits != 4 && n_digits != 7 && n_digits != 10)
    return NULL;

  year = (guint) g_ascii_strtoull (date, NULL, 10);
  if (n_digits >= 7)
    month = (guint) g_ascii_strtoull (date + 5, NULL, 10);
  if (n_digits == 10)
    day = (guint) g_ascii_strtoull (date + 8, NULL, 10);

  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;

  return g_steal_pointer (&date);
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
        {
          if (!(i == 0 ? g_ascii_isalpha (parts[i][j]) : g_ascii_isalnum (parts[i][j])))
            return NULL;
        }
    }

  return g_strv_length (parts) > 0 ? g_steal_pointer (&tag) : NULL;
}

static void
leave (Reader     *self,
       const char *key,
       gsize       key_length,
       const char *value)
{
  g_autofree char *shown = whence_words_excerpt (value, MAX_SHOWN);

  if (*shown == '\0')
    return;

  self->n_left++;
  if (self->n_left <= MAX_LEFT)
    g_string_append_printf (self->left, "%s%.*s: %s", self->left->len > 0 ? "; " : "",
                            (int) MIN (key_length, MAX_SHOWN), key, shown);
}

/* Takes one value; %FALSE if it is left out. */
static gboolean
take (Reader     *self,
      Field       field,
      const char *value)
{
  g_autofree char *parsed = NULL;

  if (field == FIELD_AUTHORS)
    {
      if (self->n_authors >= MAX_AUTHORS)
        return FALSE;
      self->n_authors++;
      self->read[field] = TRUE;
      whence_document_builder_add_author (self->builder, value);
      return TRUE;
    }

  if (field == FIELD_PUBLISHED)
    parsed = parse_date (value);
  else if (field == FIELD_LANGUAGE)
    parsed = parse_language (value);
  else if (field != FIELD_URL || g_str_has_prefix (value, "https://") ||
           g_str_has_prefix (value, "http://"))
    parsed = g_strdup (value);
  if (parsed == NULL || self->read[field])
    return FALSE;

  self->read[field] = TRUE;
  whence_document_builder_take (self->builder, fields[field].property, g_steal_pointer (&parsed));
  return TRUE;
}

/* Reads a key with what belongs to it. */
static void
read_key (Reader     *self,
          const char *key,
          gsize       length,
          GPtrArray  *lines)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (length != strlen (keys[i].key) || g_ascii_strncasecmp (key, keys[i].key, length) != 0)
        continue;

      whence_front_matter_parse_value ((const char *const *) lines->pdata, values, left);
      for (guint j = 0; j < values->len; j++)
        {
          if (!take (self, keys[i].field, g_ptr_array_index (values, j)))
            leave (self, key, length, g_ptr_array_index (values, j));
        }
      for (guint j = 0; j < left->len; j++)
        leave (self, key, length, g_ptr_array_index (left, j));
      return;
    }

  g_ptr_array_add (left, g_strjoinv (" ", (char **) lines->pdata));
  leave (self, key, length, g_ptr_array_index (left, 0));
}

static void
take_notes (Reader *self)
{
  g_autoptr (GString) read = g_string_new (NULL);

  for (guint i = 0; i < N_FIELDS; i++)
    {
      if (self->read[i])
        g_string_append_printf (read, "%s%s", read->len > 0 ? ", " : "", _(fields[i].words));
    }

  whence_document_builder_take_note (
    self->builder,
    read->len > 0
      ? g_strdup_printf (_("The front matter was left out of the text; read from it: %s"),
                         read->str)
      : g_strdup (_("The front matter was left out of the text")));
  if (self->n_left > MAX_LEFT)
    g_string_append (self->left, "; …");
  if (self->n_left > 0)
    whence_document_builder_take_note (
      self->builder,
      g_strdup_printf (_("Not read from the front matter: %s"), self->left->str));
}

/**
 * whence_front_matter_read:
 * @text: a Markdown document, valid UTF-8 with LF line ends
 * @builder: the document being made
 *
 * Reads the metadata in front of a document: title, authors, date, language, publisher and
 * address, under the names that site generators and pandoc use. A note names what was read, and
 * another one what was not.
 *
 * Returns: the bytes that it takes up; 0 if the text does not start with any
 */
gsize
whence_front_matter_read (const char            *text,
                          WhenceDocumentBuilder *builder)
{
  g_autoptr (GString) left = g_string_new (NULL);
  Reader reader = { .builder = builder, .left = left };
  const char *end = find_end (text);
  const char *next;

  if (end == NULL)
    return 0;

  next = line_at (text).next;
  while (next < end)
    {
      Line line = line_at (next);
      gsize key = key_length (&line);
      g_autoptr (GPtrArray) lines = NULL;

      next = line.next;
      if (key == 0)
        continue;

      lines = take_lines (&line, key, end, &next);
      read_key (&reader, line.start, key, lines);
    }
  take_notes (&reader);

  return (gsize) (end - text);
}
