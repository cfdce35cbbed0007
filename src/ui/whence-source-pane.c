/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The source that is read: what it is, its text, and what can be done with words of it. Its
 * actions are in -actions.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-source-pane-private.h"
#include "ui/whence-spoken.h"

G_DEFINE_FINAL_TYPE (WhenceSourcePane, whence_source_pane, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_MARK_STANCE,
  PROP_MARK_DIRECT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
describe (WhenceSource *source)
{
  g_autofree char *provenance = whence_words_provenance (source);
  const char *reliability = whence_source_get_reliability (source);
  g_autofree char *rating = NULL;

  if (*reliability == '\0')
    return g_steal_pointer (&provenance);

  /* Translators: %s is a letter of the Admiralty code */
  rating = g_strdup_printf (_("reliability %s"), reliability);
  return *provenance != '\0' ? g_strdup_printf ("%s · %s", provenance, rating)
                             : g_steal_pointer (&rating);
}

static const char *
choose_page (WhenceSourcePane *self)
{
  WhenceProject *project;

  if (self->workspace == NULL)
    return "none";
  if (whence_workspace_get_source (self->workspace) != NULL)
    return "text";

  project = whence_workspace_get_project (self->workspace);
  return g_list_model_get_n_items (whence_project_get_sources (project)) > 0 ? "none" : "empty";
}

static void
update_header (WhenceSourcePane *self)
{
  WhenceSource *source = self->workspace != NULL ? whence_workspace_get_source (self->workspace)
                                                 : NULL;

  if (source != NULL)
    {
      const char *title = whence_source_get_title (source);
      g_autofree char *provenance = describe (source);

      gtk_label_set_label (self->title, *title != '\0' ? title : _("Untitled Source"));
      gtk_label_set_label (self->provenance, provenance);
      gtk_widget_set_visible (GTK_WIDGET (self->provenance), *provenance != '\0');
      whence_spoken_set_tip (
        GTK_WIDGET (self->provenance),
        *whence_source_get_reliability (source) != '\0' ?
          whence_words_reliability (whence_source_get_reliability (source)) : NULL);
    }
  gtk_stack_set_visible_child_name (self->pages, choose_page (self));
  whence_source_pane_update_actions (self);
}

static void
on_project_changed (WhenceSourcePane *self,
                    WhenceChange     *change)
{
  if (whence_change_touches (change, WHENCE_TYPE_SOURCE) ||
      whence_change_touches (change, WHENCE_TYPE_PROJECT))
    update_header (self);
  else if (whence_change_touches (change, WHENCE_TYPE_EVIDENCE))
    whence_source_pane_update_actions (self);
}

/* The title stands over the text, whatever is in the margins of that. */
static void
update_margins (WhenceSourcePane *self)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (self->view);
  int left = gtk_text_view_get_left_margin (text_view);
  int right = gtk_text_view_get_right_margin (text_view);
  gboolean mirrored = gtk_widget_get_direction (self->header) == GTK_TEXT_DIR_RTL;
  int overview = 0;

  gtk_widget_measure (GTK_WIDGET (self->overview), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &overview,
                      NULL, NULL);
  gtk_widget_set_margin_start (self->header, mirrored ? right : left);
  gtk_widget_set_margin_end (self->header, (mirrored ? left : right) + overview);
}

static gboolean
on_margins_idle (gpointer user_data)
{
  WhenceSourcePane *self = user_data;

  self->margins_idle = 0;
  update_margins (self);

  return G_SOURCE_REMOVE;
}

/* The text gets its margins while it is given its size, when the header must not ask for another
 * one.
 */
static void
on_margins_changed (WhenceSourcePane *self)
{
  if (self->margins_idle == 0)
    self->margins_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_margins_idle, self, NULL);
}

