/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include <string.h>

#include "core/whence-entity.h"
#include "core/whence-mention.h"
#include "core/whence-project.h"
#include "core/whence-sentence.h"
#include "core/whence-source.h"
#include "core/whence-span-index.h"
#include "core/whence-speech.h"

/* How far from the words is read, in code points. */
#define REACH 4000

/* How many words after a quotation its verb may stand: “…?” Secretary of State Rubio asked. */
#define MAX_LEAD 6

static const char *const verbs[] = {
  "said", "says", "say", "saying", "told", "tells", "tell", "telling", "added", "adds", "adding",
  "claimed", "claims", "claiming", "stated", "states", "stating", "wrote", "writes", "writing",
  "announced", "announces", "announcing", "warned", "warns", "warning", "argued", "argues",
  "arguing", "insisted", "insists", "insisting", "denied", "denies", "denying", "confirmed",
  "confirms", "confirming", "explained", "explains", "explaining", "noted", "notes", "noting",
  "called", "calls", "calling", "believes", "believed", "reported", "reports", "reporting",
  "acknowledged", "acknowledges", "acknowledging", "dismissed", "dismisses", "replied", "replies",
  "replying", "declared", "declares", "declaring", "maintains", "maintained", "maintaining",
  "asked", "asks", "asking", "suggested", "suggests", "suggesting", "alleged", "alleges",
  "alleging", "asserted", "asserts", "asserting", "conceded", "concedes", "testified", "testifies",
  "testifying", "tweeted", "tweets", "posted", "posts", "posting", "promised", "promises",
  "promising", "vowed", "vows", "vowing", "predicted", "predicts", "predicting", "pledged",
  "pledges", "complained", "complains", "complaining", "admitted", "admits", "admitting",
  "stressed", "stresses", "stressing", "emphasized", "emphasizes", "emphasised", "emphasises",
  "recalled", "recalls", "recalling", "remarked", "remarks", "responded", "responds",
  "responding", "commented", "comments", "commenting", "urged", "urges", "demanded", "demands",
  "boasted", "concluded", "concludes", "observed", "observes", "contended", "contends",
  "contending", "estimated", "estimates", "revealed", "reveals", "reiterated", "reiterates",
  "repeated", "quipped", "joked", "shouted", "disclosed", "described", "describes", "accused",
  "accuses", "accusing", "cautioned", "cautions", "countered", "counters", "continued", NULL
};

/* Those that are as often what someone has as what someone does. */
static const char *const nouns[] = {
  "claims", "states", "notes", "calls", "reports", "posts", "promises", "remarks", "comments",
  "demands", "estimates", "warning", "writing", "pledges", "tweets", "vows", "counters", NULL
};

/* Who is named behind these is who hears it. */
static const char *const not_inverted[] = {
  "told", "tells", "tell", "telling", "called", "calls", "calling", "accused", "accuses",
  "accusing", "urged", "urges", "believes", "believed", "described", "describes", "dismissed",
  "dismisses", "denied", "denies", NULL
};

static void
clear_token (gpointer data)
{
  WhenceSpeechToken *token = data;

  g_clear_pointer (&token->word, g_free);
  g_clear_object (&token->entity);
}

/* Returns: whether an entity may say something: a place or a date that is named does not */
gboolean
whence_speech_can_speak (WhenceEntity *entity)
{
  static const char *const others[] = { "place", "event", "date", "quantity", NULL };

  return !g_strv_contains (others, whence_entity_get_type_id (entity));
}

/* Returns: whether a token is one of @words */
gboolean
whence_speech_is (const WhenceSpeechToken *token,
                  const char *const       *words)
{
  return token->kind == WHENCE_SPEECH_WORD && g_strv_contains (words, token->word);
}

/* Returns: whether a token is a verb of saying */
gboolean
whence_speech_is_verb (const WhenceSpeechToken *token)
{
  return whence_speech_is (token, verbs);
}

/* Returns: whether a verb of saying may as well be a noun */
gboolean
whence_speech_is_noun (const WhenceSpeechToken *token)
{
  return whence_speech_is (token, nouns);
}

