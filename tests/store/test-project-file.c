/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "store/whence-json-scan.h"
#include "store/whence-project-file.h"
#include "store/whence-project-reader.h"
#include "store/whence-store-error.h"
#include "store/whence-project-writer.h"
#include "utils/whence-test-project.h"

static WhenceProject *
read_text (const char  *text,
           GPtrArray  **problems,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return whence_project_read (bytes, problems, NULL, error);
}

static void
assert_same_bytes (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceProject) project = read_text (text, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  bytes = whence_project_write (project);
  written = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (written, ==, text);
}

static char *
replace (const char *text,
         const char *old,
         const char *new)
{
  const char *at = strstr (text, old);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, new, at + strlen (old));
}

static void
test_round_trip (void)
{
  g_autofree char *text = whence_test_project_dup_json ();

  assert_same_bytes (text);
  assert_same_bytes ("{\n  \"format\": \"whence-project\",\n  \"version\": 1\n}\n");
}

/* Members that this program does not know come back, where they were. */
static void
test_unknown_members (void)
{
  g_autofree char *text = whence_test_project_dup_json ();
  g_autofree char *top = replace (text, "  \"title\": \"Harbour\",\n",
                                  "  \"x-first\": [\n    1.5,\n    null\n  ],\n"
                                  "  \"title\": \"Harbour\",\n  \"x-new\": {},\n");
  g_autofree char *source = replace (top, "      \"notes\": \"Read twice\",\n",
                                     "      \"notes\": \"Read twice\",\n      \"x\": true,\n");
  g_autofree char *heading = replace (source, "          \"level\": 1\n",
                                      "          \"level\": 1,\n          \"x\": \"y\"\n");
  g_autofree char *mention = replace (heading, "          \"exact\": \"Marta Eide\",\n",
                                      "          \"exact\": \"Marta Eide\",\n"
                                      "          \"x\": 123456789012345678,\n");

  assert_same_bytes (mention);
}

/* Numbers too, that 64 bits do not hold or that are written in another way. */
static void
test_unknown_numbers (void)
{
  const char *const numbers[] = {
    "3.141592653589793238462643383279", "12345678901234567890.5", "0.1e-400", "1e5", "1E+2", "-0",
    "-0.0", "18446744073709551615", "-9223372036854775809", "1e400", "-1E400", "1.50", "0.5",
    "9223372036854775807", "100000000000000000000000000000000000000000000000000000000000000000001",
  };
  g_autofree char *text = whence_test_project_dup_json ();

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *flat = g_strdup_printf ("  \"x\": %s,\n  \"title\": \"Harbour\",\n",
                                               numbers[i]);
      g_autofree char *deep = g_strdup_printf (
        "          \"exact\": \"Marta Eide\",\n          \"x\": {\n            \"y\": [\n"
        "              \"%s\",\n              %s,\n              {}\n            ],\n"
        "            \"z\": %s\n          },\n", numbers[i], numbers[i], numbers[i]);
      g_autofree char *top = replace (text, "  \"title\": \"Harbour\",\n", flat);
      g_autofree char *both = replace (top, "          \"exact\": \"Marta Eide\",\n", deep);

      assert_same_bytes (both);
    }
}

/* Strings of any make come back as the shortest that says the same. */
static void
test_unknown_strings (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceProject) project =
    read_text ("{\"version\":1,\"format\":\"whence-project\",\"\\u0078\":[\"\\/\\\"\\\\\","
               "\"\\u00e9\\ud834\\udd1e\", true ,false,null,[ ] ,{ } ]}", NULL, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  bytes = whence_project_write (project);
  written = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (written, ==,
                   "{\n  \"format\": \"whence-project\",\n  \"version\": 1,\n  \"x\": [\n"
                   "    \"/\\\"\\\\\",\n    \"é𝄞\",\n    true,\n    false,\n    null,\n"
                   "    [],\n    {}\n  ]\n}\n");
}

/* What is at its default is left out, whatever the file had. */
static void
test_defaults (void)
{
  g_autoptr (WhenceProject) project =
    read_text ("{\"version\":1,\"format\":\"whence-project\",\"title\":\"\",\"sources\":[],"
               "\"description\":null}", NULL, NULL);
  g_autoptr (GBytes) bytes = whence_project_write (project);
  g_autofree char *written = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (written, ==, "{\n  \"format\": \"whence-project\",\n  \"version\": 1\n}\n");
}

