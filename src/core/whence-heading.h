/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-object.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_HEADING (whence_heading_get_type ())

G_DECLARE_FINAL_TYPE (WhenceHeading, whence_heading, WHENCE, HEADING, WhenceObject)

guint whence_heading_get_start (WhenceHeading *self);
guint whence_heading_get_end   (WhenceHeading *self);
guint whence_heading_get_level (WhenceHeading *self);

G_END_DECLS
