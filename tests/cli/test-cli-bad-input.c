/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What whence-cli makes of files that are not what they should be, and how it checks and mends
 * them.
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include <glib/gstdio.h>

#include "cli-fixture.h"

#define SOURCE_ID "5f0c4a3e-0000-4000-8000-000000000001"
#define ENTITY_ID "5f0c4a3e-0000-4000-8000-000000000002"
#define MENTION_ID "5f0c4a3e-0000-4000-8000-000000000003"
#define CLAIM_ID "5f0c4a3e-0000-4000-8000-000000000004"
#define EVIDENCE_ID "5f0c4a3e-0000-4000-8000-000000000005"
#define LINK_ID "5f0c4a3e-0000-4000-8000-000000000006"

/* A sound project, so that each test breaks one thing. */
#define PROJECT \
  "{\n" \
  "  \"format\": \"whence-project\",\n" \
  "  \"version\": 1,\n" \
  "  \"id\": \"5f0c4a3e-0000-4000-8000-000000000000\",\n" \
  "  \"sources\": [\n" \
  "    {\n" \
  "      \"id\": \"" SOURCE_ID "\",\n" \
  "      \"published\": \"2026-02-02\",\n" \
  "      \"text\": \"Mayor Ida Holm spoke. Then Holm left.\"\n" \
  "    }\n" \
  "  ],\n" \
  "  \"entities\": [\n" \
  "    {\n" \
  "      \"id\": \"" ENTITY_ID "\",\n" \
  "      \"type\": \"person\",\n" \
  "      \"name\": \"Ida Holm\",\n" \
  "      \"mentions\": [\n" \
  "        {\n" \
  "          \"id\": \"" MENTION_ID "\",\n" \
  "          \"source\": \"" SOURCE_ID "\",\n" \
  "          \"start\": 6,\n" \
  "          \"end\": 14,\n" \
  "          \"exact\": \"Ida Holm\",\n" \
  "          \"prefix\": \"Mayor \",\n" \
  "          \"suffix\": \" spoke\"\n" \
  "        }\n" \
  "      ]\n" \
  "    }\n" \
  "  ],\n" \
  "  \"claims\": [\n" \
  "    {\n" \
  "      \"id\": \"" CLAIM_ID "\",\n" \
  "      \"text\": \"She left\",\n" \
  "      \"speaker\": \"" ENTITY_ID "\",\n" \
  "      \"evidence\": [\n" \
  "        {\n" \
  "          \"id\": \"" EVIDENCE_ID "\",\n" \
  "          \"source\": \"" SOURCE_ID "\",\n" \
  "          \"start\": 27,\n" \
  "          \"end\": 36,\n" \
  "          \"exact\": \"Holm left\",\n" \
  "          \"stance\": \"asserts\"\n" \
  "        }\n" \
  "      ]\n" \
  "    }\n" \
  "  ],\n" \
  "  \"links\": [\n" \
  "    {\n" \
  "      \"id\": \"" LINK_ID "\",\n" \
  "      \"from\": \"" ENTITY_ID "\",\n" \
  "      \"to\": \"" CLAIM_ID "\",\n" \
  "      \"kind\": \"denies\"\n" \
  "    }\n" \
  "  ]\n" \
  "}\n"

typedef struct
{
  const char *old;
  const char *replacement;
  const char *path;        /* the JSON path that the problem is at */
  const char *words;       /* some of what is said about it */
} Mutation;

