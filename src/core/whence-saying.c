/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What says something in a text, by a verb or by a phrase, and who that is. */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include "core/whence-entity.h"
#include "core/whence-saying.h"

/* How many words of a title may stand between a verb and a name: said Secretary of State Rubio. */
#define MAX_TITLE 7

/* How many words may stand before a name that an apposition follows: On Monday Rubio, who … */
#define MAX_OPENING 6

/* How far a preposition may stand from the end of its phrase, in words. */
#define MAX_PHRASE 6

/* How far from its owner a thing may stand, in words: Rubio’s second yearly report. */
#define MAX_OWNED 4

static const char *const helpers[] = {
  "has", "have", "had", "will", "would", "did", "does", "do", "could", "can", "may", "might",
  "also", "later", "then", "now", "not", "never", "again", "once", "often", "still", "too", "even",
  "only", "just", "already", "once", "earlier", "himself", "herself", "themselves", "who", NULL
};
static const char *const being[] = { "is", "was", "are", "were", "be", "been", "being", NULL };
static const char *const joining[] = { "and", "then", "but", "or", NULL };
static const char *const relatives[] = {
  "who", "whose", "which", "the", "a", "an", "head", "chief", "now", "then", "speaking", NULL
};
static const char *const prepositions[] = {
  "to", "with", "at", "in", "on", "from", "by", "about", "of", "for", "against", "after", "near",
  "before", "during", "over", "under", "into", "between", "alongside", "outside", NULL
};
/* Those that a name with its title may stand behind */
static const char *const directed[] = {
  "to", "with", "for", "by", "from", "against", "about", NULL
};
static const char *const articles[] = { "the", "a", "an", NULL };
static const char *const conjunctions[] = {
  "as", "while", "because", "when", "that", "if", "whether", "although", "though", "which", NULL
};
static const char *const voices[] = {
  "spokesman", "spokeswoman", "spokesperson", "spokespeople", "statement", "representative",
  "official", "officials", "lawyer", "lawyers", "aide", "aides", "office", "team", "press", NULL
};
/* What someone writes: by them it says what they say, on them or to them it does not. */
static const char *const documents[] = {
  "report", "reports", "study", "survey", "audit", "paper", "document", "documents", "letter",
  "memo", "memorandum", "analysis", "review", "assessment", "inquiry", "investigation", "release",
  "filing", "email", "e-mail", "post", NULL
};
/* Those that are of who wrote them, and not of what they are about */
static const char *const papers[] = {
  "report", "reports", "letter", "memo", "memorandum", "email", "e-mail", "post", NULL
};
/* What documents do, and people do in another sense */
static const char *const findings[] = {
  "found", "finds", "find", "shows", "showed", "show", "reads", NULL
};
static const char *const authors[] = { "by", "from", NULL };
static const char *const uniting[] = { "and", "or", "nor", NULL };
static const char *const titled[] = { "of", "for", NULL };
static const char *const persons[] = { "he", "she", NULL };
static const char *const groups[] = { "it", "they", NULL };
static const char *const objects[] = { "him", "her", "them", NULL };
static const char *const blockers[] = { "that", "if", "whether", "it", "they", "he", "she", NULL };

static WhenceSaying
start_saying (gint64 i)
{
  return (WhenceSaying) { .sure = TRUE, .first = (guint) i, .last = (guint) i };
}

static const WhenceSpeechToken *
get (GArray *tokens,
     gint64  i)
{
  return i >= 0 && i < tokens->len ? &g_array_index (tokens, WhenceSpeechToken, i) : NULL;
}

static gboolean
is_word (const WhenceSpeechToken *token,
         const char *const       *words)
{
  return token != NULL && whence_speech_is (token, words);
}

static gboolean
is_kind (const WhenceSpeechToken *token,
         WhenceSpeechKind         kind)
{
  return token != NULL && token->kind == kind;
}

