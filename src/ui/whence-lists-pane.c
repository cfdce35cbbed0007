/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <adwaita.h>

#include "ui/whence-claim-list.h"
#include "ui/whence-entity-list.h"
#include "ui/whence-lists-pane.h"
#include "ui/whence-object-page.h"

/* The lists of entities and claims, and the pages that slide in over them. */
struct _WhenceListsPane
{
  GtkBox parent_instance;

  GtkStack *stack;
  GtkPaned *paned;
  WhenceItemList *entities;
  WhenceItemList *claims;

  WhenceWorkspace *workspace;        /* owned; NULL while none is open */
  GSignalGroup *workspace_signals;   /* owned */
  GSignalGroup *project_signals;     /* owned */
  GPtrArray *pages;                  /* WhenceObjectPage: those one can go back to, the one that is
                                      * shown last; none: the lists are shown */
  GPtrArray *leaving;                /* WhenceObjectPage: those that slide out */
  int position;                      /* of the divider before a list was folded, in pixels */
};

G_DEFINE_FINAL_TYPE (WhenceListsPane, whence_lists_pane, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static WhenceObjectPage *
get_page (WhenceListsPane *self)
{
  return self->pages->len > 0 ? g_ptr_array_index (self->pages, self->pages->len - 1) : NULL;
}

/* A page that slides out stays until it is out of sight. */
static void
drop_leaving (WhenceListsPane *self)
{
  if (gtk_stack_get_transition_running (self->stack))
    return;

  while (self->leaving->len > 0)
    {
      GtkWidget *page = g_ptr_array_steal_index (self->leaving, self->leaving->len - 1);

      gtk_stack_remove (self->stack, page);
    }
}

static void
show_top (WhenceListsPane        *self,
          GtkStackTransitionType  transition)
{
  WhenceObjectPage *page = get_page (self);
  GtkWidget *lists = gtk_stack_get_child_by_name (self->stack, "lists");
  GtkWidget *shown = page != NULL ? GTK_WIDGET (page) : lists;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  gtk_stack_set_transition_type (self->stack, transition);
  gtk_stack_set_visible_child (self->stack, shown);
  if (had_focus || page != NULL)
    gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
  drop_leaving (self);
}

static void
close_page (WhenceListsPane  *self,
            WhenceObjectPage *page)
{
  if (g_ptr_array_remove (self->pages, page))
    g_ptr_array_add (self->leaving, page);
}

static void
on_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  WhenceListsPane *self = WHENCE_LISTS_PANE (widget);
  WhenceObjectPage *page = get_page (self);

  if (page == NULL)
    return;

  close_page (self, page);
  show_top (self, GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
}

static void
on_open_page (WhenceListsPane *self,
              WhenceObject    *object)
{
  GtkWidget *page;

  if (get_page (self) != NULL && whence_object_page_get_object (get_page (self)) == object)
    return;

  /* What was opened before is gone back to, so that no page is there twice. */
  for (guint i = 0; i < self->pages->len; i++)
    {
      if (whence_object_page_get_object (g_ptr_array_index (self->pages, i)) == object)
        {
          while (whence_object_page_get_object (get_page (self)) != object)
            close_page (self, get_page (self));
          show_top (self, GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
          return;
        }
    }

  page = whence_object_page_new (self->workspace, object);
  gtk_stack_add_child (self->stack, page);
  g_ptr_array_add (self->pages, page);
  show_top (self, GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT);
}

/* The page of what is removed closes. */
static void
on_project_changed (WhenceListsPane *self)
{
  WhenceProject *project = whence_workspace_get_project (self->workspace);
  guint n = self->pages->len;

  for (guint i = n; i > 0; i--)
    {
      WhenceObjectPage *page = g_ptr_array_index (self->pages, i - 1);

      if (whence_object_get_project (whence_object_page_get_object (page)) != project)
        close_page (self, page);
    }
  if (self->pages->len != n)
    show_top (self, GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
}

/* A list that is folded is as high as its heading; the other one takes the rest. */
static void
on_expanded (WhenceListsPane *self,
             GParamSpec      *pspec,
             WhenceItemList  *list)
{
  WhenceItemList *other = list == self->entities ? self->claims : self->entities;
  gboolean expanded;
  gboolean other_expanded;

  g_object_get (list, "expanded", &expanded, NULL);
  g_object_get (other, "expanded", &other_expanded, NULL);
  if (!expanded)
    {
      if (other_expanded)
        self->position = gtk_paned_get_position (self->paned);
      gtk_paned_set_position (self->paned, list == self->entities ? 0 : G_MAXINT / 2);
      g_object_set (other, "expanded", TRUE, NULL);
    }
  else if (other_expanded && self->position > 0)
    gtk_paned_set_position (self->paned, self->position);
}

static void
set_workspace (WhenceListsPane *self,
               WhenceWorkspace *workspace)
{
  if (!g_set_object (&self->workspace, workspace))
    return;

  while (get_page (self) != NULL)
    close_page (self, get_page (self));
  show_top (self, GTK_STACK_TRANSITION_TYPE_NONE);
  g_signal_group_set_target (self->workspace_signals, workspace);
  g_signal_group_set_target (self->project_signals,
                             workspace != NULL ? whence_workspace_get_project (workspace) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

static void
whence_lists_pane_dispose (GObject *object)
{
  WhenceListsPane *self = WHENCE_LISTS_PANE (object);

  if (self->workspace_signals != NULL)
    g_signal_group_set_target (self->workspace_signals, NULL);
  if (self->project_signals != NULL)
    g_signal_group_set_target (self->project_signals, NULL);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->leaving, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_LISTS_PANE);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (whence_lists_pane_parent_class)->dispose (object);
}

static void
whence_lists_pane_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  WhenceListsPane *self = WHENCE_LISTS_PANE (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_lists_pane_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  WhenceListsPane *self = WHENCE_LISTS_PANE (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      set_workspace (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_lists_pane_class_init (WhenceListsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = whence_lists_pane_dispose;
  object_class->get_property = whence_lists_pane_get_property;
  object_class->set_property = whence_lists_pane_set_property;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, WHENCE_TYPE_WORKSPACE,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (WHENCE_TYPE_ENTITY_LIST);
  g_type_ensure (WHENCE_TYPE_CLAIM_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-lists-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceListsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, WhenceListsPane, paned);
  gtk_widget_class_bind_template_child (widget_class, WhenceListsPane, entities);
  gtk_widget_class_bind_template_child (widget_class, WhenceListsPane, claims);
  gtk_widget_class_bind_template_callback (widget_class, on_expanded);

  gtk_widget_class_install_action (widget_class, "lists.back", NULL, on_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "lists.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "lists.back", NULL);
}

static void
whence_lists_pane_init (WhenceListsPane *self)
{
  self->pages = g_ptr_array_new ();
  self->leaving = g_ptr_array_new ();
  self->workspace_signals = g_signal_group_new (WHENCE_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "open-page",
                                  G_CALLBACK (on_open_page), self);
  self->project_signals = g_signal_group_new (WHENCE_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed",
                                  G_CALLBACK (on_project_changed), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->stack, "notify::transition-running", G_CALLBACK (drop_leaving),
                           self, G_CONNECT_SWAPPED);
}

/**
 * whence_lists_pane_get_entities:
 * @self: a pane
 *
 * Returns: (transfer none): the list of the entities
 */
GtkWidget *
whence_lists_pane_get_entities (WhenceListsPane *self)
{
  g_return_val_if_fail (WHENCE_IS_LISTS_PANE (self), NULL);

  return GTK_WIDGET (self->entities);
}

/**
 * whence_lists_pane_get_claims:
 * @self: a pane
 *
 * Returns: (transfer none): the list of the claims
 */
GtkWidget *
whence_lists_pane_get_claims (WhenceListsPane *self)
{
  g_return_val_if_fail (WHENCE_IS_LISTS_PANE (self), NULL);

  return GTK_WIDGET (self->claims);
}

/**
 * whence_lists_pane_get_page:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): the object whose page is shown; %NULL while the lists are
 */
WhenceObject *
whence_lists_pane_get_page (WhenceListsPane *self)
{
  g_return_val_if_fail (WHENCE_IS_LISTS_PANE (self), NULL);

  return get_page (self) != NULL ? whence_object_page_get_object (get_page (self)) : NULL;
}

/**
 * whence_lists_pane_get_sorts:
 * @self: a pane
 * @entities: (out) (transfer full): by what the entities are sorted
 * @claims: (out) (transfer full): by what the claims are sorted
 *
 * Gets the orders of the lists.
 */
void
whence_lists_pane_get_sorts (WhenceListsPane  *self,
                             char            **entities,
                             char            **claims)
{
  g_return_if_fail (WHENCE_IS_LISTS_PANE (self));

  g_object_get (self->entities, "sort", entities, NULL);
  g_object_get (self->claims, "sort", claims, NULL);
}

/**
 * whence_lists_pane_set_sorts:
 * @self: a pane
 * @entities: (nullable): by what to sort the entities
 * @claims: (nullable): by what to sort the claims
 *
 * Sets the orders of the lists; an order that there is not leaves a list as it is.
 */
void
whence_lists_pane_set_sorts (WhenceListsPane *self,
                             const char      *entities,
                             const char      *claims)
{
  g_return_if_fail (WHENCE_IS_LISTS_PANE (self));

  g_object_set (self->entities, "sort", entities, NULL);
  g_object_set (self->claims, "sort", claims, NULL);
}
