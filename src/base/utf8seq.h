/* SPDX-License-Identifier: MIT */
/*
 * Telling UTF-8 from bytes that are none, one sequence at a time: the little
 * that xml/ and json/ need, which may not look into text/.
 */
#ifndef KOINE_BASE_UTF8SEQ_H
#define KOINE_BASE_UTF8SEQ_H

#include "base/str.h"

/*
 * Length [B] of the well-formed sequence at `pos` of s, or 0 if there is none;
 * then *bad is the length [B] of the maximal ill-formed part (Unicode 15,
 * section 3.9), at least 1. Call only while pos < s.len.
 */
size_t utf8_seq(struct str s, size_t pos, size_t *bad);
/* First position [B] of an ill-formed part, or s.len. */
size_t utf8_find_bad(struct str s);

#endif