/* A name and a text may be empty in a file, and everything else of the object be edited. */
static void
test_empty_names (void)
{
  g_autofree char *text = whence_test_project_dup_json ();
  g_autofree char *unnamed = replace (text, "      \"name\": \"Marta Eide\",\n", "");
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceProject) project = NULL;
  g_autoptr (WhenceEntity) entity = NULL;
  g_autoptr (WhenceChange) change = whence_change_new ("Edit");

  assert_same_bytes (unnamed);
  project = read_text (unnamed, NULL, &error);
  g_assert_no_error (error);
  entity = g_list_model_get_item (whence_project_get_entities (project), 0);
  g_assert_cmpstr (whence_words_entity_name (entity), ==, "Unnamed entity");
  whence_change_set_string (change, WHENCE_OBJECT (entity), "name", "");
  whence_change_set_string (change, WHENCE_OBJECT (entity), "notes", "Who?");
  whence_project_apply (project, change, &error);
  g_assert_no_error (error);
}

typedef struct
{
  const char *old;       /* what is replaced in the whole project */
  const char *new;
  const char *path;      /* where the error says it is */
} Broken;

static void
test_broken (void)
{
  const Broken cases[] = {
    { "\"whence-project\"", "\"other\"", "$.format" },
    { "\"version\": 1", "\"version\": 2", "$.version" },
    { "\"version\": 1", "\"version\": \"1\"", "$.version" },
    { "\"type\": \"person\"", "\"type\": \"alien\"", "$.entities[0]: type" },
    { "\"kind\": \"opinion\"", "\"kind\": \"rumour\"", "$.claims[0]: kind" },
    { "\"status\": \"disputed\"", "\"status\": \"\"", "$.claims[0]: status" },
    { "\"stance\": \"supports\"", "\"stance\": 1", "$.claims[0].evidence[0]: " },
    { "\"published\": \"2026-01\"", "\"published\": \"2026-13\"", "$.sources[0]: published" },
    { "\"reliability\": \"B\"", "\"reliability\": \"X\"", "$.sources[0]: reliability" },
    { "\"speaker\": \"00000000-0000-4000-8000-000000000003\"",
      "\"speaker\": \"00000000-0000-4000-8000-000000000002\"", "$.claims[0]: speaker" },
    { "\"to\": \"00000000-0000-4000-8000-000000000008\"", "\"to\": \"nobody\"", "$.links[0]: to" },
    { "\"kind\": \"contradicts\"", "\"kind\": \"dislikes\"", "$.links[0]: kind" },
    { "\"id\": \"00000000-0000-4000-8000-000000000007\"",
      "\"id\": \"00000000-0000-4000-8000-000000000004\"", "$.claims[0].evidence[0]: id" },
    { "      \"id\": \"00000000-0000-4000-8000-000000000005\",\n", "", "$.entities[1]: id" },
    { "\"exact\": \"Marta Eide\"", "\"exact\": \"Marta Eido\"",
      "$.entities[0].mentions[0]: exact" },
    { "\"end\": 48", "\"end\": 480", "$.entities[0].mentions[0]: " },
    { "\"start\": 38", "\"start\": -1", "$.entities[0].mentions[0]: start" },
    { "\"start\": 38", "\"start\": 38.0", "$.entities[0].mentions[0]: start" },
    { "\"start\": 38", "\"start\": 1e400", "$.entities[0].mentions[0]: start" },
    { "\"start\": 38", "\"start\": 18446744073709551654", "$.entities[0].mentions[0]: start" },
    { "\"name\": \"Marta Eide\"", "\"name\": 1e400", "$.entities[0]: name" },
    { "\"aliases\": [", "\"aliases\": [-0, ", "$.entities[0]: aliases" },
    { "        20\n", "        -1e400\n", "$.sources[0]: pages" },
    { "\"version\": 1", "\"version\": 18446744073709551617", "$.version" },
    { "\"from\": \"00000000-0000-4000-8000-000000000006\"",
      "\"from\": \"00000000-0000-4000-8000-000000000008\"", "$.links[0]: to" },
    { "\"wikidata\": \"Q1\"", "\"\": \"Q1\"", "$.entities[0]: identifiers" },
    { "          \"exact\": \"The ferry is late\",\n", "", "$.links[0].evidence[0]: " },
    { "\"suffix\": \".\"", "\"suffix\": \"!\"", "$.links[0].evidence[0]: suffix" },
    { "        20\n", "        2000\n", "$.sources[0]: pages" },
    { "\"level\": 1", "\"level\": 9", "$.sources[0].headings[0]: level" },
    { "\"wikidata\": \"Q1\"", "\"wikidata\": [\"Q1\"]", "$.entities[0]: identifiers" },
    { "\"aliases\": [", "\"aliases\": [1, ", "$.entities[0]: aliases" },
    { "aground\\n\\nThe", "aground\\r\\nThe", "$.sources[0]: text" },
  };
  g_autofree char *text = whence_test_project_dup_json ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *broken = replace (text, cases[i].old, cases[i].new);
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (broken, NULL, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].path));
    }
}

