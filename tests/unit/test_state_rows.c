/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "state/state.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Suite *suite_state_rows(void);

static const struct str work = {"w", 1};
static const struct str other = {"/home/a/\xD0\xB6.md#12ab", 18};
static const struct state_place here = {
	{"2.1.3", 5}, 17, {"zh", 2}, {"full", 4}};
static const struct state_place there = {
	{"A07.1/2", 7}, UINT32_MAX, {"ar", 2}, {"plain", 5}};

static char folder[64];
static struct state *state;
static struct arena arena;
static struct err err;

static void setup(void)
{
	err = (struct err){0};
	snprintf(folder, sizeof(folder), "/tmp/koine-rows-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	state = state_open(folder, 1000, &err);
}

static void teardown(void)
{
	state_close(state);
	unlink(arena_printf(&arena, "%s/state.db", folder).ptr);
	rmdir(folder);
	arena_free(&arena);
}

/* As at the next start. */
static void reopen(void)
{
	state_close(state);
	state = state_open(folder, 2000, &err);
	ck_assert_str_eq(err.message, "");
}

static void assert_place(
	const struct state_place *got, const struct state_place *wanted)
{
	ck_assert(str_eq(got->block, wanted->block));
	ck_assert_uint_eq(got->offset, wanted->offset);
	ck_assert(str_eq(got->lang, wanted->lang));
	ck_assert(str_eq(got->tier, wanted->tier));
}

START_TEST(state_set_place_comes_back_by_work)
{
	struct state_place got;

	ck_assert(state_set_place(state, work, &here, &err));
	ck_assert(state_set_place(state, other, &there, &err));
	reopen();
	ck_assert(state_get_place(state, work, &arena, &got));
	assert_place(&got, &here);
	ck_assert(state_get_place(state, other, &arena, &got));
	assert_place(&got, &there);
	ck_assert(!state_get_place(state, STR("none"), &arena, &got));
}
END_TEST

START_TEST(state_set_place_again_replaces)
{
	struct state_place got;

	ck_assert(state_set_place(state, work, &here, &err));
	ck_assert(state_set_place(state, work, &here, &err));
	ck_assert(state_set_place(state, work, &there, &err));
	reopen();
	ck_assert(state_get_place(state, work, &arena, &got));
	assert_place(&got, &there);
}
END_TEST

START_TEST(state_set_mark_each_letter_is_its_own)
{
	static const char marks[] = "azAZ'";
	struct state_place got;
	struct state_place place = here;

	for (size_t i = 0; marks[i]; i++) {
		place.offset = (uint32_t)i;
		ck_assert(state_set_mark(state, work, marks[i], &place, &err));
	}
	reopen();
	for (size_t i = 0; marks[i]; i++) {
		ck_assert(state_get_mark(state, work, marks[i], &arena, &got));
		ck_assert_uint_eq(got.offset, i);
	}
	ck_assert(!state_get_mark(state, work, 'b', &arena, &got));
	ck_assert(!state_get_mark(state, other, 'a', &arena, &got));
}
END_TEST

START_TEST(state_set_mark_again_replaces)
{
	struct state_place got;

	ck_assert(state_set_mark(state, work, 'a', &here, &err));
	ck_assert(state_set_mark(state, work, 'a', &there, &err));
	ck_assert(state_get_mark(state, work, 'a', &arena, &got));
	assert_place(&got, &there);
}
END_TEST

START_TEST(state_set_mark_no_letter_is_refused)
{
	ck_assert(!state_set_mark(state, work, '1', &here, &err));
	ck_assert_int_eq(err.code, ERR_USAGE);
	ck_assert(!state_set_mark(state, work, '\xD0', &here, &err));
	ck_assert(!state_set_mark(state, work, '\0', &here, &err));
}
END_TEST

START_TEST(state_bookmarks_come_in_the_order_of_their_making)
{
	struct state_bookmark *list;

	/* The clock goes back between them. */
	ck_assert(state_add_bookmark(
		state, work, &there, STR("\xE4\xBA\xBA"), 5000, &err));
	ck_assert(state_add_bookmark(state, other, &here, STR("x"), 1, &err));
	ck_assert(state_add_bookmark(state, work, &here, STR(""), 10, &err));
	reopen();
	ck_assert_uint_eq(state_bookmarks(state, work, &arena, &list), 2);
	assert_place(&list[0].place, &there);
	ck_assert(str_eq(list[0].label, STR("\xE4\xBA\xBA")));
	ck_assert_int_eq(list[0].time, 5000);
	assert_place(&list[1].place, &here);
	ck_assert_int_lt(list[0].id, list[1].id);
}
END_TEST

START_TEST(state_remove_bookmark_takes_that_one)
{
	struct state_bookmark *list;
	int64_t removed;

	ck_assert(state_add_bookmark(state, work, &here, STR("a"), 1, &err));
	ck_assert(state_add_bookmark(state, work, &here, STR("b"), 2, &err));
	state_bookmarks(state, work, &arena, &list);
	removed = list[1].id;
	ck_assert(state_remove_bookmark(state, removed, &err));
	ck_assert(state_add_bookmark(state, work, &here, STR("c"), 3, &err));
	ck_assert_uint_eq(state_bookmarks(state, work, &arena, &list), 2);
	ck_assert(str_eq(list[1].label, STR("c")));
	/* Another instance may still show the old one under its id. */
	ck_assert_int_ne(list[1].id, removed);
}
END_TEST

START_TEST(state_set_value_comes_back)
{
	struct str value;

	ck_assert(!state_get(state, "theme", &arena, &value));
	ck_assert(state_set(state, "theme", STR("dark"), &err));
	ck_assert(state_set(state, "bidi:xterm-256color", STR(""), &err));
	ck_assert(state_set(state, "theme", STR("light"), &err));
	reopen();
	ck_assert(state_get(state, "theme", &arena, &value));
	ck_assert(str_eq(value, STR("light")));
	ck_assert(state_get(state, "bidi:xterm-256color", &arena, &value));
	ck_assert_uint_eq(value.len, 0);
	ck_assert(!state_get(state, "Theme", &arena, &value));
}
END_TEST

START_TEST(state_set_score_comes_back_by_work_and_question)
{
	const struct state_score first = {{"2.1.q1", 6}, 3, 1, 1, 20001};
	const struct state_score second = {{"2.1.q2", 6}, 1, 1, 0, 0};
	struct state_score got;

	ck_assert(!state_get_score(state, work, first.question, &got));
	ck_assert_int_eq(got.asked, 0);
	ck_assert(state_set_score(state, work, &first, &err));
	ck_assert(state_set_score(state, work, &second, &err));
	reopen();
	ck_assert(state_get_score(state, work, first.question, &got));
	ck_assert_int_eq(got.asked, 3);
	ck_assert_int_eq(got.right, 1);
	ck_assert_int_eq(got.box, 1);
	ck_assert_int_eq(got.due, 20001);
	ck_assert(!state_get_score(state, other, first.question, &got));
}
END_TEST

START_TEST(state_set_score_again_replaces)
{
	struct state_score score = {{"2.1.q1", 6}, 1, 0, 1, 20001};

	ck_assert(state_set_score(state, work, &score, &err));
	score.asked = 2;
	ck_assert(state_set_score(state, work, &score, &err));
	ck_assert(state_get_score(state, work, score.question, &score));
	ck_assert_int_eq(score.asked, 2);
}
END_TEST

START_TEST(state_boxed_scores_come_by_their_day)
{
	static const struct state_score scores[] = {
		{{"2.1.q1", 6}, 1, 0, 1, 20003}, {{"2.1.q2", 6}, 1, 1, 0, 0},
		{{"2.1.q3", 6}, 1, 0, 1, 20001}};
	struct state_score *list;

	ck_assert_uint_eq(state_boxed_scores(state, work, &arena, &list), 0);
	for (size_t i = 0; i < ARRAY_LEN(scores); i++)
		ck_assert(state_set_score(state, work, &scores[i], &err));
	ck_assert_uint_eq(state_boxed_scores(state, work, &arena, &list), 2);
	ck_assert(str_eq(list[0].question, STR("2.1.q3")));
	ck_assert(str_eq(list[1].question, STR("2.1.q1")));
	ck_assert_uint_eq(state_boxed_scores(state, other, &arena, &list), 0);
}
END_TEST

Suite *suite_state_rows(void)
{
	Suite *suite = suite_create("state/rows");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, state_set_place_comes_back_by_work);
	tcase_add_test(tests, state_set_place_again_replaces);
	tcase_add_test(tests, state_set_mark_each_letter_is_its_own);
	tcase_add_test(tests, state_set_mark_again_replaces);
	tcase_add_test(tests, state_set_mark_no_letter_is_refused);
	tcase_add_test(
		tests, state_bookmarks_come_in_the_order_of_their_making);
	tcase_add_test(tests, state_remove_bookmark_takes_that_one);
	tcase_add_test(tests, state_set_value_comes_back);
	tcase_add_test(tests, state_set_score_comes_back_by_work_and_question);
	tcase_add_test(tests, state_set_score_again_replaces);
	tcase_add_test(tests, state_boxed_scores_come_by_their_day);
	suite_add_tcase(suite, tests);
	return suite;
}
