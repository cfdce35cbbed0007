/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What libFuzzer asks of a target, and what the targets here have in common. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int   LLVMFuzzerInitialize   (int           *argc,
                              char        ***argv);
int   LLVMFuzzerTestOneInput (const guint8  *data,
                              gsize          size);

void  fuzz_assert_same_bytes (GBytes        *bytes,
                              GBytes        *other);

G_END_DECLS
