/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-import"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "import/whence-content-type.h"
#include "import/whence-text-decode.h"

/* The start of a document tells its type. */
#define SAMPLE_BYTES (64 * 1024)

#define HTML "text/html"

/* Formats told apart here, so that a system without the shared MIME database tells them apart
 * too; with it, GIO knows hundreds more. A text may start with those that are @weak. */
static const struct
{
  gsize offset;
  gsize length;
  const char *bytes;
  const char *type;
  gboolean weak;
} signatures[] = {
  { 0, 5, "%PDF-", "application/pdf", FALSE },
  { 0, 5, "{\\rtf", "application/rtf", FALSE },
  { 0, 5, "%!PS-", "application/postscript", FALSE },
  { 0, 4, "PK\x03\x04", "application/zip", FALSE },
  { 0, 4, "PK\x05\x06", "application/zip", FALSE },
  { 0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "application/x-ole-storage", FALSE },
  { 0, 3, "\x1F\x8B\x08", "application/gzip", FALSE },
  { 0,
    6,
    "\xFD"
    "7zXZ",
    "application/x-xz",
    FALSE },
  { 0, 6, "7z\xBC\xAF\x27\x1C", "application/x-7z-compressed", FALSE },
  { 0, 6, "Rar!\x1A\x07", "application/vnd.rar", FALSE },
  { 0, 4, "\x28\xB5\x2F\xFD", "application/zstd", FALSE },
  { 0, 8, "\x89PNG\r\n\x1A\n", "image/png", FALSE },
  { 0, 3, "\xFF\xD8\xFF", "image/jpeg", FALSE },
  { 0, 6, "GIF87a", "image/gif", TRUE },
  { 0, 6, "GIF89a", "image/gif", TRUE },
  { 0, 4, "II*\0", "image/tiff", FALSE },
  { 0, 4, "MM\0*", "image/tiff", FALSE },
  { 8, 4, "WEBP", "image/webp", TRUE },
  { 8, 4, "WAVE", "audio/x-wav", TRUE },
  { 4, 8, "ftypavif", "image/avif", TRUE },
  { 4, 8, "ftypheic", "image/heif", TRUE },
  { 4, 8, "ftypM4A ", "audio/mp4", TRUE },
  { 4, 4, "ftyp", "video/mp4", TRUE },
  { 0, 4, "\x1A\x45\xDF\xA3", "video/x-matroska", FALSE },
  { 0, 4, "OggS", "audio/ogg", TRUE },
  { 0, 4, "fLaC", "audio/flac", TRUE },
  { 0,
    4,
    "\x7F"
    "ELF",
    "application/x-executable",
    FALSE },
  { 0, 4, "\0asm", "application/wasm", FALSE },
  { 0, 16, "SQLite format 3", "application/vnd.sqlite3", FALSE },
};

static const char *
match_signature (const guint8 *data, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= signatures[i].offset + signatures[i].length &&
        memcmp (data + signatures[i].offset, signatures[i].bytes, signatures[i].length) == 0 &&
        (!signatures[i].weak || !whence_text_is_likely (data, length)))
      return signatures[i].type;

  return NULL;
}

static gboolean
has_prefix_ascii (const char *data, gsize length, const char *prefix)
{
  gsize prefix_length = strlen (prefix);

  return length >= prefix_length && g_ascii_strncasecmp (data, prefix, prefix_length) == 0;
}

/* Whether a text starts as a web page does. */
static gboolean
starts_as_html (const char *data, gsize length)
{
  if (has_prefix_ascii (data, length, "\xEF\xBB\xBF"))
    data += 3, length -= 3;
  while (length > 0 && g_ascii_isspace (*data))
    data++, length--;

  return has_prefix_ascii (data, length, "<!doctype html") ||
         has_prefix_ascii (data, length, "<html");
}

static gboolean
is_html_name (const char *file_name)
{
  static const char *const endings[] = { ".html", ".htm", ".xhtml", ".xht" };
  gsize length = strlen (file_name);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (length >= strlen (endings[i]) &&
        g_ascii_strcasecmp (file_name + length - strlen (endings[i]), endings[i]) == 0)
      return TRUE;

  return FALSE;
}

/* The media type alone, in lower case: “text/html; charset=utf-8” → “text/html”. */
static char *
strip_parameters (const char *media_type)
{
  g_autofree char *type = g_strndup (media_type, strcspn (media_type, ";"));
  g_autofree char *lower = g_ascii_strdown (g_strstrip (type), -1);

  return g_utf8_make_valid (lower, -1);
}

/* Text that reads well as it stands, unlike a web page or a drawing. */
static gboolean
is_plain_type (const char *type)
{
  return strcmp (type, HTML) != 0 && strcmp (type, "application/xhtml+xml") != 0 &&
         strcmp (type, "application/rtf") != 0 && strcmp (type, "text/rtf") != 0 &&
         !g_str_has_prefix (type, "image/");
}

