/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/fs.h"
#include "folder.h"

#include <check.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *suite_base_fs_many(void);

static struct folder folder;
static struct arena arena;
static struct err err;

static void setup(void)
{
	folder_make(&folder);
	arena = (struct arena){0};
	err = (struct err){0};
}

static void teardown(void)
{
	folder_remove(&folder);
	arena_free(&arena);
}

static const char *path(const char *name)
{
	return arena_str(&arena, str_of(folder_path(&folder, name))).ptr;
}

static void check_text(const char *name, const char *text)
{
	struct buf bytes = {0};

	ck_assert(fs_read(path(name), 100, &bytes, &err));
	ck_assert_str_eq(bytes.ptr, text);
	buf_release(&bytes);
}

START_TEST(fs_write_many_writes_new_and_old_files)
{
	const struct fs_file files[] = {
		{path("a"), STR("new a")}, {path("b"), STR("new b")}};

	folder_file(&folder, "a", "old a");
	ck_assert(fs_write_many(files, 2, &err));
	check_text("a", "new a");
	check_text("b", "new b");
	ck_assert_uint_eq(folder_count(&folder), 2);
}
END_TEST

START_TEST(fs_write_many_last_is_refused_writes_none)
{
	const struct fs_file files[] = {
		{path("a"), STR("new a")}, {path("b"), STR("new b")}};

	folder_file(&folder, "a", "old a");
	ck_assert_int_eq(mkdir(path("b"), 0700), 0);
	ck_assert(!fs_write_many(files, 2, &err));
	ck_assert_int_eq(err.code, ERR_OUTPUT);
	check_text("a", "old a");
	ck_assert_uint_eq(folder_count(&folder), 2);
}
END_TEST

START_TEST(fs_write_many_missing_folder_writes_none)
{
	const struct fs_file files[] = {
		{path("a"), STR("new a")}, {path("no/b"), STR("new b")}};

	ck_assert(!fs_write_many(files, 2, &err));
	ck_assert_uint_eq(folder_count(&folder), 0);
}
END_TEST

START_TEST(fs_write_many_same_name_twice_keeps_the_last)
{
	const struct fs_file files[] = {
		{path("a"), STR("one")}, {path("a"), STR("two")}};

	ck_assert(fs_write_many(files, 2, &err));
	check_text("a", "two");
	ck_assert_uint_eq(folder_count(&folder), 1);
}
END_TEST

START_TEST(fs_write_many_of_none_is_fine)
{
	ck_assert(fs_write_many(NULL, 0, &err));
}
END_TEST

Suite *suite_base_fs_many(void)
{
	Suite *suite = suite_create("base_fs_many");
	TCase *tcase = tcase_create("all");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, fs_write_many_writes_new_and_old_files);
	tcase_add_test(tcase, fs_write_many_last_is_refused_writes_none);
	tcase_add_test(tcase, fs_write_many_missing_folder_writes_none);
	tcase_add_test(tcase, fs_write_many_same_name_twice_keeps_the_last);
	tcase_add_test(tcase, fs_write_many_of_none_is_fine);
	suite_add_tcase(suite, tcase);
	return suite;
}
