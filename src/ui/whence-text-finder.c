/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds words in a text whatever their case, and tells where they stand in the text as it is.
 *
 * The text is folded once: decomposed (Unicode NFKD) and case-folded, so that “É” is found by
 * “é” however either is written, and “ß” by “ss”. As that changes lengths, each byte of the
 * folded text remembers the code point it came from.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <string.h>

#include "ui/whence-text-finder.h"

struct _WhenceTextFinder
{
  GString *folded;   /* the text, folded */
  GArray *origins;   /* guint: for each byte of the above, its code point in the text */
  guint length;      /* of the text, in code points */
};

/* Soft hyphens and spaces of no width are not seen, so they are not searched. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0xad || c == 0x200b || c == 0x200c || c == 0x200d || c == 0xfeff;
}

static void
fold_char (GString    *folded,
           const char *p)
{
  gunichar c = g_utf8_get_char (p);
  g_autofree char *plain = NULL;
  g_autofree char *key = NULL;

  if (c < 0x80)
    {
      g_string_append_c (folded, g_ascii_isspace ((char) c) ? ' ' : g_ascii_tolower ((char) c));
      return;
    }
  if (is_invisible (c))
    return;
  if (g_unichar_isspace (c))
    {
      g_string_append_c (folded, ' ');
      return;
    }

  plain = g_utf8_normalize (p, g_utf8_next_char (p) - p, G_NORMALIZE_ALL);
  key = g_utf8_casefold (plain, -1);
  g_string_append (folded, key);
}

/**
 * whence_text_finder_new:
 * @text: a text
 *
 * Returns: (transfer full): what finds words in it
 */
WhenceTextFinder *
whence_text_finder_new (const char *text)
{
  WhenceTextFinder *self = g_new0 (WhenceTextFinder, 1);

  self->folded = g_string_sized_new (strlen (text));
  self->origins = g_array_new (FALSE, FALSE, sizeof (guint));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      fold_char (self->folded, p);
      while (self->origins->len < self->folded->len)
        g_array_append_val (self->origins, self->length);
      self->length++;
    }

  return self;
}

/**
 * whence_text_finder_free:
 * @self: (transfer full): a finder
 *
 * Frees a finder.
 */
void
whence_text_finder_free (WhenceTextFinder *self)
{
  g_string_free (self->folded, TRUE);
  g_array_unref (self->origins);
  g_free (self);
}

/* The code point that the byte at @i came from; the end of the text past the last byte. */
static guint
get_origin (WhenceTextFinder *self,
            gsize             i)
{
  return i < self->origins->len ? g_array_index (self->origins, guint, i) : self->length;
}

/* A match takes whole letters: not the “e” of “é”, nor the “s” of “ß”. */
static gboolean
is_whole (WhenceTextFinder *self,
          gsize             start,
          gsize             end)
{
  if (start > 0 && get_origin (self, start - 1) == get_origin (self, start))
    return FALSE;
  if (end == self->folded->len)
    return TRUE;

  return get_origin (self, end - 1) != get_origin (self, end) &&
         !g_unichar_ismark (g_utf8_get_char (self->folded->str + end));
}

/**
 * whence_text_finder_find:
 * @self: a finder
 * @words: what to find; any white space in it finds any other
 * @max: how many places to find, at most
 *
 * Finds words.
 *
 * Returns: (transfer full) (element-type WhenceTextMatch): the places, which do not overlap, in
 *   the order of the text
 */
GArray *
whence_text_finder_find (WhenceTextFinder *self,
                         const char       *words,
                         guint             max)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (WhenceTextMatch));
  g_autoptr (GString) key = g_string_new (NULL);
  const char *text = self->folded->str;
  const char *text_end = text + self->folded->len;
  const char *p = text;

  for (const char *word = words; *word != '\0'; word = g_utf8_next_char (word))
    fold_char (key, word);
  if (key->len == 0)
    return matches;

  while (matches->len < max &&
         (p = memmem (p, (gsize) (text_end - p), key->str, key->len)) != NULL)
    {
      gsize start = (gsize) (p - text);
      gsize end = start + key->len;
      WhenceTextMatch match;

      if (!is_whole (self, start, end))
        {
          p = g_utf8_next_char (p);
          continue;
        }

      match.start = get_origin (self, start);
      match.end = get_origin (self, end - 1) + 1;
      g_array_append_val (matches, match);
      p += key->len;
    }

  return matches;
}
