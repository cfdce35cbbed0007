/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of WhenceSourcePane share. */

#pragma once

#include "ui/whence-claim-popover.h"
#include "ui/whence-entity-popover.h"
#include "ui/whence-find-bar.h"
#include "ui/whence-item-picker.h"
#include "ui/whence-overview.h"
#include "ui/whence-selection-bar.h"
#include "ui/whence-source-pane.h"

G_BEGIN_DECLS

struct _WhenceSourcePane
{
  AdwBin parent_instance;

  GtkStack *pages;
  GtkWidget *header;
  GtkLabel *title;
  GtkLabel *provenance;
  WhenceFindBar *find_bar;
  WhenceSourceView *view;
  WhenceOverview *overview;
  GMenuModel *menu;
  GMenuModel *mark_menu;
  GMenuModel *mention_menu;
  GMenuModel *evidence_menu;
  GMenuModel *stance_menu;

  WhenceWorkspace *workspace;          /* owned; may be NULL */
  GSignalGroup *workspace_signals;     /* owned */
  GSignalGroup *project_signals;       /* owned */
  GtkWidget *selection_bar;            /* our child */
  WhenceEntityPopover *entity_popover; /* our child */
  WhenceClaimPopover *claim_popover;   /* our child */
  GtkWidget *menu_popover;             /* our child; NULL: no menu was shown yet */
  GtkWidget *entity_picker;            /* our child; NULL: it was not needed yet */
  guint margins_idle;                  /* until the header has those of the text; 0: it has */
  gconstpointer last_change;           /* the last one when a popover opened: never looked into */
};

void whence_source_pane_install_actions (GtkWidgetClass   *widget_class);
void whence_source_pane_update_actions  (WhenceSourcePane *self);
void whence_source_pane_get_place_of    (WhenceSourcePane *self,
                                         guint             start,
                                         guint             end,
                                         GdkRectangle     *place);

void           whence_source_pane_install_mark_actions (GtkWidgetClass   *widget_class);
void           whence_source_pane_update_mark_actions  (WhenceSourcePane *self);
void           whence_source_pane_append_mark_menu     (WhenceSourcePane *self,
                                                        WhencePassage    *passage,
                                                        GMenu            *menu);
WhencePassage *whence_source_pane_get_mark             (WhenceSourcePane *self);
WhencePassage *whence_source_pane_take_mark            (WhenceSourcePane *self);
char          *whence_source_pane_dup_stance           (WhenceSourcePane *self);
void           whence_source_pane_set_stance           (WhenceSourcePane *self,
                                                        const char       *stance);
gboolean       whence_source_pane_get_direct           (WhenceSourcePane *self);
void           whence_source_pane_set_direct           (WhenceSourcePane *self,
                                                        gboolean          direct);

G_END_DECLS
