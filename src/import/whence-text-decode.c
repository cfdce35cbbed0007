/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-import"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "import/whence-import-error.h"
#include "import/whence-text-decode.h"
#include "import/whence-text-private.h"

/* Control characters past this share (one in so many) are a sign of something that is not text;
 * a handful is let through in any text, however short. */
#define CONTROL_SHARE   200
#define CONTROL_HANDFUL 4

/* Bytes that are not UTF-8 are damage in a UTF-8 text when whole sequences outnumber them by
 * this factor; otherwise the text is in a legacy encoding. In one of those, accidental sequences
 * (É», say) are far rarer than lone accented letters. */
#define UTF8_DAMAGE_FACTOR 4

/* A declared encoding is not believed when one byte in so many means nothing in it. */
#define DECLARED_DAMAGE_SHARE 20

/* Names longer than this are no encoding's. */
#define CHARSET_NAME_MAX 40

/* Whether a byte or character is a control character that does not belong in text. Line ends,
 * tabs, form feeds, backspaces (overstrikes) and escapes (colours of a terminal) do occur in it. */
static inline gboolean
is_odd_control (guchar c)
{
  return c < 0x20 && (c < 0x08 || c > 0x0D) && c != 0x1B;
}

static gboolean
too_many_controls (const char *data, gsize length)
{
  gsize n_odd = 0;

  for (gsize i = 0; i < length; i++)
    n_odd += is_odd_control ((guchar) data[i]);

  return n_odd > MAX (CONTROL_HANDFUL, length / CONTROL_SHARE);
}

/* Finds the byte order mark at the start. UTF-32 goes first: its little endian mark starts with
 * that of UTF-16. Returns the length of the mark, 0 if there is none; @form stays %NULL for
 * UTF-8. */
static gsize
find_byte_order_mark (const guint8 *data, gsize length, const WhenceTextWide **form)
{
  static const struct
  {
    const WhenceTextWide *form;
    gsize length;
    const char *bytes;
  } marks[] = {
    { NULL, 3, WHENCE_TEXT_UTF8_MARK },
    { &whence_text_utf32le, 4, "\xFF\xFE\0\0" },
    { &whence_text_utf32be, 4, "\0\0\xFE\xFF" },
    { &whence_text_utf16le, 2, "\xFF\xFE" },
    { &whence_text_utf16be, 2, "\xFE\xFF" },
  };

  *form = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (length < marks[i].length || memcmp (data, marks[i].bytes, marks[i].length) != 0)
        continue;
      if (marks[i].form != NULL && length % marks[i].form->width != 0 && marks[i].length == 4)
        continue;

      *form = marks[i].form;
      return marks[i].length;
    }

  return 0;
}

/* Copies UTF-8, with U+FFFD in place of each byte that is not. @n_sequences is the number of
 * characters beyond ASCII that were whole, @cut_short whether all damage is one character that
 * the end cut through. */
static GString *
decode_utf8 (const guint8 *data,
             gsize length,
             WhenceTextDamage *damage,
             gsize *n_sequences,
             gboolean *cut_short)
{
  GString *text = g_string_sized_new (length + 1);
  const char *position = (const char *) data;
  const char *limit = position + length;

  *damage = (WhenceTextDamage){ 0, 0 };
  *n_sequences = 0;

  while (position < limit)
    {
      const char *end;

      g_utf8_validate_len (position, (gsize) (limit - position), &end);
      for (const char *p = position; p < end; p++)
        *n_sequences += (guchar) *p >= 0xC0;
      g_string_append_len (text, position, end - position);

      if (end < limit && *end == '\0')
        g_string_append_c (text, '\0');
      else if (end < limit)
        {
          if (damage->n_bad++ == 0)
            damage->first_bad = (gsize) (end - (const char *) data);
          g_string_append (text, "\xEF\xBF\xBD");
        }
      position = end + 1;
    }

  *cut_short = damage->n_bad > 0 && length - damage->first_bad <= 3 &&
               g_utf8_get_char_validated ((const char *) data + damage->first_bad,
                                          (gssize) (length - damage->first_bad)) == (gunichar) -2;

  return text;
}

static void
note_damage (GPtrArray *notes, const WhenceTextDamage *damage, gsize offset)
{
  if (damage->n_bad == 0)
    return;

  g_ptr_array_add (
      notes,
      g_strdup_printf (
          ngettext ("%lu place that means nothing in this encoding was replaced by the "
                    "character U+FFFD, at byte %lu",
                    "%lu places that mean nothing in this encoding were replaced by the "
                    "character U+FFFD, the first at byte %lu",
                    damage->n_bad),
          (gulong) damage->n_bad,
          (gulong) (damage->first_bad + offset)));
}

