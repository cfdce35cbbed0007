/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lists of entities and claims, and the pages over them, driven by their actions. */

#include "config.h"

#include "ui/whence-claim-list.h"
#include "ui/whence-claim-row.h"
#include "ui/whence-entity-list.h"
#include "ui/whence-identifiers-group.h"
#include "ui/whence-item-filter.h"
#include "ui/whence-member-row.h"
#include "window-fixture.h"

static const char json[] =
"{ \"format\": \"whence-project\", \"version\": 1, \"id\": \"lists\", \"sources\": ["
"  { \"id\": \"s\", \"title\": \"One\", \"text\": \"Marta Eide said that Eide left Lund.\" },"
"  { \"id\": \"t\", \"title\": \"Two\", \"text\": \"Lund is full.\" } ],"
"\"entities\": ["
"  { \"id\": \"a\", \"type\": \"person\", \"name\": \"Marta Eide\", \"aliases\": [\"Mayor\"],"
"    \"mentions\": ["
"      { \"id\": \"a1\", \"source\": \"s\", \"start\": 0, \"end\": 10, \"exact\": \"Marta Eide\" }"
"    ] },"
"  { \"id\": \"b\", \"type\": \"person\", \"name\": \"Eide\", \"tags\": [\"twice\"],"
"    \"identifiers\": { \"wikidata\": \"Q1\" }, \"mentions\": ["
"      { \"id\": \"b1\", \"source\": \"s\", \"start\": 21, \"end\": 25, \"exact\": \"Eide\" } ] },"
"  { \"id\": \"c\", \"type\": \"place\", \"name\": \"Lund\", \"mentions\": ["
"      { \"id\": \"c1\", \"source\": \"s\", \"start\": 31, \"end\": 35, \"exact\": \"Lund\" },"
"      { \"id\": \"c2\", \"source\": \"t\", \"start\": 0, \"end\": 4, \"exact\": \"Lund\" } ] },"
"  { \"id\": \"d\", \"type\": \"event\", \"name\": \"Flood\", \"tags\": [\"twice\"] } ],"
"\"claims\": ["
"  { \"id\": \"k\", \"text\": \"She left\", \"kind\": \"factual\", \"status\": \"open\","
"    \"speaker\": \"a\", \"evidence\": ["
"      { \"id\": \"k1\", \"source\": \"s\", \"start\": 21, \"end\": 30, \"exact\": \"Eide left\","
"        \"stance\": \"asserts\" } ] },"
"  { \"id\": \"l\", \"text\": \"Lund is full\", \"kind\": \"opinion\", \"status\": \"disputed\" },"
"  { \"id\": \"m\", \"text\": \"Lund is empty\", \"kind\": \"factual\", \"status\": \"disputed\" }"
"] }";

typedef struct
{
  WhenceWindow *window;
  WhenceProject *project;
  WhenceItemList *entities;
  WhenceItemList *claims;
} Fixture;

static void
open_lists (Fixture *f,
            GFile   *file)
{
  f->window = open_window (file);
  f->project = get_project (f->window);
  f->entities = WHENCE_ITEM_LIST (find_widget (GTK_WIDGET (f->window), WHENCE_TYPE_ENTITY_LIST));
  f->claims = WHENCE_ITEM_LIST (find_widget (GTK_WIDGET (f->window), WHENCE_TYPE_CLAIM_LIST));
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (GFile) file = write_file ("lists.whence", json, -1);

  open_lists (f, file);
  /* The orders of the test before are kept. */
  g_object_set (f->entities, "sort", "mentions", NULL);
  g_object_set (f->claims, "sort", "place", NULL);
}

/* A project in a file is saved as the window closes. */
static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  close_window (f->window);
}

static gpointer
find (Fixture    *f,
      const char *id)
{
  return whence_project_find (f->project, id);
}

/* The ids of what a list shows, in its order. */
static char *
dup_shown (WhenceItemList *list)
{
  GListModel *shown = whence_item_list_get_shown (list);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (WhenceObject) item = g_list_model_get_item (shown, i);

      g_string_append (ids, whence_object_get_id (item));
    }

  return g_string_free (ids, FALSE);
}

#define assert_shown(list, expected) \
  G_STMT_START { \
    g_autofree char *ids = dup_shown (list); \
    g_assert_cmpstr (ids, ==, expected); \
  } G_STMT_END

static char *
dup_selected (WhenceItemList *list)
{
  g_autoptr (GPtrArray) selected = whence_item_list_list_selected (list);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < selected->len; i++)
    g_string_append (ids, whence_object_get_id (g_ptr_array_index (selected, i)));

  return g_string_free (ids, FALSE);
}

