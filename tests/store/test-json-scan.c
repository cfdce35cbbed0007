/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "store/whence-json-scan.h"

/* Scans a copy that ends where the text does, so that a read past the end is found by the address
 * sanitizer.
 */
static gboolean
scan_bytes (const char              *text,
            gsize                    length,
            const WhenceJsonLimits  *limits,
            GError                 **error)
{
  g_autofree char *copy = g_memdup2 (text, length);

  return whence_json_scan (copy, length, limits, NULL, NULL, error);
}

static WhenceJsonIndex *
make_index (const char *text)
{
  WhenceJsonIndex *index = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (whence_json_scan (text, strlen (text), NULL, &index, NULL, &error));
  g_assert_no_error (error);

  return index;
}

static void
test_accepted (void)
{
  static const char *const texts[] = {
    "{}", "[]", "null", "true", "false", "0", "\"\"", " \t\r\n[ \t\r\n] \t\r\n", "[[],{},[[]]]",
    "{\"\":0}", "{\"a\":{\"a\":{\"a\":[{\"a\":1}]}},\"b\":{\"a\":1}}", "[{\"a\":1},{\"a\":2}]",
    "{\"a\":1,\"A\":2,\"a \":3,\"\\u00e9\":4,\"e\xcc\x81\":5}",
    /* Numbers: the last ones that fit, and small ones, which become 0. */
    "[-0,0,1,10,-1,123456789]", "[9223372036854775807,-9223372036854775808]",
    "[0.0,-0.0,1.5,1e0,1E+2,1e-2,0e5,1.25e10]", "[1e-400,123.456e-789,0e999999999999999999999]",
    "[1.7976931348623157e308,-1.7976931348623157E+308,1.7976931348623158e308]",
    "0.00000000000000000000000000000000000000000000000000000000000000000000001e379",
    /* Strings: escapes, and the ends of the ranges of UTF-8. */
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0001\\u00E9\\uABCD\\uD834\\uDD1E\\udbff\\udfff\"",
    "\"\\\\u0000\"", "\"\x7f\"", "\"\xc2\x80\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\"",
    "\"\xef\xbf\xbf\xf0\x90\x80\x80\xf4\x8f\xbf\xbf\"", "\"a\xef\xbb\xbf\"",
    /* No characters, line ends of Unicode, and what JSON lets be escaped without need. */
    "\"\\uFFFE\\uffff\\uFDD0\\uDBFF\\uDFFE\"", "\"\xef\xb7\x90\xe2\x80\xa8\xe2\x80\xa9\xc2\x85\"",
    "\"\\u0022\\u005C\\u002f\\u007f\\u0020\\u000a\"", "{\"\\uD834\\uDD1E\":{},\"a\\tb\":[]}",
    "\"0123456789012345678901234567890123456789\\n0123456789\xc3\xa9\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *shown = g_strescape (texts[i], NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", shown);
      g_assert_true (scan_bytes (texts[i], strlen (texts[i]), NULL, &error));
      g_assert_no_error (error);
    }
}

