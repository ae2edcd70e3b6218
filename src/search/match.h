/* SPDX-License-Identifier: MIT */
/* One text in which matches are looked for. Private to match*.c. */
#ifndef KOINE_SEARCH_MATCH_H
#define KOINE_SEARCH_MATCH_H

#include "search/exact.h"
#include "search/needle.h"

/* A text in which matches are looked for. */
struct view {
	struct analyser *analyser;
	enum match_level level;
	struct str text;
	struct analysed analysed;
	struct buf bytes;  /* scratch: stems */
	size_t stemmed;    /* the token whose stems these are, and 1; 0: of
	                      none */
	struct buf joined; /* scratch */
	size_t effort;     /* comparisons left */
	struct {
		size_t start, end; /* [token] */
	} last[QUERY_ATOMS]; /* match of each atom; what begins inside does not
	                        count */
	struct exact_ranges found;
};

/* False inside the atom's last match. */
bool view_is_free(const struct view *view, size_t atom, size_t token);
/*
 * Notes that an atom matches the tokens [token, end). Of several matches that
 * begin with one token the longest is left in the end, when ranges that overlap
 * are made one.
 */
void view_note(struct view *view, size_t atom, size_t token, size_t end);
/* Looks for the needles in all tokens. */
void match_words(struct view *view, const struct needles *needles);
void match_sounds(struct view *view, const struct needles *needles);

#endif
