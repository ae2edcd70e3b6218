/* SPDX-License-Identifier: MIT */
#include "tui/frame.h"

#include <check.h>
#include <string.h>

Suite *suite_tui_frame(void);

static struct frame frame;
static struct buf shown;
static struct arena arena;
static struct brk *brk;

static void setup(void)
{
	frame = (struct frame){0};
	frame_init(&frame, 3, 8);
	brk = brk_new(locale_default());
}

static void teardown(void)
{
	frame_release(&frame);
	buf_release(&shown);
	arena_free(&arena);
	brk_free(brk);
}

/* A row; the second half of a wide cell is '<'. */
static const char *row_text(int row)
{
	buf_clear(&shown);
	for (int col = 0; col < frame.cols; col++) {
		const struct frame_cell *cell =
			&frame.cells[row * frame.cols + col];

		if (cell->cols == 0)
			buf_byte(&shown, '<');
		else
			buf_str(&shown, (struct str){cell->text, cell->len});
	}
	return shown.ptr;
}

static struct cell cell_of(const char *text, uint8_t cols)
{
	return (struct cell){.text = text,
		.len = (uint8_t)strlen(text),
		.cols = cols,
		.style = ROLE_LINK};
}

static int put_one(int col, int width, const char *text, uint8_t cols)
{
	const struct cell cell = cell_of(text, cols);

	return frame_put(&frame, 0, col, width, &cell, 1);
}

START_TEST(frame_init_below_one_counts_as_one)
{
	frame_init(&frame, 0, -5);
	ck_assert_int_eq(frame.rows, 1);
	ck_assert_int_eq(frame.cols, 1);
	ck_assert_str_eq(row_text(0), " ");
}
END_TEST

START_TEST(frame_put_wide_cell_takes_two_columns)
{
	ck_assert_int_eq(put_one(1, 8, "漢", 2), 2); /* zh */
	ck_assert_str_eq(row_text(0), " 漢<     ");
	ck_assert_uint_eq(frame.cells[2].cols, 0);
	ck_assert_uint_eq(frame.cells[2].len, 0);
	ck_assert_uint_eq(frame.cells[2].style, ROLE_LINK);
}
END_TEST

START_TEST(frame_put_wide_cell_without_room_is_a_blank)
{
	ck_assert_int_eq(put_one(7, 8, "漢", 2), 1);
	ck_assert_str_eq(row_text(0), "        ");
	ck_assert_int_eq(put_one(2, 1, "漢", 2), 1);
	ck_assert_str_eq(row_text(0), "        ");
	put_one(-1, 8, "漢", 2);
	ck_assert_str_eq(row_text(0), "        ");
}
END_TEST

START_TEST(frame_put_over_half_a_wide_cell_blanks_the_other)
{
	put_one(1, 8, "漢", 2);
	put_one(1, 8, "x", 1);
	ck_assert_str_eq(row_text(0), " x      ");
	put_one(1, 8, "漢", 2);
	put_one(2, 8, "x", 1);
	ck_assert_str_eq(row_text(0), "  x     ");
}
END_TEST

START_TEST(frame_put_spacing_marks_take_cells_of_their_own)
{
	put_one(0, 8, "कि", 2); /* hi: base and spacing vowel sign */
	ck_assert_str_eq(row_text(0), "कि      ");
	ck_assert_uint_eq(frame.cells[0].cols, 1);
	ck_assert_uint_eq(frame.cells[1].cols, 1);
	ck_assert_uint_eq(frame.cells[1].len, 3);
}
END_TEST

START_TEST(frame_put_emoji_without_joiners_are_cells_each)
{
	ck_assert_int_eq(put_one(0, 8, "👩👧", 4), 4);
	ck_assert_str_eq(row_text(0), "👩<👧<    ");
	ck_assert_int_eq(put_one(0, 3, "👩👧", 4), 3);
	ck_assert_str_eq(row_text(0), "👩<      ");
}
END_TEST

START_TEST(frame_put_tab_is_blanks)
{
	ck_assert_int_eq(put_one(2, 8, "    ", 4), 4);
	ck_assert_uint_eq(frame.cells[5].style, ROLE_LINK);
	ck_assert_uint_eq(frame.cells[6].style, ROLE_TEXT);
}
END_TEST

