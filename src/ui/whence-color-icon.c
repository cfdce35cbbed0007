/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <adwaita.h>

#include "ui/whence-closures.h"
#include "ui/whence-color-icon.h"
#include "ui/whence-entity-style.h"

#define SIZE 16   /* pixels: the size that symbolic icons are drawn for */

/* A symbolic icon in the colour of what it stands for. GtkImage takes its colour from the style
 * sheet, which does not know the types that a project declares.
 */
struct _WhenceColorIcon
{
  GtkWidget parent_instance;

  const char *icon_name;   /* static; NULL: nothing is shown */
  GdkRGBA light;           /* on a light page */
  GdkRGBA dark;            /* on a dark page */
  gboolean on_dark;        /* whether what is behind it is dark in any style */
};

G_DEFINE_FINAL_TYPE (WhenceColorIcon, whence_color_icon, GTK_TYPE_WIDGET)

static void
whence_color_icon_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = SIZE;
  *natural = SIZE;
}

static void
whence_color_icon_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  WhenceColorIcon *self = WHENCE_COLOR_ICON (widget);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  gboolean dark = self->on_dark ||
                  adw_style_manager_get_dark (adw_style_manager_get_default ());
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_point_t corner = { (float) (width - SIZE) / 2.0f, (float) (height - SIZE) / 2.0f };
  g_autoptr (GtkIconPaintable) icon = NULL;

  if (self->icon_name == NULL)
    return;

  icon = gtk_icon_theme_lookup_icon (theme, self->icon_name, NULL, SIZE,
                                     gtk_widget_get_scale_factor (widget),
                                     gtk_widget_get_direction (widget),
                                     GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &corner);
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, SIZE, SIZE,
                                            dark ? &self->dark : &self->light, 1);
  gtk_snapshot_restore (snapshot);
}

static void
whence_color_icon_class_init (WhenceColorIconClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = whence_color_icon_measure;
  widget_class->snapshot = whence_color_icon_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "image");
}

static void
whence_color_icon_init (WhenceColorIcon *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * whence_color_icon_new:
 *
 * Returns: (transfer floating): an icon that shows nothing yet
 */
GtkWidget *
whence_color_icon_new (void)
{
  return g_object_new (WHENCE_TYPE_COLOR_ICON, NULL);
}

/**
 * whence_color_icon_show_type:
 * @self: an icon
 * @project: (nullable): the project
 * @type: a type of entity
 *
 * Shows what stands for a type of entity.
 */
void
whence_color_icon_show_type (WhenceColorIcon *self,
                             WhenceProject   *project,
                             const char      *type)
{
  g_return_if_fail (WHENCE_IS_COLOR_ICON (self));

  self->icon_name = whence_entity_style_get_icon (type);
  whence_entity_style_get_color (project, type, FALSE, &self->light);
  whence_entity_style_get_color (project, type, TRUE, &self->dark);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * whence_color_icon_show_status:
 * @self: an icon
 * @status: the status of a claim
 *
 * Shows what stands for a status.
 */
void
whence_color_icon_show_status (WhenceColorIcon   *self,
                               WhenceClaimStatus  status)
{
  g_return_if_fail (WHENCE_IS_COLOR_ICON (self));

  self->icon_name = whence_claim_status_get_icon_name (status);
  whence_claim_status_get_color (status, FALSE, &self->light);
  whence_claim_status_get_color (status, TRUE, &self->dark);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * whence_color_icon_show_stance:
 * @self: an icon
 * @stance: the stance of a piece of evidence
 *
 * Shows what stands for a stance.
 */
void
whence_color_icon_show_stance (WhenceColorIcon *self,
                               WhenceStance     stance)
{
  g_return_if_fail (WHENCE_IS_COLOR_ICON (self));

  self->icon_name = whence_stance_get_icon_name (stance);
  whence_stance_get_color (stance, FALSE, &self->light);
  whence_stance_get_color (stance, TRUE, &self->dark);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * whence_color_icon_show_link:
 * @self: an icon
 * @kind: the kind of a link
 *
 * Shows what stands for a kind of link.
 */
void
whence_color_icon_show_link (WhenceColorIcon *self,
                             const char      *kind)
{
  g_return_if_fail (WHENCE_IS_COLOR_ICON (self));

  self->icon_name = whence_closure_link_icon (kind);
  gdk_rgba_parse (&self->light, "#3d3846");
  gdk_rgba_parse (&self->dark, "#deddda");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * whence_color_icon_set_on_dark:
 * @self: an icon
 * @on_dark: whether it stands on something dark whatever the style is, such as a tooltip
 *
 * Sets what is behind the icon.
 */
void
whence_color_icon_set_on_dark (WhenceColorIcon *self,
                               gboolean         on_dark)
{
  g_return_if_fail (WHENCE_IS_COLOR_ICON (self));

  self->on_dark = on_dark;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
