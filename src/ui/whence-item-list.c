/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The entities or the claims of the project, at the right of the window.
 *
 *   WhenceProject:entities, WhenceProject:claims
 *           │  all, in the order in which they were made
 *   WhenceItemModel ───── those that the words in the entry and the filter let through, in the
 *           │             order that the sort menu has
 *   GtkMultiSelection ─── the one selected last ↔ WhenceWorkspace:selected
 *           │
 *   GtkListView ───────── WhenceEntityRow, WhenceClaimRow
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/whence-closures.h"
#include "ui/whence-item-list-private.h"

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (WhenceItemList, whence_item_list, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_EXPANDED,
  PROP_SORT,
  PROP_HEADING,
  PROP_PROMPT,
  PROP_ICON_NAME,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_DESCRIPTION,
  PROP_SORT_MENU,
  PROP_ITEM_MENU,
  PROP_FACTORY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

WhenceItemListPrivate *
whence_item_list_get_private (gpointer self)
{
  return whence_item_list_get_instance_private (WHENCE_ITEM_LIST (self));
}

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

static char *
dup_words (gpointer      user_data,
           WhenceObject *item)
{
  return WHENCE_ITEM_LIST_GET_CLASS (user_data)->dup_words (user_data, item);
}

/* Whether something is linked with @item, as the filter of links has it. */
static gboolean
passes_links (WhenceItemListPrivate *priv,
              WhenceObject          *item)
{
  g_autoptr (GPtrArray) referrers = NULL;
  gboolean linked = FALSE;

  if (!whence_item_filter_is_on (priv->filter, "links"))
    return TRUE;
  if (whence_item_filter_has (priv->filter, "links", "contradicted"))
    return whence_closure_is_contradicted (whence_object_get_project (item), WHENCE_CLAIM (item));

  referrers = whence_project_list_referrers (whence_object_get_project (item),
                                             whence_object_get_id (item));
  for (guint i = 0; !linked && i < referrers->len; i++)
    linked = WHENCE_IS_LINK (g_ptr_array_index (referrers, i));

  return linked == whence_item_filter_has (priv->filter, "links", "linked");
}

static gboolean
passes (gpointer      user_data,
        WhenceObject *item)
{
  WhenceItemListPrivate *priv = get_private (user_data);

  return (!whence_item_filter_is_on (priv->filter, "source") ||
          whence_places_is_in_source (get_places (user_data), item)) &&
         whence_item_filter_allows_any (priv->filter, "tag",
                                        whence_record_get_tags (WHENCE_RECORD (item))) &&
         WHENCE_ITEM_LIST_GET_CLASS (user_data)->passes (user_data, item) &&
         passes_links (priv, item);
}

/* A time as a number that is the lower the later it is: its digits. */
static guint64
get_age (const char *time)
{
  guint64 digits = 0;

  for (; *time != '\0'; time++)
    {
      if (g_ascii_isdigit (*time))
        digits = digits * 10 + (guint64) g_ascii_digit_value (*time);
    }

  return G_MAXUINT64 - digits;
}

static void
get_key (gpointer       user_data,
         WhenceObject  *item,
         WhenceItemKey *key)
{
  WhenceItemList *self = WHENCE_ITEM_LIST (user_data);
  WhenceItemListPrivate *priv = get_private (self);

  WHENCE_ITEM_LIST_GET_CLASS (self)->get_key (self, priv->sort, item, key);
  if (g_strcmp0 (priv->sort, "place") == 0)
    key->number = whence_places_get (get_places (self), item);
  else if (g_strcmp0 (priv->sort, "change") == 0)
    key->number = get_age (whence_record_get_modified (WHENCE_RECORD (item)));
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
  guint n_all = whence_item_model_get_n_all (priv->model);
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (priv->model));
  g_autofree char *count = whence_closure_count (n_shown, n_all);

  gtk_label_set_label (priv->count, count);
  gtk_stack_set_visible_child_name (priv->stack, whence_closure_list_state (n_shown, n_all));
  gtk_widget_set_visible (GTK_WIDGET (priv->entry), n_all > 0 && priv->expanded);
  gtk_widget_set_sensitive (GTK_WIDGET (priv->filter_button), n_all > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (priv->sort_button), n_all > 0);
}

