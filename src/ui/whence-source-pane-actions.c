/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with words of the source that is read, and with what is marked in it. */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-mark-all-dialog.h"
#include "ui/whence-quick-edit.h"
#include "ui/whence-source-pane-private.h"
#include "ui/whence-text-range.h"

/* Each step of the text's size is a tenth larger than the one before. */
#define ZOOM_STEP 1.1

static WhenceSource *
get_source (WhenceSourcePane *self)
{
  return self->workspace != NULL ? whence_workspace_get_source (self->workspace) : NULL;
}

static void
on_find (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  whence_find_bar_open (WHENCE_SOURCE_PANE (widget)->find_bar);
}

static void
on_find_next (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  whence_find_bar_step (WHENCE_SOURCE_PANE (widget)->find_bar, 1);
}

static void
on_find_previous (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  whence_find_bar_step (WHENCE_SOURCE_PANE (widget)->find_bar, -1);
}

static void
on_zoom (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  WhenceSourceView *view = WHENCE_SOURCE_PANE (widget)->view;
  double text_scale = whence_source_view_get_text_scale (view);

  if (g_str_equal (action, "reader.zoom-in"))
    text_scale *= ZOOM_STEP;
  else if (g_str_equal (action, "reader.zoom-out"))
    text_scale /= ZOOM_STEP;
  else
    text_scale = 1;
  whence_source_view_set_text_scale (view, text_scale);
}

/* Says what is missing rather than doing nothing. */
static gboolean
get_range (WhenceSourcePane *self,
           guint            *start,
           guint            *end)
{
  if (get_source (self) == NULL)
    return FALSE;
  if (whence_source_view_get_range (self->view, start, end))
    return TRUE;

  whence_workspace_tell (self->workspace, _("Select some words first"), FALSE);
  return FALSE;
}

/* Gets ready for a popover that asks about a range, and points it there. */
static void
point_at (WhenceSourcePane *self,
          GtkPopover       *popover,
          guint             start,
          guint             end)
{
  GdkRectangle rectangle;
  double x;
  double y;

  gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
  whence_source_view_select_range (self->view, start, end);
  whence_source_view_keep_range (self->view, start, end);
  self->last_change = whence_history_get_last (
    whence_project_get_history (whence_workspace_get_project (self->workspace)));
  if (!whence_source_view_get_rectangle (self->view, start, end, &rectangle))
    rectangle = (GdkRectangle) { 0, 0, gtk_widget_get_width (GTK_WIDGET (self->view)), 1 };
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), rectangle.x,
                                    rectangle.y, &x, &y);
  rectangle.x = (int) x;
  rectangle.y = (int) y;
  gtk_popover_set_pointing_to (popover, &rectangle);
}

static void
on_mark_entity (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (widget);
  guint start;
  guint end;

  if (!get_range (self, &start, &end))
    return;

  whence_text_range_trim_name (get_source (self), start, &end);
  point_at (self, GTK_POPOVER (self->entity_popover), start, end);
  whence_entity_popover_open (self->entity_popover, self->workspace, start, end);
}

/* The mark that is meant: the one that is selected here, or the innermost at the caret. */
static WhencePassage *
get_mark (WhenceSourcePane *self)
{
  WhencePassage *passage = self->workspace != NULL ? whence_workspace_get_passage (self->workspace)
                                                   : NULL;
  WhenceSource *source = get_source (self);

  if (source == NULL)
    return NULL;
  if (passage != NULL && g_str_equal (whence_passage_get_source (passage),
                                      whence_object_get_id (WHENCE_OBJECT (source))))
    return passage;

  return NULL;
}

/* What is marked there already says which entity it is; what is selected may not be one yet. */
static void
on_mark_all (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  WhencePassage *mark = get_mark (self);
  g_autofree char *words = NULL;
  guint start;
  guint end;

  if (WHENCE_IS_MENTION (mark) && !gtk_text_buffer_get_has_selection (buffer))
    {
      whence_mark_all_dialog_open (widget, self->workspace,
                                   whence_mention_get_entity (WHENCE_MENTION (mark)), NULL);
      return;
    }
  if (!get_range (self, &start, &end))
    return;

  gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
  whence_text_range_trim_name (get_source (self), start, &end);
  words = whence_source_dup_text (get_source (self), start, end);
  whence_mark_all_dialog_open (widget, self->workspace, NULL, words);
}

static void
on_mark_claim (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (widget);
  guint start;
  guint end;

  if (!get_range (self, &start, &end))
    return;

  point_at (self, GTK_POPOVER (self->claim_popover), start, end);
  whence_claim_popover_open (self->claim_popover, self->workspace, start, end);
}

static void
show_menu (WhenceSourcePane   *self,
           GMenuModel         *model,
           const GdkRectangle *rectangle)
{
  gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
  if (self->menu_popover == NULL)
    {
      self->menu_popover = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu_popover), FALSE);
      gtk_widget_set_halign (self->menu_popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu_popover, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu_popover), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu_popover), rectangle);
  gtk_popover_popup (GTK_POPOVER (self->menu_popover));
}