#define assert_selected(list, expected) \
  G_STMT_START { \
    g_autofree char *ids = dup_selected (list); \
    g_assert_cmpstr (ids, ==, expected); \
  } G_STMT_END

static void
select_item (WhenceItemList *list,
             const char     *id,
             gboolean        only)
{
  GListModel *shown = whence_item_list_get_shown (list);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (WhenceObject) item = g_list_model_get_item (shown, i);

      if (g_str_equal (whence_object_get_id (item), id))
        {
          gtk_selection_model_select_item (GTK_SELECTION_MODEL (shown), i, only);
          return;
        }
    }
  g_assert_not_reached ();
}

/* Whether a label that says @words is to be seen. */
static gboolean
says (GtkWidget  *widget,
      const char *words)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), words))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (says (child, words))
        return TRUE;
    }

  return FALSE;
}

static void
test_merge (Fixture       *f,
            gconstpointer  data)
{
  WhenceHistory *history = whence_project_get_history (f->project);
  WhenceWorkspace *workspace = whence_window_get_workspace (f->window);

  select_item (f->entities, "b", TRUE);
  select_item (f->entities, "a", FALSE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->entities), "entities.merge-into", "s",
                                             "a"));
  g_assert_null (find (f, "b"));
  g_assert_true (whence_mention_get_entity (find (f, "b1")) == find (f, "a"));
  g_assert_true (whence_workspace_get_selected (workspace) == find (f, "a"));
  assert_selected (f->entities, "a");
  g_assert_cmpstr (whence_history_get_undo_label (history), ==, "Merged “Eide” into “Marta Eide”");

  activate (f->window, "win.undo");
  assert_shown (f->entities, "cbad");
  g_assert_true (whence_mention_get_entity (find (f, "b1")) == find (f, "b"));
  g_assert_false (whence_history_get_can_undo (history));
}

/* The workspace has the one that was selected last; all of them are edited in one step. */
static void
test_several (Fixture       *f,
              gconstpointer  data)
{
  WhenceHistory *history = whence_project_get_history (f->project);
  WhenceWorkspace *workspace = whence_window_get_workspace (f->window);

  assert_shown (f->entities, "cbad");
  select_item (f->entities, "c", TRUE);
  assert_selected (f->entities, "c");
  g_assert_true (whence_workspace_get_selected (workspace) == find (f, "c"));
  select_item (f->entities, "d", FALSE);
  select_item (f->entities, "a", FALSE);
  g_assert_true (whence_workspace_get_selected (workspace) == find (f, "a"));
  assert_selected (f->entities, "cad");
  g_assert_true (says (GTK_WIDGET (f->entities), "3 selected"));

  g_object_set (f->entities, "selected-type", "work", NULL);
  g_assert_cmpstr (whence_entity_get_type_id (find (f, "c")), ==, "work");
  g_assert_cmpstr (whence_entity_get_type_id (find (f, "d")), ==, "work");
  g_assert_cmpstr (whence_entity_get_type_id (find (f, "b")), ==, "person");
  assert_selected (f->entities, "cad");
  activate (f->window, "win.undo");
  g_assert_cmpstr (whence_entity_get_type_id (find (f, "c")), ==, "place");
  g_assert_false (whence_history_get_can_undo (history));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->entities), "items.remove", NULL));
  assert_shown (f->entities, "b");
  activate (f->window, "win.undo");
  assert_shown (f->entities, "cbad");

  /* A claim is selected: no entity is. */
  select_item (f->entities, "b", TRUE);
  select_item (f->claims, "l", TRUE);
  assert_selected (f->entities, "");
  g_assert_true (whence_workspace_get_selected (workspace) == find (f, "l"));
}

static void
rename_entity (Fixture    *f,
               const char *id,
               const char *name)
{
  g_autoptr (WhenceChange) change = whence_change_new ("Rename");

  whence_change_set_string (change, find (f, id), "name", name);
  g_assert_true (whence_project_apply (f->project, change, NULL));
}

/* What changes goes to its place, and stays selected. */
static void
test_order (Fixture       *f,
            gconstpointer  data)
{
  g_object_set (f->entities, "sort", "name", NULL);
  assert_shown (f->entities, "bdca");
  select_item (f->entities, "b", TRUE);
  select_item (f->entities, "d", FALSE);
  rename_entity (f, "b", "Zeide");
  assert_shown (f->entities, "dcab");
  assert_selected (f->entities, "db");

  /* A claim goes by the name of who speaks. */
  g_object_set (f->claims, "sort", "speaker", NULL);
  rename_entity (f, "a", "Aaron");
  assert_shown (f->claims, "kml");
  WAIT_UNTIL (says (GTK_WIDGET (f->claims), "Open · Aaron"));
  rename_entity (f, "a", "Zoe");
  assert_shown (f->claims, "mlk");
  g_assert_true (says (GTK_WIDGET (f->claims), "Open · Zoe"));
  g_object_set (f->claims, "sort", "nonsense", NULL);
  assert_shown (f->claims, "mlk");
}

