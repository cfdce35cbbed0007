/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What may be said on the command line, what is said of it, and what a terminal gets to see. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include <glib/gstdio.h>

#include "cli-fixture.h"

static char *
add_entity (Fixture    *fixture,
            const char *name)
{
  run (fixture, 0, "add", "entity", "p.whence", "--type", "person", "--name", name);
  return fixture_id (fixture);
}

static char *
add_claim (Fixture    *fixture,
           const char *text)
{
  run (fixture, 0, "add", "claim", "p.whence", "--text", text);
  return fixture_id (fixture);
}

/* Control characters of a project show in what is for people, and are exact in JSON. */
static void
test_controls (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autoptr (JsonNode) node = NULL;

  run (fixture, 0, "new", "p.whence", "--title", "A \x1b[31mred\x07 title");
  id = add_entity (fixture, "Ida \x1b[31mHolm\xc2\x9b");
  run (fixture, 0, "set", "p.whence", id, "notes", "one\n\ttwo\x1b]0;x\x07");

  run (fixture, 0, "list", "entities", "p.whence");
  assert_says (fixture->out, "Ida ␛[31mHolm\xef\xbf\xbd");
  g_assert_null (strchr (fixture->out, '\x1b'));
  run (fixture, 0, "show", "p.whence", id);
  assert_says (fixture->out, "\ttwo␛]0;x␇\n");
  g_assert_null (strchr (fixture->out, '\x1b'));
  run (fixture, 0, "show", "p.whence", "project");
  assert_says (fixture->out, "␛[31mred␇");
  run (fixture, 0, "stats", "p.whence");
  g_assert_null (strchr (fixture->out, '\x1b'));
  run (fixture, 2, "set", "p.whence", id, "\x1b[31m", "x");
  assert_says (fixture->err, "␛[31m");

  run (fixture, 0, "show", "p.whence", id, "--json");
  node = fixture_json (fixture);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "name"), ==,
                   "Ida \x1b[31mHolm\xc2\x9b");
}

/* “set” empties what “add” needs as little. */
static void
test_not_empty (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *entity = NULL;
  g_autofree char *claim = NULL;

  run (fixture, 0, "new", "p.whence");
  entity = add_entity (fixture, "Ida Holm");
  claim = add_claim (fixture, "She left");
  run (fixture, 2, "set", "p.whence", entity, "name", "");
  assert_says (fixture->err, "name: expected");
  run (fixture, 2, "set", "p.whence", claim, "text", "");
  assert_says (fixture->err, "text: expected");
  run (fixture, 2, "add", "entity", "p.whence", "--type", "person", "--name", " ");
  assert_says (fixture->err, "name: expected");
}

/* An empty VALUE clears a member: of a fixed set of words, the one that a new object has. */
static void
test_cleared (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *claim = NULL;

  run (fixture, 0, "new", "p.whence");
  claim = add_claim (fixture, "She left");
  run (fixture, 0, "set", "p.whence", claim, "status", "disputed");
  run (fixture, 0, "set", "p.whence", claim, "kind", "opinion");
  run (fixture, 0, "set", "p.whence", claim, "status", "");
  run (fixture, 0, "set", "p.whence", claim, "kind", "");
  run (fixture, 0, "show", "p.whence", claim);
  assert_says (fixture->out, "status: open");
  assert_says (fixture->out, "kind: factual");
}

