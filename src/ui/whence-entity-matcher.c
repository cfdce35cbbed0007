/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which entities words may stand for, best first.
 *
 * Names and words are compared by keys: without case, accents and punctuation, with one space
 * between words. The keys of all names are made once, so that each further letter that is typed
 * costs comparisons only.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <string.h>

#include "ui/whence-entity-matcher.h"

/* Longer words and names are not compared by their spelling: they cost too much, and no one means
 * them. In bytes of the key.
 */
#define MAX_SIMILAR 64

/* The most of @words that is looked at, in bytes: longer than any name. */
#define MAX_WORDS 1024

typedef struct
{
  WhenceEntity *entity;   /* owned */
  guint n_mentions;
  char **keys;            /* owned: of the name, then of the aliases */
} Candidate;

struct _WhenceEntityMatcher
{
  GObject parent_instance;

  GArray *candidates;     /* Candidate, in the order of the project */
};

G_DEFINE_FINAL_TYPE (WhenceEntityMatcher, whence_entity_matcher, G_TYPE_OBJECT)

typedef struct
{
  const Candidate *candidate;
  guint name;                    /* which of the keys fits best */
  WhenceMatchQuality quality;
} Hit;

static void
clear_candidate (gpointer data)
{
  Candidate *candidate = data;

  g_clear_object (&candidate->entity);
  g_clear_pointer (&candidate->keys, g_strfreev);
}

static void
whence_entity_matcher_finalize (GObject *object)
{
  WhenceEntityMatcher *self = WHENCE_ENTITY_MATCHER (object);

  g_clear_pointer (&self->candidates, g_array_unref);

  G_OBJECT_CLASS (whence_entity_matcher_parent_class)->finalize (object);
}

static void
whence_entity_matcher_class_init (WhenceEntityMatcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = whence_entity_matcher_finalize;
}

static void
whence_entity_matcher_init (WhenceEntityMatcher *self)
{
  self->candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_array_set_clear_func (self->candidates, clear_candidate);
}

/* Whether @p is at a possessive “’s” that ends a word. */
static gboolean
is_possessive (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c != '\'' && c != 0x2019)
    return FALSE;

  p = g_utf8_next_char (p);
  return (*p == 's' || *p == 'S') && !g_unichar_isalnum (g_utf8_get_char (p + 1));
}

/* A full stop within an abbreviation and an apostrophe within a name part no words. */
static gboolean
is_silent (gunichar c)
{
  return c == '.' || c == '\'' || c == 0x2019 || g_unichar_ismark (c);
}

static char *
make_key (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = plain != NULL ? g_utf8_casefold (plain, -1) : g_strdup ("");
  GString *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_possessive (p))
        p = g_utf8_next_char (p);
      else if (is_silent (c))
        continue;
      else if (g_unichar_ispunct (c) || g_unichar_isspace (c))
        {
          if (key->len > 0 && key->str[key->len - 1] != ' ')
            g_string_append_c (key, ' ');
        }
      else
        g_string_append_unichar (key, c);
    }
  if (key->len > 0 && key->str[key->len - 1] == ' ')
    g_string_truncate (key, key->len - 1);

  return g_string_free (key, FALSE);
}

