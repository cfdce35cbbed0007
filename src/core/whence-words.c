/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/whence-claim.h"
#include "core/whence-entity-type.h"
#include "core/whence-entity.h"
#include "core/whence-project.h"
#include "core/whence-source.h"
#include "core/whence-time.h"
#include "core/whence-words.h"

typedef struct
{
  const char *key;     /* as in the file */
  const char *words;   /* for people, to be translated */
} Word;

static const char *
look_up (const Word *words,
         gsize       n_words,
         const char *key)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (g_str_equal (words[i].key, key))
        return _(words[i].words);
    }

  return key;
}

/**
 * whence_words_entity_type:
 * @project: the project
 * @type: a type of entity
 *
 * Returns: (transfer none): the words for a type of entity: “Person”, or the label of one of the
 *   project's own
 */
const char *
whence_words_entity_type (WhenceProject *project,
                          const char    *type)
{
  static const Word words[] = {
    { "person", N_("Person") },     { "organization", N_("Organization") },
    { "place", N_("Place") },       { "event", N_("Event") },
    { "work", N_("Work") },         { "date", N_("Date") },
    { "quantity", N_("Quantity") }, { "other", N_("Other") },
  };
  WhenceObject *own = whence_project_find (project, type);

  if (WHENCE_IS_ENTITY_TYPE (own) &&
      *whence_entity_type_get_label (WHENCE_ENTITY_TYPE (own)) != '\0')
    return whence_entity_type_get_label (WHENCE_ENTITY_TYPE (own));

  return look_up (words, G_N_ELEMENTS (words), type);
}

/**
 * whence_words_claim_kind:
 * @kind: a kind of claim
 *
 * Returns: (transfer none): the word for it
 */
const char *
whence_words_claim_kind (WhenceClaimKind kind)
{
  switch (kind)
    {
    case WHENCE_CLAIM_KIND_OPINION:
      return _("Opinion");
    case WHENCE_CLAIM_KIND_PREDICTION:
      return _("Prediction");
    case WHENCE_CLAIM_KIND_PLEDGE:
      return _("Pledge");
    case WHENCE_CLAIM_KIND_OTHER:
      return C_("kind of claim", "Other");
    case WHENCE_CLAIM_KIND_FACTUAL:
    default:
      return _("Factual");
    }
}

/**
 * whence_words_status:
 * @status: the status of a claim
 *
 * Returns: (transfer none): the word for it
 */
const char *
whence_words_status (WhenceClaimStatus status)
{
  switch (status)
    {
    case WHENCE_CLAIM_STATUS_CORROBORATED:
      return _("Corroborated");
    case WHENCE_CLAIM_STATUS_DISPUTED:
      return _("Disputed");
    case WHENCE_CLAIM_STATUS_REFUTED:
      return _("Refuted");
    case WHENCE_CLAIM_STATUS_UNVERIFIABLE:
      return _("Unverifiable");
    case WHENCE_CLAIM_STATUS_OPEN:
    default:
      return C_("status of a claim", "Open");
    }
}

/**
 * whence_words_stance:
 * @stance: the stance of a piece of evidence
 *
 * Returns: (transfer none): the word for it
 */
const char *
whence_words_stance (WhenceStance stance)
{
  switch (stance)
    {
    case WHENCE_STANCE_SUPPORTS:
      return C_("stance of evidence", "Supports");
    case WHENCE_STANCE_CONTRADICTS:
      return C_("stance of evidence", "Contradicts");
    case WHENCE_STANCE_CONTEXT:
      return C_("stance of evidence", "Context");
    case WHENCE_STANCE_ASSERTS:
    default:
      return C_("stance of evidence", "Asserts");
    }
}

/**
 * whence_words_link_kind:
 * @kind: the kind of a link
 *
 * Returns: (transfer none): the word for it; a free label as it is
 */
const char *
whence_words_link_kind (const char *kind)
{
  static const Word words[] = {
    { "supports", N_("supports") },
    { "contradicts", N_("contradicts") },
    { "repeats", N_("repeats") },
    { "qualifies", N_("qualifies") },
  };

  return look_up (words, G_N_ELEMENTS (words), kind);
}

/**
 * whence_words_reliability:
 * @reliability: Admiralty `A` to `F`, or the empty string
 *
 * Returns: (transfer none): what the letter stands for in the Admiralty code (NATO AJP-2.1)
 */
const char *
whence_words_reliability (const char *reliability)
{
  static const Word words[] = {
    { "", N_("Not rated") },
    { "A", N_("A: completely reliable") },
    { "B", N_("B: usually reliable") },
    { "C", N_("C: fairly reliable") },
    { "D", N_("D: not usually reliable") },
    { "E", N_("E: unreliable") },
    { "F", N_("F: cannot be judged") },
  };

  return look_up (words, G_N_ELEMENTS (words), reliability);
}

/**
 * whence_words_credibility:
 * @credibility: Admiralty `1` to `6`, or the empty string
 *
 * Returns: (transfer none): what the digit stands for in the Admiralty code (NATO AJP-2.1)
 */
const char *
whence_words_credibility (const char *credibility)
{
  static const Word words[] = {
    { "", N_("Not rated") },
    { "1", N_("1: confirmed by other sources") },
    { "2", N_("2: probably true") },
    { "3", N_("3: possibly true") },
    { "4", N_("4: doubtful") },
    { "5", N_("5: improbable") },
    { "6", N_("6: cannot be judged") },
  };

  return look_up (words, G_N_ELEMENTS (words), credibility);
}

