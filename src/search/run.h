/* SPDX-License-Identifier: MIT */
/*
 * Answering a query: what the files behind search_run share. Private to
 * search/.
 */
#ifndef KOINE_SEARCH_RUN_H
#define KOINE_SEARCH_RUN_H

#include "search/impl.h"
#include "search/plan.h"

#define RUN_CONCEPTS 4   /* of which a query may be the name */
#define RUN_DIRECT   100 /* more rank for those than for words like them */
#define RUN_FORMS    4   /* forms of a concept that its blocks are ranked by */
#define RUN_SHORT    3   /* [B] shorter words may go on in too many ways */
#define RUN_RANK     1e9 /* ranks are whole numbers in SQL: bm25 times this */

/* The statements of one language: SQL is made once, the database keeps what it
 * prepares by the pointer. */
struct run_sql {
	const char *match; /* words_N: rows with rank */
	const char *plain; /* the same without */
	const char *ids;   /* words_N: rowids */
	const char *sounds;
};

struct searcher {
	struct arena arena;
	struct run_sql langs[CORPUS_LANG_MAX];
};

/* A document that was found. */
struct found {
	int64_t id, ord;
	uint64_t key; /* the same for what says the same in other tiers */
	double rank;  /* not negative; higher is better */
	enum search_why why;
	enum search_kind kind;
	int tier;
	unsigned tiers;
	bool is_preferred; /* one of its tiers is the preferred one */
};

/* One language of a query that is being answered. */
struct run_lang {
	int lang;
	bool is_asked;
	struct plan plan;
	struct str direct; /* the very words behind the last word's keys */
	VEC(struct found) found;
	int count; /* after folding, before the limit */
};

/* Part of the spine, or of a lone file. */
struct run_place {
	int64_t from, to; /* reading order, half open */
};

struct ids {
	VEC(int64_t) list; /* ascending */
};

struct run {
	struct search *search;
	struct search_index *index;
	struct searcher *searcher;
	const struct search_opts *opts;
	struct query query;
	struct arena *arena;  /* of the answer */
	struct arena scratch; /* gone after it */
	VEC(struct run_place) places;
	bool has_words;   /* something must occur */
	struct str whole; /* its text, if that could be a term */
	struct str concepts[RUN_CONCEPTS]; /* slugs */
	struct str about[RUN_CONCEPTS];    /* their marks: "t:deepfake" */
	size_t concept_count;
	struct run_lang langs[CORPUS_LANG_MAX];
};

/* ---- level.c: the levels of one language ---- */

/* EXACT and STEM, or what the limits alone leave. */
bool level_words(struct run *run, struct run_lang *lang, struct err *err);
bool level_key(struct run *run, struct run_lang *lang, struct err *err);
bool level_term(struct run *run, struct run_lang *lang, struct err *err);

/* ---- rows.c ---- */

/* Adds the rows of a statement that takes a MATCH string, as far as the limits
 * let them. */
bool rows_match(struct run *run, struct run_lang *lang, enum search_why why,
	const char *sql, struct str match, struct err *err);
/* Adds all documents of the language. */
bool rows_all(struct run *run, struct run_lang *lang, struct err *err);
/* The rowids that a MATCH string finds in words_N. */
bool rows_ids(struct run *run, const struct run_lang *lang, struct str match,
	struct ids *ids, struct err *err);
void ids_sort(struct ids *ids);
bool ids_have(const struct ids *ids, int64_t id);
/* Keeps what is among the ids, or what is not. */
void found_keep(struct run_lang *lang, const struct ids *ids, bool is_among);

/* Adds what is not there yet; `more` keeps only that. */
void found_add(struct run_lang *lang, struct run_lang *more);

/* ---- check.c ---- */

/* Drops what has the words of a phrase or part and not itself; of what was
 * found by its meaning only what must not occur counts. */
bool check_found(struct run *run, struct run_lang *lang, struct err *err);

/* ---- wide.c ---- */

/* Adds texts of those found that have a part of one word; *is_all: these are
 * all of them. */
bool wide_ids(struct run *run, struct run_lang *lang, size_t atom,
	struct ids *ids, bool *is_all, struct err *err);
/*
 * For such a part over the border of words: the only texts that may have it,
 * those with a word that begins as its last one does. *is_limited is false if
 * they are too many to be worth asking for.
 */
bool wide_maybe(struct run *run, struct run_lang *lang, size_t atom,
	struct ids *ids, bool *is_limited, struct err *err);

/* ---- hits.c ---- */

/* Folds what says the same, puts in order, counts. */
void hits_fold(const struct run *run, struct run_lang *lang);
/* The hits that are given out, with their texts and what matches in them. */
bool hits_make(struct run *run, struct search_answer *answer, struct err *err);

#endif
