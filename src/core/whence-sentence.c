/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bounds of sentences follow Unicode Standard Annex 29 in what ends one, and know what it
 * leaves to the language: titles and initials before names, and abbreviations, which end a
 * sentence only where a word follows that often starts one.
 */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include <string.h>

#include "core/whence-sentence.h"

/* A line at least as long may go on in the next one, in bytes. */
#define LONG_LINE 40

/* The longest word that is looked up, in bytes. */
#define MAX_WORD 24

/* These stand before a name, and end no sentence. */
static const char *const titles[] = {
  "mr", "mrs", "ms", "mx", "dr", "prof", "sen", "rep", "gov", "gen", "col", "lt", "maj", "capt",
  "sgt", "cmdr", "adm", "rev", "hon", "pres", "amb", "supt", "insp", "messrs", "mme", "mlle", "hr",
  "vs", "cf", "eg", "e.g", "ie", "i.e", "z.b", "d.h", "bzw", NULL
};

/* These end no sentence where a number follows. */
static const char *const numbered[] = {
  "no", "nos", "art", "fig", "p", "pp", "vol", "ca", "approx", "sec", "jan", "feb", "mar", "apr",
  "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", NULL
};

/* These may stand at the end of a sentence as well as within it. */
static const char *const abbreviations[] = {
  "st", "jr", "sr", "inc", "ltd", "co", "corp", "etc", "al", "est", "dept", "ave", "blvd",
  "usw", NULL
};

/* With these a sentence goes on after an abbreviation far less often than it starts. */
static const char *const starters[] = {
  "the", "a", "an", "this", "that", "these", "those", "there", "it", "he", "she", "they", "we", "i",
  "you", "his", "her", "its", "their", "our", "my", "in", "on", "at", "by", "for", "from", "with",
  "after", "before", "during", "since", "until", "when", "while", "where", "if", "as", "but", "and",
  "or", "so", "yet", "however", "although", "though", "because", "what", "who", "how", "why", "all",
  "some", "many", "most", "no", "not", "one", "both", "each", "every", "officials",
  "according", NULL
};

