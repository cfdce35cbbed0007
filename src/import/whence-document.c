/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-import"

#include "config.h"

#include <gio/gio.h>

#include "import/whence-document.h"

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_TITLE,
  PROP_URL,
  PROP_PUBLISHER,
  PROP_PUBLISHED,
  PROP_RETRIEVED,
  PROP_LANGUAGE,
  PROP_MEDIA_TYPE,
  PROP_FILE_NAME,
  PROP_SHA256,
  PROP_AUTHORS,
  PROP_NOTES,
  PROP_HEADINGS,
  PROP_PAGES,
  N_PROPS
};

/* The strings come first and the string lists next, so that each group is one array. */
#define FIRST_STRING PROP_TEXT
#define N_STRINGS    (PROP_AUTHORS - FIRST_STRING)
#define FIRST_LIST   PROP_AUTHORS
#define N_LISTS      (PROP_HEADINGS - FIRST_LIST)

/**
 * WhenceDocument:
 *
 * What an importer read from one document: its text and what the document says about itself.
 * It never changes once made, so it may be built in one thread and used in another.
 */
struct _WhenceDocument
{
  GObject parent_instance;

  char *strings[N_STRINGS]; /* never %NULL once constructed; by property id */
  char **lists[N_LISTS];    /* never %NULL once constructed; by property id */
  GVariant *headings;       /* a(uuu): start, end (code points, half-open), level 1 to 6 */
  GVariant *pages;          /* au: the code point at which each page starts, ascending */
};

