/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goes over the bytes of a JSON text once, to know that what a lenient parser makes of it
 * afterwards is what the text says. The grammar is that of RFC 8259, and stricter than it where
 * the RFC lets an implementation choose: no duplicate members, no NUL, no half of a surrogate
 * pair, no number that does not fit.
 *
 * What is open is on a stack of our own, so that depth costs no C stack.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <stdarg.h>
#include <string.h>

#include <glib/gi18n.h>

#include "store/whence-json-index-private.h"
#include "store/whence-json-names.h"
#include "store/whence-json-number.h"
#include "store/whence-json-scan.h"

#define DEFAULT_DEPTH 64
#define DEFAULT_SIZE ((gsize) 1 << 30)
#define DEFAULT_ITEMS (1u << 22)

#define BYTES_PER_CANCEL_CHECK (1 << 20)

/* What an error message shows of a path: parts, and code points of a name. */
#define MAX_PATH_PARTS 12
#define MAX_PATH_NAME 64

#define ONES G_GUINT64_CONSTANT (0x0101010101010101)
#define HIGH_BITS (ONES * 0x80)

/* An object or a list that is open. */
typedef struct
{
  char kind;        /* `{` or `[` */
  gboolean inside;  /* within a member or an element, from its name or value to its end */
  gsize n_items;    /* members or elements so far, with the one we are in */
  const char *name; /* of an object, if inside: the name of the member, after its quote */
  guint first_name; /* of an object: how many names there were before it */
} Frame;

typedef struct
{
  const char *start;      /* the text */
  const char *end;
  const char *at;         /* the next byte */
  const char *checked;    /* up to where it was when @cancellable was asked */
  WhenceJsonLimits limits;
  Frame *frames;          /* owned */
  guint depth;            /* frames that are open */
  guint n_frames;         /* frames that there is memory for */
  WhenceJsonNames *names; /* owned */
  WhenceJsonIndex *index; /* owned, may be NULL */
  GCancellable *cancellable;
  GError **error;
} Scanner;

G_DEFINE_QUARK (whence-json-error-quark, whence_json_error)