static gboolean
is_wide_end (gunichar c)
{
  switch (c)
    {
    case 0x3002: /* 。 */
    case 0xff01: /* ！ */
    case 0xff1f: /* ？ */
    case 0xff61: /* ｡ */
    case 0x0964: /* । */
    case 0x0965: /* ॥ */
    case 0x06d4: /* ۔ */
    case 0x061f: /* ؟ */
    case 0x1362: /* ። */
    case 0x104b: /* ။ */
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_end (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || is_wide_end (c);
}

/* What may stand between the end of a sentence and the space behind it. */
static gboolean
is_closer (gunichar c)
{
  return c == '"' || c == '\'' || g_unichar_type (c) == G_UNICODE_CLOSE_PUNCTUATION ||
         g_unichar_type (c) == G_UNICODE_FINAL_PUNCTUATION || c == 0x201c;
}

/* Whether the letters from @start to @end are one of @words, whatever their case. */
static gboolean
is_one_of (const char        *start,
           const char        *end,
           const char *const *words)
{
  g_autofree char *lower = NULL;

  if (end <= start || end - start > MAX_WORD)
    return FALSE;

  lower = g_utf8_strdown (start, end - start);
  return g_strv_contains (words, lower);
}

static const char *
find_word_start (const char *text,
                 const char *p)
{
  while (p > text)
    {
      const char *before = g_utf8_prev_char (p);
      gunichar c = g_utf8_get_char (before);

      if (!g_unichar_isalnum (c) && c != '.')
        break;
      p = before;
    }

  return p;
}

static gboolean
starts_sentence (const char *p)
{
  const char *end = p;

  while (g_unichar_isalpha (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);

  return is_one_of (p, end, starters);
}

/* Whether the sentence goes on at @next after the full stop at @stop. */
static gboolean
goes_on (const char *text,
         const char *stop,
         const char *next)
{
  const char *word = find_word_start (text, stop);
  gunichar first = g_utf8_get_char (word);
  gboolean initials = word < stop && g_utf8_next_char (word) == stop && g_unichar_isupper (first);

  /* The number of an item: “1. The harbour” */
  if (word == text && g_unichar_isdigit (first) && stop - word <= 2)
    return TRUE;
  if (is_one_of (word, stop, titles))
    return TRUE;
  if (g_unichar_isdigit (g_utf8_get_char (next)) && is_one_of (word, stop, numbered))
    return TRUE;
  /* “U.S.”, “p.m.” */
  if (memchr (word, '.', (gsize) (stop - word)) != NULL && stop - word <= 8 &&
      g_unichar_isalpha (first))
    initials = TRUE;
  if (initials || is_one_of (word, stop, abbreviations))
    return !starts_sentence (next);

  return FALSE;
}

/* Whether the sentence that starts at @text ends with what stands at @p; @end is set to where. */
static gboolean
ends_at (const char  *text,
         const char  *p,
         const char  *limit,
         const char **end)
{
  gboolean wide = is_wide_end (g_utf8_get_char (p));
  gboolean full_stop = *p == '.';
  const char *next;

  *end = g_utf8_next_char (p);
  while (*end < limit && is_end (g_utf8_get_char (*end)))
    {
      wide |= is_wide_end (g_utf8_get_char (*end));
      full_stop = FALSE;
      *end = g_utf8_next_char (*end);
    }
  while (*end < limit && is_closer (g_utf8_get_char (*end)))
    *end = g_utf8_next_char (*end);
  for (next = *end; next < limit && g_unichar_isspace (g_utf8_get_char (next));)
    next = g_utf8_next_char (next);

  if (next >= limit || wide)
    return TRUE;
  if (next == *end || g_unichar_islower (g_utf8_get_char (next)))
    return FALSE;

  return !full_stop || !goes_on (text, p, next);
}

/**
 * whence_sentence_find_end:
 * @start: where a sentence starts
 * @limit: where its paragraph ends
 *
 * Returns: where the sentence ends, before the white space behind it
 */
const char *
whence_sentence_find_end (const char *start,
                          const char *limit)
{
  const char *end;

  for (const char *p = start; p < limit; p = g_utf8_next_char (p))
    {
      if (is_end (g_utf8_get_char (p)) && ends_at (start, p, limit, &end))
        return end;
    }

  while (limit > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (limit))))
    limit = g_utf8_prev_char (limit);
  return limit;
}

/* Whether a paragraph goes on in the next line at the end of a line, @p: lines may have been
 * broken where they were long, but not after the end of a sentence or before an empty line.
 */
static gboolean
is_soft (const char *text,
         const char *p)
{
  const char *line = p;
  gunichar last;

  if (p == text || p[1] == '\n' || p[1] == '\0')
    return FALSE;
  while (line > text && line[-1] != '\n' && p - line < LONG_LINE)
    line--;

  last = g_utf8_get_char (g_utf8_prev_char (p));
  return p - line >= LONG_LINE && !is_end (last) && !is_closer (last) && last != ':';
}

/**
 * whence_sentence_find_paragraph:
 * @text: UTF-8
 * @at: an offset in bytes
 * @start: (out): where the paragraph starts that @at is in, in bytes
 * @end: (out): where it ends
 *
 * Finds a paragraph: lines up to one that is empty, or that ends before its time.
 */
void
whence_sentence_find_paragraph (const char *text,
                                gsize       at,
                                gsize      *start,
                                gsize      *end)
{
  const char *first = text + at;
  const char *last = text + at;

  while (first > text && (first[-1] != '\n' || is_soft (text, first - 1)))
    first--;
  while (*last != '\0' && (*last != '\n' || is_soft (text, last)))
    last++;

  *start = (gsize) (first - text);
  *end = (gsize) (last - text);
}

/**
 * whence_sentence_find:
 * @text: UTF-8
 * @at: an offset in bytes
 * @start: (out): where the sentence starts that @at is in, in bytes
 * @end: (out): where it ends
 *
 * Finds a sentence; the space behind it belongs to it, but is left out.
 */
void
whence_sentence_find (const char *text,
                      gsize       at,
                      gsize      *start,
                      gsize      *end)
{
  gsize first;
  gsize limit;
  const char *p;

  whence_sentence_find_paragraph (text, at, &first, &limit);
  p = text + first;
  do
    {
      while (p < text + limit && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      *start = (gsize) (p - text);
      p = whence_sentence_find_end (p, text + limit);
      *end = (gsize) (p - text);

      /* The space behind it */
      while (p < text + limit && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
    }
  while (p < text + limit && (gsize) (p - text) <= at);
}
