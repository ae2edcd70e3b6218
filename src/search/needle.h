/* SPDX-License-Identifier: MIT */
/*
 * The words of a query made ready for being looked for in the many tokens of a
 * text: sequences of words, each with its stems. Private to match.c.
 */
#ifndef KOINE_SEARCH_NEEDLE_H
#define KOINE_SEARCH_NEEDLE_H

#include "base/map.h"
#include "search/query.h"

/* One word of a needle. */
struct step {
	struct str word;  /* folded; of a syllable the letters */
	struct str stems; /* as analyser_stems gives them */
};

/* Words that stand one after the other: an atom, or one form of it. */
struct needle {
	struct step *steps;
	size_t count;        /* not 0 */
	size_t atom;         /* index into the query */
	bool is_open;        /* the last word may go on */
	bool has_stems;      /* words with the same stems count too */
	struct needle *next; /* another that begins with the same word */
};

struct needles {
	struct arena arena;
	struct analyser *analyser;
	enum match_level level;
	struct analysed analysed;   /* of an atom; scratch */
	struct buf bytes;           /* scratch */
	struct map forms;           /* first word > needles of plain words */
	VEC(struct needle *) loose; /* what more than one word begins */
	VEC(struct needle *) sounds;
	bool is_first_any;      /* any letter can begin a match: Arabic stems
	                           have lost conjunctions and articles */
	uint8_t first[256 / 8]; /* a bit for each hash of a first letter */
};

/*
 * Adds what the level allows of an atom of words, no phrase or part; `more` may
 * be NULL. Analyser, level and is_first_any are set, all else zeroed at first.
 */
void needles_add(struct needles *needles, const struct query *query,
	size_t atom, const struct match_more *more);
void needles_release(struct needles *needles);
/* Is `word` what this word of the needle asks for, as it stands? */
bool needle_is_same(const struct needle *needle, size_t step, struct str word);
/* Quickly false for most words that no needle begins with. */
bool needles_may_begin(const struct needles *needles, struct str word);

#endif
