/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What range and text of JSON numbers ask for, at any length of them. */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <math.h>
#include <string.h>

#include "store/whence-json-number.h"

#define MAX_INT64_DIGITS "9223372036854775807"
#define MIN_INT64_DIGITS "9223372036854775808"

/* Past these the exponent of a JSON number decides by itself; saturating there keeps sums in
 * range, and one more digit too, as a text has far less digits than that.
 */
#define MAX_EXPONENT (G_MAXINT64 / 16)

/* DBL_MAX has 309 digits before the point, and so has the number half-way to the next double
 * there would be, from which on one rounds to infinity: more digits only matter by not being 0.
 */
#define MAX_DIGITS 400
#define LARGEST_EXPONENT 309

/**
 * whence_json_integer_fits:
 * @text: a JSON number without fraction and exponent
 * @length: its length in bytes
 *
 * Gets whether an integer fits into a #gint64.
 *
 * Returns: %TRUE if it does
 */
gboolean
whence_json_integer_fits (const char *text,
                          gsize       length)
{
  const char *most = MAX_INT64_DIGITS;

  if (text[0] == '-')
    {
      most = MIN_INT64_DIGITS;
      text++;
      length--;
    }

  if (length != strlen (most))
    return length < strlen (most);

  return memcmp (text, most, length) <= 0;
}

static gint64
read_exponent (const char *text,
               const char *end)
{
  gboolean negative = *text == '-';
  gint64 exponent = 0;

  if (*text == '-' || *text == '+')
    text++;
  for (; text < end && exponent < MAX_EXPONENT; text++)
    exponent = exponent * 10 + (*text - '0');

  exponent = MIN (exponent, MAX_EXPONENT);
  return negative ? -exponent : exponent;
}

/**
 * whence_json_double_fits:
 * @text: a JSON number
 * @length: its length in bytes, of any size
 *
 * Gets whether a number, rounded to a double, is finite.
 *
 * Returns: %TRUE if it is
 */
gboolean
whence_json_double_fits (const char *text,
                         gsize       length)
{
  const char *end = text + length;
  gint64 exponent = 0;        /* the number is 0.DIGITS times ten to the power of this */
  gboolean after_point = FALSE;
  gboolean inexact = FALSE;
  char digits[MAX_DIGITS + 16] = "0.";
  gsize n_digits = 0;

  for (; text < end && *text != 'e' && *text != 'E'; text++)
    {
      if (*text == '.')
        after_point = TRUE;
      if (!g_ascii_isdigit (*text))
        continue;

      if (n_digits == 0 && *text == '0')
        {
          exponent -= after_point;
          continue;
        }
      exponent += !after_point;
      if (n_digits < MAX_DIGITS)
        digits[2 + n_digits++] = *text;
      else
        inexact = inexact || *text != '0';
    }
  if (text < end)
    exponent += read_exponent (text + 1, end);

  if (n_digits == 0 || exponent < LARGEST_EXPONENT)
    return TRUE;
  if (exponent > LARGEST_EXPONENT)
    return FALSE;

  if (inexact)
    digits[2 + n_digits++] = '1';
  strcpy (digits + 2 + n_digits, "e309");

  return isfinite (g_ascii_strtod (digits, NULL));
}

/* Adds one to the last of the digits in @text, `D.DDDe±X`. FALSE if that gives another exponent;
 * it ends in zeros then, and was tried with less digits.
 */
static gboolean
next_digits (char *text)
{
  for (char *at = strchr (text, 'e') - 1; at >= text; at--)
    {
      if (*at == '.')
        continue;
      if (*at != '9')
        {
          (*at)++;
          return TRUE;
        }
      *at = '0';
    }

  return FALSE;
}

/* Finds the shortest text that gives back @value, which is positive; of those of one length, the
 * nearest to it. That is not always what rounding gives: at a power of two, doubles are twice as
 * far apart above as below, so the next text up may be right where the nearest one, below, is
 * not.
 */
static void
find_shortest (double  value,
               char   *text,
               int     size)
{
  char up[G_ASCII_DTOSTR_BUF_SIZE];

  for (int precision = 0; precision < 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%de", precision);
      g_ascii_formatd (text, size, format, value);
      if (g_ascii_strtod (text, NULL) == value)
        return;

      g_strlcpy (up, text, sizeof up);
      if (next_digits (up) && g_ascii_strtod (up, NULL) == value)
        {
          g_strlcpy (text, up, (gsize) size);
          return;
        }
    }
}

/* Splits the shortest text of @value into digits, with the point after the first, and exponent,
 * which is returned.
 */
static int
find_digits (double  value,
             char   *digits,
             gsize  *n_digits)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  find_shortest (value, text, sizeof text);
  *n_digits = 0;
  for (const char *at = text; *at != 'e'; at++)
    if (g_ascii_isdigit (*at))
      digits[(*n_digits)++] = *at;

  return (int) g_ascii_strtoll (strchr (text, 'e') + 1, NULL, 10);
}

/**
 * whence_json_append_double:
 * @out: where the text is appended
 * @value: a finite number
 *
 * Appends the shortest text that gives back a number, and that is read as a double, not as an
 * integer. It is the one of Python's `repr()`: an exponent below 1e-4 and from 1e16 on.
 */
void
whence_json_append_double (GString *out,
                           double   value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  gsize n_digits = 0;
  int exponent;

  if (signbit (value))
    g_string_append_c (out, '-');
  exponent = find_digits (fabs (value), digits, &n_digits);

  if (exponent < -4 || exponent >= 16)
    {
      g_string_append_c (out, digits[0]);
      if (n_digits > 1)
        {
          g_string_append_c (out, '.');
          g_string_append_len (out, digits + 1, (gssize) n_digits - 1);
        }
      g_string_append_printf (out, "e%c%02d", exponent < 0 ? '-' : '+', ABS (exponent));
      return;
    }

  if (exponent < 0)
    {
      g_string_append_printf (out, "0.%.*s", -exponent - 1, "000");
      g_string_append_len (out, digits, (gssize) n_digits);
      return;
    }

  for (int i = 0; i <= MAX (exponent + 1, (int) n_digits - 1); i++)
    {
      if (i == exponent + 1)
        g_string_append_c (out, '.');
      g_string_append_c (out, i < (int) n_digits ? digits[i] : '0');
    }
}
