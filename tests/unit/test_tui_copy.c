/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "folder.h"
#include "tui/copy.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>

Suite *suite_tui_copy(void);

static struct folder folder;
static const char *vars[16]; /* name, value, …, NULL */
static struct arena arena;

static const char *get(const char *name)
{
	for (size_t i = 0; vars[i]; i += 2)
		if (strcmp(vars[i], name) == 0)
			return vars[i + 1];
	return NULL;
}

static void setup(void)
{
	folder_make(&folder);
	signal(SIGPIPE, SIG_IGN); /* as main.c does */
	memset(vars, 0, sizeof(vars));
}

static void teardown(void)
{
	folder_remove(&folder);
	arena_free(&arena);
}

static struct env make_env(void)
{
	return (struct env){.get = get};
}

/* A program in the folder that keeps its input in the file "got". */
static void add_program(const char *name, const char *more)
{
	struct buf script = {0};

	buf_printf(&script, "#!/bin/sh\n%s\nIFS=; cat > '%s/got'\n", more,
		folder.name);
	folder_file(&folder, name, script.ptr);
	ck_assert_int_eq(chmod(folder_path(&folder, name), 0755), 0);
	buf_release(&script);
}

/* The folder and what scripts need. */
static void set_path(size_t at)
{
	vars[at] = "PATH";
	vars[at + 1] =
		arena_printf(&arena, "%s:/usr/bin:/bin", folder.name).ptr;
}

static void assert_got(const char *text)
{
	struct buf bytes = {0};

	ck_assert(fs_read(folder_path(&folder, "got"), 1 << 20, &bytes, NULL));
	ck_assert_str_eq(bytes.ptr, text);
	buf_release(&bytes);
}

START_TEST(copy_find_tool_wayland_has_wl_copy)
{
	struct env env = make_env();
	struct copy_tool tool;

	add_program("wl-copy", "");
	add_program("xclip", "");
	vars[0] = "WAYLAND_DISPLAY";
	vars[1] = "wayland-0";
	vars[2] = "DISPLAY";
	vars[3] = ":0";
	set_path(4);
	ck_assert(copy_find_tool(&env, &arena, &tool));
	ck_assert_str_eq(tool.name, "wl-copy");
}
END_TEST

START_TEST(copy_find_tool_missing_one_gives_way_to_the_other_desktop)
{
	struct env env = make_env();
	struct copy_tool tool;

	add_program("xclip", "");
	vars[0] = "WAYLAND_DISPLAY";
	vars[1] = "wayland-0";
	vars[2] = "DISPLAY";
	vars[3] = ":0";
	vars[4] = "PATH";
	vars[5] = folder.name;
	ck_assert(copy_find_tool(&env, &arena, &tool));
	ck_assert_str_eq(tool.name, "xclip");
	ck_assert_str_eq(tool.argv[1], "-selection");
}
END_TEST

START_TEST(copy_find_tool_without_desktop_finds_none)
{
	struct env env = make_env();
	struct copy_tool tool;

	add_program("xclip", "");
	set_path(0);
	ck_assert(!copy_find_tool(&env, &arena, &tool));
}
END_TEST

START_TEST(copy_find_tool_relative_path_is_not_searched)
{
	struct env env = make_env();
	struct copy_tool tool;

	vars[0] = "DISPLAY";
	vars[1] = ":0";
	vars[2] = "PATH";
	vars[3] = ".::bin";
	ck_assert(!copy_find_tool(&env, &arena, &tool));
}
END_TEST

START_TEST(copy_find_tool_secure_finds_none)
{
	struct env env = make_env();
	struct copy_tool tool;

	add_program("xclip", "");
	vars[0] = "DISPLAY";
	vars[1] = ":0";
	set_path(2);
	env.is_secure = true;
	ck_assert(!copy_find_tool(&env, &arena, &tool));
}
END_TEST

