/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-import"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "import/whence-import-private.h"

#if HAVE_CMARK
#include "import/whence-markdown-render.h"
#include "import/whence-text-decode.h"

/* Sets the text of a document from Markdown that stays as it is, as the last resort. */
static void
set_unrendered (WhenceDocumentBuilder *builder, const char *markdown)
{
  whence_document_builder_take_note (
      builder, g_strdup (_("Read as plain text: its Markdown nests deeper than anyone reads")));
  whence_import_set_plain_text (builder, g_strdup (markdown));
}

static WhenceDocument *
read_markdown (const WhenceImporter *self,
               const WhenceImportInput *input,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (WhenceDocumentBuilder) builder = whence_import_begin (input);
  g_autofree char *markdown = whence_import_decode (builder, input, error);
  g_autofree char *text = NULL;
  const char *body;

  if (markdown == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  body = markdown + whence_front_matter_read (markdown, builder);
  while (g_str_has_prefix (body, WHENCE_TEXT_UTF8_MARK))
    body += strlen (WHENCE_TEXT_UTF8_MARK);
  if (whence_markdown_is_too_deep (body))
    set_unrendered (builder, body);
  else
    {
      text = whence_markdown_render (body, builder, cancellable, error);
      if (text == NULL)
        return NULL;
      whence_import_title_fallback (builder);
      whence_import_set_plain_text (builder, g_steal_pointer (&text));
    }

  return whence_document_builder_end (builder);
}

#else

static WhenceDocument *
read_markdown (const WhenceImporter *self,
               const WhenceImportInput *input,
               GCancellable *cancellable,
               GError **error)
{
  g_set_error_literal (error,
                       WHENCE_IMPORT_ERROR,
                       WHENCE_IMPORT_ERROR_UNAVAILABLE,
                       _("is Markdown, which this build of Whence cannot read"));
  return NULL;
}

#endif

static const char *const extensions[] = { "md", "markdown", "mdown", "mkd", "mkdn", NULL };
static const char *const media_types[] = { "text/markdown", "text/x-markdown", NULL };

const WhenceImporter whence_importer_markdown = {
  .id = "markdown",
  .label = N_("Markdown"),
  .extensions = extensions,
  .media_types = media_types,
  .available = HAVE_CMARK,
  .missing = HAVE_CMARK ? NULL : "libcmark",
  .max_bytes = WHENCE_IMPORT_MARKDOWN_MAX_BYTES,
  .read = read_markdown,
};
