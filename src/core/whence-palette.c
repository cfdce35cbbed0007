/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include "core/whence-entity-type.h"
#include "core/whence-palette.h"
#include "core/whence-project.h"

/* Text in any of these is readable on a white page. They are as different from each other, and
 * from the colors of the built-in types, as a search by simulated annealing found: by the color
 * difference CIEDE2000, also as people see them who lack the cones for green (the simulation of
 * Viénot, Brettel and Mollon, 1999). The first ones are those that differ the most.
 */
static const char *const palette[WHENCE_PALETTE_SIZE] = {
  "#de0486", "#194739", "#242baa", "#0d4a08", "#e5044f", "#004653",
  "#9e0152", "#004078", "#aa5c6e", "#7f63c2", "#846b85", "#b14da4",
  "#5a372f", "#5f334d", "#d93420", "#4f4974", "#127e69", "#2d6af3",
  "#7e7353", "#930013",
};

/**
 * whence_palette_get_color:
 * @position: less than %WHENCE_PALETTE_SIZE
 *
 * Returns: (transfer none): a color, as `#rrggbb`
 */
const char *
whence_palette_get_color (guint position)
{
  g_return_val_if_fail (position < WHENCE_PALETTE_SIZE, palette[0]);

  return palette[position];
}

/**
 * whence_palette_find:
 * @color: a color, as `#rrggbb`
 * @position: (out): which of the palette it is
 *
 * Returns: whether it is of the palette; if not, @position is as it was
 */
gboolean
whence_palette_find (const char *color,
                     guint      *position)
{
  for (guint i = 0; i < WHENCE_PALETTE_SIZE; i++)
    {
      if (g_ascii_strcasecmp (palette[i], color) == 0)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
is_used (WhenceProject *project,
         const char    *color)
{
  GListModel *types = whence_project_get_entity_types (project);
  guint n = g_list_model_get_n_items (types);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceEntityType) type = g_list_model_get_item (types, i);

      if (g_ascii_strcasecmp (whence_entity_type_get_color (type), color) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * whence_palette_choose:
 * @project: a project
 *
 * Chooses a color for a new type of entity: the first that no other has; from the start again
 * where there is none left.
 *
 * Returns: (transfer none): a color, as `#rrggbb`
 */
const char *
whence_palette_choose (WhenceProject *project)
{
  guint n = g_list_model_get_n_items (whence_project_get_entity_types (project));

  for (guint i = 0; i < WHENCE_PALETTE_SIZE; i++)
    {
      if (!is_used (project, palette[i]))
        return palette[i];
    }

  return palette[n % WHENCE_PALETTE_SIZE];
}
