/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/whence-cli-passage.h"

/* The most places that an error names. */
#define MAX_PLACES 20

/**
 * whence_cli_passage_clear:
 * @self: what was said of a passage
 *
 * Frees what is in it.
 */
void
whence_cli_passage_clear (WhenceCliPassage *self)
{
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->quote, g_free);
  g_clear_pointer (&self->start, g_free);
  g_clear_pointer (&self->end, g_free);
}

static gboolean
parse_offset (const char  *option,
              const char  *text,
              guint       *offset,
              GError     **error)
{
  guint64 number = 0;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &number, NULL))
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_INVALID,
                   _("--%s: expected a whole number of code points from 0, not “%s”"), option,
                   text);
      return FALSE;
    }

  *offset = (guint) number;
  return TRUE;
}

/* Finds words in all the sources, where they must be at one place. */
static WhenceSource *
find_anywhere (WhenceProject  *project,
               const char     *quote,
               guint          *start,
               GError        **error)
{
  GListModel *sources = whence_project_get_sources (project);
  guint n_sources = g_list_model_get_n_items (sources);
  g_autoptr (GString) places = g_string_new (NULL);
  WhenceSource *found = NULL;
  guint n_places = 0;

  for (guint i = 0; i < n_sources && n_places <= MAX_PLACES; i++)
    {
      g_autoptr (WhenceSource) source = g_list_model_get_item (sources, i);
      guint starts[MAX_PLACES + 1];
      guint n = whence_source_count_quote (source, quote, G_N_ELEMENTS (starts), starts);

      for (guint j = 0; j < n && n_places <= MAX_PLACES; j++, n_places++)
        {
          if (n_places == MAX_PLACES)
            g_string_append (places, "\n  …");
          else
            g_string_append_printf (places, _("\n  %s “%s” at %u"),
                                    whence_object_get_id (WHENCE_OBJECT (source)),
                                    whence_source_get_title (source), starts[j]);
        }
      if (n > 0)
        {
          found = source;
          *start = starts[0];
        }
    }

  if (n_places == 1)
    return found;
  if (n_places == 0)
    g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_NOT_FOUND, _("no source says “%s”"), quote);
  else
    g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_AMBIGUOUS,
                 _("“%s” is said at several places; expected words that are there once, or "
                   "--source ID, or --start and --end:%s"), quote, places->str);
  return NULL;
}

static WhenceSource *
find_quote (const WhenceCliPassage  *self,
            WhenceSource            *source,
            WhenceProject           *project,
            guint                   *start,
            guint                   *end,
            GError                 **error)
{
  if (*self->quote == '\0')
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_INVALID, _("--quote: expected some words"));
      return NULL;
    }
  if (source != NULL)
    return whence_source_find_quote (source, self->quote, start, end, error) ? source : NULL;

  source = find_anywhere (project, self->quote, start, error);
  if (source != NULL)
    *end = *start + (guint) g_utf8_strlen (self->quote, -1);

  return source;
}

/**
 * whence_cli_passage_find:
 * @self: what was said of a passage
 * @project: a project
 * @start: (out): where it starts, in code points
 * @end: (out): where it ends
 * @error: return location for an error
 *
 * Finds a passage by its offsets in a source, or by its words in a source or in all of them.
 * That there is such a span is for the edit to prove.
 *
 * Returns: (transfer none) (nullable): its source; %NULL with %WHENCE_ERROR_INVALID where too
 *   little or too much was said of it, %WHENCE_ERROR_NOT_FOUND where there is no such source or
 *   no such words, and %WHENCE_ERROR_AMBIGUOUS, with the places, where there are several
 */
WhenceSource *
whence_cli_passage_find (const WhenceCliPassage  *self,
                         WhenceProject           *project,
                         guint                   *start,
                         guint                   *end,
                         GError                 **error)
{
  WhenceObject *source = NULL;

  if (self->source != NULL)
    {
      source = whence_project_find (project, self->source);
      if (!WHENCE_IS_SOURCE (source))
        {
          g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_NOT_FOUND,
                       _("--source: expected the id of a source, and “%s” is none"), self->source);
          return NULL;
        }
    }
  if (self->quote != NULL && self->start == NULL && self->end == NULL)
    return find_quote (self, (WhenceSource *) source, project, start, end, error);
  if (self->quote != NULL || source == NULL || self->start == NULL || self->end == NULL)
    {
      g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_INVALID,
                   _("expected either --quote TEXT, or --source ID with --start N and --end N"));
      return NULL;
    }

  return parse_offset ("start", self->start, start, error) &&
         parse_offset ("end", self->end, end, error)
           ? WHENCE_SOURCE (source) : NULL;
}
