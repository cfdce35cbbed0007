/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-core.h"

G_BEGIN_DECLS

GStrv whence_choices_list (WhenceObject  *object,
                           const char    *member,
                           GStrv         *labels);

G_END_DECLS
