/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-change.h"

G_BEGIN_DECLS

gboolean whence_member_from_text (GParamSpec    *member,
                                  const char    *text,
                                  GValue        *value,
                                  GError       **error);
gboolean whence_member_set_text  (WhenceChange  *change,
                                  WhenceObject  *object,
                                  const char    *member,
                                  const char    *text,
                                  GError       **error);

G_END_DECLS