static WhenceClaim *
get_claim (WhenceSourcePane *self)
{
  WhenceObject *selected = self->workspace != NULL ? whence_workspace_get_selected (self->workspace)
                                                   : NULL;

  return WHENCE_IS_CLAIM (selected) ? WHENCE_CLAIM (selected) : NULL;
}

/* Where a popover about a range points to, in the coordinates of the pane. */
void
whence_source_pane_get_place_of (WhenceSourcePane *self,
                                 guint             start,
                                 guint             end,
                                 GdkRectangle     *place)
{
  GdkRectangle rectangle = { 0, 0, 1, 1 };
  double x;
  double y;

  whence_source_view_get_rectangle (self->view, start, end, &rectangle);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), rectangle.x,
                                    rectangle.y + rectangle.height, &x, &y);
  *place = (GdkRectangle) { (int) x, (int) y, 1, 1 };
}

static void
on_add_evidence (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (widget);
  GdkRectangle place;
  guint start;
  guint end;

  if (!get_range (self, &start, &end))
    return;
  if (get_claim (self) == NULL)
    {
      whence_workspace_tell (self->workspace, _("Select the claim that this is evidence for first"),
                             FALSE);
      return;
    }

  whence_source_view_select_range (self->view, start, end);
  whence_source_pane_get_place_of (self, start, end, &place);
  show_menu (self, self->stance_menu, &place);
}

static WhenceStance
parse_stance (const char *name)
{
  g_autoptr (GEnumClass) stances = g_type_class_ref (WHENCE_TYPE_STANCE);
  GEnumValue *value = g_enum_get_value_by_nick (stances, name);

  return value != NULL ? (WhenceStance) value->value : WHENCE_STANCE_ASSERTS;
}

static void
on_add_evidence_as (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (widget);
  WhenceClaim *claim = get_claim (self);
  WhenceSource *source = get_source (self);
  g_autoptr (WhenceChange) change = NULL;
  g_autofree char *excerpt = NULL;
  g_autoptr (GError) error = NULL;
  WhenceEvidence *evidence;
  guint start;
  guint end;

  if (claim == NULL || !get_range (self, &start, &end))
    return;

  excerpt = whence_words_excerpt (whence_claim_get_text (claim), 40);
  change = whence_change_new_printf (_("Added evidence for “%s”"), excerpt);
  evidence = whence_edit_add_evidence (change, claim, source, start, end,
                                       parse_stance (g_variant_get_string (parameter, NULL)),
                                       whence_text_range_is_quoted (source, start, end), &error);
  if (evidence == NULL)
    whence_workspace_report (self->workspace, whence_change_get_label (change), error);
  else if (whence_workspace_apply (self->workspace, change))
    {
      whence_source_view_clear_selection (self->view);
      whence_workspace_select (self->workspace, WHENCE_OBJECT (claim), WHENCE_PASSAGE (evidence));
    }
}

static void
on_step (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (widget);
  gboolean next = g_str_equal (action, "reader.next-mark");

  if (get_source (self) == NULL)
    return;
  if (!whence_source_view_step (self->view, next ? 1 : -1))
    gtk_widget_error_bell (GTK_WIDGET (self->view));
}

static void
on_set_type (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (widget);

  if (self->workspace != NULL &&
      !whence_quick_edit_set_type (self->workspace, g_variant_get_uint32 (parameter)))
    gtk_widget_error_bell (widget);
}

static void
on_next_status (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (widget);

  if (self->workspace != NULL && !whence_quick_edit_next_status (self->workspace))
    gtk_widget_error_bell (widget);
}

/* The words that are selected, or those of the mark that is. */
static gboolean
get_words (WhenceSourcePane *self,
           guint            *start,
           guint            *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  WhencePassage *passage = whence_source_pane_get_mark (self);
  GtkTextIter first;
  GtkTextIter last;

  if (get_source (self) == NULL)
    return FALSE;
  if (gtk_text_buffer_get_selection_bounds (buffer, &first, &last))
    {
      *start = whence_source_view_get_offset_at (self->view, &first);
      *end = whence_source_view_get_offset_at (self->view, &last);
      return TRUE;
    }
  if (passage == NULL)
    return FALSE;

  *start = whence_passage_get_start (passage);
  *end = whence_passage_get_end (passage);
  return TRUE;
}

static void
copy (WhenceSourcePane *self,
      gboolean          cite)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  g_autofree char *text = NULL;
  guint start;
  guint end;

  if (!get_words (self, &start, &end))
    return;

  text = cite ? whence_text_range_cite (get_source (self), start, end)
              : whence_source_dup_text (get_source (self), start, end);
  gdk_clipboard_set_text (clipboard, text);
  if (cite)
    whence_workspace_tell (self->workspace, _("Copied with citation"), FALSE);
}

static void
on_copy (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  copy (WHENCE_SOURCE_PANE (widget), g_str_equal (action, "reader.copy-citation"));
}

static void
on_open_mark (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (widget);
  WhencePassage *passage = whence_source_pane_take_mark (self);

  if (passage != NULL)
    whence_workspace_open_page (self->workspace,
                                whence_object_get_parent (WHENCE_OBJECT (passage)));
}

