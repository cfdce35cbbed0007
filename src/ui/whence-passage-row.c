/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-choices.h"
#include "ui/whence-closures.h"
#include "ui/whence-color-icon.h"
#include "ui/whence-member-edit.h"
#include "ui/whence-object-page.h"
#include "ui/whence-passage-row.h"
#include "ui/whence-spoken.h"

/* How much of a passage its controls are named after, in code points. */
#define SPOKEN_LENGTH 60

/* A passage on the page of what it belongs to: the quote in its context, which goes to the text
 * when it is activated; and of evidence, what it does for its claim.
 */
struct _WhencePassageRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *source;
  GtkLabel *quote;
  GtkCheckButton *tick;     /* whether it is one of those to split off */
  GtkWidget *remove_button;
  GtkWidget *evidence;
  WhenceColorIcon *icon;
  GtkDropDown *stance;
  GtkCheckButton *direct;

  WhencePassage *passage;   /* owned */
  gboolean updating;        /* whether the choices follow the passage just now */
};

G_DEFINE_FINAL_TYPE (WhencePassageRow, whence_passage_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  TICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Of several rows, each says which passage its controls are for. */
static void
name_controls (WhencePassageRow *self)
{
  g_autofree char *words = whence_words_excerpt (whence_passage_get_exact (self->passage),
                                                 SPOKEN_LENGTH);
  g_autofree char *remove = g_strdup_printf (_("Remove the passage “%s”"), words);
  g_autofree char *stance = g_strdup_printf (_("Stance of “%s”"), words);
  /* Translators: whether the passage quotes the speaker word for word */
  g_autofree char *direct = g_strdup_printf (_("Verbatim: “%s”"), words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->stance), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  stance, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->direct), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  direct, -1);
}

static void
update (WhencePassageRow *self)
{
  g_autofree char *quote = whence_closure_quote_markup (whence_passage_get_prefix (self->passage),
                                                        whence_passage_get_exact (self->passage),
                                                        whence_passage_get_suffix (self->passage));

  gtk_label_set_markup (self->quote, quote);
  name_controls (self);
  if (!WHENCE_IS_EVIDENCE (self->passage))
    return;

  self->updating = TRUE;
  whence_color_icon_show_stance (self->icon,
                                 whence_evidence_get_stance (WHENCE_EVIDENCE (self->passage)));
  gtk_drop_down_set_selected (self->stance, (guint) whence_evidence_get_stance (
                                              WHENCE_EVIDENCE (self->passage)));
  gtk_check_button_set_active (self->direct,
                               whence_evidence_get_direct (WHENCE_EVIDENCE (self->passage)));
  self->updating = FALSE;
}

static void
on_stance (WhencePassageRow *self)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (self->updating || self->passage == NULL)
    return;

  g_value_init (&value, WHENCE_TYPE_STANCE);
  g_value_set_enum (&value, (int) gtk_drop_down_get_selected (self->stance));
  whence_member_edit_set (whence_object_page_find_workspace (GTK_WIDGET (self)),
                          WHENCE_OBJECT (self->passage), "stance", &value);
}

static void
on_direct (WhencePassageRow *self)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (self->updating || self->passage == NULL)
    return;

  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, gtk_check_button_get_active (self->direct));
  whence_member_edit_set (whence_object_page_find_workspace (GTK_WIDGET (self)),
                          WHENCE_OBJECT (self->passage), "direct", &value);
}

static void
on_remove (WhencePassageRow *self)
{
  WhenceWorkspace *workspace = whence_object_page_find_workspace (GTK_WIDGET (self));
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);

  if (workspace == NULL || whence_object_get_project (WHENCE_OBJECT (self->passage)) == NULL)
    return;

  g_ptr_array_add (objects, g_object_ref (self->passage));
  whence_workspace_remove (workspace, objects);
}

static void
on_tick (WhencePassageRow *self)
{
  g_signal_emit (self, signals[TICKED], 0);
}

static gboolean
on_remove_key (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  on_remove (WHENCE_PASSAGE_ROW (widget));

  return TRUE;
}

static void
whence_passage_row_activate (GtkListBoxRow *row)
{
  WhencePassageRow *self = WHENCE_PASSAGE_ROW (row);
  WhenceWorkspace *workspace = whence_object_page_find_workspace (GTK_WIDGET (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->tick)))
    {
      gtk_check_button_set_active (self->tick, !gtk_check_button_get_active (self->tick));
      return;
    }
  if (workspace != NULL && whence_object_get_project (WHENCE_OBJECT (self->passage)) != NULL)
    whence_workspace_show_passage (workspace, self->passage);
}

