/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-export"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "export/whence-report.h"

static WhenceReportUses *
uses_new (void)
{
  WhenceReportUses *uses = g_new0 (WhenceReportUses, 1);

  uses->said = g_ptr_array_new ();
  uses->passed_on = g_ptr_array_new ();
  uses->about = g_ptr_array_new ();
  uses->links = g_ptr_array_new ();

  return uses;
}

static void
uses_free (gpointer data)
{
  WhenceReportUses *uses = data;

  g_ptr_array_unref (uses->said);
  g_ptr_array_unref (uses->passed_on);
  g_ptr_array_unref (uses->about);
  g_ptr_array_unref (uses->links);
  g_free (uses);
}

static GPtrArray *
list_items (GListModel *model)
{
  guint n = g_list_model_get_n_items (model);
  GPtrArray *items = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_list_model_get_item (model, i));

  return items;
}

/* Sorts without ever moving what compares equal: the order is the same on every machine. */
typedef struct
{
  gint64 group;
  char *key;             /* owned; NULL where the group alone decides */
  guint position;
  gpointer item;
} SortKey;

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const SortKey *key_a = a;
  const SortKey *key_b = b;
  int order;

  if (key_a->group != key_b->group)
    return key_a->group < key_b->group ? -1 : 1;
  order = g_strcmp0 (key_a->key, key_b->key);
  if (order != 0)
    return order;

  return key_a->position < key_b->position ? -1 : key_a->position > key_b->position;
}

static void
sort_key_clear (gpointer data)
{
  g_free (((SortKey *) data)->key);
}

static void
sort_by (GPtrArray *items,
         GArray    *keys)
{
  g_array_sort (keys, compare_keys);
  for (guint i = 0; i < items->len; i++)
    items->pdata[i] = g_array_index (keys, SortKey, i).item;
}

/* The built-in types come first, then those of the project, in its order. */
static void
note_types (WhenceReport *self)
{
  const char *const *types = whence_project_built_in_types ();
  GListModel *own = whence_project_get_entity_types (self->project);
  guint n = g_list_model_get_n_items (own);

  for (guint i = 0; types[i] != NULL; i++)
    g_hash_table_insert (self->types, g_strdup (types[i]), GUINT_TO_POINTER (i));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceObject) item = g_list_model_get_item (own, i);

      g_hash_table_insert (self->types, g_strdup (whence_object_get_id (item)),
                           GUINT_TO_POINTER (g_strv_length ((char **) types) + i));
    }
}

static void
sort_entities (WhenceReport *self)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (SortKey));

  g_array_set_clear_func (keys, sort_key_clear);
  for (guint i = 0; i < self->entities->len; i++)
    {
      WhenceEntity *entity = g_ptr_array_index (self->entities, i);
      SortKey key = { 0, NULL, i, entity };

      key.group = GPOINTER_TO_UINT (g_hash_table_lookup (self->types,
                                                         whence_entity_get_type_id (entity)));
      key.key = g_utf8_casefold (whence_entity_get_name (entity), -1);
      g_array_append_val (keys, key);
    }

  sort_by (self->entities, keys);
}

/* What is settled comes first, what nobody has looked into yet comes last. */
static gint64
get_status_group (WhenceClaimStatus status)
{
  return status == WHENCE_CLAIM_STATUS_OPEN ? G_MAXUINT : (gint64) status;
}

static void
sort_claims (WhenceReport *self)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (SortKey));

  for (guint i = 0; i < self->claims->len; i++)
    {
      WhenceClaim *claim = g_ptr_array_index (self->claims, i);
      SortKey key = { get_status_group (whence_claim_get_status (claim)), NULL, i, claim };

      g_array_append_val (keys, key);
    }

  sort_by (self->claims, keys);
}

static void
number (WhenceReport *self,
        GPtrArray    *items)
{
  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (self->numbers, items->pdata[i], GUINT_TO_POINTER (i + 1));
}

static WhenceReportUses *
ensure_uses (WhenceReport *self,
             gpointer      object)
{
  WhenceReportUses *uses = g_hash_table_lookup (self->uses, object);

  if (uses == NULL)
    {
      uses = uses_new ();
      g_hash_table_insert (self->uses, object, uses);
    }

  return uses;
}

/* The users come in order, so that the last one tells whether this one is there already. */
static void
add_use (GPtrArray *users,
         gpointer   user)
{
  if (users->len == 0 || users->pdata[users->len - 1] != user)
    g_ptr_array_add (users, user);
}