G_DEFINE_FINAL_TYPE (WhenceDocument, whence_document, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
whence_document_constructed (GObject *object)
{
  WhenceDocument *self = WHENCE_DOCUMENT (object);

  G_OBJECT_CLASS (whence_document_parent_class)->constructed (object);

  for (guint i = 0; i < N_STRINGS; i++)
    if (self->strings[i] == NULL)
      self->strings[i] = g_strdup ("");
  for (guint i = 0; i < N_LISTS; i++)
    if (self->lists[i] == NULL)
      self->lists[i] = g_new0 (char *, 1);
  if (self->headings == NULL)
    self->headings = g_variant_ref_sink (g_variant_new ("a(uuu)", NULL));
  if (self->pages == NULL)
    self->pages = g_variant_ref_sink (g_variant_new ("au", NULL));
}

static void
whence_document_finalize (GObject *object)
{
  WhenceDocument *self = WHENCE_DOCUMENT (object);

  for (guint i = 0; i < N_STRINGS; i++)
    g_free (self->strings[i]);
  for (guint i = 0; i < N_LISTS; i++)
    g_strfreev (self->lists[i]);
  g_variant_unref (self->headings);
  g_variant_unref (self->pages);

  G_OBJECT_CLASS (whence_document_parent_class)->finalize (object);
}

static void
whence_document_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  WhenceDocument *self = WHENCE_DOCUMENT (object);

  if (prop_id == PROP_HEADINGS)
    g_value_set_variant (value, self->headings);
  else if (prop_id == PROP_PAGES)
    g_value_set_variant (value, self->pages);
  else if (prop_id >= FIRST_STRING && prop_id < FIRST_STRING + N_STRINGS)
    g_value_set_string (value, self->strings[prop_id - FIRST_STRING]);
  else if (prop_id >= FIRST_LIST && prop_id < FIRST_LIST + N_LISTS)
    g_value_set_boxed (value, self->lists[prop_id - FIRST_LIST]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
whence_document_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  WhenceDocument *self = WHENCE_DOCUMENT (object);

  if (prop_id == PROP_HEADINGS)
    self->headings = g_value_dup_variant (value);
  else if (prop_id == PROP_PAGES)
    self->pages = g_value_dup_variant (value);
  else if (prop_id >= FIRST_STRING && prop_id < FIRST_STRING + N_STRINGS)
    self->strings[prop_id - FIRST_STRING] = g_value_dup_string (value);
  else if (prop_id >= FIRST_LIST && prop_id < FIRST_LIST + N_LISTS)
    self->lists[prop_id - FIRST_LIST] = g_value_dup_boxed (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
whence_document_class_init (WhenceDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  static const char *const string_names[N_STRINGS] = {
    "text",      "title",    "url",        "publisher", "published",
    "retrieved", "language", "media-type", "file-name", "sha256",
  };
  static const char *const list_names[N_LISTS] = { "authors", "notes" };

  object_class->constructed = whence_document_constructed;
  object_class->finalize = whence_document_finalize;
  object_class->get_property = whence_document_get_property;
  object_class->set_property = whence_document_set_property;

  for (guint i = 0; i < N_STRINGS; i++)
    properties[FIRST_STRING + i] = g_param_spec_string (string_names[i], NULL, NULL, NULL, flags);
  for (guint i = 0; i < N_LISTS; i++)
    properties[FIRST_LIST + i] = g_param_spec_boxed (list_names[i], NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_HEADINGS] =
      g_param_spec_variant ("headings", NULL, NULL, G_VARIANT_TYPE ("a(uuu)"), NULL, flags);
  properties[PROP_PAGES] =
      g_param_spec_variant ("pages", NULL, NULL, G_VARIANT_TYPE ("au"), NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
whence_document_init (WhenceDocument *self)
{
}

/**
 * whence_document_get_text:
 * @self: a #WhenceDocument
 *
 * The document as Whence keeps it: UTF-8 with LF line ends, no byte order mark, no NUL.
 *
 * Returns: (transfer none): a string
 */
const char *
whence_document_get_text (WhenceDocument *self)
{
  g_return_val_if_fail (WHENCE_IS_DOCUMENT (self), NULL);

  return self->strings[PROP_TEXT - FIRST_STRING];
}

/**
 * whence_document_get_title:
 * @self: a #WhenceDocument
 *
 * What the document calls itself, or its first line, or its file name without extension.
 *
 * Returns: (transfer none): a string
 */
const char *
whence_document_get_title (WhenceDocument *self)
{
  g_return_val_if_fail (WHENCE_IS_DOCUMENT (self), NULL);

  return self->strings[PROP_TITLE - FIRST_STRING];
}

/**
 * whence_document_get_url:
 * @self: a #WhenceDocument
 *
 * Where the document says it was published.
 *
 * Returns: (transfer none): a string, empty if the document does not say
 */
const char *
whence_document_get_url (WhenceDocument *self)
{
  g_return_val_if_fail (WHENCE_IS_DOCUMENT (self), NULL);

  return self->strings[PROP_URL - FIRST_STRING];
}

/**
 * whence_document_get_publisher:
 * @self: a #WhenceDocument
 *
 * Who published the document.
 *
 * Returns: (transfer none): a string, empty if the document does not say
 */
const char *
whence_document_get_publisher (WhenceDocument *self)
{
  g_return_val_if_fail (WHENCE_IS_DOCUMENT (self), NULL);

  return self->strings[PROP_PUBLISHER - FIRST_STRING];
}

/**
 * whence_document_get_published:
 * @self: a #WhenceDocument
 *
 * The day of publication: an ISO 8601 date, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
 *
 * Returns: (transfer none): a string, empty if the document does not say
 */
const char *
whence_document_get_published (WhenceDocument *self)
{
  g_return_val_if_fail (WHENCE_IS_DOCUMENT (self), NULL);

  return self->strings[PROP_PUBLISHED - FIRST_STRING];
}

/**
 * whence_document_get_retrieved:
 * @self: a #WhenceDocument
 *
 * When the document was read: UTC to the second, `YYYY-MM-DDTHH:MM:SSZ`.
 *
 * Returns: (transfer none): a string
 */
const char *
whence_document_get_retrieved (WhenceDocument *self)
{
  g_return_val_if_fail (WHENCE_IS_DOCUMENT (self), NULL);

  return self->strings[PROP_RETRIEVED - FIRST_STRING];
}

/**
 * whence_document_get_language:
 * @self: a #WhenceDocument
 *
 * The language of the document, a BCP 47 tag.
 *
 * Returns: (transfer none): a string, empty if the document does not say
 */
const char *
whence_document_get_language (WhenceDocument *self)
{
  g_return_val_if_fail (WHENCE_IS_DOCUMENT (self), NULL);

  return self->strings[PROP_LANGUAGE - FIRST_STRING];
}

/**
 * whence_document_get_media_type:
 * @self: a #WhenceDocument
 *
 * The media type of the original bytes, `text/markdown` for instance.
 *
 * Returns: (transfer none): a string
 */
const char *
whence_document_get_media_type (WhenceDocument *self)
{
  g_return_val_if_fail (WHENCE_IS_DOCUMENT (self), NULL);

  return self->strings[PROP_MEDIA_TYPE - FIRST_STRING];
}

/**
 * whence_document_get_file_name:
 * @self: a #WhenceDocument
 *
 * The name of the file without its folders; empty for pasted text.
 *
 * Returns: (transfer none): a string, possibly empty
 */
const char *
whence_document_get_file_name (WhenceDocument *self)
{
  g_return_val_if_fail (WHENCE_IS_DOCUMENT (self), NULL);

  return self->strings[PROP_FILE_NAME - FIRST_STRING];
}

/**
 * whence_document_get_sha256:
 * @self: a #WhenceDocument
 *
 * The SHA-256 of the original bytes, 64 lower case hexadecimal digits.
 *
 * Returns: (transfer none): a string
 */
const char *
whence_document_get_sha256 (WhenceDocument *self)
{
  g_return_val_if_fail (WHENCE_IS_DOCUMENT (self), NULL);

  return self->strings[PROP_SHA256 - FIRST_STRING];
}

/**
 * whence_document_get_authors:
 * @self: a #WhenceDocument
 *
 * The names of those who wrote the document, in its order.
 *
 * Returns: (transfer none) (array zero-terminated=1): the strings, possibly none
 */
const char *const *
whence_document_get_authors (WhenceDocument *self)
{
  g_return_val_if_fail (WHENCE_IS_DOCUMENT (self), NULL);

  return (const char *const *) self->lists[PROP_AUTHORS - FIRST_LIST];
}

/**
 * whence_document_get_notes:
 * @self: a #WhenceDocument
 *
 * What was assumed or converted while reading: one translated sentence each, for people.
 *
 * Returns: (transfer none) (array zero-terminated=1): the strings, possibly none
 */
const char *const *
whence_document_get_notes (WhenceDocument *self)
{
  g_return_val_if_fail (WHENCE_IS_DOCUMENT (self), NULL);

  return (const char *const *) self->lists[PROP_NOTES - FIRST_LIST];
}

/**
 * whence_document_get_headings:
 * @self: a #WhenceDocument
 *
 * The headings of the document, in its order, as `a(uuu)`: start and end (code points into the
 * text, half-open) and level (1 to 6).
 *
 * Returns: (transfer none): an array, possibly empty
 */
GVariant *
whence_document_get_headings (WhenceDocument *self)
{
  g_return_val_if_fail (WHENCE_IS_DOCUMENT (self), NULL);

  return self->headings;
}

/**
 * whence_document_get_pages:
 * @self: a #WhenceDocument
 *
 * The code points into the text at which its pages start, ascending, as `au`.
 *
 * Returns: (transfer none): an array, possibly empty
 */
GVariant *
whence_document_get_pages (WhenceDocument *self)
{
  g_return_val_if_fail (WHENCE_IS_DOCUMENT (self), NULL);

  return self->pages;
}
