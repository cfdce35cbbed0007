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
  char *letter;            /* owned: what is shown instead of the icon, in a frame; NULL: nothing */
  GdkRGBA colors[WHENCE_N_PAGES];
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

/* The first letter of a name in a frame. */
static void
snapshot_letter (WhenceColorIcon        *self,
                 GtkSnapshot            *snapshot,
                 const graphene_point_t *corner,
                 const GdkRGBA          *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self),
                                                                   self->letter);
  PangoFontDescription *font = pango_font_description_new ();
  GskRoundedRect frame;
  PangoRectangle ink;

  pango_font_description_set_absolute_size (font, 11 * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_extents (layout, &ink, NULL);

  gsk_rounded_rect_init_from_rect (
    &frame, &GRAPHENE_RECT_INIT (corner->x + 0.5f, corner->y + 0.5f, SIZE - 1, SIZE - 1), 3);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                              (GdkRGBA[4]) { *color, *color, *color, *color });
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot,
    &GRAPHENE_POINT_INIT (corner->x + (float) (SIZE - ink.width) / 2.0f - (float) ink.x,
                          corner->y + (float) (SIZE - ink.height) / 2.0f - (float) ink.y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
whence_color_icon_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  WhenceColorIcon *self = WHENCE_COLOR_ICON (widget);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  WhencePage page = whence_page_get_current ();
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_point_t corner = { (float) (width - SIZE) / 2.0f, (float) (height - SIZE) / 2.0f };
  g_autoptr (GtkIconPaintable) icon = NULL;

  if (self->icon_name == NULL)
    return;
  if (self->on_dark && !whence_page_is_dark (page))
    page++;
  if (self->letter != NULL)
    {
      snapshot_letter (self, snapshot, &corner, &self->colors[page]);
      return;
    }

  icon = gtk_icon_theme_lookup_icon (theme, self->icon_name, NULL, SIZE,
                                     gtk_widget_get_scale_factor (widget),
                                     gtk_widget_get_direction (widget),
                                     GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &corner);
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, SIZE, SIZE,
                                            &self->colors[page], 1);
  gtk_snapshot_restore (snapshot);
}

static void
whence_color_icon_finalize (GObject *object)
{
  g_free (WHENCE_COLOR_ICON (object)->letter);

  G_OBJECT_CLASS (whence_color_icon_parent_class)->finalize (object);
}

static void
whence_color_icon_class_init (WhenceColorIconClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = whence_color_icon_finalize;
  widget_class->measure = whence_color_icon_measure;
  widget_class->snapshot = whence_color_icon_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "image");
}

static void
whence_color_icon_init (WhenceColorIcon *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
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

  g_clear_pointer (&self->letter, g_free);
  self->icon_name = whence_entity_style_get_icon (type);
  self->letter = whence_entity_style_dup_letter (project, type);
  for (guint i = 0; i < WHENCE_N_PAGES; i++)
    whence_entity_style_get_color (project, type, i, &self->colors[i]);
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

  g_clear_pointer (&self->letter, g_free);
  self->icon_name = whence_claim_status_get_icon_name (status);
  for (guint i = 0; i < WHENCE_N_PAGES; i++)
    whence_claim_status_get_color (status, i, &self->colors[i]);
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

  g_clear_pointer (&self->letter, g_free);
  self->icon_name = whence_stance_get_icon_name (stance);
  for (guint i = 0; i < WHENCE_N_PAGES; i++)
    whence_stance_get_color (stance, i, &self->colors[i]);
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

  g_clear_pointer (&self->letter, g_free);
  self->icon_name = whence_closure_link_icon (kind);
  for (guint i = 0; i < WHENCE_N_PAGES; i++)
    gdk_rgba_parse (&self->colors[i], whence_page_is_dark (i) ? "#deddda" : "#3d3846");
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
