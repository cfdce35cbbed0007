/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Marks all that names an entity: what is found is listed, to be ticked, and then marked in one
 * step.
 *
 *   whence_occurrences_find_async() ── the places, source by source
 *           │
 *   GListStore ───── WhenceMarkPlace: a heading for each source, and its places
 *           │
 *   GtkSingleSelection
 *           │
 *   GtkListView ──── WhenceMarkRow
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-entity-chooser.h"
#include "ui/whence-mark-all-dialog.h"
#include "ui/whence-mark-row.h"
#include "ui/whence-wrap-layout.h"

/* How many places are listed, at most. */
#define MAX_PLACES 10000

/* How much of a name is shown, in code points. */
#define EXCERPT 40

struct _WhenceMarkAllDialog
{
  AdwWindow parent_instance;

  GtkButton *mark_button;
  WhenceEntityChooser *chooser;
  GtkWidget *names;
  GtkWidget *scope;
  GtkToggleButton *this_source;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkCheckButton *all;
  GtkLabel *summary;
  GtkListView *list_view;

  WhenceWorkspace *workspace;  /* owned; NULL until it is open */
  char *words;                 /* owned: what was selected; may be empty */
  GListStore *places;          /* owned: WhenceMarkPlace */
  guint n_places;              /* that are listed, without the headings */
  guint n_ticked;
  GCancellable *searching;     /* owned: of the search that runs; NULL: none does */
  gboolean updating;           /* whether the tick for all follows the others */
};

G_DEFINE_FINAL_TYPE (WhenceMarkAllDialog, whence_mark_all_dialog, ADW_TYPE_WINDOW)

static WhenceProject *
get_project (WhenceMarkAllDialog *self)
{
  return whence_workspace_get_project (self->workspace);
}

/* The names that are ticked. */
static char **
dup_names (WhenceMarkAllDialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (GtkWidget *name = gtk_widget_get_first_child (self->names); name != NULL;
       name = gtk_widget_get_next_sibling (name))
    {
      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (name)))
        g_strv_builder_add (builder, g_object_get_data (G_OBJECT (name), "name"));
    }

  return g_strv_builder_end (builder);
}

static void
update_button (WhenceMarkAllDialog *self)
{
  /* Translators: the button that marks so many places */
  g_autofree char *label = g_strdup_printf (ngettext ("_Mark %u", "_Mark %u", self->n_ticked),
                                            self->n_ticked);

  gtk_button_set_label (self->mark_button, self->n_ticked > 0 ? label : _("_Mark"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->mark_button),
                            self->n_ticked > 0 && self->searching == NULL);
}

static void
update_summary (WhenceMarkAllDialog *self,
                guint                n_sources,
                gboolean             more)
{
  g_autofree char *places = g_strdup_printf (ngettext ("%u place", "%u places", self->n_places),
                                             self->n_places);
  g_autofree char *sources = g_strdup_printf (ngettext ("%u source", "%u sources", n_sources),
                                              n_sources);
  g_autofree char *summary = NULL;

  if (more)
    /* Translators: how many places, and how many sources they are in */
    summary = g_strdup_printf (_("the first %s in %s"), places, sources);
  else
    /* Translators: how many places, and how many sources they are in */
    summary = g_strdup_printf (_("%s in %s"), places, sources);
  gtk_label_set_label (self->summary, summary);
}

/* Counts the ticks: for the headings, for the tick of all, and for the button. */
static void
update_ticks (WhenceMarkAllDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->places));

  self->n_ticked = 0;
  for (guint i = 0; i < n;)
    {
      g_autoptr (WhenceMarkPlace) heading = g_list_model_get_item (G_LIST_MODEL (self->places), i);
      guint n_places = whence_mark_place_get_n_places (heading);
      guint n_ticked = 0;

      for (guint j = 1; j <= n_places; j++)
        {
          g_autoptr (WhenceMarkPlace) place = g_list_model_get_item (G_LIST_MODEL (self->places),
                                                                     i + j);

          n_ticked += whence_mark_place_get_ticked (place);
        }
      whence_mark_place_set_ticked (heading, n_ticked == n_places,
                                    n_ticked > 0 && n_ticked < n_places);
      self->n_ticked += n_ticked;
      i += n_places + 1;
    }

  self->updating = TRUE;
  gtk_check_button_set_active (self->all, n > 0 && self->n_ticked == self->n_places);
  gtk_check_button_set_inconsistent (self->all,
                                     self->n_ticked > 0 && self->n_ticked < self->n_places);
  self->updating = FALSE;
  update_button (self);
}

