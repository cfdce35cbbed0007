/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Making one entity of several, and two of one. Nothing that was known of what goes is lost: it
 * is in what stays.
 */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include "core/whence-change.h"
#include "core/whence-claim.h"
#include "core/whence-edit-merge.h"
#include "core/whence-edit.h"
#include "core/whence-entity.h"
#include "core/whence-link.h"
#include "core/whence-member.h"
#include "core/whence-mention.h"
#include "core/whence-project.h"
#include "core/whence-record.h"
#include "core/whence-words.h"

/* What a name takes of the words of a passage, in code points. */
#define MAX_NAME 120

/* A list of strings to which each comes once. */
typedef struct
{
  GPtrArray *texts;      /* char *, in their order */
  GHashTable *seen;      /* of them; neither key nor value is owned */
  gboolean grew;
} TextSet;

static void
text_set_init (TextSet           *self,
               const char *const *texts)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->seen = g_hash_table_new (g_str_hash, g_str_equal);
  self->grew = FALSE;

  /* What is there twice already is not ours to mend. */
  for (guint i = 0; texts[i] != NULL; i++)
    {
      char *text = g_strdup (texts[i]);

      g_ptr_array_add (self->texts, text);
      g_hash_table_add (self->seen, text);
    }
}

static void
text_set_clear (TextSet *self)
{
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TextSet, text_set_clear)

static void
text_set_add (TextSet    *self,
              const char *text)
{
  char *copy;

  if (*text == '\0' || g_hash_table_contains (self->seen, text))
    return;

  copy = g_strdup (text);
  g_ptr_array_add (self->texts, copy);
  g_hash_table_add (self->seen, copy);
  self->grew = TRUE;
}

static void
text_set_add_all (TextSet           *self,
                  const char *const *texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    text_set_add (self, texts[i]);
}

/* Sets a list of @object to the strings, where there are more than it had. */
static void
text_set_store (TextSet      *self,
                WhenceChange *change,
                gpointer      object,
                const char   *member)
{
  if (!self->grew)
    return;

  g_ptr_array_add (self->texts, NULL);
  whence_change_set_strv (change, object, member, (const char *const *) self->texts->pdata);
}

static char *
dup_string (gpointer    object,
            const char *member)
{
  g_auto (GValue) value = G_VALUE_INIT;

  whence_object_get_value (object, whence_members_find (G_OBJECT_TYPE (object), member), &value);

  return g_value_dup_string (&value);
}

/* Texts come one below the other, with a line between them. @more: what is to come last. */
static void
join_texts (WhenceChange *change,
            WhenceObject *into,
            GPtrArray    *others,
            const char   *member,
            const char   *more)
{
  static const char *const none[] = { NULL };
  g_auto (TextSet) set = { 0 };
  g_autofree char *text = dup_string (into, member);
  g_autofree char *joined = NULL;
  gboolean grew;

  text_set_init (&set, none);
  text_set_add (&set, text);
  set.grew = FALSE;
  for (guint i = 0; i < others->len; i++)
    {
      g_autofree char *other = dup_string (g_ptr_array_index (others, i), member);

      text_set_add (&set, other);
    }
  text_set_add (&set, more);

  grew = set.grew;
  g_ptr_array_add (set.texts, NULL);
  joined = g_strjoinv ("\n\n", (char **) set.texts->pdata);
  if (grew)
    whence_change_set_string (change, into, member, joined);
}

static void
join_tags (WhenceChange *change,
           WhenceObject *into,
           GPtrArray    *others)
{
  g_auto (TextSet) set = { 0 };

  text_set_init (&set, whence_record_get_tags (WHENCE_RECORD (into)));
  for (guint i = 0; i < others->len; i++)
    text_set_add_all (&set, whence_record_get_tags (g_ptr_array_index (others, i)));
  text_set_store (&set, change, into, "tags");
}

/* Where @into has a member of the same name, its own stays. */
static void
join_unknown (WhenceChange *change,
              WhenceObject *into,
              GPtrArray    *others)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < others->len; i++)
    {
      WhenceObject *other = g_ptr_array_index (others, i);
      guint n = whence_object_get_n_unknown (other);

      for (guint j = 0; j < n; j++)
        {
          JsonNode *node = NULL;
          GParamSpec *after = NULL;
          const char *name = whence_object_get_unknown (other, j, &node, &after);

          if (!whence_object_find_unknown (into, name, NULL) &&
              g_hash_table_add (kept, (gpointer) name))
            whence_change_keep (change, into, name, node);
        }
    }
}