static void
type_words (WhenceItemList *list,
            const char     *words)
{
  GtkWidget *entry = find_widget (GTK_WIDGET (list), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
}

static void
test_filters (Fixture       *f,
              gconstpointer  data)
{
  WhenceItemFilter *filter = whence_item_list_get_filter (f->entities);
  WhenceItemFilter *claims = whence_item_list_get_filter (f->claims);

  whence_item_filter_set (filter, "type", "person", TRUE);
  assert_shown (f->entities, "ba");
  g_assert_true (says (GTK_WIDGET (f->entities), "2 of 4"));
  whence_item_filter_set (filter, "type", "event", TRUE);
  assert_shown (f->entities, "bad");
  whence_item_filter_choose (filter, "tag", "twice");
  assert_shown (f->entities, "bd");
  whence_item_filter_set (filter, "source", "open", TRUE);
  assert_shown (f->entities, "b");
  type_words (f->entities, "mayor");
  assert_shown (f->entities, "");
  whence_item_filter_choose (filter, "tag", "");
  assert_shown (f->entities, "a");
  gtk_widget_activate_action (GTK_WIDGET (f->entities), "items.clear-filters", NULL);
  assert_shown (f->entities, "cbad");

  whence_item_filter_set (claims, "status", "disputed", TRUE);
  assert_shown (f->claims, "ml");
  whence_item_filter_set (claims, "kind", "opinion", TRUE);
  assert_shown (f->claims, "l");
  whence_item_filter_clear (claims);
  whence_item_filter_choose (claims, "speaker", "a");
  assert_shown (f->claims, "k");
}

static void
link_claims (Fixture    *f,
             const char *kind)
{
  g_autoptr (WhenceChange) change = whence_change_new ("Link");

  whence_edit_add_link (change, f->project, find (f, "l"), find (f, "m"), kind);
  g_assert_true (whence_project_apply (f->project, change, NULL));
}

static GtkWidget *
find_row (GtkWidget *widget,
          gpointer   item)
{
  GtkWidget *found = NULL;
  g_autoptr (WhenceObject) shown = NULL;

  if (WHENCE_IS_CLAIM_ROW (widget))
    {
      g_object_get (widget, "item", &shown, NULL);
      return shown == item ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, item);

  return found;
}

/* What the row of a claim says of what speaks against it; NULL where nothing does. */
static const char *
get_contradiction (Fixture    *f,
                   const char *id)
{
  GtkWidget *row;
  GtkWidget *sign;

  WAIT_UNTIL (find_row (GTK_WIDGET (f->claims), find (f, id)) != NULL);
  row = find_row (GTK_WIDGET (f->claims), find (f, id));
  sign = find_widget (row, GTK_TYPE_IMAGE);

  return gtk_widget_get_visible (sign) ? gtk_widget_get_tooltip_text (sign) : NULL;
}

static void
test_contradictions (Fixture       *f,
                     gconstpointer  data)
{
  WhenceItemFilter *claims = whence_item_list_get_filter (f->claims);
  g_autoptr (WhenceChange) change = whence_change_new ("Stance");

  g_assert_null (get_contradiction (f, "l"));
  link_claims (f, "repeats");
  g_assert_null (get_contradiction (f, "l"));
  link_claims (f, "contradicts");
  g_assert_cmpstr (get_contradiction (f, "l"), ==, "Contradicted by another claim");
  g_assert_cmpstr (get_contradiction (f, "m"), ==, "Contradicted by another claim");

  whence_item_filter_choose (claims, "links", "contradicted");
  assert_shown (f->claims, "ml");
  activate (f->window, "win.undo");
  assert_shown (f->claims, "");
  whence_item_filter_choose (claims, "links", "linked");
  assert_shown (f->claims, "ml");
  whence_item_filter_choose (claims, "links", "unlinked");
  assert_shown (f->claims, "k");
  whence_item_filter_clear (claims);
  g_assert_null (get_contradiction (f, "l"));

  whence_item_filter_choose (claims, "links", "contradicted");
  assert_shown (f->claims, "");
  whence_change_set_enum (change, find (f, "k1"), "stance", WHENCE_STANCE_CONTRADICTS);
  g_assert_true (whence_project_apply (f->project, change, NULL));
  assert_shown (f->claims, "k");
  g_assert_cmpstr (get_contradiction (f, "k"), ==, "Contradicted by a passage");
}

static void
test_sort_is_kept (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr (GFile) file = get_file ("lists.whence");
  g_autofree char *sort = NULL;

  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (f->window->lists_pane)) > 0);
  g_object_set (f->entities, "sort", "name", NULL);
  g_object_set (f->claims, "sort", "status", NULL);
  close_window (f->window);

  open_lists (f, file);
  g_object_get (f->claims, "sort", &sort, NULL);
  g_assert_cmpstr (sort, ==, "status");
  assert_shown (f->entities, "bdca");
}