static void
test_not_json (void)
{
  const char *const texts[] = { "", "{", "hello", "[1, 2", "{\"a\": 1} x", "\xff\xfe", "// c\n{}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (texts[i], NULL, &error));
      g_assert_true (error->domain == WHENCE_JSON_ERROR);
    }
}

static void
test_not_a_project (void)
{
  const char *const texts[] = { "[]", "1", "\"x\"", "{}", "{\"format\": 1, \"version\": 1}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (texts[i], NULL, &error));
      g_assert_error (error, WHENCE_ERROR, WHENCE_ERROR_FORMAT);
    }
}

/* The whole project cut anywhere is never loaded, and never crashes. */
static void
test_cut_short (void)
{
  g_autofree char *text = whence_test_project_dup_json ();

  for (gsize length = 0; length < strlen (text) - 2; length++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (whence_project_read (bytes, NULL, NULL, &error));
      g_assert_nonnull (error);
    }
}

static void
test_nested (void)
{
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (deep, NULL, &error));
  g_assert_error (error, WHENCE_JSON_ERROR, WHENCE_JSON_ERROR_DEPTH);
}

static void
test_all_problems (void)
{
  g_autofree char *text = whence_test_project_dup_json ();
  g_autofree char *first = replace (text, "\"exact\": \"Marta Eide\"", "\"exact\": \"Nobody\"");
  g_autofree char *both = replace (first, "\"to\": \"00000000-0000-4000-8000-000000000008\"",
                                   "\"to\": \"nobody\"");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceProject) project = read_text (both, &problems, &error);
  WhenceProblem *problem;

  g_assert_no_error (error);
  g_assert_nonnull (project);
  g_assert_cmpuint (problems->len, ==, 2);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpstr (problem->path, ==, "$.entities[0].mentions[0]");
  g_assert_cmpstr (problem->id, ==, "00000000-0000-4000-8000-000000000004");
  g_assert_error (problem->error, WHENCE_ERROR, WHENCE_ERROR_QUOTE);
}

/* A message about a long value shows the start of it, which ends where a code point does. */
static void
test_long_values (void)
{
  static const char *const members[] = {
    "\"published\": \"2026-01\"", "\"type\": \"person\"", "\"kind\": \"opinion\"",
    "\"exact\": \"Marta Eide\"", "\"to\": \"00000000-0000-4000-8000-000000000008\"",
    "\"kind\": \"contradicts\"",
  };
  g_autofree char *text = whence_test_project_dup_json ();

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    for (guint n_letters = 0; n_letters < 4; n_letters++)
      {
        g_autoptr (GString) value = g_string_new (members[i]);
        g_autofree char *broken = NULL;
        g_autoptr (GError) error = NULL;

        g_string_truncate (value, (gsize) (strstr (members[i], ": ") + 3 - members[i]));
        for (guint j = 0; j < 200; j++)
          g_string_append (value, j < n_letters ? "a" : "😀");
        g_string_append_c (value, '"');
        broken = replace (text, members[i], value->str);

        g_assert_null (read_text (broken, NULL, &error));
        g_test_message ("%s", error->message);
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
        g_assert_nonnull (strstr (error->message, "😀…"));
      }
}

/* What is wrong with a project in many ways, and where; nothing that only follows from it. */
static const Broken many[] = {
  { "\"title\": \"Harbour\"", "\"title\": []", "$" },
  { "\"color\": \"#3584e4\"", "\"color\": \"blue\"", "$.entityTypes[0]" },
  { "\"published\": \"2026-01\"", "\"published\": \"2026-02-30\"", "$.sources[0]" },
  { "        20\n", "        2000\n", "$.sources[0]" },
  { "\"level\": 1", "\"level\": 9", "$.sources[0].headings[0]" },
  { "\"end\": 48", "\"end\": 480", "$.entities[0].mentions[0]" },
  { "      \"id\": \"00000000-0000-4000-8000-000000000005\",\n", "", "$.entities[1]" },
  { "\"kind\": \"opinion\"", "\"kind\": \"rumour\"", "$.claims[0]" },
  { "\"prefix\": \"Ferry 😀", "\"prefix\": \"Boat 😀", "$.claims[0].evidence[0]" },
  { "\"suffix\": \", Marta", "\"suffix\": \"; Marta", "$.claims[0].evidence[0]" },
  { "\"stance\": \"supports\"", "\"stance\": 1", "$.claims[0].evidence[0]" },
  { "    {\n      \"id\": \"00000000-0000-4000-8000-000000000008\",\n"
    "      \"text\": \"The harbour is empty\",\n      \"kind\": \"factual\",\n"
    "      \"status\": \"open\"\n    }\n",
    "    12\n", "$.claims[1]" },
  { "\"kind\": \"contradicts\"", "\"kind\": false", "$.links[0]" },
  { "          \"start\": 55,\n", "          \"start\": \"55\",\n", "$.links[0].evidence[0]" },
};

