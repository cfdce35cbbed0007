/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with marks in the text: their ends, their menu, their card; and how the text is
 * set.
 */

#include "config.h"

#include "ui/whence-item-picker.h"
#include "ui/whence-settings.h"
#include "ui/whence-source-card.h"
#include "ui/whence-source-view.h"
#include "utils/whence-test-project.h"
#include "window-fixture.h"

static WhenceSourceView *
get_view (WhenceWindow *window)
{
  return WHENCE_SOURCE_VIEW (find_widget (GTK_WIDGET (window), WHENCE_TYPE_SOURCE_VIEW));
}

/* A window with the project of the tests, in which “Marta Eide” is mentioned from 38 to 48, and
 * “The harbour is full” from 17 to 36 supports a claim.
 */
static WhenceWindow *
open_project (const char *name)
{
  g_autofree char *text = whence_test_project_dup_json ();
  g_autoptr (GFile) file = write_file (name, text, -1);
  WhenceWindow *window = open_window (file);

  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (get_view (window))));
  gtk_widget_grab_focus (GTK_WIDGET (get_view (window)));

  return window;
}

static WhencePassage *
get_mention (WhenceWindow *window)
{
  g_autoptr (WhenceEntity) entity =
    g_list_model_get_item (whence_project_get_entities (get_project (window)), 0);

  return g_list_model_get_item (whence_entity_get_mentions (entity), 0);
}

static WhencePassage *
get_evidence (WhenceWindow *window)
{
  g_autoptr (WhenceClaim) claim =
    g_list_model_get_item (whence_project_get_claims (get_project (window)), 0);

  return g_list_model_get_item (whence_claim_get_evidence (claim), 0);
}

static void
select_passage (WhenceWindow  *window,
                WhencePassage *passage)
{
  whence_workspace_select (whence_window_get_workspace (window),
                           whence_object_get_parent (WHENCE_OBJECT (passage)), passage);
}

static gboolean
find_grip_at (WhenceWindow *window,
              guint         offset,
              gboolean     *at_end)
{
  GdkRectangle place;

  if (!whence_source_view_get_rectangle (get_view (window), offset, offset, &place) ||
      place.height == 0)
    return FALSE;

  return whence_source_view_find_grip (get_view (window), place.x, place.y + place.height / 2,
                                       at_end);
}

/* The selected passage has a grip at either end, and none has any while nothing is selected. */
static void
test_grips (void)
{
  WhenceWindow *window = open_project ("grips.whence");
  g_autoptr (WhencePassage) mention = get_mention (window);
  gboolean at_end = TRUE;

  g_assert_false (find_grip_at (window, 38, &at_end));
  g_assert_false (whence_source_view_adjust (get_view (window)));
  select_passage (window, mention);
  WAIT_UNTIL (find_grip_at (window, 38, &at_end));
  g_assert_false (at_end);
  g_assert_true (find_grip_at (window, 48, &at_end));
  g_assert_true (at_end);
  g_assert_false (find_grip_at (window, 43, &at_end));

  /* Nothing is changed by what ends where it started. */
  g_assert_true (whence_source_view_adjust (get_view (window)));
  whence_workspace_select (whence_window_get_workspace (window), NULL, NULL);
  g_assert_false (whence_history_get_can_undo (whence_project_get_history (get_project (window))));
  close_window (window);
}

static void
do_read (WhenceWindow *window,
         const char   *action,
         GVariant     *parameter)
{
  g_autoptr (GVariant) sunk = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (get_view (window)), action,
                                                     sunk));
}

/* What evidence does for its claim is set from its menu. */
static void
test_evidence (void)
{
  WhenceWindow *window = open_project ("evidence.whence");
  g_autoptr (WhencePassage) passage = get_evidence (window);
  WhenceEvidence *evidence = WHENCE_EVIDENCE (passage);

  do_read (window, "reader.mark-stance", g_variant_new_string ("contradicts"));
  g_assert_cmpint (whence_evidence_get_stance (evidence), ==, WHENCE_STANCE_SUPPORTS);

  select_passage (window, passage);
  do_read (window, "reader.mark-stance", g_variant_new_string ("contradicts"));
  g_assert_cmpint (whence_evidence_get_stance (evidence), ==, WHENCE_STANCE_CONTRADICTS);
  do_read (window, "reader.mark-direct", NULL);
  g_assert_false (whence_evidence_get_direct (evidence));
  activate (window, "win.undo");
  activate (window, "win.undo");
  g_assert_cmpint (whence_evidence_get_stance (evidence), ==, WHENCE_STANCE_SUPPORTS);
  g_assert_true (whence_evidence_get_direct (evidence));
  close_window (window);
}

static WhenceItemPicker *
open_picker (WhenceWindow *window)
{
  GtkWidget *pane = GTK_WIDGET (window->source_pane);

  do_read (window, "reader.move-mark", NULL);
  WAIT_UNTIL (find_widget (pane, WHENCE_TYPE_ITEM_PICKER) != NULL);

  return WHENCE_ITEM_PICKER (find_widget (pane, WHENCE_TYPE_ITEM_PICKER));
}