/* Returns: whether who speaks may stand behind a verb of saying */
gboolean
whence_speech_is_inverted (const WhenceSpeechToken *token)
{
  return !whence_speech_is (token, not_inverted);
}

/* Returns: whether a verb of saying ends with “ing” */
gboolean
whence_speech_is_participle (const WhenceSpeechToken *token)
{
  return g_str_has_suffix (token->word, "ing");
}

/* A reader of one stretch of text. */
typedef struct
{
  GArray *tokens;       /* WhenceSpeechToken */
  GPtrArray *mentions;  /* WhencePassage, in the order of the text */
  guint next_mention;
  const char *p;        /* what is read next */
  const char *limit;    /* where the stretch ends */
  guint offset;         /* of @p, in code points */
  guint quote;          /* as in a token: what is open; 0: nothing */
  gunichar open;        /* the mark that opened it */
  guint n_quotes;
  guint sentence;
  guint paragraph;
} Reader;

static void
add_token (Reader           *reader,
           WhenceSpeechKind  kind,
           guint             start,
           WhenceEntity     *entity,
           char             *word)
{
  WhenceSpeechToken token = { kind, start, reader->offset, word, FALSE, FALSE, entity,
                              reader->quote, reader->sentence, reader->paragraph };

  if (entity != NULL)
    g_object_ref (entity);
  g_array_append_val (reader->tokens, token);
}

static void
advance_to (Reader *reader,
            guint   offset)
{
  while (reader->offset < offset && reader->p < reader->limit)
    {
      reader->p = g_utf8_next_char (reader->p);
      reader->offset++;
    }
}

static gboolean
is_better (WhencePassage *passage,
           WhencePassage *best)
{
  gboolean speaks;
  gboolean best_speaks;

  if (best == NULL)
    return TRUE;

  speaks = whence_speech_can_speak (whence_mention_get_entity (WHENCE_MENTION (passage)));
  best_speaks = whence_speech_can_speak (whence_mention_get_entity (WHENCE_MENTION (best)));
  if (speaks != best_speaks)
    return speaks;

  return whence_passage_get_end (passage) > whence_passage_get_end (best);
}

/* Reads the mention that starts here, of several the longest; whether there is one. */
static gboolean
read_mention (Reader *reader)
{
  guint start = reader->offset;
  WhencePassage *best = NULL;

  for (; reader->next_mention < reader->mentions->len; reader->next_mention++)
    {
      WhencePassage *passage = g_ptr_array_index (reader->mentions, reader->next_mention);

      if (whence_passage_get_start (passage) > start)
        break;
      if (WHENCE_IS_MENTION (passage) && whence_passage_get_start (passage) == start &&
          whence_mention_get_entity (WHENCE_MENTION (passage)) != NULL && is_better (passage, best))
        best = passage;
    }
  if (best == NULL)
    return FALSE;

  advance_to (reader, whence_passage_get_end (best));
  add_token (reader, WHENCE_SPEECH_MENTION, start,
             whence_mention_get_entity (WHENCE_MENTION (best)), NULL);
  return TRUE;
}

static gboolean
is_inner (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return (c == '\'' || c == 0x2019 || c == '-' || c == '.') &&
         g_unichar_isalnum (g_utf8_get_char (g_utf8_next_char (p)));
}

/* Reads the “’s” behind a name. */
static gboolean
read_own (Reader *reader)
{
  gunichar c = g_utf8_get_char (reader->p);
  const char *next = g_utf8_next_char (reader->p);
  guint start = reader->offset;

  if ((c != '\'' && c != 0x2019) || reader->tokens->len == 0 ||
      g_array_index (reader->tokens, WhenceSpeechToken, reader->tokens->len - 1).end != start ||
      g_array_index (reader->tokens, WhenceSpeechToken, reader->tokens->len - 1).kind !=
        WHENCE_SPEECH_MENTION ||
      *next != 's' || g_unichar_isalnum (g_utf8_get_char (next + 1)))
    return FALSE;

  advance_to (reader, start + 2);
  add_token (reader, WHENCE_SPEECH_OWN, start, NULL, NULL);
  return TRUE;
}