guint
whence_item_list_count_selected (WhenceItemList *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (
    GTK_SELECTION_MODEL (get_private (self)->selection));

  return (guint) gtk_bitset_get_size (selected);
}

/* One that is selected shows by itself; of several the heading says how many they are, in the place
 * of what it says else: a narrow list has no room for both.
 */
static void
update_n_selected (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);
  guint n = whence_item_list_count_selected (self);
  g_autofree char *label = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  gtk_label_set_label (priv->selection_label, label);
  gtk_widget_set_visible (GTK_WIDGET (priv->selection_label), n > 1);
  gtk_widget_set_visible (GTK_WIDGET (priv->selection_button), n > 1 && priv->expanded);
  gtk_widget_set_visible (priv->heading_label, n < 2);
  gtk_widget_set_visible (GTK_WIDGET (priv->count), n < 2);
  gtk_widget_set_visible (GTK_WIDGET (priv->sort_button), n < 2 && priv->expanded);
}

/* Selects what is selected in the workspace, where it is shown; it may be one of several. */
static void
follow_workspace (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (priv->selection);
  WhenceObject *selected = priv->workspace != NULL
                             ? whence_workspace_get_selected (priv->workspace) : NULL;
  guint position = whence_item_model_find (priv->model, selected);

  if (position != G_MAXUINT && gtk_selection_model_is_selected (selection, position))
    return;

  priv->syncing = TRUE;
  if (position != G_MAXUINT)
    gtk_selection_model_select_item (selection, position, TRUE);
  else
    gtk_selection_model_unselect_all (selection);
  priv->syncing = FALSE;
  update_n_selected (self);
  if (position != G_MAXUINT)
    whence_item_list_reveal_selected (self);
}

static void
select_in_workspace (WhenceItemList *self,
                     WhenceObject   *item)
{
  WhenceItemListPrivate *priv = get_private (self);
  WhencePassage *passage = item != NULL ? whence_places_find_first (get_places (self), item)
                                        : NULL;

  if (item == whence_workspace_get_selected (priv->workspace))
    return;

  if (passage != NULL)
    whence_workspace_show_passage (priv->workspace, passage);
  else
    whence_workspace_select (priv->workspace, item, NULL);
}

/* Which of several is meant: the one that was selected just now, or else the one that has the
 * focus, or that was meant before, or the last.
 */
static WhenceObject *
find_meant (WhenceItemList *self,
            GtkBitset      *selected,
            guint           position,
            guint           n_items)
{
  WhenceItemListPrivate *priv = get_private (self);
  GtkWidget *focus = whence_item_list_get_focus_row (self);
  WhenceObject *candidates[] = {
    focus != NULL ? whence_item_list_get_row_item (focus) : NULL,
    whence_workspace_get_selected (priv->workspace),
  };
  guint meant = G_MAXUINT;
  g_autoptr (WhenceObject) item = NULL;

  if (n_items == 1 && gtk_bitset_contains (selected, position))
    meant = position;
  for (guint i = 0; meant == G_MAXUINT && i < G_N_ELEMENTS (candidates); i++)
    {
      guint found = whence_item_model_find (priv->model, candidates[i]);

      if (found != G_MAXUINT && gtk_bitset_contains (selected, found))
        meant = found;
    }
  if (meant == G_MAXUINT)
    meant = gtk_bitset_get_maximum (selected);

  item = g_list_model_get_item (G_LIST_MODEL (priv->model), meant);
  return item;
}

static void
on_selection_changed (WhenceItemList *self,
                      guint           position,
                      guint           n_items)
{
  WhenceItemListPrivate *priv = get_private (self);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (
    GTK_SELECTION_MODEL (priv->selection));
  WhenceObject *before;

  update_n_selected (self);
  if (priv->syncing || priv->workspace == NULL)
    return;

  before = whence_workspace_get_selected (priv->workspace);
  if (!gtk_bitset_is_empty (selected))
    select_in_workspace (self, find_meant (self, selected, position, n_items));
  else if (whence_item_model_find (priv->model, before) != G_MAXUINT)
    select_in_workspace (self, NULL);
}

