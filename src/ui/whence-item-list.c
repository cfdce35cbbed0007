/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The entities or the claims of the project, at the right of the window.
 *
 *   WhenceProject:entities, WhenceProject:claims
 *           │  all, in the order in which they were made
 *   GtkFilterListModel ── filter: the words in the entry; the filter menu
 *           │
 *   GtkSortListModel ──── sorter: the order that the sort menu has
 *           │
 *   GtkSingleSelection ── selected ↔ WhenceWorkspace:selected
 *           │
 *   GtkListView ───────── WhenceEntityRow, WhenceClaimRow
 *
 * A filter and a sorter do not see that an item has changed: WhenceProject::changed tells them,
 * once for all the changes of one turn of the main loop.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/whence-closures.h"
#include "ui/whence-item-list.h"

typedef struct
{
  GtkToggleButton *fold_button;
  GtkLabel *count;
  GtkMenuButton *filter_button;
  GtkMenuButton *sort_button;
  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListView *list_view;
  GtkShortcutController *shortcuts;
  GtkPopoverMenu *context_menu;

  WhenceWorkspace *workspace;        /* owned; NULL while none is open */
  GSignalGroup *workspace_signals;   /* owned */
  GSignalGroup *project_signals;     /* owned */
  GtkFilterListModel *filtered;      /* owned */
  GtkSortListModel *sorted;          /* owned */
  GtkSingleSelection *selection;     /* owned */
  GtkFilter *filter;                 /* owned */
  GtkSorter *sorter;                 /* owned */
  WhencePlaces *places;              /* owned; NULL: to be found out */
  GStrv words;                       /* what is filtered for, casefolded; NULL: nothing */
  guint refresh_id;                  /* the source that brings the list up to date, or 0 */
  gboolean syncing;                  /* whether the selection follows the workspace just now */

  gboolean expanded;
  gboolean in_source;
  char *tag;                         /* only what has this tag; empty: all */
  char *sort;
  char *heading;
  char *prompt;
  char *icon_name;
  char *empty_title;
  char *empty_description;
  GMenuModel *filter_menu;           /* owned */
  GMenuModel *sort_menu;             /* owned */
  GMenuModel *item_menu;             /* owned */
  GtkListItemFactory *factory;       /* owned */
} WhenceItemListPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (WhenceItemList, whence_item_list, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_EXPANDED,
  PROP_IN_SOURCE,
  PROP_TAG,
  PROP_SORT,
  PROP_HEADING,
  PROP_PROMPT,
  PROP_ICON_NAME,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_DESCRIPTION,
  PROP_FILTER_MENU,
  PROP_SORT_MENU,
  PROP_ITEM_MENU,
  PROP_FACTORY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static WhenceItemListPrivate *
get_private (gpointer self)
{
  return whence_item_list_get_instance_private (WHENCE_ITEM_LIST (self));
}

static WhencePlaces *
get_places (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);

  if (priv->places == NULL && priv->workspace != NULL)
    priv->places = whence_places_new (whence_workspace_get_project (priv->workspace),
                                      whence_workspace_get_source (priv->workspace));

  return priv->places;
}

