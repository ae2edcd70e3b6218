/* SPDX-License-Identifier: MIT */
#include "db_fixture.h"

#include <errno.h>
#include <sqlite3.h>

Suite *suite_db_open(void);

START_TEST(db_open_new_file_is_private)
{
	struct stat st;

	db_close(open_ok(&old_schema));
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0600);
}
END_TEST

START_TEST(db_open_wal_is_private)
{
	struct stat st;
	struct db *db = open_ok(&old_schema);

	add_rows(db, 0, 1);
	ck_assert_int_eq(
		stat(arena_printf(&arena, "%s-wal", path).ptr, &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0600);
	db_close(db);
}
END_TEST

START_TEST(db_open_again_finds_rows_and_changes_nothing)
{
	struct db *db;
	uint64_t before;

	make_old();
	before = hash_of(path);
	db = open_ok(&old_schema);
	ck_assert_int_eq(ask(db, "SELECT count(*) FROM t"), 200);
	db_close(db);
	ck_assert(hash_of(path) == before);
	ck_assert_uint_eq(each_file(NULL), 1);
}
END_TEST

START_TEST(db_open_empty_file_is_a_new_one)
{
	touch("");
	db_close(open_ok(&old_schema));
}
END_TEST

START_TEST(db_open_behind_a_linked_folder_works)
{
	const char *link = arena_printf(&arena, "%s/link", folder).ptr;
	struct db *db = NULL;

	ck_assert_int_eq(symlink(folder, link), 0);
	ck_assert_int_eq(db_open(arena_printf(&arena, "%s/t.db", link).ptr,
				 &old_schema, &db, &err),
		DB_OK);
	db_close(db);
	ck_assert_int_eq(access(path, F_OK), 0);
}
END_TEST

START_TEST(db_open_symbolic_link_is_refused)
{
	const char *target = arena_printf(&arena, "%s/other", folder).ptr;

	ck_assert_int_eq(symlink(target, path), 0);
	assert_refused(&old_schema, DB_FAILED);
	ck_assert_int_ne(access(target, F_OK), 0);
}
END_TEST

START_TEST(db_open_no_regular_file_is_refused)
{
	ck_assert_int_eq(mkfifo(path, 0600), 0);
	assert_refused(&old_schema, DB_FAILED);
	unlink(path);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	assert_refused(&old_schema, DB_FAILED);
	rmdir(path);
}
END_TEST

START_TEST(db_open_no_folder_is_said)
{
	snprintf(path, sizeof(path), "%s/no/t.db", folder);
	assert_refused(&old_schema, DB_FAILED);
	ck_assert_ptr_nonnull(strstr(err.message, err_system(ENOENT)));
}
END_TEST

START_TEST(db_open_full_name_is_said)
{
	struct buf name = {0};
	struct db *db = NULL;

	buf_printf(&name, "%s/", folder);
	buf_fill(&name, 'a', 5000);
	ck_assert_int_eq(db_open(name.ptr, &old_schema, &db, &err), DB_FAILED);
	ck_assert_int_eq(err.code, ERR_STATE);
	buf_release(&name);
}
END_TEST

START_TEST(db_open_read_only_is_said)
{
	/* Root may write everywhere. */
	if (geteuid() == 0)
		return;
	make_old();
	chmod(path, 0400);
	assert_refused(&old_schema, DB_FAILED);
}
END_TEST

START_TEST(db_open_locked_by_another_is_said)
{
	sqlite3 *handle;
	uint64_t before;

	make_old();
	before = hash_of(path);
	ck_assert_int_eq(sqlite3_open(path, &handle), SQLITE_OK);
	ck_assert_int_eq(
		sqlite3_exec(handle,
			"PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;",
			NULL, NULL, NULL),
		SQLITE_OK);
	assert_refused(&old_schema, DB_LOCKED);
	ck_assert_str_eq(err.message,
		arena_printf(&arena, "'%s' is in use by another program", path)
			.ptr);
	sqlite3_close(handle);
	ck_assert(hash_of(path) == before);
}
END_TEST

/* A file system without shared memory: the methods of the real one, cut. */
static sqlite3_vfs *real_vfs;
static sqlite3_io_methods methods;

static int open_cut(sqlite3_vfs *vfs, const char *name, sqlite3_file *file,
	int flags, int *out_flags)
{
	const int code =
		real_vfs->xOpen(real_vfs, name, file, flags, out_flags);

	(void)vfs;
	if (code == SQLITE_OK && (flags & SQLITE_OPEN_MAIN_DB)) {
		methods = *file->pMethods;
		methods.iVersion = 1;
		file->pMethods = &methods;
	}
	return code;
}

START_TEST(db_open_where_wal_cannot_be_uses_a_journal)
{
	sqlite3_vfs cut;
	struct db *db;

	sqlite3_initialize();
	real_vfs = sqlite3_vfs_find(NULL);
	cut = *real_vfs;
	cut.zName = "cut";
	cut.xOpen = open_cut;
	sqlite3_vfs_register(&cut, 1);
	make_old();
	db = open_ok(&old_schema);
	ck_assert_int_eq(ask(db, "SELECT journal_mode = 'delete'"
				 " FROM pragma_journal_mode"),
		1);
	ck_assert_int_eq(ask(db, "PRAGMA synchronous"), 2);
	ck_assert_int_eq(ask(db, "SELECT count(*) FROM t"), 200);
	db_close(db);
	sqlite3_vfs_register(real_vfs, 1);
	sqlite3_vfs_unregister(&cut);
}
END_TEST

Suite *suite_db_open(void)
{
	Suite *suite = suite_create("db/open");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, db_open_new_file_is_private);
	tcase_add_test(tests, db_open_wal_is_private);
	tcase_add_test(tests, db_open_again_finds_rows_and_changes_nothing);
	tcase_add_test(tests, db_open_empty_file_is_a_new_one);
	tcase_add_test(tests, db_open_behind_a_linked_folder_works);
	tcase_add_test(tests, db_open_symbolic_link_is_refused);
	tcase_add_test(tests, db_open_no_regular_file_is_refused);
	tcase_add_test(tests, db_open_no_folder_is_said);
	tcase_add_test(tests, db_open_full_name_is_said);
	tcase_add_test(tests, db_open_read_only_is_said);
	tcase_add_test(tests, db_open_locked_by_another_is_said);
	tcase_add_test(tests, db_open_where_wal_cannot_be_uses_a_journal);
	suite_add_tcase(suite, tests);
	return suite;
}
