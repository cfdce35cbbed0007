/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/whence-core.h"
#include "store/whence-project-reader.h"
#include "store/whence-project-writer.h"
#include "store/whence-repair.h"

/* A project of one source with @source_members, and of one entity with @mentions, both JSON. */
static char *
make_json (const char *source_members,
           const char *mentions)
{
  return g_strdup_printf ("{\"format\": \"whence-project\", \"version\": 1, \"sources\": "
                          "[{\"id\": \"s\", \"title\": \"S\", %s}], \"entities\": "
                          "[{\"id\": \"e\", \"type\": \"person\", \"name\": \"E\", "
                          "\"mentions\": [%s]}]}", source_members, mentions);
}

static WhenceProject *
read_broken (const char  *json,
             GPtrArray  **problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  WhenceProject *project = whence_project_read (bytes, problems, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint ((*problems)->len, >, 0);

  return project;
}

/* What is mended stays mended when it is written and read. */
static void
assert_sound (WhenceProject *project)
{
  g_autoptr (GBytes) bytes = whence_project_write (project);
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceProject) again = whence_project_read (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (again);
}

static WhencePassage *
get_mention (WhenceProject *project,
             const char    *id)
{
  WhenceObject *object = whence_project_find (project, id);

  g_assert_true (WHENCE_IS_MENTION (object));
  return WHENCE_PASSAGE (object);
}

static void
assert_mention (WhenceProject *project,
                const char    *id,
                guint          start,
                guint          end,
                const char    *exact)
{
  WhencePassage *passage = get_mention (project, id);

  g_assert_cmpuint (whence_passage_get_start (passage), ==, start);
  g_assert_cmpuint (whence_passage_get_end (passage), ==, end);
  g_assert_cmpstr (whence_passage_get_exact (passage), ==, exact);
}

typedef struct
{
  const char *members;       /* of the source */
  const char *mention;       /* its members beside the id and the source */
  guint start;               /* where it is in the end */
  guint end;
  const char *exact;
} Case;

/* The words are at one place. */
static const Case mended[] = {
  { "\"text\": \"one two three\"", "\"start\": 5, \"end\": 8, \"exact\": \"two\"", 4, 7, "two" },
  { "\"text\": \"one two three\"", "\"start\": 5, \"end\": 2000000000, \"exact\": \"two\"", 4, 7,
    "two" },
  { "\"text\": \"é😀 two\"", "\"start\": 7, \"end\": 10, \"exact\": \"two\"", 3, 6, "two" },

  /* They are where the offsets say, and have another context. */
  { "\"text\": \"one two three\"",
    "\"start\": 4, \"end\": 7, \"exact\": \"two\", \"prefix\": \"no\", \"suffix\": \"no\"", 4, 7,
    "two" },
  { "\"text\": \"a b a b\"",
    "\"start\": 4, \"end\": 5, \"exact\": \"a\", \"prefix\": \"no\"", 4, 5, "a" },

  /* They are at two places, and one of them has the context. */
  { "\"text\": \"a b, a c\"",
    "\"start\": 3, \"end\": 4, \"exact\": \"a\", \"suffix\": \" c\"", 5, 6, "a" },

  /* Line ends: of the passage only, and of the text with it. */
  { "\"text\": \"a\\r\\nb\\rc\"", "\"start\": 3, \"end\": 6, \"exact\": \"b\\rc\"", 2, 5, "b\nc" },
  { "\"text\": \"a\\r\\nb c\"", "\"start\": 0, \"end\": 3, \"exact\": \"a\\nb\"", 0, 3, "a\nb" },
  { "\"text\": \"a\\r\\nb c\"",
    "\"start\": 9, \"end\": 12, \"exact\": \"a\\r\\nb\"", 0, 3, "a\nb" },
  { "\"text\": \"\\r\\nxxxx\"", "\"start\": 3, \"end\": 4, \"exact\": \"x\"", 2, 3, "x" },
  { "\"text\": \"\\r\\n\\r\\n\"", "\"start\": 2, \"end\": 4, \"exact\": \"\\r\\n\"", 1, 2, "\n" },

  /* At two places, one of which is where the offsets were in the text with CR. */
  { "\"text\": \"a\\r\\nb, a\\r\\nb\"", "\"start\": 6, \"end\": 10, \"exact\": \"a\\nb\"", 5, 8,
    "a\nb" },
};

static void
test_mended (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mended); i++)
    {
      g_autofree char *mention = g_strdup_printf ("{\"id\": \"m\", \"source\": \"s\", %s}",
                                                  mended[i].mention);
      g_autofree char *json = make_json (mended[i].members, mention);
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (WhenceProject) project = read_broken (json, &problems);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) repairs = whence_project_repair (project, problems, &error);

      g_test_message ("%s", json);
      g_assert_no_error (error);
      g_assert_cmpuint (repairs->len, >, 0);
      assert_mention (project, "m", mended[i].start, mended[i].end, mended[i].exact);
      assert_sound (project);
    }
}

