/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-closures.h"
#include "ui/whence-member-edit.h"
#include "ui/whence-object-page.h"
#include "ui/whence-spoken.h"
#include "ui/whence-tags-row.h"
#include "ui/whence-wrap-layout.h"

/* A member that is a list of words: tags, aliases, authors. Each word is a chip that can be
 * taken away; what is typed into the entry is added. */
struct _WhenceTagsRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *label;
  GtkWidget *chips;
  GtkEntry *entry;
  GtkLabel *message;               /* what is wrong with what was typed */

  WhenceObject *object;            /* owned; NULL until it is known */
  char *member;                    /* the name of the member in the file */
  GSignalGroup *object_signals;    /* owned */
};

G_DEFINE_FINAL_TYPE (WhenceTagsRow, whence_tags_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_0,
  PROP_OBJECT,
  PROP_MEMBER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GStrv
dup_words (WhenceTagsRow *self)
{
  GParamSpec *pspec = whence_members_find (G_OBJECT_TYPE (self->object), self->member);
  g_auto (GValue) value = G_VALUE_INIT;
  GStrv words;

  whence_object_get_value (self->object, pspec, &value);
  words = g_value_dup_boxed (&value);

  return words != NULL ? words : g_new0 (char *, 1);
}

static void
set_words (WhenceTagsRow     *self,
           const char *const *words)
{
  whence_member_edit_set_strv (whence_object_page_find_workspace (GTK_WIDGET (self)),
                               self->object, self->member, words);
}

static void
on_remove_chip (GtkWidget     *button,
                WhenceTagsRow *self)
{
  g_auto (GStrv) words = dup_words (self);
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "place"));
  g_auto (GStrv) kept = whence_closure_without ((const char *const *) words, place);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  set_words (self, (const char *const *) kept);
}

static GtkWidget *
make_chip (WhenceTagsRow *self,
           const char    *word,
           guint          place)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (word);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *tip = g_strdup_printf (_("Remove “%s”"), word);

  gtk_widget_add_css_class (chip, "whence-chip");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  whence_spoken_set_tip (label, word);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  whence_spoken_set_tip (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_object_set_data (G_OBJECT (button), "place", GUINT_TO_POINTER (place));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_chip), self, 0);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);

  return chip;
}

static void
update (WhenceTagsRow *self)
{
  g_auto (GStrv) words = dup_words (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (guint i = 0; words[i] != NULL; i++)
    gtk_box_append (GTK_BOX (self->chips), make_chip (self, words[i], i));
  gtk_widget_set_visible (self->chips, words[0] != NULL);
}

/* Several words may be typed at once, with commas between them. */
static gboolean
read_typed (WhenceTagsRow  *self,
            GValue         *value,
            GError        **error)
{
  GParamSpec *pspec = whence_members_find (G_OBJECT_TYPE (self->object), self->member);
  g_auto (GStrv) words = dup_words (self);
  g_auto (GStrv) typed = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->entry)), ",", -1);

  for (guint i = 0; typed[i] != NULL; i++)
    {
      GStrv more = NULL;

      if (*g_strstrip (typed[i]) == '\0')
        continue;
      more = whence_closure_with ((const char *const *) words, typed[i]);
      if (more == NULL)
        {
          g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_INVALID,
                       _("“%s” is there already: expected another one"), typed[i]);
          return FALSE;
        }
      g_strfreev (words);
      words = more;
    }

  g_value_init (value, G_TYPE_STRV);
  g_value_set_boxed (value, words);

  return whence_member_validate (pspec, value, error);
}

static void
on_changed (WhenceTagsRow *self)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (self->object == NULL)
    return;

  read_typed (self, &value, &error);
  gtk_label_set_label (self->message, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), error != NULL);
  whence_member_edit_show_error (GTK_WIDGET (self->entry), error != NULL ? error->message : NULL);
}

/* What cannot be taken is not left there either. */
static void
on_leave (WhenceTagsRow *self)
{
  whence_tags_row_commit (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->message)) &&
      whence_member_edit_is_left (GTK_WIDGET (self)))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/* With nothing typed, BackSpace takes the last word away. */
