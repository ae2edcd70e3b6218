/* SPDX-License-Identifier: MIT */
/* Databases that are made as a whole: in memory, or in a temporary file. */
#include "base/mo.h"
#include "db/handle.h"

#include <inttypes.h>
#include <string.h>

static bool set_id(struct db *db, uint32_t id, struct err *err)
{
	struct buf sql = {0};
	bool ok;

	buf_printf(&sql, "PRAGMA application_id = %" PRId32, (int32_t)id);
	ok = db_exec(db, sql.ptr, err);
	buf_release(&sql);
	return ok;
}

/* A handle for SQLite's name `path`; NULL on failure. */
static struct db *open_plain(const char *path, int flags, struct err *err)
{
	struct db *db = db_new(path, NULL);
	const int code = sqlite3_open_v2(
		path, &db->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);

	if (code == SQLITE_OK) {
		db_configure(db);
		if (terms_register(db, err))
			return db;
	} else {
		db_fail(db, code, err);
	}
	db_close(db);
	return NULL;
}

static struct db *open_memory(struct err *err)
{
	return open_plain(
		":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err);
}

struct db *db_open_memory(uint32_t application_id, struct err *err)
{
	struct db *db = open_memory(err);

	if (db && set_id(db, application_id, err))
		return db;
	db_close(db);
	return NULL;
}

/* SQLite frees it: it must be its own memory. */
static bool give_bytes(struct db *db, struct buf *bytes, struct err *err)
{
	unsigned char *copy = sqlite3_malloc64(bytes->len ? bytes->len : 1);
	int code = SQLITE_NOMEM;

	if (copy) {
		if (bytes->len > 0)
			memcpy(copy, bytes->ptr, bytes->len);
		code = sqlite3_deserialize(db->handle, "main", copy,
			(sqlite3_int64)bytes->len, (sqlite3_int64)bytes->len,
			SQLITE_DESERIALIZE_FREEONCLOSE |
				SQLITE_DESERIALIZE_READONLY);
	}
	buf_release(bytes);
	return code == SQLITE_OK || db_fail(db, code, err);
}

struct db *db_open_bytes(
	struct buf *bytes, uint32_t application_id, struct err *err)
{
	struct db *db = open_memory(err);

	if (db && give_bytes(db, bytes, err) &&
		db_has_id(db, application_id, err))
		return db;
	buf_release(bytes);
	db_close(db);
	return NULL;
}

/* Temporary tables in memory too: a file of them might lie on another disk. */
static bool set_up(struct db *db, int page_size, struct err *err)
{
	struct buf sql = {0};
	bool ok;

	buf_printf(&sql,
		"PRAGMA page_size = %d;"
		"PRAGMA locking_mode = EXCLUSIVE;"
		"PRAGMA journal_mode = OFF;"
		"PRAGMA synchronous = OFF;"
		"PRAGMA temp_store = MEMORY;"
		"PRAGMA cell_size_check = ON",
		page_size);
	ok = db_exec(db, sql.ptr, err);
	buf_release(&sql);
	return ok;
}

struct db *db_open_temporary(const char *path, int page_size,
	uint32_t application_id, struct err *err)
{
	struct db *db = open_plain(path, SQLITE_OPEN_READWRITE, err);

	if (db && set_up(db, page_size, err) && set_id(db, application_id, err))
		return db;
	db_close(db);
	return NULL;
}

bool db_put_bytes(struct db *db, struct buf *out, struct err *err)
{
	sqlite3_int64 size = 0;
	unsigned char *bytes = sqlite3_serialize(db->handle, "main", &size, 0);

	if (!bytes)
		return db_fail(db, sqlite3_errcode(db->handle), err);
	buf_str(out, (struct str){(const char *)bytes, (size_t)size});
	sqlite3_free(bytes);
	return true;
}