static gboolean
match (gpointer item,
       gpointer user_data)
{
  WhenceItemList *self = WHENCE_ITEM_LIST (user_data);
  WhenceItemListPrivate *priv = get_private (self);
  WhenceItemListClass *klass = WHENCE_ITEM_LIST_GET_CLASS (self);

  if (priv->in_source && !whence_places_is_in_source (get_places (self), item))
    return FALSE;
  if (whence_closure_is_filled (self, priv->tag) &&
      !g_strv_contains (whence_record_get_tags (item), priv->tag))
    return FALSE;
  if (priv->words != NULL &&
      !klass->has_words (self, item, (const char *const *) priv->words))
    return FALSE;

  return klass->passes (self, item);
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  WhenceItemList *self = WHENCE_ITEM_LIST (user_data);
  WhenceItemListPrivate *priv = get_private (self);
  WhenceObject *item_a = WHENCE_OBJECT ((gpointer) a);
  WhenceObject *item_b = WHENCE_OBJECT ((gpointer) b);
  int order = 0;

  if (g_strcmp0 (priv->sort, "place") == 0)
    {
      guint64 place_a = whence_places_get (get_places (self), item_a);
      guint64 place_b = whence_places_get (get_places (self), item_b);

      order = place_a < place_b ? -1 : place_a > place_b;
    }
  else if (g_strcmp0 (priv->sort, "change") == 0)
    order = g_strcmp0 (whence_record_get_modified (WHENCE_RECORD (item_b)),
                       whence_record_get_modified (WHENCE_RECORD (item_a)));

  return order != 0 ? order
                    : WHENCE_ITEM_LIST_GET_CLASS (self)->compare (self, priv->sort, item_a, item_b);
}

static gboolean
is_filtering (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);

  return priv->in_source || whence_closure_is_filled (self, priv->tag) ||
         WHENCE_ITEM_LIST_GET_CLASS (self)->is_filtering (self);
}

static GListModel *
get_items (WhenceItemList *self)
{
  WhenceProject *project = whence_item_list_get_project (self);

  return project != NULL ? WHENCE_ITEM_LIST_GET_CLASS (self)->get_items (self, project) : NULL;
}

static void
update_counts (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);
  GListModel *items = get_items (self);
  guint n_all = items != NULL ? g_list_model_get_n_items (items) : 0;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (priv->filtered));
  g_autofree char *count = whence_closure_count (n_shown, n_all);

  gtk_label_set_label (priv->count, count);
  gtk_stack_set_visible_child_name (priv->stack, whence_closure_list_state (n_shown, n_all));
  gtk_widget_set_visible (GTK_WIDGET (priv->entry), n_all > 0 && priv->expanded);
  gtk_widget_set_sensitive (GTK_WIDGET (priv->filter_button), n_all > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (priv->sort_button), n_all > 0);
}

static guint
find_position (WhenceItemList *self,
               WhenceObject   *object)
{
  GListModel *shown = whence_item_list_get_shown (self);
  guint n = g_list_model_get_n_items (shown);

  for (guint i = 0; object != NULL && i < n; i++)
    {
      g_autoptr (WhenceObject) item = g_list_model_get_item (shown, i);

      if (item == object)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* Selects what is selected in the workspace, if it is in this list and not filtered out. */
static void
follow_workspace (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);
  WhenceObject *selected = priv->workspace != NULL
                             ? whence_workspace_get_selected (priv->workspace) : NULL;
  guint position;

  if (selected == gtk_single_selection_get_selected_item (priv->selection))
    return;

  position = find_position (self, selected);
  priv->syncing = TRUE;
  gtk_single_selection_set_selected (priv->selection, position);
  priv->syncing = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (priv->list_view), "list.scroll-to-item", "u", position);
}

static void
on_selected (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);
  WhenceObject *item = gtk_single_selection_get_selected_item (priv->selection);
  WhencePassage *passage;

  if (priv->syncing || item == NULL || priv->workspace == NULL ||
      item == whence_workspace_get_selected (priv->workspace))
    return;

  passage = whence_places_find_first (get_places (self), item);
  if (passage != NULL)
    whence_workspace_show_passage (priv->workspace, passage);
  else
    whence_workspace_select (priv->workspace, item, NULL);
}

static void
on_items_changed (WhenceItemList *self)
{
  update_counts (self);
  follow_workspace (self);
}

