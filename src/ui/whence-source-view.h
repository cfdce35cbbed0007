/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/whence-workspace.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_SOURCE_VIEW (whence_source_view_get_type ())

G_DECLARE_FINAL_TYPE (WhenceSourceView, whence_source_view, WHENCE, SOURCE_VIEW, GtkTextView)

WhenceWorkspace *whence_source_view_get_workspace  (WhenceSourceView *self);
void             whence_source_view_set_workspace  (WhenceSourceView *self,
                                                    WhenceWorkspace  *workspace);
double           whence_source_view_get_text_scale (WhenceSourceView *self);
void             whence_source_view_set_text_scale (WhenceSourceView *self,
                                                    double            text_scale);
int              whence_source_view_get_line_width (WhenceSourceView *self);

void             whence_source_view_get_iter_at    (WhenceSourceView *self,
                                                    guint             offset,
                                                    GtkTextIter      *iter);
guint            whence_source_view_get_offset_at  (WhenceSourceView *self,
                                                    const GtkTextIter *iter);
guint            whence_source_view_get_place      (WhenceSourceView *self);
void             whence_source_view_set_place      (WhenceSourceView *self,
                                                    guint             offset);
void             whence_source_view_go_to          (WhenceSourceView *self,
                                                    guint             offset);
void             whence_source_view_reveal         (WhenceSourceView *self,
                                                    guint             start,
                                                    guint             end);
gboolean         whence_source_view_get_range      (WhenceSourceView *self,
                                                    guint            *start,
                                                    guint            *end);
void             whence_source_view_select_range   (WhenceSourceView *self,
                                                    guint             start,
                                                    guint             end);
void             whence_source_view_clear_selection (WhenceSourceView *self);
gboolean         whence_source_view_get_rectangle  (WhenceSourceView *self,
                                                    guint             start,
                                                    guint             end,
                                                    GdkRectangle     *rectangle);
void             whence_source_view_set_matches    (WhenceSourceView *self,
                                                    GArray           *matches,
                                                    guint             current);
gboolean         whence_source_view_step           (WhenceSourceView *self,
                                                    int               direction);
GPtrArray       *whence_source_view_list_at_caret  (WhenceSourceView *self);
GPtrArray       *whence_source_view_list_at_point  (WhenceSourceView *self,
                                                    double            x,
                                                    double            y);
guint            whence_source_view_get_lane       (WhenceSourceView *self,
                                                    WhencePassage    *passage);

void              whence_source_view_keep_range      (WhenceSourceView  *self,
                                                      guint              start,
                                                      guint              end);
gboolean          whence_source_view_release_range   (WhenceSourceView  *self,
                                                      guint             *start,
                                                      guint             *end);

gboolean          whence_source_view_find_grip       (WhenceSourceView  *self,
                                                      double             x,
                                                      double             y,
                                                      gboolean          *at_end);
gboolean          whence_source_view_adjust          (WhenceSourceView  *self);
void              whence_source_view_finish_adjusting (WhenceSourceView *self);
void              whence_source_view_say             (WhenceSourceView  *self,
                                                      const char        *words);

G_END_DECLS
