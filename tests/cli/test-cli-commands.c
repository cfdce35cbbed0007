/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each command does, as a script sees it. */

#include "config.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "cli-fixture.h"

#define FERRY \
  "The Lund Island ferry\n\n" \
  "Mayor Ida Holm said on Monday that the ferry had lost money for nine years. " \
  "“It costs us more than the school,” Holm told the council.\n\n" \
  "The union disagrees: the ferry earned money in 2024, it says.\n"
#define BRIDGE \
  "# A bridge to Lund\n\n" \
  "Engineer Tom Åberg 🌉 thinks that a bridge would pay for itself. Ida Holm does not.\n"

/* A project p.whence with the two sources; their ids are @ferry and @bridge. */
static void
make_project (Fixture  *fixture,
              char    **ferry,
              char    **bridge)
{
  fixture_write (fixture, "ferry.txt", FERRY, -1);
  fixture_write (fixture, "bridge.md", BRIDGE, -1);
  run (fixture, 0, "new", "p.whence", "--title", "Ferry or bridge");
  run (fixture, 0, "import", "p.whence", "ferry.txt", "--publisher", "The Courier",
       "--published", "2026-02-02");
  *ferry = fixture_id (fixture);
  run (fixture, 0, "import", "p.whence", "bridge.md", "--published", "2026-03");
  *bridge = fixture_id (fixture);
}

