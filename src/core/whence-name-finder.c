/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds names in a text: whole words, as they are written. All the names are found in one pass:
 * a table says which bytes begin a name, and only there the names that begin with it are compared,
 * all of them at once: they are sorted, so that those that agree with the text stand together.
 *
 * The bounds of words follow Unicode Standard Annex 29 with what names need beside it: an “’s” or
 * an elided article (“l’Allemagne”) is no part of the name, and scripts that put no space between
 * words have a bound everywhere.
 */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include <string.h>

#include "core/whence-name-finder.h"

/* The longest name that is looked for, in bytes. */
#define MAX_NAME 4096

/* How much white space may stand where a name has a space, in bytes. */
#define MAX_SPACE 16

/* The most places that overlap and are weighed against each other. */
#define MAX_CLUSTER 64

/* After how many bytes that were looked at it is asked whether to go on. */
#define WORK_STEP 65536

typedef struct
{
  char *text;      /* owned: each white space in it is one space */
  gsize length;    /* in bytes */
  guint number;    /* among the names that were asked for */
} Name;

/* A place in bytes. */
typedef struct
{
  gsize start;
  gsize end;
  guint name;
} Hit;

struct _WhenceNameFinder
{
  GObject parent_instance;

  GArray *names;          /* Name: sorted by their bytes */
  guint first[256];       /* which of @names is the first with that byte */
  guint n_names[256];     /* how many there are with it */
};

G_DEFINE_FINAL_TYPE (WhenceNameFinder, whence_name_finder, G_TYPE_OBJECT)

static void
clear_name (gpointer data)
{
  g_free (((Name *) data)->text);
}

static void
whence_name_finder_finalize (GObject *object)
{
  g_array_unref (WHENCE_NAME_FINDER (object)->names);

  G_OBJECT_CLASS (whence_name_finder_parent_class)->finalize (object);
}

static void
whence_name_finder_class_init (WhenceNameFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = whence_name_finder_finalize;
}

static void
whence_name_finder_init (WhenceNameFinder *self)
{
  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (self->names, clear_name);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const Name *name_a = a;
  const Name *name_b = b;
  int order = strcmp (name_a->text, name_b->text);

  if (order != 0)
    return order;

  return name_a->number < name_b->number ? -1 : 1;
}

/* Makes each white space in a name one space, and leaves out what is around it. */
static char *
make_plain (const char *name)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (plain, c);
      else if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
        g_string_append_c (plain, ' ');
    }
  if (plain->len > 0 && plain->str[plain->len - 1] == ' ')
    g_string_truncate (plain, plain->len - 1);

  return g_string_free (plain, FALSE);
}

/**
 * whence_name_finder_new:
 * @names: (array zero-terminated=1): names in UTF-8, of which the first %WHENCE_MAX_NAMES are
 *   looked for; those that are empty or longer than 4096 bytes are not
 *
 * Returns: (transfer full): what finds them; it may be used from several threads at once
 */
WhenceNameFinder *
whence_name_finder_new (const char *const *names)
{
  WhenceNameFinder *self = g_object_new (WHENCE_TYPE_NAME_FINDER, NULL);

  for (guint i = 0; names[i] != NULL && i < WHENCE_MAX_NAMES; i++)
    {
      Name name = { NULL, 0, i };

      if (strlen (names[i]) > MAX_NAME)
        continue;
      name.text = make_plain (names[i]);
      name.length = strlen (name.text);
      if (name.length > 0)
        g_array_append_val (self->names, name);
      else
        g_free (name.text);
    }

  g_array_sort (self->names, compare_names);
  for (guint i = self->names->len; i > 0; i--)
    {
      guchar byte = (guchar) g_array_index (self->names, Name, i - 1).text[0];

      self->first[byte] = i - 1;
      self->n_names[byte]++;
    }

  return self;
}

