/* SPDX-License-Identifier: MIT */
/* What suggest.c and suggest_han.c share; private to them. */
#ifndef KOINE_SEARCH_SUGGEST_H
#define KOINE_SEARCH_SUGGEST_H

#include "search/vocabulary.h"

/* A query that may be asked instead. */
struct candidate {
	struct str query; /* in the arena */
	int lang;
	bool is_layout;
	int distance;   /* from what was typed: letters */
	int place;      /* among those of its language */
	uint32_t count; /* texts with the word put in */
	int order;      /* of the language, the reader's first */
};

struct suggester {
	struct search_index *index;
	const struct query *query;
	struct str typed;
	struct arena *arena;
	bool is_typing;
	int langs[CORPUS_LANG_MAX]; /* to look in, in order */
	int lang_count;
	size_t places[QUERY_ATOMS]; /* of the atoms in `typed`; SIZE_MAX: not
	                               there */
	struct analyser *han;       /* of the language at hand; scratch */
	struct analysed analysed;   /* scratch */
	struct buf bytes;           /* scratch */
	VEC(struct candidate) list;
};

/* A word of the query as a language sees it. */
struct asked {
	size_t atom;
	size_t start, end; /* [B] in the atom's text */
	struct str word;   /* folded */
	struct str stems;
	bool may_go_on; /* it need only begin so */
};

/* A part of an atom to be put otherwise. */
struct change {
	size_t atom;
	size_t start, end; /* [B] in its text */
	struct str to;
};

/* The query with changes made, in their order; empty if that cannot be. */
struct str suggest_change(
	const struct suggester *s, const struct change *changes, size_t count);
/* A text in this language for an expression of FTS5, in the arena; ptr NULL if
 * there is none. */
struct str suggest_text(
	const struct suggester *s, int lang, struct str expression);
/* Is there one? */
bool suggest_finds(const struct suggester *s, int lang, struct str expression);
/* A word as a string of FTS5. */
void suggest_put_string(struct buf *out, bool is_stem, struct str word);
/* The stems of a token of the text that was analysed last, in the arena. */
struct str suggest_stems(struct suggester *s, struct analyser *analyser,
	struct str text, size_t token);
/* Does the language have the word, in any form? */
bool suggest_is_known(
	const struct suggester *s, int lang, const struct asked *asked);
/* Are all words of a text in a language, and has one a letter? *texts is how
 * often they are. The text is the one analysed last. */
bool suggest_has_all(
	struct suggester *s, int lang, struct str text, uint32_t *texts);
/* The nearest words of each language for those that none has. */
void suggest_words(struct suggester *s);
/* Two words that the texts write as one. */
void suggest_joined(struct suggester *s);
/* "2.1" is a place, not a text: "in:2.1". */
void suggest_place(struct suggester *s);

#define RUN_MAX 32 /* characters of a run that are looked at */

/* A run of ideographs that the query asks for. */
struct run {
	size_t atom;
	struct str chars[RUN_MAX];
	size_t starts[RUN_MAX], ends[RUN_MAX]; /* [B] in the atom's text */
	size_t count;
};

/* Chinese: what texts have that differs from the run in one character, best of
 * the same sound. */
void suggest_slips(struct suggester *s, int order, const struct run *run);
/* Chinese: what texts have that sounds as Latin letters do with one slip. */
void suggest_sounds(struct suggester *s, int order);
/* Chinese: terms of the glossary that share characters with what was typed, and
 * shorter parts of it. */
void suggest_han(struct suggester *s, int order);

#endif
