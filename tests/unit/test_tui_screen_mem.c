/* SPDX-License-Identifier: MIT */
#include "tui/screen.h"

#include "base/fs.h"
#include "text/width.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Suite *suite_tui_screen_mem(void);

static char dir[64];
static struct buf path;
static struct screen *screen;
static struct frame frame;
static struct err err;

static void setup(void)
{
	snprintf(dir, sizeof(dir), "/tmp/koine-mem-XXXXXX");
	ck_assert(mkdtemp(dir) != NULL);
	path = (struct buf){0};
	frame = (struct frame){0};
	err = (struct err){0};
	screen = NULL;
	frame_init(&frame, 2, 10);
}

static const char *in_dir(const char *name)
{
	buf_clear(&path);
	buf_printf(&path, "%s/%s", dir, name);
	return path.ptr;
}

static void teardown(void)
{
	static const char *const names[] = {
		"s.keys", "a.screen", "failed.screen"};

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		unlink(in_dir(names[i]));
	rmdir(dir);
	if (screen)
		screen->ops->close(screen);
	buf_release(&path);
	frame_release(&frame);
}

static bool open_script(const char *script, enum bidi_mode bidi)
{
	const struct screen_opts opts = {.bidi = bidi};

	ck_assert(fs_write(in_dir("s.keys"), str_of(script), false, &err));
	screen = screen_mem_open(path.ptr, dir, 2, 10, &opts, &err);
	return screen != NULL;
}

static void put(int row, int col, const char *text, style_t style)
{
	const struct cell cell = {.text = text,
		.len = (uint8_t)strlen(text),
		.cols = (uint8_t)width_str(str_of(text)),
		.style = style};

	frame_put(&frame, row, col, 10, &cell, 1);
}

/* A program that draws, then takes one key after another, to the end. */
static const char *run(void)
{
	static struct buf keys;
	keycode key = 0;

	buf_clear(&keys);
	while (key != KEYCODE_HANGUP) {
		screen->ops->present(screen, &frame);
		while (key != KEYCODE_HANGUP &&
			screen->ops->read_key(screen, &key)) {
			keycode_name(key, &keys);
			buf_byte(&keys, ' ');
		}
	}
	return keys.ptr;
}

START_TEST(screen_mem_keys_come_in_order_and_end_in_hangup)
{
	ck_assert(open_script("# keys\n\n key j Enter\ntype \"aж \"\nkey M-1\n",
		BIDI_VISUAL));
	ck_assert_str_eq(run(), "j Enter a ж Space M-1 hangup ");
	ck_assert(screen_mem_result(screen, &err));
}
END_TEST

START_TEST(screen_mem_resize_is_a_key_and_a_size)
{
	int rows, cols;

	ck_assert(open_script("resize 40x7\n", BIDI_VISUAL));
	ck_assert_str_eq(run(), "resize hangup ");
	screen->ops->size(screen, &rows, &cols);
	ck_assert_int_eq(rows, 7);
	ck_assert_int_eq(cols, 40);
}
END_TEST

START_TEST(screen_mem_expectation_waits_for_the_next_picture)
{
	keycode key;

	ck_assert(open_script("key j\nexpect after\n", BIDI_VISUAL));
	screen->ops->present(screen, &frame);
	ck_assert(screen->ops->read_key(screen, &key));
	put(0, 0, "after", ROLE_TEXT);
	ck_assert(!screen->ops->read_key(screen, &key));
	screen->ops->present(screen, &frame);
	ck_assert(screen->ops->read_key(screen, &key));
	ck_assert_uint_eq(key, KEYCODE_HANGUP);
	ck_assert(screen_mem_result(screen, &err));
}
END_TEST

static const char *const good[] = {"expect ab", "reject zz", "expect-row 1 ab",
	"expect-row -1 yz", "expect-row 2 x", "expect-cursor yz",
	"expect \"  xyz\""};

START_TEST(screen_mem_expectation_met_is_silent)
{
	ck_assert(open_script(good[_i], BIDI_VISUAL));
	put(0, 1, "ab", ROLE_TEXT);
	put(1, 2, "xyz", ROLE_TEXT);
	frame.cursor_row = 1;
	frame.cursor_col = 3;
	run();
	ck_assert_msg(screen_mem_result(screen, &err), "%s", err.message);
}
END_TEST

static const char *const failing[][2] = {
	{"expect zz", ":1: 'zz' is not on the screen"},
	{"reject ab", ":1: 'ab' is on the screen"},
	{"expect-row 2 ab", ":1: row 2 is without 'ab'"},
	{"expect-row -1 ab", ":1: row -1 is without 'ab'"},
	{"expect-row 3 ab", ":1: there is no row 3"},
	{"expect-row -3 ab", ":1: there is no row -3"},
	{"expect-cursor ab", ":1: the cursor at 2 4 is not on 'ab'"},
	{"note opens a box\nkey j\nexpect zz\nexpect yy",
		":3: opens a box: 'zz' is not on the screen"},
};

