/* SPDX-License-Identifier: MIT */
/* Words of a vocabulary that differ little from one. Private to suggest.c. */
#ifndef KOINE_SEARCH_NEAREST_H
#define KOINE_SEARCH_NEAREST_H

#include "search/vocabulary.h"

#define NEAREST_MAX     4  /* words at most */
#define NEAREST_LETTERS 64 /* longer words are near to none */

struct near {
	size_t term; /* index into the terms */
	int distance;
	uint32_t count;
};

/* Letters that must be put in, taken away, changed or swapped with their
 * neighbour to make one word of the other: optimal string alignment. At most
 * NEAREST_LETTERS code points each; -1 if there are more. */
int nearest_distance(struct str a, struct str b);
/*
 * The terms nearest to `word` (folded), the nearest first, of equal ones the
 * most frequent: one letter wrong of four, two of eight, three of more; in the
 * same script, no numbers. Returns how many.
 */
size_t nearest_find(const struct terms *terms, struct str word,
	struct near found[NEAREST_MAX]);

#endif
