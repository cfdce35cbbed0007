/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who a text says that words are from: “…”, Rubio said; “…”, said Rubio; Rubio, who heads the
 * department, told reporters that …; according to Rubio, …; Rubio: …; he said; as Rubio put it, …;
 * in Rubio’s words, …; per Rubio, …; “…” — Rubio; a report by Rubio found that ….
 *
 * Each verb of saying near the words gets the one who is named as its subject, if one is; then
 * the one that stands nearest to the words is taken, first of those in the same sentence.
 */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include "core/whence-attribution.h"
#include "core/whence-entity.h"
#include "core/whence-mention.h"
#include "core/whence-passage.h"
#include "core/whence-project.h"
#include "core/whence-saying.h"
#include "core/whence-source.h"
#include "core/whence-span-index.h"
#include "core/whence-speech.h"

/* What is proposed at a time, at most. */
#define MAX_ABOUT 20

static const WhenceSpeechToken *
get (GArray *tokens,
     gint64  i)
{
  return i >= 0 && i < tokens->len ? &g_array_index (tokens, WhenceSpeechToken, i) : NULL;
}

/* The words that someone said, among the tokens. */
typedef struct
{
  guint start;            /* in code points */
  guint end;
  guint quote;            /* the quotation that all of them are in; 0: none */
  guint first_sentence;
  guint last_sentence;
  guint paragraph;
} Words;

static gboolean
find_words (GArray *tokens,
            guint   start,
            guint   end,
            Words  *words)
{
  gboolean any = FALSE;

  for (guint i = 0; i < tokens->len; i++)
    {
      const WhenceSpeechToken *token = get (tokens, i);

      if (token->end <= start || token->start >= end ||
          (token->kind != WHENCE_SPEECH_WORD && token->kind != WHENCE_SPEECH_MENTION))
        continue;
      if (!any)
        *words = (Words) { start, end, token->quote, token->sentence, 0, token->paragraph };
      if (token->quote != words->quote)
        words->quote = 0;
      words->last_sentence = token->sentence;
      any = TRUE;
    }

  return any;
}

static guint
get_distance (GArray             *tokens,
              const WhenceSaying *saying,
              const Words        *words)
{
  guint start = get (tokens, saying->first)->start;
  guint end = get (tokens, saying->last)->end;

  if (end <= words->start)
    return words->start - end;
  if (start >= words->end)
    return start - words->end;

  return 0;
}

/* How far something said is from the words in the order of the text, the nearer the better;
 * G_MAXUINT where it has nothing to do with them.
 */
static guint
get_rank (GArray             *tokens,
          const WhenceSaying *saying,
          const Words        *words)
{
  const WhenceSpeechToken *token = get (tokens, saying->first);
  gboolean inside = token->start >= words->start &&
                    get (tokens, saying->last)->end <= words->end;

  /* What is said within a quotation is said by another. */
  if (token->quote != 0 && (token->quote != words->quote || inside))
    return G_MAXUINT;
  if (token->sentence >= words->first_sentence && token->sentence <= words->last_sentence)
    return 0;
  if (token->paragraph != words->paragraph)
    return words->quote == 0 ? G_MAXUINT : token->paragraph < words->paragraph ? 4 : 5;
  if (token->sentence + 1 == words->first_sentence)
    return 1;
  if (token->sentence == words->last_sentence + 1)
    return 2;

  return words->quote != 0 ? 3 : G_MAXUINT;
}

/**
 * whence_attribution_find:
 * @project: a project
 * @source: a source of it
 * @start: where the words start, in code points
 * @end: where they end
 * @sure: (out) (optional): whether the text names the speaker beside the words, and not by a
 *   pronoun or in another sentence
 *
 * Finds who the text says that words are from, in English. It is a proposal: a person decides.
 * Only who is marked as a mention is found.
 *
 * Returns: (transfer none) (nullable): the entity; %NULL where none is named near the words as the
 *   one who says something
 */
WhenceEntity *
whence_attribution_find (WhenceProject *project,
                         WhenceSource  *source,
                         guint          start,
                         guint          end,
                         gboolean      *sure)
{
  g_autoptr (GArray) tokens = NULL;
  WhenceEntity *nearest = NULL;
  guint least = G_MAXUINT;
  guint least_distance = G_MAXUINT;
  gboolean is_sure = FALSE;
  gboolean said = FALSE;
  gboolean phrase = FALSE;
  gboolean contested = FALSE;
  WhenceEntity *first = NULL;
  gboolean any;
  Words words = { 0 };

  g_return_val_if_fail (WHENCE_IS_PROJECT (project), NULL);
  g_return_val_if_fail (WHENCE_IS_SOURCE (source), NULL);

  tokens = whence_speech_read (project, source, start, end);
  any = find_words (tokens, start, end, &words);
  for (guint i = 0; any && i < tokens->len; i++)
    {
      WhenceSaying saying = whence_saying_read (tokens, i);
      guint rank = get_rank (tokens, &saying, &words);
      guint distance = get_distance (tokens, &saying, &words);

      said |= saying.finite && rank == 0;
      if (saying.entity == NULL)
        continue;
      if (rank == 0 && first == NULL)
        first = saying.entity;
      contested |= rank == 0 && saying.entity != first;
      if (rank < least || (rank == least && rank < G_MAXUINT && distance < least_distance))
        {
          nearest = saying.entity;
          is_sure = saying.sure && rank == 0;
          phrase = saying.phrase;
          least = rank;
          least_distance = distance;
        }
    }

  /* What is in someone’s words may be said by another. */
  if (sure != NULL)
    *sure = is_sure && !(phrase && contested);
  /* Where the sentence itself says who it is, and that is not marked, it is none of the others. */
  return said && least > 0 ? NULL : nearest;
}

/**
 * whence_attribution_list_about:
 * @project: a project
 * @source: a source of it
 * @start: where the words start, in code points
 * @end: where they end
 * @speaker: (nullable): who says them
 *
 * Finds what words may be about: what is marked in them as a mention, but dates and quantities,
 * and who says them.
 *
 * Returns: (transfer full) (element-type WhenceEntity): the entities, each once, in the order of
 *   the text, 20 at most
 */
GPtrArray *
whence_attribution_list_about (WhenceProject *project,
                               WhenceSource  *source,
                               guint          start,
                               guint          end,
                               WhenceEntity  *speaker)
{
  static const char *const others[] = { "date", "quantity", NULL };
  GPtrArray *about = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) passages = NULL;

  g_return_val_if_fail (WHENCE_IS_PROJECT (project), about);
  g_return_val_if_fail (WHENCE_IS_SOURCE (source), about);

  passages = whence_span_index_query (whence_project_get_spans (project, source), start, end);
  for (guint i = 0; i < passages->len && about->len < MAX_ABOUT; i++)
    {
      WhencePassage *passage = g_ptr_array_index (passages, i);
      WhenceEntity *entity = WHENCE_IS_MENTION (passage)
                               ? whence_mention_get_entity (WHENCE_MENTION (passage)) : NULL;

      if (entity != NULL && entity != speaker && whence_passage_get_start (passage) >= start &&
          whence_passage_get_end (passage) <= end &&
          !g_strv_contains (others, whence_entity_get_type_id (entity)) &&
          !g_ptr_array_find (about, entity, NULL))
        g_ptr_array_add (about, g_object_ref (entity));
    }

  return about;
}
