/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which entities words may stand for, best first.
 *
 * Names and words are compared by keys: without case, accents and punctuation, with one space
 * between words. The keys of all names are made once, a few at a time while nothing else is to be
 * done, and again when an entity changes. Which letters a key has is kept beside it: most names
 * are out of the question by that alone.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <string.h>

#include "ui/whence-entity-matcher.h"

/* Longer words and names are not compared by their spelling: they cost too much, and no one means
 * them. In bytes of the key.
 */
#define MAX_SIMILAR 64

/* How many letters may be wrong in a name. */
#define MAX_WRONG 3

/* The most of @words that is looked at, in bytes: longer than any name. */
#define MAX_WORDS 1024

/* How many entities are looked at in one turn of the main loop. */
#define SLICE 500

typedef struct
{
  char *text;          /* owned */
  guint32 letters;     /* a bit for each letter that is in it */
  guint n_letters;
} Key;

typedef struct
{
  WhenceEntity *entity;   /* owned */
  guint position;         /* among the candidates */
  guint marked;           /* when it was marked: the larger, the later; 0: not since it is open */
  GArray *keys;           /* Key: of the name, then of the aliases */
} Candidate;

struct _WhenceEntityMatcher
{
  GObject parent_instance;

  WhenceProject *project;   /* owned */
  GPtrArray *candidates;    /* Candidate */
  GHashTable *by_entity;    /* WhenceEntity → Candidate, both of them in @candidates */
  guint n_read;             /* how many entities of the project were looked at so far */
  guint idle;               /* until all of them were; 0: they were, or there is no need to */
  guint n_marked;           /* how many mentions were made */

  WhenceSource *source;     /* owned: what @here is about; NULL: it is not up to date */
  GHashTable *here;         /* WhenceEntity: what is named in that source */
};

G_DEFINE_FINAL_TYPE (WhenceEntityMatcher, whence_entity_matcher, G_TYPE_OBJECT)

typedef struct
{
  const Candidate *candidate;
  guint name;                    /* which of the keys fits best */
  WhenceMatchQuality quality;
  gboolean here;                 /* whether it is named in the source */
  guint n_mentions;
} Hit;

static void
clear_key (gpointer data)
{
  g_free (((Key *) data)->text);
}

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_clear_object (&candidate->entity);
  g_array_unref (candidate->keys);
  g_free (candidate);
}

static void
whence_entity_matcher_dispose (GObject *object)
{
  WhenceEntityMatcher *self = WHENCE_ENTITY_MATCHER (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->source);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (whence_entity_matcher_parent_class)->dispose (object);
}

static void
whence_entity_matcher_finalize (GObject *object)
{
  WhenceEntityMatcher *self = WHENCE_ENTITY_MATCHER (object);

  g_hash_table_unref (self->here);
  g_hash_table_unref (self->by_entity);
  g_ptr_array_unref (self->candidates);

  G_OBJECT_CLASS (whence_entity_matcher_parent_class)->finalize (object);
}

static void
whence_entity_matcher_class_init (WhenceEntityMatcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = whence_entity_matcher_dispose;
  G_OBJECT_CLASS (klass)->finalize = whence_entity_matcher_finalize;
}