/* Whether @i is in the same clause as @from: in its sentence and its quotation. */
static gboolean
is_beside (GArray *tokens,
           gint64  from,
           gint64  i)
{
  const WhenceSpeechToken *token = get (tokens, i);
  const WhenceSpeechToken *other = get (tokens, from);

  return token != NULL && token->sentence == other->sentence && token->quote == other->quote &&
         token->kind != WHENCE_SPEECH_QUOTE;
}

static gboolean
is_speaker (const WhenceSpeechToken *token)
{
  return is_kind (token, WHENCE_SPEECH_MENTION) && whence_speech_can_speak (token->entity);
}

static gboolean
is_person (const WhenceSpeechToken *token)
{
  return is_kind (token, WHENCE_SPEECH_MENTION) &&
         g_str_equal (whence_entity_get_type_id (token->entity), "person");
}

/* Where the preposition is whose phrase ends at @i; -1 where it is in none. */
static gint64
find_preposition (GArray *tokens,
                  gint64  i)
{
  for (gint64 j = i; j > i - MAX_PHRASE && is_beside (tokens, i, j); j--)
    {
      const WhenceSpeechToken *token = get (tokens, j);

      if (is_word (token, prepositions))
        return j;
      /* “in Havana the mayor”: the article begins something else. */
      if (is_word (token, articles) && !is_word (get (tokens, j - 1), prepositions))
        return -1;
      if ((token->kind != WHENCE_SPEECH_WORD && token->kind != WHENCE_SPEECH_MENTION &&
           token->kind != WHENCE_SPEECH_OWN) ||
          whence_speech_is_verb (token) || is_word (token, being) || is_word (token, joining) ||
          is_word (token, conjunctions))
        return -1;
      /* Two names do not stand in one phrase. */
      if (j < i && token->kind == WHENCE_SPEECH_MENTION)
        return -1;
    }

  return -1;
}

/* Where the preposition is that the mention at @i stands behind; -1: none is. “On Monday Rubio”
 * and “Secretary of State Rubio” have one that is not for the name.
 */
static gint64
find_own_preposition (GArray *tokens,
                      gint64  i)
{
  gint64 j = i - 1;

  if (is_beside (tokens, i, j) && is_word (get (tokens, j), articles))
    j--;
  if (is_beside (tokens, i, j) && is_word (get (tokens, j), prepositions))
    return j;
  while (is_beside (tokens, i, j) && is_kind (get (tokens, j), WHENCE_SPEECH_WORD) &&
         get (tokens, j)->capital)
    j--;

  return j < i - 1 && is_beside (tokens, i, j) && is_word (get (tokens, j), directed) ? j : -1;
}

/* Who “he” or “it” at @i is: the nearest person, or group, before it in the paragraph, else in
 * the one before.
 */
static WhenceEntity *
resolve (GArray *tokens,
         gint64  i)
{
  const WhenceSpeechToken *pronoun = get (tokens, i);
  gboolean person = !is_word (pronoun, groups) && !g_str_equal (pronoun->word, "them");

  for (gint64 j = i - 1; j >= 0; j--)
    {
      const WhenceSpeechToken *token = get (tokens, j);

      if (token->paragraph + 1 < pronoun->paragraph)
        break;
      if (token->quote != 0 && token->quote != pronoun->quote)
        continue;
      if (person ? is_person (token) : is_speaker (token) && !is_person (token))
        return token->entity;
    }

  return NULL;
}

static gboolean
take_pronoun (GArray       *tokens,
              gint64        i,
              WhenceSaying *saying)
{
  const WhenceSpeechToken *token = get (tokens, i);

  if (!is_word (token, persons) && !is_word (token, groups) && !is_word (token, objects))
    return FALSE;

  saying->entity = resolve (tokens, i);
  saying->sure = FALSE;
  saying->first = MIN (saying->first, (guint) i);
  saying->last = MAX (saying->last, (guint) i);
  return TRUE;
}

