/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib.h>

#include "import/whence-import-error.h"
#include "import/whence-text-decode.h"

typedef struct
{
  char *text;
  GPtrArray *notes;
  GError *error;
} Decoded;

static Decoded
decode (const char *bytes, gsize length, const char *charset)
{
  g_autoptr (GBytes) input = g_bytes_new (bytes, length);
  Decoded decoded = { NULL, g_ptr_array_new_with_free_func (g_free), NULL };

  decoded.text = whence_text_decode (input, charset, decoded.notes, &decoded.error);
  g_assert_true ((decoded.text == NULL) == (decoded.error != NULL));
  g_assert_true (decoded.text == NULL || g_utf8_validate (decoded.text, -1, NULL));

  return decoded;
}

static void
decoded_clear (Decoded *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Decoded, decoded_clear)

static gboolean
has_note (const Decoded *decoded, const char *words)
{
  for (guint i = 0; i < decoded->notes->len; i++)
    if (strstr (g_ptr_array_index (decoded->notes, i), words) != NULL)
      return TRUE;

  return FALSE;
}

/* Turns @text into @charset, checks that it is read back as it was, with a note that says @note. */
static void
assert_round_trip (const char *text,
                   const char *charset,
                   const char *mark,
                   gsize mark_length,
                   const char *note)
{
  gsize length;
  g_autoptr (GError) error = NULL;
  g_autofree char *converted = g_convert (text, -1, charset, "UTF-8", NULL, &length, &error);
  g_autoptr (GString) bytes = NULL;
  g_auto (Decoded) decoded = { 0 };

  g_assert_no_error (error);
  bytes = g_string_new_len (mark, (gssize) mark_length);
  g_string_append_len (bytes, converted, (gssize) length);

  decoded = decode (bytes->str, bytes->len, NULL);
  g_assert_no_error (decoded.error);
  g_assert_cmpstr (decoded.text, ==, text);
  if (note == NULL)
    g_assert_cmpuint (decoded.notes->len, ==, 0);
  else if (!has_note (&decoded, note))
    g_error ("“%s” in %s: no note says “%s”; the first is “%s”",
             text,
             charset,
             note,
             decoded.notes->len > 0 ? (char *) g_ptr_array_index (decoded.notes, 0) : "");
}

#define MANY_SCRIPTS                                                                               \
  "Plain, \xC3\xA9t\xC3\xA9, e\xCC\x81t\xC3\xA9, \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80 "    \
  "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 \xE6\xBC\xA2\xE5\xAD\x97\n"   \
  "\xE2\x80\xA8\xC2\x85\x0C\xEF\xBB\xBFsecond line\n"

static void
test_utf8 (void)
{
  /* Combining marks, joined emoji, right-to-left script and separators stay as they are. */
  assert_round_trip (MANY_SCRIPTS, "UTF-8", "", 0, NULL);
  assert_round_trip (MANY_SCRIPTS, "UTF-8", "\xEF\xBB\xBF", 3, "byte order mark");
}

static void
test_utf16 (void)
{
  assert_round_trip (MANY_SCRIPTS, "UTF-16LE", "\xFF\xFE", 2, "UTF-16 (little endian)");
  assert_round_trip (MANY_SCRIPTS, "UTF-16BE", "\xFE\xFF", 2, "UTF-16 (big endian)");
  assert_round_trip (MANY_SCRIPTS, "UTF-32LE", "\xFF\xFE\0\0", 4, "UTF-32 (little endian)");
  assert_round_trip (MANY_SCRIPTS, "UTF-32BE", "\0\0\xFE\xFF", 4, "UTF-32 (big endian)");
}

static void
test_utf16_unmarked (void)
{
  static const char *const texts[] = {
    "The harbour was closed on Monday.\nNobody said why.\n",
    "Ça a été fermé — « sans raison ».\n",
    "Порт был закрыт в понедельник.\n",
    "港は月曜日に閉鎖された。\n理由は不明。\n",
    "a 👩 b",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      assert_round_trip (texts[i], "UTF-16LE", "", 0, "UTF-16 (little endian)");
      assert_round_trip (texts[i], "UTF-16BE", "", 0, "UTF-16 (big endian)");
    }
  assert_round_trip (texts[0], "UTF-32LE", "", 0, "UTF-32 (little endian)");
}

