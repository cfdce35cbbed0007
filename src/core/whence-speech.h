/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stretch of text as WhenceAttribution reads it: words, what is marked among them, and the few
 * signs that matter for who says what. For English.
 */

#pragma once

#include "core/whence-types.h"

G_BEGIN_DECLS

typedef enum
{
  WHENCE_SPEECH_WORD,
  WHENCE_SPEECH_MENTION,
  WHENCE_SPEECH_OWN,       /* the “’s” behind a name */
  WHENCE_SPEECH_COMMA,     /* or a dash */
  WHENCE_SPEECH_COLON,
  WHENCE_SPEECH_OPEN,      /* a parenthesis */
  WHENCE_SPEECH_CLOSE,
  WHENCE_SPEECH_QUOTE,     /* a quotation mark */
  WHENCE_SPEECH_OTHER,
} WhenceSpeechKind;

typedef struct
{
  WhenceSpeechKind kind;
  guint start;             /* in code points */
  guint end;
  char *word;              /* owned: in small letters; NULL unless it is a word */
  gboolean capital;        /* whether the word begins with a capital */
  gboolean dash;           /* whether it is a dash, or the hyphen that stands for one */
  WhenceEntity *entity;    /* owned: what is mentioned; NULL unless it is a mention */
  guint quote;             /* which quotation it stands in, counted from 1; 0: none */
  guint sentence;          /* counted from 0 */
  guint paragraph;         /* counted from 0 */
} WhenceSpeechToken;

GArray   *whence_speech_read          (WhenceProject            *project,
                                       WhenceSource             *source,
                                       guint                     start,
                                       guint                     end);
gboolean  whence_speech_can_speak     (WhenceEntity             *entity);
gboolean  whence_speech_is_verb       (const WhenceSpeechToken  *token);
gboolean  whence_speech_is_noun       (const WhenceSpeechToken  *token);
gboolean  whence_speech_is_inverted   (const WhenceSpeechToken  *token);
gboolean  whence_speech_is_participle (const WhenceSpeechToken  *token);
gboolean  whence_speech_is            (const WhenceSpeechToken  *token,
                                       const char *const        *words);

G_END_DECLS