static void
note_uses (WhenceReport *self)
{
  for (guint i = 0; i < self->claims->len; i++)
    {
      WhenceClaim *claim = g_ptr_array_index (self->claims, i);
      const char *const *via = whence_claim_get_via (claim);
      const char *const *about = whence_claim_get_about (claim);
      WhenceObject *object = whence_project_find (self->project, whence_claim_get_speaker (claim));

      if (object != NULL)
        add_use (ensure_uses (self, object)->said, claim);
      for (guint j = 0; via[j] != NULL; j++)
        {
          object = whence_project_find (self->project, via[j]);
          if (object != NULL)
            add_use (ensure_uses (self, object)->passed_on, claim);
        }
      for (guint j = 0; about[j] != NULL; j++)
        {
          object = whence_project_find (self->project, about[j]);
          if (object != NULL)
            add_use (ensure_uses (self, object)->about, claim);
        }
    }

  for (guint i = 0; i < self->links->len; i++)
    {
      WhenceLink *link = g_ptr_array_index (self->links, i);
      WhenceObject *from = whence_project_find (self->project, whence_link_get_from (link));
      WhenceObject *to = whence_project_find (self->project, whence_link_get_to (link));

      if (from != NULL)
        add_use (ensure_uses (self, from)->links, link);
      if (to != NULL)
        add_use (ensure_uses (self, to)->links, link);
    }
}

/* What encloses comes before what it encloses; of the same span, the claim before the entity. */
static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const WhenceReportMark *mark_a = a;
  const WhenceReportMark *mark_b = b;

  if (mark_a->start != mark_b->start)
    return mark_a->start < mark_b->start ? -1 : 1;
  if (mark_a->end != mark_b->end)
    return mark_a->end > mark_b->end ? -1 : 1;
  if (mark_a->rank != mark_b->rank)
    return mark_a->rank < mark_b->rank ? -1 : 1;

  return mark_a->number < mark_b->number ? -1 : mark_a->number > mark_b->number;
}

static void
note_passages (WhenceReport *self,
               WhenceObject *owner,
               GListModel   *passages,
               guint         rank,
               guint        *n_passages)
{
  guint n = g_list_model_get_n_items (passages);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhencePassage) passage = g_list_model_get_item (passages, i);
      WhenceSource *source = whence_report_get_source (self, passage);
      WhenceReportMark mark = { 0, 0, passage, owner, rank, (*n_passages)++ };
      GArray *marks;

      g_hash_table_insert (self->numbers, passage, GUINT_TO_POINTER (i + 1));
      if (source == NULL)
        continue;
      marks = g_hash_table_lookup (self->marks, source);
      mark.start = MIN (whence_passage_get_start (passage), whence_source_get_length (source));
      mark.end = MIN (whence_passage_get_end (passage), whence_source_get_length (source));
      g_array_append_val (marks, mark);
    }
}

static void
note_marks (WhenceReport *self)
{
  guint n_evidence = 0;
  guint n_links = 0;
  guint n_mentions = 0;

  for (guint i = 0; i < self->sources->len; i++)
    g_hash_table_insert (self->marks, self->sources->pdata[i],
                         g_array_new (FALSE, FALSE, sizeof (WhenceReportMark)));

  for (guint i = 0; i < self->claims->len; i++)
    note_passages (self, self->claims->pdata[i],
                   whence_claim_get_evidence (self->claims->pdata[i]), 0, &n_evidence);
  for (guint i = 0; i < self->links->len; i++)
    note_passages (self, self->links->pdata[i],
                   whence_link_get_evidence (self->links->pdata[i]), 1, &n_links);
  for (guint i = 0; i < self->entities->len; i++)
    note_passages (self, self->entities->pdata[i],
                   whence_entity_get_mentions (self->entities->pdata[i]), 2, &n_mentions);

  for (guint i = 0; i < self->sources->len; i++)
    g_array_sort (g_hash_table_lookup (self->marks, self->sources->pdata[i]), compare_marks);
}

/**
 * whence_report_new:
 * @project: a project, which must not change while the report is used
 *
 * Returns: (transfer full): the project in the order in which people read it
 */
WhenceReport *
whence_report_new (WhenceProject *project)
{
  WhenceReport *self;

  g_return_val_if_fail (WHENCE_IS_PROJECT (project), NULL);

  self = g_new0 (WhenceReport, 1);
  self->project = project;
  self->sources = list_items (whence_project_get_sources (project));
  self->entities = list_items (whence_project_get_entities (project));
  self->claims = list_items (whence_project_get_claims (project));
  self->links = list_items (whence_project_get_links (project));
  self->types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->numbers = g_hash_table_new (NULL, NULL);
  self->uses = g_hash_table_new_full (NULL, NULL, NULL, uses_free);
  self->marks = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  note_types (self);
  sort_entities (self);
  sort_claims (self);
  number (self, self->sources);
  number (self, self->entities);
  number (self, self->claims);
  number (self, self->links);
  note_uses (self);
  note_marks (self);

  return self;
}