/* As take_pronoun(), but for “he” and not for “him”. */
static gboolean
take_subject (GArray       *tokens,
              gint64        i,
              WhenceSaying *saying)
{
  return !is_word (get (tokens, i), objects) && !is_word (get (tokens, i - 1), prepositions) &&
         take_pronoun (tokens, i, saying);
}

/* The token before the title, if one stands there, that ends at @i: of “met Prime Minister” that
 * of “met”.
 */
static gint64
skip_title (GArray *tokens,
            gint64  i)
{
  gint64 last = i;

  while (is_beside (tokens, last, i) && is_kind (get (tokens, i), WHENCE_SPEECH_WORD) &&
         (get (tokens, i)->capital || is_word (get (tokens, i), articles) ||
          (is_word (get (tokens, i), titled) && i > 0 && get (tokens, i - 1)->capital)))
    i--;

  return is_beside (tokens, last, last) ? i : last;
}

/* Whether a clause, or what is listed in it, starts behind @i. */
static gboolean
is_start (GArray *tokens,
          gint64  i)
{
  const WhenceSpeechToken *token = get (tokens, i);

  return !is_beside (tokens, i + 1, i) || is_kind (token, WHENCE_SPEECH_COMMA) ||
         is_kind (token, WHENCE_SPEECH_OPEN) || is_kind (token, WHENCE_SPEECH_COLON);
}

/* Whether @i is one of several who are named before it: “Bukele and Rubio said”, but not “he met
 * Bukele and Rubio said”.
 */
static gboolean
is_joined_before (GArray *tokens,
                  gint64  i)
{
  static const char *const pairing[] = { "both", "either", "neither", NULL };
  gint64 j = skip_title (tokens, i - 1);
  gint64 before;

  if (!is_beside (tokens, i, j) || !is_word (get (tokens, j), uniting))
    return FALSE;
  j -= is_kind (get (tokens, j - 1), WHENCE_SPEECH_COMMA) ? 2 : 1;
  if (!is_beside (tokens, i, j))
    return FALSE;
  if (is_word (get (tokens, j), persons))
    return TRUE;
  if (is_speaker (get (tokens, j)))
    {
      before = skip_title (tokens, j - 1);
      return find_own_preposition (tokens, j) < 0 &&
             (is_start (tokens, before) || is_kind (get (tokens, before), WHENCE_SPEECH_MENTION) ||
              is_word (get (tokens, before), prepositions) ||
              is_word (get (tokens, before), conjunctions) ||
              is_word (get (tokens, before), pairing));
    }

  /* Who is not marked: “The mayor and Rubio” */
  before = skip_title (tokens, j);
  if (before == j && is_word (get (tokens, j - 1), articles))
    before = skip_title (tokens, j - 1);

  return before < j && is_start (tokens, before);
}

/* Where who is named is, from @i on, behind a title at most; -1: nobody is. */
static gint64
find_named (GArray *tokens,
            gint64  i)
{
  for (gint64 j = i; j < i + MAX_TITLE && is_beside (tokens, i, j); j++)
    {
      const WhenceSpeechToken *token = get (tokens, j);

      if (is_speaker (token))
        return j;
      if (!is_kind (token, WHENCE_SPEECH_WORD) ||
          (!token->capital && !is_word (token, articles) && !is_word (token, titled)))
        return -1;
    }

  return -1;
}

/* Whether another is named behind @i with it: “said Rubio and Bukele”. Where a verb stands before
 * them, what follows the other may be what they do: “said Rubio and Bukele nodded”.
 */
static gboolean
is_joined_behind (GArray   *tokens,
                  gint64    i,
                  gboolean  inverted)
{
  const WhenceSpeechToken *next;
  gint64 other;

  if (!is_beside (tokens, i, i + 1) || !is_word (get (tokens, i + 1), uniting))
    return FALSE;
  other = find_named (tokens, i + 2);
  if (other < 0 || !is_beside (tokens, i, other))
    return FALSE;

  next = get (tokens, other + 1);
  return !inverted || !is_beside (tokens, i, other + 1) || !is_kind (next, WHENCE_SPEECH_WORD) ||
         is_word (next, prepositions) || is_word (next, conjunctions) || is_word (next, uniting);
}

