/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "store/whence-json-scan.h"
#include "store/whence-json-writer.h"

static JsonNode *
parse (const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);

  return json_parser_steal_root (parser);
}

static void
test_string (void)
{
  static const struct { const char *text, *json; } cases[] = {
    { "", "\"\"" },
    { "plain", "\"plain\"" },
    { "\"\\/", "\"\\\"\\\\/\"" },
    { "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"" },
    { "\x01\x0b\x1f\x7f", "\"\\u0001\\u000b\\u001f\x7f\"" },
    { "a\nb\"c", "\"a\\nb\\\"c\"" },
    { "\xc3\xa9\xe2\x80\xa8\xf0\x9f\x98\x80\xef\xbb\xbf",
      "\"\xc3\xa9\xe2\x80\xa8\xf0\x9f\x98\x80\xef\xbb\xbf\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new ("x");

      whence_json_append_string (out, cases[i].text);
      g_assert_cmpstr (out->str + 1, ==, cases[i].json);
    }
}

/* The texts are those of Python 3.11's json module, for these values. */
static void
test_double (void)
{
  static const struct { double value; const char *text; } cases[] = {
    { 0.0, "0.0" }, { -0.0, "-0.0" }, { 2.0, "2.0" }, { -1.5, "-1.5" }, { 100.0, "100.0" },
    { 0.1, "0.1" }, { 0.1 + 0.2, "0.30000000000000004" }, { 1.0 / 3, "0.3333333333333333" },
    { 0.0001, "0.0001" }, { 0.00012345, "0.00012345" }, { 0.00001, "1e-05" },
    { 1.25e-7, "1.25e-07" }, { 1e15, "1000000000000000.0" }, { 1e16, "1e+16" },
    { 123456789012345680.0, "1.2345678901234568e+17" }, { 1e22, "1e+22" }, { 1e23, "1e+23" },
    { 9007199254740993.0, "9007199254740992.0" }, { 1234567890123456.7, "1234567890123456.8" },
    { 1e100, "1e+100" }, { 12.5e-100, "1.25e-99" }, { DBL_MAX, "1.7976931348623157e+308" },
    { DBL_MIN, "2.2250738585072014e-308" }, { 5e-324, "5e-324" },
    { 5.684341886080802e-14, "5.684341886080802e-14" },
    /* Powers of two at which the nearest text of 16 digits does not give back the double, and
     * the next one does. */
    { 0x1p-1017, "7.120236347223045e-307" }, { 0x1p-1007, "7.291122019556398e-304" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = json_node_init_double (json_node_alloc (), cases[i].value);
      g_autofree char *text = whence_json_to_text (node);
      g_autofree char *list = g_strdup_printf ("[%s]", text);
      g_autoptr (JsonNode) back = parse (list);
      JsonArray *array = json_node_get_array (back);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (json_node_get_value_type (json_array_get_element (array, 0)) == G_TYPE_DOUBLE);
      g_assert_true (json_array_get_double_element (array, 0) == cases[i].value);
      g_assert_true (whence_json_scan (list, strlen (list), NULL, NULL, NULL, NULL));
    }
}

/* What is written gives back the same bits, whatever they are. */
static void
test_double_round_trip (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      union { guint64 bits; double value; } number;
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *text = NULL;

      number.bits = (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
      if (!isfinite (number.value))
        continue;

      node = json_node_init_double (json_node_alloc (), number.value);
      text = whence_json_to_compact (node);
      g_assert_true (g_ascii_strtod (text, NULL) == number.value);
      g_assert_cmpuint (strlen (text), <=, 24);
    }
}

static void
test_not_finite (void)
{
  static const double values[] = { NAN, INFINITY, -INFINITY };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (JsonNode) node = json_node_init_double (json_node_alloc (), values[i]);
      g_autofree char *text = whence_json_to_text (node);

      g_assert_cmpstr (text, ==, "null");
    }
}

static void
test_scalars (void)
{
  g_autoptr (JsonNode) least = json_node_init_int (json_node_alloc (), G_MININT64);
  g_autoptr (JsonNode) most = json_node_init_int (json_node_alloc (), G_MAXINT64);
  g_autoptr (JsonNode) yes = json_node_init_boolean (json_node_alloc (), TRUE);
  g_autoptr (JsonNode) no = json_node_init_boolean (json_node_alloc (), FALSE);
  g_autoptr (JsonNode) null = json_node_init_null (json_node_alloc ());
  g_autoptr (JsonNode) string = json_node_init_string (json_node_alloc (), "a b");
  const struct { JsonNode *node; const char *text; } cases[] = {
    { least, "-9223372036854775808" }, { most, "9223372036854775807" }, { yes, "true" },
    { no, "false" }, { null, "null" }, { string, "\"a b\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = whence_json_to_text (cases[i].node);
      g_autofree char *compact = whence_json_to_compact (cases[i].node);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (compact, ==, cases[i].text);
    }
}

static const char nested[] =
  "{\n"
  "  \"zulu\": {},\n"
  "  \"alpha\": [],\n"
  "  \"\": [\n"
  "    1,\n"
  "    2.0,\n"
  "    [\n"
  "      {}\n"
  "    ],\n"
  "    {\n"
  "      \"x\": [\n"
  "        null,\n"
  "        true,\n"
  "        false\n"
  "      ]\n"
  "    }\n"
  "  ],\n"
  "  \"\xc3\xa9/\\\"\": \"tab\\t\\u001f\xf0\x9f\x98\x80\"\n"
  "}";

static const char nested_compact[] =
  "{\"zulu\":{},\"alpha\":[],\"\":[1,2.0,[{}],{\"x\":[null,true,false]}],"
  "\"\xc3\xa9/\\\"\":\"tab\\t\\u001f\xf0\x9f\x98\x80\"}";

static void
test_nested (void)
{
  g_autoptr (JsonNode) node = parse (nested_compact);
  g_autofree char *text = whence_json_to_text (node);
  g_autofree char *compact = whence_json_to_compact (node);
  g_autoptr (JsonNode) back = parse (text);
  g_autofree char *again = whence_json_to_text (back);

  g_assert_cmpstr (text, ==, nested);
  g_assert_cmpstr (compact, ==, nested_compact);
  g_assert_cmpstr (again, ==, text);
  g_assert_true (whence_json_scan (text, strlen (text), NULL, NULL, NULL, NULL));
}

/* A value in the middle of something: its first line starts where the text is. */
static void
test_level (void)
{
  g_autoptr (JsonNode) node = parse ("{\"a\":[1],\"b\":{}}");
  g_autoptr (GString) out = g_string_new ("  \"x\": ");

  whence_json_append_node (out, node, 1);
  g_assert_cmpstr (out->str, ==,
                   "  \"x\": {\n    \"a\": [\n      1\n    ],\n    \"b\": {}\n  }");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-writer/string", test_string);
  g_test_add_func ("/json-writer/double", test_double);
  g_test_add_func ("/json-writer/double/round-trip", test_double_round_trip);
  g_test_add_func ("/json-writer/double/not-finite", test_not_finite);
  g_test_add_func ("/json-writer/scalars", test_scalars);
  g_test_add_func ("/json-writer/nested", test_nested);
  g_test_add_func ("/json-writer/level", test_level);

  return g_test_run ();
}