/* Whether words of a script stand together without spaces. */
static gboolean
is_unspaced (gunichar c)
{
  if (c < 0xe00)
    return FALSE;

  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_YI:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_TIBETAN:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What belongs to the character before it: marks, joiners and the soft hyphen. */
static gboolean
is_extending (gunichar c)
{
  return g_unichar_ismark (c) || c == 0x200c || c == 0x200d || c == 0xad;
}

static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c) || is_extending (c) ||
         g_unichar_type (c) == G_UNICODE_CONNECT_PUNCTUATION;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

static gunichar
get_before (const char *text,
            const char *p)
{
  return p > text ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
}

/* Whether the letters at @p, up to the end of their word, are one of the endings that an
 * apostrophe sets off.
 */
static gboolean
is_ending (const char *p)
{
  static const char *const endings[] = { "s", "S", "ll", "d", "ve", "re", NULL };

  for (guint i = 0; endings[i] != NULL; i++)
    {
      if (g_str_has_prefix (p, endings[i]) &&
          !is_word (g_utf8_get_char (p + strlen (endings[i]))))
        return TRUE;
    }

  return FALSE;
}

/* Whether the letters before the apostrophe at @p are an elided article, as in “l’Allemagne” and
 * “dell’Italia”, and not a part of the name, as in “O’Neil”.
 */
static gboolean
is_elided (const char *text,
           const char *p)
{
  gunichar first = get_before (text, p);
  gboolean single = TRUE;

  p = g_utf8_prev_char (p);
  while (p > text && g_unichar_isalpha (get_before (text, p)))
    {
      p = g_utf8_prev_char (p);
      first = g_utf8_get_char (p);
      single = FALSE;
    }

  return g_unichar_islower (first) || (single && first == 'L');
}

/* Whether the letter before @p is the only one of its part: that of “U.S.A”. */
static gboolean
is_single (const char *text,
           const char *p)
{
  const char *letter = g_utf8_prev_char (p);

  return letter == text || !is_word (get_before (text, letter));
}

/* Whether the punctuation at @p stands within a word. */
static gboolean
is_inner (const char *text,
          const char *p)
{
  gunichar c = g_utf8_get_char (p);
  gunichar before = get_before (text, p);
  const char *next = g_utf8_next_char (p);
  gunichar after = g_utf8_get_char (next);

  if (before == 0 || after == 0 || !is_word (before) || !is_word (after))
    return FALSE;
  if ((c == '.' || c == ',') && g_unichar_isdigit (before) && g_unichar_isdigit (after))
    return TRUE;
  if (c == '.')
    return g_unichar_islower (after) || is_single (text, p);
  if (is_apostrophe (c))
    return !is_ending (next) && !is_elided (text, p);

  /* The middle dot of Catalan, geresh and gershayim */
  return c == 0xb7 || c == 0x5f3 || c == 0x5f4;
}

/* Whether a word may start or end at @p. */
static gboolean
is_bound (const char *text,
          const char *p)
{
  gunichar before = get_before (text, p);
  gunichar after = g_utf8_get_char (p);

  if (before == 0 || after == 0)
    return TRUE;
  if (is_extending (after) || before == 0x200d)
    return FALSE;
  if (is_unspaced (before) || is_unspaced (after))
    return TRUE;
  if (is_word (before) && is_word (after))
    return FALSE;
  if (is_word (after))
    return !is_inner (text, g_utf8_prev_char (p));
  if (is_word (before))
    return !is_inner (text, p);

  return TRUE;
}

/* Whether white space starts at a byte. */
static gboolean
is_space (const char *p)
{
  guchar byte = (guchar) *p;

  if (byte < 0x80)
    return g_ascii_isspace (*p);

  return byte >= 0xc0 && g_unichar_isspace (g_utf8_get_char (p));
}

