/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sources of the project, at the left of the window.
 *
 *   WhenceProject:sources
 *           │  all, in the order of import
 *   GtkFilterListModel ── filter: the words in the entry
 *           │
 *   GtkSortListModel ──── sorter: by date or by title; none for the order of import
 *           │
 *   GtkSingleSelection ── selected ↔ WhenceWorkspace:source
 *           │
 *   GtkListView ───────── WhenceSourceRow
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/whence-job-row.h"
#include "ui/whence-row-focus.h"
#include "ui/whence-source-list.h"
#include "ui/whence-source-row.h"

struct _WhenceSourceList
{
  GtkBox parent_instance;

  GtkLabel *count;
  GtkWidget *sort_button;
  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListView *list_view;
  GtkBox *jobs;

  WhenceWorkspace *workspace;        /* owned; NULL while none is open */
  GSignalGroup *workspace_signals;   /* owned */
  GSignalGroup *project_signals;     /* owned */
  GtkFilterListModel *filtered;      /* owned */
  GtkSortListModel *sorted;          /* owned */
  GtkSingleSelection *selection;     /* owned */
  GtkFilter *filter;                 /* owned */
  GtkSorter *by_date;                /* owned */
  GtkSorter *by_title;               /* owned */
  char *sort;                        /* "import", "date" or "title" */
  GStrv words;                       /* what is filtered for, casefolded */
  gboolean syncing;                  /* whether the selection follows the workspace just now */
};

G_DEFINE_FINAL_TYPE (WhenceSourceList, whence_source_list, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_SORT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
contains (const char *text,
          const char *word)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, word) != NULL;
}

static gboolean
any_contains (const char *const *texts,
              const char        *word)
{
  for (guint i = 0; texts[i] != NULL; i++)
    {
      if (contains (texts[i], word))
        return TRUE;
    }

  return FALSE;
}

static gboolean
source_has_word (WhenceSource *source,
                 const char   *word)
{
  g_autofree char *provenance = whence_words_provenance (source);

  return contains (whence_source_get_title (source), word) ||
         contains (provenance, word) ||
         contains (whence_source_get_published (source), word) ||
         contains (whence_source_get_file_name (source), word) ||
         any_contains (whence_source_get_authors (source), word) ||
         any_contains (whence_record_get_tags (WHENCE_RECORD (source)), word);
}

/* Every word has to be somewhere. */
static gboolean
match (gpointer item,
       gpointer user_data)
{
  WhenceSourceList *self = WHENCE_SOURCE_LIST (user_data);

  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    {
      if (*self->words[i] != '\0' && !source_has_word (WHENCE_SOURCE (item), self->words[i]))
        return FALSE;
    }

  return TRUE;
}

static int
compare_titles (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  return g_utf8_collate (whence_source_get_title (WHENCE_SOURCE ((gpointer) a)),
                         whence_source_get_title (WHENCE_SOURCE ((gpointer) b)));
}

/* The newest first; those without a date last. */
static int
compare_dates (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  int order = g_strcmp0 (whence_source_get_published (WHENCE_SOURCE ((gpointer) b)),
                         whence_source_get_published (WHENCE_SOURCE ((gpointer) a)));

  return order != 0 ? order : compare_titles (a, b, user_data);
}

static WhenceProject *
get_project (WhenceSourceList *self)
{
  return self->workspace != NULL ? whence_workspace_get_project (self->workspace) : NULL;
}

static void
update_counts (WhenceSourceList *self)
{
  WhenceProject *project = get_project (self);
  GListModel *all = project != NULL ? whence_project_get_sources (project) : NULL;
  guint n_all = all != NULL ? g_list_model_get_n_items (all) : 0;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autofree char *count = NULL;

  if (n_shown == n_all)
    count = g_strdup_printf ("%u", n_all);
  else
    /* Translators: how many sources the filter lets through, and how many there are */
    count = g_strdup_printf (C_("number of sources", "%u of %u"), n_shown, n_all);
  gtk_label_set_label (self->count, n_all > 0 ? count : "");
  gtk_widget_set_visible (self->sort_button, n_all > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), n_all > 0);
  gtk_stack_set_visible_child_name (self->stack,
                                    n_all == 0 ? "empty" : n_shown == 0 ? "none" : "list");
}

