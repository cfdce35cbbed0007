/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/whence-workspace.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_PROJECT_DETAILS (whence_project_details_get_type ())

G_DECLARE_FINAL_TYPE (WhenceProjectDetails, whence_project_details, WHENCE, PROJECT_DETAILS,
                      AdwWindow)

GtkWidget *whence_project_details_new (WhenceWorkspace *workspace);

G_END_DECLS
