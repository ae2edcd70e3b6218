/* SPDX-License-Identifier: MIT */
/* Databases that are made as a whole: in memory, or in a temporary file. */
#include "base/fs.h"
#include "base/mo.h"
#include "db/handle.h"

#include <errno.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

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
	struct db *db = open_plain(
		":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err);

	if (db)
		db_configure(db);
	return db;
}

struct db *db_open_memory(uint32_t application_id, struct err *err)
{
	struct db *db = open_memory(err);

	if (db && set_id(db, application_id, err))
		return db;
	db_close(db);
	return NULL;
}

/* False with errno. */
static bool read_all(int fd, unsigned char *to, size_t len)
{
	size_t got = 0;

	while (got < len) {
		const ssize_t n = pread(fd, to + got, len - got, (off_t)got);

		if (n == 0)
			errno = ENODATA;
		if (n == 0 || (n < 0 && errno != EINTR))
			return false;
		got += n > 0 ? (size_t)n : 0;
	}
	return true;
}

/* Into SQLite's own memory, which it frees. */
static bool give_copy(struct db *db, int fd, struct err *err)
{
	unsigned char *bytes = NULL;
	struct stat st;
	int code = SQLITE_CANTOPEN;

	if (fstat(fd, &st) == 0 && st.st_size > 0)
		bytes = sqlite3_malloc64((sqlite3_uint64)st.st_size);
	if (bytes && read_all(fd, bytes, (size_t)st.st_size))
		code = sqlite3_deserialize(db->handle, "main", bytes,
			st.st_size, st.st_size,
			SQLITE_DESERIALIZE_FREEONCLOSE |
				SQLITE_DESERIALIZE_READONLY);
	else
		sqlite3_free(bytes);
	return code == SQLITE_OK || db_fail(db, code, err);
}

struct db *db_open_copy(int fd, uint32_t application_id, struct err *err)
{
	struct db *db = open_memory(err);

	if (db && give_copy(db, fd, err) && db_has_id(db, application_id, err))
		return db;
	db_close(db);
	return NULL;
}

/*
 * Temporary tables in memory too: a file of them might lie on another disk. No
 * journal: a database in defensive mode would not hear of that.
 */
static bool set_up(struct db *db, int page_size, struct err *err)
{
	struct buf sql = {0};
	int reserve = DB_SUM_LEN;
	bool ok;

	/* Heard of only while the file is empty, as the size of pages. */
	sqlite3_file_control(
		db->handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
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
	db_configure(db);
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

bool db_copy(struct db *db, int fd, struct err *err)
{
	sqlite3_int64 size = 0;
	unsigned char *bytes = sqlite3_serialize(db->handle, "main", &size, 0);
	bool ok;

	if (!bytes)
		return db_fail(db, sqlite3_errcode(db->handle), err);
	ok = fs_write_all(fd, (struct str){(const char *)bytes, (size_t)size});
	if (!ok)
		err_set(err, ERR_STATE, _("cannot use '%s': %s"), db->path,
			err_system(errno));
	sqlite3_free(bytes);
	return ok;
}
