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

#define NOWHERE G_MAXUINT

typedef struct
{
  WhenceProject *project;
  GPtrArray *repairs;        /* owned: char *, what was done */
  GHashTable *gone;          /* owned: WhenceSource → GArray of guint, for sources that had CRs */
} Mender;

static void
mender_clear (Mender *mender)
{
  g_clear_pointer (&mender->repairs, g_ptr_array_unref);
  g_clear_pointer (&mender->gone, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mender, mender_clear)

/* A text without its carriage returns: CR LF and a CR alone are one LF each. Each offset at
 * which one of two went (rising, in code points of the old text) is in @gone, which may be NULL.
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
        {
          if (gone != NULL)
            g_array_append_val (gone, offset);
        }
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

/* Where the end of a passage is in the new text. Between a CR that is gone and its LF there is no
 * place any more: what quoted half of a line end quotes it now.
 */
static guint
map_end (GArray *gone,
         guint   end)
{
  guint mapped = map_offset (gone, end);

  return end > 0 && map_offset (gone, end - 1) == mapped ? mapped + 1 : mapped;
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
move_passage (Mender         *mender,
              WhencePassage  *passage,
              WhenceSource   *source,
              guint           start,
              guint           end,
              GError        **error)
{
  g_autoptr (WhenceChange) change = whence_change_new (_("Mend a passage"));

  return whence_edit_move_passage (change, passage, source, start, end, error) &&
         whence_project_apply (mender->project, change, error);
}

/* The text of a source never changes, and so no change can do this: it is written at once, with
 * all that counts on its offsets.
 */
static gboolean
mend_line_ends (Mender         *mender,
                WhenceProblem  *problem,
                GError        **error)
{
  WhenceSource *source = WHENCE_SOURCE (problem->object);
  GArray *gone = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *clean = without_carriage_returns (whence_source_get_text (source), gone);
  g_autoptr (GPtrArray) passages = list_fitting (mender->project, source);
  guint n_moved = 0;

  g_hash_table_insert (mender->gone, source, gone);
  write_string (mender->project, WHENCE_OBJECT (source), "text", clean);
  map_pages (mender->project, source, gone);
  map_headings (mender->project, source, gone);
  for (guint i = 0; i < passages->len; i++)
    {
      WhencePassage *passage = g_ptr_array_index (passages, i);
      guint old_start = whence_passage_get_start (passage);
      guint old_end = whence_passage_get_end (passage);
      guint start = map_offset (gone, old_start);
      guint end = map_end (gone, old_end);

      if (start == old_start && end == old_end && whence_passage_check (passage, source, NULL))
        continue;
      if (!move_passage (mender, passage, source, start, end, error))
        return FALSE;
      n_moved++;
    }
  g_ptr_array_add (mender->repairs,
                   g_strdup_printf (ngettext ("%s: LF line ends in the text; %u passage follows it",
                                              "%s: LF line ends in the text; %u passages follow it",
                                              n_moved),
                                    problem->path, n_moved));

  return TRUE;
}

/* Whether @exact is where the offsets say, so that only the context can be wrong. */
static gboolean
words_fit (WhenceSource *source,
           const char   *exact,
           guint         start,
           guint         end)
{
  g_autofree char *there = NULL;

  if (start >= end || end > whence_source_get_length (source))
    return FALSE;

  there = whence_source_dup_text (source, start, end);
  return g_str_equal (there, exact);
}

/* Takes a place where a passage may be. FALSE if that is another one than before. */
static gboolean
take_place (guint  place,
            guint *start)
{
  if (*start != NOWHERE && *start != place)
    return FALSE;

  *start = place;
  return TRUE;
}

/* Finds the place of words that are at several. Three things say which it is: the offsets; the
 * offsets as they are now, if carriage returns went; the context, if the words have it at one
 * place only. Where they contradict each other, or the context is at several places, it is not
 * for a program to say which is right.
 */
static gboolean
find_among_several (Mender        *mender,
                    WhencePassage *passage,
                    WhenceSource  *source,
                    const char    *exact,
                    guint         *start)
{
  GArray *gone = g_hash_table_lookup (mender->gone, source);
  g_autofree char *prefix = without_carriage_returns (whence_passage_get_prefix (passage), NULL);
  g_autofree char *suffix = without_carriage_returns (whence_passage_get_suffix (passage), NULL);
  g_autofree char *whole = g_strconcat (prefix, exact, suffix, NULL);
  guint old_start = whence_passage_get_start (passage);
  guint old_end = whence_passage_get_end (passage);
  guint places[2] = { 0 };
  guint n = whence_source_count_quote (source, whole, 2, places);

  *start = NOWHERE;
  if (n > 1 && strlen (whole) > strlen (exact))
    return FALSE;
  if (n == 1)
    *start = places[0] + (guint) g_utf8_strlen (prefix, -1);
  if (words_fit (source, exact, old_start, old_end) && !take_place (old_start, start))
    return FALSE;
  if (gone != NULL &&
      words_fit (source, exact, map_offset (gone, old_start), map_end (gone, old_end)) &&
      !take_place (map_offset (gone, old_start), start))
    return FALSE;

  return *start != NOWHERE;
}

/* Where a passage is, if that takes no guess. */
static gboolean
find_place (Mender        *mender,
            WhencePassage *passage,
            WhenceSource  *source,
            guint         *start,
            guint         *end)
{
  g_autofree char *exact = without_carriage_returns (whence_passage_get_exact (passage), NULL);
  guint places[2] = { 0 };
  guint n = whence_source_count_quote (source, exact, 2, places);

  *start = places[0];
  if (n == 0 || (n > 1 && !find_among_several (mender, passage, source, exact, start)))
    return FALSE;

  *end = *start + (guint) g_utf8_strlen (exact, -1);
  return TRUE;
}

static gboolean
mend_passage (Mender         *mender,
              WhenceProblem  *problem,
              GError        **error)
{
  WhencePassage *passage = WHENCE_PASSAGE (problem->object);
  WhenceObject *source = whence_project_find (mender->project, whence_passage_get_source (passage));
  guint old_start = whence_passage_get_start (passage);
  guint old_end = whence_passage_get_end (passage);
  guint start = 0;
  guint end = 0;

  if (!WHENCE_IS_SOURCE (source) ||
      whence_passage_check (passage, WHENCE_SOURCE (source), NULL) ||
      !find_place (mender, passage, WHENCE_SOURCE (source), &start, &end))
    return TRUE;
  if (!move_passage (mender, passage, WHENCE_SOURCE (source), start, end, error))
    return FALSE;

  if (start == old_start && end == old_end)
    g_ptr_array_add (mender->repairs,
                     g_strdup_printf (_("%s: the words and the context are what the source has "
                                        "there"), problem->path));
  else
    g_ptr_array_add (mender->repairs,
                     g_strdup_printf (_("%s: moved from %u–%u to %u–%u, the one place where the "
                                        "source says this"),
                                      problem->path, old_start, old_end, start, end));
  return TRUE;
}

/**
 * whence_project_repair:
 * @project: a project with problems
 * @problems: (element-type WhenceProblem): its problems, as from whence_check_project()
 * @error: return location for an error
 *
 * Mends what can be mended without a guess: a passage whose words, with their context if they
 * are there several times, are at one place of its source, but not where its offsets say; a
 * passage that is where its words are, but has another context; carriage returns in the text of
 * a source. The rest is left as it is.
 *
 * Returns: (transfer container) (element-type utf8): what was done, in words that begin with a
 *   JSON path each; %NULL with an error of %WHENCE_ERROR where the project is not to be saved
 */
GPtrArray *
whence_project_repair (WhenceProject  *project,
                       GPtrArray      *problems,
                       GError        **error)
{
  g_auto (Mender) mender = { project, NULL, NULL };

  g_return_val_if_fail (WHENCE_IS_PROJECT (project), NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  mender.repairs = g_ptr_array_new_with_free_func (g_free);
  mender.gone = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < problems->len; i++)
    {
      WhenceProblem *problem = g_ptr_array_index (problems, i);

      if (WHENCE_IS_SOURCE (problem->object) &&
          strchr (whence_source_get_text (WHENCE_SOURCE (problem->object)), '\r') != NULL &&
          !mend_line_ends (&mender, problem, error))
        return NULL;
    }
  for (guint i = 0; i < problems->len; i++)
    {
      WhenceProblem *problem = g_ptr_array_index (problems, i);

      if (WHENCE_IS_PASSAGE (problem->object) && !mend_passage (&mender, problem, error))
        return NULL;
    }

  return g_steal_pointer (&mender.repairs);
}
