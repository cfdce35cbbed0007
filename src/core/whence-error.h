/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WHENCE_ERROR:
 *
 * The domain of the errors of the research model and of its file.
 */
#define WHENCE_ERROR (whence_error_quark ())

/**
 * WhenceError:
 * @WHENCE_ERROR_FORMAT: the data is not a project, or a member has the wrong JSON type
 * @WHENCE_ERROR_VERSION: the project is of a version that is not known
 * @WHENCE_ERROR_INVALID: a value breaks the rules of its member
 * @WHENCE_ERROR_REFERENCE: an id is there twice, or one that is named is not there
 * @WHENCE_ERROR_QUOTE: a passage does not match its source
 * @WHENCE_ERROR_LIMIT: a size or a count is past what is supported
 * @WHENCE_ERROR_NOT_FOUND: what was asked for is not in the project
 * @WHENCE_ERROR_AMBIGUOUS: what was asked for is there more than once
 * @WHENCE_ERROR_NOTHING: there is nothing to undo or redo
 */
typedef enum
{
  WHENCE_ERROR_FORMAT,
  WHENCE_ERROR_VERSION,
  WHENCE_ERROR_INVALID,
  WHENCE_ERROR_REFERENCE,
  WHENCE_ERROR_QUOTE,
  WHENCE_ERROR_LIMIT,
  WHENCE_ERROR_NOT_FOUND,
  WHENCE_ERROR_AMBIGUOUS,
  WHENCE_ERROR_NOTHING,
} WhenceError;

GQuark whence_error_quark (void);

G_END_DECLS
