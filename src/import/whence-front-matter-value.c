/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The values of front matter: the scalars of YAML in each of their styles, lists of them, and of
 * people with several members each, the names. What is more than that is handed back as it
 * stands, so that it can be named to who imports it.
 */

#define G_LOG_DOMAIN "whence-import"

#include "config.h"

#include <string.h>

#include "import/whence-front-matter-value.h"

/* Code points of a value. */
#define MAX_VALUE 1000

/**
 * whence_front_matter_key_length:
 * @text: a line, or what follows the dash of a list in one
 * @length: its length in bytes
 *
 * Returns: the length of the key that it starts with; 0 if it is not of the form `key: value`
 */
gsize
whence_front_matter_key_length (const char *text,
                                gsize       length)
{
  gsize key = 0;

  while (key < length && (g_ascii_isalnum (text[key]) || strchr ("_-.", text[key]) != NULL))
    key++;
  if (key == 0 || key >= length || text[key] != ':' || text[0] == '-')
    return 0;

  return key + 1 == length || strchr (" \t", text[key + 1]) != NULL ? key : 0;
}

static const char *
skip_blanks (const char *text)
{
  return text + strspn (text, " \t");
}

static void
take_stripped (GPtrArray *array,
               char      *text)
{
  if (*g_strstrip (text) != '\0')
    g_ptr_array_add (array, text);
  else
    g_free (text);
}

/* Adds what a backslash and what follows @p in a double-quoted scalar stand for. Returns the last
 * byte that was used.
 */
static const char *
append_escape (GString    *value,
               const char *p)
{
  gunichar c = 0;
  guint n_digits = 0;

  if (*p == 'u' || *p == 'x')
    {
      for (; n_digits < (*p == 'u' ? 4 : 2) && g_ascii_isxdigit (p[n_digits + 1]); n_digits++)
        c = c * 16 + (gunichar) g_ascii_xdigit_value (p[n_digits + 1]);
    }

  if (n_digits > 0 && c >= ' ' && g_unichar_validate (c))
    {
      g_string_append_unichar (value, c);
      return p + n_digits;
    }

  g_string_append_c (value, strchr ("nrt", *p) != NULL ? ' ' : *p);
  return p;
}

/* Whether two characters at @p stand for one within @quote. */
static gboolean
is_escape (char        quote,
           const char *p)
{
  return (quote == '"' && p[0] == '\\' && p[1] != '\0') ||
         (quote == '\'' && p[0] == '\'' && p[1] == '\'');
}

/* Adds a scalar in any of its styles, on one line. What follows its closing quote, and the end
 * of one that goes on for ever, is left.
 */
static void
take_scalar (const char *text,
             GPtrArray  *values,
             GPtrArray  *left)
{
  g_autofree char *raw = g_strstrip (g_strdup (text));
  g_autoptr (GString) value = g_string_new (NULL);
  char quote = *raw == '"' || *raw == '\'' ? *raw : '\0';
  const char *p = raw + (quote != '\0');

  if (*raw == '{' || g_str_equal (raw, "~") || g_str_equal (raw, "null"))
    {
      if (*raw == '{')
        g_ptr_array_add (left, g_steal_pointer (&raw));
      return;
    }

  for (; *p != '\0' && (quote == '\0' || *p != quote || (quote == '\'' && p[1] == '\'')); p++)
    {
      if (quote == '"' && *p == '\\' && p[1] != '\0')
        {
          p = append_escape (value, p + 1);
          continue;
        }
      if (quote == '\'' && *p == '\'')
        p++;
      g_string_append_c (value, *p);
    }

  if (*p != '\0')
    take_stripped (left, g_strdup (p + 1));
  if (g_utf8_strlen (value->str, -1) > MAX_VALUE)
    {
      gsize end = (gsize) (g_utf8_offset_to_pointer (value->str, MAX_VALUE) - value->str);

      take_stripped (left, g_strdup (value->str + end));
      g_string_truncate (value, end);
    }
  take_stripped (values, g_string_free (g_steal_pointer (&value), FALSE));
}

/* Adds the elements of `[one, "two, three"]`, up to the end where it is not closed. */
static void
take_flow_list (const char *text,
                GPtrArray  *values,
                GPtrArray  *left)
{
  const char *element = text + 1;
  char quote = '\0';
  guint depth = 0;

  for (const char *p = element;; p++)
    {
      gboolean ends = *p == '\0' || (quote == '\0' && depth == 0 && (*p == ',' || *p == ']'));

      if (ends)
        {
          g_autofree char *scalar = g_strndup (element, (gsize) (p - element));

          take_scalar (scalar, values, left);
          if (*p == ']')
            take_stripped (left, g_strdup (p + 1));
          if (*p != ',')
            return;
          element = p + 1;
        }
      else if (is_escape (quote, p))
        p++;
      else if (quote != '\0')
        quote = *p == quote ? '\0' : quote;
      else if ((*p == '"' || *p == '\'') && strchr ("[,{: ", p[-1]) != NULL)
        quote = *p;
      else if (*p == '{' || *p == '[')
        depth++;
      else if ((*p == '}' || *p == ']') && depth > 0)
        depth--;
    }
}

