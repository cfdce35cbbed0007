/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-about-chips.h"
#include "ui/whence-claim-popover.h"
#include "ui/whence-color-icon.h"
#include "ui/whence-entity-matcher.h"
#include "ui/whence-text-range.h"

#define MAX_SPEAKERS 4      /* that are offered at a time */
#define MAX_NAME 500        /* of a new speaker, in code points */
#define MAX_TEXT 10000      /* of a claim that is filled in, in code points */

/* Makes a claim of words: what is claimed, who says so, and what the words do for it. */
struct _WhenceClaimPopover
{
  GtkPopover parent_instance;

  GtkLabel *quote;
  GtkTextView *text;
  GtkEntry *speaker;
  GtkListBox *speakers;
  GtkLabel *speaker_hint;
  WhenceAboutChips *about;
  GtkDropDown *kind;
  GtkDropDown *status;
  GtkDropDown *stance;
  GtkCheckButton *direct;
  GtkWidget *add_button;

  WhenceWorkspace *workspace;    /* owned */
  WhenceSource *source;          /* owned: while it is open */
  WhenceEntity *chosen;          /* owned: the speaker; NULL: a new one, or the source itself */
  WhenceEntity *guessed;         /* owned: whom the text may mean as the speaker; may be NULL */
  guint start;                   /* of the words, in code points */
  guint end;
};

G_DEFINE_FINAL_TYPE (WhenceClaimPopover, whence_claim_popover, GTK_TYPE_POPOVER)

static char *
get_speaker_name (WhenceClaimPopover *self)
{
  return whence_words_excerpt (gtk_editable_get_text (GTK_EDITABLE (self->speaker)), MAX_NAME);
}

static char *
get_text (WhenceClaimPopover *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* Nothing is made in silence: this says who the speaker will be, and what that is if it is not
 * certain.
 */
static void
update_hint (WhenceClaimPopover *self)
{
  WhenceProject *project = whence_workspace_get_project (self->workspace);
  g_autofree char *name = get_speaker_name (self);
  g_autofree char *hint = NULL;

  if (self->chosen != NULL)
    hint = g_strdup_printf (
      /* Translators: the name of an entity, and its type */
      self->chosen == self->guessed ? _("Perhaps %s · %s") : "%s · %s",
      whence_entity_get_name (self->chosen),
      whence_words_entity_type (project, whence_entity_get_type_id (self->chosen)));
  else if (*name == '\0')
    hint = g_strdup (_("Said by the source itself"));
  else
    hint = g_strdup_printf (_("“%s” will be added as a new person"), name);
  gtk_label_set_label (self->speaker_hint, hint);
  whence_about_chips_set_speaker (self->about, self->chosen);
}

static GtkWidget *
new_speaker_row (WhenceClaimPopover *self,
                 WhenceEntityMatch  *match)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = whence_color_icon_new ();
  GtkWidget *label = gtk_label_new (whence_entity_get_name (match->entity));

  whence_color_icon_show_type (WHENCE_COLOR_ICON (icon),
                               whence_workspace_get_project (self->workspace),
                               whence_entity_get_type_id (match->entity));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "entity", g_object_ref (match->entity), g_object_unref);

  return row;
}

static void
clear_speakers (WhenceClaimPopover *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->speakers, 0)) != NULL)
    gtk_list_box_remove (self->speakers, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->speakers), FALSE);
}

/* A name that is typed in full stands for the entity of that name; else the list offers some. */
static void
on_speaker_changed (WhenceClaimPopover *self)
{
  g_autofree char *name = get_speaker_name (self);
  g_autoptr (GPtrArray) matches = NULL;

  if (self->source == NULL)
    return;

  clear_speakers (self);
  g_clear_object (&self->chosen);
  if (*name != '\0')
    {
      matches = whence_entity_matcher_match (whence_workspace_get_matcher (self->workspace), name,
                                             self->source, MAX_SPEAKERS);
      if (matches->len > 0)
        {
          WhenceEntityMatch *first = g_ptr_array_index (matches, 0);

          if (first->quality == WHENCE_MATCH_EXACT)
            self->chosen = g_object_ref (first->entity);
        }
      for (guint i = 0; i < matches->len; i++)
        gtk_list_box_append (self->speakers,
                             new_speaker_row (self, g_ptr_array_index (matches, i)));
      gtk_widget_set_visible (GTK_WIDGET (self->speakers), matches->len > 0);
    }
  update_hint (self);
}

static void
on_speaker_chosen (WhenceClaimPopover *self,
                   GtkListBoxRow      *row)
{
  g_autoptr (WhenceEntity) entity = g_object_ref (g_object_get_data (G_OBJECT (row), "entity"));

  gtk_editable_set_text (GTK_EDITABLE (self->speaker), whence_entity_get_name (entity));
  gtk_editable_set_position (GTK_EDITABLE (self->speaker), -1);
  g_set_object (&self->chosen, entity);
  g_clear_object (&self->guessed);
  clear_speakers (self);
  update_hint (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->kind));
}

