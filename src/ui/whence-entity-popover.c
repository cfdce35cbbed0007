/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-color-icon.h"
#include "ui/whence-entity-popover.h"
#include "ui/whence-match-row.h"

#define MAX_MATCHES 20
#define MAX_NAME 500        /* of a new entity, in code points */

/* Marks words as a mention of an entity: of one that fits them, or of a new one. */
struct _WhenceEntityPopover
{
  GtkPopover parent_instance;

  GtkEntry *entry;
  GtkListBox *list;
  GtkLabel *types_label;
  GtkFlowBox *types;

  WhenceWorkspace *workspace;    /* owned: while it is open */
  WhenceSource *source;          /* owned: while it is open */
  guint start;                   /* of the words, in code points */
  guint end;
  GPtrArray *type_ids;           /* owned strings, in the order of the buttons */
  char *type;                    /* owned: of a new entity */
};

G_DEFINE_FINAL_TYPE (WhenceEntityPopover, whence_entity_popover, GTK_TYPE_POPOVER)

static char *
get_name (WhenceEntityPopover *self)
{
  return whence_words_excerpt (gtk_editable_get_text (GTK_EDITABLE (self->entry)), MAX_NAME);
}

static GtkWidget *
new_icon (WhenceEntityPopover *self,
          const char          *type)
{
  GtkWidget *icon = whence_color_icon_new ();

  whence_color_icon_show_type (WHENCE_COLOR_ICON (icon),
                               whence_workspace_get_project (self->workspace), type);

  return icon;
}

static void
add_new_row (WhenceEntityPopover *self)
{
  g_autofree char *name = get_name (self);

  if (*name != '\0')
    gtk_list_box_append (self->list,
                         whence_match_row_new_for_name (
                           whence_workspace_get_project (self->workspace), self->type, name));
}

/* The entities that fit come first if the best of them fits well; otherwise a new one does. */
static void
update_list (WhenceEntityPopover *self)
{
  g_autoptr (GPtrArray) matches = NULL;
  gboolean fits;

  whence_match_row_remove_all (self->list);
  matches = whence_entity_matcher_match (
    whence_workspace_get_matcher (self->workspace),
    gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->source, MAX_MATCHES);
  fits = matches->len > 0 &&
         ((WhenceEntityMatch *) g_ptr_array_index (matches, 0))->quality >= WHENCE_MATCH_WORDS;
  if (!fits)
    add_new_row (self);
  for (guint i = 0; i < matches->len; i++)
    gtk_list_box_append (self->list,
                         whence_match_row_new (whence_workspace_get_project (self->workspace),
                                               g_ptr_array_index (matches, i)));
  if (fits)
    add_new_row (self);
  whence_match_row_select (self->list, 0);
}

static void
on_changed (WhenceEntityPopover *self)
{
  if (self->source != NULL)
    update_list (self);
}

/* The mention of @entity that the words are already; NULL: none. */
static WhencePassage *
find_mention (WhenceEntityPopover *self,
              WhenceEntity        *entity)
{
  WhenceSpanIndex *spans = whence_project_get_spans (whence_workspace_get_project (self->workspace),
                                                     self->source);
  g_autoptr (GPtrArray) there = whence_span_index_query (spans, self->start, self->end);

  for (guint i = 0; i < there->len; i++)
    {
      WhencePassage *passage = g_ptr_array_index (there, i);

      if (whence_object_get_parent (WHENCE_OBJECT (passage)) == WHENCE_OBJECT (entity) &&
          whence_passage_get_start (passage) == self->start &&
          whence_passage_get_end (passage) == self->end)
        return passage;
    }

  return NULL;
}

static WhenceChange *
new_change (WhenceEntityPopover *self)
{
  g_autofree char *words = whence_source_dup_text (self->source, self->start, self->end);
  g_autofree char *excerpt = whence_words_excerpt (words, 40);
  g_autofree char *title = whence_words_excerpt (whence_source_get_title (self->source), 40);

  if (*title == '\0')
    return whence_change_new_printf (_("Marked “%s”"), excerpt);

  /* Translators: words, and the title of the source that they were marked in */
  return whence_change_new_printf (_("Marked “%s” in “%s”"), excerpt, title);
}