/* Lists what was found, with a heading for each source.
 *
 * @more: whether there is more than that
 */
static void
show_places (WhenceMarkAllDialog *self,
             GArray              *found,
             gboolean             more)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_sources = 0;

  for (guint i = 0; i < found->len; n_sources++)
    {
      WhenceSource *source = g_array_index (found, WhenceOccurrence, i).source;
      guint end = i;

      while (end < found->len && g_array_index (found, WhenceOccurrence, end).source == source)
        end++;
      g_ptr_array_add (rows, whence_mark_place_new_heading (source, end - i));
      for (; i < end; i++)
        g_ptr_array_add (rows, whence_mark_place_new (&g_array_index (found, WhenceOccurrence, i)));
    }

  self->n_places = found->len;
  g_list_store_splice (self->places, 0, g_list_model_get_n_items (G_LIST_MODEL (self->places)),
                       rows->pdata, rows->len);
  update_ticks (self);
  update_summary (self, n_sources, more);
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "list" : "empty");
}

static void
describe_nothing (WhenceMarkAllDialog *self,
                  const char *const   *names)
{
  g_autofree char *excerpt = names[0] != NULL ? whence_words_excerpt (names[0], EXCERPT) : NULL;
  g_autofree char *description = NULL;

  if (names[0] == NULL)
    description = g_strdup (_("Tick a name to look for."));
  else if (names[1] != NULL)
    description = g_strdup (_("These names stand nowhere else, or are marked wherever they do."));
  else
    description = g_strdup_printf (_("“%s” stands nowhere else, or is marked wherever it does."),
                                   excerpt);
  adw_status_page_set_description (self->empty_page, description);
}

static void
on_found (GObject      *source_object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (WhenceMarkAllDialog) self = user_data;
  WhenceProject *project = WHENCE_PROJECT (source_object);
  gboolean more = FALSE;
  g_autoptr (GArray) found = whence_occurrences_find_finish (project, result, &more, NULL);

  /* Given up for another search, or closed */
  if (found == NULL || g_task_get_cancellable (G_TASK (result)) != self->searching)
    return;

  g_clear_object (&self->searching);
  show_places (self, found, more);
  /* What is known needs no more than a look. */
  if (found->len > 0 && gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
search (WhenceMarkAllDialog *self)
{
  g_auto (GStrv) names = NULL;

  if (self->workspace == NULL)
    return;

  names = dup_names (self);
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  update_button (self);
  describe_nothing (self, (const char *const *) names);
  whence_occurrences_find_async (
    get_project (self), whence_entity_chooser_get_entity (self->chooser),
    (const char *const *) names,
    gtk_toggle_button_get_active (self->this_source) ? whence_workspace_get_source (self->workspace)
                                                     : NULL,
    MAX_PLACES, self->searching, on_found, g_object_ref (self));
}

static void
add_name (WhenceMarkAllDialog *self,
          const char          *name)
{
  g_autofree char *excerpt = whence_words_excerpt (name, EXCERPT);
  GtkWidget *check;

  if (*excerpt == '\0')
    return;

  check = gtk_check_button_new_with_label (excerpt);
  g_object_set_data_full (G_OBJECT (check), "name", g_strdup (name), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_connect_object (check, "toggled", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->names), check);
}

/* Offers the names of the entity, and the words that were selected where they are none of them. */
static void
on_entity_changed (WhenceMarkAllDialog *self)
{
  WhenceEntity *entity = whence_entity_chooser_get_entity (self->chooser);
  g_autofree char *typed = whence_entity_chooser_dup_name (self->chooser);
  const char *words = self->words != NULL && *self->words != '\0' ? self->words : typed;
  g_auto (GStrv) names = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->names)) != NULL)
    gtk_box_remove (GTK_BOX (self->names), child);
  if (entity != NULL)
    names = whence_occurrences_list_names (entity);
  if (entity == NULL || (self->words != NULL && *self->words != '\0' &&
                         !g_strv_contains ((const char *const *) names, self->words)))
    add_name (self, words);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    add_name (self, names[i]);

  search (self);
}

