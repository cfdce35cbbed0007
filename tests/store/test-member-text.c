/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/whence-core.h"
#include "store/whence-member-text.h"

typedef struct
{
  GType type;
  const char *member;
  const char *text;        /* as typed */
  const char *json;        /* as in the file; NULL where the text is refused */
} Case;

static void
check (const Case *cases,
       guint       n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      GParamSpec *member = whence_members_find (cases[i].type, cases[i].member);
      g_auto (GValue) value = G_VALUE_INIT;
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *json = NULL;

      g_test_message ("%s: %s", cases[i].member, cases[i].text);
      g_assert_nonnull (member);
      if (cases[i].json == NULL)
        {
          g_assert_false (whence_member_from_text (member, cases[i].text, &value, &error));
          g_assert_nonnull (error);
          g_assert_nonnull (strstr (error->message, cases[i].member));
          g_assert_false (G_IS_VALUE (&value));
          continue;
        }
      g_assert_true (whence_member_from_text (member, cases[i].text, &value, &error));
      g_assert_no_error (error);
      node = whence_member_to_json (member, &value);
      json = json_to_string (node, FALSE);
      g_assert_cmpstr (json, ==, cases[i].json);
    }
}

static void
test_words (void)
{
  const Case cases[] = {
    { WHENCE_TYPE_ENTITY, "name", "Marta “M.” Eide", "\"Marta “M.” Eide\"" },
    { WHENCE_TYPE_CLAIM, "status", "disputed", "\"disputed\"" },
    { WHENCE_TYPE_CLAIM, "status", "Disputed", NULL },
    { WHENCE_TYPE_CLAIM, "status", "", "\"open\"" },
    { WHENCE_TYPE_CLAIM, "kind", "", "\"factual\"" },
    { WHENCE_TYPE_CLAIM, "date", "2025-02", "\"2025-02\"" },
    { WHENCE_TYPE_CLAIM, "date", "2025-02-30", NULL },
    { WHENCE_TYPE_CLAIM, "date", "2024-02-29", "\"2024-02-29\"" },
    { WHENCE_TYPE_CLAIM, "date", "2025-1-1", NULL },
    { WHENCE_TYPE_CLAIM, "date", "0000", NULL },
    { WHENCE_TYPE_CLAIM, "date", "yesterday", NULL },
    { WHENCE_TYPE_CLAIM, "credibility", "6", "\"6\"" },
    { WHENCE_TYPE_CLAIM, "credibility", "7", NULL },
    { WHENCE_TYPE_SOURCE, "reliability", "F", "\"F\"" },
    { WHENCE_TYPE_SOURCE, "reliability", "G", NULL },
    { WHENCE_TYPE_SOURCE, "retrieved", "2026-11-23T10:00:00Z", "\"2026-11-23T10:00:00Z\"" },
    { WHENCE_TYPE_SOURCE, "retrieved", "2026-11-23T25:00:00Z", NULL },
    { WHENCE_TYPE_SOURCE, "retrieved", "2026-11-23", NULL },
    { WHENCE_TYPE_SOURCE, "language", "zh-Hant-TW", "\"zh-Hant-TW\"" },
    { WHENCE_TYPE_SOURCE, "language", "en-", NULL },
    { WHENCE_TYPE_SOURCE, "language", "English, mostly", NULL },
    { WHENCE_TYPE_SOURCE, "archiveUrl", "", "\"\"" },
    { WHENCE_TYPE_EVIDENCE, "direct", "true", "true" },
    { WHENCE_TYPE_EVIDENCE, "direct", "", "false" },
    { WHENCE_TYPE_EVIDENCE, "direct", "yes", NULL },
    { WHENCE_TYPE_EVIDENCE, "direct", "true ", NULL },
    { WHENCE_TYPE_EVIDENCE, "stance", "", "\"asserts\"" },
    { WHENCE_TYPE_ENTITY_TYPE, "color", "#3584e4", "\"#3584e4\"" },
    { WHENCE_TYPE_ENTITY_TYPE, "color", "blue", NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* JSON is held to what the file is held to. */
static void
test_json (void)
{
  const Case cases[] = {
    { WHENCE_TYPE_ENTITY, "aliases", "Eide, M. Eide", "[\"Eide\",\"M. Eide\"]" },
    { WHENCE_TYPE_ENTITY, "aliases", "[\"Eide, Marta\"]", "[\"Eide, Marta\"]" },
    { WHENCE_TYPE_ENTITY, "aliases", "[1]", NULL },
    { WHENCE_TYPE_ENTITY, "aliases", "[\"[[[[[[[[[[\"]", "[\"[[[[[[[[[[\"]" },
    { WHENCE_TYPE_ENTITY, "aliases", "[\"\\u00e9\\n\"]", "[\"é\\n\"]" },
    { WHENCE_TYPE_ENTITY, "aliases", "[\"a\\u0000b\"]", NULL },
    { WHENCE_TYPE_ENTITY, "aliases", "[\"a\"] [\"b\"]", NULL },
    { WHENCE_TYPE_ENTITY, "aliases", "[\"a\",]", NULL },
    { WHENCE_TYPE_ENTITY, "aliases", "[\"a\"", NULL },
    { WHENCE_TYPE_ENTITY, "identifiers", "{\"a\":\"1\",\"a\":\"2\"}", NULL },
    { WHENCE_TYPE_ENTITY, "identifiers", "{\"\":\"Q1\"}", NULL },
    { WHENCE_TYPE_ENTITY, "identifiers", "{'a':'1'}", NULL },
    { WHENCE_TYPE_ENTITY, "identifiers", "Q1", NULL },
    { WHENCE_TYPE_ENTITY, "identifiers", "{\"wikidata\":\"Q1\"}", "{\"wikidata\":\"Q1\"}" },
    { WHENCE_TYPE_ENTITY, "identifiers", "{\"wikidata\":1}", NULL },
    { WHENCE_TYPE_ENTITY, "identifiers", "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]", NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* What is wrong with a text that is to be JSON, and where in it. */
static void
test_place (void)
{
  GParamSpec *member = whence_members_find (WHENCE_TYPE_SOURCE, "authors");
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_false (whence_member_from_text (member, "[\"a\"] [\"b\"]", &value, &error));
  g_assert_error (error, WHENCE_ERROR, WHENCE_ERROR_FORMAT);
  g_assert_true (g_str_has_prefix (error->message, "authors: "));
  g_assert_nonnull (strstr (error->message, "column 7"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/member-text/words", test_words);
  g_test_add_func ("/member-text/json", test_json);
  g_test_add_func ("/member-text/place", test_place);

  return g_test_run ();
}
