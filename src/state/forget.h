/* SPDX-License-Identifier: MIT */
/* Taking out of the state what a person left in it, for good. */
#ifndef KOINE_STATE_FORGET_H
#define KOINE_STATE_FORGET_H

#include "state/state.h"

enum state_part {
	STATE_PLACES,
	STATE_MARKS,
	STATE_BOOKMARKS,
	STATE_SCORES,
	STATE_SETTINGS,
	STATE_PART_COUNT
};

/* True if a row goes; `id` is a block's or a question's. */
typedef bool state_wants_fn(void *data, struct str work, struct str id);
struct state_wants {
	state_wants_fn *ask; /* NULL: all rows; else settings have no id and
	                        stay */
	void *data;
};

/*
 * Waits a little until no koine has the state in `dir` open, and keeps it so
 * until *hold is closed (-1 where there is no folder). False if one has it.
 */
bool state_hold_alone(const char *dir, int *hold, struct err *err);
/* Rows of a part that would go. */
size_t state_count(struct state *state, enum state_part part,
	const struct state_wants *wants);
/*
 * Removes the rows of a part that are wanted, in one transaction; the state is
 * not in use by another. *gone is how many there were.
 */
bool state_forget(struct state *state, enum state_part part,
	const struct state_wants *wants, size_t *gone, struct err *err);
/* Before the first state_forget. False if another program has it open. */
bool state_settle(struct state *state, struct err *err);
/* After the last: nothing of what was removed is in the file any more. */
bool state_scrub(struct state *state, struct err *err);

#endif
