/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each call to the system fails in turn, in each way: after each, the file is the old one or the
 * new one, and what was acknowledged is found again.
 */

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "store/whence-io.h"
#include "store/whence-project-file.h"
#include "store/whence-store-error.h"
#include "utils/whence-test-project.h"

#define SHORT_WRITE -1

typedef struct
{
  guint n_calls;       /* so far */
  guint fail_at;       /* the call that fails */
  gboolean for_good;   /* whether those after it fail too */
  int code;            /* what it fails with; SHORT_WRITE: it writes a part */
  gboolean failed;
} Fault;

static char *folder;

static int
on_call (WhenceIoCall  call,
         gsize        *size,
         gpointer      user_data)
{
  Fault *fault = user_data;
  guint n = fault->n_calls++;

  if (n < fault->fail_at || (n > fault->fail_at && !fault->for_good))
    return 0;

  fault->failed = TRUE;
  if (fault->code != SHORT_WRITE)
    return fault->code;
  if (call == WHENCE_IO_WRITE)
    *size = MAX (*size / 2, 1);

  return 0;
}

static void
rename_project (WhenceProjectFile *opened,
                const char        *title)
{
  WhenceProject *project = whence_project_file_get_project (opened);
  g_autoptr (WhenceChange) change = whence_change_new ("Rename");

  whence_change_set_string (change, WHENCE_OBJECT (project), "title", title);
  whence_change_set_string (change, WHENCE_OBJECT (project), "description", title);
  g_assert_true (whence_project_apply (project, change, NULL));
}

/* Which of the steps of the session gave the project its title. */
static guint
find_step (const char *title)
{
  const char *const titles[] = { "Harbour", "First", "Second", "Third", NULL };
  guint i = 0;

  while (titles[i] != NULL && !g_str_equal (titles[i], title))
    i++;
  g_assert_nonnull (titles[i]);

  return i;
}

static void
assert_title (GFile      *file,
              const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceProjectFile) opened = whence_project_file_open (file, WHENCE_OPEN_NONE, NULL,
                                                                   &error);

  g_assert_no_error (error);
  g_assert_cmpstr (whence_project_get_title (whence_project_file_get_project (opened)), ==, title);
}

/* What is on disk, without what the journal has. */
static void
assert_whole (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WhenceProjectFile) opened = whence_project_file_open (file, WHENCE_OPEN_READ_ONLY,
                                                                   NULL, &error);
  const char *title;

  g_assert_no_error (error);
  title = whence_project_get_title (whence_project_file_get_project (opened));
  g_assert_true (g_str_equal (title, "Harbour") || g_str_equal (title, "Second"));
}

/* A session in which one call fails. Returns: whether there was such a call. */
static gboolean
run_with_fault (guint    fail_at,
                int      code,
                gboolean for_good)
{
  g_autofree char *text = whence_test_project_dup_json ();
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "p.whence", NULL);
  g_autofree char *journal = whence_recovery_dup_path (file);
  WhenceProjectFile *opened;
  Fault fault = { 0, fail_at, for_good, code, FALSE };
  const char *acknowledged = "Harbour";
  gboolean saved;

  g_unlink (journal);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
  opened = whence_project_file_open (file, WHENCE_OPEN_NONE, NULL, NULL);
  g_assert_nonnull (opened);
  whence_project_file_set_backup (opened, TRUE);

  whence_io_set_fault (on_call, &fault);
  rename_project (opened, "First");
  if (whence_project_file_sync (opened, NULL))
    acknowledged = "First";
  rename_project (opened, "Second");
  if (whence_project_file_sync (opened, NULL))
    acknowledged = "Second";
  saved = whence_project_file_save (opened, NULL, NULL);
  if (saved)
    acknowledged = "Second";
  g_assert_cmpint (whence_project_file_get_modified (opened), ==, !saved);
  rename_project (opened, "Third");
  if (whence_project_file_sync (opened, NULL))
    acknowledged = "Third";
  /* What failed is tried once more in the end, and may fail again. */
  g_assert_finalize_object (opened);
  whence_io_set_fault (NULL, NULL);

  assert_whole (file);
  {
    g_autoptr (WhenceProjectFile) again = whence_project_file_open (file, WHENCE_OPEN_NONE, NULL,
                                                                    NULL);
    const char *title = whence_project_get_title (whence_project_file_get_project (again));

    /* At least what was acknowledged; more may have come to disk. */
    g_assert_cmpuint (find_step (title), >=, find_step (fault.failed ? acknowledged : "Third"));
  }
  g_unlink (journal);

  return fault.failed;
}

static void
test_each_call (gconstpointer data)
{
  int code = GPOINTER_TO_INT (data);
  guint n = 0;

  while (run_with_fault (n, code, FALSE))
    n++;
  g_assert_cmpuint (n, >, 10);
  for (guint i = 0; i < n; i++)
    run_with_fault (i, code, TRUE);
}