static void
test_types (Fixture       *fixture,
            gconstpointer  data)
{
  run (fixture, 0, "new", "p.whence");
  run (fixture, 0, "add", "type", "p.whence", "--id", "ship", "--label", "Ship", "--color",
       "#3584e4");
  g_assert_cmpstr (fixture->out, ==, "ship\n");
  run (fixture, 0, "add", "type", "--label", "Law", "--id", "law", "p.whence");
  run (fixture, 0, "add", "entity", "p.whence", "--type", "ship", "--name", "Aurora");
  run (fixture, 0, "list", "types", "p.whence");
  g_assert_cmpstr (fixture->out, ==, "ship\tShip\t#3584e4\t1\nlaw\tLaw\t#de0486\t0\n");
  run (fixture, 0, "list", "types", "p.whence", "--json");
  assert_says (fixture->out, "\"color\": \"#3584e4\"");
  run (fixture, 0, "set", "p.whence", "law", "label", "Act");
  run (fixture, 0, "check", "p.whence");

  run (fixture, 2, "add", "type", "p.whence", "--id", "ship", "--label", "Boat");
  assert_says (fixture->err, "ship");
  run (fixture, 2, "add", "type", "p.whence", "--id", "person", "--label", "People");
  assert_says (fixture->err, "person");
  run (fixture, 2, "add", "type", "p.whence", "--id", "boat", "--label", "Boat", "--color", "red");
  assert_says (fixture->err, "color");
  run (fixture, 2, "add", "type", "p.whence", "--label", "Boat");
  assert_says (fixture->err, "--id");
  run (fixture, 2, "add", "type", "p.whence", "--id", "boat");
  assert_says (fixture->err, "--label");
  run (fixture, 0, "add", "type", "--help");
  assert_says (fixture->out, "--color");
}

/* What cannot be imported is called what it was called on the command line. */
static void
test_import_errors (Fixture       *fixture,
                    gconstpointer  data)
{
  static const struct
  {
    const char *option;
    const char *value;
  } options[] = {
    { "--published", "yesterday" },
    { "--retrieved", "2026" },
    { "--language", "in English" },
    { "--reliability", "G" },
  };
  g_autofree char *folder = fixture_path (fixture, "a");

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  fixture_write (fixture, "x.txt", "Words\n", -1);
  fixture_write (fixture, "a/x.txt", " \n", -1);
  run (fixture, 0, "new", "p.whence");
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      run (fixture, 2, "import", "p.whence", "x.txt", options[i].option, options[i].value);
      assert_says (fixture->err, "x.txt: ");
      assert_says (fixture->err, options[i].option);
      assert_says (fixture->err, options[i].value);
    }

  run (fixture, 2, "import", "p.whence", "a/x.txt", "x.txt", "a");
  assert_says (fixture->err, "whence-cli: a/x.txt: holds no text\n");
  assert_says (fixture->err, "whence-cli: a: is a folder");
  run_with (fixture, 2, " \n", "import", "p.whence", "-");
  g_assert_cmpstr (fixture->err, ==, "whence-cli: standard input: holds no text\n");
  run (fixture, 0, "list", "sources", "p.whence");
  g_assert_cmpstr (fixture->out, ==, "");
}

static char *
add_mention (Fixture    *fixture,
             const char *entity,
             const char *quote)
{
  run (fixture, 0, "add", "mention", "p.whence", "--entity", entity, "--quote", quote);
  return fixture_id (fixture);
}

/* One entity of two, and two of one. */
static void
test_merge_and_split (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *ida = NULL;
  g_autofree char *holm = NULL;
  g_autofree char *mention = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *split = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_write (fixture, "s.txt", "Ida Holm left.\nThe mayor came\nback.\n", -1);
  run (fixture, 0, "new", "p.whence");
  run (fixture, 0, "import", "p.whence", "s.txt");
  ida = add_entity (fixture, "Ida Holm");
  holm = add_entity (fixture, "Holm");
  mention = add_mention (fixture, ida, "Ida Holm");
  moved = add_mention (fixture, holm, "The mayor came\nback");
  run (fixture, 0, "add", "claim", "p.whence", "--text", "Full", "--speaker", holm);

  before = fixture_read (fixture, "p.whence");
  run (fixture, 2, "merge-entities", "p.whence", ida);
  run (fixture, 2, "merge-entities", "p.whence", ida, ida);
  assert_says (fixture->err, "expected another entity");
  run (fixture, 2, "merge-entities", "p.whence", ida, holm, mention);
  assert_says (fixture->err, "expected the id of an entity");
  run (fixture, 2, "split-entity", "p.whence", ida, moved);
  assert_says (fixture->err, "expected the id of a mention of");
  run (fixture, 2, "split-entity", "p.whence", holm, moved, "--name", "");
  assert_says (fixture->err, "name: expected");
  after = fixture_read (fixture, "p.whence");
  g_assert_cmpstr (before, ==, after);

  run (fixture, 0, "merge-entities", "p.whence", ida, holm);
  assert_says (fixture->err, "“Ida Holm” has 2 mentions now.\n");
  run (fixture, 0, "check", "p.whence");
  run (fixture, 2, "show", "p.whence", holm);
  run (fixture, 0, "list", "claims", "p.whence", "--json");
  assert_says (fixture->out, ida);

  run (fixture, 0, "split-entity", "p.whence", ida, moved, moved);
  split = fixture_id (fixture);
  run (fixture, 0, "check", "p.whence");
  run (fixture, 0, "show", "p.whence", split);
  assert_says (fixture->out, "The mayor came back");
  assert_says (fixture->out, moved);
  run (fixture, 0, "split-entity", "p.whence", split, moved, "--name", "Somebody");
  run (fixture, 0, "check", "p.whence");
}