/**
 * whence_report_free:
 * @self: a report
 *
 * Frees it.
 */
void
whence_report_free (WhenceReport *self)
{
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->entities);
  g_ptr_array_unref (self->claims);
  g_ptr_array_unref (self->links);
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->uses);
  g_hash_table_unref (self->marks);
  g_free (self);
}

static guint
get_number (WhenceReport *self,
            WhenceObject *object)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, object));
}

/**
 * whence_report_dup_label:
 * @self: a report
 * @object: a source, entity, claim or link of its project
 *
 * Returns: (transfer full): the short name by which the report refers to it: “C3”
 */
char *
whence_report_dup_label (WhenceReport *self,
                         WhenceObject *object)
{
  char letter = WHENCE_IS_SOURCE (object) ? 'S'
                : WHENCE_IS_ENTITY (object) ? 'E'
                : WHENCE_IS_CLAIM (object) ? 'C'
                                           : 'L';

  return g_strdup_printf ("%c%u", letter, get_number (self, object));
}

/* Ids are any line of text; here, all but ASCII letters, digits and dashes is written as `_`,
 * the code point in hexadecimal, and `_`. No two ids become the same.
 */
static void
append_id (GString    *anchor,
           const char *id)
{
  for (; *id != '\0'; id = g_utf8_next_char (id))
    {
      if (g_ascii_isalnum (*id) || *id == '-')
        g_string_append_c (anchor, *id);
      else
        g_string_append_printf (anchor, "_%X_", g_utf8_get_char (id));
    }
}

/**
 * whence_report_dup_anchor:
 * @self: a report
 * @object: a source, entity, claim, link or passage of its project
 *
 * Returns: (transfer full): a name for its place in a document, which starts with a letter, is
 *   made of ASCII letters, digits, `-`, `_` and `.`, and is the same in every report of the project
 */
char *
whence_report_dup_anchor (WhenceReport *self,
                          WhenceObject *object)
{
  const char *kind = WHENCE_IS_SOURCE (object) ? "source-"
                     : WHENCE_IS_ENTITY (object) ? "entity-"
                     : WHENCE_IS_CLAIM (object) ? "claim-"
                     : WHENCE_IS_MENTION (object) ? "mention-"
                     : WHENCE_IS_EVIDENCE (object) ? "evidence-"
                                                   : "link-";
  GString *anchor = g_string_new (kind);

  if (WHENCE_IS_PASSAGE (object) && *whence_object_get_id (object) == '\0')
    {
      append_id (anchor, whence_object_get_id (whence_object_get_parent (object)));
      g_string_append_printf (anchor, ".%u", get_number (self, object));
    }
  else
    {
      append_id (anchor, whence_object_get_id (object));
    }

  return g_string_free (anchor, FALSE);
}

/**
 * whence_report_dup_name:
 * @self: a report
 * @object: a source, entity or claim of its project
 *
 * Returns: (transfer full): what it is called, on one line of moderate length
 */
char *
whence_report_dup_name (WhenceReport *self,
                        WhenceObject *object)
{
  const char *name = "";

  if (WHENCE_IS_SOURCE (object))
    {
      name = whence_source_get_title (WHENCE_SOURCE (object));
      if (*name == '\0')
        name = whence_source_get_file_name (WHENCE_SOURCE (object));
      if (*name == '\0')
        name = whence_source_get_url (WHENCE_SOURCE (object));
      if (*name == '\0')
        name = _("Untitled source");
    }
  else if (WHENCE_IS_ENTITY (object))
    name = whence_words_entity_name (WHENCE_ENTITY (object));
  else if (WHENCE_IS_CLAIM (object))
    name = whence_words_claim_text (WHENCE_CLAIM (object));

  return whence_words_excerpt (name, 160);
}

/**
 * whence_report_get_source:
 * @self: a report
 * @passage: a passage of its project
 *
 * Returns: (transfer none) (nullable): the source of the passage; %NULL where it is missing
 */
WhenceSource *
whence_report_get_source (WhenceReport  *self,
                          WhencePassage *passage)
{
  WhenceObject *source = whence_project_find (self->project, whence_passage_get_source (passage));

  return WHENCE_IS_SOURCE (source) ? WHENCE_SOURCE (source) : NULL;
}