static gboolean
has_problem (GPtrArray  *problems,
             const char *path)
{
  for (guint i = 0; i < problems->len; i++)
    if (g_str_equal (((WhenceProblem *) g_ptr_array_index (problems, i))->path, path))
      return TRUE;

  return FALSE;
}

static void
test_many_problems (void)
{
  g_autofree char *text = whence_test_project_dup_json ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    {
      char *broken = replace (text, many[i].old, many[i].new);

      g_free (text);
      text = broken;
    }

  g_assert_null (read_text (text, &problems, &error));
  g_assert_error (error, WHENCE_ERROR, WHENCE_ERROR_FORMAT);
  for (guint i = 0; i < problems->len; i++)
    {
      const WhenceProblem *problem = g_ptr_array_index (problems, i);

      g_test_message ("%s: %s", problem->path, problem->error->message);
      g_assert_null (problem->object);
    }
  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    g_assert_true (has_problem (problems, many[i].path));

  /* The claim that is a number has no id, so what refers to it and to the entity without an id
   * is beside the point, and is listed, too.
   */
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (many) + 2);
}

/* What only follows from something that cannot be read is not listed. */
static void
test_no_consequences (void)
{
  static const Broken cases[] = {
    { "\"text\": \"Ferry", "\"text\": 1, \"x\": \"Ferry", "$.sources[0]" },
    { "\"sources\": [", "\"sources\": 1, \"x\": [", "$" },
    { "\"entityTypes\": [", "\"entityTypes\": {}, \"x\": [", "$" },
    { "\"source\": \"00000000-0000-4000-8000-000000000002\"", "\"source\": 2",
      "$.entities[0].mentions[0]" },
    { "\"exact\": \"Marta Eide\"", "\"exacts\": \"Marta Eide\"", "$.entities[0].mentions[0]" },
    { "\"from\": \"", "\"form\": \"", "$.links[0]" },
    { "\"id\": \"00000000-0000-4000-8000-000000000006\"",
      "\"id\": \"00000000-0000-4000-8000-000000000003\"", "$.claims[0]" },
    { "\"type\": \"ship\"", "\"type\": []", "$.entities[1]" },
  };
  g_autofree char *text = whence_test_project_dup_json ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *broken = replace (text, cases[i].old, cases[i].new);
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (broken, &problems, &error));
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].path));
      g_assert_cmpuint (problems->len, ==, i == 6 ? 2 : 1);
    }
}

static GFile *
make_file (const char  *contents,
           char       **folder)
{
  g_autofree char *path = NULL;

  *folder = g_dir_make_tmp ("whence-test-XXXXXX", NULL);
  path = g_build_filename (*folder, "p.whence", NULL);
  g_assert_true (g_file_set_contents (path, contents, -1, NULL));

  return g_file_new_for_path (path);
}

static void
remove_file (GFile      *file,
             const char *folder)
{
  g_file_delete (file, NULL, NULL);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (whence_project_file_save_finish (WHENCE_PROJECT_FILE (source), result, &error));
  g_assert_no_error (error);
  g_main_loop_quit (user_data);
}

