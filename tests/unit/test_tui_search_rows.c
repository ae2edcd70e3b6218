/* SPDX-License-Identifier: MIT */
#include "tui/search_rows.h"

#include <check.h>

Suite *suite_tui_search_rows(void);

#define PAGE   1 /* the language that is read */
#define OTHER  4
#define LAST   2
#define HEIGHT 10

/* clang-format off */
/* As an answer has them: the page's language, then the others. */
static const struct search_hit hits[] = {
	{ .lang = PAGE }, { .lang = PAGE }, { .lang = PAGE },
	{ .lang = OTHER }, { .lang = OTHER },
	{ .lang = LAST },
};
/* clang-format on */

static struct search_answer answer;
static struct search_rows rows;

static void setup(void)
{
	answer = (struct search_answer){.hits = hits, .count = ARRAY_LEN(hits)};
	answer.counts[PAGE] = 3;
	answer.counts[OTHER] = 2;
	answer.counts[LAST] = 1;
	rows.hit_rows = 2;
	search_rows_begin(&rows, &answer, PAGE);
}

static void teardown(void)
{
	search_rows_release(&rows);
	rows = (struct search_rows){0};
}

/* "hhhll": a letter a row, a capital under the cursor. */
static const char *shown(void)
{
	static char text[64];
	size_t i = 0;

	for (; i < rows.row.len && i < sizeof(text) - 1; i++) {
		text[i] = "thls"[rows.row.ptr[i].kind];
		if (i == rows.at)
			text[i] = (char)(text[i] - 'a' + 'A');
	}
	text[i] = '\0';
	return text;
}

static void open_lang(int lang)
{
	rows.open |= 1u << lang;
	search_rows_fill(&rows, &answer);
}

START_TEST(search_rows_begin_shows_the_language_read_and_closes_the_others)
{
	ck_assert_str_eq(shown(), "Hhhll");
	ck_assert_int_eq(rows.row.ptr[3].lang, OTHER);
	ck_assert_int_eq(rows.row.ptr[4].lang, LAST);
}
END_TEST

START_TEST(search_rows_begin_nothing_in_it_opens_the_next_language)
{
	search_rows_begin(&rows, &answer, 0);
	ck_assert_str_eq(shown(), "lHhhll");
}
END_TEST

START_TEST(search_rows_begin_cursor_is_on_a_hit_below_the_terms)
{
	answer.concept_count = 2;
	search_rows_begin(&rows, &answer, PAGE);
	ck_assert_str_eq(shown(), "ttHhhll");
}
END_TEST

START_TEST(search_rows_begin_without_hits_is_on_the_first_suggestion)
{
	answer = (struct search_answer){.suggestion_count = 2};
	search_rows_begin(&rows, &answer, PAGE);
	ck_assert_str_eq(shown(), "Ss");
}
END_TEST

START_TEST(search_rows_begin_without_anything_has_no_row)
{
	int count = 7;

	answer = (struct search_answer){0};
	search_rows_begin(&rows, &answer, PAGE);
	ck_assert_ptr_null(search_rows_at(&rows));
	ck_assert(search_rows_move(&rows, ACTION_LINE_DOWN, 0, HEIGHT));
	ck_assert(search_rows_move(&rows, ACTION_PAGE_UP, 0, HEIGHT));
	ck_assert(search_rows_move(&rows, ACTION_END, 0, HEIGHT));
	search_rows_scroll(&rows, HEIGHT);
	ck_assert_int_eq(search_rows_position(&rows, &answer, &count), 0);
	ck_assert_int_eq(count, 0);
}
END_TEST

START_TEST(search_rows_fill_opened_language_has_its_hits_below_it)
{
	rows.at = 3;
	open_lang(OTHER);
	ck_assert_str_eq(shown(), "hhhLhhl");
	rows.open = 0;
	search_rows_fill(&rows, &answer);
	ck_assert_str_eq(shown(), "hhhLl");
}
END_TEST

START_TEST(search_rows_fill_more_hits_keep_the_cursor_on_its_hit)
{
	struct search_answer cut = answer;
	struct search_hit few[] = {
		{.lang = PAGE}, {.lang = OTHER}, {.lang = LAST}};

	cut.hits = few;
	cut.count = ARRAY_LEN(few);
	search_rows_begin(&rows, &cut, PAGE);
	rows.at = 1;
	rows.open = 1u << OTHER;
	search_rows_fill(&rows, &cut);
	rows.at = 2;
	ck_assert_str_eq(shown(), "hlHl");
	search_rows_fill(&rows, &answer);
	ck_assert_str_eq(shown(), "hhhlHhl");
}
END_TEST

/* clang-format off */
static const struct {
	size_t from;
	enum action action;
	int count;
	size_t to;
} moves[] = {
	{ 0, ACTION_LINE_DOWN, 0, 1 },
	{ 0, ACTION_LINE_DOWN, 3, 3 },
	{ 0, ACTION_LINE_DOWN, 1000000, 4 },
	{ 0, ACTION_LINE_UP, 0, 0 },
	{ 4, ACTION_LINE_UP, 2, 2 },
	{ 0, ACTION_PAGE_DOWN, 0, 4 },
	{ 4, ACTION_PAGE_UP, 0, 0 },
	{ 2, ACTION_START, 0, 0 },
	{ 2, ACTION_END, 0, 4 },
};
/* clang-format on */

