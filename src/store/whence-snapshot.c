/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A copy of a project as its file has it. The text of each source, entity, claim and link is taken
 * by itself, a few at a time, so that the window goes on meanwhile; what is changed before the
 * copy is finished is taken again. The texts of the sources never change, and are left to whoever
 * puts the parts together, which may be another thread.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <string.h>

#include "core/whence-change-private.h"
#include "core/whence-member.h"
#include "store/whence-json-writer.h"
#include "store/whence-project-reader.h"
#include "store/whence-project-writer-private.h"
#include "store/whence-snapshot.h"

/* A part of the file: @head, the text of @source if there is one, @tail. */
typedef struct
{
  GBytes *head;          /* owned */
  WhenceSource *source;  /* owned; may be NULL */
  GBytes *tail;          /* owned; may be NULL */
  gatomicrefcount count;
} Part;

static void
part_unref (gpointer data)
{
  Part *part = data;

  if (!g_atomic_ref_count_dec (&part->count))
    return;

  g_bytes_unref (part->head);
  g_clear_pointer (&part->tail, g_bytes_unref);
  g_clear_object (&part->source);
  g_free (part);
}

static Part *
part_ref (Part *part)
{
  g_atomic_ref_count_inc (&part->count);

  return part;
}

/* Takes over @out. */
static Part *
part_new (GString *out)
{
  Part *part = g_new0 (Part, 1);

  part->head = g_string_free_to_bytes (out);
  g_atomic_ref_count_init (&part->count);

  return part;
}

static Part *
part_new_static (const char *text)
{
  Part *part = g_new0 (Part, 1);

  part->head = g_bytes_new_static (text, strlen (text));
  g_atomic_ref_count_init (&part->count);

  return part;
}

static Part *
part_new_for_record (WhenceObject *record)
{
  WhenceWriter writer = { g_string_sized_new (512), TRUE, 0 };
  g_autoptr (GBytes) all = NULL;
  Part *part;

  whence_writer_append_object (&writer, record, 2);
  if (writer.text_at == 0)
    return part_new (writer.out);

  all = g_string_free_to_bytes (writer.out);
  part = g_new0 (Part, 1);
  part->head = g_bytes_new_from_bytes (all, 0, writer.text_at);
  part->source = g_object_ref (WHENCE_SOURCE (record));
  part->tail = g_bytes_new_from_bytes (all, writer.text_at,
                                       g_bytes_get_size (all) - writer.text_at);
  g_atomic_ref_count_init (&part->count);

  return part;
}

struct _WhenceSnapshot
{
  WhenceProject *project;  /* owned; NULL once it is finished */
  gulong handler;          /* of the changes of the project */
  GHashTable *records;     /* WhenceObject (owned) → Part (owned): what was taken */
  guint list;              /* which of the members of the project is looked at */
  guint position;          /* in that */
  GPtrArray *parts;        /* Part, in the order of the file; NULL until it is finished */
};

/* Forgets what was taken of a record in which @object is. */
static void
forget (WhenceSnapshot *self,
        WhenceObject   *object)
{
  for (; object != NULL && object != WHENCE_OBJECT (self->project);
       object = whence_object_get_parent (object))
    g_hash_table_remove (self->records, object);
}

/* What is changed is taken again, and all the lists are looked through again. */
static void
on_changed (WhenceSnapshot *self,
            WhenceChange   *change)
{
  guint n = whence_change_get_n_steps (change);

  for (guint i = 0; i < n; i++)
    {
      WhenceChangeStep step;

      whence_change_get_step (change, i, FALSE, &step);
      forget (self, step.object);
      forget (self, step.parent);
    }
  self->list = 0;
  self->position = 0;
}

/**
 * whence_snapshot_new:
 * @project: a project
 *
 * Begins to take a copy of a project as its file has it.
 *
 * Returns: (transfer full): a snapshot in which there is nothing yet
 */
WhenceSnapshot *
whence_snapshot_new (WhenceProject *project)
{
  WhenceSnapshot *self = g_new0 (WhenceSnapshot, 1);

  self->project = g_object_ref (project);
  self->records = g_hash_table_new_full (NULL, NULL, g_object_unref, part_unref);
  self->handler = g_signal_connect_swapped (project, "changed", G_CALLBACK (on_changed), self);

  return self;
}

static GListModel *
get_list (WhenceSnapshot *self,
          GParamSpec     *member)
{
  return whence_member_is_children (member) ?
           whence_object_get_children (WHENCE_OBJECT (self->project), member) : NULL;
}

/**
 * whence_snapshot_step:
 * @self: a snapshot that is not finished
 * @usec: for how long to go on, in microseconds; negative: to the end
 *
 * Takes more of the project. A single record may take longer.
 *
 * Returns: whether all of it, as it is now, is taken
 */