static void
read_word (Reader *reader)
{
  const char *from = reader->p;
  guint start = reader->offset;

  do
    advance_to (reader, reader->offset + 1);
  while (reader->p < reader->limit &&
         (g_unichar_isalnum (g_utf8_get_char (reader->p)) ||
          g_unichar_ismark (g_utf8_get_char (reader->p)) || is_inner (reader->p)));

  add_token (reader, WHENCE_SPEECH_WORD, start, NULL, g_utf8_strdown (from, reader->p - from));
  g_array_index (reader->tokens, WhenceSpeechToken, reader->tokens->len - 1).capital =
    g_unichar_isupper (g_utf8_get_char (from));
}

/* The mark that closes what @c opens; 0 where it opens nothing. */
static gunichar
get_closer (gunichar c)
{
  switch (c)
    {
    case '"':
      return '"';
    case 0x201c:
      return 0x201d;
    case 0x201e:
      return 0x201c;
    case 0xab:
      return 0xbb;
    default:
      return 0;
    }
}

static gboolean
read_quote (Reader *reader)
{
  gunichar c = g_utf8_get_char (reader->p);
  guint start = reader->offset;

  if (reader->quote > 0 && c == get_closer (reader->open))
    reader->quote = 0;
  else if (reader->quote == 0 && get_closer (c) != 0)
    {
      reader->open = c;
      advance_to (reader, start + 1);
      add_token (reader, WHENCE_SPEECH_QUOTE, start, NULL, NULL);
      reader->quote = ++reader->n_quotes;
      return TRUE;
    }
  else if (c != 0x201c && c != 0x201d && c != '"')
    return FALSE;

  advance_to (reader, start + 1);
  add_token (reader, WHENCE_SPEECH_QUOTE, start, NULL, NULL);
  return TRUE;
}

static void
read_sign (Reader *reader)
{
  gunichar c = g_utf8_get_char (reader->p);
  guint start = reader->offset;
  WhenceSpeechKind kind = WHENCE_SPEECH_OTHER;

  if (read_quote (reader))
    return;

  if (c == ',' || c == 0x2013 || c == 0x2014)
    kind = WHENCE_SPEECH_COMMA;
  else if (c == ':')
    kind = WHENCE_SPEECH_COLON;
  else if (c == '(' || c == '[')
    kind = WHENCE_SPEECH_OPEN;
  else if (c == ')' || c == ']')
    kind = WHENCE_SPEECH_CLOSE;
  advance_to (reader, start + 1);
  add_token (reader, kind, start, NULL, NULL);
  g_array_index (reader->tokens, WhenceSpeechToken, reader->tokens->len - 1).dash =
    c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2015;
}

static void
read_token (Reader *reader)
{
  gunichar c = g_utf8_get_char (reader->p);

  if (g_unichar_isspace (c))
    advance_to (reader, reader->offset + 1);
  else if (read_mention (reader) || read_own (reader))
    return;
  else if (g_unichar_isalnum (c))
    read_word (reader);
  else
    read_sign (reader);
}

/* Reads the paragraph up to @limit. A sentence does not end within a quotation: what ends there
 * are sentences of another.
 */
static void
read_paragraph (Reader     *reader,
                const char *limit)
{
  while (reader->p < limit)
    {
      const char *end = whence_sentence_find_end (reader->p, limit);
      const char *from = reader->p;

      while (reader->p < MAX (end, from + 1) && reader->p < limit)
        read_token (reader);
      if (reader->quote == 0)
        reader->sentence++;
      while (reader->p < limit && g_unichar_isspace (g_utf8_get_char (reader->p)))
        advance_to (reader, reader->offset + 1);
    }

  reader->sentence++;
  reader->paragraph++;
  reader->quote = 0;
}

