/* SPDX-License-Identifier: MIT */
#include "db/db.h"

#include "base/mo.h"
#include "db/handle.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct db_stmt {
	struct db *db;
	sqlite3_stmt *stmt;
	const char *sql; /* the caller's pointer: the key of the cache */
	bool is_busy;    /* between db_query and db_done */
};

static bool is_damage(int code)
{
	return (code & 0xFF) == SQLITE_CORRUPT ||
	       (code & 0xFF) == SQLITE_NOTADB;
}

enum db_result db_judge(struct db *db, int code)
{
	const int primary = code & 0xFF;

	if (is_damage(code))
		db->is_damaged = true;
	return primary == SQLITE_BUSY || primary == SQLITE_LOCKED ? DB_LOCKED
	                                                          : DB_FAILED;
}

bool db_fail(struct db *db, int code, struct err *err)
{
	const int error = db->handle ? sqlite3_system_errno(db->handle) : 0;

	switch (code & 0xFF) {
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		db->is_damaged = true;
		return err_set(err, ERR_STATE, _("'%s' is damaged"), db->path);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(err, ERR_STATE,
			_("'%s' is in use by another program"), db->path);
	case SQLITE_FULL:
		return err_set(err, ERR_STATE,
			_("cannot write '%s': the disk is full"), db->path);
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
	case SQLITE_READONLY:
		if (error != 0)
			return err_set(err, ERR_STATE, _("cannot use '%s': %s"),
				db->path, err_system(error));
		break;
	default:
		break;
	}
	return err_set(err, ERR_STATE, _("cannot use '%s': %s"), db->path,
		db->handle ? sqlite3_errmsg(db->handle) : sqlite3_errstr(code));
}

static void free_stmt(struct db_stmt *stmt)
{
	sqlite3_finalize(stmt->stmt);
	free(stmt);
}

void db_close(struct db *db)
{
	if (!db)
		return;
	for (size_t i = 0; i < db->stmts.len; i++)
		free_stmt(db->stmts.ptr[i]);
	vec_release(&db->stmts);
	sqlite3_close_v2(db->handle);
	sealed_free(db->vfs);
	buf_release(&db->vfs_name);
	free(db->path);
	free(db);
}

bool db_is_damaged(const struct db *db)
{
	return db->is_damaged;
}

bool db_exec(struct db *db, const char *sql, struct err *err)
{
	const int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);

	return code == SQLITE_OK || db_fail(db, code, err);
}

bool db_ask_int(struct db *db, const char *sql, int64_t *value, struct err *err)
{
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v2(db->handle, sql, -1, &stmt, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_step(stmt);
	if (code == SQLITE_ROW)
		*value = sqlite3_column_int64(stmt, 0);
	else
		db_fail(db, code, err);
	/* After a failed step this gives the same code again. */
	sqlite3_finalize(stmt);
	return code == SQLITE_ROW;
}

/* An idle statement of this text; the text is compared, lest a buffer is used
 * again. */
static struct db_stmt *find_cached(const struct db *db, const char *sql)
{
	for (size_t i = 0; i < db->stmts.len; i++) {
		struct db_stmt *stmt = db->stmts.ptr[i];

		if (stmt->sql == sql && !stmt->is_busy &&
			strcmp(sqlite3_sql(stmt->stmt), sql) == 0)
			return stmt;
	}
	return NULL;
}

static struct db_stmt *prepare(struct db *db, const char *sql, struct err *err)
{
	struct db_stmt *stmt = find_cached(db, sql);
	sqlite3_stmt *prepared = NULL;
	int code;

	if (stmt)
		return stmt;
	code = sqlite3_prepare_v3(db->handle, sql, -1,
		SQLITE_PREPARE_PERSISTENT, &prepared, NULL);
	if (code != SQLITE_OK) {
		db_fail(db, code, err);
		return NULL;
	}
	if (!prepared)
		BUG("empty SQL");
	stmt = xcalloc(1, sizeof(*stmt));
	*stmt = (struct db_stmt){.db = db, .stmt = prepared, .sql = sql};
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are stored */
	vec_push(&db->stmts, stmt);
	return stmt;
}

static int bind_str(sqlite3_stmt *stmt, int index, const struct str *s)
{
	/* A NULL pointer would bind NULL, not the empty string. */
	return sqlite3_bind_text64(stmt, index, s->ptr ? s->ptr : "", s->len,
		/* NOLINTNEXTLINE(performance-no-int-to-ptr): SQLite's macro */
		SQLITE_TRANSIENT, SQLITE_UTF8);
}

static bool bind_all(
	struct db_stmt *stmt, const char *types, va_list args, struct err *err)
{
	for (int i = 0; types[i]; i++) {
		int code = SQLITE_OK;

		switch (types[i]) {
		case 'i':
			code = sqlite3_bind_int64(
				stmt->stmt, i + 1, va_arg(args, int64_t));
			break;
		case 's':
			code = bind_str(stmt->stmt, i + 1,
				va_arg(args, const struct str *));
			break;
		case 'n':
			code = sqlite3_bind_null(stmt->stmt, i + 1);
			break;
		default:
			BUG("unknown type of SQL parameter");
		}
		if (code != SQLITE_OK)
			return db_fail(stmt->db, code, err);
	}
	return true;
}

static struct db_stmt *start(struct db *db, struct err *err, const char *sql,
	const char *types, va_list args)
{
	struct db_stmt *stmt = prepare(db, sql, err);

	if (!stmt)
		return NULL;
	if ((size_t)sqlite3_bind_parameter_count(stmt->stmt) != strlen(types))
		BUG("number of SQL parameters");
	if (!bind_all(stmt, types, args, err)) {
		db_done(stmt);
		return NULL;
	}
	stmt->is_busy = true;
	return stmt;
}

struct db_stmt *db_query(
	struct db *db, struct err *err, const char *sql, const char *types, ...)
{
	struct db_stmt *stmt;
	va_list args;

	va_start(args, types);
	stmt = start(db, err, sql, types, args);
	va_end(args);
	return stmt;
}

bool db_step(struct db_stmt *stmt, bool *failed, struct err *err)
{
	const int code = sqlite3_step(stmt->stmt);

	if (failed)
		*failed = code != SQLITE_ROW && code != SQLITE_DONE;
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		db_fail(stmt->db, code, err);
	return code == SQLITE_ROW;
}

int64_t db_int(struct db_stmt *stmt, int column)
{
	return sqlite3_column_int64(stmt->stmt, column);
}

struct str db_text(struct db_stmt *stmt, int column)
{
	const void *text = sqlite3_column_text(stmt->stmt, column);
	const int len = sqlite3_column_bytes(stmt->stmt, column);

	return (struct str){text, text && len > 0 ? (size_t)len : 0};
}

void db_done(struct db_stmt *stmt)
{
	sqlite3_reset(stmt->stmt);
	sqlite3_clear_bindings(stmt->stmt);
	stmt->is_busy = false;
}

bool db_run(
	struct db *db, struct err *err, const char *sql, const char *types, ...)
{
	struct db_stmt *stmt;
	va_list args;
	bool failed = false;

	va_start(args, types);
	stmt = start(db, err, sql, types, args);
	va_end(args);
	if (!stmt)
		return false;
	while (db_step(stmt, &failed, err))
		;
	db_done(stmt);
	return !failed;
}
