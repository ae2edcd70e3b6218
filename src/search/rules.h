/* SPDX-License-Identifier: MIT */
/*
 * Rewriting Latin letters by a locale's pairs, "shch>s": from left to right,
 * the longest that fits. '^' before a pair's letters means the start of the
 * word, '$' after them its end. A pair whose letters were there before is
 * another reading of them. Inside search/.
 */
#ifndef KOINE_SEARCH_RULES_H
#define KOINE_SEARCH_RULES_H

#include "base/buf.h"
#include "text/locale.h"

#define RULES_OTHERS 32 /* other readings at most; what is more is left out */

struct rules;

/* The pairs are borrowed. */
struct rules *rules_new(const struct locale_pair *pairs, size_t count);
void rules_free(struct rules *rules);

struct rules_run {
	bool has_start;   /* '^' pairs apply */
	bool is_complete; /* a letter that no pair has ends it; else it stays */
	uint32_t others;  /* bits of other readings to take */
	uint32_t met;     /* result: bits of other readings there were */
};
/* Appends `s` rewritten once. False if `is_complete` and something has no pair.
 */
bool rules_apply(const struct rules *rules, struct str s, struct rules_run *run,
	struct buf *out);

#endif
