/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-closures.h"
#include "ui/whence-fact-row.h"
#include "ui/whence-member-edit.h"
#include "ui/whence-object-page.h"

/* A member that the program keeps, to be read and not to be edited. */
struct _WhenceFactRow
{
  AdwActionRow parent_instance;

  WhenceObject *object;            /* owned; NULL until it is known */
  char *member;                    /* the name of the member in the file */
  GSignalGroup *object_signals;    /* owned */
};

G_DEFINE_FINAL_TYPE (WhenceFactRow, whence_fact_row, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_0,
  PROP_OBJECT,
  PROP_MEMBER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
describe (WhenceFactRow *self)
{
  GParamSpec *pspec = whence_members_find (G_OBJECT_TYPE (self->object), self->member);
  g_autofree char *text = NULL;

  /* Of the text of a source, how long it is. */
  if (WHENCE_IS_SOURCE (self->object) && g_str_equal (self->member, "text"))
    {
      guint n = whence_source_get_length (WHENCE_SOURCE (self->object));

      return g_strdup_printf (ngettext ("%u character", "%u characters", n), n);
    }

  text = whence_member_edit_dup_text (self->object, self->member);
  if (whence_member_get_format (pspec) == WHENCE_FORMAT_TIME)
    return whence_closure_time (self, text);

  return *text != '\0' ? g_steal_pointer (&text) : g_strdup (_("Not known"));
}

static void
update (WhenceFactRow *self)
{
  g_autofree char *text = describe (self);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
}

static void
on_notify (WhenceFactRow *self,
           GParamSpec *pspec)
{
  if (self->member != NULL &&
      whence_members_find (G_OBJECT_TYPE (self->object), self->member) == pspec)
    update (self);
}

static void
whence_fact_row_dispose (GObject *object)
{
  WhenceFactRow *self = WHENCE_FACT_ROW (object);

  if (self->object_signals != NULL)
    g_signal_group_set_target (self->object_signals, NULL);
  g_clear_object (&self->object_signals);
  g_clear_object (&self->object);

  G_OBJECT_CLASS (whence_fact_row_parent_class)->dispose (object);
}

static void
whence_fact_row_finalize (GObject *object)
{
  WhenceFactRow *self = WHENCE_FACT_ROW (object);

  g_free (self->member);

  G_OBJECT_CLASS (whence_fact_row_parent_class)->finalize (object);
}

static void
whence_fact_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  WhenceFactRow *self = WHENCE_FACT_ROW (object);

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
whence_fact_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  WhenceFactRow *self = WHENCE_FACT_ROW (object);

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
whence_fact_row_class_init (WhenceFactRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = whence_fact_row_dispose;
  object_class->finalize = whence_fact_row_finalize;
  object_class->get_property = whence_fact_row_get_property;
  object_class->set_property = whence_fact_row_set_property;

  properties[PROP_OBJECT] =
    g_param_spec_object ("object", NULL, NULL, WHENCE_TYPE_OBJECT, flags);
  properties[PROP_MEMBER] = g_param_spec_string ("member", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
whence_fact_row_init (WhenceFactRow *self)
{
  self->object_signals = g_signal_group_new (WHENCE_TYPE_OBJECT);
  g_signal_group_connect_swapped (self->object_signals, "notify", G_CALLBACK (on_notify), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}
