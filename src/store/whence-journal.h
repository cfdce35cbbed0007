/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * WhenceJournalLine:
 * @seq: its number
 * @end: the offset behind it, in bytes
 * @json: what it says
 *
 * A line of a journal.
 */
typedef struct
{
  guint64 seq;
  gsize end;
  JsonObject *json;  /* owned */
} WhenceJournalLine;

/**
 * WhenceJournalContent:
 * @lines: (element-type WhenceJournalLine): the sound lines from the start on; the first is the
 *   header
 * @size: the size of the file, in bytes
 * @torn: whether what follows them is the start of one line, as a crash leaves it
 * @damaged: whether what follows them is anything else
 *
 * What is in a journal.
 */
typedef struct
{
  GPtrArray *lines;
  gsize size;
  gboolean torn;
  gboolean damaged;
} WhenceJournalContent;

WhenceJournalContent *whence_journal_content_parse (const char            *data,
                                                    gsize                  size);
WhenceJournalContent *whence_journal_content_read  (const char            *path,
                                                    GError               **error);
void                  whence_journal_content_free  (WhenceJournalContent  *self);
const char           *whence_journal_line_get      (WhenceJournalLine     *line,
                                                    const char            *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WhenceJournalContent, whence_journal_content_free)

#define WHENCE_TYPE_JOURNAL (whence_journal_get_type ())

G_DECLARE_FINAL_TYPE (WhenceJournal, whence_journal, WHENCE, JOURNAL, GObject)

WhenceJournal *whence_journal_new          (const char     *path,
                                            const char     *header);
WhenceJournal *whence_journal_resume       (const char     *path,
                                            const char     *from,
                                            gsize           size,
                                            guint64         last_seq);
guint64        whence_journal_append       (WhenceJournal  *self,
                                            const char     *line);
guint64        whence_journal_get_last     (WhenceJournal  *self);
guint64        whence_journal_get_synced   (WhenceJournal  *self);
GError        *whence_journal_dup_error    (WhenceJournal  *self);
gboolean       whence_journal_sync         (WhenceJournal  *self,
                                            GError        **error);
gboolean       whence_journal_move         (WhenceJournal  *self,
                                            const char     *path);
void           whence_journal_restart      (WhenceJournal  *self,
                                            const char     *header);
void           whence_journal_remove       (WhenceJournal  *self);

G_END_DECLS