static const Mutation mutations[] = {
  { "\"whence-project\"", "\"whence\"", "$.format", "whence-project" },
  { "\"version\": 1", "\"version\": 2", "$.version", "2" },
  { "\"version\": 1", "\"version\": \"1\"", "$.version", "1" },
  { "\"2026-02-02\"", "\"2026-02-30\"", "$.sources[0]", "published" },
  { "\"2026-02-02\"", "20260202", "$.sources[0]", "published" },
  { "\"type\": \"person\"", "\"type\": \"ship\"", "$.entities[0]", "ship" },
  { "\"stance\": \"asserts\"", "\"stance\": \"shouts\"", "$.claims[0].evidence[0]", "shouts" },
  { "\"speaker\": \"" ENTITY_ID, "\"speaker\": \"nobody", "$.claims[0]", "nobody" },
  { "\"from\": \"" ENTITY_ID, "\"from\": \"nobody", "$.links[0]", "nobody" },
  { "\"id\": \"" LINK_ID, "\"id\": \"" CLAIM_ID, "$.links[0]", CLAIM_ID },
  { "\"id\": \"" LINK_ID "\",", "", "$.links[0]", "id" },
  { "\"start\": 6", "\"start\": 7", "$.entities[0].mentions[0]", "exact" },
  { "\"start\": 6", "\"start\": -6", "$.entities[0].mentions[0]", "start" },
  { "\"start\": 6", "\"start\": 6.5", "$.entities[0].mentions[0]", "start" },
  { "\"end\": 14", "\"end\": 1000", "$.entities[0].mentions[0]", "37" },
  { "\"Mayor \"", "\"Queen \"", "$.entities[0].mentions[0]", "prefix" },
  { "\" spoke\"", "\" sang\"", "$.entities[0].mentions[0]", "suffix" },
};

static void
test_mutations (Fixture       *fixture,
                gconstpointer  data)
{
  fixture_write (fixture, "p.whence", PROJECT, -1);
  run (fixture, 0, "check", "p.whence");

  for (guint i = 0; i < G_N_ELEMENTS (mutations); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *place = g_strdup_printf ("p.whence: %s: ", mutations[i].path);

      fixture_write (fixture, "p.whence", PROJECT, -1);
      fixture_replace (fixture, "p.whence", mutations[i].old, mutations[i].replacement);
      before = fixture_read (fixture, "p.whence");

      run (fixture, 1, "check", "p.whence");
      assert_says (fixture->out, place);
      assert_says (fixture->out, mutations[i].words);

      run (fixture, 2, "set", "p.whence", "project", "title", "New");
      assert_says (fixture->err, "p.whence: ");
      assert_says (fixture->err, mutations[i].path);
      after = fixture_read (fixture, "p.whence");
      g_assert_cmpstr (before, ==, after);
    }
}

/* What holds of every file that is no project at all. */
static void
assert_refused (Fixture    *fixture,
                const char *words)
{
  run (fixture, 2, "list", "sources", "bad.whence");
  g_assert_cmpstr (fixture->out, ==, "");
  assert_says (fixture->err, "bad.whence");
  assert_says (fixture->err, words);
  run (fixture, 2, "add", "claim", "bad.whence", "--text", "A");
  run (fixture, 2, "export", "bad.whence", "--format", "html", "--output", "bad.html");
  g_assert_false (fixture_has (fixture, "bad.html"));
  run (fixture, 1, "check", "bad.whence");
  assert_says (fixture->out, "bad.whence: $");
  run (fixture, 1, "check", "bad.whence", "--repair");
  g_assert_false (fixture_has (fixture, "bad.whence~"));
}

static void
test_not_json (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const texts[] = {
    "", "Some words\n", "{", "[1, 2", "{} {}", "// a comment\n{}", "{\"a\": 1,}", "{'a': 1}",
    "\xef\xbb\xbf{}", "NaN", "\"text",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      fixture_write (fixture, "bad.whence", texts[i], -1);
      assert_refused (fixture, "line ");
    }
}

static void
test_not_a_project (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char *const texts[] = {
    "{}", "[]", "null", "12", "{\"format\": \"other\", \"version\": 1}",
    "{\"format\": \"whence-project\"}", "{\"format\": \"whence-project\", \"version\": 99}",
    "{\"format\": \"whence-project\", \"version\": 1, \"sources\": {}}",
    "{\"format\": \"whence-project\", \"version\": 1, \"entities\": [[]]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      fixture_write (fixture, "bad.whence", texts[i], -1);
      assert_refused (fixture, "$");
    }
}