static void
take (GArray       *tokens,
      gint64        i,
      gboolean      sure,
      WhenceSaying *saying)
{
  saying->entity = get (tokens, i)->entity;
  saying->sure = sure && !is_joined_before (tokens, i);
  saying->first = MIN (saying->first, (guint) i);
  saying->last = MAX (saying->last, (guint) i);
}

/* “Rubio’s latest report”, “a Port Authority report”: whose what stands at @i is. */
static void
take_owner (GArray       *tokens,
            gint64        i,
            WhenceSaying *saying)
{
  gint64 owner = i - 1;

  if (is_beside (tokens, i, owner) && is_speaker (get (tokens, owner)) &&
      !is_person (get (tokens, owner)))
    {
      take (tokens, owner, FALSE, saying);
      return;
    }
  while (owner > i - MAX_OWNED && is_beside (tokens, i, owner) &&
         is_kind (get (tokens, owner), WHENCE_SPEECH_WORD) &&
         !is_word (get (tokens, owner), prepositions))
    owner--;
  if (is_beside (tokens, i, owner) && is_kind (get (tokens, owner), WHENCE_SPEECH_OWN) &&
      is_speaker (get (tokens, owner - 1)))
    take (tokens, owner - 1, FALSE, saying);
}

/* “A report by Rubio”: who wrote the document at @i; not “a report on Rubio”. */
static void
take_author (GArray       *tokens,
             gint64        i,
             WhenceSaying *saying)
{
  static const char *const of[] = { "of", NULL };
  const WhenceSpeechToken *next = get (tokens, i + 1);
  gint64 author = -1;

  saying->document = TRUE;
  if (is_word (next, authors) || (is_word (next, of) && is_word (get (tokens, i), papers)))
    author = find_named (tokens, i + 2);
  if (author >= 0 && is_beside (tokens, i, author))
    take (tokens, author, FALSE, saying);
  else
    take_owner (tokens, i, saying);
}

/* Looks for who is named from @i on, behind a title at most. */
static void
look_behind (GArray       *tokens,
             gint64        i,
             WhenceSaying *saying)
{
  for (gint64 j = i; j < i + MAX_TITLE && is_beside (tokens, i, j); j++)
    {
      const WhenceSpeechToken *token = get (tokens, j);
      const WhenceSpeechToken *next = get (tokens, j + 1);

      if (j == i && !is_word (token, groups) && take_pronoun (tokens, j, saying))
        return;
      if (is_speaker (token))
        {
          take (tokens, j, !is_joined_behind (tokens, j, TRUE), saying);
          /* “Port Authority spokesman Tom Smith”, but not “Rubio, Bukele …” */
          if (is_person (token) || is_kind (next, WHENCE_SPEECH_COMMA) || is_word (next, uniting))
            return;
        }
      else if (token->kind != WHENCE_SPEECH_WORD && token->kind != WHENCE_SPEECH_MENTION &&
               token->kind != WHENCE_SPEECH_OWN)
        return;
      else if (is_word (token, documents) && is_word (get (tokens, j + 1), prepositions))
        {
          take_author (tokens, j, saying);
          return;
        }
      else if (is_word (token, blockers) || whence_speech_is_verb (token) ||
               (is_word (token, prepositions) && !is_word (token, titled)))
        return;
    }
}

