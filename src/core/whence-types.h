/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "core/whence-enums.h"
#include "core/whence-enum-types.h"

G_BEGIN_DECLS

typedef struct _WhenceObject WhenceObject;
typedef struct _WhenceRecord WhenceRecord;
typedef struct _WhencePassage WhencePassage;
typedef struct _WhenceMention WhenceMention;
typedef struct _WhenceEvidence WhenceEvidence;
typedef struct _WhenceEntityType WhenceEntityType;
typedef struct _WhenceSource WhenceSource;
typedef struct _WhenceEntity WhenceEntity;
typedef struct _WhenceClaim WhenceClaim;
typedef struct _WhenceLink WhenceLink;
typedef struct _WhenceProject WhenceProject;
typedef struct _WhenceSpanIndex WhenceSpanIndex;
typedef struct _WhenceChange WhenceChange;
typedef struct _WhenceHistory WhenceHistory;

G_END_DECLS
