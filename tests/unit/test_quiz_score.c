/* SPDX-License-Identifier: MIT */
#include "quiz/score.h"

#include "base/macros.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define DAY INT64_C(86400)
#define NOW (20000 * DAY + 3600)

Suite *suite_quiz_score(void);

static const struct str work = {"w", 1};
static const struct str question = {"2.1.q1", 6};

static char folder[64];
static struct state *state;
static struct err err;

static void setup(void)
{
	err = (struct err){0};
	snprintf(folder, sizeof(folder), "/tmp/koine-score-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	state = state_open(folder, NOW, &err);
}

static void teardown(void)
{
	char path[96];

	state_close(state);
	snprintf(path, sizeof(path), "%s/state.db", folder);
	unlink(path);
	rmdir(folder);
}

static struct state_score score(void)
{
	struct state_score got;

	state_get_score(state, work, question, &got);
	return got;
}

START_TEST(score_keep_counts_every_answer)
{
	ck_assert(score_keep(state, work, question, false, NOW, &err));
	ck_assert(score_keep(state, work, question, true, NOW, &err));
	ck_assert_int_eq(score().asked, 2);
	ck_assert_int_eq(score().right, 1);
}
END_TEST

START_TEST(score_keep_wrong_is_due_on_the_next_day)
{
	ck_assert(score_keep(state, work, question, false, NOW, &err));
	ck_assert_int_eq(score().box, 1);
	ck_assert_int_eq(score().due, 20001);
}
END_TEST

START_TEST(score_keep_right_on_the_same_day_moves_nothing)
{
	ck_assert(score_keep(state, work, question, false, NOW, &err));
	ck_assert(score_keep(state, work, question, true, NOW + 60, &err));
	ck_assert_int_eq(score().box, 1);
	ck_assert(score_keep(state, work, question, true, NOW + DAY, &err));
	ck_assert_int_eq(score().box, 2);
	ck_assert_int_eq(score().due, 20003);
}
END_TEST

START_TEST(score_keep_without_a_place_fails_and_says_why)
{
	struct state *none = state_open(NULL, NOW, &err);

	err = (struct err){0};
	ck_assert(!score_keep(none, work, question, true, NOW, &err));
	ck_assert_str_ne(err.message, "");
	state_close(none);
}
END_TEST

Suite *suite_quiz_score(void)
{
	Suite *suite = suite_create("quiz/score");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, score_keep_counts_every_answer);
	tcase_add_test(tests, score_keep_wrong_is_due_on_the_next_day);
	tcase_add_test(tests, score_keep_right_on_the_same_day_moves_nothing);
	tcase_add_test(tests, score_keep_without_a_place_fails_and_says_why);
	suite_add_tcase(suite, tests);
	return suite;
}