/* What comes back into sight is selected again, but not in the place of several others. */
static void
on_items_changed (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);

  update_counts (self);
  if (!priv->syncing && whence_item_list_count_selected (self) < 2)
    follow_workspace (self);
  update_n_selected (self);
}

/* Adds the items of the list that are other now that @object is. */
static void
add_touched (WhenceItemList *self,
             WhenceChange   *change,
             WhenceObject   *object,
             GPtrArray      *touched)
{
  WhenceItemListPrivate *priv = get_private (self);
  WhenceObject *parent = whence_object_get_parent (object);
  GType type = g_list_model_get_item_type (G_LIST_MODEL (priv->model));

  if (g_type_is_a (G_OBJECT_TYPE (object), type))
    g_ptr_array_add (touched, object);
  else if (parent != NULL && g_type_is_a (G_OBJECT_TYPE (parent), type))
    g_ptr_array_add (touched, parent);
  WHENCE_ITEM_LIST_GET_CLASS (self)->add_touched (self, change, object, touched);
}

/* Each of @items once. */
static GPtrArray *
make_unique (GPtrArray *items)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *unique = g_ptr_array_sized_new (items->len);

  for (guint i = 0; i < items->len; i++)
    {
      if (g_hash_table_add (seen, g_ptr_array_index (items, i)))
        g_ptr_array_add (unique, g_ptr_array_index (items, i));
    }

  return unique;
}

/* What moves to another place in the list stays selected. */
static void
update_items (WhenceItemList *self,
              GPtrArray      *items)
{
  WhenceItemListPrivate *priv = get_private (self);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (priv->selection);
  g_autoptr (GPtrArray) selected = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      guint position = whence_item_model_find (priv->model, g_ptr_array_index (items, i));

      if (position != G_MAXUINT && gtk_selection_model_is_selected (selection, position))
        g_ptr_array_add (selected, g_ptr_array_index (items, i));
    }

  priv->syncing = TRUE;
  whence_item_model_update (priv->model, items);
  for (guint i = 0; i < selected->len; i++)
    {
      guint position = whence_item_model_find (priv->model, g_ptr_array_index (selected, i));

      if (position != G_MAXUINT)
        gtk_selection_model_select_item (selection, position, FALSE);
    }
  priv->syncing = FALSE;
  update_n_selected (self);
}

static void
on_project_changed (WhenceItemList *self,
                    WhenceChange   *change)
{
  WhenceItemListPrivate *priv = get_private (self);
  g_autoptr (GPtrArray) objects = whence_change_list_objects (change);
  g_autoptr (GPtrArray) touched = g_ptr_array_new ();
  g_autoptr (GPtrArray) unique = NULL;

  for (guint i = 0; i < objects->len; i++)
    add_touched (self, change, g_ptr_array_index (objects, i), touched);
  unique = make_unique (touched);

  /* The ranks of the sources are in the places of all. */
  if (whence_change_touches (change, WHENCE_TYPE_SOURCE))
    g_clear_pointer (&priv->places, whence_places_free);
  for (guint i = 0; priv->places != NULL && i < unique->len; i++)
    whence_places_forget (priv->places, g_ptr_array_index (unique, i));

  if (unique->len > 0)
    update_items (self, unique);
  if (whence_change_touches (change, WHENCE_TYPE_SOURCE) && g_strcmp0 (priv->sort, "place") == 0)
    whence_item_model_sort_changed (priv->model);
  if (WHENCE_ITEM_LIST_GET_CLASS (self)->is_stale (self, change))
    whence_item_model_words_changed (priv->model);
  if (whence_item_filter_is_on (priv->filter, "links") &&
      whence_change_touches (change, WHENCE_TYPE_LINK))
    whence_item_model_filter_changed (priv->model);
  update_counts (self);
  if (whence_item_list_count_selected (self) == 0)
    follow_workspace (self);
}

