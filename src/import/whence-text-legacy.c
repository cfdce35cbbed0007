/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-import"

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n.h>

#if HAVE_UCHARDET
#include <uchardet.h>
#endif

#include "import/whence-text-private.h"

/* The detector sees this many bytes, from a little before the first that is not ASCII. */
#define SAMPLE_BYTES (256 * 1024)
#define SAMPLE_LEAD  1024

#define WESTERN "WINDOWS-1252"

/* Names under which an encoding is declared or detected, and the superset that documents are
 * written in; the same as on the web (https://encoding.spec.whatwg.org/#names-and-labels). */
static const struct
{
  const char *name;
  const char *charset;
} supersets[] = {
  { "ISO-8859-1", WESTERN },  { "ISO8859-1", WESTERN }, { "LATIN1", WESTERN },
  { "LATIN-1", WESTERN },     { "CP1252", WESTERN },    { "ISO-8859-9", "CP1254" },
  { "ISO-8859-11", "CP874" }, { "TIS-620", "CP874" },   { "SHIFT_JIS", "CP932" },
  { "SHIFT-JIS", "CP932" },   { "SJIS", "CP932" },      { "GB2312", "GB18030" },
  { "GBK", "GB18030" },       { "EUC-KR", "CP949" },    { "UHC", "CP949" },
  { "BIG5", "BIG5-HKSCS" },
};

static const char *
find_superset (const char *charset)
{
  for (gsize i = 0; i < G_N_ELEMENTS (supersets); i++)
    if (g_ascii_strcasecmp (charset, supersets[i].name) == 0)
      return supersets[i].charset;

  return charset;
}

/**
 * whence_text_convert:
 * @charset: the IANA name of an encoding
 * @data: bytes in it
 * @length: their number
 * @damage: (out caller-allocates): bytes that mean nothing in it
 *
 * Turns bytes into UTF-8. Each byte that means nothing becomes U+FFFD.
 *
 * Returns: (transfer full) (nullable): the text, NUL characters included; %NULL if the encoding
 *   is not known
 */
GString *
whence_text_convert (const char *charset,
                     const guint8 *data,
                     gsize length,
                     WhenceTextDamage *damage)
{
  GIConv converter = g_iconv_open ("UTF-8", find_superset (charset));
  char *in = (char *) data;
  gsize in_left = length;
  gboolean flushing = length == 0;
  GString *text;

  if (converter == (GIConv) -1)
    return NULL;

  text = g_string_sized_new (length + length / 4 + 16);
  *damage = (WhenceTextDamage){ 0, 0 };

  while (TRUE)
    {
      char buffer[8192];
      char *out = buffer;
      gsize out_left = sizeof buffer;
      gsize result =
          g_iconv (converter, flushing ? NULL : &in, flushing ? NULL : &in_left, &out, &out_left);
      int saved_errno = errno;

      g_string_append_len (text, buffer, out - buffer);

      if (result == (gsize) -1 && saved_errno != E2BIG && in_left > 0)
        {
          if (damage->n_bad++ == 0)
            damage->first_bad = length - in_left;
          g_string_append (text, "\xEF\xBF\xBD");
          in++;
          in_left--;
        }
      else if (result == (gsize) -1 && saved_errno != E2BIG)
        break;
      else if (result != (gsize) -1 && flushing)
        break;

      /* A stateful encoding may hold back its last character until the end is announced. */
      flushing = in_left == 0;
    }

  g_iconv_close (converter);
  return text;
}

/* Whether a letter, in lower case, is one of those that a group of Western languages writes. */
static gboolean
in_alphabet (const char *alphabet, gunichar c)
{
  return g_utf8_strchr (alphabet, -1, g_unichar_tolower (c)) != NULL;
}

/* Marks that do stand between two letters in Western text. */
static gboolean
joins_letters (gunichar c)
{
  return c == 0x2019 || c == 0x2018 || c == 0xB4 || c == 0xAD || c == 0xB7 || c == 0x2013 ||
         c == 0x2014 || c == 0x2026 || c == 0xA0;
}