/* Whether @part stands in @whole between the bounds of words. */
static gboolean
has_words (const char *whole,
           const char *part)
{
  gsize length = strlen (part);

  for (const char *p = strstr (whole, part); p != NULL; p = strstr (p + 1, part))
    {
      if ((p == whole || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
        return TRUE;
    }

  return FALSE;
}

static const char *
next_word (const char *p)
{
  p = strchr (p, ' ');
  return p != NULL ? p + 1 : NULL;
}

/* Whether each word of @words begins a word of @name, in the same order. */
static gboolean
begins_words (const char *name,
              const char *words)
{
  while (words != NULL && name != NULL)
    {
      gsize length = strcspn (words, " ");

      if (strncmp (name, words, length) == 0)
        words = next_word (words);
      name = next_word (name);
    }

  return words == NULL;
}

/* Whether @words are the first letters of the words of @name: of all, or of all but the small
 * ones (“of”, “the”).
 */
static gboolean
are_initials (const char *name,
              const char *words)
{
  gboolean small_left_out = TRUE;
  guint n = 0;

  if (strchr (words, ' ') != NULL)
    return FALSE;

  for (const char *word = name; word != NULL; word = next_word (word))
    {
      if (g_utf8_get_char (words) == g_utf8_get_char (word))
        {
          words = g_utf8_next_char (words);
          n++;
        }
      else
        small_left_out &= strcspn (word, " ") <= 3;
      if (*words == '\0')
        return n >= 2 && small_left_out && next_word (word) == NULL;
    }

  return FALSE;
}

/* How many letters of one must be put in, left out or changed for the other, at most @max + 1
 * (Wagner and Fischer, 1974).
 */
static guint
get_distance (const char *a,
              const char *b,
              guint       max)
{
  glong length_a;
  glong length_b;
  g_autofree gunichar *letters_a = g_utf8_to_ucs4_fast (a, -1, &length_a);
  g_autofree gunichar *letters_b = g_utf8_to_ucs4_fast (b, -1, &length_b);
  guint row[MAX_SIMILAR + 1];

  if ((guint) ABS (length_a - length_b) > max)
    return max + 1;

  for (glong j = 0; j <= length_b; j++)
    row[j] = (guint) j;
  for (glong i = 1; i <= length_a; i++)
    {
      guint diagonal = row[0];
      guint least = row[0] = (guint) i;

      for (glong j = 1; j <= length_b; j++)
        {
          guint change = diagonal + (letters_a[i - 1] != letters_b[j - 1]);

          diagonal = row[j];
          row[j] = MIN (change, MIN (row[j], row[j - 1]) + 1);
          least = MIN (least, row[j]);
        }
      if (least > max)
        return max + 1;
    }

  return row[length_b];
}

static gboolean
is_similar (const char *name,
            const char *words)
{
  gsize length_name = strlen (name);
  gsize length_words = strlen (words);
  guint max = (guint) MIN (length_name, length_words) / 4;

  if (max == 0 || length_name > MAX_SIMILAR || length_words > MAX_SIMILAR)
    return FALSE;

  return get_distance (name, words, MIN (max, 3)) <= MIN (max, 3);
}

static WhenceMatchQuality
rate_keys (const char *name,
           const char *words)
{
  if (*name == '\0' || *words == '\0')
    return WHENCE_MATCH_NONE;
  if (strcmp (name, words) == 0)
    return WHENCE_MATCH_EXACT;
  if (g_str_has_prefix (name, words))
    return WHENCE_MATCH_PREFIX;
  if (begins_words (name, words))
    return WHENCE_MATCH_WORDS;
  if (are_initials (name, words))
    return WHENCE_MATCH_INITIALS;
  if (has_words (words, name))
    return WHENCE_MATCH_CONTAINS;
  if (strstr (name, words) != NULL)
    return WHENCE_MATCH_PART;
  if (is_similar (name, words))
    return WHENCE_MATCH_SIMILAR;

  return WHENCE_MATCH_NONE;
}

/* Words that were cut are those of no name. */
static char *
make_words_key (const char *words)
{
  g_autofree char *bounded = g_strndup (words, MAX_WORDS);
  g_autofree char *valid = g_utf8_make_valid (bounded, -1);

  return make_key (valid);
}

/**
 * whence_entity_matcher_rate:
 * @name: a name
 * @words: words in a text, or as typed
 *
 * Returns: how well the words fit the name
 */
WhenceMatchQuality
whence_entity_matcher_rate (const char *name,
                            const char *words)
{
  g_autofree char *name_key = make_words_key (name);
  g_autofree char *words_key = make_words_key (words);

  return rate_keys (name_key, words_key);
}

/**
 * whence_entity_matcher_new:
 * @entities: (transfer none): a list of #WhenceEntity
 *
 * Returns: (transfer full): a matcher over the entities and their names as they are now
 */
WhenceEntityMatcher *
whence_entity_matcher_new (GListModel *entities)
{
  WhenceEntityMatcher *self = g_object_new (WHENCE_TYPE_ENTITY_MATCHER, NULL);
  guint n = g_list_model_get_n_items (entities);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceEntity) entity = g_list_model_get_item (entities, i);
      const char *const *aliases = whence_entity_get_aliases (entity);
      guint n_aliases = g_strv_length ((char **) aliases);
      Candidate candidate = { NULL, 0, NULL };

      candidate.n_mentions = g_list_model_get_n_items (whence_entity_get_mentions (entity));
      candidate.keys = g_new0 (char *, n_aliases + 2);
      candidate.keys[0] = make_words_key (whence_entity_get_name (entity));
      for (guint j = 0; j < n_aliases; j++)
        candidate.keys[j + 1] = make_words_key (aliases[j]);
      candidate.entity = g_steal_pointer (&entity);
      g_array_append_val (self->candidates, candidate);
    }

  return self;
}

