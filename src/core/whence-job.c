/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Something that takes a while: import, export, open and save. The window shows it as a
 * progress bar, the command line as a line.
 */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include "core/whence-job.h"

struct _WhenceJob
{
  GObject parent_instance;

  char *title;               /* what is done, for people; does not change */
  GCancellable *cancellable; /* owned */
  GMainContext *context;     /* owned: where properties are notified */
  gboolean running;
  GError *error;             /* why it failed; NULL if it did not */

  GMutex mutex;              /* guards what follows, which any thread may report */
  double fraction;           /* 0 to 1; below 0 where it is not known */
  char *message;             /* what is being done now */
  GSource *notification;     /* owned: pending, so that many reports are one notification */
};

G_DEFINE_FINAL_TYPE (WhenceJob, whence_job, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_FRACTION,
  PROP_MESSAGE,
  PROP_RUNNING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
whence_job_finalize (GObject *object)
{
  WhenceJob *self = WHENCE_JOB (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (whence_job_parent_class)->finalize (object);
}

static void
whence_job_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  WhenceJob *self = WHENCE_JOB (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, whence_job_get_fraction (self));
      break;
    case PROP_MESSAGE:
      g_value_take_string (value, whence_job_dup_message (self));
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_job_class_init (WhenceJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = whence_job_finalize;
  object_class->get_property = whence_job_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1.0, 1.0, -1.0, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, TRUE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
whence_job_init (WhenceJob *self)
{
  g_mutex_init (&self->mutex);
  self->cancellable = g_cancellable_new ();
  self->context = g_main_context_ref_thread_default ();
  self->fraction = -1.0;
  self->running = TRUE;
}

/**
 * whence_job_new:
 * @title: what is done, for people
 *
 * Returns: (transfer full): a job that is running; its properties are notified in the main
 *   context of the calling thread
 */
WhenceJob *
whence_job_new (const char *title)
{
  WhenceJob *self = g_object_new (WHENCE_TYPE_JOB, NULL);

  self->title = g_strdup (title);

  return self;
}

/**
 * whence_job_get_title:
 * @self: a job
 *
 * Returns: (transfer none): what is done, for people
 */
const char *
whence_job_get_title (WhenceJob *self)
{
  g_return_val_if_fail (WHENCE_IS_JOB (self), NULL);

  return self->title;
}

/**
 * whence_job_get_fraction:
 * @self: a job
 *
 * Returns: how much of it is done, from 0 to 1; below 0 where that is not known
 */
double
whence_job_get_fraction (WhenceJob *self)
{
  double fraction;

  g_return_val_if_fail (WHENCE_IS_JOB (self), -1.0);

  g_mutex_lock (&self->mutex);
  fraction = self->fraction;
  g_mutex_unlock (&self->mutex);

  return fraction;
}

/**
 * whence_job_dup_message:
 * @self: a job
 *
 * Returns: (transfer full) (nullable): what is being done now
 */
char *
whence_job_dup_message (WhenceJob *self)
{
  char *message;

  g_return_val_if_fail (WHENCE_IS_JOB (self), NULL);

  g_mutex_lock (&self->mutex);
  message = g_strdup (self->message);
  g_mutex_unlock (&self->mutex);

  return message;
}

/**
 * whence_job_get_running:
 * @self: a job
 *
 * Returns: whether it has not come to its end yet
 */
gboolean
whence_job_get_running (WhenceJob *self)
{
  g_return_val_if_fail (WHENCE_IS_JOB (self), FALSE);

  return self->running;
}

/**
 * whence_job_get_error:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): why it failed; %NULL while it runs and where it did not
 */
const GError *
whence_job_get_error (WhenceJob *self)
{
  g_return_val_if_fail (WHENCE_IS_JOB (self), NULL);

  return self->error;
}

/**
 * whence_job_get_cancellable:
 * @self: a job
 *
 * Returns: (transfer none): what cancels it
 */
GCancellable *
whence_job_get_cancellable (WhenceJob *self)
{
  g_return_val_if_fail (WHENCE_IS_JOB (self), NULL);

  return self->cancellable;
}

static gboolean
on_notification (gpointer user_data)
{
  WhenceJob *self = WHENCE_JOB (user_data);

  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->notification, g_source_unref);
  g_mutex_unlock (&self->mutex);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);

  return G_SOURCE_REMOVE;
}

/**
 * whence_job_report:
 * @self: a job
 * @fraction: how much is done, from 0 to 1; below 0 where that is not known
 * @message: (nullable): what is being done now; %NULL leaves it as it was
 *
 * Reports progress, from any thread. Many reports at once are one notification.
 */
void
whence_job_report (WhenceJob  *self,
                   double      fraction,
                   const char *message)
{
  g_return_if_fail (WHENCE_IS_JOB (self));

  g_mutex_lock (&self->mutex);
  self->fraction = CLAMP (fraction, -1.0, 1.0);
  if (message != NULL)
    {
      g_free (self->message);
      self->message = g_strdup (message);
    }
  if (self->notification == NULL)
    {
      self->notification = g_idle_source_new ();
      g_source_set_callback (self->notification, on_notification, g_object_ref (self),
                             g_object_unref);
      g_source_attach (self->notification, self->context);
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * whence_job_finish:
 * @self: a job that is running
 * @error: (nullable): why it failed, if it did
 *
 * Says that the job has come to its end. It is called in the thread that made the job.
 */
void
whence_job_finish (WhenceJob    *self,
                   const GError *error)
{
  g_return_if_fail (WHENCE_IS_JOB (self));
  g_return_if_fail (self->running);

  self->running = FALSE;
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}
