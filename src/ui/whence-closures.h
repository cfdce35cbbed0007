/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the lists and pages show, as functions of what the model holds. They are bound in the
 * templates, and tested without a window.
 */

#pragma once

#include <string.h>

#include <glib/gi18n.h>

#include "core/whence-core.h"

G_BEGIN_DECLS

/* Whether there is anything in @text. */
static inline gboolean
whence_closure_is_filled (gpointer    self,
                          const char *text)
{
  return text != NULL && *text != '\0';
}

/* How many items a list shows, of how many there are. */
static inline char *
whence_closure_count (guint n_shown,
                      guint n_all)
{
  if (n_all == 0)
    return g_strdup ("");
  if (n_shown == n_all)
    return g_strdup_printf ("%u", n_all);

  /* Translators: how many items the filter lets through, and how many there are */
  return g_strdup_printf (C_("number of items", "%u of %u"), n_shown, n_all);
}

/* Which page of a list is to be seen. */
static inline const char *
whence_closure_list_state (guint n_shown,
                           guint n_all)
{
  return n_all == 0 ? "empty" : n_shown == 0 ? "none" : "list";
}

/* How many passages a claim rests on. */
static inline char *
whence_closure_n_passages (gpointer self,
                           guint    n)
{
  return g_strdup_printf ("%u ¶", n);
}

/* The same, to be read aloud. */
static inline char *
whence_closure_n_passages_spoken (guint n)
{
  return g_strdup_printf (ngettext ("%u passage", "%u passages", n), n);
}

static inline char *
whence_closure_n_mentions_spoken (guint n)
{
  return g_strdup_printf (ngettext ("%u mention", "%u mentions", n), n);
}

/* Whether each of @words, which are casefolded, is in @text. */
static inline gboolean
whence_closure_has_words (const char        *text,
                          const char *const *words)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      if (strstr (folded, words[i]) == NULL)
        return FALSE;
    }

  return TRUE;
}

/* The words of what was typed into a filter, casefolded; NULL where there are none. */
static inline GStrv
whence_closure_split_words (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) all = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; all[i] != NULL; i++)
    {
      if (*all[i] != '\0')
        g_strv_builder_add (builder, all[i]);
    }
  words = g_strv_builder_end (builder);

  return words[0] != NULL ? g_steal_pointer (&words) : NULL;
}

/* What a passage says, with a little of what is around it, as Pango markup on one line. */
static inline char *
whence_closure_quote_markup (const char *prefix,
                             const char *exact,
                             const char *suffix)
{
  g_autofree char *before = whence_words_excerpt (prefix, WHENCE_PASSAGE_CONTEXT);
  g_autofree char *quote = whence_words_excerpt (exact, 400);
  g_autofree char *after = whence_words_excerpt (suffix, WHENCE_PASSAGE_CONTEXT);
  gboolean space_before = *prefix != '\0' && g_unichar_isspace (
    g_utf8_get_char (g_utf8_prev_char (prefix + strlen (prefix))));
  gboolean space_after = g_unichar_isspace (g_utf8_get_char (suffix));

  return g_markup_printf_escaped ("<span alpha=\"60%%\">%s%s%s</span><b>%s</b>"
                                  "<span alpha=\"60%%\">%s%s%s</span>",
                                  *before != '\0' ? "…" : "", before, space_before ? " " : "",
                                  quote, space_after ? " " : "", after,
                                  *after != '\0' ? "…" : "");
}

/* The title of a source, or what stands for it. */
static inline char *
whence_closure_source_title (WhenceSource *source)
{
  if (*whence_source_get_title (source) != '\0')
    return g_strdup (whence_source_get_title (source));
  if (*whence_source_get_file_name (source) != '\0')
    return g_strdup (whence_source_get_file_name (source));

  return g_strdup (_("Untitled source"));
}

/* The words for an object, on one line. */
static inline char *
whence_closure_object_title (WhenceObject *object)
{
  if (WHENCE_IS_SOURCE (object))
    return whence_closure_source_title (WHENCE_SOURCE (object));
  if (WHENCE_IS_ENTITY (object))
    return *whence_entity_get_name (WHENCE_ENTITY (object)) != '\0'
             ? whence_words_excerpt (whence_entity_get_name (WHENCE_ENTITY (object)), 120)
             : g_strdup (_("Entity without a name"));
  if (WHENCE_IS_CLAIM (object))
    return *whence_claim_get_text (WHENCE_CLAIM (object)) != '\0'
             ? whence_words_excerpt (whence_claim_get_text (WHENCE_CLAIM (object)), 120)
             : g_strdup (_("Claim without words"));
  if (WHENCE_IS_PASSAGE (object))
    return whence_words_excerpt (whence_passage_get_exact (WHENCE_PASSAGE (object)), 60);
  if (WHENCE_IS_LINK (object))
    return g_strdup (whence_words_link_kind (whence_link_get_kind (WHENCE_LINK (object))));

  return g_strdup ("");
}

