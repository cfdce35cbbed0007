/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mends what is wrong with a project where nothing has to be guessed: the words of a passage say
 * where it is if they are at one place only, and line ends are LF.
 */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/whence-change.h"
#include "core/whence-check.h"
#include "core/whence-edit.h"
#include "core/whence-heading.h"
#include "core/whence-member.h"
#include "core/whence-passage.h"
#include "core/whence-project-private.h"
#include "core/whence-source.h"
#include "core/whence-span-index.h"
#include "store/whence-repair.h"

/* A text without its carriage returns: CR LF and a CR alone are one LF each. Each offset at
 * which one of two went (rising, in code points of the old text) is in @gone.
 */
static char *
without_carriage_returns (const char *text,
                          GArray     *gone)
{
  GString *clean = g_string_sized_new (strlen (text));
  guint offset = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), offset++)
    {
      if (*p == '\r' && p[1] == '\n')
        g_array_append_val (gone, offset);
      else if (*p == '\r')
        g_string_append_c (clean, '\n');
      else
        g_string_append_len (clean, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (clean, FALSE);
}

/* Where an offset of the old text is in the new one: before it, so many code points are gone. */
static guint
map_offset (GArray *gone,
            guint   offset)
{
  guint low = 0;
  guint high = gone->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (gone, guint, middle) < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return offset - low;
}

static void
write_uint (WhenceProject *project,
            WhenceObject  *object,
            const char    *member,
            guint          number)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_UINT);
  g_value_set_uint (&value, number);
  whence_project_write_member (project, object,
                               whence_members_find (G_OBJECT_TYPE (object), member), &value);
}

static void
write_string (WhenceProject *project,
              WhenceObject  *object,
              const char    *member,
              const char    *text)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  whence_project_write_member (project, object,
                               whence_members_find (G_OBJECT_TYPE (object), member), &value);
}

static void
map_pages (WhenceProject *project,
           WhenceSource  *source,
           GArray        *gone)
{
  GVariant *pages = whence_source_get_pages (source);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("au"));
  g_auto (GValue) value = G_VALUE_INIT;
  GVariantIter iter;
  guint page;

  if (pages == NULL)
    return;

  g_variant_iter_init (&iter, pages);
  while (g_variant_iter_next (&iter, "u", &page))
    g_variant_builder_add (&builder, "u", map_offset (gone, page));
  g_value_init (&value, G_TYPE_VARIANT);
  g_value_take_variant (&value, g_variant_ref_sink (g_variant_builder_end (&builder)));
  whence_project_write_member (project, WHENCE_OBJECT (source),
                               whence_members_find (WHENCE_TYPE_SOURCE, "pages"), &value);
}

static void
map_headings (WhenceProject *project,
              WhenceSource  *source,
              GArray        *gone)
{
  GListModel *headings = whence_source_get_headings (source);
  guint n = g_list_model_get_n_items (headings);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceHeading) heading = g_list_model_get_item (headings, i);

      write_uint (project, WHENCE_OBJECT (heading), "start",
                  map_offset (gone, whence_heading_get_start (heading)));
      write_uint (project, WHENCE_OBJECT (heading), "end",
                  map_offset (gone, whence_heading_get_end (heading)));
    }
}

/* The passages that fitted the old text. Where they fit is known, so they can follow it. */
static GPtrArray *
list_fitting (WhenceProject *project,
              WhenceSource  *source)
{
  WhenceSpanIndex *spans = whence_project_get_spans (project, source);
  GPtrArray *fitting = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < whence_span_index_get_size (spans); i++)
    {
      WhencePassage *passage = whence_span_index_get_at (spans, i);

      if (whence_passage_check (passage, source, NULL))
        g_ptr_array_add (fitting, g_object_ref (passage));
    }

  return fitting;
}

static gboolean
move_passage (WhenceProject  *project,
              WhencePassage  *passage,
              WhenceSource   *source,
              guint           start,
              guint           end,
              GError        **error)
{
  g_autoptr (WhenceChange) change = whence_change_new (_("Mend a passage"));

  return whence_edit_move_passage (change, passage, source, start, end, error) &&
         whence_project_apply (project, change, error);
}

/* The text of a source never changes, and so no change can do this: it is written at once, with
 * all that counts on its offsets.
 */
