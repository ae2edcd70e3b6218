/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "db/handle.h"

#include <string.h>

bool db_has_part(const char *path, const char *ending)
{
	struct buf name = {0};
	struct stat st;
	bool is_there;

	buf_printf(&name, "%s%s", path, ending);
	is_there = lstat(name.ptr, &st) == 0;
	buf_release(&name);
	return is_there;
}

struct db *db_new(const char *path, const struct db_schema *schema)
{
	struct db *db = xcalloc(1, sizeof(*db));

	/* One thread is all there is, and nobody asks what memory is used.
	 * SQLite takes this before its first use only, and refuses it later. */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	db->path = xstrdup(str_of(path));
	db->schema = schema;
	return db;
}

void db_configure(struct db *db)
{
	sqlite3_extended_result_codes(db->handle, 1);
	sqlite3_busy_timeout(db->handle, DB_BUSY_MS);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
}

int64_t db_last_version(const struct db_schema *schema)
{
	int64_t count = 0;

	while (schema->steps[count])
		count++;
	return count;
}

/* SQLite reads '?', '#' and '%' in a file: URI. */
static void append_uri(const char *path, struct buf *uri)
{
	buf_cstr(uri, "file:");
	for (; *path; path++) {
		if (strchr("?#%", *path))
			buf_printf(uri, "%%%02X", (unsigned)*path);
		else
			buf_byte(uri, *path);
	}
	buf_cstr(uri, "?immutable=1");
}

/* Without locks, and read-only. */
static bool open_immutable(struct db *db, struct err *err)
{
	struct buf uri = {0};
	int code;

	append_uri(db->path, &uri);
	code = sqlite3_open_v2(uri.ptr, &db->handle,
		SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
		db->vfs_name.ptr);
	buf_release(&uri);
	if (code != SQLITE_OK)
		return db_fail(db, code, err);
	db_configure(db);
	return true;
}

bool db_has_id(struct db *db, uint32_t id, struct err *err)
{
	int64_t found;

	if (!db_ask_int(db, "PRAGMA application_id", &found, err))
		return false;
	if (found != (int32_t)id)
		return err_set(err, ERR_STATE,
			_("'%s' belongs to another program"), db->path);
	return true;
}

struct db *db_open_immutable(
	const char *path, uint32_t application_id, struct err *err)
{
	struct db *db = db_new(path, NULL);

	if (open_immutable(db, err) && db_has_id(db, application_id, err) &&
		terms_register(db, err))
		return db;
	db_close(db);
	return NULL;
}

struct db *db_open_sealed(
	const char *path, uint32_t application_id, struct err *err)
{
	struct db *db = db_new(path, NULL);

	db->vfs = sealed_new(&db->vfs_name);
	if (open_immutable(db, err) && db_has_id(db, application_id, err) &&
		terms_register(db, err))
		return db;
	db_close(db);
	return NULL;
}

void db_map(struct db *db)
{
	/* More than any index; SQLite has an own limit. */
	db_exec(db, "PRAGMA mmap_size = 2000000000", NULL);
}

static bool is_whole(const char *path, struct stat *st)
{
	return lstat(path, st) == 0 && S_ISREG(st->st_mode) &&
	       !db_has_part(path, "-wal") && !db_has_part(path, "-journal");
}

struct db *db_peek(const char *path, const struct db_schema *schema)
{
	struct db *db = db_new(path, schema);
	int64_t version;

	if (is_whole(path, &db->seen) && open_immutable(db, NULL) &&
		db_has_id(db, schema->application_id, NULL) &&
		db_ask_int(db, "PRAGMA user_version", &version, NULL) &&
		version == db_last_version(schema))
		return db;
	db_close(db);
	return NULL;
}

bool db_peek_is_valid(const struct db *db)
{
	struct stat now;

	return !db->is_damaged && is_whole(db->path, &now) &&
	       now.st_ino == db->seen.st_ino && now.st_dev == db->seen.st_dev &&
	       now.st_size == db->seen.st_size &&
	       now.st_mtim.tv_sec == db->seen.st_mtim.tv_sec &&
	       now.st_mtim.tv_nsec == db->seen.st_mtim.tv_nsec;
}
