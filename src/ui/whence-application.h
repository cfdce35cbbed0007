/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/whence-window.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_APPLICATION (whence_application_get_type ())

G_DECLARE_FINAL_TYPE (WhenceApplication, whence_application, WHENCE, APPLICATION, AdwApplication)

WhenceApplication *whence_application_new         (void);
WhenceWindow      *whence_application_find_window (WhenceApplication *self,
                                                   GFile             *file);
WhenceWindow      *whence_application_open_file   (WhenceApplication *self,
                                                   GFile             *file,
                                                   WhenceWindow      *window);

G_END_DECLS
