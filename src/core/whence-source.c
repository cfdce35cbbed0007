/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/whence-error.h"
#include "core/whence-heading.h"
#include "core/whence-member.h"
#include "core/whence-source.h"

/* Between offsets and bytes there is a table with the byte of every STRIDE-th code point. */
#define STRIDE 256

/* One document as it was read. Its text never changes once it is in a project. */
struct _WhenceSource
{
  WhenceRecord parent_instance;

  char *title;          /* its title */
  char *url;            /* where it is to be found */
  char *archive_url;    /* where a copy of it is kept */
  char *publisher;      /* who published it */
  char **authors;       /* who wrote it */
  char *published;      /* when it was published (a date) */
  char *retrieved;      /* when it was brought in (UTC, to the second) */
  char *language;       /* its language, as in BCP 47 */
  char *media_type;     /* the media type of the original */
  char *file_name;      /* the name of the file of the original */
  char *sha256;         /* the SHA-256 of the original bytes, in hexadecimal */
  char *reliability;    /* Admiralty `A` to `F` */
  GVariant *pages;      /* au: the offset at which each page starts; NULL for none */
  GListStore *headings; /* WhenceHeading, in the order of the text */
  char *text;           /* UTF-8 with LF line ends; NULL is the empty text */

  gboolean measured;    /* whether what follows is there; it is made when first asked for */
  gsize n_bytes;        /* the length of the text */
  guint length;         /* the length of the text in code points */
  gsize *strides;       /* the byte of code point 0, STRIDE, 2 STRIDE, … */
};

G_DEFINE_FINAL_TYPE (WhenceSource, whence_source, WHENCE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_URL,
  PROP_ARCHIVE_URL,
  PROP_PUBLISHER,
  PROP_AUTHORS,
  PROP_PUBLISHED,
  PROP_RETRIEVED,
  PROP_LANGUAGE,
  PROP_MEDIA_TYPE,
  PROP_FILE_NAME,
  PROP_SHA256,
  PROP_RELIABILITY,
  PROP_PAGES,
  PROP_HEADINGS,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static const char *const empty[] = { NULL };

/* What was measured is of the text that was there then. */
static void
whence_source_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  WhenceSource *self = WHENCE_SOURCE (object);

  G_OBJECT_CLASS (whence_source_parent_class)->set_property (object, prop_id, value, pspec);
  if (pspec == properties[PROP_TEXT])
    {
      g_clear_pointer (&self->strides, g_free);
      self->measured = FALSE;
    }
}

static void
whence_source_finalize (GObject *object)
{
  g_clear_pointer (&WHENCE_SOURCE (object)->strides, g_free);

  G_OBJECT_CLASS (whence_source_parent_class)->finalize (object);
}

