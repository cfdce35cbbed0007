/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/whence-core.h"

/* A project with one source, in which the words of @name are a mention of an entity of @type. */
static WhenceProject *
make_project (const char    *text,
              const char    *name,
              const char    *type,
              WhenceSource **source)
{
  WhenceProject *project = whence_project_new ();
  g_autoptr (WhenceChange) change = whence_change_new ("Make");
  g_autoptr (WhenceObject) object = whence_object_new (WHENCE_TYPE_SOURCE);
  const char *at = strstr (text, name);
  guint start = (guint) g_utf8_pointer_to_offset (text, at);
  WhenceEntity *entity;
  g_autoptr (GError) error = NULL;

  whence_object_init_string (object, "text", text);
  *source = whence_edit_add_source (change, project, WHENCE_SOURCE (object));
  entity = whence_edit_add_entity (change, project, type, name);
  whence_edit_add_mention (change, entity, *source, start,
                           start + (guint) g_utf8_strlen (name, -1), &error);
  g_assert_no_error (error);
  whence_project_apply (project, change, &error);
  g_assert_no_error (error);

  return project;
}

static void
test_find (void)
{
  static const struct
  {
    const char *text;
    const char *name;
    const char *type;
    const char *words;
    gboolean found;
  } cases[] = {
    { "“The harbour is full”, Marta Eide said on Monday.", "Marta Eide", "person",
      "The harbour is full", TRUE },
    { "“The harbour is full”, said Marta Eide.", "Marta Eide", "person", "The harbour is full",
      TRUE },
    { "Marta Eide told the council that the harbour is full.", "Marta Eide", "person",
      "the harbour is full", TRUE },
    { "According to the Port Authority, the harbour is full.", "Port Authority", "organization",
      "the harbour is full", TRUE },
    { "Marta Eide said the harbour is full.", "Marta Eide", "person",
      "Marta Eide said the harbour is full", TRUE },
    { "Marta Eide came. The harbour is full.", "Marta Eide", "person", "The harbour is full",
      FALSE },
    { "Marta Eide came. Others said so. The harbour is full.", "Marta Eide", "person",
      "The harbour is full", FALSE },
    { "Norrhavn, it is said, has a full harbour.", "Norrhavn", "place", "has a full harbour",
      FALSE },
    { "Marta Eide aside, the harbour is full.", "Marta Eide", "person", "the harbour is full",
      FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WhenceSource *source = NULL;
      g_autoptr (WhenceProject) project = make_project (cases[i].text, cases[i].name,
                                                        cases[i].type, &source);
      guint start = (guint) g_utf8_pointer_to_offset (cases[i].text,
                                                      strstr (cases[i].text, cases[i].words));
      WhenceEntity *found = whence_attribution_find (
        project, source, start, start + (guint) g_utf8_strlen (cases[i].words, -1));

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (found != NULL, ==, cases[i].found);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attribution/find", test_find);

  return g_test_run ();
}