/* What breaks a rule is said at once, and never stored. */
static void
test_validation (Fixture       *f,
                 gconstpointer  data)
{
  GtkWidget *name;
  GtkWidget *group;
  GtkWidget *entry;

  whence_workspace_open_page (whence_window_get_workspace (f->window), find (f, "b"));
  name = find_widget (GTK_WIDGET (f->window->lists_pane), WHENCE_TYPE_MEMBER_ROW);
  gtk_editable_set_text (GTK_EDITABLE (name), " ");
  g_assert_true (gtk_widget_has_css_class (name, "error"));
  g_assert_nonnull (gtk_widget_get_tooltip_text (name));
  whence_member_row_commit (WHENCE_MEMBER_ROW (name));
  g_assert_cmpstr (whence_entity_get_name (find (f, "b")), ==, "Eide");
  gtk_editable_set_text (GTK_EDITABLE (name), "E. Eide");
  g_assert_false (gtk_widget_has_css_class (name, "error"));
  g_assert_null (gtk_widget_get_tooltip_text (name));
  whence_member_row_commit (WHENCE_MEMBER_ROW (name));
  g_assert_cmpstr (whence_entity_get_name (find (f, "b")), ==, "E. Eide");

  /* Another identifier of a catalogue would take the place of the one that is there. */
  group = find_widget (GTK_WIDGET (f->window->lists_pane), WHENCE_TYPE_IDENTIFIERS_GROUP);
  entry = find_widget (find_widget (group, GTK_TYPE_MENU_BUTTON), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "wikidata");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "viaf");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
}

static gboolean
has_focus (Fixture *f,
           gpointer widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (f->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static guint
count_with_focus (GtkWidget *rows)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n += gtk_widget_has_focus (row) || gtk_widget_get_focus_child (row) != NULL;

  return n;
}

/* The rows are one stop of the keyboard, and it goes on in the list when a row goes. */
static void
test_keyboard (Fixture       *f,
               gconstpointer  data)
{
  GtkWidget *list = GTK_WIDGET (f->entities);
  GtkWidget *rows = find_widget (list, GTK_TYPE_LIST_VIEW);
  GtkWidget *entry = find_widget (list, GTK_TYPE_SEARCH_ENTRY);

  WAIT_UNTIL (gtk_widget_get_mapped (rows));
  g_assert_true (gtk_widget_grab_focus (list));
  g_assert_true (has_focus (f, rows));
  g_assert_false (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_BACKWARD));
  g_assert_true (has_focus (f, entry));
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
  g_assert_true (has_focus (f, rows));

  /* What is typed at the rows goes on in the entry where nothing fits. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "nowhere");
  g_signal_emit_by_name (entry, "search-changed");
  WAIT_UNTIL (has_focus (f, entry));
  g_assert_true (whence_item_list_is_typing (f->entities));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_false (whence_item_list_is_typing (f->entities));

  whence_workspace_select (whence_window_get_workspace (f->window), find (f, "c"), NULL);
  g_assert_true (gtk_widget_grab_focus (list));
  g_assert_true (gtk_widget_activate_action (list, "items.remove", NULL));
  g_assert_null (find (f, "c"));
  WAIT_UNTIL (has_focus (f, rows) && count_with_focus (rows) == 1);
  activate (f->window, "win.undo");
}

#define ADD(name, func) g_test_add ("/ui/lists/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  start (&argc, &argv);

  ADD ("merge", test_merge);
  ADD ("several", test_several);
  ADD ("order", test_order);
  ADD ("filters", test_filters);
  ADD ("contradictions", test_contradictions);
  ADD ("sort-is-kept", test_sort_is_kept);
  ADD ("validation", test_validation);
  ADD ("keyboard", test_keyboard);

  return finish (g_test_run ());
}
