/* SPDX-License-Identifier: MIT */
#include "base/fs_list.h"

#include "folder.h"

#include <check.h>
#include <unistd.h>

Suite *suite_base_fs_list(void);

START_TEST(fs_list_gives_files_sorted_and_no_folders)
{
	struct arena arena = {0};
	struct folder folder;
	const char *const *names;

	folder_make(&folder);
	folder_file(&folder, "b", "");
	folder_file(&folder, ".a", "");
	ck_assert(fs_make_dirs(
		arena_printf(&arena, "%s/sub", folder.name).ptr, NULL));
	ck_assert_int_eq(
		symlink("/", arena_printf(&arena, "%s/link", folder.name).ptr),
		0);
	ck_assert_uint_eq(fs_list(folder.name, FS_FILES, &arena, &names), 3);
	ck_assert_str_eq(names[0], ".a");
	ck_assert_str_eq(names[1], "b");
	ck_assert_str_eq(names[2], "link");
	ck_assert_uint_eq(fs_list(folder.name, FS_FOLDERS, &arena, &names), 1);
	ck_assert_str_eq(names[0], "sub");
	folder_remove(&folder);
	arena_free(&arena);
}
END_TEST

START_TEST(fs_list_of_no_folder_is_empty)
{
	struct arena arena = {0};
	const char *const *names;

	ck_assert_uint_eq(fs_list(NULL, FS_FILES, &arena, &names), 0);
	ck_assert_uint_eq(fs_list("/no/such", FS_FILES, &arena, &names), 0);
	arena_free(&arena);
}
END_TEST

Suite *suite_base_fs_list(void)
{
	Suite *s = suite_create("base/fs_list");
	TCase *tc = tcase_create("fs_list");

	tcase_add_test(tc, fs_list_gives_files_sorted_and_no_folders);
	tcase_add_test(tc, fs_list_of_no_folder_is_empty);
	suite_add_tcase(s, tc);
	return s;
}
