/* SPDX-License-Identifier: MIT */
/*
 * A query as it was meant: groups that must all hold, each of one or more
 * alternatives (OR), each a word, phrase, part or prefix. Inside search/:
 * parse.c makes it, plan.c asks the index, match.c finds it in a text.
 */
#ifndef KOINE_SEARCH_QUERY_H
#define KOINE_SEARCH_QUERY_H

#include "search/index.h"
#include "search/search.h"

#define QUERY_MAX   1024 /* [B] more is cut off at a grapheme cluster */
#define QUERY_ATOMS 32   /* more are not looked at */

enum atom_kind {
	ATOM_WORDS,  /* forms of every word; several tokens stand together */
	ATOM_EXACT,  /* =: this form only */
	ATOM_PHRASE, /* "": the folded text as it stands, at word boundaries */
	ATOM_PART,   /* ~: the folded text anywhere */
	ATOM_PREFIX, /* *: the last token may go on */
};

struct atom {
	enum atom_kind kind;
	struct str text; /* as typed, without operators; in the arena */
	bool is_not;     /* must not occur */
	bool is_or;      /* an alternative of the atom before it */
};

struct query {
	struct atom atoms[QUERY_ATOMS];
	size_t atom_count;
	/* Limits; 0 or empty: none. Several of a kind: any of them. */
	unsigned langs;         /* bits, by tags of the index */
	unsigned tiers;         /* bits of enum tier */
	VEC(struct str) places; /* in: ids */
	VEC(struct str) marks;  /* "t:deepfake", "r:12" */
	bool is_typing;         /* the last atom may go on */
};

/*
 * Any bytes become a query. What is no operator is text. In `arena`; `places`
 * and `marks` are the heap's. What it decides:
 *
 *   Words end at spaces, controls and signs that stand between words: brackets,
 *   commas (not inside a number), semicolons, ! ? and their kin of all scripts.
 *   What else joins letters (- ' . / :) leaves one atom, whose tokens stand
 *   together. What has no letter and no digit is no atom.
 *   -x comes after a space or at the start, directly before what it means; -
 * and then one of = ~; elsewhere they are text. -word keeps away every form,
 *   -=word that form, -"…" the phrase, -~x the part. Before a limit it is text.
 *   A phrase runs to a mark of the family that opened it (" “ ” „ ‟ 〝 〞 ＂; «
 * »; 「 」『 』), or to the end. =" is a phrase, ~" a part; a star after it is
 *   nothing. Inside a word a mark opens a phrase only if it is closed.
 *   x* is a prefix, also after =; after ~ the star is nothing.
 *   OR in capitals joins what stands beside it, chains are one group; beside
 *   -x or a limit, twice or at the end it is nothing; at the start a word.
 *   Names of limits have any case, full-width colons and digits of any script
 *   are taken; a limit without a value is nothing, with one that is not known
 *   (no language of the index, no id, no concept) it is text.
 *   － − ＝ ～ 〜 ＊ ٭ are - = ~ *, as other keyboards type them.
 *   What is said twice is said once. is_typing: the text ends in the last atom.
 */
void query_parse(struct str text, const struct search_index *index,
	struct arena *arena, struct query *query);
void query_release(struct query *query);

/* ---- match.c ---- */

/* How well an atom is met, for match_find. */
enum match_level { MATCH_EXACT, MATCH_STEM, MATCH_KEY };

/*
 * What plan.c found out about an atom in one language: all the forms of its
 * words beyond what analysis gives. Zeroed: none.
 */
struct match_more {
	struct str forms;     /* folded token sequences, separated by '\n', each
	                         tokens joined by single spaces: glossary forms,
	                         words behind a Latin key, completions */
	struct str syllables; /* lines of analyser_split_syllables, for zh */
};

/*
 * Where the atoms of a query (not those that must not occur) match in `text`
 * of language `lang` at `level` or better: ascending, not overlapping, whole
 * clusters, in `arena`. `more` has one element for each atom, or is NULL.
 */
struct match_ranges {
	const struct search_range *list;
	size_t count;
};
struct match_ranges match_find(const struct query *query,
	const struct index_lang *lang, enum match_level level,
	const struct match_more *more, struct str text, struct arena *arena);
/*
 * The same in one text after the other: the query is made ready once. It
 * borrows all that it is given; matcher_free accepts NULL.
 */
struct matcher *matcher_new(const struct query *query,
	const struct index_lang *lang, enum match_level level,
	const struct match_more *more);
void matcher_free(struct matcher *matcher);
struct match_ranges matcher_find(
	struct matcher *matcher, struct str text, struct arena *arena);
/* True if `text` holds this ATOM_PHRASE or ATOM_PART: by folding and memmem. */
bool match_verify(const struct atom *atom, const struct index_lang *lang,
	struct str text);

/* ---- vocabulary.c: read when first asked for, then kept in memory ---- */

/*
 * Index terms (words, no stems) of a language that contain, or begin or end
 * with, a folded string; sorted, in `arena`; at most `max`.
 */
struct vocabulary_words {
	const struct str *list;
	size_t count;
};
enum vocabulary_where { VOCABULARY_ANYWHERE, VOCABULARY_START, VOCABULARY_END };
struct vocabulary_words vocabulary_find(struct search_index *index, int lang,
	struct str part, enum vocabulary_where where, size_t max,
	struct arena *arena);
/* How many texts have a word, folded. */
uint32_t vocabulary_count(
	struct search_index *index, int lang, struct str word);
/*
 * For index.c, when all texts are in: appends the words of words_N and how many
 * texts have each, to be kept in the table `vocabulary` (one row a language):
 * reading them from FTS takes longer the more text there is. Without a row they
 * are read from FTS.
 */
bool vocabulary_make(
	struct db *db, int lang, struct buf *terms, struct err *err);
/* For index_close. Accepts NULL. */
void vocabulary_free(struct vocabulary *vocabulary);

/* ---- suggest.c ---- */

/* Queries to ask instead of one that found nothing: nearest words of each
 * language, the same keys on another keyboard. Up to `max` in `arena`. */
struct suggestions {
	const struct search_suggestion *list;
	size_t count;
};
struct suggestions suggest(struct search_index *index,
	const struct query *query, struct str typed,
	const struct search_opts *opts, size_t max, struct arena *arena);

#endif