/**
 * whence_report_get_page:
 * @source: a source
 * @offset: an offset into its text, in code points
 *
 * Returns: the page on which it is, from 1; 0 where the source has no pages
 */
guint
whence_report_get_page (WhenceSource *source,
                        guint         offset)
{
  g_autoptr (GVariant) pages = NULL;
  const guint32 *starts;
  gsize low = 0;
  gsize high;

  if (whence_source_get_pages (source) == NULL)
    return 0;

  pages = g_variant_ref (whence_source_get_pages (source));
  starts = g_variant_get_fixed_array (pages, &high, sizeof (guint32));
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (starts[middle] <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return (guint) low;
}

/**
 * whence_report_get_uses:
 * @self: a report
 * @object: an entity or a claim of its project
 *
 * Returns: (transfer none): where it is named
 */
const WhenceReportUses *
whence_report_get_uses (WhenceReport *self,
                        WhenceObject *object)
{
  return ensure_uses (self, object);
}

/**
 * whence_report_get_marks:
 * @self: a report
 * @source: a source of its project
 *
 * Returns: (transfer none) (element-type WhenceReportMark): the passages of its text, by start;
 *   of those that start together the longest first
 */
GArray *
whence_report_get_marks (WhenceReport *self,
                         WhenceSource *source)
{
  return g_hash_table_lookup (self->marks, source);
}

/**
 * whence_report_list_passages:
 * @self: a report
 * @passages: the passages of an entity, claim or link
 *
 * Returns: (transfer full) (element-type WhencePassage): the passages by source, then by place
 */
GPtrArray *
whence_report_list_passages (WhenceReport *self,
                             GListModel   *passages)
{
  GPtrArray *items = list_items (passages);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (SortKey));

  for (guint i = 0; i < items->len; i++)
    {
      WhencePassage *passage = g_ptr_array_index (items, i);
      WhenceSource *source = whence_report_get_source (self, passage);
      guint n = source != NULL ? get_number (self, WHENCE_OBJECT (source)) : G_MAXUINT >> 1;
      SortKey key = { ((gint64) n << 32) + whence_passage_get_start (passage), NULL, i, passage };

      g_array_append_val (keys, key);
    }
  sort_by (items, keys);

  return items;
}

/* A context is cut at a number of code points: what is left of a word there is dropped. A line
 * or a paragraph beyond that of the passage is not its context for a reader.
 */
static char *
tidy_before (const char *prefix)
{
  const char *line = strrchr (prefix, '\n');
  const char *start = line != NULL ? line + 1 : prefix;
  gboolean cut = line == NULL && g_utf8_strlen (prefix, -1) >= WHENCE_PASSAGE_CONTEXT;

  while (cut && *start != '\0' && !g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);

  return g_strconcat (cut ? "… " : "", start, NULL);
}

static char *
tidy_after (const char *suffix)
{
  const char *line = strchr (suffix, '\n');
  const char *end = line != NULL ? line : suffix + strlen (suffix);
  gboolean cut = line == NULL && g_utf8_strlen (suffix, -1) >= WHENCE_PASSAGE_CONTEXT;
  g_autofree char *words = NULL;

  while (cut && end > suffix && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  while (end > suffix && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  words = g_strndup (suffix, (gsize) (end - suffix));

  return g_strconcat (words, cut ? " …" : "", NULL);
}

/**
 * whence_report_dup_context:
 * @passage: a passage
 * @before: (out) (transfer full): the words before it, on its line; it may be empty
 * @after: (out) (transfer full): the words after it
 *
 * Gets what stands around a passage, in whole words, with an ellipsis where its line goes on.
 */
void
whence_report_dup_context (WhencePassage  *passage,
                           char          **before,
                           char          **after)
{
  *before = tidy_before (whence_passage_get_prefix (passage));
  *after = tidy_after (whence_passage_get_suffix (passage));
}

/**
 * whence_report_dup_type_class:
 * @self: a report
 * @type: a type of entity
 *
 * Returns: (transfer full): a word of ASCII letters, digits and dashes for it: the type itself
 *   where it is built in; `own-1` and so on, in the order of the project, for its own
 */
char *
whence_report_dup_type_class (WhenceReport *self,
                              const char   *type)
{
  guint n_built_in = g_strv_length ((char **) whence_project_built_in_types ());
  gpointer place = NULL;

  if (!g_hash_table_lookup_extended (self->types, type, NULL, &place))
    return g_strdup ("other");
  if (GPOINTER_TO_UINT (place) < n_built_in)
    return g_strdup (type);

  return g_strdup_printf ("own-%u", GPOINTER_TO_UINT (place) - n_built_in + 1);
}