static void
scanner_clear (Scanner *self)
{
  g_clear_pointer (&self->frames, g_free);
  g_clear_pointer (&self->names, whence_json_names_free);
  g_clear_pointer (&self->index, whence_json_index_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scanner, scanner_clear)

/**
 * whence_json_locate:
 * @data: a text
 * @length: its length in bytes
 * @offset: a place in it, in bytes, up to @length
 * @line: (out): return location for the line of the place, from 1
 * @column: (out): return location for its column, in code points, from 1
 *
 * Says where a place in a text is, as an editor would. Lines end with LF.
 */
void
whence_json_locate (const char *data,
                    gsize       length,
                    gsize       offset,
                    guint      *line,
                    guint      *column)
{
  const char *at = data;
  const char *place;
  const char *line_end;

  g_return_if_fail (data != NULL || length == 0);
  g_return_if_fail (offset <= length);
  g_return_if_fail (line != NULL && column != NULL);

  *line = 1;
  *column = 1;
  if (offset == 0)
    return;

  place = data + offset;
  while ((line_end = memchr (at, '\n', (gsize) (place - at))) != NULL)
    {
      at = line_end + 1;
      (*line)++;
    }
  for (; at < place; at++)
    if (((guchar) *at & 0xc0) != 0x80)
      (*column)++;
}

/* A name as a part of a path: `.name`, or `["any name"]`. */
static void
append_path_name (GString    *path,
                  const char *name)
{
  g_autoptr (GString) decoded = g_string_new (NULL);
  gboolean is_word;

  whence_json_decode_string (decoded, name);
  if (g_utf8_strlen (decoded->str, (gssize) decoded->len) > MAX_PATH_NAME)
    {
      char *cut = g_utf8_offset_to_pointer (decoded->str, MAX_PATH_NAME);

      g_string_truncate (decoded, (gsize) (cut - decoded->str));
      g_string_append (decoded, "…");
    }

  is_word = decoded->len > 0;
  for (gsize i = 0; i < decoded->len; i++)
    {
      if (!g_ascii_isalnum (decoded->str[i]) && strchr ("_-", decoded->str[i]) == NULL)
        is_word = FALSE;
      if ((guchar) decoded->str[i] < 0x20)
        decoded->str[i] = ' ';
    }

  g_string_append_printf (path, is_word ? ".%s" : "[\"%s\"]", decoded->str);
}

static char *
dup_path (Scanner *self)
{
  GString *path = g_string_new ("$");

  for (guint i = 0; i < self->depth && self->frames[i].inside; i++)
    {
      Frame *frame = &self->frames[i];

      if (i == MAX_PATH_PARTS)
        {
          g_string_append (path, "…");
          break;
        }
      if (frame->kind == '{')
        append_path_name (path, frame->name);
      else
        g_string_append_printf (path, "[%" G_GSIZE_FORMAT "]", frame->n_items - 1);
    }

  return g_string_free (path, FALSE);
}

static gboolean fail (Scanner         *self,
                      const char      *at,
                      WhenceJsonError  code,
                      const char      *format,
                      ...) G_GNUC_PRINTF (4, 5);

/* Sets the error of the scan for the place @at. Returns FALSE always. */
static gboolean
fail (Scanner         *self,
      const char      *at,
      WhenceJsonError  code,
      const char      *format,
      ...)
{
  g_autofree char *path = dup_path (self);
  g_autofree char *message = NULL;
  guint line = 1;
  guint column = 1;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  whence_json_locate (self->start, (gsize) (self->end - self->start), (gsize) (at - self->start),
                      &line, &column);
  if (self->depth > 0)
    g_set_error (self->error, WHENCE_JSON_ERROR, (int) code,
                 _("line %u, column %u, in %s: %s"), line, column, path, message);
  else
    g_set_error (self->error, WHENCE_JSON_ERROR, (int) code,
                 _("line %u, column %u: %s"), line, column, message);

  return FALSE;
}

/* The length in bytes of the code point at @at, or 0 if it is not valid UTF-8: no overlong
 * forms, no surrogates, nothing past U+10FFFF (table 3-7 of the Unicode Standard).
 */
static guint
utf8_length (const char *at,
             const char *end)
{
  const guchar *byte = (const guchar *) at;
  gsize left = (gsize) (end - at);
  guint length = byte[0] < 0x80 ? 1 : byte[0] < 0xe0 ? 2 : byte[0] < 0xf0 ? 3 : 4;
  guchar least = 0x80;
  guchar most = 0xbf;

  if (length == 1)
    return 1;
  if (byte[0] < 0xc2 || byte[0] > 0xf4 || length > left)
    return 0;

  if (byte[0] == 0xe0)
    least = 0xa0;
  else if (byte[0] == 0xed)
    most = 0x9f;
  else if (byte[0] == 0xf0)
    least = 0x90;
  else if (byte[0] == 0xf4)
    most = 0x8f;

  if (byte[1] < least || byte[1] > most)
    return 0;
  for (guint i = 2; i < length; i++)
    if ((byte[i] & 0xc0) != 0x80)
      return 0;

  return length;
}

static gboolean
fail_utf8 (Scanner    *self,
           const char *at)
{
  return fail (self, at, WHENCE_JSON_ERROR_UTF8, _("expected UTF-8, found the byte 0x%02X"),
               (guint) (guchar) *at);
}

static gboolean
fail_nul (Scanner    *self,
          const char *at)
{
  return fail (self, at, WHENCE_JSON_ERROR_NUL, _("expected text, found a NUL character"));
}

/* Fails as something else than @expected is at @at. */
static gboolean
fail_expected (Scanner    *self,
               const char *at,
               const char *expected)
{
  guint length;

  if (at >= self->end)
    return fail (self, self->end, WHENCE_JSON_ERROR_SYNTAX, _("%s, found the end of the text"),
                 expected);
  if (*at == '\0')
    return fail_nul (self, at);

  length = utf8_length (at, self->end);
  if (length == 0)
    return fail_utf8 (self, at);
  if ((guchar) *at < 0x20 || *at == 0x7f)
    return fail (self, at, WHENCE_JSON_ERROR_SYNTAX, _("%s, found the control character U+%04X"),
                 expected, (guint) *at);

  return fail (self, at, WHENCE_JSON_ERROR_SYNTAX, _("%s, found '%.*s'"), expected, (int) length,
               at);
}

static inline void
skip_space (Scanner *self)
{
  const char *at = self->at;

  while (at < self->end && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r'))
    at++;
  self->at = at;
}

static inline gboolean
peek (Scanner *self,
      char     c)
{
  return self->at < self->end && *self->at == c;
}

/* Skips bytes that need no look one by one: eight at a time, as long as none of them is a
 * control character, a quote, a backslash or beyond ASCII. A borrow of a subtraction can only
 * stop it earlier than needed.
 */
static inline const char *
skip_plain (const char *at,
            const char *end)
{
  while (end - at >= 8)
    {
      guint64 word;
      guint64 control, quote, backslash;

      memcpy (&word, at, 8);
      control = word - ONES * 0x20;
      quote = (word ^ ONES * '"') - ONES;
      backslash = (word ^ ONES * '\\') - ONES;
      if (((control | quote | backslash | word) & HIGH_BITS) != 0)
        break;
      at += 8;
    }

  return at;
}

/* Reads the four digits of `\uXXXX`, with @at at its backslash. */
static gboolean
read_unit (Scanner    *self,
           const char *at,
           guint      *unit)
{
  *unit = 0;
  for (guint i = 2; i < 6; i++)
    {
      if (at + i >= self->end || !g_ascii_isxdigit (at[i]))
        return fail_expected (self, at + i, _("expected four hexadecimal digits after '\\u'"));
      *unit = *unit << 4 | (guint) g_ascii_xdigit_value (at[i]);
    }

  return TRUE;
}

/* Reads an escape, with the scanner at its backslash. */
static gboolean
scan_escape (Scanner *self)
{
  const char *at = self->at;
  guint unit = 0;
  guint second = 0;

  if (at + 1 >= self->end || at[1] == '\0' || strchr ("\"\\/bfnrtu", at[1]) == NULL)
    return fail_expected (self, at + 1, _("expected one of '\"\\/bfnrtu' after '\\' in a string"));
  if (at[1] != 'u')
    {
      self->at += 2;
      return TRUE;
    }

  if (!read_unit (self, at, &unit))
    return FALSE;
  if (unit == 0)
    return fail_nul (self, at);
  self->at += 6;
  if (unit < 0xd800 || unit > 0xdfff)
    return TRUE;

  if (unit < 0xdc00 && self->end - self->at >= 2 && self->at[0] == '\\' && self->at[1] == 'u')
    {
      if (!read_unit (self, self->at, &second))
        return FALSE;
      self->at += 6;
    }
  if (second < 0xdc00 || second > 0xdfff)
    return fail (self, at, WHENCE_JSON_ERROR_SURROGATE,
                 _("expected both halves of a surrogate pair, found only '%.6s'"), at);

  return TRUE;
}

/* Reads a string, with the scanner at its quote. */
static gboolean
scan_string (Scanner *self)
{
  self->at++;
  for (;;)
    {
      self->at = skip_plain (self->at, self->end);
      if (self->at >= self->end)
        return fail (self, self->end, WHENCE_JSON_ERROR_SYNTAX,
                     _("expected '\"' at the end of a string, found the end of the text"));

      if (*self->at == '"')
        {
          self->at++;
          return TRUE;
        }
      if (*self->at == '\\')
        {
          if (!scan_escape (self))
            return FALSE;
        }
      else if ((guchar) *self->at < 0x20)
        {
          return fail_expected (self, self->at,
                                _("expected control characters to be escaped in a string"));
        }
      else
        {
          guint length = utf8_length (self->at, self->end);

          if (length == 0)
            return fail_utf8 (self, self->at);
          self->at += length;
        }
    }
}

static gboolean
scan_digits (Scanner *self)
{
  if (self->at >= self->end || !g_ascii_isdigit (*self->at))
    return fail_expected (self, self->at, _("expected a digit in a number"));
  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;

  return TRUE;
}

static gboolean
scan_number (Scanner *self)
{
  const char *start = self->at;
  gboolean is_integer = TRUE;

  if (peek (self, '-'))
    self->at++;
  if (peek (self, '0'))
    {
      self->at++;
      if (self->at < self->end && g_ascii_isdigit (*self->at))
        return fail_expected (self, self->at, _("expected no digit after a leading zero"));
    }
  else if (!scan_digits (self))
    {
      return FALSE;
    }

  if (peek (self, '.'))
    {
      is_integer = FALSE;
      self->at++;
      if (!scan_digits (self))
        return FALSE;
    }
  if (peek (self, 'e') || peek (self, 'E'))
    {
      is_integer = FALSE;
      self->at++;
      if (peek (self, '+') || peek (self, '-'))
        self->at++;
      if (!scan_digits (self))
        return FALSE;
    }

  if (self->limits.any_number)
    return TRUE;
  if (is_integer && !whence_json_integer_fits (start, (gsize) (self->at - start)))
    return fail (self, start, WHENCE_JSON_ERROR_NUMBER,
                 _("expected an integer from -2^63 to 2^63-1"));
  if (!is_integer && !whence_json_double_fits (start, (gsize) (self->at - start)))
    return fail (self, start, WHENCE_JSON_ERROR_NUMBER,
                 _("expected a number that a double can hold, of less than about 1.8e308"));

  return TRUE;
}

static gboolean
scan_word (Scanner    *self,
           const char *word,
           const char *expected)
{
  for (; *word != '\0'; word++, self->at++)
    if (!peek (self, *word))
      return fail_expected (self, self->at, expected);

  return TRUE;
}

static gboolean
open_frame (Scanner *self)
{
  if (self->depth >= self->limits.depth)
    return fail (self, self->at, WHENCE_JSON_ERROR_DEPTH,
                 _("expected objects and lists to be nested up to %u deep"), self->limits.depth);

  if (self->depth == self->n_frames)
    {
      self->n_frames = MAX (16, self->n_frames * 2);
      self->frames = g_renew (Frame, self->frames, self->n_frames);
    }
  self->frames[self->depth] = (Frame) { 0 };
  self->frames[self->depth].kind = *self->at;
  self->frames[self->depth].first_name = whence_json_names_get_n_names (self->names);

  if (self->depth == 0 && self->index != NULL && *self->at == '{')
    whence_json_index_set_object (self->index);
  self->depth++;
  self->at++;

  return TRUE;
}

/* Notes where a value starts that is a member of the outermost object, or an element of one of
 * its lists.
 */
static gboolean
index_start (Scanner *self)
{
  gsize start = (gsize) (self->at - self->start);
  char kind = *self->at;

  if (self->frames[0].kind != '{')
    return TRUE;

  if (self->depth == 1)
    {
      if (kind == '-' || g_ascii_isdigit (kind))
        kind = '0';
      whence_json_index_add_member (self->index, self->frames[0].name, kind, start);
    }
  else if (self->frames[1].kind == '[')
    {
      if (whence_json_index_get_n_ranges (self->index) >= self->limits.items)
        return fail (self, self->at, WHENCE_JSON_ERROR_SIZE,
                     _("expected up to %u elements in the lists of the outermost object"),
                     self->limits.items);
      whence_json_index_add_element (self->index, start);
    }

  return TRUE;
}

/* Notes that a value ends here, which the innermost frame that is open holds. */
static void
end_value (Scanner *self)
{
  gsize end = (gsize) (self->at - self->start);

  if (self->depth == 0)
    return;

  self->frames[self->depth - 1].inside = FALSE;
  if (self->index == NULL || self->depth > 2 || self->frames[0].kind != '{')
    return;

  if (self->depth == 1)
    whence_json_index_end_member (self->index, end);
  else if (self->frames[1].kind == '[')
    whence_json_index_end_element (self->index, end);
}

/* Reads a value: the whole of a scalar, or the bracket that opens an object or a list. */
static gboolean
scan_value (Scanner *self)
{
  gboolean sound;

  if (self->at >= self->end)
    return fail_expected (self, self->at, _("expected a value"));
  if (self->index != NULL && (self->depth == 1 || self->depth == 2) && !index_start (self))
    return FALSE;

  switch (*self->at)
    {
    case '{':
    case '[':
      return open_frame (self);
    case '"':
      sound = scan_string (self);
      break;
    case 't':
      sound = scan_word (self, "true", _("expected 'true'"));
      break;
    case 'f':
      sound = scan_word (self, "false", _("expected 'false'"));
      break;
    case 'n':
      sound = scan_word (self, "null", _("expected 'null'"));
      break;
    default:
      if (*self->at != '-' && !g_ascii_isdigit (*self->at))
        return fail_expected (self, self->at, _("expected a value"));
      sound = scan_number (self);
      break;
    }

  if (sound)
    end_value (self);
  return sound;
}

static gboolean
close_frame (Scanner *self)
{
  whence_json_names_truncate (self->names, self->frames[self->depth - 1].first_name);
  self->depth--;
  self->at++;
  end_value (self);

  return TRUE;
}

/* Reads a name, with the scanner at its quote, and the colon after it. */
static gboolean
scan_name (Scanner *self,
           Frame   *frame)
{
  const char *quote = self->at;

  if (!scan_string (self))
    return FALSE;

  frame->name = quote + 1;
  frame->inside = TRUE;
  frame->n_items++;
  switch (whence_json_names_add (self->names, frame->first_name, frame->name,
                                 (gsize) (self->at - 1 - frame->name)))
    {
    case WHENCE_JSON_NAMES_DUPLICATE:
      return fail (self, quote, WHENCE_JSON_ERROR_DUPLICATE,
                   _("expected each member of an object once, found a second one of this name"));
    case WHENCE_JSON_NAMES_FULL:
      return fail (self, quote, WHENCE_JSON_ERROR_SIZE, _("expected up to %u members in an object"),
                   self->limits.items);
    case WHENCE_JSON_NAMES_NEW:
    default:
      break;
    }

  skip_space (self);
  if (!peek (self, ':'))
    return fail_expected (self, self->at, _("expected ':' after the name of a member"));
  self->at++;

  return TRUE;
}

/* Goes on in an object, up to and with the next scalar or opening or closing bracket. */
static gboolean
scan_in_object (Scanner *self,
                Frame   *frame)
{
  skip_space (self);
  if (peek (self, '}'))
    return close_frame (self);

  if (frame->n_items > 0)
    {
      if (!peek (self, ','))
        return fail_expected (self, self->at, _("expected ',' or '}' after a member"));
      self->at++;
      skip_space (self);
    }
  if (!peek (self, '"'))
    return fail_expected (self, self->at,
                          frame->n_items > 0
                            ? _("expected the name of a member in double quotes after ','")
                            : _("expected the name of a member in double quotes, or '}'"));
  if (!scan_name (self, frame))
    return FALSE;

  skip_space (self);
  return scan_value (self);
}

/* Goes on in a list, up to and with the next scalar or opening or closing bracket. */
static gboolean
scan_in_list (Scanner *self,
              Frame   *frame)
{
  skip_space (self);
  if (peek (self, ']'))
    return close_frame (self);

  if (frame->n_items > 0)
    {
      if (!peek (self, ','))
        return fail_expected (self, self->at, _("expected ',' or ']' after an element"));
      self->at++;
      skip_space (self);
    }
  frame->n_items++;
  frame->inside = TRUE;

  return scan_value (self);
}

static gboolean
check_cancelled (Scanner *self)
{
  if (self->at - self->checked < BYTES_PER_CANCEL_CHECK)
    return TRUE;

  self->checked = self->at;
  return !g_cancellable_set_error_if_cancelled (self->cancellable, self->error);
}

/* Other encodings than UTF-8 and byte order marks, which are refused with a word of their own. */
static gboolean
check_start (Scanner *self)
{
  gsize length = (gsize) (self->end - self->start);

  if (length >= 3 && memcmp (self->start, "\xef\xbb\xbf", 3) == 0)
    return fail (self, self->start, WHENCE_JSON_ERROR_BOM,
                 _("expected UTF-8 without a byte order mark, found a byte order mark"));
  if (length >= 2 &&
      (memcmp (self->start, "\xff\xfe", 2) == 0 || memcmp (self->start, "\xfe\xff", 2) == 0))
    return fail (self, self->start, WHENCE_JSON_ERROR_BOM,
                 _("expected UTF-8, found the byte order mark of UTF-16 or UTF-32"));

  skip_space (self);
  if (length == 0)
    return fail (self, self->start, WHENCE_JSON_ERROR_EMPTY, _("expected a value, found nothing"));
  if (self->at == self->end)
    return fail (self, self->start, WHENCE_JSON_ERROR_EMPTY,
                 _("expected a value, found nothing but white space"));

  return TRUE;
}

static gboolean
scan_text (Scanner *self)
{
  if (!check_start (self) || !scan_value (self))
    return FALSE;

  while (self->depth > 0)
    {
      Frame *frame = &self->frames[self->depth - 1];

      if (!check_cancelled (self))
        return FALSE;
      if (frame->kind == '{' ? !scan_in_object (self, frame) : !scan_in_list (self, frame))
        return FALSE;
    }

  skip_space (self);
  if (self->at < self->end)
    return fail (self, self->at, WHENCE_JSON_ERROR_TRAILING,
                 _("expected nothing after the outermost value"));

  return TRUE;
}

/**
 * whence_json_scan:
 * @data: (array length=length) (nullable): the bytes, which need no NUL at the end
 * @length: how many bytes there are
 * @limits: (nullable): what is read up to; %NULL for the defaults
 * @index: (out) (transfer full) (optional): return location for where the members of the
 *   outermost object are
 * @cancellable: (nullable): what stops the scan
 * @error: return location for an error of #WHENCE_JSON_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Finds out whether @data is one JSON text as in RFC 8259, in strict UTF-8, whose objects have no
 * duplicate members (names are compared with their escapes decoded), whose strings have no NUL
 * and no half of a surrogate pair, and, unless @limits take any number, whose integers fit into
 * 64 bits and whose other numbers are finite as doubles.
 *
 * Returns: %TRUE if it is
 */
gboolean
whence_json_scan (const char              *data,
                  gsize                    length,
                  const WhenceJsonLimits  *limits,
                  WhenceJsonIndex        **index,
                  GCancellable            *cancellable,
                  GError                 **error)
{
  g_auto (Scanner) self = { 0 };

  g_return_val_if_fail (data != NULL || length == 0, FALSE);

  self.start = length > 0 ? data : "";
  self.end = self.start + length;
  self.at = self.start;
  self.checked = self.start;
  self.limits.depth = limits != NULL && limits->depth > 0 ? limits->depth : DEFAULT_DEPTH;
  self.limits.size = limits != NULL && limits->size > 0 ? limits->size : DEFAULT_SIZE;
  self.limits.items = limits != NULL && limits->items > 0 ? limits->items : DEFAULT_ITEMS;
  self.limits.any_number = limits != NULL && limits->any_number;
  self.names = whence_json_names_new (self.limits.items);
  self.index = index != NULL ? whence_json_index_new () : NULL;
  self.cancellable = cancellable;
  self.error = error;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (length > self.limits.size)
    {
      g_autofree char *most = g_format_size_full (self.limits.size, G_FORMAT_SIZE_IEC_UNITS);
      g_autofree char *found = g_format_size_full (length, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, WHENCE_JSON_ERROR, WHENCE_JSON_ERROR_SIZE,
                   _("expected up to %s of text, found %s"), most, found);
      return FALSE;
    }
  if (!scan_text (&self))
    return FALSE;

  if (index != NULL)
    *index = g_steal_pointer (&self.index);
  return TRUE;
}
