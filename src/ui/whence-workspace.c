/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the panes of one window share: the project, the source that is read, and the one
 * selection of lists and text. The panes talk to it and listen to it, and not to each other.
 */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-workspace.h"

#define EXCERPT 40   /* of what is told about, in code points */

struct _WhenceWorkspace
{
  GObject parent_instance;

  WhenceProjectFile *project_file;   /* owned */
  WhenceEntityMatcher *matcher;      /* owned */
  WhenceSource *source;              /* owned; NULL: none is open */
  WhenceObject *selected;            /* owned: an entity, a claim or a link; NULL: nothing */
  WhencePassage *passage;            /* owned: the passage of it that is meant; may be NULL */
};

G_DEFINE_FINAL_TYPE (WhenceWorkspace, whence_workspace, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PROJECT_FILE,
  PROP_PROJECT,
  PROP_SOURCE,
  PROP_SELECTED,
  PROP_PASSAGE,
  N_PROPS
};

enum
{
  SHOW_PASSAGE,
  OPEN_PAGE,
  MESSAGE,
  EXPORTED,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
whence_workspace_dispose (GObject *object)
{
  WhenceWorkspace *self = WHENCE_WORKSPACE (object);

  g_clear_object (&self->passage);
  g_clear_object (&self->selected);
  g_clear_object (&self->source);
  g_clear_object (&self->matcher);
  g_clear_object (&self->project_file);

  G_OBJECT_CLASS (whence_workspace_parent_class)->dispose (object);
}

static void
whence_workspace_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  WhenceWorkspace *self = WHENCE_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_PROJECT_FILE:
      g_value_set_object (value, self->project_file);
      break;
    case PROP_PROJECT:
      g_value_set_object (value, whence_workspace_get_project (self));
      break;
    case PROP_SOURCE:
      g_value_set_object (value, self->source);
      break;
    case PROP_SELECTED:
      g_value_set_object (value, self->selected);
      break;
    case PROP_PASSAGE:
      g_value_set_object (value, self->passage);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
whence_workspace_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  WhenceWorkspace *self = WHENCE_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_SOURCE:
      whence_workspace_set_source (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_signals (GObjectClass *object_class)
{
  GType type = G_TYPE_FROM_CLASS (object_class);

  /**
   * WhenceWorkspace::show-passage:
   * @self: the workspace
   * @passage: a passage of the source that is open
   *
   * The text is to go to a passage.
   */
  signals[SHOW_PASSAGE] = g_signal_new ("show-passage", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, WHENCE_TYPE_PASSAGE);

  /**
   * WhenceWorkspace::open-page:
   * @self: the workspace
   * @object: a source, an entity, a claim or a link
   *
   * The page of an object is to be shown.
   */
  signals[OPEN_PAGE] = g_signal_new ("open-page", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, WHENCE_TYPE_OBJECT);

  /**
   * WhenceWorkspace::message:
   * @self: the workspace
   * @message: what was done
   * @can_undo: whether to offer to undo it
   *
   * A toast is to be shown.
   */
  signals[MESSAGE] = g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  /**
   * WhenceWorkspace::exported:
   * @self: the workspace
   * @message: what was done
   * @file: what was written
   *
   * A toast is to be shown that offers to open what was written.
   */
  signals[EXPORTED] = g_signal_new ("exported", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_FILE);

  /**
   * WhenceWorkspace::failed:
   * @self: the workspace
   * @title: what could not be done
   * @error: why
   *
   * A banner is to be shown.
   */
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
}

static void
whence_workspace_class_init (WhenceWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = whence_workspace_dispose;
  object_class->get_property = whence_workspace_get_property;
  object_class->set_property = whence_workspace_set_property;

  properties[PROP_PROJECT_FILE] =
    g_param_spec_object ("project-file", NULL, NULL, WHENCE_TYPE_PROJECT_FILE, flags);
  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, WHENCE_TYPE_PROJECT, flags);
  properties[PROP_SOURCE] =
    g_param_spec_object ("source", NULL, NULL, WHENCE_TYPE_SOURCE, flags | G_PARAM_WRITABLE);
  properties[PROP_SELECTED] =
    g_param_spec_object ("selected", NULL, NULL, WHENCE_TYPE_OBJECT, flags);
  properties[PROP_PASSAGE] =
    g_param_spec_object ("passage", NULL, NULL, WHENCE_TYPE_PASSAGE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals (object_class);
}

static void
whence_workspace_init (WhenceWorkspace *self)
{
}

static gboolean
is_gone (WhenceWorkspace *self,
         gpointer         object)
{
  return object != NULL &&
         whence_object_get_project (object) != whence_workspace_get_project (self);
}

/* What is removed is neither read nor selected any more. */
static void
on_project_changed (WhenceWorkspace *self)
{
  if (is_gone (self, self->source))
    {
      GListModel *sources = whence_project_get_sources (whence_workspace_get_project (self));
      g_autoptr (WhenceSource) first = g_list_model_get_item (sources, 0);

      whence_workspace_set_source (self, first);
    }
  if (is_gone (self, self->selected))
    whence_workspace_select (self, NULL, NULL);
  else if (is_gone (self, self->passage))
    whence_workspace_select (self, self->selected, NULL);
}

/**
 * whence_workspace_new:
 * @project_file: (transfer none): the project to work on
 *
 * Returns: (transfer full): a workspace with nothing open and nothing selected
 */
WhenceWorkspace *
whence_workspace_new (WhenceProjectFile *project_file)
{
  WhenceWorkspace *self = g_object_new (WHENCE_TYPE_WORKSPACE, NULL);

  self->project_file = g_object_ref (project_file);
  self->matcher = whence_entity_matcher_new (whence_workspace_get_project (self));
  g_signal_connect_object (whence_workspace_get_project (self), "changed",
                           G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * whence_workspace_get_project_file:
 * @self: a workspace
 *
 * Returns: (transfer none): the file of the project
 */
WhenceProjectFile *
whence_workspace_get_project_file (WhenceWorkspace *self)
{
  g_return_val_if_fail (WHENCE_IS_WORKSPACE (self), NULL);

  return self->project_file;
}

/**
 * whence_workspace_get_project:
 * @self: a workspace
 *
 * Returns: (transfer none): the project
 */
WhenceProject *
whence_workspace_get_project (WhenceWorkspace *self)
{
  g_return_val_if_fail (WHENCE_IS_WORKSPACE (self), NULL);

  return self->project_file != NULL ? whence_project_file_get_project (self->project_file) : NULL;
}

/**
 * whence_workspace_get_matcher:
 * @self: a workspace
 *
 * Returns: (transfer none): what finds the entities that words may stand for
 */
WhenceEntityMatcher *
whence_workspace_get_matcher (WhenceWorkspace *self)
{
  g_return_val_if_fail (WHENCE_IS_WORKSPACE (self), NULL);

  return self->matcher;
}

/**
 * whence_workspace_get_source:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the source that is read
 */
WhenceSource *
whence_workspace_get_source (WhenceWorkspace *self)
{
  g_return_val_if_fail (WHENCE_IS_WORKSPACE (self), NULL);

  return self->source;
}

/**
 * whence_workspace_set_source:
 * @self: a workspace
 * @source: (nullable): a source of the project
 *
 * Opens a source for reading.
 */
void
whence_workspace_set_source (WhenceWorkspace *self,
                             WhenceSource    *source)
{
  g_return_if_fail (WHENCE_IS_WORKSPACE (self));

  if (g_set_object (&self->source, source))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
}

/**
 * whence_workspace_get_selected:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the entity, claim or link that is selected
 */
WhenceObject *
whence_workspace_get_selected (WhenceWorkspace *self)
{
  g_return_val_if_fail (WHENCE_IS_WORKSPACE (self), NULL);

  return self->selected;
}

/**
 * whence_workspace_get_passage:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the passage of what is selected that is meant
 */
WhencePassage *
whence_workspace_get_passage (WhenceWorkspace *self)
{
  g_return_val_if_fail (WHENCE_IS_WORKSPACE (self), NULL);

  return self->passage;
}

/**
 * whence_workspace_select:
 * @self: a workspace
 * @selected: (nullable): an entity, a claim or a link of the project
 * @passage: (nullable): one of its passages
 *
 * Selects something, for the lists and the text.
 */
void
whence_workspace_select (WhenceWorkspace *self,
                         WhenceObject    *selected,
                         WhencePassage   *passage)
{
  gboolean other;
  gboolean elsewhere;

  g_return_if_fail (WHENCE_IS_WORKSPACE (self));

  other = g_set_object (&self->selected, selected);
  elsewhere = g_set_object (&self->passage, passage);
  if (other)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
  if (other || elsewhere)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PASSAGE]);
}

/**
 * whence_workspace_show_passage:
 * @self: a workspace
 * @passage: a passage of the project
 *
 * Opens the source of a passage, selects what it belongs to, and takes the text there.
 */
void
whence_workspace_show_passage (WhenceWorkspace *self,
                               WhencePassage   *passage)
{
  WhenceObject *source;

  g_return_if_fail (WHENCE_IS_WORKSPACE (self));
  g_return_if_fail (WHENCE_IS_PASSAGE (passage));

  source = whence_project_find (whence_workspace_get_project (self),
                                whence_passage_get_source (passage));
  if (source == NULL)
    return;

  whence_workspace_set_source (self, WHENCE_SOURCE (source));
  whence_workspace_select (self, whence_object_get_parent (WHENCE_OBJECT (passage)), passage);
  g_signal_emit (self, signals[SHOW_PASSAGE], 0, passage);
}

/**
 * whence_workspace_open_page:
 * @self: a workspace
 * @object: a source, an entity, a claim or a link of the project
 *
 * Shows the page of an object.
 */
void
whence_workspace_open_page (WhenceWorkspace *self,
                            WhenceObject    *object)
{
  g_return_if_fail (WHENCE_IS_WORKSPACE (self));
  g_return_if_fail (WHENCE_IS_OBJECT (object));

  g_signal_emit (self, signals[OPEN_PAGE], 0, object);
}

/**
 * whence_workspace_apply:
 * @self: a workspace
 * @change: a change that was not applied yet
 *
 * Makes a change; where it cannot be made, the window says why.
 *
 * Returns: whether it was made
 */
gboolean
whence_workspace_apply (WhenceWorkspace *self,
                        WhenceChange    *change)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (WHENCE_IS_WORKSPACE (self), FALSE);

  if (whence_project_file_get_read_only (self->project_file))
    {
      whence_workspace_tell (self, _("This project is open read-only: save it elsewhere to change "
                                     "it"), FALSE);
      return FALSE;
    }
  if (whence_project_apply (whence_workspace_get_project (self), change, &error))
    return TRUE;

  whence_workspace_report (self, whence_change_get_label (change), error);
  return FALSE;
}

/* What is said of removing one object: (transfer full) */
static char *
describe_removal (WhenceObject *object)
{
  WhenceObject *parent = whence_object_get_parent (object);
  g_autofree char *excerpt = NULL;

  if (WHENCE_IS_MENTION (object))
    return g_strdup_printf (_("Removed a mention of “%s”"),
                            whence_words_entity_name (WHENCE_ENTITY (parent)));
  if (WHENCE_IS_PASSAGE (object) && WHENCE_IS_CLAIM (parent))
    {
      excerpt = whence_words_excerpt (whence_words_claim_text (WHENCE_CLAIM (parent)), EXCERPT);
      return g_strdup_printf (_("Removed a passage of “%s”"), excerpt);
    }
  if (WHENCE_IS_ENTITY (object))
    excerpt = whence_words_excerpt (whence_words_entity_name (WHENCE_ENTITY (object)), EXCERPT);
  else if (WHENCE_IS_CLAIM (object))
    excerpt = whence_words_excerpt (whence_words_claim_text (WHENCE_CLAIM (object)), EXCERPT);
  else if (WHENCE_IS_SOURCE (object) && *whence_source_get_title (WHENCE_SOURCE (object)) != '\0')
    excerpt = whence_words_excerpt (whence_source_get_title (WHENCE_SOURCE (object)), EXCERPT);

  if (excerpt != NULL)
    return g_strdup_printf (_("Removed “%s”"), excerpt);
  if (WHENCE_IS_LINK (object))
    return g_strdup (_("Removed a link"));

  return g_strdup_printf (ngettext ("Removed %u item", "Removed %u items", 1), 1u);
}

/* How many claims are left without a speaker, or would be, for who said them is removed. */
static guint
count_orphaned (WhenceProject *project,
                GPtrArray     *objects)
{
  guint n = 0;

  for (guint i = 0; i < objects->len; i++)
    {
      WhenceObject *object = g_ptr_array_index (objects, i);
      g_autoptr (GPtrArray) referrers = NULL;

      if (!WHENCE_IS_ENTITY (object))
        continue;

      referrers = whence_project_list_referrers (project, whence_object_get_id (object));
      for (guint j = 0; j < referrers->len; j++)
        {
          gpointer referrer = g_ptr_array_index (referrers, j);

          if (WHENCE_IS_CLAIM (referrer) && !g_ptr_array_find (objects, referrer, NULL) &&
              g_str_equal (whence_claim_get_speaker (referrer), whence_object_get_id (object)))
            n++;
        }
    }

  return n;
}

/* Says what was removed, and what that did to what is still there. */
static void
tell_removal (WhenceWorkspace *self,
              const char      *label,
              guint            n_orphaned)
{
  g_autofree char *claims = NULL;
  g_autofree char *message = NULL;

  if (n_orphaned == 0)
    {
      whence_workspace_tell (self, label, TRUE);
      return;
    }

  claims = g_strdup_printf (ngettext ("%u claim has no speaker now",
                                      "%u claims have no speaker now", n_orphaned), n_orphaned);
  message = g_strdup_printf ("%s · %s", label, claims);
  whence_workspace_tell (self, message, TRUE);
}

/**
 * whence_workspace_remove:
 * @self: a workspace
 * @objects: (element-type WhenceObject): objects of the project
 *
 * Removes objects with what cannot be without them, and offers to undo that.
 *
 * Returns: whether they were removed
 */
gboolean
whence_workspace_remove (WhenceWorkspace *self,
                         GPtrArray       *objects)
{
  g_autoptr (WhenceChange) change = NULL;
  g_autofree char *label = NULL;
  guint n_orphaned;

  g_return_val_if_fail (WHENCE_IS_WORKSPACE (self), FALSE);

  if (objects->len == 0)
    return FALSE;

  if (objects->len == 1)
    label = describe_removal (g_ptr_array_index (objects, 0));
  else
    label = g_strdup_printf (ngettext ("Removed %u item", "Removed %u items", objects->len),
                             objects->len);
  n_orphaned = count_orphaned (whence_workspace_get_project (self), objects);
  change = whence_change_new (label);
  whence_edit_remove (change, whence_workspace_get_project (self), objects);
  if (!whence_workspace_apply (self, change))
    return FALSE;

  tell_removal (self, label, n_orphaned);
  return TRUE;
}

/**
 * whence_workspace_tell:
 * @self: a workspace
 * @message: what was done
 * @can_undo: whether to offer to undo it
 *
 * Shows a toast.
 */
void
whence_workspace_tell (WhenceWorkspace *self,
                       const char      *message,
                       gboolean         can_undo)
{
  g_return_if_fail (WHENCE_IS_WORKSPACE (self));

  g_signal_emit (self, signals[MESSAGE], 0, message, can_undo);
}

/**
 * whence_workspace_tell_exported:
 * @self: a workspace
 * @message: what was done
 * @file: what was written
 *
 * Shows a toast that offers to open what was written.
 */
void
whence_workspace_tell_exported (WhenceWorkspace *self,
                                const char      *message,
                                GFile           *file)
{
  g_return_if_fail (WHENCE_IS_WORKSPACE (self));

  g_signal_emit (self, signals[EXPORTED], 0, message, file);
}

/**
 * whence_workspace_report:
 * @self: a workspace
 * @title: what could not be done
 * @error: why
 *
 * Shows a banner with what went wrong.
 */
void
whence_workspace_report (WhenceWorkspace *self,
                         const char      *title,
                         const GError    *error)
{
  g_return_if_fail (WHENCE_IS_WORKSPACE (self));

  g_signal_emit (self, signals[FAILED], 0, title, error);
}
