/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-passage-row.h"
#include "ui/whence-passages-group.h"
#include "ui/whence-places.h"

/* The passages of an entity, a claim or a link, those of one source after the other. */
struct _WhencePassagesGroup
{
  WhenceRowGroup parent_instance;

  char *last_source;               /* the id of the source of the row that was made last */
};

G_DEFINE_FINAL_TYPE (WhencePassagesGroup, whence_passages_group, WHENCE_TYPE_ROW_GROUP)

static GListModel *
get_passages (WhenceObject *object)
{
  if (WHENCE_IS_ENTITY (object))
    return whence_entity_get_mentions (WHENCE_ENTITY (object));
  if (WHENCE_IS_CLAIM (object))
    return whence_claim_get_evidence (WHENCE_CLAIM (object));

  return whence_link_get_evidence (WHENCE_LINK (object));
}

typedef struct
{
  WhencePassage *passage;          /* not owned */
  guint64 place;
} PlacedPassage;

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const PlacedPassage *placed_a = a;
  const PlacedPassage *placed_b = b;

  return placed_a->place < placed_b->place ? -1 : placed_a->place > placed_b->place;
}

static GPtrArray *
whence_passages_group_list_items (WhenceRowGroup *group)
{
  WhenceObject *object = whence_row_group_get_object (group);
  GListModel *passages = get_passages (object);
  guint n = g_list_model_get_n_items (passages);
  g_autoptr (WhencePlaces) places = whence_places_new (whence_object_get_project (object), NULL);
  g_autoptr (GArray) placed = g_array_sized_new (FALSE, FALSE, sizeof (PlacedPassage), n);
  GPtrArray *items = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhencePassage) passage = g_list_model_get_item (passages, i);
      PlacedPassage item = { passage, whence_places_get_passage (places, passage) };

      g_array_append_val (placed, item);
    }
  g_array_sort (placed, compare);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_object_ref (g_array_index (placed, PlacedPassage, i).passage));

  return items;
}

/* What else is to be seen of a passage, its row keeps up to date itself. */
static void
whence_passages_group_describe (WhenceRowGroup *group,
                                gpointer        item,
                                GString        *description)
{
  WhenceProject *project = whence_object_get_project (whence_row_group_get_object (group));
  WhenceObject *source = whence_project_find (project, whence_passage_get_source (item));

  g_string_append_printf (description, "%p %s", item,
                          source != NULL ? whence_source_get_title (WHENCE_SOURCE (source)) : "");
}

static GtkWidget *
whence_passages_group_create_row (WhenceRowGroup *group,
                                  gpointer        item,
                                  guint           position)
{
  WhencePassagesGroup *self = WHENCE_PASSAGES_GROUP (group);
  gboolean first = position == 0 ||
                   g_strcmp0 (self->last_source, whence_passage_get_source (item)) != 0;

  g_free (self->last_source);
  self->last_source = g_strdup (whence_passage_get_source (item));

  return whence_passage_row_new (item, first);
}

static void
whence_passages_group_finalize (GObject *object)
{
  g_free (WHENCE_PASSAGES_GROUP (object)->last_source);

  G_OBJECT_CLASS (whence_passages_group_parent_class)->finalize (object);
}

static void
whence_passages_group_class_init (WhencePassagesGroupClass *klass)
{
  WhenceRowGroupClass *group_class = WHENCE_ROW_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = whence_passages_group_finalize;
  group_class->list_items = whence_passages_group_list_items;
  group_class->describe = whence_passages_group_describe;
  group_class->create_row = whence_passages_group_create_row;
}

static void
whence_passages_group_init (WhencePassagesGroup *self)
{
}
