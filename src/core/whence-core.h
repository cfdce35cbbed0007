/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All of the research model, for those who use most of it. */

#pragma once

#include "core/whence-attribution.h"
#include "core/whence-change.h"
#include "core/whence-check.h"
#include "core/whence-claim.h"
#include "core/whence-edit-merge.h"
#include "core/whence-edit.h"
#include "core/whence-entity-type.h"
#include "core/whence-entity.h"
#include "core/whence-error.h"
#include "core/whence-evidence.h"
#include "core/whence-heading.h"
#include "core/whence-history.h"
#include "core/whence-job.h"
#include "core/whence-link.h"
#include "core/whence-member.h"
#include "core/whence-mention.h"
#include "core/whence-name-finder.h"
#include "core/whence-object.h"
#include "core/whence-occurrences.h"
#include "core/whence-palette.h"
#include "core/whence-passage.h"
#include "core/whence-project.h"
#include "core/whence-record.h"
#include "core/whence-sentence.h"
#include "core/whence-source.h"
#include "core/whence-span-index.h"
#include "core/whence-time.h"
#include "core/whence-words.h"