START_TEST(frame_put_keeps_four_marks)
{
	put_one(0, 8, "a\u0301\u0302\u0303\u0304\u0305", 1);
	ck_assert_uint_eq(frame.cells[0].len, 9);
}
END_TEST

START_TEST(frame_put_vanished_cell_is_left_out)
{
	const struct cell cells[] = {
		cell_of("a", 1), cell_of("", 0), cell_of("b", 1)};

	ck_assert_int_eq(frame_put(&frame, 0, 0, 8, cells, 3), 2);
	ck_assert_str_eq(row_text(0), "ab      ");
}
END_TEST

START_TEST(frame_put_outside_is_clipped)
{
	const struct cell cells[] = {
		cell_of("a", 1), cell_of("b", 1), cell_of("c", 1)};

	ck_assert_int_eq(frame_put(&frame, 3, 0, 8, cells, 3), 0);
	ck_assert_int_eq(frame_put(&frame, -1, 0, 8, cells, 3), 0);
	ck_assert_int_eq(frame_put(&frame, 0, 6, 8, cells, 3), 2);
	ck_assert_int_eq(frame_put(&frame, 1, -1, 8, cells, 3), 3);
	ck_assert_int_eq(frame_put(&frame, 2, 9, 8, cells, 3), 0);
	ck_assert_str_eq(row_text(0), "      ab");
	ck_assert_str_eq(row_text(1), "bc      ");
}
END_TEST

START_TEST(frame_fill_clips_and_styles)
{
	put_one(0, 8, "漢", 2);
	frame_fill(&frame, -1, 1, 99, 99, ROLE_STATUS);
	ck_assert_str_eq(row_text(0), "        ");
	ck_assert_uint_eq(frame.cells[0].style, ROLE_LINK);
	ck_assert_uint_eq(frame.cells[1].style, ROLE_STATUS);
	ck_assert_uint_eq(frame.cells[2 * 8 + 7].style, ROLE_STATUS);
}
END_TEST

START_TEST(frame_restyle_keeps_text_and_whole_cells)
{
	put_one(1, 8, "漢", 2);
	frame_restyle(&frame, 0, 2, 1, ROLE_FOCUS);
	ck_assert_str_eq(row_text(0), " 漢<     ");
	ck_assert_uint_eq(frame.cells[1].style, ROLE_FOCUS);
	ck_assert_uint_eq(frame.cells[2].style, ROLE_FOCUS);
	frame_restyle(&frame, 0, 0, 2, ROLE_MATCH);
	ck_assert_uint_eq(frame.cells[2].style, ROLE_MATCH);
	ck_assert_uint_eq(frame.cells[3].style, ROLE_TEXT);
	frame_restyle(&frame, 7, 0, 2, ROLE_MATCH);
	frame_restyle(&frame, 0, 9, 2, ROLE_MATCH);
}
END_TEST

START_TEST(frame_border_draws_lines_and_corners)
{
	frame_border(&frame, 0, 1, 3, 4, false);
	ck_assert_str_eq(row_text(0), " ┌──┐   ");
	ck_assert_str_eq(row_text(1), " │  │   ");
	ck_assert_str_eq(row_text(2), " └──┘   ");
	ck_assert_uint_eq(frame.cells[1].style, ROLE_BORDER);
}
END_TEST

START_TEST(frame_border_ascii_and_outside_is_clipped)
{
	frame_border(&frame, 1, 5, 9, 9, true);
	ck_assert_str_eq(row_text(0), "        ");
	ck_assert_str_eq(row_text(1), "     +--");
	ck_assert_str_eq(row_text(2), "     |  ");
}
END_TEST

START_TEST(frame_border_of_one_row_or_column_is_a_line)
{
	frame_border(&frame, 0, 0, 1, 3, false);
	frame_border(&frame, 0, 5, 3, 1, false);
	ck_assert_str_eq(row_text(0), "───  │  ");
	ck_assert_str_eq(row_text(2), "     │  ");
	frame_border(&frame, 0, 0, 0, 3, false);
}
END_TEST

static struct layout_opts opts_for(const struct locale *locale)
{
	return (struct layout_opts){.width = 6,
		.locale = locale,
		.brk = brk,
		.bidi = BIDI_EXPLICIT};
}

