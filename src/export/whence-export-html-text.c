/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of a source with its marks.
 *
 *   text  →  blocks (headings, paragraphs)  →  runs between the boundaries of marks
 *
 * Marks overlap as they like, elements nest. So the marks that are open lie on a stack, and where
 * one ends that is not on top, those above it are closed and opened again: a mark is one element
 * for as long as it can be, and each run lies in an element of each mark that covers it. Only the
 * first element of a mark has its id. Blocks close and reopen all marks in the same way.
 *
 * Browsers and XML parsers stop at a depth of nesting (libxml2 at 256): past MAX_OPEN marks on one
 * spot, further ones are an empty element with their id, and the reference to their claim.
 */

#define G_LOG_DOMAIN "whence-export"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "export/whence-export-html-private.h"

#define MAX_OPEN 24

typedef struct
{
  guint start;           /* code points: the first of the block */
  guint end;             /* past the last one; what lies between two blocks is blank */
  guint level;           /* of the heading; 0: a paragraph */
} Block;

typedef struct
{
  const WhenceReportMark *mark;
  guint end;             /* code points: where it ends for the eye, at the end of a block at most */
  gboolean begun;        /* whether its first element was written */
  gboolean linked;       /* whether some run of it leads to its entity */
} Open;

typedef struct
{
  GString *html;
  WhenceReport *report;
  WhenceSource *source;
  GArray *blocks;            /* Block */
  GArray *marks;             /* WhenceReportMark, by start */
  guint next;                /* the first mark that was not met yet */
  const guint32 *pages;      /* code points: where each page starts */
  gsize n_pages;
  gsize next_page;
  Open open[MAX_OPEN];       /* the outermost first */
  guint n_open;
} Writer;

static void
add_block (GArray *blocks,
           guint   start,
           guint   end,
           guint   level)
{
  Block block = { start, end, level };

  if (start < end)
    g_array_append_val (blocks, block);
}

/* The paragraphs of a part of the text without headings: the runs of lines that are not blank.
 * @p is advanced by the code points of the part.
 */
static const char *
split_paragraphs (GArray     *blocks,
                  const char *p,
                  guint       offset,
                  guint       end)
{
  gboolean inside = FALSE;
  guint start = offset;
  guint last = offset;
  gboolean blank = TRUE;

  for (; offset < end && *p != '\0'; p = g_utf8_next_char (p), offset++)
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n')
        {
          if (blank && inside)
            {
              add_block (blocks, start, last, 0);
              inside = FALSE;
            }
          blank = TRUE;
        }
      else if (!g_unichar_isspace (c))
        {
          if (!inside)
            start = offset;
          inside = TRUE;
          blank = FALSE;
          last = offset + 1;
        }
    }
  if (inside)
    add_block (blocks, start, last, 0);

  return p;
}

/* A heading is one block, without the blanks around it. */
static const char *
split_heading (GArray     *blocks,
               const char *p,
               guint       offset,
               guint       end,
               guint       level)
{
  guint start = end;
  guint last = end;

  for (; offset < end && *p != '\0'; p = g_utf8_next_char (p), offset++)
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        continue;
      if (start == end)
        start = offset;
      last = offset + 1;
    }
  add_block (blocks, start, last, level);

  return p;
}

static GArray *
split_blocks (WhenceSource *source)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  GListModel *headings = whence_source_get_headings (source);
  guint n = g_list_model_get_n_items (headings);
  guint length = whence_source_get_length (source);
  const char *p = whence_source_get_text (source);
  guint offset = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceHeading) heading = g_list_model_get_item (headings, i);
      guint start = whence_heading_get_start (heading);
      guint end = MIN (whence_heading_get_end (heading), length);

      /* Headings that are out of order, or inside each other, stay text. */
      if (start < offset || end <= start)
        continue;
      p = split_paragraphs (blocks, p, offset, start);
      p = split_heading (blocks, p, start, end, MAX (whence_heading_get_level (heading), 1));
      offset = end;
    }
  split_paragraphs (blocks, p, offset, length);

  return blocks;
}

/* Where a mark ends for the eye: blanks after the last block that it touches are left out. */
static guint
get_visible_end (Writer                 *self,
                 const WhenceReportMark *mark)
{
  guint low = 0;
  guint high = self->blocks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->blocks, Block, middle).start < mark->end)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return mark->start;

  return MIN (mark->end, g_array_index (self->blocks, Block, low - 1).end);
}

static const char *
get_stance_class (WhencePassage *passage)
{
  if (!WHENCE_IS_EVIDENCE (passage))
    return "shows";

  switch (whence_evidence_get_stance (WHENCE_EVIDENCE (passage)))
    {
    case WHENCE_STANCE_SUPPORTS:
      return "supports";
    case WHENCE_STANCE_CONTRADICTS:
      return "contradicts";
    case WHENCE_STANCE_CONTEXT:
      return "context";
    case WHENCE_STANCE_ASSERTS:
    default:
      return "asserts";
    }
}