/* The list of the group activates rows of its own kinds alone. */
static void
on_released (WhencePassageRow *self,
             int               n_press,
             double            x,
             double            y,
             GtkGesture       *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  whence_passage_row_activate (GTK_LIST_BOX_ROW (self));
}

static void
whence_passage_row_dispose (GObject *object)
{
  WhencePassageRow *self = WHENCE_PASSAGE_ROW (object);

  self->updating = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_PASSAGE_ROW);
  g_clear_object (&self->passage);

  G_OBJECT_CLASS (whence_passage_row_parent_class)->dispose (object);
}

static void
whence_passage_row_class_init (WhencePassageRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = whence_passage_row_dispose;
  GTK_LIST_BOX_ROW_CLASS (klass)->activate = whence_passage_row_activate;

  /**
   * WhencePassageRow::ticked:
   * @self: a row
   *
   * The passage was ticked, or the tick taken away.
   */
  signals[TICKED] = g_signal_new ("ticked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (WHENCE_TYPE_COLOR_ICON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-passage-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WhencePassageRow, source);
  gtk_widget_class_bind_template_child (widget_class, WhencePassageRow, quote);
  gtk_widget_class_bind_template_child (widget_class, WhencePassageRow, tick);
  gtk_widget_class_bind_template_child (widget_class, WhencePassageRow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, WhencePassageRow, evidence);
  gtk_widget_class_bind_template_child (widget_class, WhencePassageRow, icon);
  gtk_widget_class_bind_template_child (widget_class, WhencePassageRow, stance);
  gtk_widget_class_bind_template_child (widget_class, WhencePassageRow, direct);
  gtk_widget_class_bind_template_callback (widget_class, on_stance);
  gtk_widget_class_bind_template_callback (widget_class, on_direct);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
  gtk_widget_class_bind_template_callback (widget_class, on_tick);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_remove_key, NULL);
}

static void
whence_passage_row_init (WhencePassageRow *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
}

static void
show_source (WhencePassageRow *self)
{
  WhenceProject *project = whence_object_get_project (WHENCE_OBJECT (self->passage));
  WhenceObject *source = whence_project_find (project, whence_passage_get_source (self->passage));
  g_autofree char *title = NULL;

  if (source == NULL)
    return;

  title = whence_closure_source_title (WHENCE_SOURCE (source));
  gtk_label_set_label (self->source, title);
  whence_spoken_set_tip (GTK_WIDGET (self->source), title);
}

/**
 * whence_passage_row_new:
 * @passage: a passage of the project
 * @with_source: whether to name its source
 *
 * Returns: (transfer floating): a row for @passage
 */
GtkWidget *
whence_passage_row_new (WhencePassage *passage,
                        gboolean       with_source)
{
  WhencePassageRow *self = g_object_new (WHENCE_TYPE_PASSAGE_ROW, NULL);
  gboolean is_evidence = WHENCE_IS_EVIDENCE (passage);

  self->passage = g_object_ref (passage);
  gtk_widget_set_visible (GTK_WIDGET (self->source), with_source);
  gtk_widget_set_visible (self->evidence, is_evidence);
  show_source (self);
  if (is_evidence)
    {
      g_auto (GStrv) labels = NULL;
      g_autoptr (GtkStringList) model = NULL;

      g_strfreev (whence_choices_list (WHENCE_OBJECT (passage), "stance", &labels));
      model = gtk_string_list_new ((const char *const *) labels);
      self->updating = TRUE;
      gtk_drop_down_set_model (self->stance, G_LIST_MODEL (model));
      self->updating = FALSE;
    }
  g_signal_connect_object (passage, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * whence_passage_row_set_ticking:
 * @self: a row
 * @ticking: whether passages are ticked
 *
 * Lets the passage be ticked, or not any more. To activate the row is to tick it then.
 */
void
whence_passage_row_set_ticking (WhencePassageRow *self,
                                gboolean          ticking)
{
  g_return_if_fail (WHENCE_IS_PASSAGE_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->tick), ticking);
  gtk_widget_set_visible (self->remove_button, !ticking);
  if (!ticking)
    gtk_check_button_set_active (self->tick, FALSE);
}

/**
 * whence_passage_row_get_ticked:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): its passage if it is ticked
 */
WhencePassage *
whence_passage_row_get_ticked (WhencePassageRow *self)
{
  g_return_val_if_fail (WHENCE_IS_PASSAGE_ROW (self), NULL);

  return gtk_check_button_get_active (self->tick) ? self->passage : NULL;
}

/**
 * whence_passage_row_get_passage:
 * @self: a row
 *
 * Returns: (transfer none): its passage
 */
WhencePassage *
whence_passage_row_get_passage (WhencePassageRow *self)
{
  g_return_val_if_fail (WHENCE_IS_PASSAGE_ROW (self), NULL);

  return self->passage;
}