/* The same, short enough to be part of a sentence. */
static inline char *
whence_closure_object_label (WhenceObject *object)
{
  g_autofree char *title = whence_closure_object_title (object);

  return whence_words_excerpt (title, 40);
}

/* The icon that stands for a kind of link; it says by its shape what the colour says too. */
static inline const char *
whence_closure_link_icon (const char *kind)
{
  if (g_str_equal (kind, "contradicts"))
    return "dialog-warning-symbolic";
  if (g_str_equal (kind, "supports"))
    return "object-select-symbolic";
  if (g_str_equal (kind, "repeats"))
    return "media-playlist-repeat-symbolic";

  return "whence-link-symbolic";
}

/* Whether @claim is linked as contradicting another, or as contradicted by it. */
static inline gboolean
whence_closure_contradicts_claim (WhenceProject *project,
                                  WhenceClaim   *claim)
{
  g_autoptr (GPtrArray) referrers = whence_project_list_referrers (
    project, whence_object_get_id (WHENCE_OBJECT (claim)));

  for (guint i = 0; i < referrers->len; i++)
    {
      WhenceObject *referrer = g_ptr_array_index (referrers, i);

      if (WHENCE_IS_LINK (referrer) &&
          g_str_equal (whence_link_get_kind (WHENCE_LINK (referrer)), "contradicts"))
        return TRUE;
    }

  return FALSE;
}

/* Whether a passage speaks against @claim. */
static inline gboolean
whence_closure_has_counter_evidence (WhenceClaim *claim)
{
  GListModel *evidence = whence_claim_get_evidence (claim);
  guint n = g_list_model_get_n_items (evidence);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceEvidence) passage = g_list_model_get_item (evidence, i);

      if (whence_evidence_get_stance (passage) == WHENCE_STANCE_CONTRADICTS)
        return TRUE;
    }

  return FALSE;
}

static inline gboolean
whence_closure_is_contradicted (WhenceProject *project,
                                WhenceClaim   *claim)
{
  return whence_closure_has_counter_evidence (claim) ||
         whence_closure_contradicts_claim (project, claim);
}

/* What speaks against @claim, to be read; NULL where nothing does. */
static inline const char *
whence_closure_contradiction (WhenceProject *project,
                              WhenceClaim   *claim)
{
  gboolean by_claim = whence_closure_contradicts_claim (project, claim);
  gboolean by_passage = whence_closure_has_counter_evidence (claim);

  if (by_claim && by_passage)
    return _("Contradicted by another claim and by a passage");
  if (by_claim)
    return _("Contradicted by another claim");

  return by_passage ? _("Contradicted by a passage") : NULL;
}

/* A time as people read it: the day, and the hour in their own zone. */
static inline char *
whence_closure_time (gpointer    self,
                     const char *time)
{
  g_autoptr (GDateTime) utc = time != NULL ? g_date_time_new_from_iso8601 (time, NULL) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  if (local == NULL)
    return g_strdup (time != NULL && *time != '\0' ? time : _("Not known"));

  return g_date_time_format (local, C_("time, as for strftime", "%-d %B %Y, %H:%M"));
}

/* @ids with the one at @place before the one that was before it. */
static inline GStrv
whence_closure_move_up (const char *const *ids,
                        guint              place)
{
  GStrv moved = g_strdupv ((char **) ids);

  if (place > 0 && place < g_strv_length (moved))
    {
      char *up = moved[place];

      moved[place] = moved[place - 1];
      moved[place - 1] = up;
    }

  return moved;
}

/* @items without the one at @place. */
static inline GStrv
whence_closure_without (const char *const *items,
                        guint              place)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; items[i] != NULL; i++)
    {
      if (i != place)
        g_strv_builder_add (builder, items[i]);
    }

  return g_strv_builder_end (builder);
}

/* @items with @item at the end; NULL where it is there already. */
static inline GStrv
whence_closure_with (const char *const *items,
                     const char        *item)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (g_strv_contains (items, item))
    return NULL;

  g_strv_builder_addv (builder, (const char **) items);
  g_strv_builder_add (builder, item);

  return g_strv_builder_end (builder);
}

G_END_DECLS
