/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "base/macros.h"
#include "base/map.h"
#include "db/db.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *suite_db_peek(void);

static const char *const steps[] = {
	"CREATE TABLE t (n INTEGER) STRICT",
	"CREATE TABLE u (n INTEGER) STRICT",
	NULL,
};
static const char *const fewer_steps[] = {
	"CREATE TABLE t (n INTEGER) STRICT",
	NULL,
};
static const struct db_schema schema = {0x74657374, steps};
static const struct db_schema older = {0x74657374, fewer_steps};
static const struct db_schema alien = {0x616C6965, steps};

static char folder[64];
static char path[80];
static char part[96];
static struct err err;

static struct db *open_ok(void)
{
	struct db *db = NULL;

	ck_assert_msg(
		db_open(path, &schema, &db, &err) == DB_OK, "%s", err.message);
	return db;
}

static void setup(void)
{
	struct db *db;

	snprintf(folder, sizeof(folder), "/tmp/koine-peek-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	/* What a URI would take for its own. */
	snprintf(path, sizeof(path), "%s/a?b#c%%41.db", folder);
	db = open_ok();
	ck_assert(db_run(db, &err, "INSERT INTO t VALUES (42)", ""));
	db_close(db);
}

static void teardown(void)
{
	static const char *const endings[] = {
		"", "-wal", "-shm", "-journal", ".bak-1"};

	for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
		snprintf(part, sizeof(part), "%s%s", path, endings[i]);
		unlink(part);
	}
	rmdir(folder);
}

static int64_t ask(struct db *db, const char *sql)
{
	struct db_stmt *stmt = db_query(db, &err, sql, "");
	int64_t value;

	ck_assert_msg(stmt && db_step(stmt, NULL, &err), "%s", err.message);
	value = db_int(stmt, 0);
	db_done(stmt);
	return value;
}

static uint64_t hash_of_file(void)
{
	struct buf bytes = {0};
	uint64_t hash;

	ck_assert(fs_read(path, FS_MAX_FILE, &bytes, &err));
	hash = map_hash(buf_view(&bytes), 0);
	buf_release(&bytes);
	return hash;
}

START_TEST(db_peek_reads_without_a_trace)
{
	const uint64_t before = hash_of_file();
	struct db *db = db_peek(path, &schema);

	ck_assert_ptr_nonnull(db);
	ck_assert_int_eq(ask(db, "SELECT n FROM t"), 42);
	ck_assert(db_peek_is_valid(db));
	snprintf(part, sizeof(part), "%s-wal", path);
	ck_assert_int_ne(access(part, F_OK), 0);
	db_close(db);
	ck_assert(hash_of_file() == before);
}
END_TEST

START_TEST(db_peek_cannot_write)
{
	struct db *db = db_peek(path, &schema);

	ck_assert(!db_run(db, &err, "INSERT INTO t VALUES (1)", ""));
	db_close(db);
}
END_TEST

START_TEST(db_peek_while_another_has_it_open_is_refused)
{
	struct db *db = open_ok();

	ck_assert_int_eq(ask(db, "SELECT n FROM t"), 42);
	ck_assert_ptr_null(db_peek(path, &schema));
	db_close(db);
}
END_TEST

START_TEST(db_peek_is_valid_until_another_writes)
{
	struct db *peek = db_peek(path, &schema);
	struct db *db = open_ok();

	ck_assert(db_run(db, &err, "INSERT INTO t VALUES (1)", ""));
	ck_assert(!db_peek_is_valid(peek));
	db_close(db);
	ck_assert(!db_peek_is_valid(peek));
	db_close(peek);
}
END_TEST

START_TEST(db_peek_other_than_the_last_step_is_refused)
{
	ck_assert_ptr_null(db_peek(path, &older));
	ck_assert_ptr_null(db_peek(path, &alien));
}
END_TEST

START_TEST(db_peek_no_database_is_refused)
{
	unlink(path);
	ck_assert_ptr_null(db_peek(path, &schema));
	ck_assert(fs_write(path, STR("text"), true, &err));
	ck_assert_ptr_null(db_peek(path, &schema));
	unlink(path);
	ck_assert_int_eq(symlink("/etc/passwd", path), 0);
	ck_assert_ptr_null(db_peek(path, &schema));
}
END_TEST

START_TEST(db_open_immutable_reads_what_has_its_id)
{
	struct db *db = db_open_immutable(path, schema.application_id, &err);

	ck_assert_ptr_nonnull(db);
	ck_assert_int_eq(ask(db, "SELECT n FROM t"), 42);
	db_close(db);
}
END_TEST

START_TEST(db_open_immutable_others_are_refused)
{
	ck_assert_ptr_null(db_open_immutable(path, alien.application_id, &err));
	ck_assert_ptr_nonnull(strstr(err.message, "another program"));
	ck_assert(fs_write(path, STR("text"), true, &err));
	ck_assert_ptr_null(
		db_open_immutable(path, schema.application_id, &err));
	ck_assert_ptr_nonnull(strstr(err.message, "is damaged"));
	unlink(path);
	ck_assert_ptr_null(
		db_open_immutable(path, schema.application_id, &err));
	ck_assert_ptr_nonnull(strstr(err.message, "no such file"));
}
END_TEST

Suite *suite_db_peek(void)
{
	Suite *suite = suite_create("db/peek");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, db_peek_reads_without_a_trace);
	tcase_add_test(tests, db_peek_cannot_write);
	tcase_add_test(tests, db_peek_while_another_has_it_open_is_refused);
	tcase_add_test(tests, db_peek_is_valid_until_another_writes);
	tcase_add_test(tests, db_peek_other_than_the_last_step_is_refused);
	tcase_add_test(tests, db_peek_no_database_is_refused);
	tcase_add_test(tests, db_open_immutable_reads_what_has_its_id);
	tcase_add_test(tests, db_open_immutable_others_are_refused);
	suite_add_tcase(suite, tests);
	return suite;
}
