/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/fs.h"
#include "folder.h"

#include <check.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *suite_base_fs_append(void);

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

START_TEST(fs_append_new_file_is_made)
{
	ck_assert(fs_append(path("a"), STR("one\n"), &err));
	check_text("a", "one\n");
	ck_assert_uint_eq(folder_count(&folder), 1);
}
END_TEST

START_TEST(fs_append_old_file_keeps_what_it_has)
{
	folder_file(&folder, "a", "one\n");
	ck_assert(fs_append(path("a"), STR("two\n"), &err));
	check_text("a", "one\ntwo\n");
}
END_TEST

START_TEST(fs_append_link_stays_a_link)
{
	struct stat st;

	folder_file(&folder, "a", "one\n");
	ck_assert_int_eq(symlink(path("a"), path("b")), 0);
	ck_assert(fs_append(path("b"), STR("two\n"), &err));
	check_text("a", "one\ntwo\n");
	ck_assert_int_eq(lstat(path("b"), &st), 0);
	ck_assert(S_ISLNK(st.st_mode));
}
END_TEST

START_TEST(fs_append_folder_is_refused)
{
	ck_assert_int_eq(mkdir(path("a"), 0700), 0);
	ck_assert(!fs_append(path("a"), STR("x"), &err));
	ck_assert_int_eq(err.code, ERR_OUTPUT);
}
END_TEST

START_TEST(fs_append_pipe_is_refused)
{
	ck_assert_int_eq(mkfifo(path("a"), 0600), 0);
	ck_assert(!fs_append(path("a"), STR("x"), &err));
	ck_assert_int_eq(err.code, ERR_OUTPUT);
}
END_TEST

START_TEST(fs_append_full_disk_is_said)
{
	/* What is no file is not written to, full or not. */
	ck_assert(!fs_append("/dev/full", STR("x"), &err));
	ck_assert_int_eq(err.code, ERR_OUTPUT);
}
END_TEST

START_TEST(fs_append_missing_folder_is_said)
{
	ck_assert(!fs_append(path("none/a"), STR("x"), &err));
	ck_assert_int_eq(err.code, ERR_OUTPUT);
}
END_TEST

Suite *suite_base_fs_append(void)
{
	Suite *suite = suite_create("base_fs_append");
	TCase *tcase = tcase_create("append");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, fs_append_new_file_is_made);
	tcase_add_test(tcase, fs_append_old_file_keeps_what_it_has);
	tcase_add_test(tcase, fs_append_link_stays_a_link);
	tcase_add_test(tcase, fs_append_folder_is_refused);
	tcase_add_test(tcase, fs_append_pipe_is_refused);
	tcase_add_test(tcase, fs_append_full_disk_is_said);
	tcase_add_test(tcase, fs_append_missing_folder_is_said);
	suite_add_tcase(suite, tcase);
	return suite;
}
