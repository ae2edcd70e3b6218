/* SPDX-License-Identifier: MIT */
/*
 * SQLite, bound parameters only. Opens with the settings that survive a pulled
 * plug (WAL + synchronous=FULL; DELETE where WAL is impossible), defensive mode
 * and a busy timeout. A database that is corrupt is moved aside, never
 * overwritten; one that is newer than we understand is left alone.
 */
#ifndef KOINE_DB_DB_H
#define KOINE_DB_DB_H

#include "base/buf.h"
#include "base/err.h"

#include <stdint.h>

/*
 * Full text (FTS5) has a tokenizer of ours, "koine", in all databases but those
 * that db_open gives: text is cut at single spaces, and a term that begins with
 * this byte stands, in what is indexed, at the position of the one before it.
 */
#define DB_TERM_BESIDE '\1'

struct db;
struct db_stmt;

/* One step of a schema: SQL that takes user_version from its index to index
 * + 1. */
struct db_schema {
	uint32_t application_id;
	const char *const *steps; /* NULL-terminated */
};

enum db_result {
	DB_OK,
	DB_MOVED_ASIDE, /* was corrupt: moved to NAME.corrupt-DATE, a new one
	                   begun; err says so */
	DB_NEWER,       /* user_version above ours or another application_id:
	                   untouched, not opened */
	DB_LOCKED,      /* somebody holds it: not opened, may be tried again */
	DB_FAILED,      /* not opened; err says why */
};

/* Opens or makes `path` (0600, never through a symbolic link) and migrates it
 * in one transaction, after a copy NAME.bak-VERSION. */
enum db_result db_open(const char *path, const struct db_schema *schema,
	struct db **out, struct err *err);
/* Opens read-only and immutable. NULL on failure. */
struct db *db_open_immutable(
	const char *path, uint32_t application_id, struct err *err);
/*
 * The same for a file that db_seal finished: each page has a sum, so that a
 * changed bit is found by who reads the page, as damage, and costs nothing
 * before. NULL also if it is no such file.
 */
struct db *db_open_sealed(
	const char *path, uint32_t application_id, struct err *err);
/*
 * Reads the pages of a sealed file where they lie in a map of it, not by
 * copies: for who asks a little and closes it. A file that is cut while it is
 * mapped ends the process.
 */
void db_map(struct db *db);
/* Sets the sums of a file that db_open_temporary began and nobody has open.
 * False with errno. */
bool db_seal(int fd);
/* True if all sums of a sealed file are right: reads it all. */
bool db_is_whole(int fd);
/* An empty one in memory. NULL on failure. */
struct db *db_open_memory(uint32_t application_id, struct err *err);
/* One in memory, read-only, of what the file `fd` has in it. NULL on failure.
 */
struct db *db_open_copy(int fd, uint32_t application_id, struct err *err);
/*
 * Opens `path`, a regular file that is there and nobody else's, for building:
 * without a journal and without waiting for the disk. What fails leaves it in
 * pieces: it is for a temporary file that is thrown away then, and else synced
 * sealed, synced and renamed by who made it. The pages of an empty one have
 * `page_size` [B].
 */
struct db *db_open_temporary(const char *path, int page_size,
	uint32_t application_id, struct err *err);
/*
 * Takes an open database out of WAL, so that nothing of it lies beside it.
 * False with err if somebody else has it open. db_open puts it back.
 */
bool db_settle(struct db *db, struct err *err);
/* Builds the file anew from the rows it has: what was deleted is in it no more.
 * After db_settle. */
bool db_scrub(struct db *db, struct err *err);
/* Writes the bytes of the file that a database is, or would be, to `fd`. */
bool db_copy(struct db *db, int fd, struct err *err);
/*
 * A first look, before the first paint, at a database that lies there whole (no
 * -wal or -journal) and has the last step: read without a lock, a write or a
 * file made, in a third of the time of db_open. NULL if any of this is not so;
 * db_open then finds out why. Before each use ask db_peek_is_valid.
 */
struct db *db_peek(const char *path, const struct db_schema *schema);
/* False once anybody may have written: close it and use db_open. */
bool db_peek_is_valid(const struct db *db);
/* Accepts NULL. */
void db_close(struct db *db);
/* True once anything failed because the file is damaged. */
bool db_is_damaged(const struct db *db);
/*
 * Closes *db and opens it again with a check of the whole file, which is moved
 * aside if it fails: results as db_open; *db is NULL if it is not open after.
 */
enum db_result db_recover(struct db **db, struct err *err);
/* Runs SQL text of ours (no parameters). */
bool db_exec(struct db *db, const char *sql, struct err *err);

/*
 * Prepares `sql` (cached per db by pointer) and binds by `types`: one letter
 * per argument: i int64_t, s struct str * (copied), n NULL, which takes no
 * argument. Returns NULL on failure. db_step until false; then db_done.
 */
struct db_stmt *db_query(struct db *db, struct err *err, const char *sql,
	const char *types, ...);
/* Moves to the next row. False at the end or on failure (then err is set and
 * *failed true). */
bool db_step(struct db_stmt *stmt, bool *failed, struct err *err);
int64_t db_int(struct db_stmt *stmt, int column);
/* Valid until the next db_step or db_done; ptr NULL if it is NULL. */
struct str db_text(struct db_stmt *stmt, int column);
void db_done(struct db_stmt *stmt);
/* db_query + step to the end, for statements without rows. Returns after COMMIT
 * is durable. */
bool db_run(struct db *db, struct err *err, const char *sql, const char *types,
	...);

#endif
