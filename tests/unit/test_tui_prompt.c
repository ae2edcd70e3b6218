/* SPDX-License-Identifier: MIT */
#include "text/locale.h"
#include "tui/prompt_edit.h"
#include "tui/prompt_line.h"

#include <check.h>
#include <string.h>

Suite *suite_tui_prompt(void);

static struct prompt_edit edit;
static struct arena arena;
static struct frame frame;

static void setup(void)
{
	edit = (struct prompt_edit){.brk = brk_new(locale_default())};
}

static void teardown(void)
{
	brk_free(edit.brk);
	prompt_edit_release(&edit);
	arena_free(&arena);
	frame_release(&frame);
}

static void start(const char *text, size_t at)
{
	prompt_edit_set(&edit, str_of(text));
	edit.at = at;
}

static void check(const char *text, size_t at)
{
	ck_assert_uint_eq(edit.text.len, strlen(text));
	if (edit.text.len > 0)
		ck_assert_str_eq(edit.text.ptr, text);
	ck_assert_uint_eq(edit.at, at);
}

#define C(letter) ((keycode)((letter) - 'a' + 1))

/* clang-format off */
static const struct {
	const char *text;
	size_t at; /* [B] */
	keycode key;
	const char *after;
	size_t after_at;
} keys[] = {
	{ "", 0, 'a', "a", 1 },
	{ "ac", 1, 'b', "abc", 2 },
	{ "", 0, 0x6f22, "漢", 3 },
	{ "e", 1, 0x301, "e\u0301", 3 },			/* joins the e before */
	{ "\u0301", 0, 'e', "e\u0301", 3 },		/* joins the mark after */
	{ "ab", 2, KEYCODE_LEFT, "ab", 1 },
	{ "ab", 0, KEYCODE_LEFT, "ab", 0 },
	{ "ab", 0, KEYCODE_RIGHT, "ab", 1 },
	{ "ab", 2, KEYCODE_RIGHT, "ab", 2 },
	{ "xe\u0301", 4, KEYCODE_LEFT, "xe\u0301", 1 },		/* decomposed: one step */
	{ "漢字", 3, KEYCODE_RIGHT, "漢字", 6 },
	{ "سلام", 0, KEYCODE_LEFT, "سلام", 2 },		/* ar: left is forward */
	{ "سلام", 2, KEYCODE_RIGHT, "سلام", 0 },
	{ "سلام", 2, C('f'), "سلام", 4 },
	{ "ab", 1, KEYCODE_HOME, "ab", 0 },
	{ "ab", 1, C('a'), "ab", 0 },
	{ "ab", 1, KEYCODE_END, "ab", 2 },
	{ "ab", 0, C('e'), "ab", 2 },
	{ "ab", 2, KEYCODE_BACKSPACE, "a", 1 },
	{ "ab", 0, KEYCODE_BACKSPACE, "ab", 0 },
	{ "xe\u0301", 4, KEYCODE_BACKSPACE, "x", 1 },
	{ "👨‍👩‍👧b", 18, KEYCODE_BACKSPACE, "b", 0 },
	{ "ab", 0, KEYCODE_DELETE, "b", 0 },
	{ "ab", 2, KEYCODE_DELETE, "ab", 2 },
	{ "e\u0301x", 0, KEYCODE_DELETE, "x", 0 },
	{ "ab", 0, C('d'), "b", 0 },
	{ "abc", 2, C('u'), "c", 0 },
	{ "abc", 1, C('k'), "a", 1 },
	{ "one two", 7, C('w'), "one ", 4 },
	{ "one two  ", 9, C('w'), "one ", 4 },
	{ "one two", 5, C('w'), "one wo", 4 },
	{ "one", 0, C('w'), "one", 0 },
	{ "  ", 2, C('w'), "", 0 },
	{ "мир труд", 15, C('w'), "мир ", 7 },
};
/* clang-format on */

START_TEST(prompt_edit_key_edits_by_cluster)
{
	start(keys[_i].text, keys[_i].at);
	ck_assert(prompt_edit_key(&edit, keys[_i].key));
	check(keys[_i].after, keys[_i].after_at);
}
END_TEST

START_TEST(prompt_edit_key_leaves_other_keys)
{
	start("ab", 1);
	ck_assert(!prompt_edit_key(&edit, KEYCODE_UP));
	ck_assert(!prompt_edit_key(&edit, KEYCODE_F1));
	ck_assert(!prompt_edit_key(&edit, 'x' | KEY_ALT_BIT));
	check("ab", 1);
}
END_TEST

