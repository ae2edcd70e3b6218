/* SPDX-License-Identifier: MIT */
/* A merge at work. Private to merge*.c. */
#ifndef KOINE_EXCHANGE_MERGE_IMPL_H
#define KOINE_EXCHANGE_MERGE_IMPL_H

#include "exchange/merge.h"

/* What becomes of a unit. */
enum outcome { OUTCOME_NONE, OUTCOME_SAME, OUTCOME_KEPT, OUTCOME_TAKEN };

struct decision {
	const struct incoming *in;
	enum outcome outcome;
	const struct text_unit *unit; /* ours; is_new: that of the source */
	bool is_new; /* of a section that is not written here yet */
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
/* NULL with m->err if it cannot be read. */
struct merge_file *merge_find_file(
	struct merger *m, struct text_name name, int part);
struct merge_block *merge_find_block(
	struct merger *m, const struct decision *decision);
/* The Markdown of what they bring, whose codes are to be those of ours or of
 * `source`, which may be NULL. False with err. */
bool merge_write(struct merger *m, struct decision *decision,
	const struct text_unit *source, struct err *err);
/* Says that a unit is not written, and why. */
void merge_note_error(
	struct merger *m, const struct incoming *in, const struct err *err);
/* The lines of a unit's Markdown as they stand in the file. */
struct str merge_indented(
	struct merger *m, const struct text_unit *unit, struct str md);
/* Decides what becomes of decision->in. False with m->err if a file cannot be
 * read. */
bool merge_decide(struct merger *m, struct decision *decision);
/* Takes the sections that are not written here and have come whole. */
bool merge_sections(struct merger *m);
/* Makes the new bytes of a file and reads them again; false with err if they
 * do not say what they should. */
bool merge_make_bytes(struct merge_file *file, struct err *err);

#endif
