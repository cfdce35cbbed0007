/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a journal. A line is a JSON object whose first member is its number and whose last is
 * the checksum of all before it:
 *
 *   {"seq":7,…,"sum":"f3a1…"}
 *
 * The numbers rise by one, so that a line that is missing or there twice shows.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <string.h>

#include "store/whence-journal-private.h"
#include "store/whence-json-parse.h"
#include "store/whence-json-scan.h"

/* A line holds an object of a project, a few levels deeper than the file has it. */
#define MAX_DEPTH 80

static void
line_free (gpointer data)
{
  WhenceJournalLine *line = data;

  json_object_unref (line->json);
  g_free (line);
}

/* The checksum of the start of a line: the first half of its SHA-256, in hexadecimal digits. */
char *
whence_journal_sum (const char *data,
                    gsize       size)
{
  char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, size);

  sum[WHENCE_JOURNAL_SUM_LENGTH] = '\0';
  return sum;
}

static gboolean
has_right_sum (const char *data,
               gsize       size)
{
  const gsize tail = strlen (",\"sum\":\"") + WHENCE_JOURNAL_SUM_LENGTH + strlen ("\"}");
  g_autofree char *sum = NULL;
  g_autofree char *expected = NULL;

  if (size <= tail)
    return FALSE;

  sum = whence_journal_sum (data, size - tail);
  expected = g_strdup_printf (",\"sum\":\"%s\"}", sum);
  return memcmp (data + size - tail, expected, tail) == 0;
}

static WhenceJournalLine *
parse_line (const char *data,
            gsize       size)
{
  const WhenceJsonLimits limits = { .depth = MAX_DEPTH, .any_number = TRUE };
  g_autoptr (GHashTable) numbers = whence_json_numbers_new ();
  g_autoptr (JsonNode) parsed = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonNode *seq;
  WhenceJournalLine *line;

  if (!has_right_sum (data, size) ||
      !whence_json_scan (data, size, &limits, NULL, NULL, NULL))
    return NULL;

  /* What objects have besides what this program knows comes back as it was. */
  parsed = whence_json_parse (data, size, numbers);
  root = whence_json_keep_numbers (parsed, numbers);
  if (!JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  seq = json_object_get_member (json_node_get_object (root), "seq");
  if (seq == NULL || !JSON_NODE_HOLDS_VALUE (seq) ||
      json_node_get_value_type (seq) != G_TYPE_INT64 || json_node_get_int (seq) <= 0)
    return NULL;

  line = g_new0 (WhenceJournalLine, 1);
  line->seq = (guint64) json_node_get_int (seq);
  line->json = json_node_dup_object (root);
  return line;
}

/**
 * whence_journal_content_parse:
 * @data: the bytes of a journal
 * @size: how many
 *
 * Reads a journal as far as it is sound.
 *
 * Returns: (transfer full): what is in it
 */
WhenceJournalContent *
whence_journal_content_parse (const char *data,
                              gsize       size)
{
  WhenceJournalContent *self = g_new0 (WhenceJournalContent, 1);
  gsize start = 0;

  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->size = size;
  while (start < size)
    {
      const char *newline = memchr (data + start, '\n', size - start);
      gsize length = newline != NULL ? (gsize) (newline - data) - start : size - start;
      WhenceJournalLine *last = self->lines->len > 0 ?
                                  g_ptr_array_index (self->lines, self->lines->len - 1) : NULL;
      WhenceJournalLine *line = newline != NULL ? parse_line (data + start, length) : NULL;

      if (line == NULL || (last != NULL && line->seq != last->seq + 1))
        {
          /* A crash leaves a part of the last line, or zeros where it was to be. */
          self->torn = newline == NULL || newline == data + size - 1;
          self->damaged = !self->torn;
          if (line != NULL)
            {
              self->torn = FALSE;
              self->damaged = TRUE;
              line_free (line);
            }
          break;
        }

      start += length + 1;
      line->end = start;
      g_ptr_array_add (self->lines, line);
    }

  return self;
}

/**
 * whence_journal_content_read:
 * @path: a journal
 * @error: return location for an error
 *
 * Reads a journal as whence_journal_content_parse() does.
 *
 * Returns: (transfer full): what is in it; %NULL with an error of #G_FILE_ERROR
 */
WhenceJournalContent *
whence_journal_content_read (const char  *path,
                             GError     **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);

  if (file == NULL)
    return NULL;

  return whence_journal_content_parse (g_mapped_file_get_contents (file),
                                       g_mapped_file_get_length (file));
}

/**
 * whence_journal_content_free:
 * @self: (transfer full): what is in a journal
 *
 * Frees it.
 */
void
whence_journal_content_free (WhenceJournalContent *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->lines);
  g_free (self);
}

/**
 * whence_journal_line_get:
 * @line: a line
 * @name: the name of a member
 *
 * Returns: (transfer none) (nullable): the member, if it is there and is a string
 */
const char *
whence_journal_line_get (WhenceJournalLine *line,
                         const char        *name)
{
  JsonNode *node;

  g_return_val_if_fail (line != NULL, NULL);

  node = json_object_get_member (line->json, name);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}
