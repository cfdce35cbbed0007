/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define WHENCE_TYPE_JOB (whence_job_get_type ())

G_DECLARE_FINAL_TYPE (WhenceJob, whence_job, WHENCE, JOB, GObject)

WhenceJob    *whence_job_new             (const char   *title);
const char   *whence_job_get_title       (WhenceJob    *self);
double        whence_job_get_fraction    (WhenceJob    *self);
char         *whence_job_dup_message     (WhenceJob    *self);
gboolean      whence_job_get_running     (WhenceJob    *self);
const GError *whence_job_get_error       (WhenceJob    *self);
GCancellable *whence_job_get_cancellable (WhenceJob    *self);
void          whence_job_report          (WhenceJob    *self,
                                          double        fraction,
                                          const char   *message);
void          whence_job_finish          (WhenceJob    *self,
                                          const GError *error);

G_END_DECLS
