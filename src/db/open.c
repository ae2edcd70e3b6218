/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "db/handle.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define WAL_TRIES                                                  \
	100 /* of 20 ms: two instances that begin one file at once \
	     */

/* One try to open a file; what of it must be remembered if it is damaged. */
struct attempt {
	const char *path;
	const struct db_schema *schema;
	struct stat seen; /* the file that was looked at */
	bool must_check;
	struct err *err;
};

static bool cannot_open(const char *path, struct err *err)
{
	return err_set(err, ERR_STATE, _("cannot open '%s': %s"), path,
		err_system(errno));
}

/*
 * The folder's real path and the name itself, so that SQLite can refuse links:
 * it means the whole path, but a home behind a link is nothing unusual. The
 * caller frees; NULL on failure.
 */
static char *resolve_folder(const char *path, struct err *err)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	struct buf folder = {0};
	struct buf full = {0};
	char *real;

	buf_str(&folder,
		slash ? (struct str){path, (size_t)(name - path)} : STR("."));
	real = realpath(folder.ptr, NULL);
	if (real)
		buf_printf(&full, "%s/%s", strcmp(real, "/") == 0 ? "" : real,
			name);
	else
		cannot_open(path, err);
	free(real);
	buf_release(&folder);
	return real ? buf_detach(&full) : NULL;
}

/* Makes the file, ours alone, or finds it. */
static bool find_or_make(struct attempt *attempt)
{
	const char *path = attempt->path;
	int fd;

	if (lstat(path, &attempt->seen) != 0) {
		fd = open(path,
			O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			0600);
		if (fd < 0 && errno != EEXIST)
			return cannot_open(path, attempt->err);
		if (fd >= 0)
			close(fd);
		aside_sync_folder(path);
		if (lstat(path, &attempt->seen) != 0)
			return cannot_open(path, attempt->err);
	}
	if (S_ISLNK(attempt->seen.st_mode))
		return err_set(attempt->err, ERR_STATE,
			_("'%s' is a symbolic link"), path);
	if (!S_ISREG(attempt->seen.st_mode))
		return err_set(attempt->err, ERR_STATE,
			_("'%s' is not a regular file"), path);
	return true;
}

/* Closing must not write the WAL into a file that is damaged or not ours. */
static void keep_wal(struct db *db, bool is_kept)
{
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE,
		(int)is_kept, NULL);
}

/* DB_NEWER if the file is not ours, or not yet. */
static enum db_result read_owner(
	struct db *db, int64_t *version, struct err *err)
{
	int64_t id;
	int64_t tables;

	if (!db_ask_int(db, "PRAGMA application_id", &id, err) ||
		!db_ask_int(db, "PRAGMA user_version", version, err))
		return db_judge(db, sqlite3_errcode(db->handle));
	if (id == 0 && *version == 0) {
		if (!db_ask_int(db, "SELECT count(*) FROM sqlite_schema",
			    &tables, err))
			return db_judge(db, sqlite3_errcode(db->handle));
		if (tables == 0)
			return DB_OK;
	}
	if (id != (int32_t)db->schema->application_id) {
		err_set(err, ERR_STATE, _("'%s' belongs to another program"),
			db->path);
		return DB_NEWER;
	}
	if (*version <= db_last_version(db->schema))
		return DB_OK;
	err_set(err, ERR_STATE, _("'%s' was written by a newer koine"),
		db->path);
	return DB_NEWER;
}

/* All of it at one moment: another instance may be making the file. */
static enum db_result check_owner(
	struct db *db, int64_t *version, struct err *err)
{
	enum db_result result;

	if (!db_exec(db, "BEGIN", err))
		return db_judge(db, sqlite3_errcode(db->handle));
	result = read_owner(db, version, err);
	db_exec(db, "COMMIT", NULL);
	return result;
}

static enum db_result check_whole(struct db *db, struct err *err)
{
	int64_t is_ok;

	if (!db_ask_int(db,
		    "SELECT quick_check = 'ok' FROM "
		    "pragma_quick_check(1)",
		    &is_ok, err))
		return db_judge(db, sqlite3_errcode(db->handle));
	if (is_ok)
		return DB_OK;
	db->is_damaged = true;
	err_set(err, ERR_STATE, _("'%s' is damaged"), db->path);
	return DB_FAILED;
}

/*
 * WAL is kept in the file, so most times this only asks. Where WAL cannot be
 * (no shared memory, as on some sticks and networks) the mode stays DELETE.
 */
static enum db_result ensure_wal(struct db *db, struct err *err)
{
	int64_t is_wal;
	int code = SQLITE_BUSY;

