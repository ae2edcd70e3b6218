/* SPDX-License-Identifier: MIT */
/* Files that are made as a whole: temporary ones, their sums, copies. */
#include "db_fixture.h"

#include <fcntl.h>

Suite *suite_db_sealed(void);

#define ID        0x74657374
#define PAGE      1024
#define ROWS      500
#define COUNT_SQL "SELECT sum(length(v)) FROM t"

static void make(void)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL, 0600);
	struct db *db;

	ck_assert_int_ge(fd, 0);
	db = db_open_temporary(path, PAGE, ID, &err);
	ck_assert_msg(db != NULL, "%s", err.message);
	ck_assert(db_exec(
		db, "CREATE TABLE t(k INTEGER PRIMARY KEY, v TEXT)", &err));
	ck_assert(db_exec(db, "BEGIN", &err));
	for (int64_t i = 0; i < ROWS; i++) {
		const struct str text = STR("some text that fills a page");

		ck_assert(db_run(db, &err, "INSERT INTO t VALUES(?1, ?2)", "is",
			i, &text));
	}
	ck_assert(db_exec(db, "COMMIT", &err));
	db_close(db);
	ck_assert(db_seal(fd));
	close(fd);
}

/* True if all rows can be read; if not, it says that the file is damaged. */
static bool read_rows(struct db *db)
{
	struct db_stmt *stmt = db_query(db, &err, COUNT_SQL, "");
	bool ok = stmt && db_step(stmt, NULL, &err);

	if (ok)
		ck_assert_int_eq(db_int(stmt, 0), 27 * ROWS);
	else
		ck_assert(db_is_damaged(db));
	if (stmt)
		db_done(stmt);
	return ok;
}

static bool is_whole(void)
{
	const int fd = open(path, O_RDONLY);
	const bool ok = db_is_whole(fd);

	close(fd);
	return ok;
}

START_TEST(db_open_sealed_reads_a_sealed_file)
{
	struct db *db;

	make();
	ck_assert(is_whole());
	db = db_open_sealed(path, ID, &err);
	ck_assert_msg(db != NULL, "%s", err.message);
	if (_i == 1)
		db_map(db);
	ck_assert(read_rows(db));
	ck_assert(read_rows(db));
	ck_assert(!db_exec(db, "DELETE FROM t", NULL));
	db_close(db);
	ck_assert_ptr_null(db_open_sealed(path, ID + 1, &err));
}
END_TEST

/* Read and mapped. A bit anywhere: not opened, or damage when it is read. */
START_TEST(db_open_sealed_changed_bit_is_found)
{
	struct buf bytes = {0};

	make();
	ck_assert(fs_read(path, FS_MAX_FILE, &bytes, &err));
	for (size_t i = 0; i < 200; i++) {
		const size_t at = i < 100 ? i : i * 7919 % bytes.len;
		struct db *db;

		bytes.ptr[at] = (char)(bytes.ptr[at] ^ 4);
		ck_assert(fs_write(path, buf_view(&bytes), true, &err));
		bytes.ptr[at] = (char)(bytes.ptr[at] ^ 4);
		ck_assert(!is_whole());
		db = db_open_sealed(path, ID, NULL);
		if (db && _i == 1)
			db_map(db);
		if (db)
			ck_assert(!read_rows(db));
		db_close(db);
	}
	buf_release(&bytes);
}
END_TEST

START_TEST(db_open_sealed_cut_file_is_found)
{
	struct fs_info info;

	make();
	ck_assert(fs_stat(path, &info));
	for (long len = (long)info.size - 1; len >= 0; len -= 700) {
		struct db *db;

		ck_assert_int_eq(truncate(path, len), 0);
		db = db_open_sealed(path, ID, NULL);
		if (db && _i == 1)
			db_map(db);
		if (db)
			ck_assert(!read_rows(db));
		db_close(db);
	}
}
END_TEST

START_TEST(db_open_sealed_others_are_refused)
{
	struct db *db;

	ck_assert_ptr_null(db_open_sealed(path, ID, &err));
	ck_assert(fs_write(path, STR("no database"), true, &err));
	ck_assert_ptr_null(db_open_sealed(path, ID, &err));
	unlink(path);
	ck_assert_int_eq(db_open(path, &old_schema, &db, &err), DB_OK);
	db_close(db);
	ck_assert_ptr_null(
		db_open_sealed(path, old_schema.application_id, &err));
	ck_assert(!is_whole());
}
END_TEST

START_TEST(db_copy_of_memory_is_read_again)
{
	struct db *db = db_open_memory(ID, &err);
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL, 0600);
	struct db_stmt *stmt;

	ck_assert(db_exec(
		db, "CREATE TABLE t(v); INSERT INTO t VALUES(7)", &err));
	ck_assert(db_copy(db, fd, &err));
	db_close(db);
	db = db_open_copy(fd, ID, &err);
	ck_assert_msg(db != NULL, "%s", err.message);
	close(fd);
	unlink(path);
	stmt = db_query(db, &err, "SELECT v FROM t", "");
	ck_assert(stmt && db_step(stmt, NULL, &err));
	ck_assert_int_eq(db_int(stmt, 0), 7);
	db_done(stmt);
	ck_assert(!db_exec(db, "DELETE FROM t", NULL));
	db_close(db);
}
END_TEST

START_TEST(db_open_copy_of_nothing_fails)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL, 0600);

	ck_assert_ptr_null(db_open_copy(fd, ID, &err));
	ck_assert_int_eq(write(fd, "garbage", 7), 7);
	ck_assert_ptr_null(db_open_copy(fd, ID, &err));
	close(fd);
}
END_TEST

Suite *suite_db_sealed(void)
{
	Suite *suite = suite_create("db/sealed");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, db_open_sealed_reads_a_sealed_file, 0, 2);
	tcase_add_loop_test(tests, db_open_sealed_changed_bit_is_found, 0, 2);
	tcase_add_loop_test(tests, db_open_sealed_cut_file_is_found, 0, 2);
	tcase_add_test(tests, db_open_sealed_others_are_refused);
	tcase_add_test(tests, db_copy_of_memory_is_read_again);
	tcase_add_test(tests, db_open_copy_of_nothing_fails);
	suite_add_tcase(suite, tests);
	return suite;
}