static void
on_source_changed (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);

  g_clear_pointer (&priv->places, whence_places_free);
  if (whence_item_filter_is_on (priv->filter, "source"))
    whence_item_model_filter_changed (priv->model);
}

/* That a filter is on shows by a dot on the button, and is said. */
static void
on_filter_changed (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);
  guint n = whence_item_filter_count (priv->filter);
  g_autofree char *label = NULL;

  if (n > 0)
    label = g_strdup_printf (ngettext ("Choose What Is Shown (%u filter on)",
                                       "Choose What Is Shown (%u filters on)", n), n);
  else
    label = g_strdup (_("Choose What Is Shown"));
  gtk_widget_set_visible (priv->filter_sign, n > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (priv->filter_button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->filter_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  whence_item_model_filter_changed (priv->model);
  update_counts (self);
}

static void
on_search_changed (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (priv->entry));
  g_auto (GStrv) words = whence_closure_split_words (text);
  gboolean at_rows = priv->rows_had_focus;

  whence_item_model_set_words (priv->model, (const char *const *) words);
  update_counts (self);
  /* GTK would take the focus on to the next list. */
  if (at_rows && g_list_model_get_n_items (G_LIST_MODEL (priv->model)) == 0)
    whence_item_list_focus_entry (self);
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
GtkWidget *
whence_item_list_pick_row (WhenceItemList *self,
                           double          x,
                           double          y)
{
  GtkWidget *list_view = GTK_WIDGET (get_private (self)->list_view);
  GtkWidget *widget = gtk_widget_pick (list_view, x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && gtk_widget_get_parent (widget) != list_view)
    widget = gtk_widget_get_parent (widget);

  return widget != NULL ? gtk_widget_get_first_child (widget) : NULL;
}

GtkWidget *
whence_item_list_get_focus_row (WhenceItemList *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (get_private (self)->list_view));

  return focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
}

/* What a row shows: (transfer none). */
WhenceObject *
whence_item_list_get_row_item (GtkWidget *row)
{
  g_autoptr (WhenceObject) item = NULL;

  g_object_get (row, "item", &item, NULL);

  return item;
}

static void
on_clear_filters (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  WhenceItemListPrivate *priv = get_private (widget);

  whence_item_filter_clear (priv->filter);
  gtk_editable_set_text (GTK_EDITABLE (priv->entry), "");
  on_search_changed (WHENCE_ITEM_LIST (widget));
}

static void
on_filter_popup (GtkMenuButton *button,
                 gpointer       user_data)
{
  WhenceItemListPrivate *priv = get_private (user_data);

  if (priv->workspace == NULL)
    return;

  whence_filter_popover_begin (priv->filter_popover, priv->filter);
  whence_filter_popover_add_check (priv->filter_popover, "source", "open", _("In This Source"));
  WHENCE_ITEM_LIST_GET_CLASS (user_data)->fill_filters (user_data, priv->filter_popover);
}

static void
on_selection_popup (GtkMenuButton *button,
                    gpointer       user_data)
{
  WHENCE_ITEM_LIST_GET_CLASS (user_data)->update_item_menu (WHENCE_ITEM_LIST (user_data));
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

  g_clear_pointer (&priv->places, whence_places_free);
  g_signal_group_set_target (priv->workspace_signals, workspace);
  g_signal_group_set_target (priv->project_signals, whence_item_list_get_project (self));
  whence_item_model_set_items (priv->model, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "items.clear-filters", NULL);
  whence_item_model_set_items (priv->model, get_items (self));
  on_items_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

static void
whence_item_list_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  WhenceItemListPrivate *priv = get_private (object);
  const char *strings[N_PROPS] = {
    [PROP_SORT] = priv->sort,
    [PROP_HEADING] = priv->heading,
    [PROP_PROMPT] = priv->prompt,
    [PROP_ICON_NAME] = priv->icon_name,
    [PROP_EMPTY_TITLE] = priv->empty_title,
    [PROP_EMPTY_DESCRIPTION] = priv->empty_description,
  };
  gpointer objects[N_PROPS] = {
    [PROP_WORKSPACE] = priv->workspace,
    [PROP_SORT_MENU] = priv->sort_menu,
    [PROP_ITEM_MENU] = priv->item_menu,
    [PROP_FACTORY] = priv->factory,
  };

  if (prop_id == PROP_EXPANDED)
    g_value_set_boolean (value, priv->expanded);
  else if (G_IS_PARAM_SPEC_STRING (pspec))
    g_value_set_string (value, strings[prop_id]);
  else
    g_value_set_object (value, objects[prop_id]);
}

