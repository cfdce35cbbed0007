/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a window was left: for a new window in the settings, for a project in its view state. */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include "ui/whence-settings.h"
#include "ui/whence-window-private.h"

static int
get_lists_width (WhenceWindow *self)
{
  if (self->pending_lists_width > 0)
    return self->pending_lists_width;

  return gtk_widget_get_width (GTK_WIDGET (self->lists_pane));
}

/* The paned keeps its position, which is the width of the text. What is to be kept is the width
 * of the lists, and that is known once the paned has its own.
 */
static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  WhenceWindow *self = WHENCE_WINDOW (user_data);
  int lists_width = gtk_widget_get_width (GTK_WIDGET (self->lists_pane));
  int position = gtk_paned_get_position (self->inner_paned);

  if (gtk_widget_get_width (widget) <= 0 || lists_width <= 0)
    return G_SOURCE_CONTINUE;

  gtk_paned_set_position (self->inner_paned,
                          MAX (0, position + lists_width - self->pending_lists_width));
  self->pending_lists_width = 0;
  self->resize_tick = 0;

  return G_SOURCE_REMOVE;
}

static void
set_lists_width (WhenceWindow *self,
                 int           width)
{
  self->pending_lists_width = width;
  if (self->resize_tick == 0)
    self->resize_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->inner_paned), on_tick,
                                                      self, NULL);
}

static void
apply_view (WhenceWindow     *self,
            const WhenceView *view)
{
  gtk_window_set_default_size (GTK_WINDOW (self), view->width, view->height);
  if (view->maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  g_object_set (self, "sidebar-visible", view->sidebar_visible, NULL);
  gtk_paned_set_position (self->outer_paned, view->sidebar_width);
  set_lists_width (self, view->lists_width);
}

/* Gives a window without a project the form of the last one. In a small window the panes at the
 * sides leave the better part to the text.
 */
void
whence_window_restore_settings (WhenceWindow *self)
{
  GSettings *settings = whence_settings_get ();
  WhenceView view = {
    .width = g_settings_get_int (settings, "window-width"),
    .height = g_settings_get_int (settings, "window-height"),
    .maximized = g_settings_get_boolean (settings, "window-maximized"),
    .sidebar_visible = g_settings_get_boolean (settings, "sidebar-visible"),
    .sidebar_width = g_settings_get_int (settings, "sidebar-width"),
    .lists_width = g_settings_get_int (settings, "lists-width"),
  };

  view.sidebar_width = MIN (view.sidebar_width, view.width / 4);
  view.lists_width = MIN (view.lists_width, view.width / 3);
  apply_view (self, &view);
}

/* Shows a project as it was left; one that was never open here with its first source. */
void
whence_window_restore_view (WhenceWindow *self)
{
  WhenceProject *project = whence_workspace_get_project (self->workspace);
  g_autoptr (WhenceViewState) state = whence_view_state_new (NULL);
  g_auto (WhenceView) view = { 0 };
  gboolean known = whence_view_state_load (state, whence_object_get_id (WHENCE_OBJECT (project)),
                                           &view);
  WhenceObject *source = NULL;

  if (known)
    {
      apply_view (self, &view);
      whence_lists_pane_set_sorts (self->lists_pane, view.entities_sort, view.claims_sort);
    }
  if (view.source != NULL)
    source = whence_project_find (project, view.source);

  if (WHENCE_IS_SOURCE (source))
    {
      whence_workspace_set_source (self->workspace, WHENCE_SOURCE (source));
      whence_source_pane_set_place (self->source_pane, view.place);
    }
  else
    {
      g_autoptr (WhenceSource) first =
        g_list_model_get_item (whence_project_get_sources (project), 0);

      whence_workspace_set_source (self->workspace, first);
    }
}

static void
store_settings (const WhenceView *view)
{
  GSettings *settings = whence_settings_get ();

  g_settings_set_int (settings, "window-width", MAX (view->width, 360));
  g_settings_set_int (settings, "window-height", MAX (view->height, 240));
  g_settings_set_boolean (settings, "window-maximized", view->maximized);
  g_settings_set_boolean (settings, "sidebar-visible", view->sidebar_visible);
  g_settings_set_int (settings, "sidebar-width", CLAMP (view->sidebar_width, 120, 4000));
  g_settings_set_int (settings, "lists-width", CLAMP (view->lists_width, 120, 4000));
}

/* Remembers how the window shows its project. A project that is in no file is not remembered. */
void
whence_window_store_view (WhenceWindow *self)
{
  g_autoptr (WhenceViewState) state = NULL;
  g_autoptr (GError) error = NULL;
  WhenceView view = { 0 };
  WhenceProject *project;
  WhenceSource *source;

  if (self->workspace == NULL || get_lists_width (self) <= 0)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &view.width, &view.height);
  view.maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  view.sidebar_visible = self->sidebar_visible;
  view.sidebar_width = gtk_paned_get_position (self->outer_paned);
  view.lists_width = get_lists_width (self);
  store_settings (&view);
  if (whence_window_get_file (self) == NULL)
    return;

  source = whence_workspace_get_source (self->workspace);
  if (source != NULL)
    {
      view.source = g_strdup (whence_object_get_id (WHENCE_OBJECT (source)));
      view.place = whence_source_pane_get_place (self->source_pane);
    }
  whence_lists_pane_get_sorts (self->lists_pane, &view.entities_sort, &view.claims_sort);
  project = whence_workspace_get_project (self->workspace);
  state = whence_view_state_new (NULL);
  if (!whence_view_state_store (state, whence_object_get_id (WHENCE_OBJECT (project)), &view,
                                &error))
    g_message ("How the window was left could not be kept: %s", error->message);
  whence_view_clear (&view);
}