static void
test_cut_short (Fixture       *fixture,
                gconstpointer  data)
{
  static const gsize lengths[] = { 1, 20, 100, 300, 700, sizeof (PROJECT) - 4 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      fixture_write (fixture, "bad.whence", PROJECT, (gssize) lengths[i]);
      assert_refused (fixture, "line ");
    }
}

static void
test_not_utf8 (Fixture       *fixture,
               gconstpointer  data)
{
  fixture_write (fixture, "bad.whence", PROJECT, -1);
  fixture_replace (fixture, "bad.whence", "She left", "She l\xe9" "ft");
  assert_refused (fixture, "UTF-8");
}

static void
test_deep (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *deep = g_malloc (1000001);

  memset (deep, '[', 1000000);
  deep[1000000] = '\0';
  fixture_write (fixture, "bad.whence", deep, -1);
  assert_refused (fixture, "64");

  for (gsize i = 0; i < 1000000; i += 5)
    memcpy (deep + i, "{\"a\":", 5);
  fixture_write (fixture, "bad.whence", deep, -1);
  assert_refused (fixture, "64");
}

static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  run (fixture, 2, "list", "sources", "missing.whence");
  assert_says (fixture->err, "missing.whence");
  run (fixture, 2, "show", "missing.whence", "project");
  assert_says (fixture->err, "missing.whence");
  run (fixture, 2, "stats", "missing.whence");
  run (fixture, 2, "check", "missing.whence");
  assert_says (fixture->err, "missing.whence");
  run (fixture, 2, "remove", "missing.whence", "project");
  run (fixture, 2, "import", "missing.whence", "missing.txt");
  assert_says (fixture->err, "missing.whence");

  run (fixture, 2, "list", "sources", ".");
  run (fixture, 2, "list", "sources", "/dev/null");
  run (fixture, 2, "check", ".");
  run (fixture, 2, "set", "/dev/null", "project", "title", "A");
}

/* A full disk, as far as standard output has one. */
static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const calls[] = {
    "list sources p.whence", "list sources p.whence --json", "show p.whence project",
    "stats p.whence", "formats", "--help", "export p.whence --format html", "new -",
  };

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /dev/full");
      return;
    }

  fixture_write (fixture, "p.whence", PROJECT, -1);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char *line = g_strdup_printf ("exec \"$WHENCE_CLI\" %s >/dev/full", calls[i]);
      const char *const words[] = { "sh", "-c", line, NULL };
      g_autoptr (GSubprocess) process = fixture_spawn (fixture, FALSE, words);
      g_autofree char *err = NULL;
      g_autoptr (GError) error = NULL;

      g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &err, &error);
      g_assert_no_error (error);
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 2);
      assert_says (err, "standard output");
    }
}

static void
test_check_json (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonArray *files;
  JsonObject *file;
  JsonObject *problem;

  fixture_write (fixture, "good.whence", PROJECT, -1);
  fixture_write (fixture, "bad.whence", PROJECT, -1);
  fixture_replace (fixture, "bad.whence", "\"start\": 6", "\"start\": 7");
  fixture_replace (fixture, "bad.whence", "\"speaker\": \"" ENTITY_ID, "\"speaker\": \"nobody");

  run (fixture, 1, "check", "--json", "good.whence", "bad.whence");
  node = fixture_json (fixture);
  files = json_object_get_array_member (json_node_get_object (node), "files");
  g_assert_cmpuint (json_array_get_length (files), ==, 2);
  file = json_array_get_object_element (files, 0);
  g_assert_true (json_object_get_boolean_member (file, "ok"));
  file = json_array_get_object_element (files, 1);
  g_assert_cmpstr (json_object_get_string_member (file, "file"), ==, "bad.whence");
  g_assert_false (json_object_get_boolean_member (file, "ok"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (file, "problems")), ==, 2);
  problem = json_array_get_object_element (json_object_get_array_member (file, "problems"), 0);
  g_assert_cmpstr (json_object_get_string_member (problem, "path"), ==,
                   "$.entities[0].mentions[0]");
  g_assert_cmpstr (json_object_get_string_member (problem, "id"), ==, MENTION_ID);

  run (fixture, 2, "check", "--json", "good.whence", "missing.whence");
  json_node_unref (fixture_json (fixture));
  run_with (fixture, 0, PROJECT, "check", "-");
}