/* Looks for the name that the apposition is to that ends with the comma at @comma. */
static void
look_before_apposition (GArray       *tokens,
                        gint64        comma,
                        WhenceSaying *saying)
{
  gint64 first = comma;
  gint64 found = -1;

  while (is_beside (tokens, comma, first - 1))
    first--;
  for (gint64 i = first; i < comma - 1; i++)
    {
      const WhenceSpeechToken *behind = get (tokens, i + 1);
      const WhenceSpeechToken *apposition = get (tokens, i + 2);

      if (!is_speaker (get (tokens, i)) || find_own_preposition (tokens, i) >= 0 ||
          (!is_kind (behind, WHENCE_SPEECH_COMMA) && !is_kind (behind, WHENCE_SPEECH_OPEN)))
        continue;
      if (is_word (apposition, relatives) ||
          (is_kind (apposition, WHENCE_SPEECH_WORD) && g_ascii_isdigit (apposition->word[0])))
        {
          found = i;
          break;
        }
      if (found < 0 && i - first < MAX_OPENING)
        found = i;
    }

  /* “The mayor, Ilse Brandvik, told”: the name is the apposition. */
  if (found < 0 && is_speaker (get (tokens, comma - 1)) &&
      is_kind (get (tokens, comma - 2), WHENCE_SPEECH_COMMA))
    found = comma - 1;
  if (found >= 0)
    take (tokens, found, TRUE, saying);
}

/* Looks for the first who is named in the clause, where the verb says what else they do. */
static void
look_for_first (GArray       *tokens,
                gint64        from,
                WhenceSaying *saying)
{
  gint64 first = from;

  while (first > 0 && get (tokens, first - 1)->sentence == get (tokens, from)->sentence)
    first--;
  for (gint64 i = first; i < from; i++)
    {
      if (get (tokens, i)->quote != get (tokens, from)->quote)
        continue;
      if (take_subject (tokens, i, saying))
        return;
      if (is_speaker (get (tokens, i)) && find_own_preposition (tokens, i) < 0)
        {
          take (tokens, i, !is_joined_behind (tokens, i, FALSE), saying);
          return;
        }
    }
}

/* Looks for the nearest who is named before @i, of two verbs that are joined. */
static void
look_for_joined (GArray       *tokens,
                 gint64        i,
                 WhenceSaying *saying)
{
  for (gint64 j = i; is_beside (tokens, i, j); j--)
    {
      if (take_subject (tokens, j, saying))
        return;
      if (is_speaker (get (tokens, j)) && find_own_preposition (tokens, j) < 0 &&
          !is_kind (get (tokens, j + 1), WHENCE_SPEECH_OWN))
        {
          take (tokens, j, TRUE, saying);
          return;
        }
    }
}

static gint64
skip_parenthesis (GArray *tokens,
                  gint64  i)
{
  while (i >= 0 && !is_kind (get (tokens, i), WHENCE_SPEECH_OPEN))
    i--;

  return i - 1;
}

/* “A spokesman for Rubio”, “Rubio’s office”: their voice, if not quite them. */
static void
take_voice (GArray       *tokens,
            gint64        i,
            gint64        phrase_mention,
            WhenceSaying *saying)
{
  if (is_word (get (tokens, i), documents))
    take_author (tokens, i, saying);
  else if (!is_word (get (tokens, i), voices))
    return;
  else if (phrase_mention >= 0)
    take (tokens, phrase_mention, FALSE, saying);
  else
    take_owner (tokens, i, saying);
}

/* “The mayor”: who was called Mayor before. */
static void
take_title (GArray       *tokens,
            gint64        i,
            WhenceSaying *saying)
{
  static const char *const article[] = { "the", NULL };
  const WhenceSpeechToken *title = get (tokens, i);

  if (!is_kind (title, WHENCE_SPEECH_WORD) || !is_word (get (tokens, i - 1), article))
    return;

  for (gint64 j = i - 2; j > 0 && saying->entity == NULL; j--)
    {
      const WhenceSpeechToken *before = get (tokens, j - 1);

      if (is_person (get (tokens, j)) && is_kind (before, WHENCE_SPEECH_WORD) && before->capital &&
          g_str_equal (before->word, title->word))
        {
          saying->entity = get (tokens, j)->entity;
          saying->sure = FALSE;
          saying->first = MIN (saying->first, (guint) i - 1);
        }
    }
}