/* Whether text, decoded from Windows-1252, reads as a Western European language.
 *
 * Detectors by letter frequency go wrong on short Latin-1 text, where a handful of accents is all
 * there is to count. But such text shows what it is: letters beyond ASCII stand alone among ASCII
 * ones, they belong to the alphabet of one group of languages, and no symbol stands inside a
 * word. Polish or Czech, say, read as Windows-1252 break the last two rules at once. */
static gboolean
reads_as_western (const GString *text)
{
  static const char *const alphabets[] = {
    "àâäæçéèêëîïôöœùûüÿß", /* French, German */
    "áéíóúüñçàèòï",        /* Spanish, Catalan */
    "àèéìíòóùúî",          /* Italian */
    "ãõáâàçéêíóôúüñ",      /* Portuguese */
    "åäöæøéèóüô",          /* the languages of the North */
    "ëïéèöüáíóúêîôûà",     /* Dutch */
  };
  gsize n_outside[G_N_ELEMENTS (alphabets)] = { 0 };
  gsize n_ascii = 0;
  gsize n_letters = 0;
  gunichar previous = ' ';
  const char *limit = text->str + text->len;

  for (const char *p = text->str; p < limit;)
    {
      gunichar c = g_utf8_get_char (p);
      gunichar next;

      p = g_utf8_next_char (p);
      next = p < limit ? g_utf8_get_char (p) : ' ';

      if (c == 0xFFFD || (c >= 0x80 && c < 0xA0))
        return FALSE;
      else if (c < 0x80)
        n_ascii += g_ascii_isalpha ((char) c);
      else if (g_unichar_isalpha (c) && c != 0xAA && c != 0xBA && c != 0xB5)
        {
          n_letters++;
          for (gsize i = 0; i < G_N_ELEMENTS (alphabets); i++)
            n_outside[i] += !in_alphabet (alphabets[i], c);
        }
      else if (!joins_letters (c) && g_unichar_isalpha (previous) && g_unichar_isalpha (next))
        return FALSE;

      previous = c;
    }

  if (n_ascii < n_letters)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (alphabets); i++)
    if (n_outside[i] * 50 <= n_letters)
      return TRUE;

  return FALSE;
}

#if HAVE_UCHARDET

static gboolean
is_east_asian (GUnicodeScript script)
{
  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_HANGUL ||
         script == G_UNICODE_SCRIPT_BOPOMOFO;
}

/* Whether detected text makes sense: every character is assigned, and words do not mix alphabets,
 * as “fьr” does, which is what a German word gives in a Cyrillic encoding. Scripts that are
 * written without spaces run into Latin words all the time, so more of that is let through. */
static gboolean
reads_sensibly (const GString *text)
{
  const char *limit = text->str + text->len;
  gboolean latin = FALSE;
  gboolean other = FALSE;
  gboolean east_asian = FALSE;
  gsize n_words = 0;
  gsize n_mixed = 0;
  gsize n_mixed_east_asian = 0;

  for (const char *p = text->str; p <= limit; p = g_utf8_next_char (p))
    {
      gunichar c = p < limit ? g_utf8_get_char (p) : ' ';

      if ((c >= 0x80 && c < 0xA0) || !g_unichar_isdefined (c) ||
          g_unichar_type (c) == G_UNICODE_PRIVATE_USE)
        return FALSE;

      if (g_unichar_isalpha (c))
        {
          GUnicodeScript script = g_unichar_get_script (c);

          if (script == G_UNICODE_SCRIPT_LATIN)
            latin = TRUE;
          else if (is_east_asian (script))
            east_asian = TRUE;
          else if (script != G_UNICODE_SCRIPT_COMMON && script != G_UNICODE_SCRIPT_INHERITED)
            other = TRUE;
        }
      else if (latin || other || east_asian)
        {
          n_words += other || east_asian;
          n_mixed += latin && other;
          n_mixed_east_asian += latin && east_asian;
          latin = other = east_asian = FALSE;
        }
    }

  return n_mixed * 10 <= n_words && n_mixed_east_asian * 2 <= n_words;
}

