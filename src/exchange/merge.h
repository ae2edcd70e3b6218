/* SPDX-License-Identifier: MIT */
/*
 * An import against the texts as they are, three ways: what stood there when it
 * was exported, what stands there now, what it brings. Only theirs changed:
 * taken. Only ours: kept. Both, and not alike: a conflict, and nothing of that
 * block is written. A unit whose codes are not those of its source, or that
 * cannot be written as Markdown, is left out; an id that is not there is said,
 * never guessed. A section that is not written yet comes whole or not at all,
 * for its blocks are known by their order. The result are new bytes, checked by
 * reading them again; writing them is the caller's.
 */
#ifndef KOINE_EXCHANGE_MERGE_H
#define KOINE_EXCHANGE_MERGE_H

#include "exchange/edit.h"
#include "exchange/units.h"

/* Something to be said of one unit. */
struct merge_note {
	int line;                /* in the import */
	bool is_fault;           /* something was not written */
	struct str message;      /* translated; names the unit */
	struct str place;        /* of a conflict: "fr/full 2.1.3/1" */
	struct str ours, theirs; /* of a conflict; else empty */
};

/* A leaf of the new bytes, as it should be. */
struct merge_leaf {
	struct str text; /* form_text; of a heading, without its id */
	bool is_heading;
	int item, ordinal;
	struct merge_block *block;
};

/* Sections that have come whole, to stand before byte `at` of the old ones. */
struct merge_insertion {
	size_t at; /* [B] */
	struct str text;
	VEC(struct merge_leaf) leaves;
};

/* A file that is changed. */
struct merge_file {
	struct units ours;
	VEC(struct edit) edits; /* sorted */
	struct buf bytes;       /* new ones; empty: as they were */
	VEC(struct merge_insertion) insertions; /* ascending */
	struct map expected; /* of units that are taken: id > struct merge_leaf
	                      * */
};

/* A block whose translation is another, or stands otherwise. */
struct merge_block {
	int item;
	const struct merge_file *file;
	int line; /* taken: where it begins in the new bytes */
	struct text_name target, source;
	enum unit_state state; /* as it should be kept */
	bool is_taken;         /* its text is new */
	bool is_current;       /* it was made from the source as it is now */
	bool is_conflict;
	bool is_done;
	int units; /* of it in the import */
};

struct merge {
	struct work *work; /* not owned */
	struct arena arena;
	VEC(struct merge_file *) files;
	VEC(struct merge_block *) blocks; /* those that change */
	VEC(struct merge_note) notes;
	int taken, kept, same; /* units */
	bool has_faults;
};

/*
 * False, with nothing to release, if a file cannot be read, an id stands in the
 * list twice, or the new bytes would not say what they should.
 */
bool merge_run(struct work *work, const struct incoming_list *list,
	unit_state_fn *state, void *ctx, struct merge *out, struct err *err);
void merge_release(struct merge *merge);
/* Appends a unified diff of the files that change. */
void merge_diff(const struct merge *merge, struct buf *out);

#endif