/* Steps over the phrase that ends at @i, and keeps in mind whom it names; -1: it is none. */
static gint64
skip_phrase (GArray *tokens,
             gint64  i,
             gint64 *named)
{
  gint64 preposition = find_preposition (tokens, i);

  if (preposition < 0 || preposition == i)
    return -1;
  if (*named < 0 && is_speaker (get (tokens, i)))
    *named = i;

  return preposition - 1;
}

/* Looks for the subject before the verb at @verb. */
static void
look_before (GArray       *tokens,
             gint64        verb,
             WhenceSaying *saying)
{
  gint64 named = -1;
  gint64 i = verb - 1;

  while (is_beside (tokens, verb, i))
    {
      const WhenceSpeechToken *token = get (tokens, i);

      if (take_subject (tokens, i, saying))
        return;
      if (is_word (token, helpers) ||
          (token->kind == WHENCE_SPEECH_WORD && g_str_has_suffix (token->word, "ly")))
        {
          /* “Bukele, who said” */
          if (g_str_equal (token->word, "who") &&
              is_kind (get (tokens, i - 1), WHENCE_SPEECH_COMMA))
            i--;
          i--;
        }
      else if (is_speaker (token) && find_own_preposition (tokens, i) < 0)
        {
          take (tokens, i, TRUE, saying);
          return;
        }
      else if (token->kind == WHENCE_SPEECH_COMMA)
        {
          look_before_apposition (tokens, i, saying);
          return;
        }
      else if (token->kind == WHENCE_SPEECH_CLOSE)
        i = skip_parenthesis (tokens, i);
      else if (token->kind == WHENCE_SPEECH_MENTION && !is_speaker (token) &&
               find_own_preposition (tokens, i) < 0)
        i--;
      else if (is_word (token, joining))
        {
          look_for_joined (tokens, i - 1, saying);
          return;
        }
      else
        {
          gint64 before = skip_phrase (tokens, i, &named);

          if (before < 0)
            {
              take_voice (tokens, i, named, saying);
              if (saying->entity == NULL)
                take_title (tokens, i, saying);
              return;
            }
          i = before;
        }
    }
}

/* Whether what may be a noun is a verb behind @before: “Rubio claims”, not “Rubio’s claims”. */
static gboolean
may_precede_noun (const WhenceSpeechToken *before)
{
  return is_speaker (before) || is_kind (before, WHENCE_SPEECH_COMMA) ||
         is_word (before, persons) || is_word (before, groups) || is_word (before, helpers) ||
         is_word (before, joining) || is_word (before, documents);
}

/* Who the verb at @verb says that says something. */
static WhenceSaying
read_verb (GArray *tokens,
           gint64  verb)
{
  static const char *const infinitive[] = { "to", NULL };
  static const char *const by[] = { "by", NULL };
  const WhenceSpeechToken *token = get (tokens, verb);
  const WhenceSpeechToken *before = get (tokens, verb - 1);
  WhenceSaying saying = start_saying (verb);
  gboolean opens = !is_beside (tokens, verb, verb - 1);
  gboolean participle = whence_speech_is_participle (token);

  if (is_word (get (tokens, verb + 1), by))
    {
      look_behind (tokens, verb + 2, &saying);
      return saying;
    }
  if (!opens && (is_word (before, infinitive) ||
                 (is_word (before, being) && !participle) ||
                 (whence_speech_is_noun (token) && !may_precede_noun (before))))
    return saying;
  if (participle)
    {
      look_for_first (tokens, verb, &saying);
      return saying;
    }

  saying.finite = TRUE;
  if (!opens)
    look_before (tokens, verb, &saying);
  if (saying.entity == NULL && whence_speech_is_inverted (token) &&
      (opens || before->kind == WHENCE_SPEECH_COMMA))
    look_behind (tokens, verb + 1, &saying);

  return saying;
}