/* Takes a mark away; what is marked stays, for it may be marked elsewhere. */
static void
on_remove_mark (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (widget);
  WhencePassage *passage = whence_source_pane_get_mark (self);
  g_autoptr (GPtrArray) objects = NULL;

  if (passage == NULL)
    return;

  objects = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (objects, g_object_ref (passage));
  whence_workspace_remove (self->workspace, objects);
}

/* First the words, then the mark. */
static void
on_clear (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter iter;

  if (gtk_text_buffer_get_has_selection (buffer))
    {
      gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
      gtk_text_buffer_place_cursor (buffer, &iter);
    }
  else if (self->workspace != NULL)
    {
      whence_workspace_select (self->workspace, NULL, NULL);
    }
}

static void
on_details (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (widget);

  if (get_source (self) != NULL)
    whence_workspace_open_page (self->workspace, WHENCE_OBJECT (get_source (self)));
}

/* Shows the menu of the words that are selected and of a mark, which is selected for it. */
static void
show_context_menu (WhenceSourcePane *self,
                   WhencePassage    *passage,
                   GdkRectangle     *place)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  if (passage != NULL)
    {
      if (whence_workspace_get_passage (self->workspace) != passage)
        whence_workspace_select (self->workspace,
                                 whence_object_get_parent (WHENCE_OBJECT (passage)), passage);
      whence_source_pane_append_mark_menu (self, passage, menu);
    }
  g_menu_append_section (menu, NULL, self->menu);
  show_menu (self, G_MENU_MODEL (menu), place);
}

static void
on_menu_at (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (widget);
  g_autoptr (GPtrArray) there = NULL;
  GdkRectangle place;
  double x;
  double y;
  double pane_x;
  double pane_y;

  if (get_source (self) == NULL)
    return;

  g_variant_get (parameter, "(dd)", &x, &y);
  there = whence_source_view_list_at_point (self->view, x, y);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), widget, x, y, &pane_x, &pane_y);
  place = (GdkRectangle) { (int) pane_x, (int) pane_y, 1, 1 };
  show_context_menu (self, there->len > 0 ? g_ptr_array_index (there, 0) : NULL, &place);
}

static void
on_menu (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  g_autoptr (GPtrArray) there = NULL;
  GdkRectangle place;
  GtkTextIter caret;
  guint offset;

  if (get_source (self) == NULL)
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  offset = whence_source_view_get_offset_at (self->view, &caret);
  there = whence_source_view_list_at_caret (self->view);
  whence_source_pane_get_place_of (self, offset, offset, &place);
  show_context_menu (self, there->len > 0 ? g_ptr_array_index (there, 0) : NULL, &place);
}

/* Tells which actions there is something for. */
void
whence_source_pane_update_actions (WhenceSourcePane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gboolean open = get_source (self) != NULL;
  gboolean words = open && (gtk_text_buffer_get_has_selection (buffer) ||
                            whence_source_pane_get_mark (self) != NULL);

  gtk_widget_action_set_enabled (widget, "reader.find", open);
  gtk_widget_action_set_enabled (widget, "reader.find-next", open);
  gtk_widget_action_set_enabled (widget, "reader.find-previous", open);
  gtk_widget_action_set_enabled (widget, "reader.copy", words);
  gtk_widget_action_set_enabled (widget, "reader.copy-citation", words);
  whence_source_pane_update_mark_actions (self);
}

void
whence_source_pane_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter_type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "reader.find", NULL, on_find },
    { "reader.find-next", NULL, on_find_next },
    { "reader.find-previous", NULL, on_find_previous },
    { "reader.zoom-in", NULL, on_zoom },
    { "reader.zoom-out", NULL, on_zoom },
    { "reader.zoom-reset", NULL, on_zoom },
    { "reader.mark-entity", NULL, on_mark_entity },
    { "reader.mark-claim", NULL, on_mark_claim },
    { "reader.mark-all", NULL, on_mark_all },
    { "reader.add-evidence", NULL, on_add_evidence },
    { "reader.add-evidence-as", "s", on_add_evidence_as },
    { "reader.next-mark", NULL, on_step },
    { "reader.previous-mark", NULL, on_step },
    { "reader.set-type", "u", on_set_type },
    { "reader.next-status", NULL, on_next_status },
    { "reader.copy", NULL, on_copy },
    { "reader.copy-citation", NULL, on_copy },
    { "reader.open-mark", NULL, on_open_mark },
    { "reader.remove-mark", NULL, on_remove_mark },
    { "reader.clear", NULL, on_clear },
    { "reader.details", NULL, on_details },
    { "reader.menu", NULL, on_menu },
    { "reader.menu-at", "(dd)", on_menu_at },
  };
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_f, GDK_CONTROL_MASK, "reader.find" },
    { GDK_KEY_g, GDK_CONTROL_MASK, "reader.find-next" },
    { GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reader.find-previous" },
    { GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reader.copy-citation" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "reader.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "reader.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "reader.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "reader.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "reader.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "reader.zoom-reset" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "reader.zoom-reset" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter_type,
                                     actions[i].activate);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
  whence_source_pane_install_mark_actions (widget_class);
}
