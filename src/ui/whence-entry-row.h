/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define WHENCE_TYPE_ENTRY_ROW (whence_entry_row_get_type ())

G_DECLARE_DERIVABLE_TYPE (WhenceEntryRow, whence_entry_row, WHENCE, ENTRY_ROW, AdwPreferencesRow)

/**
 * WhenceEntryRowClass:
 *
 * The class of rows to type into.
 */
struct _WhenceEntryRowClass
{
  AdwPreferencesRowClass parent_class;
};

void     whence_entry_row_add_prefix            (WhenceEntryRow *self,
                                                 GtkWidget      *widget);
void     whence_entry_row_add_suffix            (WhenceEntryRow *self,
                                                 GtkWidget      *widget);
void     whence_entry_row_set_show_apply_button (WhenceEntryRow *self,
                                                 gboolean        show);
void     whence_entry_row_show_stored           (WhenceEntryRow *self,
                                                 const char     *text);
void     whence_entry_row_set_error             (WhenceEntryRow *self,
                                                 const char     *message);
gboolean whence_entry_row_has_error             (WhenceEntryRow *self);

G_END_DECLS
