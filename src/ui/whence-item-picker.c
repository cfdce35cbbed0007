/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A popover to choose an entity or a claim from.
 *
 *   WhenceProject:entities, WhenceProject:claims
 *           │
 *   GtkFilterListModel ──── filter: the words in the entry; not the object it is chosen for
 *           │
 *   GtkSortListModel ────── sorter: by title
 *           │
 *   GtkSingleSelection ──── selected: what Enter takes
 *
 * Nothing is filtered or sorted while the popover is not to be seen.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-claim-row.h"
#include "ui/whence-closures.h"
#include "ui/whence-entity-row.h"
#include "ui/whence-item-picker.h"

struct _WhenceItemPicker
{
  GtkPopover parent_instance;

  GtkBox *box;
  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListView *list_view;
  GtkButton *new_button;
  GtkLabel *new_label;

  GListModel *items;               /* owned: WhenceEntity or WhenceClaim; may be NULL */
  WhenceObject *without;           /* owned: what cannot be chosen; may be NULL */
  GtkFilterListModel *filtered;    /* owned */
  GtkSingleSelection *selection;   /* owned */
  GtkFilter *filter;               /* owned */
  GStrv words;                     /* what is searched for, casefolded; NULL: nothing */
  char *new_name;                  /* of a new entity where nothing is typed; NULL: none can be */
};

G_DEFINE_FINAL_TYPE (WhenceItemPicker, whence_item_picker, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  NAMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
match (gpointer item,
       gpointer user_data)
{
  WhenceItemPicker *self = WHENCE_ITEM_PICKER (user_data);
  g_autofree char *aliases = NULL;
  g_autofree char *text = NULL;

  if (item == self->without)
    return FALSE;
  if (self->words == NULL)
    return TRUE;
  if (WHENCE_IS_CLAIM (item))
    return whence_closure_has_words (whence_claim_get_text (item),
                                     (const char *const *) self->words);

  aliases = g_strjoinv ("\n", (char **) whence_entity_get_aliases (item));
  text = g_strdup_printf ("%s\n%s", whence_entity_get_name (item), aliases);

  return whence_closure_has_words (text, (const char *const *) self->words);
}

static const char *
get_title (gconstpointer item)
{
  return WHENCE_IS_CLAIM ((gpointer) item) ? whence_claim_get_text ((gpointer) item)
                                           : whence_entity_get_name ((gpointer) item);
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  return g_utf8_collate (get_title (a), get_title (b));
}

static void
update_stack (WhenceItemPicker *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "none");
}

/* What a new entity would be called: what is typed, if anything is. */
static char *
dup_new_name (WhenceItemPicker *self)
{
  g_autofree char *typed = g_strstrip (
    g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  return *typed != '\0' ? g_steal_pointer (&typed) : g_strdup (self->new_name);
}

static void
update_new_button (WhenceItemPicker *self)
{
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->new_button), self->new_name != NULL);
  if (self->new_name == NULL)
    return;

  name = dup_new_name (self);
  label = g_strdup_printf (_("New Entity “%s”"), name);
  gtk_label_set_label (self->new_label, label);
}

static void
on_search_changed (WhenceItemPicker *self)
{
  update_new_button (self);
  g_clear_pointer (&self->words, g_strfreev);
  self->words = whence_closure_split_words (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
}

static void
pick (WhenceItemPicker *self,
      guint             position)
{
  g_autoptr (WhenceObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item == NULL)
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, item);
}

static void
on_new (WhenceItemPicker *self)
{
  g_autofree char *name = dup_new_name (self);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[NAMED], 0, name);
}

static void
on_entry_activate (WhenceItemPicker *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0 && self->new_name != NULL)
    on_new (self);
  else
    pick (self, gtk_single_selection_get_selected (self->selection));
}

static void
on_activate (WhenceItemPicker *self,
             guint             position)
{
  pick (self, position);
}

/* Up and Down choose while one types. */
static gboolean
on_entry_key (WhenceItemPicker *self,
              guint             keyval,
              guint             keycode,
              GdkModifierType   state)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if ((keyval != GDK_KEY_Up && keyval != GDK_KEY_Down) || n == 0 ||
      selected == GTK_INVALID_LIST_POSITION)
    return FALSE;

  if (keyval == GDK_KEY_Down && selected + 1 < n)
    selected++;
  else if (keyval == GDK_KEY_Up && selected > 0)
    selected--;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", selected);

  return TRUE;
}

static void
on_setup (WhenceItemPicker *self,
          GtkListItem      *item)
{
  gboolean claims = self->items != NULL &&
                    g_type_is_a (g_list_model_get_item_type (self->items), WHENCE_TYPE_CLAIM);
  GtkWidget *row = g_object_new (claims ? WHENCE_TYPE_CLAIM_ROW : WHENCE_TYPE_ENTITY_ROW, NULL);

  g_object_bind_property (item, "item", row, "item", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, row);
}