/* Fills in who the text says that the words are from, and what they are about. */
static void
propose (WhenceClaimPopover *self)
{
  WhenceProject *project = whence_workspace_get_project (self->workspace);
  gboolean sure = TRUE;
  WhenceEntity *speaker = whence_attribution_find (project, self->source, self->start, self->end,
                                                   &sure);
  g_autoptr (GPtrArray) about = whence_attribution_list_about (project, self->source, self->start,
                                                               self->end, NULL);

  whence_about_chips_set (self->about, project, about);
  g_clear_object (&self->guessed);
  if (speaker != NULL && !sure)
    self->guessed = g_object_ref (speaker);
  gtk_editable_set_text (GTK_EDITABLE (self->speaker),
                         speaker != NULL ? whence_entity_get_name (speaker) : "");
  on_speaker_changed (self);
  if (speaker == NULL)
    return;

  /* Another one may have the same name. */
  g_set_object (&self->chosen, speaker);
  clear_speakers (self);
  update_hint (self);
}

/* Enter takes the speaker that is selected in the list, or the name as it is. */
static void
on_speaker_activate (WhenceClaimPopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->speakers);

  if (row != NULL && gtk_widget_get_visible (GTK_WIDGET (self->speakers)))
    {
      on_speaker_chosen (self, row);
      return;
    }

  clear_speakers (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->kind));
}

static gboolean
on_speaker_key (WhenceClaimPopover *self,
                guint               keyval,
                guint               keycode,
                GdkModifierType     state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->speakers);
  int position = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_Up) ||
      !gtk_widget_get_visible (GTK_WIDGET (self->speakers)))
    return GDK_EVENT_PROPAGATE;

  position += keyval == GDK_KEY_Down ? 1 : -1;
  row = position >= 0 ? gtk_list_box_get_row_at_index (self->speakers, position) : NULL;
  if (row != NULL || position < 0)
    gtk_list_box_select_row (self->speakers, row);
  return GDK_EVENT_STOP;
}

/* Sets who says so, about what and how; the speaker may be new. */
static void
fill_claim (WhenceClaimPopover *self,
            WhenceChange       *change,
            WhenceClaim        *claim)
{
  WhenceProject *project = whence_workspace_get_project (self->workspace);
  g_autofree char *name = get_speaker_name (self);
  g_auto (GStrv) about = whence_about_chips_dup_ids (self->about);
  WhenceEntity *speaker = self->chosen;

  if (speaker == NULL && *name != '\0')
    speaker = whence_edit_add_entity (change, project, "person", name);
  if (speaker != NULL)
    whence_change_set_string (change, WHENCE_OBJECT (claim), "speaker",
                              whence_object_get_id (WHENCE_OBJECT (speaker)));
  if (about[0] != NULL)
    whence_change_set_strv (change, WHENCE_OBJECT (claim), "about", (const char *const *) about);
  whence_change_set_enum (change, WHENCE_OBJECT (claim), "kind",
                          (int) gtk_drop_down_get_selected (self->kind));
  whence_change_set_enum (change, WHENCE_OBJECT (claim), "status",
                          (int) gtk_drop_down_get_selected (self->status));
}

