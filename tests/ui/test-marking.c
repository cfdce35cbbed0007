/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Marking with little effort: all occurrences at once, what is proposed, and what clicks select. */

#include "config.h"

#include <string.h>

#include "store/whence-project-writer.h"
#include "ui/whence-about-chips.h"
#include "ui/whence-claim-popover.h"
#include "ui/whence-entity-list.h"
#include "ui/whence-entity-popover.h"
#include "ui/whence-mark-all-dialog.h"
#include "ui/whence-mark-row.h"
#include "ui/whence-source-view.h"
#include "window-fixture.h"

#define FIRST \
  "“Havana is calm,” Marco Rubio told Reuters. Rubio’s plane left. Rubio Street is closed."
#define SECOND "Mr. Rubio left the U.S. Senate at once. He was late.\n\nMarco\nRubio smiled."

/* The places of words in a text, in code points. */
static guint
find_start (const char *text,
            const char *words)
{
  return (guint) g_utf8_pointer_to_offset (text, strstr (text, words));
}

static WhenceSource *
add_source (WhenceChange  *change,
            WhenceProject *project,
            const char    *title,
            const char    *text)
{
  g_autoptr (WhenceObject) source = whence_object_new (WHENCE_TYPE_SOURCE);

  whence_object_init_string (source, "title", title);
  whence_object_init_string (source, "text", text);
  return whence_edit_add_source (change, project, WHENCE_SOURCE (source));
}

static void
add_mention (WhenceChange *change,
             WhenceEntity *entity,
             WhenceSource *source,
             const char   *words)
{
  guint start = find_start (whence_source_get_text (source), words);

  whence_edit_add_mention (change, entity, source, start,
                           start + (guint) g_utf8_strlen (words, -1), NULL);
}

/* A window with two sources, in which a person, a street and Havana are known. */
static WhenceWindow *
open_project (const char *name)
{
  const char *const aliases[] = { "Rubio", NULL };
  g_autoptr (WhenceProject) project = whence_project_new ();
  g_autoptr (WhenceChange) change = whence_change_new ("Make");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  WhenceSource *first = add_source (change, project, "First", FIRST);
  WhenceEntity *entity;
  WhenceWindow *window;
  GtkWidget *view;

  add_source (change, project, "Second", SECOND);
  entity = whence_edit_add_entity (change, project, "person", "Marco Rubio");
  whence_change_set_strv (change, WHENCE_OBJECT (entity), "aliases", aliases);
  add_mention (change, entity, first, "Marco Rubio");
  entity = whence_edit_add_entity (change, project, "place", "Rubio Street");
  add_mention (change, entity, first, "Rubio Street");
  entity = whence_edit_add_entity (change, project, "place", "Havana");
  add_mention (change, entity, first, "Havana");
  whence_project_apply (project, change, &error);
  g_assert_no_error (error);

  bytes = whence_project_write (project);
  file = write_file (name, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  window = open_window (file);
  view = find_widget (GTK_WIDGET (window), WHENCE_TYPE_SOURCE_VIEW);
  WAIT_UNTIL (gtk_widget_get_mapped (view));
  gtk_widget_grab_focus (view);

  return window;
}

static WhenceSourceView *
get_view (WhenceWindow *window)
{
  return WHENCE_SOURCE_VIEW (find_widget (GTK_WIDGET (window), WHENCE_TYPE_SOURCE_VIEW));
}

static WhenceEntity *
get_entity (WhenceWindow *window,
            guint         position)
{
  GListModel *entities = whence_project_get_entities (get_project (window));
  g_autoptr (WhenceEntity) entity = g_list_model_get_item (entities, position);

  return entity;
}

static guint
count_mentions (WhenceEntity *entity)
{
  return g_list_model_get_n_items (whence_entity_get_mentions (entity));
}

static void
select_words (WhenceWindow *window,
              const char   *text,
              const char   *words)
{
  guint start = find_start (text, words);

  whence_source_view_select_range (get_view (window), start,
                                   start + (guint) g_utf8_strlen (words, -1));
}

static void
do_read (WhenceWindow *window,
         const char   *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_view (window)), action, NULL));
}

static WhenceMarkAllDialog *
find_mark_dialog (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    {
      if (WHENCE_IS_MARK_ALL_DIALOG (l->data))
        return l->data;
    }

  return NULL;
}