static const struct
{
  const char *text;
  WhenceJsonError code;
  const char *message; /* the start of it */
} refused[] = {
  { "", WHENCE_JSON_ERROR_EMPTY, "line 1, column 1: expected a value, found nothing" },
  { " \n\t ", WHENCE_JSON_ERROR_EMPTY, "line 1, column 1: expected a value, found nothing but w" },
  { "\xef\xbb\xbf{}", WHENCE_JSON_ERROR_BOM, "line 1, column 1: expected UTF-8 without a byte" },
  { "\xff\xfe{", WHENCE_JSON_ERROR_BOM, "line 1, column 1: expected UTF-8, found the byte order" },

  { "[1,]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 4, in $[1]: expected a value, found ']'" },
  { "[,1]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 2, in $[0]: expected a value, found ','" },
  { "[1 2]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 4, in $: expected ',' or ']' after an" },
  { "[1}", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 3, in $: expected ',' or ']' after an" },
  { "[1", WHENCE_JSON_ERROR_SYNTAX,
    "line 1, column 3, in $: expected ',' or ']' after an element, found the end of the text" },
  { "[", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 2, in $[0]: expected a value, found the end" },
  { "]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 1: expected a value, found ']'" },
  { "{\"a\":1]", WHENCE_JSON_ERROR_SYNTAX,
    "line 1, column 7, in $: expected ',' or '}' after a member, found ']'" },
  { "{\"a\":1,}", WHENCE_JSON_ERROR_SYNTAX,
    "line 1, column 8, in $: expected the name of a member in double quotes after ',', found '}'" },
  { "{,\"a\":1}", WHENCE_JSON_ERROR_SYNTAX,
    "line 1, column 2, in $: expected the name of a member in double quotes, or '}', found ','" },
  { "{a:1}", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 2, in $: expected the name of a member" },
  { "{'a':1}", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 2, in $: expected the name of a member" },
  { "{1:1}", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 2, in $: expected the name of a member" },
  { "{\"a\" 1}", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 6, in $.a: expected ':' after the" },
  { "{\"a\":}", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 6, in $.a: expected a value" },
  { "{\"a\"", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 5, in $.a: expected ':'" },
  { "/* a */ {}", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 1: expected a value, found '/'" },
  { "[1] // a", WHENCE_JSON_ERROR_TRAILING, "line 1, column 5: expected nothing after" },
  { "{}{}", WHENCE_JSON_ERROR_TRAILING, "line 1, column 3: expected nothing after" },
  { "1 1", WHENCE_JSON_ERROR_TRAILING, "line 1, column 3: expected nothing after" },
  { "[]]", WHENCE_JSON_ERROR_TRAILING, "line 1, column 3: expected nothing after" },

  { "[nul]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 5, in $[0]: expected 'null', found ']'" },
  { "[tru", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 5, in $[0]: expected 'true', found the end" },
  { "[False]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 2, in $[0]: expected a value, found 'F'" },
  { "[falsey]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 7, in $: expected ',' or ']'" },
  { "[NaN]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 2, in $[0]: expected a value" },
  { "[-Infinity]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 3, in $[0]: expected a digit" },

  { "[+1]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 2, in $[0]: expected a value, found '+'" },
  { "[.5]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 2, in $[0]: expected a value, found '.'" },
  { "[01]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 3, in $[0]: expected no digit after a lead" },
  { "[-01]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 4, in $[0]: expected no digit after a le" },
  { "[0x1]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 3, in $: expected ',' or ']'" },
  { "[1.]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 4, in $[0]: expected a digit in a number" },
  { "[1.e1]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 4, in $[0]: expected a digit" },
  { "[1e]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 4, in $[0]: expected a digit" },
  { "[1e+]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 5, in $[0]: expected a digit" },
  { "-", WHENCE_JSON_ERROR_SYNTAX,
    "line 1, column 2: expected a digit in a number, found the end" },
  { "[9223372036854775808]", WHENCE_JSON_ERROR_NUMBER,
    "line 1, column 2, in $[0]: expected an in" },
  { "[-9223372036854775809]", WHENCE_JSON_ERROR_NUMBER,
    "line 1, column 2, in $[0]: expected an i" },
  { "[10000000000000000000]", WHENCE_JSON_ERROR_NUMBER,
    "line 1, column 2, in $[0]: expected an i" },
  { "[1e400]", WHENCE_JSON_ERROR_NUMBER,
    "line 1, column 2, in $[0]: expected a number that a dou" },
  { "[-1e309]", WHENCE_JSON_ERROR_NUMBER, "line 1, column 2, in $[0]: expected a number" },
  { "[1.7976931348623159e308]", WHENCE_JSON_ERROR_NUMBER, "line 1, column 2, in $[0]: expected a" },
  { "[0.1e99999999999999999999999]", WHENCE_JSON_ERROR_NUMBER, "line 1, column 2, in $[0]: expec" },

  { "[\"a]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 5, in $[0]: expected '\"' at the end of" },
  { "[\"a\n\"]", WHENCE_JSON_ERROR_SYNTAX,
    "line 1, column 4, in $[0]: expected control characters to be escaped in a string, found the "
    "control character U+000A" },
  { "[\"\x1f\"]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 3, in $[0]: expected control" },
  { "[\"\\x41\"]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 4, in $[0]: expected one of" },
  { "[\"\\U0041\"]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 4, in $[0]: expected one of" },
  { "[\"\\", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 4, in $[0]: expected one of" },
  { "[\"\\u00g0\"]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 7, in $[0]: expected four hexad" },
  { "[\"\\u00", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 7, in $[0]: expected four hexad" },
  { "[\"\\u0000\"]", WHENCE_JSON_ERROR_NUL, "line 1, column 3, in $[0]: expected text, found a N" },
  { "{\"a\\u0000\":1}", WHENCE_JSON_ERROR_NUL, "line 1, column 4, in $: expected text, found a N" },
  { "[\"\\ud800\"]", WHENCE_JSON_ERROR_SURROGATE,
    "line 1, column 3, in $[0]: expected both halves" },
  { "[\"\\udc00\\ud800\"]", WHENCE_JSON_ERROR_SURROGATE,
    "line 1, column 3, in $[0]: expected both" },
  { "[\"\\ud800\\u0041\"]", WHENCE_JSON_ERROR_SURROGATE,
    "line 1, column 3, in $[0]: expected both" },
  { "[\"\\ud800\\ud800\"]", WHENCE_JSON_ERROR_SURROGATE,
    "line 1, column 3, in $[0]: expected both" },
  { "[\"\\ud800\\n\"]", WHENCE_JSON_ERROR_SURROGATE, "line 1, column 3, in $[0]: expected both" },
  { "[\"\\ud800\\udc0\"]", WHENCE_JSON_ERROR_SYNTAX, "line 1, column 14, in $[0]: expected four" },

  { "[\"\x80\"]", WHENCE_JSON_ERROR_UTF8,
    "line 1, column 3, in $[0]: expected UTF-8, found the b" },
  { "[\"\xc3\xa9\xff\"]", WHENCE_JSON_ERROR_UTF8,
    "line 1, column 4, in $[0]: expected UTF-8, found the byte 0xFF" },
  { "[\"\xc0\xaf\"]", WHENCE_JSON_ERROR_UTF8, "line 1, column 3, in $[0]: expected UTF-8" },
  { "[\"\xc1\xbf\"]", WHENCE_JSON_ERROR_UTF8, "line 1, column 3, in $[0]: expected UTF-8" },
  { "[\"\xe0\x9f\xbf\"]", WHENCE_JSON_ERROR_UTF8, "line 1, column 3, in $[0]: expected UTF-8" },
  { "[\"\xed\xa0\x80\"]", WHENCE_JSON_ERROR_UTF8, "line 1, column 3, in $[0]: expected UTF-8" },
  { "[\"\xf0\x8f\xbf\xbf\"]", WHENCE_JSON_ERROR_UTF8, "line 1, column 3, in $[0]: expected UTF-8" },
  { "[\"\xf4\x90\x80\x80\"]", WHENCE_JSON_ERROR_UTF8, "line 1, column 3, in $[0]: expected UTF-8" },
  { "[\"\xf5\x80\x80\x80\"]", WHENCE_JSON_ERROR_UTF8, "line 1, column 3, in $[0]: expected UTF-8" },
  { "[\"\xe2\x82\"]", WHENCE_JSON_ERROR_UTF8, "line 1, column 3, in $[0]: expected UTF-8" },
  { "[\"\xe2\x82", WHENCE_JSON_ERROR_UTF8, "line 1, column 3, in $[0]: expected UTF-8" },
  { "[\xe9]", WHENCE_JSON_ERROR_UTF8, "line 1, column 2, in $[0]: expected UTF-8" },
  { "[\xc3\xa9]", WHENCE_JSON_ERROR_SYNTAX,
    "line 1, column 2, in $[0]: expected a value, found '\xc3\xa9'" },

  { "{\"a\":1,\"b\":2,\"a\":3}", WHENCE_JSON_ERROR_DUPLICATE, "line 1, column 14, in $.a: expect" },
  { "{\"a\":1,\"\\u0061\":2}", WHENCE_JSON_ERROR_DUPLICATE, "line 1, column 8, in $.a: expected" },
  { "{\"\":1,\"\":2}", WHENCE_JSON_ERROR_DUPLICATE, "line 1, column 7, in $[\"\"]: expected" },
  { "{\"\\ud83d\\ude00\":1,\"\xf0\x9f\x98\x80\":2}", WHENCE_JSON_ERROR_DUPLICATE,
    "line 1, column 19, in $[\"\xf0\x9f\x98\x80\"]: expected each member" },
  { "{\"a\\/\\n\":[{\"x\":1,\"y\":2}],\"a/\\u000a\":2}", WHENCE_JSON_ERROR_DUPLICATE,
    "line 1, column 26, in $[\"a/ \"]: expected each member" },

  { "{\n  \"sources\": [\n    {},\n    {\n      \"text\": \"\xc3\xa9\", \"title\" 1\n    }\n  ]\n}",
    WHENCE_JSON_ERROR_SYNTAX, "line 5, column 28, in $.sources[1].title: expected ':'" },
  { "{\"a.b\":{\"c\":[[1,2],[3,x]]}}", WHENCE_JSON_ERROR_SYNTAX,
    "line 1, column 23, in $[\"a.b\"].c[1][1]: expected a value, found 'x'" },
};

/* What other readers let through: each is one slip away from JSON. */
static const char *const slips[] = {
  "[1:2]", "[3[4]]", "[1,,2]", "[1 true]", "[,]", "[1,", "[*]", "[1]]", "[1]x", "[][]", "[}",
  "{\"a\"::1}", "{\"a\",\"b\"}", "{\"a\":1:2}", "{\"a\" b}", "{\"a\":1,,\"b\":2}", "{\"a\"}", "{]",
  "{null:1}", "{[1]:1}", "{\"a\":1}}", "{\"a\":1", "{\"a\":", "{\"a\":1 \"b\":2}", "{\"a\":a}",
  "[1]/**/", "{\"a\":1/**/}", "[1]#", "<a>", ",", ":", "}", "'a'", "\"a\"x", "a", "\\u0031",
  "[-NaN]", "[Infinity]", "[nan]", "[True]", "[TRUE]", "[nul", "[truE]", "[nulll]", "[undefined]",
  "[1.2.3]", "[1eE2]", "[1e1.5]", "[1 000]", "[1_000]", "[1+2]", "[--1]", "[-]", "[-a]", "[- 1]",
  "[1a]", "[00]", "[-.5]", "[.e1]", "[0.e1]", "[1.e+]", "[1e-]", "[0b1]", "[1d]", "[1f]", "[1.5L]",
  "[\xef\xbc\x91]", "[\\u000a1]", "[\\n1]", "[\f1]", "[\v1]", "[\xc2\xa0" "1]",
  "[\xe2\x81\xa0" "1]",
  "[\xe2\x80\xa8" "1]", "\xef\xbb{}", "\xef", "[\xc3]", "{\xc3\xa9:1}", "\x1a", "[1]\x1a", "[\b]",
  "[\"\\a\"]", "[\"\\'\"]", "[\"\\0\"]", "[\"\\ \"]", "[\"\\\n\"]", "[\"\\\xf0\x9f\x98\x80\"]",
  "[\"\t\"]",
  "[\"\\u\"]", "[\"\\u1\"]", "[\"\\u12\"]", "[\"\\u123\"]", "[\"\\u+123\"]", "[\"\\u 123\"]",
  "[\"\\u{1}\"]",
  "[\"\\ud83d\\u\"]", "[\"\\ud83d\\\"]", "[\"\\ud83d\\x\"]", "[\"\\ud83d", "[\"\\u12\xff\"]",
  "[\"\\\xff\"]",
  "\"", "\"\\", "\"\\\"", "[\"a\nb\"]", "[\"a", "{\"a", "{\"a\\", "{\"a\"", "{'a'",
  "[\"a\",\n1\n,1",
};

static void
test_slips (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      g_autofree char *shown = g_strescape (slips[i], NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", shown);
      g_assert_false (scan_bytes (slips[i], strlen (slips[i]), NULL, &error));
      g_assert_true (error->domain == WHENCE_JSON_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (scan_bytes (refused[i].text, strlen (refused[i].text), NULL, &error));
      g_assert_error (error, WHENCE_JSON_ERROR, (int) refused[i].code);
      g_test_message ("%s", error->message);
      if (!g_str_has_prefix (error->message, refused[i].message))
        g_error ("“%s” gives “%s”, not “%s…”", refused[i].text, error->message,
                 refused[i].message);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

/* A text that is cut short anywhere is refused, and nothing past the cut is read. */
static void
test_cut_short (void)
{
  const char *text = "{\"a\\u00e9\\ud83d\\ude00\xe2\x82\xac\": [true, false, null, -1.5e+3, {}]}";

  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (scan_bytes (text, length, NULL, &error));
      g_assert_true (error->domain == WHENCE_JSON_ERROR);
    }
  g_assert_true (scan_bytes (text, strlen (text), NULL, NULL));
}

/* A NUL at any place, among the eight bytes that are looked at together too. */
static void
test_nul (void)
{
  const char *text = "[\"0123456789abcdefghij\", 1]";

  for (gsize at = 0; at < strlen (text); at++)
    {
      g_autofree char *copy = g_strdup (text);
      g_autoptr (GError) error = NULL;

      copy[at] = '\0';
      g_assert_false (scan_bytes (copy, strlen (text), NULL, &error));
      g_assert_error (error, WHENCE_JSON_ERROR, WHENCE_JSON_ERROR_NUL);
    }
}

static char *
repeat (const char *open,
        const char *inner,
        const char *close,
        guint       times)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (text, open);
  g_string_append (text, inner);
  for (guint i = 0; i < times; i++)
    g_string_append (text, close);

  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *deep = repeat ("[", "", "]", 64);
  g_autofree char *deeper = repeat ("{\"a\":", "1", "}", 65);
  g_autofree char *deepest = repeat ("[", "", "", 1000000);
  g_autofree char *list = repeat ("[[", "1", "]]", 2000);
  WhenceJsonLimits limits = { .depth = 2 };
  g_autoptr (GError) error = NULL;

  g_assert_true (scan_bytes (deep, strlen (deep), NULL, &error));
  g_assert_no_error (error);

  g_assert_false (scan_bytes (deeper, strlen (deeper), NULL, &error));
  g_assert_error (error, WHENCE_JSON_ERROR, WHENCE_JSON_ERROR_DEPTH);
  g_assert_nonnull (strstr (error->message, "line 1, column 321, in $.a.a.a"));
  g_assert_nonnull (strstr (error->message, "…: expected objects and lists to be nested up to 64"));
  g_clear_error (&error);

  g_assert_false (scan_bytes (deepest, strlen (deepest), NULL, &error));
  g_assert_error (error, WHENCE_JSON_ERROR, WHENCE_JSON_ERROR_DEPTH);
  g_clear_error (&error);

  g_assert_true (scan_bytes ("[[1],[2]]", 9, &limits, NULL));
  g_assert_false (scan_bytes ("[[1],[[2]]]", 11, &limits, &error));
  g_assert_error (error, WHENCE_JSON_ERROR, WHENCE_JSON_ERROR_DEPTH);
  limits.depth = 4000;
  g_assert_true (scan_bytes (list, strlen (list), &limits, NULL));
}

static void
test_size (void)
{
  WhenceJsonLimits limits = { .size = 10 };
  g_autoptr (GError) error = NULL;

  g_assert_true (scan_bytes ("[12345678]", 10, &limits, NULL));
  g_assert_false (scan_bytes ("[123456789]", 11, &limits, &error));
  g_assert_error (error, WHENCE_JSON_ERROR, WHENCE_JSON_ERROR_SIZE);
}

static void
test_items (void)
{
  WhenceJsonLimits limits = { .items = 3 };
  const char *lists = "{\"a\":[1,2],\"b\":[3,4]}";
  WhenceJsonIndex *index = NULL;
  g_autoptr (GError) error = NULL;

  /* Objects that have been closed do not count, nor do elements without an index. */
  g_assert_true (scan_bytes ("[{\"a\":1,\"b\":2},{\"c\":3,\"d\":4}]", 29, &limits, NULL));
  g_assert_false (scan_bytes ("{\"a\":1,\"b\":{\"c\":3,\"d\":4}}", 25, &limits, &error));
  g_assert_error (error, WHENCE_JSON_ERROR, WHENCE_JSON_ERROR_SIZE);
  g_clear_error (&error);

  g_assert_true (scan_bytes (lists, strlen (lists), &limits, NULL));
  g_assert_false (whence_json_scan (lists, strlen (lists), &limits, &index, NULL, &error));
  g_assert_error (error, WHENCE_JSON_ERROR, WHENCE_JSON_ERROR_SIZE);
  g_assert_null (index);
}

/* A million members in one object, with objects in between that come and go, take no longer than
 * their number asks for: were each compared with each, the test would run out of its time.
 */
static void
test_many_members (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (WhenceJsonIndex) index = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 1000000;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s\"m%u\":{\"a\":0,\"b\":1}", i > 0 ? "," : "", i);
  g_string_append_c (text, '}');
  g_assert_true (whence_json_scan (text->str, text->len, NULL, &index, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (whence_json_index_get_n_members (index), ==, n);
  g_assert_cmpstr (whence_json_index_get_name (index, n - 1), ==, "m999999");

  g_string_truncate (text, text->len - 1);
  g_string_append (text, ",\"m\\u0030\":1}");
  g_assert_false (scan_bytes (text->str, text->len, NULL, &error));
  g_assert_error (error, WHENCE_JSON_ERROR, WHENCE_JSON_ERROR_DUPLICATE);
}

/* Half-way from the largest double to the next one that there would be: what rounds to infinity
 * starts here.
 */
#define HALF_WAY \
  "17976931348623158079372897140530341507993413271003782693617377898044496829276475" \
  "09466490179775872070963302864166928879109465555478519404026306574886715058206819" \
  "08902000708383676273854845817711531764475730270069855571366959622842914819860834" \
  "936475292719074168444365510704342711559699508093042880177904174497792"

/* Numbers as long as the text are decided from their first digits and their exponent. */
static void
test_long_numbers (void)
{
  g_autofree char *zeros = g_strnfill (100000, '0');
  g_autofree char *large = g_strdup_printf ("1%s", zeros);
  g_autofree char *fraction = g_strdup_printf ("1.%s1", zeros);
  g_autofree char *small = g_strdup_printf ("0.%s1e100001", zeros);
  g_autofree char *small_large = g_strdup_printf ("0.%s1e100400", zeros);
  g_autofree char *large_small = g_strdup_printf ("1%s.0e-99900", zeros);
  g_autofree char *overflow = g_strdup_printf ("1%s.0", zeros);
  g_autofree char *half_fraction = g_strdup_printf ("%s.%s1", HALF_WAY, zeros);
  g_autofree char *below_half = g_strdup_printf ("%s.%s", HALF_WAY, zeros);

  /* The last of the digits before the point, an even one. */
  below_half[strlen (HALF_WAY) - 1]--;

  g_assert_false (scan_bytes (large, strlen (large), NULL, NULL));
  g_assert_true (scan_bytes (fraction, strlen (fraction), NULL, NULL));
  g_assert_true (scan_bytes (small, strlen (small), NULL, NULL));
  g_assert_false (scan_bytes (small_large, strlen (small_large), NULL, NULL));
  g_assert_true (scan_bytes (large_small, strlen (large_small), NULL, NULL));
  g_assert_false (scan_bytes (overflow, strlen (overflow), NULL, NULL));
  g_assert_false (scan_bytes (HALF_WAY ".0", strlen (HALF_WAY ".0"), NULL, NULL));
  g_assert_false (scan_bytes (half_fraction, strlen (half_fraction), NULL, NULL));
  g_assert_true (scan_bytes (below_half, strlen (below_half), NULL, NULL));
}

static void
assert_range (const char *text,
              gsize       start,
              gsize       end,
              const char *expected)
{
  g_autofree char *range = g_strndup (text + start, end - start);

  g_assert_cmpstr (range, ==, expected);
}

static void
test_index (void)
{
  const char *text = "{ \"a\" : [ 1 , \"two\" ,{\"b\":[3,4]}, [ ] ] ,"
                     " \"\\u0062\\n\":{ \"c\":[1] } ,"
                     "\"c\":[],\"d\": -1.5e3 ,\"e\":\"x\",\"f\":true,\"g\":false,\"h\":null }\n";
  static const struct { const char *name, *value; char kind; } members[] = {
    { "a", "[ 1 , \"two\" ,{\"b\":[3,4]}, [ ] ]", '[' }, { "b\n", "{ \"c\":[1] }", '{' },
    { "c", "[]", '[' }, { "d", "-1.5e3", '0' }, { "e", "\"x\"", '"' }, { "f", "true", 't' },
    { "g", "false", 'f' }, { "h", "null", 'n' },
  };
  static const char *const elements[] = { "1", "\"two\"", "{\"b\":[3,4]}", "[ ]" };
  g_autoptr (WhenceJsonIndex) index = make_index (text);
  guint found = 0;
  gsize start = 0;
  gsize end = 0;

  g_assert_true (whence_json_index_is_object (index));
  g_assert_cmpuint (whence_json_index_get_n_members (index), ==, G_N_ELEMENTS (members));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_assert_cmpstr (whence_json_index_get_name (index, i), ==, members[i].name);
      g_assert_cmpint (whence_json_index_get_kind (index, i), ==, members[i].kind);
      whence_json_index_get_value (index, i, &start, &end);
      assert_range (text, start, end, members[i].value);
      g_assert_cmpuint (whence_json_index_get_n_elements (index, i), ==,
                        i == 0 ? G_N_ELEMENTS (elements) : 0);
      g_assert_true (whence_json_index_find (index, members[i].name, &found));
      g_assert_cmpuint (found, ==, i);
    }
  g_assert_false (whence_json_index_find (index, "z", &found));

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      whence_json_index_get_element (index, 0, i, &start, &end);
      assert_range (text, start, end, elements[i]);
    }
}

static void
test_index_two_lists (void)
{
  const char *text = "{\"a\":[1,2],\"b\":[[3],{\"x\":[4]},5]}";
  g_autoptr (WhenceJsonIndex) index = make_index (text);
  gsize start = 0;
  gsize end = 0;

  g_assert_cmpuint (whence_json_index_get_n_elements (index, 0), ==, 2);
  g_assert_cmpuint (whence_json_index_get_n_elements (index, 1), ==, 3);
  whence_json_index_get_element (index, 1, 0, &start, &end);
  assert_range (text, start, end, "[3]");
  whence_json_index_get_element (index, 1, 2, &start, &end);
  assert_range (text, start, end, "5");
}

static void
test_index_not_object (void)
{
  g_autoptr (WhenceJsonIndex) list = make_index ("[{\"a\":1},[1,2],3]");
  g_autoptr (WhenceJsonIndex) string = make_index ("\"a\"");

  g_assert_false (whence_json_index_is_object (list));
  g_assert_cmpuint (whence_json_index_get_n_members (list), ==, 0);
  g_assert_false (whence_json_index_is_object (string));
}

static void
test_locate (void)
{
  const char *text = "a\xc3\xa9" "b\r\n\n\xf0\x9f\x98\x80x";
  static const struct { gsize offset; guint line, column; } places[] = {
    { 0, 1, 1 }, { 1, 1, 2 }, { 3, 1, 3 }, { 4, 1, 4 }, { 5, 1, 5 }, { 6, 2, 1 }, { 7, 3, 1 },
    { 11, 3, 2 }, { 12, 3, 3 },
  };
  guint line = 0;
  guint column = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      whence_json_locate (text, strlen (text), places[i].offset, &line, &column);
      g_assert_cmpuint (line, ==, places[i].line);
      g_assert_cmpuint (column, ==, places[i].column);
    }

  whence_json_locate (NULL, 0, 0, &line, &column);
  g_assert_cmpuint (line, ==, 1);
  g_assert_cmpuint (column, ==, 1);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  WhenceJsonIndex *index = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (whence_json_scan ("{}", 2, NULL, &index, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (index);
}

static void
test_no_data (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (whence_json_scan (NULL, 0, NULL, NULL, NULL, &error));
  g_assert_error (error, WHENCE_JSON_ERROR, WHENCE_JSON_ERROR_EMPTY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-scan/accepted", test_accepted);
  g_test_add_func ("/json-scan/refused", test_refused);
  g_test_add_func ("/json-scan/slips", test_slips);
  g_test_add_func ("/json-scan/cut-short", test_cut_short);
  g_test_add_func ("/json-scan/nul", test_nul);
  g_test_add_func ("/json-scan/depth", test_depth);
  g_test_add_func ("/json-scan/size", test_size);
  g_test_add_func ("/json-scan/items", test_items);
  g_test_add_func ("/json-scan/many-members", test_many_members);
  g_test_add_func ("/json-scan/long-numbers", test_long_numbers);
  g_test_add_func ("/json-scan/index", test_index);
  g_test_add_func ("/json-scan/index/two-lists", test_index_two_lists);
  g_test_add_func ("/json-scan/index/not-object", test_index_not_object);
  g_test_add_func ("/json-scan/locate", test_locate);
  g_test_add_func ("/json-scan/cancelled", test_cancelled);
  g_test_add_func ("/json-scan/no-data", test_no_data);

  return g_test_run ();
}