static gboolean
mend_line_ends (WhenceProject  *project,
                WhenceSource   *source,
                GError        **error)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *clean = without_carriage_returns (whence_source_get_text (source), gone);
  g_autoptr (GPtrArray) passages = list_fitting (project, source);

  write_string (project, WHENCE_OBJECT (source), "text", clean);
  map_pages (project, source, gone);
  map_headings (project, source, gone);
  for (guint i = 0; i < passages->len; i++)
    {
      WhencePassage *passage = g_ptr_array_index (passages, i);
      guint start = map_offset (gone, whence_passage_get_start (passage));
      guint end = map_offset (gone, whence_passage_get_end (passage));

      /* Of a passage that was a lone CR before its LF, nothing is left. */
      if (start < end && !move_passage (project, passage, source, start, end, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether the words are where the offsets say, so that only the context can be wrong. */
static gboolean
words_fit (WhencePassage *passage,
           WhenceSource  *source)
{
  guint start = whence_passage_get_start (passage);
  guint end = whence_passage_get_end (passage);
  g_autofree char *there = NULL;

  if (start >= end || end > whence_source_get_length (source))
    return FALSE;

  there = whence_source_dup_text (source, start, end);
  return g_str_equal (there, whence_passage_get_exact (passage));
}

/* Where the passage is, if that takes no guess. Words that are where the offsets say stay
 * there, unless the whole of them with their context is elsewhere: then one of the two is
 * wrong, and it is not for a program to say which.
 */
static gboolean
find_place (WhencePassage *passage,
            WhenceSource  *source,
            guint         *start,
            guint         *end)
{
  const char *exact = whence_passage_get_exact (passage);
  g_autofree char *whole = g_strconcat (whence_passage_get_prefix (passage), exact,
                                        whence_passage_get_suffix (passage), NULL);

  if (whence_source_count_quote (source, exact, 2, start) == 1)
    {
      *end = *start + (guint) g_utf8_strlen (exact, -1);
      return TRUE;
    }

  *start = whence_passage_get_start (passage);
  *end = whence_passage_get_end (passage);
  return words_fit (passage, source) && whence_source_count_quote (source, whole, 1, NULL) == 0;
}

static gboolean
mend_passage (WhenceProject  *project,
              WhenceProblem  *problem,
              GPtrArray      *repairs,
              GError        **error)
{
  WhencePassage *passage = WHENCE_PASSAGE (problem->object);
  WhenceObject *source = whence_project_find (project, whence_passage_get_source (passage));
  guint old_start = whence_passage_get_start (passage);
  guint old_end = whence_passage_get_end (passage);
  guint start[2] = { 0 };
  guint end = 0;

  if (!WHENCE_IS_SOURCE (source) ||
      whence_passage_check (passage, WHENCE_SOURCE (source), NULL) ||
      !find_place (passage, WHENCE_SOURCE (source), start, &end))
    return TRUE;
  if (!move_passage (project, passage, WHENCE_SOURCE (source), start[0], end, error))
    return FALSE;

  if (start[0] == old_start && end == old_end)
    g_ptr_array_add (repairs, g_strdup_printf (_("%s: the context is what the source has there"),
                                               problem->path));
  else
    g_ptr_array_add (repairs, g_strdup_printf (_("%s: moved from %u–%u to %u–%u, the one place "
                                                 "where the source says this"),
                                               problem->path, old_start, old_end, start[0], end));
  return TRUE;
}

/**
 * whence_project_repair:
 * @project: a project with problems
 * @problems: (element-type WhenceProblem): its problems, as from whence_check_project()
 * @error: return location for an error
 *
 * Mends what can be mended without a guess: a passage whose words are at one place of its
 * source, but not where its offsets say; a passage that is where its words are, but has another
 * context; carriage returns in the text of a source. The rest is left as it is.
 *
 * Returns: (transfer container) (element-type utf8): what was done, in words that begin with a
 *   JSON path each; %NULL with an error of %WHENCE_ERROR where the project is not to be saved
 */
GPtrArray *
whence_project_repair (WhenceProject  *project,
                       GPtrArray      *problems,
                       GError        **error)
{
  g_autoptr (GPtrArray) repairs = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (WHENCE_IS_PROJECT (project), NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      WhenceProblem *problem = g_ptr_array_index (problems, i);

      if (!WHENCE_IS_SOURCE (problem->object) ||
          strchr (whence_source_get_text (WHENCE_SOURCE (problem->object)), '\r') == NULL)
        continue;
      if (!mend_line_ends (project, WHENCE_SOURCE (problem->object), error))
        return NULL;
      g_ptr_array_add (repairs, g_strdup_printf (_("%s: the text has LF line ends"),
                                                 problem->path));
    }
  for (guint i = 0; i < problems->len; i++)
    {
      WhenceProblem *problem = g_ptr_array_index (problems, i);

      if (WHENCE_IS_PASSAGE (problem->object) &&
          !mend_passage (project, problem, repairs, error))
        return NULL;
    }

  return g_steal_pointer (&repairs);
}