/* Best first; of those that fit as well, the one with more mentions. */
static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *hit_a = a;
  const Hit *hit_b = b;
  int order;

  if (hit_a->quality != hit_b->quality)
    return hit_a->quality > hit_b->quality ? -1 : 1;
  if (hit_a->candidate->n_mentions != hit_b->candidate->n_mentions)
    return hit_a->candidate->n_mentions > hit_b->candidate->n_mentions ? -1 : 1;

  order = strcmp (hit_a->candidate->keys[0], hit_b->candidate->keys[0]);
  if (order != 0)
    return order;

  return hit_a->candidate < hit_b->candidate ? -1 : 1;
}

static Hit
rate_candidate (const Candidate *candidate,
                const char      *words)
{
  Hit hit = { candidate, 0, WHENCE_MATCH_NONE };

  /* Without words every entity is as good: the list is there to choose from. */
  if (*words == '\0')
    hit.quality = WHENCE_MATCH_PART;
  for (guint i = 0; *words != '\0' && candidate->keys[i] != NULL; i++)
    {
      WhenceMatchQuality quality = rate_keys (candidate->keys[i], words);

      if (quality > hit.quality)
        {
          hit.quality = quality;
          hit.name = i;
        }
    }

  return hit;
}

/**
 * whence_entity_matcher_match:
 * @self: a matcher
 * @words: words in a text, or as typed
 * @max: how many entities to return, at most
 *
 * Finds the entities that words may stand for. Without words, that is all of them.
 *
 * Returns: (transfer full) (element-type WhenceEntityMatch): the entities, best first
 */
GPtrArray *
whence_entity_matcher_match (WhenceEntityMatcher *self,
                             const char          *words,
                             guint                max)
{
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func (
    (GDestroyNotify) whence_entity_match_free);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autofree char *key = make_words_key (words);

  g_return_val_if_fail (WHENCE_IS_ENTITY_MATCHER (self), NULL);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      Hit hit = rate_candidate (&g_array_index (self->candidates, Candidate, i), key);

      if (hit.quality != WHENCE_MATCH_NONE)
        g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);

  for (guint i = 0; i < MIN (hits->len, max); i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);
      WhenceEntityMatch *match = g_new0 (WhenceEntityMatch, 1);

      match->entity = g_object_ref (hit->candidate->entity);
      match->quality = hit->quality;
      if (hit->name > 0)
        match->alias = g_strdup (whence_entity_get_aliases (match->entity)[hit->name - 1]);
      g_ptr_array_add (matches, match);
    }

  return g_steal_pointer (&matches);
}

/**
 * whence_entity_match_free:
 * @match: (transfer full): a match
 *
 * Frees a match.
 */
void
whence_entity_match_free (WhenceEntityMatch *match)
{
  g_clear_object (&match->entity);
  g_free (match->alias);
  g_free (match);
}