static void
refresh (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);

  g_clear_pointer (&priv->places, whence_places_free);
  if (is_filtering (self) || priv->words != NULL)
    gtk_filter_changed (priv->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (priv->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

static gboolean
on_refresh (gpointer user_data)
{
  WhenceItemListPrivate *priv = get_private (user_data);

  priv->refresh_id = 0;
  refresh (user_data);

  return G_SOURCE_REMOVE;
}

static void
on_project_changed (WhenceItemList *self,
                    WhenceChange   *change)
{
  WhenceItemListPrivate *priv = get_private (self);

  /* The places refer to nothing, but an address may come back with another object. */
  g_clear_pointer (&priv->places, whence_places_free);
  if (priv->refresh_id == 0 && WHENCE_ITEM_LIST_GET_CLASS (self)->is_touched (self, change))
    priv->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_refresh, self, NULL);
}

static void
on_source_changed (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);

  g_clear_pointer (&priv->places, whence_places_free);
  if (priv->in_source)
    gtk_filter_changed (priv->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_search_changed (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);

  g_clear_pointer (&priv->words, g_strfreev);
  priv->words = whence_closure_split_words (gtk_editable_get_text (GTK_EDITABLE (priv->entry)));
  gtk_filter_changed (priv->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_counts (self);
}

static void
on_entry_activate (WhenceItemList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (get_private (self)->list_view));
}

static void
on_stop_search (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);

  gtk_editable_set_text (GTK_EDITABLE (priv->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (priv->list_view));
}

static void
on_activate (WhenceItemList *self,
             guint           position)
{
  WhenceItemListPrivate *priv = get_private (self);
  g_autoptr (WhenceObject) item = g_list_model_get_item (whence_item_list_get_shown (self),
                                                         position);

  if (item != NULL && priv->workspace != NULL)
    whence_workspace_open_page (priv->workspace, item);
}

/* The row at a point of the list view: what its list item holds. */
static GtkWidget *
pick_row (WhenceItemList *self,
          double          x,
          double          y)
{
  GtkWidget *list_view = GTK_WIDGET (get_private (self)->list_view);
  GtkWidget *widget = gtk_widget_pick (list_view, x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && gtk_widget_get_parent (widget) != list_view)
    widget = gtk_widget_get_parent (widget);

  return widget != NULL ? gtk_widget_get_first_child (widget) : NULL;
}

static GtkWidget *
get_focus_row (WhenceItemList *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (get_private (self)->list_view));

  return focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
}

static void
select_row (WhenceItemList *self,
            GtkWidget      *row)
{
  WhenceItemListPrivate *priv = get_private (self);
  g_autoptr (WhenceObject) item = NULL;

  g_object_get (row, "item", &item, NULL);
  gtk_single_selection_set_selected (priv->selection, find_position (self, item));
}

static void
show_menu (WhenceItemList *self,
           double          x,
           double          y)
{
  WhenceItemListPrivate *priv = get_private (self);
  GdkRectangle rectangle = { 0, 0, 1, 1 };
  double menu_x = 0;
  double menu_y = 0;

  gtk_widget_translate_coordinates (GTK_WIDGET (priv->list_view), GTK_WIDGET (self), x, y,
                                    &menu_x, &menu_y);
  WHENCE_ITEM_LIST_GET_CLASS (self)->update_item_menu (self);
  rectangle.x = (int) menu_x;
  rectangle.y = (int) menu_y;
  gtk_popover_set_pointing_to (GTK_POPOVER (priv->context_menu), &rectangle);
  gtk_popover_popup (GTK_POPOVER (priv->context_menu));
}

static void
show_menu_at (WhenceItemList *self,
              double          x,
              double          y,
              GtkGesture     *gesture)
{
  GtkWidget *row = pick_row (self, x, y);

  if (row == NULL)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  select_row (self, row);
  show_menu (self, x, y);
}

static void
on_secondary_click (WhenceItemList *self,
                    int             n_press,
                    double          x,
                    double          y,
                    GtkGesture     *gesture)
{
  show_menu_at (self, x, y, gesture);
}

static void
on_long_press (WhenceItemList *self,
               double          x,
               double          y,
               GtkGesture     *gesture)
{
  show_menu_at (self, x, y, gesture);
}

