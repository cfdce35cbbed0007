/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/whence-item-filter.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_FILTER_POPOVER (whence_filter_popover_get_type ())

G_DECLARE_FINAL_TYPE (WhenceFilterPopover, whence_filter_popover, WHENCE, FILTER_POPOVER,
                      GtkPopover)

void whence_filter_popover_begin      (WhenceFilterPopover *self,
                                       WhenceItemFilter    *filter);
void whence_filter_popover_add_check  (WhenceFilterPopover *self,
                                       const char          *group,
                                       const char          *value,
                                       const char          *label);
void whence_filter_popover_add_checks (WhenceFilterPopover *self,
                                       const char          *title,
                                       const char          *group,
                                       const char *const   *values,
                                       const char *const   *labels);
void whence_filter_popover_add_choice (WhenceFilterPopover *self,
                                       const char          *title,
                                       const char          *group,
                                       const char *const   *values,
                                       const char *const   *labels);
void whence_filter_popover_add_tags   (WhenceFilterPopover *self,
                                       GListModel          *records);

G_END_DECLS
