/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-about-chips.h"
#include "ui/whence-color-icon.h"
#include "ui/whence-wrap-layout.h"

/* What a claim is proposed to be about: a chip for each entity, which can be taken away. Nothing
 * is in sight without one.
 */
struct _WhenceAboutChips
{
  GtkWidget parent_instance;

  GPtrArray *entities;     /* WhenceEntity, owned: those that were not taken away */
  WhenceProject *project;  /* owned; may be NULL */
  WhenceEntity *speaker;   /* owned: it has no chip; may be NULL */
};

G_DEFINE_FINAL_TYPE (WhenceAboutChips, whence_about_chips, GTK_TYPE_WIDGET)

static WhenceEntity *
get_entity (GtkWidget *chip)
{
  return g_object_get_data (G_OBJECT (chip), "entity");
}

static GtkWidget *
get_button (GtkWidget *chip)
{
  return gtk_widget_get_last_child (chip);
}

/* Takes a chip away; the focus goes to the next one, or the one before. */
static void
remove_chip (WhenceAboutChips *self,
             GtkWidget        *chip)
{
  GtkWidget *heir = gtk_widget_get_next_sibling (chip);

  if (heir == NULL)
    heir = gtk_widget_get_prev_sibling (chip);
  if (heir != NULL)
    gtk_widget_grab_focus (get_button (heir));
  else
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                            GTK_DIR_TAB_FORWARD);

  g_ptr_array_remove (self->entities, get_entity (chip));
  gtk_widget_unparent (chip);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL);
}

static void
on_clicked (GtkWidget        *button,
            WhenceAboutChips *self)
{
  remove_chip (self, gtk_widget_get_parent (button));
}

static gboolean
on_delete (GtkWidget *chip,
           GVariant  *arguments,
           gpointer   user_data)
{
  remove_chip (WHENCE_ABOUT_CHIPS (gtk_widget_get_parent (chip)), chip);

  return TRUE;
}

static GtkWidget *
new_chip (WhenceAboutChips *self,
          WhenceEntity     *entity)
{
  const char *name = whence_words_entity_name (entity);
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = whence_color_icon_new ();
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  g_autofree char *tip = g_strdup_printf (_("Remove “%s”"), name);

  gtk_widget_add_css_class (chip, "whence-about-chip");
  whence_color_icon_show_type (WHENCE_COLOR_ICON (icon), self->project,
                               whence_entity_get_type_id (entity));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, 0);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (shortcuts),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Delete|BackSpace|KP_Delete"),
                      gtk_callback_action_new (on_delete, NULL, NULL)));
  gtk_widget_add_controller (chip, shortcuts);
  gtk_box_append (GTK_BOX (chip), icon);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  g_object_set_data_full (G_OBJECT (chip), "entity", g_object_ref (entity), g_object_unref);

  return chip;
}

static void
clear (WhenceAboutChips *self)
{
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (chip);
}

static void
update (WhenceAboutChips *self)
{
  clear (self);
  for (guint i = 0; i < self->entities->len; i++)
    {
      WhenceEntity *entity = g_ptr_array_index (self->entities, i);

      if (entity != self->speaker)
        gtk_widget_set_parent (new_chip (self, entity), GTK_WIDGET (self));
    }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL);
}

static void
whence_about_chips_dispose (GObject *object)
{
  WhenceAboutChips *self = WHENCE_ABOUT_CHIPS (object);

  clear (self);
  g_ptr_array_set_size (self->entities, 0);
  g_clear_object (&self->speaker);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (whence_about_chips_parent_class)->dispose (object);
}

static void
whence_about_chips_finalize (GObject *object)
{
  g_ptr_array_unref (WHENCE_ABOUT_CHIPS (object)->entities);

  G_OBJECT_CLASS (whence_about_chips_parent_class)->finalize (object);
}

static void
whence_about_chips_class_init (WhenceAboutChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = whence_about_chips_dispose;
  G_OBJECT_CLASS (klass)->finalize = whence_about_chips_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), WHENCE_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
whence_about_chips_init (WhenceAboutChips *self)
{
  self->entities = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * whence_about_chips_set:
 * @self: chips
 * @project: a project
 * @entities: (element-type WhenceEntity): entities of it
 *
 * Says what there is a chip for each.
 */
void
whence_about_chips_set (WhenceAboutChips *self,
                        WhenceProject    *project,
                        GPtrArray        *entities)
{
  g_return_if_fail (WHENCE_IS_ABOUT_CHIPS (self));

  g_set_object (&self->project, project);
  g_ptr_array_set_size (self->entities, 0);
  for (guint i = 0; i < entities->len; i++)
    g_ptr_array_add (self->entities, g_object_ref (g_ptr_array_index (entities, i)));
  update (self);
}

/**
 * whence_about_chips_set_speaker:
 * @self: chips
 * @speaker: (nullable): an entity
 *
 * Says which entity has no chip, as long as it is the one that makes the claim.
 */
void
whence_about_chips_set_speaker (WhenceAboutChips *self,
                                WhenceEntity     *speaker)
{
  g_return_if_fail (WHENCE_IS_ABOUT_CHIPS (self));

  if (g_set_object (&self->speaker, speaker))
    update (self);
}

/**
 * whence_about_chips_dup_ids:
 * @self: chips
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of the entities that have a chip
 */
char **
whence_about_chips_dup_ids (WhenceAboutChips *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (WHENCE_IS_ABOUT_CHIPS (self), NULL);

  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self)); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    g_strv_builder_add (builder, whence_object_get_id (WHENCE_OBJECT (get_entity (chip))));

  return g_strv_builder_end (builder);
}