/* A name comes from a server or a script: it may hold anything, options of iconv too. */
static gboolean
is_charset_name (const char *charset)
{
  gsize length = strlen (charset);

  if (length == 0 || length > CHARSET_NAME_MAX)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (charset[i]) && strchr ("-_.:+", charset[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* ASCII is declared by those who never asked themselves; it says nothing about other bytes. */
static gboolean
is_ascii_name (const char *charset)
{
  return g_ascii_strcasecmp (charset, "us-ascii") == 0 ||
         g_ascii_strcasecmp (charset, "ascii") == 0;
}

/* Reads the text in the encoding that somebody declared. %NULL, with a note, when it is not. */
static GString *
decode_declared (const char *charset, const guint8 *data, gsize length, GPtrArray *notes)
{
  const WhenceTextWide *form = whence_text_wide_for_name (charset);
  g_autoptr (GString) text = NULL;
  WhenceTextDamage damage;

  if (form != NULL)
    text = whence_text_wide_decode (form, data, length, &damage);
  else if (is_charset_name (charset))
    text = whence_text_convert (charset, data, length, &damage);

  if (text == NULL)
    {
      g_autofree char *shown =
          g_utf8_make_valid (charset, MIN (strlen (charset), CHARSET_NAME_MAX));

      g_ptr_array_add (notes,
                       g_strdup_printf (_("The declared encoding “%s” is not known here"), shown));
      return NULL;
    }
  if (damage.n_bad > length / DECLARED_DAMAGE_SHARE)
    {
      g_ptr_array_add (notes,
                       g_strdup_printf (_("Not %s, though declared as such"),
                                        form ? _(form->name) : charset));
      return NULL;
    }

  g_ptr_array_add (notes,
                   g_strdup_printf (_("Read as %s, as declared"),
                                    form ? _(form->name) : charset));
  note_damage (notes, &damage, 0);

  return g_steal_pointer (&text);
}

/* Reads text that nothing is said about: UTF-8, UTF-16 or UTF-32 without a mark, or legacy. */
static GString *
decode_unmarked (const guint8 *data, gsize length, GPtrArray *notes)
{
  WhenceTextDamage damage;
  gsize n_sequences;
  gboolean cut_short;
  g_autoptr (GString) text = decode_utf8 (data, length, &damage, &n_sequences, &cut_short);
  gsize n_zero = 0;
  gsize n_odd = 0;

  for (gsize i = 0; i < length; i++)
    {
      n_zero += data[i] == 0;
      n_odd += data[i] != 0 && is_odd_control (data[i]);
    }

  /* UTF-16 can pass for UTF-8 too: ASCII in it has a NUL beside each letter, Cyrillic a control
   * character. Text with a stray NUL has neither. */
  if (n_zero > 0 && (damage.n_bad > 0 || n_zero * 3 > length || n_odd * 10 > length))
    {
      const WhenceTextWide *form = whence_text_wide_guess (data, length);

      if (form != NULL)
        {
          GString *wide = whence_text_wide_decode (form, data, length, &damage);

          g_ptr_array_add (notes,
                           g_strdup_printf (_("Read as %s: it bears no byte order mark, but "
                                               "its bytes fall that way"),
                                            _(form->name)));
          note_damage (notes, &damage, 0);
          return wide;
        }
    }

  if (damage.n_bad == 0)
    {
      GString *japanese = n_sequences == 0 ? whence_text_escape_decode (data, length, notes) : NULL;

      return japanese != NULL ? japanese : g_steal_pointer (&text);
    }

  if (n_sequences >= UTF8_DAMAGE_FACTOR * damage.n_bad || (cut_short && n_sequences > 0))
    {
      g_ptr_array_add (notes, g_strdup (_("Read as UTF-8, though parts of it are damaged")));
      note_damage (notes, &damage, 0);
      return g_steal_pointer (&text);
    }

  g_string_free (g_steal_pointer (&text), TRUE);
  text = whence_text_legacy_decode (data, length, notes, &damage);
  note_damage (notes, &damage, 0);

  return g_steal_pointer (&text);
}

static GString *
decode_marked (const WhenceTextWide *form,
               gsize mark,
               const guint8 *data,
               gsize length,
               GPtrArray *notes)
{
  WhenceTextDamage damage;
  GString *text;

  if (form == NULL)
    {
      gsize n_sequences;
      gboolean cut_short;

      text = decode_utf8 (data + mark, length - mark, &damage, &n_sequences, &cut_short);
      g_ptr_array_add (notes, g_strdup (_("The UTF-8 byte order mark was left out")));
    }
  else
    {
      text = whence_text_wide_decode (form, data + mark, length - mark, &damage);
      g_ptr_array_add (notes,
                       g_strdup_printf (_("Read as %s, from its byte order mark"),
                                        _(form->name)));
    }
  note_damage (notes, &damage, mark);

  return text;
}

/* Turns line ends into LF, and drops NULs and further byte order marks at the start, in place. */
static void
clean (GString *text, GPtrArray *notes)
{
  gsize n_crlf = 0;
  gsize n_cr = 0;
  gsize n_nul = 0;
  gsize out = 0;
  gsize n_mark = 0;

  for (gsize in = 0; in < text->len; in++)
    {
      char c = text->str[in];

      if (c == '\0')
        n_nul++;
      else if (c == '\r' && text->str[in + 1] == '\n')
        n_crlf++;
      else
        {
          n_cr += c == '\r';
          text->str[out++] = c == '\r' ? '\n' : c;
        }
    }
  g_string_truncate (text, out);
  while (strncmp (text->str + n_mark, WHENCE_TEXT_UTF8_MARK, strlen (WHENCE_TEXT_UTF8_MARK)) == 0)
    n_mark += strlen (WHENCE_TEXT_UTF8_MARK);
  g_string_erase (text, 0, (gssize) n_mark);

  if (n_crlf > 0)
    g_ptr_array_add (notes,
                     g_strdup_printf (ngettext ("%lu CRLF line end turned into LF",
                                                "%lu CRLF line ends turned into LF",
                                                n_crlf),
                                      (gulong) n_crlf));
  if (n_cr > 0)
    g_ptr_array_add (notes,
                     g_strdup_printf (ngettext ("%lu CR line end turned into LF",
                                                "%lu CR line ends turned into LF",
                                                n_cr),
                                      (gulong) n_cr));
  if (n_nul > 0)
    g_ptr_array_add (notes,
                     g_strdup_printf (ngettext ("%lu NUL character was removed",
                                                "%lu NUL characters were removed",
                                                n_nul),
                                      (gulong) n_nul));
}

static gboolean
has_visible_character (const GString *text)
{
  const char *limit = text->str + text->len;

  for (const char *p = text->str; p < limit; p = g_utf8_next_char (p))
    if (g_unichar_isgraph (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/**
 * whence_text_is_likely:
 * @data: the first bytes of a document, some kilobytes of them
 * @length: their number
 *
 * Tells whether bytes could be text, in any encoding. Cheap: it counts control characters.
 *
 * Returns: %TRUE if whence_text_decode() is worth a try
 */
gboolean
whence_text_is_likely (const guint8 *data, gsize length)
{
  const WhenceTextWide *form;

  g_return_val_if_fail (data != NULL || length == 0, FALSE);

  return find_byte_order_mark (data, length, &form) > 0 ||
         !too_many_controls ((const char *) data, length) ||
         whence_text_wide_guess (data, length) != NULL;
}

/**
 * whence_text_decode:
 * @bytes: a text in any encoding
 * @charset: (nullable): the encoding that somebody declared, by its IANA name
 * @notes: (element-type utf8): takes a translated sentence for each thing assumed or converted
 * @error: return location for an error
 *
 * Turns bytes into the text that Whence keeps: UTF-8 with LF line ends, no byte order mark and
 * no NUL. All else stays: Unicode is not normalised, and neither form feeds nor the other line
 * and paragraph separators of Unicode are touched.
 *
 * The encoding is told, in this order, from a byte order mark; from @charset; from being valid
 * UTF-8; from being plausible UTF-16 or UTF-32; from being UTF-8 with little damage; from what
 * the bytes look like among the legacy encodings. What cannot be decoded becomes U+FFFD, and a
 * note counts it.
 *
 * Errors: %WHENCE_IMPORT_ERROR_EMPTY if there is nothing to read in it,
 * %WHENCE_IMPORT_ERROR_BINARY if it is not text.
 *
 * Returns: (transfer full): the text, or %NULL with @error set
 */
char *
whence_text_decode (GBytes *bytes, const char *charset, GPtrArray *notes, GError **error)
{
  g_autoptr (GString) text = NULL;
  const WhenceTextWide *form;
  const guint8 *data;
  gsize length;
  gsize mark;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (notes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (data == NULL)
    data = (const guint8 *) "";
  mark = find_byte_order_mark (data, length, &form);

  if (mark > 0)
    text = decode_marked (form, mark, data, length, notes);
  else if (charset != NULL && !is_ascii_name (charset) && length > 0)
    text = decode_declared (charset, data, length, notes);
  if (text == NULL)
    text = decode_unmarked (data, length, notes);

  if (too_many_controls (text->str, text->len))
    {
      g_set_error_literal (error,
                           WHENCE_IMPORT_ERROR,
                           WHENCE_IMPORT_ERROR_BINARY,
                           _("holds control characters, not text"));
      return NULL;
    }
  clean (text, notes);
  if (!has_visible_character (text))
    {
      g_set_error_literal (error,
                           WHENCE_IMPORT_ERROR,
                           WHENCE_IMPORT_ERROR_EMPTY,
                           _("holds no text"));
      return NULL;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
