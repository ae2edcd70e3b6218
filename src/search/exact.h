/* SPDX-License-Identifier: MIT */
/*
 * Phrases and parts of words in an analysed text, as its folded bytes have
 * them. Private to match.c.
 */
#ifndef KOINE_SEARCH_EXACT_H
#define KOINE_SEARCH_EXACT_H

#include "search/query.h"

struct exact_ranges {
	struct search_range *ptr;
	size_t len, cap;
};

/*
 * Where `needle` (folded, not empty) is in `text`, analysed as `analysed`: the
 * whole clusters it comes from, not overlapping. A phrase begins and, unless it
 * may go on (is_open), ends between tokens. With `found` NULL only whether it
 * is there at all. Linear.
 */
bool exact_phrase(const struct analysed *analysed, struct str text,
	struct str needle, bool is_open, struct exact_ranges *found);
bool exact_part(const struct analysed *analysed, struct str text,
	struct str needle, struct exact_ranges *found);

#endif
