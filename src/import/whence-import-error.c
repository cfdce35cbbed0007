/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-import"

#include "config.h"

#include "import/whence-import-error.h"

G_DEFINE_QUARK (whence - import - error - quark, whence_import_error)