	if (!db_ask_int(db,
		    "SELECT journal_mode = 'wal' FROM "
		    "pragma_journal_mode",
		    &is_wal, err))
		return db_judge(db, sqlite3_errcode(db->handle));
	if (is_wal)
		return DB_OK;
	/* SQLite calls no busy handler for this lock. */
	for (int i = 0; i < WAL_TRIES; i++) {
		code = sqlite3_exec(db->handle, "PRAGMA journal_mode = WAL",
			NULL, NULL, NULL);
		if ((code & 0xFF) != SQLITE_BUSY)
			break;
		sqlite3_sleep(DB_BUSY_MS / WAL_TRIES);
	}
	/* Still busy: DELETE mode is slower, not worse. */
	if (code == SQLITE_OK || (code & 0xFF) == SQLITE_BUSY)
		return DB_OK;
	db_fail(db, code, err);
	return db_judge(db, code);
}

static enum db_result set_up(
	struct db *db, struct attempt *attempt, bool is_unclean)
{
	struct err *err = attempt->err;
	int64_t version = 0;
	enum db_result result = check_owner(db, &version, err);

	if (result != DB_OK)
		return result;
	if (sqlite3_db_readonly(db->handle, "main") == 1) {
		err_set(err, ERR_STATE, _("'%s' is read-only"), db->path);
		return DB_FAILED;
	}
	if (!db_exec(db,
		    "PRAGMA cell_size_check = ON;"
		    "PRAGMA synchronous = FULL;"
		    "PRAGMA secure_delete = ON",
		    err))
		return db_judge(db, sqlite3_errcode(db->handle));
	if (is_unclean || attempt->must_check) {
		result = check_whole(db, err);
		if (result != DB_OK)
			return result;
	}
	keep_wal(db, false);
	result = ensure_wal(db, err);
	return result == DB_OK ? migrate_run(db, version, err) : result;
}

/* *is_damaged tells a DB_FAILED that can be helped. */
static enum db_result try_open(
	struct attempt *attempt, struct db **out, bool *is_damaged)
{
	struct db *db;
	bool is_unclean;
	enum db_result result;
	int code;

	*is_damaged = false;
	if (!find_or_make(attempt))
		return DB_FAILED;
	is_unclean = db_has_part(attempt->path, "-wal") ||
	             db_has_part(attempt->path, "-journal");
	db = db_new(attempt->path, attempt->schema);
	code = sqlite3_open_v2(attempt->path, &db->handle,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
			SQLITE_OPEN_NOMUTEX,
		NULL);
	if (code == SQLITE_OK) {
		db_configure(db);
		keep_wal(db, is_unclean);
		result = set_up(db, attempt, is_unclean);
	} else {
		db_fail(db, code, attempt->err);
		result = db_judge(db, code);
	}
	if (result == DB_OK) {
		*out = db;
		return DB_OK;
	}
	*is_damaged = db->is_damaged;
	if (db->is_damaged && db->handle)
		keep_wal(db, true);
	db_close(db);
	return result;
}

/* Another instance may have put a new file in its place just now. */
static bool is_same_file(const struct attempt *attempt)
{
	struct stat now;

	return lstat(attempt->path, &now) == 0 &&
	       now.st_ino == attempt->seen.st_ino &&
	       now.st_dev == attempt->seen.st_dev;
}

static enum db_result begin_anew(struct attempt *attempt, struct db **out)
{
	enum db_result result;
	char *moved = NULL;
	bool is_damaged;

	if (is_same_file(attempt) &&
		!aside_move(attempt->path, &moved, attempt->err))
		return DB_FAILED;
	result = try_open(attempt, out, &is_damaged);
	if (result == DB_OK && moved) {
		err_set(attempt->err, ERR_STATE,
			_("'%s' was damaged: it is kept as '%s', "
			  "and a new one is begun"),
			attempt->path, moved);
		result = DB_MOVED_ASIDE;
	}
	free(moved);
	return result;
}

static enum db_result open_path(const char *path,
	const struct db_schema *schema, bool must_check, struct db **out,
	struct err *err)
{
	char *full = resolve_folder(path, err);
	struct attempt attempt = {
		.path = full,
		.schema = schema,
		.must_check = must_check,
		.err = err,
	};
	enum db_result result;
	bool is_damaged;

	if (!full)
		return DB_FAILED;
	result = try_open(&attempt, out, &is_damaged);
	if (is_damaged)
		result = begin_anew(&attempt, out);
	free(full);
	return result;
}

enum db_result db_open(const char *path, const struct db_schema *schema,
	struct db **out, struct err *err)
{
	return open_path(path, schema, false, out, err);
}

enum db_result db_recover(struct db **db, struct err *err)
{
	char *path = xstrdup(str_of((*db)->path));
	const struct db_schema *schema = (*db)->schema;
	enum db_result result;

	keep_wal(*db, true);
	db_close(*db);
	*db = NULL;
	result = open_path(path, schema, true, db, err);
	free(path);
	return result;
}
