/* SPDX-License-Identifier: MIT */
#include "tui/shown.h"

#include <check.h>

Suite *suite_tui_shown(void);

static struct shown shown;
static struct frame frame;

static void setup(void)
{
	frame = (struct frame){0};
	shown = (struct shown){0};
	frame_init(&frame, 2, 6);
	shown_fit(&shown, 2, 6);
}

static void teardown(void)
{
	frame_release(&frame);
	shown_release(&shown);
}

static bool must_send(int row, enum bidi_mode bidi, int *cursor)
{
	return shown_row(&shown, &frame, row, bidi, cursor);
}

static void put(int row, const char *text, uint8_t len, uint8_t cols)
{
	const struct cell cell = {.text = text, .len = len, .cols = cols};

	frame_put(&frame, row, 0, 6, &cell, 1);
}

START_TEST(shown_row_changed_is_sent_once)
{
	int cursor = 0;

	ck_assert(must_send(0, BIDI_VISUAL, &cursor)); /* stale */
	ck_assert(must_send(1, BIDI_VISUAL, &cursor));
	shown.is_stale = false;
	put(1, "x", 1, 1);
	ck_assert(!must_send(0, BIDI_VISUAL, &cursor));
	ck_assert(must_send(1, BIDI_VISUAL, &cursor));
	ck_assert(!must_send(1, BIDI_VISUAL, &cursor));
}
END_TEST

START_TEST(shown_row_cursor_moves_without_sending)
{
	int cursor = 0;

	must_send(0, BIDI_VISUAL, &cursor);
	shown.is_stale = false;
	frame.cursor_col = 4;
	ck_assert(!must_send(0, BIDI_VISUAL, &cursor));
	ck_assert_int_eq(cursor, 4);
}
END_TEST

START_TEST(shown_row_logical_is_inverse_and_other_modes_are_not)
{
	int cursor = -1;

	put(0, "س", 2, 1); /* ar */
	put(0, "سل", 4, 2);
	frame.cursor_col = 0;
	ck_assert(must_send(0, BIDI_LOGICAL, &cursor));
	ck_assert_int_eq(cursor, 1);
	ck_assert_mem_eq(shown.row[0].text, "ل", 2);
	ck_assert(must_send(0, BIDI_EXPLICIT, &cursor));
	ck_assert_int_eq(cursor, 0);
	ck_assert_mem_eq(shown.row[0].text, "س", 2);
}
END_TEST

START_TEST(shown_row_frame_of_other_size_is_clipped_or_filled)
{
	int cursor = 0;

	put(0, "漢", 3, 2); /* zh */
	shown_fit(&shown, 3, 1);
	ck_assert(must_send(0, BIDI_VISUAL, &cursor));
	ck_assert_mem_eq(shown.row[0].text, " ", 2);
	ck_assert_uint_eq(shown.row[0].cols, 1);
	ck_assert(must_send(2, BIDI_VISUAL, &cursor));
	shown_fit(&shown, 2, 9);
	ck_assert(must_send(0, BIDI_VISUAL, &cursor));
	ck_assert_mem_eq(shown.row[0].text, "漢", 3);
	ck_assert_mem_eq(shown.row[8].text, " ", 2);
}
END_TEST

Suite *suite_tui_shown(void)
{
	Suite *suite = suite_create("tui_shown");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, shown_row_changed_is_sent_once);
	tcase_add_test(tests, shown_row_cursor_moves_without_sending);
	tcase_add_test(
		tests, shown_row_logical_is_inverse_and_other_modes_are_not);
	tcase_add_test(
		tests, shown_row_frame_of_other_size_is_clipped_or_filled);
	suite_add_tcase(suite, tests);
	return suite;
}