/* Asks the detector for the encoding of the bytes; %NULL if it has no idea. */
static char *
detect_charset (const guint8 *data, gsize length)
{
  uchardet_t detector = uchardet_new ();
  gsize start = 0;
  char *charset = NULL;

  while (start < length && data[start] < 0x80 && data[start] != 0x1B)
    start++;
  start = start > SAMPLE_LEAD ? start - SAMPLE_LEAD : 0;

  if (uchardet_handle_data (detector,
                            (const char *) data + start,
                            MIN (length - start, SAMPLE_BYTES)) == 0)
    {
      uchardet_data_end (detector);
      charset = g_strdup (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);

  if (charset != NULL && *charset == '\0')
    g_clear_pointer (&charset, g_free);

  return charset;
}

/* Reads the text as the detector says, if that makes sense of every byte of it. */
static GString *
decode_as_detected (const guint8 *data, gsize length, char **charset)
{
  g_autofree char *detected = detect_charset (data, length);
  g_autoptr (GString) text = NULL;
  WhenceTextDamage damage;

  if (detected == NULL || g_ascii_strncasecmp (detected, "UTF-", 4) == 0)
    return NULL;

  text = whence_text_convert (detected, data, length, &damage);
  if (text == NULL || damage.n_bad > 0 || !reads_sensibly (text))
    return NULL;

  *charset = g_steal_pointer (&detected);
  return g_steal_pointer (&text);
}

#else

static GString *
decode_as_detected (const guint8 *data, gsize length, char **charset)
{
  return NULL;
}

#endif

/**
 * whence_text_legacy_decode:
 * @data: text that is in no form of Unicode
 * @length: their number
 * @notes: (element-type utf8): takes a note on the encoding
 * @damage: (out caller-allocates): bytes that mean nothing in the encoding
 *
 * Turns text in a legacy encoding into UTF-8: in Windows-1252 if it reads as a Western European
 * language, else as detected if that makes sense, else in Windows-1252 all the same.
 *
 * Returns: (transfer full): the text, NUL characters included
 */
GString *
whence_text_legacy_decode (const guint8 *data,
                           gsize length,
                           GPtrArray *notes,
                           WhenceTextDamage *damage)
{
  g_autoptr (GString) western = whence_text_convert (WESTERN, data, length, damage);
  g_autofree char *charset = NULL;
  g_autofree char *valid = NULL;
  GString *detected;

  if (western == NULL)
    {
      /* An iconv without Windows-1252 is no platform of ours, but keep what can be kept. */
      *damage = (WhenceTextDamage){ 1, 0 };
      valid = g_utf8_make_valid ((const char *) data, (gssize) length);
      western = g_string_new (valid);
    }
  if (damage->n_bad == 0 && reads_as_western (western))
    {
      g_ptr_array_add (notes,
                       g_strdup (_("Read as Windows-1252: detected, check quotation marks "
                                    "and accents")));
      return g_steal_pointer (&western);
    }

  detected = decode_as_detected (data, length, &charset);
  if (detected != NULL)
    {
      *damage = (WhenceTextDamage){ 0, 0 };
      g_ptr_array_add (notes,
                       g_strdup_printf (_("Read as %s: detected, check quotation marks and "
                                           "accents"),
                                        charset));
      return detected;
    }

  g_ptr_array_add (notes,
                   g_strdup (_("Read as Windows-1252, as no other encoding makes sense of "
                                "it: check quotation marks and accents")));
  return g_steal_pointer (&western);
}

/**
 * whence_text_escape_decode:
 * @data: bytes that are all ASCII
 * @length: their number
 * @notes: (element-type utf8): takes a note if the text was converted
 *
 * Turns Japanese or Korean mail text (ISO-2022-JP, ISO-2022-KR), which is ASCII with escape
 * sequences, into UTF-8.
 *
 * Returns: (transfer full) (nullable): the text; %NULL if this is not one of these
 */
GString *
whence_text_escape_decode (const guint8 *data, gsize length, GPtrArray *notes)
{
  g_autofree char *charset = NULL;
  GString *text;

  if (memmem (data, length, "\x1B$", 2) == NULL)
    return NULL;

  text = decode_as_detected (data, length, &charset);
  if (text != NULL)
    g_ptr_array_add (notes,
                     g_strdup_printf (_("Read as %s: detected, check quotation marks and "
                                         "accents"),
                                      charset));

  return text;
}
