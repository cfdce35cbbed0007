/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile *whence_example_find (void);
GFile *whence_example_copy (GError **error);

G_END_DECLS