/* A widget of a type that says something, or has a style. */
static GtkWidget *
find_saying (GtkWidget  *widget,
             GType       type,
             const char *words)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    {
      g_autofree char *label = NULL;

      g_object_get (widget, "label", &label, NULL);
      if (g_strcmp0 (label, words) == 0 || gtk_widget_has_css_class (widget, words))
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_saying (child, type, words);

  return found;
}

static GtkWidget *
get_mark_button (void)
{
  return find_saying (GTK_WIDGET (find_mark_dialog ()), GTK_TYPE_BUTTON, "suggested-action");
}

static const char *
get_mark_label (void)
{
  return find_mark_dialog () != NULL ? gtk_button_get_label (GTK_BUTTON (get_mark_button ()))
                                     : "none";
}

/* The list is beside the page for nothing; that of the types comes before it. */
static GListModel *
get_places (void)
{
  GtkWidget *page = find_widget (GTK_WIDGET (find_mark_dialog ()), ADW_TYPE_STATUS_PAGE);
  GtkListView *list = GTK_LIST_VIEW (find_widget (gtk_widget_get_ancestor (page, GTK_TYPE_STACK),
                                                  GTK_TYPE_LIST_VIEW));

  return G_LIST_MODEL (gtk_list_view_get_model (list));
}

static WhenceMarkPlace *
get_place (guint position)
{
  g_autoptr (WhenceMarkPlace) place = g_list_model_get_item (get_places (), position);

  return place;
}

static GtkWidget *
find_row (GtkWidget       *widget,
          WhenceMarkPlace *place)
{
  GtkWidget *found = NULL;

  if (WHENCE_IS_MARK_ROW (widget))
    return whence_mark_row_get_place (WHENCE_MARK_ROW (widget)) == place ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, place);

  return found;
}

/* Selected words that are an alias: all of its entity is listed and marked in one step. */
static void
test_all (void)
{
  WhenceWindow *window = open_project ("mark-all.whence");
  WhenceEntity *rubio = get_entity (window, 0);
  GtkWidget *row = NULL;

  select_words (window, FIRST, "Rubio’s ");
  do_read (window, "reader.mark-all");
  WAIT_UNTIL (g_str_equal (get_mark_label (), "_Mark 3"));
  /* Headings, and of the first source what follows a name and what is a street */
  g_assert_cmpuint (g_list_model_get_n_items (get_places ()), ==, 6);
  g_assert_true (whence_mark_place_is_heading (get_place (0)));
  g_assert_true (whence_mark_place_get_mixed (get_place (0)));
  g_assert_true (whence_mark_place_get_ticked (get_place (1)));
  g_assert_false (whence_mark_place_get_ticked (get_place (2)));
  g_assert_true (whence_mark_place_get_occurrence (get_place (2))->other == get_entity (window, 1));
  g_assert_true (whence_mark_place_get_ticked (get_place (3)));

  /* The tick of a heading is that of its places. */
  WAIT_UNTIL ((row = find_row (GTK_WIDGET (find_mark_dialog ()), get_place (3))) != NULL);
  g_signal_emit_by_name (row, "toggled");
  g_assert_cmpstr (get_mark_label (), ==, "_Mark 1");
  g_signal_emit_by_name (row, "toggled");
  g_assert_cmpstr (get_mark_label (), ==, "_Mark 3");

  g_signal_emit_by_name (get_mark_button (), "clicked");
  WAIT_UNTIL (find_mark_dialog () == NULL);
  g_assert_cmpuint (count_mentions (rubio), ==, 4);
  activate (window, "win.undo");
  g_assert_cmpuint (count_mentions (rubio), ==, 1);
  activate (window, "win.redo");
  g_assert_cmpuint (count_mentions (rubio), ==, 4);
  close_window (window);
}

/* The names that are ticked and the sources say what is listed; nothing is done by closing. */
static void
test_choices (void)
{
  WhenceWindow *window = open_project ("mark-choices.whence");
  WhenceEntity *rubio = get_entity (window, 0);
  GtkWidget *dialog;

  whence_workspace_select (whence_window_get_workspace (window), WHENCE_OBJECT (rubio), NULL);
  g_assert_true (gtk_widget_activate_action (
    find_widget (GTK_WIDGET (window), WHENCE_TYPE_ENTITY_LIST), "entities.mark-all", NULL));
  WAIT_UNTIL (g_str_equal (get_mark_label (), "_Mark 3"));
  dialog = GTK_WIDGET (find_mark_dialog ());
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (find_saying (dialog, GTK_TYPE_CHECK_BUTTON, "Rubio")), FALSE);
  WAIT_UNTIL (g_str_equal (get_mark_label (), "_Mark 1"));
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (find_saying (dialog, GTK_TYPE_TOGGLE_BUTTON, "_This Source")), TRUE);
  WAIT_UNTIL (g_str_equal (get_mark_label (), "_Mark"));
  WAIT_UNTIL (g_list_model_get_n_items (get_places ()) == 0);
  g_assert_false (gtk_widget_get_sensitive (get_mark_button ()));

  gtk_window_close (GTK_WINDOW (dialog));
  WAIT_UNTIL (find_mark_dialog () == NULL);
  g_assert_cmpuint (count_mentions (rubio), ==, 1);
  close_window (window);
}

