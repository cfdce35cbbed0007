/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/whence-object.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_RECORD (whence_record_get_type ())

G_DECLARE_DERIVABLE_TYPE (WhenceRecord, whence_record, WHENCE, RECORD, WhenceObject)

struct _WhenceRecordClass
{
  WhenceObjectClass parent_class;
};

const char        *whence_record_get_created  (WhenceRecord *self);
const char        *whence_record_get_modified (WhenceRecord *self);
const char        *whence_record_get_creator  (WhenceRecord *self);
const char *const *whence_record_get_tags     (WhenceRecord *self);
const char        *whence_record_get_notes    (WhenceRecord *self);

G_END_DECLS