static void
install_provenance (void)
{
  properties[PROP_TITLE] =
    whence_member_new_string ("title", G_STRUCT_OFFSET (WhenceSource, title),
                              WHENCE_FORMAT_LINE, WHENCE_MEMBER_NONE);

  properties[PROP_URL] =
    whence_member_new_string ("url", G_STRUCT_OFFSET (WhenceSource, url),
                              WHENCE_FORMAT_LINE, WHENCE_MEMBER_NONE);

  properties[PROP_ARCHIVE_URL] =
    whence_member_new_string ("archive-url", G_STRUCT_OFFSET (WhenceSource, archive_url),
                              WHENCE_FORMAT_LINE, WHENCE_MEMBER_NONE);

  properties[PROP_PUBLISHER] =
    whence_member_new_string ("publisher", G_STRUCT_OFFSET (WhenceSource, publisher),
                              WHENCE_FORMAT_LINE, WHENCE_MEMBER_NONE);

  properties[PROP_AUTHORS] =
    whence_member_new_strv ("authors", G_STRUCT_OFFSET (WhenceSource, authors), WHENCE_FORMAT_LINE);

  properties[PROP_PUBLISHED] =
    whence_member_new_string ("published", G_STRUCT_OFFSET (WhenceSource, published),
                              WHENCE_FORMAT_DATE, WHENCE_MEMBER_NONE);

  properties[PROP_RETRIEVED] =
    whence_member_new_string ("retrieved", G_STRUCT_OFFSET (WhenceSource, retrieved),
                              WHENCE_FORMAT_TIME, WHENCE_MEMBER_NONE);

  properties[PROP_LANGUAGE] =
    whence_member_new_string ("language", G_STRUCT_OFFSET (WhenceSource, language),
                              WHENCE_FORMAT_LANGUAGE, WHENCE_MEMBER_NONE);

  properties[PROP_MEDIA_TYPE] =
    whence_member_new_string ("media-type", G_STRUCT_OFFSET (WhenceSource, media_type),
                              WHENCE_FORMAT_LINE, WHENCE_MEMBER_NONE);

  properties[PROP_FILE_NAME] =
    whence_member_new_string ("file-name", G_STRUCT_OFFSET (WhenceSource, file_name),
                              WHENCE_FORMAT_LINE, WHENCE_MEMBER_NONE);

  properties[PROP_SHA256] =
    whence_member_new_string ("sha256", G_STRUCT_OFFSET (WhenceSource, sha256),
                              WHENCE_FORMAT_SHA256, WHENCE_MEMBER_FIXED);

  properties[PROP_RELIABILITY] =
    whence_member_new_string ("reliability", G_STRUCT_OFFSET (WhenceSource, reliability),
                              WHENCE_FORMAT_RELIABILITY, WHENCE_MEMBER_NONE);
}

static void
whence_source_class_init (WhenceSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = whence_source_finalize;

  install_provenance ();

  properties[PROP_PAGES] =
    whence_member_new_variant ("pages", G_STRUCT_OFFSET (WhenceSource, pages), "au",
                               WHENCE_MEMBER_FIXED | WHENCE_MEMBER_AUTOMATIC);

  properties[PROP_HEADINGS] =
    whence_member_new_children ("headings", G_STRUCT_OFFSET (WhenceSource, headings),
                                WHENCE_TYPE_HEADING);

  properties[PROP_TEXT] =
    whence_member_new_string ("text", G_STRUCT_OFFSET (WhenceSource, text),
                              WHENCE_FORMAT_TEXT, WHENCE_MEMBER_FIXED | WHENCE_MEMBER_AUTOMATIC);

  whence_object_class_install_members (WHENCE_OBJECT_CLASS (klass), N_PROPS, properties);
  /* After the members, which bring a function of their own. */
  object_class->set_property = whence_source_set_property;
}

static void
whence_source_init (WhenceSource *self)
{
}

/**
 * whence_source_get_title:
 * @self: a source
 *
 * Returns: (transfer none): its title; empty if it has none
 */
const char *
whence_source_get_title (WhenceSource *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE (self), "");

  return self->title != NULL ? self->title : "";
}

/**
 * whence_source_get_url:
 * @self: a source
 *
 * Returns: (transfer none): where it is to be found; empty if it has none
 */
const char *
whence_source_get_url (WhenceSource *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE (self), "");

  return self->url != NULL ? self->url : "";
}

/**
 * whence_source_get_archive_url:
 * @self: a source
 *
 * Returns: (transfer none): where a copy of it is kept; empty if it has none
 */
const char *
whence_source_get_archive_url (WhenceSource *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE (self), "");

  return self->archive_url != NULL ? self->archive_url : "";
}

/**
 * whence_source_get_publisher:
 * @self: a source
 *
 * Returns: (transfer none): who published it; empty if it has none
 */
const char *
whence_source_get_publisher (WhenceSource *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE (self), "");

  return self->publisher != NULL ? self->publisher : "";
}

/**
 * whence_source_get_authors:
 * @self: a source
 *
 * Returns: (transfer none): who wrote it; empty if it has none
 */
const char *const *
whence_source_get_authors (WhenceSource *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE (self), empty);

  return self->authors != NULL ? (const char *const *) self->authors : empty;
}

/**
 * whence_source_get_published:
 * @self: a source
 *
 * Returns: (transfer none): when it was published (a date); empty if it has none
 */
