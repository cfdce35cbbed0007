/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A span of one source: offsets, and the quoted words with a little context on either side. The
 * same words are what the W3C Web Annotation model calls a TextPositionSelector and a
 * TextQuoteSelector.
 */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/whence-error.h"
#include "core/whence-member.h"
#include "core/whence-passage.h"
#include "core/whence-source.h"
#include "core/whence-words.h"

/* What a message shows of quoted words, in code points. */
#define MAX_SHOWN 60

typedef struct
{
  char *source;        /* the id of the source */
  guint start;         /* code points from the start of its text */
  guint end;           /* code points from the start of its text, past the passage */
  char *exact;         /* the quoted words */
  char *prefix;        /* what stands before them, up to WHENCE_PASSAGE_CONTEXT code points */
  char *suffix;        /* what stands after them, likewise */
} WhencePassagePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (WhencePassage, whence_passage, WHENCE_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SOURCE,
  PROP_START,
  PROP_END,
  PROP_EXACT,
  PROP_PREFIX,
  PROP_SUFFIX,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static WhencePassagePrivate *
get_private (WhencePassage *self)
{
  return whence_passage_get_instance_private (self);
}

static void
whence_passage_class_init (WhencePassageClass *klass)
{
  properties[PROP_SOURCE] =
    whence_member_new_string ("source", G_PRIVATE_OFFSET (WhencePassage, source),
                              WHENCE_FORMAT_SOURCE,
                              WHENCE_MEMBER_REQUIRED | WHENCE_MEMBER_AUTOMATIC);

  properties[PROP_START] =
    whence_member_new_number ("start", G_PRIVATE_OFFSET (WhencePassage, start));

  properties[PROP_END] =
    whence_member_new_number ("end", G_PRIVATE_OFFSET (WhencePassage, end));

  properties[PROP_EXACT] =
    whence_member_new_string ("exact", G_PRIVATE_OFFSET (WhencePassage, exact),
                              WHENCE_FORMAT_TEXT,
                              WHENCE_MEMBER_REQUIRED | WHENCE_MEMBER_AUTOMATIC);

  properties[PROP_PREFIX] =
    whence_member_new_string ("prefix", G_PRIVATE_OFFSET (WhencePassage, prefix),
                              WHENCE_FORMAT_TEXT, WHENCE_MEMBER_AUTOMATIC);

  properties[PROP_SUFFIX] =
    whence_member_new_string ("suffix", G_PRIVATE_OFFSET (WhencePassage, suffix),
                              WHENCE_FORMAT_TEXT, WHENCE_MEMBER_AUTOMATIC);

  whence_object_class_install_members (WHENCE_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
whence_passage_init (WhencePassage *self)
{
}

/**
 * whence_passage_new:
 * @type: #WhencePassage or a type derived from it
 * @source: the source
 * @start: where it starts, in code points from the start of the text
 * @end: where it ends, past its last code point
 * @error: return location for an error
 *
 * Makes a passage of @source, with the words that stand there. It has an id, but for a plain
 * #WhencePassage, which the file gives none.
 *
 * Returns: (transfer full): the passage; %NULL with %WHENCE_ERROR_QUOTE where the source has no
 *   such span
 */
WhencePassage *
whence_passage_new (GType          type,
                    WhenceSource  *source,
                    guint          start,
                    guint          end,
                    GError       **error)
{
  g_autoptr (WhencePassage) self = NULL;
  WhencePassagePrivate *priv;
  guint length;

  g_return_val_if_fail (g_type_is_a (type, WHENCE_TYPE_PASSAGE), NULL);
  g_return_val_if_fail (WHENCE_IS_SOURCE (source), NULL);

  length = whence_source_get_length (source);
  if (start >= end || end > length)
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_QUOTE,
                   _("“%s” has no passage from %u to %u: expected a start before the end, "
                     "and an end up to %u"),
                   whence_source_get_title (source), start, end, length);
      return NULL;
    }

  if (type == WHENCE_TYPE_PASSAGE)
    self = g_object_new (type, NULL);
  else
    self = WHENCE_PASSAGE (whence_object_new (type));

  priv = get_private (self);
  priv->source = g_strdup (whence_object_get_id (WHENCE_OBJECT (source)));
  priv->start = start;
  priv->end = end;
  priv->exact = whence_source_dup_text (source, start, end);
  priv->prefix = whence_source_dup_text (source, start - MIN (start, WHENCE_PASSAGE_CONTEXT),
                                         start);
  priv->suffix = whence_source_dup_text (source, end,
                                         end + MIN (length - end, WHENCE_PASSAGE_CONTEXT));

  return g_steal_pointer (&self);
}

/**
 * whence_passage_get_source:
 * @self: a passage
 *
 * Returns: (transfer none): the id of its source
 */
const char *
whence_passage_get_source (WhencePassage *self)
{
  g_return_val_if_fail (WHENCE_IS_PASSAGE (self), "");

  return get_private (self)->source != NULL ? get_private (self)->source : "";
}

/**
 * whence_passage_get_start:
 * @self: a passage
 *
 * Returns: where it starts, in code points from the start of the source's text
 */
guint
whence_passage_get_start (WhencePassage *self)
{
  g_return_val_if_fail (WHENCE_IS_PASSAGE (self), 0);

  return get_private (self)->start;
}

/**
 * whence_passage_get_end:
 * @self: a passage
 *
 * Returns: where it ends, in code points from the start of the source's text, past its last one
 */
guint
whence_passage_get_end (WhencePassage *self)
{
  g_return_val_if_fail (WHENCE_IS_PASSAGE (self), 0);

  return get_private (self)->end;
}

/**
 * whence_passage_get_exact:
 * @self: a passage
 *
 * Returns: (transfer none): the quoted words
 */
const char *
whence_passage_get_exact (WhencePassage *self)
{
  g_return_val_if_fail (WHENCE_IS_PASSAGE (self), "");

  return get_private (self)->exact != NULL ? get_private (self)->exact : "";
}

/**
 * whence_passage_get_prefix:
 * @self: a passage
 *
 * Returns: (transfer none): what stands before it
 */
const char *
whence_passage_get_prefix (WhencePassage *self)
{
  g_return_val_if_fail (WHENCE_IS_PASSAGE (self), "");

  return get_private (self)->prefix != NULL ? get_private (self)->prefix : "";
}

/**
 * whence_passage_get_suffix:
 * @self: a passage
 *
 * Returns: (transfer none): what stands after it
 */
const char *
whence_passage_get_suffix (WhencePassage *self)
{
  g_return_val_if_fail (WHENCE_IS_PASSAGE (self), "");

  return get_private (self)->suffix != NULL ? get_private (self)->suffix : "";
}

/* The quoted words, code point for code point. */
static gboolean
check_words (WhencePassage  *self,
             WhenceSource   *source,
             GError        **error)
{
  guint length = whence_source_get_length (source);
  guint start = whence_passage_get_start (self);
  guint end = whence_passage_get_end (self);
  const char *exact = whence_passage_get_exact (self);
  gsize first, past;

  if (start >= end || end > length)
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_QUOTE,
                   _("expected start before end, and end up to %u (the length of the source’s "
                     "text), not %u to %u"), length, start, end);
      return FALSE;
    }

  first = whence_source_get_byte (source, start);
  past = whence_source_get_byte (source, end);
  if (strlen (exact) != past - first ||
      strncmp (whence_source_get_text (source) + first, exact, past - first) != 0)
    {
      g_autofree char *found = whence_source_dup_text (source, start,
                                                       MIN (end, start + MAX_SHOWN));
      g_autofree char *shown = whence_words_cut (exact, MAX_SHOWN);

      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_QUOTE,
                   _("exact: expected the words of the source from %u to %u, “%s”, not “%s”"),
                   start, end, found, shown);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_context_length (const char  *member,
                      const char  *context,
                      GError     **error)
{
  if (g_utf8_strlen (context, -1) <= WHENCE_PASSAGE_CONTEXT)
    return TRUE;

  g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_QUOTE,
               _("%s: expected up to %d code points of context"), member, WHENCE_PASSAGE_CONTEXT);
  return FALSE;
}

