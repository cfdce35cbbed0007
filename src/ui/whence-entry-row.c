/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row to type into, which looks as that of libadwaita does. That one holds a bare text, which
 * GTK 4.8 keeps from screen readers; in here is an entry, which they are told of.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include "ui/whence-entry-row.h"
#include "ui/whence-member-edit.h"

typedef struct
{
  GtkWidget *area;
  GtkWidget *prefixes;
  GtkWidget *suffixes;
  GtkEditable *entry;
  GtkEventControllerFocus *focus;
  GtkLabel *message;               /* what is wrong with the text */
  GtkWidget *sign;                 /* that something is */
  GtkWidget *apply_button;
  GtkWidget *edit_icon;

  char *stored;                    /* owned: what Escape goes back to; NULL for nothing */
  gboolean show_apply;
  gboolean changed;                /* whether there is something to apply */
  gboolean has_error;
} WhenceEntryRowPrivate;

static void whence_entry_row_editable_init (GtkEditableInterface *iface);

G_DEFINE_TYPE_WITH_CODE (WhenceEntryRow, whence_entry_row, ADW_TYPE_PREFERENCES_ROW,
                         G_ADD_PRIVATE (WhenceEntryRow)
                         G_IMPLEMENT_INTERFACE (GTK_TYPE_EDITABLE,
                                                whence_entry_row_editable_init))

enum
{
  PROP_0,
  PROP_SHOW_APPLY_BUTTON,
  N_PROPS
};

enum
{
  APPLY,
  ENTRY_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static WhenceEntryRowPrivate *
get_private (gpointer self)
{
  return whence_entry_row_get_instance_private (WHENCE_ENTRY_ROW (self));
}

static void
update (WhenceEntryRow *self)
{
  WhenceEntryRowPrivate *priv = get_private (self);
  gboolean is_focused = gtk_event_controller_focus_contains_focus (priv->focus);

  if (is_focused)
    gtk_widget_add_css_class (GTK_WIDGET (self), "focused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "focused");
  gtk_widget_set_visible (priv->sign, priv->has_error);
  gtk_widget_set_visible (priv->apply_button, priv->changed && !priv->has_error);
  gtk_widget_set_visible (priv->edit_icon, !is_focused && !priv->changed && !priv->has_error);
}

static void
on_changed (WhenceEntryRow *self)
{
  WhenceEntryRowPrivate *priv = get_private (self);

  priv->changed = priv->show_apply;
  update (self);
}

static void
on_activate (WhenceEntryRow *self)
{
  WhenceEntryRowPrivate *priv = get_private (self);

  if (!priv->changed)
    {
      g_signal_emit (self, signals[ENTRY_ACTIVATED], 0);
      return;
    }
  if (priv->has_error)
    return;

  /* The button is about to go, and is not to take the focus with it. */
  if (!gtk_event_controller_focus_contains_focus (priv->focus))
    gtk_entry_grab_focus_without_selecting (GTK_ENTRY (priv->entry));
  priv->changed = FALSE;
  update (self);
  g_signal_emit (self, signals[APPLY], 0);
}

/* A press anywhere in the row is one on the text, except on what does something by itself. */
static void
on_pressed (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            WhenceEntryRow  *self)
{
  WhenceEntryRowPrivate *priv = get_private (self);
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  for (; picked != NULL && picked != GTK_WIDGET (self); picked = gtk_widget_get_parent (picked))
    {
      if (gtk_widget_get_focusable (picked))
        return;
    }

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (gtk_event_controller_focus_contains_focus (priv->focus))
    return;
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (priv->entry));
  gtk_editable_set_position (priv->entry, -1);
}

static gboolean
on_escape (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  WhenceEntryRow *self = WHENCE_ENTRY_ROW (widget);
  WhenceEntryRowPrivate *priv = get_private (self);

  if (priv->stored == NULL ||
      g_strcmp0 (gtk_editable_get_text (priv->entry), priv->stored) == 0)
    return FALSE;

  whence_entry_row_show_stored (self, priv->stored);
  gtk_editable_set_position (priv->entry, -1);
  return TRUE;
}

/* The list goes to a row by giving it the focus, whether or not it just had it: from within the
 * row, one goes on.
 */
static gboolean
whence_entry_row_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  GtkWidget *child = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget));

  if (gtk_widget_get_focus_child (widget) == NULL &&
      gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX) != NULL)
    return GTK_WIDGET_CLASS (whence_entry_row_parent_class)->focus (widget, direction);

  return gtk_widget_child_focus (child, direction);
}

