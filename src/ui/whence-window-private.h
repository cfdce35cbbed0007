/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of WhenceWindow share. */

#pragma once

#include "ui/whence-lists-pane.h"
#include "ui/whence-source-list.h"
#include "ui/whence-source-pane.h"
#include "ui/whence-start-page.h"
#include "ui/whence-view-state.h"
#include "ui/whence-window.h"

G_BEGIN_DECLS

struct _WhenceWindow
{
  AdwApplicationWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GMenu *recent_menu;
  AdwToastOverlay *toasts;
  GtkInfoBar *conflict_banner;
  GtkInfoBar *banner;
  GtkLabel *banner_title;
  GtkLabel *banner_text;
  GtkButton *banner_button;
  GtkStack *pages;
  WhenceStartPage *start_page;
  AdwStatusPage *busy_page;
  GtkPaned *outer_paned;           /* the sources | what follows */
  GtkPaned *inner_paned;           /* the text | the lists */
  WhenceSourceList *source_list;
  WhenceSourcePane *source_pane;
  WhenceListsPane *lists_pane;
  GtkWidget *drop_hint;

  WhenceWorkspace *workspace;      /* owned; NULL on the start page */
  GSignalGroup *workspace_signals; /* owned */
  GSignalGroup *file_signals;      /* owned: of the project file */
  GSignalGroup *project_signals;   /* owned */
  GSignalGroup *history_signals;   /* owned */
  GCancellable *cancellable;       /* owned: of the opening that is under way; NULL: none is */
  GFile *opening;                  /* owned: what is being opened; NULL: nothing is */
  guint busy_timer;                /* until the page that says so is shown; 0: none */
  GPtrArray *jobs;                 /* WhenceJob: the imports that are under way */
  GPtrArray *report;               /* WhenceImportRemark: what the last import has to say */
  AdwToast *toast;                 /* owned: the message that is shown; NULL: there is none */
  guint toast_timer;               /* until it goes; 0: there is none */
  int pending_lists_width;         /* pixels; 0: the lists are as wide as they are to be */
  guint resize_tick;               /* until the lists have that width; 0: none */
  gboolean sidebar_visible;        /* whether the sources are to be shown */
  gboolean asking;                 /* whether the question about unsaved changes is shown */
  gboolean save_again;             /* to save once more when the saving under way is done */
  gboolean close_when_saved;       /* to close when the saving under way is done */
  gboolean may_close;              /* whether the question about unsaved changes was answered */
  guint autosave_timer;            /* until the project is saved by itself; 0: it need not be */
  gboolean save_failed;            /* whether the last try to save did */
  gboolean record_failed;          /* whether the banner says that nothing can be recorded */
  gboolean reloading;              /* whether what another program wrote is being loaded */
};

void     whence_window_install_actions     (GtkWidgetClass  *widget_class);
void     whence_window_add_paste_key       (WhenceWindow    *self);
void     whence_window_update_actions      (WhenceWindow    *self);
void     whence_window_update_recent       (WhenceWindow    *self);

void     whence_window_set_workspace       (WhenceWindow    *self,
                                            WhenceWorkspace *workspace);
void     whence_window_tell                (WhenceWindow    *self,
                                            const char      *message,
                                            gboolean         can_undo);
void     whence_window_tell_exported       (WhenceWindow    *self,
                                            const char      *message,
                                            GFile           *file);
void     whence_window_install_export_actions (GtkWidgetClass *widget_class);
void     whence_window_show_remarks        (WhenceWindow    *self,
                                            gboolean         urgent,
                                            const char      *title,
                                            const char      *text,
                                            GPtrArray       *remarks);

void     whence_window_update_title        (WhenceWindow    *self);

void     whence_window_restore_settings    (WhenceWindow    *self);
void     whence_window_restore_view        (WhenceWindow    *self);
void     whence_window_store_view          (WhenceWindow    *self);

void     whence_window_choose_and_open     (WhenceWindow    *self);
void     whence_window_choose_and_save     (WhenceWindow    *self);
void     whence_window_save                (WhenceWindow    *self);
void     whence_window_cancel_opening      (WhenceWindow    *self);
gboolean whence_window_ask_to_close        (WhenceWindow    *self);
void     whence_window_saving_changed      (WhenceWindow    *self);

void     whence_window_install_keep_actions (GtkWidgetClass *widget_class);
void     whence_window_connect_keeping     (WhenceWindow    *self);
void     whence_window_start_keeping       (WhenceWindow    *self);
void     whence_window_stop_keeping        (WhenceWindow    *self);
void     whence_window_queue_autosave      (WhenceWindow    *self);
gboolean whence_window_saves_by_itself     (WhenceWindow    *self);

void     whence_window_choose_and_import   (WhenceWindow    *self);
void     whence_window_paste               (WhenceWindow    *self);
void     whence_window_install_drop_target (WhenceWindow    *self);
void     whence_window_take_files          (WhenceWindow    *self,
                                            GPtrArray       *files);

G_END_DECLS