/* A mention moves to another entity, or to a new one, in one step. */
static void
test_move (void)
{
  WhenceWindow *window = open_project ("move.whence");
  GListModel *entities = whence_project_get_entities (get_project (window));
  g_autoptr (WhencePassage) mention = get_mention (window);
  g_autoptr (WhenceEntity) old = g_list_model_get_item (entities, 0);
  g_autoptr (WhenceEntity) other = g_list_model_get_item (entities, 1);
  g_autoptr (WhenceEntity) made = NULL;
  WhenceItemPicker *picker;

  select_passage (window, mention);
  picker = open_picker (window);
  g_signal_emit_by_name (picker, "picked", other);
  g_assert_true (whence_mention_get_entity (WHENCE_MENTION (mention)) == other);
  g_assert_true (whence_workspace_get_selected (whence_window_get_workspace (window)) ==
                 WHENCE_OBJECT (other));
  activate (window, "win.undo");
  g_assert_true (whence_mention_get_entity (WHENCE_MENTION (mention)) == old);

  select_passage (window, mention);
  picker = open_picker (window);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (GTK_WIDGET (picker), GTK_TYPE_SEARCH_ENTRY)),
                         "  The harbour master ");
  g_signal_emit_by_name (find_widget (GTK_WIDGET (picker), GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpuint (g_list_model_get_n_items (entities), ==, 3);
  made = g_list_model_get_item (entities, 2);
  g_assert_cmpstr (whence_entity_get_name (made), ==, "The harbour master");
  g_assert_cmpstr (whence_entity_get_type_id (made), ==, "person");
  g_assert_true (whence_mention_get_entity (WHENCE_MENTION (mention)) == made);
  activate (window, "win.undo");
  g_assert_cmpuint (g_list_model_get_n_items (entities), ==, 2);
  g_assert_true (whence_mention_get_entity (WHENCE_MENTION (mention)) == old);
  close_window (window);
}

static void
collect_text (GtkWidget *widget,
              GString   *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_text (child, text);
}

/* The words on a card for some passages. */
static char *
read_card (WhenceProject *project,
           GPtrArray     *passages,
           WhencePassage *selected)
{
  GtkWidget *card = g_object_ref_sink (whence_source_card_new (project, passages, selected));
  GString *text = g_string_new (NULL);

  collect_text (card, text);
  g_object_unref (card);

  return g_string_free (text, FALSE);
}

/* Asserts that each of the words is on a card. */
static void
assert_on_card (const char        *card,
                const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (card, words[i]) == NULL)
        g_error ("“%s” is not on the card: %s", words[i], card);
    }
}

static void
test_card (void)
{
  WhenceWindow *window = open_project ("card.whence");
  WhenceProject *project = get_project (window);
  g_autoptr (GPtrArray) passages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *alone = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_ptr_array_add (passages, get_mention (window));
  alone = read_card (project, passages, NULL);
  assert_on_card (alone, (const char *const[]) { "Marta Eide", "Person · 1 mention in 1 source",
                                                 "Also: Eide", NULL });
  g_assert_null (strstr (alone, "of 1"));

  g_ptr_array_add (passages, get_evidence (window));
  first = read_card (project, passages, NULL);
  assert_on_card (first, (const char *const[]) { "Also: Eide", "The harbour is full",
                                                 "1 of 2", NULL });
  second = read_card (project, passages, g_ptr_array_index (passages, 1));
  g_assert_true (g_str_has_prefix (second, "The harbour is full"));
  assert_on_card (second, (const char *const[]) { "Marta Eide · Disputed · Supports",
                                                  "2 of 2", NULL });
  close_window (window);
}

/* Five hundred marks of the same words are a card that is no longer than five rows. */
static void
test_crowded_card (void)
{
  WhenceWindow *window = open_project ("crowded.whence");
  g_autoptr (WhencePassage) mention = get_mention (window);
  g_autoptr (GPtrArray) passages = g_ptr_array_new ();
  g_autofree char *card = NULL;
  guint n_names = 0;

  for (guint i = 0; i < 500; i++)
    g_ptr_array_add (passages, mention);
  card = read_card (get_project (window), passages, NULL);
  for (const char *p = card; (p = strstr (p, "Marta Eide\n")) != NULL; p++)
    n_names++;
  g_assert_cmpuint (n_names, ==, 5);
  g_assert_nonnull (strstr (card, "1 of 500"));
  close_window (window);
}

/* The measure and the height of the lines follow the settings. */
static void
test_settings (void)
{
  WhenceWindow *window = open_project ("settings.whence");
  WhenceSourceView *view = get_view (window);
  GSettings *settings = whence_settings_get ();
  int width = whence_source_view_get_line_width (view);
  double height = 0;
  int measure = 0;

  g_assert_cmpint (width, >, 0);
  g_settings_set_int (settings, "measure", 35);
  g_settings_set_double (settings, "line-height", 2.0);
  g_object_get (view, "measure", &measure, "line-height", &height, NULL);
  g_assert_cmpint (measure, ==, 35);
  g_assert_cmpint (whence_source_view_get_line_width (view) * 2, ==, width);
  g_assert_cmpfloat_with_epsilon (height, 2.0, 0.001);

  g_settings_reset (settings, "measure");
  g_settings_reset (settings, "line-height");
  g_assert_cmpint (whence_source_view_get_line_width (view), ==, width);
  close_window (window);
}

int
main (int   argc,
      char *argv[])
{
  start (&argc, &argv);

  g_test_add_func ("/ui/reading/grips", test_grips);
  g_test_add_func ("/ui/reading/evidence", test_evidence);
  g_test_add_func ("/ui/reading/move", test_move);
  g_test_add_func ("/ui/reading/card", test_card);
  g_test_add_func ("/ui/reading/crowded-card", test_crowded_card);
  g_test_add_func ("/ui/reading/settings", test_settings);

  return finish (g_test_run ());
}
