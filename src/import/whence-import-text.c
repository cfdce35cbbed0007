/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-import"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/whence-time.h"
#include "import/whence-import-private.h"
#include "import/whence-text-decode.h"

/* A title made of the start of a long line has at most this many code points. */
#define SHORT_TITLE 80

/**
 * whence_import_begin:
 * @input: a document
 *
 * Starts a document with what is known of any: its name, type, address, checksum and the time.
 *
 * Returns: (transfer full): a builder
 */
WhenceDocumentBuilder *
whence_import_begin (const WhenceImportInput *input)
{
  WhenceDocumentBuilder *builder = whence_document_builder_new ();

  whence_document_builder_take (builder,
                                "sha256",
                                g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, input->bytes));
  whence_document_builder_take (builder, "retrieved", whence_time_now ());
  whence_document_builder_set (builder, "media-type", input->media_type);
  if (input->file_name != NULL)
    whence_document_builder_take (builder, "file-name", g_utf8_make_valid (input->file_name, -1));
  if (input->url != NULL)
    whence_document_builder_take (builder, "url", g_utf8_make_valid (input->url, -1));

  return builder;
}

/**
 * whence_import_decode:
 * @builder: the document being made; takes the notes of whence_text_decode()
 * @input: a document in a textual format
 * @error: return location for an error: those of whence_text_decode()
 *
 * Turns the bytes of a document into text.
 *
 * Returns: (transfer full): the text, or %NULL with @error set
 */
char *
whence_import_decode (WhenceDocumentBuilder *builder,
                      const WhenceImportInput *input,
                      GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  char *text = whence_text_decode (input->bytes, input->charset, notes, error);

  for (guint i = 0; i < notes->len; i++)
    whence_document_builder_take_note (builder, g_strdup (g_ptr_array_index (notes, i)));

  return text;
}

/**
 * whence_import_title_of_line:
 * @line: valid UTF-8
 * @length: its bytes
 *
 * Makes a title of a line: white space and control characters become single spaces between
 * words.
 *
 * Returns: (transfer full) (nullable): the title; %NULL if the line shows nothing or is longer
 *   than %WHENCE_IMPORT_TITLE_MAX code points
 */
char *
whence_import_title_of_line (const char *line, gsize length)
{
  g_autoptr (GString) title = g_string_new (NULL);
  const char *limit = line + length;
  gboolean visible = FALSE;
  gboolean space = FALSE;
  gsize n_code_points = 0;

  for (const char *p = line; p < limit; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          space = title->len > 0;
          continue;
        }
      n_code_points += space ? 2 : 1;
      if (n_code_points > WHENCE_IMPORT_TITLE_MAX)
        return NULL;
      if (space)
        g_string_append_c (title, ' ');
      space = FALSE;
      visible = visible || g_unichar_isgraph (c);
      g_string_append_unichar (title, c);
    }

  return visible ? g_string_free (g_steal_pointer (&title), FALSE) : NULL;
}

/* The start of a long line, up to the last space before SHORT_TITLE code points. */
static char *
cut_line (const char *line, gsize length)
{
  const char *limit = line + length;
  const char *end = line;
  const char *last_space = NULL;
  g_autofree char *start = NULL;

  for (gsize i = 0; i < SHORT_TITLE && end < limit; i++)
    {
      if (g_unichar_isspace (g_utf8_get_char (end)))
        last_space = end;
      end = g_utf8_next_char (end);
    }
  if (last_space != NULL && last_space > line)
    end = last_space;

  start = whence_import_title_of_line (line, (gsize) (end - line));
  return start != NULL ? g_strconcat (start, "…", NULL) : NULL;
}

/**
 * whence_import_title_fallback:
 * @builder: the document being made
 *
 * Gives a document that has no title yet the name of its file, without extension.
 */
void
whence_import_title_fallback (WhenceDocumentBuilder *builder)
{
  const char *file_name = whence_document_builder_peek (builder, "file-name");
  const char *dot;
  g_autofree char *title = NULL;

  if (whence_document_builder_peek (builder, "title") != NULL || file_name == NULL)
    return;

  dot = strrchr (file_name, '.');
  title = whence_import_title_of_line (file_name,
                                       dot != NULL && dot > file_name ? (gsize) (dot - file_name) :
                                                                        strlen (file_name));
  whence_document_builder_set (builder, "title", title != NULL ? title : file_name);
}

/**
 * whence_import_set_plain_text:
 * @builder: the document being made
 * @text: (transfer full): its text
 *
 * Sets the text, and the title from its first line that shows anything, if that is short;
 * otherwise the name of the file is the title, and for want of one the start of that line.
 */
void
whence_import_set_plain_text (WhenceDocumentBuilder *builder, char *text)
{
  const char *line = text;
  gsize length = 0;
  gboolean is_short = TRUE;
  g_autofree char *title = NULL;

  while (*line != '\0')
    {
      length = strcspn (line, "\n");
      title = whence_import_title_of_line (line, length);
      is_short = title != NULL;
      if (title == NULL)
        title = cut_line (line, length);
      if (title != NULL)
        break;
      line += length + (line[length] == '\n');
    }

  if (whence_document_builder_peek (builder, "title") == NULL && title != NULL &&
      (is_short || whence_document_builder_peek (builder, "file-name") == NULL))
    whence_document_builder_set (builder, "title", title);
  whence_import_title_fallback (builder);

  whence_document_builder_take (builder, "text", text);
}

static WhenceDocument *
read_text (const WhenceImporter *self,
           const WhenceImportInput *input,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (WhenceDocumentBuilder) builder = whence_import_begin (input);
  g_autofree char *text = whence_import_decode (builder, input, error);

  if (text == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (input->media_type != NULL && g_strcmp0 (input->media_type, "text/plain") != 0)
    whence_document_builder_take_note (builder,
                                       g_strdup_printf (_("Read as plain text, though it is %s"),
                                                        input->media_type));
  whence_import_set_plain_text (builder, g_steal_pointer (&text));

  return whence_document_builder_end (builder);
}

static const char *const extensions[] = { "txt", "text", "asc", NULL };
static const char *const media_types[] = { "text/plain", NULL };

const WhenceImporter whence_importer_text = {
  .id = "text",
  .label = N_("Plain text"),
  .extensions = extensions,
  .media_types = media_types,
  .available = TRUE,
  .max_bytes = WHENCE_IMPORT_TEXT_MAX_BYTES,
  .read = read_text,
};
