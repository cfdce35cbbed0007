/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/whence-words.h"
#include "ui/whence-text-range.h"

/* The pairs that may enclose words, as they stand in most scripts. */
static const struct
{
  gunichar open;
  gunichar close;
} pairs[] = {
  { '(', ')' },       { '[', ']' },       { '{', '}' },       { 0x201c, 0x201d },
  { 0x2018, 0x2019 }, { 0xab, 0xbb },     { 0x201e, 0x201c }, { 0x2039, 0x203a },
  { 0x300c, 0x300d }, { 0x300e, 0x300f }, { 0xff08, 0xff09 }, { 0x3010, 0x3011 },
};

static gboolean
has_char (const gunichar *letters,
          guint           start,
          guint           end,
          gunichar        letter)
{
  for (guint i = start; i < end; i++)
    {
      if (letters[i] == letter)
        return TRUE;
    }

  return FALSE;
}

/* Whether what stands at @i, the first or the last place, has its other half in between. */
static gboolean
is_half_of_pair (const gunichar *letters,
                 guint           start,
                 guint           end,
                 guint           i)
{
  for (guint j = 0; j < G_N_ELEMENTS (pairs); j++)
    {
      if (i == start && letters[i] == pairs[j].open &&
          has_char (letters, start + 1, end - 1, pairs[j].close))
        return TRUE;
      if (i + 1 == end && letters[i] == pairs[j].close &&
          has_char (letters, start + 1, end - 1, pairs[j].open))
        return TRUE;
    }

  return FALSE;
}

/* A full stop belongs to “U.S.” and “J.”, and not to the last word of a sentence. */
static gboolean
is_abbreviation (const gunichar *letters,
                 guint           start,
                 guint           end)
{
  guint word = end - 1;

  while (word > start && !g_unichar_isspace (letters[word - 1]))
    word--;

  if (end - word > 3 && letters[end - 3] == '.' && g_unichar_isalpha (letters[end - 2]))
    return TRUE;

  return end - word == 2 && g_unichar_isupper (letters[word]);
}

/* A modifier that GLib takes for punctuation, but that is a part of the emoji before it. */
static gboolean
is_skin_tone (gunichar c)
{
  return c >= 0x1f3fb && c <= 0x1f3ff;
}

static gboolean
may_start (const gunichar *letters,
           guint           start,
           guint           end)
{
  gunichar c = letters[start];

  if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
    return FALSE;
  if (!g_unichar_ispunct (c) || g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL ||
      is_skin_tone (c))
    return TRUE;
  if (c == '#' || c == '@' || c == '&' || c == 0xa7 || c == 0xbf || c == 0xa1)
    return TRUE;
  /* −5, .5, ’90s */
  if (start + 1 < end && g_unichar_isdigit (letters[start + 1]) &&
      (c == '-' || c == 0x2212 || c == '.' || c == '+' || c == 0x2019))
    return TRUE;

  return g_unichar_type (c) == G_UNICODE_MATH_SYMBOL ||
         g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL ||
         is_half_of_pair (letters, start, end, start);
}

static gboolean
may_end (const gunichar *letters,
         guint           start,
         guint           end)
{
  gunichar c = letters[end - 1];

  if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
    return FALSE;
  if (!g_unichar_ispunct (c) || g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL ||
      is_skin_tone (c))
    return TRUE;
  if (c == '%' || c == 0x2030 || c == 0x2032 || c == 0x2033 || c == '#' || c == '+')
    return TRUE;
  if (c == '.')
    return is_abbreviation (letters, start, end);

  return g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL ||
         is_half_of_pair (letters, start, end, end - 1);
}

/**
 * whence_text_range_trim:
 * @source: a source
 * @start: (inout): where a range starts, in code points
 * @end: (inout): where it ends
 *
 * Takes white space and punctuation off both ends of a range: what people select by the way, and
 * do not mean. What belongs to the words stays: “U.S.”, “$5”, “Rubio (R-FL)”.
 *
 * Returns: whether something is left; if not, @start and @end are as they were
 */
