/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/whence-window.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_TEXT_DIALOG (whence_text_dialog_get_type ())

G_DECLARE_FINAL_TYPE (WhenceTextDialog, whence_text_dialog, WHENCE, TEXT_DIALOG, AdwWindow)

GtkWidget *whence_text_dialog_new (WhenceWindow *window);

G_END_DECLS
