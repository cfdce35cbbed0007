/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the window share: an application, a folder, and waiting. */

#pragma once

#include "ui/whence-application.h"
#include "ui/whence-window-private.h"

G_BEGIN_DECLS

/* How long something may take on a busy machine before it counts as failed. */
#define PATIENCE_SECONDS 30

#define WAIT_UNTIL(condition) \
  G_STMT_START { \
    guint timer = g_timeout_add_seconds (PATIENCE_SECONDS, on_patience_over, \
                                         (gpointer) #condition); \
    while (!(condition)) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (timer); \
  } G_STMT_END

extern WhenceApplication *application;

gboolean      on_patience_over (gpointer       user_data);
void          start            (int           *argc,
                                char        ***argv);
int           finish           (int            status);

GFile        *get_file         (const char    *name);
GFile        *write_file       (const char    *name,
                                const char    *contents,
                                gssize         length);
void          activate         (WhenceWindow  *window,
                                const char    *action);
WhenceWindow *new_window       (void);
WhenceWindow *open_window      (GFile         *file);
GtkWidget    *find_widget      (GtkWidget     *widget,
                                GType          type);
WhenceProject *get_project     (WhenceWindow  *window);
GListModel   *get_sources      (WhenceWindow  *window);
guint         count_sources    (WhenceWindow  *window);
const char   *get_open_title   (WhenceWindow  *window);
void          import_text      (WhenceWindow  *window,
                                const char    *title);
gboolean      save             (WhenceWindow  *window,
                                GFile         *file,
                                GError       **error);
void          close_window     (WhenceWindow  *window);
GtkWindow    *find_dialog      (void);
void          answer           (const char    *response);
void          discard          (WhenceWindow  *window);

G_END_DECLS
