/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with the mark that is selected in the text. */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-member-edit.h"
#include "ui/whence-source-pane-private.h"

#define EXCERPT 40            /* of a claim or a passage, in code points */

/* Returns: (nullable): the mark that is selected in the source that is read */
WhencePassage *
whence_source_pane_get_mark (WhenceSourcePane *self)
{
  WhencePassage *passage = self->workspace != NULL ? whence_workspace_get_passage (self->workspace)
                                                   : NULL;
  WhenceSource *source = self->workspace != NULL ? whence_workspace_get_source (self->workspace)
                                                 : NULL;

  if (passage == NULL || source == NULL ||
      !g_str_equal (whence_passage_get_source (passage),
                    whence_object_get_id (WHENCE_OBJECT (source))))
    return NULL;

  return passage;
}

static WhenceEvidence *
get_evidence (WhenceSourcePane *self)
{
  WhencePassage *passage = whence_source_pane_get_mark (self);

  return WHENCE_IS_EVIDENCE (passage) ? WHENCE_EVIDENCE (passage) : NULL;
}

/* Selects the innermost mark at the caret where none is selected.
 *
 * Returns: (nullable): the mark that is meant
 */
WhencePassage *
whence_source_pane_take_mark (WhenceSourcePane *self)
{
  WhencePassage *passage = whence_source_pane_get_mark (self);
  g_autoptr (GPtrArray) there = NULL;

  if (passage != NULL || self->workspace == NULL)
    return passage;

  there = whence_source_view_list_at_caret (self->view);
  if (there->len == 0)
    return NULL;

  passage = g_ptr_array_index (there, 0);
  whence_workspace_select (self->workspace, whence_object_get_parent (WHENCE_OBJECT (passage)),
                           passage);
  return passage;
}

static void
on_adjust_mark (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (widget);

  if (self->workspace == NULL)
    return;
  if (whence_source_pane_take_mark (self) == NULL || !whence_source_view_adjust (self->view))
    whence_workspace_tell (self->workspace, _("Select a mark first"), FALSE);
}

static void
move_mention (WhenceSourcePane *self,
              WhenceChange     *change,
              WhenceMention    *mention,
              WhenceEntity     *entity)
{
  g_autoptr (WhenceMention) moved = g_object_ref (mention);

  whence_edit_move_mention (change, mention, entity);
  if (!whence_workspace_apply (self->workspace, change))
    return;

  /* Where the entity was named already, its mention stays and this one is gone. */
  whence_workspace_select (self->workspace, WHENCE_OBJECT (entity),
                           whence_object_get_project (WHENCE_OBJECT (moved)) != NULL ?
                             WHENCE_PASSAGE (moved) : NULL);
  whence_workspace_tell (self->workspace, whence_change_get_label (change), TRUE);
}

static WhenceChange *
new_move_change (WhenceMention *mention,
                 const char    *name)
{
  g_autofree char *excerpt = whence_words_excerpt (whence_passage_get_exact (
                                                     WHENCE_PASSAGE (mention)), EXCERPT);

  /* Translators: the words of a mention, and the entity that they name now */
  return whence_change_new_printf (_("Moved “%s” to %s"), excerpt, name);
}

static void
on_entity_picked (WhenceSourcePane *self,
                  WhenceObject     *item)
{
  WhencePassage *passage = whence_source_pane_get_mark (self);
  g_autoptr (WhenceChange) change = NULL;

  if (!WHENCE_IS_MENTION (passage) || !WHENCE_IS_ENTITY (item))
    return;

  change = new_move_change (WHENCE_MENTION (passage),
                            whence_words_entity_name (WHENCE_ENTITY (item)));
  move_mention (self, change, WHENCE_MENTION (passage), WHENCE_ENTITY (item));
}

/* The new entity is of the type of the old one: what is mixed up is mostly of one kind. */
static void
on_entity_named (WhenceSourcePane *self,
                 const char       *name)
{
  WhencePassage *passage = whence_source_pane_get_mark (self);
  g_autoptr (WhenceChange) change = NULL;
  WhenceEntity *entity;

  if (!WHENCE_IS_MENTION (passage))
    return;

  change = new_move_change (WHENCE_MENTION (passage), name);
  entity = whence_edit_add_entity (
    change, whence_workspace_get_project (self->workspace),
    whence_entity_get_type_id (whence_mention_get_entity (WHENCE_MENTION (passage))), name);
  move_mention (self, change, WHENCE_MENTION (passage), entity);
}

