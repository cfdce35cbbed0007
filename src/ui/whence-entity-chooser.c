/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-color-icon.h"
#include "ui/whence-entity-chooser.h"
#include "ui/whence-match-row.h"

#define MAX_MATCHES 20
#define MAX_NAME 500        /* of a new entity, in code points */

/* Says which entity something is for: one that is known, another that is chosen from those that
 * fit what is typed, or a new one of a type.
 */
struct _WhenceEntityChooser
{
  GtkBox parent_instance;

  GtkStack *stack;
  WhenceColorIcon *icon;
  GtkLabel *name;
  GtkLabel *details;
  GtkEntry *entry;
  GtkDropDown *type;
  GtkListBox *list;

  WhenceWorkspace *workspace;  /* owned; NULL until it is set */
  WhenceEntity *entity;        /* owned: what is chosen; NULL: a new one */
  GPtrArray *types;            /* owned strings: the types in the order of the drop-down */
  gboolean updating;           /* whether the list is made anew */
};

G_DEFINE_FINAL_TYPE (WhenceEntityChooser, whence_entity_chooser, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static WhenceProject *
get_project (WhenceEntityChooser *self)
{
  return whence_workspace_get_project (self->workspace);
}

static void
set_entity (WhenceEntityChooser *self,
            WhenceEntity        *entity)
{
  g_set_object (&self->entity, entity);
  gtk_widget_set_visible (GTK_WIDGET (self->type), entity == NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_row_selected (WhenceEntityChooser *self,
                 GtkListBoxRow       *row)
{
  if (!self->updating && self->workspace != NULL)
    set_entity (self, row != NULL ? whence_match_row_get_entity (row) : NULL);
}

static void
add_new_row (WhenceEntityChooser *self,
             const char          *name)
{
  if (*name != '\0')
    gtk_list_box_append (self->list, whence_match_row_new_for_name (
                                       get_project (self),
                                       whence_entity_chooser_get_type_id (self), name));
}

/* As in the popover: the entities that fit come first if the best of them fits well. */
static void
update_list (WhenceEntityChooser *self)
{
  g_autofree char *name = whence_entity_chooser_dup_name (self);
  g_autoptr (GPtrArray) matches = NULL;
  gboolean fits;

  if (self->workspace == NULL)
    return;

  matches = whence_entity_matcher_match (whence_workspace_get_matcher (self->workspace), name,
                                         whence_workspace_get_source (self->workspace),
                                         MAX_MATCHES);
  fits = matches->len > 0 &&
         ((WhenceEntityMatch *) g_ptr_array_index (matches, 0))->quality >= WHENCE_MATCH_WORDS;
  self->updating = TRUE;
  whence_match_row_remove_all (self->list);
  if (!fits)
    add_new_row (self, name);
  for (guint i = 0; i < matches->len; i++)
    gtk_list_box_append (self->list, whence_match_row_new (get_project (self),
                                                           g_ptr_array_index (matches, i)));
  if (fits)
    add_new_row (self, name);
  whence_match_row_select (self->list, 0);
  self->updating = FALSE;
  on_row_selected (self, gtk_list_box_get_selected_row (self->list));
}

/* The row of the new entity says what type it is of. */
static void
on_type_selected (WhenceEntityChooser *self)
{
  GtkListBoxRow *row;
  int position = 0;

  if (self->workspace == NULL || self->types->len == 0)
    return;

  while ((row = gtk_list_box_get_row_at_index (self->list, position)) != NULL &&
         whence_match_row_get_entity (row) != NULL)
    position++;
  if (row != NULL)
    {
      g_autofree char *name = whence_entity_chooser_dup_name (self);

      self->updating = TRUE;
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
      gtk_list_box_insert (self->list,
                           whence_match_row_new_for_name (
                             get_project (self), whence_entity_chooser_get_type_id (self), name),
                           position);
      whence_match_row_select (self->list, position);
      self->updating = FALSE;
      set_entity (self, NULL);
    }
}

static void
show_known (WhenceEntityChooser *self)
{
  const char *type = whence_entity_get_type_id (self->entity);

  whence_color_icon_show_type (self->icon, get_project (self), type);
  gtk_label_set_label (self->name, whence_words_entity_name (self->entity));
  gtk_label_set_label (self->details, whence_words_entity_type (get_project (self), type));
  gtk_stack_set_visible_child_name (self->stack, "known");
}

static void
on_change (WhenceEntityChooser *self)
{
  gtk_stack_set_visible_child_name (self->stack, "choose");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  update_list (self);
}

static gboolean
on_key_pressed (WhenceEntityChooser *self,
                guint                keyval,
                guint                keycode,
                GdkModifierType      state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;

  whence_match_row_step (self->list, keyval == GDK_KEY_Down ? 1 : -1);
  return GDK_EVENT_STOP;
}

static gboolean
whence_entity_chooser_grab_focus (GtkWidget *widget)
{
  WhenceEntityChooser *self = WHENCE_ENTITY_CHOOSER (widget);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "choose") == 0 &&
         gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
whence_entity_chooser_dispose (GObject *object)
{
  WhenceEntityChooser *self = WHENCE_ENTITY_CHOOSER (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->entity);
  g_clear_pointer (&self->types, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_ENTITY_CHOOSER);

  G_OBJECT_CLASS (whence_entity_chooser_parent_class)->dispose (object);
}

static void
whence_entity_chooser_class_init (WhenceEntityChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = whence_entity_chooser_dispose;
  widget_class->grab_focus = whence_entity_chooser_grab_focus;

  /**
   * WhenceEntityChooser::changed:
   * @self: the chooser
   *
   * Another entity is chosen, or the new one has another name.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (WHENCE_TYPE_COLOR_ICON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-entity-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityChooser, icon);
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityChooser, name);
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityChooser, details);
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityChooser, type);
  gtk_widget_class_bind_template_child (widget_class, WhenceEntityChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, update_list);
  gtk_widget_class_bind_template_callback (widget_class, on_type_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_change);
}

static void
whence_entity_chooser_init (WhenceEntityChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->types = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

static void
add_types (WhenceEntityChooser *self)
{
  const char *const *built_in = whence_project_built_in_types ();
  GListModel *own = whence_project_get_entity_types (get_project (self));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; built_in[i] != NULL; i++)
    g_ptr_array_add (self->types, g_strdup (built_in[i]));
  for (guint i = 0; i < g_list_model_get_n_items (own); i++)
    {
      g_autoptr (WhenceObject) type = g_list_model_get_item (own, i);

      g_ptr_array_add (self->types, g_strdup (whence_object_get_id (type)));
    }
  for (guint i = 0; i < self->types->len; i++)
    gtk_string_list_append (labels, whence_words_entity_type (
                                      get_project (self), g_ptr_array_index (self->types, i)));
  gtk_drop_down_set_model (self->type, G_LIST_MODEL (labels));
}

/**
 * whence_entity_chooser_set:
 * @self: a chooser that was not set yet
 * @workspace: a workspace
 * @entity: (nullable): an entity of its project, where it is known; %NULL where it is to be chosen
 * @words: words that may be its name; they may be empty
 *
 * Says what is to be chosen from, and what is chosen first.
 */
void
whence_entity_chooser_set (WhenceEntityChooser *self,
                           WhenceWorkspace     *workspace,
                           WhenceEntity        *entity,
                           const char          *words)
{
  g_autofree char *line = whence_words_excerpt (words, MAX_NAME - 1);

  g_return_if_fail (WHENCE_IS_ENTITY_CHOOSER (self));
  g_return_if_fail (self->workspace == NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), line);
  g_set_object (&self->workspace, workspace);
  add_types (self);
  if (entity != NULL)
    {
      set_entity (self, entity);
      show_known (self);
    }
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "choose");
      update_list (self);
    }
}

/**
 * whence_entity_chooser_get_entity:
 * @self: a chooser
 *
 * Returns: (transfer none) (nullable): the entity that is chosen; %NULL for a new one
 */
WhenceEntity *
whence_entity_chooser_get_entity (WhenceEntityChooser *self)
{
  g_return_val_if_fail (WHENCE_IS_ENTITY_CHOOSER (self), NULL);

  return self->entity;
}

/**
 * whence_entity_chooser_dup_name:
 * @self: a chooser
 *
 * Returns: (transfer full): the name of a new entity; it may be empty
 */
char *
whence_entity_chooser_dup_name (WhenceEntityChooser *self)
{
  g_return_val_if_fail (WHENCE_IS_ENTITY_CHOOSER (self), NULL);

  return whence_words_excerpt (gtk_editable_get_text (GTK_EDITABLE (self->entry)), MAX_NAME);
}

/**
 * whence_entity_chooser_get_type_id:
 * @self: a chooser that was set
 *
 * Returns: (transfer none): the type of a new entity
 */
const char *
whence_entity_chooser_get_type_id (WhenceEntityChooser *self)
{
  guint selected;

  g_return_val_if_fail (WHENCE_IS_ENTITY_CHOOSER (self), NULL);

  selected = gtk_drop_down_get_selected (self->type);
  return g_ptr_array_index (self->types, selected < self->types->len ? selected : 0);
}
