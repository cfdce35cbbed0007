/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-import"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "import/whence-text-private.h"

/* A guess looks at this many bytes: enough to be sure, and a multiple of every width. */
#define SAMPLE_BYTES (64 * 1024)

#define REPLACEMENT 0xFFFD
#define INVALID     G_MAXUINT32

const WhenceTextWide whence_text_utf16le = { N_("UTF-16 (little endian)"), 2, FALSE };
const WhenceTextWide whence_text_utf16be = { N_("UTF-16 (big endian)"), 2, TRUE };
const WhenceTextWide whence_text_utf32le = { N_("UTF-32 (little endian)"), 4, FALSE };
const WhenceTextWide whence_text_utf32be = { N_("UTF-32 (big endian)"), 4, TRUE };

/**
 * whence_text_wide_for_name:
 * @charset: the name of an encoding
 *
 * Finds the form of UTF-16 or UTF-32 that a name stands for. Without a byte order the name
 * stands for little endian, as on the web.
 *
 * Returns: (transfer none) (nullable): the form; %NULL if the name is not one of these
 */
const WhenceTextWide *
whence_text_wide_for_name (const char *charset)
{
  static const struct
  {
    const char *name;
    const WhenceTextWide *form;
  } names[] = {
    { "utf-16", &whence_text_utf16le },   { "utf-16le", &whence_text_utf16le },
    { "utf16", &whence_text_utf16le },    { "ucs-2", &whence_text_utf16le },
    { "utf-16be", &whence_text_utf16be }, { "utf-32", &whence_text_utf32le },
    { "utf-32le", &whence_text_utf32le }, { "utf-32be", &whence_text_utf32be },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (charset, names[i].name) == 0)
      return names[i].form;

  return NULL;
}

static guint32
read_unit (const WhenceTextWide *form, const guint8 *data)
{
  if (form->width == 4)
    return form->big_endian ?
               (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 |
                   data[3] :
               (guint32) data[3] << 24 | (guint32) data[2] << 16 | (guint32) data[1] << 8 | data[0];

  return form->big_endian ? (guint32) data[0] << 8 | data[1] : (guint32) data[1] << 8 | data[0];
}

/* Reads one code point and moves @position past it; INVALID for a unit that stands for none, be
 * it an unpaired surrogate, a number past U+10FFFF or a unit that the end cut short. */
static guint32
read_code_point (const WhenceTextWide *form, const guint8 *data, gsize length, gsize *position)
{
  guint32 unit;
  guint32 low;

  if (length - *position < form->width)
    {
      *position = length;
      return INVALID;
    }

  unit = read_unit (form, data + *position);
  *position += form->width;

  if (form->width == 4 || unit < 0xD800 || unit > 0xDFFF)
    return unit > 0x10FFFF || (unit >= 0xD800 && unit <= 0xDFFF) ? INVALID : unit;
  if (unit > 0xDBFF || length - *position < 2)
    return INVALID;

  low = read_unit (form, data + *position);
  if (low < 0xDC00 || low > 0xDFFF)
    return INVALID;

  *position += 2;
  return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

/* How many characters of the Latin blocks the bytes hold in this form; 0 if they cannot be text
 * in it. Bytes read in the wrong form soon give characters that Unicode has not assigned. */
static gsize
score_form (const WhenceTextWide *form, const guint8 *data, gsize length)
{
  gsize n_all = 0;
  gsize n_latin = 0;
  gsize n_odd = 0;

  if (length % form->width != 0)
    return 0;

  for (gsize position = 0; position < length; n_all++)
    {
      guint32 c = read_code_point (form, data, length, &position);

      /* The sample may end between the two halves of a pair. */
      if (c == INVALID && position == length && length == SAMPLE_BYTES)
        break;
      if (c == INVALID || c == 0)
        return 0;
      if (c < 0x250)
        n_latin++;
      if (g_unichar_iscntrl (c) ?
              strchr ("\t\n\v\f\r", (int) c) == NULL :
              !g_unichar_isdefined (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE)
        n_odd++;
    }

  return n_odd * 100 > n_all ? 0 : n_latin;
}

/**
 * whence_text_wide_guess:
 * @data: bytes without a byte order mark
 * @length: their number
 *
 * Tells whether bytes are UTF-16 or UTF-32. Text of any script has spaces, digits or line ends,
 * and they show as zero bytes on one side; what settles it is that every unit is an assigned
 * character.
 *
 * Returns: (transfer none) (nullable): the form they are in; %NULL if in none of these
 */
const WhenceTextWide *
whence_text_wide_guess (const guint8 *data, gsize length)
{
  static const WhenceTextWide *const forms[] = {
    &whence_text_utf32le, &whence_text_utf32be, &whence_text_utf16le, &whence_text_utf16be
  };
  const WhenceTextWide *best = NULL;
  gsize best_score = 0;

  /* An odd byte at the end is damage and no reason to give up. */
  length = MIN (length - length % 2, SAMPLE_BYTES);

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      gsize score = score_form (forms[i], data, length);

      if (score > best_score)
        {
          best = forms[i];
          best_score = score;
        }
    }

  return best;
}

/**
 * whence_text_wide_decode:
 * @form: what the bytes are in
 * @data: bytes without a byte order mark
 * @length: their number
 * @damage: (out caller-allocates): units that stand for no character, offsets from @data
 *
 * Turns UTF-16 or UTF-32 into UTF-8. Each unit that stands for no character becomes U+FFFD.
 *
 * Returns: (transfer full): the text, NUL characters included
 */
GString *
whence_text_wide_decode (const WhenceTextWide *form,
                         const guint8 *data,
                         gsize length,
                         WhenceTextDamage *damage)
{
  GString *text = g_string_sized_new (length / form->width + 1);
  gsize position = 0;

  *damage = (WhenceTextDamage){ 0, 0 };

  while (position < length)
    {
      gsize start = position;
      guint32 c = read_code_point (form, data, length, &position);

      if (c == INVALID && damage->n_bad++ == 0)
        damage->first_bad = start;
      if (c == 0)
        g_string_append_c (text, '\0');
      else
        g_string_append_unichar (text, c == INVALID ? REPLACEMENT : c);
    }

  return text;
}
