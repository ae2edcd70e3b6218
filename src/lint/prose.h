/* SPDX-License-Identifier: MIT */
/*
 * A leaf's text as rules read it: characters, not bytes; calls of references
 * and notes left out; code and addresses as one mark that is neither letter
 * nor punctuation. Private to this folder.
 */
#ifndef KOINE_LINT_PROSE_H
#define KOINE_LINT_PROSE_H

#include "doc/doc.h"

#define PROSE_OBJECT 0xFFFCu /* stands for code or an address */

enum prose_flag {
	PROSE_CALL = 1, /* a call of a reference or note follows */
	PROSE_SEC = 2,  /* part of a link to a section: an id */
	PROSE_TERM = 4, /* part of a term linked by hand */
};

struct prose {
	const struct doc_node *leaf;
	uint32_t *cp;   /* the characters; cp[len] is 0 */
	uint32_t *at;   /* [B] where each stands in the leaf's text, and its
	                   end */
	uint8_t *flags; /* of prose_flag */
	size_t len;     /* [code points] */
	bool has_call_first; /* a call stands before the first character */
};

/* The prose of a leaf, in the arena. */
struct prose prose_of(const struct doc_node *leaf, struct arena *arena);
/* Leaves out the first `count` characters. */
void prose_skip(struct prose *prose, size_t count);
/* The bytes of characters [from, to) as they stand in the leaf; calls between
 * them included. */
struct str prose_text(const struct prose *prose, size_t from, size_t to);
/* The character at `i` + `step`, or 0 beyond the ends. */
uint32_t prose_near(const struct prose *prose, size_t i, int step);

#endif