/* Marks the words, of a new entity where @entity is %NULL. */
static void
mark (WhenceEntityPopover *self,
      WhenceEntity        *entity)
{
  g_autoptr (WhenceChange) change = new_change (self);
  g_autofree char *name = get_name (self);
  g_autoptr (GError) error = NULL;
  WhencePassage *mention = entity != NULL ? find_mention (self, entity) : NULL;
  g_autoptr (WhenceWorkspace) workspace = g_object_ref (self->workspace);

  if (mention == NULL)
    {
      if (entity == NULL)
        entity = whence_edit_add_entity (change, whence_workspace_get_project (workspace),
                                         self->type, name);
      mention = (gpointer) whence_edit_add_mention (change, entity, self->source, self->start,
                                                    self->end, &error);
      if (mention == NULL)
        whence_workspace_report (workspace, whence_change_get_label (change), error);
      if (mention == NULL || !whence_workspace_apply (workspace, change))
        {
          gtk_popover_popdown (GTK_POPOVER (self));
          return;
        }
    }

  whence_workspace_select (workspace, WHENCE_OBJECT (entity), mention);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_row_activated (WhenceEntityPopover *self,
                  GtkListBoxRow       *row)
{
  mark (self, whence_match_row_get_entity (row));
}

static void
on_activate (WhenceEntityPopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    on_row_activated (self, row);
}

static GtkToggleButton *
get_type_button (WhenceEntityPopover *self,
                 guint                position)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (self->types, (int) position);

  return child != NULL ? GTK_TOGGLE_BUTTON (gtk_flow_box_child_get_child (child)) : NULL;
}

static void
update_types_label (WhenceEntityPopover *self)
{
  g_autofree char *label =
    g_strdup_printf (_("Type of a new entity: %s"),
                     whence_words_entity_type (whence_workspace_get_project (self->workspace),
                                               self->type));

  gtk_label_set_label (self->types_label, label);
}

/* Who chooses a type means a new entity of it. */
static void
on_type_toggled (WhenceEntityPopover *self,
                 GtkToggleButton     *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  g_free (self->type);
  self->type = g_strdup (g_object_get_data (G_OBJECT (button), "type"));
  update_types_label (self);
  update_list (self);
  for (int i = 0; gtk_list_box_get_row_at_index (self->list, i) != NULL; i++)
    {
      if (whence_match_row_get_entity (gtk_list_box_get_row_at_index (self->list, i)) == NULL)
        whence_match_row_select (self->list, i);
    }
}

static void
add_type (WhenceEntityPopover *self,
          const char          *type)
{
  WhenceProject *project = whence_workspace_get_project (self->workspace);
  const char *words = whence_words_entity_type (project, type);
  guint n = self->type_ids->len + 1;
  GtkWidget *button = gtk_toggle_button_new ();
  GtkToggleButton *first = get_type_button (self, 0);
  g_autofree char *tooltip = NULL;

  /* Translators: a type of entity, and the keys that choose it */
  tooltip = n <= 8 ? g_strdup_printf (_("%s (Alt+%u)"), words, n) : g_strdup (words);
  gtk_button_set_child (GTK_BUTTON (button), new_icon (self, type));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "type", g_strdup (type), g_free);
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
  gtk_flow_box_append (self->types, button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), g_str_equal (type, self->type));
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_type_toggled), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->type_ids, g_strdup (type));
}

