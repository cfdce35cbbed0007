/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What writing and reading a journal share. */

#pragma once

#include "store/whence-journal.h"

G_BEGIN_DECLS

/* Hexadecimal digits of a checksum. */
#define WHENCE_JOURNAL_SUM_LENGTH 32

char *whence_journal_sum (const char *data,
                          gsize       size);

G_END_DECLS
