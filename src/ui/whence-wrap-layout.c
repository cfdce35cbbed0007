/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include "ui/whence-wrap-layout.h"

#define SPACING 6   /* pixels between children, and between lines */

/* Children side by side, as words in a line, and the next line where they do not fit.
 * GtkFlowBox would put them in columns.
 */
struct _WhenceWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (WhenceWrapLayout, whence_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
whence_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
get_child_size (GtkWidget *child,
                int        max_width,
                int       *width,
                int       *height)
{
  int minimum;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  *width = MAX (minimum, MIN (natural, max_width));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *width, NULL, height, NULL, NULL);
}

/* Lays the children out in @width pixels, and allocates them if @allocate; returns the height. */
static int
lay_out (GtkWidget *widget,
         int        width,
         gboolean   allocate)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;
  int y = 0;
  int line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation allocation;

      if (!gtk_widget_should_layout (child))
        continue;

      get_child_size (child, width, &allocation.width, &allocation.height);
      if (x > 0 && x + allocation.width > width)
        {
          x = 0;
          y += line_height + SPACING;
          line_height = 0;
        }
      allocation.x = rtl ? width - x - allocation.width : x;
      allocation.y = y;
      if (allocate)
        gtk_widget_size_allocate (child, &allocation, -1);
      x += allocation.width + SPACING;
      line_height = MAX (line_height, allocation.height);
    }

  return y + line_height;
}

static void
whence_wrap_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      int width = for_size >= 0 ? for_size : *natural;

      *minimum = lay_out (widget, width, FALSE);
      *natural = *minimum;
    }
}

static void
whence_wrap_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  lay_out (widget, width, TRUE);
}

static void
whence_wrap_layout_class_init (WhenceWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = whence_wrap_layout_get_request_mode;
  manager_class->measure = whence_wrap_layout_measure;
  manager_class->allocate = whence_wrap_layout_allocate;
}

static void
whence_wrap_layout_init (WhenceWrapLayout *self)
{
}