/* Words that are no name make a new entity, in the same step. */
static void
test_new (void)
{
  WhenceWindow *window = open_project ("mark-new.whence");
  GListModel *entities = whence_project_get_entities (get_project (window));
  guint n_entities = g_list_model_get_n_items (entities);

  select_words (window, FIRST, "plane");
  do_read (window, "reader.mark-all");
  WAIT_UNTIL (g_str_equal (get_mark_label (), "_Mark 1"));
  g_signal_emit_by_name (get_mark_button (), "clicked");
  WAIT_UNTIL (find_mark_dialog () == NULL);
  g_assert_cmpuint (g_list_model_get_n_items (entities), ==, n_entities + 1);
  g_assert_cmpstr (whence_entity_get_name (get_entity (window, n_entities)), ==, "plane");
  g_assert_cmpuint (count_mentions (get_entity (window, n_entities)), ==, 1);
  activate (window, "win.undo");
  g_assert_cmpuint (g_list_model_get_n_items (entities), ==, n_entities);
  close_window (window);
}

/* The words are those of a known entity: the key that asks, and Enter, and it is marked. */
static void
test_two_keys (void)
{
  WhenceWindow *window = open_project ("two-keys.whence");
  WhenceEntity *rubio = get_entity (window, 0);
  GtkWidget *popover = find_widget (GTK_WIDGET (window), WHENCE_TYPE_ENTITY_POPOVER);
  GtkWidget *entry = find_widget (popover, GTK_TYPE_ENTRY);
  g_autoptr (WhencePassage) mention = NULL;

  select_words (window, FIRST, "Rubio’s");
  do_read (window, "reader.mark-entity");
  WAIT_UNTIL (gtk_widget_get_mapped (popover));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Rubio");
  g_signal_emit_by_name (find_widget (entry, GTK_TYPE_TEXT), "activate");
  WAIT_UNTIL (count_mentions (rubio) == 2);
  mention = g_list_model_get_item (whence_entity_get_mentions (rubio), 1);
  g_assert_cmpstr (whence_passage_get_exact (mention), ==, "Rubio");
  close_window (window);
}

/* The speaker and what a claim is about are proposed, and what is taken away is not stored. */
static void
test_chips (void)
{
  WhenceWindow *window = open_project ("chips.whence");
  GListModel *claims = whence_project_get_claims (get_project (window));
  GtkWidget *popover = find_widget (GTK_WIDGET (window), WHENCE_TYPE_CLAIM_POPOVER);
  WhenceAboutChips *chips = WHENCE_ABOUT_CHIPS (find_widget (popover, WHENCE_TYPE_ABOUT_CHIPS));
  const char *havana = whence_object_get_id (WHENCE_OBJECT (get_entity (window, 2)));
  g_autoptr (WhenceClaim) claim = NULL;
  g_autoptr (WhenceClaim) bare = NULL;
  g_autoptr (WhenceEvidence) evidence = NULL;

  for (int round = 0; round < 2; round++)
    {
      select_words (window, FIRST, "Havana is calm");
      do_read (window, "reader.mark-claim");
      WAIT_UNTIL (gtk_widget_get_mapped (popover));
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (chips)));
      if (round == 1)
        g_signal_emit_by_name (find_widget (GTK_WIDGET (chips), GTK_TYPE_BUTTON), "clicked");
      g_assert_cmpint (gtk_widget_get_visible (GTK_WIDGET (chips)), ==, round == 0);
      g_signal_emit_by_name (find_saying (popover, GTK_TYPE_BUTTON, "suggested-action"), "clicked");
      WAIT_UNTIL (!gtk_widget_get_visible (popover));
    }

  g_assert_cmpuint (g_list_model_get_n_items (claims), ==, 2);
  claim = g_list_model_get_item (claims, 0);
  bare = g_list_model_get_item (claims, 1);
  evidence = g_list_model_get_item (whence_claim_get_evidence (claim), 0);
  g_assert_cmpstr (whence_claim_get_speaker (claim), ==,
                   whence_object_get_id (WHENCE_OBJECT (get_entity (window, 0))));
  g_assert_cmpuint (g_strv_length ((char **) whence_claim_get_about (claim)), ==, 1);
  g_assert_cmpstr (whence_claim_get_about (claim)[0], ==, havana);
  g_assert_true (whence_evidence_get_direct (evidence));
  g_assert_cmpuint (g_strv_length ((char **) whence_claim_get_about (bare)), ==, 0);
  close_window (window);
}

