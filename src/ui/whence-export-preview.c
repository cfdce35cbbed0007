/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first screen of an export as text, for the dialog. */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "ui/whence-export-preview.h"

/* How much of a file is shown, in bytes. */
#define PREVIEW_SIZE 3000

/* The start of a text in UTF-8, cut between characters. */
static void
append_start (GString    *out,
              const char *text,
              gsize       length)
{
  const char *end = NULL;
  gsize shown = MIN (length, PREVIEW_SIZE);

  g_utf8_validate_len (text, shown, &end);
  g_string_append_len (out, text, end - text);
  if ((gsize) (end - text) < length)
    g_string_append (out, "…");
}

static void
append_entity (GString     *out,
               const char **text)
{
  static const struct
  {
    const char *entity;
    const char *character;
  } entities[] = {
    { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&#39;", "'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      if (g_str_has_prefix (*text, entities[i].entity))
        {
          g_string_append (out, entities[i].character);
          *text += strlen (entities[i].entity);
          return;
        }
    }

  g_string_append_c (out, *(*text)++);
}

static gboolean
breaks_line (const char *tag)
{
  static const char *const blocks[] = {
    "</p>", "</h", "</li>", "</dt>", "</dd>", "</div>", "</section>", "</header>", "<br", "</nav>",
    "</blockquote>", "</ul>", "</ol>", "</figure>", NULL
  };

  for (guint i = 0; blocks[i] != NULL; i++)
    {
      if (g_str_has_prefix (tag, blocks[i]))
        return TRUE;
    }

  return FALSE;
}

/* Line ends and spaces as a reader sees them: not those of the file. */
static void
append_folded (GString *out,
               char     c)
{
  if (out->len > 0 && !g_ascii_isspace (out->str[out->len - 1]))
    g_string_append_c (out, c);
}

/* What a browser would show of our own HTML, without its style. */
static char *
html_to_text (const char *html)
{
  GString *out = g_string_new (NULL);
  const char *p = strstr (html, "<body");

  while (p != NULL && *p != '\0' && out->len < PREVIEW_SIZE)
    {
      if (*p == '<')
        {
          if (breaks_line (p))
            append_folded (out, '\n');
          p = strchr (p, '>');
          p = p != NULL ? p + 1 : NULL;
        }
      else if (*p == '&')
        append_entity (out, &p);
      else if (g_ascii_isspace (*p))
        {
          append_folded (out, ' ');
          p++;
        }
      else
        g_string_append_c (out, *p++);
    }

  return g_string_free (out, FALSE);
}

static void
append_file (GString              *out,
             const WhenceExporter *exporter,
             WhenceExportFile     *file)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (file->bytes, &length);
  g_autofree char *text = NULL;

  if (g_strcmp0 (exporter->media_type, "text/html") == 0)
    {
      g_autofree char *html = g_strndup (data, length);

      text = html_to_text (html);
    }
  else
    text = g_strndup (data, length);

  append_start (out, text, strlen (text));
}

/**
 * whence_export_preview_text:
 * @exporter: a format
 * @files: (element-type WhenceExportFile): what it makes of a project
 *
 * Returns: (transfer full): the first screen of it as text; of a folder, each file with its size
 *   and the start of the first
 */
char *
whence_export_preview_text (const WhenceExporter *exporter,
                            GPtrArray            *files)
{
  GString *out = g_string_new (NULL);

  if (exporter->extension == NULL)
    {
      for (guint i = 0; i < files->len; i++)
        {
          WhenceExportFile *file = g_ptr_array_index (files, i);
          g_autofree char *size = g_format_size (g_bytes_get_size (file->bytes));

          g_string_append_printf (out, "%s  (%s)\n", file->name, size);
        }
      g_string_append_c (out, '\n');
    }
  if (files->len > 0)
    append_file (out, exporter, g_ptr_array_index (files, 0));

  return g_string_free (out, FALSE);
}