static void
test_open_edit_save (void)
{
  g_autofree char *text = whence_test_project_dup_json ();
  g_autofree char *folder = NULL;
  g_autoptr (GFile) file = make_file (text, &folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceProjectFile) opened = NULL;
  g_autoptr (WhenceProjectFile) again = NULL;
  g_autoptr (WhenceChange) change = whence_change_new ("Rename");
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  WhenceProject *project;

  opened = whence_project_file_open (file, WHENCE_OPEN_NONE, NULL, &error);
  g_assert_no_error (error);
  project = whence_project_file_get_project (opened);
  g_assert_false (whence_project_file_get_modified (opened));
  whence_change_set_string (change, WHENCE_OBJECT (project), "title", "Port");
  g_assert_true (whence_project_apply (project, change, NULL));
  g_assert_true (whence_project_file_get_modified (opened));

  whence_project_file_save_async (opened, NULL, NULL, on_saved, loop);
  g_assert_true (whence_project_file_get_saving (opened));
  g_main_loop_run (loop);
  g_assert_false (whence_project_file_get_modified (opened));

  g_assert_null (whence_project_file_open (file, WHENCE_OPEN_NONE, NULL, &error));
  g_assert_error (error, WHENCE_STORE_ERROR, WHENCE_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  again = whence_project_file_open (file, WHENCE_OPEN_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (whence_project_get_title (whence_project_file_get_project (again)), ==, "Port");

  /* Undone and saved again, the file has the bytes that it had. */
  whence_history_undo (whence_project_get_history (project), NULL);
  g_assert_true (whence_project_file_get_modified (opened));
  g_assert_true (whence_project_file_save (opened, NULL, &error));
  {
    g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);

    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
  }
  remove_file (file, folder);
}

static void
test_open_names_the_file (void)
{
  g_autofree char *folder = NULL;
  g_autoptr (GFile) file = make_file ("{\n  \"format\": }", &folder);
  g_autoptr (GFile) folder_file = g_file_new_for_path (folder);
  g_autoptr (GError) error = NULL;

  g_assert_null (whence_project_file_open (file, WHENCE_OPEN_NONE, NULL, &error));
  g_assert_nonnull (strstr (error->message, "p.whence: line 2, column 13"));
  g_clear_error (&error);

  g_assert_null (whence_project_file_open (folder_file, WHENCE_OPEN_NONE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_clear_error (&error);

  remove_file (file, folder);
  g_assert_null (whence_project_file_open (file, WHENCE_OPEN_NONE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_failed_save (void)
{
  g_autoptr (WhenceProjectFile) project_file = whence_project_file_new (WHENCE_OPEN_NO_JOURNAL);
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/null/p.whence");
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceChange) change = whence_change_new ("Rename");
  WhenceProject *project = whence_project_file_get_project (project_file);

  whence_change_set_string (change, WHENCE_OBJECT (project), "title", "Port");
  whence_project_apply (project, change, NULL);
  g_assert_false (whence_project_file_create (project_file, file, NULL, &error));
  g_assert_nonnull (strstr (error->message, "/dev/null/p.whence"));
  g_assert_true (whence_project_file_get_modified (project_file));
  g_assert_null (whence_project_file_get_file (project_file));
}

static void
test_create_keeps_what_is_there (void)
{
  g_autofree char *folder = NULL;
  g_autoptr (GFile) file = make_file ("mine", &folder);
  g_autoptr (WhenceProjectFile) project_file = whence_project_file_new (WHENCE_OPEN_NO_JOURNAL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (whence_project_file_create (project_file, file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "mine", 4);
  remove_file (file, folder);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *state = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  /* Journals that other tests left behind are of the same project. */
  state = g_dir_make_tmp ("whence-state-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);

  g_test_add_func ("/project-file/round-trip", test_round_trip);
  g_test_add_func ("/project-file/unknown-members", test_unknown_members);
  g_test_add_func ("/project-file/unknown-numbers", test_unknown_numbers);
  g_test_add_func ("/project-file/unknown-strings", test_unknown_strings);
  g_test_add_func ("/project-file/empty-names", test_empty_names);
  g_test_add_func ("/project-file/defaults", test_defaults);
  g_test_add_func ("/project-file/broken", test_broken);
  g_test_add_func ("/project-file/not-json", test_not_json);
  g_test_add_func ("/project-file/not-a-project", test_not_a_project);
  g_test_add_func ("/project-file/cut-short", test_cut_short);
  g_test_add_func ("/project-file/nested", test_nested);
  g_test_add_func ("/project-file/all-problems", test_all_problems);
  g_test_add_func ("/project-file/long-values", test_long_values);
  g_test_add_func ("/project-file/many-problems", test_many_problems);
  g_test_add_func ("/project-file/no-consequences", test_no_consequences);
  g_test_add_func ("/project-file/open-edit-save", test_open_edit_save);
  g_test_add_func ("/project-file/open-names-the-file", test_open_names_the_file);
  g_test_add_func ("/project-file/failed-save", test_failed_save);
  g_test_add_func ("/project-file/create-keeps-what-is-there", test_create_keeps_what_is_there);

  status = g_test_run ();
  {
    const char *const names[] = { "whence/journals", "whence", "" };

    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      {
        g_autofree char *path = g_build_filename (state, names[i], NULL);

        g_rmdir (path);
      }
  }

  return status;
}