/* The words that a pointer or a screen reader gets for a mark. */
static char *
dup_hint (Writer                 *self,
          const WhenceReportMark *mark)
{
  g_autofree char *label = whence_report_dup_label (self->report, mark->owner);
  g_autofree char *name = whence_report_dup_name (self->report, mark->owner);
  const char *word;

  if (WHENCE_IS_ENTITY (mark->owner))
    word = whence_words_entity_type (self->report->project,
                                     whence_entity_get_type_id (WHENCE_ENTITY (mark->owner)));
  else if (WHENCE_IS_EVIDENCE (mark->passage))
    word = whence_words_stance (whence_evidence_get_stance (WHENCE_EVIDENCE (mark->passage)));
  else
    word = whence_words_link_kind (whence_link_get_kind (WHENCE_LINK (mark->owner)));

  return *name != '\0' ? g_strdup_printf ("%s · %s: %s", label, word, name)
                       : g_strdup_printf ("%s · %s", label, word);
}

static void
open_element (Writer *self,
              Open   *open)
{
  const WhenceReportMark *mark = open->mark;
  g_autofree char *id = NULL;
  g_autofree char *type = NULL;
  g_autofree char *class = NULL;

  if (!open->begun)
    id = whence_report_dup_anchor (self->report, WHENCE_OBJECT (mark->passage));
  open->begun = TRUE;

  if (WHENCE_IS_ENTITY (mark->owner))
    {
      type = whence_report_dup_type_class (
        self->report, whence_entity_get_type_id (WHENCE_ENTITY (mark->owner)));
      class = g_strconcat ("mention ", type, NULL);
      whence_html_open (self->html, "span", "class", class, "id", id, NULL);
    }
  else
    {
      whence_html_open (self->html, "mark", "class", get_stance_class (mark->passage),
                        "id", id, NULL);
    }
}

static void
close_element (Writer *self,
               Open   *open)
{
  whence_html_close (self->html, WHENCE_IS_ENTITY (open->mark->owner) ? "span" : "mark");
}

/* After a passage: what it is evidence of; the entity, if no word of it could lead there. */
static void
append_end (Writer                 *self,
            const WhenceReportMark *mark,
            gboolean                linked)
{
  g_autofree char *label = NULL;
  g_autofree char *anchor = NULL;
  g_autofree char *href = NULL;
  g_autofree char *hint = NULL;

  if (linked)
    return;

  label = whence_report_dup_label (self->report, mark->owner);
  hint = dup_hint (self, mark);
  anchor = whence_report_dup_anchor (self->report, WHENCE_IS_ENTITY (mark->owner)
                                                     ? mark->owner
                                                     : WHENCE_OBJECT (mark->passage));
  href = g_strconcat ("#", anchor, WHENCE_IS_ENTITY (mark->owner) ? NULL : ".quote", NULL);
  whence_html_open (self->html, "sup", NULL);
  whence_html_open (self->html, "a", "href", href, "title", hint, NULL);
  whence_html_text (self->html, label);
  whence_html_close (self->html, "a");
  whence_html_close (self->html, "sup");
}

/* A mark that covers nothing that is shown, or that lies too deep. */
static void
append_point (Writer                 *self,
              const WhenceReportMark *mark)
{
  g_autofree char *id = whence_report_dup_anchor (self->report, WHENCE_OBJECT (mark->passage));

  whence_html_open (self->html, "span", "class", "point", "id", id, NULL);
  whence_html_close (self->html, "span");
  append_end (self, mark, FALSE);
}

/* Closes the marks that end at @offset, from the innermost out. */
static void
end_marks (Writer *self,
           guint   offset)
{
  guint lowest = self->n_open;
  guint kept;

  for (guint i = self->n_open; i > 0; i--)
    {
      if (self->open[i - 1].end <= offset)
        lowest = i - 1;
    }
  if (lowest == self->n_open)
    return;

  kept = lowest;
  for (guint i = self->n_open; i > lowest; i--)
    {
      close_element (self, &self->open[i - 1]);
      if (self->open[i - 1].end <= offset)
        append_end (self, self->open[i - 1].mark, self->open[i - 1].linked);
    }
  for (guint i = lowest; i < self->n_open; i++)
    {
      if (self->open[i].end <= offset)
        continue;
      self->open[kept] = self->open[i];
      open_element (self, &self->open[kept]);
      kept++;
    }
  self->n_open = kept;
}

