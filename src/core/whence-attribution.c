/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who a text says that words are from: the entity whose mention stands nearest to them beside a
 * verb of saying, as in “…, Rubio said”, “Rubio told reporters that …”, “according to Rubio”.
 */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include <string.h>

#include "core/whence-attribution.h"
#include "core/whence-entity.h"
#include "core/whence-mention.h"
#include "core/whence-passage.h"
#include "core/whence-project.h"
#include "core/whence-source.h"
#include "core/whence-span-index.h"

/* How far from the words a mention may stand, in code points. */
#define REACH 240

/* How far from a mention its verb may stand, in code points: “Rubio, who is new, said”. */
#define CUE_REACH 40

static const char *const cues_behind[] = {
  "said", "says", "say", "told", "tells", "added", "adds", "claimed", "claims", "stated", "states",
  "wrote", "writes", "announced", "announces", "warned", "warns", "argued", "argues", "insisted",
  "insists", "denied", "denies", "confirmed", "confirms", "explained", "explains", "noted",
  "notes", "called", "calls", "believes", "reported", "reports", "acknowledged", "dismissed",
  "replied", "declared", "declares", "maintains", "maintained", NULL
};

static const char *const cues_before[] = {
  "said", "says", "told", "added", "wrote", "claimed", "according to", "asked", "replied", NULL
};

/* Whether the words of @text have one of the cues as whole words, without the end of a sentence
 * between it and the mention: @from_end says at which end of @text that is.
 */
static gboolean
has_cue (const char        *text,
         const char *const *cues,
         gboolean           from_end)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autofree char *spaced = NULL;
  const char *clause = lower;

  for (const char *p = lower; *p != '\0'; p++)
    {
      if (*p != '\n' && !(strchr (".!?", *p) != NULL && (p[1] == ' ' || p[1] == '\0')))
        continue;
      if (!from_end)
        {
          lower[p - lower] = '\0';
          break;
        }
      clause = p + 1;
    }

  spaced = g_strdup_printf (" %s ", clause);
  g_strdelimit (spaced, ",;:\"()", ' ');
  for (guint i = 0; cues[i] != NULL; i++)
    {
      g_autofree char *cue = g_strdup_printf (" %s ", cues[i]);

      if (strstr (spaced, cue) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_said_to_speak (WhenceSource  *source,
                  WhencePassage *mention)
{
  guint length = whence_source_get_length (source);
  guint start = whence_passage_get_start (mention);
  guint end = whence_passage_get_end (mention);
  g_autofree char *before = whence_source_dup_text (source, start - MIN (start, CUE_REACH), start);
  g_autofree char *behind = whence_source_dup_text (source, end, MIN (length, end + CUE_REACH));

  return has_cue (behind, cues_behind, FALSE) || has_cue (before, cues_before, TRUE);
}

/* Only who can speak: a place or a date that is named beside a verb does not. */
static gboolean
can_speak (WhenceEntity *entity)
{
  const char *const others[] = { "place", "event", "date", "quantity", NULL };

  return !g_strv_contains (others, whence_entity_get_type_id (entity));
}

static guint
get_distance (WhencePassage *mention,
              guint          start,
              guint          end)
{
  if (whence_passage_get_end (mention) <= start)
    return start - whence_passage_get_end (mention);
  if (whence_passage_get_start (mention) >= end)
    return whence_passage_get_start (mention) - end;

  return 0;
}

/**
 * whence_attribution_find:
 * @project: a project
 * @source: a source of it
 * @start: where the words start, in code points
 * @end: where they end
 *
 * Finds who the text says that words are from, in English. It is a proposal: a person decides.
 *
 * Returns: (transfer none) (nullable): the entity; %NULL where none is named near the words beside
 *   a verb of saying
 */
WhenceEntity *
whence_attribution_find (WhenceProject *project,
                         WhenceSource  *source,
                         guint          start,
                         guint          end)
{
  WhenceSpanIndex *spans;
  g_autoptr (GPtrArray) passages = NULL;
  WhenceEntity *nearest = NULL;
  guint least = G_MAXUINT;

  g_return_val_if_fail (WHENCE_IS_PROJECT (project), NULL);
  g_return_val_if_fail (WHENCE_IS_SOURCE (source), NULL);

  spans = whence_project_get_spans (project, source);
  passages = whence_span_index_query (spans, start - MIN (start, REACH), end + REACH);
  for (guint i = 0; i < passages->len; i++)
    {
      WhencePassage *passage = g_ptr_array_index (passages, i);
      WhenceEntity *entity = WHENCE_IS_MENTION (passage) ?
                               whence_mention_get_entity (WHENCE_MENTION (passage)) : NULL;
      guint distance = get_distance (passage, start, end);

      if (entity != NULL && distance < least && can_speak (entity) &&
          is_said_to_speak (source, passage))
        {
          nearest = entity;
          least = distance;
        }
    }

  return nearest;
}