/* Which kind of text a text is. The bytes do not tell one kind from another, apart from web
 * pages, so the declared type and the name do. */
static char *
guess_text_type (const WhenceImportInput *input, const char *data, gsize length)
{
  const WhenceImporter *importer =
      input->file_name != NULL ? whence_importer_for_name (input->file_name) : NULL;
  g_autofree char *declared = input->media_type ? strip_parameters (input->media_type) : NULL;
  g_autofree char *named = NULL;
  g_autofree char *type = NULL;

  if (declared != NULL && g_str_has_prefix (declared, "text/") &&
      strcmp (declared, "text/plain") != 0)
    return g_steal_pointer (&declared);
  if (importer != NULL)
    return g_strdup (importer->media_types[0]);
  if (starts_as_html (data, length) || (input->file_name && is_html_name (input->file_name)))
    return g_strdup (HTML);

  if (input->file_name != NULL)
    {
      named = g_content_type_guess (input->file_name, NULL, 0, NULL);
      type = g_content_type_get_mime_type (named);
      if (type != NULL && g_content_type_is_a (named, "text/plain"))
        return g_steal_pointer (&type);
    }

  return g_strdup ("text/plain");
}

/**
 * whence_content_type_guess:
 * @input: a document
 * @is_plain: (out): whether it is text that reads well as it stands
 *
 * Tells the media type of a document, from its bytes first.
 *
 * Returns: (transfer full): a media type, %WHENCE_CONTENT_TYPE_UNKNOWN if it cannot be told
 */
char *
whence_content_type_guess (const WhenceImportInput *input, gboolean *is_plain)
{
  gsize size;
  const guint8 *data;
  const char *signature;
  g_autofree char *guessed = NULL;
  g_autofree char *type = NULL;
  gsize length;

  g_return_val_if_fail (input != NULL && input->bytes != NULL, NULL);
  g_return_val_if_fail (is_plain != NULL, NULL);

  data = g_bytes_get_data (input->bytes, &size);
  length = MIN (size, SAMPLE_BYTES);
  *is_plain = FALSE;

  signature = match_signature (data, length);
  if (signature == NULL && whence_text_is_likely (data, length))
    {
      type = guess_text_type (input, (const char *) data, length);
      *is_plain = is_plain_type (type);
      return g_steal_pointer (&type);
    }

  /* An office document is a container, and its name says which. */
  if (signature == NULL || strcmp (signature, "application/zip") == 0 ||
      strcmp (signature, "application/x-ole-storage") == 0)
    {
      guessed = g_content_type_guess (input->file_name, data, length, NULL);
      type = g_content_type_get_mime_type (guessed);
    }
  if (type == NULL || g_content_type_is_a (guessed, "text/plain") ||
      strcmp (type, WHENCE_CONTENT_TYPE_UNKNOWN) == 0)
    return g_strdup (signature != NULL ? signature : WHENCE_CONTENT_TYPE_UNKNOWN);

  return g_steal_pointer (&type);
}

/**
 * whence_content_type_describe:
 * @content_type: a media type
 *
 * Says what a document of this type is, to go after “is”.
 *
 * Returns: (transfer none): translated words, “an image” for instance
 */
const char *
whence_content_type_describe (const char *content_type)
{
  static const struct
  {
    const char *start;
    const char *words;
  } kinds[] = {
    { "image/", N_("an image") },
    { "audio/", N_("a sound recording") },
    { "video/", N_("a video") },
    { "font/", N_("a font") },
    { "text/html", N_("a web page") },
    { "application/xhtml", N_("a web page") },
    { "application/pdf", N_("a PDF document") },
    { "application/epub", N_("an electronic book") },
    { "application/vnd.oasis.", N_("an office document") },
    { "application/vnd.openxmlformats", N_("an office document") },
    { "application/vnd.ms-", N_("an office document") },
    { "application/msword", N_("an office document") },
    { "application/x-ole-storage", N_("an office document") },
    { "application/rtf", N_("an office document") },
    { "text/rtf", N_("an office document") },
    { "application/zip", N_("an archive") },
    { "application/gzip", N_("an archive") },
    { "application/zstd", N_("an archive") },
    { "application/vnd.rar", N_("an archive") },
    { "application/x-7z", N_("an archive") },
    { "application/x-xz", N_("an archive") },
    { "application/x-bzip", N_("an archive") },
    { "application/x-tar", N_("an archive") },
    { "application/x-compressed-tar", N_("an archive") },
    { "application/x-executable", N_("a program") },
    { "application/x-sharedlib", N_("a program") },
    { "application/vnd.microsoft.portable-executable", N_("a program") },
    { "application/wasm", N_("a program") },
    { "application/vnd.sqlite3", N_("a database") },
  };

  g_return_val_if_fail (content_type != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (content_type, kinds[i].start))
      return _(kinds[i].words);

  return _("of another format");
}
