/* SPDX-License-Identifier: MIT */
/* A slide in a few words: the heading over its block, and how it begins. */
#ifndef KOINE_TUI_BRIEF_H
#define KOINE_TUI_BRIEF_H

#include "corpus/book.h"

struct brief {
	struct str id;
	struct str title; /* of a heading its own; empty: none right above */
	struct str line;  /* the first line of its text; of a heading empty */
	int lang;         /* of what is written; 0 for a file */
	const struct locale *locale;
};

/* Of unit `index`; false beyond the end. Points into the book. */
bool brief_make(struct book *book, int index, int lang, enum tier tier,
	struct brief *brief);
/* The section that unit `index` is in, likewise; false if it is in none. */
bool brief_section(struct book *book, int index, int lang, enum tier tier,
	struct brief *brief);

#endif