/* A passage whose words are at one place goes there; the file as it was is kept. */
static void
test_repair_passages (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *broken = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *mended = NULL;

  fixture_write (fixture, "p.whence", PROJECT, -1);
  fixture_replace (fixture, "p.whence", "\"start\": 6", "\"start\": 9");
  fixture_replace (fixture, "p.whence", "\"end\": 14", "\"end\": 5000");
  fixture_replace (fixture, "p.whence", "\"exact\": \"Holm left\"",
                   "\"exact\": \"Holm left\",\n          \"prefix\": \"Queen \"");
  broken = fixture_read (fixture, "p.whence");

  run (fixture, 1, "check", "p.whence");
  g_assert_false (fixture_has (fixture, "p.whence~"));
  run (fixture, 0, "check", "--repair", "p.whence");
  assert_says (fixture->err, "$.entities[0].mentions[0]: moved from 9–5000 to 6–14");
  assert_says (fixture->err, "$.claims[0].evidence[0]: ");
  backup = fixture_read (fixture, "p.whence~");
  g_assert_cmpstr (backup, ==, broken);
  run (fixture, 0, "check", "p.whence");
  mended = fixture_read (fixture, "p.whence");
  assert_says (mended, "\"prefix\": \"Mayor Ida Holm spoke. Then \"");
}

/* What would take a guess stays as it is, and nothing is written. */
static void
test_repair_nothing (Fixture       *fixture,
                     gconstpointer  data)
{
  static const Mutation left[] = {
    { "\"exact\": \"Ida Holm\"", "\"exact\": \"Eva Holm\"", NULL, NULL },
    { "\"start\": 27,\n          \"end\": 36,\n          \"exact\": \"Holm left\"",
      "\"start\": 27,\n          \"end\": 30,\n          \"exact\": \"Holm\"", NULL, NULL },
    { "\"speaker\": \"" ENTITY_ID, "\"speaker\": \"nobody", NULL, NULL },
    { "\"type\": \"person\"", "\"type\": 1", NULL, NULL },
  };
  g_autofree char *broken = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      fixture_write (fixture, "p.whence", PROJECT, -1);
      fixture_replace (fixture, "p.whence", left[i].old, left[i].replacement);
      before = fixture_read (fixture, "p.whence");
      run (fixture, 1, "check", "--repair", "p.whence");
      after = fixture_read (fixture, "p.whence");
      g_assert_cmpstr (before, ==, after);
      g_assert_false (fixture_has (fixture, "p.whence~"));
    }

  fixture_write (fixture, "p.whence", PROJECT, -1);
  fixture_replace (fixture, "p.whence", "\"start\": 6", "\"start\": 7");
  broken = fixture_read (fixture, "p.whence");
  run_with (fixture, 0, PROJECT, "check", "--repair", "-");
  run_with (fixture, 2, broken, "check", "--repair", "-");
  assert_says (fixture->err, "standard input");
}