static void
on_picker_closed (WhenceSourcePane *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static WhenceItemPicker *
get_picker (WhenceSourcePane *self)
{
  if (self->entity_picker == NULL)
    {
      self->entity_picker = whence_item_picker_new ();
      gtk_widget_set_parent (self->entity_picker, GTK_WIDGET (self));
      g_signal_connect_object (self->entity_picker, "picked", G_CALLBACK (on_entity_picked), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->entity_picker, "named", G_CALLBACK (on_entity_named), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->entity_picker, "closed", G_CALLBACK (on_picker_closed), self,
                               G_CONNECT_SWAPPED);
    }

  return WHENCE_ITEM_PICKER (self->entity_picker);
}

static void
on_move_mark (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (widget);
  WhencePassage *passage = whence_source_pane_take_mark (self);
  WhenceItemPicker *picker = get_picker (self);
  GdkRectangle place;

  if (self->workspace == NULL)
    return;
  if (!WHENCE_IS_MENTION (passage))
    {
      whence_workspace_tell (self->workspace, _("Select a mention first"), FALSE);
      return;
    }

  whence_item_picker_set_items (
    picker, whence_project_get_entities (whence_workspace_get_project (self->workspace)),
    WHENCE_OBJECT (whence_mention_get_entity (WHENCE_MENTION (passage))));
  whence_item_picker_set_new_name (picker, whence_passage_get_exact (passage));
  whence_source_pane_get_place_of (self, whence_passage_get_start (passage),
                                   whence_passage_get_end (passage), &place);
  gtk_popover_set_pointing_to (GTK_POPOVER (picker), &place);
  gtk_popover_popup (GTK_POPOVER (picker));
}

/**
 * whence_source_pane_dup_stance:
 * @self: a pane
 *
 * Returns: (transfer full): the stance of the evidence that is selected, as the file has it;
 *   empty where none is
 */
char *
whence_source_pane_dup_stance (WhenceSourcePane *self)
{
  WhenceEvidence *evidence = get_evidence (self);
  g_autoptr (GEnumClass) stances = g_type_class_ref (WHENCE_TYPE_STANCE);

  if (evidence == NULL)
    return g_strdup ("");

  return g_strdup (g_enum_get_value (stances, (int) whence_evidence_get_stance (evidence))
                     ->value_nick);
}

/* Gives the selected evidence a stance, by its word in the file. */
void
whence_source_pane_set_stance (WhenceSourcePane *self,
                               const char       *stance)
{
  WhenceEvidence *evidence = get_evidence (self);
  g_autoptr (GEnumClass) stances = g_type_class_ref (WHENCE_TYPE_STANCE);
  GEnumValue *found = g_enum_get_value_by_nick (stances, stance);
  g_auto (GValue) value = G_VALUE_INIT;

  if (evidence == NULL || found == NULL)
    return;

  g_value_init (&value, WHENCE_TYPE_STANCE);
  g_value_set_enum (&value, found->value);
  whence_member_edit_set (self->workspace, WHENCE_OBJECT (evidence), "stance", &value);
}

/* Returns: whether the evidence that is selected is a direct quotation */
gboolean
whence_source_pane_get_direct (WhenceSourcePane *self)
{
  WhenceEvidence *evidence = get_evidence (self);

  return evidence != NULL && whence_evidence_get_direct (evidence);
}

void
whence_source_pane_set_direct (WhenceSourcePane *self,
                               gboolean          direct)
{
  WhenceEvidence *evidence = get_evidence (self);
  g_auto (GValue) value = G_VALUE_INIT;

  if (evidence == NULL)
    return;

  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, direct);
  whence_member_edit_set (self->workspace, WHENCE_OBJECT (evidence), "direct", &value);
}

static char *
describe_mark (WhencePassage *passage)
{
  WhenceObject *parent = whence_object_get_parent (WHENCE_OBJECT (passage));

  if (WHENCE_IS_ENTITY (parent))
    return g_strdup (whence_words_entity_name (WHENCE_ENTITY (parent)));
  if (WHENCE_IS_CLAIM (parent))
    return whence_words_excerpt (whence_words_claim_text (WHENCE_CLAIM (parent)), EXCERPT);

  return g_strdup (_("Link"));
}

/* Adds what can be done with a mark to a menu. */
void
whence_source_pane_append_mark_menu (WhenceSourcePane *self,
                                     WhencePassage    *passage,
                                     GMenu            *menu)
{
  g_autofree char *title = describe_mark (passage);
  GMenuModel *model = self->mark_menu;

  if (WHENCE_IS_MENTION (passage))
    model = self->mention_menu;
  else if (WHENCE_IS_EVIDENCE (passage))
    model = self->evidence_menu;
  g_menu_append_section (menu, title, model);
}

/* Tells which of the actions there is a mark for. */
void
whence_source_pane_update_mark_actions (WhenceSourcePane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  WhencePassage *passage = whence_source_pane_get_mark (self);

  gtk_widget_action_set_enabled (widget, "reader.remove-mark", passage != NULL);
  gtk_widget_action_set_enabled (widget, "reader.mark-stance", WHENCE_IS_EVIDENCE (passage));
  gtk_widget_action_set_enabled (widget, "reader.mark-direct", WHENCE_IS_EVIDENCE (passage));
  g_object_notify (G_OBJECT (self), "mark-stance");
  g_object_notify (G_OBJECT (self), "mark-direct");
}

void
whence_source_pane_install_mark_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.adjust-mark", NULL, on_adjust_mark);
  gtk_widget_class_install_action (widget_class, "reader.move-mark", NULL, on_move_mark);
  gtk_widget_class_install_property_action (widget_class, "reader.mark-stance", "mark-stance");
  gtk_widget_class_install_property_action (widget_class, "reader.mark-direct", "mark-direct");
}
