/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WhenceClaimKind:
 *
 * What sort of statement a claim is. In the file, the last word of the name in lower case.
 */
typedef enum
{
  WHENCE_CLAIM_KIND_FACTUAL,
  WHENCE_CLAIM_KIND_OPINION,
  WHENCE_CLAIM_KIND_PREDICTION,
  WHENCE_CLAIM_KIND_PLEDGE,
  WHENCE_CLAIM_KIND_OTHER,
} WhenceClaimKind;

/**
 * WhenceClaimStatus:
 *
 * How far the researcher has got with a claim.
 */
typedef enum
{
  WHENCE_CLAIM_STATUS_OPEN,
  WHENCE_CLAIM_STATUS_CORROBORATED,
  WHENCE_CLAIM_STATUS_DISPUTED,
  WHENCE_CLAIM_STATUS_REFUTED,
  WHENCE_CLAIM_STATUS_UNVERIFIABLE,
} WhenceClaimStatus;

/**
 * WhenceStance:
 *
 * What a piece of evidence does for its claim.
 */
typedef enum
{
  WHENCE_STANCE_ASSERTS,
  WHENCE_STANCE_SUPPORTS,
  WHENCE_STANCE_CONTRADICTS,
  WHENCE_STANCE_CONTEXT,
} WhenceStance;

G_END_DECLS
