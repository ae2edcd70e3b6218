/* SPDX-License-Identifier: MIT */
#include "db_fixture.h"

Suite *suite_db_aside(void);

/* Whether a copy moved aside is there. */
static bool has_moved;

static void look_for_moved(const char *file)
{
	if (strstr(file, "t.db.corrupt-"))
		has_moved = true;
}

static void assert_begun_anew(void)
{
	struct db *db = NULL;

	ck_assert_msg(db_open(path, &old_schema, &db, &err) == DB_MOVED_ASIDE,
		"%s", err.message);
	ck_assert_ptr_nonnull(db);
	ck_assert_ptr_nonnull(strstr(err.message, "t.db.corrupt-"));
	add_rows(db, 0, 1);
	ck_assert_int_eq(ask(db, "SELECT count(*) FROM t"), 1);
	db_close(db);
	has_moved = false;
	each_file(look_for_moved);
	ck_assert(has_moved);
}

START_TEST(db_open_text_file_is_moved_aside)
{
	ck_assert(fs_write(path, STR("# not a database\n"), true, &err));
	assert_begun_anew();
}
END_TEST

START_TEST(db_open_damaged_header_is_moved_aside)
{
	make_old();
	patch(0, "garbage", 7);
	assert_begun_anew();
}
END_TEST

START_TEST(db_open_damaged_schema_page_is_moved_aside)
{
	make_old();
	patch(100, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8);
	assert_begun_anew();
}
END_TEST

START_TEST(db_open_damaged_page_after_a_crash_is_moved_aside)
{
	make_old();
	patch(4096, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8);
	touch("-journal");
	assert_begun_anew();
}
END_TEST

START_TEST(db_open_whole_file_after_a_crash_is_kept)
{
	struct db *db;

	make_old();
	touch("-wal");
	db = open_ok(&old_schema);
	ck_assert_int_eq(ask(db, "SELECT count(*) FROM t"), 200);
	db_close(db);
}
END_TEST

START_TEST(db_open_moved_aside_twice_in_a_second_keeps_both)
{
	for (int i = 0; i < 3; i++) {
		ck_assert(fs_write(path, STR("not a database"), true, &err));
		assert_begun_anew();
	}
	ck_assert_uint_eq(each_file(NULL), 4);
}
END_TEST

START_TEST(db_recover_damage_met_while_reading_is_moved_aside)
{
	struct db *db;

	make_old();
	patch(4096, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8);
	/* Closed cleanly, so nobody looked. */
	db = open_ok(&old_schema);
	ck_assert(!db_run(db, &err, "SELECT count(k) FROM t", ""));
	ck_assert(db_is_damaged(db));
	ck_assert_int_eq(db_recover(&db, &err), DB_MOVED_ASIDE);
	ck_assert_int_eq(ask(db, "SELECT count(*) FROM t"), 0);
	db_close(db);
}
END_TEST

START_TEST(db_recover_whole_file_is_kept)
{
	struct db *db;

	make_old();
	db = open_ok(&old_schema);
	ck_assert_int_eq(db_recover(&db, &err), DB_OK);
	ck_assert_int_eq(ask(db, "SELECT count(*) FROM t"), 200);
	db_close(db);
}
END_TEST

Suite *suite_db_aside(void)
{
	Suite *suite = suite_create("db/aside");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, db_open_text_file_is_moved_aside);
	tcase_add_test(tests, db_open_damaged_header_is_moved_aside);
	tcase_add_test(tests, db_open_damaged_schema_page_is_moved_aside);
	tcase_add_test(
		tests, db_open_damaged_page_after_a_crash_is_moved_aside);
	tcase_add_test(tests, db_open_whole_file_after_a_crash_is_kept);
	tcase_add_test(tests, db_open_moved_aside_twice_in_a_second_keeps_both);
	tcase_add_test(
		tests, db_recover_damage_met_while_reading_is_moved_aside);
	tcase_add_test(tests, db_recover_whole_file_is_kept);
	suite_add_tcase(suite, tests);
	return suite;
}
