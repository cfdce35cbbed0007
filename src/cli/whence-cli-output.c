/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that is printed is UTF-8, whatever the locale: g_print() would turn what the C
 * locale has no letters for into question marks.
 */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "cli/whence-cli-output.h"
#include "core/whence-words.h"
#include "store/whence-json-writer.h"

/* Whether a line of progress is on the terminal, to be wiped before anything else. */
static gboolean progress_shown;

static void
wipe_progress (void)
{
  if (progress_shown)
    fputs ("\r\033[K", stderr);
  progress_shown = FALSE;
}

/* Texts of a project come from anywhere, and a terminal obeys what is in them. */
static void
put_visible (const char *text,
             FILE       *stream)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *visible = whence_words_visible (valid);

  wipe_progress ();
  fputs (visible, stream);
}

/**
 * whence_cli_print:
 * @format: as for printf()
 * @...: what goes into @format
 *
 * Prints a result. Control characters other than line ends and tabs are made visible.
 */
void
whence_cli_print (const char *format,
                  ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  put_visible (text, stdout);
}

/**
 * whence_cli_print_row:
 * @first: the first column
 * @...: the others, ended by %NULL
 *
 * Prints a line with tabs between its columns. White space within a column is one space.
 */
void
whence_cli_print_row (const char *first,
                      ...)
{
  g_autoptr (GString) row = g_string_new (NULL);
  const char *column = first;
  va_list args;

  va_start (args, first);
  while (column != NULL)
    {
      g_autofree char *line = whence_words_excerpt (column, G_MAXUINT);

      g_string_append (row, line);
      column = va_arg (args, const char *);
      if (column != NULL)
        g_string_append_c (row, '\t');
    }
  va_end (args);

  whence_cli_print ("%s\n", row->str);
}

/**
 * whence_cli_print_json:
 * @node: (transfer full): what to print
 *
 * Prints a JSON document, laid out as the project file is.
 */
void
whence_cli_print_json (JsonNode *node)
{
  g_autofree char *text = whence_json_to_text (node);

  wipe_progress ();
  fputs (text, stdout);
  fputc ('\n', stdout);
  json_node_unref (node);
}

/**
 * whence_cli_write:
 * @bytes: bytes
 *
 * Writes a file to standard output.
 *
 * Returns: whether it could be written; if not, whence_cli_flush() says so
 */
gboolean
whence_cli_write (GBytes *bytes)
{
  gsize size = 0;
  const void *data = g_bytes_get_data (bytes, &size);

  return fwrite (data, 1, size, stdout) == size;
}

/**
 * whence_cli_flush:
 *
 * Writes out what was printed, and says so if that cannot be done.
 *
 * Returns: whether all of it was written
 */
gboolean
whence_cli_flush (void)
{
  gboolean failed_before = ferror (stdout) != 0;

  wipe_progress ();
  errno = 0;
  if (fflush (stdout) == 0 && !failed_before)
    return TRUE;

  whence_cli_complain (_("standard output: %s"),
                       errno != 0 ? g_strerror (errno) : _("not all could be written"));
  return FALSE;
}

/**
 * whence_cli_say:
 * @format: as for printf()
 * @...: what goes into @format
 *
 * Prints words about what is done, on standard error.
 */
void
whence_cli_say (const char *format,
                ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  put_visible (text, stderr);
}

/**
 * whence_cli_complain:
 * @format: what is wrong, beginning with the name of the file where there is one, as for printf()
 * @...: what goes into @format
 *
 * Prints why something cannot be done, with the name of the program in front, on standard error.
 */
void
whence_cli_complain (const char *format,
                     ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  whence_cli_say ("whence-cli: %s\n", text);
}

/**
 * whence_cli_progress:
 * @text: what is being done
 * @n_done: how much of it is done
 * @n_all: how much there is
 *
 * Shows how far something is, if there is a terminal to show it on.
 */
void
whence_cli_progress (const char *text,
                     guint       n_done,
                     guint       n_all)
{
  if (!isatty (STDERR_FILENO))
    return;

  fprintf (stderr, "\r\033[K%s %u/%u", text, n_done, n_all);
  fflush (stderr);
  progress_shown = TRUE;
}