static guint
find_position (WhenceSourceList *self,
               WhenceSource     *source)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; source != NULL && i < n; i++)
    {
      g_autoptr (WhenceSource) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (item == source)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* Selects the source that is open, if the filter lets it through. */
static void
follow_workspace (WhenceSourceList *self)
{
  WhenceSource *source = self->workspace != NULL ? whence_workspace_get_source (self->workspace)
                                                 : NULL;
  guint position;

  if (source == gtk_single_selection_get_selected_item (self->selection))
    return;

  position = find_position (self, source);
  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->syncing = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

static void
on_selected (WhenceSourceList *self)
{
  WhenceSource *source = gtk_single_selection_get_selected_item (self->selection);

  if (!self->syncing && source != NULL && self->workspace != NULL)
    whence_workspace_set_source (self->workspace, source);
}

static void
on_items_changed (WhenceSourceList *self)
{
  update_counts (self);
  follow_workspace (self);
}

/* Neither a filter nor a sorter sees that an item has changed. */
static void
on_project_changed (WhenceSourceList *self,
                    WhenceChange     *change)
{
  if (!whence_change_touches (change, WHENCE_TYPE_SOURCE))
    return;

  if (self->words != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->by_date, GTK_SORTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->by_title, GTK_SORTER_CHANGE_DIFFERENT);
}

static void
on_filter_changed (WhenceSourceList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *folded = g_utf8_casefold (text, -1);

  g_clear_pointer (&self->words, g_strfreev);
  if (*g_strstrip (folded) != '\0')
    self->words = g_strsplit_set (folded, " \t", -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_counts (self);
}

static void
on_entry_activate (WhenceSourceList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
on_stop_search (WhenceSourceList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
on_activate (WhenceSourceList *self,
             guint             position)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-text", NULL);
}

static void
on_setup (WhenceSourceList *self,
          GtkListItem      *item)
{
  GtkWidget *row = whence_source_row_new ();

  g_object_bind_property (self, "workspace", row, "workspace", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, row);
}

static void
on_bind (WhenceSourceList *self,
         GtkListItem      *item)
{
  whence_source_row_set_source (WHENCE_SOURCE_ROW (gtk_list_item_get_child (item)),
                                gtk_list_item_get_item (item));
}

static void
on_unbind (WhenceSourceList *self,
           GtkListItem      *item)
{
  whence_source_row_set_source (WHENCE_SOURCE_ROW (gtk_list_item_get_child (item)), NULL);
}

/* What has the focus in a list is the widget around the row. */
static WhenceSourceRow *
get_focus_row (WhenceSourceList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view)))
    return NULL;

  row = gtk_widget_get_first_child (focus);
  return WHENCE_IS_SOURCE_ROW (row) ? WHENCE_SOURCE_ROW (row) : NULL;
}

static gboolean
on_remove_key (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  WhenceSourceRow *row = get_focus_row (WHENCE_SOURCE_LIST (widget));

  return row != NULL && gtk_widget_activate_action (GTK_WIDGET (row), "row.remove", NULL);
}

static gboolean
on_menu_key (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  WhenceSourceRow *row = get_focus_row (WHENCE_SOURCE_LIST (widget));

  if (row == NULL)
    return FALSE;

  whence_source_row_show_menu (row, 12, gtk_widget_get_height (GTK_WIDGET (row)));
  return TRUE;
}

static void
set_workspace (WhenceSourceList *self,
               WhenceWorkspace  *workspace)
{
  WhenceProject *project;

  if (!g_set_object (&self->workspace, workspace))
    return;

  project = get_project (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_group_set_target (self->workspace_signals, workspace);
  g_signal_group_set_target (self->project_signals, project);
  gtk_filter_list_model_set_model (self->filtered,
                                   project != NULL ? whence_project_get_sources (project) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
  on_items_changed (self);
}

static void
set_sort (WhenceSourceList *self,
          const char       *sort)
{
  GtkSorter *sorter = NULL;

  if (g_strcmp0 (self->sort, sort) == 0)
    return;

  if (g_strcmp0 (sort, "date") == 0)
    sorter = self->by_date;
  else if (g_strcmp0 (sort, "title") == 0)
    sorter = self->by_title;
  g_free (self->sort);
  self->sort = g_strdup (sort);
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

/* What a list is for are its rows. */
static gboolean
whence_source_list_grab_focus (GtkWidget *widget)
{
  return whence_row_focus_grab (WHENCE_SOURCE_LIST (widget)->list_view);
}

static gboolean
whence_source_list_focus (GtkWidget        *widget,
                          GtkDirectionType  direction)
{
  WhenceSourceList *self = WHENCE_SOURCE_LIST (widget);
  gboolean moved;

  if (whence_row_focus_leave (self->list_view, GTK_WIDGET (self->stack), GTK_WIDGET (self->entry),
                              direction, &moved))
    return moved;

  return GTK_WIDGET_CLASS (whence_source_list_parent_class)->focus (widget, direction);
}

static void
whence_source_list_dispose (GObject *object)
{
  WhenceSourceList *self = WHENCE_SOURCE_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_SOURCE_LIST);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->by_date);
  g_clear_object (&self->by_title);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (whence_source_list_parent_class)->dispose (object);
}

static void
whence_source_list_finalize (GObject *object)
{
  WhenceSourceList *self = WHENCE_SOURCE_LIST (object);

  g_clear_pointer (&self->sort, g_free);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (whence_source_list_parent_class)->finalize (object);
}

static void
whence_source_list_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  WhenceSourceList *self = WHENCE_SOURCE_LIST (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_SORT:
      g_value_set_string (value, self->sort);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_source_list_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  WhenceSourceList *self = WHENCE_SOURCE_LIST (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      set_workspace (self, g_value_get_object (value));
      break;
    case PROP_SORT:
      set_sort (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-source-list.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceSourceList, count);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourceList, sort_button);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourceList, entry);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourceList, stack);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourceList, list_view);
  gtk_widget_class_bind_template_child (widget_class, WhenceSourceList, jobs);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
}

