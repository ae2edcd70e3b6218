/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/fs.h"
#include "base/macros.h"
#include "db/db.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Suite *suite_db_db(void);

static const char *const steps[] = {
	"CREATE TABLE t (k TEXT PRIMARY KEY, n INTEGER) STRICT",
	NULL,
};
static const struct db_schema schema = {0x74657374, steps};

static char folder[64];
static char path[80];
static struct db *db;

static void setup(void)
{
	struct err err = {0};

	snprintf(folder, sizeof(folder), "/tmp/koine-db-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/t.db", folder);
	ck_assert_int_eq(db_open(path, &schema, &db, &err), DB_OK);
}

static void teardown(void)
{
	db_close(db);
	unlink(path);
	rmdir(folder);
}

static void put(const char *key, int64_t n)
{
	const struct str k = str_of(key);
	struct err err = {0};

	ck_assert_msg(
		db_run(db, &err, "INSERT INTO t VALUES (?, ?)", "si", &k, n),
		"%s", err.message);
}

START_TEST(db_run_values_come_back)
{
	static const char *const keys[] = {
		"",
		"a",
		"'; DROP TABLE t; --",
		"\xE4\xBA\xBA",
		"\" OR *",
	};
	struct err err = {0};

	for (size_t i = 0; i < ARRAY_LEN(keys); i++)
		put(keys[i], INT64_MIN + (int64_t)i);
	for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
		const struct str key = str_of(keys[i]);
		struct db_stmt *stmt = db_query(
			db, &err, "SELECT k, n FROM t WHERE k = ?", "s", &key);

		ck_assert_ptr_nonnull(stmt);
		ck_assert(db_step(stmt, NULL, &err));
		ck_assert(str_eq(db_text(stmt, 0), key));
		ck_assert_int_eq(db_int(stmt, 1), INT64_MIN + (int64_t)i);
		db_done(stmt);
	}
}
END_TEST

START_TEST(db_run_empty_slice_is_no_null)
{
	const struct str none = {0};
	struct err err = {0};
	struct db_stmt *stmt;

	ck_assert(db_run(db, &err, "INSERT INTO t VALUES (?, ?)", "sn", &none));
	stmt = db_query(db, &err, "SELECT k, n FROM t", "");
	ck_assert(db_step(stmt, NULL, &err));
	ck_assert_ptr_nonnull(db_text(stmt, 0).ptr);
	ck_assert_ptr_null(db_text(stmt, 1).ptr);
	db_done(stmt);
}
END_TEST

START_TEST(db_text_nul_inside_is_kept)
{
	const struct str key = STR("a\0b");
	struct err err = {0};
	struct db_stmt *stmt;

	ck_assert(db_run(db, &err, "INSERT INTO t VALUES (?, 0)", "s", &key));
	stmt = db_query(db, &err, "SELECT k FROM t", "");
	ck_assert(db_step(stmt, NULL, &err));
	ck_assert(str_eq(db_text(stmt, 0), key));
	db_done(stmt);
}
END_TEST

START_TEST(db_step_end_is_no_failure)
{
	struct err err = {0};
	bool failed = true;
	struct db_stmt *stmt = db_query(db, &err, "SELECT * FROM t", "");

	ck_assert(!db_step(stmt, &failed, &err));
	ck_assert(!failed);
	ck_assert_int_eq(err.code, ERR_NONE);
	db_done(stmt);
}
END_TEST

START_TEST(db_run_constraint_fails_with_message)
{
	const struct str key = STR("a");
	struct err err = {0};

	put("a", 1);
	ck_assert(!db_run(db, &err, "INSERT INTO t VALUES (?, 2)", "s", &key));
	ck_assert_int_eq(err.code, ERR_STATE);
	ck_assert_ptr_nonnull(strstr(err.message, path));
	ck_assert(!db_is_damaged(db));
}
END_TEST

START_TEST(db_query_bad_sql_fails_with_message)
{
	struct err err = {0};

	ck_assert_ptr_null(db_query(db, &err, "SELECT x FROM nowhere", ""));
	ck_assert_ptr_nonnull(strstr(err.message, "no such table"));
}
END_TEST

