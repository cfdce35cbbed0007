/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-item-edit.h"
#include "ui/whence-object-page.h"
#include "ui/whence-passage-row.h"
#include "ui/whence-passages-group.h"
#include "ui/whence-places.h"

/* The passages of an entity, a claim or a link, those of one source after the other. */
struct _WhencePassagesGroup
{
  WhenceRowGroup parent_instance;

  char *last_source;               /* the id of the source of the row that was made last */
  GPtrArray *rows;                 /* WhencePassageRow, owned: those of all passages shown */
  GtkWidget *header;               /* what splits an entity; NULL for what cannot be split */
  GtkToggleButton *split;          /* whether passages are ticked */
  GtkWidget *to_new;               /* asks for the name of the new entity */
  GtkWidget *popover;              /* owned by @to_new */
  GtkEditable *name;               /* owned by @popover */
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
list_ticked (WhencePassagesGroup *self)
{
  GPtrArray *ticked = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->rows->len; i++)
    {
      WhencePassage *passage = whence_passage_row_get_ticked (g_ptr_array_index (self->rows, i));

      if (passage != NULL && whence_object_get_project (WHENCE_OBJECT (passage)) != NULL)
        g_ptr_array_add (ticked, g_object_ref (passage));
    }

  return ticked;
}

static void
update_header (WhencePassagesGroup *self)
{
  g_autoptr (GPtrArray) ticked = list_ticked (self);
  gboolean splitting = gtk_toggle_button_get_active (self->split);

  gtk_widget_set_visible (self->to_new, splitting);
  gtk_widget_set_sensitive (self->to_new, ticked->len > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->split), self->rows->len > 0);
}

/* Where no passage is left, there is nothing to split. */
static void
forget_rows (WhencePassagesGroup *self)
{
  g_ptr_array_set_size (self->rows, 0);
  if (self->header == NULL)
    return;

  gtk_toggle_button_set_active (self->split, FALSE);
  update_header (self);
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
  if (n == 0)
    forget_rows (WHENCE_PASSAGES_GROUP (group));

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

static void
on_split_toggled (WhencePassagesGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    whence_passage_row_set_ticking (g_ptr_array_index (self->rows, i),
                                    gtk_toggle_button_get_active (self->split));
  update_header (self);
}

/* The keyboard goes on at the first passage that stays; where none does, at the top of the page. */
static void
focus_rest (WhencePassagesGroup *self)
{
  WhenceObject *entity = whence_row_group_get_object (WHENCE_ROW_GROUP (self));
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), WHENCE_TYPE_OBJECT_PAGE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      WhencePassage *passage = whence_passage_row_get_passage (g_ptr_array_index (self->rows, i));

      if (WHENCE_OBJECT (whence_mention_get_entity (WHENCE_MENTION (passage))) == entity &&
          gtk_widget_grab_focus (g_ptr_array_index (self->rows, i)))
        return;
    }

  if (page != NULL)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* What is to be split off, until the popover is gone. */
typedef struct
{
  WhencePassagesGroup *group;   /* owned */
  WhenceWorkspace *workspace;   /* owned */
  WhenceEntity *entity;         /* owned */
  GPtrArray *mentions;          /* owned */
  char *name;                   /* owned */
} Split;

static void
split_free (gpointer data)
{
  Split *split = data;

  g_object_unref (split->group);
  g_object_unref (split->workspace);
  g_object_unref (split->entity);
  g_ptr_array_unref (split->mentions);
  g_free (split->name);
  g_free (split);
}

static gboolean
do_split (gpointer data)
{
  Split *split = data;

  /* Something else may have been done in between. */
  if (whence_object_get_project (WHENCE_OBJECT (split->entity)) !=
        whence_workspace_get_project (split->workspace) ||
      !whence_item_edit_split (split->workspace, split->entity, split->mentions, split->name) ||
      gtk_widget_get_root (GTK_WIDGET (split->group)) == NULL)
    return G_SOURCE_REMOVE;

  gtk_toggle_button_set_active (split->group->split, FALSE);
  focus_rest (split->group);

  return G_SOURCE_REMOVE;
}

/* It is done once the popover has given the focus back: another page is shown then, and its entry
 * would be gone with the focus in it.
 */