/* What would take a guess. */
static const Case left[] = {
  { "\"text\": \"one two\"", "\"start\": 0, \"end\": 3, \"exact\": \"three\"", 0, 3, "three" },
  { "\"text\": \"a b a b\"", "\"start\": 1, \"end\": 2, \"exact\": \"a\"", 1, 2, "a" },
  { "\"text\": \"a b a b\"", "\"start\": 1, \"end\": 2, \"exact\": \"a\", \"suffix\": \" b\"", 1, 2,
    "a" },
  { "\"text\": \"a b a b\"", "\"start\": 1, \"end\": 2, \"exact\": \"\"", 1, 2, "" },

  /* The offsets say one thing, the context another. */
  { "\"text\": \"a b, a c\"",
    "\"start\": 0, \"end\": 1, \"exact\": \"a\", \"suffix\": \" c\"", 0, 1, "a" },
  { "\"text\": \"one\"", "\"start\": 0, \"end\": 1, \"exact\": \"\\r\"", 0, 1, "\r" },
};

static void
test_left (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autofree char *mention = g_strdup_printf ("{\"id\": \"m\", \"source\": \"s\", %s}",
                                                  left[i].mention);
      g_autofree char *json = make_json (left[i].members, mention);
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GPtrArray) problems_left = NULL;
      g_autoptr (WhenceProject) project = read_broken (json, &problems);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) repairs = whence_project_repair (project, problems, &error);

      g_test_message ("%s", json);
      g_assert_no_error (error);
      g_assert_cmpuint (repairs->len, ==, 0);
      assert_mention (project, "m", left[i].start, left[i].end, left[i].exact);
      problems_left = whence_check_project (project);
      g_assert_cmpuint (problems_left->len, ==, problems->len);
    }
}

/* All that counts on the offsets of a text follows it, and what the text is now is known. */
static void
test_line_ends (void)
{
  g_autofree char *json = make_json (
    "\"pages\": [0, 6, 13], \"headings\": [{\"start\": 2, \"end\": 4, \"level\": 1}], "
    "\"text\": \"\\r\\nab\\r\\nab\\rcd\\r\\n\"",
    "{\"id\": \"m\", \"source\": \"s\", \"start\": 6, \"end\": 8, \"exact\": \"ab\"}, "
    "{\"id\": \"n\", \"source\": \"s\", \"start\": 9, \"end\": 11, \"exact\": \"cd\", "
    "\"suffix\": \"\\r\\n\"}, "
    "{\"id\": \"o\", \"source\": \"s\", \"start\": 11, \"end\": 12, \"exact\": \"\\r\"}");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (WhenceProject) project = read_broken (json, &problems);
  g_autoptr (GPtrArray) repairs = whence_project_repair (project, problems, NULL);
  WhenceSource *source = WHENCE_SOURCE (whence_project_find (project, "s"));
  GListModel *headings = whence_source_get_headings (source);
  g_autoptr (WhenceHeading) heading = g_list_model_get_item (headings, 0);
  g_autofree char *pages = g_variant_print (whence_source_get_pages (source), FALSE);

  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpuint (repairs->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (repairs, 0), "$.sources[0]: "));
  g_assert_nonnull (strstr (g_ptr_array_index (repairs, 0), "3 passages"));
  g_assert_cmpstr (whence_source_get_text (source), ==, "\nab\nab\ncd\n");
  g_assert_cmpuint (whence_source_get_length (source), ==, 10);
  g_assert_cmpuint (whence_source_get_byte (source, 100), ==, 10);
  g_assert_cmpstr (pages, ==, "[0, 4, 10]");
  g_assert_cmpuint (whence_heading_get_start (heading), ==, 1);
  g_assert_cmpuint (whence_heading_get_end (heading), ==, 3);
  assert_mention (project, "m", 4, 6, "ab");
  assert_mention (project, "n", 7, 9, "cd");
  g_assert_cmpstr (whence_passage_get_suffix (get_mention (project, "n")), ==, "\n");
  /* It was half of a line end. */
  assert_mention (project, "o", 9, 10, "\n");
  assert_sound (project);
}

/* As many passages as a book may have. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("\"text\": \"");
  g_autoptr (GString) mentions = g_string_new (NULL);
  g_autofree char *json = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (WhenceProject) project = NULL;
  g_autoptr (GPtrArray) repairs = NULL;
  const guint n = 3000;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "line %05u\\r\\n", i);
      g_string_append_printf (mentions, "%s{\"id\": \"m%u\", \"source\": \"s\", \"start\": %u, "
                              "\"end\": %u, \"exact\": \"%05u\"}", i > 0 ? ", " : "", i,
                              i * 12 + 5, i * 12 + 10, i);
    }
  g_string_append (text, "\"");
  json = make_json (text->str, mentions->str);
  project = read_broken (json, &problems);
  repairs = whence_project_repair (project, problems, NULL);

  g_assert_cmpuint (repairs->len, ==, 1);
  assert_mention (project, "m2999", 2999 * 11 + 5, 2999 * 11 + 10, "02999");
  assert_sound (project);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/repair/mended", test_mended);
  g_test_add_func ("/repair/left", test_left);
  g_test_add_func ("/repair/line-ends", test_line_ends);
  g_test_add_func ("/repair/many", test_many);

  return g_test_run ();
}