static gboolean
on_key (WhenceTagsRow   *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) kept = NULL;

  if (keyval == GDK_KEY_Escape && gtk_entry_get_text_length (self->entry) > 0)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      return TRUE;
    }
  if (keyval != GDK_KEY_BackSpace || gtk_entry_get_text_length (self->entry) > 0)
    return FALSE;

  words = dup_words (self);
  if (words[0] == NULL)
    return FALSE;

  kept = whence_closure_without ((const char *const *) words, g_strv_length (words) - 1);
  set_words (self, (const char *const *) kept);
  return TRUE;
}

static void
on_notify (WhenceTagsRow *self,
           GParamSpec *pspec)
{
  if (self->member != NULL &&
      whence_members_find (G_OBJECT_TYPE (self->object), self->member) == pspec)
    update (self);
}

/* What was typed is kept when the page closes. */
static void
whence_tags_row_unroot (GtkWidget *widget)
{
  whence_tags_row_commit (WHENCE_TAGS_ROW (widget));

  GTK_WIDGET_CLASS (whence_tags_row_parent_class)->unroot (widget);
}

static void
whence_tags_row_dispose (GObject *object)
{
  WhenceTagsRow *self = WHENCE_TAGS_ROW (object);

  if (self->object_signals != NULL)
    g_signal_group_set_target (self->object_signals, NULL);
  g_clear_object (&self->object_signals);
  g_clear_object (&self->object);
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_TAGS_ROW);

  G_OBJECT_CLASS (whence_tags_row_parent_class)->dispose (object);
}

static void
whence_tags_row_finalize (GObject *object)
{
  WhenceTagsRow *self = WHENCE_TAGS_ROW (object);

  g_free (self->member);

  G_OBJECT_CLASS (whence_tags_row_parent_class)->finalize (object);
}

static void
whence_tags_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  WhenceTagsRow *self = WHENCE_TAGS_ROW (object);

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
whence_tags_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  WhenceTagsRow *self = WHENCE_TAGS_ROW (object);

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
whence_tags_row_class_init (WhenceTagsRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = whence_tags_row_dispose;
  object_class->finalize = whence_tags_row_finalize;
  object_class->get_property = whence_tags_row_get_property;
  object_class->set_property = whence_tags_row_set_property;
  widget_class->unroot = whence_tags_row_unroot;

  properties[PROP_OBJECT] =
    g_param_spec_object ("object", NULL, NULL, WHENCE_TYPE_OBJECT, flags);
  properties[PROP_MEMBER] = g_param_spec_string ("member", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (WHENCE_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-tags-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceTagsRow, label);
  gtk_widget_class_bind_template_child (widget_class, WhenceTagsRow, chips);
  gtk_widget_class_bind_template_child (widget_class, WhenceTagsRow, entry);
  gtk_widget_class_bind_template_child (widget_class, WhenceTagsRow, message);
  gtk_widget_class_bind_template_callback (widget_class, whence_tags_row_commit);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_leave);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
}

static void
whence_tags_row_init (WhenceTagsRow *self)
{
  self->object_signals = g_signal_group_new (WHENCE_TYPE_OBJECT);
  g_signal_group_connect_swapped (self->object_signals, "notify", G_CALLBACK (on_notify), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * whence_tags_row_commit:
 * @self: a row
 *
 * Adds what was typed to the list, if it breaks no rule.
 */
void
whence_tags_row_commit (WhenceTagsRow *self)
{
  WhenceWorkspace *workspace;
  g_auto (GValue) value = G_VALUE_INIT;

  g_return_if_fail (WHENCE_IS_TAGS_ROW (self));

  workspace = whence_object_page_find_workspace (GTK_WIDGET (self));
  if (workspace == NULL || self->object == NULL || gtk_entry_get_text_length (self->entry) == 0 ||
      !read_typed (self, &value, NULL))
    return;

  if (whence_member_edit_set (workspace, self->object, self->member, &value))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}
