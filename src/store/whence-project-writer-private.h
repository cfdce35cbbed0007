/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What writing a project whole and writing it bit by bit share. */

#pragma once

#include "core/whence-source.h"
#include "store/whence-project-writer.h"

G_BEGIN_DECLS

/* Where in the file a member stands that this program does not know. */
typedef enum
{
  WHENCE_PLACE_FIRST,     /* before the known members */
  WHENCE_PLACE_AFTER,     /* after one of them */
  WHENCE_PLACE_LAST,      /* all that are left */
} WhencePlace;

/* What is being written, and where in it the text of a source is to go. */
typedef struct
{
  GString *out;
  gboolean defers_text;   /* whether to leave the text of a source out */
  gsize text_at;          /* where it would be, in bytes; 0: there is none */
} WhenceWriter;

void whence_writer_append_name    (GString      *out,
                                   const char   *name,
                                   guint         level);
void whence_writer_append_unknown (GString      *out,
                                   WhenceObject *object,
                                   WhencePlace   place,
                                   GParamSpec   *member,
                                   guint        *position,
                                   guint         level);
void whence_writer_append_member  (WhenceWriter *writer,
                                   WhenceObject *object,
                                   GParamSpec   *member,
                                   guint         level);
void whence_writer_append_object  (WhenceWriter *writer,
                                   WhenceObject *object,
                                   guint         level);

G_END_DECLS
