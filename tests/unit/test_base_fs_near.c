/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "folder.h"

#include <string.h>
#include <unistd.h>

static struct folder folder;
static struct buf found;

static void setup(void)
{
	static const char *const names[] = {
		"chapter.md", "chapters.md", "readme.txt", ".secrets"};

	folder_make(&folder);
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		ck_assert(fs_write(
			folder_path(&folder, names[i]), STR("x"), false, NULL));
}

static void teardown(void)
{
	folder_remove(&folder);
	buf_release(&found);
}

static bool look_for(const char *name)
{
	buf_clear(&found);
	return fs_nearest(folder_path(&folder, name), &found);
}

static const char *found_name(void)
{
	return strrchr(found.ptr, '/') + 1;
}

START_TEST(fs_nearest_of_mistyped_name_gives_the_nearest)
{
	ck_assert(look_for("chaptre.md"));
	ck_assert_str_eq(found_name(), "chapter.md");
	ck_assert(look_for("chapterz.md"));
	ck_assert_str_eq(found_name(), "chapter.md");
}
END_TEST

START_TEST(fs_nearest_result_is_in_the_same_folder)
{
	struct fs_info info;

	ck_assert(look_for("readme.tx"));
	ck_assert(fs_stat(found.ptr, &info));
}
END_TEST

START_TEST(fs_nearest_without_folder_looks_in_the_working_one)
{
	char *before = getcwd(NULL, 0);

	ck_assert_int_eq(chdir(folder.name), 0);
	ck_assert(fs_nearest("raedme.txt", &found));
	ck_assert_str_eq(found.ptr, "readme.txt");
	ck_assert_int_eq(chdir(before), 0);
	free(before);
}
END_TEST

START_TEST(fs_nearest_with_nothing_near_finds_nothing)
{
	static const char *const names[] = {
		"appendix.md", "", "x", ".secret", "no-such-folder/a.md"};

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		ck_assert_msg(!look_for(names[i]), "%s", names[i]);
	ck_assert_uint_eq(found.len, 0);
}
END_TEST

/* It is there, but leads nowhere. */
START_TEST(fs_nearest_never_proposes_the_name_itself)
{
	ck_assert_int_eq(
		symlink("nowhere", folder_path(&folder, "gone.link")), 0);
	ck_assert(!look_for("gone.link"));
}
END_TEST

Suite *suite_base_fs_near(void);
Suite *suite_base_fs_near(void)
{
	Suite *suite = suite_create("base/fs_near");
	TCase *tests = tcase_create("fs_near");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, fs_nearest_of_mistyped_name_gives_the_nearest);
	tcase_add_test(tests, fs_nearest_result_is_in_the_same_folder);
	tcase_add_test(
		tests, fs_nearest_without_folder_looks_in_the_working_one);
	tcase_add_test(tests, fs_nearest_with_nothing_near_finds_nothing);
	tcase_add_test(tests, fs_nearest_never_proposes_the_name_itself);
	suite_add_tcase(suite, tests);
	return suite;
}