static void
start_marks (Writer *self,
             guint   offset)
{
  for (; self->next < self->marks->len; self->next++)
    {
      const WhenceReportMark *mark = &g_array_index (self->marks, WhenceReportMark, self->next);
      Open open = { mark, 0, FALSE, FALSE };

      if (mark->start > offset)
        break;
      open.end = get_visible_end (self, mark);
      if (open.end <= offset || self->n_open == MAX_OPEN)
        {
          append_point (self, mark);
          continue;
        }
      self->open[self->n_open] = open;
      open_element (self, &self->open[self->n_open]);
      self->n_open++;
    }
}

static void
append_page (Writer *self,
             guint   offset)
{
  for (; self->next_page < self->n_pages && self->pages[self->next_page] <= offset;
       self->next_page++)
    {
      g_autofree char *words = g_strdup_printf (_("p. %u"), (guint) self->next_page + 1);

      /* Of pages with nothing on them, the last one is where the text goes on. */
      if (self->next_page + 1 < self->n_pages && self->pages[self->next_page + 1] <= offset)
        continue;
      whence_html_leaf (self->html, "small", "page", words);
    }
}

static guint
get_boundary (Writer *self,
              guint   end)
{
  if (self->next < self->marks->len)
    end = MIN (end, g_array_index (self->marks, WhenceReportMark, self->next).start);
  for (guint i = 0; i < self->n_open; i++)
    end = MIN (end, self->open[i].end);
  if (self->next_page < self->n_pages)
    end = MIN (end, self->pages[self->next_page]);

  return end;
}

/* The innermost entity is where the words lead to: links do not nest. */
static void
append_run (Writer *self,
            guint   start,
            guint   end)
{
  const char *text = whence_source_get_text (self->source);
  gsize first = whence_source_get_byte (self->source, start);
  gsize past = whence_source_get_byte (self->source, end);
  Open *inner = NULL;

  for (guint i = self->n_open; i > 0 && inner == NULL; i--)
    {
      if (WHENCE_IS_ENTITY (self->open[i - 1].mark->owner))
        inner = &self->open[i - 1];
    }
  if (inner != NULL)
    {
      g_autofree char *anchor = whence_report_dup_anchor (self->report, inner->mark->owner);
      g_autofree char *href = g_strconcat ("#", anchor, NULL);
      g_autofree char *hint = dup_hint (self, inner->mark);

      whence_html_open (self->html, "a", "href", href, "title", hint, NULL);
      inner->linked = TRUE;
    }
  whence_html_text_len (self->html, text + first, past - first);
  if (inner != NULL)
    whence_html_close (self->html, "a");
}

static void
append_block (Writer      *self,
              const Block *block)
{
  char tag[] = "p";
  char heading[] = "h4";
  const char *element = block->level > 0 ? heading : tag;
  guint offset = block->start;

  heading[1] = (char) ('3' + MIN (block->level, 3));
  whence_html_open (self->html, element, "dir", "auto", NULL);
  for (guint i = 0; i < self->n_open; i++)
    open_element (self, &self->open[i]);

  while (offset < block->end)
    {
      guint boundary;

      append_page (self, offset);
      start_marks (self, offset);
      boundary = get_boundary (self, block->end);
      append_run (self, offset, boundary);
      offset = boundary;
      end_marks (self, offset);
    }

  for (guint i = self->n_open; i > 0; i--)
    close_element (self, &self->open[i - 1]);
  whence_html_close (self->html, element);
  g_string_append_c (self->html, '\n');
}

/* Marks of nothing but the blanks at the end still have their place. */
static void
append_rest (Writer *self)
{
  if (self->next == self->marks->len)
    return;

  whence_html_open (self->html, "p", NULL);
  for (; self->next < self->marks->len; self->next++)
    append_point (self, &g_array_index (self->marks, WhenceReportMark, self->next));
  whence_html_close (self->html, "p");
  g_string_append_c (self->html, '\n');
}

/**
 * whence_export_html_source_text:
 * @html: what is written
 * @report: the report
 * @source: a source of its project
 *
 * Writes the text of a source, with each of its passages marked under its own id.
 */
void
whence_export_html_source_text (GString      *html,
                                WhenceReport *report,
                                WhenceSource *source)
{
  GVariant *pages = whence_source_get_pages (source);
  g_autoptr (GArray) blocks = split_blocks (source);
  Writer writer = {
    .html = html,
    .report = report,
    .source = source,
    .blocks = blocks,
    .marks = whence_report_get_marks (report, source),
  };

  if (pages != NULL)
    writer.pages = g_variant_get_fixed_array (pages, &writer.n_pages, sizeof (guint32));

  for (guint i = 0; i < blocks->len; i++)
    append_block (&writer, &g_array_index (blocks, Block, i));
  append_rest (&writer);
}