static void
on_split (WhencePassagesGroup *self)
{
  WhenceObject *entity = whence_row_group_get_object (WHENCE_ROW_GROUP (self));
  WhenceWorkspace *workspace = whence_object_page_find_workspace (GTK_WIDGET (self));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  Split *split;

  if (*name == '\0' || workspace == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }

  split = g_new0 (Split, 1);
  split->group = g_object_ref (self);
  split->workspace = g_object_ref (workspace);
  split->entity = g_object_ref (WHENCE_ENTITY (entity));
  split->mentions = list_ticked (self);
  split->name = g_steal_pointer (&name);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (GTK_WIDGET (self->split));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, do_split, split, split_free);
}

/* The words of the first passage are a name to begin with. */
static void
on_name_popup (GtkMenuButton *button,
               gpointer       user_data)
{
  WhencePassagesGroup *self = WHENCE_PASSAGES_GROUP (user_data);
  g_autoptr (GPtrArray) ticked = list_ticked (self);
  g_autofree char *words = NULL;

  /* The tooltip of the button would be over the entry. */
  gtk_widget_set_has_tooltip (GTK_WIDGET (button), FALSE);
  if (ticked->len == 0)
    return;

  words = whence_words_excerpt (whence_passage_get_exact (g_ptr_array_index (ticked, 0)), 80);
  gtk_editable_set_text (self->name, words);
}

static GtkWidget *
make_name_popover (WhencePassagesGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Split"));

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Name of the new entity"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name of the new entity"), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_split), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_split), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  self->name = GTK_EDITABLE (entry);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);

  return self->popover;
}

static void
on_name_closed (WhencePassagesGroup *self)
{
  gtk_widget_set_has_tooltip (self->to_new, TRUE);
}

/* Of an entity, mentions can be ticked and moved to a new one. */
static void
make_header (WhencePassagesGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *split = gtk_toggle_button_new_with_mnemonic (_("S_plit…"));
  GtkWidget *to_new = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (to_new), _("_New Entity…"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (to_new), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (to_new), make_name_popover (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (to_new), on_name_popup, self, NULL);
  gtk_widget_set_tooltip_text (to_new, _("Move what is ticked to a new entity"));
  gtk_widget_set_tooltip_text (split, _("Tick passages that name something else"));
  gtk_widget_add_css_class (split, "flat");
  g_signal_connect_object (split, "toggled", G_CALLBACK (on_split_toggled), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), to_new);
  gtk_box_append (GTK_BOX (box), split);
  self->header = box;
  self->split = GTK_TOGGLE_BUTTON (split);
  self->to_new = to_new;
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (on_name_closed), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), box);
  update_header (self);
}

static GtkWidget *
whence_passages_group_create_row (WhenceRowGroup *group,
                                  gpointer        item,
                                  guint           position)
{
  WhencePassagesGroup *self = WHENCE_PASSAGES_GROUP (group);
  gboolean first = position == 0 ||
                   g_strcmp0 (self->last_source, whence_passage_get_source (item)) != 0;

  GtkWidget *row = whence_passage_row_new (item, first);

  g_free (self->last_source);
  self->last_source = g_strdup (whence_passage_get_source (item));
  if (!WHENCE_IS_MENTION (item))
    return row;

  if (position == 0)
    g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_add (self->rows, g_object_ref_sink (row));
  if (self->header == NULL)
    make_header (self);
  whence_passage_row_set_ticking (WHENCE_PASSAGE_ROW (row),
                                  gtk_toggle_button_get_active (self->split));
  g_signal_connect_object (row, "ticked", G_CALLBACK (update_header), self, G_CONNECT_SWAPPED);
  update_header (self);

  return row;
}

static void
whence_passages_group_dispose (GObject *object)
{
  g_ptr_array_set_size (WHENCE_PASSAGES_GROUP (object)->rows, 0);

  G_OBJECT_CLASS (whence_passages_group_parent_class)->dispose (object);
}

static void
whence_passages_group_finalize (GObject *object)
{
  g_free (WHENCE_PASSAGES_GROUP (object)->last_source);
  g_ptr_array_unref (WHENCE_PASSAGES_GROUP (object)->rows);

  G_OBJECT_CLASS (whence_passages_group_parent_class)->finalize (object);
}

static void
whence_passages_group_class_init (WhencePassagesGroupClass *klass)
{
  WhenceRowGroupClass *group_class = WHENCE_ROW_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = whence_passages_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = whence_passages_group_finalize;
  group_class->list_items = whence_passages_group_list_items;
  group_class->describe = whence_passages_group_describe;
  group_class->create_row = whence_passages_group_create_row;
}

static void
whence_passages_group_init (WhencePassagesGroup *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}
