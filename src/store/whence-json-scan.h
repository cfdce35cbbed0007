/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WHENCE_JSON_ERROR:
 *
 * The domain of the errors of text that is not the JSON we read. Each message says the line and
 * the column, the JSON path where there is one, and what was expected.
 */
#define WHENCE_JSON_ERROR (whence_json_error_quark ())

/**
 * WhenceJsonError:
 * @WHENCE_JSON_ERROR_EMPTY: there is nothing but white space
 * @WHENCE_JSON_ERROR_BOM: a byte order mark comes first
 * @WHENCE_JSON_ERROR_UTF8: a byte is not part of valid UTF-8
 * @WHENCE_JSON_ERROR_SYNTAX: it breaks the grammar of RFC 8259
 * @WHENCE_JSON_ERROR_NUL: a NUL, as a byte or as an escape
 * @WHENCE_JSON_ERROR_SURROGATE: an escape is one half of a surrogate pair
 * @WHENCE_JSON_ERROR_NUMBER: a number is too large to be held
 * @WHENCE_JSON_ERROR_DUPLICATE: an object has two members of one name
 * @WHENCE_JSON_ERROR_DEPTH: objects and lists are nested too deep
 * @WHENCE_JSON_ERROR_SIZE: there are too many bytes, members or elements
 * @WHENCE_JSON_ERROR_TRAILING: something follows the value
 */
typedef enum
{
  WHENCE_JSON_ERROR_EMPTY,
  WHENCE_JSON_ERROR_BOM,
  WHENCE_JSON_ERROR_UTF8,
  WHENCE_JSON_ERROR_SYNTAX,
  WHENCE_JSON_ERROR_NUL,
  WHENCE_JSON_ERROR_SURROGATE,
  WHENCE_JSON_ERROR_NUMBER,
  WHENCE_JSON_ERROR_DUPLICATE,
  WHENCE_JSON_ERROR_DEPTH,
  WHENCE_JSON_ERROR_SIZE,
  WHENCE_JSON_ERROR_TRAILING,
} WhenceJsonError;

GQuark whence_json_error_quark (void);

/**
 * WhenceJsonLimits:
 * @depth: how many objects and lists may be open at one place; 0: 64
 * @size: how many bytes there may be; 0: 1 GiB
 * @items: how many members the objects that are open at one place may have together, and how many
 *   elements all lists of an index; 0: 4,194,304
 * @any_number: whether numbers may be too large for 64 bits
 *
 * What is read up to. The memory of a scan is bounded by @depth and @items, and does not depend
 * on the size of strings.
 */
typedef struct
{
  guint depth;
  gsize size;
  guint items;
  gboolean any_number;
} WhenceJsonLimits;

typedef struct _WhenceJsonIndex WhenceJsonIndex;

gboolean    whence_json_scan                 (const char              *data,
                                              gsize                    length,
                                              const WhenceJsonLimits  *limits,
                                              WhenceJsonIndex        **index,
                                              GCancellable            *cancellable,
                                              GError                 **error);
void        whence_json_locate               (const char              *data,
                                              gsize                    length,
                                              gsize                    offset,
                                              guint                   *line,
                                              guint                   *column);

void        whence_json_index_free           (WhenceJsonIndex         *self);
gboolean    whence_json_index_is_object      (const WhenceJsonIndex   *self);
guint       whence_json_index_get_n_members  (const WhenceJsonIndex   *self);
const char *whence_json_index_get_name       (const WhenceJsonIndex   *self,
                                              guint                    member);
char        whence_json_index_get_kind       (const WhenceJsonIndex   *self,
                                              guint                    member);
void        whence_json_index_get_value      (const WhenceJsonIndex   *self,
                                              guint                    member,
                                              gsize                   *start,
                                              gsize                   *end);
guint       whence_json_index_get_n_elements (const WhenceJsonIndex   *self,
                                              guint                    member);
void        whence_json_index_get_element    (const WhenceJsonIndex   *self,
                                              guint                    member,
                                              guint                    element,
                                              gsize                   *start,
                                              gsize                   *end);
gboolean    whence_json_index_find           (const WhenceJsonIndex   *self,
                                              const char              *name,
                                              guint                   *member);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WhenceJsonIndex, whence_json_index_free)

G_END_DECLS