const char *
whence_source_get_published (WhenceSource *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE (self), "");

  return self->published != NULL ? self->published : "";
}

/**
 * whence_source_get_retrieved:
 * @self: a source
 *
 * Returns: (transfer none): when it was brought in (UTC, to the second); empty if that is not
 *   known
 */
const char *
whence_source_get_retrieved (WhenceSource *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE (self), "");

  return self->retrieved != NULL ? self->retrieved : "";
}

/**
 * whence_source_get_language:
 * @self: a source
 *
 * Returns: (transfer none): its language, as in BCP 47; empty if it has none
 */
const char *
whence_source_get_language (WhenceSource *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE (self), "");

  return self->language != NULL ? self->language : "";
}

/**
 * whence_source_get_media_type:
 * @self: a source
 *
 * Returns: (transfer none): the media type of the original; empty if it has none
 */
const char *
whence_source_get_media_type (WhenceSource *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE (self), "");

  return self->media_type != NULL ? self->media_type : "";
}

/**
 * whence_source_get_file_name:
 * @self: a source
 *
 * Returns: (transfer none): the name of the file of the original; empty if it has none
 */
const char *
whence_source_get_file_name (WhenceSource *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE (self), "");

  return self->file_name != NULL ? self->file_name : "";
}

/**
 * whence_source_get_sha256:
 * @self: a source
 *
 * Returns: (transfer none): the SHA-256 of the original bytes, in hexadecimal; empty if it has none
 */
const char *
whence_source_get_sha256 (WhenceSource *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE (self), "");

  return self->sha256 != NULL ? self->sha256 : "";
}

/**
 * whence_source_get_reliability:
 * @self: a source
 *
 * Returns: (transfer none): Admiralty `A` to `F`; empty if it has none
 */
const char *
whence_source_get_reliability (WhenceSource *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE (self), "");

  return self->reliability != NULL ? self->reliability : "";
}

/**
 * whence_source_get_text:
 * @self: a source
 *
 * Returns: (transfer none): its text; empty if it has none
 */
const char *
whence_source_get_text (WhenceSource *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE (self), "");

  return self->text != NULL ? self->text : "";
}

/**
 * whence_source_get_pages:
 * @self: a source
 *
 * Returns: (transfer none) (nullable): the offset (code points) at which each page starts, as a
 *   #GVariant of type `au`
 */
GVariant *
whence_source_get_pages (WhenceSource *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE (self), NULL);

  return self->pages;
}

/**
 * whence_source_get_headings:
 * @self: a source
 *
 * Returns: (transfer none): its headings (a #WhenceHeading each), in the order of the text
 */
GListModel *
whence_source_get_headings (WhenceSource *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE (self), NULL);

  return G_LIST_MODEL (self->headings);
}

static void
measure (WhenceSource *self)
{
  const char *text = whence_source_get_text (self);
  g_autoptr (GArray) strides = g_array_new (FALSE, FALSE, sizeof (gsize));
  guint length = 0;
  const char *p;

  if (self->measured)
    return;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p), length++)
    {
      if (length % STRIDE == 0)
        {
          gsize byte = (gsize) (p - text);

          g_array_append_val (strides, byte);
        }
    }

  self->length = length;
  self->n_bytes = (gsize) (p - text);
  self->strides = (gsize *) g_array_steal (strides, NULL);
  self->measured = TRUE;
}

/**
 * whence_source_get_length:
 * @self: a source
 *
 * Returns: the length of its text in code points
 */
guint
whence_source_get_length (WhenceSource *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE (self), 0);

  measure (self);
  return self->length;
}

/**
 * whence_source_get_byte:
 * @self: a source
 * @offset: an offset in code points, up to the length of the text
 *
 * Returns: the byte of whence_source_get_text() at which that code point starts
 */
gsize
whence_source_get_byte (WhenceSource *self,
                        guint         offset)
{
  const char *p;

  g_return_val_if_fail (WHENCE_IS_SOURCE (self), 0);

  measure (self);
  if (offset >= self->length)
    return self->n_bytes;

  p = self->text + self->strides[offset / STRIDE];
  return (gsize) (g_utf8_offset_to_pointer (p, offset % STRIDE) - self->text);
}

