/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "store/whence-member-text.h"
#include "ui/whence-member-edit.h"
#include "ui/whence-member-row.h"
#include "ui/whence-object-page.h"

/* A member of one line that is edited in place. While what is typed breaks the rules of the
 * member, the row says so; and who leaves it so gets back what was there. */
struct _WhenceMemberRow
{
  WhenceEntryRow parent_instance;

  WhenceObject *object;            /* owned; NULL until it is known */
  char *member;                    /* the name of the member in the file */
  GSignalGroup *object_signals;    /* owned */
};

G_DEFINE_FINAL_TYPE (WhenceMemberRow, whence_member_row, WHENCE_TYPE_ENTRY_ROW)

enum
{
  PROP_0,
  PROP_OBJECT,
  PROP_MEMBER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What was typed, as a value. */
static gboolean
read_typed (WhenceMemberRow  *self,
            GValue           *value,
            GError          **error)
{
  GParamSpec *pspec = whence_members_find (G_OBJECT_TYPE (self->object), self->member);

  if (!whence_member_from_text (pspec, gtk_editable_get_text (GTK_EDITABLE (self)), value, error))
    return FALSE;
  if (whence_member_check_filled (pspec, value, error) &&
      whence_member_edit_check_address (self->member, gtk_editable_get_text (GTK_EDITABLE (self)),
                                        error))
    return TRUE;

  g_value_unset (value);
  return FALSE;
}

static void
update (WhenceMemberRow *self)
{
  g_autofree char *text = whence_member_edit_dup_text (self->object, self->member);

  whence_entry_row_show_stored (WHENCE_ENTRY_ROW (self), text);
}

static gboolean
is_edited (WhenceMemberRow *self)
{
  g_autofree char *text = whence_member_edit_dup_text (self->object, self->member);

  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self)), text) != 0;
}

static void
on_changed (WhenceMemberRow *self)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (self->object == NULL || self->member == NULL)
    return;

  read_typed (self, &value, &error);
  whence_entry_row_set_error (WHENCE_ENTRY_ROW (self), error != NULL ? error->message : NULL);
}

/* What cannot be taken is not left there either. */
static void
on_leave (WhenceMemberRow *self)
{
  whence_member_row_commit (self);
  if (self->object != NULL && whence_entry_row_has_error (WHENCE_ENTRY_ROW (self)) &&
      whence_member_edit_is_left (GTK_WIDGET (self)))
    update (self);
}

static void
watch_focus (WhenceMemberRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
on_notify (WhenceMemberRow *self,
           GParamSpec *pspec)
{
  if (self->member != NULL &&
      whence_members_find (G_OBJECT_TYPE (self->object), self->member) == pspec)
    update (self);
}

/* What was typed is kept when the page closes. */
static void
whence_member_row_unroot (GtkWidget *widget)
{
  whence_member_row_commit (WHENCE_MEMBER_ROW (widget));

  GTK_WIDGET_CLASS (whence_member_row_parent_class)->unroot (widget);
}

static void
whence_member_row_dispose (GObject *object)
{
  WhenceMemberRow *self = WHENCE_MEMBER_ROW (object);

  if (self->object_signals != NULL)
    g_signal_group_set_target (self->object_signals, NULL);
  g_clear_object (&self->object_signals);
  g_clear_object (&self->object);

  G_OBJECT_CLASS (whence_member_row_parent_class)->dispose (object);
}

static void
whence_member_row_finalize (GObject *object)
{
  WhenceMemberRow *self = WHENCE_MEMBER_ROW (object);

  g_free (self->member);

  G_OBJECT_CLASS (whence_member_row_parent_class)->finalize (object);
}

static void
whence_member_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  WhenceMemberRow *self = WHENCE_MEMBER_ROW (object);

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
whence_member_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  WhenceMemberRow *self = WHENCE_MEMBER_ROW (object);

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
whence_member_row_class_init (WhenceMemberRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = whence_member_row_dispose;
  object_class->finalize = whence_member_row_finalize;
  object_class->get_property = whence_member_row_get_property;
  object_class->set_property = whence_member_row_set_property;
  widget_class->unroot = whence_member_row_unroot;

  properties[PROP_OBJECT] =
    g_param_spec_object ("object", NULL, NULL, WHENCE_TYPE_OBJECT, flags);
  properties[PROP_MEMBER] = g_param_spec_string ("member", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
whence_member_row_init (WhenceMemberRow *self)
{
  self->object_signals = g_signal_group_new (WHENCE_TYPE_OBJECT);
  g_signal_group_connect_swapped (self->object_signals, "notify", G_CALLBACK (on_notify), self);
  whence_entry_row_set_show_apply_button (WHENCE_ENTRY_ROW (self), TRUE);
  g_signal_connect (self, "apply", G_CALLBACK (whence_member_row_commit), NULL);
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
  watch_focus (self);
}

/**
 * whence_member_row_commit:
 * @self: a row
 *
 * Makes what was typed a change of the project, if it is one and breaks no rule.
 */
void
whence_member_row_commit (WhenceMemberRow *self)
{
  WhenceWorkspace *workspace;
  g_auto (GValue) value = G_VALUE_INIT;

  g_return_if_fail (WHENCE_IS_MEMBER_ROW (self));

  workspace = whence_object_page_find_workspace (GTK_WIDGET (self));
  if (workspace == NULL || self->object == NULL || !is_edited (self) ||
      !read_typed (self, &value, NULL))
    return;

  if (whence_member_edit_set (workspace, self->object, self->member, &value))
    update (self);
}