/* The first of @others that has one gives @into its text, where it has none. */
static void
join_first (WhenceChange *change,
            WhenceObject *into,
            GPtrArray    *others,
            const char   *member)
{
  g_autofree char *text = dup_string (into, member);

  for (guint i = 0; *text == '\0' && i < others->len; i++)
    {
      g_free (text);
      text = dup_string (g_ptr_array_index (others, i), member);
      if (*text != '\0')
        whence_change_set_string (change, into, member, text);
    }
}

/* What all records have. */
static void
join_records (WhenceChange *change,
              WhenceObject *into,
              GPtrArray    *others,
              const char   *more_notes)
{
  join_tags (change, into, others);
  join_texts (change, into, others, "notes", more_notes);
  join_first (change, into, others, "creator");
  join_unknown (change, into, others);
}

static void
join_names (WhenceChange *change,
            WhenceEntity *into,
            GPtrArray    *others)
{
  g_auto (TextSet) set = { 0 };
  const char *name = whence_entity_get_name (into);

  text_set_init (&set, whence_entity_get_aliases (into));
  for (guint i = 0; *name == '\0' && i < others->len; i++)
    {
      name = whence_entity_get_name (g_ptr_array_index (others, i));
      if (*name != '\0')
        whence_change_set_string (change, WHENCE_OBJECT (into), "name", name);
    }
  g_hash_table_add (set.seen, (gpointer) name);
  for (guint i = 0; i < others->len; i++)
    {
      text_set_add (&set, whence_entity_get_name (g_ptr_array_index (others, i)));
      text_set_add_all (&set, whence_entity_get_aliases (g_ptr_array_index (others, i)));
    }
  text_set_store (&set, change, into, "aliases");
}

/* There can be one identifier of a kind.
 *
 * Returns: (transfer full): the others, a line each
 */
static char *
join_identifiers (WhenceChange *change,
                  WhenceEntity *into,
                  GPtrArray    *others)
{
  g_autoptr (GVariantBuilder) builder = g_variant_builder_new (G_VARIANT_TYPE ("a{ss}"));
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  GString *clashes = g_string_new (NULL);
  gboolean grew = FALSE;

  for (guint i = 0; i <= others->len; i++)
    {
      WhenceEntity *entity = i == 0 ? into : g_ptr_array_index (others, i - 1);
      GVariant *identifiers = whence_entity_get_identifiers (entity);
      GVariantIter iter;
      const char *key;
      const char *value;

      if (identifiers == NULL)
        continue;
      g_variant_iter_init (&iter, identifiers);
      while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
        {
          const char *there = g_hash_table_lookup (values, key);

          if (there == NULL)
            {
              g_hash_table_insert (values, (gpointer) key, (gpointer) value);
              g_variant_builder_add (builder, "{ss}", key, value);
              grew = grew || i > 0;
            }
          else if (!g_str_equal (there, value))
            g_string_append_printf (clashes, "%s%s: %s", clashes->len > 0 ? "\n" : "", key, value);
        }
    }

  if (grew)
    {
      g_auto (GValue) joined = G_VALUE_INIT;

      g_value_init (&joined, G_TYPE_VARIANT);
      g_value_set_variant (&joined, g_variant_builder_end (builder));
      whence_change_set (change, WHENCE_OBJECT (into), "identifiers", &joined);
    }

  return g_string_free (clashes, FALSE);
}

/* The place of a passage, as a text to compare. */
static char *
dup_place (WhencePassage *passage)
{
  return g_strdup_printf ("%u %u %s", whence_passage_get_start (passage),
                          whence_passage_get_end (passage), whence_passage_get_source (passage));
}

/* Moves the passages of @others to @into, but for those that are at the place of another one and
 * hold nothing else.
 */
static void
join_passages (WhenceChange *change,
               WhenceObject *into,
               GPtrArray    *others,
               const char   *member)
{
  GParamSpec *list = whence_members_find (G_OBJECT_TYPE (into), member);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i <= others->len; i++)
    {
      WhenceObject *object = i == 0 ? into : g_ptr_array_index (others, i - 1);
      GListModel *passages = whence_object_get_children (object, list);
      guint n = g_list_model_get_n_items (passages);

      for (guint j = 0; j < n; j++)
        {
          g_autoptr (WhenceObject) passage = g_list_model_get_item (passages, j);
          gboolean is_new = g_hash_table_add (places, dup_place (WHENCE_PASSAGE (passage)));

          if (i > 0 && (is_new || whence_object_get_n_unknown (passage) > 0))
            {
              whence_change_remove (change, passage);
              whence_change_add (change, into, member, passage);
            }
        }
    }
}

