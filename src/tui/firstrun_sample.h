/* SPDX-License-Identifier: MIT */
/* A sentence of the work by which a language and a level can be chosen. */
#ifndef KOINE_TUI_FIRSTRUN_SAMPLE_H
#define KOINE_TUI_FIRSTRUN_SAMPLE_H

#include "corpus/corpus.h"

struct sample {
	struct str text;   /* one line in the arena; may be empty */
	int lang;          /* it is in */
	bool is_unwritten; /* not in this language and tier */
};

/*
 * The first sentence of block 2.1.1 (of the first paragraph, in a work without
 * it) in a language and tier. Where that is not written, the same level of
 * another language; never another level.
 */
struct sample sample_of(
	struct work *work, int lang, enum tier tier, struct arena *arena);
/* The end [B] of the first sentence of `text` by the marks of `locale`. */
size_t sample_sentence(struct str text, const struct locale *locale);

#endif