static void
on_add (WhenceClaimPopover *self)
{
  WhenceProject *project = whence_workspace_get_project (self->workspace);
  g_autofree char *text = get_text (self);
  g_autofree char *excerpt = whence_words_excerpt (text, 40);
  g_autoptr (WhenceChange) change = NULL;
  g_autoptr (GError) error = NULL;
  WhenceClaim *claim;
  WhenceEvidence *evidence;

  if (*text == '\0' || self->source == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      gtk_widget_grab_focus (GTK_WIDGET (self->text));
      return;
    }

  change = whence_change_new_printf (_("Added the claim “%s”"), excerpt);
  claim = whence_edit_add_claim (change, project, text);
  fill_claim (self, change, claim);
  evidence = whence_edit_add_evidence (
    change, claim, self->source, self->start, self->end,
    (WhenceStance) gtk_drop_down_get_selected (self->stance),
    gtk_check_button_get_active (self->direct), &error);
  if (evidence == NULL)
    whence_workspace_report (self->workspace, whence_change_get_label (change), error);
  else if (whence_workspace_apply (self->workspace, change))
    whence_workspace_select (self->workspace, WHENCE_OBJECT (claim), WHENCE_PASSAGE (evidence));
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
on_add_shortcut (GtkWidget *widget,
                 GVariant  *arguments,
                 gpointer   user_data)
{
  on_add (WHENCE_CLAIM_POPOVER (widget));

  return TRUE;
}

/* Enter adds the claim, as it adds an entity; with Shift it breaks the line. */
static gboolean
on_text_key (WhenceClaimPopover *self,
             guint               keyval,
             guint               keycode,
             GdkModifierType     state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  if (gtk_widget_get_sensitive (self->add_button))
    on_add (self);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static void
on_text_changed (WhenceClaimPopover *self)
{
  g_autofree char *text = get_text (self);

  gtk_widget_set_sensitive (self->add_button, *text != '\0');
}

static void
whence_claim_popover_closed (GtkPopover *popover)
{
  WhenceClaimPopover *self = WHENCE_CLAIM_POPOVER (popover);

  g_clear_object (&self->chosen);
  g_clear_object (&self->guessed);
  g_clear_object (&self->source);

  if (GTK_POPOVER_CLASS (whence_claim_popover_parent_class)->closed != NULL)
    GTK_POPOVER_CLASS (whence_claim_popover_parent_class)->closed (popover);
}

static void
whence_claim_popover_dispose (GObject *object)
{
  WhenceClaimPopover *self = WHENCE_CLAIM_POPOVER (object);

  g_clear_object (&self->chosen);
  g_clear_object (&self->guessed);
  g_clear_object (&self->source);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_CLAIM_POPOVER);

  G_OBJECT_CLASS (whence_claim_popover_parent_class)->dispose (object);
}

static void
whence_claim_popover_class_init (WhenceClaimPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = whence_claim_popover_dispose;
  GTK_POPOVER_CLASS (klass)->closed = whence_claim_popover_closed;

  g_type_ensure (WHENCE_TYPE_ABOUT_CHIPS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-claim-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimPopover, quote);
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimPopover, text);
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimPopover, speaker);
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimPopover, speakers);
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimPopover, speaker_hint);
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimPopover, about);
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimPopover, kind);
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimPopover, status);
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimPopover, stance);
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimPopover, direct);
  gtk_widget_class_bind_template_child (widget_class, WhenceClaimPopover, add_button);
  gtk_widget_class_bind_template_callback (widget_class, on_speaker_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_speaker_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_speaker_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
add_choices (WhenceClaimPopover *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) statuses = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) stances = gtk_string_list_new (NULL);

  for (int i = WHENCE_CLAIM_KIND_FACTUAL; i <= (int) WHENCE_CLAIM_KIND_OTHER; i++)
    gtk_string_list_append (kinds, whence_words_claim_kind ((WhenceClaimKind) i));
  for (int i = WHENCE_CLAIM_STATUS_OPEN; i <= (int) WHENCE_CLAIM_STATUS_UNVERIFIABLE; i++)
    gtk_string_list_append (statuses, whence_words_status ((WhenceClaimStatus) i));
  for (int i = WHENCE_STANCE_ASSERTS; i <= (int) WHENCE_STANCE_CONTEXT; i++)
    gtk_string_list_append (stances, whence_words_stance ((WhenceStance) i));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
  gtk_drop_down_set_model (self->status, G_LIST_MODEL (statuses));
  gtk_drop_down_set_model (self->stance, G_LIST_MODEL (stances));
}

static void
whence_claim_popover_init (WhenceClaimPopover *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *text_keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  add_choices (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED);

  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (shortcuts),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                      gtk_callback_action_new (on_add_shortcut, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_speaker_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->speaker), keys);

  gtk_event_controller_set_propagation_phase (text_keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (text_keys, "key-pressed", G_CALLBACK (on_text_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), text_keys);
}

/**
 * whence_claim_popover_new:
 *
 * Returns: (transfer floating): a popover, to be given a parent
 */
GtkWidget *
whence_claim_popover_new (void)
{
  return g_object_new (WHENCE_TYPE_CLAIM_POPOVER, NULL);
}

/**
 * whence_claim_popover_open:
 * @self: a popover
 * @workspace: a workspace with a source that is read
 * @start: where the words start in it, in code points
 * @end: where they end
 *
 * Asks what words claim, and adds the claim with the words as its evidence.
 */
void
whence_claim_popover_open (WhenceClaimPopover *self,
                           WhenceWorkspace    *workspace,
                           guint               start,
                           guint               end)
{
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;
  g_autofree char *quote = NULL;
  GtkTextIter first;
  GtkTextIter last;

  g_return_if_fail (WHENCE_IS_CLAIM_POPOVER (self));
  g_return_if_fail (whence_workspace_get_source (workspace) != NULL);

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->source, whence_workspace_get_source (workspace));
  self->start = start;
  self->end = end;

  words = whence_source_dup_text (self->source, start, end);
  line = whence_words_excerpt (words, MAX_TEXT);
  quote = g_strdup_printf (_("“%s”"), line);
  gtk_label_set_label (self->quote, quote);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), line, -1);
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (self->text), &first, &last);
  gtk_text_buffer_select_range (gtk_text_view_get_buffer (self->text), &last, &first);
  propose (self);
  gtk_drop_down_set_selected (self->kind, WHENCE_CLAIM_KIND_FACTUAL);
  gtk_drop_down_set_selected (self->status, WHENCE_CLAIM_STATUS_OPEN);
  gtk_drop_down_set_selected (self->stance, WHENCE_STANCE_ASSERTS);
  gtk_check_button_set_active (self->direct,
                               whence_text_range_is_quoted (self->source, start, end));
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
