/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-choices.h"

typedef struct
{
  GStrvBuilder *words;
  GStrvBuilder *labels;
} Choices;

static void
add (Choices    *choices,
     const char *word,
     const char *label)
{
  g_strv_builder_add (choices->words, word);
  g_strv_builder_add (choices->labels, label);
}

static void
add_types (Choices       *choices,
           WhenceProject *project)
{
  const char *const *built_in = whence_project_built_in_types ();
  GListModel *own = project != NULL ? whence_project_get_entity_types (project) : NULL;

  for (guint i = 0; project != NULL && built_in[i] != NULL; i++)
    add (choices, built_in[i], whence_words_entity_type (project, built_in[i]));
  for (guint i = 0; own != NULL && i < g_list_model_get_n_items (own); i++)
    {
      g_autoptr (WhenceObject) type = g_list_model_get_item (own, i);
      const char *id = whence_object_get_id (type);

      add (choices, id, whence_words_entity_type (project, id));
    }
}

/* The Admiralty code has letters for sources and digits for what they say. */
static void
add_rating (Choices    *choices,
            const char *digits,
            const char *(*get_words) (const char *))
{
  add (choices, "", get_words (""));
  for (const char *p = digits; *p != '\0'; p++)
    {
      const char digit[] = { *p, '\0' };

      add (choices, digit, get_words (digit));
    }
}

static const char *
get_enum_words (GType type,
                int   value)
{
  if (type == WHENCE_TYPE_CLAIM_KIND)
    return whence_words_claim_kind ((WhenceClaimKind) value);
  if (type == WHENCE_TYPE_CLAIM_STATUS)
    return whence_words_status ((WhenceClaimStatus) value);

  return whence_words_stance ((WhenceStance) value);
}

static void
add_enum (Choices *choices,
          GType    type)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  for (guint i = 0; i < klass->n_values; i++)
    add (choices, klass->values[i].value_nick, get_enum_words (type, klass->values[i].value));
}

static void
add_link_kinds (Choices *choices)
{
  const char *const *kinds = whence_link_claim_kinds ();

  for (guint i = 0; kinds[i] != NULL; i++)
    add (choices, kinds[i], whence_words_link_kind (kinds[i]));
}

/**
 * whence_choices_list:
 * @object: an object
 * @member: the name of a stored member of it that is one word of several
 * @labels: (out) (transfer full): the words for people, one for each that is returned
 *
 * Returns: (transfer full): the words of the file that @member may have
 */
GStrv
whence_choices_list (WhenceObject  *object,
                     const char    *member,
                     GStrv         *labels)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) label_builder = g_strv_builder_new ();
  Choices choices = { words, label_builder };
  GParamSpec *pspec = whence_members_find (G_OBJECT_TYPE (object), member);

  g_return_val_if_fail (pspec != NULL, NULL);

  if (G_IS_PARAM_SPEC_ENUM (pspec))
    add_enum (&choices, pspec->value_type);
  else if (whence_member_get_format (pspec) == WHENCE_FORMAT_ENTITY_TYPE)
    add_types (&choices, whence_object_get_project (object));
  else if (whence_member_get_format (pspec) == WHENCE_FORMAT_RELIABILITY)
    add_rating (&choices, "ABCDEF", whence_words_reliability);
  else if (whence_member_get_format (pspec) == WHENCE_FORMAT_CREDIBILITY)
    add_rating (&choices, "123456", whence_words_credibility);
  else if (WHENCE_IS_LINK (object))
    add_link_kinds (&choices);

  *labels = g_strv_builder_end (label_builder);
  return g_strv_builder_end (words);
}
