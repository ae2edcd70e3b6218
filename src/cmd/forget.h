/* SPDX-License-Identifier: MIT */
/* `koine forget`: what there is of each kind, and how it goes. */
#ifndef KOINE_CMD_FORGET_H
#define KOINE_CMD_FORGET_H

#include "cmd/help.h"
#include "state/forget.h"

/* The parts of the state first, in its own order. */
enum kept {
	KEPT_PLACES = STATE_PLACES,
	KEPT_MARKS = STATE_MARKS,
	KEPT_BOOKMARKS = STATE_BOOKMARKS,
	KEPT_SCORES = STATE_SCORES,
	KEPT_SETTINGS = STATE_SETTINGS,
	KEPT_FILES,    /* in the state's folder: copied texts, lists */
	KEPT_CACHE,    /* of search */
	KEPT_PROFILES, /* folders */
	KEPT_COPIES,   /* of the database: before a migration, or damaged */
	KEPT_COUNT
};

struct kept_files {
	const char *folder;
	const char *const *names;
	size_t count;
};

struct forget {
	struct run *run;
	bool is_wanted[KEPT_COUNT]; /* copies go with any part of the state */
	int *rows;                  /* places that are meant; none: all */
	int row_count;
	struct state *state; /* NULL: there is none */
	int hold;            /* see state_hold_alone */
	size_t count[KEPT_COUNT];
	struct kept_files files[KEPT_COUNT];
};

/* ---- forget_kept.c ---- */
/*
 * Finds what is wanted. If something is to be removed, no koine may have the
 * state open.
 */
bool forget_open(struct forget *forget, struct err *err);
/* Removes it; count is then what went. */
bool forget_remove(struct forget *forget, struct err *err);
void forget_close(struct forget *forget);

#endif
