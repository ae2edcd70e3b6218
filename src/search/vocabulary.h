/* SPDX-License-Identifier: MIT */
/* The words of one language in memory. Private to vocabulary.c, suggest.c. */
#ifndef KOINE_SEARCH_VOCABULARY_H
#define KOINE_SEARCH_VOCABULARY_H

#include "search/query.h"

struct term {
	uint32_t start; /* [B] in the text */
	uint32_t count; /* texts that have it */
};

/* Words of the texts, sorted bytewise. */
struct terms {
	struct buf text; /* '\n' before each of them and after the last */
	VEC(struct term) list;
};

struct vocabulary {
	struct terms words;
	/* SQL: texts for an expression of FTS5, at most so many; texts that
	 * sound so, and how many there are. */
	char find[128], sound[128], sounds[128];
};

/* The vocabulary of a language, read if it is not yet; empty if it cannot be.
 * Never NULL. */
const struct vocabulary *vocabulary_get(struct search_index *index, int lang);
struct str terms_at(const struct terms *terms, size_t term);
/* The first term not before `word`. */
size_t terms_seek(const struct terms *terms, struct str word);
/* How many texts have this term, 0: none. */
uint32_t terms_count(const struct terms *terms, struct str word);

#endif
