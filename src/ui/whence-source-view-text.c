/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the buffer of the view holds, and where in it the text of the source is. */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include "ui/whence-source-view-private.h"

static void
add_headings (WhenceSourceView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GListModel *headings = whence_source_get_headings (self->source);
  guint n = g_list_model_get_n_items (headings);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceHeading) heading = g_list_model_get_item (headings, i);
      guint level = CLAMP (whence_heading_get_level (heading), 1, WHENCE_SOURCE_VIEW_LEVELS);
      GtkTextIter start;
      GtkTextIter end;

      whence_source_view_get_iter_at (self, whence_heading_get_start (heading), &start);
      whence_source_view_get_iter_at (self, whence_heading_get_end (heading), &end);
      gtk_text_buffer_apply_tag (buffer, self->heading_tags[level - 1], &start, &end);
    }
}

static gboolean
is_rtl (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
has_rtl (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      /* Nothing before Hebrew is written from right to left. */
      if ((guchar) *p >= 0xd6 && is_rtl (g_utf8_get_char (p)))
        return TRUE;
    }

  return FALSE;
}

/* Fills the buffer with the text of the source. */
void
whence_source_view_load_text (WhenceSourceView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  const char *text = self->source != NULL ? whence_source_get_text (self->source) : "";
  const char *shown;
  gsize length;
  GtkTextIter start;
  GtkTextIter end;

  g_clear_pointer (&self->display, whence_display_text_free);
  self->display = whence_display_text_new (text);
  shown = whence_display_text_get_text (self->display, &length);
  gtk_text_buffer_set_text (buffer, shown, (int) length);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, self->body_tag, &start, &end);
  gtk_text_buffer_place_cursor (buffer, &start);
  if (self->source != NULL)
    add_headings (self);
  self->has_rtl = has_rtl (text);
}

/**
 * whence_source_view_get_iter_at:
 * @self: a view
 * @offset: an offset in the text of the source, in code points
 * @iter: (out): where that is in the buffer
 *
 * Finds a place of the source in the buffer.
 */
void
whence_source_view_get_iter_at (WhenceSourceView *self,
                                guint             offset,
                                GtkTextIter      *iter)
{
  guint shown = whence_display_text_to_display (self->display, MIN (offset, G_MAXINT / 2));

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), iter,
                                      (int) shown);
}

/**
 * whence_source_view_get_offset_at:
 * @self: a view
 * @iter: a place in its buffer
 *
 * Returns: where that is in the text of the source, in code points
 */
guint
whence_source_view_get_offset_at (WhenceSourceView  *self,
                                  const GtkTextIter *iter)
{
  return whence_display_text_to_source (self->display, (guint) gtk_text_iter_get_offset (iter));
}
