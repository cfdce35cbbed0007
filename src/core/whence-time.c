/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include "core/whence-time.h"

/* Reads exactly @n_digits ASCII digits from *@text and moves it past them. */
static gboolean
take_number (const char **text,
             guint        n_digits,
             guint       *number)
{
  const char *p = *text;

  *number = 0;
  for (guint i = 0; i < n_digits; i++, p++)
    {
      if (!g_ascii_isdigit (*p))
        return FALSE;
      *number = *number * 10 + (guint) (*p - '0');
    }

  *text = p;
  return TRUE;
}

static gboolean
take_char (const char **text,
           char         c)
{
  if (**text != c)
    return FALSE;

  (*text)++;
  return TRUE;
}

/* Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; @whole asks for the last form. */
static gboolean
take_date (const char **text,
           gboolean     whole)
{
  guint year = 0;
  guint month = 0;
  guint day = 0;

  if (!take_number (text, 4, &year) || year == 0)
    return FALSE;
  if (!take_char (text, '-'))
    return !whole;
  if (!take_number (text, 2, &month) || month < 1 || month > 12)
    return FALSE;
  if (!take_char (text, '-'))
    return !whole;

  return take_number (text, 2, &day) && day > 0 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/**
 * whence_time_now:
 *
 * The present time as the project file writes it: UTC to the second, `2026-11-23T10:00:00Z`.
 * Where the environment has `SOURCE_DATE_EPOCH` (seconds since 1970, see
 * reproducible-builds.org), that time is taken instead, so that the same work gives the same
 * bytes.
 *
 * Returns: (transfer full): the time
 */
char *
whence_time_now (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) now = NULL;
  gint64 seconds = 0;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, 253402300799, &seconds, NULL))
    now = g_date_time_new_from_unix_utc (seconds);
  else
    now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * whence_date_is_valid:
 * @text: (nullable): a date
 *
 * Whether @text is a real date as the project file writes it (ISO 8601): `YYYY`, `YYYY-MM` or
 * `YYYY-MM-DD`.
 *
 * Returns: %TRUE if it is
 */
gboolean
whence_date_is_valid (const char *text)
{
  return text != NULL && take_date (&text, FALSE) && *text == '\0';
}

/**
 * whence_time_is_valid:
 * @text: (nullable): a time
 *
 * Whether @text is a real time as the project file writes it (ISO 8601, UTC to the second):
 * `YYYY-MM-DDTHH:MM:SSZ`.
 *
 * Returns: %TRUE if it is
 */
gboolean
whence_time_is_valid (const char *text)
{
  guint hours = 0;
  guint minutes = 0;
  guint seconds = 0;

  return text != NULL &&
         take_date (&text, TRUE) &&
         take_char (&text, 'T') &&
         take_number (&text, 2, &hours) && hours < 24 &&
         take_char (&text, ':') &&
         take_number (&text, 2, &minutes) && minutes < 60 &&
         take_char (&text, ':') &&
         take_number (&text, 2, &seconds) && seconds < 61 &&
         take_char (&text, 'Z') &&
         *text == '\0';
}
