/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Marking, and what the lists, the text and the pages show of it. */

#include "config.h"

#include "ui/whence-claim-popover.h"
#include "ui/whence-entity-popover.h"
#include "ui/whence-member-row.h"
#include "ui/whence-source-view.h"
#include "utils/whence-test-project.h"
#include "window-fixture.h"

/* The button that does what a popover is for. */
static GtkWidget *
find_suggested (GtkWidget *widget)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, "suggested-action") ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_suggested (child);

  return found;
}

static GtkWidget *
find_in (WhenceWindow *window,
         GType         type)
{
  GtkWidget *found = find_widget (GTK_WIDGET (window), type);

  g_assert_nonnull (found);
  return found;
}

/* A window with the project of the tests: “Ferry 😀 aground”, an empty line, “The harbour is full,
 * Marta Eide said. The ferry is late.”
 */
static WhenceWindow *
open_project (const char *name)
{
  g_autofree char *text = whence_test_project_dup_json ();
  g_autoptr (GFile) file = write_file (name, text, -1);
  WhenceWindow *window = open_window (file);
  GtkWidget *view = find_in (window, WHENCE_TYPE_SOURCE_VIEW);

  WAIT_UNTIL (gtk_widget_get_mapped (view));
  gtk_widget_grab_focus (view);

  return window;
}

static void
select_words (WhenceWindow *window,
              guint         start,
              guint         end)
{
  whence_source_view_select_range (
    WHENCE_SOURCE_VIEW (find_in (window, WHENCE_TYPE_SOURCE_VIEW)), start, end);
}

static void
do_read (WhenceWindow *window,
         const char   *action)
{
  g_assert_true (gtk_widget_activate_action (find_in (window, WHENCE_TYPE_SOURCE_VIEW), action,
                                             NULL));
}

static void
test_mark_entity (void)
{
  WhenceWindow *window = open_project ("mark-entity.whence");
  GListModel *entities = whence_project_get_entities (get_project (window));
  guint n_entities = g_list_model_get_n_items (entities);
  GtkWidget *popover = find_in (window, WHENCE_TYPE_ENTITY_POPOVER);
  GtkWidget *entry = find_widget (popover, GTK_TYPE_ENTRY);
  g_autoptr (WhenceEntity) made = NULL;
  g_autoptr (WhenceMention) mention = NULL;

  /* “aground ”: the space is left out, and offsets count the emoji as one. */
  select_words (window, 8, 16);
  do_read (window, "reader.mark-entity");
  WAIT_UNTIL (gtk_widget_get_mapped (popover));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "aground");
  g_signal_emit_by_name (find_widget (entry, GTK_TYPE_TEXT), "activate");
  WAIT_UNTIL (g_list_model_get_n_items (entities) == n_entities + 1);
  WAIT_UNTIL (!gtk_widget_get_visible (popover));

  made = g_list_model_get_item (entities, n_entities);
  mention = g_list_model_get_item (whence_entity_get_mentions (made), 0);
  g_assert_cmpstr (whence_entity_get_name (made), ==, "aground");
  g_assert_cmpuint (whence_passage_get_start (WHENCE_PASSAGE (mention)), ==, 8);
  g_assert_cmpuint (whence_passage_get_end (WHENCE_PASSAGE (mention)), ==, 15);
  g_assert_true (whence_workspace_get_selected (whence_window_get_workspace (window)) ==
                 WHENCE_OBJECT (made));

  activate (window, "win.undo");
  g_assert_cmpuint (g_list_model_get_n_items (entities), ==, n_entities);
  g_assert_null (whence_workspace_get_selected (whence_window_get_workspace (window)));
  close_window (window);
}

/* A name that is known becomes a mention of it; a popover that is closed leaves the words. */
static void
test_mark_known (void)
{
  WhenceWindow *window = open_project ("mark-known.whence");
  g_autoptr (WhenceEntity) known =
    g_list_model_get_item (whence_project_get_entities (get_project (window)), 0);
  GListModel *mentions = whence_entity_get_mentions (known);
  guint n_mentions = g_list_model_get_n_items (mentions);
  GtkWidget *popover = find_in (window, WHENCE_TYPE_ENTITY_POPOVER);
  GtkWidget *entry = find_widget (popover, GTK_TYPE_ENTRY);
  WhenceSourceView *view = WHENCE_SOURCE_VIEW (find_in (window, WHENCE_TYPE_SOURCE_VIEW));
  guint start = 0;
  guint end = 0;

  select_words (window, 44, 48);
  do_read (window, "reader.mark-entity");
  WAIT_UNTIL (gtk_widget_get_mapped (popover));
  gtk_popover_popdown (GTK_POPOVER (popover));
  WAIT_UNTIL (!gtk_widget_get_visible (popover));
  WAIT_UNTIL (whence_source_view_get_range (view, &start, &end));
  g_assert_cmpuint (start, ==, 44);
  g_assert_cmpuint (end, ==, 48);

  do_read (window, "reader.mark-entity");
  WAIT_UNTIL (gtk_widget_get_mapped (popover));
  gtk_editable_set_text (GTK_EDITABLE (entry), "eide");
  g_signal_emit_by_name (find_widget (entry, GTK_TYPE_TEXT), "activate");
  WAIT_UNTIL (g_list_model_get_n_items (mentions) == n_mentions + 1);
  close_window (window);
}

