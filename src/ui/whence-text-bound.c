/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <pango/pango.h>

#include "ui/whence-text-bound.h"

/* How much of the text on either side of a place is looked at, in code points. */
#define REACH 200

/* A piece of a text, and where words and letters are in it. */
typedef struct
{
  gunichar *letters;
  PangoLogAttr *attributes;   /* one more than there are letters */
  guint start;                /* of the piece, in the text */
  guint length;               /* in code points */
  gboolean whole_end;         /* whether the text ends where the piece does */
} Piece;

static void
piece_clear (Piece *piece)
{
  g_free (piece->letters);
  g_free (piece->attributes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Piece, piece_clear)

static void
piece_init (Piece        *piece,
            WhenceSource *source,
            guint         offset)
{
  guint end = MIN (offset + REACH, whence_source_get_length (source));
  g_autofree char *text = NULL;

  piece->start = offset > REACH ? offset - REACH : 0;
  piece->length = end - piece->start;
  piece->whole_end = end == whence_source_get_length (source);
  text = whence_source_dup_text (source, piece->start, end);
  piece->letters = g_utf8_to_ucs4_fast (text, -1, NULL);
  piece->attributes = g_new0 (PangoLogAttr, piece->length + 1);
  pango_get_log_attrs (text, -1, -1, pango_language_get_default (), piece->attributes,
                       (int) piece->length + 1);
}

static gboolean
is_space (const Piece *piece,
          guint        i)
{
  return g_unichar_isspace (piece->letters[i]) || g_unichar_iscntrl (piece->letters[i]);
}

/* Whether there is a bound before the letter at @i. Where the piece was cut off is none. */
static gboolean
is_bound (const Piece     *piece,
          WhenceTextBound  bound,
          guint            i)
{
  const PangoLogAttr *attributes = &piece->attributes[i];

  if ((i == 0 && piece->start > 0) || (i == piece->length && !piece->whole_end) ||
      !attributes->is_cursor_position)
    return FALSE;

  switch (bound)
    {
    case WHENCE_TEXT_BOUND_START:
      return i < piece->length && !is_space (piece, i) &&
             (attributes->is_word_start || i == 0 || is_space (piece, i - 1));
    case WHENCE_TEXT_BOUND_END:
      return i > 0 && !is_space (piece, i - 1) &&
             (attributes->is_word_end || i == piece->length || is_space (piece, i));
    case WHENCE_TEXT_BOUND_LETTER:
    default:
      return TRUE;
    }
}

/**
 * whence_text_bound_find:
 * @source: a source
 * @bound: what is looked for
 * @offset: where to look for it, in code points
 * @direction: 1 for the next one after @offset, -1 for the one before it, 0 for the nearest
 *
 * Finds a place at which a passage may start or end. What words and letters are is known from
 * Pango, which goes by the rules of Unicode and the language of the user. Only some 200 code
 * points on either side are looked at.
 *
 * Returns: the place, in code points; @offset where there is none
 */
guint
whence_text_bound_find (WhenceSource    *source,
                        WhenceTextBound  bound,
                        guint            offset,
                        int              direction)
{
  g_auto (Piece) piece = { 0 };
  guint at;

  g_return_val_if_fail (WHENCE_IS_SOURCE (source), offset);

  offset = MIN (offset, whence_source_get_length (source));
  piece_init (&piece, source, offset);
  at = offset - piece.start;
  for (guint distance = direction == 0 ? 0 : 1; distance <= REACH; distance++)
    {
      if (direction <= 0 && distance <= at && is_bound (&piece, bound, at - distance))
        return offset - distance;
      if (direction >= 0 && distance <= piece.length - at &&
          is_bound (&piece, bound, at + distance))
        return offset + distance;
    }

  return offset;
}