static gboolean
check_prefix (WhencePassage  *self,
              WhenceSource   *source,
              GError        **error)
{
  const char *text = whence_source_get_text (source);
  const char *prefix = whence_passage_get_prefix (self);
  guint start = whence_passage_get_start (self);
  gsize first = whence_source_get_byte (source, start);

  if (strlen (prefix) > first ||
      strncmp (text + first - strlen (prefix), prefix, strlen (prefix)) != 0)
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_QUOTE,
                   _("prefix: expected what the source has before %u"), start);
      return FALSE;
    }

  return check_context_length ("prefix", prefix, error);
}

static gboolean
check_suffix (WhencePassage  *self,
              WhenceSource   *source,
              GError        **error)
{
  const char *suffix = whence_passage_get_suffix (self);
  guint end = whence_passage_get_end (self);

  if (!g_str_has_prefix (whence_source_get_text (source) + whence_source_get_byte (source, end),
                         suffix))
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_QUOTE,
                   _("suffix: expected what the source has after %u"), end);
      return FALSE;
    }

  return check_context_length ("suffix", suffix, error);
}

/**
 * whence_passage_check:
 * @self: a passage
 * @source: the source that it names
 * @error: return location for an error
 *
 * Proves that the passage matches its source, code point for code point: the quoted words, and
 * the context as far as the passage has it.
 *
 * Returns: %TRUE if it does; otherwise %FALSE with %WHENCE_ERROR_QUOTE
 */
gboolean
whence_passage_check (WhencePassage  *self,
                      WhenceSource   *source,
                      GError        **error)
{
  g_return_val_if_fail (WHENCE_IS_PASSAGE (self), FALSE);
  g_return_val_if_fail (WHENCE_IS_SOURCE (source), FALSE);

  return check_words (self, source, error) && check_prefix (self, source, error) &&
         check_suffix (self, source, error);
}

/**
 * whence_passage_list_errors:
 * @self: a passage
 * @source: the source that it names
 *
 * Proves a passage as whence_passage_check() does, and goes on after the first thing that does
 * not match. Where the words are not there, the context says nothing.
 *
 * Returns: (transfer container) (element-type GError): what does not match, which the array does
 *   not free
 */
GPtrArray *
whence_passage_list_errors (WhencePassage *self,
                            WhenceSource  *source)
{
  GPtrArray *errors = g_ptr_array_new ();
  GError *error = NULL;

  g_return_val_if_fail (WHENCE_IS_PASSAGE (self), errors);
  g_return_val_if_fail (WHENCE_IS_SOURCE (source), errors);

  if (!check_words (self, source, &error))
    {
      g_ptr_array_add (errors, error);
      return errors;
    }

  if (!check_prefix (self, source, &error))
    g_ptr_array_add (errors, g_steal_pointer (&error));
  if (!check_suffix (self, source, &error))
    g_ptr_array_add (errors, g_steal_pointer (&error));

  return errors;
}
