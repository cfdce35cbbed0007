/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-closures.h"
#include "ui/whence-member-edit.h"
#include "ui/whence-spoken.h"

typedef struct
{
  const char *member;
  const char *words;
} MemberWords;

/**
 * whence_member_edit_get_words:
 * @member: the name of a stored member
 *
 * Returns: (transfer none): the words for it in the middle of a sentence; @member where it is
 *   one that this version does not name
 */
const char *
whence_member_edit_get_words (const char *member)
{
  static const MemberWords words[] = {
    { "about", N_("what it is about") },  { "aliases", N_("aliases") },
    { "archiveUrl", N_("archive") },      { "authors", N_("authors") },
    { "creator", N_("creator") },         { "credibility", N_("credibility") },
    { "date", N_("date") },               { "description", N_("description") },
    { "direct", N_("quoted directly") },  { "fileName", N_("file name") },
    { "identifiers", N_("identifiers") }, { "kind", N_("kind") },
    { "language", N_("language") },       { "mediaType", N_("media type") },
    { "name", N_("name") },               { "notes", N_("notes") },
    { "published", N_("published") },     { "publisher", N_("publisher") },
    { "reliability", N_("reliability") }, { "retrieved", N_("retrieved") },
    { "speaker", N_("speaker") },         { "stance", N_("stance") },
    { "status", N_("status") },           { "tags", N_("tags") },
    { "text", N_("text") },               { "title", N_("title") },
    { "type", N_("type") },               { "url", N_("address") },
    { "via", N_("through whom") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (words[i].member, member))
        return _(words[i].words);
    }

  return member;
}

/**
 * whence_member_edit_dup_text:
 * @object: an object
 * @member: the name of a stored member of it
 *
 * Returns: (transfer full): its value as one types it
 */
char *
whence_member_edit_dup_text (WhenceObject *object,
                             const char   *member)
{
  GParamSpec *pspec = whence_members_find (G_OBJECT_TYPE (object), member);
  g_auto (GValue) value = G_VALUE_INIT;

  g_return_val_if_fail (pspec != NULL, g_strdup (""));

  whence_object_get_value (object, pspec, &value);
  return whence_member_to_text (pspec, &value);
}

/**
 * whence_member_edit_new_change:
 * @object: an object
 * @member: the name of a stored member of it
 *
 * Returns: (transfer full): an empty change with a name that says what is edited
 */
WhenceChange *
whence_member_edit_new_change (WhenceObject *object,
                               const char   *member)
{
  g_autofree char *label = whence_closure_object_label (object);

  /* Translators: an object, and which member of it was changed: “Changed “Marco Rubio”: aliases” */
  return whence_change_new_printf (_("Changed “%s”: %s"), label,
                                   whence_member_edit_get_words (member));
}

/**
 * whence_member_edit_set:
 * @workspace: (nullable): the workspace; without one, nothing is done
 * @object: an object
 * @member: the name of a stored member of it
 * @value: a value of its type
 *
 * Sets a member, as one step that can be undone. What is not in the project any more is left as
 * it is.
 *
 * Returns: whether the member has that value now
 */
gboolean
whence_member_edit_set (WhenceWorkspace *workspace,
                        WhenceObject    *object,
                        const char      *member,
                        const GValue    *value)
{
  GParamSpec *pspec = whence_members_find (G_OBJECT_TYPE (object), member);
  g_auto (GValue) old = G_VALUE_INIT;
  g_autoptr (WhenceChange) change = NULL;

  g_return_val_if_fail (pspec != NULL, FALSE);

  if (workspace == NULL ||
      whence_object_get_project (object) != whence_workspace_get_project (workspace))
    return FALSE;

  whence_object_get_value (object, pspec, &old);
  if (whence_member_equal (&old, value))
    return TRUE;

  change = whence_member_edit_new_change (object, member);
  whence_change_set (change, object, member, value);

  return whence_workspace_apply (workspace, change);
}

/**
 * whence_member_edit_set_string:
 * @workspace: (nullable): the workspace
 * @object: an object
 * @member: the name of a stored member that is a string
 * @value: its text
 *
 * As whence_member_edit_set(), for a string.
 *
 * Returns: whether the member has that value now
 */
gboolean
whence_member_edit_set_string (WhenceWorkspace *workspace,
                               WhenceObject    *object,
                               const char      *member,
                               const char      *value)
{
  g_auto (GValue) string = G_VALUE_INIT;

  g_value_init (&string, G_TYPE_STRING);
  g_value_set_string (&string, value);

  return whence_member_edit_set (workspace, object, member, &string);
}

/**
 * whence_member_edit_set_strv:
 * @workspace: (nullable): the workspace
 * @object: an object
 * @member: the name of a stored member that is a list of strings
 * @value: (array zero-terminated=1): the strings
 *
 * As whence_member_edit_set(), for a list of strings.
 *
 * Returns: whether the member has that value now
 */
gboolean
whence_member_edit_set_strv (WhenceWorkspace   *workspace,
                             WhenceObject      *object,
                             const char        *member,
                             const char *const *value)
{
  g_auto (GValue) strv = G_VALUE_INIT;

  g_value_init (&strv, G_TYPE_STRV);
  g_value_set_boxed (&strv, value);

  return whence_member_edit_set (workspace, object, member, &strv);
}

static void
tell_error (GtkWidget  *widget,
            const char *message)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (message != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    message, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * whence_member_edit_show_error:
 * @widget: where something is typed
 * @message: (nullable): what is wrong with it; %NULL for nothing
 *
 * Shows that what was typed cannot be taken, and says what is expected: as a tooltip, and to a
 * screen reader, which may be at the text inside of @widget.
 */
void
whence_member_edit_show_error (GtkWidget  *widget,
                               const char *message)
{
  GtkEditable *delegate = GTK_IS_EDITABLE (widget)
                            ? gtk_editable_get_delegate (GTK_EDITABLE (widget)) : NULL;

  if (message != NULL)
    gtk_widget_add_css_class (widget, "error");
  else
    gtk_widget_remove_css_class (widget, "error");
  whence_spoken_set_tip (widget, message);
  tell_error (widget, message);
  if (delegate != NULL)
    tell_error (GTK_WIDGET (delegate), message);
}

/**
 * whence_member_edit_is_left:
 * @widget: where something is typed, and the focus goes from
 *
 * Returns: whether one goes elsewhere on the page, and not just to another window, to look
 *   something up perhaps
 */
gboolean
whence_member_edit_is_left (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return !GTK_IS_WINDOW (root) || gtk_window_is_active (GTK_WINDOW (root));
}

/**
 * whence_member_edit_check_address:
 * @member: the name of a stored member
 * @text: what was typed for it
 * @error: return location for an error
 *
 * Returns: %TRUE if @member is no address of a page, or @text is one, or empty; otherwise %FALSE
 *   with %WHENCE_ERROR_INVALID
 */
gboolean
whence_member_edit_check_address (const char  *member,
                                  const char  *text,
                                  GError     **error)
{
  if ((!g_str_equal (member, "url") && !g_str_equal (member, "archiveUrl")) || *text == '\0' ||
      g_uri_is_valid (text, G_URI_FLAGS_NONE, NULL))
    return TRUE;

  g_set_error (error, WHENCE_ERROR, WHENCE_ERROR_INVALID,
               _("Expected an address, such as https://example.org/page"));
  return FALSE;
}