/* Passes over white space, which may hold the end of a line, but not that of a paragraph. */
static const char *
skip_space (const char *p)
{
  const char *start = p;
  guint n_lines = 0;

  while (p - start < MAX_SPACE && g_unichar_isspace (g_utf8_get_char (p)))
    {
      n_lines += *p == '\n';
      p = g_utf8_next_char (p);
    }

  return p > start && n_lines <= 1 ? p : NULL;
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  const Hit *hit_a = a;
  const Hit *hit_b = b;

  if (hit_a->end - hit_a->start != hit_b->end - hit_b->start)
    return hit_a->end - hit_a->start > hit_b->end - hit_b->start ? -1 : 1;

  return hit_a->start < hit_b->start ? -1 : hit_a->start > hit_b->start;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const Hit *hit_a = a;
  const Hit *hit_b = b;

  return hit_a->start < hit_b->start ? -1 : hit_a->start > hit_b->start;
}

static gboolean
overlaps (GArray    *hits,
          guint      n,
          const Hit *hit)
{
  for (guint i = 0; i < n; i++)
    {
      const Hit *other = &g_array_index (hits, Hit, i);

      if (other->start < hit->end && hit->start < other->end)
        return TRUE;
    }

  return FALSE;
}

/* Of places that overlap the longest stays, and what is apart from it. */
static void
sift (GArray *cluster)
{
  guint n = 0;

  if (cluster->len < 2)
    return;

  g_array_sort (cluster, compare_lengths);
  for (guint i = 0; i < cluster->len; i++)
    {
      Hit hit = g_array_index (cluster, Hit, i);

      if (!overlaps (cluster, n, &hit))
        g_array_index (cluster, Hit, n++) = hit;
    }
  g_array_set_size (cluster, n);
  g_array_sort (cluster, compare_starts);
}

/* What one pass over a text needs. */
typedef struct
{
  const char *text;
  guint max;
  GCancellable *cancellable;  /* NULL: nobody gives it up */
  const WhenceNamePlace *known;  /* the next of the places that are left out */
  guint n_known;      /* how many of them are left */
  gsize work;         /* how many bytes were looked at since it was asked whether to go on */
  GArray *places;     /* WhenceNamePlace: for the caller */
  guint n_places;     /* how many were added */
  GArray *cluster;    /* Hit: those that overlap, in the order of the text */
  gsize cluster_end;  /* in bytes */
  gsize byte;         /* where code points were last counted */
  guint offset;       /* of that byte, in code points */
} Pass;

static guint
count_to (Pass  *pass,
          gsize  byte)
{
  for (; pass->byte < byte; pass->byte++)
    pass->offset += ((guchar) pass->text[pass->byte] & 0xc0) != 0x80;

  return pass->offset;
}

/* Whether a place overlaps one that is left out. Both are in the order of the text. */
static gboolean
is_known (Pass                  *pass,
          const WhenceNamePlace *place)
{
  for (; pass->n_known > 0 && pass->known->end <= place->start; pass->n_known--)
    pass->known++;

  return pass->n_known > 0 && pass->known->start < place->end;
}

static void
finish_cluster (Pass *pass)
{
  sift (pass->cluster);
  for (guint i = 0; i < pass->cluster->len && pass->n_places < pass->max; i++)
    {
      const Hit *hit = &g_array_index (pass->cluster, Hit, i);
      WhenceNamePlace place = { count_to (pass, hit->start), 0, hit->name };

      place.end = count_to (pass, hit->end);
      if (is_known (pass, &place))
        continue;
      g_array_append_val (pass->places, place);
      pass->n_places++;
    }
  g_array_set_size (pass->cluster, 0);
  pass->cluster_end = 0;
}

static void
add_hit (Pass       *pass,
         const char *start,
         const char *end,
         guint       name)
{
  Hit hit = { (gsize) (start - pass->text), (gsize) (end - pass->text), name };

  if (hit.start >= pass->cluster_end || pass->cluster->len == MAX_CLUSTER)
    finish_cluster (pass);
  /* What overlaps the last of a cluster that was too large is left out. */
  if (pass->byte > hit.start)
    return;

  g_array_append_val (pass->cluster, hit);
  pass->cluster_end = MAX (pass->cluster_end, hit.end);
}

