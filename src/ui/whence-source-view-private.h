/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of WhenceSourceView share. */

#pragma once

#include <adwaita.h>

#include "ui/whence-display-text.h"
#include "ui/whence-source-view.h"

G_BEGIN_DECLS

/* The highest level of headings that there is. */
#define WHENCE_SOURCE_VIEW_LEVELS 6

/* What the margins are made of, in pixels. */
#define WHENCE_SOURCE_VIEW_LANE 9
#define WHENCE_SOURCE_VIEW_LANE_GAP 10
#define WHENCE_SOURCE_VIEW_MAX_LANES 6
#define WHENCE_SOURCE_VIEW_MIN_MARGIN 38

typedef struct _WhenceAdjustment WhenceAdjustment;

struct _WhenceSourceView
{
  GtkTextView parent_instance;

  WhenceWorkspace *workspace;       /* owned; may be NULL */
  GSignalGroup *workspace_signals;  /* owned */
  GSignalGroup *project_signals;    /* owned */
  GSignalGroup *spans_signals;      /* owned */

  WhenceSource *source;             /* owned: the one that is shown; NULL: none */
  WhenceSpanIndex *spans;           /* owned: of the source */
  WhenceDisplayText *display;       /* owned: what the buffer holds */
  gboolean has_rtl;                 /* whether some of the text is written from right to left */
  GHashTable *places;               /* id of a source (owned) → where it was left, in code points */
  GtkTextTag *body_tag;
  GtkTextTag *heading_tags[WHENCE_SOURCE_VIEW_LEVELS];

  GHashTable *lanes;                /* WhencePassage → lane + 1, 0 beside the text */
  guint n_lanes;
  guint update_idle;                /* until the lanes are made anew; 0: they are up to date */
  WhencePassage *hovered;           /* owned: the mark that is pointed at; NULL: none */
  gboolean selecting;               /* whether a selection in the workspace is made from here */

  GtkTextMark *goal;                /* where to scroll to */
  GtkTextTag *goal_tag;             /* that has what is there laid out */
  double goal_align;                /* how far below the top, as a share of the height */
  guint going;                      /* until the goal is there; 0: it need not be */
  guint n_frames;                   /* since it is gone to */
  guint n_steady;                   /* of these, the last ones in which nothing moved */
  guint kept_start;                 /* the words that something is asked about, in code points */
  guint kept_end;                   /* as kept_start: none */
  GArray *matches;                  /* owned: WhenceTextMatch, what was found; NULL: nothing */
  guint current_match;
  AdwAnimation *flash;              /* owned */
  double flash_strength;            /* 1: fully lit, 0: out */

  GtkCssProvider *provider;         /* owned: the size of the text */
  double text_scale;                /* a factor, 1 as the system asks for */
  double line_height;               /* a factor of what the font asks for */
  int measure;                      /* of a line, in characters */
  int char_width;                   /* of the text, on average, in pixels */
  int ascent;                       /* of the text, in pixels */
  int descent;                      /* of the text, in pixels */
  double press_x;                   /* where the first button went down, in the widget */
  double press_y;
  gboolean pressed;                 /* whether it did, and this may become a click */
  gboolean whole_paragraphs;        /* whether three clicks select a paragraph, not a sentence */

  WhenceAdjustment *adjustment;     /* owned: how the ends of a passage are moved */
  GtkGesture *grip_drag;            /* our controller */
  GtkEventController *grip_keys;    /* our controller */

  char *said;                       /* what just happened, for who listens; NULL: nothing */
  char *spoken;                     /* all that is said beside the text; NULL: nothing yet */
  guint spoken_idle;                /* until that is made anew; 0: it is up to date */
};

void     whence_source_view_marks_changed   (WhenceSourceView     *self);
void     whence_source_view_load_text       (WhenceSourceView     *self);
void     whence_source_view_update_lanes    (WhenceSourceView     *self);
void     whence_source_view_snapshot_marks  (WhenceSourceView     *self,
                                             GtkSnapshot          *snapshot);

void     whence_source_view_init_place      (WhenceSourceView     *self);
void     whence_source_view_stop_going      (WhenceSourceView     *self);

void     whence_source_view_init_pointer    (WhenceSourceView     *self);
void     whence_source_view_init_select     (WhenceSourceView     *self);
gboolean whence_source_view_extend_selection (GtkTextView            *text_view,
                                              GtkTextExtendSelection  granularity,
                                              const GtkTextIter      *location,
                                              GtkTextIter            *start,
                                              GtkTextIter            *end);
void     whence_source_view_set_hovered     (WhenceSourceView     *self,
                                             WhencePassage        *passage);

double   whence_source_view_get_lane_x      (WhenceSourceView     *self,
                                             guint                 lane);
double   whence_source_view_get_scale_at    (WhenceSourceView     *self,
                                             const GtkTextIter    *iter);
void     whence_source_view_select_passage  (WhenceSourceView     *self,
                                             WhencePassage        *passage);

void     whence_source_view_init_adjust     (WhenceSourceView     *self);
void     whence_source_view_clear_adjust    (WhenceSourceView     *self);
gboolean whence_source_view_is_on_grip      (WhenceSourceView     *self);
void     whence_source_view_snapshot_grips  (WhenceSourceView     *self,
                                             GtkSnapshot          *snapshot);

void     whence_source_view_init_spoken     (WhenceSourceView     *self);
void     whence_source_view_clear_spoken    (WhenceSourceView     *self);

G_END_DECLS