/* Carriage returns go, and every offset after them follows. */
static void
test_repair_line_ends (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *mended = NULL;

  fixture_write (fixture, "p.whence", PROJECT, -1);
  fixture_replace (fixture, "p.whence", "\"text\": \"Mayor Ida Holm spoke. Then Holm left.\"",
                   "\"pages\": [0, 24],\n"
                   "      \"headings\": [{ \"start\": 2, \"end\": 7, \"level\": 1 }],\n"
                   "      \"text\": \"\\r\\nMayor Ida Holm spoke.\\r\\nThen Holm\\rleft.\"");
  fixture_replace (fixture, "p.whence", "\"start\": 6", "\"start\": 8");
  fixture_replace (fixture, "p.whence", "\"end\": 14", "\"end\": 16");
  fixture_replace (fixture, "p.whence", "\"start\": 27", "\"start\": 30");
  fixture_replace (fixture, "p.whence", "\"end\": 36", "\"end\": 39");
  fixture_replace (fixture, "p.whence", "Holm left", "Holm\\rleft");
  fixture_replace (fixture, "p.whence", "\"Mayor \"", "\"\\r\\nMayor \"");

  run (fixture, 1, "check", "p.whence");
  assert_says (fixture->out, "$.sources[0]: ");
  run (fixture, 0, "check", "--repair", "p.whence");
  mended = fixture_read (fixture, "p.whence");
  assert_says (mended, "\"\\nMayor Ida Holm spoke.\\nThen Holm\\nleft.\"");
  assert_says (mended, "\"exact\": \"Holm\\nleft\"");
  assert_says (mended, "\"start\": 7,");
  assert_says (mended, "\"start\": 28,");
  assert_says (mended, "\"start\": 1,");
  run (fixture, 0, "check", "p.whence");
}

/* Every problem is listed, those of an object that cannot be read as well as those of quotes, in
 * the order of the file; and what cannot be read whole is not written again.
 */
static void
test_check_all (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const char *published;
  const char *mention;

  fixture_write (fixture, "p.whence", PROJECT, -1);
  fixture_replace (fixture, "p.whence", "\"2026-02-02\"", "\"2026-02-30\"");
  fixture_replace (fixture, "p.whence", "\"start\": 6", "\"start\": 7");
  fixture_replace (fixture, "p.whence", "\"kind\": \"denies\"", "\"kind\": 1");
  before = fixture_read (fixture, "p.whence");
  run (fixture, 1, "check", "--repair", "p.whence");

  published = strstr (fixture->out, "p.whence: $.sources[0]: published: ");
  mention = strstr (fixture->out, "p.whence: $.entities[0].mentions[0]: exact: ");
  g_assert_nonnull (published);
  g_assert_nonnull (mention);
  g_assert_true (published < mention);
  assert_says (fixture->out, "p.whence: $.links[0]: kind: ");
  assert_says (fixture->err, "3 problems");
  assert_says (fixture->err, "not mended");
  after = fixture_read (fixture, "p.whence");
  g_assert_cmpstr (before, ==, after);
  g_assert_false (fixture_has (fixture, "p.whence~"));
}

/* A backup is not for more eyes than the file. */
static void
test_repair_permissions (Fixture       *fixture,
                         gconstpointer  data)
{
  static const char *const names[] = { "p.whence", "p.whence~" };

  fixture_write (fixture, "p.whence", PROJECT, -1);
  fixture_replace (fixture, "p.whence", "\"start\": 6", "\"start\": 7");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      GStatBuf status;

      if (i == 0)
        {
          g_assert_cmpint (g_chmod (path, 0600), ==, 0);
          run (fixture, 0, "check", "--repair", "p.whence");
        }
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  test_add ("/cli/bad/mutations", test_mutations);
  test_add ("/cli/bad/not-json", test_not_json);
  test_add ("/cli/bad/not-a-project", test_not_a_project);
  test_add ("/cli/bad/cut-short", test_cut_short);
  test_add ("/cli/bad/not-utf8", test_not_utf8);
  test_add ("/cli/bad/deep", test_deep);
  test_add ("/cli/bad/places", test_places);
  test_add ("/cli/bad/full", test_full);
  test_add ("/cli/check/json", test_check_json);
  test_add ("/cli/check/all", test_check_all);
  test_add ("/cli/check/repair-passages", test_repair_passages);
  test_add ("/cli/check/repair-permissions", test_repair_permissions);
  test_add ("/cli/check/repair-nothing", test_repair_nothing);
  test_add ("/cli/check/repair-line-ends", test_repair_line_ends);

  return g_test_run ();
}