START_TEST(copy_to_tool_program_gets_the_text)
{
	struct env env = make_env();
	struct copy_tool tool;

	add_program(
		"xclip", "[ \"$1 $2\" = '-selection clipboard' ] || exit 1");
	vars[0] = "DISPLAY";
	vars[1] = ":0";
	set_path(2);
	ck_assert(copy_find_tool(&env, &arena, &tool));
	ck_assert(copy_to_tool(&tool, &env, STR("a\u00a0b ; $(id)\n")));
	assert_got("a\u00a0b ; $(id)\n");
}
END_TEST

START_TEST(copy_to_tool_failing_program_is_told)
{
	struct env env = make_env();
	struct copy_tool tool;

	add_program("xclip", "exit 3");
	vars[0] = "DISPLAY";
	vars[1] = ":0";
	set_path(2);
	ck_assert(copy_find_tool(&env, &arena, &tool));
	ck_assert(!copy_to_tool(&tool, &env, STR("text")));
}
END_TEST

START_TEST(copy_to_tool_only_named_variables_are_passed)
{
	struct env env = make_env();
	struct copy_tool tool;

	add_program("xclip", "[ \"$DISPLAY$SECRET\" = :0 ] || exit 1");
	vars[0] = "DISPLAY";
	vars[1] = ":0";
	vars[2] = "SECRET";
	vars[3] = "x";
	set_path(4);
	ck_assert(copy_find_tool(&env, &arena, &tool));
	ck_assert(copy_to_tool(&tool, &env, STR("text")));
}
END_TEST

START_TEST(copy_to_file_writes_for_the_reader_alone)
{
	struct env env = make_env();
	struct buf bytes = {0};
	struct stat st;
	const char *path;

	env.paths.state = arena_printf(&arena, "%s/new", folder.name).ptr;
	path = copy_to_file(&env, STR("text\n"), &arena);
	ck_assert_ptr_nonnull(path);
	ck_assert(fs_read(path, 1 << 20, &bytes, NULL));
	ck_assert_str_eq(bytes.ptr, "text\n");
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq(st.st_mode & 0777, 0600);
	buf_release(&bytes);
}
END_TEST

START_TEST(copy_to_file_without_state_folder_has_no_path)
{
	struct env env = make_env();

	ck_assert_ptr_null(copy_to_file(&env, STR("text"), &arena));
}
END_TEST

START_TEST(copy_sentence_names_what_worked)
{
	for (unsigned ways = 0; ways < 8; ways++) {
		struct buf out = {0};

		copy_sentence(ways, "xclip", "/s/copied.txt", &out);
		ck_assert_int_eq(strstr(out.ptr, "xclip") != NULL,
			(ways & COPY_TOOL) != 0);
		ck_assert_int_eq(strstr(out.ptr, "/s/copied.txt") != NULL,
			(ways & COPY_FILE) != 0);
		ck_assert_int_eq(strstr(out.ptr, "terminal") != NULL,
			(ways & COPY_TERMINAL) != 0);
		ck_assert_int_eq(
			strstr(out.ptr, "not copied") != NULL, ways == 0);
		buf_release(&out);
	}
}
END_TEST

Suite *suite_tui_copy(void)
{
	Suite *s = suite_create("tui/copy");
	TCase *tc = tcase_create("copy");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, copy_find_tool_wayland_has_wl_copy);
	tcase_add_test(
		tc, copy_find_tool_missing_one_gives_way_to_the_other_desktop);
	tcase_add_test(tc, copy_find_tool_without_desktop_finds_none);
	tcase_add_test(tc, copy_find_tool_relative_path_is_not_searched);
	tcase_add_test(tc, copy_find_tool_secure_finds_none);
	tcase_add_test(tc, copy_to_tool_program_gets_the_text);
	tcase_add_test(tc, copy_to_tool_failing_program_is_told);
	tcase_add_test(tc, copy_to_tool_only_named_variables_are_passed);
	tcase_add_test(tc, copy_to_file_writes_for_the_reader_alone);
	tcase_add_test(tc, copy_to_file_without_state_folder_has_no_path);
	tcase_add_test(tc, copy_sentence_names_what_worked);
	suite_add_tcase(s, tc);
	return s;
}
