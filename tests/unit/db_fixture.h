/* SPDX-License-Identifier: MIT */
/* A folder with one database to be, and what the tests of db/ ask of it. */
#ifndef KOINE_TESTS_DB_FIXTURE_H
#define KOINE_TESTS_DB_FIXTURE_H

#include "base/arena.h"
#include "base/fs.h"
#include "base/macros.h"
#include "base/map.h"
#include "db/db.h"

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const old_steps[] = {
	"CREATE TABLE t (k TEXT PRIMARY KEY) STRICT",
	NULL,
};
static const struct db_schema old_schema = {0x74657374, old_steps};

static char folder[64];
static char path[80];
static struct arena arena;
static struct err err;

static inline void setup(void)
{
	umask(0);
	err = (struct err){0};
	snprintf(folder, sizeof(folder), "/tmp/koine-db-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/t.db", folder);
}

/* Calls `visit` for each file in the folder. */
static inline size_t each_file(void (*visit)(const char *file))
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	size_t count = 0;

	while ((entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		count++;
		if (visit)
			visit(arena_printf(
				&arena, "%s/%s", folder, entry->d_name)
					.ptr);
	}
	closedir(dir);
	return count;
}

static inline void remove_file(const char *file)
{
	unlink(file);
}

static inline void teardown(void)
{
	chmod(folder, 0700);
	each_file(remove_file);
	rmdir(folder);
	arena_free(&arena);
}

static inline struct db *open_ok(const struct db_schema *schema)
{
	struct db *db = NULL;

	err = (struct err){0};
	ck_assert_msg(
		db_open(path, schema, &db, &err) == DB_OK, "%s", err.message);
	ck_assert_int_eq(err.code, ERR_NONE);
	return db;
}

static inline void assert_refused(
	const struct db_schema *schema, enum db_result result)
{
	struct db *db = NULL;

	ck_assert_int_eq(db_open(path, schema, &db, &err), result);
	ck_assert_ptr_null(db);
	ck_assert_int_eq(err.code, ERR_STATE);
	ck_assert_str_ne(err.message, "");
}

static inline void add_rows(struct db *db, int from, int to)
{
	for (int i = from; i < to; i++) {
		const struct str key = arena_printf(&arena, "k%d", i);

		ck_assert_msg(db_run(db, &err, "INSERT INTO t (k) VALUES (?)",
				      "s", &key),
			"%s", err.message);
	}
}

static inline int64_t ask(struct db *db, const char *sql)
{
	struct db_stmt *stmt = db_query(db, &err, sql, "");
	int64_t value;

	ck_assert_msg(stmt && db_step(stmt, NULL, &err), "%s", err.message);
	value = db_int(stmt, 0);
	db_done(stmt);
	return value;
}

static inline uint64_t hash_of(const char *file)
{
	struct buf bytes = {0};
	uint64_t hash;

	ck_assert(fs_read(file, FS_MAX_FILE, &bytes, &err));
	hash = map_hash(buf_view(&bytes), 0);
	buf_release(&bytes);
	return hash;
}

static inline void make_old(void)
{
	struct db *db = open_ok(&old_schema);

	add_rows(db, 0, 200);
	db_close(db);
}

static inline void patch(long offset, const char *bytes, size_t len)
{
	FILE *file = fopen(path, "r+");

	ck_assert_ptr_nonnull(file);
	fseek(file, offset, SEEK_SET);
	ck_assert_uint_eq(fwrite(bytes, 1, len, file), len);
	fclose(file);
}

static inline void touch(const char *ending)
{
	fclose(fopen(arena_printf(&arena, "%s%s", path, ending).ptr, "a"));
}

#endif
