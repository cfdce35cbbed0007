/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-mark-row.h"
#include "ui/whence-spoken.h"

/* A place that may be marked, with what stands on either side of it, so that the words of all
 * the rows are below each other; or the heading of the places of a source.
 */
struct _WhenceMarkRow
{
  GtkBox parent_instance;

  GtkCheckButton *check;
  GtkLabel *title;
  GtkWidget *line;
  GtkLabel *before;
  GtkLabel *words;
  GtkLabel *note;

  WhenceMarkPlace *place;        /* owned; NULL while it is not bound */
  GSignalGroup *place_signals;   /* owned */
  gboolean updating;             /* whether the tick follows the place */
};

G_DEFINE_FINAL_TYPE (WhenceMarkRow, whence_mark_row, GTK_TYPE_BOX)

enum
{
  TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_state (WhenceMarkRow *self)
{
  if (whence_mark_place_get_mixed (self->place))
    return _("partly ticked");

  return whence_mark_place_get_ticked (self->place) ? _("ticked") : _("not ticked");
}

static void
update_spoken (WhenceMarkRow *self)
{
  const char *note = gtk_label_get_label (self->note);
  g_autofree char *spoken = NULL;

  if (whence_mark_place_is_heading (self->place))
    spoken = g_strdup_printf ("%s, %s, %s", gtk_label_get_label (self->title), note,
                              get_state (self));
  else
    spoken = g_strdup_printf ("%s, %s%s%s %s", get_state (self), note, *note != '\0' ? ", " : "",
                              gtk_label_get_label (self->before), gtk_label_get_text (self->words));
  whence_spoken_name_row (GTK_WIDGET (self), spoken);
}

static void
update_tick (WhenceMarkRow *self)
{
  self->updating = TRUE;
  gtk_check_button_set_active (self->check, whence_mark_place_get_ticked (self->place));
  gtk_check_button_set_inconsistent (self->check, whence_mark_place_get_mixed (self->place));
  self->updating = FALSE;
  update_spoken (self);
}

static void
show_heading (WhenceMarkRow *self)
{
  const char *title = whence_source_get_title (
    whence_mark_place_get_occurrence (self->place)->source);
  guint n = whence_mark_place_get_n_places (self->place);
  g_autofree char *count = g_strdup_printf (ngettext ("%u place", "%u places", n), n);

  gtk_label_set_label (self->title, *title != '\0' ? title : _("Untitled Source"));
  gtk_label_set_label (self->note, count);
}

static void
show_place (WhenceMarkRow *self)
{
  WhenceEntity *other = whence_mark_place_get_occurrence (self->place)->other;
  g_autofree char *before = whence_mark_place_dup_before (self->place);
  g_autofree char *words = whence_mark_place_dup_words (self->place);
  g_autofree char *behind = whence_mark_place_dup_behind (self->place);
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>%s", words, behind);
  g_autofree char *note = NULL;

  if (other != NULL)
    /* Translators: the name of another entity */
    note = g_strdup_printf (_("marked as %s"), whence_words_entity_name (other));
  gtk_label_set_label (self->before, before);
  gtk_label_set_label (self->words, markup);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->note), note);
}

static void
on_toggled (WhenceMarkRow *self)
{
  if (!self->updating && self->place != NULL)
    g_signal_emit (self, signals[TOGGLED], 0);
}

static void
whence_mark_row_dispose (GObject *object)
{
  WhenceMarkRow *self = WHENCE_MARK_ROW (object);

  g_clear_object (&self->place_signals);
  g_clear_object (&self->place);
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_MARK_ROW);

  G_OBJECT_CLASS (whence_mark_row_parent_class)->dispose (object);
}

static void
whence_mark_row_class_init (WhenceMarkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = whence_mark_row_dispose;

  /**
   * WhenceMarkRow::toggled:
   * @self: the row
   *
   * The tick is to change.
   */
  signals[TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-mark-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceMarkRow, check);
  gtk_widget_class_bind_template_child (widget_class, WhenceMarkRow, title);
  gtk_widget_class_bind_template_child (widget_class, WhenceMarkRow, line);
  gtk_widget_class_bind_template_child (widget_class, WhenceMarkRow, before);
  gtk_widget_class_bind_template_child (widget_class, WhenceMarkRow, words);
  gtk_widget_class_bind_template_child (widget_class, WhenceMarkRow, note);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
whence_mark_row_init (WhenceMarkRow *self)
{
  self->place_signals = g_signal_group_new (WHENCE_TYPE_MARK_PLACE);
  g_signal_group_connect_swapped (self->place_signals, "ticked", G_CALLBACK (update_tick), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * whence_mark_row_new:
 *
 * Returns: (transfer floating): a row with no place
 */
GtkWidget *
whence_mark_row_new (void)
{
  return g_object_new (WHENCE_TYPE_MARK_ROW, NULL);
}

/**
 * whence_mark_row_set_place:
 * @self: a row
 * @place: (nullable): a place or a heading
 *
 * Says what the row shows.
 */
void
whence_mark_row_set_place (WhenceMarkRow   *self,
                           WhenceMarkPlace *place)
{
  gboolean heading;

  g_return_if_fail (WHENCE_IS_MARK_ROW (self));

  g_set_object (&self->place, place);
  g_signal_group_set_target (self->place_signals, place);
  if (place == NULL)
    return;

  heading = whence_mark_place_is_heading (place);
  gtk_widget_set_visible (GTK_WIDGET (self->title), heading);
  gtk_widget_set_visible (self->line, !heading);
  if (heading)
    show_heading (self);
  else
    show_place (self);
  update_tick (self);
}

/**
 * whence_mark_row_get_place:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
WhenceMarkPlace *
whence_mark_row_get_place (WhenceMarkRow *self)
{
  g_return_val_if_fail (WHENCE_IS_MARK_ROW (self), NULL);

  return self->place;
}
