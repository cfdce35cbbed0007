/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WhenceView:
 * @width: the width of the window when it is not maximized, in pixels
 * @height: its height, in pixels
 * @maximized: whether it is maximized
 * @sidebar_visible: whether the sources are shown
 * @sidebar_width: the width of the sources, in pixels
 * @lists_width: the width of the entities and claims, in pixels
 * @source: (nullable): the id of the source that is open
 * @place: the first code point of @source in sight
 * @entities_sort: (nullable): by what the entities are sorted
 * @claims_sort: (nullable): by what the claims are sorted
 *
 * How a window shows a project.
 */
typedef struct
{
  int width;
  int height;
  gboolean maximized;
  gboolean sidebar_visible;
  int sidebar_width;
  int lists_width;
  char *source;
  guint place;
  char *entities_sort;
  char *claims_sort;
} WhenceView;

#define WHENCE_TYPE_VIEW_STATE (whence_view_state_get_type ())

G_DECLARE_FINAL_TYPE (WhenceViewState, whence_view_state, WHENCE, VIEW_STATE, GObject)

WhenceViewState *whence_view_state_new    (GFile             *file);
gboolean         whence_view_state_load   (WhenceViewState   *self,
                                           const char        *project,
                                           WhenceView        *view);
gboolean         whence_view_state_store  (WhenceViewState   *self,
                                           const char        *project,
                                           const WhenceView  *view,
                                           GError           **error);
void             whence_view_clear        (WhenceView        *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WhenceView, whence_view_clear)

G_END_DECLS