static void
whence_item_picker_show (GtkWidget *widget)
{
  WhenceItemPicker *self = WHENCE_ITEM_PICKER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_clear_pointer (&self->words, g_strfreev);
  gtk_filter_list_model_set_model (self->filtered, self->items);
  on_search_changed (self);
  update_stack (self);

  GTK_WIDGET_CLASS (whence_item_picker_parent_class)->show (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
whence_item_picker_hide (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (whence_item_picker_parent_class)->hide (widget);

  gtk_filter_list_model_set_model (WHENCE_ITEM_PICKER (widget)->filtered, NULL);
}

static void
whence_item_picker_dispose (GObject *object)
{
  WhenceItemPicker *self = WHENCE_ITEM_PICKER (object);

  if (self->filtered != NULL)
    gtk_filter_list_model_set_model (self->filtered, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_ITEM_PICKER);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  g_clear_object (&self->without);

  G_OBJECT_CLASS (whence_item_picker_parent_class)->dispose (object);
}

static void
whence_item_picker_finalize (GObject *object)
{
  WhenceItemPicker *self = WHENCE_ITEM_PICKER (object);

  g_strfreev (self->words);
  g_free (self->new_name);

  G_OBJECT_CLASS (whence_item_picker_parent_class)->finalize (object);
}

static void
whence_item_picker_class_init (WhenceItemPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = whence_item_picker_dispose;
  object_class->finalize = whence_item_picker_finalize;
  widget_class->show = whence_item_picker_show;
  widget_class->hide = whence_item_picker_hide;

  /**
   * WhenceItemPicker::picked:
   * @self: the picker
   * @item: an entity or a claim
   *
   * Something was chosen.
   */
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, WHENCE_TYPE_OBJECT);

  /**
   * WhenceItemPicker::named:
   * @self: the picker
   * @name: what it is to be called
   *
   * A new entity is to be made. See whence_item_picker_set_new_name().
   */
  signals[NAMED] = g_signal_new ("named", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-item-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceItemPicker, box);
  gtk_widget_class_bind_template_child (widget_class, WhenceItemPicker, entry);
  gtk_widget_class_bind_template_child (widget_class, WhenceItemPicker, stack);
  gtk_widget_class_bind_template_child (widget_class, WhenceItemPicker, list_view);
  gtk_widget_class_bind_template_child (widget_class, WhenceItemPicker, new_button);
  gtk_widget_class_bind_template_child (widget_class, WhenceItemPicker, new_label);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_key);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_new);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
whence_item_picker_init (WhenceItemPicker *self)
{
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL));

  self->filter = GTK_FILTER (gtk_custom_filter_new (match, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (
    gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->filtered)), sorter)));

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
}

/**
 * whence_item_picker_new:
 *
 * Returns: (transfer floating): a picker that has nothing to choose from yet
 */
GtkWidget *
whence_item_picker_new (void)
{
  return g_object_new (WHENCE_TYPE_ITEM_PICKER, NULL);
}

/**
 * whence_item_picker_set_items:
 * @self: a picker
 * @items: (nullable): entities or claims
 * @without: (nullable): one of them that cannot be chosen
 *
 * Sets what there is to choose from.
 */
void
whence_item_picker_set_items (WhenceItemPicker *self,
                              GListModel       *items,
                              WhenceObject     *without)
{
  g_return_if_fail (WHENCE_IS_ITEM_PICKER (self));

  g_set_object (&self->items, items);
  g_set_object (&self->without, without);
}

/**
 * whence_item_picker_set_extra:
 * @self: a picker
 * @extra: a widget
 *
 * Shows something more to decide on above the list.
 */
void
whence_item_picker_set_extra (WhenceItemPicker *self,
                              GtkWidget        *extra)
{
  g_return_if_fail (WHENCE_IS_ITEM_PICKER (self));

  gtk_box_prepend (self->box, extra);
}

/**
 * whence_item_picker_set_new_name:
 * @self: a picker
 * @name: (nullable): what a new entity is called where nothing is typed
 *
 * Offers to make a new entity, called what is typed or @name; %NULL: none is offered. When it is
 * taken up, #WhenceItemPicker::named is emitted.
 */
void
whence_item_picker_set_new_name (WhenceItemPicker *self,
                                 const char       *name)
{
  g_return_if_fail (WHENCE_IS_ITEM_PICKER (self));

  g_free (self->new_name);
  self->new_name = g_strdup (name);
  update_new_button (self);
}