static gboolean
whence_entry_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (get_private (widget)->entry));
}

static GtkEditable *
whence_entry_row_get_delegate (GtkEditable *editable)
{
  return get_private (editable)->entry;
}

static void
whence_entry_row_editable_init (GtkEditableInterface *iface)
{
  iface->get_delegate = whence_entry_row_get_delegate;
}

static void
whence_entry_row_dispose (GObject *object)
{
  WhenceEntryRowPrivate *priv = get_private (object);

  if (priv->entry != NULL)
    gtk_editable_finish_delegate (GTK_EDITABLE (object));
  priv->entry = NULL;

  G_OBJECT_CLASS (whence_entry_row_parent_class)->dispose (object);
}

static void
whence_entry_row_finalize (GObject *object)
{
  g_free (get_private (object)->stored);

  G_OBJECT_CLASS (whence_entry_row_parent_class)->finalize (object);
}

static void
whence_entry_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (gtk_editable_delegate_get_property (object, prop_id, value, pspec))
    return;

  switch (prop_id)
    {
    case PROP_SHOW_APPLY_BUTTON:
      g_value_set_boolean (value, get_private (object)->show_apply);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_entry_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (gtk_editable_delegate_set_property (object, prop_id, value, pspec))
    return;

  switch (prop_id)
    {
    case PROP_SHOW_APPLY_BUTTON:
      whence_entry_row_set_show_apply_button (WHENCE_ENTRY_ROW (object),
                                              g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-entry-row.ui");
  gtk_widget_class_bind_template_child_private (widget_class, WhenceEntryRow, area);
  gtk_widget_class_bind_template_child_private (widget_class, WhenceEntryRow, prefixes);
  gtk_widget_class_bind_template_child_private (widget_class, WhenceEntryRow, suffixes);
  gtk_widget_class_bind_template_child_private (widget_class, WhenceEntryRow, entry);
  gtk_widget_class_bind_template_child_private (widget_class, WhenceEntryRow, focus);
  gtk_widget_class_bind_template_child_private (widget_class, WhenceEntryRow, message);
  gtk_widget_class_bind_template_child_private (widget_class, WhenceEntryRow, sign);
  gtk_widget_class_bind_template_child_private (widget_class, WhenceEntryRow, apply_button);
  gtk_widget_class_bind_template_child_private (widget_class, WhenceEntryRow, edit_icon);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
}

static void
whence_entry_row_class_init (WhenceEntryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = whence_entry_row_dispose;
  object_class->finalize = whence_entry_row_finalize;
  object_class->get_property = whence_entry_row_get_property;
  object_class->set_property = whence_entry_row_set_property;
  widget_class->focus = whence_entry_row_focus;
  widget_class->grab_focus = whence_entry_row_grab_focus;

  properties[PROP_SHOW_APPLY_BUTTON] =
    g_param_spec_boolean ("show-apply-button", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_editable_install_properties (object_class, N_PROPS);

  /* What was typed is to be taken. */
  signals[APPLY] = g_signal_new ("apply", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  /* Enter was pressed where there was nothing to apply. */
  signals[ENTRY_ACTIVATED] = g_signal_new ("entry-activated", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                           0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  set_template (widget_class);
}

static void
whence_entry_row_init (WhenceEntryRow *self)
{
  WhenceEntryRowPrivate *priv = get_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_init_delegate (GTK_EDITABLE (self));
  gtk_widget_set_cursor_from_name (priv->area, "text");
}

/**
 * whence_entry_row_add_prefix:
 * @self: a row
 * @widget: (transfer floating): what stands before the text
 *
 * Adds a widget at the start of a row.
 */
void
whence_entry_row_add_prefix (WhenceEntryRow *self,
                             GtkWidget      *widget)
{
  g_return_if_fail (WHENCE_IS_ENTRY_ROW (self));

  gtk_box_prepend (GTK_BOX (get_private (self)->prefixes), widget);
  gtk_widget_set_visible (get_private (self)->prefixes, TRUE);
}

/**
 * whence_entry_row_add_suffix:
 * @self: a row
 * @widget: (transfer floating): what stands after the text
 *
 * Adds a widget at the end of a row.
 */
void
whence_entry_row_add_suffix (WhenceEntryRow *self,
                             GtkWidget      *widget)
{
  g_return_if_fail (WHENCE_IS_ENTRY_ROW (self));

  gtk_box_append (GTK_BOX (get_private (self)->suffixes), widget);
  gtk_widget_set_visible (get_private (self)->suffixes, TRUE);
}

/**
 * whence_entry_row_set_show_apply_button:
 * @self: a row
 * @show: whether a changed text is to be applied
 *
 * Has a button shown while there is something to apply. It, and Enter, emit “apply”.
 */
void
whence_entry_row_set_show_apply_button (WhenceEntryRow *self,
                                        gboolean        show)
{
  WhenceEntryRowPrivate *priv;

  g_return_if_fail (WHENCE_IS_ENTRY_ROW (self));

  priv = get_private (self);
  if (priv->show_apply == show)
    return;

  priv->show_apply = show;
  priv->changed = FALSE;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_APPLY_BUTTON]);
}

/**
 * whence_entry_row_show_stored:
 * @self: a row
 * @text: what is stored
 *
 * Shows what is stored, with nothing to apply and no error; Escape comes back to it. The steps of
 * typing are forgotten, which led to it.
 */
void
whence_entry_row_show_stored (WhenceEntryRow *self,
                              const char     *text)
{
  WhenceEntryRowPrivate *priv;
  g_autofree char *stored = g_strdup (text);

  g_return_if_fail (WHENCE_IS_ENTRY_ROW (self));
  g_return_if_fail (text != NULL);

  priv = get_private (self);
  g_free (priv->stored);
  priv->stored = g_steal_pointer (&stored);
  if (g_strcmp0 (gtk_editable_get_text (priv->entry), priv->stored) != 0)
    gtk_editable_set_text (priv->entry, priv->stored);
  gtk_editable_set_enable_undo (priv->entry, FALSE);
  gtk_editable_set_enable_undo (priv->entry, TRUE);
  priv->changed = FALSE;
  whence_entry_row_set_error (self, NULL);
}

/**
 * whence_entry_row_set_error:
 * @self: a row
 * @message: (nullable): what is expected instead of the text; %NULL if nothing is wrong with it
 *
 * Shows, and tells a screen reader, what is wrong with the text. It cannot be applied so.
 */
void
whence_entry_row_set_error (WhenceEntryRow *self,
                            const char     *message)
{
  WhenceEntryRowPrivate *priv;

  g_return_if_fail (WHENCE_IS_ENTRY_ROW (self));

  priv = get_private (self);
  if (priv->has_error || message != NULL)
    {
      priv->has_error = message != NULL;
      whence_member_edit_show_error (GTK_WIDGET (self), message);
      gtk_label_set_label (priv->message, message != NULL ? message : "");
      gtk_widget_set_visible (GTK_WIDGET (priv->message), message != NULL);
    }
  update (self);
}

/**
 * whence_entry_row_has_error:
 * @self: a row
 *
 * Returns: whether something is wrong with the text
 */
gboolean
whence_entry_row_has_error (WhenceEntryRow *self)
{
  g_return_val_if_fail (WHENCE_IS_ENTRY_ROW (self), FALSE);

  return get_private (self)->has_error;
}
