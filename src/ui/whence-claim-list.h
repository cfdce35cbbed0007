/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/whence-item-list.h"

G_BEGIN_DECLS

#define WHENCE_TYPE_CLAIM_LIST (whence_claim_list_get_type ())

G_DECLARE_FINAL_TYPE (WhenceClaimList, whence_claim_list, WHENCE, CLAIM_LIST, WhenceItemList)

G_END_DECLS