static void
whence_source_list_class_init (WhenceSourceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = whence_source_list_dispose;
  object_class->finalize = whence_source_list_finalize;
  object_class->get_property = whence_source_list_get_property;
  object_class->set_property = whence_source_list_set_property;
  GTK_WIDGET_CLASS (klass)->focus = whence_source_list_focus;
  GTK_WIDGET_CLASS (klass)->grab_focus = whence_source_list_grab_focus;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, WHENCE_TYPE_WORKSPACE, flags);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "import", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "sources.sort", "sort");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_remove_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, on_remove_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
}

static void
whence_source_list_init (WhenceSourceList *self)
{
  self->sort = g_strdup ("import");
  self->filter = GTK_FILTER (gtk_custom_filter_new (match, self, NULL));
  self->by_date = GTK_SORTER (gtk_custom_sorter_new (compare_dates, NULL, NULL));
  self->by_title = GTK_SORTER (gtk_custom_sorter_new (compare_titles, NULL, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);

  self->workspace_signals = g_signal_group_new (WHENCE_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::source",
                                  G_CALLBACK (follow_workspace), self);
  self->project_signals = g_signal_group_new (WHENCE_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed",
                                  G_CALLBACK (on_project_changed), self);

  g_type_ensure (WHENCE_TYPE_SOURCE_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_counts (self);
}

/**
 * whence_source_list_step:
 * @self: a list of sources
 * @n: how far to go in what is shown: 1 is the next source, -1 the one before
 *
 * Opens another source. At either end it stays where it is.
 */
void
whence_source_list_step (WhenceSourceList *self,
                         int               n)
{
  guint n_shown;
  guint selected;
  gint64 position;
  g_autoptr (WhenceSource) source = NULL;

  g_return_if_fail (WHENCE_IS_SOURCE_LIST (self));

  n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  if (n_shown == 0 || self->workspace == NULL)
    return;

  selected = gtk_single_selection_get_selected (self->selection);
  if (selected == GTK_INVALID_LIST_POSITION)
    position = n > 0 ? 0 : (gint64) n_shown - 1;
  else
    position = CLAMP ((gint64) selected + n, 0, (gint64) n_shown - 1);
  source = g_list_model_get_item (G_LIST_MODEL (self->selection), (guint) position);
  whence_workspace_set_source (self->workspace, source);
}

/**
 * whence_source_list_add_job:
 * @self: a list of sources
 * @job: a job that is running
 *
 * Shows how far a job has got below the list, until it ends.
 */
void
whence_source_list_add_job (WhenceSourceList *self,
                            WhenceJob        *job)
{
  g_return_if_fail (WHENCE_IS_SOURCE_LIST (self));

  gtk_box_append (self->jobs, whence_job_row_new (job));
}

/**
 * whence_source_list_get_shown:
 * @self: a list of sources
 *
 * Returns: (transfer none): the sources that are shown, in their order
 */
GListModel *
whence_source_list_get_shown (WhenceSourceList *self)
{
  g_return_val_if_fail (WHENCE_IS_SOURCE_LIST (self), NULL);

  return G_LIST_MODEL (self->selection);
}
