/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document that is brought in is sound text with sound headings, and makes a source that a
 * project can keep. The first byte of the input says how the document is declared.
 */

#include "config.h"

#include <string.h>

#include "core/whence-core.h"
#include "fuzz-target.h"
#include "import/whence-import-source.h"
#include "import/whence-import.h"
#include "store/whence-project-reader.h"
#include "store/whence-project-writer.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* The lower bits of the first byte choose the name, the upper ones the encoding. */
static const char *const names[] = { "paper.md", "paper.txt", NULL, "paper.htm" };
static const char *const charsets[] = {
  NULL, "utf-8", "windows-1252", "utf-16le", "iso-2022-jp", "shift_jis", "utf-16", "no such one"
};

static WhenceDocument *
import (const guint8  *data,
        gsize          size,
        GError       **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data + 1, size - 1);
  WhenceImportInput input = { 0 };

  input.bytes = bytes;
  input.file_name = names[data[0] % G_N_ELEMENTS (names)];
  input.charset = charsets[data[0] / G_N_ELEMENTS (names) % G_N_ELEMENTS (charsets)];
  input.media_type = data[0] >= 0x80 ? "text/markdown" : NULL;
  input.url = data[0] >= 0xc0 ? "https://example.org/paper" : NULL;

  return whence_import_bytes (&input, NULL, error);
}

static void
assert_headings (WhenceDocument *document)
{
  glong length = g_utf8_strlen (whence_document_get_text (document), -1);
  GVariantIter iter;
  guint start, end, level, page;
  guint before = 0;

  g_variant_iter_init (&iter, whence_document_get_headings (document));
  while (g_variant_iter_next (&iter, "(uuu)", &start, &end, &level))
    {
      g_assert_cmpuint (start, >=, before);
      g_assert_cmpuint (start, <=, end);
      g_assert_cmpint (end, <=, length);
      g_assert_cmpuint (level, >=, 1);
      g_assert_cmpuint (level, <=, 6);
      before = end;
    }

  before = 0;
  g_variant_iter_init (&iter, whence_document_get_pages (document));
  while (g_variant_iter_next (&iter, "u", &page))
    {
      g_assert_cmpuint (page, >=, before);
      g_assert_cmpint (page, <=, length);
      before = page;
    }
}

static void
assert_document (WhenceDocument *document)
{
  const char *text = whence_document_get_text (document);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpuint (*text, !=, '\0');
  g_assert_null (strchr (text, '\r'));
  g_assert_false (g_str_has_prefix (text, BYTE_ORDER_MARK));
  g_assert_true (g_utf8_validate (whence_document_get_title (document), -1, NULL));
  for (const char *const *note = whence_document_get_notes (document);
       note != NULL && *note != NULL; note++)
    g_assert_true (g_utf8_validate (*note, -1, NULL));
}

static void
assert_source (WhenceDocument *document)
{
  g_autoptr (WhenceProject) project = whence_project_new ();
  g_autoptr (WhenceProject) other = NULL;
  g_autoptr (WhenceChange) change = whence_change_new ("Bring in");
  g_autoptr (WhenceSource) source = whence_document_to_source (document);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;

  whence_edit_add_source (change, project, source);
  whence_project_apply (project, change, &error);
  g_assert_no_error (error);
  bytes = whence_project_write (project);
  other = whence_project_read (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  again = whence_project_write (other);
  fuzz_assert_same_bytes (bytes, again);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (WhenceDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (size == 0)
    return 0;

  document = import (data, size, &error);
  if (document == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  g_assert_no_error (error);
  assert_document (document);
  assert_headings (document);
  assert_source (document);

  return 0;
}
