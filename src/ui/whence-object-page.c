/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-choice-row.h"
#include "ui/whence-end-row.h"
#include "ui/whence-fact-row.h"
#include "ui/whence-identifiers-group.h"
#include "ui/whence-mark-all-dialog.h"
#include "ui/whence-member-row.h"
#include "ui/whence-object-page.h"
#include "ui/whence-passages-group.h"
#include "ui/whence-references-group.h"
#include "ui/whence-relations-group.h"
#include "ui/whence-tags-row.h"
#include "ui/whence-text-row.h"

/* The page of a source, an entity, a claim or a link, where every member of it is edited in
 * place. What is on it is in a file per kind of object; the object is the property `object` of
 * the page there.
 */
struct _WhenceObjectPage
{
  GtkBox parent_instance;

  GtkLabel *title;

  WhenceWorkspace *workspace;   /* owned */
  WhenceObject *object;         /* owned */
};

G_DEFINE_FINAL_TYPE (WhenceObjectPage, whence_object_page, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_OBJECT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
on_remove (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  WhenceObjectPage *self = WHENCE_OBJECT_PAGE (widget);
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);

  if (whence_object_get_project (self->object) == NULL)
    return;

  g_ptr_array_add (objects, g_object_ref (self->object));
  whence_workspace_remove (self->workspace, objects);
}

static void
on_mark_all (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  WhenceObjectPage *self = WHENCE_OBJECT_PAGE (widget);

  if (WHENCE_IS_ENTITY (self->object) && whence_object_get_project (self->object) != NULL)
    whence_mark_all_dialog_open (widget, self->workspace, WHENCE_ENTITY (self->object), NULL);
}

static const char *
get_resource (WhenceObject *object)
{
  if (WHENCE_IS_SOURCE (object))
    return "/io/github/whence_workbench/Whence/whence-source-page.ui";
  if (WHENCE_IS_ENTITY (object))
    return "/io/github/whence_workbench/Whence/whence-entity-page.ui";
  if (WHENCE_IS_CLAIM (object))
    return "/io/github/whence_workbench/Whence/whence-claim-page.ui";

  return "/io/github/whence_workbench/Whence/whence-link-page.ui";
}

static const char *
get_title (WhenceObject *object)
{
  if (WHENCE_IS_SOURCE (object))
    return _("Source");
  if (WHENCE_IS_ENTITY (object))
    return _("Entity");
  if (WHENCE_IS_CLAIM (object))
    return _("Claim");

  return _("Link");
}

/* Between claims a link is of one of four kinds; between entities it has a free label. */
static void
choose_link_kind (WhenceObjectPage *self,
                  GtkBuilder       *builder)
{
  WhenceProject *project = whence_object_get_project (self->object);
  WhenceLink *link = WHENCE_LINK (self->object);
  gboolean claims = WHENCE_IS_CLAIM (whence_project_find (project, whence_link_get_from (link))) &&
                    WHENCE_IS_CLAIM (whence_project_find (project, whence_link_get_to (link)));

  gtk_widget_set_visible (GTK_WIDGET (gtk_builder_get_object (builder, "kind_choice")), claims);
  gtk_widget_set_visible (GTK_WIDGET (gtk_builder_get_object (builder, "kind_label")), !claims);
}

static void
whence_object_page_constructed (GObject *object)
{
  WhenceObjectPage *self = WHENCE_OBJECT_PAGE (object);
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GError) error = NULL;
  GtkWidget *content;

  G_OBJECT_CLASS (whence_object_page_parent_class)->constructed (object);

  gtk_label_set_label (self->title, get_title (self->object));
  gtk_builder_set_translation_domain (builder, GETTEXT_PACKAGE);
  gtk_builder_expose_object (builder, "page", object);
  if (!gtk_builder_add_from_resource (builder, get_resource (self->object), &error))
    g_error ("%s", error->message);
  content = GTK_WIDGET (gtk_builder_get_object (builder, "content"));
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (self), content);
  if (WHENCE_IS_LINK (self->object))
    choose_link_kind (self, builder);
}

static void
whence_object_page_dispose (GObject *object)
{
  WhenceObjectPage *self = WHENCE_OBJECT_PAGE (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), WHENCE_TYPE_OBJECT_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->object);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (whence_object_page_parent_class)->dispose (object);
}

static void
whence_object_page_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  WhenceObjectPage *self = WHENCE_OBJECT_PAGE (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_OBJECT:
      g_value_set_object (value, self->object);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_object_page_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  WhenceObjectPage *self = WHENCE_OBJECT_PAGE (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;
    case PROP_OBJECT:
      self->object = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ensure_types (void)
{
  g_type_ensure (WHENCE_TYPE_CHOICE_ROW);
  g_type_ensure (WHENCE_TYPE_END_ROW);
  g_type_ensure (WHENCE_TYPE_FACT_ROW);
  g_type_ensure (WHENCE_TYPE_IDENTIFIERS_GROUP);
  g_type_ensure (WHENCE_TYPE_MEMBER_ROW);
  g_type_ensure (WHENCE_TYPE_PASSAGES_GROUP);
  g_type_ensure (WHENCE_TYPE_REFERENCES_GROUP);
  g_type_ensure (WHENCE_TYPE_RELATIONS_GROUP);
  g_type_ensure (WHENCE_TYPE_TAGS_ROW);
  g_type_ensure (WHENCE_TYPE_TEXT_ROW);
}

static void
whence_object_page_class_init (WhenceObjectPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = whence_object_page_constructed;
  object_class->dispose = whence_object_page_dispose;
  object_class->get_property = whence_object_page_get_property;
  object_class->set_property = whence_object_page_set_property;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, WHENCE_TYPE_WORKSPACE, flags);
  properties[PROP_OBJECT] =
    g_param_spec_object ("object", NULL, NULL, WHENCE_TYPE_OBJECT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  ensure_types ();
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/whence_workbench/Whence/whence-object-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WhenceObjectPage, title);
  gtk_widget_class_install_action (widget_class, "page.remove", NULL, on_remove);
  gtk_widget_class_install_action (widget_class, "page.mark-all", NULL, on_mark_all);
}

static void
whence_object_page_init (WhenceObjectPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * whence_object_page_new:
 * @workspace: the workspace
 * @object: a source, an entity, a claim or a link of its project
 *
 * Returns: (transfer floating): the page of @object
 */
GtkWidget *
whence_object_page_new (WhenceWorkspace *workspace,
                        WhenceObject    *object)
{
  return g_object_new (WHENCE_TYPE_OBJECT_PAGE,
                       "workspace", workspace,
                       "object", object,
                       NULL);
}

/**
 * whence_object_page_get_object:
 * @self: a page
 *
 * Returns: (transfer none): what it is about
 */
WhenceObject *
whence_object_page_get_object (WhenceObjectPage *self)
{
  g_return_val_if_fail (WHENCE_IS_OBJECT_PAGE (self), NULL);

  return self->object;
}

/**
 * whence_object_page_find_workspace:
 * @widget: a widget
 *
 * Returns: (transfer none) (nullable): the workspace of the page that @widget is on; %NULL where
 *   it is on none
 */
WhenceWorkspace *
whence_object_page_find_workspace (GtkWidget *widget)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, WHENCE_TYPE_OBJECT_PAGE);

  return page != NULL ? WHENCE_OBJECT_PAGE (page)->workspace : NULL;
}
