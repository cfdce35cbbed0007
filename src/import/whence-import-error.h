/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WHENCE_IMPORT_ERROR:
 *
 * The domain of the errors of reading documents. Those of opening a file stay %G_IO_ERROR.
 */
#define WHENCE_IMPORT_ERROR (whence_import_error_quark ())

/**
 * WhenceImportError:
 * @WHENCE_IMPORT_ERROR_EMPTY: there is no text in it
 * @WHENCE_IMPORT_ERROR_TOO_LARGE: it is past the size that its format is read up to
 * @WHENCE_IMPORT_ERROR_NOT_A_FILE: it is a folder, a pipe, a device or a socket
 * @WHENCE_IMPORT_ERROR_UNSUPPORTED: no importer reads this format
 * @WHENCE_IMPORT_ERROR_BINARY: it is not text, and not of a format that is known
 * @WHENCE_IMPORT_ERROR_UNAVAILABLE: this build lacks the library that reads this format
 */
typedef enum
{
  WHENCE_IMPORT_ERROR_EMPTY,
  WHENCE_IMPORT_ERROR_TOO_LARGE,
  WHENCE_IMPORT_ERROR_NOT_A_FILE,
  WHENCE_IMPORT_ERROR_UNSUPPORTED,
  WHENCE_IMPORT_ERROR_BINARY,
  WHENCE_IMPORT_ERROR_UNAVAILABLE,
} WhenceImportError;

GQuark whence_import_error_quark (void);

G_END_DECLS