gboolean
whence_snapshot_step (WhenceSnapshot *self,
                      gint64          usec)
{
  gint64 end = g_get_monotonic_time () + usec;
  guint n = 0;
  GParamSpec *const *members = whence_members_list (WHENCE_TYPE_PROJECT, &n);

  g_return_val_if_fail (self != NULL && self->project != NULL, TRUE);

  for (; self->list < n; self->list++, self->position = 0)
    {
      GListModel *list = get_list (self, members[self->list]);
      guint n_records = list != NULL ? g_list_model_get_n_items (list) : 0;

      for (; self->position < n_records; self->position++)
        {
          g_autoptr (WhenceObject) record = g_list_model_get_item (list, self->position);

          if (g_hash_table_contains (self->records, record))
            continue;
          g_hash_table_insert (self->records, g_object_ref (record), part_new_for_record (record));
          if (usec >= 0 && g_get_monotonic_time () >= end)
            return FALSE;
        }
    }

  return TRUE;
}

static void
add_list (WhenceSnapshot *self,
          GListModel     *list)
{
  guint n = g_list_model_get_n_items (list);

  g_ptr_array_add (self->parts, part_new_static ("["));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceObject) record = g_list_model_get_item (list, i);

      g_ptr_array_add (self->parts, part_new_static (i > 0 ? ",\n    " : "\n    "));
      g_ptr_array_add (self->parts, part_ref (g_hash_table_lookup (self->records, record)));
    }
  g_ptr_array_add (self->parts, part_new_static ("\n  ]"));
}

/* What stands before the lists, between and behind them, and the lists. */
static void
add_parts (WhenceSnapshot *self)
{
  WhenceObject *object = WHENCE_OBJECT (self->project);
  WhenceWriter writer = { g_string_new ("{"), FALSE, 0 };
  guint n = 0;
  guint position = 0;
  GParamSpec *const *members = whence_members_list (WHENCE_TYPE_PROJECT, &n);

  whence_writer_append_name (writer.out, "format", 1);
  whence_json_append_string (writer.out, "whence-project");
  whence_writer_append_name (writer.out, "version", 1);
  g_string_append_printf (writer.out, "%d", WHENCE_PROJECT_VERSION);
  whence_writer_append_unknown (writer.out, object, WHENCE_PLACE_FIRST, NULL, &position, 1);
  for (guint i = 0; i < n; i++)
    {
      GListModel *list = get_list (self, members[i]);

      if (list == NULL)
        whence_writer_append_member (&writer, object, members[i], 1);
      else if (g_list_model_get_n_items (list) > 0)
        {
          whence_writer_append_name (writer.out, whence_member_get_name (members[i]), 1);
          g_ptr_array_add (self->parts, part_new (writer.out));
          add_list (self, list);
          /* The names behind a list go on as if it were here. */
          writer.out = g_string_new (NULL);
        }
      whence_writer_append_unknown (writer.out, object, WHENCE_PLACE_AFTER, members[i],
                                    &position, 1);
    }
  whence_writer_append_unknown (writer.out, object, WHENCE_PLACE_LAST, NULL, &position, 1);
  g_string_append (writer.out, "\n}\n");
  g_ptr_array_add (self->parts, part_new (writer.out));
}

/**
 * whence_snapshot_finish:
 * @self: a snapshot of which whence_snapshot_step() said that all is taken, just now
 *
 * Finishes the snapshot: the project may change from now on, and the snapshot does not. It may go
 * to another thread.
 */
void
whence_snapshot_finish (WhenceSnapshot *self)
{
  g_return_if_fail (self != NULL && self->project != NULL);

  self->parts = g_ptr_array_new_with_free_func (part_unref);
  add_parts (self);
  g_clear_signal_handler (&self->handler, self->project);
  g_hash_table_remove_all (self->records);
  g_clear_object (&self->project);
}

/**
 * whence_snapshot_to_bytes:
 * @self: a snapshot that is finished
 *
 * Returns: (transfer full): the bytes of the file: the same project gives the same bytes
 */
GBytes *
whence_snapshot_to_bytes (WhenceSnapshot *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL && self->parts != NULL, NULL);

  out = g_string_new (NULL);
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);

      g_string_append_len (out, g_bytes_get_data (part->head, NULL),
                           (gssize) g_bytes_get_size (part->head));
      if (part->source != NULL)
        whence_json_append_string (out, whence_source_get_text (part->source));
      if (part->tail != NULL)
        g_string_append_len (out, g_bytes_get_data (part->tail, NULL),
                             (gssize) g_bytes_get_size (part->tail));
    }

  return g_string_free_to_bytes (out);
}

/**
 * whence_snapshot_free:
 * @self: (transfer full): a snapshot
 *
 * Frees it, finished or not.
 */
void
whence_snapshot_free (WhenceSnapshot *self)
{
  g_return_if_fail (self != NULL);

  if (self->project != NULL)
    g_clear_signal_handler (&self->handler, self->project);
  g_clear_object (&self->project);
  g_hash_table_unref (self->records);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}
