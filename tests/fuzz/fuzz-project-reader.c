/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A project that is read is sound, and what is written of it is read as the same project. One
 * that can be mended is better afterwards, and mending is done after one go.
 */

#include "config.h"

#include <string.h>

#include "core/whence-check.h"
#include "fuzz-target.h"
#include "store/whence-json-scan.h"
#include "store/whence-project-reader.h"
#include "store/whence-project-writer.h"
#include "store/whence-repair.h"

/* Returns: (transfer full): what is written of @project, once it has been read back */
static GBytes *
assert_written (WhenceProject *project,
                GPtrArray    **problems)
{
  /* A member that is not known may hold any number. */
  const WhenceJsonLimits limits = { .any_number = TRUE };
  g_autoptr (GBytes) bytes = whence_project_write (project);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (WhenceProject) other = NULL;
  g_autoptr (GError) error = NULL;

  whence_json_scan (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &limits, NULL, NULL,
                    &error);
  g_assert_no_error (error);
  other = whence_project_read (bytes, problems, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (other);
  again = whence_project_write (other);
  fuzz_assert_same_bytes (bytes, again);

  return g_steal_pointer (&bytes);
}

static void
assert_sound (WhenceProject *project)
{
  g_autoptr (GPtrArray) problems = whence_check_project (project);
  g_autoptr (GBytes) bytes = assert_written (project, NULL);

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
}

static void
assert_problems (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const WhenceProblem *problem = g_ptr_array_index (problems, i);

      g_assert_true (g_str_has_prefix (problem->path, "$"));
      g_assert_nonnull (problem->id);
      g_assert_nonnull (problem->error);
      g_assert_true (g_utf8_validate (problem->error->message, -1, NULL));
    }
}

static void
assert_same_problems (GPtrArray *problems,
                      GPtrArray *others)
{
  g_assert_cmpuint (problems->len, ==, others->len);
  for (guint i = 0; i < problems->len; i++)
    {
      const WhenceProblem *problem = g_ptr_array_index (problems, i);
      const WhenceProblem *other = g_ptr_array_index (others, i);

      g_assert_cmpstr (problem->path, ==, other->path);
      g_assert_cmpstr (problem->error->message, ==, other->error->message);
    }
}

static void
assert_mendable (WhenceProject *project,
                 GPtrArray     *problems)
{
  g_autoptr (GPtrArray) repairs = NULL;
  g_autoptr (GPtrArray) repairs_again = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) left_again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;

  repairs = whence_project_repair (project, problems, &error);
  g_assert_no_error (error);
  left = whence_check_project (project);
  if (repairs->len == 0)
    g_assert_cmpuint (left->len, ==, problems->len);
  else
    g_assert_cmpuint (left->len, <=, problems->len);
  bytes = assert_written (project, &left_again);
  assert_same_problems (left, left_again);

  repairs_again = whence_project_repair (project, left, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (repairs_again->len, ==, 0);
  again = whence_project_write (project);
  fuzz_assert_same_bytes (bytes, again);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) strict_error = NULL;
  g_autoptr (WhenceProject) project = whence_project_read (bytes, &problems, NULL, &error);
  g_autoptr (WhenceProject) strict = whence_project_read (bytes, NULL, NULL, &strict_error);

  g_assert_true ((project == NULL) == (error != NULL));
  g_assert_true ((strict == NULL) == (strict_error != NULL));
  if (problems != NULL)
    assert_problems (problems);
  if (strict != NULL)
    {
      g_assert_nonnull (project);
      g_assert_true (problems == NULL || problems->len == 0);
      assert_sound (strict);
    }
  else if (project != NULL)
    {
      g_assert_cmpuint (problems->len, >, 0);
      assert_mendable (project, problems);
    }

  return 0;
}
