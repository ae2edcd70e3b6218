/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "base/mo.h"
#include "db/handle.h"

#include <inttypes.h>

/* The whole file as it is now, WAL included, beside the old one. */
static bool keep_copy(struct db *db, int64_t version, struct err *err)
{
	sqlite3_int64 size = 0;
	unsigned char *bytes = sqlite3_serialize(db->handle, "main", &size, 0);
	struct buf path = {0};
	bool ok;

	if (!bytes)
		return db_fail(db, sqlite3_errcode(db->handle), err);
	buf_printf(&path, "%s.bak-%" PRId64, db->path, version);
	ok = fs_write(path.ptr, (struct str){(const char *)bytes, (size_t)size},
		true, err);
	buf_release(&path);
	sqlite3_free(bytes);
	return ok;
}

/* Sets application_id and user_version; pragmas take no parameters. */
static bool stamp(struct db *db, int64_t version, struct err *err)
{
	struct buf sql = {0};
	bool ok;

	buf_printf(&sql,
		"PRAGMA application_id = %" PRId32 ";"
		"PRAGMA user_version = %" PRId64,
		(int32_t)db->schema->application_id, version);
	ok = db_exec(db, sql.ptr, err);
	buf_release(&sql);
	return ok;
}

/* Inside the transaction; another koine may have done it in the meantime. */
static bool take_steps(struct db *db, int64_t last, struct err *err)
{
	int64_t version;

	if (!db_ask_int(db, "PRAGMA user_version", &version, err))
		return false;
	if (version >= last)
		return true;
	for (; version < last; version++) {
		if (!db_exec(db, db->schema->steps[version], err))
			return false;
	}
	return stamp(db, last, err);
}

enum db_result migrate_run(struct db *db, int64_t version, struct err *err)
{
	const int64_t last = db_last_version(db->schema);
	enum db_result result;

	if (version == last)
		return DB_OK;
	if (version > 0 && !keep_copy(db, version, err))
		return DB_FAILED;
	if (db_exec(db, "BEGIN IMMEDIATE", err) && take_steps(db, last, err) &&
		db_exec(db, "COMMIT", err))
		return DB_OK;
	result = db_judge(db, sqlite3_errcode(db->handle));
	/* A failed COMMIT may have rolled back already. */
	if (!sqlite3_get_autocommit(db->handle))
		db_exec(db, "ROLLBACK", NULL);
	return result;
}