static void
test_usage (Fixture       *fixture,
            gconstpointer  data)
{
  run (fixture, 0, "--help", "new");
  assert_says (fixture->out, "whence-cli new [");
  assert_says (fixture->out, "--title");
  run (fixture, 0, "-h", "add", "entity");
  assert_says (fixture->out, "--alias");
  run (fixture, 0, "--help", "formats");
  assert_says (fixture->out, "whence-cli formats [OPTION…]\n");
  run (fixture, 2, "--help", "nothing");
  assert_says (fixture->err, "“nothing”");
  run (fixture, 2, "formats", "x");
  assert_says (fixture->err, "expected “whence-cli formats”;");
}

/* What is said of a member that cannot be set so. */
static void
test_set_words (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *entity = NULL;
  g_autofree char *claim = NULL;
  g_autofree char *mention = NULL;
  g_autofree char *evidence = NULL;

  fixture_write (fixture, "x.txt", "Ida Holm left.\n", -1);
  run (fixture, 0, "new", "p.whence");
  run (fixture, 0, "import", "p.whence", "x.txt");
  entity = add_entity (fixture, "Ida Holm");
  claim = add_claim (fixture, "She left");
  run (fixture, 0, "add", "mention", "p.whence", "--entity", entity, "--quote", "Ida Holm");
  mention = fixture_id (fixture);
  run (fixture, 0, "add", "evidence", "p.whence", "--claim", claim, "--quote", "left");
  evidence = fixture_id (fixture);

  run (fixture, 2, "set", "p.whence", evidence, "direct", "no");
  assert_says (fixture->err, "direct: expected true or false");
  run (fixture, 0, "set", "p.whence", evidence, "direct", "true");
  run (fixture, 2, "set", "p.whence", mention, "stance", "x");
  assert_says (fixture->err, "nothing of it can be set");
  run (fixture, 2, "set", "p.whence", evidence, "colour", "x");
  assert_says (fixture->err, "what can be set: stance, direct");
}

/* Who adds something is told from the environment under the rules of --creator. */
static void
test_creator (Fixture       *fixture,
              gconstpointer  data)
{
  run (fixture, 0, "new", "p.whence");
  g_setenv ("WHENCE_CREATOR", "Jos\xe9", TRUE);
  run (fixture, 2, "add", "claim", "p.whence", "--text", "A");
  g_assert_cmpstr (fixture->err, ==, "whence-cli: WHENCE_CREATOR: expected text in UTF-8\n");
  run (fixture, 0, "add", "claim", "p.whence", "--text", "A", "--creator", "José");
  g_setenv ("WHENCE_CREATOR", "José", TRUE);
  run (fixture, 0, "add", "claim", "p.whence", "--text", "A");
  g_unsetenv ("WHENCE_CREATOR");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("WHENCE_CREATOR");

  test_add ("/cli/rules/controls", test_controls);
  test_add ("/cli/rules/not-empty", test_not_empty);
  test_add ("/cli/rules/cleared", test_cleared);
  test_add ("/cli/rules/types", test_types);
  test_add ("/cli/rules/import-errors", test_import_errors);
  test_add ("/cli/rules/merge-and-split", test_merge_and_split);
  test_add ("/cli/rules/usage", test_usage);
  test_add ("/cli/rules/set-words", test_set_words);
  test_add ("/cli/rules/creator", test_creator);

  return g_test_run ();
}
