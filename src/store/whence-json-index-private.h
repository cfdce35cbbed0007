/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/whence-json-scan.h"

G_BEGIN_DECLS

WhenceJsonIndex *whence_json_index_new            (void);
void             whence_json_index_set_object     (WhenceJsonIndex *self);
guint            whence_json_index_get_n_ranges   (WhenceJsonIndex *self);
void             whence_json_index_add_member     (WhenceJsonIndex *self,
                                                   const char      *name,
                                                   char             kind,
                                                   gsize            start);
void             whence_json_index_end_member     (WhenceJsonIndex *self,
                                                   gsize            end);
void             whence_json_index_add_element    (WhenceJsonIndex *self,
                                                   gsize            start);
void             whence_json_index_end_element    (WhenceJsonIndex *self,
                                                   gsize            end);

G_END_DECLS
