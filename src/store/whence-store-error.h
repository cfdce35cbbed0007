/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WHENCE_STORE_ERROR:
 *
 * The domain of the errors about who else has to do with a project file.
 */
#define WHENCE_STORE_ERROR (whence_store_error_quark ())

/**
 * WhenceStoreError:
 * @WHENCE_STORE_ERROR_LOCKED: another program or window has the project open
 * @WHENCE_STORE_ERROR_CHANGED: another program has changed the file since it was read
 * @WHENCE_STORE_ERROR_READ_ONLY: the project was opened to be read only
 */
typedef enum
{
  WHENCE_STORE_ERROR_LOCKED,
  WHENCE_STORE_ERROR_CHANGED,
  WHENCE_STORE_ERROR_READ_ONLY,
} WhenceStoreError;

GQuark whence_store_error_quark (void);

G_END_DECLS
