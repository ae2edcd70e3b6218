/* SPDX-License-Identifier: MIT */
/*
 * Searching a work, or a lone file, in all its languages and tiers at once:
 * opens an index that fits (installed, cached, or made now), answers queries
 * with ranked hits, says why each was found and where it matches. Knows no
 * screen and no command line. One query at a time; no threads.
 *
 * The query language: words are looked for in all their forms and must all
 * occur in a block; =word that form only; ~part any part of a word; "a phrase"
 * as it stands; word* words that begin so; -x not; a OR b either;
 * lang: tier: in: ref: term: limit where. Whatever else is typed is text to be
 * found. There is no wrong query.
 *
 * An empty query, and one that only says what must not be there, finds nothing.
 * Limits alone list what they leave, in reading order (why: EXACT; TERM for
 * term:), -x taken away. tier: keeps headings, which are in every tier, and
 * drops what has none. lang: counts within opts.langs. KEY is tried only in a
 * language in which EXACT and STEM found nothing, if the query is no term; in
 * other languages than opts.lang only if nothing was found at all. TERM is for
 * queries of words, not for who quotes; its ranges are the concept's own words.
 * Rank within a level is bm25, weighed by kind: what is read comes before what
 * is looked up.
 */
#ifndef KOINE_SEARCH_SEARCH_H
#define KOINE_SEARCH_SEARCH_H

#include "base/paths.h"
#include "base/vec.h"
#include "corpus/corpus.h"
#include "corpus/file.h"

/* Why a block was found, best first; name in JSON. */
#define SEARCH_WHY_LIST(ROW)                                               \
	ROW(EXACT, "exact") /* every word in the form asked for, folded */ \
	ROW(STEM, "stem")   /* other forms of the words */                 \
	ROW(KEY, "key")     /* typed in Latin letters */                   \
	ROW(TERM, "term")   /* the glossary says that it is about this */

enum search_why {
#define ROW(why, name) SEARCH_##why,
	SEARCH_WHY_LIST(ROW)
#undef ROW
		SEARCH_WHY_COUNT
};

/* What was found; name in JSON. The place is an id of the spine (HEADING,
 * BLOCK), a concept ("deepfake"), a number ("12"), a note ("E1"), a question
 * ("2.1.q1"). */
#define SEARCH_KIND_LIST(ROW)       \
	ROW(HEADING, "heading")     \
	ROW(BLOCK, "block")         \
	ROW(CONCEPT, "concept")     \
	ROW(REFERENCE, "reference") \
	ROW(NOTE, "note")           \
	ROW(QUESTION, "question")

enum search_kind {
#define ROW(kind, name) SEARCH_##kind,
	SEARCH_KIND_LIST(ROW)
#undef ROW
		SEARCH_KIND_COUNT
};

struct search_range {
	uint32_t start, end; /* [B] in the text, whole grapheme clusters */
};

struct search_hit {
	enum search_kind kind;
	enum search_why why;
	struct str place;   /* see above */
	struct str section; /* id of the heading over it; empty if none */
	int lang;           /* index into the work's languages; 0 for a file */
	int tier;           /* enum tier, or -1: it has none */
	unsigned tiers;     /* bits of the tiers that say exactly the same */
	double score;       /* higher is better, comparable in one answer */
	struct str text;    /* whole, as it was indexed: doc_block_text,
	                    after it what a figure is called and shows */
	const struct search_range *ranges; /* what matched, ascending */
	size_t range_count;                /* 0: found by its meaning only */
};

struct search_suggestion {
	struct str query; /* to ask instead */
	int lang;         /* whose words it has */
	bool is_layout;   /* the same keys on another keyboard */
};

struct search_answer {
	const struct search_hit *hits; /* in rank order: best language first */
	size_t count;
	int counts[CORPUS_LANG_MAX]; /* all there are, per language, also those
	                                beyond the limit */
	const struct search_suggestion *suggestions; /* only without hits */
	size_t suggestion_count;
	struct str concepts[4]; /* terms that the query is, their slugs */
	size_t concept_count;
	int64_t micros; /* [us] it took */
};

struct search_opts {
	int lang;       /* shown first; the others follow in the work's order */
	unsigned langs; /* bits of the languages to look in; 0: all */
	int tier;       /* preferred among equals, or -1 */
	size_t limit;   /* hits per language; 0: no limit */
	size_t others;  /* the same for the languages after the first, whose
	                   hits cost time too; 0: as limit */
	bool is_typing; /* the last word may go on */
	bool is_flat;   /* all languages in one order, by score */
};

struct search;

/* What is to be searched; borrowed, must outlive the search. */
struct search_source {
	const struct paths *paths;
	struct work *work; /* or, if NULL, a lone file */
	struct file *file;
	const char *path; /* of the lone file; NULL: standard input */
};

enum search_state { SEARCH_READY, SEARCH_BUILDING, SEARCH_FAILED };

/*
 * Opens the index. With `may_wait` it is made at once if there is none;
 * otherwise by a child process, and search_poll tells how far that is. Never
 * NULL.
 */
struct search *search_open(const struct search_source *source, bool may_wait);
/* Stops a child at work. Accepts NULL. */
void search_close(struct search *search);
/* Looks at the child without waiting. *percent is set while SEARCH_BUILDING,
 * *err when SEARCH_FAILED. */
enum search_state search_poll(
	struct search *search, int *percent, struct err *err);
/* Readable when search_poll has news; -1 if there is no child. */
int search_fd(const struct search *search);

/*
 * Answers `query` (any bytes) from a search that is ready. The answer lives in
 * `arena`. False with err only if the index cannot be read.
 */
bool search_run(struct search *search, struct str query,
	const struct search_opts *opts, struct arena *arena,
	struct search_answer *answer, struct err *err);

const char *search_why_name(enum search_why why);
/* The same for people, translated. */
const char *search_why_label(enum search_why why);
const char *search_kind_name(enum search_kind kind);
const char *search_kind_label(enum search_kind kind);

/* How a language says a concept of the answer, as it is written there; without
 * a term of its own the slug. In `arena`. */
struct str search_term_name(struct search *search, struct str concept, int lang,
	struct arena *arena);
/* The query language for people, a row for each of its forms, ended by a NULL
 * form; `help` is a msgid. */
struct search_form {
	const char *form, *help;
};
extern const struct search_form search_forms[];

/* An index that there is, or may be, for `koine doctor`. */
struct search_about {
	const char *path;
	uint64_t size;     /* [B] 0: it is not there */
	bool is_installed; /* else it is the one in the cache */
	bool is_good;      /* it fits the texts and the libraries as they are */
};
/* In the order in which they are tried. Returns how many. */
size_t search_about(const struct search_source *source, struct arena *arena,
	struct search_about about[2]);

/*
 * One line of context: the part of a hit's text around its first match that
 * fits `cols` columns, line ends as spaces, '…' where it is cut, at grapheme
 * boundaries, and the ranges [B] in it. In `arena`.
 */
struct search_snippet {
	struct str text;
	const struct search_range *ranges;
	size_t range_count;
};
struct search_snippet search_snippet(
	const struct search_hit *hit, int cols, struct arena *arena);

#endif