/* Ticks or unticks a place, or all the places that a heading is over. */
static void
toggle (WhenceMarkAllDialog *self,
        WhenceMarkPlace     *place)
{
  gboolean ticked = !whence_mark_place_get_ticked (place);
  guint position = 0;

  if (!whence_mark_place_is_heading (place))
    whence_mark_place_set_ticked (place, ticked, FALSE);
  else if (g_list_store_find (self->places, place, &position))
    {
      for (guint i = 1; i <= whence_mark_place_get_n_places (place); i++)
        {
          g_autoptr (WhenceMarkPlace) each = g_list_model_get_item (G_LIST_MODEL (self->places),
                                                                    position + i);

          whence_mark_place_set_ticked (each, ticked, FALSE);
        }
    }
  update_ticks (self);
}

static void
on_all_toggled (WhenceMarkAllDialog *self)
{
  gboolean ticked = gtk_check_button_get_active (self->all);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->places));

  if (self->updating)
    return;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceMarkPlace) place = g_list_model_get_item (G_LIST_MODEL (self->places), i);

      if (!whence_mark_place_is_heading (place))
        whence_mark_place_set_ticked (place, ticked, FALSE);
    }
  update_ticks (self);
}

static void
on_row_toggled (WhenceMarkRow *row)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (row)));

  toggle (WHENCE_MARK_ALL_DIALOG (root), whence_mark_row_get_place (row));
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  GtkWidget *row = whence_mark_row_new ();

  g_signal_connect (row, "toggled", G_CALLBACK (on_row_toggled), NULL);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  whence_mark_row_set_place (WHENCE_MARK_ROW (gtk_list_item_get_child (item)),
                             gtk_list_item_get_item (item));
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  user_data)
{
  whence_mark_row_set_place (WHENCE_MARK_ROW (gtk_list_item_get_child (item)), NULL);
}

/* The places that are ticked. */
static GArray *
dup_ticked (WhenceMarkAllDialog *self)
{
  GArray *ticked = g_array_new (FALSE, FALSE, sizeof (WhenceOccurrence));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->places));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceMarkPlace) place = g_list_model_get_item (G_LIST_MODEL (self->places), i);

      /* The list keeps what it refers to. */
      if (!whence_mark_place_is_heading (place) && whence_mark_place_get_ticked (place))
        g_array_append_vals (ticked, whence_mark_place_get_occurrence (place), 1);
    }

  return ticked;
}

