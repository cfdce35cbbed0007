/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-closures.h"
#include "ui/whence-end-row.h"
#include "ui/whence-member-edit.h"
#include "ui/whence-object-page.h"

/* One end of a link, which opens its page when it is activated. */
struct _WhenceEndRow
{
  AdwActionRow parent_instance;

  GSignalGroup *project_signals;   /* owned */

  WhenceObject *object;            /* owned; NULL until it is known */
  char *member;                    /* the name of the member in the file */
  GSignalGroup *object_signals;    /* owned */
};

G_DEFINE_FINAL_TYPE (WhenceEndRow, whence_end_row, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_0,
  PROP_OBJECT,
  PROP_MEMBER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static WhenceObject *
find_end (WhenceEndRow *self)
{
  WhenceProject *project = whence_object_get_project (self->object);
  g_autofree char *id = NULL;

  if (project == NULL)
    return NULL;

  id = whence_member_edit_dup_text (self->object, self->member);
  return whence_project_find (project, id);
}

static void
update (WhenceEndRow *self)
{
  WhenceObject *end = find_end (self);
  g_autofree char *title = NULL;

  g_signal_group_set_target (self->project_signals, whence_object_get_project (self->object));
  if (end == NULL)
    return;

  title = whence_closure_object_title (end);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), title);
}

static void
on_activated (WhenceEndRow *self)
{
  WhenceWorkspace *workspace = whence_object_page_find_workspace (GTK_WIDGET (self));
  WhenceObject *end = find_end (self);

  if (workspace != NULL && end != NULL)
    whence_workspace_open_page (workspace, end);
}

static void
on_notify (WhenceEndRow *self,
           GParamSpec *pspec)
{
  if (self->member != NULL &&
      whence_members_find (G_OBJECT_TYPE (self->object), self->member) == pspec)
    update (self);
}

static void
whence_end_row_dispose (GObject *object)
{
  WhenceEndRow *self = WHENCE_END_ROW (object);

  if (self->project_signals != NULL)
    g_signal_group_set_target (self->project_signals, NULL);
  g_clear_object (&self->project_signals);
  if (self->object_signals != NULL)
    g_signal_group_set_target (self->object_signals, NULL);
  g_clear_object (&self->object_signals);
  g_clear_object (&self->object);

  G_OBJECT_CLASS (whence_end_row_parent_class)->dispose (object);
}

static void
whence_end_row_finalize (GObject *object)
{
  WhenceEndRow *self = WHENCE_END_ROW (object);

  g_free (self->member);

  G_OBJECT_CLASS (whence_end_row_parent_class)->finalize (object);
}

static void
whence_end_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  WhenceEndRow *self = WHENCE_END_ROW (object);

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
whence_end_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  WhenceEndRow *self = WHENCE_END_ROW (object);

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
whence_end_row_class_init (WhenceEndRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = whence_end_row_dispose;
  object_class->finalize = whence_end_row_finalize;
  object_class->get_property = whence_end_row_get_property;
  object_class->set_property = whence_end_row_set_property;

  properties[PROP_OBJECT] =
    g_param_spec_object ("object", NULL, NULL, WHENCE_TYPE_OBJECT, flags);
  properties[PROP_MEMBER] = g_param_spec_string ("member", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
whence_end_row_init (WhenceEndRow *self)
{
  self->object_signals = g_signal_group_new (WHENCE_TYPE_OBJECT);
  g_signal_group_connect_swapped (self->object_signals, "notify", G_CALLBACK (on_notify), self);
  self->project_signals = g_signal_group_new (WHENCE_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed", G_CALLBACK (update), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  g_signal_connect (self, "activated", G_CALLBACK (on_activated), NULL);
}
