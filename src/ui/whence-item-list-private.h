/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of WhenceItemList share. */

#pragma once

#include "ui/whence-item-list.h"

G_BEGIN_DECLS

typedef struct
{
  GtkToggleButton *fold_button;
  GtkWidget *heading_label;
  GtkLabel *count;
  GtkMenuButton *filter_button;
  GtkWidget *filter_sign;            /* that a filter is on */
  WhenceFilterPopover *filter_popover;
  GtkMenuButton *sort_button;
  GtkSearchEntry *entry;
  GtkLabel *selection_label;         /* how many are selected, where it is more than one */
  GtkMenuButton *selection_button;
  GtkStack *stack;
  GtkListView *list_view;
  GtkShortcutController *shortcuts;
  GtkPopoverMenu *context_menu;

  WhenceWorkspace *workspace;        /* owned; NULL while none is open */
  GSignalGroup *workspace_signals;   /* owned */
  GSignalGroup *project_signals;     /* owned */
  WhenceItemModel *model;            /* owned */
  GtkMultiSelection *selection;      /* owned */
  WhenceItemFilter *filter;          /* owned */
  WhencePlaces *places;              /* owned; NULL: to be found out */
  gboolean syncing;                  /* whether the selection follows the workspace just now */

  guint reveal_tick;                 /* until what is selected is in sight; 0: it is */
  guint n_reveals;                   /* how often it is brought there still */
  gboolean rows_had_focus;           /* when the focus of the window changed last */
  guint focus_idle;                  /* until it is seen whether the focus was lost; 0: it is */
  GtkWidget *popover;                /* what was popped up last at an item; owned by the list */
  guint scroll_tick;                 /* while something is dragged at an edge; else 0 */
  gint64 scroll_since;               /* the time of its first frame, in microseconds; 0: none yet */
  double scroll_step;                /* pixels in a frame */
  GtkWidget *drop_row;               /* not owned: the row over which something is dragged */

  gboolean expanded;
  char *sort;
  char *heading;
  char *prompt;
  char *icon_name;
  char *empty_title;
  char *empty_description;
  GMenuModel *sort_menu;             /* owned */
  GMenuModel *item_menu;             /* owned */
  GtkListItemFactory *factory;       /* owned */
} WhenceItemListPrivate;

WhenceItemListPrivate *whence_item_list_get_private     (gpointer             self);
GtkWidget             *whence_item_list_pick_row        (WhenceItemList      *self,
                                                         double               x,
                                                         double               y);
GtkWidget             *whence_item_list_get_focus_row   (WhenceItemList      *self);
WhenceObject          *whence_item_list_get_row_item    (GtkWidget           *row);
guint                  whence_item_list_count_selected  (WhenceItemList      *self);
void                   whence_item_list_reveal_selected (WhenceItemList     *self);
gboolean               whence_item_list_focus_entry    (WhenceItemList      *self);
void                   whence_item_list_init_focus     (WhenceItemList      *self);
void                   whence_item_list_mend_focus     (WhenceItemList      *self);
void                   whence_item_list_install_focus  (GtkWidgetClass      *widget_class);
void                   whence_item_list_install_menu    (GtkWidgetClass      *widget_class);
void                   whence_item_list_install_dnd     (WhenceItemList      *self);

G_END_DECLS