static void
on_menu (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  WhenceItemList *self = WHENCE_ITEM_LIST (widget);
  GtkWidget *row = get_focus_row (self);
  double x = 0;
  double y = 0;

  if (row == NULL)
    return;

  select_row (self, row);
  gtk_widget_translate_coordinates (row, GTK_WIDGET (get_private (self)->list_view), 12,
                                    gtk_widget_get_height (row), &x, &y);
  show_menu (self, x, y);
}

static void
on_open (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  WhenceItemList *self = WHENCE_ITEM_LIST (widget);
  WhenceObject *selected = whence_item_list_get_selected (self);

  if (selected != NULL)
    whence_workspace_open_page (get_private (self)->workspace, selected);
}

static void
on_remove (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  WhenceItemList *self = WHENCE_ITEM_LIST (widget);
  WhenceObject *selected = whence_item_list_get_selected (self);
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);

  if (selected == NULL)
    return;

  g_ptr_array_add (objects, g_object_ref (selected));
  whence_workspace_remove (get_private (self)->workspace, objects);
}

static void
on_clear_filters (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  WhenceItemList *self = WHENCE_ITEM_LIST (widget);
  WhenceItemListPrivate *priv = get_private (self);

  g_object_set (self, "in-source", FALSE, "tag", "", NULL);
  WHENCE_ITEM_LIST_GET_CLASS (self)->clear_filters (self);
  gtk_editable_set_text (GTK_EDITABLE (priv->entry), "");
  on_search_changed (self);
}

static void
on_filter_popup (GtkMenuButton *button,
                 gpointer       user_data)
{
  WHENCE_ITEM_LIST_GET_CLASS (user_data)->update_menu (WHENCE_ITEM_LIST (user_data));
}

static void
update_fold_button (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);
  const char *tip = priv->expanded ? _("Fold Away") : _("Unfold");

  gtk_button_set_icon_name (GTK_BUTTON (priv->fold_button),
                            priv->expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (priv->fold_button), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->fold_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
}