/* Adds a line to a value that goes on over several, without its comment. @quote is the one that
 * is open before the line, and after it.
 */
static void
append_line (GString    *value,
             const char *line,
             char       *quote)
{
  gboolean joined = FALSE;

  if (*quote == '"' && value->len > 0 && value->str[value->len - 1] == '\\')
    {
      g_string_truncate (value, value->len - 1);
      joined = TRUE;
    }
  line = skip_blanks (line);
  if (*quote == '\0' && *line == '#')
    return;
  if (value->len > 0 && !joined)
    g_string_append_c (value, ' ');

  for (const char *p = line; *p != '\0'; p++)
    {
      gboolean begins = value->len == 0 || strchr ("[,{: ", value->str[value->len - 1]) != NULL;

      if (*quote == '\0' && *p == '#' && p > line && strchr (" \t", p[-1]) != NULL)
        {
          g_string_truncate (value, strlen (g_strchomp (value->str)));
          return;
        }
      if (is_escape (*quote, p))
        g_string_append_c (value, *p++);
      else if (*quote != '\0' && *p == *quote)
        *quote = '\0';
      else if (*quote == '\0' && (*p == '"' || *p == '\'') && begins &&
               (value->len == 0 || strchr ("[{", value->str[0]) != NULL))
        *quote = *p;
      g_string_append_c (value, *p);
    }
}

static void
take_value (const char *text,
            GPtrArray  *values,
            GPtrArray  *left)
{
  if (*text == '[')
    take_flow_list (text, values, left);
  else
    take_scalar (text, values, left);
}

/* Adds what stands under a key or behind a dash: a value, or a member of a person. */
static void
take_piece (const GString *piece,
            GPtrArray     *values,
            GPtrArray     *left)
{
  gsize key = whence_front_matter_key_length (piece->str, piece->len);

  if (key == 0)
    take_value (piece->str, values, left);
  else if (strncmp (piece->str, "name", MAX (key, strlen ("name"))) == 0)
    take_value (skip_blanks (piece->str + key + 1), values, left);
  else
    g_ptr_array_add (left, g_strdup (piece->str));
}

/* Reads the lines of a list, or of members of one person, or of one value. */
static void
parse_pieces (const char *const *lines,
              GPtrArray         *values,
              GPtrArray         *left)
{
  g_autoptr (GString) piece = g_string_new (NULL);
  char quote = '\0';

  for (; *lines != NULL; lines++)
    {
      const char *line = skip_blanks (*lines);
      gboolean dash = quote == '\0' && line[0] == '-' && (line[1] == ' ' || line[1] == '\0');
      gboolean member = quote == '\0' &&
                        whence_front_matter_key_length (line, strlen (line)) > 0 &&
                        whence_front_matter_key_length (piece->str, piece->len) > 0;

      if (dash || member)
        {
          take_piece (piece, values, left);
          g_string_truncate (piece, 0);
          quote = '\0';
        }
      if (*line != '\0')
        append_line (piece, dash ? line + 1 : line, &quote);
    }
  take_piece (piece, values, left);
}

/* Reads the lines of a block scalar, which are kept on one. */
static void
parse_block (const char *const *lines,
             GPtrArray         *values,
             GPtrArray         *left)
{
  g_autoptr (GString) value = g_string_new (NULL);

  for (; *lines != NULL; lines++)
    {
      const char *line = skip_blanks (*lines);

      if (*line != '\0')
        g_string_append_printf (value, "%s%s", value->len > 0 ? " " : "", line);
    }
  if (g_utf8_strlen (value->str, -1) > MAX_VALUE)
    {
      gsize end = (gsize) (g_utf8_offset_to_pointer (value->str, MAX_VALUE) - value->str);

      take_stripped (left, g_strdup (value->str + end));
      g_string_truncate (value, end);
    }
  take_stripped (values, g_string_free (g_steal_pointer (&value), FALSE));
}

/**
 * whence_front_matter_parse_value:
 * @lines: (array zero-terminated=1): what follows the colon of a key, and the lines that belong
 *   to it
 * @values: (element-type utf8): takes the values, none of which is empty
 * @left: (element-type utf8): takes what is no value of a kind that is read, as it stands
 *
 * Reads the values of a key.
 */
void
whence_front_matter_parse_value (const char *const *lines,
                                 GPtrArray         *values,
                                 GPtrArray         *left)
{
  const char *first = skip_blanks (lines[0]);
  g_autoptr (GString) value = g_string_new (NULL);
  char quote = '\0';

  if (*first == '|' || *first == '>')
    {
      parse_block (lines + 1, values, left);
      return;
    }
  if (*first == '\0' || *first == '#')
    {
      parse_pieces (lines + 1, values, left);
      return;
    }

  for (; *lines != NULL; lines++)
    {
      if (*skip_blanks (*lines) != '\0')
        append_line (value, *lines, &quote);
    }
  take_value (value->str, values, left);
}