/* After a popover that did nothing, the words are selected as before; else nothing is. */
static void
on_popover_closed (WhenceSourcePane *self)
{
  WhenceProject *project = self->workspace != NULL ? whence_workspace_get_project (self->workspace)
                                                   : NULL;
  guint start;
  guint end;

  if (whence_source_view_release_range (self->view, &start, &end) && project != NULL)
    {
      if (whence_history_get_last (whence_project_get_history (project)) == self->last_change)
        whence_source_view_select_range (self->view, start, end);
      else
        whence_source_view_clear_selection (self->view);
    }
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The focus comes to the text, which is what the pane is for; from there Tab leads on. */
static gboolean
whence_source_pane_focus (GtkWidget        *widget,
                          GtkDirectionType  direction)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (widget);

  if (gtk_widget_get_focus_child (widget) == NULL &&
      gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->view));

  return GTK_WIDGET_CLASS (whence_source_pane_parent_class)->focus (widget, direction);
}

static gboolean
whence_source_pane_grab_focus (GtkWidget *widget)
{
  GtkWidget *view = GTK_WIDGET (WHENCE_SOURCE_PANE (widget)->view);

  /* Without a source, the focus would be lost in what is not to be seen. */
  return gtk_widget_get_mapped (view) && gtk_widget_grab_focus (view);
}

static void
whence_source_pane_dispose (GObject *object)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (object);

  g_clear_handle_id (&self->margins_idle, g_source_remove);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->project_signals);
  g_clear_pointer (&self->menu_popover, gtk_widget_unparent);
  g_clear_pointer (&self->entity_picker, gtk_widget_unparent);
  g_clear_pointer (&self->selection_bar, gtk_widget_unparent);
  if (self->entity_popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->entity_popover)));
  if (self->claim_popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->claim_popover)));
  g_clear_object (&self->workspace);
  /* The bin holds its child by a plain pointer, which the template would leave dangling. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_SOURCE_PANE);

  G_OBJECT_CLASS (whence_source_pane_parent_class)->dispose (object);
}

static void
whence_source_pane_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_MARK_STANCE:
      g_value_take_string (value, whence_source_pane_dup_stance (self));
      break;
    case PROP_MARK_DIRECT:
      g_value_set_boolean (value, whence_source_pane_get_direct (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_source_pane_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  WhenceSourcePane *self = WHENCE_SOURCE_PANE (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      whence_source_pane_set_workspace (self, g_value_get_object (value));
      break;
    case PROP_MARK_STANCE:
      whence_source_pane_set_stance (self, g_value_get_string (value));
      break;
    case PROP_MARK_DIRECT:
      whence_source_pane_set_direct (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_source_pane_class_init (WhenceSourcePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = whence_source_pane_dispose;
  object_class->get_property = whence_source_pane_get_property;
  object_class->set_property = whence_source_pane_set_property;
  widget_class->focus = whence_source_pane_focus;
  widget_class->grab_focus = whence_source_pane_grab_focus;

  /**
   * WhenceSourcePane:workspace:
   *
   * The workspace whose source is shown; %NULL without a project.
   */
  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, WHENCE_TYPE_WORKSPACE, flags);

  /**
   * WhenceSourcePane:mark-stance:
   *
   * The stance of the evidence that is selected, as the file has it; empty where none is.
   */
  properties[PROP_MARK_STANCE] = g_param_spec_string ("mark-stance", NULL, NULL, "", flags);

  /**
   * WhenceSourcePane:mark-direct:
   *
   * Whether the evidence that is selected is a direct quotation.
   */
  properties[PROP_MARK_DIRECT] = g_param_spec_boolean ("mark-direct", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (WHENCE_TYPE_SOURCE_VIEW);
  g_type_ensure (WHENCE_TYPE_FIND_BAR);
  g_type_ensure (WHENCE_TYPE_OVERVIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-source-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceSourcePane, pages);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourcePane, header);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourcePane, title);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourcePane, provenance);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourcePane, find_bar);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourcePane, view);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourcePane, overview);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourcePane, menu);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourcePane, mark_menu);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourcePane, mention_menu);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourcePane, evidence_menu);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourcePane, stance_menu);
  whence_source_pane_install_actions (widget_class);
}