static gboolean
has_sort (WhenceItemList *self,
          const char     *sort)
{
  return g_strcmp0 (sort, "place") == 0 || g_strcmp0 (sort, "change") == 0 ||
         WHENCE_ITEM_LIST_GET_CLASS (self)->has_sort (self, sort);
}

/* In another order, the list starts with what is selected, or at its top: GTK would stay where the
 * row is that was the first in sight.
 */
static void
scroll_to_selected (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);

  if (whence_item_list_get_selected (self) != NULL)
    whence_item_list_reveal_selected (self);
  else if (g_list_model_get_n_items (G_LIST_MODEL (priv->model)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (priv->list_view), "list.scroll-to-item", "u", 0);
}

static void
set_string (WhenceItemList *self,
            guint           prop_id,
            const GValue   *value,
            GParamSpec     *pspec)
{
  WhenceItemListPrivate *priv = get_private (self);
  char **fields[N_PROPS] = {
    [PROP_SORT] = &priv->sort,
    [PROP_HEADING] = &priv->heading,
    [PROP_PROMPT] = &priv->prompt,
    [PROP_ICON_NAME] = &priv->icon_name,
    [PROP_EMPTY_TITLE] = &priv->empty_title,
    [PROP_EMPTY_DESCRIPTION] = &priv->empty_description,
  };

  if (g_strcmp0 (*fields[prop_id], g_value_get_string (value)) == 0 ||
      (prop_id == PROP_SORT && !has_sort (self, g_value_get_string (value))))
    return;

  g_free (*fields[prop_id]);
  *fields[prop_id] = g_value_dup_string (value);
  if (prop_id == PROP_SORT)
    {
      whence_item_model_sort_changed (priv->model);
      scroll_to_selected (self);
    }
  else if (prop_id == PROP_PROMPT)
    gtk_accessible_update_property (GTK_ACCESSIBLE (priv->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    priv->prompt, -1);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static gboolean
set_expanded (WhenceItemList *self,
              gboolean        expanded)
{
  WhenceItemListPrivate *priv = get_private (self);

  if (priv->expanded == expanded)
    return FALSE;

  priv->expanded = expanded;
  update_fold_button (self);
  update_counts (self);
  update_n_selected (self);

  return TRUE;
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
      set = set_expanded (self, g_value_get_boolean (value));
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

  if (priv->workspace_signals != NULL)
    g_signal_group_set_target (priv->workspace_signals, NULL);
  if (priv->project_signals != NULL)
    g_signal_group_set_target (priv->project_signals, NULL);
  g_clear_handle_id (&priv->focus_idle, g_source_remove);
  g_clear_pointer (&priv->popover, gtk_widget_unparent);
  g_clear_weak_pointer (&priv->drop_row);
  g_clear_object (&priv->workspace_signals);
  g_clear_object (&priv->project_signals);
  g_clear_object (&priv->selection);
  g_clear_object (&priv->model);
  g_clear_object (&priv->filter);
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
  /* "place", "change" or an order of the subclass; what is none of them is not taken. */
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "place", flags);
  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, "", flags);
  properties[PROP_PROMPT] = g_param_spec_string ("prompt", NULL, NULL, "", flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, "", flags);
  properties[PROP_EMPTY_TITLE] = g_param_spec_string ("empty-title", NULL, NULL, "", flags);
  properties[PROP_EMPTY_DESCRIPTION] =
    g_param_spec_string ("empty-description", NULL, NULL, "", flags);
  properties[PROP_SORT_MENU] =
    g_param_spec_object ("sort-menu", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  properties[PROP_ITEM_MENU] =
    g_param_spec_object ("item-menu", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  properties[PROP_FACTORY] =
    g_param_spec_object ("factory", NULL, NULL, GTK_TYPE_LIST_ITEM_FACTORY, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

#define BIND(child) \
  gtk_widget_class_bind_template_child_private (widget_class, WhenceItemList, child)

static void
install_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (WHENCE_TYPE_FILTER_POPOVER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-item-list.ui");
  BIND (fold_button);
  BIND (heading_label);
  BIND (count);
  BIND (filter_button);
  BIND (filter_sign);
  BIND (filter_popover);
  BIND (sort_button);
  BIND (entry);
  BIND (selection_label);
  BIND (selection_button);
  BIND (stack);
  BIND (list_view);
  BIND (shortcuts);
  BIND (context_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
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
  whence_item_list_install_focus (GTK_WIDGET_CLASS (klass));

  install_properties (object_class);
  install_template (widget_class);
  whence_item_list_install_menu (widget_class);
  gtk_widget_class_install_action (widget_class, "items.clear-filters", NULL, on_clear_filters);
  gtk_widget_class_install_property_action (widget_class, "items.sort", "sort");
}

static void
make_models (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);
  const WhenceItemModelFuncs funcs = { dup_words, passes, get_key };

  priv->filter = whence_item_filter_new ();
  priv->model = whence_item_model_new (&funcs, self);
  priv->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (priv->model)));
  g_signal_connect_object (priv->filter, "changed", G_CALLBACK (on_filter_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
whence_item_list_init (WhenceItemList *self)
{
  WhenceItemListPrivate *priv = get_private (self);

  priv->expanded = TRUE;
  priv->sort = g_strdup ("place");
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
  whence_item_list_init_focus (self);
  gtk_menu_button_set_create_popup_func (priv->filter_button, on_filter_popup, self, NULL);
  gtk_menu_button_set_create_popup_func (priv->selection_button, on_selection_popup, self, NULL);
  whence_item_list_install_dnd (self);
  g_signal_connect_object (priv->selection, "selection-changed",
                           G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
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
 * Returns: (transfer none): the items that the filters let through, in the order of the list; it
 *   is a #GtkSelectionModel
 */
GListModel *
whence_item_list_get_shown (WhenceItemList *self)
{
  g_return_val_if_fail (WHENCE_IS_ITEM_LIST (self), NULL);

  return G_LIST_MODEL (get_private (self)->selection);
}

/**
 * whence_item_list_get_filter:
 * @self: a list
 *
 * Returns: (transfer none): what it lets through beside the words that are looked for
 */
WhenceItemFilter *
whence_item_list_get_filter (WhenceItemList *self)
{
  g_return_val_if_fail (WHENCE_IS_ITEM_LIST (self), NULL);

  return get_private (self)->filter;
}

/**
 * whence_item_list_get_selected:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the item that is selected in it; of several the one that
 *   is selected in the workspace
 */
WhenceObject *
whence_item_list_get_selected (WhenceItemList *self)
{
  WhenceItemListPrivate *priv;
  WhenceObject *selected;

  g_return_val_if_fail (WHENCE_IS_ITEM_LIST (self), NULL);

  priv = get_private (self);
  selected = priv->workspace != NULL ? whence_workspace_get_selected (priv->workspace) : NULL;

  return whence_item_model_find (priv->model, selected) != G_MAXUINT ? selected : NULL;
}

/**
 * whence_item_list_list_selected:
 * @self: a list
 *
 * Returns: (transfer container) (element-type WhenceObject): the items that are selected, in the
 *   order of the list
 */
GPtrArray *
whence_item_list_list_selected (WhenceItemList *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  WhenceItemListPrivate *priv = get_private (self);
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (priv->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (priv->model), position));

  return items;
}
