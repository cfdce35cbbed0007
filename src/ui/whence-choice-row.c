/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "store/whence-member-text.h"
#include "ui/whence-choice-row.h"
#include "ui/whence-choices.h"
#include "ui/whence-member-edit.h"
#include "ui/whence-object-page.h"

/* A member that is one word of several, edited in place. */
struct _WhenceChoiceRow
{
  AdwComboRow parent_instance;

  GStrv words;                     /* what the file says for each choice */
  gboolean updating;               /* whether the choice follows the object just now */
  GSignalGroup *project_signals;   /* owned */

  WhenceObject *object;            /* owned; NULL until it is known */
  char *member;                    /* the name of the member in the file */
  GSignalGroup *object_signals;    /* owned */
};

G_DEFINE_FINAL_TYPE (WhenceChoiceRow, whence_choice_row, ADW_TYPE_COMBO_ROW)

enum
{
  PROP_0,
  PROP_OBJECT,
  PROP_MEMBER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
select_stored (WhenceChoiceRow *self)
{
  g_autofree char *text = whence_member_edit_dup_text (self->object, self->member);

  for (guint i = 0; self->words[i] != NULL; i++)
    {
      if (!g_str_equal (self->words[i], text))
        continue;
      self->updating = TRUE;
      adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
      self->updating = FALSE;
      return;
    }
}

/* Shows what is stored; and offers what can be chosen, where that has become something else. */
static void
update (WhenceChoiceRow *self)
{
  g_auto (GStrv) labels = NULL;
  g_auto (GStrv) words = whence_choices_list (self->object, self->member, &labels);

  if (self->words == NULL || !g_strv_equal ((const char *const *) words,
                                            (const char *const *) self->words))
    {
      g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) labels);

      g_strfreev (self->words);
      self->words = g_steal_pointer (&words);
      self->updating = TRUE;
      adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (model));
      self->updating = FALSE;
    }
  g_signal_group_set_target (self->project_signals, whence_object_get_project (self->object));
  select_stored (self);
}

/* The types of entity that a project declares are elsewhere in it. */
static void
on_project_changed (WhenceChoiceRow *self,
                    WhenceChange    *change)
{
  if (whence_change_touches (change, WHENCE_TYPE_ENTITY_TYPE) &&
      whence_object_get_project (self->object) != NULL)
    update (self);
}

static void
on_selected (WhenceChoiceRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  WhenceWorkspace *workspace = whence_object_page_find_workspace (GTK_WIDGET (self));
  GParamSpec *pspec;
  g_auto (GValue) value = G_VALUE_INIT;

  if (self->updating || self->object == NULL || self->words == NULL ||
      selected >= g_strv_length (self->words))
    return;

  pspec = whence_members_find (G_OBJECT_TYPE (self->object), self->member);
  if (!whence_member_from_text (pspec, self->words[selected], &value, NULL) ||
      !whence_member_edit_set (workspace, self->object, self->member, &value))
    select_stored (self);
}

static void
on_notify (WhenceChoiceRow *self,
           GParamSpec *pspec)
{
  if (self->member != NULL &&
      whence_members_find (G_OBJECT_TYPE (self->object), self->member) == pspec)
    update (self);
}

static void
whence_choice_row_dispose (GObject *object)
{
  WhenceChoiceRow *self = WHENCE_CHOICE_ROW (object);

  if (self->project_signals != NULL)
    g_signal_group_set_target (self->project_signals, NULL);
  g_clear_object (&self->project_signals);
  if (self->object_signals != NULL)
    g_signal_group_set_target (self->object_signals, NULL);
  g_clear_object (&self->object_signals);
  g_clear_object (&self->object);

  G_OBJECT_CLASS (whence_choice_row_parent_class)->dispose (object);
}

static void
whence_choice_row_finalize (GObject *object)
{
  WhenceChoiceRow *self = WHENCE_CHOICE_ROW (object);

  g_strfreev (self->words);
  g_free (self->member);

  G_OBJECT_CLASS (whence_choice_row_parent_class)->finalize (object);
}

static void
whence_choice_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  WhenceChoiceRow *self = WHENCE_CHOICE_ROW (object);

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
whence_choice_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  WhenceChoiceRow *self = WHENCE_CHOICE_ROW (object);

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
whence_choice_row_class_init (WhenceChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = whence_choice_row_dispose;
  object_class->finalize = whence_choice_row_finalize;
  object_class->get_property = whence_choice_row_get_property;
  object_class->set_property = whence_choice_row_set_property;

  properties[PROP_OBJECT] =
    g_param_spec_object ("object", NULL, NULL, WHENCE_TYPE_OBJECT, flags);
  properties[PROP_MEMBER] = g_param_spec_string ("member", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
whence_choice_row_init (WhenceChoiceRow *self)
{
  self->object_signals = g_signal_group_new (WHENCE_TYPE_OBJECT);
  g_signal_group_connect_swapped (self->object_signals, "notify", G_CALLBACK (on_notify), self);
  self->project_signals = g_signal_group_new (WHENCE_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed",
                                  G_CALLBACK (on_project_changed), self);
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
}
