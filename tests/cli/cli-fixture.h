/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder to run whence-cli in, and words for what it did. */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * Fixture:
 * @folder: where the program runs
 * @out: what it printed, as UTF-8
 * @err: what it said
 *
 * What a test has for itself.
 */
typedef struct
{
  char *folder;
  char *out;
  char *err;
} Fixture;

#define test_add(path, func) \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

/* Runs the program and asserts its exit status. */
#define run(fixture, status, ...) \
  fixture_run (fixture, G_STRLOC, status, NULL, 0, __VA_ARGS__, NULL)
#define run_with(fixture, status, input, ...) \
  fixture_run (fixture, G_STRLOC, status, input, -1, __VA_ARGS__, NULL)

#define assert_says(text, words) fixture_assert_says (G_STRLOC, text, words)

void         fixture_set_up      (Fixture        *fixture,
                                  gconstpointer   data);
void         fixture_tear_down   (Fixture        *fixture,
                                  gconstpointer   data);
GSubprocess *fixture_spawn       (Fixture        *fixture,
                                  gboolean        with_input,
                                  const char *const *words);
void         fixture_run         (Fixture        *fixture,
                                  const char     *place,
                                  int             status,
                                  const char     *input,
                                  gssize          size,
                                  ...) G_GNUC_NULL_TERMINATED;
char        *fixture_id          (Fixture        *fixture);
JsonNode    *fixture_json        (Fixture        *fixture);
char        *fixture_path        (Fixture        *fixture,
                                  const char     *name);
void         fixture_write       (Fixture        *fixture,
                                  const char     *name,
                                  const char     *contents,
                                  gssize          size);
char        *fixture_read        (Fixture        *fixture,
                                  const char     *name);
gboolean     fixture_has         (Fixture        *fixture,
                                  const char     *name);
void         fixture_replace     (Fixture        *fixture,
                                  const char     *name,
                                  const char     *old,
                                  const char     *replacement);
void         fixture_assert_says (const char     *place,
                                  const char     *text,
                                  const char     *words);

G_END_DECLS
