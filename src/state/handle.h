/* SPDX-License-Identifier: MIT */
/* What the files of state/ share and nobody else sees. */
#ifndef KOINE_STATE_HANDLE_H
#define KOINE_STATE_HANDLE_H

#include "db/db.h"
#include "state/state.h"

struct state {
	char *dir;  /* NULL if there is no place for anything */
	char *path; /* of the database */
	int64_t now;
	struct db *db;      /* NULL before the first write, or if not usable */
	struct db *peek;    /* for reading until then, while nobody writes */
	struct err refusal; /* why not; code ERR_NONE if nothing is known */
	bool is_final;      /* trying again is no use */
	struct err notice;  /* for state_why */
	int recoveries;
	bool is_in_memory; /* db is, and lasts until it is closed */
	bool is_new;       /* there was no file at first */
	int hold;          /* says to state_hold_alone that it is in use; -1 */
};

/* hold.c: marks the state's folder as in use, if it is there. */
void hold_take(struct state *state);
/* Before a write: opens the database, or makes it now if it was not there. */
bool state_ensure(struct state *state, struct err *err);
/* The database for reading, or NULL if there is nothing to read. */
struct db *state_readable(struct state *state);
/* After a failure: true if it was damage, and the database can be used again.
 */
bool state_recover(struct state *state);
/* Ends a query (stmt may be NULL). True if it gave no error. */
bool state_finish(struct state *state, struct db_stmt *stmt, bool failed);

#endif
