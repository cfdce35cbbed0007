/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-project.h"

G_BEGIN_DECLS

GBytes   *whence_project_write        (WhenceProject *project);
JsonNode *whence_object_to_json       (WhenceObject  *object);

G_END_DECLS
