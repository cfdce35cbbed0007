/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-find-bar.h"
#include "ui/whence-text-finder.h"

/* More places than anyone steps through. */
#define MAX_MATCHES 10000

/* Finds words in the source that is read. */
struct _WhenceFindBar
{
  GtkBox parent_instance;

  GtkRevealer *revealer;
  GtkSearchEntry *entry;
  GtkLabel *count;

  WhenceSourceView *view;     /* not owned: beside it in the pane */
  WhenceSource *source;       /* owned: the source that the finder is for; NULL: none */
  WhenceTextFinder *finder;   /* owned: made for the first search in a source */
  GArray *matches;            /* owned: WhenceTextMatch; NULL: nothing was searched for */
  guint current;              /* which of them is looked at */
};

G_DEFINE_FINAL_TYPE (WhenceFindBar, whence_find_bar, GTK_TYPE_BOX)

static void
forget (WhenceFindBar *self)
{
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->finder, whence_text_finder_free);
  g_clear_object (&self->source);
}

static guint
get_n_matches (WhenceFindBar *self)
{
  return self->matches != NULL ? self->matches->len : 0;
}

static void
update_count (WhenceFindBar *self)
{
  guint n = get_n_matches (self);
  gboolean searched = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
  g_autofree char *words = NULL;

  if (!searched)
    words = g_strdup ("");
  else if (n == 0)
    words = g_strdup (_("Not found"));
  else if (n == MAX_MATCHES)
    /* Translators: which of the places where words were found is shown; there are more */
    words = g_strdup_printf (_("%u of %u+"), self->current + 1, n);
  else
    /* Translators: which of the places where words were found is shown */
    words = g_strdup_printf (_("%u of %u"), self->current + 1, n);

  gtk_label_set_label (self->count, words);
  if (searched && n == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
show_current (WhenceFindBar *self)
{
  const WhenceTextMatch *match;

  update_count (self);
  whence_source_view_set_matches (self->view, self->matches, self->current);
  if (get_n_matches (self) == 0)
    return;

  match = &g_array_index (self->matches, WhenceTextMatch, self->current);
  whence_source_view_reveal (self->view, match->start, match->end);
}

/* The first match that is in sight or further down. */
static guint
find_first (WhenceFindBar *self)
{
  guint place = whence_source_view_get_place (self->view);

  for (guint i = 0; i < get_n_matches (self); i++)
    {
      if (g_array_index (self->matches, WhenceTextMatch, i).start >= place)
        return i;
    }

  return 0;
}

static void
search (WhenceFindBar *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  WhenceWorkspace *workspace = whence_source_view_get_workspace (self->view);
  WhenceSource *source = workspace != NULL ? whence_workspace_get_source (workspace) : NULL;

  if (self->source != source)
    forget (self);
  g_clear_pointer (&self->matches, g_array_unref);
  g_set_object (&self->source, source);
  if (source != NULL && *words != '\0')
    {
      if (self->finder == NULL)
        self->finder = whence_text_finder_new (whence_source_get_text (source));
      self->matches = whence_text_finder_find (self->finder, words, MAX_MATCHES);
    }
  self->current = find_first (self);
  show_current (self);
}

static gboolean
is_open (WhenceFindBar *self)
{
  return gtk_revealer_get_reveal_child (self->revealer);
}

static void
on_search_changed (WhenceFindBar *self)
{
  if (is_open (self))
    search (self);
}

static void
on_next (WhenceFindBar *self)
{
  whence_find_bar_step (self, 1);
}

static void
on_previous (WhenceFindBar *self)
{
  whence_find_bar_step (self, -1);
}

static void
on_activate (WhenceFindBar *self)
{
  whence_find_bar_step (self, 1);
}

static void
on_source_changed (WhenceFindBar *self)
{
  if (is_open (self))
    search (self);
  else
    forget (self);
}

static void
whence_find_bar_dispose (GObject *object)
{
  forget (WHENCE_FIND_BAR (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), WHENCE_TYPE_FIND_BAR);

  G_OBJECT_CLASS (whence_find_bar_parent_class)->dispose (object);
}

static void
whence_find_bar_class_init (WhenceFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = whence_find_bar_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, WhenceFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, WhenceFindBar, count);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, whence_find_bar_close);
}

static void
whence_find_bar_init (WhenceFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * whence_find_bar_set_view:
 * @self: a find bar
 * @view: (transfer none): the view to find words in, which lives as long as the bar
 *
 * Says where to search.
 */
void
whence_find_bar_set_view (WhenceFindBar    *self,
                          WhenceSourceView *view)
{
  g_return_if_fail (WHENCE_IS_FIND_BAR (self));
  g_return_if_fail (self->view == NULL);

  self->view = view;
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                           G_CALLBACK (on_source_changed), self, G_CONNECT_SWAPPED);
}

/* Short words that are selected are most likely what is to be found. */
static void
take_selection (WhenceFindBar *self)
{
  WhenceWorkspace *workspace = whence_source_view_get_workspace (self->view);
  g_autofree char *words = NULL;
  guint start;
  guint end;

  if (!whence_source_view_get_range (self->view, &start, &end) || end - start > 60)
    return;

  words = whence_source_dup_text (whence_workspace_get_source (workspace), start, end);
  g_strdelimit (words, "\n\r\t", ' ');
  gtk_editable_set_text (GTK_EDITABLE (self->entry), g_strstrip (words));
}

/**
 * whence_find_bar_open:
 * @self: a find bar
 *
 * Shows the bar, ready to type in.
 */
void
whence_find_bar_open (WhenceFindBar *self)
{
  g_return_if_fail (WHENCE_IS_FIND_BAR (self));

  take_selection (self);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  search (self);
}

/**
 * whence_find_bar_close:
 * @self: a find bar
 *
 * Hides the bar; the caret goes to what was found.
 */
void
whence_find_bar_close (WhenceFindBar *self)
{
  g_return_if_fail (WHENCE_IS_FIND_BAR (self));

  if (!is_open (self))
    return;

  if (get_n_matches (self) > 0)
    {
      GtkTextIter iter;

      whence_source_view_get_iter_at (
        self->view, g_array_index (self->matches, WhenceTextMatch, self->current).start, &iter);
      gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), &iter);
    }
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  whence_source_view_set_matches (self->view, NULL, 0);
  forget (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * whence_find_bar_step:
 * @self: a find bar
 * @direction: 1 for the next match, -1 for the previous one
 *
 * Goes to another match; after the last comes the first. Opens the bar if it is not open.
 *
 * Returns: whether there is a match
 */
gboolean
whence_find_bar_step (WhenceFindBar *self,
                      int            direction)
{
  guint n;

  g_return_val_if_fail (WHENCE_IS_FIND_BAR (self), FALSE);

  if (!is_open (self))
    {
      whence_find_bar_open (self);
      return get_n_matches (self) > 0;
    }

  n = get_n_matches (self);
  if (n > 0)
    self->current = (self->current + n + (guint) direction) % n;
  show_current (self);
  return n > 0;
}