/* Whether a dash at token @i leads to a name: “It is full.” — Rubio */
static gboolean
signs (GArray *tokens,
       guint   i)
{
  gboolean dash = FALSE;

  for (guint j = i; j < MIN (tokens->len, i + MAX_LEAD); j++)
    {
      const WhenceSpeechToken *token = &g_array_index (tokens, WhenceSpeechToken, j);

      if (token->dash)
        dash = TRUE;
      else if (!dash || token->kind != WHENCE_SPEECH_WORD || !token->capital)
        return dash && token->kind == WHENCE_SPEECH_MENTION;
    }

  return FALSE;
}

/* Whether a sentence that starts at token @i says whose the quotation before it is:
 * “Is it full?” Rubio asked.
 */
static gboolean
leads_on (GArray *tokens,
          guint   i)
{
  guint sentence = g_array_index (tokens, WhenceSpeechToken, i).sentence;

  for (guint j = i; j < MIN (tokens->len, i + MAX_LEAD); j++)
    {
      const WhenceSpeechToken *token = &g_array_index (tokens, WhenceSpeechToken, j);

      if (token->sentence != sentence || token->kind == WHENCE_SPEECH_QUOTE)
        return FALSE;
      if (whence_speech_is_verb (token))
        return TRUE;
    }

  return FALSE;
}

/* Puts what says whose a quotation is into the sentence of the quotation. */
static void
join_sentences (GArray *tokens)
{
  guint less = 0;

  for (guint i = 0; i < tokens->len; i++)
    {
      WhenceSpeechToken *token = &g_array_index (tokens, WhenceSpeechToken, i);
      const WhenceSpeechToken *before = i > 0 ? token - 1 : NULL;

      if (before != NULL && before->kind == WHENCE_SPEECH_QUOTE && before->quote == 0 &&
          before->paragraph == token->paragraph &&
          token->sentence == before->sentence + less + 1 &&
          (leads_on (tokens, i) || signs (tokens, i)))
        less++;
      token->sentence -= less;
    }
}

/* Returns: (transfer full) (element-type WhenceSpeechToken): what stands in the paragraphs of the
 *   words from @start to @end, in the one before and in the one behind
 */
GArray *
whence_speech_read (WhenceProject *project,
                    WhenceSource  *source,
                    guint          start,
                    guint          end)
{
  const char *text = whence_source_get_text (source);
  guint reach_start = start - MIN (start, REACH);
  guint reach_end = MIN (whence_source_get_length (source), end + REACH);
  gsize least = whence_source_get_byte (source, reach_start);
  gsize most = whence_source_get_byte (source, reach_end);
  gsize first = whence_source_get_byte (source, start);
  gsize last = whence_source_get_byte (source, end);
  g_autoptr (GPtrArray) mentions = NULL;
  Reader reader = { 0 };
  gsize ignored;

  whence_sentence_find_paragraph (text, first, &first, &ignored);
  while (first > least && g_ascii_isspace (text[first - 1]))
    first--;
  if (first > least)
    whence_sentence_find_paragraph (text, first, &first, &ignored);
  first = MAX (first, least);
  whence_sentence_find_paragraph (text, last, &ignored, &last);
  while (last < most && g_ascii_isspace (text[last]))
    last++;
  if (last < most)
    whence_sentence_find_paragraph (text, last, &ignored, &last);
  last = MIN (last, most);

  reader.tokens = g_array_new (FALSE, FALSE, sizeof (WhenceSpeechToken));
  g_array_set_clear_func (reader.tokens, clear_token);
  reader.p = text + first;
  reader.limit = text + last;
  reader.offset = whence_source_get_offset (source, first);
  mentions = whence_span_index_query (whence_project_get_spans (project, source), reader.offset,
                                      reach_end);
  reader.mentions = mentions;
  while (reader.p < reader.limit)
    {
      gsize paragraph_end;

      whence_sentence_find_paragraph (text, (gsize) (reader.p - text), &ignored, &paragraph_end);
      read_paragraph (&reader, MIN (text + paragraph_end, reader.limit));
      while (reader.p < reader.limit && g_unichar_isspace (g_utf8_get_char (reader.p)))
        advance_to (&reader, reader.offset + 1);
    }
  join_sentences (reader.tokens);

  return reader.tokens;
}
