/* SPDX-License-Identifier: MIT */
/* What the files of db/ share and nobody else sees. */
#ifndef KOINE_DB_HANDLE_H
#define KOINE_DB_HANDLE_H

#include "base/vec.h"
#include "db/db.h"

#include <sqlite3.h>
#include <sys/stat.h>

#ifndef DB_BUSY_MS
#define DB_BUSY_MS 2000 /* how long another writer is waited for */
#endif

#define DB_SUM_LEN 8 /* [B] at the end of a page of a sealed file */

struct db {
	sqlite3 *handle;
	char *path;
	const struct db_schema *schema; /* NULL if opened immutable */
	struct stat seen;               /* the file as db_peek found it */
	VEC(struct db_stmt *) stmts;
	bool is_damaged;
	sqlite3_vfs *vfs;    /* of a sealed file, which it reads through */
	struct buf vfs_name; /* its own */
};

/* What a result code of SQLite means for who opens; sets is_damaged. */
enum db_result db_judge(struct db *db, int code);
/* Says what failed with `code`, in one sentence. Returns false. */
bool db_fail(struct db *db, int code, struct err *err);
/* Runs SQL that gives one integer, without the statement cache. */
bool db_ask_int(
	struct db *db, const char *sql, int64_t *value, struct err *err);
/* A zeroed handle for path, not opened yet. */
struct db *db_new(const char *path, const struct db_schema *schema);
/* The settings that need no access to the file. */
void db_configure(struct db *db);
/* sealed.c: a VFS that reads only pages whose sum is right, and its name. */
sqlite3_vfs *sealed_new(struct buf *name);
void sealed_free(sqlite3_vfs *vfs);
/* terms.c: registers the tokenizer. False with err if this SQLite has no full
 * text. */
bool terms_register(struct db *db, struct err *err);
/* True if the application_id is this one; else says so. */
bool db_has_id(struct db *db, uint32_t id, struct err *err);
/* True if the file with this ending lies beside `path`. */
bool db_has_part(const char *path, const char *ending);
/* Number of steps: the user_version of an up-to-date database. */
int64_t db_last_version(const struct db_schema *schema);
/*
 * Brings an open database from `version` to the last step in one transaction;
 * a copy NAME.bak-VERSION is made first if there is anything to lose.
 */
enum db_result migrate_run(struct db *db, int64_t version, struct err *err);
/*
 * Renames a database and its -wal, -shm and -journal to NAME.corrupt-DATE or,
 * if that is taken, NAME.corrupt-DATE-N. *moved is the new name; caller frees.
 */
bool aside_move(const char *path, char **moved, struct err *err);
/* Makes the folder of `path` durable. */
void aside_sync_folder(const char *path);

#endif