/* Narrows the names from @first up to @end, which are the same up to @depth, to those that have a
 * byte there.
 */
static void
narrow (const Name *names,
        guint      *first,
        guint      *end,
        gsize       depth,
        guchar      byte)
{
  /* Mostly it is the same one in all of them. */
  if ((guchar) names[*first].text[depth] == byte && (guchar) names[*end - 1].text[depth] == byte)
    return;

  for (guint bound = 0; bound < 2; bound++)
    {
      guint low = *first;
      guint high = *end;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if ((guchar) names[middle].text[depth] < byte + bound)
            low = middle + 1;
          else
            high = middle;
        }
      *(bound == 0 ? first : end) = low;
    }
}

/* Looks for the longest name that stands at @p. */
static void
look_at (WhenceNameFinder *self,
         Pass             *pass,
         const char       *p)
{
  const Name *names = (const Name *) (gpointer) self->names->data;
  guint first = self->first[(guchar) *p];
  guint end = first + self->n_names[(guchar) *p];
  const char *start = p;
  const char *longest = NULL;
  guint number = 0;

  if (!is_bound (pass->text, start))
    return;

  for (gsize depth = 0; first < end; depth++)
    {
      gboolean space;

      /* Those that end here are the first. */
      if (names[first].length == depth && is_bound (pass->text, p))
        {
          longest = p;
          number = names[first].number;
        }
      while (first < end && names[first].length == depth)
        first++;
      if (first == end)
        break;

      space = is_space (p);
      narrow (names, &first, &end, depth, space ? ' ' : (guchar) *p);
      p = space ? skip_space (p) : p + 1;
      if (p == NULL)
        break;
      pass->work++;
    }

  if (longest != NULL)
    add_hit (pass, start, longest, number);
}

/* Whether to go on; where much was looked at, it is asked again. */
static gboolean
goes_on (Pass *pass)
{
  if (pass->n_places >= pass->max)
    return FALSE;
  if (++pass->work < WORK_STEP)
    return TRUE;

  pass->work = 0;
  return !g_cancellable_is_cancelled (pass->cancellable);
}

/**
 * whence_name_finder_find:
 * @self: a finder
 * @text: UTF-8
 * @known: (nullable) (element-type WhenceNamePlace): places to leave out, with all that overlaps
 *   them, in the order of the text and none of them over another; %NULL for none
 * @max: how many places to find, at most
 * @cancellable: (nullable): gives it up, within the text too; what was found by then stays
 * @places: (element-type WhenceNamePlace): where to add the places, in the order of the text
 *
 * Finds the names in a text. Where places overlap, that of the longer name counts. A space of a
 * name stands for any white space in the text but the end of a paragraph.
 *
 * Returns: how many there are, up to @max
 */
guint
whence_name_finder_find (WhenceNameFinder *self,
                         const char       *text,
                         GArray           *known,
                         guint             max,
                         GCancellable     *cancellable,
                         GArray           *places)
{
  g_autoptr (GArray) cluster = g_array_new (FALSE, FALSE, sizeof (Hit));
  Pass pass = { .text = text, .max = max, .cancellable = cancellable, .places = places,
                .cluster = cluster };

  g_return_val_if_fail (WHENCE_IS_NAME_FINDER (self), 0);

  if (self->names->len == 0)
    return 0;

  if (known != NULL)
    {
      pass.known = (const WhenceNamePlace *) (gpointer) known->data;
      pass.n_known = known->len;
    }
  for (const char *p = text; *p != '\0' && goes_on (&pass); p++)
    {
      if (self->n_names[(guchar) *p] > 0)
        look_at (self, &pass, p);
    }
  finish_cluster (&pass);

  return pass.n_places;
}
