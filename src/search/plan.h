/* SPDX-License-Identifier: MIT */
/*
 * What one language's index is asked for a query, written for FTS5: terms only
 * ever as strings with their quotes doubled, between them the operators that
 * are written here. Knows no database: what had to be looked up is given.
 * Private to search/.
 */
#ifndef KOINE_SEARCH_PLAN_H
#define KOINE_SEARCH_PLAN_H

#include "base/buf.h"
#include "search/query.h"

#define PLAN_PHRASES 64  /* ways to write one atom, at most */
#define PLAN_TOKENS  96  /* words of an atom that are looked at */
#define PLAN_TERMS   768 /* in all ways to write it */
#define PLAN_WORDS   64  /* more words with a part say nothing */

/* Words of the index; an array that is not owned. */
struct plan_words {
	const struct str *list;
	size_t count;
};

/* What was found out about an atom in one language. Zeroed: nothing. */
struct plan_atom {
	struct match_more more;
	/* ATOM_PART: words that end (of one word alone: hold) and begin with
	 * its first and last word. */
	struct plan_words first, last;
	bool is_sound; /* looked for by its syllables */
	bool is_wide;  /* ATOM_PART in so many words that FTS5 is not asked
	                  for its group at all */
};

struct plan {
	const struct query *query;
	const struct index_lang *lang;
	struct plan_atom atoms[QUERY_ATOMS];
	struct str forms;     /* of the whole query, as match_more has them */
	struct str syllables; /* the same, of all atoms in a row */
	bool is_closed;       /* what is being typed does not go on */
	struct arena *arena;  /* scratch */
};

/*
 * Appends what finds all that must occur, and not what must not, at `level` or
 * better. False, having appended nothing, if nothing can be found: no word is
 * asked for, or one is known not to be there. Phrases and parts are found by
 * their words, and are not kept away by them: match_verify decides.
 */
bool plan_match(
	const struct plan *plan, enum match_level level, struct buf *out);
/* True if FTS5 has nothing to decide: only wide groups must occur. */
bool plan_is_free(const struct plan *plan);
/*
 * For the table of sounds: the atoms that are is_sound. False if there are
 * none. plan_rest is what words_N is asked of the others; false: nothing.
 */
bool plan_sounds(const struct plan *plan, struct buf *out);
/* The likeliest way to read all that was typed, whole, by the usual readings of
 * the characters. False: the atoms are no one run of syllables. */
bool plan_likely_sounds(const struct plan *plan, struct buf *out);
bool plan_rest(const struct plan *plan, struct buf *out);
/* What must not occur, as far as words tell; false: nothing. */
bool plan_unwanted(const struct plan *plan, struct buf *out);
/* One atom alone; false if it is not in the index. */
bool plan_one(const struct plan *plan, size_t atom, enum match_level level,
	struct buf *out);
/*
 * Blocks with any of `marks` ("t:deepfake"; there may be none), within what the
 * query's own marks allow and without what must not occur. False: none are
 * asked for.
 */
bool plan_marks(const struct plan *plan, const struct str *marks, size_t count,
	struct buf *out);
/* True if words alone do not tell whether this atom occurs. */
bool plan_must_verify(const struct plan *plan, size_t atom);
/* The folded words of a text, joined by single spaces, in `arena`. */
struct str plan_fold(
	struct analyser *analyser, struct str text, struct arena *arena);

#endif