/* Who “according to” at @i names. */
static WhenceSaying
read_source (GArray *tokens,
             gint64  i)
{
  static const char *const according[] = { "according", NULL };
  static const char *const to[] = { "to", NULL };
  WhenceSaying saying = start_saying (i);

  if (is_word (get (tokens, i), according) && is_word (get (tokens, i + 1), to))
    look_behind (tokens, i + 2, &saying);

  return saying;
}

/* “The report found”: what a document does. */
static WhenceSaying
read_finding (GArray *tokens,
              gint64  i)
{
  WhenceSaying saying = start_saying (i);

  if (is_beside (tokens, i, i - 1))
    look_before (tokens, i, &saying);
  if (!saying.document)
    return start_saying (i);

  saying.finite = TRUE;
  return saying;
}

/* “As Rubio put it” */
static WhenceSaying
read_put (GArray *tokens,
          gint64  i)
{
  static const char *const it[] = { "it", NULL };
  static const char *const as[] = { "as", NULL };
  WhenceSaying saying = start_saying (i);
  gint64 least;

  if (!is_word (get (tokens, i + 1), it) || !is_beside (tokens, i, i - 1))
    return saying;

  look_before (tokens, i, &saying);
  least = (gint64) saying.first - MAX_TITLE;
  for (gint64 j = saying.first; j >= least && is_beside (tokens, i, j); j--)
    {
      if (is_word (get (tokens, j), as))
        return saying;
    }

  return start_saying (i);
}

/* “In Rubio’s words”, “in the words of Rubio”, set off from the rest */
static WhenceSaying
read_words (GArray *tokens,
            gint64  i)
{
  static const char *const own[] = { "own", NULL };
  static const char *const of[] = { "of", NULL };
  static const char *const in[] = { "in", NULL };
  WhenceSaying saying = start_saying (i);
  gint64 owner = is_word (get (tokens, i - 1), own) ? i - 2 : i - 1;
  gint64 named = -1;
  gint64 least;
  gint64 first;

  if (is_kind (get (tokens, owner), WHENCE_SPEECH_OWN) && is_speaker (get (tokens, owner - 1)))
    named = owner - 1;
  else if (is_word (get (tokens, i + 1), of))
    named = find_named (tokens, i + 2);
  if (named > i && !is_word (get (tokens, i - 1), articles))
    named = -1;
  if (named < 0)
    return saying;

  /* At the start of a sentence the preposition has a capital as a title has. */
  first = MIN (named, i) - 1;
  least = skip_title (tokens, first);
  while (first > least && !is_word (get (tokens, first), in))
    first--;
  if (!is_beside (tokens, i, first))
    return saying;

  if (is_word (get (tokens, first), in) &&
      (is_start (tokens, first - 1) ||
       is_kind (get (tokens, MAX (named, i) + 1), WHENCE_SPEECH_QUOTE)))
    take (tokens, named, !is_joined_behind (tokens, named, FALSE), &saying);

  return saying;
}

/* Whether @i is the last of a phrase. */
static gboolean
is_end (GArray *tokens,
        gint64  i)
{
  const WhenceSpeechToken *next = get (tokens, i + 1);

  return !is_beside (tokens, i, i + 1) || is_kind (next, WHENCE_SPEECH_COMMA) ||
         is_kind (next, WHENCE_SPEECH_OPEN) || is_kind (next, WHENCE_SPEECH_CLOSE) ||
         is_kind (next, WHENCE_SPEECH_COLON) || is_kind (next, WHENCE_SPEECH_OTHER);
}