/**
 * whence_source_get_offset:
 * @self: a source
 * @byte: a byte of whence_source_get_text() at which a code point starts, or its end
 *
 * Returns: the offset of that code point
 */
guint
whence_source_get_offset (WhenceSource *self,
                          gsize         byte)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (WHENCE_IS_SOURCE (self), 0);

  measure (self);
  if (byte >= self->n_bytes)
    return self->length;

  high = (self->length - 1) / STRIDE;
  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (self->strides[middle] <= byte)
        low = middle;
      else
        high = middle - 1;
    }

  return low * STRIDE + (guint) g_utf8_pointer_to_offset (self->text + self->strides[low],
                                                          self->text + byte);
}

/**
 * whence_source_dup_text:
 * @self: a source
 * @start: an offset in code points
 * @end: an offset in code points, not before @start
 *
 * Returns: (transfer full): the text from @start to @end, as far as it goes
 */
char *
whence_source_dup_text (WhenceSource *self,
                        guint         start,
                        guint         end)
{
  gsize first;

  g_return_val_if_fail (WHENCE_IS_SOURCE (self), NULL);
  g_return_val_if_fail (start <= end, NULL);

  first = whence_source_get_byte (self, start);
  return g_strndup (whence_source_get_text (self) + first,
                    whence_source_get_byte (self, end) - first);
}

/**
 * whence_source_count_quote:
 * @self: a source
 * @quote: words
 * @max: how many places to look for
 * @starts: (out) (optional) (array length=max): where they are, in code points
 *
 * Looks for @quote in the text, code point for code point. Places may overlap.
 *
 * Returns: the number of places, up to @max
 */
guint
whence_source_count_quote (WhenceSource *self,
                           const char   *quote,
                           guint         max,
                           guint        *starts)
{
  const char *text;
  const char *p;
  guint n = 0;

  g_return_val_if_fail (WHENCE_IS_SOURCE (self), 0);

  if (*quote == '\0')
    return 0;

  text = whence_source_get_text (self);
  for (p = strstr (text, quote); p != NULL && n < max; p = strstr (g_utf8_next_char (p), quote))
    {
      if (starts != NULL)
        starts[n] = whence_source_get_offset (self, (gsize) (p - text));
      n++;
    }

  return n;
}

/**
 * whence_source_find_quote:
 * @self: a source
 * @quote: words
 * @start: (out): where they start, in code points
 * @end: (out): where they end
 * @error: return location for an error
 *
 * Finds the one place of the text where @quote stands, code point for code point.
 *
 * Returns: %TRUE if there is one; otherwise %FALSE with %WHENCE_ERROR_NOT_FOUND, or with
 *   %WHENCE_ERROR_AMBIGUOUS and the places
 */
gboolean
whence_source_find_quote (WhenceSource  *self,
                          const char    *quote,
                          guint         *start,
                          guint         *end,
                          GError       **error)
{
  guint starts[21];
  guint n = whence_source_count_quote (self, quote, G_N_ELEMENTS (starts), starts);
  g_autoptr (GString) places = NULL;

  if (n == 1)
    {
      *start = starts[0];
      *end = starts[0] + (guint) g_utf8_strlen (quote, -1);
      return TRUE;
    }
  if (n == 0)
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_NOT_FOUND, _("“%s” does not say “%s”"),
                   whence_source_get_title (self), quote);
      return FALSE;
    }

  places = g_string_new (NULL);
  for (guint i = 0; i < MIN (n, G_N_ELEMENTS (starts) - 1); i++)
    g_string_append_printf (places, "%s%u", i > 0 ? ", " : "", starts[i]);
  if (n == G_N_ELEMENTS (starts))
    g_string_append (places, ", …");
  g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_AMBIGUOUS,
               _("“%s” says “%s” at several places, starting at %s: expected words that are "
                 "there once"),
               whence_source_get_title (self), quote, places->str);
  return FALSE;
}
