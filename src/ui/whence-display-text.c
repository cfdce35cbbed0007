/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text view lays a whole paragraph out at once, and what that costs grows faster than the
 * paragraph. So a long one is shown as several: where it has a space, that space is shown as the
 * end of a paragraph, which leaves all offsets as they are; where it has none, the end of a
 * paragraph is put in, and the offsets behind it are shifted. The text of the source itself is
 * never touched.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <string.h>

#include "ui/whence-display-text.h"

/* How long a paragraph becomes before it is broken, in bytes. */
#define MAX_PARAGRAPH 3000

/* From where on a good place to break it is looked for, in bytes. */
#define GOOD_PARAGRAPH 2000

/* How far an end of a paragraph is looked for that makes a break needless, in bytes. */
#define SLACK 500

#define ZERO_WIDTH_JOINER 0x200d

struct _WhenceDisplayText
{
  GString *text;
  GArray *breaks;   /* guint: the code points of the source that a break was put in before */
};

static gboolean
ends_paragraph (const char *p)
{
  return *p == '\n' || *p == '\r' || strncmp (p, "\342\200\251", 3) == 0;
}

static const char *
find_paragraph_end (const char *p)
{
  while (*p != '\0' && !ends_paragraph (p))
    p++;

  return p;
}

/* Whether a sentence ends before the space at @p, as well as it can be told from one letter. */
static gboolean
ends_sentence (const char *start,
               const char *p)
{
  const char *before = g_utf8_find_prev_char (start, p);
  gunichar c = before != NULL ? g_utf8_get_char (before) : 0;

  return c == '.' || c == '!' || c == '?' || c == 0x201d || c == '"' || c == 0x06d4 || c == 0x0964;
}

/* Whether no letter is torn apart at @p: marks and joiners stay with what they belong to. */
static gboolean
may_break_before (const char *p)
{
  gunichar c = g_utf8_get_char (p);
  gunichar before = g_utf8_get_char (g_utf8_prev_char (p));

  /* Variation selectors are marks; regional indicators and skin tones go with their neighbour. */
  return !g_unichar_ismark (c) && !g_unichar_iszerowidth (c) && before != ZERO_WIDTH_JOINER &&
         !(c >= 0x1f1e6 && c <= 0x1f1ff) && !(c >= 0x1f3fb && c <= 0x1f3ff);
}

/* Where a paragraph that is too long is broken: at the end of a sentence, else at a space, else
 * between two letters.
 */
static const char *
find_break (const char *start)
{
  const char *limit = start + MAX_PARAGRAPH;
  const char *space = NULL;
  const char *p;

  for (p = start + GOOD_PARAGRAPH; p < limit; p++)
    {
      if (*p != ' ' || p[1] == ' ')
        continue;
      if (ends_sentence (start, p))
        return p;
      space = p;
    }
  if (space != NULL)
    return space;

  while ((*p & 0xc0) == 0x80)
    p--;
  for (guint i = 0; i < 64 && !may_break_before (p); i++)
    p = g_utf8_prev_char (p);

  return p;
}

/**
 * whence_display_text_new:
 * @text: the text of a source
 *
 * Returns: (transfer full): the text with its long paragraphs broken
 */
WhenceDisplayText *
whence_display_text_new (const char *text)
{
  WhenceDisplayText *self = g_new0 (WhenceDisplayText, 1);
  gsize length = strlen (text);
  const char *p = text;
  const char *counted = text;
  guint offset = 0;

  self->text = g_string_sized_new (length + 1);
  self->breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  while (*p != '\0')
    {
      const char *end = find_paragraph_end (p);

      while (end - p > MAX_PARAGRAPH + SLACK)
        {
          const char *where = find_break (p);

          g_string_append_len (self->text, p, where - p);
          g_string_append_c (self->text, '\n');
          p = where;
          if (*p == ' ')
            {
              p++;
              continue;
            }
          offset += (guint) g_utf8_pointer_to_offset (counted, where);
          counted = where;
          g_array_append_val (self->breaks, offset);
        }
      if (*end != '\0')
        end = g_utf8_next_char (end);
      g_string_append_len (self->text, p, end - p);
      p = end;
    }

  return self;
}

/**
 * whence_display_text_free:
 * @self: a text
 *
 * Frees it.
 */
void
whence_display_text_free (WhenceDisplayText *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->breaks);
  g_free (self);
}

/**
 * whence_display_text_get_text:
 * @self: a text
 * @length: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): what is to be shown
 */
const char *
whence_display_text_get_text (const WhenceDisplayText *self,
                              gsize                   *length)
{
  if (length != NULL)
    *length = self->text->len;

  return self->text->str;
}

/* How many breaks come before what is shown at @offset of the display, or of the source. */
static guint
count_breaks (const WhenceDisplayText *self,
              guint                    offset,
              gboolean                 shown)
{
  guint low = 0;
  guint high = self->breaks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint place = g_array_index (self->breaks, guint, middle);

      if (shown ? place + middle < offset : place <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * whence_display_text_to_display:
 * @self: a text
 * @offset: an offset in the text of the source, in code points
 *
 * Returns: where that is shown, in code points; right behind a break that was put in there
 */
guint
whence_display_text_to_display (const WhenceDisplayText *self,
                                guint                    offset)
{
  return offset + count_breaks (self, offset, FALSE);
}

/**
 * whence_display_text_to_source:
 * @self: a text
 * @offset: an offset in what is shown, in code points
 *
 * Returns: where that is in the text of the source, in code points
 */
guint
whence_display_text_to_source (const WhenceDisplayText *self,
                               guint                    offset)
{
  return offset - count_breaks (self, offset, TRUE);
}
