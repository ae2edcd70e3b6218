/* SPDX-License-Identifier: MIT */
/* A merge at work. Private to merge.c and merge_decide.c. */
#ifndef KOINE_EXCHANGE_MERGE_IMPL_H
#define KOINE_EXCHANGE_MERGE_IMPL_H

#include "exchange/merge.h"

/* What becomes of a unit. */
enum outcome { OUTCOME_NONE, OUTCOME_SAME, OUTCOME_KEPT, OUTCOME_TAKEN };

struct decision {
	const struct incoming *in;
	enum outcome outcome;
	const struct text_unit *unit; /* ours */
	struct merge_file *file;
	struct merge_block *block;
	struct str md, text; /* TAKEN: what is written */
	enum unit_state state;
	bool is_current;
};

struct merger {
	struct merge *out;
	const struct incoming_list *list;
	unit_state_fn *state;
	void *ctx;
	struct decision *decisions;
	struct map blocks; /* "lang tier item" > struct merge_block * */
	struct err *err;
};

/* Adds a note on a unit; the caller may add both texts to it. */
struct merge_note *merge_note(struct merger *m, const struct incoming *in,
	bool is_fault, struct str message);
/* Decides what becomes of decision->in. False with m->err if a file cannot be
 * read. */
bool merge_decide(struct merger *m, struct decision *decision);

#endif
