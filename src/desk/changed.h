/* SPDX-License-Identifier: MIT */
/*
 * Which blocks of a text say something else than before: prints of all blocks
 * of a part, taken before it is read anew and compared after. What the glossary
 * marks by itself counts for nothing.
 */
#ifndef KOINE_DESK_CHANGED_H
#define KOINE_DESK_CHANGED_H

#include "corpus/book.h"

/* A fingerprint of a block with its words, links and emphasis; never 0. */
uint64_t changed_print(const struct doc_node *block);

struct changed {
	int lang, part;
	enum tier tier;
	int from, to;     /* rows of the spine */
	uint64_t *prints; /* 0: not written */
};

/* Prints of a text of the work as it is now; they live in `arena`. */
struct changed changed_begin(struct work *work, int lang, enum tier tier,
	int part, struct arena *arena);
/* The rows of blocks that differ now, into `rows` (room for to - from); their
 * number. */
int changed_end(const struct changed *before, struct work *work, int *rows);

/* The same for a lone file, as far as it has been parsed: the units [from, to)
 * of now that differ. */
struct changed_units {
	uint64_t *prints;
	int count;
	bool is_whole;
};
struct changed_units changed_begin_file(struct file *file, struct arena *arena);
void changed_end_file(const struct changed_units *before, struct file *file,
	int *from, int *to);

#endif