START_TEST(prompt_edit_key_paste_is_text_only)
{
	static const keycode pasted[] = {KEYCODE_PASTE_BEGIN, 'q', ' ',
		KEYCODE_ENTER, C('u'), KEYCODE_LEFT, 0x433, KEYCODE_PASTE_END};

	for (size_t i = 0; i < ARRAY_LEN(pasted); i++)
		ck_assert(prompt_edit_key(&edit, pasted[i]));
	check("q г", 4);
	ck_assert(prompt_edit_key(&edit, C('u')));
	check("", 0);
}
END_TEST

START_TEST(prompt_edit_key_text_replaces_what_is_selected)
{
	start("安全", 0);
	prompt_edit_select(&edit);
	prompt_edit_key(&edit, 'a');
	prompt_edit_key(&edit, 'b');
	check("ab", 2);
}
END_TEST

START_TEST(prompt_edit_key_paste_replaces_what_is_selected)
{
	start("ab", 0);
	prompt_edit_select(&edit);
	prompt_edit_key(&edit, KEYCODE_PASTE_BEGIN);
	prompt_edit_key(&edit, 'c');
	prompt_edit_key(&edit, KEYCODE_PASTE_END);
	check("c", 1);
}
END_TEST

START_TEST(prompt_edit_key_that_edits_keeps_what_is_selected)
{
	static const keycode kept[] = {
		KEYCODE_BACKSPACE, KEYCODE_LEFT, KEYCODE_END, C('w')};
	static const char *const after[] = {"ax", "axb", "abx", "x"};

	for (size_t i = 0; i < ARRAY_LEN(kept); i++) {
		start("ab", 0);
		prompt_edit_select(&edit);
		prompt_edit_key(&edit, kept[i]);
		prompt_edit_key(&edit, 'x');
		ck_assert_str_eq(edit.text.ptr, after[i]);
	}
}
END_TEST

START_TEST(prompt_edit_key_stops_at_limit)
{
	for (int i = 0; i < PROMPT_EDIT_MAX + 100; i++)
		prompt_edit_key(&edit, 'a');
	ck_assert_uint_eq(edit.text.len, PROMPT_EDIT_MAX);
	prompt_edit_key(&edit, 0x6f22);
	ck_assert_uint_eq(edit.text.len, PROMPT_EDIT_MAX);
}
END_TEST

START_TEST(prompt_edit_set_repairs_and_flattens)
{
	prompt_edit_set(&edit, str_of("a\xff\nb\x1b"));
	check("a\uFFFD b ", 7);
}
END_TEST

START_TEST(prompt_edit_window_follows_cursor)
{
	size_t from, to;

	start("abcdefghij", 10);
	prompt_edit_window(&edit, 5, &from, &to);
	ck_assert_uint_eq(from, 6);
	ck_assert_uint_eq(to, 10);
	edit.at = 2;
	prompt_edit_window(&edit, 5, &from, &to);
	ck_assert_uint_eq(from, 2);
	ck_assert_uint_eq(to, 6);
}
END_TEST

START_TEST(prompt_edit_window_measures_columns)
{
	size_t from, to;

	start("漢字漢字", 12); /* zh: two columns each */
	prompt_edit_window(&edit, 6, &from, &to);
	ck_assert_uint_eq(from, 6);
	ck_assert_uint_eq(to, 12);
}
END_TEST

START_TEST(prompt_edit_window_comes_back_after_deletion)
{
	size_t from, to;

	start("abcdefghij", 10);
	prompt_edit_window(&edit, 5, &from, &to);
	for (int i = 0; i < 7; i++)
		prompt_edit_key(&edit, KEYCODE_BACKSPACE);
	prompt_edit_window(&edit, 5, &from, &to);
	ck_assert_uint_eq(from, 0);
	ck_assert_uint_eq(to, 3);
}
END_TEST

START_TEST(prompt_edit_window_has_no_room)
{
	size_t from, to;

	start("漢字", 3);
	for (int cols = -1; cols < 3; cols++) {
		prompt_edit_window(&edit, cols, &from, &to);
		ck_assert_uint_eq(from, 3);
		ck_assert_uint_eq(to, 3);
	}
}
END_TEST

/* ---- drawing ---- */

