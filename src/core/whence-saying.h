/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-speech.h"

G_BEGIN_DECLS

/* Who says something, and where that is said. */
typedef struct
{
  WhenceEntity *entity;   /* not owned; NULL: nobody */
  gboolean sure;
  gboolean finite;        /* whether somebody says something, marked or not */
  gboolean document;      /* whether it is said by what someone wrote */
  gboolean phrase;        /* whether it is no verb that says so: in Rubio’s words */
  guint first;            /* the first of the tokens that say so */
  guint last;             /* the last of them */
} WhenceSaying;

WhenceSaying whence_saying_read (GArray *tokens,
                                 guint   i);

G_END_DECLS
