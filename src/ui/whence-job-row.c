/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include "ui/whence-job-row.h"

/* What takes less is over before one could read about it. */
#define PATIENCE_MSEC 500

/* How far a job has got. The row shows itself where a job takes long, and goes when it ends. */
struct _WhenceJobRow
{
  GtkBox parent_instance;

  GtkProgressBar *progress;
  GtkButton *cancel_button;

  WhenceJob *job;            /* owned */
  guint timer;               /* until it is shown; 0: it is, or is not to be */
};

G_DEFINE_FINAL_TYPE (WhenceJobRow, whence_job_row, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_JOB,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
describe (gpointer    row,
          const char *title,
          const char *message)
{
  return g_strdup (message != NULL && *message != '\0' ? message : title);
}

static void
update_progress (WhenceJobRow *self)
{
  double fraction = whence_job_get_fraction (self->job);

  if (fraction < 0.0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, fraction);
}

static void
on_running_changed (WhenceJobRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (!whence_job_get_running (self->job) && GTK_IS_BOX (parent))
    gtk_box_remove (GTK_BOX (parent), GTK_WIDGET (self));
}

static gboolean
on_patience_over (gpointer user_data)
{
  WhenceJobRow *self = WHENCE_JOB_ROW (user_data);

  self->timer = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);

  return G_SOURCE_REMOVE;
}

static void
on_cancel (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  WhenceJobRow *self = WHENCE_JOB_ROW (widget);

  g_cancellable_cancel (whence_job_get_cancellable (self->job));
  gtk_widget_action_set_enabled (widget, "job.cancel", FALSE);
}

static void
whence_job_row_constructed (GObject *object)
{
  WhenceJobRow *self = WHENCE_JOB_ROW (object);

  G_OBJECT_CLASS (whence_job_row_parent_class)->constructed (object);

  g_signal_connect_object (self->job, "notify::fraction", G_CALLBACK (update_progress), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->job, "notify::running", G_CALLBACK (on_running_changed), self,
                           G_CONNECT_SWAPPED);
  self->timer = g_timeout_add (PATIENCE_MSEC, on_patience_over, self);
}

static void
whence_job_row_dispose (GObject *object)
{
  WhenceJobRow *self = WHENCE_JOB_ROW (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->job);
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_JOB_ROW);

  G_OBJECT_CLASS (whence_job_row_parent_class)->dispose (object);
}

static void
whence_job_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_JOB:
      g_value_set_object (value, WHENCE_JOB_ROW (object)->job);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_job_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_JOB:
      g_set_object (&WHENCE_JOB_ROW (object)->job, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_job_row_class_init (WhenceJobRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = whence_job_row_constructed;
  object_class->dispose = whence_job_row_dispose;
  object_class->get_property = whence_job_row_get_property;
  object_class->set_property = whence_job_row_set_property;

  properties[PROP_JOB] =
    g_param_spec_object ("job", NULL, NULL, WHENCE_TYPE_JOB,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-job-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceJobRow, progress);
  gtk_widget_class_bind_template_child (widget_class, WhenceJobRow, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, describe);
  gtk_widget_class_install_action (widget_class, "job.cancel", NULL, on_cancel);
}

static void
whence_job_row_init (WhenceJobRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * whence_job_row_new:
 * @job: a job that is running
 *
 * Returns: (transfer floating): a row that shows how far it has got, once it takes longer than
 *   half a second, and that takes itself out of its box when it ends
 */
GtkWidget *
whence_job_row_new (WhenceJob *job)
{
  return g_object_new (WHENCE_TYPE_JOB_ROW, "job", job, NULL);
}
