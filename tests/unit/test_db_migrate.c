/* SPDX-License-Identifier: MIT */
#include "db_fixture.h"

#include <sqlite3.h>
#include <sys/wait.h>

Suite *suite_db_migrate(void);

static const char *const new_steps[] = {
	"CREATE TABLE t (k TEXT PRIMARY KEY) STRICT",
	"ALTER TABLE t ADD COLUMN n INTEGER NOT NULL DEFAULT 7",
	"CREATE TABLE u (x INTEGER) STRICT",
	NULL,
};
static const char *const bad_steps[] = {
	"CREATE TABLE t (k TEXT PRIMARY KEY) STRICT",
	"CREATE TABLE u (x INTEGER) STRICT",
	"CREATE GARBAGE",
	NULL,
};
static const struct db_schema new_schema = {0x74657374, new_steps};
static const struct db_schema bad_schema = {0x74657374, bad_steps};
static const struct db_schema alien_schema = {0x616C6965, old_steps};

START_TEST(db_open_older_is_migrated_after_a_copy)
{
	const char *copy = arena_printf(&arena, "%s.bak-1", path).ptr;
	struct stat st;
	struct db *db;

	make_old();
	db = open_ok(&new_schema);
	ck_assert_int_eq(ask(db, "SELECT sum(n) FROM t"), 1400);
	ck_assert_int_eq(ask(db, "SELECT count(*) FROM u"), 0);
	ck_assert_int_eq(ask(db, "PRAGMA user_version"), 3);
	db_close(db);
	ck_assert_int_eq(stat(copy, &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0600);
	snprintf(path, sizeof(path), "%s", copy);
	db = open_ok(&old_schema);
	ck_assert_int_eq(ask(db, "SELECT count(*) FROM t"), 200);
	db_close(db);
}
END_TEST

START_TEST(db_open_failed_migration_changes_nothing)
{
	struct db *db;

	make_old();
	assert_refused(&bad_schema, DB_FAILED);
	db = open_ok(&old_schema);
	ck_assert_int_eq(ask(db, "SELECT count(*) FROM t"), 200);
	ck_assert_int_eq(ask(db, "SELECT count(*) FROM sqlite_schema"
				 " WHERE name = 'u'"),
		0);
	db_close(db);
}
END_TEST

START_TEST(db_open_newer_is_left_untouched)
{
	uint64_t before;

	db_close(open_ok(&new_schema));
	before = hash_of(path);
	assert_refused(&old_schema, DB_NEWER);
	ck_assert(hash_of(path) == before);
	ck_assert_uint_eq(each_file(NULL), 1);
}
END_TEST

START_TEST(db_open_newer_with_wal_is_left_untouched)
{
	const char *wal = arena_printf(&arena, "%s-wal", path).ptr;
	struct db *db = open_ok(&new_schema);
	struct buf saved = {0};
	uint64_t before;
	uint64_t wal_before;

	/* A WAL as a killed koine leaves it. */
	add_rows(db, 0, 20);
	ck_assert(fs_read(wal, FS_MAX_FILE, &saved, &err));
	ck_assert_uint_gt(saved.len, 0);
	before = hash_of(path);
	wal_before = map_hash(buf_view(&saved), 0);
	assert_refused(&old_schema, DB_NEWER);
	ck_assert(hash_of(path) == before);
	ck_assert(hash_of(wal) == wal_before);
	buf_release(&saved);
	db_close(db);
}
END_TEST

START_TEST(db_open_alien_is_left_untouched)
{
	uint64_t before;

	make_old();
	before = hash_of(path);
	assert_refused(&alien_schema, DB_NEWER);
	ck_assert(hash_of(path) == before);
}
END_TEST

START_TEST(db_open_alien_without_id_is_left_untouched)
{
	sqlite3 *handle;
	uint64_t before;

	ck_assert_int_eq(sqlite3_open(path, &handle), SQLITE_OK);
	sqlite3_exec(handle, "CREATE TABLE x (y)", NULL, NULL, NULL);
	sqlite3_close(handle);
	before = hash_of(path);
	assert_refused(&old_schema, DB_NEWER);
	ck_assert(hash_of(path) == before);
}
END_TEST

START_TEST(db_open_by_many_at_once_makes_one)
{
	struct db *db;
	int status;

	for (int i = 0; i < 6; i++) {
		if (fork() == 0) {
			db = open_ok(&new_schema);
			add_rows(db, i * 20, i * 20 + 20);
			db_close(db);
			_exit(0);
		}
	}
	for (int i = 0; i < 6; i++) {
		ck_assert_int_gt(wait(&status), 0);
		ck_assert_int_eq(status, 0);
	}
	db = open_ok(&new_schema);
	ck_assert_int_eq(ask(db, "SELECT count(*) FROM t"), 120);
	db_close(db);
	ck_assert_uint_eq(each_file(NULL), 1);
}
END_TEST

Suite *suite_db_migrate(void)
{
	Suite *suite = suite_create("db/migrate");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, db_open_older_is_migrated_after_a_copy);
	tcase_add_test(tests, db_open_failed_migration_changes_nothing);
	tcase_add_test(tests, db_open_newer_is_left_untouched);
	tcase_add_test(tests, db_open_newer_with_wal_is_left_untouched);
	tcase_add_test(tests, db_open_alien_is_left_untouched);
	tcase_add_test(tests, db_open_alien_without_id_is_left_untouched);
	tcase_add_test(tests, db_open_by_many_at_once_makes_one);
	suite_add_tcase(suite, tests);
	return suite;
}
