/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/whence-core.h"

/* The order of the members in the file is that of the format document. */
static void
test_order (void)
{
  guint n = 0;
  GParamSpec *const *members = whence_members_list (WHENCE_TYPE_CLAIM, &n);
  const char *const expected[] = {
    "id", "created", "modified", "creator", "tags", "notes", "text", "kind", "speaker", "via",
    "about", "date", "status", "credibility", "evidence"
  };

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (whence_member_get_name (members[i]), ==, expected[i]);
  g_assert_cmpstr (whence_member_get_name (whence_members_find (WHENCE_TYPE_SOURCE, "archive-url")),
                   ==, "archiveUrl");
  g_assert_null (whence_members_find (WHENCE_TYPE_CLAIM, "ref-count"));
}

/* GObject itself must refuse to write what is stored: edits go through changes. */
static void
test_read_only (void)
{
  guint n = 0;
  GParamSpec *const *members = whence_members_list (WHENCE_TYPE_SOURCE, &n);

  for (guint i = 0; i < n; i++)
    g_assert_cmpint (members[i]->flags & G_PARAM_WRITABLE, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/member/order", test_order);
  g_test_add_func ("/member/read-only", test_read_only);

  return g_test_run ();
}