/* “Per Rubio, …” */
static WhenceSaying
read_per (GArray *tokens,
          gint64  i)
{
  WhenceSaying saying = start_saying (i);
  gint64 named = is_start (tokens, i - 1) ? find_named (tokens, i + 1) : -1;

  if (named < 0 || !is_beside (tokens, i, named))
    return saying;
  if (is_joined_behind (tokens, named, TRUE))
    take (tokens, named, FALSE, &saying);
  else if (is_end (tokens, named))
    take (tokens, named, TRUE, &saying);

  return saying;
}

static gboolean
is_dash (const WhenceSpeechToken *token)
{
  return token != NULL && token->dash;
}

/* “…” — Rubio: who stands under a quotation. Where more follows, that may be what they do. */
static WhenceSaying
read_signature (GArray *tokens,
                gint64  i)
{
  WhenceSaying saying = start_saying (i);
  const WhenceSpeechToken *next;
  gint64 named = i;
  gboolean joined;

  if (!is_kind (get (tokens, i - 1), WHENCE_SPEECH_QUOTE) || get (tokens, i)->quote != 0)
    return saying;
  while (is_dash (get (tokens, named)))
    named++;
  named = find_named (tokens, named);
  if (named < 0 || !is_beside (tokens, i, named))
    return saying;

  next = get (tokens, named + 1);
  joined = is_joined_behind (tokens, named, TRUE);
  if (joined || is_end (tokens, named))
    take (tokens, named,
          !joined && (!is_beside (tokens, i, named + 1) || is_kind (next, WHENCE_SPEECH_OTHER)),
          &saying);

  return saying;
}

/* Whether dashes at @i lead to a quotation. */
static gboolean
leads_to_quote (GArray *tokens,
                gint64  i)
{
  gint64 j = i;

  while (is_dash (get (tokens, j)))
    j++;

  return j > i && is_kind (get (tokens, j), WHENCE_SPEECH_QUOTE) &&
         get (tokens, j)->sentence == get (tokens, i)->sentence;
}

/* “Rubio: …” or “Rubio – “…””, at the start of a sentence */
static WhenceSaying
read_colon (GArray *tokens,
            gint64  i)
{
  WhenceSaying saying = start_saying (i);

  if ((!is_kind (get (tokens, i), WHENCE_SPEECH_COLON) && !leads_to_quote (tokens, i)) ||
      !is_speaker (get (tokens, i - 1)))
    return saying;
  for (gint64 j = i - 2; j >= 0 && is_beside (tokens, i, j); j--)
    {
      if (!is_kind (get (tokens, j), WHENCE_SPEECH_WORD) || !get (tokens, j)->capital)
        return saying;
    }

  take (tokens, i - 1, TRUE, &saying);
  return saying;
}

/* Who says something by a phrase at @i, which has no verb of saying. */
static WhenceSaying
read_phrase (GArray *tokens,
             gint64  i)
{
  static const char *const put[] = { "put", "puts", NULL };
  static const char *const words[] = { "words", "view", "opinion", NULL };
  static const char *const per[] = { "per", NULL };
  const WhenceSpeechToken *token = get (tokens, i);
  WhenceSaying saying = start_saying (i);

  if (is_word (token, put))
    saying = read_put (tokens, i);
  else if (is_word (token, words))
    saying = read_words (tokens, i);
  else if (is_word (token, per))
    saying = read_per (tokens, i);
  else if (is_dash (token))
    saying = read_signature (tokens, i);
  saying.phrase = TRUE;

  return saying;
}

/* Returns: who says something at the token @i of @tokens, which are what whence_speech_read()
 *   returns; without an entity where nobody does
 */
WhenceSaying
whence_saying_read (GArray *tokens,
                    guint   i)
{
  const WhenceSpeechToken *token = get (tokens, i);
  WhenceSaying saying;

  if (whence_speech_is_verb (token))
    return read_verb (tokens, i);
  if (is_word (token, findings))
    return read_finding (tokens, i);

  saying = read_source (tokens, i);
  if (saying.entity == NULL)
    saying = read_colon (tokens, i);

  return saying.entity != NULL ? saying : read_phrase (tokens, i);
}
