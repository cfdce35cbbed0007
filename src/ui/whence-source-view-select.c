/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What clicks select: two of them a word, three a sentence, and three with Ctrl a paragraph. A drag
 * from the last of them goes on by as much, which GtkTextView sees to.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include "ui/whence-source-view-private.h"

/* Sets @start and @end to what of the text @location is in. */
gboolean
whence_source_view_extend_selection (GtkTextView            *text_view,
                                     GtkTextExtendSelection  granularity,
                                     const GtkTextIter      *location,
                                     GtkTextIter            *start,
                                     GtkTextIter            *end)
{
  WhenceSourceView *self = WHENCE_SOURCE_VIEW (text_view);
  const char *text;
  gsize first;
  gsize last;
  gsize at;

  if (granularity != GTK_TEXT_EXTEND_SELECTION_LINE || self->source == NULL)
    return GTK_TEXT_VIEW_CLASS (g_type_class_peek_parent (G_OBJECT_GET_CLASS (text_view)))
      ->extend_selection (text_view, granularity, location, start, end);

  text = whence_source_get_text (self->source);
  at = whence_source_get_byte (self->source, whence_source_view_get_offset_at (self, location));
  if (self->whole_paragraphs)
    whence_sentence_find_paragraph (text, at, &first, &last);
  else
    whence_sentence_find (text, at, &first, &last);
  whence_source_view_get_iter_at (self, whence_source_get_offset (self->source, first), start);
  whence_source_view_get_iter_at (self, whence_source_get_offset (self->source, last), end);

  return GDK_EVENT_STOP;
}

/* Takes note of the keys that are down with a button; it looks on as the events pass. */
static gboolean
on_event (WhenceSourceView *self,
          GdkEvent         *event)
{
  if (gdk_event_get_event_type (event) == GDK_BUTTON_PRESS)
    self->whole_paragraphs = (gdk_event_get_modifier_state (event) & GDK_CONTROL_MASK) != 0;

  return GDK_EVENT_PROPAGATE;
}

void
whence_source_view_init_select (WhenceSourceView *self)
{
  GtkEventController *buttons = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (buttons, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (buttons, "event", G_CALLBACK (on_event), self);
  gtk_widget_add_controller (GTK_WIDGET (self), buttons);
}
