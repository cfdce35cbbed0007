/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-target.h"

/* A critical is a fault of ours, whatever the input is. */
int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);

  return 0;
}

/* Aborts, and shows both, unless @bytes and @other are the same. */
void
fuzz_assert_same_bytes (GBytes *bytes,
                        GBytes *other)
{
  if (g_bytes_equal (bytes, other))
    return;

  g_printerr ("--- expected\n%.*s\n--- found\n%.*s\n", (int) g_bytes_get_size (bytes),
              (const char *) g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (other),
              (const char *) g_bytes_get_data (other, NULL));
  g_assert_not_reached ();
}
