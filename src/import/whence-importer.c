/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-import"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "import/whence-content-type.h"
#include "import/whence-import-private.h"
#include "import/whence-importer.h"

/**
 * whence_importers_list:
 *
 * Lists the formats that documents are read from, those that this build lacks a library for
 * among them.
 *
 * Returns: (transfer none) (array zero-terminated=1): the importers
 */
const WhenceImporter *const *
whence_importers_list (void)
{
  static const WhenceImporter *const importers[] = {
    &whence_importer_text,
    &whence_importer_markdown,
    NULL,
  };

  return importers;
}

/**
 * whence_importer_get_label:
 * @self: an importer
 *
 * Gets what people call the format.
 *
 * Returns: (transfer none): a translated name
 */
const char *
whence_importer_get_label (const WhenceImporter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _(self->label);
}

/**
 * whence_importer_for_name:
 * @file_name: the name of a file
 *
 * Finds the importer that files with such a name usually want. What the file holds may say
 * otherwise: see whence_importer_for_bytes().
 *
 * Returns: (transfer none) (nullable): an importer, available or not; %NULL if none
 */
const WhenceImporter *
whence_importer_for_name (const char *file_name)
{
  const char *dot;

  g_return_val_if_fail (file_name != NULL, NULL);

  dot = strrchr (file_name, '.');
  if (dot == NULL)
    return NULL;

  for (const WhenceImporter *const *p = whence_importers_list (); *p != NULL; p++)
    for (const char *const *extension = (*p)->extensions; *extension != NULL; extension++)
      if (g_ascii_strcasecmp (dot + 1, *extension) == 0)
        return *p;

  return NULL;
}

/**
 * whence_importer_for_content_type:
 * @content_type: a media type without parameters
 *
 * Finds the importer for a media type.
 *
 * Returns: (transfer none) (nullable): an importer, available or not; %NULL if none
 */
const WhenceImporter *
whence_importer_for_content_type (const char *content_type)
{
  g_return_val_if_fail (content_type != NULL, NULL);

  for (const WhenceImporter *const *p = whence_importers_list (); *p != NULL; p++)
    for (const char *const *type = (*p)->media_types; *type != NULL; type++)
      if (g_ascii_strcasecmp (content_type, *type) == 0)
        return *p;

  return NULL;
}

static char *
list_labels (void)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (const WhenceImporter *const *p = whence_importers_list (); *p != NULL; p++)
    {
      if (!(*p)->available)
        continue;
      if (labels->len > 0)
        /* Translators: goes between the names of file formats */
        g_string_append (labels, C_("list of formats", ", "));
      g_string_append (labels, whence_importer_get_label (*p));
    }

  return g_string_free (g_steal_pointer (&labels), FALSE);
}

/**
 * whence_importer_for_bytes:
 * @input: a document
 * @content_type: (out) (optional) (transfer full): the media type that it turned out to have
 * @error: return location for an error
 *
 * Finds the importer for a document. What its bytes hold weighs more than the declared media
 * type, and that more than the name.
 *
 * Errors, none of which names the document: %WHENCE_IMPORT_ERROR_EMPTY if it has no bytes,
 * %WHENCE_IMPORT_ERROR_UNSUPPORTED if no importer reads its format, %WHENCE_IMPORT_ERROR_BINARY
 * if it is not text and of no format that is known, %WHENCE_IMPORT_ERROR_UNAVAILABLE if this
 * build lacks the library.
 *
 * Returns: (transfer none): an importer that is available, or %NULL with @error set
 */
const WhenceImporter *
whence_importer_for_bytes (const WhenceImportInput *input, char **content_type, GError **error)
{
  g_autofree char *type = NULL;
  g_autofree char *labels = NULL;
  const WhenceImporter *importer;
  gboolean is_plain = FALSE;

  g_return_val_if_fail (input != NULL && input->bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_bytes_get_size (input->bytes) == 0)
    {
      g_set_error_literal (error,
                           WHENCE_IMPORT_ERROR,
                           WHENCE_IMPORT_ERROR_EMPTY,
                           _("holds no text"));
      return NULL;
    }

  type = whence_content_type_guess (input, &is_plain);
  importer = whence_importer_for_content_type (type);
  if (importer == NULL && is_plain)
    importer = &whence_importer_text;

  labels = list_labels ();
  if (importer == NULL && strcmp (type, WHENCE_CONTENT_TYPE_UNKNOWN) == 0)
    g_set_error (error,
                 WHENCE_IMPORT_ERROR,
                 WHENCE_IMPORT_ERROR_BINARY,
                 /* Translators: %s is a list of file formats */
                 _("is not text, nor of a format that is known; Whence reads: %s"),
                 labels);
  else if (importer == NULL)
    g_set_error (error,
                 WHENCE_IMPORT_ERROR,
                 WHENCE_IMPORT_ERROR_UNSUPPORTED,
                 /* Translators: “an image”, its media type, a list of file formats */
                 _("is %s (%s); Whence reads: %s"),
                 whence_content_type_describe (type),
                 type,
                 labels);
  else if (!importer->available)
    g_set_error (error,
                 WHENCE_IMPORT_ERROR,
                 WHENCE_IMPORT_ERROR_UNAVAILABLE,
                 /* Translators: the name of a file format, the name of a library */
                 _("is %s, which this build of Whence cannot read: it was made without %s"),
                 whence_importer_get_label (importer),
                 importer->missing);
  else
    {
      if (content_type != NULL)
        *content_type = g_steal_pointer (&type);
      return importer;
    }

  return NULL;
}
