/* SPDX-License-Identifier: MIT */
#include "quiz/sitting.h"

#include "base/macros.h"

#include <check.h>

Suite *suite_quiz_sitting(void);

static struct sitting sitting;

/* Three questions: for plain, student, plain. */
static void setup(void)
{
	static const struct quiz_question questions[] = {
		{.id = {"2.1.q1", 6}, .needs = TIER_PLAIN},
		{.id = {"2.1.q2", 6}, .needs = TIER_STUDENT},
		{.id = {"2.1.q3", 6}, .needs = TIER_PLAIN},
	};

	sitting = (struct sitting){.tier = TIER_PLAIN};
	for (size_t i = 0; i < ARRAY_LEN(questions); i++)
		sitting_add(&sitting, &questions[i]);
	ck_assert(sitting_begin(&sitting));
}

static void teardown(void)
{
	sitting_release(&sitting);
}

START_TEST(sitting_begin_asks_what_the_tier_meets)
{
	ck_assert_uint_eq(sitting.at, 0);
	ck_assert(sitting_step(&sitting, 1));
	ck_assert_uint_eq(sitting.at, 2);
	ck_assert_int_eq(sitting_count(&sitting).all, 2);
	ck_assert_int_eq(sitting_count(&sitting).number, 2);
}
END_TEST

START_TEST(sitting_begin_nothing_for_the_tier_is_false)
{
	struct sitting other = {.tier = TIER_PLAIN};
	const struct quiz_question question = {
		.id = STR("2.1.q2"), .needs = TIER_FULL};

	sitting_add(&other, &question);
	ck_assert(!sitting_begin(&other));
	ck_assert_ptr_null(sitting_entry(&other));
	sitting_release(&other);
}
END_TEST

START_TEST(sitting_step_past_the_last_is_the_end)
{
	sitting_step(&sitting, 1);
	ck_assert(!sitting_step(&sitting, 1));
	ck_assert_ptr_null(sitting_entry(&sitting));
	ck_assert(sitting_step(&sitting, -1));
	ck_assert_uint_eq(sitting.at, 2);
}
END_TEST

START_TEST(sitting_step_before_the_first_stays)
{
	ck_assert(!sitting_step(&sitting, -1));
	ck_assert_uint_eq(sitting.at, 0);
}
END_TEST

START_TEST(sitting_tier_change_keeps_question_and_count)
{
	sitting_answer(&sitting, true);
	sitting.tier = TIER_STUDENT;
	ck_assert_int_eq(sitting_count(&sitting).all, 3);
	ck_assert(sitting_step(&sitting, 1));
	ck_assert_uint_eq(sitting.at, 1);
	sitting.tier = TIER_PLAIN;
	/* The one that is asked stays, though plain does not answer it. */
	ck_assert_int_eq(sitting_count(&sitting).all, 3);
	sitting_answer(&sitting, false);
	sitting_step(&sitting, 1);
	ck_assert_int_eq(sitting_count(&sitting).all, 3);
	ck_assert_int_eq(sitting_count(&sitting).right, 1);
	ck_assert_int_eq(sitting_count(&sitting).missed, 1);
}
END_TEST

START_TEST(sitting_repeat_asks_what_was_missed_until_right)
{
	sitting_answer(&sitting, false);
	sitting_step(&sitting, 1);
	sitting_answer(&sitting, true);
	ck_assert(!sitting_step(&sitting, 1));
	ck_assert(sitting_repeat(&sitting));
	ck_assert_uint_eq(sitting.at, 0);
	sitting_answer(&sitting, false);
	ck_assert(!sitting_step(&sitting, 1));
	ck_assert(sitting_repeat(&sitting));
	sitting_answer(&sitting, true);
	ck_assert(!sitting_step(&sitting, 1));
	ck_assert(!sitting_repeat(&sitting));
	ck_assert_int_eq(sitting_count(&sitting).right, 1);
	ck_assert_int_eq(sitting_count(&sitting).missed, 0);
}
END_TEST

START_TEST(sitting_repeat_asks_what_was_left_out)
{
	sitting_step(&sitting, 1);
	sitting_answer(&sitting, true);
	ck_assert(!sitting_step(&sitting, 1));
	ck_assert(sitting_repeat(&sitting));
	ck_assert_uint_eq(sitting.at, 0);
}
END_TEST

START_TEST(sitting_walk_goes_through_all)
{
	sitting_answer(&sitting, true);
	ck_assert(sitting_walk(&sitting, 1));
	ck_assert_uint_eq(sitting.at, 2);
	ck_assert(!sitting_walk(&sitting, 1));
	ck_assert_uint_eq(sitting.at, 2);
	ck_assert(sitting_walk(&sitting, -1));
	ck_assert_uint_eq(sitting.at, 0);
}
END_TEST

Suite *suite_quiz_sitting(void)
{
	Suite *suite = suite_create("quiz/sitting");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, sitting_begin_asks_what_the_tier_meets);
	tcase_add_test(tests, sitting_begin_nothing_for_the_tier_is_false);
	tcase_add_test(tests, sitting_step_past_the_last_is_the_end);
	tcase_add_test(tests, sitting_step_before_the_first_stays);
	tcase_add_test(tests, sitting_tier_change_keeps_question_and_count);
	tcase_add_test(tests, sitting_repeat_asks_what_was_missed_until_right);
	tcase_add_test(tests, sitting_repeat_asks_what_was_left_out);
	tcase_add_test(tests, sitting_walk_goes_through_all);
	suite_add_tcase(suite, tests);
	return suite;
}
