/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-store"

#include "config.h"

#include "store/whence-store-error.h"

G_DEFINE_QUARK (whence-store-error-quark, whence_store_error)
