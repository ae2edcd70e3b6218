/* SPDX-License-Identifier: MIT */
#include "tui/menu_rows.h"

#include <check.h>

Suite *suite_tui_menu(void);

#define ROW(s, level)                                            \
	{                                                        \
		.text = {(s), sizeof(s) - 1}, .indent = (level), \
		.lang = CORPUS_NONE                              \
	}
#define HEAD(s)                                                    \
	{                                                          \
		.text = {(s), sizeof(s) - 1}, .lang = CORPUS_NONE, \
		.is_heading = true                                 \
	}

/* Like the help: rows below headings. */
static const struct menu_row keys[] = {
	HEAD("Page"),
	ROW("one line down", 1),
	ROW("one line up", 1),
	HEAD("Box"),
	ROW("close", 1),
	HEAD("Nothing below"),
};

/* Like the contents, in several scripts. */
static const struct menu_row parts[] = {
	ROW("1  Éléments", 0),
	ROW("1.1  Риски ИИ", 1),
	ROW("1.2  الذَّكاء", 1),
	ROW("2  安全", 0),
	ROW("2.1  Straße", 1),
};

static struct menu_rows list;
static struct fold *fold;

static void setup(void)
{
	fold = fold_new(locale_default());
}

static void teardown(void)
{
	menu_rows_release(&list);
	fold_free(fold);
}

static struct fold *fold_of(void *ctx, int lang)
{
	(void)ctx;
	(void)lang;
	return fold;
}

static void open_keys(size_t at)
{
	menu_rows_init(&list, keys, ARRAY_LEN(keys), at);
}

static void open_parts(size_t at)
{
	menu_rows_init(&list, parts, ARRAY_LEN(parts), at);
}

static void filter(const char *query)
{
	menu_rows_filter(&list, str_of(query), fold_of, NULL);
}

START_TEST(menu_rows_init_heading_is_never_under_the_cursor)
{
	open_keys(0);
	ck_assert_uint_eq(list.at, 1);
	menu_rows_release(&list);
	open_keys(5);
	ck_assert_uint_eq(list.at, 4);
}
END_TEST

START_TEST(menu_rows_at_without_rows_is_null)
{
	menu_rows_init(&list, NULL, 0, 0);
	ck_assert_ptr_null(menu_rows_at(&list));
	ck_assert(menu_rows_move(&list, ACTION_LINE_DOWN, 0, 5));
	ck_assert(menu_rows_move(&list, ACTION_END, 0, 5));
	ck_assert(menu_rows_move(&list, ACTION_NEXT_PART, 3, 5));
	menu_rows_scroll(&list, 0);
	ck_assert_ptr_null(menu_rows_at(&list));
	ck_assert_uint_eq(list.top, 0);
}
END_TEST

START_TEST(menu_rows_at_with_headings_only_is_null)
{
	menu_rows_init(&list, keys, 1, 0);
	ck_assert_ptr_null(menu_rows_at(&list));
	ck_assert(menu_rows_move(&list, ACTION_LINE_DOWN, 0, 5));
	ck_assert_ptr_null(menu_rows_at(&list));
}
END_TEST

/* clang-format off */
static const struct {
	size_t from;
	enum action action;
	int count;
	size_t to;
} moves[] = {
	{ 1, ACTION_LINE_DOWN, 0, 2 },
	{ 2, ACTION_LINE_DOWN, 0, 4 },	/* over a heading */
	{ 4, ACTION_LINE_DOWN, 0, 4 },
	{ 4, ACTION_LINE_UP, 0, 2 },
	{ 1, ACTION_LINE_UP, 0, 1 },
	{ 1, ACTION_LINE_DOWN, 2, 4 },
	{ 1, ACTION_LINE_DOWN, 1000000, 4 },
	{ 1, ACTION_FOCUS_NEXT, 0, 2 },
	{ 2, ACTION_FIND_PREV, 0, 1 },
	{ 1, ACTION_PAGE_DOWN, 0, 4 },
	{ 4, ACTION_PAGE_UP, 0, 1 },
	{ 1, ACTION_END, 0, 4 },
	{ 4, ACTION_START, 0, 1 },
	{ 1, ACTION_END, 2, 2 },
	{ 4, ACTION_START, 2, 2 },
	{ 1, ACTION_NEXT_PART, 0, 4 },
	{ 4, ACTION_PREV_PART, 0, 1 },
	{ 2, ACTION_NEXT_PART, 7, 4 },
};
/* clang-format on */

START_TEST(menu_rows_move_goes_by_rows_that_can_be_chosen)
{
	open_keys(moves[_i].from);
	ck_assert(menu_rows_move(&list, moves[_i].action, moves[_i].count, 3));
	ck_assert_uint_eq(list.at, moves[_i].to);
}
END_TEST

START_TEST(menu_rows_move_part_is_the_outermost_level)
{
	open_parts(1);
	menu_rows_move(&list, ACTION_NEXT_PART, 0, 3);
	ck_assert_uint_eq(list.at, 3);
	menu_rows_move(&list, ACTION_PREV_PART, 0, 3);
	ck_assert_uint_eq(list.at, 0);
}
END_TEST

