/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a screen reader says of the text beside its words: what is marked at the caret, and what
 * was just done. GTK 4.8 cannot announce anything; but screen readers say the description of what
 * has the focus whenever it changes.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-closures.h"
#include "ui/whence-source-view-private.h"

#define MAX_MARKS 3           /* the most marks that are told of in one go */
#define EXCERPT 80            /* of a claim, in code points */

static char *
describe_mark (WhenceProject *project,
               WhencePassage *passage)
{
  WhenceObject *parent = whence_object_get_parent (WHENCE_OBJECT (passage));

  if (WHENCE_IS_MENTION (passage))
    {
      WhenceEntity *entity = whence_mention_get_entity (WHENCE_MENTION (passage));

      /* Translators: an entity and its type */
      return g_strdup_printf (_("%s, %s"), whence_words_entity_name (entity),
                              whence_words_entity_type (project,
                                                        whence_entity_get_type_id (entity)));
    }
  if (WHENCE_IS_EVIDENCE (passage))
    {
      WhenceClaim *claim = whence_evidence_get_claim (WHENCE_EVIDENCE (passage));
      WhenceStance stance = whence_evidence_get_stance (WHENCE_EVIDENCE (passage));
      g_autofree char *text = whence_words_excerpt (whence_words_claim_text (claim), EXCERPT);

      /* Translators: what a passage does for a claim, and the claim */
      return g_strdup_printf (_("%s: “%s”"), whence_words_stance (stance), text);
    }

  return whence_closure_object_label (parent);
}

static char *
describe_caret (WhenceSourceView *self)
{
  g_autoptr (GPtrArray) passages = whence_source_view_list_at_caret (self);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < MIN (passages->len, MAX_MARKS); i++)
    {
      g_autofree char *mark = describe_mark (whence_workspace_get_project (self->workspace),
                                             g_ptr_array_index (passages, i));

      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", mark);
    }
  if (passages->len > MAX_MARKS)
    {
      guint n = passages->len - MAX_MARKS;

      g_string_append (words, "; ");
      g_string_append_printf (words, ngettext ("and %u more", "and %u more", n), n);
    }

  return g_string_free (words, FALSE);
}

static gboolean
on_update (gpointer data)
{
  WhenceSourceView *self = data;
  g_autofree char *caret = describe_caret (self);
  g_autofree char *words = NULL;

  self->spoken_idle = 0;
  if (self->said != NULL && *caret != '\0')
    words = g_strdup_printf ("%s. %s", self->said, caret);
  else
    words = g_strdup (self->said != NULL ? self->said : caret);
  if (g_strcmp0 (words, self->spoken) != 0)
    {
      g_free (self->spoken);
      self->spoken = g_steal_pointer (&words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      self->spoken, -1);
    }

  return G_SOURCE_REMOVE;
}

static void
queue_update (WhenceSourceView *self)
{
  if (self->spoken_idle == 0)
    self->spoken_idle = g_idle_add (on_update, self);
}

static void
on_mark_set (WhenceSourceView  *self,
             const GtkTextIter *iter,
             GtkTextMark       *mark)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  if (mark != gtk_text_buffer_get_insert (buffer))
    return;

  g_clear_pointer (&self->said, g_free);
  queue_update (self);
}

/* Says what was done, and what was undone. */
static void
on_project_changed (WhenceSourceView *self,
                    WhenceChange     *change)
{
  WhenceProject *project = whence_workspace_get_project (self->workspace);
  WhenceHistory *history = whence_project_get_history (project);
  const char *label = whence_change_get_label (change);
  g_autofree char *undone = NULL;

  if (whence_history_get_last (history) != change)
    undone = g_strdup_printf (_("Undone: %s"), label);
  whence_source_view_say (self, undone != NULL ? undone : label);
}

/**
 * whence_source_view_say:
 * @self: a view
 * @words: what happened; empty: nothing any more
 *
 * Tells who listens to the text what happened in it. It is forgotten once the caret moves.
 */
void
whence_source_view_say (WhenceSourceView *self,
                        const char       *words)
{
  g_return_if_fail (WHENCE_IS_SOURCE_VIEW (self));

  g_clear_pointer (&self->said, g_free);
  if (*words != '\0')
    self->said = g_strdup (words);
  queue_update (self);
}

void
whence_source_view_init_spoken (WhenceSourceView *self)
{
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "mark-set",
                           G_CALLBACK (on_mark_set), self, G_CONNECT_SWAPPED);
  g_signal_group_connect_swapped (self->project_signals, "changed",
                                  G_CALLBACK (on_project_changed), self);
}

void
whence_source_view_clear_spoken (WhenceSourceView *self)
{
  g_clear_handle_id (&self->spoken_idle, g_source_remove);
  g_clear_pointer (&self->said, g_free);
  g_clear_pointer (&self->spoken, g_free);
}