/* What a merge is about. */
typedef struct
{
  WhenceChange *change;
  WhenceProject *project;
  const char *into;          /* the id of the entity that stays */
  GHashTable *gone;          /* ids of the others */
} Merge;

static const char *
get_new_id (Merge      *merge,
            const char *id)
{
  return g_hash_table_contains (merge->gone, id) ? merge->into : id;
}

/* Sets a list of a claim to the ids of who is there now, each once. */
static void
redirect_list (Merge             *merge,
               WhenceClaim       *claim,
               const char        *member,
               const char *const *ids)
{
  static const char *const none[] = { NULL };
  g_auto (TextSet) set = { 0 };
  gboolean names_gone = FALSE;

  text_set_init (&set, none);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      names_gone = names_gone || g_hash_table_contains (merge->gone, ids[i]);
      text_set_add (&set, get_new_id (merge, ids[i]));
    }
  if (names_gone)
    text_set_store (&set, merge->change, claim, member);
}

static void
redirect_claim (Merge       *merge,
                WhenceClaim *claim)
{
  if (g_hash_table_contains (merge->gone, whence_claim_get_speaker (claim)))
    whence_change_set_string (merge->change, WHENCE_OBJECT (claim), "speaker", merge->into);
  redirect_list (merge, claim, "via", whence_claim_get_via (claim));
  redirect_list (merge, claim, "about", whence_claim_get_about (claim));
}

static char *
dup_tie (Merge      *merge,
         WhenceLink *link)
{
  return g_strdup_printf ("%s\n%s\n%s", get_new_id (merge, whence_link_get_from (link)),
                          get_new_id (merge, whence_link_get_to (link)),
                          whence_link_get_kind (link));
}

static void
redirect_ends (Merge      *merge,
               WhenceLink *link)
{
  if (g_hash_table_contains (merge->gone, whence_link_get_from (link)))
    whence_change_set_string (merge->change, WHENCE_OBJECT (link), "from", merge->into);
  if (g_hash_table_contains (merge->gone, whence_link_get_to (link)))
    whence_change_set_string (merge->change, WHENCE_OBJECT (link), "to", merge->into);
}

/* What ties the entity to itself goes; of those that say the same, the first one stays and takes
 * what the others hold.
 */
static void
redirect_links (Merge     *merge,
                GPtrArray *links)
{
  g_autoptr (GHashTable) ties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    {
      WhenceLink *link = g_ptr_array_index (links, i);
      g_autofree char *tie = dup_tie (merge, link);
      GPtrArray *same = g_hash_table_lookup (ties, tie);

      if (g_str_equal (get_new_id (merge, whence_link_get_from (link)),
                       get_new_id (merge, whence_link_get_to (link))))
        {
          whence_change_remove (merge->change, WHENCE_OBJECT (link));
          continue;
        }
      if (same == NULL)
        {
          same = g_ptr_array_new ();
          g_hash_table_insert (ties, g_steal_pointer (&tie), same);
          g_ptr_array_add (order, same);
        }
      g_ptr_array_add (same, link);
    }

  for (guint i = 0; i < order->len; i++)
    {
      GPtrArray *same = g_ptr_array_index (order, i);
      WhenceObject *first = g_ptr_array_steal_index (same, 0);

      redirect_ends (merge, WHENCE_LINK (first));
      join_records (merge->change, first, same, "");
      join_passages (merge->change, first, same, "evidence");
      for (guint j = 0; j < same->len; j++)
        whence_change_remove (merge->change, g_ptr_array_index (same, j));
    }
}

/* The links of @into come first: where two say the same, its own stays as it is. */
static void
redirect_references (Merge        *merge,
                     WhenceEntity *into,
                     GPtrArray    *others)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i <= others->len; i++)
    {
      WhenceObject *entity = i == 0 ? WHENCE_OBJECT (into) : g_ptr_array_index (others, i - 1);
      g_autoptr (GPtrArray) referrers = whence_project_list_referrers (
        merge->project, whence_object_get_id (entity));

      for (guint j = 0; j < referrers->len; j++)
        {
          WhenceObject *referrer = g_ptr_array_index (referrers, j);

          if (!g_hash_table_add (seen, referrer))
            continue;
          if (WHENCE_IS_LINK (referrer))
            g_ptr_array_add (links, g_object_ref (referrer));
          else
            redirect_claim (merge, WHENCE_CLAIM (referrer));
        }
    }

  redirect_links (merge, links);
}

