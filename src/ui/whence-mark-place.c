/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include "ui/whence-mark-place.h"

/* How much of the text is shown on either side, in code points. */
#define CONTEXT 60

/* A place that may be marked, or the heading of the places in one source. */
struct _WhenceMarkPlace
{
  GObject parent_instance;

  WhenceOccurrence occurrence;  /* of a heading, the source only; it owns what it refers to */
  guint n_places;               /* that a heading is over; 0: it is a place */
  gboolean ticked;
  gboolean mixed;               /* of a heading: whether only some of its places are ticked */
};

G_DEFINE_FINAL_TYPE (WhenceMarkPlace, whence_mark_place, G_TYPE_OBJECT)

enum
{
  TICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
whence_mark_place_dispose (GObject *object)
{
  WhenceMarkPlace *self = WHENCE_MARK_PLACE (object);

  g_clear_object (&self->occurrence.source);
  g_clear_object (&self->occurrence.other);

  G_OBJECT_CLASS (whence_mark_place_parent_class)->dispose (object);
}

static void
whence_mark_place_class_init (WhenceMarkPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = whence_mark_place_dispose;

  /**
   * WhenceMarkPlace::ticked:
   * @self: the place
   *
   * The tick has changed.
   */
  signals[TICKED] = g_signal_new ("ticked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
whence_mark_place_init (WhenceMarkPlace *self)
{
}

/**
 * whence_mark_place_new:
 * @occurrence: a place
 *
 * Returns: (transfer full): the place, ticked unless another entity is marked there
 */
WhenceMarkPlace *
whence_mark_place_new (const WhenceOccurrence *occurrence)
{
  WhenceMarkPlace *self = g_object_new (WHENCE_TYPE_MARK_PLACE, NULL);

  self->occurrence = *occurrence;
  g_object_ref (self->occurrence.source);
  if (self->occurrence.other != NULL)
    g_object_ref (self->occurrence.other);
  self->ticked = self->occurrence.other == NULL;

  return self;
}

/**
 * whence_mark_place_new_heading:
 * @source: a source
 * @n_places: how many places of it follow, at least 1
 *
 * Returns: (transfer full): the heading of the places
 */
WhenceMarkPlace *
whence_mark_place_new_heading (WhenceSource *source,
                               guint         n_places)
{
  WhenceMarkPlace *self = g_object_new (WHENCE_TYPE_MARK_PLACE, NULL);

  self->occurrence.source = g_object_ref (source);
  self->n_places = n_places;

  return self;
}

/**
 * whence_mark_place_is_heading:
 * @self: a place
 *
 * Returns: whether it is the heading of a source
 */
gboolean
whence_mark_place_is_heading (WhenceMarkPlace *self)
{
  g_return_val_if_fail (WHENCE_IS_MARK_PLACE (self), FALSE);

  return self->n_places > 0;
}

/**
 * whence_mark_place_get_n_places:
 * @self: a place
 *
 * Returns: how many places a heading is over; 0 where it is none
 */
guint
whence_mark_place_get_n_places (WhenceMarkPlace *self)
{
  g_return_val_if_fail (WHENCE_IS_MARK_PLACE (self), 0);

  return self->n_places;
}

/**
 * whence_mark_place_get_occurrence:
 * @self: a place
 *
 * Returns: (transfer none): where it is; of a heading, only the source
 */
const WhenceOccurrence *
whence_mark_place_get_occurrence (WhenceMarkPlace *self)
{
  g_return_val_if_fail (WHENCE_IS_MARK_PLACE (self), NULL);

  return &self->occurrence;
}

/**
 * whence_mark_place_get_ticked:
 * @self: a place
 *
 * Returns: whether it is to be marked; of a heading, whether all its places are
 */
gboolean
whence_mark_place_get_ticked (WhenceMarkPlace *self)
{
  g_return_val_if_fail (WHENCE_IS_MARK_PLACE (self), FALSE);

  return self->ticked;
}

/**
 * whence_mark_place_get_mixed:
 * @self: a place
 *
 * Returns: whether it is a heading of which some places are ticked, but not all
 */
gboolean
whence_mark_place_get_mixed (WhenceMarkPlace *self)
{
  g_return_val_if_fail (WHENCE_IS_MARK_PLACE (self), FALSE);

  return self->mixed;
}

/**
 * whence_mark_place_set_ticked:
 * @self: a place
 * @ticked: whether it is to be marked
 * @mixed: for a heading, whether only some of its places are
 *
 * Ticks a place or not.
 */
void
whence_mark_place_set_ticked (WhenceMarkPlace *self,
                              gboolean         ticked,
                              gboolean         mixed)
{
  g_return_if_fail (WHENCE_IS_MARK_PLACE (self));

  if (self->ticked == ticked && self->mixed == mixed)
    return;

  self->ticked = ticked;
  self->mixed = mixed;
  g_signal_emit (self, signals[TICKED], 0);
}

/* The text from @start to @end in one line, with one space where there is any. */
static char *
dup_line (WhenceMarkPlace *self,
          guint            start,
          guint            end)
{
  g_autofree char *text = whence_source_dup_text (self->occurrence.source, start, end);
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (line, c);
      else if (line->len == 0 || line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }

  return whence_words_visible (line->str);
}

/**
 * whence_mark_place_dup_before:
 * @self: a place
 *
 * Returns: (transfer full): what stands before it
 */
char *
whence_mark_place_dup_before (WhenceMarkPlace *self)
{
  guint start;

  g_return_val_if_fail (WHENCE_IS_MARK_PLACE (self), NULL);

  start = self->occurrence.start;
  return dup_line (self, start - MIN (start, CONTEXT), start);
}

/**
 * whence_mark_place_dup_words:
 * @self: a place
 *
 * Returns: (transfer full): the words that are to be marked
 */
char *
whence_mark_place_dup_words (WhenceMarkPlace *self)
{
  g_return_val_if_fail (WHENCE_IS_MARK_PLACE (self), NULL);

  return dup_line (self, self->occurrence.start, self->occurrence.end);
}

/**
 * whence_mark_place_dup_behind:
 * @self: a place
 *
 * Returns: (transfer full): what stands behind it
 */
char *
whence_mark_place_dup_behind (WhenceMarkPlace *self)
{
  g_return_val_if_fail (WHENCE_IS_MARK_PLACE (self), NULL);

  return dup_line (self, self->occurrence.end, self->occurrence.end + CONTEXT);
}
