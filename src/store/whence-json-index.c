/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the members of the outermost object of a JSON text are, and the elements of those that
 * are lists, so that each can be parsed by itself.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include "store/whence-json-index-private.h"
#include "store/whence-json-names.h"

/* Bytes of the text, half-open. */
typedef struct
{
  gsize start;
  gsize end;
} Range;

typedef struct
{
  gsize name;         /* where it is in the names of the index */
  Range value;
  guint first_range;  /* of a list: where its elements are in the ranges of the index */
  guint n_ranges;
  char kind;
} Member;

struct _WhenceJsonIndex
{
  gboolean is_object;
  GString *names;     /* owned: decoded names, each with a NUL at its end */
  GArray *members;    /* owned: Member, in the order of the text */
  GArray *ranges;     /* owned: Range, the elements of one list after those of the other */
};

WhenceJsonIndex *
whence_json_index_new (void)
{
  WhenceJsonIndex *self = g_new0 (WhenceJsonIndex, 1);

  self->names = g_string_new (NULL);
  self->members = g_array_new (FALSE, FALSE, sizeof (Member));
  self->ranges = g_array_new (FALSE, FALSE, sizeof (Range));

  return self;
}

/**
 * whence_json_index_free:
 * @self: (transfer full): an index
 *
 * Frees an index.
 */
void
whence_json_index_free (WhenceJsonIndex *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->names, TRUE);
  g_array_unref (self->members);
  g_array_unref (self->ranges);
  g_free (self);
}

void
whence_json_index_set_object (WhenceJsonIndex *self)
{
  self->is_object = TRUE;
}

guint
whence_json_index_get_n_ranges (WhenceJsonIndex *self)
{
  return self->ranges->len;
}

static Member *
get_member (const WhenceJsonIndex *self,
            guint                  member)
{
  return &g_array_index (self->members, Member, member);
}

static Member *
get_last_member (WhenceJsonIndex *self)
{
  return get_member (self, self->members->len - 1);
}

/* @name is the inside of a sound JSON string, with its closing quote. */
void
whence_json_index_add_member (WhenceJsonIndex *self,
                              const char      *name,
                              char             kind,
                              gsize            start)
{
  Member member = { 0 };

  member.name = self->names->len;
  member.value.start = start;
  member.first_range = self->ranges->len;
  member.kind = kind;
  g_array_append_val (self->members, member);

  whence_json_decode_string (self->names, name);
  g_string_append_c (self->names, '\0');
}

void
whence_json_index_end_member (WhenceJsonIndex *self,
                              gsize            end)
{
  get_last_member (self)->value.end = end;
}

/* Adds an element to the last member. */
void
whence_json_index_add_element (WhenceJsonIndex *self,
                               gsize            start)
{
  Range range = { start, start };

  g_array_append_val (self->ranges, range);
  get_last_member (self)->n_ranges++;
}

void
whence_json_index_end_element (WhenceJsonIndex *self,
                               gsize            end)
{
  g_array_index (self->ranges, Range, self->ranges->len - 1).end = end;
}

/**
 * whence_json_index_is_object:
 * @self: an index
 *
 * Gets whether the outermost value is an object; if not, the index has no members.
 *
 * Returns: %TRUE if it is an object
 */
gboolean
whence_json_index_is_object (const WhenceJsonIndex *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_object;
}

/**
 * whence_json_index_get_n_members:
 * @self: an index
 *
 * Gets how many members the outermost object has.
 *
 * Returns: the number of members
 */
guint
whence_json_index_get_n_members (const WhenceJsonIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->members->len;
}

/**
 * whence_json_index_get_name:
 * @self: an index
 * @member: the position of a member, in the order of the text
 *
 * Gets the name of a member, with its escapes decoded.
 *
 * Returns: the name, as long as the index is there
 */
const char *
whence_json_index_get_name (const WhenceJsonIndex *self,
                            guint                  member)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (member < self->members->len, NULL);

  return self->names->str + get_member (self, member)->name;
}

/**
 * whence_json_index_get_kind:
 * @self: an index
 * @member: the position of a member, in the order of the text
 *
 * Gets what the value of a member is: `{` an object, `[` a list, `"` a string, `0` a number,
 * `t` true, `f` false, `n` null.
 *
 * Returns: the letter of the kind
 */
char
whence_json_index_get_kind (const WhenceJsonIndex *self,
                            guint                  member)
{
  g_return_val_if_fail (self != NULL, '\0');
  g_return_val_if_fail (member < self->members->len, '\0');

  return get_member (self, member)->kind;
}

/**
 * whence_json_index_get_value:
 * @self: an index
 * @member: the position of a member, in the order of the text
 * @start: (out): return location for the offset of the first byte of the value
 * @end: (out): return location for the offset past its last byte
 *
 * Gets where the value of a member is, with its quotes or brackets.
 */
void
whence_json_index_get_value (const WhenceJsonIndex *self,
                             guint                  member,
                             gsize                 *start,
                             gsize                 *end)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (member < self->members->len);
  g_return_if_fail (start != NULL && end != NULL);

  *start = get_member (self, member)->value.start;
  *end = get_member (self, member)->value.end;
}

/**
 * whence_json_index_get_n_elements:
 * @self: an index
 * @member: the position of a member, in the order of the text
 *
 * Gets how many elements a member has that is a list.
 *
 * Returns: the number of elements; 0 if the member is not a list
 */
guint
whence_json_index_get_n_elements (const WhenceJsonIndex *self,
                                  guint                  member)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (member < self->members->len, 0);

  return get_member (self, member)->n_ranges;
}

/**
 * whence_json_index_get_element:
 * @self: an index
 * @member: the position of a member that is a list, in the order of the text
 * @element: the position of an element in the list
 * @start: (out): return location for the offset of the first byte of the element
 * @end: (out): return location for the offset past its last byte
 *
 * Gets where an element of a list is, with its quotes or brackets.
 */
void
whence_json_index_get_element (const WhenceJsonIndex *self,
                               guint                  member,
                               guint                  element,
                               gsize                 *start,
                               gsize                 *end)
{
  const Range *range;

  g_return_if_fail (self != NULL);
  g_return_if_fail (member < self->members->len);
  g_return_if_fail (element < get_member (self, member)->n_ranges);
  g_return_if_fail (start != NULL && end != NULL);

  range = &g_array_index (self->ranges, Range, get_member (self, member)->first_range + element);
  *start = range->start;
  *end = range->end;
}

/**
 * whence_json_index_find:
 * @self: an index
 * @name: the name of a member
 * @member: (out): return location for its position, untouched if there is none
 *
 * Finds a member by its name, in time linear in the number of members.
 *
 * Returns: %TRUE if there is one
 */
gboolean
whence_json_index_find (const WhenceJsonIndex *self,
                        const char            *name,
                        guint                 *member)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (member != NULL, FALSE);

  for (guint i = 0; i < self->members->len; i++)
    if (g_str_equal (whence_json_index_get_name (self, i), name))
      {
        *member = i;
        return TRUE;
      }

  return FALSE;
}
