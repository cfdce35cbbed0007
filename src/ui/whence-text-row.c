/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "store/whence-member-text.h"
#include "ui/whence-member-edit.h"
#include "ui/whence-object-page.h"
#include "ui/whence-text-row.h"

/* How long one stops typing before it becomes a change, in milliseconds. */
#define PAUSE_MSEC 800

/* A member of several lines that is edited in place. What is typed becomes a change after a
 * pause; the history makes one step of it. */
struct _WhenceTextRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *label;
  GtkTextView *view;
  GtkTextBuffer *buffer;           /* owned by @view */
  GtkLabel *message;
  guint timer;                     /* until what was typed is a change; 0: nothing was */

  WhenceObject *object;            /* owned; NULL until it is known */
  char *member;                    /* the name of the member in the file */
  GSignalGroup *object_signals;    /* owned */
};

G_DEFINE_FINAL_TYPE (WhenceTextRow, whence_text_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_0,
  PROP_OBJECT,
  PROP_MEMBER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
dup_typed (WhenceTextRow *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static void
show_error (WhenceTextRow *self,
            const GError  *error)
{
  gtk_label_set_label (self->message, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), error != NULL);
  whence_member_edit_show_error (GTK_WIDGET (self->view), error != NULL ? error->message : NULL);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

/* Shows what is stored, and forgets the steps of typing: to undo is to undo changes again. */
static void
update (WhenceTextRow *self)
{
  g_autofree char *text = whence_member_edit_dup_text (self->object, self->member);
  g_autofree char *typed = dup_typed (self);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (!g_str_equal (text, typed))
    gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
  g_clear_handle_id (&self->timer, g_source_remove);
  show_error (self, NULL);
}

static gboolean
on_pause (gpointer user_data)
{
  WhenceTextRow *self = WHENCE_TEXT_ROW (user_data);

  self->timer = 0;
  whence_text_row_commit (self);

  return G_SOURCE_REMOVE;
}

static void
on_changed (WhenceTextRow *self)
{
  GParamSpec *pspec;
  g_autofree char *typed = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (self->object == NULL || self->member == NULL)
    return;

  typed = dup_typed (self);
  pspec = whence_members_find (G_OBJECT_TYPE (self->object), self->member);
  if (whence_member_from_text (pspec, typed, &value, &error))
    whence_member_check_filled (pspec, &value, &error);
  show_error (self, error);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (PAUSE_MSEC, on_pause, self);
}

/* What cannot be taken is not left there either. */
static void
on_leave (WhenceTextRow *self)
{
  whence_text_row_commit (self);
  if (self->object != NULL && gtk_widget_get_visible (GTK_WIDGET (self->message)) &&
      whence_member_edit_is_left (GTK_WIDGET (self)))
    update (self);
}

static gboolean
on_commit_key (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  whence_text_row_commit (WHENCE_TEXT_ROW (widget));

  return TRUE;
}

static void
on_notify (WhenceTextRow *self,
           GParamSpec *pspec)
{
  if (self->member != NULL &&
      whence_members_find (G_OBJECT_TYPE (self->object), self->member) == pspec)
    update (self);
}

/* What was typed is kept when the page closes. */
static void
whence_text_row_unroot (GtkWidget *widget)
{
  whence_text_row_commit (WHENCE_TEXT_ROW (widget));

  GTK_WIDGET_CLASS (whence_text_row_parent_class)->unroot (widget);
}

static void
whence_text_row_dispose (GObject *object)
{
  WhenceTextRow *self = WHENCE_TEXT_ROW (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->object_signals != NULL)
    g_signal_group_set_target (self->object_signals, NULL);
  g_clear_object (&self->object_signals);
  g_clear_object (&self->object);
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_TEXT_ROW);

  G_OBJECT_CLASS (whence_text_row_parent_class)->dispose (object);
}

static void
whence_text_row_finalize (GObject *object)
{
  WhenceTextRow *self = WHENCE_TEXT_ROW (object);

  g_free (self->member);

  G_OBJECT_CLASS (whence_text_row_parent_class)->finalize (object);
}

static void
whence_text_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  WhenceTextRow *self = WHENCE_TEXT_ROW (object);

  switch (prop_id)
    {
    case PROP_OBJECT:
      g_value_set_object (value, self->object);
      break;
    case PROP_MEMBER:
      g_value_set_string (value, self->member);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_text_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  WhenceTextRow *self = WHENCE_TEXT_ROW (object);

  switch (prop_id)
    {
    case PROP_OBJECT:
      if (!g_set_object (&self->object, g_value_get_object (value)))
        return;
      g_signal_group_set_target (self->object_signals, self->object);
      break;
    case PROP_MEMBER:
      g_free (self->member);
      self->member = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  if (self->object != NULL && self->member != NULL)
    update (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
whence_text_row_class_init (WhenceTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = whence_text_row_dispose;
  object_class->finalize = whence_text_row_finalize;
  object_class->get_property = whence_text_row_get_property;
  object_class->set_property = whence_text_row_set_property;
  widget_class->unroot = whence_text_row_unroot;

  properties[PROP_OBJECT] =
    g_param_spec_object ("object", NULL, NULL, WHENCE_TYPE_OBJECT, flags);
  properties[PROP_MEMBER] = g_param_spec_string ("member", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceTextRow, label);
  gtk_widget_class_bind_template_child (widget_class, WhenceTextRow, view);
  gtk_widget_class_bind_template_child (widget_class, WhenceTextRow, message);
  gtk_widget_class_bind_template_callback (widget_class, on_leave);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, on_commit_key,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, on_commit_key,
                                NULL);
}

static void
whence_text_row_init (WhenceTextRow *self)
{
  self->object_signals = g_signal_group_new (WHENCE_TYPE_OBJECT);
  g_signal_group_connect_swapped (self->object_signals, "notify", G_CALLBACK (on_notify), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->buffer = gtk_text_view_get_buffer (self->view);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * whence_text_row_commit:
 * @self: a row
 *
 * Makes what was typed a change of the project, if it is one and breaks no rule.
 */
void
whence_text_row_commit (WhenceTextRow *self)
{
  WhenceWorkspace *workspace;
  GParamSpec *pspec;
  g_autofree char *typed = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  g_return_if_fail (WHENCE_IS_TEXT_ROW (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  workspace = whence_object_page_find_workspace (GTK_WIDGET (self));
  if (workspace == NULL || self->object == NULL)
    return;

  typed = dup_typed (self);
  pspec = whence_members_find (G_OBJECT_TYPE (self->object), self->member);
  if (whence_member_from_text (pspec, typed, &value, NULL) &&
      whence_member_check_filled (pspec, &value, NULL))
    whence_member_edit_set (workspace, self->object, self->member, &value);
}
