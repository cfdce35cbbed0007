/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WHENCE_MAX_NAMES:
 *
 * How many names are looked for at once, at most.
 */
#define WHENCE_MAX_NAMES 1000

/**
 * WhenceNamePlace:
 * @start: where a name stands, in code points
 * @end: where it ends
 * @name: which of the names it is, from 0
 *
 * A place of a name in a text.
 */
typedef struct
{
  guint start;
  guint end;
  guint name;
} WhenceNamePlace;

#define WHENCE_TYPE_NAME_FINDER (whence_name_finder_get_type ())

G_DECLARE_FINAL_TYPE (WhenceNameFinder, whence_name_finder, WHENCE, NAME_FINDER, GObject)

WhenceNameFinder *whence_name_finder_new  (const char *const  *names);
guint             whence_name_finder_find (WhenceNameFinder   *self,
                                           const char         *text,
                                           GArray             *known,
                                           guint               max,
                                           GCancellable       *cancellable,
                                           GArray             *places);

G_END_DECLS
