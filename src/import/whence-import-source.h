/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-source.h"
#include "import/whence-document.h"

G_BEGIN_DECLS

WhenceSource *whence_document_to_source (WhenceDocument *document);

G_END_DECLS
