/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All the mentions of an entity at once. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "cli-fixture.h"

static char *
add_entity (Fixture    *fixture,
            const char *type,
            const char *name)
{
  run (fixture, 0, "add", "entity", "p.whence", "--type", type, "--name", name);
  return fixture_id (fixture);
}

static guint
count_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strv_length (lines) - 1;
}

static void
test_all (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *ida = NULL;
  g_autofree char *street = NULL;
  g_autofree char *mention = NULL;

  fixture_write (fixture, "first.txt", "Ida Holm came. Holm’s plan: Holm Street.", -1);
  fixture_write (fixture, "second.txt", "Holmes, and\nIda\nHolm.", -1);
  run (fixture, 0, "new", "p.whence");
  run (fixture, 0, "import", "p.whence", "first.txt");
  first = fixture_id (fixture);
  run (fixture, 0, "import", "p.whence", "second.txt");
  second = fixture_id (fixture);
  ida = add_entity (fixture, "person", "Ida Holm");
  run (fixture, 0, "set", "p.whence", ida, "aliases", "Holm");
  street = add_entity (fixture, "place", "Holm Street");
  run (fixture, 0, "add", "mention", "p.whence", "--entity", street, "--all");
  g_assert_cmpuint (count_lines (fixture->out), ==, 1);

  run (fixture, 0, "add", "mention", "p.whence", "--all", "--entity", ida, "--source", first);
  g_assert_cmpuint (count_lines (fixture->out), ==, 2);
  assert_says (fixture->err, "left out 1 place that is marked as another entity");
  run (fixture, 0, "add", "mention", "p.whence", "--all", "--entity", ida);
  g_assert_cmpuint (count_lines (fixture->out), ==, 1);
  mention = fixture_id (fixture);
  run (fixture, 0, "show", "p.whence", mention);
  assert_says (fixture->out, second);

  run (fixture, 0, "add", "mention", "p.whence", "--all", "--entity", ida);
  g_assert_cmpstr (fixture->out, ==, "");
  assert_says (fixture->err, "no more places to mark");
  run (fixture, 0, "check", "p.whence");
}

static void
test_wrong (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *ida = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_write (fixture, "first.txt", "Ida Holm came.", -1);
  run (fixture, 0, "new", "p.whence");
  run (fixture, 0, "import", "p.whence", "first.txt");
  ida = add_entity (fixture, "person", "Ida Holm");
  before = fixture_read (fixture, "p.whence");

  run (fixture, 2, "add", "mention", "p.whence", "--all");
  run (fixture, 2, "add", "mention", "p.whence", "--all", "--entity", "nobody");
  run (fixture, 2, "add", "mention", "p.whence", "--all", "--entity", ida, "--source", ida);
  assert_says (fixture->err, "--source: expected the id of a source");
  run (fixture, 2, "add", "mention", "p.whence", "--all", "--entity", ida, "--quote", "Ida Holm");
  assert_says (fixture->err, "--all");

  after = fixture_read (fixture, "p.whence");
  g_assert_cmpstr (before, ==, after);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("WHENCE_CREATOR");

  test_add ("/cli/marks/all", test_all);
  test_add ("/cli/marks/wrong", test_wrong);

  return g_test_run ();
}