static void
set_workspace (WhenceItemList  *self,
               WhenceWorkspace *workspace)
{
  WhenceItemListPrivate *priv = get_private (self);

  if (!g_set_object (&priv->workspace, workspace))
    return;

  g_clear_handle_id (&priv->refresh_id, g_source_remove);
  g_clear_pointer (&priv->places, whence_places_free);
  g_signal_group_set_target (priv->workspace_signals, workspace);
  g_signal_group_set_target (priv->project_signals, whence_item_list_get_project (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "items.clear-filters", NULL);
  gtk_filter_list_model_set_model (priv->filtered, get_items (self));
  on_items_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

static void
take_string (WhenceItemList  *self,
             char           **field,
             const GValue    *value,
             GParamSpec      *pspec)
{
  if (g_strcmp0 (*field, g_value_get_string (value)) == 0)
    return;

  g_free (*field);
  *field = g_value_dup_string (value);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
whence_item_list_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  WhenceItemListPrivate *priv = get_private (object);
  const char *strings[N_PROPS] = {
    [PROP_TAG] = priv->tag,
    [PROP_SORT] = priv->sort,
    [PROP_HEADING] = priv->heading,
    [PROP_PROMPT] = priv->prompt,
    [PROP_ICON_NAME] = priv->icon_name,
    [PROP_EMPTY_TITLE] = priv->empty_title,
    [PROP_EMPTY_DESCRIPTION] = priv->empty_description,
  };
  gpointer objects[N_PROPS] = {
    [PROP_WORKSPACE] = priv->workspace,
    [PROP_FILTER_MENU] = priv->filter_menu,
    [PROP_SORT_MENU] = priv->sort_menu,
    [PROP_ITEM_MENU] = priv->item_menu,
    [PROP_FACTORY] = priv->factory,
  };

  if (prop_id == PROP_EXPANDED)
    g_value_set_boolean (value, priv->expanded);
  else if (prop_id == PROP_IN_SOURCE)
    g_value_set_boolean (value, priv->in_source);
  else if (G_IS_PARAM_SPEC_STRING (pspec))
    g_value_set_string (value, strings[prop_id]);
  else
    g_value_set_object (value, objects[prop_id]);
}

static void
set_string (WhenceItemList *self,
            guint           prop_id,
            const GValue   *value,
            GParamSpec     *pspec)
{
  WhenceItemListPrivate *priv = get_private (self);
  char **fields[N_PROPS] = {
    [PROP_TAG] = &priv->tag,
    [PROP_SORT] = &priv->sort,
    [PROP_HEADING] = &priv->heading,
    [PROP_PROMPT] = &priv->prompt,
    [PROP_ICON_NAME] = &priv->icon_name,
    [PROP_EMPTY_TITLE] = &priv->empty_title,
    [PROP_EMPTY_DESCRIPTION] = &priv->empty_description,
  };

  take_string (self, fields[prop_id], value, pspec);
  if (prop_id == PROP_TAG)
    whence_item_list_filter_changed (self);
  else if (prop_id == PROP_SORT)
    gtk_sorter_changed (priv->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  else if (prop_id == PROP_PROMPT)
    gtk_accessible_update_property (GTK_ACCESSIBLE (priv->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    priv->prompt, -1);
}

static void
set_flag (WhenceItemList *self,
          gboolean       *field,
          const GValue   *value,
          GParamSpec     *pspec)
{
  if (*field == g_value_get_boolean (value))
    return;

  *field = g_value_get_boolean (value);
  if (pspec == properties[PROP_IN_SOURCE])
    whence_item_list_filter_changed (self);
  else
    update_fold_button (self);
  update_counts (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
whence_item_list_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  WhenceItemList *self = WHENCE_ITEM_LIST (object);
  WhenceItemListPrivate *priv = get_private (self);
  gboolean set = FALSE;

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      set_workspace (self, g_value_get_object (value));
      break;
    case PROP_EXPANDED:
      set_flag (self, &priv->expanded, value, pspec);
      break;
    case PROP_IN_SOURCE:
      set_flag (self, &priv->in_source, value, pspec);
      break;
    case PROP_FILTER_MENU:
      set = g_set_object (&priv->filter_menu, g_value_get_object (value));
      break;
    case PROP_SORT_MENU:
      set = g_set_object (&priv->sort_menu, g_value_get_object (value));
      break;
    case PROP_ITEM_MENU:
      set = g_set_object (&priv->item_menu, g_value_get_object (value));
      break;
    case PROP_FACTORY:
      set = g_set_object (&priv->factory, g_value_get_object (value));
      break;
    default:
      set_string (self, prop_id, value, pspec);
    }

  if (set)
    g_object_notify_by_pspec (object, pspec);
}

static void
whence_item_list_dispose (GObject *object)
{
  WhenceItemListPrivate *priv = get_private (object);

  g_clear_handle_id (&priv->refresh_id, g_source_remove);
  if (priv->workspace_signals != NULL)
    g_signal_group_set_target (priv->workspace_signals, NULL);
  if (priv->project_signals != NULL)
    g_signal_group_set_target (priv->project_signals, NULL);
  if (priv->filtered != NULL)
    gtk_filter_list_model_set_model (priv->filtered, NULL);
  g_clear_object (&priv->workspace_signals);
  g_clear_object (&priv->project_signals);
  g_clear_object (&priv->selection);
  g_clear_object (&priv->sorted);
  g_clear_object (&priv->filtered);
  g_clear_object (&priv->filter);
  g_clear_object (&priv->sorter);
  g_clear_object (&priv->filter_menu);
  g_clear_object (&priv->sort_menu);
  g_clear_object (&priv->item_menu);
  g_clear_object (&priv->factory);
  g_clear_pointer (&priv->places, whence_places_free);
  g_clear_object (&priv->workspace);

  G_OBJECT_CLASS (whence_item_list_parent_class)->dispose (object);
}

static void
whence_item_list_finalize (GObject *object)
{
  WhenceItemListPrivate *priv = get_private (object);

  g_clear_pointer (&priv->words, g_strfreev);
  g_free (priv->tag);
  g_free (priv->sort);
  g_free (priv->heading);
  g_free (priv->prompt);
  g_free (priv->icon_name);
  g_free (priv->empty_title);
  g_free (priv->empty_description);

  G_OBJECT_CLASS (whence_item_list_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, WHENCE_TYPE_WORKSPACE, flags);
  /* Whether more than the heading is to be seen. */
  properties[PROP_EXPANDED] = g_param_spec_boolean ("expanded", NULL, NULL, TRUE, flags);
  /* Whether only what has a passage in the source that is open is shown. */
  properties[PROP_IN_SOURCE] = g_param_spec_boolean ("in-source", NULL, NULL, FALSE, flags);
  properties[PROP_TAG] = g_param_spec_string ("tag", NULL, NULL, "", flags);
  /* "place", "change" or an order of the subclass */
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "place", flags);
  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, "", flags);
  properties[PROP_PROMPT] = g_param_spec_string ("prompt", NULL, NULL, "", flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, "", flags);
  properties[PROP_EMPTY_TITLE] = g_param_spec_string ("empty-title", NULL, NULL, "", flags);
  properties[PROP_EMPTY_DESCRIPTION] =
    g_param_spec_string ("empty-description", NULL, NULL, "", flags);
  properties[PROP_FILTER_MENU] =
    g_param_spec_object ("filter-menu", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  properties[PROP_SORT_MENU] =
    g_param_spec_object ("sort-menu", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  properties[PROP_ITEM_MENU] =
    g_param_spec_object ("item-menu", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  properties[PROP_FACTORY] =
    g_param_spec_object ("factory", NULL, NULL, GTK_TYPE_LIST_ITEM_FACTORY, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-item-list.ui");
  gtk_widget_class_bind_template_child_private (widget_class, WhenceItemList, fold_button);
  gtk_widget_class_bind_template_child_private (widget_class, WhenceItemList, count);
  gtk_widget_class_bind_template_child_private (widget_class, WhenceItemList, filter_button);
  gtk_widget_class_bind_template_child_private (widget_class, WhenceItemList, sort_button);
  gtk_widget_class_bind_template_child_private (widget_class, WhenceItemList, entry);
  gtk_widget_class_bind_template_child_private (widget_class, WhenceItemList, stack);
  gtk_widget_class_bind_template_child_private (widget_class, WhenceItemList, list_view);
  gtk_widget_class_bind_template_child_private (widget_class, WhenceItemList, shortcuts);
  gtk_widget_class_bind_template_child_private (widget_class, WhenceItemList, context_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_click);
  gtk_widget_class_bind_template_callback (widget_class, on_long_press);
}

static void
whence_item_list_class_init (WhenceItemListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = whence_item_list_dispose;
  object_class->finalize = whence_item_list_finalize;
  object_class->get_property = whence_item_list_get_property;
  object_class->set_property = whence_item_list_set_property;

  install_properties (object_class);
  install_template (widget_class);

  gtk_widget_class_install_action (widget_class, "items.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "items.remove", NULL, on_remove);
  gtk_widget_class_install_action (widget_class, "items.menu", NULL, on_menu);
  gtk_widget_class_install_action (widget_class, "items.clear-filters", NULL, on_clear_filters);
  gtk_widget_class_install_property_action (widget_class, "items.in-source", "in-source");
  gtk_widget_class_install_property_action (widget_class, "items.tag", "tag");
  gtk_widget_class_install_property_action (widget_class, "items.sort", "sort");
}

static void
make_models (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);

  priv->filter = GTK_FILTER (gtk_custom_filter_new (match, self, NULL));
  priv->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));
  priv->filtered = gtk_filter_list_model_new (NULL, g_object_ref (priv->filter));
  priv->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (priv->filtered)),
                                          g_object_ref (priv->sorter));
  priv->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION,
                                  "autoselect", FALSE,
                                  "can-unselect", TRUE,
                                  "model", priv->sorted,
                                  NULL);
}

static void
whence_item_list_init (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);

  priv->expanded = TRUE;
  priv->sort = g_strdup ("place");
  priv->tag = g_strdup ("");
  priv->workspace_signals = g_signal_group_new (WHENCE_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (priv->workspace_signals, "notify::selected",
                                  G_CALLBACK (follow_workspace), self);
  g_signal_group_connect_swapped (priv->workspace_signals, "notify::source",
                                  G_CALLBACK (on_source_changed), self);
  priv->project_signals = g_signal_group_new (WHENCE_TYPE_PROJECT);
  g_signal_group_connect_swapped (priv->project_signals, "changed",
                                  G_CALLBACK (on_project_changed), self);
  make_models (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_model (priv->list_view, GTK_SELECTION_MODEL (priv->selection));
  gtk_search_entry_set_key_capture_widget (priv->entry, GTK_WIDGET (priv->list_view));
  gtk_menu_button_set_create_popup_func (priv->filter_button, on_filter_popup, self, NULL);
  g_signal_connect_object (priv->selection, "notify::selected-item", G_CALLBACK (on_selected),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->selection, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_fold_button (self);
}

/**
 * whence_item_list_get_workspace:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what it shows a part of
 */
WhenceWorkspace *
whence_item_list_get_workspace (WhenceItemList *self)
{
  g_return_val_if_fail (WHENCE_IS_ITEM_LIST (self), NULL);

  return get_private (self)->workspace;
}

/**
 * whence_item_list_get_project:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the project that it shows a part of
 */
WhenceProject *
whence_item_list_get_project (WhenceItemList *self)
{
  WhenceItemListPrivate *priv;

  g_return_val_if_fail (WHENCE_IS_ITEM_LIST (self), NULL);

  priv = get_private (self);
  return priv->workspace != NULL ? whence_workspace_get_project (priv->workspace) : NULL;
}

/**
 * whence_item_list_get_shown:
 * @self: a list
 *
 * Returns: (transfer none): the items that the filters let through, in the order of the list
 */
GListModel *
whence_item_list_get_shown (WhenceItemList *self)
{
  g_return_val_if_fail (WHENCE_IS_ITEM_LIST (self), NULL);

  return G_LIST_MODEL (get_private (self)->selection);
}

/**
 * whence_item_list_get_selected:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the item that is selected in it
 */
WhenceObject *
whence_item_list_get_selected (WhenceItemList *self)
{
  g_return_val_if_fail (WHENCE_IS_ITEM_LIST (self), NULL);

  return gtk_single_selection_get_selected_item (get_private (self)->selection);
}

/**
 * whence_item_list_filter_changed:
 * @self: a list
 *
 * To be called when a filter of the subclass was set.
 */
void
whence_item_list_filter_changed (WhenceItemList *self)
{
  WhenceItemListPrivate *priv;

  g_return_if_fail (WHENCE_IS_ITEM_LIST (self));

  priv = get_private (self);
  gtk_filter_changed (priv->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (is_filtering (self))
    gtk_widget_add_css_class (GTK_WIDGET (priv->filter_button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (priv->filter_button), "accent");
  update_counts (self);
}

/**
 * whence_item_list_add_shortcut:
 * @self: a list
 * @keyval: the key
 * @func: what it does; it gets the list view
 * @digit: handed to @func
 *
 * Gives a meaning to a key while the list has the focus, before the entry takes it as typed.
 */
void
whence_item_list_add_shortcut (WhenceItemList  *self,
                               guint            keyval,
                               GtkShortcutFunc  func,
                               guint            digit)
{
  g_return_if_fail (WHENCE_IS_ITEM_LIST (self));

  gtk_shortcut_controller_add_shortcut (
    get_private (self)->shortcuts,
    gtk_shortcut_new (gtk_keyval_trigger_new (keyval, 0),
                      gtk_callback_action_new (func, GUINT_TO_POINTER (digit), NULL)));
}