static void
whence_entity_matcher_init (WhenceEntityMatcher *self)
{
  self->candidates = g_ptr_array_new_with_free_func (candidate_free);
  self->by_entity = g_hash_table_new (NULL, NULL);
  self->here = g_hash_table_new (NULL, NULL);
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
fold (const char *text)
{
  g_autofree char *plain = NULL;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  return plain != NULL ? g_utf8_casefold (plain, -1) : g_strdup ("");
}

static char *
make_key (const char *text)
{
  g_autofree char *folded = fold (text);
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
  guint max = (guint) MIN (MIN (length_name, length_words) / 4, MAX_WRONG);

  if (max == 0 || length_name > MAX_SIMILAR || length_words > MAX_SIMILAR)
    return FALSE;

  return get_distance (name, words, max) <= max;
}

/* A bit for a letter: each of a to z has its own, and others share some. */
static guint32
get_letter_bit (gunichar c)
{
  if (c >= 'a' && c <= 'z')
    return 1u << (c - 'a');
  if (c == ' ')
    return 0;

  return 1u << (26 + c % 6);
}

/* Words that were cut are those of no name. */
static Key
key_new (const char *words)
{
  g_autofree char *bounded = g_strndup (words, MAX_WORDS);
  g_autofree char *valid = g_utf8_make_valid (bounded, -1);
  Key key = { make_key (valid), 0, 0 };

  for (const char *p = key.text; *p != '\0'; p = g_utf8_next_char (p))
    {
      key.letters |= get_letter_bit (g_utf8_get_char (p));
      key.n_letters++;
    }

  return key;
}

/* How many letters one has that the other does not. */
static guint
count_apart (guint32 letters,
             guint32 others)
{
  return (guint) __builtin_popcount (letters & ~others);
}

/* Whether letters alone rule out that two are spelt nearly the same. */
static gboolean
may_be_similar (const Key *name,
                const Key *words)
{
  guint longer = MAX (name->n_letters, words->n_letters);
  guint shorter = MIN (name->n_letters, words->n_letters);

  return longer - shorter <= MAX_WRONG &&
         count_apart (name->letters, words->letters) <= MAX_WRONG &&
         count_apart (words->letters, name->letters) <= MAX_WRONG;
}

static WhenceMatchQuality
rate_keys (const Key *name,
           const Key *words)
{
  gboolean has_all = count_apart (words->letters, name->letters) == 0;

  if (*name->text == '\0' || *words->text == '\0')
    return WHENCE_MATCH_NONE;
  if (has_all && strcmp (name->text, words->text) == 0)
    return WHENCE_MATCH_EXACT;
  if (has_all && g_str_has_prefix (name->text, words->text))
    return WHENCE_MATCH_PREFIX;
  if (has_all && begins_words (name->text, words->text))
    return WHENCE_MATCH_WORDS;
  if (has_all && are_initials (name->text, words->text))
    return WHENCE_MATCH_INITIALS;
  if (count_apart (name->letters, words->letters) == 0 && has_words (words->text, name->text))
    return WHENCE_MATCH_CONTAINS;
  if (has_all && strstr (name->text, words->text) != NULL)
    return WHENCE_MATCH_PART;
  if (may_be_similar (name, words) && is_similar (name->text, words->text))
    return WHENCE_MATCH_SIMILAR;

  return WHENCE_MATCH_NONE;
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
  Key name_key = key_new (name);
  Key words_key = key_new (words);
  WhenceMatchQuality quality = rate_keys (&name_key, &words_key);

  clear_key (&name_key);
  clear_key (&words_key);
  return quality;
}

static void
add_key (Candidate  *candidate,
         const char *name)
{
  Key key = key_new (name);

  g_array_append_val (candidate->keys, key);
}

/* Makes the keys of an entity, which may be new. */
static Candidate *
read_entity (WhenceEntityMatcher *self,
             WhenceEntity        *entity)
{
  const char *const *aliases = whence_entity_get_aliases (entity);
  Candidate *candidate = g_hash_table_lookup (self->by_entity, entity);

  if (candidate == NULL)
    {
      candidate = g_new0 (Candidate, 1);
      candidate->entity = g_object_ref (entity);
      candidate->position = self->candidates->len;
      candidate->keys = g_array_new (FALSE, FALSE, sizeof (Key));
      g_array_set_clear_func (candidate->keys, clear_key);
      g_ptr_array_add (self->candidates, candidate);
      g_hash_table_insert (self->by_entity, entity, candidate);
    }

  g_array_set_size (candidate->keys, 0);
  add_key (candidate, whence_entity_get_name (entity));
  for (guint i = 0; aliases[i] != NULL; i++)
    add_key (candidate, aliases[i]);

  return candidate;
}

static void
forget_entity (WhenceEntityMatcher *self,
               WhenceEntity        *entity)
{
  Candidate *candidate = g_hash_table_lookup (self->by_entity, entity);
  guint position;

  /* Those behind it have moved up in the project. */
  self->n_read = 0;
  if (candidate == NULL)
    return;

  position = candidate->position;
  g_hash_table_remove (self->by_entity, entity);
  g_ptr_array_remove_index_fast (self->candidates, position);
  if (position < self->candidates->len)
    ((Candidate *) g_ptr_array_index (self->candidates, position))->position = position;
}

/* Looks at some more of the entities; whether there are more. */
static gboolean
read_some (WhenceEntityMatcher *self,
           guint                max)
{
  GListModel *entities = whence_project_get_entities (self->project);
  guint n = g_list_model_get_n_items (entities);

  for (guint i = 0; i < max && self->n_read < n; i++, self->n_read++)
    {
      g_autoptr (WhenceEntity) entity = g_list_model_get_item (entities, self->n_read);

      if (!g_hash_table_contains (self->by_entity, entity))
        read_entity (self, entity);
    }

  return self->n_read < n;
}

static gboolean
on_idle (gpointer data)
{
  WhenceEntityMatcher *self = data;

  if (read_some (self, SLICE))
    return G_SOURCE_CONTINUE;

  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
on_project_changed (WhenceEntityMatcher *self,
                    WhenceChange        *change)
{
  g_autoptr (GPtrArray) objects = whence_change_list_objects (change);

  g_clear_object (&self->source);
  for (guint i = 0; i < objects->len; i++)
    {
      WhenceObject *object = g_ptr_array_index (objects, i);
      gboolean there = whence_object_get_project (object) == self->project;

      if (WHENCE_IS_ENTITY (object) && there)
        read_entity (self, WHENCE_ENTITY (object));
      else if (WHENCE_IS_ENTITY (object))
        forget_entity (self, WHENCE_ENTITY (object));
      else if (WHENCE_IS_MENTION (object) && there)
        {
          WhenceEntity *entity = whence_mention_get_entity (WHENCE_MENTION (object));
          Candidate *candidate = g_hash_table_lookup (self->by_entity, entity);

          if (candidate == NULL)
            candidate = read_entity (self, entity);
          candidate->marked = ++self->n_marked;
        }
    }
}

/**
 * whence_entity_matcher_new:
 * @project: (transfer none): a project
 *
 * Returns: (transfer full): a matcher over the entities of the project, which follows its changes
 */
WhenceEntityMatcher *
whence_entity_matcher_new (WhenceProject *project)
{
  WhenceEntityMatcher *self = g_object_new (WHENCE_TYPE_ENTITY_MATCHER, NULL);

  self->project = g_object_ref (project);
  self->idle = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
  g_signal_connect_object (project, "changed", G_CALLBACK (on_project_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/* Finds out what is named in a source, unless that is known. */
static void
look_here (WhenceEntityMatcher *self,
           WhenceSource        *source)
{
  WhenceSpanIndex *spans;
  guint n;

  if (!g_set_object (&self->source, source))
    return;

  g_hash_table_remove_all (self->here);
  if (source == NULL)
    return;

  spans = whence_project_get_spans (self->project, source);
  n = whence_span_index_get_size (spans);
  for (guint i = 0; i < n; i++)
    {
      WhencePassage *passage = whence_span_index_get_at (spans, i);

      if (WHENCE_IS_MENTION (passage))
        g_hash_table_add (self->here, whence_mention_get_entity (WHENCE_MENTION (passage)));
    }
}

/* Best first; of those that fit as well, what is named here, what was marked last, and what has
 * more mentions.
 */
static int
compare_hits (const Hit *a,
              const Hit *b)
{
  int order;

  if (a->quality != b->quality)
    return a->quality > b->quality ? -1 : 1;
  if (a->here != b->here)
    return a->here ? -1 : 1;
  if (a->candidate->marked != b->candidate->marked)
    return a->candidate->marked > b->candidate->marked ? -1 : 1;
  if (a->n_mentions != b->n_mentions)
    return a->n_mentions > b->n_mentions ? -1 : 1;

  order = strcmp (g_array_index (a->candidate->keys, Key, 0).text,
                  g_array_index (b->candidate->keys, Key, 0).text);
  if (order != 0)
    return order;

  return strcmp (whence_object_get_id (WHENCE_OBJECT (a->candidate->entity)),
                 whence_object_get_id (WHENCE_OBJECT (b->candidate->entity)));
}

/* Whether the words fit a candidate, and how well. */
static gboolean
rate_candidate (const Candidate *candidate,
                const Key       *words,
                Hit             *hit)
{
  *hit = (Hit) { candidate, 0, WHENCE_MATCH_NONE, FALSE, 0 };

  /* Without words every entity is as good: the list is there to choose from. */
  if (*words->text == '\0')
    hit->quality = WHENCE_MATCH_PART;
  for (guint i = 0; *words->text != '\0' && i < candidate->keys->len; i++)
    {
      WhenceMatchQuality quality = rate_keys (&g_array_index (candidate->keys, Key, i), words);

      if (quality > hit->quality)
        {
          hit->quality = quality;
          hit->name = i;
        }
    }

  return hit->quality != WHENCE_MATCH_NONE;
}

/* Puts a hit into its place among the @max best. */
static void
keep_hit (GArray    *best,
          guint      max,
          const Hit *hit)
{
  guint i = best->len;

  if (max == 0 || (best->len == max && compare_hits (hit, &g_array_index (best, Hit, max - 1)) > 0))
    return;

  while (i > 0 && compare_hits (hit, &g_array_index (best, Hit, i - 1)) < 0)
    i--;
  g_array_insert_vals (best, i, hit, 1);
  if (best->len > max)
    g_array_set_size (best, max);
}

static WhenceEntityMatch *
match_new (const Hit *hit)
{
  WhenceEntityMatch *match = g_new0 (WhenceEntityMatch, 1);

  match->entity = g_object_ref (hit->candidate->entity);
  match->quality = hit->quality;
  if (hit->name > 0)
    match->alias = g_strdup (whence_entity_get_aliases (match->entity)[hit->name - 1]);

  return match;
}

/**
 * whence_entity_matcher_match:
 * @self: a matcher
 * @words: words in a text, or as typed
 * @source: (nullable): the source that is read; what is named in it comes first of what fits as
 *   well
 * @max: how many entities to return, at most
 *
 * Finds the entities that words may stand for. Without words, that is all of them.
 *
 * Returns: (transfer full) (element-type WhenceEntityMatch): the entities, best first
 */
GPtrArray *
whence_entity_matcher_match (WhenceEntityMatcher *self,
                             const char          *words,
                             WhenceSource        *source,
                             guint                max)
{
  GPtrArray *matches = g_ptr_array_new_with_free_func ((GDestroyNotify) whence_entity_match_free);
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (Hit));
  Key key;

  g_return_val_if_fail (WHENCE_IS_ENTITY_MATCHER (self), matches);

  read_some (self, G_MAXUINT);
  look_here (self, source);
  key = key_new (words);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      Hit hit;

      if (!rate_candidate (g_ptr_array_index (self->candidates, i), &key, &hit))
        continue;

      hit.here = g_hash_table_contains (self->here, hit.candidate->entity);
      hit.n_mentions = g_list_model_get_n_items (
        whence_entity_get_mentions (hit.candidate->entity));
      keep_hit (best, max, &hit);
    }
  clear_key (&key);

  for (guint i = 0; i < best->len; i++)
    g_ptr_array_add (matches, match_new (&g_array_index (best, Hit, i)));

  return matches;
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
