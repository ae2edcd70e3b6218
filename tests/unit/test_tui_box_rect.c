/* SPDX-License-Identifier: MIT */
#include "tui/box.h"

#include <check.h>

Suite *suite_tui_box_rect(void);

START_TEST(box_text_cols_are_the_screen_less_the_border)
{
	static const struct {
		int cols, text;
	} rows[] = {{200, 76}, {80, 76}, {79, 75}, {40, 36}, {20, 18}, {12, 10},
		{11, 11}, {1, 1}, {0, 1}};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_int_eq(box_text_cols(rows[i].cols), rows[i].text);
}
END_TEST

START_TEST(box_place_short_text_stands_below_the_focus)
{
	const struct box_rect rect = box_place(24, 80, 3, 4, true);

	ck_assert_int_eq(rect.row, 5);
	ck_assert_int_eq(rect.rows, 5);
	ck_assert_int_eq(rect.text_row, 6);
	ck_assert_int_eq(rect.text_rows, 3);
}
END_TEST

START_TEST(box_place_near_the_bottom_stands_above_the_focus)
{
	const struct box_rect rect = box_place(24, 80, 3, 20, true);

	ck_assert_int_eq(rect.row + rect.rows, 20);
}
END_TEST

START_TEST(box_place_far_stands_at_the_end_of_the_page)
{
	const struct box_rect rect = box_place(24, 80, 3, 2, false);

	ck_assert_int_eq(rect.row + rect.rows, 23);
}
END_TEST

START_TEST(box_place_far_from_the_end_stands_at_the_start)
{
	ck_assert_int_eq(box_place(24, 80, 3, 21, false).row, 0);
}
END_TEST

START_TEST(box_place_wide_screen_is_centred)
{
	const struct box_rect rect = box_place(24, 120, 3, 4, true);

	ck_assert_int_eq(rect.cols, 80);
	ck_assert_int_eq(rect.col, 20);
	ck_assert_int_eq(rect.text_cols, 76);
}
END_TEST

START_TEST(box_place_tiny_screen_has_no_border)
{
	ck_assert(!box_place(5, 10, 9, 0, true).has_border);
	ck_assert(!box_place(4, 80, 9, 1, true).has_border);
}
END_TEST

static void assert_fits(int rows, int cols, int text_rows, int focus)
{
	const int page = rows > 1 ? rows - 1 : 1;

	for (int near = 0; near < 2; near++) {
		const struct box_rect rect =
			box_place(rows, cols, text_rows, focus, near == 1);

		ck_assert_int_ge(rect.row, 0);
		ck_assert_int_ge(rect.col, 0);
		ck_assert_int_ge(rect.text_rows, 1);
		ck_assert_int_ge(rect.text_cols, 1);
		ck_assert_int_le(rect.row + rect.rows, page);
		ck_assert_int_le(rect.col + rect.cols, cols);
		ck_assert_int_le(
			rect.text_col + rect.text_cols, rect.col + rect.cols);
		ck_assert_int_le(
			rect.text_row + rect.text_rows, rect.row + rect.rows);
		ck_assert(rect.rows <= rows / 2 || rect.rows == 1);
		/* Never over the line asked about. */
		ck_assert(page == 1 || focus < rect.row ||
			  focus >= rect.row + rect.rows);
	}
}

START_TEST(box_place_any_screen_leaves_the_focus_free)
{
	for (int rows = 1; rows < 40; rows++)
		for (int focus = 0; focus < (rows > 1 ? rows - 1 : 1); focus++)
			for (int text = 0; text < 30; text += 3)
				assert_fits(rows, 1 + rows * 3, text, focus);
}
END_TEST

Suite *suite_tui_box_rect(void)
{
	Suite *s = suite_create("tui/box_rect");
	TCase *tc = tcase_create("box_rect");

	tcase_add_test(tc, box_text_cols_are_the_screen_less_the_border);
	tcase_add_test(tc, box_place_short_text_stands_below_the_focus);
	tcase_add_test(tc, box_place_near_the_bottom_stands_above_the_focus);
	tcase_add_test(tc, box_place_far_stands_at_the_end_of_the_page);
	tcase_add_test(tc, box_place_far_from_the_end_stands_at_the_start);
	tcase_add_test(tc, box_place_wide_screen_is_centred);
	tcase_add_test(tc, box_place_tiny_screen_has_no_border);
	tcase_add_test(tc, box_place_any_screen_leaves_the_focus_free);
	suite_add_tcase(s, tc);
	return s;
}
