/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-core"

#include "config.h"

#include "core/whence-error.h"

G_DEFINE_QUARK (whence-error-quark, whence_error)
