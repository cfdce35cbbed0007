/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The names of the members of all objects that are open at one place of a JSON text, to find
 * duplicates in time linear in the text, whatever the names are.
 *
 * Objects close in the reverse order of their opening, so the names form a stack, and one hash
 * table with linear probing serves all of it: to take out the name that was put in last leaves
 * the table as it was before, without the marks or moves that removal costs otherwise.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <string.h>

#include "store/whence-json-names.h"

#define MIN_SLOTS 256

typedef struct
{
  guint64 hash;
  const char *text; /* not owned: where the name starts, after its quote */
  guint slot;       /* where the table has it */
} Name;

struct _WhenceJsonNames
{
  Name *names;      /* owned: in the order of the text */
  guint n_names;
  guint n_allocated;
  guint max_names;

  guint *slots;     /* owned: position in names plus one; 0 where free */
  guint n_slots;    /* a power of two, at least twice n_names */

  guint64 key[2];   /* of the hash: random, so that nobody can prepare names that collide */
  GString *left;    /* owned: two names, decoded */
  GString *right;
};

/**
 * whence_json_names_new:
 * @max_names: how many names are kept at once
 *
 * Makes an empty stack of names.
 *
 * Returns: (transfer full): the stack
 */
WhenceJsonNames *
whence_json_names_new (guint max_names)
{
  WhenceJsonNames *self = g_new0 (WhenceJsonNames, 1);

  self->max_names = max_names;
  self->n_slots = MIN_SLOTS;
  self->slots = g_new0 (guint, self->n_slots);
  for (guint i = 0; i < G_N_ELEMENTS (self->key); i++)
    self->key[i] = (guint64) g_random_int () << 32 | g_random_int ();
  self->left = g_string_new (NULL);
  self->right = g_string_new (NULL);

  return self;
}

/**
 * whence_json_names_free:
 * @self: (transfer full): a stack of names
 *
 * Frees a stack of names.
 */
void
whence_json_names_free (WhenceJsonNames *self)
{
  g_free (self->names);
  g_free (self->slots);
  g_string_free (self->left, TRUE);
  g_string_free (self->right, TRUE);
  g_free (self);
}

/**
 * whence_json_names_get_n_names:
 * @self: a stack of names
 *
 * Gets how many names there are, which is where the names of the next object start.
 *
 * Returns: the number of names
 */
guint
whence_json_names_get_n_names (WhenceJsonNames *self)
{
  return self->n_names;
}

static guint
hex_value (const char *text)
{
  guint value = 0;

  for (guint i = 0; i < 4; i++)
    value = value << 4 | (guint) g_ascii_xdigit_value (text[i]);

  return value;
}

/* Decodes the escape at @text, its backslash, and returns the byte after it. */
static const char *
decode_escape (GString    *out,
               const char *text)
{
  guint unit;

  switch (text[1])
    {
    case 'b':
      g_string_append_c (out, '\b');
      return text + 2;
    case 'f':
      g_string_append_c (out, '\f');
      return text + 2;
    case 'n':
      g_string_append_c (out, '\n');
      return text + 2;
    case 'r':
      g_string_append_c (out, '\r');
      return text + 2;
    case 't':
      g_string_append_c (out, '\t');
      return text + 2;
    case 'u':
      break;
    default:
      g_string_append_c (out, text[1]);
      return text + 2;
    }

  unit = hex_value (text + 2);
  if (unit < 0xd800 || unit > 0xdfff)
    {
      g_string_append_unichar (out, unit);
      return text + 6;
    }

  g_string_append_unichar (out,
                           0x10000 + ((unit - 0xd800) << 10) + (hex_value (text + 8) - 0xdc00));
  return text + 12;
}

/**
 * whence_json_decode_string:
 * @out: where the decoded text is appended
 * @text: the inside of a JSON string that is known to be sound, up to its closing quote at least
 *
 * Decodes the escapes of a JSON string.
 */
void
whence_json_decode_string (GString    *out,
                           const char *text)
{
  while (*text != '"')
    {
      gsize plain = 0;

      while (text[plain] != '"' && text[plain] != '\\')
        plain++;
      g_string_append_len (out, text, (gssize) plain);
      text += plain;
      if (*text == '\\')
        text = decode_escape (out, text);
    }
}

static inline guint64
rotate_left (guint64 value,
             guint   n_bits)
{
  return value << n_bits | value >> (64 - n_bits);
}

static inline void
mix (guint64 v[4])
{
  v[0] += v[1];
  v[2] += v[3];
  v[1] = rotate_left (v[1], 13) ^ v[0];
  v[3] = rotate_left (v[3], 16) ^ v[2];
  v[0] = rotate_left (v[0], 32) + v[3];
  v[2] += v[1];
  v[3] = rotate_left (v[3], 21) ^ v[0];
  v[1] = rotate_left (v[1], 17) ^ v[2];
  v[2] = rotate_left (v[2], 32);
}

