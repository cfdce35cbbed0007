/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What of a project file could not be read, member by member. The rest of the file is held to
 * the rules all the same, so that one look at it finds all that is wrong, but for what only
 * follows from something else that is.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include "core/whence-check.h"
#include "core/whence-member.h"
#include "store/whence-unread.h"

struct _WhenceUnread
{
  GHashTable *members; /* WhenceObject → GPtrArray of GParamSpec, of NULL for all; both owned */
};

/**
 * whence_unread_new:
 *
 * Returns: (transfer full): a list of what was not read, with nothing in it
 */
WhenceUnread *
whence_unread_new (void)
{
  WhenceUnread *self = g_new0 (WhenceUnread, 1);

  self->members = g_hash_table_new_full (NULL, NULL, g_object_unref,
                                         (GDestroyNotify) g_ptr_array_unref);

  return self;
}

/**
 * whence_unread_free:
 * @self: (transfer full): a list of what was not read
 *
 * Frees a list of what was not read.
 */
void
whence_unread_free (WhenceUnread *self)
{
  g_hash_table_unref (self->members);
  g_free (self);
}

/**
 * whence_unread_add:
 * @self: a list of what was not read
 * @object: an object
 * @member: (nullable): a member of it that was not read; %NULL: none was
 *
 * Adds to the list.
 */
void
whence_unread_add (WhenceUnread *self,
                   WhenceObject *object,
                   GParamSpec   *member)
{
  GPtrArray *members = g_hash_table_lookup (self->members, object);

  if (members == NULL)
    {
      members = g_ptr_array_new ();
      g_hash_table_insert (self->members, g_object_ref (object), members);
    }
  g_ptr_array_add (members, member);
}

static gboolean
is_unread (WhenceObject *object,
           const char   *name,
           gpointer      user_data)
{
  WhenceUnread *self = user_data;
  GPtrArray *members = g_hash_table_lookup (self->members, object);

  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      GParamSpec *member = g_ptr_array_index (members, i);

      if (member == NULL || g_str_equal (whence_member_get_name (member), name))
        return TRUE;
    }

  return FALSE;
}

/* Numbers @object and what is in it, in the order in which they are written. */
static void
number_objects (WhenceObject *object,
                GHashTable   *numbers)
{
  guint n = 0;
  GParamSpec *const *members = whence_members_list (G_OBJECT_TYPE (object), &n);

  g_hash_table_insert (numbers, object, GUINT_TO_POINTER (g_hash_table_size (numbers)));
  for (guint i = 0; i < n; i++)
    {
      GListModel *children;
      guint n_children;

      if (!whence_member_is_children (members[i]))
        continue;

      children = whence_object_get_children (object, members[i]);
      n_children = g_list_model_get_n_items (children);
      for (guint j = 0; j < n_children; j++)
        {
          g_autoptr (WhenceObject) child = g_list_model_get_item (children, j);

          number_objects (child, numbers);
        }
    }
}

static int
compare_problems (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const WhenceProblem *problem_a = *(WhenceProblem *const *) a;
  const WhenceProblem *problem_b = *(WhenceProblem *const *) b;
  guint number_a = GPOINTER_TO_UINT (g_hash_table_lookup (user_data, problem_a->object));
  guint number_b = GPOINTER_TO_UINT (g_hash_table_lookup (user_data, problem_b->object));

  return number_a < number_b ? -1 : number_a > number_b;
}

/**
 * whence_unread_check:
 * @self: a list of what was not read
 * @project: the project, as far as it was
 * @problems: (element-type WhenceProblem): what kept it from being read
 *
 * Adds to @problems what else breaks the rules, and puts them in the order in which a file is
 * written. As the project is not to be used, they name its objects by their ids only.
 */
void
whence_unread_check (WhenceUnread  *self,
                     WhenceProject *project,
                     GPtrArray     *problems)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  g_return_if_fail (self != NULL);
  g_return_if_fail (WHENCE_IS_PROJECT (project));
  g_return_if_fail (problems != NULL);

  g_ptr_array_extend_and_steal (problems, whence_check_project_partly (project, is_unread, self));
  number_objects (WHENCE_OBJECT (project), numbers);
  g_ptr_array_sort_with_data (problems, compare_problems, numbers);

  for (guint i = 0; i < problems->len; i++)
    {
      WhenceProblem *old = g_ptr_array_index (problems, i);

      /* The objects above it, one of which it is named after, are there only now. */
      problems->pdata[i] = whence_problem_new (old->path, old->object,
                                               g_steal_pointer (&old->error));
      whence_problem_free (old);
      g_clear_object (&((WhenceProblem *) problems->pdata[i])->object);
    }
}