START_TEST(search_rows_move_goes_to_the_row)
{
	rows.at = moves[_i].from;
	ck_assert(search_rows_move(
		&rows, moves[_i].action, moves[_i].count, HEIGHT));
	ck_assert_uint_eq(rows.at, moves[_i].to);
}
END_TEST

START_TEST(search_rows_move_page_of_one_entry_moves_one)
{
	ck_assert(search_rows_move(&rows, ACTION_PAGE_DOWN, 0, 2));
	ck_assert_uint_eq(rows.at, 1);
}
END_TEST

START_TEST(search_rows_move_other_actions_are_no_move)
{
	ck_assert(!search_rows_move(&rows, ACTION_OPEN, 0, HEIGHT));
	ck_assert(!search_rows_move(&rows, ACTION_HALF_DOWN, 0, HEIGHT));
}
END_TEST

START_TEST(search_rows_scroll_row_under_the_cursor_is_whole)
{
	rows.at = 2;
	search_rows_scroll(&rows, 5);
	ck_assert_uint_eq(rows.top, 1);
	rows.at = 0;
	search_rows_scroll(&rows, 5);
	ck_assert_uint_eq(rows.top, 0);
}
END_TEST

START_TEST(search_rows_scroll_lines_above_the_first_hit_come_along)
{
	answer.concept_count = 1;
	search_rows_begin(&rows, &answer, PAGE);
	rows.top = 3;
	rows.at = 1;
	search_rows_scroll(&rows, 3);
	ck_assert_uint_eq(rows.top, 0);
}
END_TEST

START_TEST(search_rows_scroll_leaves_no_row_empty_below_the_last)
{
	rows.at = rows.top = 4;
	search_rows_scroll(&rows, HEIGHT);
	ck_assert_uint_eq(rows.top, 0);
}
END_TEST

START_TEST(search_rows_scroll_lower_than_an_entry_shows_the_cursor)
{
	rows.at = 2;
	search_rows_scroll(&rows, 1);
	ck_assert_uint_eq(rows.top, 2);
}
END_TEST

START_TEST(search_rows_position_counts_hits_of_the_languages_shown)
{
	int count;

	rows.at = 2;
	ck_assert_int_eq(search_rows_position(&rows, &answer, &count), 3);
	ck_assert_int_eq(count, 3);
	open_lang(LAST);
	rows.at = 5;
	ck_assert_str_eq(shown(), "hhhllH");
	ck_assert_int_eq(search_rows_position(&rows, &answer, &count), 4);
	ck_assert_int_eq(count, 4);
	rows.at = 4;
	ck_assert_int_eq(search_rows_position(&rows, &answer, &count), 0);
}
END_TEST

START_TEST(search_rows_position_counts_hits_beyond_the_limit)
{
	int count;

	answer.counts[PAGE] = 178;
	rows.at = 1;
	ck_assert_int_eq(search_rows_position(&rows, &answer, &count), 2);
	ck_assert_int_eq(count, 178);
}
END_TEST

START_TEST(search_rows_is_cut_is_true_of_the_last_hit_with_more_beyond_it)
{
	ck_assert(!search_rows_is_cut(&rows, &answer, 2));
	answer.counts[PAGE] = 4;
	ck_assert(!search_rows_is_cut(&rows, &answer, 1));
	ck_assert(search_rows_is_cut(&rows, &answer, 2));
	ck_assert(!search_rows_is_cut(&rows, &answer, 3));
}
END_TEST

Suite *suite_tui_search_rows(void)
{
	Suite *suite = suite_create("tui_search_rows");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests,
		search_rows_begin_shows_the_language_read_and_closes_the_others);
	tcase_add_test(
		tests, search_rows_begin_nothing_in_it_opens_the_next_language);
	tcase_add_test(
		tests, search_rows_begin_cursor_is_on_a_hit_below_the_terms);
	tcase_add_test(tests,
		search_rows_begin_without_hits_is_on_the_first_suggestion);
	tcase_add_test(tests, search_rows_begin_without_anything_has_no_row);
	tcase_add_test(
		tests, search_rows_fill_opened_language_has_its_hits_below_it);
	tcase_add_test(
		tests, search_rows_fill_more_hits_keep_the_cursor_on_its_hit);
	tcase_add_loop_test(tests, search_rows_move_goes_to_the_row, 0,
		(int)ARRAY_LEN(moves));
	tcase_add_test(tests, search_rows_move_page_of_one_entry_moves_one);
	tcase_add_test(tests, search_rows_move_other_actions_are_no_move);
	tcase_add_test(tests, search_rows_scroll_row_under_the_cursor_is_whole);
	tcase_add_test(
		tests, search_rows_scroll_lines_above_the_first_hit_come_along);
	tcase_add_test(
		tests, search_rows_scroll_leaves_no_row_empty_below_the_last);
	tcase_add_test(
		tests, search_rows_scroll_lower_than_an_entry_shows_the_cursor);
	tcase_add_test(
		tests, search_rows_position_counts_hits_of_the_languages_shown);
	tcase_add_test(
		tests, search_rows_position_counts_hits_beyond_the_limit);
	tcase_add_test(tests,
		search_rows_is_cut_is_true_of_the_last_hit_with_more_beyond_it);
	suite_add_tcase(suite, tests);
	return suite;
}