static char *
add_person (Fixture    *fixture,
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

/* An object of p.whence as JSON. */
static JsonNode *
show (Fixture    *fixture,
      const char *id)
{
  run (fixture, 0, "show", "p.whence", id, "--json");
  return fixture_json (fixture);
}

static void
assert_member (Fixture    *fixture,
               const char *id,
               const char *member,
               const char *expected)
{
  g_autoptr (JsonNode) node = show (fixture, id);
  JsonNode *value = json_object_get_member (json_node_get_object (node), member);
  g_autofree char *text = value != NULL ? json_to_string (value, FALSE) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_help (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const commands[] = { "new", "import", "list", "show", "add", "set", "remove",
                                          "merge-entities", "split-entity", "check", "export",
                                          "formats", "stats" };
  static const char *const kinds[] = { "entity", "mention", "claim", "evidence", "link" };
  static const char *const absent[] = { "search", "suggest", "diff", "merge" };
  g_autofree char *help = NULL;

  run (fixture, 0, "--help");
  help = g_strdup (fixture->out);
  g_assert_cmpstr (fixture->err, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strdup_printf ("\n  %s ", commands[i]);
      g_autofree char *usage = g_strdup_printf ("whence-cli %s ", commands[i]);

      assert_says (help, line);
      run (fixture, 0, commands[i], "--help");
      assert_says (fixture->out, usage);
      run (fixture, 2, commands[i], "--nonsense");
      assert_says (fixture->err, "--nonsense");
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      run (fixture, 0, "add", kinds[i], "--help");
      assert_says (fixture->out, kinds[i]);
      assert_says (fixture->out, "--creator");
    }
  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    {
      g_autofree char *line = g_strdup_printf ("\n  %s ", absent[i]);

      g_assert_null (strstr (help, line));
      run (fixture, 2, absent[i]);
    }

  run (fixture, 0, "--version");
  assert_says (fixture->out, PACKAGE_VERSION);
  run (fixture, 2, "add", "nonsense", "p.whence");
  assert_says (fixture->err, "nonsense");
  run (fixture, 2, "add");
  run (fixture, 2, "list", "nonsense", "p.whence");
  assert_says (fixture->err, "entities");
  run (fixture, 2, "show", "p.whence");
}

static void
test_no_words (Fixture       *fixture,
               gconstpointer  data)
{
  fixture_run (fixture, G_STRLOC, 2, NULL, 0, NULL);
  g_assert_cmpstr (fixture->out, ==, "");
  assert_says (fixture->err, "whence-cli COMMAND");
}

static void
test_new (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  run (fixture, 0, "new", "p.whence", "--title", "Ferry");
  g_assert_cmpstr (fixture->out, ==, "");
  before = fixture_read (fixture, "p.whence");
  assert_says (before, "\"title\": \"Ferry\"");

  run (fixture, 2, "new", "p.whence", "--title", "Bridge");
  assert_says (fixture->err, "p.whence");
  after = fixture_read (fixture, "p.whence");
  g_assert_cmpstr (before, ==, after);

  run (fixture, 0, "new", "-", "--title", "Ferry");
  assert_says (fixture->out, "whence-project");
  run (fixture, 2, "new", "no-such-folder/p.whence");
  assert_says (fixture->err, "no-such-folder/p.whence");
  fixture_write (fixture, "a-file", "text", -1);
  run (fixture, 2, "new", "a-file/p.whence");
  run (fixture, 2, "new", "q.whence", "--title", "\xff\xfe");
  assert_says (fixture->err, "UTF-8");
  g_assert_false (fixture_has (fixture, "q.whence"));
}

/* The job of a researcher from one end to the other. */
static void
test_workflow (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *source = NULL;
  g_autofree char *mayor = NULL;
  g_autofree char *claim = NULL;
  g_autofree char *id = NULL;
  g_autofree char *html = NULL;

  fixture_write (fixture, "ferry.txt", FERRY, -1);
  run (fixture, 0, "new", "p.whence", "--title", "Ferry");
  run (fixture, 0, "import", "p.whence", "ferry.txt", "--publisher", "The Courier", "--published",
       "2026-02-02");
  source = fixture_id (fixture);
  run (fixture, 0, "add", "entity", "p.whence", "--type", "person", "--name", "Ida Holm",
       "--alias", "Holm");
  mayor = fixture_id (fixture);
  run (fixture, 0, "add", "mention", "p.whence", "--entity", mayor, "--source", source, "--quote",
       "Mayor Ida Holm");
  g_free (fixture_id (fixture));
  run (fixture, 0, "add", "claim", "p.whence", "--text", "The ferry has lost money", "--speaker",
       mayor);
  claim = fixture_id (fixture);
  run (fixture, 0, "add", "evidence", "p.whence", "--claim", claim, "--source", source, "--quote",
       "lost money for nine years", "--stance", "asserts", "--direct");
  id = fixture_id (fixture);
  assert_member (fixture, id, "exact", "\"lost money for nine years\"");
  assert_member (fixture, id, "direct", "true");

  run (fixture, 0, "check", "p.whence");
  run (fixture, 0, "export", "p.whence", "--format", "html", "--output", "p.html");
  html = fixture_read (fixture, "p.html");
  assert_says (html, "Ida Holm");
}

static void
test_import (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *ferry = NULL;
  g_autofree char *bridge = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (GStrv) ids = NULL;

  make_project (fixture, &ferry, &bridge);
  assert_member (fixture, ferry, "publisher", "\"The Courier\"");
  assert_member (fixture, ferry, "published", "\"2026-02-02\"");
  assert_member (fixture, ferry, "fileName", "\"ferry.txt\"");
  assert_member (fixture, bridge, "mediaType", "\"text/markdown\"");

  run (fixture, 0, "import", "--author", "A. Holm", "p.whence", "--author", "B. Åberg",
       "ferry.txt", "--url", "https://example.org/", "--language", "en", "--reliability", "B",
       "--archive-url", "https://example.net/", "--tag", "ferry", "bridge.md", "--creator", "Kim");
  ids = g_strsplit (fixture->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (ids), ==, 3);
  assert_member (fixture, ids[0], "authors", "[\"A. Holm\",\"B. Åberg\"]");
  assert_member (fixture, ids[1], "url", "\"https://example.org/\"");
  assert_member (fixture, ids[1], "creator", "\"Kim\"");
  assert_member (fixture, ids[1], "reliability", "\"B\"");

  /* All of them or none. */
  before = fixture_read (fixture, "p.whence");
  run (fixture, 2, "import", "p.whence", "ferry.txt", "missing.txt");
  assert_says (fixture->err, "missing.txt");
  g_assert_cmpstr (fixture->out, ==, "");
  run (fixture, 2, "import", "p.whence", "ferry.txt", "--published", "yesterday");
  assert_says (fixture->err, "yesterday");
  run (fixture, 2, "import", "p.whence", "ferry.txt", "bridge.md", "--title", "Which?");
  assert_says (fixture->err, "--title");
  run (fixture, 2, "import", "p.whence", ".");
  after = fixture_read (fixture, "p.whence");
  g_assert_cmpstr (before, ==, after);
}

static void
test_import_encodings (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autofree char *piped = NULL;

  run (fixture, 0, "new", "p.whence");
  fixture_write (fixture, "latin.txt",
                 "Caf\xe9 in Malm\xf6, ferm\xe9 le dimanche.\r\nNext line.\r\n",
                 -1);
  run (fixture, 0, "import", "p.whence", "latin.txt");
  id = fixture_id (fixture);
  assert_says (fixture->err, "latin.txt: ");
  assert_member (fixture, id, "text", "\"Café in Malmö, fermé le dimanche.\\nNext line.\\n\"");

  run_with (fixture, 0, "\xef\xbb\xbfPiped words.\n", "import", "p.whence", "-", "--title", "Pipe");
  piped = fixture_id (fixture);
  assert_member (fixture, piped, "text", "\"Piped words.\\n\"");
  assert_member (fixture, piped, "title", "\"Pipe\"");
  run_with (fixture, 2, "", "import", "p.whence", "-");
  run (fixture, 0, "check", "p.whence");
}

static void
test_add_entity (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *id = NULL;

  run (fixture, 0, "new", "p.whence");
  run (fixture, 0, "add", "--type=organization", "entity", "--name", "entity", "p.whence",
       "--alias", "A, with a comma", "--alias", "B", "--description", "What it is", "--tag", "t",
       "--notes", "-", "--identifier", "wikidata=Q42", "--identifier", "isni=0=1",
       "--creator", "Kim");
  id = fixture_id (fixture);
  assert_member (fixture, id, "name", "\"entity\"");
  assert_member (fixture, id, "aliases", "[\"A, with a comma\",\"B\"]");
  assert_member (fixture, id, "identifiers", "{\"wikidata\":\"Q42\",\"isni\":\"0=1\"}");
  assert_member (fixture, id, "creator", "\"Kim\"");
  assert_member (fixture, id, "notes", "\"-\"");

  run (fixture, 2, "add", "entity", "p.whence", "--name", "No type");
  assert_says (fixture->err, "--type");
  run (fixture, 2, "add", "entity", "p.whence", "--type", "person");
  assert_says (fixture->err, "--name");
  run (fixture, 2, "add", "entity", "p.whence", "--type", "person", "--name", "");
  run (fixture, 2, "add", "entity", "p.whence", "--type", "ship", "--name", "Vasa");
  assert_says (fixture->err, "ship");
  run (fixture, 2, "add", "entity", "p.whence", "--type", "person", "--name", "A",
       "--identifier", "Q42");
  run (fixture, 2, "add", "entity", "p.whence", "--type", "person", "--name", "A",
       "--identifier", "a=1", "--identifier", "a=2");
  run (fixture, 2, "add", "entity", "p.whence", "--type", "person", "--name", "A", "--alias",
       "\xff");
  run (fixture, 2, "add", "entity", "missing.whence", "--type", "person", "--name", "A");
  assert_says (fixture->err, "missing.whence");
  run (fixture, 0, "list", "entities", "p.whence");
  g_assert_true (strchr (fixture->out, '\n') == strrchr (fixture->out, '\n'));
}

static void
test_add_claim (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *ferry = NULL;
  g_autofree char *bridge = NULL;
  g_autofree char *ida = NULL;
  g_autofree char *tom = NULL;
  g_autofree char *id = NULL;
  g_autofree char *via = NULL;

  make_project (fixture, &ferry, &bridge);
  ida = add_person (fixture, "Ida Holm");
  tom = add_person (fixture, "Tom Åberg");
  run (fixture, 0, "add", "claim", "p.whence", "--text", "It will pay", "--speaker", tom, "--via",
       ida, "--via", tom, "--about", ida, "--kind", "prediction", "--status", "disputed",
       "--date", "2026-03", "--credibility", "4", "--tag", "money", "--notes", "Look again");
  id = fixture_id (fixture);
  via = g_strdup_printf ("[\"%s\",\"%s\"]", ida, tom);
  assert_member (fixture, id, "via", via);
  assert_member (fixture, id, "kind", "\"prediction\"");
  assert_member (fixture, id, "status", "\"disputed\"");
  assert_member (fixture, id, "credibility", "\"4\"");

  run (fixture, 2, "add", "claim", "p.whence");
  run (fixture, 2, "add", "claim", "p.whence", "--text", "A", "--speaker", "nobody");
  assert_says (fixture->err, "nobody");
  run (fixture, 2, "add", "claim", "p.whence", "--text", "A", "--via", ferry);
  run (fixture, 2, "add", "claim", "p.whence", "--text", "A", "--kind", "rumour");
  assert_says (fixture->err, "prediction");
  run (fixture, 2, "add", "claim", "p.whence", "--text", "A", "--date", "2026-13");
  run (fixture, 2, "add", "claim", "p.whence", "--text", "A", "--credibility", "7");
  run (fixture, 0, "check", "p.whence");
}

static void
test_passages (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *ferry = NULL;
  g_autofree char *bridge = NULL;
  g_autofree char *ida = NULL;
  g_autofree char *claim = NULL;
  g_autofree char *mention = NULL;
  g_autofree char *evidence = NULL;
  g_autofree char *start = NULL;

  make_project (fixture, &ferry, &bridge);
  ida = add_person (fixture, "Ida Holm");
  claim = add_claim (fixture, "It loses money");

  /* Offsets are code points: an emoji is one. */
  run (fixture, 0, "add", "mention", "p.whence", "--entity", ida, "--source", bridge, "--quote",
       "Ida Holm");
  mention = fixture_id (fixture);
  {
    g_autoptr (JsonNode) node = show (fixture, bridge);
    g_autoptr (JsonNode) passage = show (fixture, mention);
    const char *text = json_object_get_string_member (json_node_get_object (node), "text");
    gint64 at = json_object_get_int_member (json_node_get_object (passage), "start");

    g_assert_cmpint (at, ==, g_utf8_strlen (text, strstr (text, "Ida Holm") - text));
    start = g_strdup_printf ("%" G_GINT64_FORMAT, at + 4);
  }
  {
    g_autofree char *end = g_strdup_printf ("%d", atoi (start) + 4);

    run (fixture, 0, "add", "mention", "p.whence", "--entity", ida, "--source", bridge, "--start",
         start, "--end", end);
  }
  g_free (mention);
  mention = fixture_id (fixture);
  assert_member (fixture, mention, "exact", "\"Holm\"");

  /* Words alone are looked for in all sources. */
  run (fixture, 0, "add", "evidence", "p.whence", "--claim", claim, "--quote",
       "the ferry earned money in 2024", "--stance", "contradicts");
  evidence = fixture_id (fixture);
  assert_member (fixture, evidence, "stance", "\"contradicts\"");

  run (fixture, 2, "add", "mention", "p.whence", "--entity", ida, "--quote", "Ida Holm");
  assert_says (fixture->err, ferry);
  assert_says (fixture->err, bridge);
  run (fixture, 2, "add", "mention", "p.whence", "--entity", ida, "--source", ferry, "--quote",
       "Holm");
  assert_says (fixture->err, "33, ");
  run (fixture, 2, "add", "mention", "p.whence", "--entity", ida, "--quote", "nowhere to be read");
  assert_says (fixture->err, "nowhere to be read");
  run (fixture, 0, "check", "p.whence");
}

static void
test_bad_passages (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char *const offsets[][2] = {
    { "5", "5" }, { "6", "5" }, { "0", "100000" }, { "-1", "5" }, { "x", "5" }, { "0", "1e3" },
    { "0", "99999999999999999999" }, { "0", "0x10" },
  };
  g_autofree char *ferry = NULL;
  g_autofree char *bridge = NULL;
  g_autofree char *ida = NULL;
  g_autofree char *claim = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_project (fixture, &ferry, &bridge);
  ida = add_person (fixture, "Ida Holm");
  claim = add_claim (fixture, "It loses money");
  before = fixture_read (fixture, "p.whence");

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    run (fixture, 2, "add", "mention", "p.whence", "--entity", ida, "--source", ferry, "--start",
         offsets[i][0], "--end", offsets[i][1]);
  run (fixture, 2, "add", "mention", "p.whence", "--entity", ida, "--source", ferry);
  run (fixture, 2, "add", "mention", "p.whence", "--entity", ida, "--start", "0", "--end", "5");
  run (fixture, 2, "add", "mention", "p.whence", "--entity", ida, "--source", ferry, "--start",
       "0", "--end", "5", "--quote", "Monday");
  run (fixture, 2, "add", "mention", "p.whence", "--entity", ida, "--source", ferry, "--quote", "");
  run (fixture, 2, "add", "mention", "p.whence", "--entity", claim, "--quote", "Monday");
  run (fixture, 2, "add", "mention", "p.whence", "--entity", ida, "--source", ida, "--quote",
       "Monday");
  run (fixture, 2, "add", "mention", "p.whence", "--quote", "Monday");
  run (fixture, 2, "add", "evidence", "p.whence", "--claim", ida, "--quote", "Monday");
  run (fixture, 2, "add", "evidence", "p.whence", "--quote", "Monday");
  run (fixture, 2, "add", "evidence", "p.whence", "--claim", claim, "--quote", "Monday",
       "--stance", "maybe");
  assert_says (fixture->err, "contradicts");

  after = fixture_read (fixture, "p.whence");
  g_assert_cmpstr (before, ==, after);
}

static void
test_add_link (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *ferry = NULL;
  g_autofree char *bridge = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *ida = NULL;
  g_autofree char *tom = NULL;
  g_autofree char *link = NULL;
  g_autofree char *again = NULL;

  make_project (fixture, &ferry, &bridge);
  one = add_claim (fixture, "It loses money");
  other = add_claim (fixture, "It earns money");
  ida = add_person (fixture, "Ida Holm");
  tom = add_person (fixture, "Tom Åberg");

  run (fixture, 0, "add", "link", "p.whence", "--from", one, "--to", other, "--kind",
       "contradicts", "--notes", "Since when?");
  link = fixture_id (fixture);
  assert_member (fixture, link, "kind", "\"contradicts\"");
  run (fixture, 0, "add", "evidence", "p.whence", "--link", link, "--quote",
       "The union disagrees");
  again = fixture_id (fixture);
  g_assert_cmpstr (link, ==, again);
  run (fixture, 0, "add", "link", "p.whence", "--from", ida, "--to", tom, "--kind",
       "argues with");

  run (fixture, 2, "add", "link", "p.whence", "--from", one, "--to", other, "--kind", "likes");
  assert_says (fixture->err, "qualifies");
  run (fixture, 2, "add", "link", "p.whence", "--from", one, "--to", ferry, "--kind", "repeats");
  run (fixture, 2, "add", "link", "p.whence", "--from", one, "--to", other);
  run (fixture, 2, "add", "link", "p.whence", "--to", other, "--kind", "repeats");
  run (fixture, 2, "add", "evidence", "p.whence", "--link", link, "--quote", "Monday",
       "--direct");
  run (fixture, 2, "add", "evidence", "p.whence", "--link", link, "--claim", one, "--quote",
       "Monday");
  run (fixture, 0, "check", "p.whence");
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const lists[] = { "sources", "entities", "claims", "links" };
  g_autofree char *ferry = NULL;
  g_autofree char *bridge = NULL;
  g_autofree char *ida = NULL;
  g_autofree char *claim = NULL;
  g_autofree char *row = NULL;
  g_autofree char *project = NULL;

  make_project (fixture, &ferry, &bridge);
  ida = add_person (fixture, "Ida\tHolm");
  claim = add_claim (fixture, "It loses\nmoney");
  run (fixture, 0, "add", "link", "p.whence", "--from", ida, "--to", claim, "--kind", "said");

  run (fixture, 0, "list", "entities", "p.whence");
  row = g_strdup_printf ("%s\tperson\tIda Holm\t\t0\n", ida);
  g_assert_cmpstr (fixture->out, ==, row);
  run (fixture, 0, "list", "claims", "p.whence");
  assert_says (fixture->out, "\topen\tThe source itself\tIt loses money\t0\n");
  run (fixture, 0, "list", "links", "p.whence");
  assert_says (fixture->out, "\tIda Holm\tsaid\tIt loses money\n");
  run (fixture, 0, "list", "sources", "p.whence");
  g_assert_true (g_str_has_prefix (fixture->out, ferry));

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (JsonNode) node = NULL;

      run (fixture, 0, "list", "--json", lists[i], "p.whence");
      node = fixture_json (fixture);
      g_assert_true (JSON_NODE_HOLDS_ARRAY (node));
      g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==,
                        g_str_equal (lists[i], "sources") ? 2 : 1);
      g_assert_null (strstr (fixture->out, "\"text\": \"The Lund"));
    }

  project = fixture_read (fixture, "p.whence");
  run_with (fixture, 0, project, "list", "claims", "-");
  assert_says (fixture->out, claim);
}

