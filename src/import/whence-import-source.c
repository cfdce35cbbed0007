/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-import"

#include "config.h"

#include "core/whence-heading.h"
#include "core/whence-member.h"
#include "import/whence-import-source.h"

static void
init_number (WhenceObject *object,
             const char   *member,
             guint         number)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_UINT);
  g_value_set_uint (&value, number);
  whence_object_init_member (object, member, &value);
}

static void
add_headings (WhenceObject *source,
              GVariant     *headings)
{
  GVariantIter iter;
  guint start, end, level;

  if (headings == NULL)
    return;

  g_variant_iter_init (&iter, headings);
  while (g_variant_iter_next (&iter, "(uuu)", &start, &end, &level))
    {
      g_autoptr (WhenceObject) heading = g_object_new (WHENCE_TYPE_HEADING, NULL);

      init_number (heading, "start", start);
      init_number (heading, "end", end);
      init_number (heading, "level", level);
      whence_object_init_child (source, "headings", heading);
    }
}

/* The members that a document and a source have in common, by the name of their property. */
static void
copy_members (WhenceDocument *document,
              WhenceObject   *source)
{
  static const char *const members[] = {
    "title", "url", "publisher", "authors", "published", "retrieved", "language", "media-type",
    "file-name", "sha256", "pages", "text"
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      GParamSpec *member = whence_members_find (WHENCE_TYPE_SOURCE, members[i]);
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, member->value_type);
      g_object_get_property (G_OBJECT (document), members[i], &value);
      whence_object_init_member (source, members[i], &value);
    }
}

/**
 * whence_document_to_source:
 * @document: a document that was read
 *
 * Returns: (transfer full): a source with its text and all that the document says of itself, in
 *   no project yet
 */
WhenceSource *
whence_document_to_source (WhenceDocument *document)
{
  g_autoptr (WhenceObject) source = NULL;

  g_return_val_if_fail (WHENCE_IS_DOCUMENT (document), NULL);

  source = whence_object_new (WHENCE_TYPE_SOURCE);
  copy_members (document, source);
  add_headings (source, whence_document_get_headings (document));

  return WHENCE_SOURCE (g_steal_pointer (&source));
}
