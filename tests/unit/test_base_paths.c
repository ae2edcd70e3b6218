/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "base/macros.h"
#include "base/paths.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_base_paths(void);

static struct arena arena;
static struct paths paths;
static char folder[256];

static void setup(void)
{
	static const char *const names[] = {"XDG_CONFIG_HOME", "XDG_STATE_HOME",
		"XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "KOINE_CONTENT"};
	const char *tmp = getenv("TMPDIR");

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		unsetenv(names[i]);
	setenv("HOME", "/home/reader", 1);
	snprintf(folder, sizeof(folder), "%s/koine-paths-XXXXXX",
		tmp ? tmp : "/tmp");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	arena = (struct arena){0};
}

static void teardown(void)
{
	char command[300];

	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	ck_assert_int_eq(system(command), 0);
	arena_free(&arena);
}

static const char *in_folder(const char *name)
{
	return path_join(&arena, folder, name);
}

START_TEST(path_join_puts_one_slash)
{
	ck_assert_str_eq(path_join(&arena, "/a", "b"), "/a/b");
	ck_assert_str_eq(path_join(&arena, "/a/", "b"), "/a/b");
	ck_assert_str_eq(path_join(&arena, "/", "b"), "/b");
	ck_assert_str_eq(path_join(&arena, "", "b"), "b");
	ck_assert_ptr_null(path_join(&arena, NULL, "b"));
}
END_TEST

START_TEST(paths_init_home_gives_defaults)
{
	paths_init(&paths, NULL, &arena);
	ck_assert_str_eq(paths.config, "/home/reader/.config/koine");
	ck_assert_str_eq(paths.state, "/home/reader/.local/state/koine");
	ck_assert_str_eq(paths.cache, "/home/reader/.cache/koine");
	ck_assert_ptr_null(paths.runtime);
}
END_TEST

START_TEST(paths_init_xdg_variables_win)
{
	setenv("XDG_CONFIG_HOME", "/x/config", 1);
	setenv("XDG_STATE_HOME", "/x/state/", 1);
	setenv("XDG_CACHE_HOME", "/x/cache", 1);
	setenv("XDG_RUNTIME_DIR", "/run/user/1", 1);
	paths_init(&paths, NULL, &arena);
	ck_assert_str_eq(paths.config, "/x/config/koine");
	ck_assert_str_eq(paths.state, "/x/state/koine");
	ck_assert_str_eq(paths.cache, "/x/cache/koine");
	ck_assert_str_eq(paths.runtime, "/run/user/1/koine");
}
END_TEST

START_TEST(paths_init_relative_or_empty_xdg_is_ignored)
{
	setenv("XDG_CONFIG_HOME", "config", 1);
	setenv("XDG_STATE_HOME", "", 1);
	setenv("XDG_CACHE_HOME", "./cache", 1);
	setenv("XDG_RUNTIME_DIR", "run", 1);
	paths_init(&paths, NULL, &arena);
	ck_assert_str_eq(paths.config, "/home/reader/.config/koine");
	ck_assert_str_eq(paths.state, "/home/reader/.local/state/koine");
	ck_assert_str_eq(paths.cache, "/home/reader/.cache/koine");
	ck_assert_ptr_null(paths.runtime);
}
END_TEST

START_TEST(paths_init_no_home_gives_null)
{
	static const char *const homes[] = {NULL, "", "relative"};

	for (size_t i = 0; i < ARRAY_LEN(homes); i++) {
		if (homes[i])
			setenv("HOME", homes[i], 1);
		else
			unsetenv("HOME");
		paths_init(&paths, NULL, &arena);
		ck_assert_ptr_null(paths.config);
		ck_assert_ptr_null(paths.state);
		ck_assert_ptr_null(paths.cache);
	}
}
END_TEST

START_TEST(paths_init_content_option_beats_variable)
{
	setenv("KOINE_CONTENT", "/from/env", 1);
	paths_init(&paths, "./option", &arena);
	ck_assert_str_eq(paths.content, "./option");
	ck_assert(!paths.is_own_content);
}
END_TEST

START_TEST(paths_init_content_variable_beats_own)
{
	setenv("KOINE_CONTENT", "/from/env", 1);
	paths_init(&paths, NULL, &arena);
	ck_assert_str_eq(paths.content, "/from/env");
	ck_assert(!paths.is_own_content);
}
END_TEST

START_TEST(paths_init_content_else_is_own_or_null)
{
	setenv("KOINE_CONTENT", "", 1);
	paths_init(&paths, NULL, &arena);
	ck_assert(paths.is_own_content == (paths.content != NULL));
	if (paths.content)
		ck_assert_str_eq(paths.content,
			path_join(&arena, paths.data, "content"));
}
END_TEST

START_TEST(paths_data_beside_executable_is_found)
{
	const char *bin = in_folder("bin");
	const char *beside = in_folder("bin/share/koine");
	const char *above = in_folder("share/koine");

	ck_assert(fs_make_dirs(bin, NULL));
	ck_assert(fs_make_dirs(above, NULL));
	ck_assert_str_eq(paths_data(&arena, bin), above);
	ck_assert(fs_make_dirs(beside, NULL));
	ck_assert_str_eq(paths_data(&arena, bin), beside);
}
END_TEST

START_TEST(paths_data_file_in_place_of_folder_is_none)
{
	const char *elsewhere = paths_data(&arena, NULL);
	const char *found;

	ck_assert(fs_make_dirs(in_folder("bin"), NULL));
	ck_assert(fs_make_dirs(in_folder("share"), NULL));
	ck_assert(fs_write(in_folder("share/koine"), STR(""), false, NULL));
	found = paths_data(&arena, in_folder("bin"));
	if (elsewhere) /* a koine is installed */
		ck_assert_str_eq(found, elsewhere);
	else
		ck_assert_ptr_null(found);
}
END_TEST

START_TEST(paths_data_root_or_null_is_survived)
{
	const char *elsewhere = paths_data(&arena, NULL);

	if (!elsewhere)
		ck_assert_ptr_null(paths_data(&arena, ""));
	paths_data(&arena, "/");
}
END_TEST

Suite *suite_base_paths(void)
{
	Suite *s = suite_create("base/paths");
	TCase *tc = tcase_create("paths");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, path_join_puts_one_slash);
	tcase_add_test(tc, paths_init_home_gives_defaults);
	tcase_add_test(tc, paths_init_xdg_variables_win);
	tcase_add_test(tc, paths_init_relative_or_empty_xdg_is_ignored);
	tcase_add_test(tc, paths_init_no_home_gives_null);
	tcase_add_test(tc, paths_init_content_option_beats_variable);
	tcase_add_test(tc, paths_init_content_variable_beats_own);
	tcase_add_test(tc, paths_init_content_else_is_own_or_null);
	tcase_add_test(tc, paths_data_beside_executable_is_found);
	tcase_add_test(tc, paths_data_file_in_place_of_folder_is_none);
	tcase_add_test(tc, paths_data_root_or_null_is_survived);
	suite_add_tcase(s, tc);
	return s;
}