static void
test_show (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *ferry = NULL;
  g_autofree char *bridge = NULL;
  g_autofree char *ida = NULL;
  g_autofree char *claim = NULL;
  g_autoptr (JsonNode) node = NULL;

  make_project (fixture, &ferry, &bridge);
  ida = add_person (fixture, "Ida Holm");
  run (fixture, 0, "add", "claim", "p.whence", "--text", "It loses money", "--speaker", ida);
  claim = fixture_id (fixture);
  run (fixture, 0, "add", "evidence", "p.whence", "--claim", claim, "--quote", "nine years");

  run (fixture, 0, "show", "p.whence", claim);
  assert_says (fixture->out, "text: It loses money\n");
  assert_says (fixture->out, "(Ida Holm)");
  assert_says (fixture->out, "  exact: nine years\n");
  node = show (fixture, ferry);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "text"), ==, FERRY);
  run (fixture, 0, "show", "p.whence", "project");
  assert_says (fixture->out, "title: Ferry or bridge\n");
  run (fixture, 0, "show", "p.whence", "--", claim);

  run (fixture, 2, "show", "p.whence", "no-such-id");
  assert_says (fixture->err, "p.whence");
  assert_says (fixture->err, "no-such-id");
  run (fixture, 2, "show", "p.whence", "--", "-x");
  assert_says (fixture->err, "-x");
}