START_TEST(frame_put_text_cuts_and_fills_with_its_style)
{
	const struct layout_opts opts = opts_for(locale_default());

	frame_put_text(
		&frame, 0, 1, 4, STR("abcdefg"), ROLE_STATUS, &opts, &arena);
	ck_assert_str_eq(row_text(0), " abc…   ");
	frame_put_text(&frame, 0, 1, 4, STR("ab"), ROLE_STATUS, &opts, &arena);
	ck_assert_str_eq(row_text(0), " ab     ");
	ck_assert_uint_eq(frame.cells[4].style, ROLE_STATUS);
	ck_assert_uint_eq(frame.cells[5].style, ROLE_TEXT);
}
END_TEST

START_TEST(frame_put_text_rtl_locale_is_right_aligned)
{
	struct locale arabic = *locale_default();
	struct layout_opts opts = opts_for(&arabic);

	arabic.is_rtl = true;
	frame_put_text(
		&frame, 0, 0, 6, STR("سلم"), ROLE_TEXT, &opts, &arena); /* ar */
	ck_assert_str_eq(row_text(0), "   ملس  ");
	opts.bidi = BIDI_OFF;
	frame_put_text(&frame, 0, 0, 6, STR("سلم"), ROLE_TEXT, &opts, &arena);
	ck_assert_str_eq(row_text(0), "سلم     ");
}
END_TEST

START_TEST(frame_put_line_is_a_whole_row)
{
	const struct layout_opts opts = opts_for(locale_default());
	struct lines lines = {0};

	put_one(4, 8, "x", 1);
	layout_text(STR("ab"), ROLE_LINK, &opts, &arena, &lines);
	ck_assert_uint_eq(lines.line.len, 1);
	frame_put_line(&frame, 0, 0, &lines.line.ptr[0], &opts, &arena);
	ck_assert_str_eq(row_text(0), "ab      ");
	ck_assert_uint_eq(frame.cells[1].style, ROLE_LINK);
	ck_assert_uint_eq(frame.cells[4].style, ROLE_TEXT);
	lines_release(&lines);
}
END_TEST

START_TEST(frame_text_cols_counts_what_is_drawn)
{
	/* ar: lam and alef are one letter on the screen */
	static const struct {
		const char *text;
		int room, cols;
	} rows[] = {{"abc", 9, 3}, {"abc", 2, 2}, {"abc", 0, 0}, {"", 9, 0},
		{"目录", 9, 4}, {"لا", 9, 1}, {"إغلاق", 9, 4}};
	struct locale arabic = *locale_default();

	arabic.is_rtl = true;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct layout_opts opts = {.width = 9,
			.locale = &arabic,
			.brk = brk_new(&arabic),
			.bidi = BIDI_VISUAL};

		ck_assert_int_eq(frame_text_cols(str_of(rows[i].text),
					 rows[i].room, &opts, &arena),
			rows[i].cols);
		brk_free(opts.brk);
	}
}
END_TEST

Suite *suite_tui_frame(void)
{
	Suite *suite = suite_create("tui_frame");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, frame_init_below_one_counts_as_one);
	tcase_add_test(tests, frame_put_wide_cell_takes_two_columns);
	tcase_add_test(tests, frame_put_wide_cell_without_room_is_a_blank);
	tcase_add_test(tests, frame_put_over_half_a_wide_cell_blanks_the_other);
	tcase_add_test(tests, frame_put_spacing_marks_take_cells_of_their_own);
	tcase_add_test(tests, frame_put_emoji_without_joiners_are_cells_each);
	tcase_add_test(tests, frame_put_tab_is_blanks);
	tcase_add_test(tests, frame_put_keeps_four_marks);
	tcase_add_test(tests, frame_put_vanished_cell_is_left_out);
	tcase_add_test(tests, frame_put_outside_is_clipped);
	tcase_add_test(tests, frame_fill_clips_and_styles);
	tcase_add_test(tests, frame_restyle_keeps_text_and_whole_cells);
	tcase_add_test(tests, frame_border_draws_lines_and_corners);
	tcase_add_test(tests, frame_border_ascii_and_outside_is_clipped);
	tcase_add_test(tests, frame_border_of_one_row_or_column_is_a_line);
	tcase_add_test(tests, frame_put_text_cuts_and_fills_with_its_style);
	tcase_add_test(tests, frame_put_text_rtl_locale_is_right_aligned);
	tcase_add_test(tests, frame_put_line_is_a_whole_row);
	tcase_add_test(tests, frame_text_cols_counts_what_is_drawn);
	suite_add_tcase(suite, tests);
	return suite;
}