START_TEST(menu_rows_move_other_actions_are_not_taken)
{
	open_keys(1);
	ck_assert(!menu_rows_move(&list, ACTION_OPEN, 0, 3));
	ck_assert(!menu_rows_move(&list, ACTION_CLOSE, 0, 3));
	ck_assert_uint_eq(list.at, 1);
}
END_TEST

/* clang-format off */
static const struct {
	const char *query;
	size_t shown, first; /* row under the cursor */
} queries[] = {
	{ "", 5, 0 },
	{ "elements", 1, 0 },	/* without accent, without capital */
	{ "РИСКИ", 1, 1 },
	{ "الذكاء", 1, 2 },	/* ar: without vowel signs */
	{ "安", 1, 3 },
	{ "strasse", 1, 4 },
	{ "1.", 2, 1 },
};
/* clang-format on */

START_TEST(menu_rows_filter_folds)
{
	open_parts(0);
	filter(queries[_i].query);
	ck_assert_uint_eq(list.shown.len, queries[_i].shown);
	ck_assert_ptr_eq(menu_rows_at(&list), &parts[queries[_i].first]);
}
END_TEST

START_TEST(menu_rows_filter_keeps_headings_of_matches_only)
{
	open_keys(1);
	filter("close");
	ck_assert_uint_eq(list.shown.len, 2);
	ck_assert_uint_eq(list.shown.ptr[0], 3);
	ck_assert_ptr_eq(menu_rows_at(&list), &keys[4]);
}
END_TEST

START_TEST(menu_rows_filter_looks_at_detail_and_key)
{
	static const struct menu_row rows[] = {
		{.text = {"one", 3}, .detail = {"PgDn", 4}},
		{.text = {"two", 3}, .key = {"page-up", 7}},
	};

	menu_rows_init(&list, rows, 2, 0);
	filter("pgdn");
	ck_assert_ptr_eq(menu_rows_at(&list), &rows[0]);
	filter("page-up");
	ck_assert_ptr_eq(menu_rows_at(&list), &rows[1]);
}
END_TEST

START_TEST(menu_rows_filter_without_match_shows_nothing)
{
	open_keys(1);
	filter("xyz");
	ck_assert_uint_eq(list.shown.len, 0);
	ck_assert_ptr_null(menu_rows_at(&list));
	filter("");
	ck_assert_uint_eq(list.shown.len, ARRAY_LEN(keys));
	ck_assert_ptr_nonnull(menu_rows_at(&list));
}
END_TEST

START_TEST(menu_rows_filter_without_fold_compares_bytes)
{
	open_parts(0);
	menu_rows_filter(&list, STR("Stra"), NULL, NULL);
	ck_assert_uint_eq(list.shown.len, 1);
}
END_TEST

START_TEST(menu_rows_filter_cleared_keeps_the_row)
{
	open_parts(0);
	filter("安");
	filter("");
	ck_assert_ptr_eq(menu_rows_at(&list), &parts[3]);
}
END_TEST

START_TEST(menu_rows_scroll_keeps_cursor_on_screen)
{
	for (int height = 0; height < 8; height++)
		for (size_t at = 0; at < ARRAY_LEN(keys); at++) {
			const size_t rows = height > 0 ? (size_t)height : 1;

			open_keys(at);
			menu_rows_scroll(&list, height);
			ck_assert_uint_le(list.top, list.at);
			ck_assert_uint_lt(list.at, list.top + rows);
			menu_rows_release(&list);
		}
}
END_TEST

START_TEST(menu_rows_scroll_shows_the_heading_too)
{
	open_keys(4);
	menu_rows_scroll(&list, 2);
	menu_rows_move(&list, ACTION_START, 0, 2);
	menu_rows_scroll(&list, 2);
	ck_assert_uint_eq(list.top, 0);
}
END_TEST

Suite *suite_tui_menu(void)
{
	Suite *suite = suite_create("tui_menu");
	TCase *tcase = tcase_create("rows");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, menu_rows_init_heading_is_never_under_the_cursor);
	tcase_add_test(tcase, menu_rows_at_without_rows_is_null);
	tcase_add_test(tcase, menu_rows_at_with_headings_only_is_null);
	tcase_add_loop_test(tcase,
		menu_rows_move_goes_by_rows_that_can_be_chosen, 0,
		(int)ARRAY_LEN(moves));
	tcase_add_test(tcase, menu_rows_move_part_is_the_outermost_level);
	tcase_add_test(tcase, menu_rows_move_other_actions_are_not_taken);
	tcase_add_loop_test(
		tcase, menu_rows_filter_folds, 0, (int)ARRAY_LEN(queries));
	tcase_add_test(tcase, menu_rows_filter_keeps_headings_of_matches_only);
	tcase_add_test(tcase, menu_rows_filter_looks_at_detail_and_key);
	tcase_add_test(tcase, menu_rows_filter_without_match_shows_nothing);
	tcase_add_test(tcase, menu_rows_filter_without_fold_compares_bytes);
	tcase_add_test(tcase, menu_rows_filter_cleared_keeps_the_row);
	tcase_add_test(tcase, menu_rows_scroll_keeps_cursor_on_screen);
	tcase_add_test(tcase, menu_rows_scroll_shows_the_heading_too);
	suite_add_tcase(suite, tcase);
	return suite;
}