static void
add_popovers (WhenceSourcePane *self)
{
  self->selection_bar = whence_selection_bar_new ();
  gtk_widget_set_parent (self->selection_bar, GTK_WIDGET (self));
  whence_selection_bar_set_view (WHENCE_SELECTION_BAR (self->selection_bar), self->view);

  self->entity_popover = WHENCE_ENTITY_POPOVER (whence_entity_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->entity_popover), GTK_WIDGET (self));
  g_signal_connect_object (self->entity_popover, "closed", G_CALLBACK (on_popover_closed), self,
                           G_CONNECT_SWAPPED);

  self->claim_popover = WHENCE_CLAIM_POPOVER (whence_claim_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->claim_popover), GTK_WIDGET (self));
  g_signal_connect_object (self->claim_popover, "closed", G_CALLBACK (on_popover_closed), self,
                           G_CONNECT_SWAPPED);
}

static void
whence_source_pane_init (WhenceSourcePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->workspace_signals = g_signal_group_new (WHENCE_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::source",
                                  G_CALLBACK (update_header), self);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::selected",
                                  G_CALLBACK (whence_source_pane_update_actions), self);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::passage",
                                  G_CALLBACK (whence_source_pane_update_actions), self);
  self->project_signals = g_signal_group_new (WHENCE_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed",
                                  G_CALLBACK (on_project_changed), self);

  whence_find_bar_set_view (self->find_bar, self->view);
  whence_overview_set_view (self->overview, self->view);
  add_popovers (self);
  g_signal_connect_object (self->view, "notify::left-margin", G_CALLBACK (on_margins_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::right-margin", G_CALLBACK (on_margins_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)),
                           "notify::has-selection",
                           G_CALLBACK (whence_source_pane_update_actions), self,
                           G_CONNECT_SWAPPED);
  update_margins (self);
  update_header (self);
}

/**
 * whence_source_pane_new:
 *
 * Returns: (transfer floating): a pane without a workspace
 */
GtkWidget *
whence_source_pane_new (void)
{
  return g_object_new (WHENCE_TYPE_SOURCE_PANE, NULL);
}

/**
 * whence_source_pane_get_workspace:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): its workspace
 */
WhenceWorkspace *
whence_source_pane_get_workspace (WhenceSourcePane *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE_PANE (self), NULL);

  return self->workspace;
}

/**
 * whence_source_pane_set_workspace:
 * @self: a pane
 * @workspace: (nullable): a workspace
 *
 * Shows what a workspace reads.
 */
void
whence_source_pane_set_workspace (WhenceSourcePane *self,
                                  WhenceWorkspace  *workspace)
{
  g_return_if_fail (WHENCE_IS_SOURCE_PANE (self));

  if (!g_set_object (&self->workspace, workspace))
    return;

  whence_source_view_set_workspace (self->view, workspace);
  g_signal_group_set_target (self->workspace_signals, workspace);
  g_signal_group_set_target (self->project_signals,
                             workspace != NULL ? whence_workspace_get_project (workspace) : NULL);
  update_header (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/**
 * whence_source_pane_get_view:
 * @self: a pane
 *
 * Returns: (transfer none): the text
 */
WhenceSourceView *
whence_source_pane_get_view (WhenceSourcePane *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE_PANE (self), NULL);

  return self->view;
}

/**
 * whence_source_pane_get_place:
 * @self: a pane
 *
 * Returns: the offset of the first line in sight, in code points
 */
guint
whence_source_pane_get_place (WhenceSourcePane *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE_PANE (self), 0);

  return whence_source_view_get_place (self->view);
}

/**
 * whence_source_pane_set_place:
 * @self: a pane
 * @offset: an offset in code points
 *
 * Makes the line at an offset the first one in sight.
 */
void
whence_source_pane_set_place (WhenceSourcePane *self,
                              guint             offset)
{
  g_return_if_fail (WHENCE_IS_SOURCE_PANE (self));

  whence_source_view_set_place (self->view, offset);
}
