/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Menus whose items are known only when they are shown. */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-choice-menu.h"

/**
 * whence_choice_menu_fill:
 * @menu: a menu
 * @action: the name of a stateful action that takes a string
 * @labels: what is to be read
 * @targets: what the action gets, for each of @labels
 *
 * Fills @menu anew with a choice of one of several.
 */
void
whence_choice_menu_fill (GMenu             *menu,
                         const char        *action,
                         const char *const *labels,
                         const char *const *targets)
{
  g_menu_remove_all (menu);
  for (guint i = 0; labels[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = NULL;
      g_auto (GStrv) parts = g_strsplit (labels[i], "_", -1);
      /* What people have named is no mnemonic. */
      g_autofree char *label = g_strjoinv ("__", parts);

      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, action, "s", targets[i]);
      g_menu_append_item (menu, item);
    }
}

static int
compare_tags (gconstpointer a,
              gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * whence_choice_menu_list_tags:
 * @records: (nullable): records (#WhenceRecord)
 *
 * Returns: (transfer full): the tags of @records, each once, in their order
 */
GStrv
whence_choice_menu_list_tags (GListModel *records)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = records != NULL ? g_list_model_get_n_items (records) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WhenceRecord) record = g_list_model_get_item (records, i);
      const char *const *its_tags = whence_record_get_tags (record);

      for (guint j = 0; its_tags[j] != NULL; j++)
        {
          if (g_hash_table_add (seen, (gpointer) its_tags[j]))
            g_ptr_array_add (tags, (gpointer) its_tags[j]);
        }
    }
  g_ptr_array_sort (tags, compare_tags);
  g_ptr_array_add (tags, NULL);

  return g_strdupv ((char **) tags->pdata);
}