START_TEST(db_query_same_text_while_busy_is_a_second_statement)
{
	static const char sql[] = "SELECT k FROM t ORDER BY k";
	struct err err = {0};
	struct db_stmt *outer;
	struct db_stmt *inner;

	put("a", 1);
	put("b", 2);
	outer = db_query(db, &err, sql, "");
	ck_assert(db_step(outer, NULL, &err));
	inner = db_query(db, &err, sql, "");
	ck_assert_ptr_ne(outer, inner);
	ck_assert(db_step(inner, NULL, &err));
	ck_assert(db_step(inner, NULL, &err));
	db_done(inner);
	ck_assert(db_step(outer, NULL, &err));
	ck_assert(str_eq(db_text(outer, 0), STR("b")));
	db_done(outer);
	ck_assert_ptr_eq(db_query(db, &err, sql, ""), outer);
	db_done(outer);
}
END_TEST

START_TEST(db_query_buffer_used_again_is_prepared_again)
{
	char sql[64] = "SELECT 1";
	struct err err = {0};
	struct db_stmt *stmt = db_query(db, &err, sql, "");

	db_done(stmt);
	strcpy(sql, "SELECT 2");
	stmt = db_query(db, &err, sql, "");
	ck_assert(db_step(stmt, NULL, &err));
	ck_assert_int_eq(db_int(stmt, 0), 2);
	db_done(stmt);
}
END_TEST

static int64_t ask(const char *sql)
{
	struct err err = {0};
	struct db_stmt *stmt = db_query(db, &err, sql, "");
	int64_t value;

	ck_assert_msg(stmt && db_step(stmt, NULL, &err), "%s", err.message);
	value = db_int(stmt, 0);
	db_done(stmt);
	return value;
}

START_TEST(db_open_settings_survive_a_pulled_plug)
{
	ck_assert_int_eq(ask("SELECT journal_mode = 'wal'"
			     " FROM pragma_journal_mode"),
		1);
	ck_assert_int_eq(ask("PRAGMA synchronous"), 2);
	ck_assert_int_eq(ask("PRAGMA trusted_schema"), 0);
	ck_assert_int_eq(ask("PRAGMA cell_size_check"), 1);
	ck_assert_int_eq(ask("PRAGMA foreign_keys"), 1);
	ck_assert_int_eq(ask("PRAGMA busy_timeout"), 2000);
}
END_TEST

START_TEST(db_open_is_defensive)
{
	struct err err = {0};

	db_exec(db, "PRAGMA writable_schema = ON", NULL);
	ck_assert(!db_exec(db, "DELETE FROM sqlite_schema", &err));
}
END_TEST

START_TEST(db_exec_transaction_can_be_taken_back)
{
	struct err err = {0};

	ck_assert(db_exec(db, "BEGIN IMMEDIATE", &err));
	put("a", 1);
	ck_assert(db_exec(db, "ROLLBACK", &err));
	ck_assert_int_eq(ask("SELECT count(*) FROM t"), 0);
}
END_TEST

START_TEST(db_close_null_is_nothing)
{
	db_close(NULL);
}
END_TEST

Suite *suite_db_db(void)
{
	Suite *suite = suite_create("db/db");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, db_run_values_come_back);
	tcase_add_test(tests, db_run_empty_slice_is_no_null);
	tcase_add_test(tests, db_text_nul_inside_is_kept);
	tcase_add_test(tests, db_step_end_is_no_failure);
	tcase_add_test(tests, db_run_constraint_fails_with_message);
	tcase_add_test(tests, db_query_bad_sql_fails_with_message);
	tcase_add_test(
		tests, db_query_same_text_while_busy_is_a_second_statement);
	tcase_add_test(tests, db_query_buffer_used_again_is_prepared_again);
	tcase_add_test(tests, db_open_settings_survive_a_pulled_plug);
	tcase_add_test(tests, db_open_is_defensive);
	tcase_add_test(tests, db_exec_transaction_can_be_taken_back);
	tcase_add_test(tests, db_close_null_is_nothing);
	suite_add_tcase(suite, tests);
	return suite;
}