gboolean
whence_text_range_trim (WhenceSource *source,
                        guint        *start,
                        guint        *end)
{
  g_autofree char *text = NULL;
  g_autofree gunichar *letters = NULL;
  guint first = 0;
  guint last;

  g_return_val_if_fail (WHENCE_IS_SOURCE (source), FALSE);

  if (*start >= *end || *end > whence_source_get_length (source))
    return FALSE;

  text = whence_source_dup_text (source, *start, *end);
  letters = g_utf8_to_ucs4_fast (text, -1, NULL);
  last = *end - *start;
  while (first < last && !may_start (letters, first, last))
    first++;
  while (last > first && !may_end (letters, first, last))
    last--;
  if (first == last)
    return FALSE;

  *end = *start + last;
  *start += first;
  return TRUE;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

/**
 * whence_text_range_trim_name:
 * @source: a source
 * @start: where a name starts, in code points
 * @end: (inout): where it ends, as from whence_text_range_trim()
 *
 * Takes the sign of possession off the end of a name: the “’s” of “Rubio’s”. That of “the
 * States’” is punctuation, and off already.
 */
void
whence_text_range_trim_name (WhenceSource *source,
                             guint         start,
                             guint        *end)
{
  g_autofree char *text = NULL;
  g_autofree gunichar *letters = NULL;
  guint last;

  g_return_if_fail (WHENCE_IS_SOURCE (source));

  if (start >= *end || *end > whence_source_get_length (source))
    return;

  text = whence_source_dup_text (source, start, *end);
  letters = g_utf8_to_ucs4_fast (text, -1, NULL);
  last = *end - start;
  if (last > 2 && (letters[last - 1] == 's' || letters[last - 1] == 'S') &&
      is_apostrophe (letters[last - 2]) && g_unichar_isalnum (letters[last - 3]))
    *end -= 2;
}

/* “ and ” */
#define OPENING "\342\200\234"
#define CLOSING "\342\200\235"

/* The quotation marks that are open at a place. */
typedef struct
{
  gboolean curly;        /* “ ” */
  gboolean low;          /* „ “ */
  gboolean straight;     /* " " */
  gboolean single;       /* ‘ ’ */
  gboolean guillemets;   /* « » or » « */
  gboolean corners;      /* 「 」 */
  gboolean white_corners; /* 『 』 */
  gboolean angles;       /* ‹ › or › ‹ */
  gboolean apostrophes;  /* ' ' */
  gunichar before;       /* what was read last; 0: nothing yet */
} Quotes;

static void
read_quote (Quotes     *quotes,
            const char *p)
{
  switch (g_utf8_get_char (p))
    {
    case '"':
      quotes->straight = !quotes->straight;
      break;
    case 0x201e:
      quotes->low = TRUE;
      break;
    case 0x201c:
      if (quotes->low)
        quotes->low = FALSE;
      else
        quotes->curly = TRUE;
      break;
    case 0x201d:
      /* It closes, but in Swedish and Finnish it also opens. */
      if (quotes->low)
        quotes->low = FALSE;
      else
        quotes->curly = !quotes->curly;
      break;
    case 0x2018:
      quotes->single = TRUE;
      break;
    case 0x2019:
      if (!g_unichar_isalnum (g_utf8_get_char (g_utf8_next_char (p))))
        quotes->single = FALSE;
      break;
    case 0xab:
    case 0xbb:
      quotes->guillemets = !quotes->guillemets;
      break;
    case 0x300c:
      quotes->corners = TRUE;
      break;
    case 0x300d:
      quotes->corners = FALSE;
      break;
    case 0x300e:
      quotes->white_corners = TRUE;
      break;
    case 0x300f:
      quotes->white_corners = FALSE;
      break;
    case 0x2039:
    case 0x203a:
      quotes->angles = !quotes->angles;
      break;
    case '\'':
      /* Within a word and at its end it may be an apostrophe: it opens before a word only. */
      if (!quotes->apostrophes)
        quotes->apostrophes = !g_unichar_isalnum (quotes->before) &&
                              g_unichar_isalnum (g_utf8_get_char (p + 1));
      else if (!g_unichar_isalnum (g_utf8_get_char (p + 1)))
        quotes->apostrophes = FALSE;
      break;
    default:
      break;
    }
  quotes->before = g_utf8_get_char (p);
}

static gboolean
are_open (const Quotes *quotes)
{
  return quotes->curly || quotes->low || quotes->straight || quotes->single ||
         quotes->guillemets || quotes->corners || quotes->white_corners || quotes->angles ||
         quotes->apostrophes;
}

/**
 * whence_text_range_is_quoted:
 * @source: a source
 * @start: where a range starts, in code points
 * @end: where it ends
 *
 * Finds out whether words stand in quotation marks: all of them, in marks that were opened in
 * the same paragraph.
 *
 * Returns: whether they do
 */
gboolean
whence_text_range_is_quoted (WhenceSource *source,
                             guint         start,
                             guint         end)
{
  const char *text;
  const char *from;
  const char *to;
  const char *p;
  Quotes quotes = { 0 };

  g_return_val_if_fail (WHENCE_IS_SOURCE (source), FALSE);

  if (start >= end || end > whence_source_get_length (source))
    return FALSE;

  text = whence_source_get_text (source);
  from = text + whence_source_get_byte (source, start);
  to = text + whence_source_get_byte (source, end);
  p = from;
  while (p > text && p[-1] != '\n')
    p--;
  for (; p < from; p = g_utf8_next_char (p))
    read_quote (&quotes, p);
  for (; p < to && are_open (&quotes); p = g_utf8_next_char (p))
    read_quote (&quotes, p);

  return are_open (&quotes);
}

/* Takes off marks that would be there twice in a quotation: those around all of it, and halves
 * whose other half was not selected.
 */
static void
strip_quotes (GString *quote)
{
  const char *closing = strstr (quote->str, CLOSING);

  if (g_str_has_prefix (quote->str, OPENING) &&
      (closing == NULL || closing[strlen (CLOSING)] == '\0'))
    g_string_erase (quote, 0, (gssize) strlen (OPENING));
  if (g_str_has_suffix (quote->str, CLOSING) && strstr (quote->str, OPENING) == NULL)
    g_string_truncate (quote, quote->len - strlen (CLOSING));
  if (quote->len > 2 && quote->str[0] == '"' &&
      strchr (quote->str + 1, '"') == quote->str + quote->len - 1)
    {
      g_string_truncate (quote, quote->len - 1);
      g_string_erase (quote, 0, 1);
    }
}

/* The words of a range as they stand in a quotation: marks within them are single ones. */
static char *
dup_quote (WhenceSource *source,
           guint         start,
           guint         end)
{
  g_autofree char *text = whence_source_dup_text (source, start, end);
  GString *quote = g_string_new (g_strstrip (text));

  strip_quotes (quote);
  g_string_replace (quote, OPENING, "\342\200\230", 0);
  g_string_replace (quote, CLOSING, "\342\200\231", 0);

  return g_string_free (quote, FALSE);
}

/**
 * whence_text_range_cite:
 * @source: a source
 * @start: where a range starts, in code points
 * @end: where it ends
 *
 * Returns: (transfer full): the words in quotation marks, with the title of the source, who
 *   published it and when, and its address
 */
char *
whence_text_range_cite (WhenceSource *source,
                        guint         start,
                        guint         end)
{
  g_autofree char *quote = dup_quote (source, start, end);
  g_autofree char *provenance = whence_words_provenance (source);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *place = NULL;

  if (*whence_source_get_title (source) != '\0')
    g_ptr_array_add (parts, g_strdup (whence_source_get_title (source)));
  if (*provenance != '\0')
    g_ptr_array_add (parts, g_strdup (provenance));
  if (*whence_source_get_url (source) != '\0')
    g_ptr_array_add (parts, g_strdup (whence_source_get_url (source)));
  if (parts->len == 0)
    return g_strdup_printf (_("“%s”"), quote);

  g_ptr_array_add (parts, NULL);
  place = g_strjoinv (", ", (char **) parts->pdata);
  /* Translators: a quotation, and where it is from */
  return g_strdup_printf (_("“%s” (%s)"), quote, place);
}