static void
test_set (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *ferry = NULL;
  g_autofree char *bridge = NULL;
  g_autofree char *ida = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_project (fixture, &ferry, &bridge);
  ida = add_person (fixture, "Ida Holm");
  run (fixture, 0, "set", "p.whence", ida, "aliases", "Holm, the mayor");
  assert_member (fixture, ida, "aliases", "[\"Holm\",\"the mayor\"]");
  run (fixture, 0, "set", "p.whence", ida, "aliases", "[\"Holm, Ida\"]");
  assert_member (fixture, ida, "aliases", "[\"Holm, Ida\"]");
  run (fixture, 0, "set", "p.whence", ida, "aliases", "");
  assert_member (fixture, ida, "aliases", NULL);
  run (fixture, 0, "set", "p.whence", ida, "identifiers", "{\"wikidata\":\"Q1\"}");
  assert_member (fixture, ida, "identifiers", "{\"wikidata\":\"Q1\"}");
  run (fixture, 0, "set", "p.whence", ferry, "archiveUrl", "https://example.org/");
  run (fixture, 0, "set", "p.whence", "--", ida, "notes", "-5");
  assert_member (fixture, ida, "notes", "\"-5\"");
  run (fixture, 0, "set", "p.whence", "project", "description", "Two texts");
  run (fixture, 0, "show", "p.whence", "project");
  assert_says (fixture->out, "description: Two texts\n");

  before = fixture_read (fixture, "p.whence");
  run (fixture, 2, "set", "p.whence", ida, "colour", "red");
  assert_says (fixture->err, "colour");
  assert_says (fixture->err, "aliases");
  run (fixture, 2, "set", "p.whence", ida, "type", "ship");
  run (fixture, 2, "set", "p.whence", ida, "id", "other");
  run (fixture, 2, "set", "p.whence", ferry, "text", "Other words");
  run (fixture, 2, "set", "p.whence", ferry, "published", "2026-02-30");
  run (fixture, 2, "set", "p.whence", ida, "notes", "\xff");
  run (fixture, 2, "set", "p.whence", "no-such-id", "notes", "A");
  run_with (fixture, 2, before, "set", "-", ida, "notes", "A");
  after = fixture_read (fixture, "p.whence");
  g_assert_cmpstr (before, ==, after);
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *ferry = NULL;
  g_autofree char *bridge = NULL;
  g_autofree char *ida = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  make_project (fixture, &ferry, &bridge);
  ida = add_person (fixture, "Ida Holm");
  run (fixture, 0, "add", "mention", "p.whence", "--entity", ida, "--quote", "Mayor Ida Holm");
  run (fixture, 0, "add", "claim", "p.whence", "--text", "It loses money", "--speaker", ida);
  one = fixture_id (fixture);
  other = add_claim (fixture, "It earns money");
  run (fixture, 0, "add", "link", "p.whence", "--from", one, "--to", other, "--kind",
       "contradicts");
  run (fixture, 0, "add", "evidence", "p.whence", "--claim", one, "--quote", "nine years");

  run (fixture, 2, "remove", "p.whence", "no-such-id");
  run (fixture, 2, "remove", "p.whence", "project");
  run (fixture, 0, "remove", "p.whence", ida);
  assert_says (fixture->err, "1 mention");
  assert_says (fixture->err, "1 claim");
  assert_member (fixture, one, "speaker", NULL);
  run (fixture, 0, "remove", "p.whence", other);
  assert_says (fixture->err, "1 link");
  run (fixture, 0, "remove", "p.whence", ferry);
  assert_says (fixture->err, "1 passage of evidence");
  assert_member (fixture, one, "evidence", NULL);
  run (fixture, 2, "show", "p.whence", ferry);
  run (fixture, 0, "check", "p.whence");
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *ferry = NULL;
  g_autofree char *bridge = NULL;
  g_autofree char *html = NULL;

  make_project (fixture, &ferry, &bridge);
  run (fixture, 0, "export", "p.whence", "--format", "html", "--output", "p.html");
  g_assert_cmpstr (fixture->out, ==, "");
  html = fixture_read (fixture, "p.html");
  run (fixture, 0, "export", "p.whence", "--format", "html");
  g_assert_cmpstr (fixture->out, ==, html);
  run (fixture, 0, "export", "p.whence", "--format", "markdown", "--output", "-");
  assert_says (fixture->out, "Ferry or bridge");
  run (fixture, 0, "export", "p.whence", "--format", "csv", "--output", "tables");
  g_assert_true (fixture_has (fixture, "tables/sources.csv"));

  run (fixture, 2, "export", "p.whence", "--format", "html", "--output", "p.whence");
  assert_says (fixture->err, "p.whence");
  run (fixture, 0, "check", "p.whence");
  run (fixture, 2, "export", "p.whence", "--format", "csv");
  assert_says (fixture->err, "--output");
  run (fixture, 2, "export", "p.whence");
  assert_says (fixture->err, "--format");
  run (fixture, 2, "export", "p.whence", "--format", "papyrus");
  assert_says (fixture->err, "html");
  run (fixture, 2, "export", "p.whence", "--format", "html", "--output", "ferry.txt/p.html");
  run (fixture, 2, "export", "p.whence", "--format", "html", "--output", "/dev/full");
  assert_says (fixture->err, "/dev/full");
  run (fixture, 2, "export", "missing.whence", "--format", "html");
}