static void
test_mark_claim (void)
{
  WhenceWindow *window = open_project ("mark-claim.whence");
  GListModel *claims = whence_project_get_claims (get_project (window));
  guint n_claims = g_list_model_get_n_items (claims);
  GtkWidget *popover = find_in (window, WHENCE_TYPE_CLAIM_POPOVER);
  GtkTextView *text = GTK_TEXT_VIEW (find_widget (popover, GTK_TYPE_TEXT_VIEW));
  g_autoptr (WhenceClaim) made = NULL;
  g_autoptr (WhenceEvidence) evidence = NULL;

  select_words (window, 17, 36);
  do_read (window, "reader.mark-claim");
  WAIT_UNTIL (gtk_widget_get_mapped (popover));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text), "There is no room", -1);
  g_signal_emit_by_name (find_suggested (popover), "clicked");
  WAIT_UNTIL (g_list_model_get_n_items (claims) == n_claims + 1);

  made = g_list_model_get_item (claims, n_claims);
  evidence = g_list_model_get_item (whence_claim_get_evidence (made), 0);
  g_assert_cmpstr (whence_claim_get_text (made), ==, "There is no room");
  g_assert_cmpstr (whence_passage_get_exact (WHENCE_PASSAGE (evidence)), ==,
                   "The harbour is full");
  close_window (window);
}

/* The next mark is selected in the text and in the lists; Enter opens its page. */
static void
test_step_and_open (void)
{
  WhenceWindow *window = open_project ("step.whence");
  WhenceWorkspace *workspace = whence_window_get_workspace (window);
  WhenceObject *first;

  do_read (window, "reader.next-mark");
  first = whence_workspace_get_selected (workspace);
  g_assert_nonnull (first);
  g_assert_nonnull (whence_workspace_get_passage (workspace));
  do_read (window, "reader.open-mark");
  WAIT_UNTIL (whence_lists_pane_get_page (window->lists_pane) == first);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window->lists_pane), "lists.back", NULL));
  g_assert_null (whence_lists_pane_get_page (window->lists_pane));

  do_read (window, "reader.clear");
  g_assert_null (whence_workspace_get_selected (workspace));
  close_window (window);
}

/* What is edited on a page is one change, and what is wrong is none. */
static void
test_edit_on_page (void)
{
  WhenceWindow *window = open_project ("page.whence");
  WhenceWorkspace *workspace = whence_window_get_workspace (window);
  g_autoptr (WhenceEntity) entity =
    g_list_model_get_item (whence_project_get_entities (get_project (window)), 0);
  GtkWidget *row;

  whence_workspace_open_page (workspace, WHENCE_OBJECT (entity));
  WAIT_UNTIL (whence_lists_pane_get_page (window->lists_pane) == WHENCE_OBJECT (entity));
  row = find_widget (GTK_WIDGET (window->lists_pane), WHENCE_TYPE_MEMBER_ROW);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Marta Eide");

  gtk_editable_set_text (GTK_EDITABLE (row), "M. Eide");
  g_signal_emit_by_name (row, "apply");
  g_assert_cmpstr (whence_entity_get_name (entity), ==, "M. Eide");
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_signal_emit_by_name (row, "apply");
  g_assert_cmpstr (whence_entity_get_name (entity), ==, "M. Eide");

  activate (window, "win.undo");
  g_assert_cmpstr (whence_entity_get_name (entity), ==, "Marta Eide");
  close_window (window);
}

/* What goes takes along what cannot be without it, and comes back with all of it. */
static void
test_remove (void)
{
  WhenceWindow *window = open_project ("remove.whence");
  WhenceProject *project = get_project (window);
  GListModel *sources = whence_project_get_sources (project);
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (WhenceEntity) entity = g_list_model_get_item (whence_project_get_entities (project),
                                                           0);

  g_ptr_array_add (objects, g_list_model_get_item (sources, 0));
  g_assert_true (whence_workspace_remove (whence_window_get_workspace (window), objects));
  g_assert_cmpuint (g_list_model_get_n_items (sources), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (whence_entity_get_mentions (entity)), ==, 0);
  g_assert_null (get_open_title (window));

  activate (window, "win.undo");
  g_assert_cmpuint (g_list_model_get_n_items (sources), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (whence_entity_get_mentions (entity)), ==, 1);
  close_window (window);
}

int
main (int   argc,
      char *argv[])
{
  start (&argc, &argv);

  g_test_add_func ("/ui/marks/entity", test_mark_entity);
  g_test_add_func ("/ui/marks/known", test_mark_known);
  g_test_add_func ("/ui/marks/claim", test_mark_claim);
  g_test_add_func ("/ui/marks/step-and-open", test_step_and_open);
  g_test_add_func ("/ui/marks/edit-on-page", test_edit_on_page);
  g_test_add_func ("/ui/marks/remove", test_remove);

  return finish (g_test_run ());
}
