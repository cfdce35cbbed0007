/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-test"

#include "config.h"

#include <string.h>

#include "export-fixture.h"
#include "store/whence-member-text.h"

/* Makes a project; what happens in it happens at one time. */
WhenceProject *
export_fixture_new (void)
{
  WhenceObject *project;

  g_setenv ("SOURCE_DATE_EPOCH", "1772445000", TRUE);
  project = whence_object_new (WHENCE_TYPE_PROJECT);
  whence_object_init_string (project, "id", "00000000-0000-4000-8000-000000000001");

  return WHENCE_PROJECT (project);
}

static void
apply (WhenceProject *project,
       WhenceChange  *change)
{
  g_autoptr (GError) error = NULL;

  whence_project_apply (project, change, &error);
  g_assert_no_error (error);
}

static gpointer
add (gpointer      parent,
     const char   *list,
     WhenceObject *child,
     const char   *id)
{
  g_autoptr (WhenceChange) change = whence_change_new_printf ("Add");

  if (id != NULL)
    whence_object_init_string (child, "id", id);
  whence_change_add (change, WHENCE_OBJECT (parent), list, child);
  apply (whence_object_get_project (parent), change);

  return child;
}

/* Sets a member from text, under the rules for what people type. */
void
export_fixture_set (gpointer    object,
                    const char *member,
                    const char *text)
{
  g_autoptr (WhenceChange) change = whence_change_new_printf ("Set %s", member);
  g_autoptr (GError) error = NULL;

  whence_member_set_text (change, WHENCE_OBJECT (object), member, text, &error);
  g_assert_no_error (error);
  apply (whence_object_get_project (object), change);
}

static void
init_number (WhenceObject *object,
             const char   *member,
             guint         number)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_UINT);
  g_value_set_uint (&value, number);
  whence_object_init_member (object, member, &value);
}

static void
add_headings (WhenceSource *source,
              const char   *headings)
{
  g_auto (GStrv) words = g_strsplit (headings, "|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (WhenceObject) heading = g_object_new (WHENCE_TYPE_HEADING, NULL);
      g_autoptr (GError) error = NULL;
      guint start;
      guint end;

      whence_source_find_quote (source, words[i], &start, &end, &error);
      g_assert_no_error (error);
      init_number (heading, "start", start);
      init_number (heading, "end", end);
      init_number (heading, "level", i == 0 ? 1 : 2);
      whence_object_init_child (WHENCE_OBJECT (source), "headings", heading);
    }
}

/* Adds a source; @headings are words of its text with `|` between them, the first of level 1. */
WhenceSource *
export_fixture_source (WhenceProject *project,
                       const char    *id,
                       const char    *title,
                       const char    *text,
                       const char    *headings,
                       guint          second_page)
{
  g_autoptr (WhenceObject) source = whence_object_new (WHENCE_TYPE_SOURCE);

  whence_object_init_string (source, "title", title);
  whence_object_init_string (source, "text", text);
  if (headings != NULL)
    add_headings (WHENCE_SOURCE (source), headings);
  if (second_page > 0)
    {
      g_auto (GValue) pages = G_VALUE_INIT;
      const guint32 starts[] = { 0, second_page };

      g_value_init (&pages, G_TYPE_VARIANT);
      g_value_set_variant (&pages, g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, starts, 2,
                                                              sizeof (guint32)));
      whence_object_init_member (source, "pages", &pages);
    }

  return add (project, "sources", source, id);
}

WhenceEntity *
export_fixture_entity (WhenceProject *project,
                       const char    *id,
                       const char    *type,
                       const char    *name)
{
  g_autoptr (WhenceObject) entity = whence_object_new (WHENCE_TYPE_ENTITY);

  whence_object_init_string (entity, "type", type);
  whence_object_init_string (entity, "name", name);

  return add (project, "entities", entity, id);
}

WhenceClaim *
export_fixture_claim (WhenceProject *project,
                      const char    *id,
                      const char    *text)
{
  g_autoptr (WhenceObject) claim = whence_object_new (WHENCE_TYPE_CLAIM);

  whence_object_init_string (claim, "text", text);

  return add (project, "claims", claim, id);
}

WhenceLink *
export_fixture_link (WhenceProject *project,
                     const char    *id,
                     const char    *from,
                     const char    *to,
                     const char    *kind)
{
  g_autoptr (WhenceObject) link = whence_object_new (WHENCE_TYPE_LINK);

  whence_object_init_string (link, "from", from);
  whence_object_init_string (link, "to", to);
  whence_object_init_string (link, "kind", kind);

  return add (project, "links", link, id);
}

void
export_fixture_mention (WhenceEntity *entity,
                        WhenceSource *source,
                        const char   *id,
                        guint         start,
                        guint         end)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WhencePassage) mention = whence_passage_new (WHENCE_TYPE_MENTION, source, start, end,
                                                          &error);

  g_assert_no_error (error);
  add (entity, "mentions", WHENCE_OBJECT (mention), id);
}

/* Marks each place where the source has these words. */
void
export_fixture_mentions (WhenceEntity *entity,
                         WhenceSource *source,
                         const char   *words)
{
  guint starts[32];
  guint n = whence_source_count_quote (source, words, G_N_ELEMENTS (starts), starts);

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s.%s.%u",
                                             whence_object_get_id (WHENCE_OBJECT (entity)),
                                             whence_object_get_id (WHENCE_OBJECT (source)),
                                             starts[i]);

      export_fixture_mention (entity, source, id, starts[i],
                              starts[i] + (guint) g_utf8_strlen (words, -1));
    }
}

void
export_fixture_evidence (WhenceClaim  *claim,
                         WhenceSource *source,
                         const char   *id,
                         guint         start,
                         guint         end,
                         WhenceStance  stance,
                         gboolean      direct)
{
  g_autoptr (WhenceChange) change = whence_change_new_printf ("Add");
  g_autoptr (GError) error = NULL;
  WhenceEvidence *evidence = whence_edit_add_evidence (change, claim, source, start, end, stance,
                                                       direct, &error);

  g_assert_no_error (error);
  whence_object_init_string (WHENCE_OBJECT (evidence), "id", id);
  apply (whence_object_get_project (WHENCE_OBJECT (claim)), change);
}

void
export_fixture_quote (WhenceClaim  *claim,
                      WhenceSource *source,
                      const char   *id,
                      const char   *words,
                      WhenceStance  stance,
                      gboolean      direct)
{
  g_autoptr (GError) error = NULL;
  guint start = 0;
  guint end = 0;

  whence_source_find_quote (source, words, &start, &end, &error);
  g_assert_no_error (error);
  export_fixture_evidence (claim, source, id, start, end, stance, direct);
}
