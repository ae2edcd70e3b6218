/* SPDX-License-Identifier: MIT */
/*
 * Two texts compared word by word, as one: what both have, what the old one had
 * and what the new one has. A word is what the language's own boundaries make
 * one, so Chinese and Arabic are compared as English is, and no grapheme
 * cluster is ever cut.
 */
#ifndef KOINE_DESK_DIFF_H
#define KOINE_DESK_DIFF_H

#include "base/vec.h"
#include "text/brk.h"

enum diff_kind { DIFF_SAME, DIFF_REMOVED, DIFF_ADDED };

/* A stretch of the old text (REMOVED) or the new one, never empty. */
struct diff_run {
	enum diff_kind kind;
	struct str text;
};

struct diff {
	VEC(struct diff_run) runs;
};

/*
 * The runs from the beginning to the end; what is removed stands before what is
 * added there. They point into the texts. Texts of very many different words
 * are told apart at their ends only. False if they are the same.
 */
bool diff_words(
	struct str old, struct str new_text, struct brk *brk, struct diff *out);
void diff_release(struct diff *diff);

#endif