/* Evidence that stands in quotation marks is the words of the speaker. */
static void
test_direct (void)
{
  WhenceWindow *window = open_project ("direct.whence");
  WhenceProject *project = get_project (window);
  g_autoptr (WhenceChange) change = whence_change_new ("Add");
  WhenceClaim *claim = whence_edit_add_claim (change, project, "Havana is calm");
  g_autoptr (WhenceEvidence) quoted = NULL;
  g_autoptr (WhenceEvidence) told = NULL;

  g_assert_true (whence_workspace_apply (whence_window_get_workspace (window), change));
  whence_workspace_select (whence_window_get_workspace (window), WHENCE_OBJECT (claim), NULL);
  select_words (window, FIRST, "Havana is calm");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_view (window)),
                                             "reader.add-evidence-as", "s", "supports"));
  select_words (window, FIRST, "plane left");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_view (window)),
                                             "reader.add-evidence-as", "s", "context"));

  quoted = g_list_model_get_item (whence_claim_get_evidence (claim), 0);
  told = g_list_model_get_item (whence_claim_get_evidence (claim), 1);
  g_assert_true (whence_evidence_get_direct (quoted));
  g_assert_cmpint (whence_evidence_get_stance (quoted), ==, WHENCE_STANCE_SUPPORTS);
  g_assert_false (whence_evidence_get_direct (told));
  close_window (window);
}

static void
assert_selects (WhenceWindow           *window,
                const char             *text,
                GtkTextExtendSelection  granularity,
                const char             *at,
                const char             *words)
{
  WhenceSourceView *view = get_view (window);
  GtkTextIter location;
  GtkTextIter start;
  GtkTextIter end;
  gboolean handled = FALSE;
  g_autofree char *found = NULL;

  whence_source_view_get_iter_at (view, find_start (text, at), &location);
  g_signal_emit_by_name (view, "extend-selection", granularity, &location, &start, &end, &handled);
  g_assert_true (handled);
  found = whence_source_dup_text (
    whence_workspace_get_source (whence_window_get_workspace (window)),
    whence_source_view_get_offset_at (view, &start), whence_source_view_get_offset_at (view, &end));
  g_assert_cmpstr (found, ==, words);
}

/* What GtkTextView asks for after two and three clicks, and while it is dragged on */
static void
test_clicks (void)
{
  WhenceWindow *window = open_project ("clicks.whence");
  g_autoptr (WhenceSource) second = g_list_model_get_item (get_sources (window), 1);

  assert_selects (window, FIRST, GTK_TEXT_EXTEND_SELECTION_WORD, "avana", "Havana");
  assert_selects (window, FIRST, GTK_TEXT_EXTEND_SELECTION_LINE, "plane", "Rubio’s plane left.");
  whence_workspace_set_source (whence_window_get_workspace (window), second);
  assert_selects (window, SECOND, GTK_TEXT_EXTEND_SELECTION_LINE, "Senate",
                  "Mr. Rubio left the U.S. Senate at once.");
  assert_selects (window, SECOND, GTK_TEXT_EXTEND_SELECTION_LINE, "late", "He was late.");
  close_window (window);
}

int
main (int   argc,
      char *argv[])
{
  start (&argc, &argv);

  g_test_add_func ("/ui/marking/all", test_all);
  g_test_add_func ("/ui/marking/choices", test_choices);
  g_test_add_func ("/ui/marking/new", test_new);
  g_test_add_func ("/ui/marking/two-keys", test_two_keys);
  g_test_add_func ("/ui/marking/chips", test_chips);
  g_test_add_func ("/ui/marking/direct", test_direct);
  g_test_add_func ("/ui/marking/clicks", test_clicks);

  return finish (g_test_run ());
}
