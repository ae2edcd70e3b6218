/* SPDX-License-Identifier: MIT */
/*
 * What a reader leaves behind: places, marks, bookmarks, settings, scores and
 * (later) notes, in one SQLite file. Keyed by the work's id; a lone file by
 * its real path and the hash of its text. Places are block ids, so they survive
 * width, language, tier and edition. Without a database everything here quietly
 * does nothing and state_why says, once, why.
 */
#ifndef KOINE_STATE_STATE_H
#define KOINE_STATE_STATE_H

#include "base/arena.h"
#include "base/env.h"
#include "base/err.h"

#include <stdint.h>

struct state;

/* A place in a work. Strings are UTF-8 in the caller's or an arena's memory. */
struct state_place {
	struct str block; /* id of the block at the top of the page: "2.1.3" */
	uint32_t offset; /* [B] into the block's text: where the top line starts
	                  */
	struct str lang; /* "zh" */
	struct str tier; /* "full" */
};

struct state_bookmark {
	int64_t id;
	struct state_place place;
	struct str label; /* first words of the block, or the reader's own */
	int64_t time;     /* seconds since 1970 */
};

/* How a question has been answered so far. What box and day mean is
 * quiz/schedule.h's business. */
struct state_score {
	struct str question; /* "2.1.q1" */
	int asked, right;    /* [times] */
	int box;
	int64_t due; /* [day] since 1970, UTC */
};

/*
 * Opens dir/state.db if it is there; if not, folder and file are made by the
 * first write. Never NULL: if nothing can be kept (dir may be NULL) the object
 * works as an empty, forgetful one: getters find nothing, setters fail, and
 * *why holds one sentence. *why is also set, and all else works, if a damaged
 * file was moved aside. Setters try again what failed for a passing reason (a
 * lock, a full disk). `now` is the clock, for what has no time of its own.
 */
struct state *state_open(const char *dir, int64_t now, struct err *why);
/*
 * The same for those who have an environment. Where nothing is to be kept
 * (--no-state) it is an empty one in memory: all works and is gone when it is
 * closed, and state_is_kept is false.
 */
struct state *state_of_env(const struct env *env, struct err *why);
/* True if there was no database when it was opened. */
bool state_is_new(const struct state *state);
/* Accepts NULL. */
void state_close(struct state *state);
/* True if something can be saved, as far as is known. */
bool state_is_kept(const struct state *state);
/*
 * True, once for each thing that happened after state_open and that the reader
 * must be told: a damaged file was moved aside. *why then holds the sentence.
 */
bool state_why(struct state *state, struct err *why);

/* The last place in `work`; false if there is none. */
bool state_get_place(struct state *state, struct str work, struct arena *arena,
	struct state_place *place);
/* Commits; durable when it returns true. */
bool state_set_place(struct state *state, struct str work,
	const struct state_place *place, struct err *err);

/* Marks a–z, A–Z and '\'' (the last jump). Setting one replaces it. */
bool state_set_mark(struct state *state, struct str work, char mark,
	const struct state_place *place, struct err *err);
bool state_get_mark(struct state *state, struct str work, char mark,
	struct arena *arena, struct state_place *place);

/* Bookmarks in reading order of their making. *list is in the arena. */
size_t state_bookmarks(struct state *state, struct str work,
	struct arena *arena, struct state_bookmark **list);
bool state_add_bookmark(struct state *state, struct str work,
	const struct state_place *place, struct str label, int64_t now,
	struct err *err);
bool state_remove_bookmark(struct state *state, int64_t id, struct err *err);

/* The score of a question; zero, false, if it was never answered. Its string is
 * `question`. */
bool state_get_score(struct state *state, struct str work, struct str question,
	struct state_score *score);
/* Commits; durable when it returns true. */
bool state_set_score(struct state *state, struct str work,
	const struct state_score *score, struct err *err);
/* All scores of a work in a box from 1 on, that due first before others. *list
 * is in the arena. */
size_t state_boxed_scores(struct state *state, struct str work,
	struct arena *arena, struct state_score **list);

/* Settings: short strings by name ("theme", "bidi:xterm-256color"). False if
 * unset. */
bool state_get(struct state *state, const char *key, struct arena *arena,
	struct str *value);
bool state_set(struct state *state, const char *key, struct str value,
	struct err *err);

#endif