static void
test_utf16_damaged (void)
{
  /* A lone surrogate, then a unit cut in half. */
  g_auto (Decoded) decoded = decode ("\xFF\xFE"
                                     "a\0\x00\xD8"
                                     "b\0c",
                                     9,
                                     NULL);

  g_assert_cmpstr (decoded.text,
                   ==,
                   "a\xEF\xBF\xBD"
                   "b\xEF\xBF\xBD");
  g_assert_true (has_note (&decoded, "2 places"));
  g_assert_true (has_note (&decoded, "byte 4"));
}

static void
test_short_western (void)
{
  static const char *const texts[] = {
    "Un été à Nîmes",
    "« C’est décidé », a dit l’élue",
    "Le maire a démissionné.",
    "Für Köln",
    "Straße gesperrt: „Das geht nicht“",
    "¿Qué pasó en el mañana?",
    "España pidió más",
    "São Paulo não é só isso",
    "Perché è così",
    "Gävle och Malmö",
    "naïve café",
    "100 € à l’État",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_round_trip (texts[i], "WINDOWS-1252", "", 0, "Windows-1252");
}

static void
test_detected (void)
{
#if HAVE_UCHARDET
  const char *russian =
      "Министерство сообщило, что порт будет закрыт до конца недели. Представитель "
      "компании отказался назвать причину, но рабочие говорят об аварии на "
      "причале. По их словам, никто не пострадал.\n";
  const char *japanese = "港は月曜日から閉鎖されている。会社の広報担当者は理由を明らかにしなかった"
                         "が、作業員は桟橋で事故があったと話している。\n";
  const char *greek = "Το λιμάνι παραμένει κλειστό από τη Δευτέρα. Ο εκπρόσωπος της εταιρείας "
                      "αρνήθηκε να εξηγήσει τον λόγο, αλλά οι εργάτες μιλούν για ατύχημα.\n";

  assert_round_trip (russian, "WINDOWS-1251", "", 0, "WINDOWS-1251");
  assert_round_trip (russian, "KOI8-R", "", 0, "KOI8-R");
  assert_round_trip (japanese, "SHIFT_JIS", "", 0, "SHIFT_JIS");
  assert_round_trip (japanese, "EUC-JP", "", 0, "EUC-JP");
  assert_round_trip (japanese, "ISO-2022-JP", "", 0, "ISO-2022-JP");
  assert_round_trip (greek, "ISO-8859-7", "", 0, "detected");
#else
  g_test_skip ("built without uchardet");
#endif
}

static void
test_declared (void)
{
  g_auto (Decoded) good = decode ("\xD0\xEE\xF1\xF1", 4, "windows-1251");
  g_auto (Decoded) wide = decode ("a\0b\0", 4, "UTF-16LE");
  g_auto (Decoded) unknown = decode ("caf\xC3\xA9", 5, "no-such-thing");
  g_auto (Decoded) option = decode ("caf\xC3\xA9", 5, "ASCII//IGNORE");
  g_auto (Decoded) ascii = decode ("caf\xC3\xA9", 5, "us-ascii");
  g_auto (Decoded) wrong = decode ("caf\xE9 cr\xE8me", 10, "utf-8");
  g_auto (Decoded) mark = decode ("\xEF\xBB\xBF"
                                  "caf\xC3\xA9",
                                  8,
                                  "windows-1251");

  g_assert_cmpstr (good.text, ==, "Росс");
  g_assert_true (has_note (&good, "as declared"));
  g_assert_cmpstr (wide.text, ==, "ab");
  g_assert_cmpstr (unknown.text, ==, "café");
  g_assert_true (has_note (&unknown, "no-such-thing"));
  g_assert_cmpstr (option.text, ==, "café");
  g_assert_cmpstr (ascii.text, ==, "café");
  g_assert_cmpstr (wrong.text, ==, "café crème");
  g_assert_true (has_note (&wrong, "utf-8"));
  g_assert_cmpstr (mark.text, ==, "café");
}

/* One byte order mark says how the text is encoded; more of them are not of the text either. */
static void
test_marks (void)
{
  g_auto (Decoded) two = decode ("\xEF\xBB\xBF\xEF\xBB\xBF"
                                 "caf\xC3\xA9",
                                 11,
                                 NULL);
  g_auto (Decoded) wide = decode ("\xFF\xFE\xFF\xFE" "a\0b\0", 8, NULL);
  g_auto (Decoded) nul = decode ("\xEF\xBB\xBF\0\xEF\xBB\xBF"
                                 "a",
                                 8,
                                 NULL);
  g_auto (Decoded) inside = decode ("a\xEF\xBB\xBF"
                                    "b",
                                    5,
                                    NULL);

  g_assert_cmpstr (two.text, ==, "café");
  g_assert_cmpstr (wide.text, ==, "ab");
  g_assert_cmpstr (nul.text, ==, "a");
  g_assert_cmpstr (inside.text, ==, "a\xEF\xBB\xBF"
                                    "b");
}

static void
test_damaged_utf8 (void)
{
  const char *bytes = "Émile était à Évreux, « déçu » \xFF peut-être";
  g_auto (Decoded) decoded = decode (bytes, strlen (bytes), NULL);
  g_auto (Decoded) cut = decode ("d\xC3\xA9j\xC3\xA0 \xE2\x82", 9, NULL);
  const char *offset = g_strstr_len (bytes, -1, "\xFF");
  g_autofree char *words = g_strdup_printf ("byte %u", (guint) (offset - bytes));

  g_assert_cmpstr (decoded.text, ==, "Émile était à Évreux, « déçu » \xEF\xBF\xBD peut-être");
  g_assert_true (has_note (&decoded, "damaged"));
  g_assert_true (has_note (&decoded, words));
  g_assert_true (g_str_has_prefix (cut.text, "déjà \xEF\xBF\xBD"));
}

static void
test_line_ends (void)
{
  g_auto (Decoded) decoded = decode ("a\r\nb\rc\n\r\nd\r", 11, NULL);
  g_auto (Decoded) wide = decode ("\xFF\xFE"
                                  "a\0\r\0\n\0b\0",
                                  10,
                                  NULL);

  g_assert_cmpstr (decoded.text, ==, "a\nb\nc\n\nd\n");
  g_assert_true (has_note (&decoded, "2 CRLF"));
  g_assert_true (has_note (&decoded, "2 CR line"));
  g_assert_cmpstr (wide.text, ==, "a\nb");
  g_assert_true (has_note (&wide, "1 CRLF"));
}

static void
test_nul (void)
{
  g_auto (Decoded) few = decode ("one\0 two\0 three\0", 16, NULL);
  g_auto (Decoded) many = decode ("a\0b\0c\0\0\0\0d\0\0\0e", 15, NULL);

  g_assert_cmpstr (few.text, ==, "one two three");
  g_assert_true (has_note (&few, "3 NUL"));
  g_assert_error (many.error, WHENCE_IMPORT_ERROR, WHENCE_IMPORT_ERROR_BINARY);
}

static void
test_empty (void)
{
  static const char *const texts[] = {
    "", " \n\t\r\n", "\xEF\xBB\xBF", "\xFF\xFE", "\xE2\x80\xAF"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (Decoded) decoded = decode (texts[i], strlen (texts[i]), NULL);

      g_assert_error (decoded.error, WHENCE_IMPORT_ERROR, WHENCE_IMPORT_ERROR_EMPTY);
    }
}

/* Whatever the bytes are, the outcome is valid text or an error. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (42);

  for (guint i = 0; i < 3000; i++)
    {
      char bytes[64];
      gsize length = (gsize) g_rand_int_range (random, 0, sizeof bytes);
      int from = g_rand_boolean (random) ? 0 : 0x20;

      for (gsize j = 0; j < length; j++)
        bytes[j] = (char) g_rand_int_range (random, from, 256);

      g_auto (Decoded) decoded = decode (bytes, length, i % 3 == 0 ? "Shift_JIS" : NULL);
      g_assert_true (decoded.text == NULL || strchr (decoded.text, '\r') == NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/decode/utf-8", test_utf8);
  g_test_add_func ("/import/decode/utf-16", test_utf16);
  g_test_add_func ("/import/decode/utf-16-unmarked", test_utf16_unmarked);
  g_test_add_func ("/import/decode/marks", test_marks);
  g_test_add_func ("/import/decode/utf-16-damaged", test_utf16_damaged);
  g_test_add_func ("/import/decode/short-western", test_short_western);
  g_test_add_func ("/import/decode/detected", test_detected);
  g_test_add_func ("/import/decode/declared", test_declared);
  g_test_add_func ("/import/decode/damaged-utf-8", test_damaged_utf8);
  g_test_add_func ("/import/decode/line-ends", test_line_ends);
  g_test_add_func ("/import/decode/nul", test_nul);
  g_test_add_func ("/import/decode/empty", test_empty);
  g_test_add_func ("/import/decode/random", test_random);

  return g_test_run ();
}