static void
test_formats (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonArray *write;

  run (fixture, 0, "formats");
  assert_says (fixture->out, "read\tmarkdown\t");
  assert_says (fixture->out, "write\thtml\t");
  run (fixture, 0, "formats", "--json");
  node = fixture_json (fixture);
  g_assert_true (json_object_has_member (json_node_get_object (node), "read"));
  write = json_object_get_array_member (json_node_get_object (node), "write");
  g_assert_true (json_object_get_boolean_member (json_array_get_object_element (write, 0),
                                                 "available"));
  run (fixture, 2, "formats", "html");
}

static void
test_stats (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *ferry = NULL;
  g_autofree char *bridge = NULL;
  g_autofree char *ida = NULL;
  g_autofree char *claim = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *stats;
  JsonObject *source;

  make_project (fixture, &ferry, &bridge);
  ida = add_person (fixture, "Ida Holm");
  run (fixture, 0, "add", "claim", "p.whence", "--text", "It loses money", "--speaker", ida,
       "--status", "refuted");
  claim = fixture_id (fixture);
  run (fixture, 0, "add", "evidence", "p.whence", "--claim", claim, "--quote", "nine years");

  run (fixture, 0, "stats", "p.whence");
  assert_says (fixture->out, "     1  refuted\n");
  run (fixture, 0, "stats", "p.whence", "--json");
  node = fixture_json (fixture);
  stats = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (stats, "sources"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (
    stats, "claimsByStatus"), "refuted"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (
    stats, "entitiesByType"), "person"), ==, 1);
  source = json_array_get_object_element (json_object_get_array_member (stats, "bySource"), 0);
  g_assert_cmpstr (json_object_get_string_member (source, "id"), ==, ferry);
  g_assert_cmpint (json_object_get_int_member (source, "evidence"), ==, 1);
}