START_TEST(screen_mem_expectation_not_met_is_the_first_failure)
{
	struct buf want = {0};

	ck_assert(open_script(failing[_i][0], BIDI_VISUAL));
	put(0, 1, "ab", ROLE_TEXT);
	frame.cursor_row = 1;
	frame.cursor_col = 3;
	run();
	ck_assert(!screen_mem_result(screen, &err));
	buf_printf(&want, "%s%s", in_dir("s.keys"), failing[_i][1]);
	ck_assert_str_eq(err.message, want.ptr);
	ck_assert_int_eq(access(in_dir("failed.screen"), R_OK), 0);
	buf_release(&want);
}
END_TEST

START_TEST(screen_mem_failure_gives_no_more_keys)
{
	ck_assert(open_script("expect zz\nkey j\n", BIDI_VISUAL));
	ck_assert_str_eq(run(), "hangup ");
}
END_TEST

START_TEST(screen_mem_save_writes_text_roles_and_cursor)
{
	struct buf saved = {0};

	ck_assert(open_script("save a\n", BIDI_VISUAL));
	put(0, 0, "漢", ROLE_TERM | STYLE_STRONG); /* zh */
	put(0, 2, "b", ROLE_TEXT);
	put(0, 3, "c", ROLE_LINK);
	put(1, 4, " ", ROLE_STATUS);
	frame.cursor_col = 2;
	run();
	ck_assert(screen_mem_result(screen, &err));
	ck_assert(fs_read(in_dir("a.screen"), 4096, &saved, &err));
	ck_assert_str_eq(saved.ptr, "漢bc\n\n---\nt.l\n....s\ncursor 1 3\n");
	buf_release(&saved);
}
END_TEST

START_TEST(screen_mem_logical_rows_are_as_sent)
{
	struct buf saved = {0};

	ck_assert(open_script(
		"expect سلم|\nexpect-cursor س\nsave a\n", BIDI_LOGICAL));
	put(0, 0, "م", ROLE_TEXT); /* ar */
	put(0, 1, "ل", ROLE_TEXT);
	put(0, 2, "س", ROLE_TEXT);
	put(0, 3, "|", ROLE_BORDER);
	frame_fill(&frame, 0, 4, 1, 6, ROLE_TEXT);
	frame.cursor_col = 2;
	run();
	ck_assert_msg(screen_mem_result(screen, &err), "%s", err.message);
	ck_assert(fs_read(in_dir("a.screen"), 4096, &saved, &err));
	ck_assert(str_starts(buf_view(&saved), STR("سلم|\u200e\n")));
	buf_release(&saved);
}
END_TEST

static const char *const unreadable[][2] = {
	{"key j\nkye k\n", ":2: no command is called 'kye'"},
	{"key jj", ":1: no key is called 'jj'"},
	{"type", ":1: text is missing"},
	{"expect", ":1: text is missing"},
	{"expect-row ab", ":1: the number of the row is missing"},
	{"expect-row 0 ab", ":1: the number of the row is missing"},
	{"resize 80", ":1: '80' is no size such as 80x24"},
	{"resize 0x5", ":1: '0x5' is no size such as 80x24"},
	{"save ../a", ":1: '../a' is no name of a screen"},
};

START_TEST(screen_mem_open_unreadable_line_is_named)
{
	struct buf want = {0};

	ck_assert(!open_script(unreadable[_i][0], BIDI_VISUAL));
	buf_printf(&want, "%s%s", in_dir("s.keys"), unreadable[_i][1]);
	ck_assert_str_eq(err.message, want.ptr);
	buf_release(&want);
}
END_TEST

START_TEST(screen_mem_open_missing_script_fails)
{
	const struct screen_opts opts = {.bidi = BIDI_AUTO};

	ck_assert(!screen_mem_open(in_dir("none"), NULL, 2, 10, &opts, &err));
	ck_assert_int_eq(err.code, ERR_INPUT);
}
END_TEST

START_TEST(screen_mem_auto_bidi_is_visual)
{
	ck_assert(open_script("", BIDI_AUTO));
	ck_assert_int_eq(screen->ops->bidi(screen, true), BIDI_VISUAL);
	screen->ops->set_bidi(screen, BIDI_OFF);
	ck_assert_int_eq(screen->ops->bidi(screen, true), BIDI_OFF);
}
END_TEST

Suite *suite_tui_screen_mem(void)
{
	Suite *suite = suite_create("tui_screen_mem");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, screen_mem_keys_come_in_order_and_end_in_hangup);
	tcase_add_test(tests, screen_mem_resize_is_a_key_and_a_size);
	tcase_add_test(
		tests, screen_mem_expectation_waits_for_the_next_picture);
	tcase_add_loop_test(tests, screen_mem_expectation_met_is_silent, 0,
		(int)ARRAY_LEN(good));
	tcase_add_loop_test(tests,
		screen_mem_expectation_not_met_is_the_first_failure, 0,
		(int)ARRAY_LEN(failing));
	tcase_add_test(tests, screen_mem_failure_gives_no_more_keys);
	tcase_add_test(tests, screen_mem_save_writes_text_roles_and_cursor);
	tcase_add_test(tests, screen_mem_logical_rows_are_as_sent);
	tcase_add_loop_test(tests, screen_mem_open_unreadable_line_is_named, 0,
		(int)ARRAY_LEN(unreadable));
	tcase_add_test(tests, screen_mem_open_missing_script_fails);
	tcase_add_test(tests, screen_mem_auto_bidi_is_visual);
	suite_add_tcase(suite, tests);
	return suite;
}