/**
 * whence_words_date:
 * @date: a date or a time as the file has it
 *
 * Returns: (transfer full): the date as people here write it: “4 February 2025”, “February
 *   2025”, “2025”; @date as it is where it is none
 */
char *
whence_words_date (const char *date)
{
  g_autofree char *day = g_strndup (date, 10);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *whole = NULL;

  if (!whence_date_is_valid (day) || strlen (day) == 4)
    return g_strdup (date);

  whole = g_strdup_printf ("%s%sT00:00:00Z", day, strlen (day) == 7 ? "-01" : "");
  time = g_date_time_new_from_iso8601 (whole, NULL);
  if (strlen (day) == 7)
    return g_date_time_format (time, C_("month and year, as for strftime", "%B %Y"));

  return g_date_time_format (time, C_("day, month and year, as for strftime", "%-d %B %Y"));
}

/**
 * whence_words_provenance:
 * @source: a source
 *
 * Returns: (transfer full): who published it and when, on one line: “Euronews · 4 February
 *   2025”; the empty string where neither is known
 */
char *
whence_words_provenance (WhenceSource *source)
{
  const char *publisher = whence_source_get_publisher (source);
  g_autofree char *date = whence_words_date (whence_source_get_published (source));

  if (*publisher == '\0')
    return g_steal_pointer (&date);
  if (*date == '\0')
    return g_strdup (publisher);

  return g_strdup_printf ("%s · %s", publisher, date);
}

/**
 * whence_words_cut:
 * @text: a text, in UTF-8 or not
 * @max: the most code points to keep, up to some thousands
 *
 * Makes a text short enough for a message about it, which shows it as it is. The precision of
 * printf() would count bytes, and cut through a code point.
 *
 * Returns: (transfer full): the start of it in valid UTF-8, with an ellipsis where it was cut
 */
char *
whence_words_cut (const char *text,
                  guint       max)
{
  /* No code point has more than four bytes. */
  g_autofree char *start = g_strndup (text, ((gsize) max + 1) * 4);
  g_autofree char *valid = g_utf8_make_valid (start, -1);
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (valid, -1) <= max)
    return g_steal_pointer (&valid);

  cut = g_utf8_substring (valid, 0, max);
  return g_strconcat (cut, "…", NULL);
}

/**
 * whence_words_excerpt:
 * @text: a text
 * @max: the most code points to keep
 *
 * Makes a text fit on one line: white space is one space, and what is too long is cut after a
 * word.
 *
 * Returns: (transfer full): the line, with an ellipsis where it was cut
 */
char *
whence_words_excerpt (const char *text,
                      guint       max)
{
  GString *line = g_string_new (NULL);
  gsize last_word = 0;
  guint n = 0;
  gboolean space = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space = line->len > 0;
          continue;
        }
      if (space)
        {
          last_word = line->len;
          g_string_append_c (line, ' ');
          space = FALSE;
          n++;
        }
      if (n >= max)
        {
          g_string_truncate (line, last_word > line->len / 2 ? last_word : line->len);
          g_string_append (line, "…");
          break;
        }
      g_string_append_unichar (line, c);
      n++;
    }

  return g_string_free (line, FALSE);
}

/**
 * whence_words_visible_char:
 * @c: a code point
 *
 * What nobody would see, and what neither HTML nor XML has a way to write: C0 controls are shown
 * as their control pictures (U+2400), others and noncharacters as U+FFFD. LF and tab stay.
 *
 * Returns: @c, or what to show for it
 */
gunichar
whence_words_visible_char (gunichar c)
{
  if (c == '\n' || c == '\t')
    return c;
  if (c < 0x20)
    return 0x2400 + c;
  if (c == 0x7f)
    return 0x2421;
  if ((c >= 0x80 && c < 0xa0) || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
    return 0xfffd;

  return c;
}

/**
 * whence_words_visible:
 * @text: a text
 *
 * Makes control characters visible, which a terminal would obey: see
 * whence_words_visible_char().
 *
 * Returns: (transfer full): the text with something to see for each of them
 */
char *
whence_words_visible (const char *text)
{
  GString *visible = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (visible, whence_words_visible_char (g_utf8_get_char (p)));

  return g_string_free (visible, FALSE);
}

/* @text, or @fallback where nothing of it would show. */
static const char *
text_or (const char *text,
         const char *fallback)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        return text;
    }

  return fallback;
}

/**
 * whence_words_entity_name:
 * @entity: an entity
 *
 * Returns: (transfer none): what it is called, also where the file has no name for it
 */
const char *
whence_words_entity_name (WhenceEntity *entity)
{
  return text_or (whence_entity_get_name (entity), _("Unnamed entity"));
}

/**
 * whence_words_claim_text:
 * @claim: a claim
 *
 * Returns: (transfer none): what it says, also where the file has no text for it
 */
const char *
whence_words_claim_text (WhenceClaim *claim)
{
  return text_or (whence_claim_get_text (claim), _("Claim without text"));
}

/**
 * whence_words_speaker:
 * @project: the project
 * @claim: a claim of it
 *
 * Returns: (transfer full): the name of who made the claim, or the words for the source's own
 *   voice
 */
char *
whence_words_speaker (WhenceProject *project,
                      WhenceClaim   *claim)
{
  WhenceObject *speaker = whence_project_find (project, whence_claim_get_speaker (claim));

  if (WHENCE_IS_ENTITY (speaker))
    return g_strdup (whence_words_entity_name (WHENCE_ENTITY (speaker)));

  return g_strdup (_("The source itself"));
}
