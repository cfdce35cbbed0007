/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/whence-job.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_JOB_ROW (whence_job_row_get_type ())

G_DECLARE_FINAL_TYPE (WhenceJobRow, whence_job_row, WHENCE, JOB_ROW, GtkBox)

GtkWidget *whence_job_row_new (WhenceJob *job);

G_END_DECLS
