/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-import"

#include "config.h"

#include <gio/gio.h>

#include "import/whence-document-builder.h"

/**
 * WhenceDocumentBuilder:
 *
 * Gathers what an importer finds, in whatever order it comes, into one #WhenceDocument.
 */
struct _WhenceDocumentBuilder
{
  GHashTable *strings;      /* interned property name → owned value */
  GPtrArray *authors;       /* owned strings */
  GPtrArray *notes;         /* owned strings */
  GVariantBuilder headings; /* a(uuu) */
  GVariantBuilder pages;    /* au */
};

/**
 * whence_document_builder_new:
 *
 * Starts an empty document.
 *
 * Returns: (transfer full): a builder
 */
WhenceDocumentBuilder *
whence_document_builder_new (void)
{
  WhenceDocumentBuilder *self = g_new0 (WhenceDocumentBuilder, 1);

  self->strings = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  self->authors = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  g_variant_builder_init (&self->headings, G_VARIANT_TYPE ("a(uuu)"));
  g_variant_builder_init (&self->pages, G_VARIANT_TYPE ("au"));

  return self;
}

/**
 * whence_document_builder_set:
 * @self: a builder
 * @property: the name of a string property of #WhenceDocument, "title" for instance
 * @value: (nullable): UTF-8; %NULL leaves what is there
 *
 * Sets a string, in place of the one set before.
 */
void
whence_document_builder_set (WhenceDocumentBuilder *self, const char *property, const char *value)
{
  whence_document_builder_take (self, property, g_strdup (value));
}

/**
 * whence_document_builder_take:
 * @self: a builder
 * @property: the name of a string property of #WhenceDocument
 * @value: (nullable) (transfer full): UTF-8; %NULL leaves what is there
 *
 * As whence_document_builder_set(), without a copy: texts are long.
 */
void
whence_document_builder_take (WhenceDocumentBuilder *self, const char *property, char *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (property != NULL);
  g_return_if_fail (value == NULL || g_utf8_validate (value, -1, NULL));

  if (value != NULL)
    g_hash_table_replace (self->strings, (gpointer) g_intern_string (property), value);
}

/**
 * whence_document_builder_peek:
 * @self: a builder
 * @property: the name of a string property of #WhenceDocument
 *
 * Looks at what was set before.
 *
 * Returns: (transfer none) (nullable): the value, until it is set again; %NULL if never set
 */
const char *
whence_document_builder_peek (WhenceDocumentBuilder *self, const char *property)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (property != NULL, NULL);

  return g_hash_table_lookup (self->strings, g_intern_string (property));
}

/**
 * whence_document_builder_add_author:
 * @self: a builder
 * @name: UTF-8
 *
 * Adds one who wrote the document, after those added before.
 */
void
whence_document_builder_add_author (WhenceDocumentBuilder *self, const char *name)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL && g_utf8_validate (name, -1, NULL));

  g_ptr_array_add (self->authors, g_strdup (name));
}

/**
 * whence_document_builder_add_heading:
 * @self: a builder
 * @start: the first code point of the heading in the text
 * @end: the code point after its last
 * @level: 1 (the highest) to 6
 *
 * Adds a heading, after those added before.
 */
void
whence_document_builder_add_heading (WhenceDocumentBuilder *self,
                                     guint start,
                                     guint end,
                                     guint level)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (start <= end);
  g_return_if_fail (level >= 1 && level <= 6);

  g_variant_builder_add (&self->headings, "(uuu)", start, end, level);
}

/**
 * whence_document_builder_add_page:
 * @self: a builder
 * @start: the first code point of the page in the text
 *
 * Adds a page, after those added before.
 */
void
whence_document_builder_add_page (WhenceDocumentBuilder *self, guint start)
{
  g_return_if_fail (self != NULL);

  g_variant_builder_add (&self->pages, "u", start);
}

/**
 * whence_document_builder_take_note:
 * @self: a builder
 * @note: (transfer full): a translated sentence about what was assumed or converted
 *
 * Adds a note, after those added before.
 */
void
whence_document_builder_take_note (WhenceDocumentBuilder *self, char *note)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (note != NULL);

  g_ptr_array_add (self->notes, note);
}

static void
append_value (GPtrArray *names, GArray *values, const char *name, const GValue *value)
{
  g_ptr_array_add (names, (gpointer) name);
  g_array_append_vals (values, value, 1);
}

static void
append_strv (GPtrArray *names, GArray *values, const char *name, GPtrArray *strings)
{
  GValue value = G_VALUE_INIT;

  g_ptr_array_add (strings, NULL);
  g_value_init (&value, G_TYPE_STRV);
  g_value_set_static_boxed (&value, strings->pdata);
  append_value (names, values, name, &value);
}

static void
append_variant (GPtrArray *names, GArray *values, const char *name, GVariantBuilder *builder)
{
  GValue value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_VARIANT);
  g_value_set_variant (&value, g_variant_builder_end (builder));
  append_value (names, values, name, &value);
}

/**
 * whence_document_builder_end:
 * @self: a builder, to be freed after this
 *
 * Makes the document of what was gathered. This can be done once.
 *
 * Returns: (transfer full): the document
 */
WhenceDocument *
whence_document_builder_end (WhenceDocumentBuilder *self)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GArray) values = NULL;
  GHashTableIter iter;
  gpointer name;
  gpointer string;

  g_return_val_if_fail (self != NULL, NULL);

  names = g_ptr_array_new ();
  values = g_array_new (FALSE, FALSE, sizeof (GValue));
  g_array_set_clear_func (values, (GDestroyNotify) g_value_unset);

  g_hash_table_iter_init (&iter, self->strings);
  while (g_hash_table_iter_next (&iter, &name, &string))
    {
      GValue value = G_VALUE_INIT;

      g_value_init (&value, G_TYPE_STRING);
      g_value_set_static_string (&value, string);
      append_value (names, values, name, &value);
    }
  append_strv (names, values, "authors", self->authors);
  append_strv (names, values, "notes", self->notes);
  append_variant (names, values, "headings", &self->headings);
  append_variant (names, values, "pages", &self->pages);

  return WHENCE_DOCUMENT (g_object_new_with_properties (WHENCE_TYPE_DOCUMENT,
                                                        names->len,
                                                        (const char **) names->pdata,
                                                        (const GValue *) (void *) values->data));
}

/**
 * whence_document_builder_free:
 * @self: (transfer full): a builder
 *
 * Frees a builder and what it gathered.
 */
void
whence_document_builder_free (WhenceDocumentBuilder *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->strings);
  g_ptr_array_unref (self->authors);
  g_ptr_array_unref (self->notes);
  g_variant_builder_clear (&self->headings);
  g_variant_builder_clear (&self->pages);
  g_free (self);
}