static void
update_types (WhenceEntityPopover *self)
{
  WhenceProject *project = whence_workspace_get_project (self->workspace);
  const char *const *built_in = whence_project_built_in_types ();
  GListModel *own = whence_project_get_entity_types (project);
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->types, 0)) != NULL)
    gtk_flow_box_remove (self->types, GTK_WIDGET (child));
  g_ptr_array_set_size (self->type_ids, 0);
  if (!whence_project_has_entity_type (project, self->type))
    {
      g_free (self->type);
      self->type = g_strdup (built_in[0]);
    }

  for (guint i = 0; built_in[i] != NULL; i++)
    add_type (self, built_in[i]);
  for (guint i = 0; i < g_list_model_get_n_items (own); i++)
    {
      g_autoptr (WhenceObject) type = g_list_model_get_item (own, i);

      add_type (self, whence_object_get_id (type));
    }
  update_types_label (self);
}

static gboolean
choose_type (WhenceEntityPopover *self,
             guint                keyval)
{
  guint digit = keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_8 ? keyval - GDK_KEY_KP_0
                                                                  : keyval - GDK_KEY_0;
  GtkToggleButton *button = digit >= 1 && digit <= 8 ? get_type_button (self, digit - 1) : NULL;

  if (button == NULL)
    return FALSE;

  gtk_toggle_button_set_active (button, TRUE);
  return TRUE;
}

/* Names may hold digits: in the entry they need Alt to choose a type, elsewhere they do not. */
static gboolean
on_key_pressed (WhenceEntityPopover *self,
                guint                keyval,
                guint                keycode,
                GdkModifierType      state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean typing = GTK_IS_TEXT (focus);

  if (modifiers == GDK_ALT_MASK || (modifiers == 0 && !typing))
    {
      if (choose_type (self, keyval))
        return GDK_EVENT_STOP;
    }
  if (modifiers == 0 && typing && (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up))
    {
      whence_match_row_step (self->list, keyval == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
whence_entity_popover_closed (GtkPopover *popover)
{
  WhenceEntityPopover *self = WHENCE_ENTITY_POPOVER (popover);

  g_clear_object (&self->source);

  if (GTK_POPOVER_CLASS (whence_entity_popover_parent_class)->closed != NULL)
    GTK_POPOVER_CLASS (whence_entity_popover_parent_class)->closed (popover);
}

static void
whence_entity_popover_dispose (GObject *object)
{
  WhenceEntityPopover *self = WHENCE_ENTITY_POPOVER (object);

  g_clear_object (&self->source);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->type_ids, g_ptr_array_unref);
  g_clear_pointer (&self->type, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_ENTITY_POPOVER);

  G_OBJECT_CLASS (whence_entity_popover_parent_class)->dispose (object);
}

static void
whence_entity_popover_class_init (WhenceEntityPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = whence_entity_popover_dispose;
  GTK_POPOVER_CLASS (klass)->closed = whence_entity_popover_closed;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-entity-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityPopover, list);
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityPopover, types_label);
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityPopover, types);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
whence_entity_popover_init (WhenceEntityPopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->type = g_strdup (whence_project_built_in_types ()[0]);
  self->type_ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * whence_entity_popover_new:
 *
 * Returns: (transfer floating): a popover, to be given a parent
 */
GtkWidget *
whence_entity_popover_new (void)
{
  return g_object_new (WHENCE_TYPE_ENTITY_POPOVER, NULL);
}

/**
 * whence_entity_popover_open:
 * @self: a popover
 * @workspace: a workspace with a source that is read
 * @start: where the words to mark start in it, in code points
 * @end: where they end
 *
 * Asks which entity words name, and marks them.
 */
void
whence_entity_popover_open (WhenceEntityPopover *self,
                            WhenceWorkspace     *workspace,
                            guint                start,
                            guint                end)
{
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;

  g_return_if_fail (WHENCE_IS_ENTITY_POPOVER (self));
  g_return_if_fail (whence_workspace_get_source (workspace) != NULL);

  g_set_object (&self->workspace, workspace);
  g_clear_object (&self->source);
  self->start = start;
  self->end = end;
  update_types (self);

  words = whence_source_dup_text (whence_workspace_get_source (workspace), start, end);
  line = whence_words_excerpt (words, MAX_NAME - 1);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), line);
  self->source = g_object_ref (whence_workspace_get_source (workspace));
  update_list (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