/* Of several that edit one file at once, none loses what another did. */
static void
test_at_once (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) processes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (JsonNode) node = NULL;

  run (fixture, 0, "new", "p.whence");
  for (guint i = 0; i < 12; i++)
    {
      const char *const words[] = { g_getenv ("WHENCE_CLI"), "add", "claim", "p.whence", "--text",
                                    "At once", NULL };

      g_ptr_array_add (processes, fixture_spawn (fixture, FALSE, words));
    }
  for (guint i = 0; i < processes->len; i++)
    {
      g_autoptr (GError) error = NULL;

      g_subprocess_communicate (g_ptr_array_index (processes, i), NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (g_subprocess_get_exit_status (g_ptr_array_index (processes, i)), ==, 0);
    }

  run (fixture, 0, "list", "claims", "p.whence", "--json");
  node = fixture_json (fixture);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 12);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("WHENCE_CREATOR");

  test_add ("/cli/help", test_help);
  test_add ("/cli/no-words", test_no_words);
  test_add ("/cli/new", test_new);
  test_add ("/cli/workflow", test_workflow);
  test_add ("/cli/import", test_import);
  test_add ("/cli/import/encodings", test_import_encodings);
  test_add ("/cli/add/entity", test_add_entity);
  test_add ("/cli/add/claim", test_add_claim);
  test_add ("/cli/add/passages", test_passages);
  test_add ("/cli/add/bad-passages", test_bad_passages);
  test_add ("/cli/add/link", test_add_link);
  test_add ("/cli/list", test_list);
  test_add ("/cli/show", test_show);
  test_add ("/cli/set", test_set);
  test_add ("/cli/remove", test_remove);
  test_add ("/cli/export", test_export);
  test_add ("/cli/formats", test_formats);
  test_add ("/cli/stats", test_stats);
  test_add ("/cli/at-once", test_at_once);

  return g_test_run ();
}