static void
on_mark (WhenceMarkAllDialog *self)
{
  WhenceEntity *entity = whence_entity_chooser_get_entity (self->chooser);
  g_autofree char *name = entity != NULL ? g_strdup (whence_entity_get_name (entity))
                                         : whence_entity_chooser_dup_name (self->chooser);
  g_autoptr (GArray) ticked = dup_ticked (self);
  g_autoptr (WhenceChange) change = whence_occurrences_new_change (name, ticked->len);
  g_autoptr (GError) error = NULL;

  if (ticked->len == 0 || *name == '\0' || self->searching != NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  if (entity == NULL)
    entity = whence_edit_add_entity (change, get_project (self),
                                     whence_entity_chooser_get_type_id (self->chooser), name);
  if (!whence_occurrences_add_mentions (change, entity, ticked, &error))
    whence_workspace_report (self->workspace, whence_change_get_label (change), error);
  else if (whence_workspace_apply (self->workspace, change))
    {
      whence_workspace_select (self->workspace, WHENCE_OBJECT (entity), NULL);
      whence_workspace_tell (self->workspace, whence_change_get_label (change), TRUE);
    }
  gtk_window_close (GTK_WINDOW (self));
}

/* Enter marks wherever the focus is, but on a button or in the list of a drop-down; the space bar
 * ticks the row that has the focus.
 */
static gboolean
on_key_pressed (WhenceMarkAllDialog *self,
                guint                keyval,
                guint                keycode,
                GdkModifierType      state)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list_view));

  if (focus == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && !GTK_IS_BUTTON (focus) &&
      gtk_widget_get_ancestor (focus, GTK_TYPE_DROP_DOWN) == NULL)
    {
      on_mark (self);
      return GDK_EVENT_STOP;
    }
  if ((keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space) && row != NULL)
    {
      toggle (self, whence_mark_row_get_place (WHENCE_MARK_ROW (gtk_widget_get_first_child (row))));
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
whence_mark_all_dialog_dispose (GObject *object)
{
  WhenceMarkAllDialog *self = WHENCE_MARK_ALL_DIALOG (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_MARK_ALL_DIALOG);
  g_clear_object (&self->places);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (whence_mark_all_dialog_parent_class)->dispose (object);
}

static void
whence_mark_all_dialog_class_init (WhenceMarkAllDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = whence_mark_all_dialog_dispose;

  g_type_ensure (WHENCE_TYPE_ENTITY_CHOOSER);
  g_type_ensure (WHENCE_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-mark-all-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceMarkAllDialog, mark_button);
  gtk_widget_class_bind_template_child (widget_class, WhenceMarkAllDialog, chooser);
  gtk_widget_class_bind_template_child (widget_class, WhenceMarkAllDialog, names);
  gtk_widget_class_bind_template_child (widget_class, WhenceMarkAllDialog, scope);
  gtk_widget_class_bind_template_child (widget_class, WhenceMarkAllDialog, this_source);
  gtk_widget_class_bind_template_child (widget_class, WhenceMarkAllDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, WhenceMarkAllDialog, empty_page);
  gtk_widget_class_bind_template_child (widget_class, WhenceMarkAllDialog, all);
  gtk_widget_class_bind_template_child (widget_class, WhenceMarkAllDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, WhenceMarkAllDialog, list_view);
  gtk_widget_class_bind_template_callback (widget_class, search);
  gtk_widget_class_bind_template_callback (widget_class, on_entity_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_mark);
  gtk_widget_class_bind_template_callback (widget_class, on_all_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
}

static void
whence_mark_all_dialog_init (WhenceMarkAllDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GtkSingleSelection) selection = NULL;

  self->places = g_list_store_new (WHENCE_TYPE_MARK_PLACE);
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->places)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* The entity that has exactly these words for its name or for an alias; NULL where none has, or
 * several have.
 */
static WhenceEntity *
find_entity (WhenceProject *project,
             const char    *words)
{
  GListModel *entities = whence_project_get_entities (project);
  guint n = g_list_model_get_n_items (entities);
  WhenceEntity *found = NULL;

  for (guint i = 0; i < n && *words != '\0'; i++)
    {
      g_autoptr (WhenceEntity) entity = g_list_model_get_item (entities, i);

      if (!g_str_equal (whence_entity_get_name (entity), words) &&
          !g_strv_contains (whence_entity_get_aliases (entity), words))
        continue;
      if (found != NULL)
        return NULL;
      found = entity;
    }

  return found;
}

/**
 * whence_mark_all_dialog_open:
 * @parent: a widget of the window that it is for
 * @workspace: the workspace of the window
 * @entity: (nullable): an entity of the project; %NULL where @words say which
 * @words: (nullable): words of the source that is read; %NULL: none
 *
 * Asks which of the places that name an entity are to be marked, and marks them.
 */
void
whence_mark_all_dialog_open (GtkWidget       *parent,
                             WhenceWorkspace *workspace,
                             WhenceEntity    *entity,
                             const char      *words)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  WhenceMarkAllDialog *self = g_object_new (WHENCE_TYPE_MARK_ALL_DIALOG, "transient-for", root,
                                            NULL);

  self->workspace = g_object_ref (workspace);
  self->words = g_strdup (words != NULL ? words : "");
  g_strdelimit (self->words, "\n\t", ' ');
  if (entity == NULL)
    entity = find_entity (get_project (self), self->words);
  gtk_widget_set_visible (self->scope, whence_workspace_get_source (workspace) != NULL);
  whence_entity_chooser_set (self->chooser, workspace, entity, self->words);
  gtk_window_present (GTK_WINDOW (self));
  if (entity == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->chooser));
  else
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}