static const struct locale rtl = {
	.tag = {"ar", 2}, .line_break = {"ar", 2}, .is_rtl = true};

static void draw(int cols, const char *label, bool is_rtl)
{
	const struct layout_opts ui = {
		.width = cols,
		.locale = is_rtl ? &rtl : locale_default(),
		.brk = edit.brk,
		.bidi = BIDI_EXPLICIT,
	};
	const struct prompt_line line = {0, 0, cols, str_of(label)};

	frame_init(&frame, 1, cols);
	prompt_line_draw(&frame, &line, &edit, &ui, &arena);
}

static void check_row(const char *expected)
{
	struct buf row = {0};

	for (int i = 0; i < frame.cols; i++)
		buf_str(&row,
			(struct str){frame.cells[i].text, frame.cells[i].len});
	ck_assert_str_eq(row.ptr, expected);
	buf_release(&row);
}

START_TEST(prompt_line_draw_puts_cursor_after_text)
{
	start("ab ", 3);
	draw(12, "find: ", false);
	check_row("find: ab    ");
	ck_assert_int_eq(frame.cursor_col, 9);
}
END_TEST

START_TEST(prompt_line_draw_puts_cursor_on_cluster)
{
	start("漢字", 3);
	draw(8, "/", false);
	check_row("/漢字   ");
	ck_assert_int_eq(frame.cursor_col, 3);
}
END_TEST

/* ar: the letters run to the left, and so does the cursor. */
START_TEST(prompt_line_draw_arabic_ends_on_the_left)
{
	start("سلام", 8);
	draw(10, "/", false);
	check_row("/ مالس    ");
	ck_assert_int_eq(frame.cursor_col, 1);
	edit.at = 0;
	draw(10, "/", false);
	ck_assert_int_eq(frame.cursor_col, 5);
}
END_TEST

START_TEST(prompt_line_draw_interface_right_to_left_is_mirrored)
{
	start("ab", 2);
	draw(8, "بحث", true);
	check_row("  ab ثحب");
	ck_assert_int_eq(frame.cursor_col, 4);
}
END_TEST

START_TEST(prompt_line_draw_any_size_keeps_cursor_inside)
{
	static const char *const texts[] = {
		"", "abc", "漢字漢字", "سلام", "a b c ", "é", "abc سلام 12"};

	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		for (int cols = 1; cols < 14; cols++)
			for (int is_rtl = 0; is_rtl < 2; is_rtl++) {
				prompt_edit_set(&edit, str_of(texts[i]));
				draw(cols, "find: ", is_rtl);
				ck_assert_int_ge(frame.cursor_col, 0);
				ck_assert_int_lt(frame.cursor_col, cols);
			}
}
END_TEST

Suite *suite_tui_prompt(void)
{
	Suite *suite = suite_create("tui_prompt");
	TCase *tcase = tcase_create("edit");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, prompt_edit_key_edits_by_cluster, 0,
		(int)ARRAY_LEN(keys));
	tcase_add_test(tcase, prompt_edit_key_leaves_other_keys);
	tcase_add_test(tcase, prompt_edit_key_paste_is_text_only);
	tcase_add_test(tcase, prompt_edit_key_text_replaces_what_is_selected);
	tcase_add_test(tcase, prompt_edit_key_paste_replaces_what_is_selected);
	tcase_add_test(
		tcase, prompt_edit_key_that_edits_keeps_what_is_selected);
	tcase_add_test(tcase, prompt_edit_key_stops_at_limit);
	tcase_add_test(tcase, prompt_edit_set_repairs_and_flattens);
	tcase_add_test(tcase, prompt_edit_window_follows_cursor);
	tcase_add_test(tcase, prompt_edit_window_measures_columns);
	tcase_add_test(tcase, prompt_edit_window_comes_back_after_deletion);
	tcase_add_test(tcase, prompt_edit_window_has_no_room);
	tcase_add_test(tcase, prompt_line_draw_puts_cursor_after_text);
	tcase_add_test(tcase, prompt_line_draw_puts_cursor_on_cluster);
	tcase_add_test(tcase, prompt_line_draw_arabic_ends_on_the_left);
	tcase_add_test(
		tcase, prompt_line_draw_interface_right_to_left_is_mirrored);
	tcase_add_test(tcase, prompt_line_draw_any_size_keeps_cursor_inside);
	suite_add_tcase(suite, tcase);
	return suite;
}
