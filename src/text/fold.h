/* SPDX-License-Identifier: MIT */
/*
 * Folding for finding: NFKC_Casefold, combining marks and the locale's `drop`
 * characters removed, the locale's `fold` pairs applied, runs of white space as
 * one space, hyphens alike, apostrophes alike, decimal digits as 0-9; done
 * grapheme cluster by cluster so that each folded byte knows where it comes
 * from. No transliterator at run time.
 */
#ifndef KOINE_TEXT_FOLD_H
#define KOINE_TEXT_FOLD_H

#include "base/buf.h"
#include "base/vec.h"
#include "text/locale.h"

struct fold;
struct han;

struct folded {
	struct buf text; /* the folded bytes */
	VEC(uint32_t)
	from; /* [B] for each folded byte the start of its cluster in the
	         source; one more at the end */
};

struct fold *fold_new(const struct locale *locale);
void fold_free(struct fold *fold);
/* From now on Traditional characters fold to Simplified ones. `han` must
 * outlive the fold. */
void fold_simplify(struct fold *fold, const struct han *han);
/* Folds s into *out (cleared first). */
void fold_text(struct fold *fold, struct str s, struct folded *out);
void folded_release(struct folded *folded);
/*
 * The next occurrence of needle (folded bytes, not empty) in `in` at or after
 * folded offset `at` [B]: sets the source range [*start, *end) [B], whole
 * clusters, and *next, where to go on. False if there is none.
 */
bool fold_find(const struct folded *in, struct str needle, size_t at,
	size_t *start, size_t *end, size_t *next);

#endif