/**
 * whence_edit_find_merge_target:
 * @entities: (element-type WhenceEntity): entities; not none
 *
 * Returns: (transfer none): the one that is to stay if nobody says which: the one with the most
 *   mentions, and of several such the first
 */
WhenceEntity *
whence_edit_find_merge_target (GPtrArray *entities)
{
  WhenceEntity *target;
  guint most;

  g_return_val_if_fail (entities->len > 0, NULL);

  target = g_ptr_array_index (entities, 0);
  most = g_list_model_get_n_items (whence_entity_get_mentions (target));
  for (guint i = 1; i < entities->len; i++)
    {
      WhenceEntity *entity = g_ptr_array_index (entities, i);
      guint n = g_list_model_get_n_items (whence_entity_get_mentions (entity));

      if (n > most)
        {
          target = entity;
          most = n;
        }
    }

  return target;
}

/**
 * whence_edit_merge_entities:
 * @change: a change that was not applied yet
 * @project: the project
 * @into: the entity that stays
 * @entities: (element-type WhenceEntity): those that become one with it; where @into is among
 *   them, it stays all the same
 *
 * Makes one entity of several. @into keeps its id, its type and its name; the names of the others
 * become aliases, and it takes their mentions, tags, notes, descriptions, identifiers and the
 * members that this program does not know. Of mentions of the same place, one stays. What named
 * the others names @into: claims, and links, of which those go that would tie it to itself or say
 * the same as another one. An identifier of a kind that @into has with another value goes into the
 * notes.
 */
void
whence_edit_merge_entities (WhenceChange  *change,
                            WhenceProject *project,
                            WhenceEntity  *into,
                            GPtrArray     *entities)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  Merge merge = { change, project, whence_object_get_id (WHENCE_OBJECT (into)), gone };
  g_autofree char *clashes = NULL;

  for (guint i = 0; i < entities->len; i++)
    {
      WhenceObject *entity = g_ptr_array_index (entities, i);

      if (entity != WHENCE_OBJECT (into) &&
          g_hash_table_add (gone, (gpointer) whence_object_get_id (entity)))
        g_ptr_array_add (others, g_object_ref (entity));
    }
  if (others->len == 0)
    return;

  join_names (change, into, others);
  clashes = join_identifiers (change, into, others);
  join_texts (change, WHENCE_OBJECT (into), others, "description", "");
  join_records (change, WHENCE_OBJECT (into), others, clashes);
  redirect_references (&merge, into, others);
  join_passages (change, WHENCE_OBJECT (into), others, "mentions");
  for (guint i = 0; i < others->len; i++)
    whence_change_remove (change, g_ptr_array_index (others, i));
}

/**
 * whence_edit_split_entity:
 * @change: a change that was not applied yet
 * @project: the project
 * @entity: an entity of it
 * @mentions: (element-type WhenceMention): mentions of @entity; not none
 * @name: (nullable): the name of the new entity; %NULL for the words of the first of @mentions, or
 *   for that of @entity where these are only white space
 *
 * Makes two entities of one: the mentions go to a new entity of the same type.
 *
 * Returns: (transfer none): the new entity; the change owns it until it is applied
 */
WhenceEntity *
whence_edit_split_entity (WhenceChange  *change,
                          WhenceProject *project,
                          WhenceEntity  *entity,
                          GPtrArray     *mentions,
                          const char    *name)
{
  g_autofree char *words = NULL;
  WhenceEntity *split;

  g_return_val_if_fail (mentions->len > 0, NULL);

  words = whence_words_excerpt (whence_passage_get_exact (g_ptr_array_index (mentions, 0)),
                                MAX_NAME);
  if (name == NULL)
    name = *words != '\0' ? words : whence_entity_get_name (entity);
  split = whence_edit_add_entity (change, project, whence_entity_get_type_id (entity), name);
  for (guint i = 0; i < mentions->len; i++)
    whence_edit_move_mention (change, g_ptr_array_index (mentions, i), split);

  return split;
}