/* SipHash-1-3 (J.-P. Aumasson, D. J. Bernstein: SipHash, a fast short-input PRF, 2012): who does
 * not know the key cannot find names that collide. The object, by the place of its first name,
 * goes into the key, as nested objects tend to have the same names.
 */
static guint64
hash_name (WhenceJsonNames *self,
           guint            first,
           const char      *name,
           gsize            length)
{
  guint64 key = self->key[0] ^ first;
  guint64 v[4] = {
    key ^ G_GUINT64_CONSTANT (0x736f6d6570736575),
    self->key[1] ^ G_GUINT64_CONSTANT (0x646f72616e646f6d),
    key ^ G_GUINT64_CONSTANT (0x6c7967656e657261),
    self->key[1] ^ G_GUINT64_CONSTANT (0x7465646279746573),
  };
  guint64 word;
  gsize i;

  for (i = 0; i + 8 <= length; i += 8)
    {
      memcpy (&word, name + i, 8);
      v[3] ^= word;
      mix (v);
      v[0] ^= word;
    }

  word = 0;
  memcpy (&word, name + i, length - i);
  word ^= (guint64) length << 56;
  v[3] ^= word;
  mix (v);
  v[0] ^= word;

  v[2] ^= 0xff;
  for (i = 0; i < 3; i++)
    mix (v);

  return v[0] ^ v[1] ^ v[2] ^ v[3];
}

static guint
find_free_slot (WhenceJsonNames *self,
                guint64          hash)
{
  guint slot = (guint) hash & (self->n_slots - 1);

  while (self->slots[slot] != 0)
    slot = (slot + 1) & (self->n_slots - 1);

  return slot;
}

/* Makes room for one more name. To put the names back in their order keeps that the last one can
 * be taken out.
 */
static void
reserve (WhenceJsonNames *self)
{
  if (self->n_names == self->n_allocated)
    {
      self->n_allocated = MAX (MIN_SLOTS / 2, self->n_allocated * 2);
      self->names = g_renew (Name, self->names, self->n_allocated);
    }

  if ((self->n_names + 1) * 2 <= self->n_slots)
    return;

  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (guint, self->n_slots);
  for (guint i = 0; i < self->n_names; i++)
    {
      self->names[i].slot = find_free_slot (self, self->names[i].hash);
      self->slots[self->names[i].slot] = i + 1;
    }
}

static gboolean
names_equal (WhenceJsonNames *self,
             const char      *left,
             const char      *right)
{
  g_string_truncate (self->left, 0);
  g_string_truncate (self->right, 0);
  whence_json_decode_string (self->left, left);
  whence_json_decode_string (self->right, right);

  return g_string_equal (self->left, self->right);
}

/**
 * whence_json_names_add:
 * @self: a stack of names
 * @first: how many names there were when the object was opened
 * @name: the inside of a JSON string that is known to be sound, with its closing quote; it has to
 *   stay as long as the name is kept
 * @length: the length of @name up to its closing quote, in bytes
 *
 * Adds the name of a member of the innermost object that is open. Names are the same where they
 * are after decoding their escapes.
 *
 * Returns: whether the name was added, or why not
 */
WhenceJsonNamesResult
whence_json_names_add (WhenceJsonNames *self,
                       guint            first,
                       const char      *name,
                       gsize            length)
{
  guint64 hash;
  guint slot;

  if (memchr (name, '\\', length) != NULL)
    {
      g_string_truncate (self->left, 0);
      whence_json_decode_string (self->left, name);
      hash = hash_name (self, first, self->left->str, self->left->len);
    }
  else
    {
      hash = hash_name (self, first, name, length);
    }

  for (slot = (guint) hash & (self->n_slots - 1);
       self->slots[slot] != 0;
       slot = (slot + 1) & (self->n_slots - 1))
    {
      guint position = self->slots[slot] - 1;

      if (position >= first && self->names[position].hash == hash &&
          names_equal (self, self->names[position].text, name))
        return WHENCE_JSON_NAMES_DUPLICATE;
    }

  if (self->n_names >= self->max_names)
    return WHENCE_JSON_NAMES_FULL;

  reserve (self);
  slot = find_free_slot (self, hash);
  self->names[self->n_names] = (Name) { hash, name, slot };
  self->slots[slot] = ++self->n_names;

  return WHENCE_JSON_NAMES_NEW;
}

/**
 * whence_json_names_truncate:
 * @self: a stack of names
 * @n_names: how many names stay
 *
 * Forgets the names of the innermost object, which is being closed.
 */
void
whence_json_names_truncate (WhenceJsonNames *self,
                            guint            n_names)
{
  while (self->n_names > n_names)
    self->slots[self->names[--self->n_names].slot] = 0;
}