/* When the disk has room again, what waited comes to it. */
static void
test_retry (void)
{
  g_autofree char *text = whence_test_project_dup_json ();
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "retry.whence", NULL);
  g_autofree char *journal = whence_recovery_dup_path (file);
  WhenceProjectFile *opened;
  Fault fault = { 0, 0, TRUE, ENOSPC, FALSE };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
  opened = whence_project_file_open (file, WHENCE_OPEN_NONE, NULL, NULL);
  whence_io_set_fault (on_call, &fault);
  rename_project (opened, "First");
  rename_project (opened, "Second");
  g_assert_false (whence_project_file_sync (opened, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_false (whence_project_file_is_recorded (opened));
  whence_io_set_fault (NULL, NULL);

  g_assert_true (whence_project_file_sync (opened, NULL));
  g_assert_true (whence_project_file_is_recorded (opened));
  g_assert_null (whence_project_file_dup_record_error (opened));
  g_assert_finalize_object (opened);
  assert_title (file, "Second");
  g_unlink (journal);
}

/* A try that is held up until it may fail. */
typedef struct
{
  GMutex mutex;
  GCond changed;
  gboolean held;
  gboolean released;
} Hold;

static int
on_held_call (WhenceIoCall  call,
              gsize        *size,
              gpointer      user_data)
{
  Hold *hold = user_data;
  int code = 0;

  g_mutex_lock (&hold->mutex);
  if (!hold->held)
    {
      hold->held = TRUE;
      g_cond_broadcast (&hold->changed);
      while (!hold->released)
        g_cond_wait (&hold->changed, &hold->mutex);
      code = ENOSPC;
    }
  g_mutex_unlock (&hold->mutex);

  return code;
}

static gpointer
release (gpointer data)
{
  Hold *hold = data;

  g_mutex_lock (&hold->mutex);
  hold->released = TRUE;
  g_cond_broadcast (&hold->changed);
  g_mutex_unlock (&hold->mutex);

  return NULL;
}

/* Who waits for the disk is not told of a try that was under way before: it may have failed for
 * what is mended now.
 */
static void
test_old_try (void)
{
  g_autofree char *text = whence_test_project_dup_json ();
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "retry.whence", NULL);
  g_autofree char *journal = whence_recovery_dup_path (file);

  for (guint round = 0; round < 50; round++)
    {
      WhenceProjectFile *opened;
      GThread *thread;
      Hold hold = { 0 };

      g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
      opened = whence_project_file_open (file, WHENCE_OPEN_NONE, NULL, NULL);
      whence_io_set_fault (on_held_call, &hold);
      rename_project (opened, "First");
      g_mutex_lock (&hold.mutex);
      while (!hold.held)
        g_cond_wait (&hold.changed, &hold.mutex);
      g_mutex_unlock (&hold.mutex);

      thread = g_thread_new ("release", release, &hold);
      g_assert_true (whence_project_file_sync (opened, NULL));
      g_assert_true (whence_project_file_is_recorded (opened));
      g_thread_join (thread);
      g_assert_finalize_object (opened);
      whence_io_set_fault (NULL, NULL);
      g_unlink (journal);
    }
}

/* What another program puts in the place of the file as soon as it is there. */
typedef struct
{
  const char *path;
  const char *theirs;
  const char *ours;      /* a word of what is saved */
  gboolean put;
} Other;

static int
on_saved_call (WhenceIoCall  call,
               gsize        *size,
               gpointer      user_data)
{
  Other *other = user_data;
  g_autofree char *there = NULL;

  if (call == WHENCE_IO_SYNC && !other->put &&
      g_file_get_contents (other->path, &there, NULL, NULL) && strstr (there, other->ours) != NULL)
    other->put = g_file_set_contents (other->path, other->theirs, -1, NULL);

  return 0;
}

/* A program that writes just after a save, before that has ended, is not taken for the save. */
static void
test_other_after_save (void)
{
  g_autofree char *text = whence_test_project_dup_json ();
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "retry.whence", NULL);
  g_autofree char *journal = whence_recovery_dup_path (file);
  g_autofree char *there = NULL;
  g_autoptr (GError) error = NULL;
  WhenceProjectFile *opened;
  Other other = { g_file_peek_path (file), text, "\"First\"", FALSE };

  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
  opened = whence_project_file_open (file, WHENCE_OPEN_NONE, NULL, NULL);
  rename_project (opened, "First");
  whence_io_set_fault (on_saved_call, &other);
  g_assert_true (whence_project_file_save (opened, NULL, NULL));
  whence_io_set_fault (NULL, NULL);
  g_assert_true (other.put);

  rename_project (opened, "Second");
  g_assert_false (whence_project_file_save (opened, NULL, &error));
  g_assert_error (error, WHENCE_STORE_ERROR, WHENCE_STORE_ERROR_CHANGED);
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &there, NULL, NULL));
  g_assert_cmpstr (there, ==, text);
  g_assert_finalize_object (opened);
  g_unlink (journal);
}

int
main (int   argc,
      char *argv[])
{
  const struct
  {
    const char *name;
    int code;
  } faults[] = {
    { "/faults/no-space", ENOSPC }, { "/faults/io", EIO },
    { "/faults/no-access", EACCES }, { "/faults/read-only", EROFS },
    { "/faults/short-write", SHORT_WRITE },
  };
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("whence-faults-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    g_test_add_data_func (faults[i].name, GINT_TO_POINTER (faults[i].code), test_each_call);
  g_test_add_func ("/faults/retry", test_retry);
  g_test_add_func ("/faults/old-try", test_old_try);
  g_test_add_func ("/faults/other-after-save", test_other_after_save);
  status = g_test_run ();

  {
    const char *const names[] = { "p.whence", "p.whence~", "retry.whence", "whence/journals",
                                  "whence" };

    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      {
        g_autofree char *path = g_build_filename (folder, names[i], NULL);

        g_remove (path);
      }
  }
  g_rmdir (folder);
  g_free (folder);

  return status;
}
